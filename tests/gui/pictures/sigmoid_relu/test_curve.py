"""Charts and curves: pixels and values, the drawn geometry against the mathematics, the drag."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.activation import ACTIVATIONS
from gui.pictures.sigmoid_relu.chart import even_ticks
from gui.pictures.sigmoid_relu.curve import TINY, Curve, CurvePlot, sampled
from gui.theme import DARK, LIGHT, Look

STEP = Curve(ACTIVATIONS["relu"].slope, "slope", "s", breaks=(0.0,))
SIGMOID = Curve(ACTIVATIONS["sigmoid"].f, "a", "a = σ(z)", ACTIVATIONS["sigmoid"].slope)


@pytest.fixture
def plot(qtbot: QtBot) -> CurvePlot:
    made = CurvePlot((-5.0, 5.0), (-1.0, 2.0), (SIGMOID,))
    qtbot.addWidget(made)
    made.dress(Look(LIGHT, 900))
    made.resize(640, 300)
    made.show()
    return made


def test_value_and_pixel_are_each_others_inverse_and_agree_with_the_axes(plot: CurvePlot) -> None:
    for x, y in ((-5.0, -1.0), (5.0, 2.0), (0.3, 0.7)):
        pixel = plot.pixel_at(x, y)
        back = plot.value_at(pixel)
        assert (back.x(), back.y()) == pytest.approx((x, y), abs=1e-9)
        scene = plot.getViewBox().mapViewToScene(QPointF(x, y))
        assert (pixel.x(), pixel.y()) == pytest.approx((scene.x(), scene.y()), abs=1.0)


def test_still_curves_are_the_function_itself(plot: CurvePlot) -> None:
    x, y = plot.drawn[0].pieces[0].getData()
    np.testing.assert_allclose(y, 1.0 / (1.0 + np.exp(-x)), rtol=1e-12)
    assert (x[0], x[-1]) == (-5.0, 5.0)


def test_a_jump_interrupts_the_line_and_shows_which_end_belongs_to_it(qtbot: QtBot) -> None:
    plot = CurvePlot((-5.0, 5.0), (-0.1, 1.2), (STEP,))
    qtbot.addWidget(plot)
    left, right = (piece.getData() for piece in plot.drawn[0].pieces)
    assert set(left[1]) == {0.0}
    assert set(right[1]) == {1.0}
    assert left[0][-1] == right[0][0] == 0.0
    assert [tuple(p) for p in np.transpose(plot.drawn[0].closed.getData())] == [(0.0, 0.0)]
    assert [tuple(p) for p in np.transpose(plot.drawn[0].open.getData())] == [(0.0, 1.0)]


def test_sampling_reaches_the_jump_from_its_own_side() -> None:
    x, y = sampled(STEP, 0.0, 2.0)
    assert x[0] == 0.0
    assert y[0] == STEP.f(TINY) == 1.0


def test_a_change_of_curve_needs_no_new_items(plot: CurvePlot) -> None:
    before = len(plot.getPlotItem().items)
    for _ in range(5):
        plot.change((STEP,), (-0.2, 1.4))
        plot.change((SIGMOID,), (-1.0, 2.0))
    assert len(plot.getPlotItem().items) <= before + 1  # the second piece stays for the next jump
    assert plot.span_y == (-1.0, 2.0)


@given(st.floats(-5.0, 5.0))
def test_a_tangent_touches_its_curve_and_is_as_steep_as_the_slope(x: float) -> None:
    plot = CurvePlot.__new__(CurvePlot)  # geometry alone, no widget
    plot.reach = 1.25
    y, slope = float(SIGMOID.f(x)), float(ACTIVATIONS["sigmoid"].slope(x))
    xs, ys = CurvePlot.tangent(plot, x, y, slope)
    assert (ys[1] - ys[0]) / (xs[1] - xs[0]) == pytest.approx(slope, abs=1e-12)
    assert (sum(xs) / 2, sum(ys) / 2) == pytest.approx((x, y))
    assert math.hypot(xs[1] - xs[0], ys[1] - ys[0]) == pytest.approx(2.5)


def test_a_drag_anywhere_gives_the_x_under_the_pointer(plot: CurvePlot, qtbot: QtBot) -> None:
    told: list[tuple[float, bool]] = []
    plot.moved.connect(lambda x, done: told.append((x, done)))
    start, end = plot.pixel_at(-2.0, 1.5).toPoint(), plot.pixel_at(3.0, 0.0).toPoint()
    QTest.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(plot.viewport(), end)
    QTest.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert (told[0][1], told[-1][1]) == (False, True)
    assert told[0][0] == pytest.approx(plot.value_at(QPointF(start)).x())
    assert told[-1][0] == pytest.approx(plot.value_at(QPointF(end)).x())
    assert plot.pixel_at(told[-1][0], 0.0).x() == pytest.approx(end.x(), abs=1e-6)


def test_a_drag_beyond_the_edge_stays_inside(plot: CurvePlot) -> None:
    told: list[float] = []
    plot.moved.connect(lambda x, done: told.append(x))
    QTest.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=plot.rect().topLeft())
    QTest.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=plot.rect().bottomRight())
    assert min(told) >= -5.0
    assert max(told) <= 5.0


def image(plot: CurvePlot) -> QImage:
    picture: QImage = plot.grab().toImage()
    return picture


def test_the_point_is_painted_where_the_curve_is(plot: CurvePlot) -> None:
    plot.point(0.0, ["a = 0.5"], "z = 0")
    at = plot.pixel_at(0.0, 0.5).toPoint()
    assert image(plot).pixelColor(at) == Look(LIGHT, 900).colour("a")
    plot.point(3.0)
    assert image(plot).pixelColor(at) != Look(LIGHT, 900).colour("a")


def test_moving_the_point_leaves_the_still_life_alone_and_a_new_look_renews_it(plot: CurvePlot) -> None:
    renewed: list[int] = []
    paint = plot.render

    def render(*args: Any) -> None:
        renewed.append(1)
        paint(*args)

    plot.render = render
    for k in range(4):
        plot.point(k / 2.0)
        image(plot)
    assert len(renewed) <= 2
    plot.dress(Look(DARK, 900))
    assert image(plot).pixelColor(2, 2) == Look(DARK, 900).colour("ground")
    assert len(renewed) >= 1


@pytest.mark.parametrize("x", [-5.0, -4.9, 0.0, 4.9, 5.0])
def test_the_number_stays_inside_the_plot(plot: CurvePlot, x: float, monkeypatch: pytest.MonkeyPatch) -> None:
    boxes = []
    monkeypatch.setattr(plot, "words", lambda painter, box, *rest: boxes.append(box))
    plot.point(x, ["a = 0.00669"], "z = 5.00")
    canvas = QImage(640, 300, QImage.Format.Format_ARGB32)
    painter = QPainter(canvas)
    plot.over(painter)
    painter.end()
    assert len(boxes) == 2
    field = plot.field()
    assert all(field.left() - 1 <= b.left() and b.right() <= field.right() + 1 for b in boxes)


def test_ticks_have_a_true_minus_and_stay_in_range() -> None:
    assert even_ticks(-1, 1, 1.0) == [(-1.0, "−1"), (0.0, "0"), (1.0, "1")]
    assert [v for v, _ in even_ticks(0.0, 1.2, 0.5)] == [0.0, 0.5, 1.0]


def test_a_plot_dressed_again_and_again_keeps_no_picture_of_its_old_marks(qtbot: QtBot) -> None:
    plot = CurvePlot((-2.0, 2.0), (-1.0, 1.0), (Curve(np.sign, "a", "a", breaks=(0.0,)),))
    qtbot.addWidget(plot)
    kept = []
    for theme in (LIGHT, DARK, LIGHT, DARK):
        plot.dress(Look(theme))
        plot.grab()
        kept.append([len(dots.fragmentAtlas) for d in plot.drawn for dots in (d.open, d.closed)])
    assert kept[0] == kept[-1]
    assert sum(kept[0]) > 0
