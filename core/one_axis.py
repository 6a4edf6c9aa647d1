"""Arrays with one axis only: neither a row nor a column.

`np.random.randn(5)` has the shape (5,).  Its transpose is itself,
its product with itself is one number, and together with a column it
grows into a matrix without a word.  With two axes, (5, 1) or (1, 5),
every one of these does what the formula on paper says.
"""

# ruff: noqa: S101 - the assert is what is taught here
from collections.abc import Sequence
from typing import Any

import numpy as np


def product(a: np.ndarray) -> Any:
    """a a^T: (n, 1) gives (n, n), (1, n) gives (1, 1).

    An array with one axis gives one number, for a.T is a itself.
    """
    return np.dot(a, a.T)


def column(a: np.ndarray) -> np.ndarray:
    """The same n numbers with two axes, as a column."""
    n = a.size
    a = a.reshape(n, 1)
    assert a.shape == (n, 1)
    return a  # (n, 1)


def mean_square(A: np.ndarray, y: np.ndarray) -> float:
    """The mean of (A - y)^2, as one would write it.

    With A (n, 1) and y (n,) it is wrong and says nothing: A - y has
    the shape (n, n), every answer minus every truth.
    """
    return float(np.mean((A - y) ** 2))


def mean_square_checked(A: np.ndarray, y: np.ndarray) -> float:
    """The same for equal shapes only; AssertionError if not."""
    assert A.shape == y.shape
    return mean_square(A, y)


def pairs(n: int, shape: Sequence[int]) -> list[tuple[int, int]]:
    """Which answer meets which truth in a difference so shaped."""
    if tuple(shape) == (n, n):
        return [(i, j) for i in range(n) for j in range(n)]
    return [(i, i) for i in range(n)]
