"""The map: square units, arrows that tell the truth."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from gui.pictures import marks
from gui.pictures.gradient_descent.contour import Contour
from gui.pictures.gradient_descent.moment import arrow_scale
from tests.gui.pictures.downhill import Values, frame_of


@pytest.fixture
def face(qapp: object) -> Contour:
    made = Contour()
    made.rect = QRectF(0, 0, 600, 520)
    return made


def arrows(face: Contour, monkeypatch: pytest.MonkeyPatch, position: float, **values: Any) -> list[Any]:
    """The arrows that were drawn at this moment: start, end."""
    drawn: list[Any] = []
    monkeypatch.setattr(marks, "arrow", lambda p, start, end, *rest: drawn.append((start, end)))
    image = QImage(600, 520, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    face.paint(painter, frame_of(position, **values))
    painter.end()
    return drawn


@pytest.mark.parametrize("size", [(600, 520), (300, 500), (900, 200)])
def test_a_unit_of_w_has_as_many_pixels_as_a_unit_of_b(face: Contour, size: tuple[int, int]) -> None:
    face.rect = QRectF(0, 0, *size)
    axes = face.axes(frame_of().scene)
    across = axes.point(2, 0) - axes.point(1, 0)
    up = axes.point(1, 0) - axes.point(1, 1)
    assert across.x() == pytest.approx(up.y())


@pytest.mark.parametrize("values", [{}, {"alpha": 3.2}, {"ground": "trap"}, {"ground": "trap", "loss": "squared"}])
def test_arrows_are_as_long_as_the_slopes_and_the_step_ends_at_the_next_place(
    face: Contour, monkeypatch: pytest.MonkeyPatch, values: Values
) -> None:
    frame = frame_of(1.7, **values)
    axes, here, after = face.axes(frame.scene), frame.step, frame.next
    along_w, along_b, step = arrows(face, monkeypatch, 1.7, **values)
    unit = (axes.point(1, 0) - axes.point(0, 0)).x() * arrow_scale(frame.scene, frame.trace)
    assert (along_w[1] - along_w[0]).x() == pytest.approx(-here.dw * unit, abs=1e-6)
    assert (along_w[1] - along_w[0]).y() == pytest.approx(0, abs=1e-6)
    assert (along_b[1] - along_b[0]).y() == pytest.approx(here.db * unit, abs=1e-6)
    ghost = axes.point(after.w, after.b)
    assert (step[1].x(), step[1].y()) == pytest.approx((ghost.x(), ghost.y()), abs=1e-6)


def test_beats_bring_the_arrows_one_after_another(face: Contour, monkeypatch: pytest.MonkeyPatch) -> None:
    lengths = {}
    for position in (2.0, 2.2, 2.4, 2.6):
        found = arrows(face, monkeypatch, position)
        lengths[position] = sum((end - start).manhattanLength() > 0.5 for start, end in found)
    assert list(lengths.values()) == [0, 1, 2, 3]


def test_a_place_on_the_map_goes_to_values_and_back(face: Contour) -> None:
    frame = frame_of()
    at = QPointF(301.0, 222.0)
    value = face.value("ball", at, frame)
    back = face.axes(frame.scene).point(*value)
    assert (back.x(), back.y()) == pytest.approx((301.0, 222.0))


def test_a_pointer_outside_the_map_leaves_the_ball_inside(face: Contour) -> None:
    frame = frame_of()
    assert frame.scene.inside(*face.value("ball", QPointF(-9e9, 9e9), frame))
