"""The three pages: one z on all plots, the race on its charts, keys, drags, and numbers that a painter cannot take."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.activation import ACTIVATIONS
from core.network import initialise
from core.race import GOAL, Lap, Moment, Tally, layout, pack
from gui.language import Language
from gui.lesson import Frame, View
from gui.lessons.sigmoid_relu import RaceParams, SigmoidRelu
from gui.pictures.sigmoid_relu.activations import GLIDE
from gui.pictures.sigmoid_relu.picture import SigmoidRelu as Page
from gui.pictures.sigmoid_relu.race_costs import along
from gui.theme import THEMES, Look

LESSON = SigmoidRelu()
SIZES = ((1420, 880), (960, 600), (610, 620), (300, 200))


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    made.dress(Look(THEMES["light"], 900))
    made.speak(Language("en"))
    made.resize(960, 600)
    made.show()
    return made


def frame(position: float = 0.0, beats: bool = True, trace: Any = None, **values: Any) -> Frame:
    params = replace(RaceParams(), **values)
    scene = LESSON.scene(params)
    return Frame(params, scene, trace or LESSON.trace(scene, params), position, View(beats=beats))


def moment(k: int, *costs: float, slope: float = 0.1, arrived: int | None = None) -> Moment:
    weights = pack(initialise(layout(4), 2.0, 0))
    return Moment(k, tuple(Lap(J, 0.5, (slope,) * 5, weights, arrived) for J in costs))


# -- curves ----------------------------------------------------------------------------------------------------------


def test_one_z_stands_on_all_four_plots(page: Page) -> None:
    page.draw(frame(z=1.75))
    assert [plot.x for plot in page.pages["curves"].parts()] == [1.75] * 4


def test_the_product_comes_in_before_its_beat_and_stands_when_a_clicker_rests_there(page: Page) -> None:
    reached = []
    for phase in (0.0, 0.25, 0.375, 0.5, 0.9):
        page.draw(frame(phase))
        reached.append(page.pages["curves"].columns[0].ladder.stairs.reached)
    assert reached == pytest.approx([1.0, 0.0, 0.5, 1.0, 1.0])


def test_z_rests_for_the_beats_and_then_glides_to_the_next_stop(page: Page) -> None:
    xs = []
    for phase in (0.0, 0.3, GLIDE, (GLIDE + 1.0) / 2, 0.999999):
        page.draw(frame(phase, z=2.0))
        xs.append(page.pages["curves"].columns[0].value.x)
    assert xs[:3] == [2.0, 2.0, 2.0]
    assert xs[3] == pytest.approx(2.5)
    assert xs[4] == pytest.approx(3.0, abs=1e-4)


def test_without_beats_z_moves_evenly(page: Page) -> None:
    page.draw(frame(0.25, beats=False, z=2.0))
    assert page.pages["curves"].columns[0].value.x == pytest.approx(2.25)


def test_numbers_stay_away_while_z_is_on_its_way(page: Page) -> None:
    page.draw(frame(0.9, z=2.0))
    assert page.pages["curves"].columns[0].value.numbers == ("",)
    page.draw(frame(0.0, z=2.0))
    assert page.pages["curves"].columns[0].value.numbers == ("a = 0.881",)


@pytest.mark.parametrize("rival", ["relu", "leaky_relu", "tanh"])
def test_the_right_column_is_the_rival_on_the_same_scale(page: Page, rival: str) -> None:
    page.draw(frame(rival=rival))
    left, right = page.pages["curves"].columns
    assert left.value.drawn[0].curve.f is ACTIVATIONS["sigmoid"].f
    assert right.value.drawn[0].curve.f is ACTIVATIONS[rival].f
    assert right.slope.drawn[0].curve.f is ACTIVATIONS[rival].slope
    assert left.value.span_y == right.value.span_y
    low, high = right.value.span_y
    assert all(low < float(ACTIVATIONS[rival].f(z)) < high for z in np.linspace(-5, 5, 101))


def test_the_stairs_are_the_slope_times_itself(page: Page) -> None:
    page.draw(frame(z=1.0, hidden=5))
    stairs = page.pages["curves"].columns[0].ladder.stairs.values
    a = 1.0 / (1.0 + math.exp(-1.0))
    assert stairs == pytest.approx([(a * (1.0 - a)) ** n for n in (5, 4, 3, 2, 1)])


def test_dragging_on_any_plot_tells_z(page: Page) -> None:
    page.draw(frame())
    QApplication.processEvents()
    told: list[tuple[str, float, bool]] = []
    page.dragged.connect(lambda what, z, done: told.append((what, z, done)))
    for plot in page.pages["curves"].parts():
        told.clear()
        pixel = plot.pixel_at(-1.5, 0.5).toPoint()
        QTest.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=pixel)
        QTest.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=pixel)
        assert told[-1][::2] == ("z", True)
        assert told[-1][1] == pytest.approx(plot.value_at(QPointF(pixel)).x())
        page.draw(frame(z=told[-1][1]))
        assert plot.pixel_at(plot.x, 0.0).x() == pytest.approx(pixel.x())


@pytest.mark.parametrize(
    ("key", "z"), [(Qt.Key.Key_Left, 1.9), (Qt.Key.Key_Right, 2.1), (Qt.Key.Key_Up, 3.0), (Qt.Key.Key_Down, 1.0)]
)
def test_arrow_keys_drag_z(page: Page, key: Qt.Key, z: float) -> None:
    page.draw(frame(z=2.0))
    told: list[tuple[str, float]] = []
    page.dragged.connect(lambda what, value, done: told.append((what, value)))
    QTest.keyClick(page, key)
    assert [what for what, _ in told] == ["z"]
    assert told[0][1] == pytest.approx(z)


def test_arrow_keys_stop_at_the_edge(page: Page) -> None:
    page.draw(frame(z=5.0))
    told: list[float] = []
    page.dragged.connect(lambda what, value, done: told.append(value))
    QTest.keyClick(page, Qt.Key.Key_Right)
    assert told == [5.0]


@pytest.mark.parametrize(("act", "taken"), [("curves", True), ("race", False)])
def test_arrows_are_taken_from_the_window_only_where_there_is_a_z(page: Page, act: str, taken: bool) -> None:
    page.draw(frame(act=act))
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(page, event)
    assert event.isAccepted() == taken


# -- the race --------------------------------------------------------------------------------------------------------


def test_the_stairs_of_the_race_are_the_gradients_of_this_step(page: Page) -> None:
    here = frame(7, act="race")
    page.draw(here)
    for lane, lap, start in zip(page.pages["race"].lanes, here.step.laps, here.trace[0].laps, strict=True):
        assert lane.ladder.stairs.values == lap.slopes
        assert lane.ladder.stairs.ghost == start.slopes
        assert len(lane.ladder.stairs.names) == here.params.hidden + 1


def test_the_gradient_comes_back_layer_by_layer_in_its_beat(page: Page) -> None:
    reached = []
    for phase in (0.0, 0.25, 0.35, 0.45, 0.5, 0.8):
        page.draw(frame(3 + phase, act="race"))
        reached.append(page.pages["race"].lanes[0].ladder.stairs.reached)
    assert reached == pytest.approx([1.0, 0.0, 0.4, 0.8, 1.0, 1.0])


def test_costs_are_kept_until_the_trace_grows(page: Page) -> None:
    chart = page.pages["race"].chart
    trace = [moment(k, 0.7, 0.6) for k in range(50)]
    steps, costs = chart.costs(trace)
    assert steps[0] == 0
    assert list(steps[:10]) == list(range(10))
    assert costs.shape == (len(steps), 2)
    assert chart.costs(trace)[1] is costs
    trace.extend(moment(k, 0.5, 0.1) for k in range(50, 90))
    assert chart.costs(trace)[0][-1] > 49


def test_the_axes_stay_as_they_are_while_the_race_grows(page: Page) -> None:
    chart, spans = page.pages["race"].chart, set()
    for count in (40, 201, 1384, 4001):
        trace = [moment(k, 0.7, 0.6 if k < 40 else 1.2) for k in range(count)]
        page.draw(frame(act="race", trace=trace))
        assert chart.span_x[1] >= float(along(count - 1))
        spans.add((chart.span_x, chart.span_y))
    assert len(spans) == 1


def test_a_question_about_the_race_sets_everything_back_to_its_start(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    words: list[str] = []
    race = page.pages["race"]
    monkeypatch.setattr(race.chart, "words", lambda painter, box, text, *rest: words.append(text))
    trace = [moment(0, 0.7, 0.6), *(moment(k, 0.5, 0.1, arrived=1) for k in range(1, 50))]
    here = frame(40, act="race", trace=trace)
    page.draw(replace(here, view=View(asking=True)))
    race.chart.grab()
    assert words == ["sigmoid  J = 0.700", "ReLU  J = 0.600"]
    assert [lane.ladder.stairs.values for lane in race.lanes] == [(), ()]
    assert {lane.figures.text() for lane in race.lanes} == {""}
    page.draw(here)
    assert race.lanes[0].ladder.stairs.values == here.step.laps[0].slopes


def test_a_question_about_slopes_takes_all_slopes_away(page: Page) -> None:
    here = frame(z=2.0)
    page.draw(here)
    column = page.pages["curves"].columns[1]
    before = column.slope.grab().toImage()
    page.draw(replace(here, view=View(asking=True)))
    assert not any(line.isVisible() for d in column.slope.drawn for line in d.pieces)
    assert not column.value.tangents
    assert column.ladder.stairs.values == ()
    assert column.slope.grab().toImage() != before
    page.draw(here)
    assert column.slope.grab().toImage() == before


def test_another_rival_behind_an_open_question_shows_no_slope_either(page: Page) -> None:
    slope = page.pages["curves"].columns[1].slope
    for rival in ("relu", "tanh", "leaky_relu"):
        page.draw(replace(frame(rival=rival), view=View(asking=True)))
        assert not any(line.isVisible() for d in slope.drawn for line in d.pieces)
    page.draw(frame(rival="leaky_relu"))
    assert any(line.isVisible() for line in slope.drawn[0].pieces)


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("theme", ["light", "projector"])
def test_words_over_field_and_stairs_are_whole_at_every_width(page: Page, code: str, theme: str) -> None:
    page.speak(Language(code))
    page.dress(Look(THEMES[theme], 768))
    for width in range(600, 1500, 20):
        page.resize(width, 560)
        page.draw(frame(act="race"))
        for lane in page.pages["race"].lanes:
            ladder, font = lane.ladder, Look(THEMES[theme], 768).font("small")
            wide = QFontMetricsF(font).horizontalAdvance(ladder.caption_shown())
            assert ladder.plot().left() + wide <= ladder.width(), width
            if not lane.caption.isHidden():
                assert lane.caption.sizeHint().width() <= lane.caption.width()


def test_dragging_on_the_costs_tells_the_step(page: Page) -> None:
    trace = [moment(k, 0.7, 0.6) for k in range(300)]
    page.draw(frame(act="race", trace=trace))
    QApplication.processEvents()
    told: list[tuple[str, float, bool]] = []
    page.dragged.connect(lambda what, k, done: told.append((what, k, done)))
    chart = page.pages["race"].chart
    pixel = chart.pixel_at(float(along(120)), 0.4)
    QTest.mousePress(chart.viewport(), Qt.MouseButton.LeftButton, pos=pixel.toPoint())
    QTest.mouseRelease(chart.viewport(), Qt.MouseButton.LeftButton, pos=pixel.toPoint())
    assert told[-1][::2] == ("k", True)
    assert told[-1][1] == pytest.approx(120, rel=0.02)


def test_an_arrival_gets_its_flag(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    chart = page.pages["race"].chart
    words: list[str] = []
    monkeypatch.setattr(chart, "words", lambda painter, box, text, *rest: words.append(text))
    trace = [moment(k, 0.7, 0.6) for k in range(3)] + [moment(3, GOAL / 2, 0.6, arrived=1234)]
    page.draw(frame(2, act="race", trace=trace))
    chart.grab()
    assert "1,234" not in words
    page.draw(frame(3, act="race", trace=trace))
    chart.grab()
    assert "1,234" in words


@pytest.mark.parametrize(("first", "second"), [(0.69, 0.69), (0.05, 0.04), (0.04, 0.05), (5.0, 4.0), (0.001, 1.5)])
def test_the_names_of_the_costs_never_lie_over_each_other(
    page: Page, first: float, second: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart, boxes = page.pages["race"].chart, {}
    monkeypatch.setattr(chart, "words", lambda painter, box, text, *rest: boxes.update({text[:4]: box}))
    for count in (2, 60, 200):
        boxes.clear()
        trace = [moment(k, first, second) for k in range(200)]
        page.draw(frame(count - 1, act="race", trace=trace))
        chart.grab()
        one, two = boxes["sigm"], boxes["ReLU"]
        assert not one.adjusted(0, 0.5, 0, -0.5).intersects(two)
        for box in (one, two):
            assert chart.field().adjusted(-1, -1, 1, 1).contains(box)
        assert (one.top() < two.top()) == (first >= second or min(first, second) > chart.span_y[1])


@pytest.mark.parametrize("cost", [math.nan, math.inf, 1e300, 0.0])
@pytest.mark.parametrize("slope", [math.nan, math.inf, 0.0, 1e300])
def test_nothing_that_is_no_number_reaches_the_painter(page: Page, cost: float, slope: float) -> None:
    trace = [moment(k, cost, 0.5, slope=slope) for k in range(5)]
    for position in (0.0, 2.6, 4.0):
        page.draw(frame(position, act="race", trace=trace))
        assert not page.grab().isNull()


# -- all pages -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("act", ["curves", "race", "luck"])
@pytest.mark.parametrize("size", SIZES)
def test_every_page_fits_every_size_theme_and_language(page: Page, act: str, size: tuple[int, int]) -> None:
    tally = (Tally(), Tally(((922, 104), (None, 37), (727, None))))
    for name, theme in THEMES.items():
        page.dress(Look(theme, max(400, size[1])))
        page.speak(Language("zh" if name == "dark" else "en"))
        page.resize(*size)
        page.draw(frame(act=act, hidden=6, trace=tally if act == "luck" else None))
        assert not page.grab().isNull()
        for part in page.pages[act].findChildren(type(page.pages["curves"].columns[0].ladder)):
            assert part.plot().width() >= 1.0


def test_a_frame_is_drawn_the_same_whatever_was_drawn_before(page: Page) -> None:
    there, elsewhere = frame(4, act="race"), frame(20, act="race")
    page.draw(there)
    page.grab()  # sizes settle
    page.draw(there)
    first = page.grab().toImage()
    for other in (elsewhere, frame(z=-3.0, rival="tanh"), frame(act="luck")):
        page.draw(other)
        page.grab()
    page.draw(there)
    assert page.grab().toImage() == first


def test_the_symbol_under_the_pointer_is_told(page: Page) -> None:
    told: list[str] = []
    page.hovered.connect(told.append)
    for part, symbol in page.symbols.items():
        QApplication.sendEvent(part, QEvent(QEvent.Type.Leave))
        page.eventFilter(part, QEvent(QEvent.Type.Enter))
        assert told[-2:] == ["", symbol]
