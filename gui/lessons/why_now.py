"""Lesson 4: why now? Data, computation, algorithms: one chart of what this program measured, over each of the three."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from core import amount, amount_points, amount_record
from core.amount_record import TURNS, Column, Turn
from gui.language import Language
from gui.lesson import Beat, Choice, Document, Frame, Job, Lesson, Picture, Row, Slider, Term, control
from gui.pictures.why_now.moment import ROLES, columns_of, moment, step_of
from gui.pictures.why_now.words import duration, mean, model_name, spread, told


@dataclass(frozen=True)
class WhyNowParams:
    """What can be chosen."""

    source: str = control("photos", Choice(("photos", "points")))
    run: int = control(1, Slider(1, 9, step=1.0))  # of the points: another number, and all is measured again
    at: int = 99  # the amount that is looked at over seconds and algorithms; the last one there is


@dataclass(frozen=True)
class Scene:
    """Who learns, and from how much."""

    amounts: tuple[int, ...]
    models: tuple[str, ...]
    parameters: tuple[tuple[str, int], ...]  # how many numbers each learns
    shares: tuple[float, float]  # percent of right answers, from the foot of the chart to its top


class WhyNow(Lesson):
    """The film walks along the amounts; then the same dots glide over the seconds, then over the algorithms."""

    number = 4
    name = "why_now"
    symbol = "↗"
    acts = "source"
    Params: ClassVar[type] = WhyNowParams
    speed = 0.5
    poster = 5.0
    beats = (Beat(0.0, "amount"),)

    def scene(self, params: WhyNowParams, document: Document | None = None) -> Scene:
        """Photos were measured once; points are measured here and now."""
        if params.source == "points":
            hidden = amount_points.HIDDEN
            counts = tuple((name, amount_points.parameters(name)) for name in hidden)
            return Scene(amount_points.AMOUNTS, tuple(hidden), counts, (70.0, 100.0))
        record = amount_record.photos()
        amounts = tuple(column.amount for column in record.columns)
        return Scene(amounts, tuple(record.parameters), tuple(record.parameters.items()), (46.0, 90.0))

    def key(self, params: WhyNowParams) -> Any:
        """The same models and amounts, however often."""
        return params.source

    def trace(self, scene: Scene, params: WhyNowParams) -> Sequence[Column | Turn | None]:
        """Nothing at first; of the photos all amounts and both turns follow, of the points what the job brings."""
        if params.source == "points":
            return (None,)
        return (None, *amount_record.photos().columns, *TURNS)

    def job(self, scene: Scene, params: WhyNowParams) -> Job | None:
        """The points are learned from in the helper process."""
        if params.source == "photos":
            return None
        return Job("core.amount_points:measured", (params.run,), key=("why_now", params.run))

    def hidden(self, params: WhyNowParams) -> frozenset[str]:
        """Photos are not measured again here: that takes most of an hour."""
        return frozenset({"run"} if params.source == "photos" else ())

    def question(self, params: WhyNowParams) -> str:
        """Points have a question of their own."""
        return "points" if params.source == "points" else ""

    def picture(self) -> Picture:
        """The three words and the chart."""
        from gui.pictures.why_now.picture import WhyNowPicture

        return WhyNowPicture()

    def code(self, params: WhyNowParams) -> tuple[Callable[..., Any] | type, ...]:
        """One training, and what a step of it is."""
        if params.source == "points":
            return amount_points.measure, amount_points.trained, amount_points.told
        return amount.train, amount.step, amount.filters

    def running(self, frame: Frame) -> str:
        """The training."""
        if frame.view.asking or not isinstance(frame.step, Column):
            return ""
        if frame.params.source == "points":
            return "found = trained(name, told(name, X), Y, seed)"
        return "step(walk, X, Y[i], pace, k)"

    def drag(self, frame: Frame, what: str, value: Any) -> tuple[WhyNowParams, float] | None:
        """Along the amounts, or to one of the three words; before all is measured a drag would begin it anew."""
        now = moment(frame)
        if not now.whole or frame.view.asking:
            return None
        if what.startswith("turn:"):
            return self._turned(frame, what.partition(":")[2])
        if what != "amount" or not isinstance(value, int | float) or not math.isfinite(value) or value <= 0:
            return None
        step = step_of(frame, value)
        if step is None:
            return None
        if now.turn > 0.5:
            return replace(frame.params, at=step - 1), frame.position
        return frame.params, float(step)

    @staticmethod
    def _turned(frame: Frame, turn: str) -> tuple[WhyNowParams, float] | None:
        """Where in the film a word stands; one sees the amount that one saw before."""
        count = len(columns_of(frame))
        here = moment(frame)
        if turn == "data":
            return frame.params, float(here.at + 1 if here.columns else 1)
        place = {"seconds": 1, "algorithms": 2}.get(turn)
        if place is None:
            return None
        params = frame.params if not here.columns or here.turn > 0.5 else replace(frame.params, at=here.at)
        return params, float(count + place)

    def stops(self, trace: Sequence[Any], params: WhyNowParams) -> tuple[float, ...]:
        """Every amount and both turns."""
        return tuple(float(k) for k in range(len(trace)))

    # -- words and numbers ---------------------------------------------------------------------------------------

    def words(self, frame: Frame, language: Language) -> str:
        """Who is right most often, and whether that is certain."""
        return told(frame, language)

    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        """Every model: its mean and its spread, its seconds, or how much it learns."""
        now = moment(frame)
        if now.now is None:
            return (Row((Term(language("why_now.label.nothing"), maths=False),)),)
        over = frame.step.over if isinstance(frame.step, Turn) else "data"
        column = columns_of(frame)[min(frame.params.at, len(now.columns) - 1)] if over != "data" else now.columns[-1]
        rows = [Row(head=language(f"why_now.head.{over}", n=f"{column.amount:,}"))]
        for model in column.order():
            found, role = column.of(model), ROLES[model]
            name = Term(model_name(language, frame, model), role, maths=False)
            first = Term(duration(found.time), role, found.time) if over == "seconds" else None
            right = Term(mean(found), role, 100 * found.mean)
            main, more = (first, right) if first else (right, Term(spread(found), maths=False))
            rows.append(Row((name, main, Term("·"), more)))
        return (*rows, *self._about(frame, language, over))

    @staticmethod
    def _about(frame: Frame, language: Language, over: str) -> tuple[Row, ...]:
        """Where the figures come from, what they were measured on, or how many numbers each learns."""
        if over == "algorithms":
            rows = [Row(head=language("why_now.head.parameters"))]
            for model, count in frame.scene.parameters:
                name = Term(model_name(language, frame, model), ROLES[model], maths=False)
                rows.append(Row((name, Term(f"{count:,}", ROLES[model], float(count)))))
            return tuple(rows)
        if frame.params.source == "points":
            return (Row((Term(language("why_now.label.here"), maths=False),)),)
        record = amount_record.photos()
        head = language(f"why_now.head.measured_{over}", date=record.date)
        lines = (record.command,) if over == "data" else record.machine.split("; ")
        return (Row(head=head), *(Row((Term(line, maths=False),)) for line in lines))
