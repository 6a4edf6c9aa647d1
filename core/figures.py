"""How often a model is right, and how sure one can be of that.

Only counts are kept; every rate, baseline and interval is worked out
from them, so that no figure can disagree with another.
Source: G. Y. Zou and A. Donner, Stat. Med. 27 (2008), for an interval
of two rates; for one, `reliability.wilson`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import nan, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.reliability import (
    Bin,
    Interval,
    Kind,
    by_kind,
    reliability,
    wilson,
)


@dataclass(frozen=True)
class Check:
    """A model tried on photos it did not learn from."""

    name: str  # which photos
    cats: int  # how many of them show a cat
    cats_right: int  # and of those, how many were called a cat
    others: int
    others_right: int
    elsewhere: bool = False  # from a source it never learnt from
    kinds: tuple[Kind, ...] = ()  # where the kinds are known
    bins: tuple[Bin, ...] = ()  # the reliability curve

    @property
    def n(self) -> int:
        """How many photos."""
        return self.cats + self.others

    @property
    def right(self) -> int:
        """How many were judged rightly."""
        return self.cats_right + self.others_right

    @property
    def cats_missed(self) -> int:
        """Cats that were called not a cat."""
        return self.cats - self.cats_right

    @property
    def false_alarms(self) -> int:
        """Others that were called a cat."""
        return self.others - self.others_right

    @property
    def calibration_error(self) -> float:
        """How far what it says is from how often it is so.

        The mean over all photos of |said - rate| of their bin; nan
        without bins.  Source: M. P. Naeini et al., AAAI 2015.
        """
        if not self.bins:
            return nan
        n = sum(b.n for b in self.bins)
        off = sum(b.n * abs(b.said - b.rate) for b in self.bins)
        return off / n

    @property
    def accuracy(self) -> float:
        """The share judged rightly; read it beside the baselines."""
        return self.right / self.n

    @property
    def accuracy_interval(self) -> Interval:
        """95 %, by Wilson."""
        return wilson(self.right, self.n)

    @property
    def always_cat(self) -> float:
        """The accuracy of one who always says "cat"."""
        return self.cats / self.n

    @property
    def always_not(self) -> float:
        """The accuracy of one who always says "not a cat"."""
        return self.others / self.n

    @property
    def sensitivity(self) -> float:
        """The share of the cats that were called a cat."""
        return self.cats_right / self.cats if self.cats else nan

    @property
    def specificity(self) -> float:
        """The share of the others that were called not a cat."""
        if self.others == 0:
            return nan
        return self.others_right / self.others

    @property
    def balanced(self) -> float:
        """The mean of both shares: 0.5 for whoever always says one.

        nan (unknown) where there are no cats or no others.
        """
        return (self.sensitivity + self.specificity) / 2

    @property
    def balanced_interval(self) -> Interval:
        """95 %: the Wilson intervals of both shares, joined.

        Square and add their distances (Zou and Donner's way).
        """
        p, q = self.sensitivity, self.specificity
        p_low, p_high = wilson(self.cats_right, self.cats)
        q_low, q_high = wilson(self.others_right, self.others)
        down = sqrt((p - p_low) ** 2 + (q - q_low) ** 2) / 2
        up = sqrt((p_high - p) ** 2 + (q_high - q) ** 2) / 2
        middle = self.balanced
        if not (self.cats and self.others):
            return 0.0, 1.0
        return max(0.0, middle - down), min(1.0, middle + up)


@dataclass(frozen=True)
class Figures:
    """Where a model comes from, and how often it is right."""

    photos: int  # learnt from
    cats: int  # of them
    checks: tuple[Check, ...] = ()
    date: str = ""
    command: str = ""
    chosen: str = ""  # what was chosen, how, and why

    @property
    def elsewhere(self) -> Check | None:
        """On sources it never learnt from: the largest check."""
        some = (c for c in self.checks if c.elsewhere)
        return max(some, key=lambda c: c.n, default=None)

    @property
    def same(self) -> Check | None:
        """On photos kept back of its own sources: the largest."""
        some = (c for c in self.checks if not c.elsewhere)
        return max(some, key=lambda c: c.n, default=None)


def count(
    name: str,
    truth: NDArray[Any],
    says: NDArray[Any],
    elsewhere: bool = False,
) -> Check:
    """Compare what is true with what the model says, both (m,)."""
    cat, said = np.asarray(truth) == 1, np.asarray(says) == 1
    return Check(
        name=name,
        cats=int(np.sum(cat)),
        cats_right=int(np.sum(cat & said)),
        others=int(np.sum(~cat)),
        others_right=int(np.sum(~cat & ~said)),
        elsewhere=elsewhere,
    )


def examine(
    name: str,
    truth: NDArray[Any],
    p: NDArray[Any],
    elsewhere: bool = False,
    kinds: NDArray[Any] | None = None,
) -> Check:
    """Everything in a Check, from the probabilities p (m,)."""
    told = count(name, truth, p > 0.5, elsewhere)
    of = () if kinds is None else by_kind(kinds, truth, p > 0.5)
    return replace(told, kinds=of, bins=reliability(truth, p))


HEADS = (
    "photos",
    "n",
    "balanced (95 %)",
    "cats",
    "others",
    "accuracy (95 %)",
    "always cat",
    "always not",
)


def table(checks: Iterable[Check]) -> str:
    """The figures as text, each accuracy beside its baselines."""
    rows = [list(HEADS)]
    rows += [
        [
            c.name,
            str(c.n),
            _rate(c.balanced, c.balanced_interval),
            f"{c.sensitivity:.3f}",
            f"{c.specificity:.3f}",
            _rate(c.accuracy, c.accuracy_interval),
            f"{c.always_cat:.3f}",
            f"{c.always_not:.3f}",
        ]
        for c in checks
    ]
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(n) if i == 0 else cell.rjust(n)
            for i, (cell, n) in enumerate(zip(row, wide, strict=True))
        )
        for row in rows
    )


def _rate(rate: float, interval: Interval) -> str:
    low, high = interval
    return f"{rate:.3f} ({low:.3f}-{high:.3f})"
