"""The picture of four kinds of data: windows follow the hand, boxes stay apart, every moment is painted."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.lesson import View
from gui.pictures.kinds_of_data.film import SEEN, first_pixel, first_sample
from gui.pictures.kinds_of_data.picture import KindsPicture
from gui.pictures.kinds_of_data.plan import between, column, corner
from gui.pictures.kinds_of_data.things import moving
from tests.gui.lessons.test_kinds_of_data import LESSON, frame_of
from tests.gui.pictures.followed import followed
from tests.gui.pictures.staged import staged

follow = partial(followed, LESSON)


@pytest.fixture
def picture(qtbot: QtBot) -> KindsPicture:
    return staged(qtbot, KindsPicture())


@given(st.floats(500, 3000), st.floats(380, 1800), st.integers(1, 9), st.booleans())
def test_the_boxes_lie_in_the_area_and_apart(width: float, height: float, n: int, columns: bool) -> None:
    area = QRectF(5, 7, width, height)
    spots = [column(area, k, n, 15.0) if columns else corner(area, k, n, 15.0, True) for k in range(4)]
    boxes = [box for spot in spots for box in (spot.head, spot.thing, *spot.numbers)]
    assert all(area.adjusted(-1, -1, 1, 1).contains(box) for box in boxes)
    for k, box in enumerate(boxes):
        assert box.width() > 0
        assert box.height() > 0
        assert not any(box.adjusted(0.01, 0.01, -0.01, -0.01).intersects(other) for other in boxes[:k])


@given(st.floats(0, 1))
def test_what_moves_begins_and_ends_in_its_places(t: float) -> None:
    area = QRectF(0, 0, 900, 600)
    one, other = corner(area, 1, 6, 15.0, True), column(area, 1, 6, 15.0)
    assert between(one, other, 0.0) == one
    assert between(one, other, 1.0) == other
    ends = sorted((one.thing.left(), other.thing.left()))
    assert ends[0] - 1e-6 <= between(one, other, t).thing.left() <= ends[1] + 1e-6


@pytest.mark.parametrize("share", [0.0, 0.31, 0.9, 1.0])
def test_the_window_on_the_sound_comes_to_the_pointer(picture: KindsPicture, share: float) -> None:
    seen = follow(picture, frame_of(1.0))
    box = picture.kinds.spot(seen[0], 1).thing
    at = QPointF(box.left() + 1 + share * (box.width() - 2), box.center().y()).toPoint()
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=at)
    n = len(seen[0].scene.samples)
    meant = (at.x() - box.left()) / box.width() * n - SEEN / 2
    assert seen[-1].params.sample_at == pytest.approx(min(max(meant, 0), n - SEEN))


def test_the_window_on_the_picture_comes_to_the_pointer(picture: KindsPicture) -> None:
    seen = follow(picture, frame_of(1.0))
    square = picture.kinds.square_box(picture.kinds.spot(seen[0], 2).thing)
    at = QPointF(square.left() + 0.5 * square.width(), square.top() + 0.25 * square.height()).toPoint()
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=at)
    y, x = first_pixel(seen[-1])
    assert abs(y - 16) <= 1
    assert abs(x + 1 - 32) <= 1


def test_the_arrow_keys_move_both_windows(picture: KindsPicture) -> None:
    seen = follow(picture, frame_of(1.0))
    assert picture.handles() == ("sample", "pixel")
    picture.hold("sample")
    QTest.keyClick(picture, Qt.Key.Key_Right)
    assert first_sample(seen[-1]) == first_sample(seen[0]) + 10
    picture.hold("pixel")
    QTest.keyClick(picture, Qt.Key.Key_Down)
    assert first_pixel(seen[-1])[0] == first_pixel(seen[0])[0] + 1


@pytest.mark.parametrize("act", ["open", "shuffle"])
@pytest.mark.parametrize("sentence", ["cat", "the big black dog sat under a small tree", "我看大猫"])
def test_every_moment_is_painted(picture: KindsPicture, act: str, sentence: str) -> None:
    for position in (0.0, 0.3, 0.8, 1.0, 1.4, 1.8, 2.0):
        picture.draw(frame_of(min(position, 1.0 if act == "shuffle" else 2.0), act=act, sentence=sentence))
        picture.grab()


def test_while_a_question_is_open_nothing_can_be_taken_hold_of(picture: KindsPicture) -> None:
    frame = frame_of(1.0, View(asking=True))
    picture.draw(frame)
    assert picture.handles() == ()
    assert picture.kinds.grab(picture.kinds.spot(frame, 1).thing.center(), frame) == ""


@given(st.floats(0, 1), st.integers(1, 40))
def test_what_is_on_its_way_holds_only_old_and_new_numbers(t: float, n: int) -> None:
    before, after = np.arange(n), np.arange(n) + 1000
    made = moving(before, after, t)
    assert ((made == before) | (made == after)).all()
    assert (moving(before, after, 0.0) == before).all()
    assert (moving(before, after, 1.0) == after).all()
