"""The picture of the one-dimensional trap: cells, lines, drags and veils; and the cells as a piece of their own."""

from __future__ import annotations

import itertools
from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.figures import shown
from gui.lesson import Frame
from gui.pictures import cells, marks
from gui.pictures.rank_one.film import MOST
from gui.pictures.rank_one.looks import laid
from gui.pictures.rank_one.picture import RankOnePicture
from gui.theme import THEMES, Look
from tests.gui.lessons.test_rank_one import LESSON, frame_of
from tests.gui.pictures.followed import followed
from tests.gui.pictures.staged import staged

follow = partial(followed, LESSON)

ROOM = QRectF(10, 20, 300, 160)


@pytest.fixture
def picture(qtbot: QtBot) -> RankOnePicture:
    return staged(qtbot, RankOnePicture())


def drag(picture: RankOnePicture, at: QPoint, to: QPoint) -> None:
    QTest.mousePress(picture, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(picture, to)
    QTest.mouseRelease(picture, Qt.MouseButton.LeftButton, pos=to)


@pytest.mark.parametrize("n", range(2, 7))
def test_the_last_bead_is_drawn_out_to_any_length(picture: RankOnePicture, n: int) -> None:
    seen = follow(picture, frame_of(n=4))
    room = picture.looks.room(picture.looks.rows()[0])
    goal = laid(room, (n,))[-1].center().toPoint()
    drag(picture, picture.looks.grips(seen[0]).center().toPoint(), goal)
    assert seen[-1].params.n == n
    assert picture.looks.grips(seen[-1]).contains(QPointF(goal))


def test_a_dragged_answer_lies_under_the_pointer_and_its_line_follows(picture: RankOnePicture) -> None:
    seen = follow(picture, frame_of(1.0, act="harm"))
    board = picture.meet

    def place(frame: Frame) -> QPoint:
        dot = board.movable(frame)["A:2"]
        return board.axes(board.board(frame)).point(dot.x, dot.y).toPoint()

    goal = place(seen[0]) - QPoint(0, 60)
    drag(picture, place(seen[0]), goal)
    assert abs(place(seen[-1]).y() - goal.y()) <= 2
    assert seen[-1].step.answers[2] > 3.0
    assert seen[-1].params.act == "harm"


@pytest.mark.parametrize(("act", "count", "key"), [("looks", 1, Qt.Key.Key_Left), ("harm", 5, Qt.Key.Key_Up)])
def test_tab_takes_hold_and_arrows_move_it(picture: RankOnePicture, act: str, count: int, key: Qt.Key) -> None:
    seen = follow(picture, frame_of(act=act))
    assert len(picture.handles()) == count
    picture.focusNextPrevChild(True)
    QTest.keyClick(picture, key)
    assert (seen[-1].params.n, seen[-1].params.answers[0]) == ((4, 1.0) if act == "looks" else (5, 1.1))


def test_while_the_arrays_are_numbers_there_is_no_last_bead(picture: RankOnePicture) -> None:
    picture.draw(frame_of(2.0))
    assert picture.handles() == ()


@pytest.mark.parametrize("act", ["looks", "harm", "guard"])
def test_only_the_faces_of_the_act_are_shown(picture: RankOnePicture, act: str) -> None:
    picture.draw(frame_of(act=act))
    there = [not face.rect.isEmpty() for face in picture.faces]
    assert there == [act == "looks", *[act == "harm"] * 3, act == "guard"]


@pytest.mark.parametrize("act", ["looks", "harm", "guard"])
def test_an_open_question_is_asked_at_the_beginning_whatever_was_shown(picture: RankOnePicture, act: str) -> None:
    shots = []
    for position, asking in ((0.0, True), (2.0, True), (2.0, False)):
        picture.draw(frame_of(position, asking, act=act))
        shots.append(picture.grab().toImage())
    assert shots[0] == shots[1] != shots[2]


def test_the_cells_of_a_column_fly_to_the_places_of_the_row_and_beads_stay(picture: RankOnePicture) -> None:
    shots = {}
    for position in (0.5, 0.85, 0.999999):
        picture.draw(frame_of(position))
        shots[position] = picture.grab().toImage()
    rows = [row.toRect() for row in picture.looks.rows()]
    moved = [shots[0.5].copy(row) != shots[0.85].copy(row) for row in rows]
    assert moved == [False, True, True]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", [(320, 240), (610, 600), (1900, 900)])
def test_every_length_is_painted_in_every_act(picture: RankOnePicture, theme: str, size: tuple[int, int]) -> None:
    picture.dress(Look(THEMES[theme], 768))
    picture.resize(*size)
    for act, n in itertools.product(("looks", "harm", "guard"), (2, MOST)):
        for position in (0.0, 1.8, 2.0, 3.0):
            frame = frame_of(act=act, n=n, answers=(7.0,) * 6)
            picture.draw(frame_of(min(position, len(frame.trace) - 1.0), act=act, n=n, answers=(7.0,) * 6))
            assert not picture.grab().isNull()


# -- the cells -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shape", [(), (5,), (5, 1), (1, 5), (4, 6)])
def test_cells_lie_inside_in_reading_order_and_do_not_overlap(shape: tuple[int, ...]) -> None:
    made = cells.boxes(ROOM, shape, 1e9)
    rows, columns = cells.grid(shape)
    assert len(made) == rows * columns
    assert all(ROOM.adjusted(-1, -1, 1, 1).contains(box) for box in made)
    assert not any(a.adjusted(0.1, 0.1, -0.1, -0.1).intersects(b.adjusted(0.1, 0.1, -0.1, -0.1))
                   for a, b in itertools.combinations(made, 2))  # fmt: skip
    order = [(round(box.y()), box.x()) for box in made]
    assert order == sorted(order)


def test_one_axis_is_drawn_like_a_row_but_not_in_brackets() -> None:
    shots = []
    for shape in ((5,), (1, 5)):
        image = QImage(320, 200, QImage.Format.Format_RGB32)
        image.fill(QColor(255, 255, 255))
        with QPainter(image) as painter:
            cells.paint(painter, Look(), ROOM, np.arange(5.0).reshape(shape), widest=40)
        shots.append(image)
    first = cells.boxes(ROOM, (5,), 40)[0]
    beside = QPoint(round(first.left() - 40 * cells.GAP), round(first.center().y()))
    assert [shot.pixelColor(beside).lightness() > 250 for shot in shots] == [True, False]


@pytest.mark.parametrize("room", [20.0, 30.0, 45.0, 80.0, 300.0])
def test_numbers_are_written_as_large_and_as_exactly_as_the_cell_allows(room: float) -> None:
    look, numbers = Look(height=768), [-12.34, 5.67]
    font, texts = cells.written(look, numbers, 2, QSizeF(room, 100.0))
    assert [float(shown(text)) for text in texts] == pytest.approx(numbers, abs=0.051)
    widest = max(map(QFontMetricsF(font).horizontalAdvance, texts))
    assert widest <= room or room < 30
    assert (texts == ["−12.34", "5.67"]) == (room >= 80)


def test_cells_half_way_lie_in_the_middle() -> None:
    one, other = cells.boxes(ROOM, (3, 1), 40), cells.boxes(ROOM, (1, 3), 40)
    for a, b, c in zip(one, other, cells.between(one, other, 0.5), strict=True):
        assert c.center().x() == pytest.approx((a.center().x() + b.center().x()) / 2)
        assert c.center().y() == pytest.approx((a.center().y() + b.center().y()) / 2)


def test_a_larger_number_has_a_stronger_tint_and_what_is_no_number_has_none() -> None:
    look = Look()
    ground = look.colour("raised")

    def strength(value: float) -> float:
        tint = cells.tint(look, value, 2.0)
        return sum(abs(x - y) for x, y in zip(marks.channels(tint), marks.channels(ground), strict=True))

    assert 0 < strength(0.5) < strength(1.0) < strength(2.0)
    assert strength(float("nan")) == 0.0
    assert cells.tint(look, 1.0, 2.0) != cells.tint(look, -1.0, 2.0)
