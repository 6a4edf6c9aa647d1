"""What is a house worth?  One neuron: a line that is bent where it would fall below 0.

Size is counted in 100 m2 and price in 100,000, so that w, b and their
slopes are of ordinary size and one alpha suits them both.  All houses
are invented.
"""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.activation import Numbers, relu, relu_slope
from core.bowl import Surface

Array: TypeAlias = NDArray[np.float64]


def neuron(w: Numbers, x: Numbers, b: Numbers) -> Numbers:
    """One neuron: weigh, add, bend.  a = max(0, w x + b).

    The price of a house from its size; x may be an array of sizes.
    Source: course 1, week 1, "What is a neural network?".
    """
    z = w * x + b
    return relu(z)


def street() -> tuple[Array, Array]:
    """Ten invented houses: size in 100 m2, price in 100,000."""
    x = np.array(
        [0.6, 0.8, 0.9, 1.1, 1.3, 1.5, 1.7, 1.9, 2.1, 2.4])
    y = np.array(
        [0.4, 0.5, 1.1, 1.0, 1.8, 1.7, 2.6, 2.4, 3.3, 3.4])
    return x, y  # (10,), (10,)


class BentLine(Surface):
    """mean((a - y)^2) with a = max(0, z): a line with a bend.

    A house on the flat part (z <= 0) has dz = 0: it cannot pull.  If
    every house lies there all slopes are 0, and no step moves w or b.
    """

    sharpest = 2.0

    def loss(self, z: Numbers) -> Numbers:
        return (relu(z) - self.y) ** 2

    def dz(self, z: Numbers) -> Numbers:
        a = relu(z)
        return 2.0 * (a - self.y) * relu_slope(z)

    def bend(self, z: Numbers) -> Numbers:
        return 2.0 * relu_slope(z)


def best(x: Array, y: Array) -> tuple[float, float]:
    """(w, b) of the line with the least squared error.

    If no house lies on its flat part this is a bottom for the bent
    line too, because there both have the same cost.
    """
    X = np.array([x, np.ones_like(x)])  # (2, m)
    w, b = np.linalg.lstsq(X.T, y, rcond=None)[0]
    return float(w), float(b)
