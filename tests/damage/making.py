"""Files by the thousand from a seed: good ones harmed in turn, spliced ones, and all of the odd ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np

from core import photo
from tests.damage.harm import HARMS, splice
from tests.damage.odd import odd
from tests.damage.samples import KINDS, sample
from tests.damage.trial import Case, Seen


@cache
def truth(kind: str, number: int) -> Seen:
    """What the door sees of the good file."""
    return photo.square(photo.read(sample(kind, number)).pixels)


def cases(count: int, seed: int) -> Iterator[Case]:
    """So many files by damage, and before them every odd file once."""
    yield from odd()
    yield from broken(count, seed)


def broken(count: int, seed: int) -> Iterator[Case]:
    """Good files, harmed in turn."""
    kinds, harms = sorted(KINDS), sorted(HARMS)
    chance = np.random.default_rng(seed)
    for k in range(count):
        kind, number = kinds[k % len(kinds)], int(chance.integers(6))
        data = sample(kind, number)
        if k % 17 == 16:
            other = sample(kinds[int(chance.integers(len(kinds)))], int(chance.integers(6)))
            yield Case("two files in one", kind, splice(data, other, chance), truth(kind, number))
            continue
        harm = harms[int(chance.integers(len(harms)))]
        yield Case(harm, kind, HARMS[harm](data, chance), truth(kind, number))
