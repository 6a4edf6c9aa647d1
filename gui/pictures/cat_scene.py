"""What the pictures of the cat door are told: the picture that came in, and what the model makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from core.cat import Hidden, Model, Verdict
from core.door import Arrival, Sum
from core.refusal import Refusal

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
    """One step of any of the films: a station of the way, how many tiles are added, or the patch that is hidden."""

    name: str
    k: int = 0
    y: int = 0
    x: int = 0
