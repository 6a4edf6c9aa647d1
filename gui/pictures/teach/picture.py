"""The heaps on their canvas; over it the names, to be written anew in place, and the buttons: open, save, stop."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QStyle, QStyleOptionFrame, QWidget

from core.heaps import LONGEST, PLACES, SIDES, Place
from gui.language import Language
from gui.lesson import Frame, Picture
from gui.pictures.teach.canvas import Canvas
from gui.pictures.teach.plan import Plan
from gui.pictures.teach.scene import name_of
from gui.theme import Look

NARROW = 15  # texts: in a narrower heap the button gives its room to the name


class Name(QLineEdit):
    """The name of a heap: a title until one clicks into it."""

    left = Signal()  # Esc

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST)
        self.setFrame(False)
        self.shown, self.looks, self.largest = "", "", 20

    def show_name(self, name: str) -> None:
        """Show this, unless somebody is writing."""
        if name != self.shown or not self.hasFocus():
            self.shown = name
            if self.text() != name:
                self.setText(name)
                self.setCursorPosition(0)
                self.fit()

    def fit(self) -> None:
        """Smaller type for a long name, down to half."""
        font, size = self.font(), self.largest
        font.setBold(True)
        while size > 0.5 * self.largest:
            font.setPixelSize(size)
            if QFontMetricsF(font).horizontalAdvance(self.text()) <= self._room():
                break
            size -= 1
        self.setStyleSheet(f"{self.looks} QLineEdit {{ font-size: {size}px; }}")

    def _room(self) -> float:
        """Width for the text: without what the style and the line edit itself keep free at its ends."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inner = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return inner.width() - 5.0

    def event(self, event: QEvent) -> bool:
        """Esc is ours while somebody writes (the window would close what lies over the picture)."""
        ours = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if ours and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back what was written; Enter keeps it and leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self.shown)
            self.left.emit()
        else:
            super().keyPressEvent(event)


class TeachPicture(Picture):
    """Canvas, names and buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.canvas = Canvas()
        self.canvas.setParent(self)
        self.names: dict[Place, Name] = {place: Name(self) for place in SIDES}
        self.opens: dict[Place, QPushButton] = {place: QPushButton(self) for place in PLACES}
        self.save, self.stop = QPushButton(self), QPushButton(self)
        for button in (*self.opens.values(), self.save, self.stop):
            button.setProperty("role", "outline")
        for place, name in self.names.items():
            name.editingFinished.connect(lambda place=place: self._named(place))
            name.returnPressed.connect(self.canvas.setFocus)
            name.left.connect(self.canvas.setFocus)
        for place, button in self.opens.items():
            button.clicked.connect(lambda _=False, place=place: self._open(place))
        self.save.clicked.connect(lambda: self.asked.emit("save"))
        self.stop.clicked.connect(lambda: self.asked.emit("stop"))
        self.canvas.pointed.connect(self.hovered)
        self.canvas.done.connect(lambda what, value: self.dragged.emit(what, value, True))
        self.setFocusProxy(self.canvas)
        self._look, self._say = Look(), Language()
        self._rooms: Plan | None = None

    def _open(self, place: Place) -> None:
        self.canvas.aim = place
        self.asked.emit("open")

    def _named(self, place: Place) -> None:
        field = self.names[place]
        if field.text().strip() != field.shown:
            self.dragged.emit("name", (place, field.text()), True)

    def target(self, point: QPoint | None) -> str:
        """The heap under the pointer; between them, and for what is pasted, the one that was used last."""
        found = None if point is None else self.canvas.place_at(QPointF(self.canvas.mapFrom(self, point)))
        if found is not None:
            self.canvas.aim = found
        return self.canvas.aim

    # -- showing -------------------------------------------------------------------------------------------------

    def draw(self, frame: Frame) -> None:
        """Show this moment."""
        self.canvas.show_frame(frame)
        if self.canvas.rooms() != self._rooms:
            self._place()
        for place, name in self.names.items():
            name.show_name(name_of(frame.scene.heaps, place, self._say))
        self.save.setEnabled(bool(frame.scene.heaps.items))
        done, of = frame.view.reading
        self.stop.setVisible(of > 1)
        if of > 1:
            self.stop.setText(self._say("teach.label.stop", done=done, of=of))
            self._place_stop()

    def dress(self, look: Look) -> None:
        """Colours and sizes."""
        self._look = self.canvas.look = look
        for place, name in self.names.items():
            name.largest = look.px("title")
            name.looks = (
                f"QLineEdit {{ background: transparent; border: 1px solid transparent; border-radius: {look.space}px;"
                f" font-weight: 600; color: {getattr(look.theme, place)}; }}"
                f"QLineEdit:hover {{ border-color: {look.theme.line}; }}"
                f"QLineEdit:focus {{ border-color: {look.theme.accent}; background: {look.theme.raised}; }}"
            )
        self._place()
        if self.canvas.frame is not None:
            self.canvas.show_frame(self.canvas.frame)

    def speak(self, language: Language) -> None:
        """Labels."""
        self._say = self.canvas.say = language
        self.canvas.setAccessibleName(language("teach.title"))
        self.canvas.setAccessibleDescription(language("teach.label.keys"))
        for place, button in self.opens.items():
            tip = language(f"teach.label.open_{place}")
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        for place, name in self.names.items():
            tip = language(f"teach.label.name_{place}")
            name.setToolTip(tip)
            name.setAccessibleName(tip)
        self.save.setText(language("teach.label.save"))
        self.save.setToolTip(language("teach.label.save_tip"))
        self._place()
        if self.canvas.frame is not None:
            self.draw(self.canvas.frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything finds its place again."""
        self._place()

    def _place(self) -> None:
        self.canvas.setGeometry(self.rect())
        rooms, text = self.canvas.rooms(), self._look.px("body")
        self._rooms = rooms
        for place, button in self.opens.items():
            box = rooms.room(place)
            button.setText(self._say("teach.label.open") if box.width() > NARROW * text else "+")
            size = button.sizeHint()
            y = box.y() + rooms.pad + (rooms.head - size.height()) / 2
            button.setGeometry(_whole(QRectF(box.right() - rooms.pad - size.width(), y, size.width(), size.height())))
        for place, name in self.names.items():
            box = rooms.room(place)
            left = box.x() + rooms.pad + 1.5 * text
            wide = self.opens[place].x() - left - self._count_wide()
            self.canvas.edges[place] = float(self.opens[place].x())
            name.setGeometry(_whole(QRectF(left, box.y() + rooms.pad, wide, rooms.head)))
            name.fit()
        size = self.save.sizeHint()
        box = rooms.scores
        corner = box.right() - rooms.pad / 2 - size.width(), box.y() + rooms.pad / 2
        self.canvas.edges["save"] = corner[0]
        self.save.setGeometry(_whole(QRectF(*corner, size.width(), size.height())))
        self._place_stop()

    def _count_wide(self) -> float:
        """Room for the number of pictures, and for one that grows by a digit."""
        return QFontMetricsF(self._look.font("title", True)).horizontalAdvance("00") + 1.2 * self._look.px("body")

    def _place_stop(self) -> None:
        """In the middle, between the heaps and what came of them."""
        size = self.stop.sizeHint()
        y = round(self.canvas.rooms().one.bottom() - size.height() / 2)
        self.stop.setGeometry((self.width() - size.width()) // 2, y, size.width(), size.height())
        self.stop.raise_()


def _whole(box: QRectF) -> QRect:
    return box.toRect()
