"""What the lesson on kinds of data shows: a house, a sound, a picture, a sentence, and a few of the numbers of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from core import encode
from core.picture import to_column
from gui.lesson import Frame
from gui.pictures.pace import opened
from gui.samples import drawn

NAME = "kinds_of_data"
KINDS = ("table", "sound", "picture", "sentence")
FIELDS = ("size", "bedrooms", "age", "station")
HOUSES = ((120.0, 3.0, 25.0, 4.0), (64.0, 2.0, 7.0, 1.5), (210.0, 5.0, 80.0, 12.0))
OPEN, SHUFFLE = ("see", "open", "columns"), ("see", "mixed")
SEEN = 6  # samples that are written out
SIDE, WIDE = 64, 3  # pixels of a line; those of them that are written out
CHANNELS = ("red", "green", "blue")


@dataclass(frozen=True)
class Cell:
    """One of the written numbers."""

    row: int  # of its column
    value: int | float
    label: str  # the name it has; "" if it has none but its row
    role: str = "ink"


@dataclass(frozen=True, eq=False)
class Scene:
    """All four."""

    samples: NDArray[np.int16]  # (n,)
    square: NDArray[np.uint8]  # (64, 64, 3)
    words: tuple[str, ...]

    @cached_property
    def columns(self) -> dict[str, NDArray[Any]]:
        """Each as a column of numbers."""
        house = dict(zip(FIELDS, HOUSES[0], strict=True))
        return {
            "table": encode.row(house), "sound": self.samples.reshape(-1, 1),
            "picture": to_column(self.square), "sentence": encode.numbers(self.words),
        }  # fmt: skip

    @cached_property
    def mixed(self) -> tuple[NDArray[Any], NDArray[Any], tuple[int, ...], tuple[int, ...]]:
        """Sound and picture with their numbers in another order; the new order of the fields and of the words."""
        pixels = encode.shuffled(self.square.reshape(-1, 3)).reshape(self.square.shape)
        fields, words = (encode.shuffled(np.arange(n)).tolist() for n in (len(FIELDS), len(self.words)))
        return encode.shuffled(self.samples), pixels, tuple(fields), tuple(words)


@lru_cache(maxsize=8)
def scene(hertz: float, sample: str, sentence: str) -> Scene:
    """A sound of this pitch, this drawn picture, this sentence."""
    arrival = drawn(sample)
    square = arrival.square if arrival is not None else np.zeros((SIDE, SIDE, 3), np.uint8)
    return Scene(encode.tone(hertz, 0.5), square, encode.words(sentence))


def at(frame: Frame) -> float:
    """Where the film is; at its start while a question is open."""
    return opened(frame).position


def first_sample(frame: Frame) -> int:
    """The first of the samples that are written."""
    last = len(frame.scene.samples) - SEEN
    return int(min(max(round(frame.params.sample_at), 0), last))


def first_pixel(frame: Frame) -> tuple[int, int]:
    """Line and place of the first of the three pixels that are written."""
    y, x = frame.params.pixel
    return int(min(max(round(y), 0), SIDE - 1)), int(min(max(round(x), 0), SIDE - WIDE))


def cells(frame: Frame, kind: str) -> tuple[Cell, ...]:
    """The numbers that are written."""
    here = cast(Scene, frame.scene)
    column = here.columns[kind].ravel()
    if kind == "table":
        return tuple(Cell(k, float(v), name) for k, (v, name) in enumerate(zip(column, FIELDS, strict=True)))
    if kind == "sentence":
        return tuple(Cell(k, int(v), word) for k, (v, word) in enumerate(zip(column, here.words, strict=True)))
    if kind == "sound":
        start = first_sample(frame)
        return tuple(Cell(r, int(column[r]), "", "a") for r in range(start, start + SEEN))
    y, x = first_pixel(frame)
    start = 3 * (SIDE * y + x)
    return tuple(Cell(r, int(column[r]), "", CHANNELS[r % 3]) for r in range(start, start + 3 * WIDE))
