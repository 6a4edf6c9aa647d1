"""The bends of a neuron: sigmoid, ReLU, leaky ReLU and tanh, each beside its slope.

Every function takes one number or an array of any shape and gives the
same shape back.  Without a bend between them, layers of neurons would
collapse into one straight line.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

Numbers: TypeAlias = Any  # one number, or an array


def sigmoid(z: Numbers) -> Numbers:
    """Any number to a probability: a = 1 / (1 + e^-z), 0 < a < 1.

    The stable form.  e^-|z| is never above 1, so nothing overflows;
    far out the float rounds to exactly 0 (z < -745) or 1 (z > 37).
    Source: course 1, week 2, "Logistic regression".
    """
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def sigmoid_naive(z: Numbers) -> Numbers:
    """The sigmoid as the course writes it: a = 1 / (1 + e^-z).

    The same numbers as `sigmoid`, until e^-z overflows at z < -709:
    NumPy then warns, and only luck (1 / infinity) makes it 0.
    """
    return 1.0 / (1.0 + np.exp(-z))


def sigmoid_slope(z: Numbers) -> Numbers:
    """da/dz = a (1 - a): at most 1/4, and almost 0 far out."""
    a = sigmoid(z)
    return a * (1.0 - a)


def relu(z: Numbers) -> Numbers:
    """The rectified linear unit: a = max(0, z)."""
    return np.maximum(0.0, z)


def relu_slope(z: Numbers) -> Numbers:
    """da/dz = 1 for z > 0 and 0 for z < 0.

    At z = 0 there is a corner and no slope; by convention we say 0.
    """
    return np.heaviside(z, 0.0)


def leaky_relu(z: Numbers, leak: float = 0.01) -> Numbers:
    """ReLU that still leans a little below 0: a = max(leak z, z).

    `leak` is the slope for z < 0, between 0 and 1.
    """
    return np.maximum(leak * z, z)


def leaky_relu_slope(
    z: Numbers, leak: float = 0.01
) -> Numbers:
    """da/dz = 1 for z > 0, else `leak` (by convention at 0, too)."""
    return np.maximum(leak, relu_slope(z))


def tanh(z: Numbers) -> Numbers:
    """A sigmoid stretched to -1 < a < 1: 2 sigmoid(2z) - 1."""
    return np.tanh(z)


def tanh_slope(z: Numbers) -> Numbers:
    """da/dz = 1 - a^2: 1 in the middle, almost 0 far out."""
    a = np.tanh(z)
    return 1.0 - a * a


@dataclass(frozen=True)
class Activation:
    """A bend f and its slope, so that a network can be given either."""

    f: Callable[[Numbers], Numbers]
    slope: Callable[[Numbers], Numbers]


ACTIVATIONS = {
    "sigmoid": Activation(sigmoid, sigmoid_slope),
    "relu": Activation(relu, relu_slope),
    "leaky_relu": Activation(leaky_relu, leaky_relu_slope),
    "tanh": Activation(tanh, tanh_slope),
}
