"""What the faces of the lesson on broadcasting share: boxes with a number, and type that fits into them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from gui.pictures import marks
from gui.theme import Look

SCALES = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52)


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
