"""Where things stand: two heaps above, what came of them and the place to try a picture below."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF

from core.heaps import Place
from gui.theme import Look

NOWHERE = QRectF()
LARGEST = 6.4  # texts a side of a picture
CLOSE = 0.34  # of a side: the corner that removes it


@dataclass(frozen=True)
class Plan:
    """Rooms of the picture; `curve` and `weights` have no room where it is narrow."""

    text: float
    pad: float
    one: QRectF
    zero: QRectF
    scores: QRectF
    curve: QRectF
    weights: QRectF
    trial: QRectF
    head: float  # height of a heap's first line

    def room(self, place: Place) -> QRectF:
        """The room of a heap, or of the picture to try."""
        return {"one": self.one, "zero": self.zero, "trial": self.trial}[place]

    def ground(self, place: Place) -> QRectF:
        """Where a heap's pictures lie, or the one to try with its answer: beneath the first line."""
        box = self.room(place)
        return box.adjusted(self.pad, self.pad * 1.3 + self.head, -self.pad, -self.pad)

    def grid(self, place: Place, n: int) -> Grid:
        """The places of n pictures of a heap."""
        box = self.ground(place)
        across, side = _fit(box.width(), box.height(), n, LARGEST * self.text)
        free = (box.width() - across * side) / max(1, across - 1)
        pitch = side + min(free, 0.3 * side)
        rows = ceil(n / across) if n else 1
        drop = min(max(1.28 * side, box.height() / rows), 1.5 * side)
        return Grid(box, n, across, side, pitch, drop)

    def tried(self) -> QRectF:
        """Where the picture to try is shown."""
        box = self.ground("trial")
        side = max(2.0, min(box.width(), box.height() - 5.6 * self.text))
        return QRectF(box.center().x() - side / 2, box.y(), side, side)


def plan(look: Look, width: float, height: float, with_weights: bool) -> Plan:
    """For a picture of this size."""
    text = float(look.px("body"))
    gap, pad = 0.8 * text, 0.7 * text
    wide = width > 58 * text
    tall = (0.56 if height > 30 * text else 0.5) * height
    half = (width - gap) / 2
    one = QRectF(0, 0, half, tall)
    low = QRectF(0, tall + gap, width, height - tall - gap)
    trial_wide = (0.21 if wide else 0.40) * width
    trial = QRectF(width - trial_wide, low.y(), trial_wide, low.height())
    left = QRectF(0, low.y(), width - trial_wide - gap, low.height())
    curve = weights = NOWHERE
    scores = left
    if wide:
        side = min(low.height(), 0.19 * width)
        if with_weights:
            weights = QRectF(left.right() - side, low.y(), side, low.height())
            left = QRectF(left.x(), left.y(), left.width() - side - gap, left.height())
        curve_wide = min(0.36 * left.width(), 0.2 * width)
        curve = QRectF(left.right() - curve_wide, low.y(), curve_wide, low.height())
        scores = QRectF(left.x(), left.y(), left.width() - curve_wide - gap, left.height())
    head = 2.2 * text
    return Plan(text, pad, one, one.translated(half + gap, 0), scores, curve, weights, trial, head)


@dataclass(frozen=True)
class Grid:
    """n squares in rows, as large as they can be."""

    box: QRectF
    n: int
    across: int
    side: float  # of a picture
    pitch: float  # from one to the next, sideways
    drop: float  # from one row to the next

    def cell(self, k: int) -> QRectF:
        """The square of picture k."""
        row, column = divmod(k, self.across)
        return QRectF(self.box.x() + column * self.pitch, self.box.y() + row * self.drop, self.side, self.side)

    def at(self, point: QPointF) -> int:
        """The picture under a point (its bar belongs to it), or −1."""
        column, row = (point.x() - self.box.x()) // self.pitch, (point.y() - self.box.y()) // self.drop
        k = int(row * self.across + column)
        inside = self.box.contains(point) and 0 <= column < self.across and 0 <= k < self.n
        return k if inside and self.cell(k).adjusted(0, 0, 0, self.drop - self.side).contains(point) else -1


@lru_cache(maxsize=64)
def _fit(width: float, height: float, n: int, largest: float) -> tuple[int, float]:
    """How many in a row, so that n squares with their bars are as large as can be (up to `largest`); and the size."""
    best = 1, 1.0
    for across in range(1, max(1, n) + 1):
        rows = ceil(max(1, n) / across)
        side = min(width / (across + 0.1 * (across - 1)), height / (rows * 1.28), largest)
        if side >= 0.999 * best[1]:
            best = across, side
    return best


def close_box(cell: QRectF, text: float) -> QRectF:
    """The corner of a picture that removes it."""
    side = min(max(14.0, CLOSE * cell.width()), 1.8 * text)
    return QRectF(cell.right() - side * 0.8, cell.y() - side * 0.2, side, side)
