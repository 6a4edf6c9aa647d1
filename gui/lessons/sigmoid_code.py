"""Writing sigmoid: the same line for a number, a vector and a matrix; why one form warns, and where it really hurts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, cast

import numpy as np

from core.activation import sigmoid, sigmoid_naive
from core.loss import log_loss, log_loss_naive
from core.sigmoid_code import sigmoid_math, sigmoid_where, true_loss
from gui.language import Language
from gui.lesson import Beat, Choice, Document, Frame, Lesson, Picture, Row, control
from gui.pictures.pace import opened
from gui.pictures.sigmoid_code import words as telling
from gui.pictures.sigmoid_code.film import FAR, NEAR, THIRDS, TOLD, VALUES, Step, clean, film, told


@dataclass(frozen=True)
class CodeParams:
    """What can be chosen and dragged."""

    act: str = control("shapes", Choice(("shapes", "far", "cost")))
    y: str = control("1", Choice(("1", "0")))
    values: tuple[float, ...] = VALUES  # act 1: of z, in the order of the matrix
    far: float = -5.0  # act 2: z
    z: float = 2.0  # act 3: of the example that is dragged


class SigmoidCode(Lesson):
    """What is right on paper may still overflow."""

    number = 19
    name = "sigmoid_code"
    symbol = "eˣ"
    acts = "act"
    speed = 0.25
    Params: ClassVar[type] = CodeParams
    poster = 2.5

    act_beats: ClassVar[dict[str, tuple[Beat, ...]]] = {
        "shapes": (Beat(0.0, "math", "return 1.0 / (1.0 + math.exp(-z))"),
                   Beat(0.5, "numpy", "return 1.0 / (1.0 + np.exp(-z))")),
        "far": (Beat(THIRDS[0], "naive", "return 1.0 / (1.0 + np.exp(-z))"),
                Beat(THIRDS[1], "where", "return np.where(z >= 0, right, left)"),
                Beat(THIRDS[2], "stable", "e = np.exp(-np.abs(z))")),
        "cost": (Beat(THIRDS[0], "course", "return -(y * np.log(a) + (1.0 - y) * np.log(1.0 - a))"),
                 Beat(THIRDS[1], "mean", "return -(y * np.log(a) + (1.0 - y) * np.log(1.0 - a))"),
                 Beat(THIRDS[2], "from_z", "return np.logaddexp(0.0, z) - y * z")),
    }  # fmt: skip
    beats = act_beats["shapes"]

    def scene(self, params: CodeParams, document: Document | None = None) -> None:
        """Nothing: all that is seen is run anew."""

    def trace(self, scene: None, params: CodeParams) -> Sequence[Step]:
        """Three shapes; z on its way out; the loss on its way out."""
        return film(params.act, float(params.y), params.values, params.z, params.far)

    def picture(self) -> Picture:
        """A board, and what was said."""
        from gui.pictures.sigmoid_code.picture import SigmoidCodePicture

        return SigmoidCodePicture()

    def beats_for(self, params: CodeParams) -> tuple[Beat, ...]:
        """Those of the act."""
        return self.act_beats[params.act]

    def stops(self, trace: Sequence[Step], params: CodeParams) -> tuple[float, ...]:
        """Act 1 beat by beat; in the others the beats are told where it gets interesting."""
        last = len(trace) - 1
        steps = TOLD.get(params.act, range(last))
        beats = (k + beat.phase for k in steps for beat in self.beats_for(params))
        return tuple(sorted({*map(float, range(last)), *beats}))

    def code(self, params: CodeParams) -> tuple[Callable[..., Any] | type, ...]:
        """The forms as they are run."""
        if params.act == "shapes":
            return sigmoid_math, sigmoid_naive
        return (sigmoid_naive, sigmoid_where, sigmoid) if params.act == "far" else (log_loss_naive, log_loss, true_loss)

    def hidden(self, params: CodeParams) -> frozenset[str]:
        """Only a loss has a truth."""
        return frozenset() if params.act == "cost" else frozenset({"y"})

    def question(self, params: CodeParams) -> str:
        """One for each act."""
        return "zero" if params.act == "cost" and params.y == "0" else str(params.act)

    def drag(self, frame: Frame, what: str, value: Any) -> tuple[CodeParams, float] | None:
        """A number of z; z."""
        params = cast(CodeParams, frame.params)
        if not isinstance(value, int | float) or not np.isfinite(value):
            return None
        if what.startswith("value:") and params.act == "shapes":
            k, values = int(what.partition(":")[2]), list(params.values)
            values[k] = clean(round(float(value), 2), NEAR)
            return replace(params, values=tuple(values)), frame.index + 0.5
        if what == "z" and params.act == "far":
            return replace(params, far=clean(float(value), FAR)), 0.0
        if what == "z" and params.act == "cost":
            return replace(params, z=clean(float(value), FAR)), 0.0
        return None

    def words(self, frame: Frame, language: Language) -> str:
        """What was run now, and what it said."""
        frame = opened(frame)
        return telling.words(frame, self._beat(frame).name, language)

    def running(self, frame: Frame) -> str:
        """That of the beat."""
        return self._beat(frame).code if frame.view.beats else ""

    def _beat(self, frame: Frame) -> Beat:
        """At the end of the film all of its last step has been told."""
        beats = self.beats_for(frame.params)
        return beats[0 if frame.view.asking else told(frame, tuple(beat.phase for beat in beats))]

    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        """The live numbers of this act."""
        return telling.formula(opened(frame), language)
