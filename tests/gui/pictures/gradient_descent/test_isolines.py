"""Contours held against the surface they are contours of."""

from __future__ import annotations

import numpy as np
import pytest

from core.bowl import LogisticBowl, SquaredSigmoid, Surface
from core.data import hours, trap
from core.surface import Window, grid
from gui.pictures.gradient_descent.isolines import contours, isolines

BOWL = LogisticBowl(*hours(1.0)), Window(-1.0, 5.0, -5.0, 1.0)
WAVY = SquaredSigmoid(*trap()), Window(-3.0, 3.0, -3.0, 3.0)


@pytest.mark.parametrize(("ground", "levels"), [(BOWL, (0.42, 0.7, 2.0)), (WAVY, (0.2, 0.43, 0.5))])
def test_every_end_of_a_piece_has_the_cost_of_its_contour(
    ground: tuple[Surface, Window], levels: tuple[float, ...]
) -> None:
    surface, window = ground
    w, b, J = grid(surface, window, 129)
    for level in levels:
        cells, ends = isolines(w, b, J, level)
        assert len(cells) > 10
        assert surface.cost(ends[..., 0], ends[..., 1]) == pytest.approx(level, abs=0.006)


@pytest.mark.parametrize("ground", [BOWL, WAVY])
def test_every_piece_lies_in_the_cell_that_is_named(ground: tuple[Surface, Window]) -> None:
    w, b, J = grid(ground[0], ground[1], 33)
    cells, ends = isolines(w, b, J, float(np.median(J)))
    low = np.stack([w[cells[:, 0]], b[cells[:, 1]]], -1)[:, None]
    high = np.stack([w[cells[:, 0] + 1], b[cells[:, 1] + 1]], -1)[:, None]
    assert (ends >= low - 1e-12).all()
    assert (ends <= high + 1e-12).all()


def test_a_contour_is_closed_or_ends_at_the_edge_of_the_window() -> None:
    w, b, J = grid(*BOWL, 65)
    _, ends = isolines(w, b, J, 0.9)
    places, count = np.unique(ends.reshape(-1, 2).round(9), axis=0, return_counts=True)
    for (at_w, at_b), times in zip(places, count, strict=True):
        assert times == 2 or at_w in (w[0], w[-1]) or at_b in (b[0], b[-1])


@pytest.mark.parametrize("centre_high", [True, False])
def test_a_saddle_joins_its_corners_as_its_middle_says(centre_high: bool) -> None:
    high = 3.0 if centre_high else 1.2
    J = np.array([[high, 0.0], [0.0, high]])
    _, ends = isolines(np.array([0.0, 1.0]), np.array([0.0, 1.0]), J, 1.0)
    assert len(ends) == 2
    middles = ends.mean(axis=1)
    # a high middle: the pieces cut off the two low corners, (1, 0) and (0, 1)
    across = (middles[:, 0] > 0.5) != (middles[:, 1] > 0.5)
    assert across.all() if centre_high else not across.any()


@pytest.mark.parametrize("ground", [BOWL, WAVY])
def test_many_levels_at_once_are_each_level_alone(ground: tuple[Surface, Window]) -> None:
    w, b, J = grid(ground[0], ground[1], 33)
    levels = np.linspace(J.min(), J.max(), 9)
    for level, (cells, ends) in zip(levels.tolist(), contours(w, b, J, levels), strict=True):
        alone_cells, alone_ends = isolines(w, b, J, level)
        assert np.array_equal(cells, alone_cells)
        assert np.array_equal(ends, alone_ends)
