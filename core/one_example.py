"""Logistic regression on one example: there, back, one step, there.

Two inputs x1, x2 and the truth y (0 or 1); two weights and b.
Source: course 1, week 2, "Logistic regression gradient descent".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from core.activation import sigmoid


@dataclass(frozen=True)
class Step:
    """What is known by now, and which number is the newest."""

    values: Mapping[str, float]
    name: str = ""


def loss_slope(a: float, y: float) -> float:
    """da = -y / a + (1 - y) / (1 - a), term by term.

    Only one of the terms is there, for y is 0 or 1.  Infinite once
    a has been rounded to the wrong end.
    """
    with np.errstate(divide="ignore", over="ignore"):
        if y == 1:
            return float(-1.0 / np.float64(a))
        return float(1.0 / np.float64(1.0 - a))


def loss(z: float, y: float) -> float:
    """L = -log a = log(1 + e^-z) for y = 1, else log(1 + e^z).

    Straight from z, so that it is exact where a is almost right.
    """
    return float(np.logaddexp(0.0, -z if y == 1 else z))


def one_step(
    x1: float, x2: float, y: float,
    w1: float, w2: float, b: float, alpha: float,
) -> Iterator[Step]:
    """Gradient descent on a single example, line by line.

    dz could be da * a (1 - a); the a (1 - a) cancels, and a - y is
    left.  Straight is safer, too: far out that would be inf * 0.
    """
    known = {"x1": x1, "x2": x2, "y": y, "w1": w1, "w2": w2, "b": b}
    yield Step(dict(known))
    known["z"] = z = w1 * x1 + w2 * x2 + b
    yield Step(dict(known), "z")
    known["a"] = a = float(sigmoid(z))
    yield Step(dict(known), "a")
    known["L"] = loss(z, y)
    yield Step(dict(known), "L")

    known["da"] = loss_slope(a, y)
    yield Step(dict(known), "da")
    known["dz"] = dz = a - y
    yield Step(dict(known), "dz")
    known["dw1"] = dw1 = x1 * dz
    yield Step(dict(known), "dw1")
    known["dw2"] = dw2 = x2 * dz
    yield Step(dict(known), "dw2")
    known["db"] = db = dz
    yield Step(dict(known), "db")

    known["new w1"] = w1 = w1 - alpha * dw1
    known["new w2"] = w2 = w2 - alpha * dw2
    known["new b"] = b = b - alpha * db
    yield Step(dict(known), "update")
    known["new z"] = z = w1 * x1 + w2 * x2 + b
    known["new a"] = float(sigmoid(z))
    known["new L"] = loss(z, y)
    yield Step(dict(known), "again")
