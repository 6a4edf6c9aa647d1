"""What is known of every file of a folder, in columns; which of them are shown, in what order. No widget, no Qt.

A row is a file, by the order in which the files were found: that of their names. A photo also has a slot: its place
in the file of squares, by the order in which the photos could be read.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.figures import Check, count
from core.folder import Missed, Slice, truth
from core.refusal import Refusal

FILTERS = ("all", "cat", "not", "wrong", "refused")
ORDERS = ("name", "likely", "unlikely", "unsure", "wrong")
Rows = NDArray[np.intp]  # numbers of files


class Table:
    """The columns. A model's answers stand in `z` and `p`, nan where it has not answered."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.more = False  # the folder holds more files than are taken
        self.upto = 0  # files that are dealt with
        self.others = 0  # of those: no pictures
        self.missed: dict[int, Refusal] = {}  # pictures that could not be read
        self.photos = 0
        self.named = False  # whether sub-folders name the classes
        self.truth: NDArray[np.int8] = np.empty(0, np.int8)  # 1 cat, 0 other, -1 not known
        self.slot: NDArray[np.int32] = np.empty(0, np.int32)  # -1: no photo
        self.size: NDArray[np.int32] = np.empty((0, 2), np.int32)  # width and height
        self.z: NDArray[np.float64] = np.empty(0)
        self.p: NDArray[np.float64] = np.empty(0)

    # -- filling -------------------------------------------------------------------------------------------------

    def found(self, names: Iterable[str], more: bool) -> None:
        """More files, not yet looked at."""
        self.names.extend(names)
        self.more = more

    def begin(self) -> None:
        """All files are found: make room, and see what their folders say."""
        n = len(self.names)
        self.truth = np.fromiter((truth(name) for name in self.names), np.int8, n)
        self.named = bool(np.any(self.truth == 1))
        if not self.named:
            self.truth[:] = -1
        self.slot, self.size = np.full(n, -1, np.int32), np.zeros((n, 2), np.int32)
        self.z, self.p = np.full(n, np.nan), np.full(n, np.nan)

    def take(self, piece: Slice) -> None:
        """What became of some more files."""
        for one in piece.judged:
            self.slot[one.index], self.size[one.index] = self.photos, one.size
            self.z[one.index], self.p[one.index] = one.z, one.probability
            self.photos += 1
        for no in piece.missed:
            self.miss(no)
        self.others += piece.others
        self.upto = piece.upto

    def miss(self, no: Missed) -> None:
        """A picture that cannot be read."""
        self.missed[no.index] = Refusal(no.code, **no.values)
        self.upto = max(self.upto, no.index + 1)

    def answer_again(self, z: NDArray[Any], p: NDArray[Any]) -> None:
        """Another model's answers for every photo, by slot."""
        rows = np.flatnonzero(self.slot >= 0)
        self.z[rows], self.p[rows] = z[self.slot[rows]], p[self.slot[rows]]

    # -- asking --------------------------------------------------------------------------------------------------

    def says_cat(self, row: int) -> bool:
        """Whether the model calls it a cat."""
        return bool(self.p[row] > 0.5)

    def wrong(self, row: int) -> bool:
        """Whether that is known to be wrong."""
        return bool(self.truth[row] >= 0) and self.says_cat(row) != bool(self.truth[row])

    def masks(self) -> dict[str, NDArray[np.bool_]]:
        """For each filter, which files it lets through."""
        judged = self.slot >= 0
        cat = judged & (np.nan_to_num(self.p) > 0.5)
        refused = np.zeros(len(self.names), bool)
        refused[list(self.missed)] = True
        return {
            "all": judged, "cat": cat, "not": judged & ~cat, "refused": refused,
            "wrong": judged & (self.truth >= 0) & (cat != (self.truth == 1)),
        }  # fmt: skip

    def counts(self) -> dict[str, int]:
        """How many each filter lets through."""
        if len(self.slot) < len(self.names):  # still being found
            return dict.fromkeys(FILTERS, 0)
        return {name: int(np.count_nonzero(mask)) for name, mask in self.masks().items()}

    def shown(self, filter_: str, order: str) -> Rows:
        """The files that a filter lets through, in this order; those that are equal in order of name."""
        if len(self.slot) < len(self.names):
            return np.empty(0, np.intp)
        rows = np.flatnonzero(self.masks()[filter_])
        if order == "name" or filter_ == "refused":
            return rows
        return rows[np.argsort(self._key(order, rows), kind="stable")]

    def _key(self, order: str, rows: Rows) -> NDArray[np.float64]:
        """What comes first has the smallest key. The raw answer z: far out many probabilities are the same 1.0."""
        z, known = self.z[rows], self.truth[rows]
        if order == "likely":
            return -z
        if order == "unlikely":
            return z
        if order == "unsure":
            return np.abs(z)
        away = np.where(known == 1, z, -z)  # how far on the right side; worst first, what is not known last
        return np.where(known >= 0, away, np.inf)

    def check(self) -> Check | None:
        """How often the model is right, where the folders say what is true."""
        rows = np.flatnonzero((self.slot >= 0) & (self.truth >= 0))
        if not self.named or not len(rows):
            return None
        return count("folder", self.truth[rows], self.p[rows] > 0.5, elsewhere=True)
