"""m examples in two arrays, X and Y: every column is an example.

The course's letters: n_x numbers describe one example, m examples
stand side by side.  The course counts examples from 1, x(1) to x(m);
Python counts columns from 0, so x(i) is X[:, i - 1].
Source: course 1, week 2, "Notation".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.picture import Picture, to_column


@dataclass(frozen=True, eq=False)
class Stack:
    """The examples that have been put side by side so far."""

    X: NDArray[Any]  # (n_x, i)
    Y: NDArray[Any]  # (1, i)


def stack(
    pictures: NDArray[Any], labels: NDArray[Any]
) -> Iterator[Stack]:
    """Picture after picture becomes the next column of X.

    pictures (m, h, w, 3), labels (m,): 1 for a cat, 0 for no cat.
    Yields m + 1 Stacks; the first has no column yet.
    """
    n_x = pictures[0].size
    X = np.empty((n_x, 0), pictures.dtype)
    Y = np.empty((1, 0), labels.dtype)
    yield Stack(X, Y)
    for picture, y in zip(pictures, labels, strict=True):
        x = to_column(picture)  # (n_x, 1)
        X = np.hstack([X, x])  # (n_x, i)
        Y = np.hstack([Y, y.reshape(1, 1)])  # (1, i)
        yield Stack(X, Y)


def scores(
    w: NDArray[Any], b: float, X: NDArray[Any]
) -> NDArray[Any]:
    """Z = w.T X + b: one number for every column of X.

    Raises ValueError if the examples stand in rows instead.
    """
    Z: NDArray[Any] = np.dot(w.T, X) + b  # (1, m)
    return Z


def reduced(picture: Picture, side: int) -> Picture:
    """A square picture with fewer pixels: the mean of each block."""
    block = picture.shape[0] // side
    blocks = picture.reshape(side, block, side, block, 3)
    mean = np.rint(blocks.mean(axis=(1, 3)))
    small: Picture = mean.astype(np.uint8)
    return small  # (side, side, 3)
