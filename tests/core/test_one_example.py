"""One example: its slopes against finite differences, its step, and what is true of the loss afterwards."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.activation import sigmoid_slope
from core.loss import log_loss
from core.one_example import loss, loss_slope, one_step

SOME = st.floats(-3, 3)
TRUTH = st.sampled_from([0.0, 1.0])


def last(*inputs: float) -> dict[str, float]:
    """All numbers of one step."""
    *_, done = one_step(*inputs)
    return dict(done.values)


@given(SOME, SOME, TRUTH, SOME, SOME, SOME)
def test_the_slopes_are_those_of_finite_differences(
    x1: float, x2: float, y: float, w1: float, w2: float, b: float
) -> None:
    v, h = last(x1, x2, y, w1, w2, b, 0.5), 1e-5
    for k, name in ((3, "dw1"), (4, "dw2"), (5, "db")):
        up, down = ([x1, x2, y, w1, w2, b, 0.5] for _ in "ud")
        up[k] += h
        down[k] -= h
        assert v[name] == pytest.approx((last(*up)["L"] - last(*down)["L"]) / (2 * h), abs=1e-6)


@given(st.floats(-12, 12), TRUTH)
def test_straight_or_through_da_dz_is_the_same_as_long_as_da_is_exact(z: float, y: float) -> None:
    v = last(0.0, 0.0, y, 0.0, 0.0, z, 0.5)
    assert v["dz"] == pytest.approx(v["da"] * float(sigmoid_slope(z)), rel=1e-6)
    assert v["da"] == pytest.approx(-y / v["a"] + (1 - y) / (1 - v["a"]))


def test_da_is_infinite_once_a_is_rounded_and_dz_is_not() -> None:
    v = last(5.0, 4.0, 0.0, 5.0, 5.0, 0.0, 0.5)
    assert v["a"] == 1.0
    assert v["da"] == math.inf
    assert v["dz"] == 1.0
    assert v["new L"] < v["L"]
    assert loss_slope(1.0, 1) == -1.0
    assert loss_slope(0.0, 1) == -math.inf


@given(SOME, SOME, TRUTH, SOME, SOME, SOME, st.floats(0.01, 1000))
def test_the_loss_of_one_example_falls_whatever_alpha_is(
    x1: float, x2: float, y: float, w1: float, w2: float, b: float, alpha: float
) -> None:
    v = last(x1, x2, y, w1, w2, b, alpha)
    assert v["new L"] < v["L"]


def test_the_step_is_minus_alpha_times_the_slope() -> None:
    v = last(1.5, 2.0, 0.0, 1.0, -0.5, 0.1, 0.5)
    for name in ("w1", "w2", "b"):
        assert v[f"new {name}"] == pytest.approx(v[name] - 0.5 * v[f"d{name}"])
    assert v["z"] == pytest.approx(0.6)
    assert v["new z"] == pytest.approx(0.6 - 0.5 * v["dz"] * (1.5**2 + 2**2 + 1))


def test_each_step_adds_its_number_and_changes_none_before() -> None:
    steps = list(one_step(1.5, 2.0, 1.0, 1.0, -0.5, 0.1, 0.5))
    assert [s.name for s in steps] == ["", "z", "a", "L", "da", "dz", "dw1", "dw2", "db", "update", "again"]
    for before, after in pairwise(steps):
        assert before.values.items() <= after.values.items()
        assert len(before.values) < len(after.values)


@given(st.floats(-30, 30), TRUTH)
def test_the_loss_is_the_log_loss(z: float, y: float) -> None:
    assert loss(z, y) == pytest.approx(float(log_loss(z, y)), abs=1e-12)


def test_where_the_computer_sees_no_slope_nothing_moves() -> None:
    v = last(5.0, 4.0, 1.0, 5.0, 5.0, 0.0, 0.5)
    assert v["dz"] == 0.0
    assert v["new L"] == v["L"]
