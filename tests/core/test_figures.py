"""Figures: rates from counts, intervals that hold what they promise, and baselines always beside them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import balanced_accuracy_score, recall_score

from core.figures import Check, count, table, wilson

counts = st.integers(0, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_the_interval_is_the_one_of_the_textbook() -> None:
    low, high = wilson(35, 50)  # the homework's 70 % of 50
    assert low == pytest.approx(0.5624, abs=1e-4)
    assert high == pytest.approx(0.8090, abs=1e-4)


@given(counts)
def test_the_interval_holds_the_rate_and_stays_between_0_and_1(seen: tuple[int, int]) -> None:
    right, n = seen
    low, high = wilson(right, n)
    assert 0 <= low <= high <= 1
    if n:
        assert low - 1e-12 <= right / n <= high + 1e-12
        assert high - low > 0  # nobody is ever certain


@pytest.mark.parametrize("p", [0.02, 0.5, 0.9])
def test_about_95_of_100_intervals_hold_the_truth(p: float) -> None:
    seen = np.random.default_rng(0).binomial(80, p, 4000)
    inside = np.mean([wilson(int(k), 80)[0] <= p <= wilson(int(k), 80)[1] for k in seen])
    assert 0.93 < inside < 0.98


@pytest.mark.parametrize(("p", "q"), [(0.5, 0.5), (0.9, 0.6), (0.99, 0.95)])
def test_about_95_of_100_intervals_hold_the_true_balanced_accuracy(p: float, q: float) -> None:
    chance = np.random.default_rng(1)
    truth, inside = (p + q) / 2, 0
    for _ in range(2000):
        check = Check("", 60, int(chance.binomial(60, p)), 90, int(chance.binomial(90, q)))
        low, high = check.balanced_interval
        inside += low <= truth <= high
    assert 0.93 < inside / 2000 < 0.985


def test_counting_agrees_with_scikit_learn() -> None:
    chance = np.random.default_rng(2)
    truth, says = chance.integers(0, 2, 500), chance.integers(0, 2, 500)
    check = count("a", truth, says == 1)
    assert check.n == 500
    assert check.accuracy == pytest.approx(np.mean(truth == says))
    assert check.balanced == pytest.approx(balanced_accuracy_score(truth, says))
    assert check.sensitivity == pytest.approx(recall_score(truth, says))
    assert check.specificity == pytest.approx(recall_score(1 - truth, 1 - says))
    assert check.always_cat == pytest.approx(truth.mean())
    assert check.always_cat + check.always_not == pytest.approx(1)


def test_whoever_always_says_the_same_is_balanced_at_one_half() -> None:
    truth = np.array([1, 1, 1, 0])
    assert count("", truth, np.ones(4)).balanced == 0.5
    assert count("", truth, np.zeros(4)).balanced == 0.5


def test_the_table_never_shows_an_accuracy_without_its_baselines_and_interval() -> None:
    head, row = table([Check("here", 33, 23, 17, 12)]).splitlines()
    assert "always cat" in head
    assert "always not" in head
    assert "0.700 (0.562-0.809)" in row
    assert "0.660" in row
    assert "0.340" in row


def test_without_cats_or_without_others_the_balanced_accuracy_is_unknown() -> None:
    for check in (Check("", 0, 0, 5, 4), Check("", 5, 4, 0, 0)):
        assert np.isnan(check.balanced)
        assert check.balanced_interval == (0.0, 1.0)
        assert check.accuracy == 0.8
