"""Logistic regression on one example: forward, backward, one step, and the loss before and after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from core.one_example import Step, loss, loss_slope, one_step
from gui.language import Language
from gui.lesson import Choice, Document, Frame, Lesson, Picture, Row, Slider, control
from gui.pictures.one_example import words as example_words
from gui.pictures.one_example.film import EXAMPLES, INPUTS, LEARNED

_LINES = {
    "z": 'known["z"] = z', "a": 'known["a"] = a', "L": 'known["L"] =', "da": 'known["da"] =', "dz": 'known["dz"] = dz',
    "dw1": 'known["dw1"] = dw1', "dw2": 'known["dw2"] = dw2', "db": 'known["db"] = db',
    "update": 'known["new w1"] = w1', "again": 'known["new z"] = z',
}  # fmt: skip
_PLACE = dict(zip(("x1", "x2", "w1", "w2", "b"), range(5), strict=True))


@dataclass(frozen=True)
class ExampleParams:
    """What can be changed. Empty numbers (x1, x2, w1, w2, b) stand for those of the lesson."""

    alpha: float = control(0.5, Slider(0.01, 10.0, log=True, symbol="alpha"))
    y: str = control("0", Choice(("0", "1")))
    example: str = control("usual", Choice(("usual", "extreme")))
    usual: tuple[float, ...] = ()
    extreme: tuple[float, ...] = ()

    @property
    def numbers(self) -> tuple[float, ...]:
        """x1, x2, w1, w2, b."""
        mine: tuple[float, ...] = getattr(self, self.example)
        return mine if len(mine) == len(_PLACE) else EXAMPLES[self.example]


class OneExample(Lesson):
    """da, dz, dw₁, dw₂, db with this example's numbers, and the loss is smaller afterwards."""

    number = 14
    name = "one_example"
    symbol = "dz"
    Params: ClassVar[type] = ExampleParams
    speed = 0.6
    poster = 10.0

    def scene(self, params: ExampleParams, document: Document | None = None) -> tuple[float, ...]:
        """The inputs."""
        return params.numbers

    def trace(self, scene: tuple[float, ...], params: ExampleParams) -> Sequence[Step]:
        """Forward, backward, update, forward again."""
        x1, x2, w1, w2, b = scene
        return tuple(one_step(x1, x2, float(params.y), w1, w2, b, params.alpha))

    def picture(self) -> Picture:
        """The graph, the formula of the moment, the loss before and after."""
        from gui.pictures.one_example.picture import ExamplePicture

        return ExamplePicture()

    def words(self, frame: Frame, language: Language) -> str:
        """What is new, and from what it was made."""
        return example_words.words(frame, language)

    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        """Everything that is known by now."""
        return example_words.formula(frame, language)

    def code(self, params: ExampleParams) -> tuple[Callable[..., Any] | type, ...]:
        """The whole walk, line by line."""
        return one_step, loss, loss_slope

    def running(self, frame: Frame) -> str:
        """The line that made what is new."""
        return _LINES.get(frame.step.name, "")

    def drag(self, frame: Frame, what: str, value: Any) -> tuple[ExampleParams, float] | None:
        """An input. After the step w and b are the new ones: a drag goes back to before it."""
        if what not in INPUTS:
            return None
        numbers = list(frame.params.numbers)
        numbers[_PLACE[what]] = float(value)
        last = min(frame.position, 8.0) if what in LEARNED else frame.position
        return replace(frame.params, **{frame.params.example: tuple(numbers)}), last

    def question(self, params: ExampleParams) -> str:
        """What to ask before playing."""
        return "extreme" if params.example == "extreme" else ""
