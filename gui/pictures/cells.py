"""An array as cells, so that its number of axes is seen: one number is a bead, an array with one axis is a string of
beads that has no direction, one with two axes is a grid in brackets.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import product
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from gui.figures import fixed
from gui.pictures import marks
from gui.theme import Look

GAP = 0.14  # between beads, in cells
TALL = 0.62  # of a cell, for its digits
FONTS, SMALL = (1.3, 1.15, 1.0, 0.9), (0.8, 0.7, 0.6, 0.5)


def grid(shape: tuple[int, ...]) -> tuple[int, int]:
    """Rows and columns of the drawing: what has one axis is drawn in a line."""
    return (1, 1) if not shape else (1, shape[0]) if len(shape) == 1 else (shape[0], shape[1])


def boxes(rect: QRectF, shape: tuple[int, ...], widest: float, aspect: float = 0.62) -> list[QRectF]:
    """The cells in reading order, as large as fits (no wider than `widest`) and in the middle."""
    rows, columns = grid(shape)
    brackets = 2 * GAP if len(shape) == 2 else 0.0
    wide = min(widest, rect.width() / (columns + 2 * brackets), rect.height() / (rows + brackets) / aspect)
    high = wide * aspect
    left, top = rect.center().x() - columns * wide / 2, rect.center().y() - rows * high / 2
    return [QRectF(left + c * wide, top + r * high, wide, high) for r in range(rows) for c in range(columns)]


def between(one: list[QRectF], other: list[QRectF], t: float) -> list[QRectF]:
    """Cells on their way from one place to another."""
    def at(a: float, b: float) -> float:
        return a + t * (b - a)

    return [QRectF(at(a.x(), b.x()), at(a.y(), b.y()), at(a.width(), b.width()), at(a.height(), b.height()))
            for a, b in zip(one, other, strict=True)]  # fmt: skip


def tint(look: Look, value: float, most: float, role: str = "") -> QColor:
    """Its role, or one colour for plus and one for minus, the stronger the larger; the text on it stays readable."""
    ground = look.colour("raised")
    if not np.isfinite(value) or most <= 0:
        return ground
    hue = role or ("plus" if value > 0 else "minus")
    return marks.mix(ground, look.colour(hue), 0.34 * min(1.0, abs(value) / most))


def written(look: Look, numbers: list[float], places: int, room: QSizeF) -> tuple[QFont, list[str]]:
    """The largest digits that fit into a cell, and the numbers: rather with one place than in small type."""
    font, texts = look.maths("body", italic=False), list[str]()
    for kept, scale in [*product((places, 1), FONTS), *product((1,), SMALL)]:
        font, texts = look.maths("body", italic=False, scale=scale), [fixed(v, kept) for v in numbers]
        metrics = QFontMetricsF(font)
        if max(map(metrics.horizontalAdvance, texts)) <= room.width() and metrics.capHeight() <= room.height():
            break
    return font, texts


def paint(painter: QPainter, look: Look, rect: QRectF, values: Any, role: str = "ink", widest: float = 1e9,
          lit: Collection[int] = (), places: int = 2, where: list[QRectF] | None = None,
          frame: bool = True) -> list[QRectF]:  # fmt: skip
    """Every number in its cell, those in `lit` with a stronger edge; `where` are the cells, if they were laid out;
    without `frame` (while they move) there are no brackets."""
    array = np.asarray(values, dtype=float)
    made, numbers = where or boxes(rect, array.shape, widest), array.ravel().tolist()
    most = max((abs(v) for v in numbers if np.isfinite(v)), default=0.0)
    colour, two, hue = look.colour(role), array.ndim == 2, "" if min(numbers) < 0 else role
    room = QSizeF(made[0].width() * (0.88 if two else 0.78), made[0].height() * TALL)
    font, texts = written(look, numbers, places, room)
    if array.ndim == 1 and len(made) > 1:
        painter.setPen(marks.pen(colour, look.stroke * 0.8))
        painter.drawLine(made[0].center(), made[-1].center())
    for k, (box, text, value) in enumerate(zip(made, texts, numbers, strict=True)):
        inset = box.adjusted(*((1, 1, -1, -1) if two else (box.width() * GAP / 2, 0, -box.width() * GAP / 2, 0)))
        edge, width = (look.colour("accent"), 1.2) if k in lit else (colour, 0.6)
        painter.setPen(marks.pen(edge, look.stroke * width))
        painter.setBrush(tint(look, value, most, hue))
        round_ = 2.0 if two else min(inset.width(), inset.height()) / 2
        painter.drawRoundedRect(inset, round_, round_)
        painter.setFont(font)
        painter.setPen(look.colour("ink" if np.isfinite(value) else "warn"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
    if two and frame:
        brackets(painter, look, made[0].united(made[-1]), colour, made[0].width() * GAP)
    return made


def brackets(painter: QPainter, look: Look, whole: QRectF, colour: QColor, wide: float) -> None:
    """Square ones, left and right."""
    painter.setPen(marks.pen(colour, look.stroke))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    box = whole.adjusted(-wide, -wide / 2, wide, wide / 2)
    for x, inward in ((box.left(), wide), (box.right(), -wide)):
        painter.drawPolyline([QPointF(x + inward, box.top()), QPointF(x, box.top()),
                              QPointF(x, box.bottom()), QPointF(x + inward, box.bottom())])  # fmt: skip
