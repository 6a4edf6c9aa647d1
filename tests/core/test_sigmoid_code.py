"""Forms of sigmoid that look right: equal where they are quiet, and warn where they are said to."""

from __future__ import annotations

import math
import sys
from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.activation import sigmoid, sigmoid_naive
from core.console import say
from core.loss import log_loss, log_loss_naive
from core.sigmoid_code import (
    LARGEST,
    OVERFLOW,
    ROUNDS_TO_ONE,
    ROUNDS_TO_ZERO,
    sigmoid_math,
    sigmoid_where,
    true_loss,
)

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


def in_truth(z: float, y: int) -> Decimal:
    """The loss with 800 digits."""
    with localcontext() as exact:
        exact.prec = 800
        return (1 + ((1 - 2 * y) * Decimal(z)).exp()).ln()


@given(st.floats(-700, 700), st.sampled_from([0, 1]))
def test_the_true_loss_is_right_to_the_last_bits(z: float, y: int) -> None:
    exact = in_truth(z, y)
    assert abs(Decimal(float(true_loss(z, y))) - exact) <= exact * Decimal("4e-16")


@given(st.floats(-1000, 1000), st.sampled_from([0, 1]))
def test_the_form_from_z_is_off_by_the_last_bit_of_z_at_most(z: float, y: int) -> None:
    assert abs(float(log_loss(z, y)) - float(true_loss(z, y))) <= max(math.ulp(z), 2.3e-16)


def test_the_form_from_a_is_nearer_for_a_right_answer_and_far_off_for_a_wrong_one() -> None:
    for z, y, nearer in ((30.0, 1, "a"), (36.0, 1, "a"), (30.0, 0, "z"), (36.0, 0, "z")):
        off = [abs(Decimal(float(v)) - in_truth(z, y)) for v in (log_loss_naive(sigmoid(z), y), log_loss(z, y))]
        assert "az"[off[1] < off[0]] == nearer
        assert off[1] < Decimal("1e-14")
