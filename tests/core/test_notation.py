"""m examples: every column is an example, in the order in which they came."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.notation import reduced, scores, stack


@given(st.integers(1, 6), st.integers(1, 5), st.integers(0, 99))
def test_the_stack_grows_by_one_column_at_a_time_and_ends_as_the_reshape_of_all(m: int, side: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    pictures = chance.integers(0, 256, (m, side, side, 3), dtype=np.uint8)
    labels = chance.integers(0, 2, m)
    steps = list(stack(pictures, labels))
    assert [step.X.shape for step in steps] == [(3 * side * side, k) for k in range(m + 1)]
    assert [step.Y.shape for step in steps] == [(1, k) for k in range(m + 1)]
    np.testing.assert_array_equal(steps[-1].X, pictures.reshape(m, -1).T)
    np.testing.assert_array_equal(steps[-1].Y, labels.reshape(1, m))
    for k in range(m):
        np.testing.assert_array_equal(steps[-1].X[:, k].reshape(side, side, 3), pictures[k])


def test_as_many_labels_as_pictures_are_wanted() -> None:
    with pytest.raises(ValueError, match="zip"):
        list(stack(np.zeros((3, 2, 2, 3)), np.zeros(2)))


def test_columns_get_a_score_each_and_rows_are_refused() -> None:
    X = np.arange(24.0).reshape(12, 2)
    w = np.full((12, 1), 1 / 12)
    np.testing.assert_allclose(scores(w, 0.5, X), X.mean(axis=0, keepdims=True) + 0.5)
    with pytest.raises(ValueError, match="not aligned"):
        scores(w, 0.5, X.T)


@given(st.sampled_from([1, 2, 4, 8, 16]), st.integers(0, 99))
def test_every_block_becomes_its_mean(side: int, seed: int) -> None:
    picture = np.random.default_rng(seed).integers(0, 256, (16, 16, 3), dtype=np.uint8)
    small, block = reduced(picture, side), 16 // side
    assert small.shape == (side, side, 3)
    for y, x in np.ndindex(side, side):
        mean = picture[y * block : (y + 1) * block, x * block : (x + 1) * block].reshape(-1, 3).mean(axis=0)
        np.testing.assert_allclose(small[y, x], mean, atol=0.5001)
