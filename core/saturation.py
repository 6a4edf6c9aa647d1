"""Why the log loss: the sigmoid goes flat far out, and squared error with it.

z is the neuron's sum, a = sigmoid(z) its answer, y the truth (0 or 1).
Each function takes one number or an array and gives the same shape.
"""

from collections.abc import Callable, Iterator

import numpy as np

from core.activation import Numbers, sigmoid
from core.loss import squared_error


def logit(a: Numbers) -> Numbers:
    """The z behind an answer, 0 < a < 1: sigmoid backwards."""
    return np.log(a) - np.log1p(-a)


def squared_loss(z: Numbers, y: Numbers) -> Numbers:
    """Squared error seen from z: (sigmoid(z) - y)^2 / 2.

    A bowl over a, but not over z: it never rises above 1/2, so it
    must flatten, where the answer is right and where it is wrong.
    """
    return squared_error(sigmoid(z), y)


def squared_loss_slope(z: Numbers, y: Numbers) -> Numbers:
    """dz = (a - y) a (1 - a): the log loss's a - y, times a' = a (1 - a).

    Almost 0 for a very wrong answer; at most 4/27, where the answer
    gives the truth a chance of 1/3.
    """
    a = sigmoid(z)
    return (a - y) * a * (1.0 - a)


def learn(
    slope: Callable[[Numbers, Numbers], Numbers],
    z: float, y: float, alpha: float = 1.0,
) -> Iterator[float]:
    """Gradient descent on z itself, with one loss's slope."""
    while True:
        yield z
        z = z - alpha * float(slope(z, y))
