"""How wrong: the loss of one example, and the cost of many, each beside its slope.

z is the neuron's sum w x + b, a = sigmoid(z) its answer, y the truth
(0 or 1).  Losses use the natural logarithm, so their unit is the nat.
"""

import numpy as np

from core.activation import Numbers, sigmoid


def log_loss(z: Numbers, y: Numbers) -> Numbers:
    """The loss of one example, from z: log(1 + e^z) - y z.

    The same as -log a for y = 1 and -log(1 - a) for y = 0, but never
    the logarithm of a rounded 0: finite for every finite z, and off by
    no more than the last bit of z.
    """
    return np.logaddexp(0.0, z) - y * z


def log_loss_slope(z: Numbers, y: Numbers) -> Numbers:
    """dz = a - y: the answer minus the truth, and nothing else."""
    return sigmoid(z) - y


def log_loss_naive(a: Numbers, y: Numbers) -> Numbers:
    """The course's form: -(y log a + (1 - y) log(1 - a)).

    Infinite or not a number once a is rounded to 0 or 1 (z > 37).
    Source: course 1, week 2, "Logistic regression cost function".
    """
    return -(y * np.log(a) + (1.0 - y) * np.log(1.0 - a))


def log_loss_naive_slope(a: Numbers, y: Numbers) -> Numbers:
    """da = -y / a + (1 - y) / (1 - a)."""
    return -y / a + (1.0 - y) / (1.0 - a)


def cost(z: Numbers, y: Numbers) -> Numbers:
    """J, the mean log loss of all m examples, in nats."""
    return np.mean(log_loss(z, y))


def cost_slope(z: Numbers, y: Numbers) -> Numbers:
    """dJ/dz = (a - y) / m, with the shape of z."""
    return log_loss_slope(z, y) / np.size(z)


def squared_error(a: Numbers, y: Numbers) -> Numbers:
    """The loss one would try first: (a - y)^2 / 2.

    With a = sigmoid(z) it is not convex in w and b, and an example
    that is far off and very wrong hardly pulls any more.
    """
    return 0.5 * (a - y) ** 2


def squared_error_slope(a: Numbers, y: Numbers) -> Numbers:
    """da = a - y.  Through a sigmoid, dz = (a - y) a (1 - a)."""
    return a - y
