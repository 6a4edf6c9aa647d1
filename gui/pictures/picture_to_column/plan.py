"""Where everything of "a picture becomes a column" stands: boxes made of the area alone, no painting."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF


@dataclass(frozen=True)
class Plan:
    """The boxes of the way into the column and back."""

    big: QRectF  # the picture before anything happens
    first: QRectF  # the same, moved aside
    again: QRectF  # what comes back from the column
    planes: tuple[QRectF, QRectF, QRectF]  # red, green, blue, one over the other as in the lecture's column
    cards: tuple[QRectF, QRectF, QRectF]  # a pixel's three numbers
    column: QRectF


def plan(area: QRectF, line: float, card: float, rows: float) -> Plan:
    """`line` is the height of a line of text, `card` the width of a card, `rows` that of a written row."""
    w, h, x, y = area.width(), area.height(), area.x(), area.y()
    thick = max(24.0, 0.055 * w)
    column = QRectF(x + w - rows - thick, y + 1.5 * line, thick, h - 3.0 * line)
    free = column.left() - x - card
    plane = min((h - 3 * 1.35 * line) / 3, 0.36 * free)
    side = min((h - 2.9 * line) / 2, 0.44 * free)
    left = (free - plane - side) / 4  # between the squares, the planes, the cards and the column; rather at the column
    pitch = plane + 1.35 * line
    top = y + (h - 3 * pitch) / 2 + 1.35 * line
    start = x + side + 0.7 * left
    planes = tuple(QRectF(start, top + c * pitch, plane, plane) for c in range(3))
    tall = min(plane, 2.9 * line)
    beside = start + plane + 0.9 * left
    cards = tuple(QRectF(beside, p.center().y() - tall / 2, card, tall) for p in planes)
    squares = y + (h - 2 * side - 2.9 * line) / 2 + 1.35 * line
    big = min(h - 1.5 * line, w)
    return Plan(
        QRectF(x + (w - big) / 2, y + 1.4 * line, big, big),
        QRectF(x, squares, side, side),
        QRectF(x, squares + side + 1.45 * line, side, side),
        (planes[0], planes[1], planes[2]), (cards[0], cards[1], cards[2]), column,
    )  # fmt: skip


def grid(area: QRectF, line: float, m: int) -> tuple[tuple[QRectF, ...], ...]:
    """Three rows of m squares, each with a line of words above it."""
    tall = area.height() / 3
    side = min(tall - 1.7 * line, (area.width() - (m - 1) * line) / m)
    gap = min((area.width() - m * side) / max(m - 1, 1), 2.5 * line)
    left = area.center().x() - (m * side + (m - 1) * gap) / 2
    return tuple(
        tuple(QRectF(left + j * (side + gap), area.y() + k * tall + 1.4 * line, side, side) for j in range(m))
        for k in range(3)
    )
