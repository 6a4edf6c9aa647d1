"""Squared error behind a sigmoid: its slope, where it is silent, and how long it learns from there."""

from __future__ import annotations

from itertools import islice, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.activation import sigmoid
from core.loss import log_loss, log_loss_slope, squared_error
from core.saturation import learn, logit, squared_loss, squared_loss_slope

truths = st.sampled_from([0.0, 1.0])
H = 1e-5


@given(z=st.floats(-30, 30))
def test_the_logit_is_the_way_back_through_the_sigmoid(z: float) -> None:
    assert logit(sigmoid(z)) == pytest.approx(z, abs=1e-6 * np.exp(max(0.0, z - 10)) + 1e-9)


@given(z=st.floats(-12, 12), y=truths)
def test_the_slope_of_squared_error_along_z_is_the_measured_one(z: float, y: float) -> None:
    measured = (squared_loss(z + H, y) - squared_loss(z - H, y)) / (2 * H)
    assert squared_loss_slope(z, y) == pytest.approx(measured, abs=1e-9)


def test_squared_error_is_convex_over_the_answer_but_not_over_z_and_the_log_loss_is_over_both() -> None:
    a, z = np.linspace(0.01, 0.99, 99), np.linspace(-8, 8, 161)
    for y in (0.0, 1.0):
        assert (np.diff(squared_error(a, y), 2) > 0).all()
        bends = np.diff(squared_loss(z, y), 2)
        assert bends.min() < 0 < bends.max()
        assert (np.diff(log_loss_slope(z, y)) > 0).all()
        assert (np.diff(log_loss(logit(a), y), 2) > 0).all()


def test_squared_error_pulls_hardest_where_the_truth_gets_a_third_and_hardly_on_a_very_wrong_answer() -> None:
    z = np.linspace(-10, 10, 200001)
    pull = np.abs(squared_loss_slope(z, 1.0))
    assert pull.max() == pytest.approx(4 / 27, abs=1e-9)
    assert sigmoid(z[pull.argmax()]) == pytest.approx(1 / 3, abs=1e-4)
    assert abs(squared_loss_slope(-6.0, 1.0)) < abs(squared_loss_slope(2.0, 1.0))
    assert abs(log_loss_slope(-6.0, 1.0)) > abs(log_loss_slope(2.0, 1.0))


@given(z=st.floats(-20, 20), y=truths)
def test_squared_error_never_pulls_more_than_a_quarter_of_the_log_loss(z: float, y: float) -> None:
    assert abs(squared_loss_slope(z, y)) <= abs(log_loss_slope(z, y)) / 4 + 1e-15


def test_learning_walks_down_its_own_slope() -> None:
    z = list(islice(learn(log_loss_slope, -6.0, 1.0, 0.5), 4))
    for here, after in pairwise(z):
        assert after == pytest.approx(here - 0.5 * (1 / (1 + np.exp(-here)) - 1.0))


def test_from_a_very_wrong_start_squared_error_learns_too_but_thirty_times_as_long() -> None:
    steps = []
    for slope in (log_loss_slope, squared_loss_slope):
        answers = (sigmoid(z) for z in learn(slope, -6.0, 1.0))
        steps.append(next(k for k, a in enumerate(answers) if a >= 0.9))
    assert steps == [17, 497]


def test_shapes_are_kept() -> None:
    z = np.zeros((2, 3))
    for f in (squared_loss, squared_loss_slope):
        assert f(z, 1.0).shape == (2, 3)
    assert logit(np.full((2, 3), 0.5)).shape == (2, 3)
