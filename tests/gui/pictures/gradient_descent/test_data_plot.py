"""The data face: sticks as long as the pull, silence where squared error has stopped listening."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from gui.pictures import marks
from gui.pictures.gradient_descent.data_plot import DataPlot
from tests.gui.pictures.downhill import Values, frame_of


def painted(monkeypatch: pytest.MonkeyPatch, **values: Any) -> tuple[DataPlot, list[Any], list[str]]:
    """The face after painting a frame, the lines it drew, the words it wrote."""
    drawn: list[Any] = []
    said: list[str] = []
    lines, text = marks.lines, marks.text

    def seen(ends: Any) -> Any:
        drawn.append(np.asarray(ends))
        return lines(ends)

    def heard(painter: Any, at: Any, words: str, *rest: Any, **more: Any) -> Any:
        said.append(words)
        return text(painter, at, words, *rest, **more)

    monkeypatch.setattr(marks, "lines", seen)
    monkeypatch.setattr(marks, "text", heard)
    face = DataPlot()
    face.rect = QRectF(0, 0, 560, 300)
    image = QImage(560, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    face.paint(painter, frame_of(**values))
    painter.end()
    return face, drawn, said


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("values", [{}, {"loss": "squared"}, {"ground": "trap", "loss": "squared"}])
def test_every_stick_is_as_long_as_the_pull_of_its_point(monkeypatch: pytest.MonkeyPatch, values: Values) -> None:
    face, drawn, _ = painted(monkeypatch, **values)
    frame = frame_of(**values)
    surface, axes = frame.scene.surface, face.axes(frame.scene)
    pulls = surface.dz(frame.step.w * surface.x + frame.step.b)
    unit = axes.rect.height() / (frame.scene.y_high - frame.scene.y_low)
    ends = np.concatenate(drawn)
    lengths = ends[:, 1, 1] - ends[:, 0, 1]
    assert sorted(lengths.tolist()) == pytest.approx(sorted((-pulls * unit).tolist()), abs=1e-6)


@pytest.mark.usefixtures("qapp")
def test_with_the_log_loss_every_stick_ends_on_the_curve(monkeypatch: pytest.MonkeyPatch) -> None:
    face, drawn, _ = painted(monkeypatch)
    frame = frame_of()
    axes = face.axes(frame.scene)
    for px, py in np.concatenate(drawn)[:, 1]:
        x, y = axes.values(QPointF(px, py))
        assert y == pytest.approx(1 / (1 + np.exp(-(frame.step.w * x + frame.step.b))), abs=1e-9)


@pytest.mark.usefixtures("qapp")
def test_very_wrong_points_that_do_not_pull_are_called_silent_only_under_squared_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert any("silent" in words for words in painted(monkeypatch, ground="trap", loss="squared")[2])
    assert not any("silent" in words for words in painted(monkeypatch, ground="trap")[2])


@pytest.mark.usefixtures("qapp")
def test_a_point_is_taken_hold_of_near_it_and_nowhere_else() -> None:
    face, frame = DataPlot(), frame_of(ground="line")
    face.rect = QRectF(0, 0, 560, 300)
    axes = face.axes(frame.scene)
    at = axes.point(float(frame.scene.surface.x[4]), float(frame.scene.surface.y[4]))
    assert face.grab(at + QPointF(3, -2), frame) == "point:4"
    assert face.grab(at + QPointF(0, -60), frame) == ""
    assert face.value("point:4", at, frame) == pytest.approx((frame.scene.surface.x[4], frame.scene.surface.y[4]))


@pytest.mark.usefixtures("qapp")
def test_a_dragged_point_stays_in_the_window_of_the_data_and_takes_a_class() -> None:
    face, frame = DataPlot(), frame_of()
    face.rect = QRectF(0, 0, 560, 300)
    assert face.value("point:0", QPointF(9999, -9999), frame) == (frame.scene.x_high, 1.0)
    assert face.value("point:0", QPointF(-9999, 9999), frame) == (frame.scene.x_low, 0.0)
