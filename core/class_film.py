"""The films of building the classifier, made in the helper process.

One trains on all training pictures and tries itself on both sets as
it goes; the other compares learning rates on pictures held out of the
training set, and opens the test set once, at its very end.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.album import Album, Pixels
from core.classifier import (
    Array,
    Round,
    build,
    build_several,
    cost,
    predict,
)
from core.figures import Check, count

STEPS = 2000  # as in the homework
EVERY = 10  # rounds between two that are shown, after the first ten
SHOWN = (*range(EVERY), *range(EVERY, STEPS + 1, EVERY))
ALPHAS = (0.01, 0.005, 0.001, 0.0001)  # that are compared
SEEN = frozenset(SHOWN)
Held: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Moment:
    """After k updates: the cost, how often it is right, and w."""

    k: int
    J: float
    train: Check
    test: Check
    w: Array  # (64, 64, 3), 32 bits
    b: float


@dataclass(frozen=True, eq=False)
class Trial:
    """Several learning rates after k updates each."""

    k: int
    costs: tuple[float, ...]  # J where they learn
    held: tuple[Check, ...]  # on the pictures held out
    held_costs: tuple[float, ...]
    test: Check | None = None  # of the chosen one, opened at the end

    @property
    def best(self) -> int:
        """Most often right on what was held out; then least cost."""
        ranks = [
            (-check.right, J)
            for check, J in zip(self.held, self.held_costs, strict=True)
        ]
        return ranks.index(min(ranks))


@dataclass(frozen=True, eq=False)
class First:
    """The first round, and all that an alpha makes of it.

    At w = 0 and b = 0 the next Z is -alpha (dw.T X + db).
    """

    round: Round
    J: float
    G: Array  # (1, m): dw.T X + db

    def after(self, alpha: float) -> Array:
        """Z after one update with this alpha, (1, m)."""
        return -alpha * self.G


def first(pictures: Pixels, Y: Array) -> First:
    """The first round on these pictures."""
    start = next(build(pictures, Y, 0.0, 0))
    X = pictures.reshape(len(pictures), -1).T / 255
    J = float(cost(start.Z, Y)[0])
    return First(start, J, start.dw.T @ X + start.db)


def begin(album: Album) -> Moment:
    """Before the first update: w and b are 0, and it never says 1."""
    n = album.pictures[0].size
    nothing = np.zeros(album.m), np.zeros(len(album.test_y))
    return Moment(
        0, float(np.log(2)),
        count("train", album.y, nothing[0]),
        count("test", album.test_y, nothing[1]),
        np.zeros(n, np.float32).reshape(album.pictures.shape[1:]), 0.0,
    )


def begin_trial(album: Album) -> Trial:
    """The same for all learning rates that are compared."""
    n, start = len(ALPHAS), float(np.log(2))
    back = album.y[album.held]
    held = count("held", back, np.zeros(len(back)))
    return Trial(0, (start,) * n, (held,) * n, (start,) * n)


def learn(
    pictures: Pixels,
    Y: Array,
    test: Pixels,
    test_Y: Array,
    alpha: float,
    steps: int = STEPS,
) -> Iterator[tuple[Moment, ...]]:
    """The rounds that are shown, one after another, without the first.

    Both sets are asked at rounds that are shown only: training must
    not wait for the film.
    """
    T = np.float32(test.reshape(len(test), -1).T / 255)  # (12288, 50)
    shape = pictures.shape[1:]
    for now in build(pictures, Y, alpha, steps):
        if now.k == 0 or now.k not in SEEN:
            continue
        w = now.w.astype(np.float32)  # judges as it is shown
        said = w.T @ T + now.b > 0  # A > 0.5
        yield (
            Moment(
                now.k,
                float(cost(now.Z, Y)[0]),
                count("train", Y[0], now.A[0] > 0.5),
                count("test", test_Y[0], said[0]),
                w.reshape(shape),
                float(now.b),
            ),
        )


def compare(
    pictures: Pixels,
    Y: Array,
    held: Held,
    test: Pixels,
    test_Y: Array,
    steps: int = STEPS,
) -> Iterator[tuple[Trial, ...]]:
    """All learning rates at once; the last step opens the test set.

    The start is left out, as in `learn`.
    held (m,): True for training pictures that no rate learns from.
    """
    some, its = pictures[~held], Y[:, ~held]
    back, truth = pictures[held], Y[:, held]
    H = back.reshape(len(back), -1).T / 255
    trial, last = None, None
    for now in build_several(some, its, ALPHAS, steps):
        if now.k in SEEN and now.k > 0:
            trial, last = _trial(now, its, H, truth), now
            yield (trial,)
    if trial is not None and last is not None:
        k = trial.best
        w, b = last.w[:, k : k + 1], last.b[k]
        said = predict(w, b, test)
        told = count("test", test_Y[0], said[0])
        yield (replace(trial, test=told),)


def _trial(now: Round, Y: Array, H: Array, truth: Array) -> Trial:
    """How all of them stand, on what they learn and what is held."""
    Z = now.w.T @ H + now.b
    return Trial(
        now.k,
        tuple(cost(now.Z, Y).tolist()),
        tuple(count("held", truth[0], z > 0) for z in Z),
        tuple(cost(Z, truth).tolist()),
    )
