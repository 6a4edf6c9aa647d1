"""A kernel that slides: the same as the convolution of the trained networks, and as plain Python."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.convolution import convolve
from core.slide import KERNELS, PICTURES, slide


@pytest.mark.parametrize("shape", PICTURES)
@pytest.mark.parametrize("kernel", KERNELS)
def test_the_map_is_the_inner_part_of_the_convolution_that_the_networks_use(shape: str, kernel: str) -> None:
    X, W = PICTURES[shape], np.array(KERNELS[kernel])
    whole = convolve(X[None, :, :, None], W[:, :, None, None])[0, :, :, 0]  # with a rim of zeros round the picture
    np.testing.assert_allclose(slide(X, W), whole[1:-1, 1:-1], atol=1e-12)


@given(st.integers(3, 8), st.integers(3, 8), st.integers(0, 1000))
def test_every_place_is_nine_products_added_up(h: int, w: int, seed: int) -> None:
    r = np.random.default_rng(seed)
    X, W = r.normal(size=(h, w)), r.normal(size=(3, 3))
    Z = slide(X, W)
    assert Z.shape == (h - 2, w - 2)
    for y, x in np.ndindex(*Z.shape):
        by_hand = sum(X[y + i, x + j] * W[i, j] for i in range(3) for j in range(3))
        assert Z[y, x] == pytest.approx(by_hand)


def test_a_moved_picture_makes_a_moved_map() -> None:
    X = PICTURES["letter"]
    edge = np.array(KERNELS["edge"])
    np.testing.assert_array_equal(slide(np.roll(X, 1, axis=1), edge)[:, 1:], slide(X, edge)[:, :-1])


def test_pixels_are_whole_levels_and_a_blur_keeps_an_even_picture_as_it_is() -> None:
    for X in PICTURES.values():
        assert X.shape == (10, 10)
        assert set(np.unique(X)) <= set(range(10))
    np.testing.assert_allclose(slide(np.full((5, 5), 7.0), np.array(KERNELS["blur"])), 7.0)
    assert not slide(np.full((5, 5), 7.0), np.array(KERNELS["edge"])).any()
