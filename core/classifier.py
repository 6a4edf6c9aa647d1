"""The homework in eight lines of NumPy: pictures in, w and b out.

    X (n_x, m)   Y (1, m)   w (n_x, 1)   b one number

Beside them the same eight lines for several learning rates at once:
each rate has its own column of w and its own row of b, and all look
at the same pictures.  Source: course 1, week 2, the assignment.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.activation import Numbers, sigmoid

Array: TypeAlias = NDArray[np.floating[Any]]
Pictures: TypeAlias = NDArray[Any]  # (m, 64, 64, 3) bytes


@dataclass(frozen=True, eq=False)
class Round:
    """One round: where it stands, what it says, both slopes."""

    k: int  # updates so far
    w: Array  # (n_x, 1); r learning rates: (n_x, r)
    b: Any  # one number; (r, 1)
    Z: Array  # (1, m); (r, m)
    A: Array  # as Z
    dw: Array  # as w
    db: Any  # as b


def build(
    pictures: Pictures, Y: Array, alpha: float, steps: int
) -> Iterator[Round]:
    """All of it, in eight lines.

    Yields steps + 1 times: the start, and then after every step.
    """
    m = len(pictures)
    X = pictures.reshape(m, -1).T  # (12288, m)
    X = X / 255  # 0 to 1
    w, b = np.zeros((len(X), 1)), 0.0  # (12288, 1)
    for k in range(steps + 1):
        Z = w.T @ X + b  # (1, m)
        A = sigmoid(Z)  # (1, m)
        dw = X @ (A - Y).T / m  # (12288, 1)
        db = np.sum(A - Y) / m
        yield Round(k, w, b, Z, A, dw, db)
        w, b = w - alpha * dw, b - alpha * db


def build_several(
    pictures: Pictures, Y: Array, alphas: Sequence[float], steps: int
) -> Iterator[Round]:
    """The same for r learning rates side by side, by broadcasting."""
    m, r = len(pictures), len(alphas)
    X = pictures.reshape(m, -1).T / 255  # (12288, m)
    alpha = np.array([alphas])  # (1, r)
    w, b = np.zeros((len(X), r)), np.zeros((r, 1))
    for k in range(steps + 1):
        Z = w.T @ X + b  # (r, m)
        A = sigmoid(Z)
        dw = X @ (A - Y).T / m  # (12288, r)
        db = np.sum(A - Y, axis=1, keepdims=True) / m
        yield Round(k, w, b, Z, A, dw, db)
        w, b = w - alpha * dw, b - alpha.T * db


def cost(Z: Array, Y: Array) -> Array:
    """J, the mean loss, for each row of Z; straight from Z.

    -mean(Y log A + (1 - Y) log(1 - A)) is the same number, until A
    rounds to 0 or 1 and it becomes nan.
    """
    J: Array = np.mean(np.logaddexp(0, Z) - Y * Z, axis=1)
    return J


def predict(w: Array, b: Any, pictures: Pictures) -> Numbers:
    """1 where A is above one half, else 0: (1, m), or (r, m)."""
    X = pictures.reshape(len(pictures), -1).T / 255
    A = sigmoid(w.T @ X + b)
    return (A > 0.5) * 1.0
