"""The picture of m examples: what is pressed is what is meant, in columns and in rows; everything has its place."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.lesson import View
from gui.pictures.notation.picture import NotationPicture, raised, tone
from gui.pictures.notation.plan import cell, lying, standing
from tests.gui.lessons.test_notation import LESSON, frame_of
from tests.gui.pictures.followed import followed
from tests.gui.pictures.staged import staged

follow = partial(followed, LESSON)


@pytest.fixture
def picture(qtbot: QtBot) -> NotationPicture:
    return staged(qtbot, NotationPicture())


@given(st.floats(500, 3000), st.floats(350, 1800), st.integers(2, 8), st.booleans(), st.booleans())
def test_pictures_columns_and_labels_never_overlap_or_leave_the_area(
    width: float, height: float, m: int, upright: bool, talk: bool
) -> None:
    area, line = QRectF(10, 20, width, height), 16.0
    plan = (standing if upright else lying)(area, m, line, 110.0, 30.0, 100.0 if talk else 0.0)
    boxes = [*plan.whole, *plan.cards, *plan.X, *plan.Y]
    assert all(area.adjusted(-1, -1, 1, 1).contains(box) for box in boxes)
    for k, box in enumerate(boxes):
        assert box.width() > 0
        assert box.height() > 0
        assert not any(box.adjusted(0.01, 0.01, -0.01, -0.01).intersects(other) for other in boxes[:k])
        assert plan.talk.isEmpty() or not box.intersects(plan.talk)


@pytest.mark.parametrize(("act", "at"), [("columns", 5.0), ("rows", 1.0), ("rows", 3.0)])
@pytest.mark.parametrize(("r", "i"), [(0, 0), (7, 2), (11, 4)])
def test_the_number_that_is_pressed_is_chosen(picture: NotationPicture, act: str, at: float, r: int, i: int) -> None:
    seen = follow(picture, frame_of(at, act=act, row=3, example=1))
    plan = picture.stack.plan(seen[0])
    where = cell(plan.X[i], r, 12, plan.upright).center().toPoint()
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=where)
    assert (seen[-1].params.row, seen[-1].params.example) == (r, i)


def test_a_pixel_of_a_picture_is_its_row(picture: NotationPicture) -> None:
    seen = follow(picture, frame_of(5.0, row=1))
    box = picture.stack.plan(seen[0]).cards[3]
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=(box.bottomRight() - box.center() * 0).toPoint() - (
        box.bottomRight() - box.center()).toPoint() / 4)  # fmt: skip
    assert (seen[-1].params.row, seen[-1].params.example) == (3 * 3 + 1, 3)


@pytest.mark.parametrize(("act", "at"), [("columns", 5.0), ("rows", 1.0)])
def test_the_arrow_keys_walk_as_the_numbers_lie(picture: NotationPicture, act: str, at: float) -> None:
    seen = follow(picture, frame_of(at, act=act, row=5, example=2))
    picture.hold("cell")
    down, right = (Qt.Key.Key_Down, Qt.Key.Key_Right) if act == "columns" else (Qt.Key.Key_Right, Qt.Key.Key_Down)
    QTest.keyClick(picture, down)
    assert (seen[-1].params.row, seen[-1].params.example) == (6, 2)
    QTest.keyClick(picture, right)
    assert (seen[-1].params.row, seen[-1].params.example) == (6, 3)


@pytest.mark.parametrize("side", ["2", "4", "8", "64"])
@pytest.mark.parametrize("act", ["columns", "rows"])
def test_every_moment_is_painted_and_columns_that_have_landed_show_their_colours(
    picture: NotationPicture, side: str, act: str
) -> None:
    for position in (0.0, 0.4, 0.9, 1.0, 1.5, 2.0, 3.0):
        picture.draw(frame_of(position, act=act, side=side))
        picture.grab()
    if side in ("2", "4") and act == "columns":
        frame = frame_of(5.0, act=act, side=side, row=0)
        picture.draw(frame)
        plan, image = picture.stack.plan(frame), picture.grab().toImage()
        n_x = frame.scene.n_x
        for r, i in ((4, 1), (n_x - 1, 4)):
            box = cell(plan.X[i], r, n_x, True)
            value = int(frame.step.X[r, i])
            assert image.pixelColor(int(box.left()) + 3, int(box.center().y())).rgb() == tone(r % 3, value).rgb()


def test_while_a_question_is_open_nothing_can_be_taken_hold_of(picture: NotationPicture) -> None:
    frame = frame_of(3.0, View(asking=True))
    picture.draw(frame)
    assert picture.handles() == ()
    at = picture.stack.plan(frame).X[0].center()
    assert picture.stack.grab(at, frame) == picture.stack.focus(at, frame) == ""


def test_the_course_s_index_is_written_high() -> None:
    assert raised(3) == "⁽³⁾"
    assert tone(1, 200).name() == "#00c800"
