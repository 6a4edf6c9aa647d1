"""What the faces of the lesson on broadcasting share: whole numbers that are dragged up and down, and boxes of them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.face import Face
from gui.theme import Look

SCALES = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52)


class Scrub(Face):
    """A face of whole numbers: one that is dragged up grows by 1 every `pace` pixels, from where it was taken."""

    start: tuple[float, float] | None = None  # the number and the pointer's height when it was taken hold of

    def spots(self, frame: Frame) -> dict[str, tuple[QRectF, float]]:
        """Where each number lies, and what it is."""
        raise NotImplementedError

    @property
    def pace(self) -> float:
        """Pixels for one more."""
        return max(4.0, self.look.px("body") * 0.9)

    def take(self, what: str, at: QPointF, frame: Frame) -> None:
        """Remember where it was taken."""
        found = self.spots(frame).get(what)
        self.start = (found[1], at.y()) if found is not None else None

    def grab(self, at: QPointF, frame: Frame) -> str:
        """The number under the pointer."""
        return next((name for name, (box, _) in self.spots(frame).items() if box.contains(at)), "")

    def value(self, what: str, at: QPointF, frame: Frame) -> float | None:
        """As many more as the pointer has climbed."""
        return None if self.start is None else self.start[0] + round((self.start[1] - at.y()) / self.pace)

    def handles(self, frame: Frame) -> tuple[str, ...]:
        """Every number."""
        return tuple(self.spots(frame))

    def nudged(self, what: str, frame: Frame, right: float, up: float) -> float | None:
        """One more or one less; there is nothing between whole numbers."""
        found, way = self.spots(frame).get(what), right + up
        return None if found is None else found[1] + (1 if way > 0 else -1)

    def hot(self, what: str, frame: Frame) -> bool:
        """Whether the keyboard holds it, or the pointer lies over it."""
        return what == self.active or (self.pointer is not None and self.grab(self.pointer, frame) == what)


def fitting(look: Look, words: Iterable[str], room: float, largest: float = 1.0, mono: bool = True) -> QFont:
    """The largest type in which all of these are no wider than the room."""
    texts = list(words)
    made = look.code("body", SCALES[-1])
    for scale in SCALES:
        made = look.code("body", scale * largest) if mono else look.font("body", scale=scale * largest)
        if max(map(QFontMetricsF(made).horizontalAdvance, texts), default=0.0) <= room:
            break
    return made


def box(painter: QPainter, look: Look, rect: QRectF, words: str, font: QFont, colour: QColor, fill: float = 0.14,
        dashed: bool = False, hot: bool = False, round_: float = 4.0) -> None:  # fmt: skip
    """A number in its cell; a dashed edge says that it is not really there."""
    painter.setBrush(marks.mix(look.colour("raised"), colour, fill) if fill else Qt.BrushStyle.NoBrush)
    edge = look.colour("accent") if hot else colour
    painter.setPen(marks.pen(edge, look.stroke * (1.2 if hot else 0.6), (3.0, 2.5) if dashed else ()))
    painter.drawRoundedRect(rect, round_, round_)
    if words:
        painter.setFont(font)
        painter.setPen(look.colour("ink"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), words)


def faded(painter: QPainter, part: float) -> None:
    """What is painted next is so much there."""
    painter.setOpacity(max(0.0, min(1.0, part)))


def along(one: QRectF, other: QRectF, t: float) -> QRectF:
    """A box on its way."""
    def at(a: float, b: float) -> float:
        return a + t * (b - a)

    return QRectF(at(one.x(), other.x()), at(one.y(), other.y()),
                  at(one.width(), other.width()), at(one.height(), other.height()))  # fmt: skip
