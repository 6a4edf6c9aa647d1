"""The plane of logistic regression: shades, lines and the arrow lie where the mathematics says; hands move them."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.activation import sigmoid
from gui.language import LANGUAGES, Language
from gui.lesson import Frame, View
from gui.lessons.logistic_regression import LogisticRegression
from gui.pictures.field import shades
from gui.pictures.logistic_regression import plane_marks as ink
from gui.pictures.logistic_regression.picture import LogisticPicture
from gui.theme import THEMES, Look

LESSON = LogisticRegression()
LEFT = Qt.MouseButton.LeftButton
LINES = [((-0.6, 0.8), -1.5), ((2.0, 1.0), 0.5), ((0.3, -0.1), 0.0), ((-3.0, 0.0), 6.0), ((0.0, 0.5), -1.0)]


def frame_of(position: float = 0.0, view: View | None = None, **values: Any) -> Frame:
    """A moment of the lesson with these values."""
    params = LESSON.Params(**values)
    scene = LESSON.scene(params)
    trace = LESSON.trace(scene, params)
    return Frame(params, scene, trace, min(position, len(trace) - 1), view or View())


class Desk:
    """A picture and the little of a stage that answers its hands."""

    def __init__(self, frame: Frame, width: int = 1200, height: int = 760) -> None:
        self.host = QWidget()
        self.other = QPushButton(self.host)
        self.picture = LogisticPicture()
        self.picture.setParent(self.host)
        self.host.resize(width + 50, height + 50)
        self.picture.dress(Look(height=900))
        self.picture.speak(Language("en"))
        self.picture.resize(width, height)
        self.picture.dragged.connect(self.take)
        self.picture.hovered.connect(self.point)
        self.show(frame)

    def show(self, frame: Frame) -> None:
        self.frame = frame
        self.picture.draw(frame)

    def point(self, what: str) -> None:
        self.show(replace(self.frame, view=replace(self.frame.view, focus=what)))

    def take(self, what: str, value: Any, done: bool) -> None:
        outcome = LESSON.drag(self.frame, what, value)
        assert outcome is not None
        params, position = outcome
        scene = LESSON.scene(params)
        self.show(Frame(params, scene, LESSON.trace(scene, params), position, self.frame.view))

    def drag(self, start: QPointF, end: QPointF) -> None:
        QTest.mousePress(self.picture, LEFT, pos=start.toPoint())
        QTest.mouseMove(self.picture, end.toPoint())
        QTest.mouseRelease(self.picture, LEFT, pos=end.toPoint())


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk(frame_of())
    qtbot.addWidget(made.host)
    made.host.show()
    made.other.setFocus()
    return made


# -- where things lie --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("w", "b"), LINES)
def test_the_shade_of_every_place_is_that_of_its_answer(desk: Desk, w: tuple[float, float], b: float) -> None:
    desk.show(frame_of(w=w, b=b))
    plane = desk.picture.plane
    sight = plane.sight(desk.frame)
    rect = sight.axes.rect
    image = QImage(1200, 760, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        painter.fillRect(rect, plane.field(sight, 0.0))
    table = shades(plane.look).astype(int)
    for across in np.linspace(0.02, 0.98, 23):
        for up in np.linspace(0.02, 0.98, 19):
            at = QPointF(int(rect.left() + across * rect.width()), int(rect.top() + up * rect.height()))
            x1, x2 = sight.axes.values(at + QPointF(0.5, 0.5))
            seen = image.pixelColor(at.toPoint())
            expected = table[round(float(sigmoid(w[0] * x1 + w[1] * x2 + b)) * 255)]
            assert np.abs(expected - (seen.red(), seen.green(), seen.blue())).max() <= 8


@pytest.mark.parametrize(("w", "b"), LINES)
@pytest.mark.parametrize("z", [-math.log(9), 0.0, math.log(9)])
def test_both_ends_of_a_level_line_have_its_answer(desk: Desk, w: tuple[float, float], b: float, z: float) -> None:
    desk.show(frame_of(w=w, b=b))
    sight = desk.picture.plane.sight(desk.frame)
    line = sight.level(z)
    if line is None:
        corners = [w[0] * x + w[1] * y + b - z for x in (sight.axes.x.low, sight.axes.x.high)
                   for y in (sight.axes.y.low, sight.axes.y.high)]  # fmt: skip
        assert min(corners) > 0 or max(corners) < 0, "a line in sight is drawn"
        return
    for end in (line.p1(), line.p2()):
        x1, x2 = sight.axes.values(end)
        assert w[0] * x1 + w[1] * x2 + b == pytest.approx(z, abs=1e-9)
        assert sight.axes.rect.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(end)


@pytest.mark.parametrize(("w", "b"), LINES)
def test_the_arrow_stands_at_right_angles_to_the_line(desk: Desk, w: tuple[float, float], b: float) -> None:
    desk.show(frame_of(w=w, b=b))
    sight = desk.picture.plane.sight(desk.frame)
    arrow = sight.axes.point(*w) - sight.middle
    assert QPointF.dotProduct(arrow, sight.along) == pytest.approx(0.0, abs=1e-9)
    far = QLineF(sight.middle, sight.foot(0.0)).length() / sight.unit
    assert far == pytest.approx(abs(b) / math.hypot(*w))


def test_an_hour_is_as_long_across_as_up(desk: Desk) -> None:
    for size in ((1200, 760), (700, 600), (500, 900), (1800, 700)):
        desk.picture.resize(*size)
        axes = desk.picture.plane.axes()
        here, right, up = axes.point(0, 0), axes.point(1, 0), axes.point(0, 1)
        assert right.x() - here.x() == pytest.approx(here.y() - up.y())
        assert axes.x.high >= 3.0 - 1e-9
        assert axes.y.high >= 3.0 - 1e-9


def test_with_the_decision_there_are_two_colours_only() -> None:
    look = Look()
    image = QImage(400, 4, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        painter.fillRect(QRectF(0, 0, 400, 4), ink.brush(look, QPointF(200, 0), QPointF(30, 0), 1.0))
    seen = {image.pixel(x, 1) for x in range(400) if abs(x - 200) > 2}
    table = shades(look)
    assert seen == {0xFF000000 + sum(int(c) << s for c, s in zip(table[k], (16, 8, 0), strict=True)) for k in (0, 255)}


def test_a_line_across_a_rectangle_ends_at_its_sides_or_misses_it() -> None:
    rect = QRectF(0, 0, 100, 50)
    line = ink.across(rect, QPointF(50, 25), QPointF(1, 0))
    assert line is not None
    assert (line.x1(), line.x2(), line.y1()) == (0, 100, 25)
    assert ink.across(rect, QPointF(50, 60), QPointF(1, 0)) is None
    assert ink.across(rect, QPointF(200, 200), QPointF(1, -1)) is None


def test_what_lies_out_of_sight_is_brought_back_on_its_way_to_the_middle() -> None:
    rect, middle = QRectF(0, 0, 100, 50), QPointF(50, 25)
    assert ink.back_inside(rect, middle, QPointF(60, 30)) == QPointF(60, 30)
    assert ink.back_inside(rect, middle, QPointF(250, 25)) == QPointF(100, 25)
    assert ink.back_inside(rect, middle, QPointF(50, -975)) == QPointF(50, 0)


# -- hands -------------------------------------------------------------------------------------------------------


def test_the_tip_of_the_arrow_goes_exactly_where_the_pointer_is_and_b_stays(desk: Desk) -> None:
    sight = desk.picture.plane.sight(desk.frame)
    end = sight.axes.point(1.3, 0.4)
    desk.drag(sight.tip, end)
    assert desk.frame.params.w == pytest.approx(sight.axes.values(QPointF(end.toPoint())), abs=1e-12)
    assert desk.frame.params.b == -1.5
    again = desk.picture.plane.sight(desk.frame).tip
    assert (again - QPointF(end.toPoint())).manhattanLength() < 1e-6


def test_the_line_dragged_goes_through_the_pointer_and_w_stays(desk: Desk) -> None:
    sight = desk.picture.plane.sight(desk.frame)
    line = sight.level(0.0)
    assert line is not None
    end = sight.axes.point(-1.0, -1.0).toPoint()
    desk.drag(line.pointAt(0.3), QPointF(end))
    x1, x2 = sight.axes.values(QPointF(end))
    assert desk.frame.params.w == (-0.6, 0.8)
    assert -0.6 * x1 + 0.8 * x2 + desk.frame.params.b == pytest.approx(0.0, abs=1e-12)


def test_a_line_out_of_sight_can_be_brought_back_by_its_pin(desk: Desk) -> None:
    desk.show(frame_of(w=(0.5, 0.0), b=-6.0))
    sight = desk.picture.plane.sight(desk.frame)
    grip = sight.grip()
    assert sight.level(0.0) is None
    assert grip is not None
    desk.drag(grip, sight.axes.point(1.0, 0.0))
    assert desk.frame.params.b == pytest.approx(-0.5, abs=0.01)


def test_a_dragged_student_changes_their_own_z_by_w_times_the_way(desk: Desk) -> None:
    axes = desk.picture.plane.axes()
    given = desk.frame.scene
    start, end = axes.point(given.x1[4], given.x2[4]), axes.point(-1.0, 2.9)
    before = -0.6 * given.x1[4] + 0.8 * given.x2[4]
    desk.drag(start, end)
    x1, x2 = axes.values(QPointF(end.toPoint()))
    after = desk.frame.scene
    assert (after.x1[4], after.x2[4]) == pytest.approx((x1, x2))
    assert after.x1[:4] + after.x1[5:] == given.x1[:4] + given.x1[5:]
    moved = -0.6 * (x1 - given.x1[4]) + 0.8 * (x2 - given.x2[4])
    assert -0.6 * after.x1[4] + 0.8 * after.x2[4] == pytest.approx(before + moved)
    assert desk.frame.params.who == 4


def test_tab_and_the_arrows_do_what_the_mouse_does(desk: Desk) -> None:
    desk.picture.setFocus(Qt.FocusReason.TabFocusReason)
    assert desk.picture.handle == "w"
    QTest.keyClick(desk.picture, Qt.Key.Key_Right)
    QTest.keyClick(desk.picture, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert desk.frame.params.w == (-0.5, 0.81)
    QTest.keyClick(desk.picture, Qt.Key.Key_Tab)
    QTest.keyClick(desk.picture, Qt.Key.Key_Up)
    assert (desk.picture.handle, desk.frame.params.b) == ("b", -1.4)
    QTest.keyClick(desk.picture, Qt.Key.Key_Tab)
    assert desk.frame.view.focus == "point:0"
    QTest.keyClick(desk.picture, Qt.Key.Key_Left)
    assert desk.frame.scene.x1[0] == pytest.approx(-1.9)


def test_while_the_line_is_asked_for_neither_it_nor_its_handle_is_there(desk: Desk) -> None:
    sight = desk.picture.plane.sight(desk.frame)
    line = sight.level(0.0)
    assert line is not None
    assert desk.picture.plane.grab(line.pointAt(0.3), desk.frame) == "b"
    shots = []
    for b in (-1.5, 1.0):
        asked = frame_of(b=b, view=View(asking=True))
        desk.show(asked)
        assert desk.picture.plane.grab(line.pointAt(0.3), asked) == ""
        shots.append(desk.picture.grab().toImage())
    assert shots[0] == shots[1], "where the line lies cannot be seen"


@pytest.mark.parametrize("act", ["learn", "decide"])
def test_an_open_question_shows_the_start_only(desk: Desk, act: str) -> None:
    shots = []
    desk.show(frame_of(0.0, View(asking=True), act=act))
    desk.picture.grab()  # an outline that is filled for the first time may differ by a shade from then on
    for position in (0.0, 1.5, 2.0):
        desk.show(frame_of(position, View(asking=True), act=act))
        shots.append(desk.picture.grab().toImage())
    assert shots[0] == shots[1] == shots[2]


# -- nothing breaks ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("act", ["line", "learn", "decide"])
def test_extreme_values_are_painted_at_every_size(desk: Desk, theme: str, code: str, act: str) -> None:
    desk.picture.dress(Look(THEMES[theme], 768))
    desk.picture.speak(Language(code))
    for w, b in (((0.0, 0.0), 2.0), ((3.0, 0.0), -6.0), ((1e-9, 0.0), 1.0), ((0.01, 0.0), 6.0)):
        for size in ((320, 240), (1200, 400), (420, 900)):
            desk.picture.resize(*size)
            for position in (0.0, 0.5, 15.5, 99.0):
                desk.show(frame_of(position, act=act, w=w, b=b, ruler=True, alpha=20.0))
                assert not desk.picture.grab().isNull()


def test_no_arrow_shades_the_whole_plane_alike(desk: Desk) -> None:
    frame = frame_of(w=(0.0, 0.0), b=2.0)
    sight = desk.picture.plane.sight(frame)
    assert desk.picture.plane.field(sight, 0.0) == QBrush(ink.tone(desk.picture.look, float(sigmoid(2.0))))
    assert sight.level(0.0) is None
    assert sight.grip() is None
