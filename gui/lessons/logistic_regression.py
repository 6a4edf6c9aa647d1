"""Lesson 6: logistic regression with two inputs. w turns the line, b shifts it; then it learns, then it decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from core import boundary, logistic
from gui.language import Language
from gui.lesson import Beat, Choice, Document, Frame, Lesson, Picture, Row, Slider, Switch, control
from gui.pictures.logistic_regression import film as films
from gui.pictures.logistic_regression import parts
from gui.pictures.logistic_regression import words as telling
from gui.pictures.logistic_regression.film import BEATS, FURTHEST, HALF, LONGEST, moment
from gui.pictures.logistic_regression.parts import Scene, Stand

ANSWER = "Z = w.T @ X + b"
RUNNING = {"look": ANSWER, "turn": "np.array([[c, -s], [s, c]]) @ w", "shift": ANSWER, "stretch": "return factor * w"}
LEARNING = {"answers": ANSWER, "slope": "dw = X @ (dZ.T / m)", "update": "w = w - alpha * dw"}


@dataclass(frozen=True)
class LineParams:
    """What can be chosen and dragged. An empty tuple stands for the students as they are."""

    act: str = control("line", Choice(("line", "learn", "decide")))
    ruler: bool = control(False, Switch())
    alpha: float = control(1.0, Slider(0.1, 20.0, log=True, symbol="alpha"))
    w: tuple[float, ...] = (-0.6, 0.8)  # |w| = 1: the line is as far away as -b says
    b: float = -1.5
    x1: tuple[float, ...] = ()
    x2: tuple[float, ...] = ()
    who: int = 21  # studied long and passed: with the first w a surprise


class LogisticRegression(Lesson):
    """One arrow, one line, 24 students."""

    number = 6
    name = "logistic_regression"
    symbol = "wᵀ"
    acts = "act"
    Params: ClassVar[type] = LineParams
    speed = 1.0

    line_beats = (Beat(0.0, "line"),)
    learn_beats = tuple(Beat(at, name, LEARNING[name]) for name, at in BEATS.items())
    decide_beats = (Beat(0.0, "decide", "return forward(w, b, X) > 0.5"),)
    beats = line_beats

    def scene(self, params: LineParams, document: Document | None = None) -> Scene:
        """The students."""
        return parts.scene(*self.key(params))

    def key(self, params: LineParams) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Only where they were dragged."""
        return tuple(map(_near, params.x1)), tuple(map(_near, params.x2))

    def trace(self, scene: Scene, params: LineParams) -> Sequence[Stand]:
        """Turned, shifted, stretched; learned; decided."""
        w1, w2 = (min(max(v, -LONGEST), LONGEST) for v in params.w)
        return films.film(params.act, w1, w2, min(max(params.b, -FURTHEST), FURTHEST), params.alpha, scene)

    def picture(self) -> Picture:
        """The plane, the curve, the card."""
        from gui.pictures.logistic_regression.picture import LogisticPicture

        return LogisticPicture()

    def beats_for(self, params: LineParams) -> tuple[Beat, ...]:
        """Only a step of learning has parts."""
        return {"line": self.line_beats, "learn": self.learn_beats, "decide": self.decide_beats}[params.act]

    def speed_for(self, params: LineParams) -> float:
        """The line moves evenly; learning is guided."""
        return 0.0 if params.act == "learn" else self.speed

    def stops(self, trace: Sequence[Stand], params: LineParams) -> tuple[float, ...]:
        """Quarter turns, then every shift and stretch."""
        return super().stops(trace, params) if params.act == "learn" else films.stops(trace)

    def running(self, frame: Frame) -> str:
        """In the first act what is being done to w or b says which line runs."""
        return RUNNING[frame.step.part] if frame.params.act == "line" else super().running(frame)

    def code(self, params: LineParams) -> tuple[Callable[..., Any] | type, ...]:
        """The neuron and what is done with it."""
        if params.act == "learn":
            return boundary.learn, logistic.gradient
        if params.act == "decide":
            return logistic.predict, logistic.forward, boundary.score
        return logistic.forward, boundary.turn, boundary.stretch, boundary.distance

    def hidden(self, params: LineParams) -> frozenset[str]:
        """α only where it learns."""
        return frozenset() if params.act == "learn" else frozenset({"alpha"})

    def drag(self, frame: Frame, what: str, value: Any) -> tuple[LineParams, float] | None:
        """The arrow or the line: the film begins anew from here. A student: it goes on."""
        params, now = frame.params, moment(frame)
        if what == "w":
            return replace(params, w=tuple(map(float, value)), b=now.b), self._start(frame)
        if what == "b":
            return replace(params, w=(now.w1, now.w2), b=float(value)), self._start(frame)
        kind, _, k = what.partition(":")
        if kind != "point":
            return None
        x1, x2 = list(frame.scene.x1), list(frame.scene.x2)
        x1[int(k)], x2[int(k)] = map(float, value)
        return replace(params, x1=tuple(x1), x2=tuple(x2), who=int(k)), frame.position

    @staticmethod
    def _start(frame: Frame) -> float:
        """Who has decided stays decided."""
        return 1.0 if frame.step.part == "decide" else 0.0

    def question(self, params: LineParams) -> str:
        """One for each act."""
        return str(params.act)

    def words(self, frame: Frame, language: Language) -> str:
        """What is seen now."""
        return telling.words(frame, language)

    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        """The live numbers."""
        return telling.formula(frame, language)


def _near(value: float) -> float:
    return min(max(value, -HALF), HALF)
