"""Pooling: maps of answers become smaller, and what matters stays.

Max pooling keeps the strongest answer of every 2 x 2 places; mean
pooling keeps one number of a whole map, its average.  Neither has
anything to learn.  Source: course 4, week 1, "Pooling layers".
"""

import numpy as np

from core.convolution import Array


def max_pool(X: Array) -> Array:
    """The largest of every 2 x 2: (m, h, w, c) to (m, h/2, w/2, c).

    Of an odd side the last row or column is left out.
    """
    a, b, c, d = corners(X)
    A: Array = np.maximum(np.maximum(a, b), np.maximum(c, d))
    return A


def max_pool_slope(X: Array, A: Array, dA: Array) -> Array:
    """dX: the winner of each 2 x 2 gets all of dA, the others none.

    A is max_pool(X).  Of equals, the first one has won.
    """
    dX = np.zeros_like(X)
    free = np.ones(A.shape, bool)  # has no winner yet
    for x, dx in zip(corners(X), corners(dX), strict=True):
        won = (x == A) & free
        np.multiply(dA, won, out=dx)
        free ^= won
    return dX


def corners(X: Array) -> tuple[Array, ...]:
    """The four places of every 2 x 2, as four half-size views."""
    h, w = X.shape[1] // 2 * 2, X.shape[2] // 2 * 2
    return tuple(
        X[:, y:h:2, x:w:2] for y in (0, 1) for x in (0, 1)
    )


def mean_pool(X: Array) -> Array:
    """The average of every map: (m, h, w, c) to (m, c)."""
    A: Array = X.mean(axis=(1, 2))
    return A


def mean_pool_slope(X: Array, dA: Array) -> Array:
    """dX: every place of a map has the same share of dA (m, c)."""
    share = dA / (X.shape[1] * X.shape[2])
    dX = np.empty_like(X)
    dX[:] = share[:, None, None, :]
    return dX
