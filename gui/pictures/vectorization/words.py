"""Times and factors in words: 1.3 s, 92 ms, 0.41 µs; 224 times as fast."""

from __future__ import annotations

from core.vectorize import Timing
from gui.figures import short
from gui.language import Language, joined
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


def verdict(timing: Timing) -> tuple[str, float]:
    """Who was quickest, NumPy (numpy), a loop (loop) or the loop over a list (list), and how many times as fast as the
    other; within 5 % it is a tie. NumPy has to beat both loops; it is then compared to the one over the array.
    """
    array, numpy = timing.loop.low, timing.numpy.low
    best = min(array, timing.plain.low) if timing.plain is not None else array
    if best <= 0.95 * numpy:
        return "loop" if best == array else "list", numpy / best
    return ("numpy", array / numpy) if best >= 1.05 * numpy else ("tie", 1.0)


def headline(timing: Timing, language: Language) -> tuple[str, str]:
    """In big type, and its colour."""
    who, times = verdict(timing)
    role = {"numpy": "plus", "loop": "minus"}.get(who, "faint")
    return language(f"vectorization.big.{who}", times=factor(times)), role


def count(n: int, language: Language) -> str:
    """So many numbers; one is no plural."""
    return language(f"vectorization.words.{'one' if n == 1 else 'some'}", n=f"{n:,}")


def told(frame: Frame, language: Language) -> str:
    """The line under the title."""
    timing = shown(frame)
    if timing is None:
        key = "asked" if frame.view.asking else "going" if len(frame.trace) <= 1 else "start"
        return language(f"vectorization.words.{key}")
    who, times = verdict(timing)
    slow, fast, plain = timing.loop.low, timing.numpy.low, timing.plain
    values: dict[str, object] = {
        "n": count(timing.n, language), "slow": duration(slow), "fast": duration(fast), "times": factor(times),
        "plain": duration(plain.low) if plain is not None else "",
    }  # fmt: skip
    said = language(f"vectorization.words.{who}{'_list' if who == 'tie' and plain else ''}", **values)
    if who != "numpy" or plain is None:
        return said
    return joined(said, language("vectorization.words.still", times=factor(plain.low / fast), plain=values["plain"]))
