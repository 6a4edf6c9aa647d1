"""Logistic regression on m examples: the loop that fills four sums, the matrices that need none, the forgotten m."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from core import many_examples as core
from gui.language import Language
from gui.lesson import Beat, Choice, Document, Frame, Lesson, Mark, Picture, Row, Slider, Switch, control
from gui.pictures.many_examples import film as many_film
from gui.pictures.many_examples import numbers as many_numbers
from gui.pictures.many_examples import words as many_words
from gui.pictures.many_examples.film import DATA, MOST, Moment, Scene

_LINES = {
    "divide": "return Sums(s.J / m, s.dw1 / m", "step": "w1 = w1 - alpha * s.dw1", "X": "m = X.shape[1] if divide",
    "Z": "Z = w.T @ X + b", "A": "A = sigmoid(Z)", "dZ": "dZ = A - Y", "dw": "dw = X @ dZ.T / m",
    "db": "db = float(np.sum(dZ)) / m", "J": "J = float(np.sum(L)) / m", "same": "return Whole(", "start": "J = dw1 =",
    "walk": "w = w - alpha * now.dw",
}  # fmt: skip
_BEATS = (Beat(0.0, "z", "z = w1 * x1 + w2 * x2 + b"), Beat(0.25, "a", "a = float(sigmoid(z))"),
          Beat(0.5, "dz", "dz = a - y"), Beat(0.75, "add", "dw1 += x1 * dz"))  # fmt: skip


@dataclass(frozen=True)
class ManyParams:
    """What can be changed. Empty numbers stand for those of the lesson."""

    alpha: float = control(1.0, Slider(0.05, 10.0, log=True, symbol="alpha"))
    act: str = control("loop", Choice(("loop", "matrix", "forgot")))
    forget: bool = control(False, Switch(), main=False)
    m: int = control(8, Slider(2, MOST, step=1), main=False)
    x1: tuple[float, ...] = ()
    x2: tuple[float, ...] = ()
    y: tuple[float, ...] = ()

    @property
    def data(self) -> tuple[tuple[float, ...], ...]:
        """x1, x2 and y of all examples, those that are not used as well."""
        given = zip((self.x1, self.x2, self.y), DATA, strict=True)
        return tuple(many_film.numbers(mine, own) for mine, own in given)


class ManyExamples(Lesson):
    """Average, then step; the loop and the matrices give the same numbers."""

    number = 15
    name = "many_examples"
    symbol = "Σ"
    acts = "act"
    Params: ClassVar[type] = ManyParams
    beats = _BEATS
    speed = 0.5
    poster = 5.75

    def key(self, params: ManyParams) -> Any:
        """α and the division change nothing of the examples."""
        return params.m, params.data

    def scene(self, params: ManyParams, document: Document | None = None) -> Scene:
        """All numbers, both ways."""
        return many_film.scene(params.m, *params.data)

    def trace(self, scene: Scene, params: ManyParams) -> Sequence[Moment]:
        """Example by example; row by row; step by step."""
        return many_film.film(params.act, params.m)

    def picture(self) -> Picture:
        """The board, the sums, the plane."""
        from gui.pictures.many_examples.picture import ManyPicture

        return ManyPicture()

    def beats_for(self, params: ManyParams) -> tuple[Beat, ...]:
        """Only an example has beats."""
        return _BEATS if params.act == "loop" else (Beat(0.0, "whole"),)

    def speed_for(self, params: ManyParams) -> float:
        """A row of matrices wants time; a walk less."""
        return 1.0 if params.act == "forgot" else 0.5

    def stops(self, trace: Sequence[Any], params: ManyParams) -> tuple[float, ...]:
        """The first example beat by beat, two more at a click each, then all of them."""
        if params.act == "matrix":
            return tuple(float(k) for k in range(len(trace)))
        if params.act == "forgot":
            return (*map(float, range(7)), 12.0, float(len(trace) - 1))
        m = params.m
        middle = (k + 0.75 for k in (2, 3, m) if 2 <= k <= m)
        return tuple(dict.fromkeys((0.0, 1.0, 1.25, 1.5, 1.75, *middle, m + 1.0, m + 2.0)))

    def words(self, frame: Frame, language: Language) -> str:
        """What is new."""
        return many_words.words(frame, language)

    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        """The numbers of this moment."""
        return many_numbers.formula(frame, language)

    def code(self, params: ManyParams) -> tuple[Callable[..., Any] | type, ...]:
        """The loop, its average and the step; or no loop."""
        return {"loop": (core.loop, core.average, core.one_step), "matrix": (core.no_loop, core.one_step),
                "forgot": (core.descend, core.no_loop)}[params.act]  # fmt: skip

    def running(self, frame: Frame) -> str:
        """An example runs line by line; forgotten is what is not called."""
        kind = frame.step.kind
        if kind == "example":
            return super().running(frame)
        return "" if kind == "divide" and frame.params.forget else _LINES[kind]

    def marks(self, scene: Scene, params: ManyParams) -> dict[str, tuple[Mark, ...]]:
        """Beyond which α the bottom repels: with the division, and m times sooner without."""
        if scene.edge is None:
            return {}
        found = (Mark(scene.edge / scene.m, "sum"), Mark(scene.edge, "mean"))
        return {"alpha": tuple(mark for mark in found if 0.05 <= mark.value <= 10.0)}

    def idle(self, params: ManyParams) -> frozenset[str]:
        """The last act shows both."""
        return frozenset({"forget"} if params.act == "forgot" else ())

    def drag(self, frame: Frame, what: str, value: Any) -> tuple[ManyParams, float] | None:
        """An example's inputs or its class."""
        kind, _, k = what.partition(":")
        if kind not in ("point", "class") or not k.isdigit() or int(k) >= frame.params.m:
            return None
        i, (x1, x2, y) = int(k), (list(row) for row in frame.params.data)
        if kind == "class":
            y[i] = float(value)
        else:
            x1[i], x2[i] = (float(v) for v in value)
        return replace(frame.params, x1=tuple(x1), x2=tuple(x2), y=tuple(y)), frame.position

    def question(self, params: ManyParams) -> str:
        """One for each act."""
        return params.act
