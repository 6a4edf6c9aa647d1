"""A teacher's answers beside the labels: the costs are what they are called, their slopes as finite differences say."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from core.loss import cost
from core.teacher import feature_cost, kind_cost

Array = NDArray[Any]


def made(seed: int) -> tuple[Array, Array, Array, Array]:
    """z, soft labels, a teacher's features, a teacher's probabilities."""
    r = np.random.default_rng(seed)
    z, y, T = 3 * r.standard_normal((5, 4)), r.uniform(size=5), r.standard_normal((5, 3))
    return z, y, T, r.dirichlet(np.ones(3), 5)


@given(st.integers(0, 1000), st.floats(0, 5), st.floats(0.5, 8))
def test_the_slopes_are_those_of_finite_differences(seed: int, share: float, heat: float) -> None:
    z, y, T, P = made(seed)
    costs: list[Any] = [lambda z: feature_cost(z, y, T, share), lambda z: kind_cost(z, y, P, share, heat)]
    for f in costs:
        for at in np.ndindex(z.shape):
            up, down = z.copy(), z.copy()
            up[at] += 1e-6
            down[at] -= 1e-6
            assert f(z)[1][at] == pytest.approx((f(up)[0] - f(down)[0]) / 2e-6, abs=1e-7)


def test_without_a_share_only_the_label_counts() -> None:
    z, y, T, P = made(0)
    for J, dz in (feature_cost(z, y, T, 0.0), kind_cost(z, y, P, 0.0)):
        assert pytest.approx(cost(z[:, 0], y)) == J
        assert not dz[:, 1:].any()


def test_who_says_what_the_teacher_says_has_nothing_to_learn_from_it() -> None:
    z, y, _, P = made(1)
    _, dz = feature_cost(z, y, z[:, 1:].copy(), 2.0)
    np.testing.assert_allclose(dz[:, 1:], 0.0, atol=1e-12)
    z[:, 1:] = 4.0 * np.log(P) + 7.0
    _, dz = kind_cost(z, y, P, 2.0, heat=4.0)
    np.testing.assert_allclose(dz[:, 1:], 0.0, atol=1e-12)


def test_large_answers_do_not_overflow_and_32_bits_stay_32() -> None:
    z, y, T, P = (a.astype(np.float32) for a in made(2))
    for J, dz in (feature_cost(1e3 * z, y, T, 1.0), kind_cost(1e3 * z, y, P, 1.0)):
        assert np.isfinite(J)
        assert np.isfinite(dz).all()
        assert dz.dtype == np.float32
