"""The words of "Why now": shares, spreads and seconds as they are written, and the line under the title."""

from __future__ import annotations

from core.amount_record import Column, Trained, Turn
from gui.figures import fixed, percent, short
from gui.language import Language
from gui.lesson import Frame
from gui.pictures.why_now.moment import columns_of, moment


def model_name(language: Language, frame: Frame, model: str) -> str:
    """What a model is called: the networks on photos are not those on points."""
    key = f"why_now.{frame.params.source}.{model}"
    return language(key)


def mean(found: Trained) -> str:
    """The mean of its trainings: 64.3 %."""
    return percent(found.mean)


def spread(found: Trained) -> str:
    """From the unluckiest training to the luckiest: 61–66 %."""
    low, high = fixed(100 * found.low, 0), fixed(100 * found.high, 0)
    return percent(found.high, 0) if low == high else f"{low}–{percent(found.high, 0)}"


def duration(seconds: float) -> str:
    """0.43 s, 15 s, 3 min."""
    if seconds >= 100:
        return f"{short(seconds / 60, 2)} min"
    return f"{short(seconds, 2)} s" if seconds >= 0.1 else f"{short(1000 * seconds, 2)} ms"


def told(frame: Frame, language: Language) -> str:
    """The line under the title."""
    now = moment(frame)
    if now.now is None:
        key = "asked" if frame.view.asking else "going" if _measuring(frame) else "start"
        return language(f"why_now.words.{key}")
    step = frame.step
    if isinstance(step, Turn):
        column = columns_of(frame)[min(max(frame.params.at, 0), len(now.columns) - 1)]
        return _over(frame, language, step.over, column)
    return _leader(frame, language, now.columns[-1])


def _measuring(frame: Frame) -> bool:
    return frame.params.source == "points" and len(frame.trace) <= 1


def _leader(frame: Frame, language: Language, column: Column) -> str:
    """Who is right most often, and whether that is certain."""
    first, *near = column.rivals()
    best = column.of(first)
    key = "one" if not near else "two" if len(near) == 1 else "many"
    other = model_name(language, frame, near[0]) if near else ""
    return language(f"why_now.words.{key}", n=f"{column.amount:,}", first=model_name(language, frame, first),
                    mean=mean(best), other=other, count=len(near), of=len(column.models) - 1,
                    seeds=len(best.right))  # fmt: skip


def _over(frame: Frame, language: Language, over: str, column: Column) -> str:
    """The quickest training and the longest; or the simplest algorithm and the best."""
    names = [name for name, _ in column.models]
    if over == "seconds":
        one, other = (pick(names, key=lambda name: column.of(name).time) for pick in (min, max))
    else:
        one, other = names[0], column.order()[0]
    values = {"n": f"{column.amount:,}"}
    for place, name in (("one", one), ("other", other)):
        found = column.of(name)
        values |= {place: model_name(language, frame, name), f"{place}_mean": mean(found),
                   f"{place}_time": duration(found.time)}  # fmt: skip
    return language(f"why_now.words.{over}", **values)
