"""Calibration: the numbers that made the labels come back, and no ranking changes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression

from core.activation import sigmoid
from core.calibration import fit
from core.loss import cost
from core.models import Calibration


def drawn(temperature: float, offset: float, m: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    chance = np.random.default_rng(seed)
    z = chance.normal(0, 3, m)
    return z, (chance.random(m) < sigmoid(z / temperature + offset)).astype(int)


@pytest.mark.parametrize(("temperature", "offset"), [(1, 0), (2.5, 0.4), (0.6, -1)])
def test_what_made_the_labels_is_found_again(temperature: float, offset: float) -> None:
    found = fit(*drawn(temperature, offset, 40_000, 1))
    assert found.temperature == pytest.approx(temperature, rel=0.06)
    assert found.offset == pytest.approx(offset, abs=0.06)


def test_it_agrees_with_scikit_learn() -> None:
    z, y = drawn(2.0, 0.5, 2000, 2)
    other = LogisticRegression(C=np.inf).fit(z[:, None], y)
    found = fit(z, y, pull=0)
    assert 1 / found.temperature == pytest.approx(other.coef_[0, 0], abs=1e-3)
    assert found.offset == pytest.approx(other.intercept_[0], abs=1e-3)


def test_it_costs_less_afterwards() -> None:
    z, y = drawn(3.0, -0.7, 3000, 3)
    found = fit(z, y)
    assert cost(z / found.temperature + found.offset, y) < cost(z, y)


@given(st.integers(0, 10**6), st.sampled_from([1e-3, 1.0, 1e3]), st.sampled_from(["all", "none", "apart", "wrong"]))
def test_the_numbers_are_finite_and_keep_the_order_whatever_comes(seed: int, size: float, how: str) -> None:
    z = np.random.default_rng(seed).normal(0, size, 40)
    y = {"all": z == z, "none": z != z, "apart": z > 0, "wrong": z < 0}[how]
    found = fit(z, y)
    assert np.isfinite(found).all()
    assert found.temperature > 0
    assert isinstance(found, Calibration)


def test_where_cats_are_rare_they_can_count_as_much_as_the_others() -> None:
    """A twentieth of the cats, drawn at random, changes nothing then; otherwise the offset follows the shares."""
    z, y = drawn(2.0, 0.3, 60_000, 4)
    rare = (y == 0) | (np.random.default_rng(5).random(len(y)) < 0.05)
    whole, even, follows = fit(z, y, even=True), fit(z[rare], y[rare], even=True), fit(z[rare], y[rare])
    assert even.temperature == pytest.approx(whole.temperature, rel=0.1)
    assert even.offset == pytest.approx(whole.offset, abs=0.1)
    assert follows.offset < whole.offset - 2
