"""Eight lines: they are eight, they are the homework's, and several learning rates side by side change nothing."""

from __future__ import annotations

import ast
import inspect
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from core import logistic
from core.activation import sigmoid
from core.classifier import build, build_several, cost, predict
from tests.bench.learning import homework


def some(m: int = 12, seed: int = 1) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    rng = np.random.default_rng(seed)
    pictures = rng.integers(0, 256, (m, 8, 8, 3)).astype(np.uint8)
    return pictures, np.where(rng.random((1, m)) < 0.4, 1.0, 0.0)


def test_the_whole_of_it_is_eight_lines() -> None:
    function = ast.parse(inspect.getsource(build)).body[0]
    steps = [node for node in ast.walk(function) if isinstance(node, ast.Assign)]
    names = {target.id for node in steps for target in ast.walk(node) if isinstance(target, ast.Name)}
    assert len(steps) == 1 + 8, "m = len(pictures), and then eight lines of arithmetic"
    assert {"X", "w", "b", "Z", "A", "dw", "db"} <= names
    lines = inspect.getsource(build).splitlines()
    assert max(map(len, lines)) <= 72


def test_it_ends_where_the_homework_written_plainly_ends() -> None:
    pictures, Y = some()
    X = pictures.reshape(len(pictures), -1).T / 255
    w, b, costs = homework(X, Y, 0.01, 50)
    rounds = list(build(pictures, Y, 0.01, 50))
    np.testing.assert_allclose(rounds[-1].w, w, atol=1e-12)
    assert rounds[-1].b == pytest.approx(b, abs=1e-12)
    assert [float(cost(now.Z, Y)[0]) for now in rounds[:-1]] == pytest.approx(costs, rel=1e-12)
    assert [now.k for now in rounds] == list(range(51))


def test_both_slopes_are_those_of_finite_differences() -> None:
    pictures, Y = some()
    X = pictures.reshape(len(pictures), -1).T / 255
    now = list(build(pictures, Y, 0.05, 3))[-1]

    def J(w: Any, b: float) -> float:
        return float(cost(w.T @ X + b, Y)[0])

    h = 1e-6
    for i in (0, 17, 191):
        nudge = np.zeros_like(now.w)
        nudge[i] = h
        assert now.dw[i, 0] == pytest.approx((J(now.w + nudge, now.b) - J(now.w - nudge, now.b)) / (2 * h), abs=1e-8)
    assert now.db == pytest.approx((J(now.w, now.b + h) - J(now.w, now.b - h)) / (2 * h), abs=1e-8)


def test_several_learning_rates_side_by_side_walk_as_each_would_alone() -> None:
    pictures, Y = some()
    alphas = (0.1, 0.01, 0.003)
    together = list(build_several(pictures, Y, alphas, 30))[-1]
    for k, alpha in enumerate(alphas):
        alone = list(build(pictures, Y, alpha, 30))[-1]
        np.testing.assert_allclose(together.w[:, k], alone.w[:, 0], atol=1e-12)
        np.testing.assert_allclose(together.A[k], alone.A[0], atol=1e-12)
        assert together.b[k, 0] == pytest.approx(alone.b, abs=1e-12)


def test_the_cost_is_the_course_s_and_stays_a_number_where_that_one_is_none() -> None:
    Z, Y = np.array([[-2.0, 0.5, 3.0]]), np.array([[0.0, 1.0, 0.0]])
    A = sigmoid(Z)
    assert cost(Z, Y)[0] == pytest.approx(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))
    assert cost(np.array([[800.0, -800.0]]), np.array([[0.0, 0.0]]))[0] == 400.0


def test_it_predicts_as_the_neuron_of_the_course_does() -> None:
    pictures, Y = some()
    last = list(build(pictures, Y, 0.05, 40))[-1]
    X = pictures.reshape(len(pictures), -1).T / 255
    np.testing.assert_array_equal(predict(last.w, last.b, pictures), logistic.predict(last.w, last.b, X))
