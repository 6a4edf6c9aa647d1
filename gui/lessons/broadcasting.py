"""Broadcasting: NumPy lines shapes up from the right, and stretches every axis of length 1."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, cast

from core.broadcast import broadcast, percentages
from core.shapes import LONGEST, read_shape
from gui.language import Language
from gui.lesson import Choice, Document, Frame, Lesson, Picture, Row, Text, control
from gui.pictures.broadcasting import words as telling
from gui.pictures.broadcasting.film import TABLE, Case, Step, eatable, film, shapes_of, written
from gui.pictures.pace import opened

ACTS = ("row", "column", "clash", "own", "food")
SHAPE = 7.0  # room for (64, 64, 3): both shapes stand beside each other wherever there is room for one formula
RUNS = {  # the line of each stage
    "align": "most = max(len(a), len(b))", "stretch": "shape += (max(n, m),)", "add": "return shape",
    "differ": "if n != m and 1 not in (n, m):", "refuse": 'raise ValueError(f"{n} does not fit {m}")',
    "sum": "cal = A.sum(axis=0)", "divide": "return 100 * A / cal.reshape(1, 4)",
}  # fmt: skip


@dataclass(frozen=True)
class BroadcastParams:
    """Two shapes, of the course or one's own; the table of calories."""

    act: str = control("row", Choice(ACTS))
    A: str = control("(3, 1)", Text(read_shape, SHAPE))
    B: str = control("(4,)", Text(read_shape, SHAPE))
    food: tuple[float, ...] = TABLE


class Broadcasting(Lesson):
    """From the right: equal, or one of them 1."""

    number = 17
    name = "broadcasting"
    symbol = "⇥"
    acts = "act"
    speed = 0.4
    Params: ClassVar[type] = BroadcastParams
    poster = 4.0

    def scene(self, params: BroadcastParams, document: Document | None = None) -> None:
        """Nothing: all that is seen is run anew."""

    def trace(self, scene: None, params: BroadcastParams) -> Sequence[Step]:
        """The stages of the rule, or of the table."""
        return film(params)

    def picture(self) -> Picture:
        """The shape board and the cells; the table."""
        from gui.pictures.broadcasting.picture import BroadcastPicture

        return BroadcastPicture()

    def code(self, params: BroadcastParams) -> tuple[Callable[..., Any] | type, ...]:
        """The rule; the two lines of the table."""
        return (percentages,) if params.act == "food" else (broadcast,)

    def running(self, frame: Frame) -> str:
        """That of the stage."""
        frame = opened(frame)
        step = cast(Step, frame.step)
        if not isinstance(step.of, Case):
            return RUNS["divide"] if step.stage == "stretch" else RUNS.get(step.stage, "")
        if step.stage == "pad":
            short = "a" if len(step.of.a) < len(step.of.b) else "b"
            return f"{short} = (1,) * (most - len({short})) + {short}"
        return RUNS.get(step.stage, "")

    def hidden(self, params: BroadcastParams) -> frozenset[str]:
        """Shapes are typed where they are one's own."""
        return frozenset() if params.act == "own" else frozenset({"A", "B"})

    def question(self, params: BroadcastParams) -> str:
        """One for each act."""
        return str(params.act)

    def drag(self, frame: Frame, what: str, value: Any) -> tuple[BroadcastParams, float] | None:
        """A length of A or B, which makes the shapes one's own; a number of the table."""
        params = cast(BroadcastParams, frame.params)
        name, _, place = what.partition(":")
        if not isinstance(value, int | float) or not math.isfinite(value) or not place.isdigit():
            return None
        if (name == "food") != (params.act == "food") or name not in ("A", "B", "food"):
            return None
        if name == "food":
            return _eaten(params, int(place), float(value))
        shapes = dict(zip("AB", shapes_of(params), strict=True))
        if int(place) >= len(shapes[name]):
            return None
        lengths = list(shapes[name])
        lengths[int(place)] = min(max(round(value), 1), LONGEST)
        shapes[name] = tuple(lengths)
        made = replace(params, act="own", A=written(shapes["A"]), B=written(shapes["B"]))
        return made, float(len(film(made)) - 1)

    def words(self, frame: Frame, language: Language) -> str:
        """What happens now."""
        return telling.words(opened(frame), language)

    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        """The live numbers of this act."""
        return telling.formula(opened(frame), language)


def _eaten(params: BroadcastParams, k: int, value: float) -> tuple[BroadcastParams, float] | None:
    """A food without any calories has no percentages: its last calorie stays."""
    if k >= len(params.food):
        return None
    food = list(params.food)
    rest = sum(food[k % 4 :: 4]) - food[k]
    food[k] = max(value, 0.0 if rest else 1.0)
    return replace(params, food=eatable(tuple(food))), float(len(film(params)) - 1)
