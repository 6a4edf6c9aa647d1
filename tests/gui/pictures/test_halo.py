"""The halo round words: it covers what a stroke round the whole line covers."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter, QPainterPath

from gui.pictures import halo, marks
from gui.theme import Look


def ink(image: QImage) -> np.ndarray:
    """How light each pixel is, 0..1."""
    data = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.width(), 4)
    return data[:, :, 0].astype(float) / 255


def blank() -> QImage:
    image = QImage(320, 60, QImage.Format.Format_RGB32)
    image.fill(0)
    return image


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("words", ["0.69314718", "f(a) = a²", "slope 4", "斜率 = −4", "", "   "])
def test_it_covers_what_a_stroke_round_the_line_covers(words: str) -> None:
    font, colour = Look().font("body"), Look().colour("halo")
    made, stroked = blank(), blank()
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        halo.halo(painter, QPointF(20.3, 40.6), words, font, colour, 4.0)
        assert painter.worldTransform().isIdentity()
    with QPainter(stroked) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addText(QPointF(20.3, 40.6), font, words)
        painter.strokePath(path, marks.pen(colour, 4.0))
    assert np.abs(ink(made) - ink(stroked)).mean() < 0.004


@pytest.mark.usefixtures("qapp")
def test_outlines_are_made_once_and_not_kept_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halo, "_outlines", {})
    monkeypatch.setattr(halo, "MOST", 3)
    font, colour, image = Look().font("body"), Look().colour("halo"), blank()
    with QPainter(image) as painter:
        halo.halo(painter, QPointF(0, 40), "0.000.00", font, colour, 4.0)
        assert len(halo._outlines) == 2
        halo.halo(painter, QPointF(0, 40), "0123", font, colour, 4.0)
        assert len(halo._outlines) <= 3


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("anchor", [0.0, 0.5, 1.0])
def test_rows_under_each_other_lie_the_same_with_and_without_a_halo(anchor: float) -> None:
    look, columns = Look(height=768), []
    font, ground, ink_colour = look.font("body"), look.colour("halo"), look.colour("ink")
    for round_it in (None, ground):
        image = QImage(400, 200, QImage.Format.Format_RGB32)
        image.fill(ground)
        with QPainter(image) as painter:
            marks.text(painter, QPointF(200, 40), "a wide first row\nlow", font, ink_colour, round_it, (anchor, 0.0))
        low = np.frombuffer(image.constBits(), np.uint8).reshape(200, 400, 4)[40 + round(font.pixelSize() * 1.4):, :, 0]
        columns.append(np.flatnonzero((low < 128).any(axis=0))[[0, -1]])
    assert np.abs(columns[0] - columns[1]).max() <= 2
