"""Forms of sigmoid that look right: equal where they are quiet, and warn where they are said to."""

from __future__ import annotations

import math
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.activation import sigmoid, sigmoid_naive
from core.console import say
from core.sigmoid_code import LARGEST, OVERFLOW, ROUNDS_TO_ONE, ROUNDS_TO_ZERO, sigmoid_math, sigmoid_where

NAMES = {"np": np, "where": sigmoid_where, "naive": sigmoid_naive, "stable": sigmoid}


@given(st.floats(-700, 700))
def test_all_forms_agree_where_nothing_overflows(z: float) -> None:
    right = pytest.approx(sigmoid_math(z), rel=1e-13)
    assert float(sigmoid(z)) == right
    assert float(sigmoid_naive(z)) == right
    assert float(sigmoid_where(z)) == right


@pytest.mark.parametrize("z", [-1000.0, -710.0, 710.0, 1000.0])
def test_np_where_warns_on_both_sides_although_its_result_is_right(z: float) -> None:
    said = say(f"where({z})", dict(NAMES))
    assert "RuntimeWarning: overflow encountered in exp" in said.warnings
    assert float(said.value) == float(sigmoid(z))
    assert say(f"stable({z})", dict(NAMES)).warnings == ()


def test_the_short_form_warns_on_one_side_only_and_exactly_beyond_the_edge() -> None:
    inside, outside = -OVERFLOW + 1e-9, -OVERFLOW - 1e-9
    assert [bool(say(f"naive({z!r})", dict(NAMES)).warnings) for z in (inside, outside, 1000.0)] == [False, True, False]


def test_where_answers_round_to_one_and_to_zero() -> None:
    assert float(sigmoid(ROUNDS_TO_ONE + 1e-9)) == 1.0 != float(sigmoid(ROUNDS_TO_ONE - 0.1))
    assert float(sigmoid(ROUNDS_TO_ZERO - 1e-9)) == 0.0 < float(sigmoid(ROUNDS_TO_ZERO + 0.1))


def test_the_largest_float_is_what_python_says_it_is() -> None:
    assert sys.float_info.max == LARGEST
    assert math.exp(OVERFLOW) == pytest.approx(LARGEST, rel=1e-12)


def test_math_takes_one_number_only_and_stops_where_numpy_warns() -> None:
    with pytest.raises(TypeError):
        sigmoid_math(np.ones(3))  # type: ignore[arg-type]
    with pytest.raises(OverflowError):
        sigmoid_math(-1000.0)


@pytest.mark.parametrize("shape", [(), (3,), (2, 3)])
def test_numpys_forms_keep_the_shape(shape: tuple[int, ...]) -> None:
    z = np.linspace(-3, 3, math.prod(shape)).reshape(shape)
    assert all(np.shape(f(z)) == shape for f in (sigmoid, sigmoid_naive, sigmoid_where))
