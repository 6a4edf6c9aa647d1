"""The four faces as one picture: hands, keys, layout, and a painter that never meets what is no number."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.language import Language
from gui.lesson import Frame, View
from gui.pictures import marks
from gui.pictures.gradient_descent.picture import BowlPicture
from gui.pictures.gradient_descent.surface import COARSE, FINE
from gui.theme import THEMES, Look
from tests.gui.pictures.downhill import LESSON, frame_of

LEFT = Qt.MouseButton.LeftButton


class Desk:
    """A picture and the little of a stage that answers its hands."""

    def __init__(self, frame: Frame) -> None:
        self.host = QWidget()
        self.other = QPushButton(self.host)
        self.picture = BowlPicture()
        self.picture.setParent(self.host)
        self.host.resize(1300, 900)
        self.picture.dress(Look(height=900))
        self.picture.speak(Language("en"))
        self.picture.resize(1200, 760)
        self.said: list[tuple[Any, ...]] = []
        self.picture.dragged.connect(self.take)
        self.picture.turned.connect(lambda az, el: self.show(replace(self.frame, view=View(camera=(az, el)))))
        self.show(frame)

    def show(self, frame: Frame) -> None:
        self.frame = frame
        self.picture.draw(frame)

    def take(self, what: str, value: Any, done: bool) -> None:
        self.said.append((what, value, done))
        outcome = LESSON.drag(self.frame, what, value)
        assert outcome is not None
        params, position = outcome
        scene = LESSON.scene(params)
        self.show(Frame(params, scene, LESSON.trace(scene, params), position, self.frame.view))

    def drag(self, start: QPointF, end: QPointF) -> None:
        QTest.mousePress(self.picture, LEFT, pos=start.toPoint())
        QTest.mouseMove(self.picture, end.toPoint())
        QTest.mouseRelease(self.picture, LEFT, pos=end.toPoint())

    def pixels(self) -> bytes:
        image = self.picture.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        return bytes(image.constBits())


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk(frame_of())
    qtbot.addWidget(made.host)
    made.host.show()
    made.other.setFocus()
    return made


def test_the_ball_dragged_on_the_map_goes_exactly_where_the_pointer_is(desk: Desk) -> None:
    axes = desk.picture.map.axes(desk.frame.scene)
    end = axes.point(2.0, -1.0)
    desk.drag(axes.point(desk.frame.step.w, desk.frame.step.b), end)
    expected = axes.values(QPointF(end.toPoint()))
    assert desk.frame.params.start_hours == pytest.approx(expected, abs=1e-12)
    assert (desk.frame.trace[0].w, desk.frame.trace[0].b) == desk.frame.params.start_hours
    assert desk.said[-1][2]


def test_the_ball_dragged_on_the_hill_lies_on_the_surface_under_the_pointer(desk: Desk) -> None:
    view = desk.picture.hillside.projection(desk.frame)
    start = view.point(desk.frame.step.w, desk.frame.step.b, desk.frame.step.cost)
    end = view.point(3.0, 0.0, float(desk.frame.scene.surface.cost(3.0, 0.0))).toPoint()
    desk.drag(start, QPointF(end))
    here = desk.frame.trace[0]
    landed = view.point(here.w, here.b, here.cost)
    assert (here.w, here.b) == pytest.approx((3.0, 0.0), abs=0.05)
    assert landed.x() == pytest.approx(end.x(), abs=0.01)
    assert landed.y() == pytest.approx(end.y(), abs=0.01)


def test_dragging_beside_the_ball_turns_the_hill_coarsely_and_letting_go_draws_it_finely(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    cells: list[int] = []
    drawn = "gui.pictures.gradient_descent.hill_ground.draw_surface"
    monkeypatch.setattr(drawn, lambda p, h, v, look, n: cells.append(n))
    camera, at = desk.frame.view.camera, desk.picture.hillside.rect.center().toPoint()
    QTest.mousePress(desk.picture, LEFT, pos=at)
    QTest.mouseMove(desk.picture, at + QPoint(60, 20))
    desk.picture.grab()
    QTest.mouseRelease(desk.picture, LEFT, pos=at + QPoint(60, 20))
    desk.picture.grab()
    assert desk.frame.view.camera == pytest.approx((camera[0] - 24, camera[1] + 7))
    assert set(cells[:-1]) == {COARSE}
    assert cells[-1] == FINE
    assert desk.said == []


def test_a_dragged_student_goes_where_the_pointer_is_and_his_class_to_the_nearer_one(desk: Desk) -> None:
    axes = desk.picture.data.axes(desk.frame.scene)
    x, y = float(desk.frame.scene.surface.x[0]), float(desk.frame.scene.surface.y[0])
    end = axes.point(2.2, 0.9).toPoint()
    desk.drag(axes.point(x, y), QPointF(end))
    assert desk.frame.scene.surface.x[0] == pytest.approx(axes.values(QPointF(end))[0])
    assert (y, desk.frame.scene.surface.y[0]) == (0.0, 1.0)


def test_a_press_on_the_cost_chart_goes_to_that_step_and_changes_nothing_else(desk: Desk) -> None:
    axes = desk.picture.cost.axes(desk.frame.scene, desk.frame.trace)  # type: ignore[arg-type]
    params = desk.frame.params
    QTest.mouseClick(desk.picture, LEFT, pos=axes.point(20, 1.0).toPoint())
    assert (desk.frame.position, desk.frame.params) == (20.0, params)


def test_a_double_click_on_the_hill_puts_the_ball_there(desk: Desk) -> None:
    view = desk.picture.hillside.projection(desk.frame)
    at = view.point(3.5, -1.0, float(desk.frame.scene.surface.cost(3.5, -1.0))).toPoint()
    QTest.mouseDClick(desk.picture, LEFT, pos=at)
    assert desk.frame.params.start_hours == pytest.approx((3.5, -1.0), abs=0.05)


# -- by keyboard alone -------------------------------------------------------------------------------------------


def test_tab_takes_hold_of_ball_camera_and_every_point_and_then_lets_go(desk: Desk) -> None:
    desk.picture.setFocus(Qt.FocusReason.TabFocusReason)
    held = [desk.picture.map.active]
    while desk.picture.focusNextPrevChild(True) and len(held) < 99:
        held.append(desk.picture.map.active)
    assert held[:2] == ["ball", "camera"]
    assert held[2:22] == [f"point:{k}" for k in range(20)]


def test_arrows_move_the_held_ball_by_a_sixtieth_of_the_window_and_with_shift_by_a_tenth_of_that(desk: Desk) -> None:
    desk.picture.setFocus(Qt.FocusReason.TabFocusReason)
    w, b = desk.frame.step.w, desk.frame.step.b
    QTest.keyClick(desk.picture, Qt.Key.Key_Right)
    QTest.keyClick(desk.picture, Qt.Key.Key_Up)
    assert desk.frame.params.start_hours == pytest.approx((w + 0.1, b + 0.1))
    QTest.keyClick(desk.picture, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert desk.frame.params.start_hours == pytest.approx((w + 0.09, b + 0.1))


def test_arrows_turn_the_held_camera_and_move_the_held_student_and_his_class(desk: Desk) -> None:
    desk.picture.setFocus(Qt.FocusReason.TabFocusReason)
    azimuth, elevation = desk.frame.view.camera
    desk.picture.focusNextPrevChild(True)
    QTest.keyClick(desk.picture, Qt.Key.Key_Right)
    QTest.keyClick(desk.picture, Qt.Key.Key_Up)
    assert desk.frame.view.camera == pytest.approx((azimuth + 15, elevation + 7.5))
    desk.picture.focusNextPrevChild(True)
    x = float(desk.frame.scene.surface.x[0])
    QTest.keyClick(desk.picture, Qt.Key.Key_Right)
    QTest.keyClick(desk.picture, Qt.Key.Key_Up)
    assert desk.frame.scene.surface.x[0] == pytest.approx(x + 0.06)
    assert desk.frame.scene.surface.y[0] == 1.0


@pytest.mark.parametrize(("held", "ours"), [("ball", True), ("", False)])
def test_the_arrows_belong_to_the_film_unless_something_is_held(desk: Desk, held: str, ours: bool) -> None:
    desk.picture.setFocus(Qt.FocusReason.TabFocusReason if held else Qt.FocusReason.MouseFocusReason)
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    desk.picture.event(event)
    assert event.isAccepted() == ours


def test_escape_lets_go(desk: Desk) -> None:
    desk.picture.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(desk.picture, Qt.Key.Key_Escape)
    assert desk.picture.map.active == ""


# -- painting ----------------------------------------------------------------------------------------------------


def test_a_frame_looks_the_same_whichever_way_one_came_to_it(desk: Desk) -> None:
    desk.show(replace(desk.frame, position=6.9))
    straight = desk.pixels()
    for position in (2.0, 40.0, 100.5, 3.3):
        desk.show(replace(desk.frame, position=position))
        desk.pixels()
    desk.show(replace(desk.frame, position=6.9))
    again = desk.pixels()
    # a trail drawn in two pieces may differ in the round ends of a line by a shade, here and there
    a, b = (np.frombuffer(p, dtype=np.uint8).astype(int) for p in (straight, again))
    assert (np.abs(a - b) > 40).mean() < 2e-4


@pytest.mark.parametrize(("width", "height"), [(1420, 880), (960, 600), (610, 620), (400, 700)])
def test_the_faces_fill_the_picture_and_do_not_overlap(desk: Desk, width: int, height: int) -> None:
    desk.picture.resize(width, height)
    rects = [face.rect for face in desk.picture.faces]
    for k, rect in enumerate(rects):
        assert desk.picture.rect().toRectF().contains(rect)
        assert not any(rect.intersects(other) for other in rects[k + 1 :])
    assert sum(r.width() * r.height() for r in rects) > 0.85 * width * height
    assert rects[0].width() * rects[0].height() == max(r.width() * r.height() for r in rects)


@pytest.mark.parametrize(
    "values",
    [
        {"ground": "line", "alpha": 20.0},
        {"ground": "line", "balls": "methods", "alpha": 20.0},
        {"alpha": 20.0, "balls": "starts"},
        {"start_hours": (1e300, -1e300)},
        {"hours_x": (3.0,) * 20, "hours_y": (1.0,) * 20},
        {"ground": "trap", "loss": "squared", "homes": True, "alpha": 20.0, "balls": "rates"},
    ],
)
def test_nothing_that_is_no_number_reaches_the_painter(
    desk: Desk, values: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[float] = []
    points = marks.points

    def watched(x: Any, y: Any) -> Any:
        painted.extend(np.asarray(x, dtype=float).ravel().tolist() + np.asarray(y, dtype=float).ravel().tolist())
        return points(x, y)

    monkeypatch.setattr(marks, "points", watched)
    frame = frame_of(**values)
    for position in (0.0, 0.9, 2.5, 1e9):
        desk.show(replace(frame, position=min(position, len(frame.trace) - 1)))
        desk.pixels()
    assert len(painted) > 100
    assert np.isfinite(painted).all()
    assert np.abs(painted).max() < 1e6


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("focus", ["w", "b", "J", "alpha", "a", "point:2", "dw", ""])
def test_a_symbol_in_focus_lights_up_and_every_theme_paints(desk: Desk, theme: str, focus: str) -> None:
    desk.picture.dress(Look(THEMES[theme], 900))
    desk.show(frame_of(1.7))
    plain = desk.pixels()
    desk.show(replace(desk.frame, view=replace(desk.frame.view, focus=focus)))
    assert (desk.pixels() != plain) == bool(focus)


def test_the_contour_under_the_pointer_thickens_and_says_its_exact_cost(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    text = marks.text

    def heard(painter: Any, at: Any, words: str, *rest: Any, **more: Any) -> Any:
        said.append(words)
        return text(painter, at, words, *rest, **more)

    monkeypatch.setattr(marks, "text", heard)
    axes = desk.picture.map.axes(desk.frame.scene)
    at = axes.point(3.0, -1.0).toPoint()
    before = desk.pixels()
    QTest.mouseMove(desk.picture, at)
    assert desk.pixels() != before
    w, b = axes.values(QPointF(at))
    assert any(f"J = {float(desk.frame.scene.surface.cost(w, b)):.3f}" in words for words in said)


def test_what_was_said_under_the_pointer_goes_with_a_press_and_with_leaving(desk: Desk) -> None:
    axes = desk.picture.map.axes(desk.frame.scene)
    at, there = axes.point(3.0, -1.0).toPoint(), axes.point(2.0, -1.5).toPoint()
    QTest.mouseMove(desk.picture, at)
    assert desk.picture.map.pointer is not None
    QTest.mousePress(desk.picture, LEFT, pos=at)
    QTest.mouseMove(desk.picture, there)
    assert desk.picture.map.pointer is None
    QTest.mouseRelease(desk.picture, LEFT, pos=there)
    assert desk.picture.map.pointer is None
    QTest.mouseMove(desk.picture, at)
    desk.picture.leaveEvent(QEvent(QEvent.Type.Leave))
    assert desk.picture.map.pointer is None


@pytest.mark.parametrize("alpha", [1.0, 4.3])
def test_while_a_question_is_open_no_face_of_the_walk_shows_what_comes(desk: Desk, alpha: float) -> None:
    shown = {}
    for asking in (True, False):
        desk.show(frame_of(0.8, View(camera=(-64.0, 36.0), asking=asking), alpha=alpha))
        image = desk.picture.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        shown[asking] = [image.copy(face.rect.toRect()) for face in desk.picture.faces]
    same = [a == b for a, b in zip(shown[True], shown[False], strict=True)]
    assert same == [False, False, True, False]  # the hill, the map and the cost; the data know of no future


def test_the_names_of_the_arrows_stay_on_the_map(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    boxes: list[Any] = []
    text = marks.text

    def heard(painter: Any, at: Any, words: str, *rest: Any, **more: Any) -> Any:
        box = text(painter, at, words, *rest, **more)
        if words in ("−dw", "−db", "−α∇J"):
            boxes.append(box)
        return box

    monkeypatch.setattr(marks, "text", heard)
    for start in ((4.98, -2.0), (-0.98, -1.0), (1.0, -4.95), (1.0, 0.98)):
        desk.show(frame_of(0.8, start_hours=start))
        desk.pixels()
    assert boxes
    rect = desk.picture.map.axes(desk.frame.scene).rect
    assert all(rect.contains(box) for box in boxes)


def test_it_has_a_name_and_says_how_it_is_used_in_both_languages(desk: Desk) -> None:
    spoken = set()
    for code in ("en", "zh"):
        desk.picture.speak(Language(code))
        spoken |= {desk.picture.accessibleName(), desk.picture.accessibleDescription()}
    assert len(spoken) == 4
    assert all(spoken)
