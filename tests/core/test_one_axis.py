"""One axis is neither row nor column: what it does to products and means, and what catches it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.one_axis import column, mean_square, mean_square_checked, pairs, product

FINITE = st.floats(-100, 100)


@given(st.lists(FINITE, min_size=1, max_size=8))
def test_the_product_with_its_transpose_has_three_shapes_and_one_trace(numbers: list[float]) -> None:
    flat = np.array(numbers)
    n, square = flat.size, sum(v * v for v in numbers)
    made = [product(a) for a in (flat, flat.reshape(n, 1), flat.reshape(1, n))]
    assert [np.shape(value) for value in made] == [(), (n, n), (1, 1)]
    assert [float(np.trace(np.atleast_2d(value))) for value in made] == pytest.approx([square] * 3, abs=1e-9)


def test_the_matrix_of_a_column_with_itself_has_rank_one() -> None:
    assert np.linalg.matrix_rank(product(np.array([[1.0], [2.0], [-3.0]]))) == 1


@given(st.lists(FINITE, min_size=1, max_size=8))
def test_a_column_holds_the_same_numbers_in_the_same_order(numbers: list[float]) -> None:
    made = column(np.array(numbers))
    assert made.shape == (len(numbers), 1)
    assert made.ravel().tolist() == numbers


@pytest.mark.parametrize("n", range(1, 7))
def test_perfect_answers_have_a_wrong_mean_of_a_sixth_of_n_squared_minus_one(n: int) -> None:
    y = np.arange(1.0, n + 1)
    assert mean_square(column(y), y) == pytest.approx((n * n - 1) / 6)
    assert mean_square(column(y), column(y)) == 0.0


@given(st.lists(st.tuples(FINITE, FINITE), min_size=2, max_size=6))
def test_the_wrong_mean_is_that_of_every_answer_with_every_truth(both: list[tuple[float, float]]) -> None:
    A, y = np.array(both).T
    all_pairs = [(a - t) ** 2 for a in A for t in y]
    assert mean_square(column(A), y) == pytest.approx(sum(all_pairs) / len(all_pairs))


def test_the_assert_lets_equal_shapes_pass_and_stops_the_others() -> None:
    A = np.ones((5, 1))
    assert mean_square_checked(A, np.zeros((5, 1))) == 1.0
    with pytest.raises(AssertionError):
        mean_square_checked(A, np.zeros(5))


@pytest.mark.parametrize("n", [2, 5])
def test_who_meets_whom_follows_from_the_shape_of_the_difference(n: int) -> None:
    assert pairs(n, (n, 1)) == [(k, k) for k in range(n)]
    assert len(pairs(n, (n, n))) == n * n
