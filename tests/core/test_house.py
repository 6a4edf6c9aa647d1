"""One neuron over a street of houses: its cost, its slopes, its death."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.descent import walk
from core.house import BentLine, best, neuron, street

SURFACE = BentLine(*street())
numbers = st.floats(-4, 4, allow_nan=False)


@given(numbers, numbers, numbers)
def test_a_neuron_is_its_straight_line_or_zero_whichever_is_higher(w: float, x: float, b: float) -> None:
    assert neuron(w, x, b) == max(0.0, w * x + b)


@given(numbers, numbers)
def test_the_slopes_of_the_cost_are_those_of_small_nudges(w: float, b: float) -> None:
    if np.abs(w * SURFACE.x + b).min() < 1e-4:
        return  # a house on the very bend has no slope
    nudge = 1e-6
    dw, db = SURFACE.slope(w, b)
    across = (SURFACE.cost(w + nudge, b) - SURFACE.cost(w - nudge, b)) / (2 * nudge)
    up = (SURFACE.cost(w, b + nudge) - SURFACE.cost(w, b - nudge)) / (2 * nudge)
    assert (dw, db) == pytest.approx((across, up), rel=1e-4, abs=1e-5)


def test_the_cost_is_the_mean_of_the_squared_misses() -> None:
    x, y = street()
    misses = [(max(0.0, 0.5 * a - 0.5) - b) ** 2 for a, b in zip(x.tolist(), y.tolist(), strict=True)]
    assert SURFACE.cost(0.5, -0.5) == pytest.approx(sum(misses) / 10)


def test_a_house_on_the_flat_part_cannot_pull() -> None:
    z = np.array([-2.0, -0.1, 0.0, 0.3] + [1.0] * 6)
    assert (SURFACE.dz(z)[:3] == 0).all()
    assert (SURFACE.dz(z)[3:] != 0).all()


@pytest.mark.parametrize(("w", "b"), [(0.5, -1.2), (0.0, 0.0), (-1.0, 0.5), (3.0, -7.2)])
def test_a_line_whose_flat_part_holds_every_house_never_moves_again(w: float, b: float) -> None:
    for step in walk(SURFACE, w, b, 0.3, 20):
        assert (step.w, step.b, step.dw, step.db) == (w, b, 0.0, 0.0)


def test_the_best_line_has_no_slope_no_silent_house_and_is_where_learning_arrives() -> None:
    w, b = best(SURFACE.x, SURFACE.y)
    assert (w * SURFACE.x + b > 0).all()
    assert SURFACE.slope(w, b) == pytest.approx((0.0, 0.0), abs=1e-12)
    last = list(walk(SURFACE, 0.5, -0.5, 0.15, 600))[-1]
    assert (last.w, last.b) == pytest.approx((w, b), abs=1e-4)


def test_too_long_steps_throw_the_line_so_far_down_that_it_dies() -> None:
    last = list(walk(SURFACE, 0.5, -0.5, 0.4, 60))[-1]
    assert (last.w * SURFACE.x + last.b <= 0).all()
    assert last.dw == last.db == 0.0
