"""The picture of loss and cost: geometry is mathematics, drags are exact, keys do what the mouse does, veils hold."""

from __future__ import annotations

import math
from functools import partial
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.lesson import Frame
from gui.pictures.board import CurveBoard
from gui.pictures.loss_and_cost.curves import CURVES, FLAT, FLATS
from gui.pictures.loss_and_cost.film import TRUTH
from gui.pictures.loss_and_cost.picture import LossPicture
from gui.theme import THEMES, Look
from tests.gui.lessons.test_loss_and_cost import LESSON, frame_of
from tests.gui.pictures.followed import followed
from tests.gui.pictures.staged import staged

follow = partial(followed, LESSON)


@pytest.fixture
def picture(qtbot: QtBot) -> LossPicture:
    return staged(qtbot, LossPicture())


def spot(board: CurveBoard, frame: Frame, name: str) -> QPointF:
    dot = board.movable(frame)[name]
    return board.axes(board.board(frame)).point(dot.x, dot.y)


@pytest.mark.parametrize("y", [0.0, 1.0])
def test_the_drawn_curves_are_the_losses(y: float) -> None:
    for a in (0.02, 0.3, 0.7, 0.98):
        z, wrong = math.log(a / (1 - a)), -math.log(a if y else 1 - a)
        for over, x in (("a", a), ("z", z)):
            assert CURVES["log", over, y](x) == pytest.approx(wrong)
            assert CURVES["squared", over, y](x) == pytest.approx((a - y) ** 2 / 2)


def test_bars_have_the_heights_of_their_losses_and_the_level_is_their_mean(picture: LossPicture) -> None:
    frame = frame_of(act="many")
    picture.draw(frame)
    board = picture.bars.board(frame)
    heights = [stick.y1 - stick.y0 for stick in board.sticks]
    given = [a if y else 1 - a for a, y in zip(frame.step.answers, TRUTH, strict=True)]
    assert heights == pytest.approx([-math.log(p) for p in given])
    assert board.lines[0].ys == pytest.approx((sum(heights) / 8,) * 2)
    price = picture.one.board(frame_of(4.0)).sticks[0]
    assert price.x0 == 0.01
    assert price.y1 == pytest.approx(math.log(100))


def test_the_tangents_have_the_slopes_that_they_tell(picture: LossPicture) -> None:
    frame = frame_of(0.5, act="why", z=-1.3)
    for side in (picture.losses[1], picture.losses[3]):
        tangent, h = side.board(frame).tangents[0], 1e-5
        curve = CURVES[side.which, "z", 1.0]
        assert tangent.slope == pytest.approx((curve(tangent.x + h) - curve(tangent.x - h)) / (2 * h), abs=1e-8)
        assert tangent.y == pytest.approx(float(curve(tangent.x)))


def test_the_same_z_stands_at_the_same_pixel_of_both_losses(picture: LossPicture) -> None:
    frame = frame_of(act="why", z=-2.5)
    for height in (400, 620, 900):
        picture.resize(900, height)
        picture.draw(frame)
        assert spot(picture.losses[1], frame, "z").x() == spot(picture.losses[3], frame, "z").x()


@pytest.mark.parametrize(
    ("act", "index", "name"), [("one", 0, "a"), ("many", 2, "answer:5"), ("why", 5, "z"), ("why", 7, "z")]
)
def test_what_is_dragged_lies_under_the_pointer(picture: LossPicture, act: str, index: int, name: str) -> None:
    seen = follow(picture, frame_of(act=act))
    board = picture.faces[index]
    assert isinstance(board, CurveBoard)
    at = spot(board, seen[0], name).toPoint()
    to = at + (QPoint(0, 40) if act == "many" else QPoint(-60 if act == "one" else 90, 0))
    QTest.mousePress(picture, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(picture, to)
    QTest.mouseRelease(picture, Qt.MouseButton.LeftButton, pos=to)
    place = spot(board, seen[-1], name)
    axis = QPointF.y if act == "many" else QPointF.x
    assert axis(place) == pytest.approx(axis(QPointF(to)), abs=0.01)


def test_the_point_over_the_answer_and_the_point_over_z_are_one(picture: LossPicture) -> None:
    seen = follow(picture, frame_of(act="why", z=0.0))
    at = spot(picture.losses[0], seen[0], "answer").toPoint()
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=at + QPoint(0, 0))
    to = at - QPoint(30, 0)
    QTest.mousePress(picture, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(picture, to)
    QTest.mouseRelease(picture, Qt.MouseButton.LeftButton, pos=to)
    a, z = seen[-1].step.answers[0], seen[-1].params.z
    assert a == pytest.approx(1 / (1 + math.exp(-z)))
    assert a < 0.45


def test_a_press_on_the_other_curve_turns_the_truth_over(picture: LossPicture, qtbot: QtBot) -> None:
    frame = frame_of(a=0.9)
    picture.draw(frame)
    axes = picture.one.axes(picture.one.board(frame))
    with qtbot.waitSignal(picture.chosen) as chosen:
        QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=axes.point(0.3, -math.log(0.7)).toPoint())
    assert chosen.args == ["y", "0"]


@pytest.mark.parametrize(("act", "count", "key", "change"), [
    ("one", 1, Qt.Key.Key_Left, -0.01), ("many", 8, Qt.Key.Key_Down, -0.01), ("why", 2, Qt.Key.Key_Right, 0.01),
])  # fmt: skip
def test_tab_walks_through_what_can_be_dragged_and_arrows_move_it(
    picture: LossPicture, act: str, count: int, key: Qt.Key, change: float
) -> None:
    seen = follow(picture, frame_of(act=act, z=0.0))
    assert len(picture.handles()) == count
    picture.focusNextPrevChild(True)
    assert picture.handle == picture.handles()[0]
    QTest.keyClick(picture, key)
    before, after = (f.step.a if act == "one" else f.step.answers[0] for f in (seen[0], seen[-1]))
    assert after - before == pytest.approx(change, abs=1e-9)


@pytest.mark.parametrize("act", ["one", "many", "why"])
def test_while_a_question_is_open_no_face_shows_what_answers_it(picture: LossPicture, act: str) -> None:
    frame = frame_of(act=act, asking=True)
    picture.draw(frame)
    boards = [face.board(frame) for face in picture.faces if isinstance(face, CurveBoard) and not face.rect.isEmpty()]
    seen = boards[1:] if act == "many" else boards
    assert not any(board.tangents or (board.sticks and act != "why") for board in seen)
    words = [note.words for board in seen for note in board.notes]
    assert not any(word.startswith(("L =", "J =")) for word in words)
    if act == "why":
        assert [bool(board.lines) for board in boards] == [True, False, True, False]


@pytest.mark.parametrize(("act", "y"), [("one", "1"), ("one", "0"), ("why", "1"), ("why", "0")])
def test_every_click_changes_more_than_words(picture: LossPicture, act: str, y: str) -> None:
    frame = frame_of(act=act, y=y)
    shown = []
    for stop in sorted(LESSON.stops(frame.trace, frame.params)):
        picture.draw(frame_of(stop, act=act, y=y))
        shown.append(picture.grab().toImage())
    assert all(one != other for one, other in pairwise(shown))


@pytest.mark.parametrize("y", [0.0, 1.0])
@pytest.mark.parametrize("which", ["log", "squared"])
def test_what_is_called_flat_is_flat_and_what_is_not_is_not(which: str, y: float) -> None:
    curve, h = CURVES[which, "z", y], 1e-5
    ranges = [tuple(sorted(ends)) for ends in FLATS[which, y]]
    assert len(ranges) == (2 if which == "squared" else 1)
    for z in (-6.9, -5.0, -4.2, -3.5, -1.0, 0.0, 1.0, 3.5, 4.2, 5.0, 6.9):
        slope = abs(curve(z + h) - curve(z - h)) / (2 * h)
        assert any(low <= z <= high for low, high in ranges) == (slope < FLAT)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("values", [{"a": -1.0}, {"act": "why", "z": 1e9}, {"act": "many", "answers": TRUTH}])
def test_extreme_values_are_painted(picture: LossPicture, theme: str, values: dict[str, Any]) -> None:
    picture.dress(Look(THEMES[theme], 768))
    for position in (0.0, 0.8):
        picture.draw(frame_of(position, **values))
        assert not picture.grab().isNull()


def test_while_nothing_moves_the_dots_stand_exactly_on_the_step() -> None:
    picture = LossPicture()
    for position, a in ((0.0, 0.9), (0.59, 0.9), (1.0, 0.99)):
        assert picture.one.board(frame_of(position)).dots[0].x == a
    assert 0.9 < picture.one.board(frame_of(0.8)).dots[0].x < 0.99
