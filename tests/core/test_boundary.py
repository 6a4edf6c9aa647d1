"""The line of a neuron with two inputs: its distance, turning, stretching, learning, counting."""

from __future__ import annotations

import math
from itertools import islice, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.dummy import DummyClassifier
from sklearn.linear_model import LogisticRegression

from core import logistic
from core.boundary import distance, learn, score, stretch, turn
from core.data import students
from core.logistic import forward

NUMBERS = st.floats(-5.0, 5.0)
ARROWS = st.tuples(NUMBERS, NUMBERS).filter(lambda w: math.hypot(*w) > 0.01)


def column(w: tuple[float, float]) -> np.ndarray:
    return np.array(w).reshape(2, 1)


@given(ARROWS, NUMBERS)
def test_the_point_at_the_distance_along_w_is_undecided(w: tuple[float, float], b: float) -> None:
    arrow = column(w)
    foot = distance(arrow, b) * arrow / np.linalg.norm(arrow)
    assert forward(arrow, b, foot)[0, 0] == pytest.approx(0.5, abs=1e-9)


@given(ARROWS, NUMBERS, NUMBERS)
def test_along_the_line_nothing_changes(w: tuple[float, float], b: float, far: float) -> None:
    arrow = column(w)
    along = np.array([[-w[1]], [w[0]]]) * far
    assert forward(arrow, b, along)[0, 0] == pytest.approx(float(forward(arrow, b, 0 * along)[0, 0]), abs=1e-9)


def test_no_arrow_makes_no_line() -> None:
    assert math.isnan(distance(np.zeros((2, 1)), 1.0))


@given(ARROWS, st.floats(-7.0, 7.0), NUMBERS)
def test_a_turn_keeps_the_length_and_the_distance(w: tuple[float, float], angle: float, b: float) -> None:
    turned = turn(column(w), angle)
    assert np.linalg.norm(turned) == pytest.approx(math.hypot(*w))
    assert distance(turned, b) == pytest.approx(distance(column(w), b))
    assert complex(*turned[:, 0]) == pytest.approx(complex(*w) * complex(math.cos(angle), math.sin(angle)))


@given(ARROWS, NUMBERS, st.floats(0.1, 9.0))
def test_stretching_w_brings_the_line_nearer_by_the_same_factor(
    w: tuple[float, float], b: float, factor: float
) -> None:
    assert distance(stretch(column(w), factor), b) * factor == pytest.approx(distance(column(w), b), abs=1e-12)


def test_learning_from_zeros_is_the_courses_training() -> None:
    X, Y = students()
    for mine, course in zip(learn(np.zeros((2, 1)), 0.0, X, Y, 0.7, 20), logistic.train(X, Y, 0.7, 20), strict=True):
        assert np.array_equal(mine.w, course.w)
        assert (mine.b, mine.db, mine.cost) == (course.b, course.db, course.cost)


def test_learning_from_any_line_goes_down_to_the_one_that_scikit_learn_finds() -> None:
    X, Y = students()
    steps = list(learn(column((-0.6, 0.8)), -1.0, X, Y, 1.0, 600))
    assert all(later.cost <= here.cost + 1e-12 for here, later in pairwise(steps))
    rival = LogisticRegression(C=np.inf, tol=1e-10).fit(X.T, Y[0])
    assert steps[-1].w[:, 0] == pytest.approx(rival.coef_[0], abs=1e-4)
    assert steps[-1].b == pytest.approx(rival.intercept_[0], abs=1e-4)


def test_every_step_goes_against_the_slope_of_the_cost() -> None:
    X, Y = students()
    here, after = islice(learn(column((-0.6, 0.8)), -1.0, X, Y, 0.5, 1), 2)
    eps = 1e-6

    def cost(w: np.ndarray, b: float) -> float:
        a = forward(w, b, X)
        return float(-np.mean(Y * np.log(a) + (1 - Y) * np.log(1 - a)))

    for k in (0, 1):
        nudge = eps * np.eye(2)[:, [k]]
        slope = (cost(here.w + nudge, here.b) - cost(here.w - nudge, here.b)) / (2 * eps)
        assert after.w[k, 0] == pytest.approx(here.w[k, 0] - 0.5 * slope, abs=1e-8)
    slope = (cost(here.w, here.b + eps) - cost(here.w, here.b - eps)) / (2 * eps)
    assert after.b == pytest.approx(here.b - 0.5 * slope, abs=1e-8)


@given(ARROWS, NUMBERS)
def test_the_score_agrees_with_counting_one_by_one_and_with_scikit_learns_dummy(
    w: tuple[float, float], b: float
) -> None:
    X, Y = students()
    counted = sum((w[0] * x1 + w[1] * x2 + b > 0) == (y == 1) for x1, x2, y in zip(*X.tolist(), Y[0], strict=True))
    same = DummyClassifier().fit(X.T, Y[0]).score(X.T, Y[0])
    right, baseline = score(column(w), b, X, Y)
    assert abs(right - counted) <= 1  # a point exactly on the line may round either way
    assert baseline == round(24 * same) == 14


def test_the_students_count_from_the_mean_and_no_line_parts_them() -> None:
    X, Y = students()
    assert X.shape == (2, 24)
    assert Y.shape == (1, 24)
    assert np.abs(X.mean(axis=1)).max() < 1e-9
    strict = LogisticRegression(C=1e9, max_iter=10_000).fit(X.T, Y[0])
    assert strict.score(X.T, Y[0]) < 1.0
    assert np.linalg.norm(strict.coef_) < 5.0  # a parting line would have a w without end
