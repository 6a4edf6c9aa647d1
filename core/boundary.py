"""The line on which one neuron with two inputs is undecided.

There z = w.T x + b is 0 and sigmoid(z) one half.  The line stands at
right angles to w, so turning w turns it; b shifts it.

    w (2, 1)   b one number   X (2, m)   Y (1, m)
"""

from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.logistic import Step, gradient, predict

Array: TypeAlias = NDArray[np.float64]


def distance(w: Array, b: float) -> float:
    """How far the line lies from 0 in the direction of w: -b / |w|.

    Negative where it lies behind 0.  w = 0 makes no line: nan.
    """
    length = float(np.linalg.norm(w))
    return -b / length if length > 0 else float("nan")


def turn(w: Array, angle: float) -> Array:
    """w turned to the left by an angle in radians, as long as before."""
    c, s = np.cos(angle), np.sin(angle)
    turned: Array = np.array([[c, -s], [s, c]]) @ w
    return turned  # (2, 1)


def stretch(w: Array, factor: float) -> Array:
    """w longer: z grows everywhere, so sigmoid(z) gets steeper."""
    return factor * w  # (2, 1)


def learn(
    w: Array, b: float, X: Array, Y: Array, alpha: float, steps: int
) -> Iterator[Step]:
    """Walk downhill from any line.  Yields steps + 1 times."""
    for _ in range(steps + 1):
        dw, db, cost = gradient(w, b, X, Y)
        yield Step(w, b, dw, db, cost)
        w = w - alpha * dw
        b = b - alpha * db


def score(
    w: Array, b: float, X: Array, Y: Array
) -> tuple[int, int]:
    """How many answers are right: the line's, and the larger class's.

    "Always the larger class" looks at no input at all.
    """
    right = np.sum(predict(w, b, X) == (Y > 0.5))
    ones = int(np.sum(Y > 0.5))
    return int(right), max(ones, Y.size - ones)
