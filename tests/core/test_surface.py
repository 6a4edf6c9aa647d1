"""Landscapes: grids, landmarks against scikit-learn and least squares, minima and basins of the trap."""

import itertools

import numpy as np
import pytest
import scipy.ndimage
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression

from core.data import Array, hours, line, trap
from core.descent import walk
from core.surface import (
    Landmarks,
    LogisticBowl,
    SquaredLine,
    SquaredSigmoid,
    Window,
    basins,
    contour_levels,
    grid,
    landmarks,
    measure,
    minima,
    newton,
    ridge,
    safe_alpha,
    separable,
)

LOOK = Window(-1, 5, -5, 1)
TRAP = Window(-3, 3, -3, 3)
small_sets = st.lists(st.tuples(st.integers(-4, 4), st.integers(0, 1)), min_size=1, max_size=8)


def arrays(points: list[tuple[int, int]]) -> tuple[Array, Array]:
    x, y = np.array(points, dtype=float).T
    return x, y


def found(bottom: Landmarks | None) -> Landmarks:
    assert bottom is not None
    return bottom


def some_line_parts(x: Array, y: Array) -> bool:
    """By trial: w x + b >= 0 for every 1, <= 0 for every 0, and not 0 for all."""
    trials = itertools.product((-1, 0, 1), [*x, *-x, 1.0, -1.0])
    for w, b in trials:
        z = w * x + b
        if (z[y == 1] >= 0).all() and (z[y == 0] <= 0).all() and z.any():
            return True
    return False


def test_the_grid_has_w_along_its_rows_and_b_along_its_columns() -> None:
    bowl = LogisticBowl(*hours())
    w, b, J = grid(bowl, LOOK, 7)
    assert (w[0], w[-1], b[0], b[-1]) == (-1, 5, -5, 1)
    for i, j in np.ndindex(7, 7):
        assert J[i, j] == pytest.approx(bowl.cost(w[i], b[j]), rel=1e-14)


def test_the_good_window_of_the_bowl_has_the_heights_that_were_noted() -> None:
    _, _, J = grid(LogisticBowl(*hours()), LOOK, 61)
    assert (J.min(), J.max()) == pytest.approx((0.4016, 3.903), abs=5e-4)


def test_contours_are_even_in_the_logarithm_and_lie_strictly_between_lowest_and_highest() -> None:
    _, _, J = grid(LogisticBowl(*hours()), LOOK, 61)
    levels = contour_levels(J, 0.40149, 12)
    assert len(levels) == 12
    np.testing.assert_allclose(np.diff(np.log(levels)), np.log(J.max() / 0.40149) / 13, rtol=1e-9)
    assert 0.40149 < levels[0] < levels[-1] < J.max()


def test_contours_of_a_perfect_fit_begin_above_zero() -> None:
    levels = contour_levels(np.array([[0.0, 1.0], [2.0, 5.0]]), 0.0, 5)
    assert (np.diff(levels) > 0).all()
    assert 0 < levels[0] < levels[-1] < 5


@given(points=small_sets)
def test_separable_says_what_trying_every_line_says(points: list[tuple[int, int]]) -> None:
    x, y = arrays(points)
    assert separable(x, y) == some_line_parts(x, y)


@pytest.mark.parametrize(
    ("x", "y", "bottomless"),
    [
        ([0, 1, 2, 3], [0, 0, 1, 1], True),  # parted
        ([0, 1, 2, 3], [1, 1, 0, 0], True),  # parted the other way round
        ([0, 1, 1, 3], [0, 0, 1, 1], True),  # they touch: still better for ever
        ([0, 2, 1, 3], [0, 0, 1, 1], False),  # they overlap
        ([0, 1, 2, 3], [1, 1, 1, 1], True),  # one class
        ([2, 2, 2, 2], [0, 0, 0, 0], True),  # one class at one place
        ([2, 2, 2, 2], [0, 1, 0, 1], False),  # both classes at one place: a ridge
    ],
)
def test_separable_knows_the_edge_cases(x: list[float], y: list[float], bottomless: bool) -> None:
    assert separable(np.array(x), np.array(y)) is bottomless


def test_all_x_equal_is_a_ridge_and_has_no_single_bottom() -> None:
    x, y = np.full(4, 2.0), np.array([0, 1, 1, 0.0])
    assert ridge(x)
    assert not ridge(np.array([2, 2, 2.5]))
    assert landmarks(LogisticBowl(x, y)) is None
    assert landmarks(SquaredLine(x, y)) is None


@pytest.mark.parametrize(
    ("centre", "b", "curvatures", "condition", "safe", "good", "edge"),
    [
        (0.0, -4.0777, (0.01449, 1.10877), 76.5, 0.7458, 0.902, 1.8038),
        (1.0, -2.5731, (0.02885, 0.55670), 19.3, 1.3349, 1.796, 3.5926),
        (2.75, 0.0601, (0.11096, 0.14477), 1.30, 3.7027, 6.908, 13.8155),
    ],
)
def test_the_landmarks_of_the_bowl_are_the_noted_ones(
    centre: float, b: float, curvatures: tuple[float, float], condition: float, safe: float, good: float, edge: float
) -> None:
    m = found(landmarks(LogisticBowl(*hours(centre))))
    assert m.point == pytest.approx((1.5046, b), abs=6e-5)
    assert m.cost == pytest.approx(0.40149, abs=5e-6)
    assert m.curvatures == pytest.approx(curvatures, abs=6e-6)
    assert m.condition == pytest.approx(condition, abs=0.05)
    assert m.safe == pytest.approx(safe, abs=6e-5)
    assert m.good == pytest.approx(good, abs=6e-4)
    assert m.edge == pytest.approx(edge, abs=6e-5)
    assert LogisticBowl(*hours(centre)).cost(0, 0) == pytest.approx(np.log(2))


@pytest.mark.parametrize("data", [hours(0.0), hours(1.0), hours(2.75), trap()])
def test_the_bottom_of_the_bowl_is_scikit_learns_logistic_regression(data: tuple[Array, Array]) -> None:
    x, y = data
    model = LogisticRegression(C=np.inf, tol=1e-12, max_iter=10_000).fit(x[:, np.newaxis], y)
    theirs = model.coef_[0, 0], model.intercept_[0]
    assert found(landmarks(LogisticBowl(x, y))).point == pytest.approx(theirs, abs=1e-5)


def test_the_bottom_of_the_straight_line_is_least_squares() -> None:
    x, y = line()
    m = found(landmarks(SquaredLine(x, y)))
    fit, (misses,), *_ = np.polyfit(x, y, 1, full=True)
    assert m.point == pytest.approx(tuple(fit), rel=1e-12)
    assert m.cost == pytest.approx(misses / len(x), rel=1e-12)
    assert m.safe == pytest.approx(m.edge, rel=1e-12)  # the same curvature everywhere


@given(points=small_sets)
def test_a_bowl_has_a_bottom_just_when_its_classes_overlap(points: list[tuple[int, int]]) -> None:
    bowl = LogisticBowl(*arrays(points))
    m = landmarks(bowl)
    if separable(bowl.x, bowl.y) or ridge(bowl.x):
        assert m is None
    else:
        m = found(m)
        assert np.abs(bowl.slope(*m.point)).max() < 1e-12
        assert 0 < m.curvatures[0] <= m.curvatures[1]
        assert m.good < m.edge
        assert m.safe <= m.edge * (1 + 1e-12)


@given(gap=st.floats(1e-12, 1e-2))
def test_the_bottom_is_found_even_where_the_classes_overlap_by_a_hair(gap: float) -> None:
    bowl = LogisticBowl(np.array([0, 1, 1 - gap, 2]), np.array([0, 0, 1, 1.0]))
    assert np.abs(bowl.slope(*found(landmarks(bowl)).point)).max() < 1e-14


def test_two_over_l_belongs_to_the_steepest_place_of_all_and_that_is_the_middle() -> None:
    bowl = LogisticBowl(*hours())
    L = 2 / found(landmarks(bowl)).safe
    assert np.linalg.eigvalsh(bowl.hessian(0, 0))[-1] == pytest.approx(L, rel=1e-12)
    w, b = np.random.default_rng(0).normal(0, 3, (2, 5000))
    assert np.linalg.eigvalsh(bowl.hessian(w, b)).max() <= L


@given(points=small_sets, w=st.floats(-20, 20), b=st.floats(-20, 20), share=st.floats(0.01, 0.999))
def test_below_two_over_l_no_step_ever_raises_the_cost(
    points: list[tuple[int, int]], w: float, b: float, share: float
) -> None:
    x, y = arrays(points)
    for surface in (LogisticBowl(x, y), SquaredSigmoid(x, y)):
        J = np.array([step.cost for step in walk(surface, w, b, share * safe_alpha(surface), 20)])
        assert (np.diff(J) <= 1e-12 * J[:-1] + 1e-15).all()


def test_the_trap_has_two_true_minima_for_squared_error_and_one_for_log_loss() -> None:
    best, trapped = minima(SquaredSigmoid(*trap()), TRAP)
    assert best.point == pytest.approx((0.3360, -0.5717), abs=6e-5)
    assert best.cost == pytest.approx(0.18345, abs=6e-6)
    assert trapped.point == pytest.approx((-1.6849, -1.3364), abs=6e-5)
    assert trapped.cost == pytest.approx(0.42661, abs=6e-6)
    assert trapped.curvatures == pytest.approx((0.01285, 0.06354), abs=6e-6)
    (only,) = minima(LogisticBowl(*trap()), TRAP)
    m = found(landmarks(LogisticBowl(*trap())))
    assert only.point == pytest.approx(m.point, abs=1e-9)
    assert m.point == pytest.approx((0.3948, -0.4111), abs=6e-5)
    assert (m.cost, m.condition) == pytest.approx((0.53318, 8.77), abs=5e-3)
    assert (2 / m.safe, m.safe, m.edge) == pytest.approx((4.3425, 0.4606, 1.4268), abs=6e-5)


def test_on_ordinary_data_squared_error_has_one_valley_only() -> None:
    assert len(minima(SquaredSigmoid(*hours(0.0)), Window(-10, 10, -10, 10))) == 1


def test_a_wavy_surface_or_a_window_beside_the_valley_names_no_single_bottom() -> None:
    assert landmarks(SquaredSigmoid(*trap())) is None
    assert minima(LogisticBowl(*trap()), Window(1, 3, 1, 3)) == ()
    assert minima(SquaredSigmoid(np.array([0, 1.0]), np.array([0, 1.0])), TRAP) == ()  # separable: it only sinks


def test_the_lowest_pass_out_of_the_trap_is_a_hundredth_above_it() -> None:
    wavy = SquaredSigmoid(*trap())
    w, b, J = grid(wavy, TRAP, 301)
    cells = [(np.abs(w - m.w).argmin(), np.abs(b - m.b).argmin()) for m in minima(wavy, TRAP)]
    shut, open_ = J[cells[1]], J.max()
    while open_ - shut > 1e-6:  # flood to a level; are the two lakes one?
        level = (shut + open_) / 2
        lakes, _ = scipy.ndimage.label(level >= J)
        shut, open_ = (shut, level) if lakes[cells[0]] == lakes[cells[1]] else (level, open_)
    assert open_ - minima(wavy, TRAP)[1].cost == pytest.approx(0.0141, abs=2e-4)


def test_most_of_the_wavy_window_bends_the_wrong_way_somehow() -> None:
    w, b = TRAP.axes(201)
    H = SquaredSigmoid(*trap()).hessian(w[:, np.newaxis], b)
    assert (np.linalg.eigvalsh(H)[..., 0] < 0).mean() == pytest.approx(0.85, abs=0.01)
    H = LogisticBowl(*trap()).hessian(w[:, np.newaxis], b)
    assert (np.linalg.eigvalsh(H)[..., 0] > 0).all()


def test_the_trap_keeps_387_of_1000_starts_and_log_loss_brings_every_one_home() -> None:
    wavy, bowl = SquaredSigmoid(*trap()), LogisticBowl(*trap())
    home = basins(wavy, minima(wavy, TRAP), TRAP, 61, alpha=1.0, steps=1000)
    assert (home == 0).mean() == pytest.approx(0.613, abs=5e-4)
    assert (home == 1).mean() == pytest.approx(0.387, abs=5e-4)
    assert home[10, 10] == 1  # (-2, -2)
    assert home[5, 55] == 1  # (-2.5, 2.5)
    assert home[50, 55] == 0  # (2, 2.5)
    assert home[30, 30] == 0  # starting from zeros does not stick
    assert (basins(bowl, minima(bowl, TRAP), TRAP, 61, alpha=1.0, steps=100) == 0).all()


def test_a_start_that_is_not_yet_home_is_in_no_basin() -> None:
    wavy = SquaredSigmoid(*trap())
    assert (basins(wavy, minima(wavy, TRAP), TRAP, 21, alpha=1.0, steps=1) == -1).mean() > 0.9


@given(w=st.floats(-3, 3), b=st.floats(-3, 3))
def test_newton_never_ends_higher_than_it_began(w: float, b: float) -> None:
    wavy = SquaredSigmoid(*trap())
    assert wavy.cost(*newton(wavy, w, b)) <= wavy.cost(w, b) + 1e-12


def test_newton_finds_a_true_minimum_from_nearly_everywhere_though_most_places_bend_the_wrong_way() -> None:
    wavy = SquaredSigmoid(*trap())
    bottoms = [m.point for m in minima(wavy, TRAP)]
    ends = [newton(wavy, w, b) for w, b in np.random.default_rng(1).uniform(-3, 3, (100, 2))]
    assert np.mean([any(np.allclose(end, p, atol=1e-6) for p in bottoms) for end in ends]) > 0.9


def test_a_flat_valley_floor_is_no_minimum() -> None:
    x, y = np.full(4, 0.5), np.array([0, 1, 1, 1.0])
    assert minima(SquaredSigmoid(x, y), TRAP) == ()


def test_measuring_a_bottom_gives_each_figure_from_the_others() -> None:
    m = measure(SquaredLine(*line()), 1.0, -2.0)
    low, high = m.curvatures
    assert (m.condition, m.good, m.edge) == pytest.approx((high / low, 1 / high, 2 / high))
    assert m.point == (m.w, m.b) == (1.0, -2.0)


def test_a_window_holds_what_lies_inside_and_on_its_edge() -> None:
    assert LOOK.holds(0, 0)
    assert LOOK.holds(-1, 1)
    assert not LOOK.holds(-1.01, 0)
    assert not LOOK.holds(0, 1.01)
