"""The loop, the matrices and a computation done another way; slopes against finite differences; where J is lowest."""

from __future__ import annotations

from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.linear_model import LogisticRegression

from core.logistic import gradient
from core.many_examples import Place, Sums, average, bottom, cost_along, descend, edge, loop, no_loop, one_step

X = np.array([[2, 1, 3, -1, -2, -1, 1, -3], [1, 3, -2, 2, 1, -2, -1, -1]], float)
Y = np.array([[1, 1, 0, 1, 0, 0, 1, 0]], float)
W, B = np.array([[-0.5], [0.5]]), 0.0

numbers = st.floats(-5, 5).map(lambda v: round(v, 1))


@given(arrays(float, (2, 7), elements=numbers), arrays(float, (1, 7), elements=st.sampled_from([0.0, 1.0])),
       numbers, numbers, numbers)  # fmt: skip
def test_the_loop_and_the_matrices_agree_but_for_the_last_bits(X: np.ndarray, Y: np.ndarray, w1: float, w2: float,
                                                               b: float) -> None:  # fmt: skip
    seen = list(loop(X, Y, w1, w2, b))
    whole = no_loop(X, Y, np.array([[w1], [w2]]), b)
    for row, name in ((whole.Z, "z"), (whole.A, "a"), (whole.dZ, "dz"), (whole.L, "L")):
        assert row[0] == pytest.approx([getattr(s, name) for s in seen], rel=1e-12, abs=1e-12)
    mean = average(seen[-1].sums, 7)
    assert astuple(mean) == pytest.approx((whole.J, *whole.dw[:, 0], whole.db), rel=1e-12, abs=1e-12)


def test_both_agree_with_the_neuron_of_the_homework() -> None:
    dw, db, J = gradient(W, B, X, Y)
    whole = no_loop(X, Y, W, B)
    assert whole.dw == pytest.approx(dw, rel=1e-14)
    assert (whole.db, whole.J) == pytest.approx((db, J), rel=1e-14)


@pytest.mark.parametrize("k", range(3))
def test_the_slopes_are_those_of_the_cost(k: int) -> None:
    h = 1e-6
    nudge = np.zeros(3)
    nudge[k] = h
    costs = [no_loop(X, Y, W + s * nudge[:2, None], B + s * nudge[2]).J for s in (1.0, -1.0)]
    whole = no_loop(X, Y, W, B)
    assert (costs[0] - costs[1]) / (2 * h) == pytest.approx([*whole.dw[:, 0], whole.db][k], abs=1e-8)


def test_the_sums_grow_by_what_each_example_contributes() -> None:
    before = Sums()
    for i, seen in enumerate(loop(X, Y, -0.5, 0.5, 0.0)):
        grown = np.subtract(astuple(seen.sums), astuple(before))
        assert grown == pytest.approx((seen.L, X[0, i] * seen.dz, X[1, i] * seen.dz, seen.dz))
        before = seen.sums


def test_forgetting_to_divide_is_exactly_m_times_the_alpha() -> None:
    forgot = list(descend(X, Y, W, B, 0.25, 20, divide=False))
    longer = list(descend(X, Y, W, B, 0.25 * 8, 20))
    for one, other in zip(forgot, longer, strict=True):
        assert one.w == pytest.approx(other.w, rel=1e-9)
        assert (one.b, one.cost) == pytest.approx((other.b, other.cost), rel=1e-9)
    whole, summed = no_loop(X, Y, W, B), no_loop(X, Y, W, B, divide=False)
    assert summed.dw == pytest.approx(8 * whole.dw)
    assert np.array([summed.J, summed.db]) == pytest.approx(8 * np.array([whole.J, whole.db]))


def test_a_walk_begins_at_its_start_and_takes_the_step() -> None:
    first, second = list(descend(X, Y, W, B, 1.0, 1))
    whole = no_loop(X, Y, W, B)
    stepped = one_step(-0.5, 0.5, 0.0, 1.0, Sums(whole.J, whole.dw[0, 0], whole.dw[1, 0], whole.db))
    assert (first.b, first.cost) == pytest.approx((B, whole.J))
    assert (*second.w[:, 0], second.b) == pytest.approx(stepped)


def test_the_cost_along_the_slope_is_the_cost_where_a_step_lands() -> None:
    start = Place(W, B, no_loop(X, Y, W, B).J)
    costs = cost_along(X, Y, start, np.array([0.0, 1.0, 8.0]))
    lands = [list(descend(X, Y, W, B, 1.0, 1, divide))[1].cost for divide in (True, False)]
    assert costs == pytest.approx([start.cost, *lands])


def test_the_bottom_is_the_one_that_scikit_learn_finds() -> None:
    low = bottom(X, Y)
    assert low is not None
    fit = LogisticRegression(C=np.inf, tol=1e-10, max_iter=1000).fit(X.T, Y[0])
    assert low.w[:, 0] == pytest.approx(fit.coef_[0], rel=1e-4)
    assert low.b == pytest.approx(fit.intercept_[0], abs=1e-4)


def test_above_the_edge_the_bottom_repels_and_below_it_attracts() -> None:
    low, far = bottom(X, Y), edge(X, Y)
    assert low is not None
    assert far is not None
    near = low.w + 0.01
    for alpha, close in ((0.97 * far, True), (1.03 * far, False)):
        end = list(descend(X, Y, near, low.b, alpha, 600))[-1]
        assert (end.cost - low.cost < 1e-4) is close


def test_classes_that_a_line_parts_have_no_bottom() -> None:
    assert bottom(X[:, :5], Y[:, :5]) is None
    assert edge(X[:, :2], Y[:, :2]) is None
    assert bottom(np.zeros((2, 4)), np.array([[0.0, 1.0, 0.0, 1.0]])) is None  # all in one place: w is anything


def test_nothing_overflows_far_out() -> None:
    whole = no_loop(X * 1e3, Y, W * 1e3, B)
    assert np.isfinite([*whole.L[0], *whole.dw[:, 0], whole.J, whole.db]).all()
