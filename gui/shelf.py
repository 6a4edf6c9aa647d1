"""The shelf of lessons at the left, with the ☰ menu at its head; it folds to a strip."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gui.language import Language
from gui.syllabus import Titled
from gui.theme import Look

DENSE = ("short", "line")  # little room: short titles, close together


class Shelf(QWidget):
    """`chosen(name)` when a lesson is clicked; `folded()` when its strip is."""

    chosen = Signal(str)
    fold_asked = Signal()
    menu_asked = Signal()
    map_asked = Signal()

    def __init__(self, lessons: Sequence[Titled]) -> None:
        super().__init__()
        self.setProperty("room", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.lessons = lessons
        self.strip = False
        self.menu, self.fold, self.map = QPushButton("☰"), QPushButton("«"), QPushButton()
        self.map.setProperty("role", "lesson")
        self.name = QLabel()
        self.name.setProperty("role", "head")
        self.buttons: dict[str, QPushButton] = {}
        self.group = QButtonGroup(self)
        self._look, self._language = Look(), Language()
        self._titles: dict[str, str] = {}
        self._build()

    def _build(self) -> None:
        self.column = QVBoxLayout(self)
        head = QHBoxLayout()
        head.addWidget(self.menu)
        head.addWidget(self.name, 1)
        self.column.addLayout(head)
        self.column.addWidget(self.map)
        inner = QWidget()
        inner.setProperty("room", "panel")
        self.list = QVBoxLayout(inner)
        for lesson in self.lessons:
            button = QPushButton()
            button.setCheckable(True)
            button.setProperty("role", "lesson")
            button.clicked.connect(lambda _=False, name=lesson.name: self.chosen.emit(name))
            self.group.addButton(button)
            self.buttons[lesson.name] = button
            self.list.addWidget(button)
        self.list.addStretch()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inner)
        self.column.addWidget(self.area, 1)
        self.column.addWidget(self.fold)
        self.menu.clicked.connect(self.menu_asked)
        self.fold.clicked.connect(self.fold_asked)
        self.map.clicked.connect(self.map_asked)

    def show_chosen(self, name: str) -> None:
        """Light up the lesson on the stage."""
        self.buttons[name].setChecked(True)

    def set_strip(self, strip: bool) -> None:
        """Fold to a strip, or unfold."""
        if strip != self.strip:
            self.strip = strip
            self._write()

    def dress(self, look: Look) -> None:
        """Width and spaces."""
        self._look = look
        space = look.space
        self.column.setContentsMargins(space, space, space, space)
        self.list.setContentsMargins(0, space, 0, 0)
        if self._titles:
            self._write()

    def speak(self, language: Language) -> None:
        """Titles."""
        self._language = language
        self._titles = {lesson.name: language(f"{lesson.name}.title") for lesson in self.lessons}
        self.name.setText(language("window.name"))
        self.menu.setAccessibleName(language("window.menu"))
        self.menu.setToolTip(language("keys.menu"))
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height, other titles."""
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self._fit()

    def _write(self) -> None:
        """The head, and the titles as large as there is room for."""
        look = self._look
        self.setFixedWidth(self._width() + 2 * look.space)
        self.name.setVisible(not self.strip)
        self.fold.setText("»" if self.strip else "«")
        self.fold.setAccessibleName(self._language("window.unfold" if self.strip else "window.fold"))
        self.fold.setToolTip(self._language("keys.shelf"))
        self.map.setText("▦" if self.strip else f"▦  {self._language('map.name')}")
        self.map.setAccessibleName(self._language("keys.map"))
        self.map.setToolTip(self._language("keys.map"))
        self.column.activate()  # another language, another height of the head: what is left is known only now
        self._fit()

    def _width(self) -> int:
        return round(self._look.px("body") * (2.6 if self.strip else 11.5))

    def _fit(self) -> None:
        """Titles wrapped where needed; where not all would be seen smaller, then shorter, then each on one line."""
        for tight in ("", "small", "short", "line"):
            self._title(tight)
            if self.list.sizeHint().height() <= self.area.height():
                return

    def _title(self, tight: str) -> None:
        """The titles, or on the strip the lessons' signs."""
        look, small = self._look, bool(tight)
        metrics = QFontMetrics(look.font("small" if small else "body", bold=True))
        room = self._width() - 4 * look.space
        self.list.setSpacing(0 if small else look.space // 2)
        for lesson in self.lessons:
            button, title = self.buttons[lesson.name], self._titles.get(lesson.name, "")
            wide = room + 2 * look.space if tight in DENSE else room
            told = title if tight not in DENSE or metrics.horizontalAdvance(title) <= wide else before_colon(title)
            line = metrics.elidedText(told, Qt.TextElideMode.ElideRight, wide)
            words = line if tight == "line" else wrapped(told, metrics, wide)
            style = "line" if tight in DENSE else tight
            if button.property("tight") != style:
                button.setProperty("tight", style)
                button.style().unpolish(button)
                button.style().polish(button)
            button.setText(lesson.symbol if self.strip else words)
            button.setAccessibleName(title)
            whole = not self.strip and told == title and "…" not in words
            button.setToolTip("" if whole else title)


def before_colon(title: str) -> str:
    """The short form of a title, as over the stage."""
    return re.split("[:：]", title)[0]


def wrapped(text: str, metrics: QFontMetrics, width: int) -> str:
    """The text on as many lines as it needs (a button does not wrap by itself); Chinese breaks anywhere."""
    pieces = text.split(" ") if " " in text else list(text)
    joint = " " if " " in text else ""
    lines = [pieces[0]] if pieces else [""]
    for piece in pieces[1:]:
        longer = lines[-1] + joint + piece
        if metrics.horizontalAdvance(longer) > width and piece not in "：？！，。:?!,":
            lines.append(piece)
        else:
            lines[-1] = longer
    return "\n".join(lines)
