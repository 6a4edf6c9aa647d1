"""Batch norm: mean and spread, slopes, what is kept, and that folding it into the filters changes nothing."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from core.batch_norm import EPSILON, Norm, batch_norm, batch_norm_slope, folded, remember
from core.convolution import convolve

Array = NDArray[Any]
seeds = st.integers(0, 1000)


def drawn(seed: int, *shape: int) -> Array:
    return np.random.default_rng(seed).standard_normal(shape)


@given(seeds, st.floats(-50, 50), st.floats(0.1, 50))
def test_every_channel_gets_the_mean_beta_and_the_spread_gamma(seed: int, mean: float, spread: float) -> None:
    Z = mean + spread * drawn(seed, 4, 5, 6, 3)
    gamma, beta = np.array([1.0, 2.0, -0.5]), np.array([0.0, 3.0, -1.0])
    A, norm = batch_norm(Z, gamma, beta)
    np.testing.assert_allclose(A.mean(axis=(0, 1, 2)), beta, atol=1e-9)
    np.testing.assert_allclose(A.std(axis=(0, 1, 2)), abs(gamma), rtol=2e-3)
    np.testing.assert_allclose(norm.mean, Z.mean(axis=(0, 1, 2)), atol=1e-9)
    np.testing.assert_allclose(norm.var, Z.var(axis=(0, 1, 2)), rtol=1e-9)


def test_what_comes_in_is_left_as_it_is() -> None:
    Z = drawn(0, 2, 3, 3, 2)
    before = Z.copy()
    A, norm = batch_norm(Z, np.ones(2), np.zeros(2))
    dA = drawn(1, 2, 3, 3, 2)
    kept, Zhat = dA.copy(), norm.Zhat.copy()
    batch_norm_slope(dA, np.ones(2), norm)
    for now, then in ((Z, before), (dA, kept), (norm.Zhat, Zhat)):
        np.testing.assert_array_equal(now, then)
    assert not np.shares_memory(A, norm.Zhat)


@given(seeds)
def test_the_slopes_are_those_of_finite_differences(seed: int) -> None:
    Z, gamma, beta = drawn(seed, 2, 3, 2, 2), drawn(seed + 1, 2), drawn(seed + 2, 2)
    R = drawn(seed + 3, 2, 3, 2, 2)
    _, norm = batch_norm(Z, gamma, beta)
    slopes = batch_norm_slope(R, gamma, norm)
    for which, slope in enumerate(slopes):
        for at in np.ndindex(slope.shape):
            J = []
            for way in (1e-5, -1e-5):
                moved = [Z.copy(), gamma.copy(), beta.copy()]
                moved[which][at] += way
                J.append(np.sum(R * batch_norm(*moved)[0]))
            assert slope[at] == pytest.approx((J[0] - J[1]) / 2e-5, rel=1e-4, abs=1e-5)


def test_a_channel_without_any_spread_stays_finite() -> None:
    A, norm = batch_norm(np.full((2, 3, 3, 1), 7.0), np.ones(1), np.array([2.0]))
    np.testing.assert_array_equal(A, 2.0)
    assert np.isfinite(batch_norm_slope(drawn(0, 2, 3, 3, 1), np.ones(1), norm)[0]).all()


def test_in_32_bits_a_far_away_mean_does_not_spoil_the_spread() -> None:
    """The mean of the squares minus the square of the mean would: 1e8 has no digit left for a spread of 1."""
    Z = (1e4 + drawn(0, 8, 16, 16, 2)).astype(np.float32)
    _, norm = batch_norm(Z, np.ones(2, np.float32), np.zeros(2, np.float32))
    np.testing.assert_allclose(norm.var, Z.astype(float).var(axis=(0, 1, 2)), rtol=1e-3)
    assert norm.var.dtype == norm.Zhat.dtype == np.float32


def test_the_kept_averages_come_to_what_the_batches_are() -> None:
    mean, var = np.zeros(2), np.ones(2)
    norm = Norm(np.empty(0), np.array([3.0, -1.0]), np.array([4.0, 0.5]))
    remember(mean, var, norm, 0.1)
    np.testing.assert_allclose((mean, var), ((0.3, -0.1), (1.3, 0.95)))
    for _ in range(200):
        remember(mean, var, norm, 0.1)
    np.testing.assert_allclose((mean, var), (norm.mean, norm.var), rtol=1e-6)


@given(seeds, st.sampled_from([1, 2]))
def test_folded_into_the_filters_it_answers_the_same(seed: int, stride: int) -> None:
    X, W = drawn(seed, 2, 7, 6, 3), drawn(seed + 1, 3, 3, 3, 4)
    gamma, beta, mean = drawn(seed + 2, 3, 4)
    var = drawn(seed + 3, 4) ** 2
    apart = gamma * (convolve(X, W, None, stride) - mean) / np.sqrt(var + EPSILON) + beta
    np.testing.assert_allclose(convolve(X, *folded(W, gamma, beta, mean, var), stride), apart, rtol=1e-9, atol=1e-9)
