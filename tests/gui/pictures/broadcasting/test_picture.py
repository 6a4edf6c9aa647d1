"""The picture of broadcasting: axes are lined up from the right, drags are exact, keys do what the mouse does."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.shapes import read_shape
from gui.language import LANGUAGES, Language
from gui.lesson import Frame
from gui.lessons.broadcasting import ACTS
from gui.pictures.broadcasting.picture import BroadcastPicture
from gui.pictures.scrub import Scrub
from gui.theme import THEMES, Look
from tests.gui.lessons.test_broadcasting import EXTREMES, LESSON, end_of, frame_of
from tests.gui.pictures.staged import staged


@pytest.fixture
def picture(qtbot: QtBot) -> BroadcastPicture:
    return staged(qtbot, BroadcastPicture())


def follow(picture: BroadcastPicture, frame: Frame) -> list[Frame]:
    """What is dragged is drawn; the frames so far."""
    seen = [frame]

    def dragged(what: str, value: Any, _done: bool) -> None:
        outcome = LESSON.drag(seen[-1], what, value)
        assert outcome is not None
        params, position = outcome
        seen.append(Frame(params, None, LESSON.trace(None, params), position, seen[-1].view))
        picture.draw(seen[-1])

    picture.dragged.connect(dragged)
    picture.draw(frame)
    return seen


def middle(face: Scrub, name: str, frame: Frame) -> QPoint:
    return face.spots(frame)[name][0].center().toPoint()


def test_at_the_start_shapes_stand_as_typed_and_then_from_the_right(picture: BroadcastPicture) -> None:
    start, end = frame_of(act="row"), frame_of(1.0, act="row")
    picture.draw(start)
    at, then = picture.board.spots(start), picture.board.spots(end)
    assert at["B:0"][0].x() == pytest.approx(at["A:0"][0].x())
    assert then["B:0"][0].x() == pytest.approx(then["A:1"][0].x())
    assert then["B:0"][0].y() > then["A:1"][0].bottom()


@pytest.mark.parametrize("steps", [-2, -1, 1, 3])
def test_a_length_grows_by_one_for_every_pace_that_it_is_dragged_up(picture: BroadcastPicture, steps: int) -> None:
    seen = follow(picture, end_of(act="row"))
    at = middle(picture.board, "A:1", seen[0])
    QTest.mousePress(picture, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(picture, QPoint(at.x(), round(at.y() - steps * picture.board.pace)))
    QTest.mouseRelease(picture, Qt.MouseButton.LeftButton,
                       pos=QPoint(at.x(), round(at.y() - steps * picture.board.pace)))  # fmt: skip
    assert read_shape(seen[-1].params.A) == (3, 4 + steps)


def test_a_press_alone_changes_no_number(picture: BroadcastPicture) -> None:
    seen = follow(picture, end_of(act="food"))
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=middle(picture.food, "food:5", seen[0]))
    assert seen[-1].params.food == seen[0].params.food


def test_keys_do_what_the_mouse_does(picture: BroadcastPicture) -> None:
    seen = follow(picture, end_of(act="row"))
    picture.focusNextPrevChild(True)
    assert picture.handle == "A:0"
    QTest.keyClick(picture, Qt.Key.Key_Up)
    assert seen[-1].params.A == "(4, 4)"
    QTest.keyClick(picture, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert seen[-1].params.A == "(3, 4)"


def test_tab_walks_through_all_numbers_of_the_table(picture: BroadcastPicture) -> None:
    picture.draw(end_of(act="food"))
    assert picture.handles() == tuple(f"food:{k}" for k in range(12))


@pytest.mark.parametrize("act", ACTS)
def test_every_number_that_tab_reaches_is_under_the_pointer_too(picture: BroadcastPicture, act: str) -> None:
    frame = end_of(act=act)
    picture.draw(frame)
    for face in (picture.board, picture.food):
        if face.rect.isEmpty():
            continue
        for name, (box, _) in face.spots(frame).items():
            assert face.rect.contains(box)
            assert face.grab(box.center(), frame) == name


@pytest.mark.parametrize("values", EXTREMES)
def test_all_shapes_and_tables_are_painted_from_start_to_end(picture: BroadcastPicture, values: dict[str, Any]) -> None:
    frame = frame_of(**values)
    for position in (0.0, 0.7, 1.6, 2.8, float(len(frame.trace) - 1)):
        picture.draw(Frame(frame.params, None, frame.trace, min(position, len(frame.trace) - 1.0)))
        assert not picture.grab().isNull()


def test_copies_of_a_stretched_row_end_on_the_cells_of_the_result(picture: BroadcastPicture) -> None:
    frame = end_of(act="row")
    picture.draw(frame)
    cells, of = picture.cells, frame.step.of
    for r in range(3):
        for c in range(4):
            assert cells.rect.adjusted(-1, -1, 1, 1).contains(cells._cell(2, of, r, c))
            assert cells._cell(1, of, r, c).y() == pytest.approx(cells._cell(2, of, r, c).y())


@pytest.mark.parametrize("act", ACTS)
def test_while_asking_the_picture_is_that_of_the_start(picture: BroadcastPicture, act: str) -> None:
    picture.draw(frame_of(0.0, asking=True, act=act))
    start = picture.grab().toImage()
    picture.draw(Frame(*_parts(end_of(act=act)), frame_of(asking=True).view))
    assert picture.grab().toImage() == start


def _parts(frame: Frame) -> tuple[Any, Any, Any, float]:
    return frame.params, frame.scene, frame.trace, frame.position


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_it_is_painted_in_every_theme_and_language(picture: BroadcastPicture, theme: str, code: str) -> None:
    picture.dress(Look(THEMES[theme], 1080))
    picture.speak(Language(code))
    for act in ACTS:
        picture.draw(end_of(act=act))
        image = picture.grab().toImage()
        assert len({image.pixel(x, y) for x in range(0, 900, 9) for y in range(0, 620, 9)}) > 8
