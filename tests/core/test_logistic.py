"""One neuron: its slopes against finite differences, its end against scikit-learn, and the homework's letters."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression

from core import logistic
from core.activation import sigmoid

SEEDS = st.integers(0, 10_000)


def example(seed: int, n: int = 3, m: int = 20) -> tuple[logistic.Array, logistic.Array]:
    """Points on both sides of a line, with some on the wrong one."""
    chance = np.random.default_rng(seed)
    X = chance.normal(size=(n, m))
    Y = (X.sum(0, keepdims=True) + chance.normal(size=(1, m)) > 0) * 1.0
    return X, Y


def test_forward_is_the_sigmoid_of_w_transposed_x_plus_b() -> None:
    w, X = np.array([[1.0], [2.0]]), np.array([[1.0, 2.0, -1.0], [3.0, 4.0, -3.2]])
    np.testing.assert_allclose(logistic.forward(w, 2.0, X), sigmoid(np.array([[9.0, 12.0, -5.4]])))


def test_the_slopes_and_the_cost_are_those_the_homework_prints_for_its_example() -> None:
    w, b = np.array([[1.0], [2.0]]), 2.0
    X, Y = np.array([[1.0, 2.0, -1.0], [3.0, 4.0, -3.2]]), np.array([[1.0, 0.0, 1.0]])
    dw, db, cost = logistic.gradient(w, b, X, Y)
    np.testing.assert_allclose(dw, [[0.99845601], [2.39507239]], atol=1e-8)
    assert db == pytest.approx(0.00145557813678, abs=1e-12)
    assert cost == pytest.approx(5.801545319394553, abs=1e-12)


@given(SEEDS)
def test_the_slopes_agree_with_finite_differences(seed: int) -> None:
    X, Y = example(seed)
    chance = np.random.default_rng(seed + 1)
    w, b, h = chance.normal(size=(3, 1)), float(chance.normal()), 1e-5
    dw, db, _ = logistic.gradient(w, b, X, Y)

    def cost(w: logistic.Array, b: float) -> float:
        return logistic.gradient(w, b, X, Y)[2]

    for i in range(3):
        e = np.eye(3)[:, [i]] * h
        assert dw[i, 0] == pytest.approx((cost(w + e, b) - cost(w - e, b)) / (2 * h), abs=1e-8)
    assert db == pytest.approx((cost(w, b + h) - cost(w, b - h)) / (2 * h), abs=1e-8)


def test_the_cost_stays_finite_where_the_course_s_form_is_0_log_0() -> None:
    X, Y = np.array([[2000.0, -2000.0]]), np.array([[1.0, 1.0]])
    _, _, cost = logistic.gradient(np.ones((1, 1)), 0.0, X, Y)
    assert cost == pytest.approx(1000)


def test_long_training_ends_where_scikit_learn_ends() -> None:
    X, Y = example(3, m=200)
    *_, last = logistic.train(X, Y, 1.0, 3000)
    theirs = LogisticRegression(C=np.inf, tol=1e-10, max_iter=10_000).fit(X.T, Y[0])
    np.testing.assert_allclose(last.w[:, 0], theirs.coef_[0], atol=1e-4)
    assert last.b == pytest.approx(theirs.intercept_[0], abs=1e-4)
    np.testing.assert_array_equal(logistic.predict(last.w, last.b, X)[0], theirs.predict(X.T) == 1)


def test_training_yields_the_start_and_then_every_step() -> None:
    X, Y = example(1)
    steps = list(logistic.train(X, Y, 0.1, 5))
    assert len(steps) == 6
    assert not steps[0].w.any()
    assert steps[0].b == 0
    assert steps[0].cost == pytest.approx(np.log(2))
    for one, two in pairwise(steps):
        np.testing.assert_array_equal(two.w, one.w - 0.1 * one.dw)
        assert two.b == one.b - 0.1 * one.db


@given(SEEDS)
def test_small_steps_never_raise_the_cost(seed: int) -> None:
    X, Y = example(seed)
    ones = np.vstack([X, np.ones((1, X.shape[1]))])
    alpha = 4 / np.linalg.eigvalsh(ones @ ones.T / X.shape[1])[-1]  # 1 / L
    costs = [step.cost for step in logistic.train(X, Y, alpha, 50)]
    assert all(two <= one + 1e-12 for one, two in pairwise(costs))


def test_single_precision_stays_single_precision() -> None:
    X, Y = example(2)
    *_, last = logistic.train(X.astype(np.float32), Y.astype(np.float32), 0.1, 3)
    assert last.w.dtype == last.dw.dtype == np.float32
    assert logistic.forward(last.w, last.b, X.astype(np.float32)).dtype == np.float32


def test_exactly_one_half_is_not_a_yes() -> None:
    assert not logistic.predict(np.zeros((2, 1)), 0.0, np.ones((2, 1)))[0, 0]
