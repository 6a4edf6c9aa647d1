"""How a curve, a glass on it and a fraction share a rectangle."""

from __future__ import annotations

from PySide6.QtCore import QRectF


def beside(room: QRectF, gap: float, low: float) -> tuple[QRectF, QRectF, QRectF]:
    """Curve, glass, fraction. Wide: the glass beside the curve, the fraction (at most so high) below the glass.
    Narrow: the curve above, glass and fraction side by side."""
    if room.width() > 1.15 * room.height():
        right = min(room.width() * 0.42, room.height() * 0.8)
        low = min(low, room.height() * 0.36)
        edge = room.right() - right
        return (QRectF(room.left(), room.top(), room.width() - right - gap, room.height()),
                QRectF(edge, room.top(), right, room.height() - low - gap),
                QRectF(edge, room.bottom() - low, right, low))  # fmt: skip
    high = room.height() * 0.52
    below, half = room.top() + high + gap, (room.width() - gap) / 2
    rest = room.height() - high - gap
    return (QRectF(room.left(), room.top(), room.width(), high), QRectF(room.left(), below, half, rest),
            QRectF(room.left() + half + gap, below, half, rest))  # fmt: skip
