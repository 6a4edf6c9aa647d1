"""Where everything of the cat door stands at each station: boxes made of the area alone, no painting."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF


@dataclass(frozen=True)
class Plan:
    """The boxes of all stations in one area."""

    inner: QRectF
    gap: float
    text: float  # height of a line of body text
    whole: QRectF  # the photo may fill this
    big: QRectF  # the square, as large as it gets
    planes: tuple[QRectF, ...]  # red, green, blue
    seen: QRectF  # the square beside its column
    table: QRectF
    column: QRectF
    squares: tuple[QRectF, ...]  # picture, w, w times x
    table_below: QRectF
    strips: tuple[QRectF, ...]  # x, w, w times x as columns
    tiles: QRectF  # the map whose tiles are added up
    chart: QRectF
    small: QRectF  # the square beside the sigmoid
    sigma: QRectF
    framed: QRectF  # the square beside the verdict
    verdict: QRectF
    record: QRectF  # how often the model is right


def plan(inner: QRectF, text: float) -> Plan:
    """The boxes, all in proportion to the area; `text` is the height of a line."""
    w, h, x, y = inner.width(), inner.height(), inner.x(), inner.y()
    gap = min(w, h) * 0.035
    big = _centred(inner, min(h - 1.6 * text, w))
    thick = max(18.0, w * 0.035)
    column = QRectF(x + w - thick * 1.6, y + 1.8 * text, thick, h - 3.3 * text)
    free = column.left() - 1.5 * gap - x  # the column's place is kept free for it
    plane = min(h - 2.6 * text, (free - 2 * gap) / 3)
    top = y + (h - plane) / 2
    start = x + (free - 3 * plane - 2 * gap) / 2
    planes = tuple(QRectF(start + k * (plane + gap), top, plane, plane) for k in range(3))

    side = min(h - 2.6 * text, w * 0.36)
    seen = QRectF(x, y + (h - side) / 2, side, side)
    table = QRectF(seen.right() + gap, y + text, column.left() - 3.2 * gap - seen.right(), h - 2 * text)

    left = w * 0.68
    sign = left * 0.06
    third = min((left - 2 * sign) / 3, h * 0.46)
    step = third + min(sign, (left - 3 * third) / 2)
    squares = tuple(QRectF(x + k * step, y + 1.4 * text, third, third) for k in range(3))
    below = squares[0].bottom() + 0.6 * text
    table_below = QRectF(x, below, left - gap, y + h - below)
    room = QRectF(x + left + gap, y + 1.8 * text, w - left - gap, h - 3.3 * text)
    strip = min(thick, room.width() / 5)
    pitch = (room.width() - strip) / 2
    strips = tuple(QRectF(room.x() + k * pitch, room.y(), strip, room.height()) for k in range(3))

    tile = min(h - 3 * text, w * 0.34)
    tiles = QRectF(x, y + (h - tile) / 2, tile, tile)
    chart = QRectF(tiles.right() + 2 * gap, y + 1.4 * text, w - tile - 2 * gap, h - 1.4 * text)
    little = min(h * 0.4, w * 0.22)
    small = QRectF(x, y + 1.4 * text, little, little)
    sigma = QRectF(small.right() + 2 * gap, y, w - little - 2 * gap, h)
    door = min(h * 0.72, w * 0.34)
    framed = QRectF(x + gap, y + (h - door) * 0.62, door, door)
    right = QRectF(framed.right() + 2.2 * gap, y, x + w - framed.right() - 2.2 * gap, h)
    verdict = QRectF(right.x(), right.y(), right.width(), h * 0.44)
    record = QRectF(right.x(), verdict.bottom() + 0.3 * gap, right.width(), h - verdict.height() - 0.3 * gap)
    return Plan(
        inner, gap, text, inner, big, planes, seen, table, column, squares, table_below, strips, tiles, chart, small,
        sigma, framed, verdict, record,
    )  # fmt: skip


def _centred(area: QRectF, side: float) -> QRectF:
    box = QRectF(0, 0, side, side)
    box.moveCenter(area.center())
    box.moveTop(area.top() + (area.height() - side) * 0.35)
    return box


def fitted(area: QRectF, width: float, height: float) -> QRectF:
    """The largest box of these proportions in the middle of an area."""
    f = min(area.width() / width, area.height() / height)
    box = QRectF(0, 0, width * f, height * f)
    box.moveCenter(area.center())
    return box


def blend(a: QRectF, b: QRectF, t: float) -> QRectF:
    """A box on its way from one place to another."""
    return QRectF(
        a.x() + (b.x() - a.x()) * t, a.y() + (b.y() - a.y()) * t,
        a.width() + (b.width() - a.width()) * t, a.height() + (b.height() - a.height()) * t,
    )  # fmt: skip
