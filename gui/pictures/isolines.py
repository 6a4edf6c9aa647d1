"""Contour lines by marching squares, all cells at once: for a level, the straight pieces and the cell each lies in."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# For each pattern of corners above the level (bits: 1 = (i, j), 2 = (i+1, j), 4 = (i+1, j+1), 8 = (i, j+1)), the
# pairs of sides that a piece joins. Sides: 0 between corners 1 and 2, 1 of 2 and 4, 2 of 4 and 8, 3 of 8 and 1.
_PIECES = {
    1: ((3, 0),), 2: ((0, 1),), 3: ((3, 1),), 4: ((1, 2),), 6: ((0, 2),), 7: ((3, 2),),
    8: ((2, 3),), 9: ((2, 0),), 11: ((2, 1),), 12: ((1, 3),), 13: ((1, 0),), 14: ((0, 3),),
}  # fmt: skip
_SADDLES = {5: (((3, 0), (1, 2)), ((0, 1), (2, 3))), 10: (((0, 1), (2, 3)), ((3, 0), (1, 2)))}  # centre below, above


def isolines(w: Array, b: Array, J: Array, level: float) -> tuple[NDArray[np.int_], Array]:
    """The line J = level as pieces: their cells (k, 2) and their ends (k, 2, 2) in (w, b).

    Along each side of a cell J is taken to be straight. A saddle cell is decided by the mean of its corners.
    """
    up = level <= J
    code = up[:-1, :-1] * 1 + up[1:, :-1] * 2 + up[1:, 1:] * 4 + up[:-1, 1:] * 8
    cells: list[NDArray[np.int_]] = []
    ends: list[Array] = []
    for pattern, pieces in _PIECES.items():
        at = np.argwhere(code == pattern)
        _add(cells, ends, at, pieces, (w, b, J, level))
    for pattern, (below, above) in _SADDLES.items():
        at = np.argwhere(code == pattern)
        i, j = at.T
        high = (J[i, j] + J[i + 1, j] + J[i, j + 1] + J[i + 1, j + 1]) / 4 >= level
        # a high centre joins the two high corners: the pieces cut off the low ones
        _add(cells, ends, at[~high], below, (w, b, J, level))
        _add(cells, ends, at[high], above, (w, b, J, level))
    return np.concatenate(cells), np.concatenate(ends)


def _add(cells: list[NDArray[np.int_]], ends: list[Array], at: NDArray[np.int_],
         pieces: tuple[tuple[int, int], ...], ground: tuple[Array, Array, Array, float]) -> None:  # fmt: skip
    """Put down these pieces for these cells."""
    for first, second in pieces:
        cells.append(at)
        ends.append(np.stack([_cross(at, first, ground), _cross(at, second, ground)], axis=1))


def _cross(at: NDArray[np.int_], side: int, ground: tuple[Array, Array, Array, float]) -> Array:
    """Where the level crosses this side of these cells: (k, 2)."""
    w, b, J, level = ground
    i, j = at.T
    i0, j0, i1, j1 = ((i, j, i + 1, j), (i + 1, j, i + 1, j + 1), (i + 1, j + 1, i, j + 1), (i, j + 1, i, j))[side]
    low, high = J[i0, j0], J[i1, j1]
    gap = np.where(high == low, 1.0, high - low)
    t = (level - low) / gap
    return np.stack([w[i0] + t * (w[i1] - w[i0]), b[j0] + t * (b[j1] - b[j0])], axis=1)
