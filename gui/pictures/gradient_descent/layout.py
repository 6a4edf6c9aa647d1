"""How the four faces share a rectangle: the hill is always the largest."""

from __future__ import annotations

from PySide6.QtCore import QRectF


def arranged(whole: QRectF, space: int) -> tuple[QRectF, QRectF, QRectF, QRectF]:
    """The rectangles of hill, map, data and cost.

    Wide: hill and map above, cost and data below, in two columns. Narrow: the hill above, the rest below.
    """
    room, gap = whole.adjusted(space, space, -space, -space), space * 1.5
    left, top = room.left(), room.top()
    if room.width() > 1.05 * room.height():
        high = room.height() * 0.66
        right = min(high, room.width() * 0.42)
        wide, low, below = room.width() - right - gap, room.height() - high - gap, top + high + gap
        edge = left + wide + gap
        return (QRectF(left, top, wide, high), QRectF(edge, top, right, high),
                QRectF(edge, below, right, low), QRectF(left, below, wide, low))  # fmt: skip
    high = room.height() * 0.52
    half, low, below = (room.width() - gap) / 2, room.height() - high - gap, top + high + gap
    data = QRectF(left + half + gap, below, half, (low - gap) / 2)
    return (QRectF(left, top, room.width(), high), QRectF(left, below, half, low), data,
            data.translated(0, (low + gap) / 2))  # fmt: skip
