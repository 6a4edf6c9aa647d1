"""The picture of building the classifier: what lies under the hand, what the colours are, what is kept."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.album import drawn
from core.class_film import Moment, Trial, begin, begin_trial
from gui.figures import shown
from gui.lesson import Frame, View
from gui.lessons.build_the_classifier import BuildTheClassifier, ClassParams
from gui.pictures.build_the_classifier.board import kept
from gui.pictures.build_the_classifier.costs import KEPT, trail
from gui.pictures.build_the_classifier.picture import ClassPicture
from gui.pictures.build_the_classifier.scene import STATIONS
from gui.pictures.build_the_classifier.wall import grid
from gui.pictures.matrix_parts import Matrix, Words
from tests.gui.pictures.staged import staged

LESSON = BuildTheClassifier()


@cache
def film(act: str) -> tuple[Any, ...]:
    """A film that is made up: falling costs, growing weights, as long as the real one."""
    book, rng = drawn(), np.random.default_rng(1)
    first: Moment | Trial = begin(book) if act == "train" else begin_trial(book)
    made: list[Any] = [first]
    noise = rng.normal(size=(64, 64, 3)).astype(np.float32)
    for k in range(1, 60):
        if isinstance(first, Moment):
            made.append(replace(first, k=k * 30, J=0.7 / (1 + k), w=noise * k, train=first.train, test=first.test))
        else:
            made.append(replace(first, k=k * 30, costs=tuple(0.7 / (1 + k + i) for i in range(4))))
    if isinstance(first, Trial):
        made.append(replace(made[-1], test=begin(book).test))
    return tuple(made)


def frame(act: str, position: float = 0.0, asking: bool = False, **values: Any) -> Frame:
    params = replace(ClassParams(act=act), **values)
    scene = LESSON.scene(params)
    trace = STATIONS if act == "walk" else film(act)
    return Frame(params, scene, trace, position, View(asking=asking))


@pytest.fixture
def picture(qtbot: QtBot) -> ClassPicture:
    return staged(qtbot, ClassPicture())


def test_dots_stand_wherever_places_are_left_out() -> None:
    assert kept(209, (0, 1, 2, 208)) == [0, 1, 2, None, 208]
    assert kept(209, (0, 1, 2, 100, 208)) == [0, 1, 2, None, 100, None, 208]
    assert kept(5, (0, 1, 2, 4, 3)) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("j", [0, 2, 57, 208])
def test_the_cells_of_x_are_the_pixels_and_then_the_pixels_divided(j: int, picture: ClassPicture) -> None:
    for station, write in ((1, str), (2, lambda v: f"{v / 255:.3f}")):
        sheet = picture.board.sheet(frame("walk", float(station), example=j))
        (grid_,) = (item for item in sheet.lines[0].items if isinstance(item, Matrix))
        (column,) = grid_.columns
        numbers = [row[column].text for row in grid_.cells]
        pixels = drawn().pictures[j].ravel()
        assert numbers == [write(int(pixels[i])) if i is not None else "⋮" for i in kept(12288, (*range(5), 12287))]
        assert grid_.heads[column].text == str(j + 1)


def test_shapes_are_written_beside_the_arrays(picture: ClassPicture) -> None:
    words = {0: "(209, 64, 64, 3)", 1: "(12288, 209)", 4: "(1, 12288)", 5: "(12288, 1)", 6: "(12288, 1)", 7: "(1, 209)"}
    for station, shape in words.items():
        assert shape in repr(picture.board.sheet(frame("walk", float(station))))


@pytest.mark.parametrize("alpha", [0.0001, 0.005, 0.01, 0.02])
def test_the_update_is_joined_by_an_honest_sign(alpha: float, picture: ClassPicture) -> None:
    line = picture.board.sheet(frame("walk", 6.0, alpha=alpha)).lines[1]
    _, _, new, sign, old, times, slope = (item.text for item in line.items if isinstance(item, Words))
    written = [shown(text.strip("− ·")) for text in (old, times, slope)]
    exact = written[0] - written[1] * written[2] == (shown(new) if "×" not in new else None)
    assert sign == ("=" if exact else "≈")


def test_every_picture_on_the_wall_is_found_again_under_the_hand(picture: ClassPicture) -> None:
    moment = frame("walk", 0.0)
    picture.draw(moment)
    wall = picture.wall
    how = grid(wall.room(), 209)
    for j in (0, 7, 100, 208):
        at = how.cell(j).center()
        assert wall.grab(at, moment) == "example"
        assert wall.value("example", at, moment) == j
        assert wall.rect.contains(how.cell(j))
    assert wall.grab(how.cell(208).center() + QPointF(how.side, 0), moment) == ""


@pytest.mark.parametrize(("wide", "high", "m"), [(400, 300, 209), (90, 500, 209), (500, 90, 7), (300, 300, 1)])
def test_the_wall_holds_all_pictures_in_any_room(wide: int, high: int, m: int) -> None:
    room = QRectF(5, 7, wide, high)
    how = grid(room, m)
    assert all(room.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(how.cell(k)) for k in range(m))


def test_a_press_on_the_road_goes_to_that_station_and_the_keys_walk_along_it(picture: ClassPicture) -> None:
    moment = frame("walk", 3.0)
    picture.draw(moment)
    told: list[Any] = []
    picture.dragged.connect(lambda what, value, done: told.append((what, value)))
    for k, place in enumerate(picture.road.places()):
        QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=place.toPoint())
        assert told[-1] == ("station", k)
    picture.hold("station")
    QTest.keyClick(picture, Qt.Key.Key_Right)
    assert told[-1] == ("station", 4)
    QTest.keyClick(picture, Qt.Key.Key_Left)
    assert told[-1] == ("station", 2)
    assert picture.road.handles(frame("walk", 3.0, True)) == ()


def test_a_place_on_the_curves_is_the_round_under_the_hand(picture: ClassPicture) -> None:
    for act, board in (("train", picture.costs), ("train", picture.right), ("choose", picture.rates)):
        moment = frame(act, 30.0)
        picture.draw(moment)
        axes = board.axes(board.board(moment))
        for k in (0.0, 40.0, 1000.0, 2000.0):
            at = axes.point(k, axes.y.low + 0.5 * (axes.y.high - axes.y.low))
            assert board.grab(at, moment) == "k"
            assert board.value("k", at, moment) == pytest.approx(k, abs=2.0)


@pytest.mark.parametrize("n", [1, 2, KEPT, KEPT + 1, 3 * KEPT, 3 * KEPT + 5])
def test_a_curve_in_two_parts_is_one_curve(n: int) -> None:
    ks, values = [float(k) for k in range(n)], [k * k / 7 for k in range(n)]
    lines = trail(ks, values, "J", "name")
    joined = list(zip(lines[0].xs, lines[0].ys, strict=True))
    for line in lines[1:]:
        assert (line.xs[0], line.ys[0]) == joined[-1]
        joined += list(zip(line.xs, line.ys, strict=True))[1:]
    assert joined == list(zip(ks, values, strict=True))
    assert [line.label for line in lines].count("name") == 1


def test_w_is_painted_anew_at_every_round_and_says_its_three_numbers(picture: ClassPicture) -> None:
    looks = []
    for position in (0.0, 1.0, 2.0):
        moment = frame("train", position)
        picture.draw(moment)
        looks.append(picture.grab().toImage())
    assert looks[0] != looks[1]
    face = picture.weights
    box = face.map()
    face.pointer = box.topLeft() + QPointF(10.5, 20.5) * box.width() / 64
    picture.update()
    assert picture.grab().toImage() != looks[2]


def test_a_pixel_of_w_is_the_one_under_the_hand_and_the_keys_go_to_the_next(picture: ClassPicture) -> None:
    moment = frame("train", 2.0)
    picture.draw(moment)
    face = picture.weights
    for y, x in ((0, 0), (20, 41), (63, 63)):
        at = face.map().topLeft() + QPointF(x + 0.5, y + 0.5) * face.map().width() / 64
        assert face.grab(at, moment) == "pixel"
        assert face.value("pixel", at, moment) == (y, x)
    told: list[Any] = []
    picture.dragged.connect(lambda what, value, done: told.append((what, value)))
    before = picture.grab().toImage()
    picture.hold("pixel")
    assert picture.grab().toImage() != before
    shift = Qt.KeyboardModifier.ShiftModifier
    for key, modifier, there in ((Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, (32, 33)),
                                 (Qt.Key.Key_Up, shift, (24, 32))):  # fmt: skip
        QTest.keyClick(picture, key, modifier)
        assert told[-1] == ("pixel", there)
    assert LESSON.drag(moment, "pixel", (3, 4)) is None, "a training that is under way is not begun anew"
    moment = frame("walk", 6.0)
    outcome = LESSON.drag(moment, "pixel", (-4, 99))
    assert outcome is not None
    assert outcome[0].pixel == (0.0, 63.0)
    assert LESSON.drag(moment, "pixel", (float("nan"), 1)) is None
    assert LESSON.drag(moment, "pixel", 7) is None


@pytest.mark.parametrize("act", ["train", "choose"])
def test_an_open_question_shows_only_the_start(act: str, picture: ClassPicture) -> None:
    looks = []
    for moment in (frame(act, 0.0, True), frame(act, 20.0, True), frame(act, float(len(film(act)) - 1), True)):
        picture.draw(moment)
        looks.append(picture.grab().toImage())
    assert looks[0] == looks[1] == looks[2]


def test_the_test_line_is_shut_until_it_is_opened(picture: ClassPicture) -> None:
    assert picture.held_out.scores(frame("choose", 59.0))[-1].check is None
    assert picture.held_out.scores(frame("choose", 60.0))[-1].check is not None
    assert [s.chosen for s in picture.held_out.scores(frame("choose", 60.0))].count(True) == 1
    assert not any(s.chosen for s in picture.held_out.scores(frame("choose", 59.0)))


@pytest.mark.parametrize("size", [(320, 240), (500, 900), (1420, 880)])
@pytest.mark.parametrize("act", ["walk", "train", "choose"])
def test_it_is_painted_at_any_size_and_moment(size: tuple[int, int], act: str, picture: ClassPicture) -> None:
    picture.resize(*size)
    for position in (0.0, 0.5, 3.0, 5.0, 6.0, 7.0, 40.0, 60.0):
        picture.draw(frame(act, min(position, 7.0) if act == "walk" else min(position, 59.0), alpha=0.02))
        assert not picture.grab().isNull()
