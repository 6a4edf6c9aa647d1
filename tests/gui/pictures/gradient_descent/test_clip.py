"""Lines cut to the window, held against points walked along them one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.surface import Window
from gui.pictures.gradient_descent.clip import draped, runs

WINDOW = Window(-1.0, 5.0, -5.0, 1.0)
place = st.tuples(st.floats(-12, 12), st.floats(-12, 12))


@given(st.lists(place, min_size=2, max_size=8))
def test_what_is_kept_lies_inside_and_on_the_line_and_nothing_inside_is_lost(points: list[tuple[float, float]]) -> None:
    w, b = np.array(points).T
    kept = runs(WINDOW, w, b)
    inside = sum(_inside_length(points[k], points[k + 1]) for k in range(len(points) - 1))
    length = sum(float(np.hypot(*np.diff(run, axis=0).T).sum()) for run in kept)
    assert length == pytest.approx(inside, abs=0.12 * len(points))
    for run in kept:
        assert (run[:, 0] >= -1).all()
        assert (run[:, 0] <= 5).all()
        assert (run[:, 1] >= -5).all()
        assert (run[:, 1] <= 1).all()


def _inside_length(start: tuple[float, float], end: tuple[float, float]) -> float:
    """How much of a piece is inside, by 2000 points along it."""
    t = np.linspace(0, 1, 2001)
    w, b = (start[i] + t * (end[i] - start[i]) for i in (0, 1))
    share = ((w >= -1) & (w <= 5) & (b >= -5) & (b <= 1)).mean()
    return float(share * np.hypot(end[0] - start[0], end[1] - start[1]))


def test_a_line_inside_stays_one_piece_with_all_its_points() -> None:
    w, b = np.array([0.0, 1.0, 2.0, 2.0]), np.array([0.0, -1.0, 0.5, 0.5])
    (only,) = runs(WINDOW, w, b)
    assert np.array_equal(only, np.stack([w, b], axis=-1))


def test_a_line_that_leaves_and_comes_back_is_two_pieces_that_end_on_the_edge() -> None:
    first, second = runs(WINDOW, np.array([0.0, 10.0, 0.0]), np.array([0.0, 0.0, -2.0]))
    assert first.tolist() == [[0.0, 0.0], [5.0, 0.0]]
    assert second[0].tolist() == [5.0, -1.0]


@pytest.mark.parametrize("far", [np.nan, np.inf, -np.inf, 1e200, -1e308])
def test_a_walk_that_flies_away_leaves_only_finite_pieces(far: float) -> None:
    for run in runs(WINDOW, np.array([0.0, 1.0, far, 2.0]), np.array([0.0, -1.0, far, -2.0])):
        assert np.isfinite(run).all()


def test_draping_adds_points_without_moving_the_line() -> None:
    line = np.array([[0.0, 0.0], [3.0, -3.0], [3.1, -3.0]])
    fine = draped(line, 0.25)
    assert np.abs(np.diff(fine, axis=0)).max() <= 0.25 + 1e-12
    assert {tuple(p) for p in line.tolist()} <= {tuple(p) for p in fine.round(12).tolist()}
    assert fine[:13, 0] == pytest.approx(-fine[:13, 1])
