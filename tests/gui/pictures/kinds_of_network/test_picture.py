"""The picture of three kinds of network: what moves lies where the mathematics says, hands are exact, veils hold."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.language import LANGUAGES, Language
from gui.lesson import Frame, View
from gui.pictures.kinds_of_network.film import ACTS, DAYS, DELUGE
from gui.pictures.kinds_of_network.picture import KindsPicture
from gui.pictures.kinds_of_network.sum import map_shades
from gui.theme import THEMES, Look
from tests.gui.lessons.test_kinds_of_network import EXTREMES, LESSON, frame_of
from tests.gui.pictures.staged import staged

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def picture(qtbot: QtBot) -> KindsPicture:
    return staged(qtbot, KindsPicture())


def follow(picture: KindsPicture, frame: Frame) -> list[Frame]:
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


def pull(picture: KindsPicture, start: QPointF, end: QPointF) -> None:
    QTest.mousePress(picture, LEFT, pos=start.toPoint())
    QTest.mouseMove(picture, end.toPoint())
    QTest.mouseRelease(picture, LEFT, pos=end.toPoint())


# -- where things lie --------------------------------------------------------------------------------------------


def test_the_window_goes_from_place_to_place_and_lies_between_them_meanwhile(picture: KindsPicture) -> None:
    frame = frame_of(act="slide")
    picture.draw(frame)
    at = [picture.slide.window(replace(frame, position=p)) for p in (0.0, 0.2, 0.5, 0.8, 1.0, 8.0)]
    assert at[0] == at[1] == (0.0, 0.0)
    assert 0.0 < at[2][1] < at[3][1] < 1.0
    assert at[4:] == [(0.0, 1.0), (1.0, 0.0)]
    squares = picture.slide.squares(frame.step.of)
    box = squares.cell("picture", 7, 7, 10, 3)
    assert box.bottomRight().x() == pytest.approx(squares.picture.right())
    assert box.bottomRight().y() == pytest.approx(squares.picture.bottom())
    assert squares.cell("map", 0, 0, 8).width() == pytest.approx(squares.cell("picture", 0, 0, 10).width())


def test_the_kernel_stays_where_it_is_while_the_window_moves(picture: KindsPicture) -> None:
    frame = frame_of(act="slide")
    picture.draw(frame)
    spots = [picture.slide.spots(replace(frame, position=p)) for p in (0.0, 13.6, 63.0)]
    assert spots[0] == spots[1] == spots[2]


def test_the_weights_of_the_sum_stay_where_and_what_they_are(picture: KindsPicture) -> None:
    for act in ("slide", "walk"):
        frame = frame_of(act=act)
        picture.draw(frame)
        spots = [picture.strip.spots(replace(frame, position=p)) for p in (0.0, 3.5, 8.0)]
        assert spots[0] == spots[1] == spots[2]


def test_the_parts_of_every_act_lie_inside_their_faces(picture: KindsPicture) -> None:
    for act in ACTS:
        frame = frame_of(2.0, act=act)
        picture.draw(frame)
        for face in (picture.strip, picture.count):
            assert picture.rect().toRectF().contains(face.rect)
        for box, _ in picture.strip.spots(frame).values():
            assert picture.strip.rect.contains(box)
    lanes = picture.walk.lanes()
    assert picture.walk.rect.contains(lanes.states.united(lanes.rain))
    assert lanes.drop(0, 0.0).y() == pytest.approx(lanes.rain.bottom())
    assert lanes.drop(0, DELUGE).y() == pytest.approx(lanes.rain.top())


def test_a_map_without_negative_numbers_has_the_shades_of_the_pixels(picture: KindsPicture) -> None:
    copy = frame_of(act="slide", kernel="own").step.of
    assert map_shades(copy.Z) == [[round(255 * p / 9) for p in row[1:-1]] for row in copy.X[1:-1].tolist()]
    edges = frame_of(act="slide", kernel="edge").step.of
    shades = map_shades(edges.Z)
    for row, line in zip(shades, edges.Z.tolist(), strict=True):
        assert all((grey > 128) == (z > 0) for grey, z in zip(row, line, strict=True) if z)


# -- hands -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", [0, 9, 36, 63])
def test_pressing_a_pixel_or_a_place_of_the_map_brings_the_window_there(picture: KindsPicture, place: int) -> None:
    seen = follow(picture, frame_of(5.0, act="slide"))
    of = seen[0].step.of
    squares = picture.slide.squares(of)
    row, column = of.at(place)
    QTest.mouseClick(picture, LEFT, pos=squares.cell("picture", row + 1, column + 1, 10).center().toPoint())
    assert seen[-1].position == place
    QTest.mouseClick(picture, LEFT, pos=squares.cell("map", 3, 3, 8).center().toPoint())
    assert seen[-1].position == 27
    QTest.mouseClick(picture, LEFT, pos=squares.cell("map", row, column, 8).center().toPoint())
    assert seen[-1].position == place


def test_at_the_edge_of_the_picture_the_window_stays_inside(picture: KindsPicture) -> None:
    seen = follow(picture, frame_of(5.0, act="slide"))
    squares = picture.slide.squares(seen[0].step.of)
    pull(picture, squares.cell("picture", 4, 4, 10).center(), squares.picture.bottomRight() - QPointF(1, 1))
    assert seen[-1].position == 63


@pytest.mark.parametrize("notches", [-12, 3, 25])
def test_a_weight_is_dragged_by_tenths_in_the_kernel_and_in_the_sum(picture: KindsPicture, notches: int) -> None:
    for face in (picture.slide, picture.strip):
        seen = follow(picture, frame_of(5.0, act="slide"))
        at = face.spots(seen[0])["kernel:1"][0].center()
        pull(picture, QPointF(at.toPoint()), QPointF(at.toPoint()) - QPointF(0, round(notches * face.pace)))
        assert seen[-1].params.own[1] == pytest.approx(notches / 10, abs=0.11)
        assert seen[-1].params.kernel == "own"
        picture.dragged.disconnect()


@pytest.mark.parametrize("cm", [0.0, 0.7, 1.5, 3.0])
def test_the_rain_of_a_day_is_dragged_to_exactly_what_its_place_means(picture: KindsPicture, cm: float) -> None:
    seen = follow(picture, frame_of(5.0, act="walk"))
    lanes = picture.walk.lanes()
    pull(picture, lanes.drop(4, 0.0), lanes.drop(4, cm))
    assert seen[-1].params.rain[4] == pytest.approx(cm, abs=0.05)
    assert seen[-1].params.day == 4
    for value in (0.0, 0.3, 1.1, 2.9):
        assert picture.walk.value("rain:4", lanes.drop(4, value), seen[-1]) == pytest.approx(value)


def test_an_input_of_the_table_is_dragged_along_its_rail(picture: KindsPicture) -> None:
    seen = follow(picture, frame_of(4.0))
    rail = picture.net.rail("row:1", seen[0])
    pull(picture, rail.topLeft(), rail.topRight())
    assert seen[-1].params.row[1] == 5.0


def test_keys_do_what_the_mouse_does(picture: KindsPicture) -> None:
    seen = follow(picture, frame_of(5.0, act="slide"))
    picture.focusNextPrevChild(True)
    assert picture.handle == "window"
    for key, place in ((Qt.Key.Key_Right, 6), (Qt.Key.Key_Down, 14), (Qt.Key.Key_Left, 13), (Qt.Key.Key_Up, 5)):
        QTest.keyClick(picture, key)
        assert seen[-1].position == place
    picture.focusNextPrevChild(True)
    QTest.keyClick(picture, Qt.Key.Key_Up)
    QTest.keyClick(picture, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert seen[-1].params.own[0] == pytest.approx(0.1)


@pytest.mark.parametrize(("act", "handles"), [
    ("standard", {f"row:{i}" for i in range(4)}), ("slide", {"window", *(f"kernel:{i}" for i in range(9))}),
    ("walk", {*(f"rain:{t}" for t in range(DAYS)), "waa", "wax", "b"}),
])  # fmt: skip
def test_tab_reaches_all_that_can_be_changed_and_an_arrow_changes_it(
    picture: KindsPicture, act: str, handles: set[str]
) -> None:
    assert act in ACTS
    seen = follow(picture, frame_of(2.0, act=act))
    assert set(picture.handles()) == handles
    for handle in picture.handles():
        before = seen[-1]
        picture.hold(handle)
        QTest.keyClick(picture, Qt.Key.Key_Up if handle != "window" else Qt.Key.Key_Right)
        assert (seen[-1].params, seen[-1].position) != (before.params, before.position), handle


# -- the look ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("act", ACTS)
def test_while_asking_the_picture_is_that_of_the_start(picture: KindsPicture, act: str) -> None:
    frame = frame_of(0.0, asking=True, act=act)
    picture.draw(frame)
    picture.grab()  # kept layers are there from the second painting on
    start = picture.grab().toImage()
    picture.draw(replace(frame, position=float(len(frame.trace) - 1)))
    assert picture.grab().toImage() == start
    picture.draw(replace(frame, view=View()))
    assert picture.grab().toImage() != start


@pytest.mark.parametrize("values", EXTREMES)
def test_all_params_are_painted_from_start_to_end(picture: KindsPicture, values: dict[str, Any]) -> None:
    frame = frame_of(**values)
    for position in (0.0, 0.7, 2.6, float(len(frame.trace) - 1)):
        picture.draw(replace(frame, position=position))
        assert not picture.grab().isNull()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_it_is_painted_in_every_theme_and_language(picture: KindsPicture, theme: str, code: str) -> None:
    picture.dress(Look(THEMES[theme], 1080))
    picture.speak(Language(code))
    for act in ACTS:
        picture.draw(frame_of(2.0, act=act))
        image = picture.grab().toImage()
        assert len({image.pixel(x, y) for x in range(0, 900, 9) for y in range(0, 620, 9)}) > 8
