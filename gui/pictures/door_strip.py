"""Under the picture: what to do at the door (open, paste, drop), and the drawn samples to pick from: all buttons."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from gui.language import Language
from gui.pictures.cat_peek import peek, space_for
from gui.theme import Look

LEAST = 34  # pixels of a sample's side


class DoorStrip(QWidget):
    """Buttons in one row or two, however wide it is."""

    picked = Signal(str)  # a sample by name
    asked = Signal(str)  # "open", "paste"

    def __init__(self, samples: dict[str, QImage]) -> None:
        super().__init__()
        self._look, self._language = Look(), Language()
        self.actions_ = {name: QPushButton(self) for name in ("open", "paste")}
        for name, button in self.actions_.items():
            button.setProperty("role", "outline")
            button.clicked.connect(lambda _=False, name=name: self.asked.emit(name))
        self.samples = {name: QToolButton(self) for name in samples}
        for name, thumb in self.samples.items():
            thumb.setCheckable(True)
            thumb.setIcon(QIcon(QPixmap.fromImage(samples[name])))
            thumb.clicked.connect(lambda _=False, name=name: self._pick(name))
        self._hint = QRect()

    def _pick(self, name: str) -> None:
        self.show_picked("")
        self.picked.emit(name)

    def show_picked(self, name: str) -> None:
        """Which sample is at the door; "" for none."""
        for key, button in self.samples.items():
            button.setChecked(key == name)

    def dress(self, look: Look) -> None:
        """Sizes and colours."""
        self._look = look
        for button in self.samples.values():
            button.setStyleSheet(
                f"QToolButton {{ padding: 1px; border: 2px solid transparent; border-radius: {look.space // 2}px; }}"
                f"QToolButton:hover {{ border-color: {look.theme.line}; }}"
                f"QToolButton:checked {{ border-color: {look.theme.accent}; }}"
                f"QToolButton:focus {{ border-color: {look.theme.ink}; }}"
            )
        self._place()

    def speak(self, language: Language) -> None:
        """Names of the buttons."""
        self._language = language
        for name, button in self.actions_.items():
            button.setText(language(f"cat_door.label.{name}"))
        for name, thumb in self.samples.items():
            words = sample_name(name, language)
            thumb.setToolTip(words)
            thumb.setAccessibleName(words)
        self._place()

    def needed(self, width: int) -> int:
        """How high it must be at this width."""
        rows = self._rows(width)
        room = width - (2 if rows == 1 else 1) * self._left() - self._look.space
        count = -(-len(self.samples) // rows) or 1
        return rows * min(self._thumb() + 2, max(LEAST, room // count)) + self._look.space

    def _thumb(self) -> int:
        return max(LEAST, round(self._look.px("body") * 2.9))

    def _left(self) -> int:
        """Width of the two buttons."""
        return max(button.sizeHint().width() for button in self.actions_.values()) + self._look.space

    def _rows(self, width: int) -> int:
        room = width - 2 * self._left() - self._look.space
        return 1 if room >= len(self.samples) * LEAST else 2

    def _place(self) -> None:
        space, thumb, width = self._look.space, self._thumb(), self.width()
        rows = self._rows(width)
        left = self._left()
        tall = (self.height() - space) // 2 if rows == 2 else self.height() - space
        for k, button in enumerate(self.actions_.values()):
            size = button.sizeHint()
            x, y = (k * left, 0) if rows == 1 else (0, k * tall)
            button.setGeometry(x, y + space // 2 + (tall - size.height()) // 2, left - space, size.height())
        start = (2 if rows == 1 else 1) * left + space
        count = -(-len(self.samples) // rows) if self.samples else 1
        pitch = min(thumb + 2, max(1, (width - start) // count))
        start = max(start, width - count * pitch)
        for k, one in enumerate(self.samples.values()):
            row, column = divmod(k, count)
            one.setGeometry(start + column * pitch, row * tall + (tall - pitch) // 2 + space // 2, pitch, pitch)
            one.setIconSize(QSize(pitch - 8, pitch - 8))
        self._hint = QRect(left * (2 if rows == 1 else 1), 0, start - left * 2 - space, self.height())
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """New places."""
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The hint between buttons and samples, where there is room."""
        with QPainter(self) as painter:
            painter.setPen(self._look.colour("faint"))
            painter.setFont(self._look.font("small"))
            hint, cat = QRect(self._hint), round(space_for(self._thumb() * 0.95))
            if hint.width() > cat + 11 * self._look.px("small"):
                edge = QPointF(hint.left() + cat * 0.55, self.height())
                peek(painter, self._look, edge, cat)
                hint.setLeft(round(hint.left() + 1.2 * cat))
            flags = int(Qt.AlignmentFlag.AlignVCenter.value) | int(Qt.TextFlag.TextWordWrap.value)
            words = self._language("cat_door.label.drop_here")
            need = painter.fontMetrics().boundingRect(QRect(0, 0, hint.width(), 9999), flags, words)
            if need.height() <= hint.height() and need.width() <= hint.width():
                painter.drawText(hint, flags, words)


def sample_name(name: str, language: Language) -> str:
    """What a drawn sample shows, in words."""
    key = f"cat_door.control.sample_{name}"
    return language(key) if language.has(key) else name.replace("_", " ")
