"""The slider: its numbers, its marks, its keys."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.lesson import Slider as Spec
from gui.slider import Slider, placed
from gui.theme import Look

LOG = Spec(0.01, 100.0, log=True, symbol="alpha")


@pytest.fixture
def slider(qtbot: QtBot) -> Slider:
    made = Slider(LOG)
    qtbot.addWidget(made)
    made.dress(Look())
    made.marks = ((0.05, "slow"), (1.8, "good"), (3.6, "never settles"))
    made.resize(400, made.sizeHint().height())
    made.show()
    return made


@given(share=st.floats(0, 1))
def test_a_place_on_the_groove_and_its_number_belong_together(qapp: object, share: float) -> None:
    slider = Slider(LOG)
    assert slider.share(slider.at(share)) == pytest.approx(share, abs=0.003)


def test_equal_ratios_are_equally_far_apart(slider: Slider) -> None:
    assert slider.share(1) - slider.share(0.1) == pytest.approx(slider.share(10) - slider.share(1))


def test_a_drag_tells_every_number_and_once_that_it_has_ended(slider: Slider) -> None:
    told: list[tuple[float, bool]] = []
    slider.moved.connect(lambda number, done: told.append((number, done)))
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(100, 40))
    QTest.mouseMove(slider, QPoint(200, 40))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(200, 40))
    assert [done for _, done in told] == [False, False, True]
    assert told[-1][0] == told[1][0] == slider.number
    assert told[0][0] < told[1][0]


def test_a_mark_holds_the_pointer(slider: Slider) -> None:
    left, right, y = slider._groove()
    x = left + (right - left) * slider.share(1.8)
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(x) + 2, round(y)))
    assert slider.number == 1.8


def test_keys_nudge_and_jump(slider: Slider) -> None:
    slider.set_number(1.0)
    QTest.keyClick(slider, Qt.Key.Key_Right)
    coarse = slider.number
    assert coarse > 1.0
    slider.set_number(1.0)
    QTest.keyClick(slider, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert 1.0 < slider.number < coarse
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert slider.number == 100.0
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert slider.number == 0.01


def test_a_slider_with_steps_stays_on_them(qtbot: QtBot) -> None:
    slider = Slider(Spec(1, 9, step=2))
    qtbot.addWidget(slider)
    slider.set_number(3)
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert slider.number == 5
    assert {slider.at(k / 100) for k in range(101)} == {1, 3, 5, 7, 9}
    assert slider.written() == "5"


def test_assistive_technology_can_set_it(slider: Slider) -> None:
    told: list[float] = []
    slider.moved.connect(lambda number, done: told.append(number))
    slider.setValue(500)
    assert told == [1.0]


spots = st.lists(st.tuples(st.floats(0, 400), st.floats(5, 150)), max_size=5).map(lambda s: tuple(sorted(s)))


@given(spots, st.floats(160, 400))
def test_words_of_marks_never_overlap_and_never_leave(spots: tuple[tuple[float, float], ...], width: float) -> None:
    starts = placed(spots, width, 6.0)
    boxes = [(s, s + w) for s, (_, w) in zip(starts, spots, strict=True) if s is not None]
    assert all(one[1] + 6.0 <= two[0] + 1e-9 for one, two in pairwise(boxes))
    assert all(low >= -1e-9 and high <= width + 1e-9 for low, high in boxes)
    assert len(starts) == len(spots)


def test_a_lone_word_is_centred() -> None:
    assert placed(((200.0, 50.0),), 400.0, 6.0) == (175.0,)


def test_another_button_in_the_middle_of_a_drag_does_not_end_it(slider: Slider) -> None:
    told: list[bool] = []
    slider.moved.connect(lambda number, done: told.append(done))
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(50, 30))
    QTest.mouseClick(slider, Qt.MouseButton.RightButton, pos=QPoint(60, 30))
    assert slider.isSliderDown()
    assert not any(told)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(80, 30))
    assert told[-1]
