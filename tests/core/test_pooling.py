"""Pooling: the same as another library, slopes as finite differences say, and what becomes of ties and odd sides."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from skimage.measure import block_reduce

from core.pooling import corners, max_pool, max_pool_slope, mean_pool, mean_pool_slope

Array = NDArray[Any]
seeds = st.integers(0, 1000)


def drawn(seed: int, *shape: int) -> Array:
    return np.random.default_rng(seed).standard_normal(shape)


@given(st.integers(1, 5), st.integers(1, 5), seeds)
def test_another_library_finds_the_same_maxima_and_means(h: int, w: int, seed: int) -> None:
    X = drawn(seed, 2, 2 * h, 2 * w, 3)
    np.testing.assert_array_equal(max_pool(X), block_reduce(X, (1, 2, 2, 1), np.max))
    means = block_reduce(X, (1, 2 * h, 2 * w, 1), np.mean)[:, 0, 0]
    np.testing.assert_allclose(mean_pool(X), means, atol=1e-12)


@given(st.integers(2, 7), st.integers(2, 7), seeds)
def test_of_an_odd_side_the_last_row_or_column_is_left_out(h: int, w: int, seed: int) -> None:
    X = drawn(seed, 1, h, w, 2)
    even = X[:, : h // 2 * 2, : w // 2 * 2]
    np.testing.assert_array_equal(max_pool(X), max_pool(even))
    dX = max_pool_slope(X, max_pool(X), np.ones_like(max_pool(X)))
    assert dX.shape == X.shape
    assert dX[:, h // 2 * 2 :].sum() == dX[:, :, w // 2 * 2 :].sum() == 0.0


@given(st.integers(2, 6), st.integers(2, 6), seeds)
def test_the_slopes_are_those_of_finite_differences(h: int, w: int, seed: int) -> None:
    X = np.random.default_rng(seed).permutation(2 * h * w * 2).reshape(2, h, w, 2) / 10.0  # no two alike
    A = max_pool(X)
    R, r = drawn(seed, *A.shape), drawn(seed, 2, 2)
    largest, mean = np.empty_like(X), np.empty_like(X)
    for at in np.ndindex(X.shape):
        up, down = X.copy(), X.copy()
        up[at] += 1e-3
        down[at] -= 1e-3
        largest[at] = np.sum(R * (max_pool(up) - max_pool(down))) / 2e-3
        mean[at] = np.sum(r * (mean_pool(up) - mean_pool(down))) / 2e-3
    np.testing.assert_allclose(max_pool_slope(X, A, R), largest, atol=1e-9)
    np.testing.assert_allclose(mean_pool_slope(X, r), mean, atol=1e-9)


@given(seeds)
def test_each_slope_goes_to_one_winner_even_among_equals(seed: int) -> None:
    X = np.random.default_rng(seed).integers(0, 3, (2, 6, 4, 3)).astype(float)  # full of ties
    A, dA = max_pool(X), drawn(seed, 2, 3, 2, 3)
    dX = max_pool_slope(X, A, dA)
    np.testing.assert_array_equal(sum(corners(dX)), dA)  # all of it arrives, none twice
    assert np.all(X[dX != 0] == A.repeat(2, 1).repeat(2, 2)[dX != 0])


def test_of_equals_the_first_wins() -> None:
    dX = max_pool_slope(np.zeros((1, 2, 2, 1)), np.zeros((1, 1, 1, 1)), np.full((1, 1, 1, 1), 5.0))
    assert dX.ravel().tolist() == [5.0, 0.0, 0.0, 0.0]


def test_the_mean_of_one_place_is_that_place() -> None:
    X = drawn(1, 3, 1, 1, 4)
    np.testing.assert_array_equal(mean_pool(X), X[:, 0, 0])
    np.testing.assert_array_equal(mean_pool_slope(X, X[:, 0, 0]), X)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_32_bits_stay_32_and_64_stay_64(dtype: type) -> None:
    X: Array = drawn(0, 2, 4, 4, 3).astype(dtype)
    A, mean = max_pool(X), mean_pool(X)
    found = [A, max_pool_slope(X, A, A), mean, mean_pool_slope(X, mean)]
    assert {a.dtype for a in found} == {np.dtype(dtype)}
