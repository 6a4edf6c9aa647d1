"""Convolution: the same as SciPy and loops say, every slope as finite differences say, and bounded memory."""

from __future__ import annotations

import tracemalloc
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.signal import correlate

from core.convolution import convolve, filter_slope, over_places, parts, picture_slope, places, windows

Array = NDArray[Any]
sides = st.integers(1, 7)
seeds = st.integers(0, 1000)


def drawn(seed: int, *shape: int, dtype: Any = np.float64) -> Array:
    return np.random.default_rng(seed).standard_normal(shape).astype(dtype)


def by_loops(X: Array, W: Array, b: Array, stride: int) -> Array:
    """The definition, one number at a time."""
    (m, h, w, _), (k, _, _, c_out) = X.shape, W.shape
    Z = np.zeros((m, places(h, k, stride), places(w, k, stride), c_out))
    for i, y, x, f in np.ndindex(Z.shape):
        z = b[f]
        for dy, dx in np.ndindex(k, k):
            at_y, at_x = y * stride + dy - k // 2, x * stride + dx - k // 2
            if 0 <= at_y < h and 0 <= at_x < w:
                z += X[i, at_y, at_x] @ W[dy, dx, :, f]
        Z[i, y, x, f] = z
    return Z


def finite_difference(f: Any, A: Array, epsilon: float = 1e-6) -> Array:
    """dJ/dA for J = f(A), one number after the other."""
    slope = np.empty_like(A)
    for at in np.ndindex(A.shape):
        up, down = A.copy(), A.copy()
        up[at] += epsilon
        down[at] -= epsilon
        slope[at] = (f(up) - f(down)) / (2 * epsilon)
    return slope


@given(sides, sides, st.integers(1, 5), st.integers(1, 3), seeds)
def test_it_is_the_sum_of_window_times_filter_at_every_place(h: int, w: int, k: int, stride: int, seed: int) -> None:
    X, W, b = drawn(seed, 2, h, w, 3), drawn(seed + 1, k, k, 3, 2), drawn(seed + 2, 2)
    np.testing.assert_allclose(convolve(X, W, b, stride), by_loops(X, W, b, stride), atol=1e-12)


@pytest.mark.parametrize(("k", "stride"), [(1, 1), (3, 1), (5, 1), (3, 2), (5, 2)])
def test_scipy_finds_the_same(k: int, stride: int) -> None:
    X, W = drawn(0, 2, 12, 9, 4), drawn(1, k, k, 4, 3)
    p = k // 2
    for i, f in np.ndindex(2, 3):
        rim = np.pad(X[i], ((p, p), (p, p), (0, 0)))
        theirs = correlate(rim, W[..., f], mode="valid", method="direct")[::stride, ::stride, 0]
        np.testing.assert_allclose(convolve(X, W, None, stride)[i, :, :, f], theirs, atol=1e-12)


@given(sides, sides, st.integers(1, 4), st.integers(1, 3), seeds)
def test_the_slopes_are_those_of_finite_differences(h: int, w: int, k: int, stride: int, seed: int) -> None:
    X, W = drawn(seed, 2, h, w, 2), drawn(seed + 1, k, k, 2, 2)
    R = drawn(seed + 2, *convolve(X, W, None, stride).shape)  # J = the sum of R times Z, so dZ = R
    dW = finite_difference(lambda V: np.sum(R * convolve(X, V, None, stride)), W)
    dX = finite_difference(lambda V: np.sum(R * convolve(V, W, None, stride)), X)
    np.testing.assert_allclose(filter_slope(X, R, k, stride), dW, atol=1e-6)
    np.testing.assert_allclose(picture_slope(R, W, X.shape, stride), dX, atol=1e-6)


@given(st.sampled_from([1, 3, 5]), st.integers(-2, 2), st.integers(-2, 2), seeds)
def test_what_is_shifted_in_the_picture_is_shifted_in_the_answer(k: int, down: int, right: int, seed: int) -> None:
    X = np.zeros((1, 16, 16, 2))
    X[:, 6:10, 6:10] = drawn(seed, 1, 4, 4, 2)
    W = drawn(seed + 1, k, k, 2, 3)
    shifted = np.roll(X, (down, right), (1, 2))
    answer = np.roll(convolve(X, W), (down, right), (1, 2))
    np.testing.assert_allclose(convolve(shifted, W), answer, atol=1e-12)


@given(seeds, st.floats(-3, 3), st.integers(1, 2))
def test_it_is_linear_in_the_pictures_and_in_the_filters(seed: int, a: float, stride: int) -> None:
    X, V = drawn(seed, 2, 1, 6, 5, 2)
    W, U = drawn(seed + 1, 2, 3, 3, 2, 2)
    both = a * convolve(X, W, None, stride) + convolve(V, W, None, stride)
    np.testing.assert_allclose(convolve(a * X + V, W, None, stride), both, atol=1e-11)
    both = a * convolve(X, W, None, stride) + convolve(X, U, None, stride)
    np.testing.assert_allclose(convolve(X, a * W + U, None, stride), both, atol=1e-11)


@given(st.integers(1, 9), st.integers(1, 9), st.sampled_from([1, 3, 5]))
def test_an_odd_window_leaves_a_picture_its_size_and_stride_2_halves_it(h: int, w: int, k: int) -> None:
    X, W = np.ones((1, h, w, 1)), np.ones((k, k, 1, 1))
    assert convolve(X, W).shape == (1, h, w, 1)
    assert convolve(X, W, None, 2).shape == (1, (h + 1) // 2, (w + 1) // 2, 1)


def test_of_a_picture_of_one_pixel_only_the_middle_weight_is_seen() -> None:
    W = np.arange(9.0).reshape(3, 3, 1, 1)
    assert convolve(np.full((1, 1, 1, 1), 2.0), W, np.array([0.5])).item() == 2 * 4 + 0.5


def test_a_filter_with_one_weight_in_its_middle_hands_the_picture_on() -> None:
    X, W = drawn(3, 2, 5, 6, 1), np.zeros((5, 5, 1, 1))
    W[2, 2] = 1.0
    np.testing.assert_array_equal(convolve(X, W), X)


def test_the_rows_are_the_windows_in_the_order_of_the_filters() -> None:
    X = np.arange(24.0).reshape(1, 3, 4, 2)
    rows = windows(X, 3)
    assert rows.shape == (12, 18)
    np.testing.assert_array_equal(rows[5].reshape(3, 3, 2), X[0, 0:3, 0:3])  # the place (1, 1)
    np.testing.assert_array_equal(rows[0].reshape(3, 3, 2)[0], 0.0)  # the rim above


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_32_bits_stay_32_and_64_stay_64(dtype: type) -> None:
    X, W, b = drawn(0, 2, 6, 6, 3, dtype=dtype), drawn(1, 3, 3, 3, 4, dtype=dtype), drawn(2, 4, dtype=dtype)
    Z = convolve(X, W, b, 2)
    found = [Z, filter_slope(X, Z, 3, 2), picture_slope(Z, W, X.shape, 2), over_places(Z)]
    assert {a.dtype for a in found} == {np.dtype(dtype)}


def test_many_pictures_are_answered_as_each_alone() -> None:
    """So many that they go in several parts, the last one smaller."""
    X, W = drawn(0, 70, 32, 32, 3, dtype=np.float32), drawn(1, 5, 5, 3, 4, dtype=np.float32)
    assert len(list(parts(70, 32 * 32 * 75))) > 3
    Z = convolve(X, W)
    alone = np.concatenate([convolve(x[None], W) for x in X])
    np.testing.assert_allclose(Z, alone, rtol=1e-4, atol=1e-4)
    slopes = sum(filter_slope(x[None], z[None], 5) for x, z in zip(X, Z, strict=True))
    np.testing.assert_allclose(filter_slope(X, Z, 5), slopes, rtol=1e-3, atol=0.5)  # sums of 70,000 terms of size 100
    alone = np.concatenate([picture_slope(z[None], W, (1, 32, 32, 3)) for z in Z])
    np.testing.assert_allclose(picture_slope(Z, W, X.shape), alone, rtol=1e-4, atol=1e-2)


@given(st.integers(0, 40), st.integers(0, 3_000_000))
def test_the_parts_are_all_pictures_once(m: int, numbers: int) -> None:
    told = [i for some in parts(m, numbers) for i in range(m)[some]]
    assert told == list(range(m))


def test_memory_does_not_grow_with_the_number_of_pictures_laid_out() -> None:
    W = drawn(1, 3, 3, 8, 4, dtype=np.float32)
    beyond = []
    for m in (40, 160):
        X = np.ones((m, 32, 32, 8), np.float32)
        tracemalloc.start()
        Z = convolve(X, W)
        beyond.append(tracemalloc.get_traced_memory()[1] - Z.nbytes)
        tracemalloc.stop()
    assert beyond[1] < 1.1 * beyond[0] < 8e6


def test_the_sum_over_places_leaves_the_channels() -> None:
    A = drawn(0, 3, 4, 5, 6)
    np.testing.assert_allclose(over_places(A), A.sum(axis=(0, 1, 2)))
    np.testing.assert_allclose(over_places(A[0, 0]), A[0, 0].sum(axis=0))
