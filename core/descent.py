"""Walking downhill on any slope, and what becomes of the walk.

A walk yields one Step after another and knows nothing of time or
pictures.  w, b and alpha may be arrays: several balls, one walk.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from core.activation import Numbers

Args = ParamSpec("Args")
T = TypeVar("T")
Point = tuple[float, float]


class Ground(Protocol):
    """Whatever has a height and a slope at every (w, b)."""

    def cost(self, w: Numbers, b: Numbers) -> Numbers: ...

    def slope(
        self, w: Numbers, b: Numbers
    ) -> tuple[Numbers, Numbers]: ...


@dataclass(frozen=True)
class Step:
    """Where a walk stands, the slope it feels there, the cost.

    Numbers, or arrays of shape (balls,).
    """

    w: Numbers
    b: Numbers
    dw: Numbers
    db: Numbers
    cost: Numbers


def beyond_is_inf(
    walk: Callable[Args, Iterator[T]],
) -> Callable[Args, Iterator[T]]:
    """Let a walk fly away in peace: past 1e308 numbers are inf.

    (And inf - inf is nan.)  The steps show it, so NumPy need not warn.
    """

    @wraps(walk)
    def quiet(*args: Args.args, **kw: Args.kwargs) -> Iterator[T]:
        steps = walk(*args, **kw)
        while True:
            with np.errstate(over="ignore", invalid="ignore"):
                try:
                    step = next(steps)
                except StopIteration:
                    return
            yield step

    return quiet


@beyond_is_inf
def walk(
    surface: Ground,
    w: Numbers,
    b: Numbers,
    alpha: Numbers,
    steps: int,
) -> Iterator[Step]:
    """Gradient descent: w := w - alpha dw, b := b - alpha db.

    Yields steps + 1 Steps, the start first and the arrival last.
    Source: course 1, week 2, "Gradient descent".
    """
    for _ in range(steps + 1):
        dw, db = surface.slope(w, b)  # (balls,)
        yield Step(w, b, dw, db, surface.cost(w, b))
        w = w - alpha * dw
        b = b - alpha * db


@beyond_is_inf
def momentum(
    surface: Ground,
    w: Numbers,
    b: Numbers,
    alpha: Numbers,
    steps: int,
    beta: float = 0.9,
) -> Iterator[Step]:
    """A ball with memory: v := beta v + (1 - beta) dw, w -= alpha v.

    v is a moving average of about 1 / (1 - beta) slopes.
    Source: course 2, week 2, "Gradient descent with momentum".
    """
    v_w = v_b = 0.0
    for _ in range(steps + 1):
        dw, db = surface.slope(w, b)  # (balls,)
        yield Step(w, b, dw, db, surface.cost(w, b))
        v_w = beta * v_w + (1.0 - beta) * dw
        v_b = beta * v_b + (1.0 - beta) * db
        w = w - alpha * v_w
        b = b - alpha * v_b


@beyond_is_inf
def adam(
    surface: Ground,
    w: Numbers,
    b: Numbers,
    alpha: Numbers,
    steps: int,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
) -> Iterator[Step]:
    """Momentum v over the usual size of the slope, the root of s.

    Both averages start at 0; dividing by 1 - beta^t puts that right.
    Source: course 2, week 2, "Adam optimization algorithm".
    """
    v_w = v_b = s_w = s_b = 0.0
    for t in range(1, steps + 2):
        dw, db = surface.slope(w, b)  # (balls,)
        yield Step(w, b, dw, db, surface.cost(w, b))
        v_w = beta1 * v_w + (1.0 - beta1) * dw
        v_b = beta1 * v_b + (1.0 - beta1) * db
        s_w = beta2 * s_w + (1.0 - beta2) * dw**2
        s_b = beta2 * s_b + (1.0 - beta2) * db**2
        v, s = 1.0 - beta1**t, 1.0 - beta2**t
        size_w = np.sqrt(s_w / s) + epsilon
        size_b = np.sqrt(s_b / s) + epsilon
        w = w - alpha * (v_w / v) / size_w
        b = b - alpha * (v_b / v) / size_b


def ball(steps: Sequence[Step], k: int) -> tuple[Step, ...]:
    """The steps of ball k alone, out of a walk of several."""
    return tuple(
        Step(*(v[k] if np.ndim(v) else v
               for v in (s.w, s.b, s.dw, s.db, s.cost)))
        for s in steps)


def path(steps: Sequence[Step]) -> NDArray[np.float64]:
    """The points of one ball's walk, (steps, 2): w, b."""
    points = [(s.w, s.b) for s in steps]
    return np.array(points, dtype=float)


def arrival(
    steps: Sequence[Step],
    w: float,
    b: float,
    within: float = 0.01,
) -> int | None:
    """The step from which |w - w*| and |b - b*| stay below `within`.

    None if the last step is still outside (or not a number).
    """
    away = np.abs(path(steps) - (w, b)).max(axis=1)
    outside = np.flatnonzero(~(away < within))
    first = outside[-1] + 1 if len(outside) else 0
    return int(first) if first < len(away) else None


@dataclass(frozen=True)
class Behaviour:
    """What became of a walk: a kind, and the places it speaks of.

    arrives        `points` is the bottom, `step` when (see `arrival`)
    flies away     to inf, or: the cost has doubled, and each of the
                   last steps was longer than the one before
    two_cycle      every other step is at one place: the two `points`
    still walking  the cost falls block by block, or the last hops all
                   grow, or every other step comes ever closer
    wanders        none of these: it stays about and does not settle
    """

    kind: str
    points: tuple[Point, ...] = ()
    step: int | None = None


def behaviour(
    steps: Sequence[Step],
    bottoms: Sequence[Point] = (),
    within: float = 0.01,
) -> Behaviour:
    """Judge one ball's walk by its last 48 steps, in this order.

    Two places are one if they differ by under a thousandth of a hop;
    blocks are 8 steps long, and their highest cost is what counts.
    A shorter walk arrives, flies to inf, or is still walking.
    """
    for w, b in bottoms:
        when = arrival(steps, w, b, within)
        if when is not None:
            return Behaviour("arrives", ((w, b),), when)
    P, J = path(steps), np.array([s.cost for s in steps])
    if not np.isfinite([P[-1].sum(), J[-1]]).all():
        return Behaviour("flies away")
    if len(P) < 50:
        return Behaviour("still walking")
    return ending(P, J)


def ending(
    P: NDArray[np.float64], J: NDArray[np.float64]
) -> Behaviour:
    """Judge the places P (steps, 2) and costs J of a finite walk."""
    hop = np.hypot(*np.diff(P[-49:], axis=0).T)  # (48,)
    two = np.hypot(*(P[-48:] - P[-50:-2]).T)  # (48,)
    growing = (np.diff(hop) > 0.0).all()
    if growing and J[-1] > 2.0 * J[0]:
        return Behaviour("flies away")
    pairs = P[-48:].reshape(24, 2, 2)  # every other step
    if np.ptp(pairs, axis=0).max() < hop.min() / 1000.0:
        (w1, b1), (w2, b2) = P[-2:].tolist()
        return Behaviour("two_cycle", ((w1, b1), (w2, b2)))
    high = J[-48:].reshape(6, 8).max(axis=1)
    falling = (np.diff(high) <= 0.0).all()
    closer = (np.diff(two) < 0.0).all()
    walking = falling or growing or closer
    kind = "still walking" if walking else "wanders"
    return Behaviour(kind)
