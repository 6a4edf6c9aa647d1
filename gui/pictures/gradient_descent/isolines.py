"""Contour lines by marching squares, all cells and levels at once: the straight pieces, and the cell each lies in."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# For each pattern of corners above the level (bits: 1 = (i, j), 2 = (i+1, j), 4 = (i+1, j+1), 8 = (i, j+1)), the two
# sides that its piece joins. Sides: 0 between corners 1 and 2, 1 of 2 and 4, 2 of 4 and 8, 3 of 8 and 1.
_SIDES = np.array(((0, 0), (3, 0), (0, 1), (3, 1), (1, 2), (0, 0), (0, 2), (3, 2), (2, 3), (2, 0), (0, 0), (2, 1),
                   (1, 3), (1, 0), (0, 3), (0, 0)))  # fmt: skip
_CORNERS = np.array(((0, 0, 1, 0), (1, 0, 1, 1), (1, 1, 0, 1), (0, 1, 0, 0)))  # of a side: (i, j) at both ends


def isolines(w: Array, b: Array, J: Array, level: float) -> tuple[NDArray[np.int_], Array]:
    """The line J = level as pieces: their cells (k, 2) and their ends (k, 2, 2) in (w, b).

    Along each side of a cell J is taken to be straight. A saddle cell is decided by the mean of its corners.
    """
    return contours(w, b, J, np.array([level]))[0]


def contours(w: Array, b: Array, J: Array, levels: Array) -> list[tuple[NDArray[np.int_], Array]]:
    """The same for each of several levels, of which finding the cells costs as much as of one."""
    up = levels[:, None, None] <= J
    code = up[:, :-1, :-1] * 1 + up[:, 1:, :-1] * 2 + up[:, 1:, 1:] * 4 + up[:, :-1, 1:] * 8
    cells = np.argwhere((code > 0) & (code < 15))  # (k, 3): level, i, j
    patterns = code[tuple(cells.T)]
    saddle = (patterns == 5) | (patterns == 10)
    if saddle.any():
        cells, patterns = _two_pieces(cells, patterns, saddle, J, levels)
    ends = np.stack([_cross(cells, _SIDES[patterns, k], w, b, J, levels) for k in (0, 1)], axis=1)
    of = [np.flatnonzero(cells[:, 0] == k) for k in range(len(levels))]
    return [(cells[rows, 1:], ends[rows]) for rows in of]


def _two_pieces(cells: NDArray[np.int_], patterns: NDArray[np.int_], saddle: NDArray[np.bool_], J: Array,
                levels: Array) -> tuple[NDArray[np.int_], NDArray[np.int_]]:  # fmt: skip
    """A saddle cell twice, with the patterns of its two pieces: they cut off two opposite corners."""
    k, i, j = cells[saddle].T
    high = (J[i, j] + J[i + 1, j] + J[i, j + 1] + J[i + 1, j + 1]) / 4 >= levels[k]
    even = (patterns[saddle] == 5) != high  # a high centre joins the two high corners: the low ones are cut off
    pairs = np.where(even[:, None], (1, 4), (2, 8))
    cells = np.concatenate([cells[~saddle], cells[saddle], cells[saddle]])
    return cells, np.concatenate([patterns[~saddle], pairs[:, 0], pairs[:, 1]])


def _cross(cells: NDArray[np.int_], sides: NDArray[np.int_], w: Array, b: Array, J: Array, levels: Array) -> Array:
    """Where its level crosses these sides of these cells: (k, 2)."""
    i0, j0, i1, j1 = (cells[:, (1, 2, 1, 2)] + _CORNERS[sides]).T
    low, high = J[i0, j0], J[i1, j1]
    t = (levels[cells[:, 0]] - low) / np.where(high == low, 1.0, high - low)
    return np.stack([w[i0] + t * (w[i1] - w[i0]), b[j0] + t * (b[j1] - b[j0])], axis=1)
