"""What the lesson on logistic regression shows: a line, the students, and one student as the line sees them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.activation import sigmoid
from core.boundary import distance, score
from core.data import Array, students
from core.logistic import gradient
from core.loss import log_loss
from gui.figures import enough, fixed, short


@dataclass(frozen=True)
class Stand:
    """One step: w, b, what has been done to reach it (look, turn, shift, stretch, learn, answers, decide), how much."""

    part: str
    w1: float
    w2: float
    b: float
    amount: float = 0.0

    @property
    def w(self) -> Array:
        """As core has it: (2, 1)."""
        return np.array([[self.w1], [self.w2]])

    @property
    def length(self) -> float:
        """Of the arrow."""
        return math.hypot(self.w1, self.w2)

    @property
    def distance(self) -> float:
        """From the middle of the plane to the line; nan where there is none."""
        return distance(self.w, self.b)


@dataclass(frozen=True, eq=False)
class Scene:
    """The students."""

    X: Array  # (2, m)
    Y: Array  # (1, m)
    x1: tuple[float, ...]
    x2: tuple[float, ...]
    y: tuple[float, ...]


@dataclass(frozen=True)
class Person:
    """One student as the neuron sees them."""

    k: int
    x1: float
    x2: float
    y: float
    z: float

    @property
    def a(self) -> float:
        """The answer."""
        return float(sigmoid(self.z))

    @property
    def loss(self) -> float:
        """What it costs."""
        return float(log_loss(self.z, self.y))


@lru_cache(maxsize=8)
def scene(x1: tuple[float, ...], x2: tuple[float, ...]) -> Scene:
    """The students as given, or where they were dragged."""
    X, Y = students()
    if len(x1) == len(x2) == X.shape[1]:
        X = np.array([x1, x2])
    first, second = X.tolist()
    return Scene(X, Y, tuple(first), tuple(second), tuple(Y[0].tolist()))


def person(given: Scene, k: int, stand: Stand) -> Person:
    """How one student stands to this line."""
    z = stand.w1 * given.x1[k] + stand.w2 * given.x2[k] + stand.b
    return Person(k, given.x1[k], given.x2[k], given.y[k], z)


def between(a: float) -> str:
    """An answer with two places, or as many more as it takes to see that it is neither 0 nor 1."""
    return next((text for k in range(2, 9) if 0.0 < float(text := fixed(a, k)) < 1.0), fixed(a, 2))


def written(one: Person) -> tuple[str, str, str]:
    """z, ŷ and L, each with the places that the next one needs to follow from what is written."""
    cost = short(one.loss, 3)
    a = enough(one.a, lambda a: short(_loss(a, one.y), 3) if 0.0 < a < 1.0 else "")
    a = a if short(_loss(float(a), one.y), 3) == cost else between(one.a)
    places = len(a.partition(".")[2])
    return enough(one.z, lambda z: fixed(float(sigmoid(z)), places)), a, cost


def _loss(a: float, y: float) -> float:
    """From the answer."""
    given = a if y else 1.0 - a
    return -math.log(given) if given > 0.0 else math.inf


def sums(given: Scene, stand: Stand) -> NDArray[np.float64]:
    """z of every student (m,)."""
    z: NDArray[np.float64] = (stand.w.T @ given.X + stand.b)[0]
    return z


def hours(value: float) -> str:
    """An input as it is written: 0.5; one that was dragged with two places."""
    return fixed(value, 1 if abs(10 * value - round(10 * value)) < 1e-9 else 2)


def slopes(given: Scene, stand: Stand) -> tuple[float, float, float, float]:
    """dw1, dw2, db and J here."""
    dw, db, J = gradient(stand.w, stand.b, given.X, given.Y)
    return float(dw[0, 0]), float(dw[1, 0]), db, J


def counts(given: Scene, stand: Stand) -> tuple[int, int]:
    """How many this line gets right, and how many "always passed" does."""
    return score(stand.w, stand.b, given.X, given.Y)
