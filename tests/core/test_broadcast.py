"""Our rule of broadcasting is NumPy's own, for every two shapes; percentages of a column make a hundred."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.broadcast import broadcast, clash, counted, padded, percentages

shapes = st.lists(st.sampled_from([1, 1, 2, 3, 4]), max_size=3).map(tuple)


@given(shapes, shapes)
def test_two_shapes_become_what_numpy_makes_of_them_or_both_refuse(a: tuple[int, ...], b: tuple[int, ...]) -> None:
    try:
        true = (np.zeros(a) + np.zeros(b)).shape
    except ValueError:
        assert clash(a, b)
        with pytest.raises(ValueError, match="does not fit"):
            broadcast(a, b)
    else:
        assert broadcast(a, b) == true
        assert clash(a, b) == ()


@given(shapes)
def test_padding_is_what_numpy_does_in_front(shape: tuple[int, ...]) -> None:
    assert padded(shape, 3) == (np.zeros(shape) + np.zeros((1, 1, 1))).shape


def test_the_clash_is_named_by_its_axis_from_the_right() -> None:
    assert clash((3, 4), (3,)) == (-1,)
    assert clash((2, 3, 4), (5, 3, 7)) == (-1, -3)


@given(st.lists(st.integers(1, 400), min_size=12, max_size=12))
def test_percentages_of_a_food_make_a_hundred_and_are_those_of_a_loop(numbers: list[int]) -> None:
    table = np.array(numbers, dtype=float).reshape(3, 4)
    made = percentages(table)
    assert made.sum(axis=0) == pytest.approx(np.full(4, 100.0))
    for j in range(4):
        for i in range(3):
            assert made[i, j] == pytest.approx(100 * numbers[4 * i + j] / sum(numbers[j::4]))


def test_an_array_is_counted_in_reading_order() -> None:
    assert counted((2, 2), 100).tolist() == [[100, 200], [300, 400]]
    assert counted((), 100).shape == ()
