"""The same question, small enough to be measured while one watches.

Two half moons of points reach into each other.  Five models learn
from 8, 32, 128 and 512 of them, five times each, and are counted on
1,000 further points: logistic regression on x1 and x2; the same with
a feature thought out by somebody who knows the shape of the moons,
x1 to the power of 3; ReLU networks of three sizes.
"""

import time
from collections.abc import Iterator
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core import network
from core.activation import ACTIVATIONS
from core.amount_record import TURNS, Column, Trained, Turn
from core.data import moons

Array: TypeAlias = NDArray[np.float64]
RELU = ACTIVATIONS["relu"]
AMOUNTS = (8, 32, 128, 512)
DRAWS = 5  # trainings of every model from every amount
TESTED = 1000
STEPS, ALPHA = 400, 0.5
HIDDEN = {
    "logistic": (),
    "features": (),
    "small": (4,),
    "medium": (16, 16),
    "large": (64, 64),
}


def told(model: str, X: Array) -> Array:
    """What a model is told of points X (2, m)."""
    if model != "features":
        return X
    x1, x2 = X
    return np.stack([x1, x2, x1**3])  # (3, m)


def parameters(model: str) -> int:
    """How many numbers it learns."""
    n = 3 if model == "features" else 2
    sizes = (n, *HIDDEN[model], 1)
    return sum(b * a + b for a, b in pairwise(sizes))


def trained(
    model: str, X: Array, Y: Array, seed: int
) -> network.Parameters:
    """Gradient descent on all m points, 400 steps."""
    sizes = (len(X), *HIDDEN[model], 1)
    walk = network.train(
        X, Y, sizes, RELU, ALPHA, 2.0, seed, STEPS)
    *_, last = walk
    return last.parameters


def drawn(
    amount: int, run: int, draw: int
) -> tuple[Array, Array, int]:
    """The points of one draw, X (2, m) and Y (1, m); its seed."""
    seed = 1000 * run + draw
    return *moons(amount, seed), seed


def measure(amount: int, run: int) -> Column:
    """Everyone learns from so many points, and is counted."""
    models = []
    for name in HIDDEN:
        right, seconds = [], []
        for draw in range(DRAWS):
            X, Y, seed = drawn(amount, run, draw)
            X_test, Y_test = moons(TESTED, seed + 500)
            start = time.process_time()
            found = trained(name, told(name, X), Y, seed)
            seconds.append(time.process_time() - start)
            P = network.predict(found, told(name, X_test), RELU)
            right.append(int(np.sum((P > 0.5) == (Y_test > 0.5))))
        models.append(
            (name, Trained(tuple(right), tuple(seconds), TESTED)))
    return Column(amount, tuple(models))


def measured(run: int) -> Iterator[tuple[Column | Turn, ...]]:
    """All amounts, from the smallest, as they are done."""
    for amount in AMOUNTS:
        yield (measure(amount, run),)
    yield TURNS
