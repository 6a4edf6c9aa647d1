"""What the lesson on three kinds of network plays, each really running; no painter here.

All three are made of the same thing: numbers times weights, added up, bent. `sum_of` is that sum at this moment.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.activation import ACTIVATIONS, sigmoid
from core.network import Parameters, forward
from core.sequence import trail, walk
from core.slide import KERNELS, PICTURES, slide
from core.visitors import UNITS, learned
from gui.lesson import Frame

Array = NDArray[np.float64]
NAME = "kinds_of_network"
ACTS = ("standard", "slide", "walk")
COLUMNS = ("age", "visits", "minutes", "price")  # of the table
ROW = (3.4, 3.0, 2.0, 1.2)
LOW, HIGH = (1.5, 0.0, 0.0, 0.5), (7.0, 5.0, 5.0, 5.0)  # as in the table that was learned
COPY = (0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0)  # a kernel of one's own begins as one that changes nothing
MOST = 9.0  # |weight| of a kernel at most
K = 3
DAYS = 10
RAIN = (0.0, 0.0, 2.0, 0.0, 0.0, 0.0, 0.0, 0.6, 0.0, 0.0)  # cm
DELUGE = 3.0  # a day has no more rain
WAA, WAX, B = 0.8, 0.6, 0.0
STEEP = 1.5  # |waa| at most
WIDE = 2.0  # |wax| and |b| at most
HOLD = 0.3  # the part of a step in which nothing moves


@dataclass(frozen=True, eq=False)
class Net:
    """Act 1: a row of the table in the network that has learned it."""

    row: tuple[float, ...]
    parameters: Parameters
    z: Array  # (3,) of the units
    out: float  # z of the answer

    @property
    def a(self) -> Array:
        """(3,) the units' answers."""
        return np.maximum(0.0, self.z)

    @property
    def answer(self) -> float:
        """How sure it is of a click."""
        return float(sigmoid(self.out))


@dataclass(frozen=True, eq=False)
class Slid:
    """Act 2: a picture, a kernel and the map that it makes."""

    X: Array  # (10, 10)
    W: Array  # (3, 3)
    Z: Array  # (8, 8)

    @property
    def count(self) -> int:
        """Places of the kernel."""
        return int(self.Z.size)

    def at(self, k: int) -> tuple[int, int]:
        """Row and column of place k, in reading order."""
        return divmod(k, len(self.Z))


@dataclass(frozen=True)
class Walked:
    """Act 3: a series, the three numbers of the cell, its states, and what one day does to each of them."""

    rain: tuple[float, ...]
    waa: float
    wax: float
    b: float
    day: int
    states: tuple[float, ...]
    trail: tuple[float, ...]

    def before(self, t: int) -> float:
        """The state that comes to day t."""
        return self.states[t - 1] if t else 0.0


@dataclass(frozen=True, eq=False)
class Step:
    """Step k of an act; `of` is the same in all of them."""

    k: int
    of: Net | Slid | Walked


def within(value: float, low: float, high: float) -> float:
    """A number kept between two others."""
    return min(max(value, low), high)


def kernel_of(params: Any) -> tuple[float, ...]:
    """The nine weights that are shown."""
    if params.kernel == "own":
        return tuple(within(round(w, 1), -MOST, MOST) for w in params.own)
    return tuple(w for row in KERNELS[params.kernel] for w in row)


def film(params: Any) -> tuple[Step, ...]:
    """The steps of the act."""
    if params.act == "standard":
        row = (within(v, low, high) for v, low, high in zip(params.row, LOW, HIGH, strict=True))
        return _standard(tuple(row))
    if params.act == "slide":
        return _slide(params.shape, kernel_of(params))
    rain = tuple(within(x, 0.0, DELUGE) for x in params.rain)
    wax, b = (within(v, -WIDE, WIDE) for v in (params.wax, params.b))
    return _walk(rain, within(params.waa, -STEEP, STEEP), wax, b, int(within(params.day, 0, DAYS - 1)))


@lru_cache(maxsize=16)
def _standard(row: tuple[float, ...]) -> tuple[Step, ...]:
    """The row; a unit after the other; the answer."""
    parameters = learned()
    _, Z = forward(parameters, np.array(row)[:, None], ACTIVATIONS["relu"])
    net = Net(row, parameters, Z[0][:, 0], float(Z[1][0, 0]))
    return tuple(Step(k, net) for k in range(UNITS + 2))


@lru_cache(maxsize=16)
def _slide(shape: str, kernel: tuple[float, ...]) -> tuple[Step, ...]:
    """One place after the other."""
    X, W = PICTURES[shape], np.array(kernel).reshape(K, K)
    slid = Slid(X, W, slide(X, W))
    return tuple(Step(k, slid) for k in range(slid.count))


@lru_cache(maxsize=16)
def _walk(rain: tuple[float, ...], waa: float, wax: float, b: float, day: int) -> tuple[Step, ...]:
    """One day after the other."""
    states, left = walk(rain, waa, wax, b), trail(rain, day, waa, wax, b)
    made = Walked(rain, waa, wax, b, day, tuple(states), tuple(left))
    return tuple(Step(t, made) for t in range(DAYS))


# -- what is spoken of -------------------------------------------------------------------------------------------


def unit_of(frame: Frame) -> int:
    """Act 1: the unit whose sum is shown, 3 for the answer; one that is pointed at comes first, once it has run."""
    k, focus = frame.index, frame.view.focus
    if k and focus.startswith("part unit ") and focus[10:].isdigit() and int(focus[10:]) < UNITS:
        return int(focus[10:])
    return max(0, k - 1)


def remembers(of: Walked, t: int) -> float:
    """Which part of what the marked day did to the state on the day itself is still there on day t."""
    first = of.trail[of.day]
    return of.trail[t] / first if first else 0.0


def standard_weights(act: str, times: int) -> int:
    """What a standard layer needs for an input so many times as long (and a picture also so many times as high): for
    as many answers as the kernel or the cell gives."""
    if act == "standard":
        return UNITS * (len(COLUMNS) * times + 1)
    if act == "slide":
        side = 10 * times
        return (side - K + 1) ** 2 * side**2
    return DAYS * times * (DAYS * times + 1)


def shared_weights(act: str) -> int:
    """Of the kernel; of the cell, b included; 0 where nothing is shared."""
    return {"standard": 0, "slide": K * K, "walk": 3}[act]
