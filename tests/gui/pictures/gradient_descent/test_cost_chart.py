"""Cost against step: every cost has its place, and every place its step."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from gui.pictures.gradient_descent.cost_chart import CostChart
from tests.gui.pictures.downhill import Values, frame_of

CASES: tuple[Values, ...] = (
    {}, {"alpha": 4.3}, {"ground": "line"}, {"ground": "trap", "loss": "squared"}, {"balls": "methods"}, {"steps": 20},
)  # fmt: skip


@pytest.fixture
def chart(qapp: object) -> CostChart:
    made = CostChart()
    made.rect = QRectF(0, 0, 800, 280)
    return made


@pytest.mark.parametrize("values", CASES)
def test_every_cost_that_is_a_number_lies_inside_the_axes(chart: CostChart, values: Values) -> None:
    frame = frame_of(**values)
    trace = frame.trace
    axes = chart.axes(frame.scene, trace)
    for ball in range(trace.balls):
        J = trace.cost[:, ball]
        fine = np.isfinite(J) & (J < 1e290)
        x, y = axes.pixels(np.arange(len(J))[fine], J[fine])
        assert (x >= axes.rect.left() - 1e-6).all()
        assert (x <= axes.rect.right() + 1e-6).all()
        assert (y >= axes.rect.top() - 1e-6).all()
        assert (y <= axes.rect.bottom() + 1e-6).all()


@pytest.mark.parametrize("values", CASES)
@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 1.0])
def test_the_pixel_of_a_step_is_taken_for_that_step(chart: CostChart, values: Values, share: float) -> None:
    frame = frame_of(**values)
    step = round(share * (len(frame.trace) - 1))
    at = chart.axes(frame.scene, frame.trace).point(step, 1.0)
    assert chart.value("time", at, frame) == step


def test_costs_that_differ_a_millionfold_are_shown_by_their_logarithm_and_others_are_not(chart: CostChart) -> None:
    away, near = frame_of(ground="line"), frame_of()
    assert chart.axes(away.scene, away.trace).y.log
    assert not chart.axes(near.scene, near.trace).y.log


@pytest.mark.parametrize("balls", ["rates", "starts", "methods"])
def test_every_one_of_several_balls_has_a_name_of_its_own(chart: CostChart, balls: str) -> None:
    trace = frame_of(balls=balls).trace
    names = [chart.name(trace, k) for k in range(trace.balls)]
    assert len(set(names)) == trace.balls
    assert all(names)
