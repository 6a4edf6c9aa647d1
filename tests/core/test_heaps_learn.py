"""Learning from few pictures: the same as another library finds, and nothing leaks into what is left out."""

from __future__ import annotations

import itertools
from math import log, sqrt

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from core import heaps_learn as learn
from core.activation import sigmoid
from core.heaps_learn import Floats


def data(m: int, n: int, seed: int = 0, apart: float = 1.0) -> tuple[Floats, Floats]:
    """m examples of two kinds in n numbers, the kinds a little apart."""
    rng = np.random.default_rng(seed)
    y = (np.arange(m) % 2 == 0).astype(float)
    F = rng.normal(size=(m, n)) * rng.uniform(0.2, 3, n) + rng.normal(size=n)
    F[:, 0] += apart * y
    return F, y


def products(F: Floats) -> Floats:
    X = learn.standardised(F, np.arange(len(F)))
    return learn.products(X, X)


@pytest.mark.parametrize(("m", "n"), [(12, 5), (40, 300), (9, 1)])
def test_the_bottom_is_where_another_library_finds_it(m: int, n: int) -> None:
    F, y = data(m, n)
    walk = learn.bottom(products(F), y)
    X = StandardScaler().fit_transform(F) / sqrt(n)
    theirs = LogisticRegression(C=1 / learn.PRICE, tol=1e-10, max_iter=10_000).fit(X, y)
    np.testing.assert_allclose(walk.z, theirs.decision_function(X), atol=2e-4)
    mind = learn.learnt(F, walk)
    np.testing.assert_allclose(mind.z(F), walk.z, atol=1e-9)


def test_what_is_left_out_is_judged_as_another_library_judges_it() -> None:
    F, y = data(24, 50)
    for out in learn.folds(y)[:4]:
        seen = np.setdiff1d(np.arange(24), out)
        scale = StandardScaler().fit(F[seen])
        theirs = LogisticRegression(C=1 / learn.PRICE, tol=1e-10, max_iter=10_000)
        theirs.fit(scale.transform(F[seen]) / sqrt(50), y[seen])
        expected = theirs.decision_function(scale.transform(F[out]) / sqrt(50))
        np.testing.assert_allclose(learn.left_out(F, y, out), expected, atol=2e-4)


def test_a_picture_left_out_has_no_say_in_how_the_others_are_judged() -> None:
    F, y = data(20, 30)
    out = np.array([0, 7])
    wild = F.copy()
    wild[7] *= 1000
    a, b = learn.left_out(F, y, out), learn.left_out(wild, y, out)
    assert a[0] == pytest.approx(b[0], abs=1e-9)
    flipped = y.copy()
    flipped[out] = 1 - flipped[out]
    np.testing.assert_allclose(learn.left_out(F, flipped, out), a, atol=1e-9)


def test_the_slope_at_the_bottom_is_nothing_and_every_other_place_is_dearer() -> None:
    F, y = data(15, 40)
    K = products(F)
    at = learn.bottom(K, y)
    a = sigmoid(at.z)
    assert abs(np.sum(a - y)) < 1e-6
    np.testing.assert_allclose(at.c, (y - a) / learn.PRICE, atol=1e-6)
    rng = np.random.default_rng(3)
    for _ in range(20):
        c, b = at.c + 0.1 * rng.normal(size=15), at.b + 0.1 * float(rng.normal())
        assert learn.cost(K, c, b, y) > at.cost


def test_walking_downhill_never_climbs_and_is_gradient_descent_on_w() -> None:
    F, y = data(14, 25)
    X, K = learn.standardised(F, np.arange(14)), products(F)
    walks = list(learn.downhill(K, y, 60))
    costs = [walk.cost for walk in walks]
    assert costs[0] == pytest.approx(log(2))
    assert all(after < before for before, after in itertools.pairwise(costs))
    alpha = 1 / (np.linalg.eigvalsh(K + 1)[-1] / 56 + learn.PRICE / 14)
    w, b = np.zeros(25), 0.0
    for walk in walks:
        np.testing.assert_allclose(X.T @ walk.c, w, atol=1e-9)
        assert walk.b == pytest.approx(b, abs=1e-12)
        dz = (sigmoid(X @ w + b) - y) / 14
        w, b = w - alpha * (X.T @ dz + learn.PRICE / 14 * w), b - alpha * float(dz.sum())


def test_a_very_long_walk_ends_at_the_bottom() -> None:
    F, y = data(10, 6)
    K = products(F)
    *_, last = learn.downhill(K, y, 20_000)
    assert last.cost == pytest.approx(learn.bottom(K, y).cost, abs=1e-7)


@pytest.mark.parametrize(("ones", "zeros", "rounds"), [(3, 3, 3), (20, 20, 20), (5, 40, 5), (50, 50, 10), (150, 90, 5)])
def test_every_picture_is_left_out_once_and_each_round_keeps_the_proportion(ones: int, zeros: int, rounds: int) -> None:
    y = np.repeat([1.0, 0.0], [ones, zeros])
    folds = learn.folds(y)
    assert len(folds) == rounds
    np.testing.assert_array_equal(np.sort(np.concatenate(folds)), np.arange(ones + zeros))
    for out in folds:
        assert abs(y[out].sum() - ones / rounds) < 1
        assert abs((1 - y[out]).sum() - zeros / rounds) < 1
    again = learn.folds(y)
    assert all((a == b).all() for a, b in zip(folds, again, strict=True))


def test_guessing_is_not_punished_where_there_is_nothing_to_learn() -> None:
    """Left out one by one, pure noise would be judged worse than by a coin; left out in pairs it is not."""
    rights = []
    for seed in range(30):
        rng = np.random.default_rng(seed)
        F = rng.normal(size=(20, 400)) + rng.normal(size=(20, 1))  # one strong common part, as brightness is
        y = rng.permutation(np.repeat([1.0, 0.0], 10))
        left = np.empty(20)
        for out in learn.folds(y):
            left[out] = learn.left_out(F, y, out)
        rights.append(learn.score(left, y).rate)
    assert 0.44 < np.mean(rights) < 0.56


def test_numbers_that_never_change_add_nothing_and_nothing_is_divided_by_zero() -> None:
    F, y = data(10, 4)
    more = np.hstack([F, np.full((10, 4), 7.0)])
    mind = learn.learnt(more, learn.bottom(products(more), y))
    assert np.isfinite(mind.w).all()
    np.testing.assert_allclose(mind.w[4:], 0, atol=1e-12)
    same = np.ones((6, 8))
    assert learn.bottom(products(same), np.repeat([1.0, 0.0], 3)).cost == pytest.approx(log(2))


def test_a_score_counts_only_what_has_been_judged() -> None:
    y = np.array([1.0, 1.0, 0.0, 0.0])
    told = learn.score(np.array([2.0, -1.0, np.nan, -3.0]), y)
    assert (told.right, told.n) == (2, 3)
    assert told.interval[0] < told.rate < told.interval[1]
    assert learn.Score(0, 0).rate == 0.0
