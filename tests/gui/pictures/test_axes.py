"""Values to pixels and back, ticks that are round and enough."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from gui.figures import shown
from gui.pictures.axes import Axes, Scale, ticks, written

RECT = QRectF(30, 20, 400, 250)
FAR = Scale(-1000.0, 1000.0, far=2.0)
SCALES = (Scale(-1.0, 5.0), Scale(0.0, 400.0, True, 1.0), Scale(1e-3, 1e9, True), FAR)


@pytest.mark.parametrize("scale", SCALES)
@given(t=st.floats(0, 1))
def test_a_place_on_an_axis_goes_to_a_value_and_back(scale: Scale, t: float) -> None:
    assert scale.at(scale.value(t)) == pytest.approx(t, abs=1e-9)


@pytest.mark.parametrize("scale", SCALES)
def test_many_places_at_once_have_the_values_of_each(scale: Scale) -> None:
    places = np.linspace(-3.0, 4.0, 29)
    assert scale.values(places) == pytest.approx([scale.value(t) for t in places.tolist()], rel=1e-12)


@given(x=st.floats(-1, 5), y=st.floats(1e-3, 1e9))
def test_a_point_goes_to_a_pixel_and_back(x: float, y: float) -> None:
    axes = Axes(RECT, SCALES[0], SCALES[2])
    back = axes.values(axes.point(x, y))
    assert back == pytest.approx((x, y), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 1e308, -1e308])
@pytest.mark.parametrize("scale", SCALES)
def test_what_is_no_number_or_too_large_gets_a_finite_pixel_outside_the_axes(scale: Scale, value: float) -> None:
    at = float(scale.at(np.array(value)))
    assert math.isfinite(at)
    assert not 0 <= at <= 1 or (scale.log and value in (-math.inf, -1e308))


@pytest.mark.parametrize("place", [-3.0, 4.0])
@pytest.mark.parametrize("scale", [*SCALES, Scale(0.05, 1e300, True)])
def test_a_pixel_far_outside_still_has_a_value(scale: Scale, place: float) -> None:
    assert math.isfinite(scale.value(place))


@given(low=st.floats(-1e6, 1e6), span=st.floats(1e-3, 1e6), about=st.integers(2, 12))
def test_ticks_are_inside_evenly_spaced_and_as_many_as_asked_for_or_fewer(low: float, span: float, about: int) -> None:
    marks = ticks(low, low + span, about)
    slack = 1e-6 * span
    assert all(low - slack <= m <= low + span + slack for m in marks)
    assert len(marks) <= about + 2
    if len(marks) > 2:
        gaps = np.diff(marks)
        assert gaps == pytest.approx(gaps[0], rel=1e-3)
        power = 10.0 ** math.floor(math.log10(gaps[0]) + 1e-6)
        assert min(abs(gaps[0] / power - k) for k in (1, 2, 5)) < 1e-3


def test_ticks_are_written_with_the_places_they_need() -> None:
    assert written([0.0, 0.5, 1.0]) == ["0.0", "0.5", "1.0"]
    assert written([-2.0, 0.0, 2.0]) == ["−2", "0", "2"]
    assert [float(shown(text)) for text in written([0.05, 0.10, 0.15])] == [0.05, 0.10, 0.15]


def test_an_axis_of_steps_begins_at_step_0_although_it_is_logarithmic() -> None:
    scale = Scale(0.0, 400.0, True, 1.0)
    assert scale.marks()[:4] == [0.0, 1.0, 2.0, 5.0]
    assert scale.at(0.0) == 0.0
    assert Axes(RECT, scale, scale).values(QPointF(RECT.right(), RECT.top()))[0] == pytest.approx(400.0)


def test_a_far_axis_is_straight_near_zero_and_the_same_on_both_sides() -> None:
    near = [FAR.spot(v) - 0.5 for v in (0.1, 0.2, 0.4)]
    assert near[1] / near[0] == pytest.approx(2.0, rel=0.01)
    assert near[2] / near[0] == pytest.approx(4.0, rel=0.02)
    assert [FAR.spot(v) for v in (-1000.0, 0.0, 1000.0)] == [0.0, 0.5, 1.0]
    steps = np.diff([FAR.spot(v) for v in (10.0, 100.0, 1000.0)])
    assert steps[1] == pytest.approx(steps[0], rel=0.01)


@pytest.mark.parametrize("about", [2, 3, 5, 9, 20])
def test_a_far_axis_has_as_many_marks_as_there_is_room_for(about: int) -> None:
    marks = FAR.marks(about)
    assert marks == sorted(marks)
    assert {-1000.0, 0.0, 1000.0} <= set(marks)
    assert len(marks) <= max(3, about)
    assert all(-m in marks for m in marks)
