"""What a matrix board shows: a frozen description made from a frame. No painter: `matrix_plan` lays it out.

A `Sheet` is a few lines of items. Where lines are `aligned`, their first items stand under each other, and so do their
second ones, and columns of matrices in one slot are equally wide: a column that means one example stays one column
through X, Y, Z, A and dZ. Other lines flow and go on below where they do not fit. Roles are colours of the theme.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

Colour = tuple[int, int, int]  # red, green, blue of a pixel or a mixed shade: data, not a colour of the program
ACROSS, DOWN, BOTH = "⋯", "⋮", "⋱"  # for what is left out


@dataclass(frozen=True)
class Cell:
    """A number in its place. Without text it is still to come; `tint` -1..1 gives it a ground for minus or plus."""

    text: str = ""
    role: str = "ink"
    fill: Colour | None = None
    tint: float = 0.0
    bold: bool = False
    label: str = ""  # a letter before the number
    name: str = ""  # its handle, if it can be taken hold of
    symbol: str = ""  # what pointing at it lights


@dataclass(frozen=True)
class Matrix:
    """Rows of cells in brackets. `rows`, `columns` and `spots` are lit; `heads` stand over the columns."""

    cells: tuple[tuple[Cell, ...], ...]
    name: str = ""  # above it, with its shape
    shape: str = ""
    role: str = "ink"
    brackets: bool = True
    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()
    spots: frozenset[tuple[int, int]] = frozenset()
    heads: tuple[Cell, ...] = ()
    widest: str = ""  # a number for which there is room in any case: cells that fill up do not grow
    square: bool = False  # cells as high as wide: pixels

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns that are drawn."""
        return len(self.cells), len(self.cells[0]) if self.cells else 0


@dataclass(frozen=True)
class Words:
    """A letter, an operator, a shape. Several rows stand beside the rows of the matrix next to them."""

    text: str
    role: str = "ink"
    maths: bool = True
    bold: bool = False
    right: bool = False  # in a slot: at its right end


Item: TypeAlias = "Matrix | Words | None"  # None leaves a slot empty


@dataclass(frozen=True)
class Line:
    """Items beside each other."""

    items: tuple[Item, ...]
    aligned: bool = True
    gap: float = 0.35  # below it, in cells


@dataclass(frozen=True)
class Sheet:
    """One moment of a matrix board."""

    lines: tuple[Line, ...]
    title: str = ""
    stretch: float = 1.6  # cells may become so much wider than they need be


def cut(cells: Sequence[Sequence[Cell]], rows: int, columns: int) -> tuple[tuple[Cell, ...], ...]:
    """At most so many rows and columns: the first ones, dots for what is left out, and the last one."""
    across = _kept(len(cells[0]) if cells else 0, columns)
    down = _kept(len(cells), rows)
    dots = {(True, False): DOWN, (False, True): ACROSS, (True, True): BOTH}
    return tuple(
        tuple(cells[i][j] if i is not None and j is not None else Cell(dots[i is None, j is None], "faint")
              for j in across)
        for i in down
    )  # fmt: skip


def _kept(count: int, most: int) -> list[int | None]:
    """Places that are shown; None for the dots."""
    if count <= most:
        return list(range(count))
    return [*range(max(1, most - 2)), None, count - 1]


def lit(matrix: Matrix, column: int | None = None, row: int | None = None) -> Matrix:
    """The same with one more column or row lit."""
    columns = matrix.columns | ({column} if column is not None else set())
    rows = matrix.rows | ({row} if row is not None else set())
    return replace(matrix, columns=frozenset(columns), rows=frozenset(rows))
