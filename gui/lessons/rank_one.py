"""The one-dimensional trap: an array with one axis is neither row nor column, and nobody says a word when it harms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, cast

import numpy as np

from core.one_axis import column, mean_square, mean_square_checked, product
from gui.language import Language
from gui.lesson import Beat, Choice, Document, Frame, Lesson, Picture, Row, Slider, control
from gui.pictures.pace import opened
from gui.pictures.rank_one import words as telling
from gui.pictures.rank_one.film import LEAST, LOW, MOST, TOP, TRUTH, Step, film

RUNS = {  # the running line of each step
    "looks": ("", "", "return np.dot(a, a.T)"),
    "harm": ("", "return float(np.mean((A - y) ** 2))", "return float(np.mean((A - y) ** 2))", "a = a.reshape(n, 1)"),
    "guard": ("assert a.shape == (n, 1)", "a = a.reshape(n, 1)", "", "", ""),
}


@dataclass(frozen=True)
class TrapParams:
    """What can be chosen and dragged."""

    act: str = control("looks", Choice(("looks", "harm", "guard")))
    n: int = control(5, Slider(LEAST, MOST, step=1.0))
    answers: tuple[float, ...] = TRUTH  # act 2: all right at first


class RankOne(Lesson):
    """The shape (5,) is a trap."""

    number = 18
    name = "rank_one"
    symbol = "n,"
    acts = "act"
    speed = 0.25
    Params: ClassVar[type] = TrapParams
    poster = 2.0
    beats = (Beat(0.0, "run"),)
    guard_beats = (Beat(0.0, "said"), Beat(0.5, "means"))

    def scene(self, params: TrapParams, document: Document | None = None) -> None:
        """Nothing: all that is seen is run anew."""

    def trace(self, scene: None, params: TrapParams) -> Sequence[Step]:
        """The lines of the act, one more with every step."""
        return film(params.act, params.n, params.answers)

    def picture(self) -> Picture:
        """Arrays, and what was said."""
        from gui.pictures.rank_one.picture import RankOnePicture

        return RankOnePicture()

    def beats_for(self, params: TrapParams) -> tuple[Beat, ...]:
        """In the last act first what Python says, then what it means."""
        return self.guard_beats if params.act == "guard" else self.beats

    def stops(self, trace: Sequence[Step], params: TrapParams) -> tuple[float, ...]:
        """Every beat of every step."""
        if params.act != "guard":
            return tuple(map(float, range(len(trace))))
        return tuple(k + beat.phase for k in range(len(trace) - 1) for beat in self.guard_beats)

    def code(self, params: TrapParams) -> tuple[Callable[..., Any] | type, ...]:
        """What goes wrong, and what holds against it."""
        if params.act == "looks":
            return product, column
        return (mean_square, mean_square_checked, column) if params.act == "harm" else (column, mean_square_checked)

    def running(self, frame: Frame) -> str:
        """That of the step."""
        return RUNS[frame.params.act][frame.index] if frame.view.beats else ""

    def question(self, params: TrapParams) -> str:
        """One for each act; another one when what it speaks of was changed."""
        blank = TrapParams()
        dragged = params.act == "harm" and params.answers[: params.n] != TRUTH[: params.n]
        return f"{params.act}_own" if dragged or params.n != blank.n else str(params.act)

    def drag(self, frame: Frame, what: str, value: Any) -> tuple[TrapParams, float] | None:
        """The length; an answer."""
        params = cast(TrapParams, frame.params)
        if not isinstance(value, int | float) or not np.isfinite(value):
            return None
        if what == "n":
            return replace(params, n=round(min(max(value, LEAST), MOST))), frame.position
        if what.startswith("A:") and params.act == "harm":
            answers = list(params.answers)
            answers[int(what.partition(":")[2])] = round(min(max(float(value), LOW), TOP), 2)
            return replace(params, answers=tuple(answers)), float(frame.index)
        return None

    def words(self, frame: Frame, language: Language) -> str:
        """What was typed now, and what came of it."""
        return telling.words(opened(frame), language)

    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        """The shapes and the numbers of this act."""
        return telling.formula(opened(frame), language)
