"""The way of a picture through the cat door, as plain data.

What arrives is made once, when the bytes come in; what a model adds
up over it is made once a picture.  The film only walks along both.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.cat import Model, contributions, partial_sums
from core.photo import Photo, read, square

WAY = (
    "photo",  # upright, with the square that will be kept
    "crop",  # the square in its middle
    "see",  # 64 x 64: what the model really sees
    "colours",  # red, green and blue apart
    "column",  # x: 12,288 numbers, one under the other
    "times",  # every x times its own w
    "sum",  # z = w.x + b
    "sigmoid",  # a = sigmoid(z)
    "verdict",  # above one half: a cat
)


@dataclass(frozen=True, eq=False)
class Arrival:
    """A picture that has come in: the photo, and its 64 x 64."""

    photo: Photo
    square: NDArray[np.uint8]  # (64, 64, 3)


def arrive(data: bytes, name: str = "") -> Arrival:
    """Bytes come in.  Refusals: those of `photo.read`."""
    photo = read(data, name)
    return Arrival(photo, square(photo.pixels))


@dataclass(frozen=True, eq=False)
class Sum:
    """z, taken apart: 12,288 parts, and the rest, make it up."""

    parts: NDArray[np.float64]  # (64, 64, 3): w x
    rest: float  # b (against black)
    tiles: NDArray[np.float64]  # (3, 8, 8): sums of the parts
    running: NDArray[np.float64]  # (194,): 0, tile by tile, and z

    @property
    def z(self) -> float:
        """All of it."""
        return float(self.running[-1])

    @property
    def colours(self) -> NDArray[np.float64]:
        """What red, green and blue add, (3,)."""
        sums: NDArray[np.float64] = self.tiles.sum(axis=(1, 2))
        return sums


def add_up(model: Model, seen: NDArray[Any], against: str) -> Sum:
    """z = w.x + b in the order in which the film adds it up.

    Tile by tile: first all of red, then green, then blue; b comes
    last.  `against` as in `contributions`.
    """
    parts, rest = contributions(model, seen, against)
    tiles = partial_sums(parts)  # (3, 8, 8)
    steps = np.concatenate([[0.0], tiles.ravel(), [rest]])
    return Sum(parts, rest, tiles, np.cumsum(steps))
