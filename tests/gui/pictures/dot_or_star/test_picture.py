"""The picture of dot or *: what is pressed is put into the line; every line is painted from start to end."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.lesson import View
from gui.pictures.dot_or_star.case import case
from gui.pictures.dot_or_star.film import turning
from gui.pictures.dot_or_star.line import ACTS, lines_for
from gui.pictures.dot_or_star.picture import DotOrStarPicture
from gui.pictures.dot_or_star.plan import brush, planned
from gui.theme import THEMES, Look
from tests.gui.lessons.test_dot_or_star import LESSON, frame_of
from tests.gui.pictures.followed import followed
from tests.gui.pictures.staged import staged

follow = partial(followed, LESSON)


@pytest.fixture
def picture(qtbot: QtBot) -> DotOrStarPicture:
    return staged(qtbot, DotOrStarPicture())


@pytest.mark.parametrize(("slot", "text", "line"), [
    ("op", "np.dot", "np.dot w X"), ("op", "@", "@ w X"), ("first", "w.T", "* w.T X"), ("second", "X.T", "* w X.T"),
    ("swap", "⇄", "* X w"),
])  # fmt: skip
def test_a_piece_that_is_pressed_stands_in_the_line(picture: DotOrStarPicture, slot: str, text: str, line: str) -> None:
    seen = follow(picture, frame_of())
    box = next(b for p, b in picture.pieces.presses(seen[0]) if (p.slot, p.text) == (slot, text))
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert seen[-1].params.line == f"z:{line}"
    assert seen[-1].step.of.line.written() == line


def test_the_keys_do_the_same_and_lead_back_to_the_walk(picture: DotOrStarPicture) -> None:
    seen = follow(picture, frame_of())
    picture.hold("op")
    QTest.keyClick(picture, Qt.Key.Key_Right)
    assert seen[-1].params.line == "z:np.dot w X"
    picture.hold("first")
    QTest.keyClick(picture, Qt.Key.Key_Up)
    assert seen[-1].params.line == "z:np.dot w.T X"
    picture.hold("walk")
    QTest.keyClick(picture, Qt.Key.Key_Right)
    assert seen[-1].params.line == ""


@pytest.mark.parametrize("act", ACTS)
def test_every_moment_of_every_walk_is_painted(picture: DotOrStarPicture, act: str) -> None:
    end = len(frame_of(act=act).trace) - 1
    for k in range(4 * end + 1):
        picture.draw(frame_of(k / 4, act=act, shapes=bool(k % 2)))
        picture.grab()


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(("n", "m"), [(1, 1), (4, 5)])
def test_every_line_that_can_be_built_is_painted(picture: DotOrStarPicture, act: str, n: int, m: int) -> None:
    for text in lines_for(act):
        frame = frame_of(act=act, line=f"{act}:{text}", n=n, m=m)
        for position in (1.6, len(frame.trace) - 1.0):
            picture.draw(frame_of(position, act=act, line=f"{act}:{text}", n=n, m=m))
            picture.grab()


def test_the_cells_of_the_cost_turn_over_to_its_other_half(picture: DotOrStarPicture) -> None:
    trace = frame_of(act="cost").trace
    at = next(k for k, step in enumerate(trace) if step.stage == "second") - 1
    seen = [turning(frame_of(at + phase, act="cost")) for phase in (0.0, 0.5, 0.7, 0.8, 1.0)]
    assert [half.names[0] for half, _ in seen] == ["Y", "Y", "1 - Y", "1 - Y", "1 - Y"]
    assert seen[0][1] == seen[-1][1] == 1.0
    assert all(0.0 <= stand < 1.0 for _, stand in seen[1:-1])


@pytest.mark.parametrize("shapes", [False, True])
def test_single_rows_lie_one_over_the_other_and_inside_the_picture(picture: DotOrStarPicture, shapes: bool) -> None:
    for m in range(2, 6):
        frame = frame_of(act="cost", m=m, shapes=shapes)
        picture.draw(frame)
        picture.grab()
        plan, room = picture.meet.plan(frame.step.of), picture.meet.rect
        assert plan.stacked
        assert len({cells.left() for cells in plan.boxes}) == 1
        assert all(room.contains(cells) for cells in plan.boxes)
        side = picture.meet.plan(frame_of(act="z").step.of)
        assert plan.wide > side.wide


@pytest.mark.parametrize("act", ACTS)
def test_a_printed_shape_finds_a_line_of_its_own_over_its_cells(picture: DotOrStarPicture, act: str) -> None:
    for text in lines_for(act):
        frame = frame_of(act=act, line=f"{act}:{text}", shapes=True)
        picture.draw(frame)
        plan, line = picture.meet.plan(frame.step.of, shapes=True), picture.look.px("body")
        top = min(cells.top() for cells in plan.boxes)
        assert plan.stacked or top - picture.meet.rect.top() >= 2.6 * line


def test_while_a_question_is_open_the_first_moment_is_shown(picture: DotOrStarPicture) -> None:
    picture.draw(frame_of(9.0, View(asking=True)))
    assert picture.frame is not None
    assert picture.frame.position == 0.0


@pytest.mark.parametrize("theme", THEMES)
def test_where_numbers_are_too_narrow_side_by_side_they_stand_one_over_the_other(qtbot: QtBot, theme: str) -> None:
    look, of = Look(THEMES[theme], 768), case("* Y.T np.log(A)", "cost", 3, 4)
    plan = planned(QRectF(0, 0, 650, 280), look, of)
    tool = brush(QPainter(), look, plan, of, of.halves[-1])
    assert tool.upright
    metrics, cell = QFontMetricsF(tool.pair), plan.cell(1, 0, 0)
    upper, lower = tool.part(cell, True), tool.part(cell, False)
    assert upper.united(lower) == cell
    assert metrics.horizontalAdvance("−0.92") <= cell.width()
    assert metrics.height() <= min(upper.height(), lower.height())
    assert plan.boxes[0].top() >= 0
    roomy = planned(QRectF(0, 0, 1300, 500), Look(THEMES[theme], 768), of)
    assert not brush(QPainter(), look, roomy, of, of.halves[-1]).upright
