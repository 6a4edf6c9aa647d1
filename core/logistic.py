"""One neuron: logistic regression, as in the course's homework.

m examples stand side by side as the columns of X:

    X (n_x, m)   Y (1, m)   w (n_x, 1)   b one number
    Z = w.T X + b           A = sigmoid(Z)
    J = mean of the losses  dw = X (A - Y).T / m

What comes in as float32 stays float32.
Source: course 1, week 2, and its homework.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.activation import sigmoid

Array: TypeAlias = NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Step:
    """Where training stands: w, b, their slopes and the cost there."""

    w: Array  # (n_x, 1)
    b: float
    dw: Array  # (n_x, 1)
    db: float
    cost: float


def forward(w: Array, b: float, X: Array) -> Array:
    """What the neuron says: A = sigmoid(w.T X + b), one per column."""
    Z = w.T @ X + b  # (1, m)
    A: Array = sigmoid(Z)
    return A  # (1, m)


def gradient(
    w: Array, b: float, X: Array, Y: Array
) -> tuple[Array, float, float]:
    """The slopes dw (n_x, 1) and db, and the cost J, at (w, b).

    The course's cost is -mean(Y log A + (1 - Y) log(1 - A)).  Where
    A rounds to 0 or 1 that is 0 log 0 = nan; the same number straight
    from Z, mean(log(1 + e^Z) - Y Z), is always finite.
    """
    m = X.shape[1]
    Z = w.T @ X + b  # (1, m)
    dZ = sigmoid(Z) - Y  # (1, m)
    dw = X @ (dZ.T / m)  # (n_x, 1)
    db = float(np.sum(dZ)) / m
    J = float(np.mean(np.logaddexp(0, Z) - Y * Z))
    return dw, db, J


def train(
    X: Array, Y: Array, alpha: float, steps: int
) -> Iterator[Step]:
    """Walk downhill from zeros: w := w - alpha dw, b := b - alpha db.

    Yields steps + 1 times: the start, and then after every step.
    """
    w = np.zeros((X.shape[0], 1), X.dtype)  # (n_x, 1)
    b = 0.0
    for _ in range(steps + 1):
        dw, db, cost = gradient(w, b, X, Y)
        yield Step(w, b, dw, db, cost)
        w = w - alpha * dw
        b = b - alpha * db


def predict(w: Array, b: float, X: Array) -> NDArray[np.bool_]:
    """Yes or no for every column: is A above one half?  (1, m)"""
    return forward(w, b, X) > 0.5
