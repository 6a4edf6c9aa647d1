"""Labelled pictures to build a classifier on: some to learn from,
others to be tried on, and some of the first held out for choosing.

The drawn ones come with the program: as many of each kind as in the
course's homework, so that every shape is the one of the homework.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core import photo
from core.heaps import cells
from core.refusal import Refusal

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "album"
Pixels: TypeAlias = NDArray[np.uint8]
Labels: TypeAlias = NDArray[np.floating[Any]]
LEAST = 10  # pictures of each kind, so that some can be kept back
MOST = 300  # pictures of each kind: training is to be watched
FIFTH = 5
SEED = 4


@dataclass(frozen=True, eq=False)
class Album:
    """Pictures (m, 64, 64, 3) with labels y (m,), twice.

    kind: "drawn", "course" (the .h5 files) or "own"; names: what
    classes 1 and 0 are called, where somebody named them.
    """

    kind: str
    pictures: Pixels
    y: Labels
    test_pictures: Pixels
    test_y: Labels
    names: tuple[str, str] = ("", "")

    @property
    def m(self) -> int:
        """How many pictures it learns from."""
        return len(self.y)

    @property
    def Y(self) -> Labels:
        """The labels as a row, (1, m)."""
        return self.y[None]

    @property
    def parts(self) -> tuple[NDArray[Any], ...]:
        """What it keeps in memory."""
        return self.pictures, self.test_pictures

    @cached_property
    def held(self) -> NDArray[np.bool_]:
        """A fifth of the training pictures of each kind, (m,).

        A learning rate is chosen on these; the test set stays shut.
        """
        return fifth(self.y)


def fifth(y: Labels) -> NDArray[np.bool_]:
    """True for a fifth of each kind, drawn by a seed; at least 2."""
    chance, back = np.random.default_rng(SEED), np.zeros(len(y), bool)
    for kind in (1, 0):
        here = np.flatnonzero(y == kind)
        few = max(2, len(here) // FIFTH)
        back[chance.permutation(here)[:few]] = True
    return back


def shuffled(one: Pixels, zero: Pixels) -> tuple[Pixels, Labels]:
    """Both kinds mixed, in an order drawn by a seed."""
    chance = np.random.default_rng(SEED)
    order = chance.permutation(len(one) + len(zero))
    y = np.repeat([1.0, 0.0], [len(one), len(zero)])
    return np.concatenate([one, zero])[order], y[order]


def parted(
    kind: str, one: Pixels, zero: Pixels, names: tuple[str, str]
) -> Album:
    """Two heaps as an album: a fifth of each is kept back as a test.

    Refusals: album_few, with the smaller heap's name.
    """
    for heap, name in ((one, names[0]), (zero, names[1])):
        n = len(heap)
        if n < LEAST:
            raise Refusal("album_few", name=name, good=n, least=LEAST)
    pictures, y = shuffled(one, zero)
    back = fifth(y)
    return Album(
        kind, pictures[~back], y[~back], pictures[back], y[back], names
    )


@lru_cache(maxsize=1)
def drawn() -> Album:
    """The pictures that come with the program."""
    train = shuffled(_sheet("train_cats"), _sheet("train_others"))
    test = shuffled(_sheet("test_cats"), _sheet("test_others"))
    return Album("drawn", *train, *test)


def _sheet(name: str) -> Pixels:
    data = (FOLDER / f"{name}.jpg").read_bytes()
    return np.stack(cells(photo.read(data).pixels))
