"""The faces of a slope: what the glass shows has the direction that the curve has, and what is dragged is exact."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.figures import sign
from gui.language import LANGUAGES, Language
from gui.lesson import Frame, View
from gui.lessons.slope_of_a_line import LineParams, SlopeOfALine
from gui.pictures.slopes.layout import beside
from gui.pictures.slopes.line import LinePicture
from gui.pictures.slopes.moment import plain
from gui.theme import THEMES, Look
from tests.gui.pictures.staged import staged

LESSON = SlopeOfALine()


def frame_of(position: float = 0.7, asking: bool = False, **values: Any) -> Frame:
    params = replace(LineParams(), **values)
    return Frame(params, None, LESSON.trace(None, params), position, View(asking=asking))


def picture(qtbot: QtBot, frame: Frame, size: tuple[int, int] = (1000, 640)) -> LinePicture:
    made = staged(qtbot, LinePicture(), size, 800)
    made.draw(frame)
    return made


@pytest.mark.parametrize("width", ["1", "0.1", "0.01", "0.001"])
@pytest.mark.parametrize("k", [-2.0, 0.5, 4.0])
def test_a_direction_in_the_glass_is_that_direction_on_the_curve(qtbot: QtBot, width: str, k: float) -> None:
    frame = frame_of(nudge=width, k=k)
    shown = picture(qtbot, frame)

    def direction(face: Any) -> float:
        board = face.board(frame)
        axes = face.axes(board)
        a, b = axes.point(2.0, 2 * k), axes.point(2.0 + float(width), k * (2.0 + float(width)))
        return math.atan2(b.y() - a.y(), b.x() - a.x())

    assert direction(shown.glass) == pytest.approx(direction(shown.curve), abs=1e-6)


@pytest.mark.parametrize("k", [-2.0, 0.0, 4.0])
@pytest.mark.parametrize("size", [(620, 600), (1400, 860), (400, 300)])
def test_the_whole_triangle_lies_in_the_glass(qtbot: QtBot, k: float, size: tuple[int, int]) -> None:
    frame = frame_of(k=k)
    shown = picture(qtbot, frame, size)
    board = shown.glass.board(frame)
    axes = shown.glass.axes(board)
    triangle = board.nudges[0]
    for x, y in ((triangle.x, triangle.y), (triangle.x + triangle.dx, triangle.y + triangle.dy)):
        assert axes.rect.contains(axes.point(x, y))


def test_a_press_anywhere_on_the_line_brings_the_ball_to_a_tenth(qtbot: QtBot) -> None:
    shown = picture(qtbot, frame_of())
    told: list[tuple[str, object, bool]] = []
    shown.dragged.connect(lambda *what: told.append(what))
    axes = shown.curve.axes(shown.curve.board(frame_of()))
    at = axes.point(4.0, 3.0)
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert told[-1] == ("a", pytest.approx(4.0, abs=0.051), True)
    assert told[-1][1] == round(float(str(told[-1][1])), 1)


def test_arrows_move_the_ball(qtbot: QtBot) -> None:
    shown = picture(qtbot, frame_of())
    told: list[object] = []
    shown.dragged.connect(lambda _what, value, _done: told.append(value))
    shown.hold("a")
    QTest.keyClick(shown, Qt.Key.Key_Right)
    QTest.keyClick(shown, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert told == [2.1, 1.99]


def test_the_fraction_keeps_what_is_asked(qtbot: QtBot) -> None:
    shown = picture(qtbot, frame_of())
    assert shown.fraction.parts(frame_of()) == ("0.003", "0.001", "3")
    assert shown.fraction.parts(frame_of(asking=True)) == ("?", "0.001", "?")
    assert shown.fraction.parts(frame_of(0.3)) == ("?", "0.001", "?")
    assert shown.fraction.parts(frame_of(0.0)) == ("?", "?", "?")


@pytest.mark.parametrize("position", [0.0, 0.7, 3.0])
def test_while_a_question_is_open_no_height_is_drawn(qtbot: QtBot, position: float) -> None:
    frame = frame_of(position, asking=True)
    shown = picture(qtbot, frame)
    glass, curve = shown.glass.board(frame), shown.curve.board(frame)
    labels = [n.dy_label for n in (*glass.nudges, *curve.nudges)] + [g.label for g in glass.guides]
    assert not {"0.003", "6.003", "-2.997", "3"} & set(labels)
    assert all(n.dy == 0.0 for n in (*glass.nudges, *curve.nudges))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_moment_can_be_painted(qtbot: QtBot, theme: str, code: str) -> None:
    shown = picture(qtbot, frame_of(0.0))
    shown.dress(Look(THEMES[theme], 800))
    shown.speak(Language(code))
    for k in (-2.0, 0.0, 4.0):
        for position in (0.0, 0.19, 0.4, 0.9, 1.5, 3.0):
            shown.draw(frame_of(position, k=k, a=6.0))
            assert not shown.grab().isNull()


@pytest.mark.parametrize("size", [(1400, 800), (600, 600), (500, 900)])
def test_the_faces_share_the_room_without_touching(size: tuple[int, int]) -> None:
    room = QRectF(0, 0, *size)
    parts = beside(room, 10.0, 160.0)
    for part in parts:
        assert room.contains(part)
        assert all(part is other or not part.intersects(other) for other in parts)
    assert parts[0].width() * parts[0].height() == max(part.width() * part.height() for part in parts)


@pytest.mark.parametrize(
    ("value", "text"),
    [(3.0, "3"), (2.001, "2.001"), (4.004001, "4.004001"), (-0.0, "0"), (-2.997, "−2.997"), (1e-9, "1.000×10⁻⁹"),
     (math.inf, "–"), (2.5e7, "2.500×10⁷"), (100.0, "100"), (8.012006001, "8.012006")],
)  # fmt: skip
def test_numbers_have_the_places_that_they_need(value: float, text: str) -> None:
    assert plain(value) == text
    whole = math.isfinite(value) and text != "8.012006"
    assert sign(value, text.replace("×10⁻⁹", "e-9").replace("×10⁷", "e7")) == ("=" if whole else "≈")


def test_the_layout_is_asked_for_points_inside(qtbot: QtBot) -> None:
    shown = picture(qtbot, frame_of())
    assert shown.face_at(QPointF(200, 300)) is shown.curve
