"""The row over a contact sheet: which photos, in what order."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from gui.folder_marks import MARKS
from gui.folder_rows import FILTERS, ORDERS
from gui.knob import Option
from gui.language import Language
from gui.theme import Look


class Bar(QWidget):
    """Filters with their counts as a row of buttons (a list where the row is too wide), and the order as a list."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.filter, self.order = "all", "name"
        self._language = Language()
        self._counts = dict.fromkeys(FILTERS, 0)
        self._classes = False
        self.row, self.buttons = QWidget(), {name: Option() for name in FILTERS}
        inner = QHBoxLayout(self.row)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(2)
        group = QButtonGroup(self)
        for name, button in self.buttons.items():
            button.setCheckable(True)
            button.setProperty("role", "choice")
            button.clicked.connect(lambda _=False, name=name: self._filter(name))
            group.addButton(button)
            inner.addWidget(button)
        self.buttons["all"].setChecked(True)
        self.filters, self.orders, self.label = QComboBox(), QComboBox(), QLabel()
        self.label.setProperty("role", "faint")
        self.filters.activated.connect(lambda k: self._filter(self._offered()[k]))
        self.orders.activated.connect(lambda k: self._order(self.offered_orders()[k]))
        for box in (self.filters, self.orders):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.layout_ = QHBoxLayout(self)
        self.layout_.setContentsMargins(0, 0, 0, 0)
        self.layout_.addWidget(self.row)
        self.layout_.addWidget(self.filters)
        self.layout_.addStretch(1)
        self.layout_.addWidget(self.label)
        self.layout_.addWidget(self.orders)
        self.filters.hide()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    # -- what is offered -----------------------------------------------------------------------------------------

    def _offered(self) -> tuple[str, ...]:
        """Mistakes are known only where the folders name the classes; refused ones are shown where there are any."""
        gone = set() if self._classes else {"wrong"}
        gone |= set() if self._counts["refused"] else {"refused"}
        return tuple(name for name in FILTERS if name not in gone or name == self.filter)

    def offered_orders(self) -> tuple[str, ...]:
        """The same for the order."""
        return tuple(name for name in ORDERS if name != "wrong" or self._classes)

    def show_counts(self, counts: dict[str, int], classes: bool) -> None:
        """How many each filter lets through; whether right and wrong are known."""
        if (counts, classes) == (self._counts, self._classes):
            return
        self._counts, self._classes = counts, classes
        if not classes and "wrong" in (self.filter, self.order):
            self.filter = "all" if self.filter == "wrong" else self.filter
            self.order = "name" if self.order == "wrong" else self.order
            self.chosen.emit()
        self._write()

    def choose(self, name: str) -> None:
        """Show what this filter lets through, where it is offered."""
        if name in self._offered():
            self._filter(name)

    def reset(self) -> None:
        """Another folder: all of it, by name."""
        self.filter, self.order = "all", "name"
        self._write()

    def _filter(self, name: str) -> None:
        self.filter = name
        self._write()
        self.chosen.emit()

    def _order(self, name: str) -> None:
        self.order = name
        self._write()
        self.chosen.emit()

    # -- looks ---------------------------------------------------------------------------------------------------

    def dress(self, look: Look) -> None:
        """Spaces, and the marks that the photos wear."""
        self.layout_.setSpacing(look.space)
        side = round(look.px("body") * 0.8)
        for name in MARKS:
            self.buttons[name].setIcon(_icon(look, name, side, self.devicePixelRatioF()))
            self.buttons[name].setIconSize(QSize(side, side))
        self._write()
        self._fit()

    def speak(self, language: Language) -> None:
        """Names."""
        self._language = language
        self._write()

    def _write(self) -> None:
        say, offered = self._language, self._offered()
        words = {name: f"{say(f'folder.filter_{name}')} {self._counts[name]:,}" for name in FILTERS}
        for name, button in self.buttons.items():
            button.setText(f" {words[name]}" if name in MARKS else words[name])
            button.setAccessibleName(f"{say('folder.filter')}: {words[name]}")
            button.setVisible(name in offered)
            button.setChecked(name == self.filter)
        _fill(self.filters, [words[name] for name in offered], offered.index(self.filter))
        orders = self.offered_orders()
        _fill(self.orders, [say(f"folder.order_{name}") for name in orders], orders.index(self.order))
        self.filters.setAccessibleName(say("folder.filter"))
        self.orders.setAccessibleName(say("folder.order"))
        self.orders.setEnabled(self.filter != "refused")
        self.label.setText(say("folder.order"))
        self._fit()

    def _fit(self) -> None:
        """The row of buttons if there is room; then without the word beside the order; then as a list."""
        gap, room = self.layout_.spacing(), self.width()
        row, order = self.row.sizeHint().width(), self.orders.sizeHint().width()
        label = self.label.sizeHint().width() + gap
        self.row.setVisible(row + order + gap <= room)
        self.filters.setVisible(not self.row.isVisibleTo(self))
        taken = row if self.row.isVisibleTo(self) else self.filters.sizeHint().width()
        self.label.setVisible(taken + order + label + gap <= room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room, or less."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another style sheet: other widths."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()


def _icon(look: Look, name: str, side: int, ratio: float) -> QIcon:
    """The mark of a verdict, or of a mistake."""
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        MARKS[name](painter, look, QPointF(side / 2, side / 2), side / 2 - 1)
    return QIcon(pixmap)


def _fill(box: QComboBox, words: list[str], chosen: int) -> None:
    """These words; an open list is not disturbed."""
    if [box.itemText(k) for k in range(box.count())] != words:
        if len(words) == box.count():
            for k, word in enumerate(words):
                box.setItemText(k, word)
        else:
            box.clear()
            box.addItems(words)
    box.setCurrentIndex(chosen)
