"""dot or *: the right ones agree with each other and with a loop; the wrong ones run, and are wrong."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import log_loss

from core.dot_or_star import (
    cost_by_at,
    cost_by_dot,
    cost_by_star,
    cost_of_all_pairs,
    no_sum_at_all,
    row_of_sums,
    row_of_sums_at,
    verdict,
)

sizes = st.tuples(st.integers(2, 5), st.integers(2, 6), st.integers(0, 99))


@given(sizes)
def test_z_is_a_sum_for_every_example_and_the_star_adds_nothing_up(size: tuple[int, int, int]) -> None:
    n, m, seed = size
    chance = np.random.default_rng(seed)
    w, X = chance.integers(-3, 4, (n, 1)), chance.integers(-3, 4, (n, m))
    Z = row_of_sums(w, 10, X)
    assert Z.tolist() == [[sum(int(w[i, 0]) * int(X[i, j]) for i in range(n)) + 10 for j in range(m)]]
    assert row_of_sums_at(w, 10, X).tolist() == Z.tolist()
    assert no_sum_at_all(w, 10, X).shape == (n, m)


@given(sizes)
def test_both_ways_to_the_cost_agree_and_all_pairs_is_another_number(size: tuple[int, int, int]) -> None:
    _, m, seed = size
    chance = np.random.default_rng(seed)
    A, Y = chance.uniform(0.05, 0.95, (1, m)), np.arange(m)[None] % 2
    assert cost_by_star(A, Y) == pytest.approx(cost_by_dot(A, Y)) == pytest.approx(log_loss(Y[0], A[0]))
    assert cost_by_at(A, Y) == pytest.approx(cost_by_dot(A, Y))
    every = -sum(y * math.log(a) + (1 - y) * math.log(1 - a) for y in Y[0].tolist() for a in A[0].tolist()) / m
    assert cost_of_all_pairs(A, Y) == pytest.approx(every)


def test_the_verdict_tells_the_ways_of_being_wrong_apart() -> None:
    wanted = np.array([[1.0, 2.0, 3.0]])
    assert verdict(None, wanted) == "error"
    assert verdict(wanted.copy(), wanted) == "right"
    assert verdict(wanted.T, wanted) == "turned"
    assert verdict(wanted + 1, wanted) == "numbers"
    assert verdict(np.ones((3, 3)), wanted) == "shape"
