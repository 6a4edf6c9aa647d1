"""Rates and their intervals: by kind of photo, and by what was said.

Of the photos of which a model says "0.8", eight of ten should show a
cat.  The reliability curve shows whether they do.
Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927), for the interval.
"""

from dataclasses import dataclass
from math import sqrt
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Interval: TypeAlias = tuple[float, float]
WIDE = 1.959963984540054  # 95 % of a bell curve lie within +- this


def wilson(right: int, n: int) -> Interval:
    """The 95 % interval for a rate of which `right` of n were seen."""
    if n == 0:
        return 0.0, 1.0
    p, zz = right / n, WIDE * WIDE
    middle = (p + zz / (2 * n)) / (1 + zz / n)
    spread = p * (1 - p) / n + zz / (4 * n * n)
    half = WIDE * sqrt(spread) / (1 + zz / n)
    return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True)
class Kind:
    """How many photos of one kind were judged rightly."""

    name: str  # dog, person, ...
    cat: bool  # do they show a cat?
    n: int
    right: int

    @property
    def rate(self) -> float:
        """The share judged rightly."""
        return self.right / self.n

    @property
    def interval(self) -> Interval:
        """95 %, by Wilson."""
        return wilson(self.right, self.n)


@dataclass(frozen=True)
class Bin:
    """Photos of which the model said about the same."""

    low: float  # its probabilities: from here
    high: float  # to here
    n: int  # how many photos
    cats: int  # and how many of them show a cat
    said: float  # the mean of its probabilities

    @property
    def rate(self) -> float:
        """The share that does show a cat."""
        return self.cats / self.n

    @property
    def interval(self) -> Interval:
        """95 % for that share, by Wilson."""
        return wilson(self.cats, self.n)


def by_kind(
    kinds: NDArray[Any], truth: NDArray[Any], says: NDArray[Any]
) -> tuple[Kind, ...]:
    """The same for each kind of photo; all three are (m,)."""
    cat, said = np.asarray(truth) == 1, np.asarray(says) == 1
    found = []
    for name in np.unique(kinds):
        for yes in (True, False):
            here = (kinds == name) & (cat == yes)
            n, right = int(np.sum(here)), int(np.sum(said[here] == yes))
            if n:
                found.append(Kind(str(name), yes, n, right))
    return tuple(found)


def reliability(
    truth: NDArray[Any], p: NDArray[Any], bins: int = 15
) -> tuple[Bin, ...]:
    """Does it happen as often as is said?  Equally wide bins.

    truth is 0 or 1, p the model's probabilities, both (m,); a bin
    without a photo is left out.
    """
    cat = np.asarray(truth) == 1
    which = np.minimum((np.asarray(p) * bins).astype(int), bins - 1)
    found = []
    for k in np.unique(which):
        here = which == k
        found.append(Bin(
            low=k / bins,
            high=(k + 1) / bins,
            n=int(np.sum(here)),
            cats=int(np.sum(cat[here])),
            said=float(np.mean(p[here])),
        ))
    return tuple(found)
