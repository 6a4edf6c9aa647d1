"""Lesson 16: loops against NumPy, measured on this very machine while one watches."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from core import logistic, vectorize
from core.vectorize import SIZES, Timing
from gui.figures import equals, fixed, short
from gui.language import Language
from gui.lesson import Beat, Choice, Document, Frame, Job, Lesson, Picture, Row, Slider, Term, control
from gui.pictures.vectorization.words import count, duration, factor, told


@dataclass(frozen=True)
class VectorParams:
    """What can be chosen."""

    task: str = control("dot", Choice(("dot", "exp", "gradient")))
    run: int = control(1, Slider(1, 9, step=1.0))  # another number: measured again


class Vectorization(Lesson):
    """A race that is run here and now; its record is the film."""

    number = 16
    name = "vectorization"
    symbol = "np"
    acts = "task"
    Params: ClassVar[type] = VectorParams
    speed = 1.0
    poster = float(len(SIZES["dot"]))
    beats = (Beat(0.0, "size"),)

    def scene(self, params: VectorParams, document: Document | None = None) -> tuple[int, ...]:
        """The sizes that are measured."""
        return SIZES[params.task]

    def key(self, params: VectorParams) -> Any:
        """The same sizes, however often."""
        return params.task

    def trace(self, scene: tuple[int, ...], params: VectorParams) -> Sequence[Timing | None]:
        """Nothing is measured yet."""
        return (None,)

    def job(self, scene: tuple[int, ...], params: VectorParams) -> Job | None:
        """In the helper process, so that the film beside it does not disturb the clock."""
        what = (params.task, params.run)
        return Job("core.vectorize:measured", what, key=("vectorization", *what))

    def picture(self) -> Picture:
        """The chart and the race."""
        from gui.pictures.vectorization.picture import VectorizationPicture

        return VectorizationPicture()

    def code(self, params: VectorParams) -> tuple[Callable[..., Any] | type, ...]:
        """The loop, the call, and how they are timed."""
        both: dict[str, tuple[Callable[..., Any], ...]] = {
            "dot": (vectorize.dot_loop, vectorize.dot_numpy),
            "exp": (vectorize.exp_loop, vectorize.exp_numpy),
            "gradient": (vectorize.gradient_loop, vectorize.gradient_numpy, logistic.gradient),
        }
        return (*both[params.task], vectorize.timed)

    def drag(self, frame: Frame, what: str, value: Any) -> tuple[VectorParams, float] | None:
        """Along the sizes, once all are measured: before that a drag would begin the measurement anew."""
        if what != "n" or len(frame.trace) <= len(frame.scene) or not isinstance(value, int | float | tuple):
            return None
        n = value[0] if isinstance(value, tuple) else value
        if not math.isfinite(n) or n <= 0:
            return None
        near = min(range(len(frame.scene)), key=lambda k: abs(math.log(frame.scene[k] / n)))
        return frame.params, float(near + 1)

    def stops(self, trace: Sequence[Any], params: VectorParams) -> tuple[float, ...]:
        """Every size."""
        return tuple(float(k) for k in range(len(trace)))

    # -- words and numbers ---------------------------------------------------------------------------------------

    def words(self, frame: Frame, language: Language) -> str:
        """The size that is shown, both times, and who was faster."""
        return told(frame, language)

    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        """The two times, their ratio, the time for one number, and both answers."""
        timing: Timing | None = frame.step
        if timing is None or frame.view.asking:
            return (Row((Term(language("vectorization.label.nothing"), maths=False),)),)
        slow, fast = duration(timing.loop.low), duration(timing.numpy.low)
        ratio = factor(timing.factor)
        sign = equals(ratio, lambda a, b: a / b, *_in_one_unit(timing))
        each = [short(1e9 * way.low / timing.n, 3) for way in (timing.loop, timing.numpy)]
        rows = [
            Row(head=language("vectorization.head.times", n=count(timing.n, language))),
            Row((Term(language("vectorization.label.loop"), "minus", maths=False),
                 Term(slow, "minus", timing.loop.low))),
            Row((Term("NumPy", "plus", maths=False), Term(fast, "plus", timing.numpy.low))),
            Row((Term(ratio, "J", timing.factor), Term(sign), Term(slow, "minus"), Term("/"), Term(fast, "plus"))),
            Row(head=language("vectorization.head.each")),
            Row((Term(each[0], "minus", 1e9 * timing.loop.low / timing.n), Term("ns", maths=False), Term("·"),
                 Term(each[1], "plus", 1e9 * timing.numpy.low / timing.n), Term("ns", maths=False))),
        ]  # fmt: skip
        return (*rows, *_answers(timing, language))


def _in_one_unit(timing: Timing) -> tuple[str, str]:
    """Both times with the digits that are shown, in nanoseconds."""
    slow, fast = (fixed(float(f"{way.low:.3g}") * 1e9, 6) for way in (timing.loop, timing.numpy))
    return slow, fast


def _answers(timing: Timing, language: Language) -> tuple[Row, ...]:
    """Both say the same, but for the last bits: they add up in another order."""
    first, second = timing.answers
    gap = abs(first - second)
    same = Term(language("vectorization.label.same" if gap == 0 else "vectorization.label.nearly", gap=short(gap, 1)),
                maths=False)  # fmt: skip
    return (
        Row(head=language("vectorization.head.answers")),
        Row((Term(short(first, 6), "minus", first), Term("·"), Term(short(second, 6), "plus", second))),
        Row((same,)),
    )
