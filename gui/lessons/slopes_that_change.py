"""Slopes that change: a², a³, log a or a formula of one's own; the slope depends on where one stands."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from core.dual import Dual, value_and_slope
from core.expression import parse
from core.slope import best_width, lost, nudge
from gui.language import Language
from gui.lesson import Beat, Choice, Document, Frame, Lesson, Picture, Row, Text, control
from gui.pictures.slopes import curve as slope_curve
from gui.pictures.slopes import telling as slope_telling
from gui.pictures.slopes.curve import BEATS, Step, curve_of, place_in


@dataclass(frozen=True)
class ChangeParams:
    """Which film, on which curve, and where one stands."""

    act: str = control("nudge", Choice(("nudge", "trace", "tiny")))
    f: str = control("square", Choice(("square", "cube", "log", "own")))
    own: str = control("a^2/4 + sin(2a)", Text(parse))
    a: float = 2.0


class SlopesThatChange(Lesson):
    """A curve's slope is another one at every place."""

    number = 12
    name = "slopes_that_change"
    symbol = "∂"
    acts = "act"
    Params: ClassVar[type] = ChangeParams
    poster = BEATS["over"]

    nudge_beats = (Beat(BEATS["nudge"], "nudge", "after = f(a + width)"),
                   Beat(BEATS["over"], "over", "slope = height / width"))  # fmt: skip
    trace_beats = (Beat(0.0, "here", "made = dual(node, Dual(a, np.ones_like(a)))"),)
    tiny_beats = (Beat(0.0, "tiny", "slope = height / width"),)
    beats = nudge_beats

    def scene(self, params: ChangeParams, document: Document | None = None) -> None:
        """Nothing: the curve is known by its formula."""

    def trace(self, scene: None, params: ChangeParams) -> Sequence[Step]:
        """The nudge shrinks, a walks, or the nudge becomes too small."""
        return slope_curve.film(params)

    def picture(self) -> Picture:
        """The curve, and what belongs to the act."""
        from gui.pictures.slopes.slopes_that_change import ChangingPicture

        return ChangingPicture()

    def beats_for(self, params: ChangeParams) -> tuple[Beat, ...]:
        """Those of the act."""
        return {"nudge": self.nudge_beats, "trace": self.trace_beats, "tiny": self.tiny_beats}[params.act]

    def speed_for(self, params: ChangeParams) -> float:
        """Time to read a nudge; a walks quickly."""
        return {"nudge": 0.3, "trace": 5.0, "tiny": 0.7}[params.act]

    def stops(self, trace: Sequence[Step], params: ChangeParams) -> tuple[float, ...]:
        """Where a is a whole number; every beat of a nudge, and the exact slope; every tiny nudge."""
        end = len(trace) - 1
        if params.act == "trace":
            whole = (k for k, step in enumerate(trace) if abs(step.nudge.a - round(step.nudge.a)) < 1e-9)
            return tuple(sorted({0.0, *map(float, whole), float(end)}))
        if params.act == "tiny":
            return tuple(map(float, range(end + 1)))
        return (*(step + beat for step in range(end) for beat in BEATS.values()), float(end))

    def words(self, frame: Frame, language: Language) -> str:
        """What is seen now."""
        return slope_telling.words(frame, language)

    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        """The live numbers."""
        return slope_telling.formula(frame, language)

    def code(self, params: ChangeParams) -> tuple[Callable[..., Any] | type, ...]:
        """The triangle; the rules of slopes; what rounding takes."""
        if params.act == "trace":
            return value_and_slope, Dual
        return (nudge, lost, best_width) if params.act == "tiny" else (nudge,)

    def running(self, frame: Frame) -> str:
        """At the end of the shrinking no nudge is left to run."""
        return "" if frame.params.act == "nudge" and frame.step.exact else super().running(frame)

    def hidden(self, params: ChangeParams) -> frozenset[str]:
        """The line to type in belongs to one's own formula."""
        return frozenset(() if params.f == "own" else {"own"})

    def question(self, params: ChangeParams) -> str:
        """One for each act; another one for other curves and places than the course's first."""
        known = params.f == "square" and (params.act == "trace" or params.a == ChangeParams().a)
        return params.act + ("" if known else "_own")

    def drag(self, frame: Frame, what: str, value: Any) -> tuple[ChangeParams, float] | None:
        """a: where one stands, or how far one has walked."""
        params = frame.params
        if what != "a" or not isinstance(value, int | float) or not math.isfinite(value):
            return None
        here = curve_of(params)
        a = min(max(float(value), here.x.low), here.x.high)
        if params.act == "trace":
            return params, place_in(frame.trace, a)
        return (replace(params, a=a), frame.position) if math.isfinite(float(here.f(a))) else None
