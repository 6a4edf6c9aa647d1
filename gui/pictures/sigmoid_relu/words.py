"""The line of words of the lesson on sigmoid and ReLU: what is measured now, never a story told in advance."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from core.activation import ACTIVATIONS
from core.race import LIMIT, SEEDS, Lap, condition
from gui.figures import fixed, short
from gui.language import Language
from gui.lesson import Frame
from gui.pictures.sigmoid_relu.numbers import cost_text, figure, size_text, value_text


def curve_words(frame: Frame, beat: str, language: Language) -> str:
    """Act 1: value, slope, product; "" is z at rest."""
    params, z = frame.params, frame.step.z
    slopes = [float(ACTIVATIONS[bend].slope(z)) for bend in ("sigmoid", params.rival)]
    a = [float(ACTIVATIONS[bend].f(z)) for bend in ("sigmoid", params.rival)]
    a2 = value_text(a[1], lambda a: 1 - a * a) if params.rival == "tanh" else fixed(a[1], 3)
    values = {
        "z": fixed(z, 2), "rival": language(f"sigmoid_relu.name.{params.rival}"), "n": params.hidden,
        "a1": value_text(a[0]), "a2": a2, "s1": figure(slopes[0], 3), "s2": figure(slopes[1], 3),
        "p1": figure(slopes[0] ** params.hidden, 2), "p2": figure(slopes[1] ** params.hidden, 2),
    }  # fmt: skip
    if frame.view.asking:  # the slopes are the question
        return language("sigmoid_relu.words.value", **values)
    sentence = language(f"sigmoid_relu.words.{beat or 'rest'}", **values)
    if beat in ("", "slope") and params.rival in ("relu", "leaky_relu"):
        side = "corner" if z == 0 else "flat" if z < 0 else ""
        sentence += gap(language) + language(f"sigmoid_relu.words.{side}_{params.rival}") if side else ""
    return sentence


def race_words(frame: Frame, beat: str, language: Language) -> str:
    """The beat of the race; when it is not slow enough for beats, what the gradients and costs mean together."""
    names = [language(f"sigmoid_relu.name.{r.bend}") for r in frame.scene.runners]
    if frame.view.asking:  # anything else would answer the question
        beat, frame = "cost", replace(frame, position=0.0)
    laps = frame.step.laps
    if beat in ("cost", "backward", "update"):
        values: dict[str, object] = {"k": f"{frame.step.k:,}"}
        for n, (lap, runner) in enumerate(zip(laps, frame.scene.runners, strict=True), 1):
            ratio = lap.slopes[0] / lap.slopes[-1] if lap.slopes[-1] else math.nan
            values |= {f"name{n}": names[n - 1], f"J{n}": cost_text(lap.cost), f"ratio{n}": size_text(ratio),
                       f"move{n}": size_text(runner.alpha * lap.slopes[0])}  # fmt: skip
        return language(f"sigmoid_relu.words.{beat}", **values)
    parts = [condition_words(name, lap, language) for name, lap in zip(names, laps, strict=True)]
    end = verdict(names, [lap.arrived for lap in laps], language)
    now = language("sigmoid_relu.words.now", k=f"{frame.step.k:,}", first=parts[0], second=parts[1])
    return now + gap(language) + end if end else now


def gap(language: Language) -> str:
    """What stands between two sentences."""
    return "" if language.code == "zh" else " "


def condition_words(name: str, lap: Lap, language: Language) -> str:
    """One network: its cost, and what its gradients mean."""
    times = max(lap.slopes) / lap.slopes[0] if lap.slopes[0] else math.inf
    return language(
        f"sigmoid_relu.words.is_{condition(lap)}",
        name=name,
        J=cost_text(lap.cost),
        arrived=f"{lap.arrived or 0:,}",
        times=short(times, 2) if math.isfinite(times) else "∞",
        most=size_text(max(lap.slopes)),
    )


def verdict(names: Sequence[str], arrived: Sequence[int | None], language: Language) -> str:
    """Who was faster in this race, measured; nothing while one is still on its way."""
    first, second = arrived
    if first is None or second is None:
        return ""
    quick, slow = (names[1], names[0]) if second <= first else (names[0], names[1])
    times = max(first, second) / max(1, min(first, second))
    if times < 1.5:
        return language("sigmoid_relu.words.tie", times=fixed(times, 1))
    return language("sigmoid_relu.words.faster", quick=quick, slow=slow, times=fixed(times, 0 if times >= 10 else 1))


def luck_words(frame: Frame, language: Language) -> str:
    """How many races have been run, and who won them."""
    if frame.view.asking:
        return language("sigmoid_relu.words.luck_asked", seeds=SEEDS)
    arrivals = frame.trace[-1].arrivals
    names = [language(f"sigmoid_relu.name.{r.bend}") for r in frame.scene.runners]
    if not arrivals:
        return language("sigmoid_relu.words.luck_start", seeds=SEEDS)
    far = LIMIT * 10
    won = sum((b if b is not None else far) < (a if a is not None else far) for a, b in arrivals)
    key = "luck_done" if len(arrivals) == SEEDS else "luck_going"
    values = {"n": len(arrivals), "seeds": SEEDS, "won": won, "name": names[0], "rival": names[1]}
    return language(f"sigmoid_relu.words.{key}", **values)
