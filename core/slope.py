"""A slope is the height of a small nudge over its width."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from core.activation import Numbers

Function = Callable[[Numbers], Numbers]


@dataclass(frozen=True)
class Nudge:
    """The little triangle under a curve.

    a, f      where we stand, and the value there
    width     how far a is nudged to the right
    f_nudged  the value there
    height    how far f has gone up (below 0: down)
    slope     height / width
    """

    a: float
    f: float
    width: float
    f_nudged: float
    height: float
    slope: float


def nudge(f: Function, a: float, width: float) -> Nudge:
    """Go a little to the right; see how far f goes up.

    Source: course 1, week 2, "Derivatives".
    """
    before = f(a)
    after = f(a + width)
    height = after - before
    slope = height / width
    return Nudge(a, before, width, after, height, slope)


def best_width(a: float) -> float:
    """The nudge that loses least: about the root of one rounding.

    A wide nudge sees the bend of the curve, error ~ width; a tiny
    one loses digits, since f(a + width) and f(a) are each rounded,
    error ~ rounding / width.  The two are equal near
    sqrt(rounding) = 1.5e-8, for an a of size 1.
    """
    return float(np.sqrt(np.finfo(float).eps) * max(1.0, abs(a)))


def lost(a: float, width: float) -> float:
    """The share of the nudge that is lost when a + width is rounded.

    0: a + width can be written exactly; 1: a has not moved at all.
    """
    moved = (a + width) - a
    return float(abs(moved - width) / width)
