"""Times and factors in words: 1.3 s, 92 ms, 0.41 µs; 224 times as fast."""

from __future__ import annotations

from core.vectorize import Timing
from gui.figures import short
from gui.language import Language
from gui.lesson import Frame

UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns"))


def duration(seconds: float) -> str:
    """Three digits and the unit that suits it."""
    unit, name = next((pair for pair in UNITS if seconds >= pair[0] * 0.9995), UNITS[-1])
    return f"{short(seconds / unit, 3)} {name}"


def factor(times: float) -> str:
    """How many times: two digits, for the last ones change from run to run."""
    if times >= 100:
        return f"{round(times, -len(str(int(times))) + 2):,.0f}"
    return short(times, 2)


def shown(frame: Frame) -> Timing | None:
    """The size in the picture: none while it is what is asked for."""
    timing: Timing | None = None if frame.view.asking else frame.step
    return timing


def told(frame: Frame, language: Language) -> str:
    """The line under the title."""
    timing = shown(frame)
    if timing is None:
        key = "asked" if frame.view.asking else "going" if len(frame.trace) <= 1 else "start"
        return language(f"vectorization.words.{key}")
    slow, fast = timing.loop.low, timing.numpy.low
    quick = "numpy" if timing.factor >= 1.05 else "loop" if timing.factor <= 0.95 else "tie"
    times = timing.factor if quick == "numpy" else 1 / timing.factor
    said = language(f"vectorization.words.{quick}", n=f"{timing.n:,}", slow=duration(slow), fast=duration(fast),
                    times=factor(times))  # fmt: skip
    if timing.plain is not None and timing.plain.low < min(slow, fast):
        said += "" if language.code == "zh" else " "
        said += language("vectorization.words.list", plain=duration(timing.plain.low))
    return said
