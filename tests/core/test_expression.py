"""Typed formulas: they mean what Python's own arithmetic means, and what is wrong is pointed at."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dual import value_and_slope
from core.expression import DEEPEST, FUNCTIONS, LONGEST, Node, parse
from core.refusal import Refusal
from gui.language import Language

NUMBERS = st.floats(0.01, 9.0).map(lambda v: f"{v:.3f}")
CALM = ("sin", "cos", "tanh", "sigmoid", "abs", "relu", "exp", "sqrt", "log")
PYTHON = {
    "sin": math.sin, "cos": math.cos, "tanh": math.tanh, "sigmoid": lambda z: 1 / (1 + math.exp(-z)), "abs": abs,
    "relu": lambda z: max(0.0, z), "exp": math.exp, "sqrt": math.sqrt, "log": math.log, "e": math.e, "pi": math.pi,
}  # fmt: skip
TEXTS = st.recursive(
    st.one_of(NUMBERS, st.sampled_from(["a", "e", "pi"])),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" + ", "-", "*", " / "]), inner).map("".join),
        inner.map(lambda t: f"({t})"),
        inner.map(lambda t: f"-({t})"),
        st.tuples(inner, st.sampled_from(["2", "3", "-1"])).map(lambda p: f"({p[0]})**{p[1]}"),
        st.tuples(st.sampled_from(CALM), inner).map(lambda p: f"{p[0]}({p[1]})"),
    ),
    max_leaves=7,
).filter(lambda text: len(text) <= LONGEST)


def at(text: str, a: float) -> tuple[float, float]:
    made = value_and_slope(parse(text), a)
    return float(made.value), float(made.slope)


def by_python(text: str, a: float) -> float | None:
    """What Python makes of the same text; None where it has no number for it."""
    try:
        value = eval(text, {"__builtins__": {}}, PYTHON | {"a": a})
    except (ArithmeticError, ValueError):
        return None
    return float(value) if not isinstance(value, complex) else None


@given(TEXTS, st.floats(-4.0, 4.0))
def test_a_formula_means_what_python_means_by_it(text: str, a: float) -> None:
    expected = by_python(text, a)
    if expected is None or abs(expected) > 1e12:
        return
    assert at(text, a)[0] == pytest.approx(expected, rel=1e-9, abs=1e-9)


@given(TEXTS, st.floats(-3.0, 3.0))
def test_the_slope_is_that_of_finite_differences(text: str, a: float) -> None:
    """Wherever the curve is smooth: two widths agree, and nothing is huge."""
    value, slope = at(text, a)
    node = parse(text)
    made = [float(value_and_slope(node, a + d).value) for d in (-2e-5, -1e-5, 1e-5, 2e-5)]
    if not all(map(math.isfinite, (*made, value, slope))) or max(map(abs, made)) > 1e4 or abs(slope) > 1e3:
        return
    wide, near = (made[3] - made[0]) / 4e-5, (made[2] - made[1]) / 2e-5
    left, right = (value - made[1]) / 1e-5, (made[2] - value) / 1e-5
    if abs(wide - near) < 1e-5 * (1 + abs(near)) and abs(left - right) < 1e-2 * (1 + abs(near)):
        assert slope == pytest.approx(near, rel=1e-2, abs=1e-3)


@given(st.text(max_size=LONGEST + 5))
def test_any_text_is_a_formula_or_a_refusal_that_points_into_it(text: str) -> None:
    refused = None
    try:
        assert isinstance(parse(text), Node)
    except Refusal as refusal:
        refused = refusal
    if refused is not None:
        place = refused.values["at"]
        assert isinstance(place, int)
        assert 0 <= place <= len(text)
        assert Language("en").refusal(refused)
        assert Language("zh").refusal(refused)


@given(TEXTS, st.lists(st.floats(-1e300, 1e300), min_size=1, max_size=5))
def test_arrays_keep_their_shape_and_nothing_is_warned_of(text: str, numbers: list[float]) -> None:
    a = np.array([numbers, numbers])
    made = value_and_slope(parse(text), a)
    assert made.value.shape == made.slope.shape == a.shape


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("2a", "2*a"), ("3(a+1)", "3*(a+1)"), ("2 log(a)", "2*log(a)"), ("a^2", "a**2"), ("a²", "a**2"),
        ("a³ − 2a", "a**3-2*a"), ("2a^2", "2*(a**2)"), ("-a^2", "-(a**2)"), ("2^-1", "0.5"), ("2^3^2", "512"),
        ("ln(a)", "log(a)"), ("３ａ＋１", "3*a+1"), ("log（a）", "log(a)"), ("2e3", "2000"), ("2e", "2*e"),
        ("(a+1)(a-1)", "a*a-1"), (".5a", "a/2"), ("  a  ", "a"), ("--a", "a"), ("+a", "a"), ("2π", "2*pi"),
        ("6÷2×3", "9"), ("1/2·a", "0.5*a"), ("1/(2a)", "0.5/a"), ("1/2*3a", "1.5*a"),
    ],
)  # fmt: skip
def test_what_students_write_is_understood(text: str, same: str) -> None:
    for a in (0.3, 2.0):
        assert at(text, a) == pytest.approx(at(same, a))


@pytest.mark.parametrize(
    ("text", "code", "place", "length"),
    [
        ("", "empty", 0, 1), ("   ", "empty", 0, 1), ("a +", "missing", 3, 1), ("a + * 2", "missing", 4, 1),
        ("(a + 1", "close", 0, 1), ("2*(a + log(a)", "close", 2, 1), ("a)", "open", 1, 1), ("2 3", "beside", 2, 1),
        ("a 2", "beside", 2, 1), ("(a 2)", "beside", 3, 1), ("log a", "call", 0, 3), ("3 + x", "name", 4, 1),
        ("a + foo(a)", "name", 4, 3), ("a # 2", "sign", 2, 1), ("a = 2", "sign", 2, 1), ("1e999", "huge", 0, 5),
        ("1/2a", "under", 3, 1), ("1/2 (a+1)", "under", 4, 1), ("a/3*2/2log(a)", "under", 7, 3),
        ("()", "missing", 1, 1), ("__import__", "sign", 0, 1), ("a" * (LONGEST + 1), "long", LONGEST, 1),
        ("(" * (DEEPEST + 1), "deep", DEEPEST, 1), ("-" * (DEEPEST + 1), "deep", DEEPEST, 1),
    ],
)  # fmt: skip
def test_what_is_wrong_is_pointed_at(text: str, code: str, place: int, length: int) -> None:
    with pytest.raises(Refusal) as caught:
        parse(text)
    assert (caught.value.code, caught.value.values["at"]) == ("formula_" + code, place)
    assert caught.value.values["length"] == length


def test_where_there_is_no_slope_there_is_none() -> None:
    assert math.isnan(at("abs(a)", 0.0)[1])
    assert all(map(math.isnan, at("log(a)", -1.0)))
    assert math.isnan(at("1/a", 0.0)[1])
    assert at("relu(a)", 0.0) == (0.0, 0.0)
    assert at("sqrt(a)", 0.0)[1] == math.inf


def test_powers_have_their_slopes_at_nought_too() -> None:
    assert at("a^0", 0.0) == (1.0, 0.0)
    assert at("a^1", 0.0) == (0.0, 1.0)
    assert at("a^2", 0.0) == (0.0, 0.0)
    assert at("2^a", 3.0) == pytest.approx((8.0, 8.0 * math.log(2.0)))
    assert at("(-2)^3 a", 1.0) == (-8.0, -8.0)


def test_every_function_of_the_list_has_a_rule() -> None:
    for name in FUNCTIONS:
        assert math.isfinite(at(f"{name}(a)", 0.7)[1])
