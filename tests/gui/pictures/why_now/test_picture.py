"""The chart of "Why now": every training at its own height wherever it glides, names that never lie on one another, and
an amount that is taken hold of with the mouse or the keys."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.amount_record import TURNS, Column, Trained
from gui.lesson import Frame, View
from gui.lessons.why_now import WhyNow, WhyNowParams
from gui.pictures.why_now.moment import HOLD, moment, step_of
from gui.pictures.why_now.picture import TURNS as WORDS
from gui.pictures.why_now.picture import WhyNowPicture
from gui.pictures.why_now.places import ASIDE, Places, apart
from tests.gui.pictures.followed import followed
from tests.gui.pictures.staged import staged

LESSON = WhyNow()
POINTS = WhyNowParams(source="points")


def frame(position: float, view: View | None = None, params: WhyNowParams | None = None) -> Frame:
    params = params or WhyNowParams()
    scene = LESSON.scene(params)
    return Frame(params, scene, LESSON.trace(scene, params), position, view or View())


def live(position: float, columns: int = 4, shares: tuple[int, ...] = (700, 950)) -> Frame:
    """A film of the points that has grown so far."""
    scene = LESSON.scene(POINTS)
    made = [Column(m, tuple((name, Trained(shares, (0.02, 0.03), 1000)) for name in scene.models))
            for m in scene.amounts[:columns]]  # fmt: skip
    turns = TURNS if columns == 4 else ()
    return Frame(POINTS, scene, (None, *made, *turns), position)


def click(picture: WhyNowPicture, at: QPointF) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(picture, left, none, at.toPoint())


@pytest.fixture
def picture(qtbot: QtBot) -> WhyNowPicture:
    return staged(qtbot, WhyNowPicture())


# -- moments -------------------------------------------------------------------------------------------------------


def test_the_film_shows_one_amount_more_at_every_step_and_then_turns_twice() -> None:
    seen = [moment(frame(float(k))) for k in range(8)]
    assert [len(now.columns) for now in seen] == [0, 1, 2, 3, 4, 5, 5, 5]
    assert [now.turn for now in seen] == [0, 0, 0, 0, 0, 0, 1, 2]
    assert [now.at for now in seen[1:6]] == [0, 1, 2, 3, 4]


def test_between_two_amounts_it_rests_first_and_then_goes_all_the_way() -> None:
    assert moment(frame(2.0 + HOLD * 0.99)).grown == 0.0
    grown = [moment(frame(2.0 + HOLD + k * (1 - HOLD) / 20)).grown for k in range(20)]
    assert grown == sorted(grown)
    assert grown[-1] > 0.97


def test_while_it_is_asked_nothing_has_been_measured(picture: WhyNowPicture) -> None:
    now = moment(frame(6.4, View(asking=True)))
    assert (now.columns, now.grown, now.turn) == ((), 0.0, 0.0)
    pictures = []
    for position in (0.0, 3.3, 7.0):
        picture.draw(frame(position, View(asking=True)))
        pictures.append(picture.grab().toImage())
    assert pictures[0] == pictures[1] == pictures[2]
    assert picture.handles() == ()


@given(st.floats(1.0, 1e6))
def test_an_amount_between_two_means_the_nearer_one_by_ratio(amount: float) -> None:
    step = step_of(frame(5.0), amount)
    amounts = frame(5.0).scene.amounts
    assert step is not None
    ratios = [max(amount / m, m / amount) for m in amounts]
    assert ratios[step - 1] == min(ratios)


# -- geometry ------------------------------------------------------------------------------------------------------


def places(picture: WhyNowPicture, at: Frame) -> Places:
    picture.draw(at)
    return picture.chart.places(at)


@pytest.mark.parametrize("turn", [0.0, 0.3, 1.0, 1.7, 2.0])
def test_a_training_keeps_its_height_whatever_lies_below(turn: float, picture: WhyNowPicture) -> None:
    at = frame(5.0)
    plan = places(picture, at)
    for column in moment(at).columns:
        for model, found in column.models:
            for seed, share in enumerate(found.shares):
                y = plan.training(model, column, seed, turn).y()
                low, high = plan.shares.low, plan.shares.high
                back = low + (plan.plot.bottom() - y) / plan.plot.height() * (high - low)
                assert back == pytest.approx(100 * share, abs=1e-6)


def test_over_amounts_seconds_and_algorithms_it_lies_where_it_was_measured(picture: WhyNowPicture) -> None:
    at = frame(7.0)
    plan = places(picture, at)
    for column in moment(at).columns:
        for k, (model, found) in enumerate(column.models):
            for seed, seconds in enumerate(found.seconds):
                over = [plan.training(model, column, seed, turn).x() for turn in (0.0, 1.0, 2.0)]
                time = plan.seconds.value((over[1] - plan.wide.left()) / plan.wide.width())
                aside = (k - 2.5) * ASIDE * plan.plot.width()
                assert plan.over_amount(column.amount) + aside == pytest.approx(over[0], abs=1e-6)
                assert time == pytest.approx(seconds, rel=1e-6)
                assert int((over[2] - plan.wide.left()) / (plan.wide.width() / 6)) == k


@pytest.mark.parametrize("size", [(420, 380), (610, 560), (960, 600), (1420, 880)])
@pytest.mark.parametrize("params", [WhyNowParams(), POINTS])
def test_everything_measured_lies_inside_the_plot(
    size: tuple[int, int], params: WhyNowParams, picture: WhyNowPicture
) -> None:
    picture.resize(*size)
    at = frame(7.0) if params.source == "photos" else live(6.0, shares=(394, 1000))
    plan = places(picture, at)
    for turn in (0.0, 1.0, 2.0):
        room = (plan.plot if turn == 0 else plan.wide).adjusted(-1, -1, 1, 1)
        for column in moment(at).columns:
            for model, found in column.models:
                assert all(room.contains(plan.training(model, column, s, turn)) for s in range(len(found.right)))


def test_two_amounts_never_mix_though_the_models_of_one_stand_side_by_side(picture: WhyNowPicture) -> None:
    for at in (frame(5.0), live(4.0)):
        plan = places(picture, at)
        for one, other in pairwise(moment(at).columns):
            right = max(plan.mean(model, one, 0.0).x() for model in plan.models)
            assert right < min(plan.mean(model, other, 0.0).x() for model in plan.models) - 10


@given(st.lists(st.floats(0.0, 400.0), min_size=1, max_size=6))
def test_names_stand_apart_in_the_order_of_their_dots(heights: list[float]) -> None:
    made = apart(heights, 20.0, 0.0, 400.0)
    order = sorted(range(len(heights)), key=lambda k: heights[k])
    for a, b in pairwise(order):
        assert made[b] - made[a] >= 20.0 - 1e-6
    if all(abs(a - b) >= 20 for i, a in enumerate(heights) for b in heights[:i]):
        assert made == pytest.approx(heights)


# -- hands ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("position", [3.0, 6.0, 7.0])
@pytest.mark.parametrize("k", range(5))
def test_a_press_on_an_amount_goes_there_and_its_ball_comes(position: float, k: int, picture: WhyNowPicture) -> None:
    seen = followed(LESSON, picture, frame(position))
    plan = picture.chart.places(seen[-1])
    x = plan.over_amount(seen[-1].scene.amounts[k])
    y = plan.plot.center().y() if position == 3.0 else plan.plot.top() - 4
    click(picture, QPointF(x, y))
    now = moment(seen[-1])
    assert now.at == k
    assert now.turn == moment(frame(position)).turn
    assert picture.chart.ball(seen[-1]).x() == pytest.approx(x, abs=1.0)


@pytest.mark.parametrize("position", [3.0, 6.0, 7.0])
def test_arrow_keys_walk_along_the_amounts_and_stop_at_the_ends(position: float, picture: WhyNowPicture) -> None:
    seen = followed(LESSON, picture, frame(position, params=WhyNowParams(at=2)))
    picture.hold("amount")
    for key, expected in ((Qt.Key.Key_Right, [3, 4, 4]), (Qt.Key.Key_Left, [3, 2, 1, 0, 0])):
        for k in expected:
            QTest.keyClick(picture, key)
            assert moment(seen[-1]).at == k


@pytest.mark.parametrize("k", range(3))
def test_a_click_on_a_word_shows_the_dots_over_it(k: int, picture: WhyNowPicture) -> None:
    seen = followed(LESSON, picture, frame(2.0))
    box: QRectF = [box for _, _, box in picture.turns.boxes()][k]
    click(picture, box.center())
    assert moment(seen[-1]).turn == k
    assert moment(seen[-1]).at == 1  # the amount that was looked at is looked at there, too


def test_the_keyboard_reaches_the_words(picture: WhyNowPicture) -> None:
    seen = followed(LESSON, picture, frame(5.0))
    assert picture.handles() == (*(f"turn:{word}" for word in WORDS), "amount")
    picture.hold("turn:algorithms")
    QTest.keyClick(picture, Qt.Key.Key_Right)
    assert moment(seen[-1]).turn == 2


def test_a_film_that_still_grows_has_nothing_to_take_hold_of(picture: WhyNowPicture) -> None:
    growing = live(2.0, columns=2)
    picture.draw(growing)
    assert picture.handles() == ()
    assert LESSON.drag(growing, "amount", 8.0) is None
    assert LESSON.drag(growing, "turn:seconds", True) is None


# -- painting ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", range(5))
def test_a_film_of_any_length_can_be_painted_everywhere(columns: int, picture: WhyNowPicture) -> None:
    last = len(live(0.0, columns).trace) - 1
    for k in range(4 * last + 1):
        picture.draw(live(k / 4, columns))
        assert not picture.grab().isNull()


def test_a_model_that_is_pointed_at_stands_out(picture: WhyNowPicture) -> None:
    at = frame(5.0)
    picture.draw(at)
    spot = picture.chart.places(at).mean("large", moment(at).columns[-1], 0.0)
    assert picture.chart.focus(spot, at) == "w"
    plain = picture.grab().toImage()
    picture.draw(replace(at, view=View(focus="w")))
    assert picture.grab().toImage() != plain
