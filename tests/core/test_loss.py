"""Losses: the stable form against the naive one, finite differences and scikit-learn."""

import numpy as np
import pytest
import sklearn.metrics
from hypothesis import given
from hypothesis import strategies as st

from core.activation import sigmoid
from core.loss import (
    cost,
    cost_slope,
    log_loss,
    log_loss_naive,
    log_loss_naive_slope,
    log_loss_slope,
    squared_error,
    squared_error_slope,
)

answers = st.sampled_from([0.0, 1.0])
H = 1e-6


@given(z=st.floats(-15, 15), y=answers)
def test_the_stable_log_loss_is_the_naive_one_where_both_are_exact(z: float, y: float) -> None:
    assert log_loss(z, y) == pytest.approx(log_loss_naive(sigmoid(z), y), rel=1e-8)


@given(z=st.floats(-1e300, 1e300), y=answers)
def test_the_log_loss_is_finite_and_not_negative_for_every_finite_z(z: float, y: float) -> None:
    assert 0 <= log_loss(z, y) < np.inf


def test_the_naive_log_loss_breaks_where_the_answer_is_rounded_to_one() -> None:
    assert log_loss(1000.0, 0.0) == 1000.0
    with pytest.warns(RuntimeWarning, match="divide by zero"):
        assert log_loss_naive(sigmoid(1000.0), 0.0) == np.inf


@given(z=st.floats(-30, 30), y=answers)
def test_the_slope_of_the_log_loss_along_z_is_a_minus_y(z: float, y: float) -> None:
    measured = (log_loss(z + H, y) - log_loss(z - H, y)) / (2 * H)
    assert log_loss_slope(z, y) == pytest.approx(measured, abs=1e-8)


@given(a=st.floats(0.01, 0.99), y=answers)
def test_the_slopes_along_a_are_those_of_their_losses(a: float, y: float) -> None:
    naive = (log_loss_naive(a + H, y) - log_loss_naive(a - H, y)) / (2 * H)
    squared = (squared_error(a + H, y) - squared_error(a - H, y)) / (2 * H)
    assert log_loss_naive_slope(a, y) == pytest.approx(naive, rel=1e-5)
    assert squared_error_slope(a, y) == pytest.approx(squared, abs=1e-8)


@given(z=st.floats(-15, 15), y=answers)
def test_the_slope_along_a_times_that_of_the_sigmoid_is_the_slope_along_z(z: float, y: float) -> None:
    a = sigmoid(z)
    assert log_loss_naive_slope(a, y) * a * (1 - a) == pytest.approx(log_loss_slope(z, y), abs=1e-8)


def test_the_cost_is_what_scikit_learn_says() -> None:
    r = np.random.default_rng(0)
    z, y = r.normal(0, 3, (1, 200)), (r.random((1, 200)) < 0.4) * 1.0
    assert cost(z, y) == pytest.approx(sklearn.metrics.log_loss(y[0], sigmoid(z)[0]), rel=1e-12)


def test_a_network_that_knows_nothing_costs_log_2() -> None:
    assert cost(np.zeros((1, 7)), np.array([[0, 1, 1, 0, 1, 1, 1.0]])) == pytest.approx(np.log(2), rel=1e-15)


def test_the_slope_of_the_cost_has_a_number_for_every_example() -> None:
    r = np.random.default_rng(1)
    z, y = r.normal(0, 2, (1, 6)), (r.random((1, 6)) < 0.5) * 1.0
    measured = [(cost(z + e, y) - cost(z - e, y)) / (2 * H) for e in np.eye(6)[:, None] * H]
    assert cost_slope(z, y).shape == (1, 6)
    np.testing.assert_allclose(cost_slope(z, y)[0], measured, atol=1e-9)


def test_an_example_that_is_far_off_and_wrong_pulls_fully_in_log_loss_and_falls_silent_in_squared_error() -> None:
    z, y = -12.0, 1.0
    a = sigmoid(z)
    assert log_loss_slope(z, y) == pytest.approx(-1, abs=1e-5)
    assert abs(squared_error_slope(a, y) * a * (1 - a)) < 1e-5
