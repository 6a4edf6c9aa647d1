"""The picture of m examples: pieces as long as the contributions, drags exact, one click turns a class, veils."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.activation import sigmoid
from gui.language import LANGUAGES, Language
from gui.lesson import Frame
from gui.pictures.many_examples.boards import EDGE, border
from gui.pictures.many_examples.film import DATA, VESSELS, W1, W2, B
from gui.pictures.many_examples.picture import ManyPicture
from gui.pictures.matrix_parts import Matrix
from gui.theme import THEMES, Look
from tests.gui.lessons.test_many_examples import EXTREME, LESSON, asked, at_kind, frame_of
from tests.gui.pictures.staged import staged


@pytest.fixture
def picture(qtbot: QtBot) -> ManyPicture:
    return staged(qtbot, ManyPicture(), (1100, 700), 900)


def follow(picture: ManyPicture, frame: Frame) -> list[Frame]:
    """What is dragged is drawn; the frames so far."""
    seen = [frame]

    def dragged(what: str, value: Any, _done: bool) -> None:
        outcome = LESSON.drag(seen[-1], what, value)
        assert outcome is not None
        params, position = outcome
        seen.append(frame_of(position, **{name: getattr(params, name) for name in ("x1", "x2", "y", "act")}))
        picture.draw(seen[-1])

    picture.dragged.connect(dragged)
    picture.draw(frame)
    return seen


def numbers_of(picture: ManyPicture, frame: Frame) -> list[list[str]]:
    """The texts of the widest matrices, row by row."""
    grids = [item for line in picture.board.sheet(frame).lines for item in line.items if isinstance(item, Matrix)]
    return [[cell.text for cell in row] for grid in grids for row in grid.cells if len(row) == 8]


@pytest.mark.parametrize("vessel", VESSELS)
def test_a_piece_is_as_long_as_its_contribution_and_on_its_side(picture: ManyPicture, vessel: str) -> None:
    frame = frame_of(8.75)
    picture.draw(frame)
    box = picture.vessels.bar(picture.vessels.rows()[VESSELS.index(vessel)])
    scale = picture.vessels.scale(frame.scene, vessel)
    unit = box.width() / (scale.high - scale.low)
    zero = box.left() + scale.spot(0.0) * box.width()
    shares = frame.scene.shares(vessel)
    pieces = dict(picture.vessels.pieces(frame, vessel))
    for i, share in enumerate(shares):
        if share:
            assert pieces[i].width() == pytest.approx(abs(share) * unit)
            assert (pieces[i].center().x() > zero) == (share > 0)
    assert all(box.adjusted(-1, 0, 1, 0).contains(piece) for piece in pieces.values())
    net, total = picture.vessels.net(frame, vessel)
    assert total == pytest.approx(sum(shares))
    assert net.width() == pytest.approx(abs(total) * unit)


def test_one_unit_is_equally_long_in_all_four(picture: ManyPicture) -> None:
    scene = frame_of().scene
    scales = [picture.vessels.scale(scene, vessel) for vessel in VESSELS]
    assert len({scale.high - scale.low for scale in scales}) == 1


@pytest.mark.parametrize("vessel", VESSELS)
def test_dividing_makes_the_sum_m_times_shorter_and_forgetting_leaves_it(picture: ManyPicture, vessel: str) -> None:
    picture.draw(frame_of(8.75))
    whole = picture.vessels.net(frame_of(8.75), vessel)
    mean, kept = (picture.vessels.net(frame_of(9.0, forget=forget), vessel) for forget in (False, True))
    assert mean[1] == pytest.approx(whole[1] / 8)
    assert mean[0].width() == pytest.approx(whole[0].width() / 8)
    assert kept[1] == pytest.approx(whole[1])
    half = picture.vessels.net(frame_of(8.875), vessel)[1]
    assert abs(mean[1]) < abs(half) < abs(whole[1])


def test_at_the_end_both_acts_show_the_same_numbers_in_the_same_rows(picture: ManyPicture) -> None:
    """X, Y, Z, A, dZ and L: what the loop filled column by column is what the matrices made row by row."""
    loop, matrix = (numbers_of(picture, at_kind("step", act=act)) for act in ("loop", "matrix"))
    assert loop == matrix
    assert len(loop) == 7
    X, Y = np.array(DATA[:2])[:, :8], np.array(DATA[2][:8])
    z = W1 * X[0] + W2 * X[1] + B
    made = [z, sigmoid(z), sigmoid(z) - Y, np.logaddexp(0, z) - Y * z]
    for row, values, places in zip(loop[3:], made, (2, 3, 3, 3), strict=True):
        assert row == [f"{v:.{places}f}".replace("-", "−") for v in values]


@pytest.mark.parametrize("vessel", VESSELS)
def test_the_sum_beside_a_vessel_is_the_same_in_both_acts(picture: ManyPicture, vessel: str) -> None:
    written = []
    for frame in (at_kind("step", act="loop"), at_kind("step", act="matrix")):
        picture.draw(frame)
        written.append(picture.vessels.written(frame, frame.scene, vessel))
    assert written[0] == written[1]
    compared = at_kind("same", act="matrix")
    mine, theirs = picture.vessels.written(compared, compared.scene, vessel)
    assert theirs.endswith(mine)


def test_the_loop_fills_columns_and_the_matrices_fill_rows(picture: ManyPicture) -> None:
    rows = numbers_of(picture, frame_of(3.75))[3:]
    assert [[bool(text) for text in row] for row in rows] == [[True] * 3 + [False] * 5] * 4
    rows = numbers_of(picture, at_kind("A", act="matrix"))[3:]
    assert [all(row) for row in rows] == [True, True, False, False]
    assert [any(row) for row in rows] == [True, True, False, False]


@pytest.mark.parametrize("to", [(1.5, 2.5), (-3.1, 0.4), (4.0, -4.0)])
def test_a_dragged_example_lies_where_the_pointer_let_go(picture: ManyPicture, to: tuple[float, float]) -> None:
    seen = follow(picture, frame_of(3.75))
    plane = picture.plane
    axes = plane.axes(plane.board(seen[0]))
    here, there = axes.point(DATA[0][4], DATA[1][4]).toPoint(), axes.point(*to).toPoint()
    QTest.mousePress(picture, Qt.MouseButton.LeftButton, pos=here)
    QTest.mouseMove(picture, there)
    QTest.mouseRelease(picture, Qt.MouseButton.LeftButton, pos=there)
    assert (seen[-1].params.x1[4], seen[-1].params.x2[4]) == to
    assert (seen[-1].scene.X[:, 4] == to).all()
    assert (axes.point(*to) - there).manhattanLength() <= 2


def test_one_click_on_a_class_turns_it_over_once(picture: ManyPicture) -> None:
    seen = follow(picture, frame_of(8.75))
    box = picture.board.box_of("class:3", seen[0])
    for expected in (0.0, 1.0):
        count = len(seen)
        QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
        assert len(seen) == count + 1
        assert seen[-1].params.y[3] == expected
    assert numbers_of(picture, seen[1]) != numbers_of(picture, seen[2])


def test_the_keys_do_what_the_mouse_does(picture: ManyPicture) -> None:
    seen = follow(picture, frame_of(8.75))
    assert picture.handles()[0] == "class:0"
    picture.hold("class:0")
    QTest.keyClick(picture, Qt.Key.Key_Down)
    assert seen[-1].params.y[0] == 0.0
    QTest.keyClick(picture, Qt.Key.Key_Up)
    assert seen[-1].params.y[0] == 1.0
    picture.hold("point:1")
    QTest.keyClick(picture, Qt.Key.Key_Right)
    assert seen[-1].params.x1[1] == pytest.approx(1.1)
    QTest.keyClick(picture, Qt.Key.Key_Down)
    assert seen[-1].params.x2[1] == pytest.approx(2.9)
    assert {name.split(":")[0] for name in picture.handles()} == {"class", "point"}


def test_in_the_last_act_the_examples_alone_can_be_moved(picture: ManyPicture) -> None:
    picture.draw(frame_of(2.0, act="forgot"))
    assert {name.split(":")[0] for name in picture.handles()} == {"point"}


@pytest.mark.parametrize("seed", range(20))
def test_the_line_is_where_the_neuron_is_undecided(seed: int) -> None:
    w1, w2, b = np.random.default_rng(seed).normal(size=3)
    ends = border(w1, w2, b)
    if ends is not None:
        assert all(abs(w1 * x + w2 * y + b) < 1e-9 for x, y in ends)
        assert np.hypot(*np.subtract(*ends)) >= 4 * EDGE
    assert border(0.0, 0.0, 1.0) is None


@pytest.mark.parametrize("position", [0.0, 3.0])
def test_the_two_landings_lie_on_the_curve_one_and_m_alphas_away(picture: ManyPicture, position: float) -> None:
    frame = frame_of(position, act="forgot", alpha=0.5, m=7)
    picture.draw(frame)
    board = picture.along.board(frame)
    line = board.lines[0]
    near, far = board.dots[:2]
    assert (near.x, far.x) == pytest.approx((0.5, 3.5))
    for dot in (near, far):
        assert np.interp(dot.x, line.xs, line.ys) == pytest.approx(dot.y, abs=2e-3)
    costs = picture.costs.board(replace(frame, position=position + 1.0))
    assert costs.dots[1].y == pytest.approx(far.y), "what the one board foretells the other one shows"


@pytest.mark.parametrize("act", ["loop", "matrix", "forgot"])
def test_while_a_question_is_open_the_picture_looks_the_same_wherever_the_film_stands(
    picture: ManyPicture, act: str
) -> None:
    shots = []
    for position in (0.0, 2.0, 5.75):
        picture.draw(asked(frame_of(position, act=act)))
        shots.append(picture.grab().toImage())
    assert shots[0] == shots[1] == shots[2]
    picture.draw(frame_of(5.75, act=act))
    assert picture.grab().toImage() != shots[0]


@pytest.mark.parametrize("act", ["loop", "matrix", "forgot"])
@pytest.mark.parametrize(("theme", "code"), list(itertools.product(THEMES, LANGUAGES)))
def test_it_is_painted_at_every_size_with_extreme_values(picture: ManyPicture, act: str, theme: str, code: str) -> None:
    picture.speak(Language(code))
    for wide, high, values in ((330, 250, {}), (660, 557, EXTREME), (1300, 800, {"m": 10, "forget": True})):
        picture.dress(Look(THEMES[theme], max(480, high)))
        picture.resize(wide, high)
        for position in (0.0, 1.6, 5.3):
            picture.draw(frame_of(position, act=act, **values))
            image = picture.grab().toImage()
            assert len({image.pixel(x, y) for x in range(0, wide, 9) for y in range(0, high, 9)}) > 5


def test_pointing_at_a_column_lights_the_same_example_everywhere(picture: ManyPicture, qtbot: QtBot) -> None:
    frame = frame_of(8.75)
    picture.draw(frame)
    named: list[str] = []
    picture.hovered.connect(named.append)
    piece = dict(picture.vessels.pieces(frame, "J"))[4]
    dot = picture.plane.axes(picture.plane.board(frame)).point(DATA[0][4], DATA[1][4])
    for at in (picture.board.box_of("class:4", frame).center(), piece.center(), dot):
        QTest.mouseMove(picture, QPoint(3, 3))
        QTest.mouseMove(picture, at.toPoint())
        assert named[-1] == "example:4"
