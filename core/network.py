"""Parameters of neurons: forwards, backwards, and the training of a small network.

The hidden layers bend as they are told; the output layer is a sigmoid
with log loss.  Its parameters are a tuple with (W, b) of every layer.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.activation import Activation, sigmoid
from core.descent import beyond_is_inf
from core.loss import cost, cost_slope

Array: TypeAlias = NDArray[np.float64]
Parameters: TypeAlias = tuple[tuple[Array, Array], ...]


@dataclass(frozen=True, eq=False)
class Step:
    """One moment of a training, before its update."""

    k: int
    cost: float  # J, in nats
    slopes: Array  # |dW| of every layer, (layers,)
    accuracy: float  # share of right answers, threshold 1/2
    parameters: Parameters  # at this moment


def initialise(
    sizes: Sequence[int], gain: float, seed: int
) -> Parameters:
    """W from N(0, gain / n_in), b = 0; the last layer has gain 1.

    Gain 2 is made for ReLU (He), 1 for tanh (Xavier), 16 for sigmoid.
    Every layer has its own seed: another gain keeps the directions.
    """
    parameters = []
    last = len(sizes) - 2
    for layer, (n, n_out) in enumerate(pairwise(sizes)):
        r = np.random.default_rng((seed, layer))
        W = r.standard_normal((n_out, n))
        W *= np.sqrt((1.0 if layer == last else gain) / n)
        parameters.append((W, np.zeros((n_out, 1))))
    return tuple(parameters)


def forward(
    parameters: Parameters, X: Array, activation: Activation
) -> tuple[list[Array], list[Array]]:
    """Layer by layer: Z = W A + b, A = f(Z), starting from A = X.

    Returns what backward needs: A that goes into each layer and Z
    that comes out, lists of (n, m).  The answer is sigmoid(Z[-1]).
    """
    A, Z = [X], []
    for W, b in parameters:
        Z.append(W @ A[-1] + b)  # (n_out, m)
        A.append(activation.f(Z[-1]))
    return A[:-1], Z


def backward(
    parameters: Parameters,
    A: Sequence[Array],
    Z: Sequence[Array],
    Y: Array,
    activation: Activation,
) -> Parameters:
    """The slope (dW, db) of J for every layer, from the last one back.

    dZ of the output is (a - y) / m.  Each layer hands back W^T dZ,
    times the slope of the bend before it: a small one, layer after
    layer, makes the early slopes vanish.
    """
    dZ = cost_slope(Z[-1], Y)  # (1, m)
    slopes = []
    for layer in reversed(range(len(parameters))):
        dW = dZ @ A[layer].T  # (n_out, n)
        db = dZ.sum(axis=1, keepdims=True)  # (n_out, 1)
        slopes.append((dW, db))
        if layer > 0:
            dA = parameters[layer][0].T @ dZ  # (n, m)
            dZ = dA * activation.slope(Z[layer - 1])
    return tuple(reversed(slopes))


def descend(
    parameters: Parameters, slopes: Parameters, alpha: float
) -> Parameters:
    """W := W - alpha dW and b := b - alpha db, in every layer."""
    return tuple(
        (W - alpha * dW, b - alpha * db)
        for (W, b), (dW, db) in zip(
            parameters, slopes, strict=True))


@beyond_is_inf
def train(
    X: Array,
    Y: Array,
    sizes: Sequence[int],
    activation: Activation,
    alpha: float,
    gain: float,
    seed: int,
    steps: int,
) -> Iterator[Step]:
    """Gradient descent on all m examples at once.

    X is (n_x, m), Y is (1, m); `sizes` begins with n_x, ends with 1.
    Yields steps + 1 Steps, the untrained network first.
    """
    parameters = initialise(sizes, gain, seed)
    for k in range(steps + 1):
        A, Z = forward(parameters, X, activation)
        slopes = backward(parameters, A, Z, Y, activation)
        J = float(cost(Z[-1], Y))
        right = float(np.mean((Z[-1] > 0.0) == (Y > 0.5)))
        size = [np.linalg.norm(dW) for dW, _ in slopes]
        yield Step(k, J, np.array(size), right, parameters)
        parameters = descend(parameters, slopes, alpha)


def steps_to(
    steps: Iterable[Step], goal: float
) -> int | None:
    """The first k whose cost is below `goal`, or None.

    Given a training that is still running, it stops it there.
    """
    return next((s.k for s in steps if s.cost < goal), None)


def predict(
    parameters: Parameters, X: Array, activation: Activation
) -> Array:
    """The probability of class 1 for every column of X: (1, m)."""
    _, Z = forward(parameters, X, activation)
    return np.asarray(sigmoid(Z[-1]))


def field(
    parameters: Parameters,
    activation: Activation,
    across: Array,
    up: Array,
) -> Array:
    """What the network says all over the plane of its two inputs.

    P[i, j] is the probability at (across[i], up[j]).
    """
    x1, x2 = np.meshgrid(across, up, indexing="ij")
    X = np.array([x1.ravel(), x2.ravel()])  # (2, points)
    P = predict(parameters, X, activation)
    return P.reshape(x1.shape)
