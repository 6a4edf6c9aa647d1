"""The camera: where things land, what is hit, what is hidden."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from gui.pictures.gradient_descent.projection import Projection
from tests.gui.pictures.downhill import frame_of

RECT = QRectF(40, 30, 700, 460)
BOWL = frame_of().scene
WAVY = frame_of(ground="trap", loss="squared").scene


def view_of(hill: object, azimuth: float = -64.0, elevation: float = 36.0) -> Projection:
    return Projection(hill, (azimuth, elevation), RECT)  # type: ignore[arg-type]


def test_a_high_place_gets_a_higher_hill_and_turning_does_not_change_it() -> None:
    views = [Projection(BOWL, (-64.0, 36.0), QRectF(0, 0, width, 260)) for width in (600, 350, 260)]
    assert views[0].tall < views[1].tall < views[2].tall
    for view in views:
        assert {Projection(BOWL, (turn, 20.0), view.rect).tall for turn in (-170, -30, 90)} == {view.tall}
        w, b, J = BOWL.mesh
        x, y = view.pixels(w[:, None], b[None, :], J)
        inside = view.rect.adjusted(-1, -1, 1, 1)
        assert inside.left() <= x.min() <= x.max() <= inside.right()
        assert inside.top() <= y.min() <= y.max() <= inside.bottom()


@settings(max_examples=40)
@given(u=st.floats(0.02, 0.98), v=st.floats(0.02, 0.98), azimuth=st.floats(-180, 180), elevation=st.floats(15, 80))
@pytest.mark.parametrize("hill", [BOWL, WAVY])
def test_a_visible_place_of_the_surface_goes_to_a_pixel_and_back(
    hill: object, u: float, v: float, azimuth: float, elevation: float
) -> None:
    view = view_of(hill, azimuth, elevation)
    at = view.hill.window
    w, b = at.w_low + u * (at.w_high - at.w_low), at.b_low + v * (at.b_high - at.b_low)
    J = float(view.hill.surface.cost(w, b))
    found = view.hit(view.point(w, b, J))
    if view.hidden(view.box([w], [b], [J]))[0]:
        return  # then something in front of it was hit
    assert found is not None
    landed = view.point(*found, float(view.hill.surface.cost(*found)))
    missed = landed - view.point(w, b, J)
    assert max(abs(missed.x()), abs(missed.y())) < 0.01  # the same pixel, and on the surface


def test_the_whole_hill_lies_inside_the_rectangle_from_everywhere() -> None:
    w, b, J = BOWL.mesh
    for azimuth in range(-180, 180, 30):
        x, y = view_of(BOWL, azimuth).pixels(w[::16, None], b[None, ::16], J[::16, ::16])
        assert RECT.left() - 1 <= x.min()
        assert x.max() <= RECT.right() + 1
        assert RECT.top() - 1 <= y.min()
        assert y.max() <= RECT.bottom() + 1


def test_a_ray_through_a_pixel_passes_through_the_point_that_is_drawn_there() -> None:
    view = view_of(BOWL)
    box = view.box(2.0, -1.0, 1.0)
    way = view.ray(view.point(2.0, -1.0, 1.0))
    t = float((box - view.eye)[2] / way[2])
    assert view.eye + t * way == pytest.approx(box, abs=1e-9)


def test_the_near_wall_hides_the_valley_when_one_looks_from_low_and_not_from_high() -> None:
    bottom = BOWL.bottoms[0]
    for elevation, expected in ((10.0, True), (80.0, False)):
        view = view_of(BOWL, -118.0, elevation)
        box = view.box([bottom.w], [bottom.b], [bottom.cost])
        assert view.hidden(box)[0] == expected


def test_the_eye_sees_the_top_of_the_wall_that_is_furthest_from_it() -> None:
    view = view_of(BOWL, -64.0, 36.0)
    J = float(BOWL.surface.cost(-0.95, 0.95))
    assert not view.hidden(view.box([-0.95], [0.95], [J]))[0]


def test_a_pixel_of_air_hits_nothing_and_a_drag_there_stays_in_the_window() -> None:
    view = view_of(BOWL)
    assert view.hit(QPointF(RECT.left(), RECT.top())) is None
    for x, y in ((-500.0, -500.0), (5000.0, 0.0), (300.0, 5000.0), (350.0, -4000.0)):
        w, b = view.level_hit(QPointF(x, y), 0.7)
        assert BOWL.inside(w, b)


@pytest.mark.parametrize("height", [np.nan, np.inf, -5.0])
def test_a_drag_beside_the_surface_survives_a_ball_with_no_height(height: float) -> None:
    assert np.isfinite(view_of(BOWL).level_hit(QPointF(0.0, 0.0), height)).all()
