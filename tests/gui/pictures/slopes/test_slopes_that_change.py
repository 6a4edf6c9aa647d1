"""The picture of slopes that change: tangents as steep as the slope, boards that line up, a glass on single numbers."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.language import LANGUAGES, Language
from gui.lesson import Frame, View
from gui.lessons.slopes_that_change import ChangeParams, SlopesThatChange
from gui.pictures.board_paint import tangent_ends
from gui.pictures.slopes.faces import FEW, numbers
from gui.pictures.slopes.slopes_that_change import ChangingPicture
from gui.theme import THEMES, Look
from tests.gui.pictures.staged import staged

LESSON = SlopesThatChange()


def frame_of(position: float = 0.0, asking: bool = False, **values: Any) -> Frame:
    params = replace(ChangeParams(), **values)
    trace = LESSON.trace(None, params)
    return Frame(params, None, trace, min(position, len(trace) - 1), View(asking=asking))


def picture(qtbot: QtBot, frame: Frame, size: tuple[int, int] = (1000, 640)) -> ChangingPicture:
    made = staged(qtbot, ChangingPicture(), size, 800)
    made.draw(frame)
    return made


@pytest.mark.parametrize(("f", "step"), [("square", 60), ("cube", 3), ("log", 12), ("own", 33)])
def test_the_tangent_is_as_steep_as_the_curve_is_there(qtbot: QtBot, f: str, step: int) -> None:
    frame = frame_of(step, act="trace", f=f)
    shown = picture(qtbot, frame)
    board = shown.curve.board(frame)
    axes = shown.curve.axes(board)
    a, b = (axes.values(end) for end in tangent_ends(axes, board.tangents[0]))
    near = 1e-6
    place, curve = frame.step.nudge.a, board.lines[0].f
    assert curve is not None
    central = (float(curve(place + near)) - float(curve(place - near))) / (2 * near)
    assert (b[1] - a[1]) / (b[0] - a[0]) == pytest.approx(central, rel=1e-4, abs=1e-6)


@pytest.mark.parametrize("f", ["square", "cube", "log", "own"])
@pytest.mark.parametrize("size", [(600, 560), (1420, 880)])
def test_the_same_a_stands_above_itself(qtbot: QtBot, f: str, size: tuple[int, int]) -> None:
    frame = frame_of(20, act="trace", f=f)
    shown = picture(qtbot, frame, size)
    above, below = (face.axes(face.board(frame)) for face in (shown.curve, shown.slope))
    for a in (-1.0, 0.5, 2.0):
        assert above.point(a, 0.0).x() == pytest.approx(below.point(a, 0.0).x(), abs=0.5)


def test_the_slopes_curve_is_traced_as_far_as_one_has_walked(qtbot: QtBot) -> None:
    frame = frame_of(30.5, act="trace")
    shown = picture(qtbot, frame)
    line = shown.slope.board(frame).lines[0]
    assert line.span == pytest.approx((frame.trace[0].nudge.a, frame.step.nudge.a + 0.05))
    assert shown.slope.board(frame_of(30.5, asking=True, act="trace")).lines == ()


def test_walking_by_hand_tells_a_and_arrows_do_so_too(qtbot: QtBot) -> None:
    frame = frame_of(30, act="trace")
    shown = picture(qtbot, frame)
    told: list[tuple[str, object]] = []
    shown.dragged.connect(lambda what, value, _done: told.append((what, value)))
    for face in (shown.curve, shown.slope):
        at = face.axes(face.board(frame)).point(3.0, 5.0)
        QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=at.toPoint())
        assert told[-1][0] == "a"
        assert told[-1][1] == pytest.approx(3.0, abs=0.051)
    shown.hold("a")
    QTest.keyClick(shown, Qt.Key.Key_Left)
    assert told[-1] == ("a", pytest.approx(frame.step.nudge.a - 0.1))
    assert shown.handles() == ("a",)


def test_the_glass_shows_the_computers_numbers_one_by_one(qtbot: QtBot) -> None:
    frame = frame_of(15, act="tiny")
    shown = picture(qtbot, frame)
    board = shown.glass.board(frame)
    assert board.lines == ()
    beads = [dot for dot in board.dots if dot.role == "J"]
    assert 3 <= len(beads) <= FEW
    for dot in beads:
        assert dot.y == float(np.float64(dot.x) ** 2)
        assert board.y.low < dot.y < board.y.high
    assert shown.glass.board(frame_of(3, act="tiny")).lines


def test_few_numbers_are_all_there_are() -> None:
    gap = float(np.spacing(2.0))
    found = numbers(2.0, 2.0 + 5 * gap)
    assert found == [2.0 + k * gap for k in range(6)]
    assert numbers(2.0, 2.1) == []


def test_the_loss_is_that_of_every_nudge(qtbot: QtBot) -> None:
    frame = frame_of(3, act="tiny")
    shown = picture(qtbot, frame)
    line = shown.loss.board(frame).lines[0]
    for width, miss in zip(line.xs[:8], line.ys[:8], strict=True):
        plain = ((2.0 + width) ** 2 - 4.0) / width
        assert miss == pytest.approx(abs(plain - 4.0), rel=1e-6)
    asked = frame_of(3, asking=True, act="tiny")
    assert len(shown.loss.board(asked).lines[0].xs) == 4


def test_the_exact_slope_stands_beside_the_fraction_at_the_end_alone(qtbot: QtBot) -> None:
    shown = picture(qtbot, frame_of())
    assert shown.fraction.parts(frame_of(4)) == ("0.004001", "0.001", "4.001 → 4")
    assert shown.fraction.rule(frame_of(4)) == "exactly 2a = 4"
    assert shown.fraction.rule(frame_of(3.5)) == ""
    assert shown.fraction.parts(frame_of(3.5))[2] == "4.001"
    assert shown.fraction.parts(frame_of(3.0))[2] == "?"
    assert shown.fraction.parts(frame_of(4, asking=True)) == ("?", "0.001", "?")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("act", ["nudge", "trace", "tiny"])
def test_every_moment_can_be_painted_whatever_was_typed(qtbot: QtBot, theme: str, code: str, act: str) -> None:
    shown = picture(qtbot, frame_of(act=act))
    shown.dress(Look(THEMES[theme], 800))
    shown.speak(Language(code))
    for own in ("a^2/4 + sin(2a)", "1/a", "exp(a^3)", "sqrt(-1)", "1e90", "log(a)"):
        for position in (0.0, 0.8, 3.5, 4.0, 16.0):
            frame = frame_of(position, act=act, f="own", own=own, a=0.0)
            shown.draw(frame)
            assert not shown.grab().isNull()
            boards = [face.board(frame) for face in (shown.curve, shown.glass) if not face.rect.isEmpty()]
            assert all(math.isfinite(v) for board in boards for v in (board.x.low, board.x.high, board.y.low))


@pytest.mark.parametrize(("own", "bends"), [("a^2", True), ("abs(a)", False), ("3a", False), ("sin(a)", True)])
def test_that_the_curve_bends_is_said_only_of_one_that_does(qtbot: QtBot, own: str, bends: bool) -> None:
    frame = frame_of(3.0, act="tiny", f="own", own=own)
    shown = picture(qtbot, frame)
    said = Language("en")("slopes_that_change.label.bend")
    assert any(note.words == said for note in shown.loss.board(frame).notes) is bends


def test_a_glass_that_shows_more_than_the_curves_board_casts_no_rays(qtbot: QtBot, monkeypatch: Any) -> None:
    for own, cast in (("100a^5", False), ("a^2", True)):
        frame = frame_of(0.0, f="own", own=own, a=4.0)
        seen: list[bool] = []
        shown = picture(qtbot, frame)
        monkeypatch.setattr(shown.glass, "_rays", lambda *_, seen=seen: seen.append(True))
        shown.grab()
        assert bool(seen) is cast
