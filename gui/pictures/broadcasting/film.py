"""What the lesson on broadcasting plays: two shapes become one, or a table becomes percentages; no painter here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from core.broadcast import clash, counted, padded
from core.console import Said, say, session
from core.shapes import Shape, read_shape
from gui.lesson import Frame
from gui.player import ease

CASES = {"row": ("(3, 4)", "(4,)"), "column": ("(3, 4)", "(3, 1)"), "clash": ("(3, 4)", "(3,)")}
UNITS = (1, 100)  # of A and B: in a sum like 203 both numbers are still seen
FEW = 6  # so many rows and columns are drawn as cells
TABLE = (50.0, 0.0, 5.0, 70.0, 1.0, 100.0, 50.0, 8.0, 2.0, 120.0, 95.0, 2.0)  # calories of 100 g, rounded
ROWS, COLUMNS = ("carbs", "protein", "fat"), ("apple", "beef", "egg", "potato")
HIGHEST = 400  # calories that a cell of the table can be dragged to
LINES = ("cal = A.sum(axis=0)", "cal", "cal.reshape(1, 4).shape", "100 * A / cal.reshape(1, 4)")
FOOD = ("table", "sum", "stretch", "divide")
HOLD = 0.25  # the part of a step in which nothing moves


@dataclass(frozen=True)
class Case:
    """Two shapes, and what NumPy made of them."""

    a: Shape
    b: Shape
    shapes: Said
    said: Said
    clash: tuple[int, ...]

    @property
    def axes(self) -> int:
        """As many as the longer shape has."""
        return max(len(self.a), len(self.b))

    @cached_property
    def pair(self) -> tuple[Shape, Shape]:
        """Both with ones in front."""
        return padded(self.a, self.axes), padded(self.b, self.axes)

    @cached_property
    def room(self) -> Shape:
        """The result's shape; where it has none, so much that both find a place in it."""
        return tuple(max(pair) for pair in zip(*self.pair, strict=True))

    @property
    def small(self) -> bool:
        """Whether its numbers can be drawn as cells."""
        return self.axes <= 2 and max(self.room, default=1) <= FEW


@dataclass(frozen=True)
class Meal:
    """A table of calories, and what NumPy made of it."""

    table: tuple[float, ...]
    said: tuple[Said, ...]

    @property
    def cal(self) -> Any:
        """The sum of each column."""
        return self.said[1].value

    @property
    def percent(self) -> Any:
        """The table as percentages."""
        return self.said[3].value


@dataclass(frozen=True)
class Step:
    """A stage of the film, by name; `of` is the same in all of them."""

    stage: str
    of: Case | Meal


def shapes_of(params: Any) -> tuple[Shape, Shape]:
    """The two shapes that are shown."""
    a, b = CASES.get(params.act, (params.A, params.B))
    return read_shape(a), read_shape(b)


@lru_cache(maxsize=16)
def case(a: Shape, b: Shape) -> Case:
    """Really added, once."""
    names = {"A": counted(a, UNITS[0]), "B": counted(b, UNITS[1])}
    return Case(a, b, say("A.shape, B.shape", names), say("(A + B).shape", names), clash(a, b))


def eatable(table: tuple[float, ...]) -> tuple[float, ...]:
    """Whole calories within their range; a food without any has no percentages, so one stays."""
    food = [float(min(max(round(v), 0), HIGHEST)) for v in table]
    return tuple(1.0 if k < 4 and not any(food[k::4]) else v for k, v in enumerate(food))


@lru_cache(maxsize=16)
def meal(table: tuple[float, ...]) -> Meal:
    """The four lines, really run."""
    return Meal(table, session(LINES, {"A": np.array(table).reshape(3, 4)}))


def film(params: Any) -> tuple[Step, ...]:
    """Only the stages in which something happens."""
    if params.act == "food":
        return tuple(Step(stage, meal(eatable(params.food))) for stage in FOOD)
    a, b = shapes_of(params)
    made = case(a, b)
    stages = ["given", "align"]
    stages += ["pad"] if len(a) != len(b) else []
    if made.clash:
        stages += ["differ", "refuse"]
    else:
        one, two = made.pair
        stages += ["stretch"] if one != two else []
        stages += ["add"]
    return tuple(Step(stage, made) for stage in stages)


def resting(frame: Frame) -> bool:
    """Whether nothing moves: a step begins with a moment to read."""
    return frame.phase <= HOLD


def done(frame: Frame, *stages: str) -> float:
    """How much of a stage (the first of these that is in the film) has happened, from 0 to 1; 1 if it is in no film."""
    names = [step.stage for step in frame.trace]
    at = next((names.index(stage) for stage in stages if stage in names), None)
    if at is None or at <= frame.index:
        return 1.0
    if at > frame.index + 1:
        return 0.0
    return float(ease(max(0.0, (frame.phase - HOLD) / (1 - HOLD))))


def written(shape: Shape) -> str:
    """As Python writes it."""
    return str(tuple(shape))
