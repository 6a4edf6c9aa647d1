"""What the pictures of the cat door are told: the picture that came in, and what the model makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

import numpy as np

from core import cat, door, study
from core.cat import AnyModel, Hidden, Model, Verdict
from core.door import Arrival, Sum
from core.models import NetModel
from core.plan import Conv, Dense
from core.refusal import Refusal
from core.study import Opinion, Study
from gui.figures import fixed, shown
from gui.lesson import Frame

Thing = TypeVar("Thing")
STRIDE = 4  # pixels from one hidden patch to the next


@lru_cache(maxsize=16)
def ask(model: AnyModel, arrival: Arrival) -> Opinion:
    """What a model says of a picture; each is asked once (few are kept: each holds on to its photo)."""
    return study.ask(model, arrival.square)


@dataclass(frozen=True, eq=False)
class Scene:
    """All that does not move. Without a picture `arrival` is None; without a model everything after it is.

    What the models make of the picture is worked out when a page first asks for it: a verdict waits for nothing else.
    """

    name: str  # of the picture; "" if it came from the clipboard
    sample: str  # the drawn sample it is, or ""
    arrival: Arrival | None = None
    model: AnyModel | None = None
    refusal: Refusal | None = None  # why there is no model
    panel: tuple[tuple[str, AnyModel], ...] = ()  # every model that can be had, as the lesson's choice calls it
    patch: int = 12  # pixels on a side of what is hidden

    @cached_property
    def opinion(self) -> Opinion | None:
        """What the model says."""
        return None if self.model is None else ask(self.model, self.seen)

    @cached_property
    def jury(self) -> tuple[Opinion, ...]:
        """What all of them say, this one among them."""
        return tuple(ask(model, self.seen) for _, model in self.panel)

    @property
    def names(self) -> tuple[str, ...]:
        """What the lesson's choice calls the models of the jury."""
        return tuple(name for name, _ in self.panel)

    @cached_property
    def black(self) -> Sum | None:
        """The sum of one neuron, against black."""
        return door.add_up(self.model, self.seen.square, "black") if isinstance(self.model, Model) else None

    @cached_property
    def average(self) -> Sum | None:
        """The same, against the average picture."""
        return door.add_up(self.model, self.seen.square, "average") if isinstance(self.model, Model) else None

    @cached_property
    def study(self) -> Study | None:
        """What a network makes of it, layer by layer."""
        return study.study(self.model, self.seen.square) if isinstance(self.model, NetModel) else None

    @cached_property
    def hidden(self) -> Hidden | None:
        """What one neuron says with each patch hidden; a network's answers come row by row in the film."""
        if not isinstance(self.model, Model):
            return None
        return cat.hide_patches(self.model, self.seen.square, self.patch, STRIDE)

    @property
    def seen(self) -> Arrival:
        """The picture, on pages that are only painted when there is one."""
        return there(self.arrival)

    @property
    def mind(self) -> AnyModel:
        """The model, on pages that are only painted when there is one."""
        if self.model is None:
            raise LookupError("a page was painted without its model")
        return self.model

    @property
    def neuron(self) -> Model:
        """The same on pages about one neuron."""
        if not isinstance(self.model, Model):
            raise LookupError("a page about one neuron was painted for a network")
        return self.model

    @property
    def net(self) -> NetModel:
        """The same on pages about a network."""
        if not isinstance(self.model, NetModel):
            raise LookupError("a page about a network was painted for one neuron")
        return self.model

    @property
    def seen_by(self) -> Study:
        """What the network makes of it."""
        return there(self.study)

    @property
    def verdict(self) -> Verdict:
        """What it says."""
        return there(self.opinion).verdict

    @property
    def strange(self) -> bool:
        """Whether the model has never seen such a picture."""
        return self.opinion is not None and self.opinion.strange

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


def stations(model: AnyModel | None) -> tuple[str, ...]:
    """The way through this model; without one it ends at x."""
    if model is None:
        return door.WAY[: door.WAY.index("column") + 1]
    if not isinstance(model, NetModel):
        return door.WAY
    plan = model.network.plan
    first = "filters" if isinstance(plan[0], Conv) else "units" if isinstance(plan[0], Dense) and plan[1:] else ""
    into = ("colours", "column") if model.kind == "network" else ()
    between = ("deeper",) if deeper(model) else ()
    return ("photo", "crop", "see", *into, *([first] if first else ()), *between, "parts", "sigmoid", "verdict")


def deeper(model: NetModel) -> tuple[int, ...]:
    """The layers between the first and the last whose answers are worth a look: those that have learnt."""
    plan = model.network.plan
    return tuple(i for i, layer in enumerate(plan[:-1]) if i and isinstance(layer, Conv | Dense))


def patches_of(frame: Frame) -> Hidden:
    """What hiding does: all of it, or as far as it is known (nan elsewhere)."""
    if frame.scene.hidden is not None:
        hidden: Hidden = frame.scene.hidden
        return hidden
    size, n = frame.params.patch, patches_along(frame.params.patch)
    z, p = np.full((n, n), np.nan), np.full((n, n), np.nan)
    for stop in frame.trace:
        if getattr(stop, "z", None) is not None:
            z[stop.k - 1], p[stop.k - 1] = stop.z, stop.probability
    return Hidden(z, p, size, STRIDE)


def patches_along(patch: int) -> int:
    """How many patches of this size are hidden in a row."""
    return len(range(0, 64 - patch + 1, STRIDE))


def parts_added(frame: Frame) -> float:
    """How many parts of a network's z are added: one a step; on other pages all."""
    return frame.position if frame.step.name == "adds" else float("inf")


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
