"""The cell with a memory: its step, its walk, and what one number leaves behind."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.sequence import cell, trail, walk

numbers = st.floats(-3.0, 3.0)
series = st.lists(numbers, min_size=1, max_size=12)


@given(series, numbers, numbers, numbers)
def test_every_state_is_made_from_the_one_before_by_the_same_three_numbers(
    X: list[float], waa: float, wax: float, b: float
) -> None:
    states, a = list(walk(X, waa, wax, b)), 0.0
    for x, state in zip(X, states, strict=True):
        a = math.tanh(waa * a + wax * x + b)
        assert state == pytest.approx(a)
        assert -1.0 <= state <= 1.0


@given(series, numbers, numbers)
def test_without_memory_a_state_knows_its_own_day_only(X: list[float], wax: float, b: float) -> None:
    assert list(walk(X, 0.0, wax, b)) == [cell(0.0, x, 0.0, wax, b) for x in X]
    for k in range(len(X)):
        left = trail(X, k, 0.0, wax, b)
        assert all(d == 0.0 for t, d in enumerate(left) if t != k)


@given(series, st.data(), numbers, numbers, numbers)
def test_a_number_leaves_no_trace_before_itself(
    X: list[float], data: st.DataObject, waa: float, wax: float, b: float
) -> None:
    k = data.draw(st.integers(0, len(X) - 1))
    assert trail(X, k, waa, wax, b)[:k] == [0.0] * k


@pytest.mark.parametrize(("waa", "fades"), [(0.5, True), (0.8, True), (1.5, False)])
def test_a_trace_fades_while_waa_is_below_1_and_stays_where_it_is_well_above(waa: float, fades: bool) -> None:
    left = trail([2.0] + [0.0] * 40, 0, waa, 0.6, 0.0)
    assert (left[-1] < 0.01) == fades
    assert fades == all(one > other for one, other in pairwise(left))


def test_a_negative_waa_turns_the_sign_over_at_every_step() -> None:
    states = list(walk([2.0, 0.0, 0.0, 0.0], -0.8, 0.6, 0.0))
    assert [s > 0 for s in states] == [True, False, True, False]
