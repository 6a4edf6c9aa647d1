"""The curve board: places agree with mathematics, hands are exact, and words keep apart and inside."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from gui.lesson import Frame, View
from gui.pictures import board_paint as paint
from gui.pictures import marks
from gui.pictures.axes import Axes, Scale
from gui.pictures.board import CurveBoard
from gui.pictures.board_labels import labels_of
from gui.pictures.board_parts import Board, Dot, Guide, Line, Note, Nudge, Stick, Tangent
from gui.pictures.labels import box_of, places
from gui.theme import THEMES, Look

pytestmark = pytest.mark.usefixtures("qapp")
RECT = QRectF(10, 20, 600, 400)


@dataclass(frozen=True)
class Shown:
    """Params that are a board."""

    board: Board


class Plain(CurveBoard):
    """Shows the board that it is given."""

    anywhere = "a"

    def board(self, frame: Frame) -> Board:
        made: Board = frame.params.board
        return made


def square(x: Any) -> Any:
    return x * x


PARABOLA = Board(
    Scale(-3.0, 3.0), Scale(-1.0, 9.0), "a²", "a", "f(a)",
    lines=(Line(square, role="z", label="f(a) = a²", still=True, symbol="z"),),
    dots=(Dot(2.0, 4.0, label="a = 2", name="a", moves="x"), Dot(-1.0, 1.0, one=True, name="p", moves="xy", step=0.5)),
    tangents=(Tangent(2.0, 4.0, 4.0, label="slope 4"),), nudges=(Nudge(2.0, 4.0, 0.5, 2.25, "0.5", "2.25"),),
    sticks=(Stick(-2.0, 0.0, -2.0, 4.0, label="4"), Stick(1.0, 0.0, 1.0, 1.0, label="1", wide=0.4)),
    guides=(Guide(x=2.0, to=4.0, label="here"), Guide(y=1.0, label="level")),
    notes=(Note(0.5, 0.9, "a note", part=True),),
)  # fmt: skip


def frame_of(board: Board, focus: str = "") -> Frame:
    return Frame(Shown(board), None, (0,), 0.0, View(focus=focus))


def plain(rect: QRectF = RECT, look: Look | None = None) -> Plain:
    made = Plain()
    made.rect, made.look = rect, look or Look(height=768)
    return made


def painted(face: CurveBoard, frame: Frame) -> QImage:
    image = QImage(640, 460, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(face.look.colour("ground"))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face.paint(painter, frame)
    return image


def boxes_of(face: CurveBoard, board: Board) -> tuple[Axes, list[QRectF], int]:
    """The plot, the boxes of all labels that found a place, and how many did not."""
    axes = face.axes(board)
    labels = labels_of(board, axes, face.look, [face.dot_radius(dot) for dot in board.dots])
    made = places(labels, axes.rect, paint.ink(axes, board))
    return axes, [box for box in made if box is not None], made.count(None)


# -- places ------------------------------------------------------------------------------------------------------


@given(x=st.floats(-3, 3), y=st.floats(-1, 9))
def test_a_pixel_is_the_value_whose_pixel_it_is(x: float, y: float) -> None:
    axes = plain().axes(PARABOLA)
    assert axes.values(axes.point(x, y)) == pytest.approx((x, y), abs=1e-9)


def test_the_plot_lies_inside_the_face_at_every_size() -> None:
    for wide, high in ((60, 40), (200, 120), (600, 400), (2400, 1800)):
        rect = QRectF(5, 7, wide, high)
        plot = plain(rect).axes(PARABOLA).rect
        assert plot.width() >= 8
        assert plot.height() >= 8
        if wide >= 200:
            assert rect.contains(plot)


def test_boards_with_the_same_widest_number_line_up() -> None:
    tall, small = (replace(PARABOLA, y=Scale(0.0, top), widest="0.000") for top in (9.0, 0.5))
    assert plain().axes(tall).rect.left() == plain().axes(small).rect.left()
    assert plain().axes(replace(PARABOLA, widest="")).rect.left() < plain().axes(tall).rect.left()


def test_where_units_are_equal_a_circle_is_round() -> None:
    axes = plain().axes(replace(PARABOLA, equal=True))
    across, up = axes.point(1.0, 0.0) - axes.point(0.0, 0.0), axes.point(0.0, 1.0) - axes.point(0.0, 0.0)
    assert across.x() == pytest.approx(-up.y())


@given(slope=st.floats(-50, 50))
def test_a_tangent_has_its_slope_and_the_same_length_however_steep(slope: float) -> None:
    axes = plain().axes(PARABOLA)
    a, b = paint.tangent_ends(axes, Tangent(0.5, 2.0, slope, reach=0.2))
    (x0, y0), (x1, y1) = axes.values(a), axes.values(b)
    assert y1 - y0 == pytest.approx(slope * (x1 - x0), abs=1e-6)
    assert math.hypot(b.x() - a.x(), b.y() - a.y()) == pytest.approx(0.4 * axes.rect.height(), rel=1e-3)


def test_a_curve_breaks_where_it_is_not_finite_and_where_it_leaps() -> None:
    axes = plain().axes(PARABOLA)
    x = np.linspace(-3, 3, 800)
    with np.errstate(all="ignore"):
        assert len(list(paint.runs(axes, x, 1 / x * 5))) == 2
        assert len(list(paint.runs(axes, x, np.log(x)))) == 1
    assert len(list(paint.runs(axes, x, x * x))) == 1


# -- hands -------------------------------------------------------------------------------------------------------


@given(x=st.integers(60, 560), y=st.integers(60, 380))
def test_what_is_dragged_comes_exactly_under_the_pointer(x: int, y: int) -> None:
    face, frame, at = plain(), frame_of(PARABOLA), QPointF(x, y)
    axes = face.axes(PARABOLA)
    if axes.rect.contains(at):
        moved = face.value("p", at, frame)
        assert (axes.point(*moved) - at).manhattanLength() < 1e-6
        assert axes.point(face.value("a", at, frame), 0.0).x() == pytest.approx(at.x())


def test_ranges_and_multiples_are_kept() -> None:
    dot = Dot(2.0, 4.0, name="a", moves="x", x_range=(-1.0, 2.5), snap=0.25)
    face, frame = plain(), frame_of(replace(PARABOLA, dots=(dot,)))
    far = face.axes(PARABOLA).point(2.9, 0.0)
    assert face.value("a", far, frame) == 2.5
    assert face.value("a", face.axes(PARABOLA).point(0.6, 0.0), frame) == 0.5
    assert face.value("unknown", far, frame) is None


def test_arrows_move_by_the_step_and_a_dot_of_one_way_takes_all_four() -> None:
    face, frame = plain(), frame_of(PARABOLA)
    assert face.handles(frame) == ("a", "p")
    assert face.nudged("p", frame, 1.0, -1.0) == (-0.5, 0.5)
    assert face.nudged("a", frame, 0.0, 1.0) == pytest.approx(2.1)
    assert face.nudged("a", frame, -0.1, 0.0) == pytest.approx(1.99)
    assert face.nudged("nothing", frame, 1.0, 0.0) is None


def test_the_nearest_dot_is_taken_and_elsewhere_the_one_that_comes_from_anywhere() -> None:
    face, frame = plain(), frame_of(PARABOLA)
    axes = face.axes(PARABOLA)
    assert face.grab(axes.point(-1.0, 1.0), frame) == "p"
    assert face.grab(axes.point(0.0, 6.0), frame) == "a"
    assert face.grab(QPointF(0, 0), frame) == ""
    assert face.jumps("a")
    assert not face.jumps("p")


def test_pointing_at_a_curve_names_its_symbol() -> None:
    face, frame = plain(), frame_of(PARABOLA)
    axes = face.axes(PARABOLA)
    assert face.focus(axes.point(-2.5, 6.25), frame) == "z"
    assert face.focus(axes.point(0.0, 6.0), frame) == ""


# -- words and paint ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(300, 240), (600, 400), (1400, 900)])
@pytest.mark.parametrize("height", [720, 1080])
def test_labels_keep_apart_and_inside(size: tuple[int, int], height: int) -> None:
    face = plain(QRectF(0, 0, *size), Look(THEMES["projector"], height))
    axes, boxes, left_out = boxes_of(face, PARABOLA)
    assert left_out <= (3 if size[0] == 300 else 0)
    for k, box in enumerate(boxes):
        assert axes.rect.adjusted(-0.01, -0.01, 0.01, 0.01).contains(box)
        assert not any(box.intersects(other) for other in boxes[:k])


def test_a_label_takes_the_cheapest_of_all_its_places() -> None:
    """Searching ends early; it must end where a search through all of them would."""
    face = plain()
    axes = face.axes(PARABOLA)
    ink = paint.ink(axes, PARABOLA)
    label = labels_of(PARABOLA, axes, face.look, [6.0, 6.0])[-1]

    def cost(rank: int) -> float:
        one = replace(label, spots=[label.spots[rank]])
        box = places([one], axes.rect, np.empty((0, 2)))[0]
        assert box is not None
        x, y = ink[:, 0], ink[:, 1]
        hit = (x > box.left()) & (x < box.right()) & (y > box.top()) & (y < box.bottom())
        return 0.12 * rank + min(2.0, 6.0 * float(hit.sum()) / max(12.0, box.width()))

    best = min(range(len(label.spots)), key=cost)
    expected = places([replace(label, spots=[label.spots[best]])], axes.rect, np.empty((0, 2)))
    assert places([label], axes.rect, ink) == expected
    assert box_of(label).width() > 0


def test_guides_are_in_the_way_of_labels() -> None:
    face = plain()
    board = replace(PARABOLA, lines=(), tangents=(), nudges=(), sticks=(), guides=(Guide(x=0.2), Guide(y=2.0, to=0.5)))
    axes = face.axes(board)
    ink = paint.ink(axes, board)
    upright, end = axes.point(0.2, axes.y.low), axes.point(0.5, 2.0)
    assert np.count_nonzero(np.isclose(ink[:, 0], upright.x())) > 20
    level = ink[np.isclose(ink[:, 1], end.y())]
    assert level[:, 0].max() == pytest.approx(end.x())


def test_a_line_of_two_points_is_in_the_way_of_labels_and_can_be_pointed_at_anywhere() -> None:
    face, line = plain(), Line(xs=(-3.0, 3.0), ys=(1.0, 7.0), symbol="a")
    board = replace(PARABOLA, lines=(line,))
    axes = face.axes(board)
    at = axes.point(0.5, 4.5)
    assert paint.touches(axes, line, at, 2.0)
    assert not paint.touches(axes, line, at + QPointF(40, 0), 2.0)
    ink = paint.ink(axes, replace(board, tangents=(), nudges=(), sticks=(), guides=()))
    assert np.hypot(*np.diff(ink, axis=0).T).max() < 4 * paint.FINE
    x, y = axes.pixels(*paint.values(axes, line))
    steep = (y[1] - y[0]) / (x[1] - x[0])
    assert ink[:, 1] == pytest.approx(y[0] + steep * (ink[:, 0] - x[0]))


@pytest.mark.parametrize("theme", THEMES)
def test_a_board_is_painted_and_the_same_twice(theme: str) -> None:
    face = plain(look=Look(THEMES[theme], 768))
    one, two = painted(face, frame_of(PARABOLA)), painted(face, frame_of(PARABOLA))
    assert one == two
    lit = painted(face, frame_of(PARABOLA, "z"))
    assert lit != one
    at = face.axes(PARABOLA).point(-2.5, 6.25).toPoint()
    seen, meant = marks.channels(one.pixelColor(at)), marks.channels(face.look.colour("z"))
    assert seen == pytest.approx(meant, abs=12)


@pytest.mark.parametrize("change", [{"widest": "−1000.000"}, {"numbers": False}, {"x_role": "w"}, {"equal": True},
                                    {"y_label": "g(a)"}, {"x": Scale(-2.0, 2.0)}])  # fmt: skip
def test_what_is_kept_of_one_board_never_shows_on_another(change: dict[str, Any]) -> None:
    face, other = plain(), replace(PARABOLA, **change)
    before, fresh = painted(face, frame_of(PARABOLA)), painted(plain(), frame_of(other))
    assert before != fresh
    assert painted(face, frame_of(other)) == fresh


def test_nothing_that_is_not_finite_reaches_the_painter() -> None:
    nan, inf = math.nan, math.inf
    board = replace(
        PARABOLA, lines=(Line(np.log, label="log"), Line(xs=(0.0, nan, 1.0), ys=(1.0, 2.0, inf))),
        dots=(Dot(nan, inf, name="a", moves="x"),), tangents=(Tangent(0.0, nan, inf),),
        nudges=(Nudge(0.0, nan, 1.0, 1.0),), sticks=(Stick(0.0, 0.0, inf, 1.0, wide=0.1),),
    )  # fmt: skip
    assert not painted(plain(), frame_of(board)).isNull()


def test_the_title_keeps_off_the_name_of_the_upright_axis() -> None:
    face, said = Plain(), []
    face.rect = QRectF(0, 0, 150, 120)
    board = Board(Scale(0, 1), Scale(0, 1), title="a long title over a narrow board", y_label="price")
    face.heading = lambda painter, words, kept=0.0: said.append(kept)  # type: ignore[method-assign]
    image = QImage(160, 130, QImage.Format.Format_ARGB32)
    with QPainter(image) as painter:
        face._ground(painter, board, face.axes(board))
    name = QFontMetricsF(face.look.font("small")).horizontalAdvance("price")
    assert said[0] > name + face.rect.right() - face.axes(board).rect.right()
