"""What the lesson "a picture becomes a column" shows: the picture, its column, the way back; and the mistake."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core import picture
from gui.lesson import Frame

SIDE = 64
PLANE = SIDE * SIDE
N_X = 3 * PLANE
CHANNELS = ("red", "green", "blue")
Pixel: TypeAlias = tuple[int, int, int]  # row, column, colour
Bytes: TypeAlias = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Scene:
    """All that does not move. `pictures` are those of the mistake; the first of them is the one of the other acts."""

    name: str  # under which it came; "" if it was pasted or drawn
    sample: str  # the drawn sample it is, or ""
    pictures: Bytes  # (m, 64, 64, 3)
    stacked: bool

    @property
    def square(self) -> Bytes:
        """The picture (64, 64, 3)."""
        one: Bytes = self.pictures[0]
        return one

    @cached_property
    def x(self) -> Bytes:
        """Its column, (12288, 1)."""
        return picture.to_stacked(self.square) if self.stacked else picture.to_column(self.square)

    @cached_property
    def back(self) -> Bytes:
        """The picture made of the column again."""
        way = picture.from_stacked if self.stacked else picture.from_column
        return way(self.x, SIDE, SIDE)

    @cached_property
    def same(self) -> int:
        """How many of its numbers are those of the picture."""
        return int((self.back == self.square).sum())

    @cached_property
    def right(self) -> Bytes:
        """What a model sees in the columns of reshape(m, -1).T: (m, 64, 64, 3)."""
        return _seen(picture.to_columns(self.pictures))

    @cached_property
    def wrong(self) -> Bytes:
        """What it sees in those of reshape(n_x, m)."""
        return _seen(picture.to_columns_wrong(self.pictures))

    def row(self, pixel: Pixel) -> int:
        """The row of a pixel's colour in the column."""
        y, x, c = pixel
        return picture.row_of_stacked(y, x, c, SIDE, SIDE) if self.stacked else picture.row_of(y, x, c, SIDE)

    def pixel(self, row: int) -> Pixel:
        """The pixel and colour in this row."""
        if not self.stacked:
            return picture.pixel_of(row, SIDE)
        c, k = divmod(row, PLANE)
        return k // SIDE, k % SIDE, c


def _seen(X: NDArray[Any]) -> Bytes:
    """Every column as a picture."""
    return np.stack([picture.from_column(X[:, [j]], SIDE, SIDE) for j in range(X.shape[1])])


@dataclass(frozen=True)
class Source:
    """Where one number of a scrambled picture comes from."""

    picture: int
    pixel: Pixel


def sources(j: int, y: int, x: int, m: int) -> tuple[Source, Source, Source]:
    """Of the red, the green and the blue of this pixel of scrambled column j."""
    found = (picture.dealt(picture.row_of(y, x, c, SIDE), j, m, N_X) for c in range(3))
    one, two, three = (Source(i, picture.pixel_of(row, SIDE)) for i, row in found)
    return one, two, three


def pixel_in(frame: Frame) -> Pixel:
    """The pixel under the pointer, else the one that was chosen last."""
    focus = re.fullmatch(r"pixel (\d+) (\d+) (\d)", frame.view.focus)
    y, x, c = (int(v) for v in (focus.groups() if focus else frame.params.pixel))
    return inside(y, x, c)


def inside(y: float, x: float, c: float) -> Pixel:
    """The nearest pixel that there is."""
    last = SIDE - 1
    return min(max(round(y), 0), last), min(max(round(x), 0), last), min(max(round(c), 0), 2)


def station(frame: Frame) -> int:
    """The last station that was reached; while a question is open, none that answers it."""
    return min(frame.index, 0 if frame.params.order == "mistake" else 1) if frame.view.asking else frame.index


def reached(frame: Frame) -> float:
    """The same with the way to the next one."""
    return float(station(frame)) if frame.view.asking else frame.position
