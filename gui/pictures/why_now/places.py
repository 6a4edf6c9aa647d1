"""Where everything of "Why now" lies in pixels: the height is always the share of right answers, what changes is what
lies below: how much labelled data, how many seconds, which algorithm."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from core.amount_record import Column
from gui.pictures.axes import Scale

CHANCE = 50.0
ASIDE = 0.009  # of the plot's width: so far apart stand two models at one amount, that none hides another
SPREAD = 0.26  # of the width of an algorithm's place: how far its trainings stand apart


@dataclass(frozen=True)
class Places:
    """The plot, its names at the right, and the three axes below."""

    plot: QRectF  # over the amounts: the names stand to its right
    wide: QRectF  # over seconds and algorithms: all of it
    amounts: Scale
    seconds: Scale
    shares: Scale  # right answers in percent
    models: tuple[str, ...]
    amount: int  # the largest

    def y(self, share: float) -> float:
        """The height of a share of right answers (0 to 1)."""
        return self.plot.bottom() - self.shares.spot(100.0 * share) * self.plot.height()

    def over_amount(self, amount: float) -> float:
        """Its x."""
        return self.plot.left() + self.amounts.spot(amount) * self.plot.width()

    def beside_amount(self, model: str, amount: float) -> float:
        """Where one model stands there: all of them side by side."""
        k = self.models.index(model) - (len(self.models) - 1) / 2
        return self.over_amount(amount) + k * ASIDE * self.plot.width()

    def over_seconds(self, seconds: float) -> float:
        """Its x."""
        return self.wide.left() + self.seconds.spot(seconds) * self.wide.width()

    def over_model(self, model: str, side: float = 0.0) -> float:
        """Its x; `side` from -1 to 1 is how far beside the middle of its place."""
        each = self.wide.width() / len(self.models)
        return self.wide.left() + (self.models.index(model) + 0.5 + SPREAD * side) * each

    def mean(self, model: str, column: Column, turn: float) -> QPointF:
        """The middle of one model at one amount."""
        found = column.of(model)
        ways = self.beside_amount(model, column.amount), self.over_seconds(found.time), self.over_model(model)
        return QPointF(_between(ways, turn), self.y(found.mean))

    def training(self, model: str, column: Column, seed: int, turn: float) -> QPointF:
        """One training."""
        found = column.of(model)
        side = 2.0 * seed / max(1, len(found.right) - 1) - 1.0
        here, time = self.beside_amount(model, column.amount), self.over_seconds(found.seconds[seed])
        ways = here, time, self.over_model(model, side)
        return QPointF(_between(ways, turn), self.y(found.shares[seed]))


def _between(ways: Sequence[float], turn: float) -> float:
    """From one axis to the next."""
    k = min(int(turn), len(ways) - 2)
    part = turn - k
    return ways[k] * (1.0 - part) + ways[k + 1] * part


def scales(amounts: Sequence[int], seconds: Sequence[float]) -> tuple[Scale, Scale]:
    """Both logarithmic axes, with a little room at their ends."""
    low, high = min(seconds, default=0.01), max(seconds, default=1.0)
    room = max((high / low) ** 0.05, 1.1)
    return _with_room(amounts), Scale(low / room, high * room, log=True)


def _with_room(amounts: Sequence[int]) -> Scale:
    room = (amounts[-1] / amounts[0]) ** 0.05
    return Scale(amounts[0] / room, amounts[-1] * room, log=True)


def apart(heights: Sequence[float], least: float, low: float, high: float) -> list[float]:
    """The heights moved as little as it takes for them to stand so far apart, in the same order, from low to high.

    Names that would overlap become a block around their common middle.
    """
    order = sorted(range(len(heights)), key=lambda k: heights[k])
    blocks: list[list[int]] = []
    middles: list[float] = []
    for k in order:
        blocks.append([k])
        middles.append(heights[k])
        while len(blocks) > 1 and middles[-1] - middles[-2] < least * (len(blocks[-1]) + len(blocks[-2])) / 2:
            last = blocks.pop()
            blocks[-1] += last
            middles.pop()
            half = least * (len(blocks[-1]) - 1) / 2
            middle = math.fsum(heights[i] for i in blocks[-1]) / len(blocks[-1])
            middles[-1] = min(max(middle, low + half), high - half)
    made = list(heights)
    for block, middle in zip(blocks, middles, strict=True):
        for place, k in enumerate(block):
            made[k] = middle + least * (place - (len(block) - 1) / 2)
    return made
