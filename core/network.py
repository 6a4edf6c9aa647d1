"""Layers of neurons: forwards, backwards, and the training of a small network.

The hidden layers bend as they are told; the output layer is a sigmoid
with log loss.  A network is a tuple of layers, each a pair (W, b).
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
Layers: TypeAlias = tuple[tuple[Array, Array], ...]


@dataclass(frozen=True, eq=False)
class Step:
    """One moment of a training, before its update."""

    k: int
    cost: float  # J, in nats
    accuracy: float  # share of right answers at threshold 1/2
    slopes: Array  # |dW| of every layer, (layers,)
    layers: Layers  # the weights at this moment


def initialise(
    sizes: Sequence[int], gain: float, seed: int
) -> Layers:
    """W from N(0, gain / n_in), b = 0; the last layer has gain 1.

    Gain 2 is made for ReLU (He), 1 for tanh (Xavier), 16 for sigmoid.
    Every layer has its own seed: other gains keep the same directions.
    """
    layers = []
    for layer, (n, n_out) in enumerate(pairwise(sizes)):
        r = np.random.default_rng((seed, layer))
        last = layer == len(sizes) - 2
        W = r.standard_normal((n_out, n))
        W = W * np.sqrt((1.0 if last else gain) / n)
        layers.append((W, np.zeros((n_out, 1))))
    return tuple(layers)


def forward(
    layers: Layers, X: Array, bend: Activation
) -> tuple[list[Array], list[Array]]:
    """Z[l] = W A[l] + b and A[l + 1] = f(Z[l]), starting at A[0] = X.

    Returns A (what goes into each layer) and Z, lists of (n, m).
    """
    A, Z = [X], []
    for W, b in layers:
        Z.append(W @ A[-1] + b)  # (n_out, m)
        A.append(bend.f(Z[-1]))
    return A[:-1], Z


def backward(
    layers: Layers,
    A: Sequence[Array],
    Z: Sequence[Array],
    Y: Array,
    bend: Activation,
) -> Layers:
    """The slope of J for every W and b, from the last layer back.

    dZ of the output is (a - y) / m; each layer hands W^T dZ back,
    times the slope of its bend.  (1 / m is already in dZ.)
    """
    dZ = cost_slope(Z[-1], Y)  # (1, m)
    slopes = []
    for layer in reversed(range(len(layers))):
        dW = dZ @ A[layer].T  # (n_out, n)
        db = dZ.sum(axis=1, keepdims=True)  # (n_out, 1)
        slopes.append((dW, db))
        if layer > 0:
            dA = layers[layer][0].T @ dZ  # (n, m)
            dZ = dA * bend.slope(Z[layer - 1])
    return tuple(reversed(slopes))


@beyond_is_inf
def train(
    X: Array,
    Y: Array,
    sizes: Sequence[int],
    bend: Activation,
    alpha: float,
    gain: float,
    seed: int,
    steps: int,
) -> Iterator[Step]:
    """Gradient descent on all examples at once.

    X is (n_x, m), Y is (1, m).  Yields steps + 1 Steps, the untrained
    network first.
    """
    layers = initialise(sizes, gain, seed)
    for k in range(steps + 1):
        A, Z = forward(layers, X, bend)
        slopes = backward(layers, A, Z, Y, bend)
        right = np.mean((Z[-1] > 0.0) == (Y > 0.5))
        sizes_dW = [np.linalg.norm(dW) for dW, _ in slopes]
        yield Step(k, float(cost(Z[-1], Y)), float(right),
                   np.array(sizes_dW), layers)
        layers = tuple(
            (W - alpha * dW, b - alpha * db)
            for (W, b), (dW, db) in zip(layers, slopes, strict=True))


def steps_to(steps: Iterable[Step], goal: float) -> int | None:
    """The first k whose cost is below `goal`; None if there is none.

    Given a training that is still running, it stops it there.
    """
    return next((s.k for s in steps if s.cost < goal), None)


def predict(layers: Layers, X: Array, bend: Activation) -> Array:
    """The probability of class 1 for every column of X: (1, m)."""
    _, Z = forward(layers, X, bend)
    return np.asarray(sigmoid(Z[-1]))


def field(
    layers: Layers,
    bend: Activation,
    across: Array,
    up: Array,
) -> Array:
    """The probability all over the plane, for drawing what is learned.

    P[i, j] belongs to the point (across[i], up[j]).
    """
    x1, x2 = np.meshgrid(across, up, indexing="ij")
    X = np.array([x1.ravel(), x2.ravel()])  # (2, points)
    return predict(layers, X, bend).reshape(x1.shape)
