"""Where the parts of a sliding kernel and of a walking cell lie on the screen. No painting."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from gui.pictures.kinds_of_network.film import DAYS, DELUGE, K, Slid

SMALL, LARGE = 0.14, 0.3  # of the kernel's cells: the least and the largest part of the picture's side
STATES, TRACK = 0.42, 0.28  # parts of the height; the rest is the rain
BEEN, HERE = (0.58, 0.46), (0.82, 0.64)  # of the cell: where it was, and itself


@dataclass(frozen=True)
class Squares:
    """Picture, kernel and map; all of them square."""

    picture: QRectF
    kernel: QRectF
    map: QRectF

    def cell(self, which: str, row: float, column: float, side: int, count: int = 1) -> QRectF:
        """So many cells, from this one on; a place may lie between two."""
        whole: QRectF = getattr(self, which)
        u = whole.width() / side
        return QRectF(whole.left() + column * u, whole.top() + row * u, count * u, count * u)


def squares(of: Slid, room: QRectF, widest: float) -> Squares:
    """As large as there is room for, in the middle; `widest` is the largest gap between them."""
    gap = min(0.07 * room.width(), widest)
    high, wide = room.height(), room.width() - 2 * gap
    ratio = len(of.Z) / len(of.X)
    side = min(high, wide / (1 + ratio + K * SMALL))
    kernel = min((wide - (1 + ratio) * side), K * LARGE * side)
    left, middle = room.center().x() - ((1 + ratio) * side + kernel + 2 * gap) / 2, room.center().y()

    def square(x: float, size: float) -> QRectF:
        return QRectF(x, middle - size / 2, size, size)

    return Squares(square(left, side), square(left + side + gap, kernel),
                   square(left + side + 2 * gap + kernel, ratio * side))  # fmt: skip


@dataclass(frozen=True)
class Lanes:
    """Where the states, the cell's way and the rain lie."""

    states: QRectF
    track: QRectF
    rain: QRectF

    def x(self, day: float) -> float:
        """The middle of a day, or of a moment between two."""
        return self.rain.left() + (day + 0.5) * self.rain.width() / DAYS

    @property
    def wide(self) -> float:
        """A day."""
        return self.rain.width() / DAYS

    def cell(self, day: float, size: tuple[float, float] = BEEN) -> QRectF:
        """Where the cell is or was: parts of a day's width and of the track's height."""
        wide, high = self.wide * size[0], self.track.height() * size[1]
        return QRectF(self.x(day) - wide / 2, self.track.center().y() - high / 2, wide, high)

    def drop(self, day: int, cm: float) -> QPointF:
        """The upper end of a day's rain."""
        return QPointF(self.x(day), self.rain.bottom() - cm / DELUGE * self.rain.height())


def lanes(inner: QRectF, line: float) -> Lanes:
    """From top to bottom; over the rain a line stays free for the arrow."""
    h = inner.height()
    states = QRectF(inner.left(), inner.top(), inner.width(), h * STATES)
    track = QRectF(inner.left(), states.bottom(), inner.width(), h * TRACK)
    top = track.bottom() + line
    return Lanes(states, track, QRectF(inner.left(), top, inner.width(), inner.bottom() - top))
