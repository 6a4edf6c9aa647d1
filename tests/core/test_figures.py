"""Figures: rates from counts, intervals that hold what they promise, and baselines always beside them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import balanced_accuracy_score, recall_score

from core.figures import Check, count, examine, table
from core.reliability import by_kind, reliability, wilson

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


def test_both_kinds_of_error_are_what_is_left() -> None:
    check = Check("", 60, 50, 90, 30)
    assert (check.cats_missed, check.false_alarms) == (10, 60)
    assert check.cats_missed + check.false_alarms + check.right == check.n


def test_every_kind_of_photo_is_counted_once() -> None:
    chance = np.random.default_rng(3)
    kinds = chance.choice(["dog", "person", "cat"], 400)
    truth, says = (kinds == "cat") | (chance.random(400) < 0.1), chance.random(400) < 0.4
    told = by_kind(kinds, truth, says)
    assert sum(kind.n for kind in told) == 400
    check = count("", truth, says)
    assert sum(kind.right for kind in told) == check.right
    dogs = next(kind for kind in told if kind.name == "dog" and not kind.cat)
    assert dogs.rate == pytest.approx(np.mean(~says[(kinds == "dog") & ~truth]))
    assert dogs.interval == wilson(dogs.right, dogs.n)


def test_the_calibration_error_is_that_of_the_bins_and_0_for_who_means_what_it_says() -> None:
    chance = np.random.default_rng(4)
    p = chance.random(60_000)
    honest = examine("", chance.random(60_000) < p, p)
    boasts = examine("", chance.random(60_000) < 0.5 + (p - 0.5) / 2, p)
    assert honest.calibration_error < 0.01
    assert boasts.calibration_error == pytest.approx(0.125, abs=0.01)  # the mean of |p - 1/2| / 2
    assert sum(b.n for b in honest.bins) == honest.n
    assert sum(b.cats for b in honest.bins) == honest.cats
    assert not any(b.interval[0] <= b.said <= b.interval[1] for b in boasts.bins[:5])


def test_about_95_of_100_intervals_of_a_curve_hold_the_truth() -> None:
    inside = []
    for seed in range(60):
        chance = np.random.default_rng(seed)
        p = chance.random(1500)
        bins = reliability(chance.random(1500) < p, p)
        inside += [b.interval[0] <= b.said <= b.interval[1] for b in bins]
    assert 0.93 < np.mean(inside) < 0.975


def test_the_curve_agrees_with_scikit_learn() -> None:
    from sklearn.calibration import calibration_curve

    chance = np.random.default_rng(5)
    p = chance.beta(0.5, 0.5, 700)
    truth = chance.random(700) < p**2
    bins = reliability(truth, p, 10)
    share, said = calibration_curve(truth, p, n_bins=10)
    np.testing.assert_allclose([b.rate for b in bins], share)
    np.testing.assert_allclose([b.said for b in bins], said)


def test_certainty_has_a_bin_too_and_an_empty_bin_is_left_out() -> None:
    bins = reliability(np.array([1, 0, 1]), np.array([1.0, 0.0, 1.0]))
    assert [(b.n, b.cats) for b in bins] == [(1, 0), (2, 2)]
    assert bins[-1].high == 1
    assert np.isnan(Check("", 1, 1, 1, 1).calibration_error)
