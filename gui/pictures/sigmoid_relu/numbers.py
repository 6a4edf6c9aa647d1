"""The formulas of the lesson on sigmoid and ReLU: letters, and under each its present number."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from decimal import Decimal

import numpy as np

from core.activation import ACTIVATIONS
from core.race import LIMIT, Lap, Moment, Runner, Tally
from gui.figures import equals, fixed, percent, short, shown, superscript
from gui.language import MINUS, Language
from gui.lesson import Row, Term


def number(value: float, symbol: str, above: str, text: str = "") -> Term:
    """A number of three places under its letter."""
    return Term(text or fixed(value, 3), symbol, value, above=above)


def figure(value: float, digits: int) -> str:
    """So many digits; exactly 0 and exactly 1 as such."""
    return short(value, 1) if value in (0.0, 1.0) else short(value, digits)


def cost_text(J: float) -> str:
    """J with three places, or a dash where the training has left all numbers behind."""
    return fixed(J, 3) if math.isfinite(J) else "–"


def value_text(a: float, slope: Callable[[float], float] = lambda a: a * (1 - a)) -> str:
    """An answer below 1 with as many places as its slope needs to follow from it: 0.881, 0.00669, 0.99331."""
    least = min(abs(a), 1.0 - abs(a))
    places = max(3, 2 - math.floor(math.log10(least))) if least > 0 else 3
    ways = [fixed(a, k) for k in range(places, places + 9)]  # so many where it is nearly a tie
    return next((way for way in ways if figure(slope(float(shown(way))), 3) == figure(slope(a), 3)), ways[0])


def telling(value: float, result: str, make: Callable[[float], str]) -> str:
    """The shortest way (3 to 6 digits) to write a number such that the written result follows from it."""
    ways = [figure(value, digits) for digits in (3, 4, 5, 6)]
    return next((way for way in ways if "×" not in way and make(float(shown(way))) == result), ways[0])


def bend_rows(bend: str, z: float, language: Language) -> list[Row]:
    """A bend at z: its value and its slope, worked out from what is written."""
    both = ACTIVATIONS[bend]
    a, slope = float(both.f(z)), float(both.slope(z))
    rows = {"sigmoid": _sigmoid, "tanh": _tanh}.get(bend, _bent)(bend, z, a, slope, language)
    return [Row(head=language(f"sigmoid_relu.name.{bend}")), *rows]


def _sigmoid(_bend: str, z: float, a: float, slope: float, _language: Language) -> list[Row]:
    e = float(np.exp(-z))
    a_text, s_text = value_text(a), short(slope, 3)
    places = len(a_text.partition(".")[2])
    ways = [short(e, digits) for digits in range(4, 13)]
    e_text = next((way for way in ways if fixed(1 / (1 + float(shown(way))), places) == a_text), ways[0])
    first = equals(a_text, lambda e: 1 / (1 + e), e_text)
    second = equals(s_text, lambda a: a * (1 - a), a_text)
    value = number(a, "a", "a", a_text)
    steep = number(slope, "slope", "a′", s_text)
    return [
        Row((value, Term(first), Term("1 / (1 +"), Term(e_text, "z", e, above="e⁻ᶻ"), Term(")"))),
        Row((steep, Term(second), value, Term("(1 " + MINUS), value, Term(")"))),
    ]


def _tanh(_bend: str, z: float, a: float, slope: float, _language: Language) -> list[Row]:
    z_text, s_text, a_text = fixed(z, 2), figure(slope, 3), value_text(a, lambda a: 1 - a * a)
    sign = equals(s_text, lambda a: 1 - a * a, a_text)
    value, is_z = number(a, "a", "a", a_text), Term("=" if z == 0 else "≈")
    square = (Term("("), value, Term(")²")) if a < 0 else (value, Term("²"))
    return [
        Row((value, is_z, Term("tanh", maths=False), Term(z_text, "z", z, above="z"))),
        Row((number(slope, "slope", "a′", s_text), Term(sign), Term("1 " + MINUS), *square)),
    ]


def _bent(bend: str, z: float, a: float, slope: float, language: Language) -> list[Row]:
    z_text, leak = fixed(z, 2), bend == "leaky_relu"
    a_text = fixed(a, 3 if leak else 2)
    low = Decimal("0.01") if leak else Decimal(0)
    sign = equals(a_text, lambda z: max(low * z, z), z_text)
    inner: tuple[Term, ...] = (Term("max(0,"),)
    if leak:
        inner = (Term("max(0.01"), number(z, "z", "z", z_text), Term(","))
    side = "at" if z == 0 else "over" if z > 0 else "under"
    why = Term(language(f"sigmoid_relu.label.{side}"), maths=False)
    return [
        Row((number(a, "a", "a", a_text), Term(sign), *inner, number(z, "z", "z", z_text), Term(")"))),
        Row((Term("a′", "slope"), Term("="), Term(short(slope, 1), "slope", slope), why)),
    ]


def product_row(bend: str, z: float, layers: int) -> Row:
    """The slope times itself, once for each layer."""
    slope = float(ACTIVATIONS[bend].slope(z))
    result = figure(slope**layers, 2)
    text = telling(slope, result, lambda s: figure(s**layers, 2))
    sign = equals(result, lambda s: s**layers, text)
    power = superscript(layers)
    return Row((Term(result, "slope", slope**layers, above=f"(a′){power}"), Term(sign),
                Term(text, "slope", slope, above="a′"), Term(power)))  # fmt: skip


def lane_rows(runners: Sequence[Runner], moment: Moment, language: Language, asking: bool = False) -> tuple[Row, ...]:
    """Both networks at one step: cost, share of right answers, how far weights move; while asked, the cost alone."""
    rows: list[Row] = []
    for runner, lap in zip(runners, moment.laps, strict=True):
        rows.append(Row(head=language(f"sigmoid_relu.name.{runner.bend}")))
        right = Term(language("sigmoid_relu.label.right", share=percent(lap.accuracy, 0)), maths=False)
        cost = (Term("J", "J"), Term("="), Term(cost_text(lap.cost), "J", lap.cost))
        rows.append(Row(cost if asking else (*cost, Term("·"), right)))
        if not asking:
            rows += [_move(runner, lap, 0), _move(runner, lap, len(lap.slopes) - 1)]
    return tuple(rows)


def size_text(size: float) -> str:
    """The size of a gradient or of a move in two digits, or a dash."""
    return figure(size, 2) if math.isfinite(size) else "–"


def _move(runner: Runner, lap: Lap, layer: int) -> Row:
    """|ΔW| = α |dW| for one layer."""
    slope, alpha = lap.slopes[layer], runner.alpha
    rate_text = short(alpha, 3)
    result, rated = size_text(alpha * slope), float(shown(rate_text))
    part = telling(slope, result, lambda s: size_text(rated * s)) if math.isfinite(slope) else size_text(slope)
    texts = result, rate_text, part
    sign = equals(texts[0], lambda a, s: a * s, *texts[1:])
    tag = superscript(layer + 1)
    moved = Term(texts[0], "w", alpha * slope, above=f"|ΔW⁽{tag}⁾|")
    rate = Term(texts[1], "alpha", alpha, above="α")
    steep = Term(texts[2], "slope", slope, above=f"|dW⁽{tag}⁾|")
    return Row((moved, Term(sign), rate, Term("·"), steep))


def tally_rows(runners: Sequence[Runner], tally: Tally, language: Language) -> tuple[Row, ...]:
    """Arrivals of each, in the order of the seeds."""
    rows: list[Row] = []
    for n, runner in enumerate(runners):
        rows.append(Row(head=language("sigmoid_relu.head.arrivals", name=language(f"sigmoid_relu.name.{runner.bend}"))))
        ks = [pair[n] for pair in tally.arrivals]
        for at in range(0, len(ks), 3):
            terms = [arrival_term(k, language) for k in ks[at : at + 3]]
            rows.append(Row(tuple(t for term in terms for t in (Term("·"), term))[1:]))
    return tuple(rows)


def arrival_term(k: int | None, language: Language) -> Term:
    """A step, or that it was not in time."""
    return (
        Term(language("sigmoid_relu.label.never", limit=f"{LIMIT:,}"), maths=False)
        if k is None
        else Term(f"{k:,}", "", float(k))
    )
