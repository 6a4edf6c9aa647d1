"""What a network has learned, seen from above: its answer for every point of the plane, and the examples on it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from gui.pictures.marks import lines
from gui.theme import Look

Array = NDArray[np.float64]
FINE = 45  # cells of the field in each direction


def rgb(look: Look, role: str) -> Array:
    """A colour as three numbers from 0 to 255."""
    colour = look.colour(role)
    return np.array([colour.red(), colour.green(), colour.blue()], dtype=np.float64)


def shades(look: Look) -> NDArray[np.uint8]:
    """256 colours (256, 3) for answers from 0 to 1: from class 0 over no colour to class 1."""
    zero, middle, one = (rgb(look, role) for role in ("zero", "raised", "one"))
    t = np.linspace(-1.0, 1.0, 256)[:, None]
    strength = 0.62 * np.abs(t) ** 0.8
    end = np.where(t < 0, zero, one)
    return np.round(middle * (1 - strength) + end * strength).astype(np.uint8)


def border(across: Array, P: Array) -> Array:
    """Where P crosses 0, as straight pieces: (k, 2, 2). Along each side of a cell P is taken to be straight.

    Where P is exactly 0 (all ReLUs silent at step 0) it lies on the line without crossing it: nothing is drawn there.
    """
    signs = np.sign(P)
    corners = np.stack([signs[:-1, :-1], signs[1:, :-1], signs[:-1, 1:], signs[1:, 1:]])
    i, j = np.nonzero((corners.min(axis=0) < 0) & (corners.max(axis=0) > 0) & (corners != 0).all(axis=0))
    corner_i, corner_j = i[:, None] + np.array([0, 1, 1, 0]), j[:, None] + np.array([0, 0, 1, 1])  # around the cell
    here = P[corner_i, corner_j]
    there = np.roll(here, -1, axis=1)
    crossed = (here > 0.0) != (there > 0.0)
    t = here / np.where(crossed, here - there, 1.0)
    at = np.stack([across[corner_i], across[corner_j]], axis=-1)  # (cells, 4, 2)
    at += t[..., None] * (np.roll(at, -1, axis=1) - at)
    pieces: Array = at[crossed].reshape(-1, 2, 2)
    return pieces  # two crossed sides make a piece; a saddle's four make two


class Field(QWidget):
    """A square: class 1 (discs) in one colour, class 0 (squares) in the other, undecided without colour."""

    def __init__(self, half: float = 1.5) -> None:
        super().__init__()
        self.half = half  # the plane reaches from -half to half in both directions
        self.across = (np.arange(FINE) + 0.5) / FINE * 2 * half - half
        self.top = 1.0  # pixels over the square, so that it can be in line with its neighbour
        self._look = Look()
        self._map: NDArray[np.uint8] = np.zeros((256, 3), np.uint8)
        self._image = QImage()
        self._border: Array = np.empty((0, 2, 2))
        self._points: tuple[Any, Any] | None = None
        self._marks: tuple[object, QPixmap] = (None, QPixmap())

    def dress(self, look: Look) -> None:
        """The colour map goes from class 0 over the ground to class 1."""
        self._look = look
        self._map = shades(look)
        self._marks = (None, QPixmap())
        self.update()

    def show_points(self, X: Array, Y: Array) -> None:
        """The examples: X (2, m), Y (1, m)."""
        if self._points is None or self._points[0] is not X:
            self._points = X, Y
            self._marks = (None, QPixmap())
            self.update()

    def show_field(self, P: Array) -> None:
        """P[i, j] is the answer at (across[i], across[j])."""
        shade = np.clip(np.nan_to_num(P, nan=0.5) * 255.0, 0, 255).astype(np.uint8)
        pixels = np.ascontiguousarray(self._map[shade.T[::-1]])
        height, width = pixels.shape[:2]
        self._image = QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()
        self._border = border(self.across, P - 0.5)
        self.update()

    def square(self) -> QRectF:
        """Where the plane lies in the widget."""
        side = max(1.0, min(self.width() - 2.0, self.height() - self.top - 1.0))
        return QRectF((self.width() - side) / 2, self.top, side, side)

    def pixel_at(self, x1: float, x2: float) -> QPointF:
        """Where a point of the plane lies."""
        box = self.square()
        share = box.width() / (2 * self.half)
        return QPointF(box.left() + (x1 + self.half) * share, box.bottom() - (x2 + self.half) * share)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and the examples over it."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            box = self.square()
            if not self._image.isNull():
                painter.drawImage(box, self._image)
            self._paint_border(painter)
            painter.drawPixmap(QPointF(0, 0), self._examples())
            painter.setPen(self._look.pen("line", 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)

    def _paint_border(self, painter: QPainter) -> None:
        """Where the answer is exactly 1/2."""
        if not len(self._border):
            return
        box = self.square()
        share = box.width() / (2 * self.half)
        ends = self._border * (share, -share) + (box.left() + self.half * share, box.bottom() - self.half * share)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._look.pen("ink", self._look.stroke))
        painter.drawLines(lines(ends))

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees it: what was kept to paint faster is let go."""
        super().hideEvent(event)
        self._marks = (None, QPixmap())

    def _examples(self) -> QPixmap:
        """All marks on glass, painted once for each size and look."""
        ratio = self.devicePixelRatioF()
        key = (self.size(), ratio)
        if self._marks[0] != key:
            glass = QPixmap(self.size() * ratio)
            glass.setDevicePixelRatio(ratio)
            glass.fill(Qt.GlobalColor.transparent)
            with QPainter(glass) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint_examples(painter)
            self._marks = (key, glass)
        return self._marks[1]

    def _paint_examples(self, painter: QPainter) -> None:
        if self._points is None:
            return
        look, (X, Y) = self._look, self._points
        r = max(2.6, self.square().width() / 75)
        painter.setPen(look.pen("halo", max(1.0, r / 2.6)))
        for x1, x2, y in zip(*X.tolist(), Y[0].tolist(), strict=True):
            at = self.pixel_at(x1, x2)
            painter.setBrush(look.colour("one" if y > 0.5 else "zero"))
            if y > 0.5:
                painter.drawEllipse(at, r, r)
            else:
                painter.drawRect(QRectF(at.x() - r * 0.9, at.y() - r * 0.9, 1.8 * r, 1.8 * r))
