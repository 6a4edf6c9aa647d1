"""What the faces of the bowl are given: a Hill (the scene: data, surface, window) and Walks (the trace: all steps).

Both are plain data. Lessons make them, pictures draw them, and neither knows the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from core.descent import Behaviour, Step
from core.surface import Landmarks, Surface, Window

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Hill:
    """A cost surface over a window, with what is known about it."""

    surface: Surface
    window: Window
    mesh: tuple[Array, Array, Array]  # w (n,), b (n,), J (n, n) for maps and contours
    bottoms: tuple[Landmarks, ...]  # the lowest first; empty: there is none
    levels: Array  # of the contours, even in log J
    classes: bool = True  # y is 0 or 1 and the curve a sigmoid; else a straight line
    homes: NDArray[np.int_] | None = None  # which bottom each start on a grid ends in (-1: none yet)
    x_low: float = -2.0  # the window of the data
    x_high: float = 6.0
    y_low: float = -0.24
    y_high: float = 1.24
    words: tuple[str, str, str] = ("x", "no", "yes")  # keys of the labels of x, of y = 0 and of y = 1
    centre: float = 0.0  # what was taken off x

    @cached_property
    def heights(self) -> tuple[float, float]:
        """Floor and ceiling of the picture in J: the floor is 0 unless that would waste the space."""
        low, high = float(self.mesh[2].min()), float(self.mesh[2].max())
        return (0.0 if low < 0.2 * high else low - 0.1 * (high - low)), high

    def shade(self, J: Any) -> Any:
        """How high J is on the colour map, 0..1, even in log J."""
        low = max(float(self.mesh[2].min()), 1e-6 * self.heights[1])
        with np.errstate(divide="ignore", invalid="ignore"):
            t = np.log(np.maximum(J, low) / low) / np.log(self.heights[1] / low)
        return np.clip(t, 0.0, 1.0)

    def inside(self, w: Any, b: Any) -> Any:
        """Whether (w, b) lies in the window; not so for what is not a number."""
        at = self.window
        return (w >= at.w_low) & (w <= at.w_high) & (b >= at.b_low) & (b <= at.b_high)

    def pin(self, w: Any, b: Any) -> tuple[Any, Any]:
        """(w, b), or the nearest place of the window; what is not a number goes to the middle of it."""
        at = self.window
        if isinstance(w, float) and isinstance(b, float):  # a ball: every frame, and ten times faster
            return _pinned(w, at.w_low, at.w_high), _pinned(b, at.b_low, at.b_high)
        w = np.nan_to_num(w, nan=(at.w_low + at.w_high) / 2, posinf=at.w_high, neginf=at.w_low)
        b = np.nan_to_num(b, nan=(at.b_low + at.b_high) / 2, posinf=at.b_high, neginf=at.b_low)
        return np.clip(w, at.w_low, at.w_high), np.clip(b, at.b_low, at.b_high)


def _pinned(value: float, low: float, high: float) -> float:
    return (low + high) / 2 if value != value else min(max(value, low), high)


@dataclass(frozen=True, eq=False)
class Walks(Sequence[Step]):
    """The steps of one ball or several: arrays of shape (steps, balls). As a sequence: the steps of the first ball."""

    w: Array
    b: Array
    dw: Array
    db: Array
    cost: Array
    alphas: tuple[float, ...]  # per ball
    names: tuple[str, ...]  # per ball: the key of its name; "you" alone, or with others
    arrivals: tuple[int | None, ...]  # per ball: the step from which it is at a bottom
    fate: Behaviour  # what becomes of the first ball

    def __len__(self) -> int:
        return len(self.w)

    @overload
    def __getitem__(self, at: int) -> Step: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Step]: ...
    def __getitem__(self, at: int | slice) -> Step | Sequence[Step]:
        if isinstance(at, slice):
            return [self[k] for k in range(*at.indices(len(self)))]
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        return Step(*(float(v[at, 0]) for v in (self.w, self.b, self.dw, self.db, self.cost)))

    @property
    def balls(self) -> int:
        """How many balls walk."""
        return int(self.w.shape[1])
