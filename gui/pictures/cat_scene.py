"""What the pictures of the cat door are told: the picture that came in, and what the model makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from core.cat import Hidden, Model, Verdict
from core.door import Arrival, Sum
from core.refusal import Refusal
from gui.figures import fixed, shown
from gui.lesson import Frame

Thing = TypeVar("Thing")


@dataclass(frozen=True, eq=False)
class Scene:
    """All that does not move. Without a picture `arrival` is None; without a model everything after it is."""

    name: str  # of the picture; "" if it came from the clipboard
    sample: str  # the drawn sample it is, or ""
    arrival: Arrival | None = None
    model: Model | None = None
    refusal: Refusal | None = None  # why there is no model
    answer: Verdict | None = None
    black: Sum | None = None
    average: Sum | None = None
    hidden: Hidden | None = None

    @property
    def seen(self) -> Arrival:
        """The picture, on pages that are only painted when there is one."""
        return there(self.arrival)

    @property
    def mind(self) -> Model:
        """The model, on pages that are only painted when there is one."""
        return there(self.model)

    @property
    def verdict(self) -> Verdict:
        """What it says."""
        return there(self.answer)

    @property
    def patches(self) -> Hidden:
        """What hiding does."""
        return there(self.hidden)

    def sum_against(self, against: str) -> Sum:
        """z taken apart, against black or against the average picture."""
        return there(self.average if against == "average" else self.black)


def there(thing: Thing | None) -> Thing:
    """A thing that must be there."""
    if thing is None:
        raise LookupError("a page was painted without what it shows")
    return thing


@dataclass(frozen=True)
class Stop:
    """One step of any of the films: a station of the way, a colour that is added, or a row of patches to hide."""

    name: str
    k: int = 0


def added(frame: Frame) -> float:
    """How many of the 192 tiles are added; past them (up to 193) the rest comes in. One step adds a whole colour."""
    return 64 * min(frame.position, 3.0) + min(max(frame.position - 3.0, 0.0), 1.0)


def tiles_added(frame: Frame) -> int:
    """How many of them are whole: what words and picture count; 193 when the rest is in, too (and on other pages)."""
    return int(added(frame) + 1e-9) if frame.step.name == "adds" else 193


def secret(frame: Frame) -> bool:
    """Whether a question is open that this page would answer: all that is shown then is what the model sees."""
    given = ("empty", "photo", "crop", "see", "colours", "column")
    return frame.view.asking and frame.scene.model is not None and frame.step.name not in given


def patch_of(frame: Frame, n: int) -> tuple[int, int, float]:
    """The hidden patch: its row and column among n x n, and where it is drawn on its way along the row."""
    if frame.index >= n:
        return n - 1, n - 1, n - 1.0
    along = frame.phase * n
    return frame.index, min(int(along + 1e-6), n - 1), min(max(along - 0.5, 0.0), n - 1.0)


def position_of(row: int, column: int, n: int) -> float:
    """The moment at which this patch is hidden."""
    return row + (column + 0.5) / n


def in_sum(first: float, second: float, total: float) -> tuple[str, str, str]:
    """Three numbers with as few places, from three on, as it takes for the written ones to add up exactly."""
    texts = ("", "", "")
    for places in range(3, 8):
        texts = fixed(first, places), fixed(second, places), fixed(total, places)
        if shown(texts[0]) + shown(texts[1]) == shown(texts[2]):
            break
    return texts
