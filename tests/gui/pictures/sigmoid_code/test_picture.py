"""The picture of writing sigmoid: bars are powers of e, drags are exact, keys do what the mouse does, veils hold."""

from __future__ import annotations

import math
from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.activation import sigmoid
from core.console import Said
from gui.pictures import shell
from gui.pictures.board import CurveBoard
from gui.pictures.sigmoid_code.forms import CEILING
from gui.pictures.sigmoid_code.picture import SigmoidCodePicture
from gui.theme import THEMES, Look
from tests.gui.lessons.test_sigmoid_code import EXTREMES, LESSON, at, frame_of
from tests.gui.pictures.followed import followed
from tests.gui.pictures.staged import staged

follow = partial(followed, LESSON)

ACTS = ("shapes", "far", "cost")


@pytest.fixture
def picture(qtbot: QtBot) -> SigmoidCodePicture:
    return staged(qtbot, SigmoidCodePicture())


def board_of(picture: SigmoidCodePicture, act: str) -> CurveBoard:
    return picture.boards[ACTS.index(act)]


@pytest.mark.parametrize(("act", "name", "way"), [("far", "z", -70), ("cost", "z", 130), ("shapes", "value:0", 55)])
def test_what_is_dragged_lies_under_the_pointer(picture: SigmoidCodePicture, act: str, name: str, way: int) -> None:
    seen = follow(picture, frame_of(act=act))
    board = board_of(picture, act)
    dot = board.movable(seen[0])[name]
    start = board.axes(board.board(seen[0])).point(dot.x, dot.y).toPoint()
    to = start + QPoint(way, 0)
    QTest.mousePress(picture, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(picture, to)
    QTest.mouseRelease(picture, Qt.MouseButton.LeftButton, pos=to)
    dot = board.movable(seen[-1])[name]
    x = board.axes(board.board(seen[-1])).point(dot.x, dot.y).x()
    assert x == pytest.approx(to.x(), abs=0.6)
    assert dot.x != 2.0


@pytest.mark.parametrize(("act", "handle"), [("shapes", "value:0"), ("far", "z"), ("cost", "z")])
def test_tab_takes_hold_and_arrows_move_it(picture: SigmoidCodePicture, act: str, handle: str) -> None:
    seen = follow(picture, frame_of(act=act))
    picture.focusNextPrevChild(True)
    assert picture.handle == handle
    QTest.keyClick(picture, Qt.Key.Key_Right)
    QTest.keyClick(picture, Qt.Key.Key_Right)
    values = [f.step.values[0] if act == "shapes" else f.step.z for f in seen]
    assert values[0] < values[1] < values[2]


def test_the_points_lie_on_the_curve_and_there_are_as_many_as_numbers(picture: SigmoidCodePicture) -> None:
    for k, count in enumerate((1, 3, 6)):
        dots = picture.boards[0].board(frame_of(k)).dots
        assert len(dots) == count
        assert all(dot.y == pytest.approx(1 / (1 + math.exp(-dot.x))) for dot in dots)
    dot = picture.boards[1].board(at(-500.0, "far")).dots[0]
    assert (dot.x, dot.y) == (-500.0, float(sigmoid(-500.0)))


def test_a_bar_crosses_the_ceiling_exactly_when_numpy_gets_infinity(picture: SigmoidCodePicture) -> None:
    for z in (-709.0, -710.0, 1000.0):
        frame = at(z, "far")
        picture.draw(frame)
        ceiling = picture.forms.spot(CEILING)
        for power in (power for form in frame.step.forms for power in form.powers):
            assert (picture.forms.spot(power.x / math.log(10)) > ceiling) == math.isinf(power.got)


def test_the_rows_share_the_face_without_touching(picture: SigmoidCodePicture) -> None:
    frame = frame_of(act="far")
    picture.draw(frame)
    rows = picture.forms.rows(frame.step.forms)
    assert all(a.bottom() < b.top() for a, b in pairwise(rows))
    assert rows[-1].bottom() == pytest.approx(picture.forms.rect.bottom())


@pytest.mark.parametrize("act", ACTS)
def test_only_the_faces_of_the_act_are_shown(picture: SigmoidCodePicture, act: str) -> None:
    picture.draw(frame_of(act=act))
    assert [not face.rect.isEmpty() for face in picture.faces] == [act == name for name in ACTS] * 2


def test_while_a_question_is_open_the_boards_hide_where_it_breaks(picture: SigmoidCodePicture) -> None:
    for act in ("far", "cost"):
        board, frame, asked = board_of(picture, act), frame_of(act=act), frame_of(act=act, asking=True)
        assert board.board(frame).guides or board.board(frame).notes
        assert not board.board(asked).guides
        assert not board.board(asked).notes


@pytest.mark.parametrize("act", ACTS)
def test_an_answered_question_looks_different_from_an_open_one(picture: SigmoidCodePicture, act: str) -> None:
    values = {"far": -1000.0, "z": 37.0} if act != "shapes" else {}
    shots = []
    for asking in (True, False):
        picture.draw(frame_of(0.5 if act == "shapes" else 0.0, asking, act=act, **values))
        shots.append(picture.grab().toImage())
    assert shots[0] != shots[1]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", [(320, 240), (610, 600), (1900, 900)])
def test_extreme_values_are_painted(picture: SigmoidCodePicture, theme: str, size: tuple[int, int]) -> None:
    picture.dress(Look(THEMES[theme], 768))
    picture.resize(*size)
    for values in EXTREMES:
        picture.draw(frame_of(0.9, **values))
        assert not picture.grab().isNull()


def test_what_python_says_is_written_in_the_order_of_a_terminal() -> None:
    said = Said("f(x)", "0.0", ("RuntimeWarning: hot",))
    assert [row.text for row in shell.rows(said)] == [">>> f(x)", "RuntimeWarning: hot", "0.0"]
    assert shell.rows(Said("f(x)", error="TypeError: no"))[-1] == shell.Row("TypeError: no", "warn", True)
    assert (shell.verdict(said), shell.verdict(Said("f(x)", "0.0"))) == ("warn", "a")


@pytest.mark.parametrize("columns", [12, 20, 33, 80])
def test_a_wrapped_row_loses_no_word_and_keeps_to_its_width(columns: int) -> None:
    text = "RuntimeWarning: overflow encountered in exp"
    made = shell.wrapped(shell.Row(text), columns)
    assert "".join(row.text for row in made).replace(" ", "") == text.replace(" ", "")
    assert all(len(row.text) <= columns or " " not in row.text.strip() for row in made)


def test_where_there_is_no_room_for_all_rows_the_first_ones_have_scrolled_out() -> None:
    look, rect = Look(height=768), QRectF(0, 0, 200, 40)
    image = QImage(200, 80, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        end = shell.write(painter, look, rect, [shell.Row(str(k)) for k in range(20)])
    assert rect.height() * 0.5 < end <= rect.bottom() + 0.5


def test_type_grows_with_the_room_and_shrinks_until_all_of_it_fits() -> None:
    look, rows = Look(height=1080), [shell.Row("x" * 20)] * 5
    small = QFontMetricsF(look.code("small"))
    tight = QSizeF(small.horizontalAdvance("x") * 21, small.height() * 4.2)
    font, made = shell.fitted(look, rows, tight)
    assert QFontMetricsF(font).height() * len(made) <= tight.height()
    assert shell.scale_for(look, tight, 20, 5) == 1.0
    assert shell.scale_for(look, tight * 10, 20, 5) == shell.LARGEST
