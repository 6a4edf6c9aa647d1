"""The film of m examples: which numbers are known at which moment, how full the sums are, where the line lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from functools import lru_cache
from itertools import islice
from typing import Any, cast

import numpy as np

from core.many_examples import Array, Place, Seen, Sums, Whole, average, descend, edge, loop, no_loop
from gui.lesson import Frame

MOST = 10  # examples
DATA = (  # small round numbers; the first eight cannot be parted by a line, so that J has a bottom
    (2.0, 1.0, 3.0, -1.0, -2.0, -1.0, 1.0, -3.0, 0.0, 2.0),
    (1.0, 3.0, -2.0, 2.0, 1.0, -2.0, -1.0, -1.0, 2.0, -3.0),
    (1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0),
)
W1, W2, B = -0.5, 0.5, 0.0  # where the step begins
REACH = 4.0  # |x| at most
STEPS = 24  # of the act in which the division is forgotten
GROWN = (0.5, 0.75)  # the part of an example's time in which its contribution flows into the sums
ROWS = ("X", "Z", "A", "dZ", "dw", "db", "J")  # in the order in which no_loop makes them
VESSELS = ("J", "dw1", "dw2", "db")


@dataclass(frozen=True)
class Moment:
    """A step of the film: "start", "example" i, "divide", a line of no_loop, "same", "step"; or step i of a walk."""

    kind: str
    i: int = 0


@dataclass(frozen=True, eq=False)
class Scene:
    """All numbers of one step, made once in both ways."""

    X: Array  # (2, m)
    Y: Array  # (1, m)
    seen: tuple[Seen, ...]  # the loop
    whole: Whole  # the matrices
    edge: float | None  # alpha above which the bottom repels

    @property
    def m(self) -> int:
        """How many examples."""
        return int(self.X.shape[1])

    @property
    def start(self) -> Place:
        """Where the step begins; its cost is the mean."""
        return Place(np.array([[W1], [W2]]), B, self.whole.J)

    @property
    def sums(self) -> Sums:
        """What the loop ends with."""
        return self.seen[-1].sums

    def shares(self, vessel: str) -> list[float]:
        """What each example contributes to one of the sums."""
        dz = [s.dz for s in self.seen]
        by = {"J": [s.L for s in self.seen], "db": dz}
        if vessel in by:
            return by[vessel]
        row = self.X[0 if vessel == "dw1" else 1].tolist()
        return [x * d for x, d in zip(row, dz, strict=True)]


def numbers(values: Sequence[float], own: Sequence[float]) -> tuple[float, ...]:
    """What was dragged, or what the lesson brings."""
    return tuple(values) if len(values) == MOST else tuple(own)


@lru_cache(maxsize=8)
def scene(m: int, x1: tuple[float, ...], x2: tuple[float, ...], y: tuple[float, ...]) -> Scene:
    """Everything about the first m examples."""
    X, Y = np.array([x1[:m], x2[:m]], float), np.array([y[:m]], float)
    whole = no_loop(X, Y, np.array([[W1], [W2]]), B)
    return Scene(X, Y, tuple(loop(X, Y, W1, W2, B)), whole, edge(X, Y))


def film(act: str, m: int) -> tuple[Moment, ...]:
    """The steps of an act."""
    if act == "loop":
        examples = (Moment("example", i) for i in range(m))
        return (Moment("start"), *examples, Moment("divide"), Moment("step"))
    if act == "matrix":
        return (*map(Moment, ROWS), Moment("same"), Moment("step"))
    return tuple(Moment("walk", k) for k in range(STEPS + 1))


@lru_cache(maxsize=8)
def walk(here: Scene, alpha: float, divide: bool) -> tuple[Place, ...]:
    """Gradient descent with the division or without."""
    return tuple(islice(descend(here.X, here.Y, here.start.w, B, alpha, STEPS, divide), STEPS + 1))


# -- what a moment knows -------------------------------------------------------------------------------------------


def scene_of(frame: Frame) -> Scene:
    """Its numbers."""
    return cast(Scene, frame.scene)


def opened(frame: Frame) -> bool:
    """Whether anything that answers the question may be seen."""
    return not frame.view.asking


def known(frame: Frame, row: str, i: int) -> bool:
    """Whether this number (x, z, a, dz, L) of example i has been computed."""
    if row == "x":
        return True
    if not opened(frame):
        return False
    now = cast(Moment, frame.step)
    if frame.params.act == "loop":
        if now.kind == "example" and now.i == i:
            return frame.phase >= {"z": 0.0, "a": 0.25, "dz": 0.5, "L": 0.5}[row] - 1e-6 or not frame.view.beats
        return now.kind in ("divide", "step") or (now.kind == "example" and i < now.i)
    at = {"z": "Z", "a": "A", "dz": "dZ", "L": "J"}[row]
    return now.kind not in ROWS or ROWS.index(now.kind) >= ROWS.index(at)


def running(frame: Frame) -> int | None:
    """The example that the loop is at."""
    now = cast(Moment, frame.step)
    return now.i if now.kind == "example" and opened(frame) else None


def growth(frame: Frame) -> float:
    """How much of the running example has flowed into the sums, 0 to 1."""
    low, high = GROWN
    return min(max((frame.phase - low) / (high - low), 0.0), 1.0)


def filled(frame: Frame, vessel: str) -> list[float]:
    """How much of each example's contribution is in this sum, 0 to 1."""
    here, now = scene_of(frame), cast(Moment, frame.step)
    if not opened(frame) or now.kind == "start":
        return [0.0] * here.m
    if now.kind == "example":
        return [1.0 if i < now.i else growth(frame) if i == now.i else 0.0 for i in range(here.m)]
    if frame.params.act == "matrix" and now.kind in ROWS:
        made = ROWS.index("dw" if vessel.startswith("dw") else vessel)
        return [min(max(frame.position - made + 1.0, 0.0), 1.0)] * here.m
    return [1.0] * here.m


def divided(frame: Frame) -> float:
    """How far the sums have been divided: 0 not yet, 1 wholly."""
    if frame.params.forget or not opened(frame):
        return 0.0
    now, m = cast(Moment, frame.step), scene_of(frame).m
    if frame.params.act == "loop":
        return min(max((frame.position - (m + 0.75)) / 0.25, 0.0), 1.0)
    return 1.0 if now.kind != "start" else 0.0


def told(frame: Frame) -> Sums:
    """The sums as they are written at this moment."""
    here, now, params = scene_of(frame), cast(Moment, frame.step), frame.params
    if params.act == "loop":
        if now.kind == "start" or not opened(frame):
            return Sums()
        if now.kind == "example":
            added = frame.phase >= GROWN[1] - 1e-6 or not frame.view.beats
            return here.seen[now.i].sums if added else here.seen[now.i - 1].sums if now.i else Sums()
    return final(here, params)


def final(here: Scene, params: Any) -> Sums:
    """What the step is taken with: the averages, or the sums if the division is forgotten."""
    if params.act == "matrix":
        whole = no_loop(here.X, here.Y, here.start.w, B, not params.forget)
        return Sums(whole.J, float(whole.dw[0, 0]), float(whole.dw[1, 0]), whole.db)
    return here.sums if params.forget else average(here.sums, here.m)


def landing(here: Scene, params: Any) -> Place:
    """Where the step lands, and the (mean) cost there."""
    return walk(here, params.alpha, not params.forget)[1]


def moved(frame: Frame) -> float:
    """How much of the step has been taken, 0 to 1."""
    trace = cast("tuple[Moment, ...]", frame.trace)
    at = next((k for k, now in enumerate(trace) if now.kind == "step"), len(trace))
    return min(max(frame.position - at + 1.0, 0.0), 1.0) if opened(frame) else 0.0


def apart(here: Scene, params: Any) -> dict[str, float]:
    """What the loop and the matrices differ by, in the last bits."""
    one = astuple(here.sums if params.forget else average(here.sums, here.m))
    whole = no_loop(here.X, here.Y, here.start.w, B, not params.forget)
    other = (whole.J, float(whole.dw[0, 0]), float(whole.dw[1, 0]), whole.db)
    return {name: abs(a - b) for name, a, b in zip(VESSELS, one, other, strict=True)}
