"""Activations: their limits, their symmetries, and their slopes against finite differences."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.activation import (
    ACTIVATIONS,
    leaky_relu,
    leaky_relu_slope,
    relu,
    relu_slope,
    sigmoid,
    sigmoid_naive,
    sigmoid_slope,
    tanh,
    tanh_slope,
)

numbers = st.floats(-30, 30)


@pytest.mark.parametrize("name", ACTIVATIONS)
@given(z=numbers)
def test_every_slope_is_that_of_its_curve(name: str, z: float) -> None:
    if abs(z) < 1e-3:
        z += 0.01  # beside the corner at 0
    bend, h = ACTIVATIONS[name], 1e-5
    measured = (bend.f(z + h) - bend.f(z - h)) / (2 * h)
    assert bend.slope(z) == pytest.approx(measured, abs=1e-8)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_an_array_gives_the_same_numbers_as_its_elements_and_keeps_its_shape(name: str) -> None:
    bend = ACTIVATIONS[name]
    z = np.linspace(-50, 50, 60).reshape(3, 4, 5)
    for f in (bend.f, bend.slope):
        assert f(z).shape == (3, 4, 5)
        np.testing.assert_allclose(f(z).ravel(), [f(one) for one in z.ravel()], rtol=1e-14)


def test_the_sigmoid_is_exactly_0_and_1_far_out_and_does_not_overflow() -> None:
    z = np.array([-np.inf, -1e6, -1000, 0, 1000, 1e6, np.inf])
    np.testing.assert_array_equal(sigmoid(z), [0, 0, 0, 0.5, 1, 1, 1])
    assert sigmoid(-1000.0) == 0.0
    assert sigmoid(1000.0) == 1.0


def test_the_sigmoid_keeps_all_its_digits_far_to_the_left() -> None:
    for z in (-40.0, -300.0, -700.0):
        assert sigmoid(z) == pytest.approx(np.exp(z), rel=1e-15)


@given(z=st.floats(-1000, 1000))
def test_sigmoid_of_minus_z_is_one_minus_sigmoid_of_z(z: float) -> None:
    assert sigmoid(-z) == pytest.approx(1 - sigmoid(z), abs=1e-15)


@given(z=st.floats(-700, 700))
def test_the_naive_sigmoid_gives_the_same_numbers_where_it_does_not_overflow(z: float) -> None:
    assert sigmoid_naive(z) == pytest.approx(sigmoid(z), rel=1e-13)


def test_the_naive_sigmoid_overflows_where_the_stable_one_does_not() -> None:
    with pytest.warns(RuntimeWarning, match="overflow"):
        sigmoid_naive(-1000.0)


@given(z=numbers)
def test_the_slope_of_the_sigmoid_is_symmetric_and_never_above_a_quarter(z: float) -> None:
    assert 0 < sigmoid_slope(z) <= 0.25
    assert sigmoid_slope(-z) == pytest.approx(sigmoid_slope(z), abs=1e-15)


def test_relu_is_flat_on_the_left_straight_on_the_right_and_has_slope_0_at_0_by_convention() -> None:
    z = np.array([-1e6, -1e-300, 0.0, 1e-300, 1e6])
    np.testing.assert_array_equal(relu(z), [0, 0, 0, 1e-300, 1e6])
    np.testing.assert_array_equal(relu_slope(z), [0, 0, 0, 1, 1])


@given(z=st.floats(-1e6, 1e6), leak=st.floats(0.0, 1.0))
def test_leaky_relu_leans_by_its_leak_below_zero(z: float, leak: float) -> None:
    assert leaky_relu(z, leak) == (z if z > 0 else leak * z)
    assert leaky_relu_slope(z, leak) == (1 if z > 0 else leak)


def test_leaky_relu_leaks_a_hundredth_unless_told_otherwise() -> None:
    assert leaky_relu(-3.0) == -0.03
    assert leaky_relu_slope(-3.0) == 0.01


@given(z=st.floats(-300, 300))
def test_tanh_is_a_stretched_sigmoid(z: float) -> None:
    assert tanh(z) == pytest.approx(2 * sigmoid(2 * z) - 1, abs=1e-15)
    assert tanh_slope(z) == pytest.approx(4 * sigmoid_slope(2 * z), abs=1e-15)
