"""Walks: the noted arrivals and hops, momentum and Adam by hand, and what becomes of a walk."""

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.bowl import LogisticBowl, SquaredLine, SquaredSigmoid
from core.data import hours, line, trap
from core.descent import Behaviour, Step, adam, arrival, ball, behaviour, momentum, path, walk
from core.surface import Landmarks, landmarks, minima
from core.surface import Window as Look

BOWL = LogisticBowl(*hours())
LINE = SquaredLine(*line())
Walk = Callable[..., Iterator[Step]]
every_walk = pytest.mark.parametrize("move", [walk, momentum, adam])


def bottom(surface: LogisticBowl | SquaredLine) -> Landmarks:
    found = landmarks(surface)
    assert found is not None
    return found


def from_zero(alpha: float, steps: int, centre: float = 1.0, move: Walk = walk) -> tuple[Step, ...]:
    return tuple(move(LogisticBowl(*hours(centre)), 0.0, 0.0, alpha, steps))


def places(*points: tuple[float, float], cost: float = 1.0) -> list[Step]:
    return [Step(w, b, 0.0, 0.0, cost) for w, b in points]


@every_walk
def test_a_walk_yields_its_start_first_and_one_step_more_than_it_takes(move: Walk) -> None:
    steps = list(move(BOWL, 0.5, -1.0, 0.3, 7))
    assert len(steps) == 8
    assert (steps[0].w, steps[0].b) == (0.5, -1.0)
    for s in steps:
        assert (s.dw, s.db) == BOWL.slope(s.w, s.b)
        assert s.cost == BOWL.cost(s.w, s.b)


def test_each_step_goes_alpha_times_the_slope_down() -> None:
    for here, there in itertools.pairwise(walk(BOWL, 3.0, 0.0, 0.7, 20)):
        assert there.w == here.w - 0.7 * here.dw
        assert there.b == here.b - 0.7 * here.db


@every_walk
def test_several_balls_in_one_walk_go_where_each_would_go_alone(move: Walk) -> None:
    w, alpha = np.array([0.0, 4.0, -1.0]), np.array([0.3, 1.8, 1.0])
    together = tuple(move(BOWL, w, -1.0, alpha, 40))
    for k in range(3):
        alone = tuple(move(BOWL, w[k], -1.0, alpha[k], 40))
        np.testing.assert_allclose(path(ball(together, k)), path(alone), atol=1e-9)
        np.testing.assert_allclose([s.cost for s in ball(together, k)], [s.cost for s in alone], atol=1e-9)


def test_balls_that_differ_only_in_alpha_may_start_from_one_number() -> None:
    together = tuple(walk(BOWL, 0.0, 0.0, np.array([0.5, 1.8]), 400))
    assert arrival(ball(together, 0), *bottom(BOWL).point) == 338
    assert arrival(ball(together, 1), *bottom(BOWL).point) == 92


@pytest.mark.parametrize(
    ("centre", "alpha", "step"),
    [
        (1.0, 0.05, 3407),
        (1.0, 0.5, 338),
        (1.0, 1.33, 125),
        (1.0, 1.8, 92),
        (1.0, 3.2, 45),
        (0.0, 0.6, 607),
        (0.0, 1.1, 328),
        (0.0, 1.5, 228),
        (2.75, 0.05, 681),
        (2.75, 3.0, 5),
        (2.75, 10.0, 6),
    ],
)
def test_from_zero_the_ball_arrives_at_the_noted_step(centre: float, alpha: float, step: int) -> None:
    steps = from_zero(alpha, step + 300, centre)
    assert arrival(steps, *bottom(LogisticBowl(*hours(centre))).point) == step


@pytest.mark.parametrize(
    ("centre", "alpha", "turns"),
    [(1.0, 0.5, 0), (1.0, 1.8, 2), (1.0, 3.2, 18), (0.0, 0.6, 1), (0.0, 1.1, 21), (0.0, 1.5, 39)],
)
def test_from_zero_the_ball_turns_as_often_as_noted(centre: float, alpha: float, turns: int) -> None:
    bowl = LogisticBowl(*hours(centre))
    steep = np.linalg.eigh(bowl.hessian(*bottom(bowl).point))[1][:, 1]
    along = np.diff(path(from_zero(alpha, 1000, centre)) @ steep)
    big = np.minimum(abs(along[1:]), abs(along[:-1])) > 0.12
    assert ((along[1:] * along[:-1] < 0) & big).sum() == turns


def test_the_zigzag_goes_through_the_noted_points() -> None:
    w = [0, 1.62, 0.52, 1.47, 0.67, 1.78, 0.94, 1.59]
    b = [0, 0, -1.04, -0.96, -1.61, -1.34, -1.95, -1.78]
    np.testing.assert_allclose(path(from_zero(3.2, 7)), np.transpose([w, b]), atol=0.0051)


def test_beyond_the_edge_it_hops_between_the_two_noted_points() -> None:
    result = behaviour(from_zero(4.3, 500), [bottom(BOWL).point])
    assert result.kind == "two_cycle"
    np.testing.assert_allclose(sorted(result.points), [(1.385, -3.078), (2.181, -2.681)], atol=1e-3)
    assert sorted(BOWL.cost(*p) for p in result.points) == pytest.approx([0.435, 0.468], abs=1e-3)
    first, second = result.points
    dw, db = BOWL.slope(*first)
    assert (first[0] - 4.3 * dw, first[1] - 4.3 * db) == pytest.approx(second, abs=1e-9)


@pytest.mark.parametrize(
    ("centre", "alpha", "kind"),
    [
        (1.0, 0.05, "still walking"),
        (1.0, 1.8, "arrives"),
        (1.0, 3.2, "arrives"),
        (1.0, 3.65, "two_cycle"),
        (1.0, 4.3, "two_cycle"),
        (1.0, 10.0, "wanders"),
        (1.0, 100.0, "wanders"),
        (0.0, 2.0, "two_cycle"),
        (2.75, 14.0, "two_cycle"),
    ],
)
def test_a_thousand_steps_show_what_alpha_does(centre: float, alpha: float, kind: str) -> None:
    end = [bottom(LogisticBowl(*hours(centre))).point]
    for steps in (500, 700, 1000):
        assert behaviour(from_zero(alpha, steps, centre), end).kind == kind


def test_just_beyond_the_edge_it_is_fast_and_never_exact() -> None:
    J = [s.cost for s in from_zero(3.65, 2000)[-512:]]
    assert (min(J), max(J)) == pytest.approx((0.4049, 0.4058), abs=5e-5)


def test_far_too_large_an_alpha_wanders_without_repeating_and_without_flying_away() -> None:
    wild, wilder = from_zero(10.0, 5000), from_zero(100.0, 5000)  # chaos: the last digits differ between machines
    assert len(np.unique(path(wild)[-512:].round(5), axis=0)) == 512
    assert 13 < np.abs(path(wild)).max() < 14.5
    assert 130 < np.abs(path(wilder)).max() < 170
    assert 4.5 < max(s.cost for s in wild[-512:]) < 7
    assert 60 < max(s.cost for s in wilder[-512:]) < 75


@pytest.mark.parametrize("share", [0.3, 0.7, 0.99])
def test_below_two_over_l_the_ball_arrives_from_anywhere(share: float) -> None:
    m = bottom(BOWL)
    w, b = np.meshgrid(np.linspace(-8, 8, 17), np.linspace(-8, 8, 17))
    *_, end = walk(BOWL, w, b, share * m.safe, 1500)
    assert np.abs(end.w - m.w).max() < 0.01
    assert np.abs(end.b - m.b).max() < 0.01


def test_the_trap_keeps_the_ball_with_squared_error_and_log_loss_brings_it_home() -> None:
    bowl, wavy = LogisticBowl(*trap()), SquaredSigmoid(*trap())
    home = bottom(bowl).point
    best, trapped = (m.point for m in minima(wavy, Look(-3, 3, -3, 3)))
    noted = [
        ((-2.0, -2.0), 31, trapped, 340),
        ((-2.5, 2.5), 34, trapped, 426),
        ((2.0, 2.5), 34, best, 131),
        ((0.0, 0.0), 23, best, 75),
    ]
    for start, when, end, settled in noted:
        assert behaviour(tuple(walk(bowl, *start, 1.0, 600)), [home]) == Behaviour("arrives", (home,), when)
        assert behaviour(tuple(walk(wavy, *start, 1.0, 600)), [best, trapped]) == Behaviour("arrives", (end,), settled)


def test_on_ordinary_data_squared_error_is_only_flat() -> None:
    flat = tuple(walk(SquaredSigmoid(*hours(0.0)), -1.0, -6.0, 1.1, 100))
    assert (flat[0].cost, flat[100].cost) == pytest.approx((0.4999, 0.4999), abs=5e-5)


def test_on_the_straight_line_too_large_an_alpha_really_flies_away_and_says_so_in_numbers() -> None:
    m = bottom(LINE)
    assert behaviour(tuple(walk(LINE, 0.0, 0.0, 0.99 * m.edge, 500)), [m.point]).kind == "arrives"
    for factor in (1.01, 1.1, 2.0, 100.0):
        steps = tuple(walk(LINE, 0.0, 0.0, factor * m.edge, 1500))
        assert len(steps) == 1501
        for n in (100, 300, 1500):
            assert behaviour(steps[:n], [m.point]) == Behaviour("flies away")
        assert np.isfinite(steps[-1].w) == (factor < 2)  # no warning has stopped the others


@settings(max_examples=30)
@given(factor=st.sampled_from([0.9, 0.99, 1.02, 1.2, 3.0]), w=st.floats(-5, 5), b=st.floats(-5, 5))
def test_the_edge_of_the_line_is_exact_for_every_start(factor: float, w: float, b: float) -> None:
    m = bottom(LINE)
    steps = tuple(walk(LINE, w + 10, b, factor * m.edge, 600))
    assert behaviour(steps, [m.point]).kind == ("arrives" if factor < 1 else "flies away")


def test_momentum_without_memory_is_plain_descent() -> None:
    forgetful, plain = momentum(BOWL, 1.0, 1.0, 0.8, 30, beta=0.0), walk(BOWL, 1.0, 1.0, 0.8, 30)
    np.testing.assert_array_equal(path(tuple(forgetful)), path(tuple(plain)))


def test_momentum_moves_by_a_moving_average_of_the_slopes() -> None:
    one, two, three = momentum(BOWL, 1.0, 1.0, 0.5, 2, beta=0.9)
    assert two.w == pytest.approx(one.w - 0.5 * 0.1 * one.dw, rel=1e-15)
    assert three.b == pytest.approx(two.b - 0.5 * (0.09 * one.db + 0.1 * two.db), rel=1e-15)


def test_momentum_bears_nineteen_times_the_alpha_of_plain_descent() -> None:
    m = bottom(LINE)
    limit = 38 / m.curvatures[1]
    assert limit == pytest.approx(19 * m.edge)
    assert behaviour(tuple(momentum(LINE, 0.0, 0.0, 0.95 * limit, 2000)), [m.point]).kind == "arrives"
    assert behaviour(tuple(momentum(LINE, 0.0, 0.0, 1.05 * limit, 2000)), [m.point]).kind == "flies away"


@given(w=st.floats(-5, 5), b=st.floats(-5, 5))
def test_adams_first_step_is_alpha_along_each_axis_however_steep_it_is(w: float, b: float) -> None:
    start, first = adam(BOWL, w, b, 0.1, 1)
    for here, there, slope in ((start.w, first.w, start.dw), (start.b, first.b, start.db)):
        if abs(slope) > 1e-3:
            assert there - here == pytest.approx(-0.1 * np.sign(slope), rel=1e-4)


def test_adams_second_step_is_the_one_worked_out_by_hand() -> None:
    one, two, three = adam(BOWL, 1.0, 1.0, 0.1, 2)
    v = (0.9 * 0.1 * one.dw + 0.1 * two.dw) / (1 - 0.9**2)
    s = (0.999 * 0.001 * one.dw**2 + 0.001 * two.dw**2) / (1 - 0.999**2)
    assert three.w == pytest.approx(two.w - 0.1 * v / (np.sqrt(s) + 1e-8), rel=1e-12)


@every_walk
def test_every_kind_of_walk_finds_the_bottom_of_the_bowl(move: Walk) -> None:
    m = bottom(BOWL)
    assert behaviour(from_zero(0.3, 1000, move=move), [m.point]).kind == "arrives"


def test_to_arrive_is_to_stay() -> None:
    there_and_gone = places((0, 0), (1, 1), (5, 1), (1, 1), (1.001, 1))
    assert arrival(there_and_gone, 1, 1) == 3
    assert arrival(there_and_gone[:3], 1, 1) is None
    assert arrival(there_and_gone[1:2], 1, 1) == 0
    assert arrival(places((1, 1), (1, 1.01)), 1, 1) is None  # both w and b, and strictly
    assert arrival(places((1, 1), (np.nan, 1)), 1, 1) is None


def test_only_a_true_two_cycle_is_called_one() -> None:
    def kind(*cycle: tuple[float, float]) -> str:
        points = list(itertools.islice(itertools.cycle(cycle), 96))
        return behaviour([Step(w, b, 0.0, 0.0, 1 + w * w + i % 7) for i, (w, b) in enumerate(points)]).kind

    assert kind((0, 0), (1, 2)) == "two_cycle"
    assert kind((0, 0), (1, 2), (2, 0), (1, 2.1)) == "wanders"
    assert kind((0, 0), (1, 2), (2, 1)) == "wanders"


def test_a_short_walk_is_not_judged_unless_it_arrived_or_burst() -> None:
    assert behaviour(places((0, 0), (1, 1))).kind == "still walking"
    assert behaviour(places((0, 0), (1, 1)), [(1, 1)]) == Behaviour("arrives", ((1, 1),), 1)
    assert behaviour(places((0, 0), (np.inf, 1))).kind == "flies away"
    assert behaviour(places((0, 0), (1, 1), cost=np.inf)).kind == "flies away"


def test_a_step_cannot_be_changed() -> None:
    step: Any = next(walk(BOWL, 0.0, 0.0, 1.0, 0))
    with pytest.raises(AttributeError):
        step.w = 1.0
