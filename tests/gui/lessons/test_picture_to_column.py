"""A picture becomes a column: each number has its row, none is lost, and the mistake is really made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core import door
from core.picture import pixel_of
from gui.figures import shown
from gui.language import LANGUAGES, Language
from gui.lesson import Document, Frame, Parcel, View
from gui.lessons.picture_to_column import ORDERS, ColumnParams, PictureToColumn
from gui.pictures.column_scene import N_X, sources
from gui.pictures.picture_to_column.picture import ColumnPicture
from gui.samples import SAMPLES, drawn
from gui.theme import Look

LESSON = PictureToColumn()
EN = Language("en")
places = st.tuples(st.integers(0, 63), st.integers(0, 63), st.integers(0, 2))


def frame(position: float = 0.0, view: View | None = None, document: Document | None = None, **values: Any) -> Frame:
    params = replace(ColumnParams(), **values)
    scene = LESSON.scene(params, document)
    return Frame(params, scene, LESSON.trace(scene, params), position, view or View(), document)


@pytest.fixture
def picture(qtbot: QtBot) -> ColumnPicture:
    made = ColumnPicture()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.dress(Look())
    made.speak(EN)
    made.show()
    return made


def numbers(moment: Frame) -> dict[str, float]:
    """The valued terms of the formula, by what is written."""
    rows = LESSON.formula(moment, EN)
    return {term.text: term.value for row in rows for term in row.terms if term.value is not None}


@given(places, st.sampled_from(["stacked", "pixels"]))
def test_the_written_row_of_every_pixel_holds_its_number(pixel: tuple[int, int, int], order: str) -> None:
    moment = frame(2.0, order=order, pixel=pixel)
    for row in LESSON.formula(moment, EN):
        for term in row.terms:
            assert term.value is None or float(shown(term.text.replace("+ ", ""))) == term.value
    y, x, _ = pixel
    flat = np.moveaxis(moment.scene.square, 2, 0).ravel() if order == "stacked" else moment.scene.square.ravel()
    for c in range(3):
        at = 4096 * c + 64 * y + x if order == "stacked" else 3 * (64 * y + x) + c
        assert f"{at:,}" in numbers(moment)
        assert f"{at:,}" in LESSON.words(moment, EN)
        assert flat[at] == moment.scene.square[y, x, c] == moment.scene.x[at, 0]
        assert moment.scene.pixel(at) == (y, x, c)


@given(places, st.sampled_from(["stacked", "pixels"]))
def test_the_written_working_of_a_row_gives_that_row(pixel: tuple[int, int, int], order: str) -> None:
    for row in LESSON.formula(frame(2.0, order=order, pixel=pixel), EN):
        for working, result in zip(row.terms, row.terms[1:], strict=False):
            if " · " in working.text and working.text.endswith("="):
                made = working.text.removesuffix("=").replace("·", "*")
                assert eval(made, {"__builtins__": {}}) == result.value


@given(places)
def test_before_the_column_is_there_only_the_pixel_s_own_numbers_are_written(pixel: tuple[int, int, int]) -> None:
    moment = frame(1.0, pixel=pixel)
    values = [term.value for term in LESSON.formula(moment, EN)[-1].terms if term.value is not None]
    assert values == moment.scene.square[pixel[:2]].tolist()
    assert LESSON.formula(frame(1.0, View(asking=True)), EN) == LESSON.formula(frame(0.0), EN)


@pytest.mark.parametrize("order", ["stacked", "pixels"])
def test_the_way_back_gives_every_number_and_the_count_is_a_count(order: str) -> None:
    scene = frame(3.0, order=order).scene
    np.testing.assert_array_equal(scene.back, scene.square)
    assert scene.same == N_X == 12288
    assert "12,288 of 12,288" in LESSON.words(frame(3.0, order=order), EN)
    broken = replace(scene)
    broken.__dict__["back"] = scene.square.copy()
    broken.back[3, 4, 1] ^= 1
    assert broken.same == N_X - 1


@pytest.mark.parametrize("m", [2, 3, 4])
def test_the_right_columns_are_the_pictures_and_the_wrong_ones_scraps_of_all_of_them(m: int) -> None:
    scene = frame(2.0, order="mistake", m=m).scene
    np.testing.assert_array_equal(scene.right, scene.pictures)
    np.testing.assert_array_equal(scene.wrong, scene.pictures.ravel().reshape(m, -1, order="F").reshape(m, 64, 64, 3))
    for j in range(m):
        kin = [(scene.wrong[j] == one).mean() for one in scene.pictures]
        assert max(kin) < 0.5
        from_ = [sources(j, y, 30, m)[0].picture for y in range(64)]
        assert set(from_) == set(range(m))


@given(places, st.integers(2, 4), st.integers(0, 3))
def test_a_scrambled_number_is_that_of_the_place_it_is_said_to_come_from(
    pixel: tuple[int, int, int], m: int, seen: int
) -> None:
    j, (y, x, c) = min(seen, m - 1), pixel
    moment = frame(2.0, order="mistake", m=m, seen=seen, pixel=pixel)
    for k, source in enumerate(sources(j, y, x, m)):
        assert moment.scene.pictures[source.picture][source.pixel] == moment.scene.wrong[j, y, x, k]
        flat = (3 * (64 * y + x) + k) * m + j
        assert (source.picture, source.pixel) == (flat // N_X, pixel_of(flat % N_X, 64))
    there = sources(j, y, x, m)[c]
    assert f"pixel ({there.pixel[0]}, {there.pixel[1]}) in picture {there.picture + 1}" in LESSON.words(moment, EN)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("order", ORDERS)
def test_while_it_is_asked_no_row_is_said_or_shown(code: str, order: str, picture: ColumnPicture) -> None:
    language = Language(code)
    asked = {p: frame(p, View(asking=True), order=order) for p in (1.0, 2.0, 3.0)}
    assert len({LESSON.words(moment, language) for moment in asked.values()}) == 1
    for moment in asked.values():
        assert len(LESSON.formula(moment, language)) == 2
    looks = []
    for moment in (asked[2.0], frame(0.0 if order == "mistake" else 1.0, order=order)):
        picture.draw(moment)
        looks.append(picture.grab().toImage())
    assert looks[0] == looks[1]


def test_the_answers_say_what_the_code_says() -> None:
    stacked, pixels = frame(order="stacked").scene, frame(order="pixels").scene
    assert [stacked.row((0, 0, c)) for c in range(3)] == [0, 4096, 8192]
    for words in ("4,096", "8,192"):
        assert all(words in Language(code)("picture_to_column.answer_stacked") for code in LANGUAGES)
    assert pixels.row((31, 5, 0)) - pixels.row((30, 5, 0)) == 192
    assert all("192" in Language(code)("picture_to_column.answer_pixels") for code in LANGUAGES)


@given(places, st.sampled_from(["stacked", "pixels"]))
def test_a_row_that_is_dragged_is_the_row_under_the_hand(pixel: tuple[int, int, int], order: str) -> None:
    moment = frame(2.0, order=order)
    row = moment.scene.row(pixel)
    outcome = LESSON.drag(moment, "row", moment.scene.pixel(row))
    assert outcome is not None
    assert outcome[0].pixel == pixel
    assert outcome[1] == 2.0


def test_senseless_drags_mean_nothing() -> None:
    for value in (None, 3.0, (1.0, 2.0), (float("nan"), 0, 0), ("a",)):
        assert LESSON.drag(frame(2.0), "pixel", value) is None
    assert LESSON.drag(frame(2.0), "w", (1, 2, 0)) is None
    outcome = LESSON.drag(frame(2.0), "pixel", (-5, 900, 7))
    assert outcome is not None
    assert outcome[0].pixel == (0.0, 63.0, 2.0)


def test_pixels_on_the_picture_are_found_again_and_rows_on_the_column(picture: ColumnPicture) -> None:
    for order in ("stacked", "pixels"):
        moment = frame(2.0, order=order)
        picture.draw(moment)
        way = picture.way
        p = way.plan()
        for y, x in ((0, 0), (31, 7), (63, 63)):
            for box, c in ((p.first, 0), *((plane, k) for k, plane in enumerate(p.planes))):
                at = box.topLeft() + QPointF(x + 0.5, y + 0.5) * box.width() / 64
                assert way.grab(at, moment) == "pixel"
                assert way.value("pixel", at, moment) == (y, x, c)
                assert way.focus(at, moment) == f"pixel {y} {x} {c}"
        for row in (0, 1, 5000, N_X - 1):
            at = QPointF(p.column.center().x(), way.height(p, row))
            assert way.grab(at, moment) == "row"
            assert moment.scene.row(way.value("row", at, moment)) == row


def test_pressing_a_pixel_says_which_one_and_dragging_leaves_no_old_focus(picture: ColumnPicture) -> None:
    moment = frame(2.0)
    picture.draw(moment)
    told: list[Any] = []
    focus: list[str] = []
    picture.dragged.connect(lambda what, value, done: told.append((what, value, done)))
    picture.hovered.connect(focus.append)
    box = picture.way.plan().planes[1]
    at = box.topLeft() + QPointF(10.5, 20.5) * box.width() / 64
    QTest.mouseMove(picture, QPoint(round(at.x()), round(at.y())))
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
                     QPoint(round(at.x()), round(at.y())))  # fmt: skip
    assert told[-1] == ("pixel", (20, 10, 1), True)
    assert focus[-1] == ""


def test_the_keys_move_pixel_and_row(picture: ColumnPicture) -> None:
    moment = frame(2.0, order="pixels")
    picture.draw(moment)
    assert picture.handles() == ("pixel", "row")
    told: list[Any] = []
    picture.dragged.connect(lambda what, value, done: told.append((what, value)))
    none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    for handle, key, modifier, expected in (
        ("pixel", Qt.Key.Key_Right, none, (30, 25, 0)), ("pixel", Qt.Key.Key_Down, shift, (38, 24, 0)),
        ("row", Qt.Key.Key_Down, none, (30, 24, 1)), ("row", Qt.Key.Key_Up, none, (30, 23, 2)),
    ):  # fmt: skip
        picture.hold(handle)
        QTest.keyClick(picture, key, modifier)
        assert told[-1] == (handle, expected)


def test_a_scrambled_picture_takes_the_hand(picture: ColumnPicture) -> None:
    moment = frame(2.0, order="mistake", m=4)
    picture.draw(moment)
    mix = picture.mix
    box = mix.boxes(moment)[2][3]
    at = box.topLeft() + QPointF(5.5, 40.5) * box.width() / 64
    assert mix.grab(at, moment) == "seen:3"
    outcome = LESSON.drag(moment, "seen:3", mix.value("seen:3", at, moment))
    assert outcome is not None
    assert (outcome[0].seen, outcome[0].pixel[:2]) == (3, (40.0, 5.0))
    assert picture.handles() == tuple(f"seen:{j}" for j in range(4))
    assert mix.grab(at, frame(1.0, order="mistake", m=4)) == ""


@pytest.mark.parametrize("order", ORDERS)
def test_what_is_dropped_takes_the_same_way(order: str, tmp_path: Path) -> None:
    data = (SAMPLES / "other_2_rabbit.png").read_bytes()
    job = LESSON.receive(Parcel("mine.png", data))
    assert job.target == "core.door:arrive"
    arrival = door.arrive(*job.args)
    document = Document(Parcel("mine.png", data), arrival)
    moment = frame(0.0, document=document, order=order)
    np.testing.assert_array_equal(moment.scene.square, arrival.square)
    rabbit = drawn("other_2_rabbit")
    assert rabbit is not None
    np.testing.assert_array_equal(moment.scene.square, rabbit.square)
    assert order == "mistake" or "mine.png" in LESSON.words(moment, EN)


def test_the_picture_that_stands_at_the_end_is_the_array_that_came_back(picture: ColumnPicture) -> None:
    moment = frame(3.0, pixel=(0.0, 0.0, 0.0))
    picture.draw(moment)
    box, image = picture.way.plan().again, picture.grab().toImage()
    for y, x in ((12, 40), (50, 9), (63, 63)):
        at = box.topLeft() + QPointF(x + 0.5, y + 0.5) * box.width() / 64
        colour = image.pixelColor(int(at.x()), int(at.y()))
        assert (colour.red(), colour.green(), colour.blue()) == tuple(moment.scene.back[y, x])


@pytest.mark.parametrize("size", [(320, 240), (500, 900), (1420, 880), (3200, 1800)])
@pytest.mark.parametrize("order", ORDERS)
def test_it_is_painted_at_any_size_and_moment(size: tuple[int, int], order: str, picture: ColumnPicture) -> None:
    picture.resize(*size)
    for position in (0.0, 0.4, 1.0, 1.02, 1.5, 1.99, 2.0):
        picture.draw(frame(position, order=order, m=4))
        assert not picture.grab().isNull()
