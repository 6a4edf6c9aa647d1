"""Pictures and columns: there and back again, in the order of the homework and of the lecture."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from core import picture

sides = st.integers(1, 12)
pictures = st.tuples(sides, sides).flatmap(lambda hw: arrays(np.uint8, (*hw, 3)))


@given(pictures)
def test_a_picture_comes_back_from_its_column(one: NDArray[Any]) -> None:
    h, w, _ = one.shape
    x = picture.to_column(one)
    assert x.shape == (h * w * 3, 1)
    np.testing.assert_array_equal(picture.from_column(x, h, w), one)


@given(pictures)
def test_a_picture_comes_back_from_the_lecture_s_column(one: NDArray[Any]) -> None:
    h, w, _ = one.shape
    x = picture.to_stacked(one)
    assert x.shape == (h * w * 3, 1)
    np.testing.assert_array_equal(picture.from_stacked(x, h, w), one)


@given(pictures)
def test_the_lecture_s_column_is_red_then_green_then_blue(one: NDArray[Any]) -> None:
    flat = [channel.ravel() for channel in picture.channels(one)]
    np.testing.assert_array_equal(picture.to_stacked(one)[:, 0], np.concatenate(flat))


@given(pictures)
def test_every_pixel_is_found_in_both_columns(one: NDArray[Any]) -> None:
    h, w, _ = one.shape
    x, s = picture.to_column(one)[:, 0], picture.to_stacked(one)[:, 0]
    for y, k, c in np.ndindex(h, w, 3):
        row = picture.row_of(y, k, c, w)
        assert x[row] == one[y, k, c] == s[picture.row_of_stacked(y, k, c, h, w)]
        assert picture.pixel_of(row, w) == (y, k, c)


def test_many_pictures_become_the_columns_of_x_as_in_the_homework() -> None:
    many = np.random.default_rng(0).integers(0, 256, (5, 4, 6, 3))
    X = picture.to_columns(many)
    assert X.shape == (72, 5)
    np.testing.assert_array_equal(X, many.reshape(many.shape[0], -1).T)
    for i in range(5):
        np.testing.assert_array_equal(X[:, [i]], picture.to_column(many[i]))


def test_the_classic_mistake_has_the_right_shape_and_scrambles_the_pictures() -> None:
    many = np.random.default_rng(0).integers(0, 256, (5, 4, 6, 3))
    wrong = picture.to_columns_wrong(many)
    np.testing.assert_array_equal(wrong, many.reshape(72, 5))
    assert wrong.shape == picture.to_columns(many).shape
    assert (wrong != picture.to_columns(many)).mean() > 0.9


def test_the_mistake_deals_the_numbers_of_all_pictures_to_every_column() -> None:
    many = np.arange(3 * 24).reshape(3, 2, 4, 3)
    X, wrong = picture.to_columns(many), picture.to_columns_wrong(many)
    for row, column in np.ndindex(24, 3):
        whose, its_row = picture.dealt(row, column, 3, 24)
        assert wrong[row, column] == X[its_row, whose]
