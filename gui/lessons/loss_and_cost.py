"""Loss of one, cost of many: what a wrong answer costs, what it does to the mean, and why not squared error."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, cast

import numpy as np

from core.loss import cost, log_loss, log_loss_naive, log_loss_slope
from core.saturation import learn, logit, squared_loss, squared_loss_slope
from gui.language import Language
from gui.lesson import Beat, Choice, Document, Frame, Lesson, Picture, Row, control
from gui.pictures.loss_and_cost.film import ANSWERS, FAR, LEAST, SURE, WALK, Step, film, within
from gui.pictures.loss_and_cost.numbers import many_rows, one_rows, why_rows
from gui.pictures.loss_and_cost.words import many_words, one_words, why_words
from gui.pictures.pace import opened

SLOPE = 0.5  # the beat of the third act that tells the slopes
LEARNT = (1, 2, 3, 5, 10, 20, 50, 100, 200, WALK)  # after so many steps a clicker stops there


@dataclass(frozen=True)
class LossParams:
    """What can be chosen and dragged."""

    act: str = control("one", Choice(("one", "many", "why")))
    y: str = control("1", Choice(("1", "0")))
    a: float = 0.9  # act 1: the answer
    answers: tuple[float, ...] = ANSWERS  # act 2: of the eight pictures
    z: float = -FAR  # act 3: where both begin


class LossAndCost(Lesson):
    """Being sure and wrong is expensive."""

    number = 9
    name = "loss_and_cost"
    symbol = "L"
    acts = "act"
    Params: ClassVar[type] = LossParams
    poster = 4.0

    one_beats = (
        Beat(0.0, "loss", "return -(y * np.log(a) + (1.0 - y) * np.log(1.0 - a))"),
        Beat(0.5, "terms", "return -(y * np.log(a) + (1.0 - y) * np.log(1.0 - a))"),
    )
    many_beats = (Beat(0.0, "mean", "return np.mean(log_loss(z, y))"),)
    why_beats = (
        Beat(0.0, "bowl", "a = sigmoid(z)"),
        Beat(0.25, "flat", "return squared_error(sigmoid(z), y)"),
        Beat(SLOPE, "slope", "return (a - y) * a * (1.0 - a)"),
    )
    beats = one_beats

    def scene(self, params: LossParams, document: Document | None = None) -> None:
        """Nothing: all that is seen moves."""

    def trace(self, scene: None, params: LossParams) -> Sequence[Step]:
        """The answer on its tour; the worst that comes home; two losses that learn."""
        return film(params.act, float(params.y), params.a, params.answers, params.z)

    def picture(self) -> Picture:
        """Boards and strips."""
        from gui.pictures.loss_and_cost.picture import LossPicture

        return LossPicture()

    def beats_for(self, params: LossParams) -> tuple[Beat, ...]:
        """Those of the act."""
        return {"one": self.one_beats, "many": self.many_beats, "why": self.why_beats}[params.act]

    def speed_for(self, params: LossParams) -> float:
        """Two seconds to read a step; learning is a guided film."""
        return 0.0 if params.act == "why" else 0.5

    def stops(self, trace: Sequence[Step], params: LossParams) -> tuple[float, ...]:
        """Act 1: what is left of the formula is said once. Act 3: its beats belong to the start, then both learn."""
        if params.act == "many":
            return super().stops(trace, params)
        start = [beat.phase for beat in self.beats_for(params)]
        steps = range(1, len(trace)) if params.act == "one" else LEARNT
        return (*start, *map(float, steps))

    def code(self, params: LossParams) -> tuple[Callable[..., Any] | type, ...]:
        """The loss as the course writes it; the mean; the slopes."""
        if params.act == "one":
            return log_loss_naive, log_loss
        if params.act == "many":
            return cost, log_loss, logit
        return squared_loss, squared_loss_slope, log_loss_slope, learn

    def running(self, frame: Frame) -> str:
        """In the third act the first step is looked at; then both learn."""
        learning = frame.params.act == "why" and frame.index > 0
        return "z = z - alpha * float(slope(z, y))" if learning else super().running(frame)

    def hidden(self, params: LossParams) -> frozenset[str]:
        """The eight have their own truths."""
        return frozenset({"y"} if params.act == "many" else ())

    def question(self, params: LossParams) -> str:
        """One for each act; another one where what it speaks of was dragged."""
        blank = LossParams()
        own = (params.act == "many" and params.answers != blank.answers) or (
            params.act == "why" and (params.z, params.y) != (blank.z, blank.y))
        return f"{params.act}_own" if own else str(params.act)

    def drag(self, frame: Frame, what: str, value: Any) -> tuple[LossParams, float] | None:
        """The answer; one of the eight; z, or the answer that belongs to it."""
        params = cast(LossParams, frame.params)
        if not isinstance(value, int | float) or not np.isfinite(value):
            return None
        if what == "a" and params.act == "one":
            return replace(params, a=within(float(value), LEAST, 1.0 - LEAST)), 0.0
        if what.startswith("answer:") and params.act == "many":
            k, shown = int(what.partition(":")[2]), list(frame.step.answers)
            shown[k] = within(float(value), SURE, 1.0 - SURE)
            return replace(params, answers=tuple(shown)), 0.0
        if what in ("z", "answer") and params.act == "why":
            z = float(value) if what == "z" else float(logit(within(float(value), LEAST / 10, 1.0 - LEAST / 10)))
            return replace(params, z=within(z, -FAR, FAR)), SLOPE
        return None

    # -- words and numbers ---------------------------------------------------------------------------------------

    def words(self, frame: Frame, language: Language) -> str:
        """What is seen now."""
        frame = opened(frame)
        beat = [b.name for b in self.beats_for(frame.params) if b.phase <= frame.phase + 1e-6][-1]
        if frame.params.act == "one":
            return one_words(frame, beat if frame.view.beats else "loss", language)
        return many_words(frame, language) if frame.params.act == "many" else why_words(frame, beat, language)

    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        """The live numbers of this act."""
        step, asking = opened(frame).step, frame.view.asking
        if frame.params.act == "one":
            return tuple(one_rows(step, asking, language))
        if frame.params.act == "many":
            return tuple(many_rows(step, asking, language))
        return tuple(why_rows(step, asking, language))
