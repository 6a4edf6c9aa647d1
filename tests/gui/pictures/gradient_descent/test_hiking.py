"""From params to hill and walks, held against figures that were computed beforehand by other code."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.bowl import SquaredSigmoid
from core.data import hours
from gui.pictures.gradient_descent.hiking import data, hill, walks, window, with_point
from tests.gui.pictures.downhill import LESSON, frame_of

ZEROS = (0.0, 0.0)


@pytest.mark.parametrize(
    ("alpha", "arrives"), [(0.05, None), (0.5, 338), (1.33, 125), (1.8, 92), (3.2, 45), (3.65, None), (4.3, None)]
)
def test_the_students_bowl_is_reached_from_zeros_in_the_steps_that_were_counted(alpha: float, arrives: int) -> None:
    assert frame_of(alpha=alpha, start_hours=ZEROS).trace.arrivals == (arrives,)


def test_too_large_an_alpha_hops_between_the_two_places_that_were_found_before() -> None:
    trace = frame_of(alpha=4.3, start_hours=ZEROS).trace
    assert trace.fate.kind == "two_cycle"
    assert sorted(tuple(round(v, 3) for v in p) for p in trace.fate.points) == [(1.385, -3.078), (2.181, -2.681)]
    assert trace.cost[-2:, 0].min() == pytest.approx(0.435, abs=5e-4)
    assert trace.cost[-2:, 0].max() == pytest.approx(0.468, abs=5e-4)


@pytest.mark.parametrize(("centre", "condition"), [(0.0, 76.5), (1.0, 19.3), (2.75, 1.30)])
def test_centring_rounds_the_valley_and_its_bottom_stays_in_the_window(centre: float, condition: float) -> None:
    scene = frame_of(centre=centre).scene
    assert scene.bottoms[0].condition == pytest.approx(condition, abs=0.05)
    assert scene.inside(scene.bottoms[0].w, scene.bottoms[0].b)


@pytest.mark.parametrize("ground", ["hours", "trap", "line"])
@pytest.mark.parametrize("centre", [0.0, 1.0, 4.0])
def test_a_unit_of_w_is_as_long_as_a_unit_of_b(ground: str, centre: float) -> None:
    at = window(LESSON.Params(ground=ground, centre=centre))
    assert at.w_high - at.w_low == pytest.approx(at.b_high - at.b_low)


def test_squared_error_traps_the_ball_where_the_log_loss_brings_it_home() -> None:
    trapped, home = frame_of(ground="trap", loss="squared"), frame_of(ground="trap")
    assert trapped.trace.fate.points[0] == pytest.approx((-1.6849, -1.3364), abs=1e-3)
    assert trapped.trace.arrivals == (340,)
    assert home.trace.arrivals == (31,)
    assert [round(low.cost, 5) for low in trapped.scene.bottoms] == [0.18345, 0.42661]


def test_contours_around_the_trap_are_at_most_a_hundredth_apart() -> None:
    scene = frame_of(ground="trap", loss="squared").scene
    near = scene.levels[(scene.levels > 0.4) & (scene.levels < 0.46)]
    assert np.diff(near).max() <= 0.0151
    assert ((scene.levels > 0.42661) & (scene.levels < 0.42661 + 0.0141)).any()


def test_squared_error_on_the_students_is_not_wavy() -> None:
    scene = frame_of(loss="squared").scene
    assert isinstance(scene.surface, SquaredSigmoid)
    assert len(scene.bottoms) == 1


def test_the_film_ends_soon_after_the_last_ball_has_arrived() -> None:
    trace = frame_of(balls="starts").trace
    assert len(trace) == max(a for a in trace.arrivals if a is not None) + 9


def test_the_film_of_a_ball_that_flies_away_ends_with_its_numbers() -> None:
    trace = frame_of(ground="line").trace
    assert np.isfinite(trace.cost[:-1]).all()
    assert not np.isfinite(trace.cost[-1, 0])
    assert trace.fate.kind == "flies away"


def test_several_balls_walk_as_each_would_alone() -> None:
    together = frame_of(balls="rates", alpha=0.6).trace
    for k, factor in enumerate((1.0, 3.0, 1 / 3, 0.1)):
        alone = frame_of(alpha=0.6 * factor).trace
        n = min(len(alone), len(together))
        assert together.alphas[k] == pytest.approx(0.6 * factor)
        assert together.w[:n, k] == pytest.approx(alone.w[:n, 0])


def test_momentum_and_adam_start_where_the_ball_does_and_go_their_own_ways() -> None:
    trace = frame_of(balls="methods").trace
    assert trace.names == ("you", "momentum", "adam")
    assert len({*trace.w[0].tolist()}) == 1
    assert len({*trace.w[3].tolist()}) == 3


def test_a_dragged_student_is_remembered_in_hours_whatever_the_centre() -> None:
    params = with_point(LESSON.Params(centre=2.0), 3, 0.5, 1.0)
    assert params.hours_x[3] == 2.5
    x, y = data(replace(params, centre=0.0))
    assert (x[3], y[3]) == (2.5, 1.0)
    assert np.array_equal(np.delete(x, 3), np.delete(hours(0.0)[0], 3))


def test_saved_data_of_a_wrong_length_are_not_used() -> None:
    params = LESSON.Params(hours_x=(1.0, 2.0), hours_y=(0.0,), start_hours=(1.0,))
    assert np.array_equal(data(params)[0], hours(1.0)[0])
    assert len(walks(hill(LESSON.key(params)), params)) > 1


def test_separable_students_leave_no_bottom_and_a_walk_that_never_arrives() -> None:
    x, _ = hours(0.0)
    frame = frame_of(hours_x=tuple(x), hours_y=tuple((x > 2.6) * 1.0))
    assert frame.scene.bottoms == ()
    assert frame.trace.arrivals == (None,)


@pytest.mark.parametrize("ground", ["hours", "trap", "line"])
@pytest.mark.parametrize("balls", ["one", "starts", "methods"])
def test_the_slopes_of_a_walk_are_those_of_its_surface_to_the_last_bit(ground: str, balls: str) -> None:
    frame = frame_of(ground=ground, balls=balls)
    walk, surface = frame.trace, frame.scene.surface
    for k in range(walk.balls):  # one place at a time, as a step feels it
        slopes = [surface.slope(w, b) for w, b in zip(walk.w[:, k], walk.b[:, k], strict=True)]
        assert np.array_equal(np.array(slopes), np.stack([walk.dw[:, k], walk.db[:, k]], axis=1))
