"""Two heaps of pictures, and one picture to try: what is done to them.

Nothing here changes: every deed makes new heaps that share their
pictures with the old ones, so that undo costs nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.heaps_learn import Floats

Eye: TypeAlias = Callable[[NDArray[np.uint8]], Floats]
"""What is seen of pictures (m, 64, 64, 3): features (m, n)."""

Place: TypeAlias = Literal["one", "zero", "trial"]
PLACES: tuple[Place, ...] = ("one", "zero", "trial")
SIDES: tuple[Place, ...] = ("one", "zero")
MOST = 200  # pictures in a heap
LEAST = 3
LONGEST = 40  # letters of a name


@dataclass(frozen=True, eq=False)
class Item:
    """One small picture, and the name it came under."""

    name: str
    square: NDArray[np.uint8]  # (64, 64, 3)

    @property
    def mark(self) -> bytes:
        """Equal pictures have equal marks."""
        return self.square.tobytes()


@dataclass(frozen=True)
class Heap:
    """Pictures that belong together; "" has the usual name."""

    name: str = ""
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Heaps:
    """Both heaps and the picture to try. kind: where they began."""

    kind: str = "empty"
    one: Heap = field(default_factory=Heap)
    zero: Heap = field(default_factory=Heap)
    trial: Item | None = None

    def heap(self, place: Place) -> Heap:
        """One of the two."""
        return self.one if place == "one" else self.zero

    @property
    def items(self) -> tuple[Item, ...]:
        """All pictures: those of the first heap, then the others."""
        return (*self.one.items, *self.zero.items)

    @property
    def parts(self) -> tuple[NDArray[np.uint8], ...]:
        """What it keeps in memory."""
        trial = (self.trial,) if self.trial else ()
        return tuple(i.square for i in (*self.items, *trial))

    @property
    def y(self) -> Floats:
        """1 for the first heap, 0 for the second, (m,)."""
        n, m = len(self.one.items), len(self.zero.items)
        return np.repeat([1.0, 0.0], [n, m])

    @property
    def larger(self) -> int:
        """How many one gets right who always says the larger heap."""
        return max(len(self.one.items), len(self.zero.items))


@dataclass(frozen=True)
class Told:
    """What became of pictures that were brought."""

    added: int = 0
    twice: int = 0  # already in this heap
    other: int = 0  # already in the other heap
    many: int = 0  # more than a heap holds


def trouble(heaps: Heaps) -> str:
    """Why nothing can be learnt: both, one, zero, few or ""."""
    n, m = len(heaps.one.items), len(heaps.zero.items)
    if n == m == 0:
        return "both"
    if n == 0 or m == 0:
        return "zero" if n else "one"
    return "few" if min(n, m) < LEAST else ""


def with_heap(heaps: Heaps, place: Place, heap: Heap) -> Heaps:
    """The same with another heap in this place."""
    if place == "one":
        return replace(heaps, one=heap)
    return replace(heaps, zero=heap)


def added(
    heaps: Heaps, place: Place, items: Iterable[Item]
) -> tuple[Heaps, Told]:
    """More pictures on a heap; or the last of them to be tried.

    A picture that is there already is left out: a twin among those
    that are learnt from would give the answer away.
    """
    items = tuple(items)
    if place == "trial":
        if not items:
            return heaps, Told()
        return replace(heaps, trial=items[-1]), Told(added=1)
    heap = heaps.heap(place)
    here = {item.mark for item in heap.items}
    there = {item.mark for item in heaps.items} - here
    new, twice, other = [], 0, 0
    for item in items:
        if item.mark in here:
            twice += 1
        elif item.mark in there:
            other += 1
        else:
            here.add(item.mark)
            new.append(item)
    fit = new[: MOST - len(heap.items)]
    told = Told(len(fit), twice, other, len(new) - len(fit))
    if not fit:
        return heaps, told
    heap = replace(heap, items=(*heap.items, *fit))
    return with_heap(heaps, place, heap), told


def without(heaps: Heaps, place: Place, k: int) -> Heaps:
    """The same without one picture."""
    if place == "trial":
        return replace(heaps, trial=None)
    items = heaps.heap(place).items
    if not 0 <= k < len(items):
        return heaps
    left = replace(heaps.heap(place), items=items[:k] + items[k + 1 :])
    return with_heap(heaps, place, left)


def moved(heaps: Heaps, place: Place, k: int, to: Place) -> Heaps:
    """One picture taken from its place to another.

    To be tried it is copied: it stays in its heap.
    """
    if place == "trial":
        item = heaps.trial
    else:
        items = heaps.heap(place).items
        item = items[k] if 0 <= k < len(items) else None
    if item is None or to == place:
        return heaps
    if to == "trial":
        return replace(heaps, trial=item)
    less = without(heaps, place, k)
    more, told = added(less, to, [item])
    return more if told.added else heaps


def renamed(heaps: Heaps, place: Place, name: str) -> Heaps:
    """Another name for a heap; empty: the usual one."""
    name = clean(name)
    if place == "trial" or name == heaps.heap(place).name:
        return heaps
    heap = replace(heaps.heap(place), name=name)
    return with_heap(heaps, place, heap)


def clean(name: str) -> str:
    """A name in one line, without what cannot be seen, not long."""
    seen = "".join(c if c.isprintable() else " " for c in name)
    return " ".join(seen.split())[:LONGEST].strip()


def cells(sheet: NDArray[np.uint8]) -> list[NDArray[np.uint8]]:
    """The pictures of a sheet of 64 x 64 cells; black ones are none."""
    rows, across = sheet.shape[0] // 64, sheet.shape[1] // 64
    grid = sheet.reshape(rows, 64, across, 64, 3).swapaxes(1, 2)
    found = grid.reshape(-1, 64, 64, 3)
    return [np.ascontiguousarray(c) for c in found if c.any()]
