"""The slope of a line: height over width of a little nudge, and the same wherever one stands."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from core.slope import nudge
from gui.language import Language
from gui.lesson import Beat, Choice, Document, Frame, Lesson, Picture, Row, Slider, control
from gui.pictures.slopes import line as slope_line
from gui.pictures.slopes.line import BEATS, Step

_LINES = {"here": "before = f(a)", "width": "after = f(a + width)", "height": "height = after - before",
          "slope": "slope = height / width"}  # fmt: skip
LOW, HIGH = -3.0, 6.0  # where one can stand


@dataclass(frozen=True)
class LineParams:
    """The nudge, the line, and where one stands at first."""

    nudge: str = control("0.001", Choice(("1", "0.1", "0.01", "0.001")))
    k: float = control(3.0, Slider(-2.0, 4.0, step=0.5, symbol="J"))
    a: float = 2.0


class SlopeOfALine(Lesson):
    """On a line the slope is the same everywhere."""

    number = 11
    name = "slope_of_a_line"
    symbol = "△"
    Params: ClassVar[type] = LineParams
    beats = tuple(Beat(phase, name, _LINES[name]) for name, phase in BEATS.items())
    speed = 0.25
    poster = BEATS["slope"]

    def scene(self, params: LineParams, document: Document | None = None) -> None:
        """Nothing: all that is seen follows from the params."""

    def trace(self, scene: None, params: LineParams) -> Sequence[Step]:
        """Three places, then all of them."""
        return slope_line.film(params.k, params.a, float(params.nudge))

    def picture(self) -> Picture:
        """The line, a glass, a fraction."""
        from gui.pictures.slopes.line import LinePicture

        return LinePicture()

    def words(self, frame: Frame, language: Language) -> str:
        """What is seen now."""
        return slope_line.words(frame, language)

    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        """The live numbers."""
        return slope_line.formula(frame, language)

    def code(self, params: LineParams) -> tuple[Callable[..., Any] | type, ...]:
        """The triangle."""
        return (nudge,)

    def question(self, params: LineParams) -> str:
        """The course's own line, or another one."""
        return "" if (params.k, params.nudge, params.a) == (3.0, "0.001", 2.0) else "own"

    def drag(self, frame: Frame, what: str, value: Any) -> tuple[LineParams, float] | None:
        """a: the first place of the film, with its slope told."""
        if what != "a" or not isinstance(value, int | float) or not math.isfinite(value):
            return None
        return replace(frame.params, a=min(max(float(value), LOW), HIGH)), BEATS["slope"]
