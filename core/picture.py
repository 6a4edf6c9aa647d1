"""A picture becomes a column of numbers, and a column a picture.

A picture is (height, width, 3): for every pixel red, green and blue.
The neuron wants a column (n_x, 1) with n_x = height * width * 3.

There are two orders, and a model only understands its own:
the homework's takes pixel after pixel, each with its three colours
(pixel k stands in rows 3k, 3k+1, 3k+2); the lecture's stacks the
whole red picture, then the green, then the blue.
"""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Picture: TypeAlias = NDArray[Any]  # (h, w, 3)
Column: TypeAlias = NDArray[Any]  # (n_x, 1)


def to_column(picture: Picture) -> Column:
    """One picture as a column: R0 G0 B0 R1 G1 B1 ... (the homework)."""
    return picture.reshape(-1, 1)


def to_columns(pictures: NDArray[Any]) -> NDArray[Any]:
    """m pictures (m, h, w, 3) as the columns of X (n_x, m).

    The homework's reshape(m, -1).T.  The classic mistake
    reshape(n_x, m) has the same shape, and scrambles the pictures.
    """
    m = pictures.shape[0]
    return pictures.reshape(m, -1).T


def to_columns_wrong(pictures: NDArray[Any]) -> NDArray[Any]:
    """The classic mistake: the shape (n_x, m) is right.

    But the numbers are dealt like cards, one to each column in
    turn, so that every column gets some of every picture.
    """
    m, n_x = len(pictures), pictures[0].size
    return pictures.reshape(n_x, m)


def dealt(row: int, column: int, m: int, n_x: int) -> tuple[int, int]:
    """Whose number the mistake puts there: picture, and its row."""
    return divmod(row * m + column, n_x)


def from_column(x: Column, height: int, width: int) -> Picture:
    """The way back: a column (n_x, 1) as a picture (h, w, 3)."""
    return x.reshape(height, width, 3)


def to_stacked(picture: Picture) -> Column:
    """One picture as a column: all R, all G, all B (the lecture)."""
    return picture.transpose(2, 0, 1).reshape(-1, 1)


def from_stacked(x: Column, height: int, width: int) -> Picture:
    """The way back from the lecture's order."""
    return x.reshape(3, height, width).transpose(1, 2, 0)


def channels(picture: Picture) -> tuple[Picture, Picture, Picture]:
    """The red, the green and the blue picture, each (h, w)."""
    red, green, blue = np.moveaxis(picture, 2, 0)
    return red, green, blue


def row_of(y: int, x: int, channel: int, width: int) -> int:
    """The row of the homework's column where a pixel's colour is.

    y counts rows from the top, x columns from the left; channel is
    0 red, 1 green, 2 blue.
    """
    return 3 * (y * width + x) + channel


def row_of_stacked(
    y: int, x: int, channel: int, height: int, width: int
) -> int:
    """The same for the lecture's column: whole channels first."""
    return (channel * height + y) * width + x


def pixel_of(row: int, width: int) -> tuple[int, int, int]:
    """The pixel in a row of the homework's column: y, x, channel."""
    pixel, channel = divmod(row, 3)
    y, x = divmod(pixel, width)
    return y, x, channel
