"""Logistic regression on m examples: add up, divide by m, one step.

The examples are the columns of X (2, m); Y (1, m) is the truth.
First as a loop, one column at a time; then with no loop at all.
Source: course 1, week 2, "Gradient descent on m examples" and
"Vectorizing logistic regression's gradient output".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.activation import sigmoid
from core.loss import log_loss

Array: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class Sums:
    """The four accumulators."""

    J: float = 0.0
    dw1: float = 0.0
    dw2: float = 0.0
    db: float = 0.0


@dataclass(frozen=True)
class Seen:
    """What one example made, and the sums with it."""

    z: float
    a: float
    dz: float
    L: float
    sums: Sums


@dataclass(frozen=True)
class Whole:
    """The same for all examples at once, and their averages."""

    Z: Array  # (1, m)
    A: Array  # (1, m)
    dZ: Array  # (1, m)
    L: Array  # (1, m)
    dw: Array  # (2, 1)
    db: float
    J: float


@dataclass(frozen=True)
class Place:
    """Where gradient descent stands, and the cost there."""

    w: Array  # (2, 1)
    b: float
    cost: float


def loop(
    X: Array, Y: Array, w1: float, w2: float, b: float
) -> Iterator[Seen]:
    """One example after the other; four sums grow."""
    J = dw1 = dw2 = db = 0.0
    for i in range(X.shape[1]):
        x1, x2, y = float(X[0, i]), float(X[1, i]), float(Y[0, i])
        z = w1 * x1 + w2 * x2 + b
        a = float(sigmoid(z))
        dz = a - y
        L = float(log_loss(z, y))  # -log a or -log(1 - a)
        dw1 += x1 * dz
        dw2 += x2 * dz
        db += dz
        J += L
        yield Seen(z, a, dz, L, Sums(J, dw1, dw2, db))


def average(s: Sums, m: int) -> Sums:
    """What is so often forgotten: divide by m."""
    return Sums(s.J / m, s.dw1 / m, s.dw2 / m, s.db / m)


def no_loop(
    X: Array, Y: Array, w: Array, b: float, divide: bool = True
) -> Whole:
    """All examples at once: every line does a whole row."""
    m = X.shape[1] if divide else 1
    Z = w.T @ X + b  # (1, m)
    A = sigmoid(Z)  # (1, m)
    dZ = A - Y  # (1, m)
    dw = X @ dZ.T / m  # (2, 1)
    db = float(np.sum(dZ)) / m
    L = log_loss(Z, Y)  # (1, m)
    J = float(np.sum(L)) / m
    return Whole(Z, A, dZ, L, dw, db, J)


def one_step(
    w1: float, w2: float, b: float, alpha: float, s: Sums
) -> tuple[float, float, float]:
    """Once for all examples: against the slopes, alpha long."""
    w1 = w1 - alpha * s.dw1
    w2 = w2 - alpha * s.dw2
    b = b - alpha * s.db
    return w1, w2, b


def descend(
    X: Array, Y: Array, w: Array, b: float,
    alpha: float, steps: int, divide: bool = True,
) -> Iterator[Place]:
    """Many steps; the cost is always the mean.

    Forgetting to divide by m is the same as m times this alpha.
    """
    for _ in range(steps + 1):
        now = no_loop(X, Y, w, b, divide)
        yield Place(w, b, float(np.mean(now.L)))
        w = w - alpha * now.dw
        b = b - alpha * now.db


def cost_along(
    X: Array, Y: Array, start: Place, t: Array
) -> Array:
    """J after a step t times the mean slope from `start`, (k,)."""
    now = no_loop(X, Y, start.w, start.b)
    w = start.w - t * now.dw  # (2, k)
    b = start.b - t * now.db  # (k,)
    Z = w.T @ X + b[:, None]  # (k, m)
    J: Array = np.mean(log_loss(Z, Y), axis=1)
    return J


def hessian(X: Array, w: Array, b: float) -> Array:
    """How J bends along w1, w2, b: X1 diag(a (1 - a)) X1.T / m."""
    X1 = np.vstack([X, np.ones(X.shape[1])])  # (3, m)
    A = sigmoid(w.T @ X + b)  # (1, m)
    H: Array = (X1 * (A * (1.0 - A))) @ X1.T / X.shape[1]
    return H  # (3, 3)


def bottom(X: Array, Y: Array) -> Place | None:
    """Where J is lowest (Newton's method); None if nowhere.

    A line that parts the classes has no best w: J falls for ever.
    """
    w, b = np.zeros((2, 1)), 0.0
    for _ in range(100):
        now = no_loop(X, Y, w, b)
        g = np.append(now.dw[:, 0], now.db)  # (3,)
        H = hessian(X, w, b)
        right = np.abs(now.dZ).max() < 0.5  # a line parts them
        if right or np.linalg.cond(H) > 1e10:
            return None
        if np.abs(g).max() < 1e-12:
            return Place(w, b, now.J)
        way, t = np.linalg.solve(H, g), 1.0
        while t > 1e-9 and _fallen(X, Y, w, b, t * way) > now.J:
            t /= 2.0
        w, b = w - t * way[:2, None], b - t * float(way[2])
    return None


def _fallen(
    X: Array, Y: Array, w: Array, b: float, way: Array
) -> float:
    """The cost after that way."""
    return no_loop(X, Y, w - way[:2, None], b - float(way[2])).J


def edge(X: Array, Y: Array) -> float | None:
    """The alpha above which the bottom itself repels: 2 / lambda."""
    low = bottom(X, Y)
    if low is None:
        return None
    curves = np.linalg.eigvalsh(hessian(X, low.w, low.b))
    return 2.0 / float(curves[-1])
