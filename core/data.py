"""Small data sets, each of them the same every time: tables, or numbers from a seed.

One input: x and y of shape (m,).  Two inputs: X (2, m) and Y (1, m).
"""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]


def hours(centre: float = 1.0) -> tuple[Array, Array]:
    """20 students: x = hours studied - centre, y = passed or not.

    Taking off the mean (2.7875) makes a long valley almost round.
    Source: the table in Wikipedia, "Logistic regression".
    """
    x = np.array([
        0.50, 0.75, 1.00, 1.25, 1.50, 1.75, 1.75, 2.00, 2.25, 2.50,
        2.75, 3.00, 3.25, 3.50, 4.00, 4.25, 4.50, 4.75, 5.00, 5.50])
    y = np.array([
        0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0,
        1.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0])
    return x - centre, y  # (20,), (20,)


def trap() -> tuple[Array, Array]:
    """9 points on which squared error has a second valley.

    Three of them lie far out and are certain; with the valley's w < 0
    they are very wrong, and squared error no longer hears them.
    """
    x = np.array([-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 6.0, 7.0, 8.0])
    y = np.array([1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0])
    return x, y  # (9,), (9,)


def line(m: int = 10, seed: int = 0) -> tuple[Array, Array]:
    """Points near the straight line y = 1.5 x - 2.5, with noise."""
    r = np.random.default_rng(seed)
    x = np.linspace(-1.0, 3.0, m)
    y = 1.5 * x - 2.5 + r.normal(0.0, 0.4, m)
    return x, y  # (m,), (m,)


def rings(m: int = 120, seed: int = 0) -> tuple[Array, Array]:
    """A small ring (Y = 0) inside a larger one (Y = 1).

    No straight line parts them: a network needs its hidden layers.
    """
    r = np.random.default_rng(seed)
    angle = r.uniform(0.0, 2.0 * np.pi, m)
    inner = r.normal(0.5, 0.1, m // 2)
    outer = r.normal(1.1, 0.1, m - m // 2)
    radius = np.concatenate([inner, outer])
    X = radius * np.array([np.cos(angle), np.sin(angle)])
    Y = (np.arange(m) >= m // 2).astype(float).reshape(1, m)
    return X, Y  # (2, m), (1, m)


def moons(m: int = 120, seed: int = 0) -> tuple[Array, Array]:
    """Two half moons that reach into each other (Y = 0 above)."""
    r = np.random.default_rng(seed)
    Y = (np.arange(m) >= m // 2).astype(float).reshape(1, m)
    angle = r.uniform(0.0, np.pi, m) + np.pi * Y[0]
    X = np.array([np.cos(angle), np.sin(angle)])
    X = X + np.array([[-0.5], [-0.25]]) * (1.0 - 2.0 * Y)
    return X + r.normal(0.0, 0.2, (2, m)), Y  # (2, m), (1, m)


def students() -> tuple[Array, Array]:
    """24 invented students: hours studied and slept, and who passed.

    Both rows of X count from the mean: +1 is an hour more than the
    others.  14 passed (Y = 1); no straight line parts them from the 10
    who failed.
    """
    X = np.array([
        [-1.8, -1.6, -1.5, -1.0, -1.0, -0.8, -0.1, 0.0,
         0.5, 1.0, -1.2, -0.6, -0.5, -0.5, -0.3, 0.0,
         0.5, 0.5, 0.7, 0.8, 1.0, 1.5, 2.1, 2.3],
        [0.2, -2.5, -0.1, -0.3, 0.2, -1.1, -1.7, -0.6,
         -1.4, -0.2, 2.0, 2.0, -0.2, -2.2, 2.4, 1.6,
         0.2, 0.6, 1.2, -1.0, 0.6, -0.4, -1.1, 1.8]])
    Y = (np.arange(24) >= 10).astype(float).reshape(1, 24)
    return X, Y  # (2, 24), (1, 24)
