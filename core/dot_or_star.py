"""The matrix product, or number times number?  Right and wrong.

np.dot(A, B), the same as A @ B here, adds up products: every row
of A meets every column of B, and both must be equally long.  A * B
multiplies number by number; a side of length 1 is stretched.

    w (n_x, 1)   X (n_x, m)   b one number   Y, A (1, m)

The wrong ones run without an error; that is what is wrong with them.
Source: course 1, week 2, and its homework.
"""

from typing import Any

import numpy as np

Array = Any  # an array of numbers with two axes


def row_of_sums(w: Array, b: float, X: Array) -> Array:
    """Z = w.T X + b: one sum for every example."""
    Z: Array = np.dot(w.T, X) + b
    return Z  # (1, m)


def row_of_sums_at(w: Array, b: float, X: Array) -> Array:
    """The same with @, the sign for the matrix product."""
    Z: Array = w.T @ X + b
    return Z  # (1, m)


def no_sum_at_all(w: Array, b: float, X: Array) -> Array:
    """Wrong: w is stretched over X, and nothing is added up."""
    Z: Array = w * X + b
    return Z  # (n_x, m)


def cost_by_star(A: Array, Y: Array) -> float:
    """J: number by number, then one sum over all examples."""
    m = Y.shape[1]
    P = Y * np.log(A) + (1 - Y) * np.log(1 - A)  # (1, m)
    return float(-1 / m * np.sum(P))


def cost_by_dot(A: Array, Y: Array) -> float:
    """The same J: a row times a column is a sum of products."""
    m = Y.shape[1]
    P = np.dot(Y, np.log(A).T) \
        + np.dot(1 - Y, np.log(1 - A).T)  # (1, 1)
    return float(-1 / m * np.sum(P))


def cost_by_at(A: Array, Y: Array) -> float:
    """The same J with @, the sign for the matrix product."""
    m = Y.shape[1]
    P = Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T  # (1, 1)
    return float(-1 / m * np.sum(P))


def cost_of_all_pairs(A: Array, Y: Array) -> float:
    """Wrong: every truth meets every answer, not its own alone."""
    m = Y.shape[1]
    P = Y.T * np.log(A) + (1 - Y).T * np.log(1 - A)  # (m, m)
    return float(-1 / m * np.sum(P))


def verdict(got: Array, wanted: Array) -> str:
    """right, turned, numbers or shape: what is wrong, if anything.

    got is None if NumPy refused: error.
    """
    if got is None:
        return "error"
    if got.shape == wanted.shape:
        same = np.allclose(got, wanted)
        return "right" if same else "numbers"
    if got.shape == wanted.T.shape and \
            np.allclose(got, wanted.T):
        return "turned"
    return "shape"
