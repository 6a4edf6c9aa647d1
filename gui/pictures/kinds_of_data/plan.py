"""Where the four kinds of data stand: in four corners, opened, or side by side as columns."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF


@dataclass(frozen=True)
class Spot:
    """The boxes of one kind."""

    head: QRectF  # its name
    thing: QRectF  # what people see
    numbers: tuple[QRectF, ...]  # one box a number
    names: tuple[QRectF, ...]  # over or left of each number
    foot: QRectF  # its shape


def corner(area: QRectF, k: int, n: int, line: float, opened: bool) -> Spot:
    """One of four corners; opened, its numbers are written under it."""
    s = line
    wide, high = (area.width() - s) / 2, (area.height() - 0.6 * s) / 2
    box = QRectF(area.left() + (k % 2) * (wide + s), area.top() + (k // 2) * (high + 0.6 * s), wide, high)
    head = QRectF(box.left(), box.top(), box.width(), 1.3 * line)
    strip = 2.7 * line if opened else 0.0
    thing = box.adjusted(0, 1.5 * line, 0, -strip - (0.8 * line if opened else 0.2 * line))
    each = box.width() / n
    foot = box.bottom() - 1.4 * line
    numbers = tuple(QRectF(box.left() + i * each, foot, each, 1.4 * line) for i in range(n))
    names = tuple(QRectF(q.left(), q.top() - 1.25 * line, q.width(), 1.2 * line) for q in numbers)
    return Spot(head, thing, numbers, names, QRectF(box.right(), box.bottom(), 0, 0))


def column(area: QRectF, k: int, n: int, line: float) -> Spot:
    """One of four columns side by side."""
    gap = 0.8 * line
    wide = (area.width() - 3 * gap) / 4
    box = QRectF(area.left() + k * (wide + gap), area.top(), wide, area.height())
    head = QRectF(box.left(), box.top(), box.width(), 1.3 * line)
    small = box.height() * 0.2
    thing = QRectF(box.left(), head.bottom() + 0.2 * line, box.width(), small)
    top = thing.bottom() + 1.3 * line
    tall = (box.bottom() - 3.2 * line - top) / 9
    half = box.width() * 0.5
    numbers = tuple(QRectF(box.left() + half, top + i * tall, half, tall) for i in range(n))
    names = tuple(QRectF(box.left(), q.top(), half - 0.4 * line, tall) for q in numbers)
    return Spot(head, thing, numbers, names, QRectF(box.left(), box.bottom() - 1.7 * line, box.width(), 1.6 * line))


def mixed(a: QRectF, b: QRectF, t: float) -> QRectF:
    """A box on its way."""
    def way(p: float, q: float) -> float:
        return p + t * (q - p)

    return QRectF(way(a.x(), b.x()), way(a.y(), b.y()), way(a.width(), b.width()), way(a.height(), b.height()))


def between(one: Spot, other: Spot, t: float) -> Spot:
    """All boxes on their way."""
    if t <= 0 or t >= 1:
        return one if t <= 0 else other
    return Spot(
        mixed(one.head, other.head, t), mixed(one.thing, other.thing, t),
        tuple(mixed(a, b, t) for a, b in zip(one.numbers, other.numbers, strict=True)),
        tuple(mixed(a, b, t) for a, b in zip(one.names, other.names, strict=True)), other.foot,
    )  # fmt: skip
