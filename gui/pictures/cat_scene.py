"""What the pictures of the cat door are told: the picture that came in, and what the model makes of it."""

from __future__ import annotations

from dataclasses import dataclass

from core.cat import Hidden, Model, Verdict
from core.door import Arrival, Sum
from core.refusal import Refusal


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

    def sum_against(self, against: str) -> Sum | None:
        """z taken apart, against black or against the average picture."""
        return self.average if against == "average" else self.black


@dataclass(frozen=True)
class Stop:
    """One step of any of the four films: a station of the way, how many tiles are added, or the patch that is hidden."""

    name: str
    k: int = 0
    y: int = 0
    x: int = 0
