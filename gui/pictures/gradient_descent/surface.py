"""The hill in three dimensions, painted with QPainter alone (no OpenGL: classrooms have remote desktops and broken
drivers): cells from far to near, each with the pieces of contour that lie on it. The face keeps it in a pixmap.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPolygonF

from core.surface import grid
from gui.pictures import marks
from gui.pictures.axes import ticks, written
from gui.pictures.gradient_descent.hill import Hill
from gui.pictures.gradient_descent.inks import line_colour
from gui.pictures.gradient_descent.isolines import contours
from gui.pictures.gradient_descent.projection import Projection
from gui.theme import Look

Array = NDArray[np.float64]
FINE, COARSE, ROUGH = 60, 32, 24  # cells along each side: standing still, being turned, changing under a hand
GROW = 0.8  # pixels that a corner of a cell is moved out by, so that no seam shows


def draw_surface(painter: QPainter, hill: Hill, view: Projection, look: Look, cells: int) -> None:
    """The whole hill: its skirt, its cells, its contours."""
    w, b, J = grid(hill.surface, hill.window, cells + 1)
    corners = view.box(w[:, None], b[None, :], J)  # (n, n, 3)
    x, y = view.screen(corners)
    colours = _colours(hill, view, look, w, b, corners)
    pieces = _contours(hill, view, look, w, b, J) if cells > COARSE else {}
    skirt = _Skirt(view, look, w, b, J)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    skirt.draw(painter, near=False)
    order = _far_to_near(view, corners)
    quads, shades = _grown(x, y).reshape(-1, 8)[order].tolist(), colours.reshape(-1, 3)[order].tolist()
    painter.setPen(Qt.PenStyle.NoPen)
    for cell, (x0, y0, x1, y1, x2, y2, x3, y3), shade in zip(order.tolist(), quads, shades, strict=True):
        painter.setBrush(QColor.fromRgb(*shade))
        painter.drawConvexPolygon([QPointF(x0, y0), QPointF(x1, y1), QPointF(x2, y2), QPointF(x3, y3)])
        if cell in pieces:
            for pen, line in pieces[cell]:
                painter.setPen(pen)
                painter.drawLine(line)
            painter.setPen(Qt.PenStyle.NoPen)
    skirt.draw(painter, near=True)


def _far_to_near(view: Projection, corners: Array) -> NDArray[np.int_]:
    """The cells, counted row by row, in the order in which they may be painted over each other."""
    middle = (corners[:-1, :-1, :2] + corners[1:, 1:, :2]) / 2
    away = np.hypot(*(middle - view.eye[:2]).transpose(2, 0, 1)).ravel()
    return np.argsort(-away, kind="stable")


def _grown(x: Any, y: Any) -> Array:
    """The corners of every cell on the screen (n, n, 4, 2), each moved away from the middle of its cell by GROW."""
    p = np.stack([x, y], axis=-1)
    quads = np.stack([p[:-1, :-1], p[1:, :-1], p[1:, 1:], p[:-1, 1:]], axis=2)
    away = quads - quads.mean(axis=2, keepdims=True)
    return np.asarray(quads + GROW * away / np.linalg.norm(away, axis=-1, keepdims=True).clip(1e-9))


def _colours(hill: Hill, view: Projection, look: Look, w: Array, b: Array, corners: Array) -> NDArray[np.int_]:
    """Height as colour, light from the upper left of the one who looks, the underside darker."""
    wm, bm = (w[:-1] + w[1:]) / 2, (b[:-1] + b[1:]) / 2
    J = hill.surface.cost(wm[:, None], bm[None, :])
    rgb = marks.heights(look, hill.shade(J))
    along = corners[1:, :-1] - corners[:-1, :-1]
    across = corners[:-1, 1:] - corners[:-1, :-1]
    normal = np.cross(along, across)
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
    right, up, towards = view.frame
    sun = -0.55 * right + 0.55 * up + 0.63 * towards
    light = 0.80 + 0.26 * (normal @ (sun / np.linalg.norm(sun)))
    seen = (normal * (view.eye - corners[:-1, :-1])).sum(axis=-1) > 0
    light = np.where(seen, light, 0.62)
    return np.asarray(np.clip(rgb * light[..., None], 0, 255).astype(int))


def _contours(
    hill: Hill, view: Projection, look: Look, w: Array, b: Array, J: Array
) -> dict[int, list[Any]]:
    """Contour pieces by the cell on which they lie."""
    by_cell: dict[int, list[Any]] = {}
    for level, (cells, ends) in zip(hill.levels, contours(w, b, J, hill.levels), strict=True):
        x, y = view.pixels(ends[..., 0], ends[..., 1], float(level))
        pen = marks.pen(line_colour(look, hill, float(level)), look.stroke * 0.45)
        for (i, j), line in zip(cells.tolist(), marks.lines(np.stack([x, y], axis=-1)), strict=True):
            by_cell.setdefault(i * (len(b) - 1) + j, []).append((pen, line))
    return by_cell


class _Skirt:
    """The four sides below the edge of the hill, so that it stands like a block; and the line along the edge."""

    def __init__(self, view: Projection, look: Look, w: Array, b: Array, J: Array) -> None:
        self.view, self.look = view, look
        self.sides = (
            (w, np.full_like(w, b[0]), J[:, 0], (0.0, -1.0)),
            (w, np.full_like(w, b[-1]), J[:, -1], (0.0, 1.0)),
            (np.full_like(b, w[0]), b, J[0, :], (-1.0, 0.0)),
            (np.full_like(b, w[-1]), b, J[-1, :], (1.0, 0.0)),
        )

    def draw(self, painter: QPainter, near: bool) -> None:
        """The sides that face the eye come last, the others first."""
        floor = self.view.hill.heights[0]
        for w, b, J, out in self.sides:
            faces = float(np.dot(self.view.eye[:2], out)) > 1.0
            if faces != near:
                continue
            top = marks.points(*self.view.pixels(w, b, J))
            if near:
                base = marks.points(*self.view.pixels(w, b, np.full_like(J, floor)))
                shade = 0.20 if abs(out[0]) > 0 else 0.13
                painter.setPen(marks.pen(self.look.colour("line"), 1.0))
                painter.setBrush(marks.mix(self.look.colour("raised"), self.look.colour("ink"), shade))
                painter.drawPolygon(QPolygonF([*top, *reversed(base)]))
            edge = marks.mix(self.look.colour("ink"), self.look.colour("raised"), 0.35)
            painter.setPen(marks.pen(edge, self.look.stroke * 0.5))
            painter.drawPolyline(QPolygonF(top))


# -- the axes around it ------------------------------------------------------------------------------------------


def corners(view: Projection) -> tuple[tuple[float, float], float, float]:
    """Where the axes stand: the J axis at the corner furthest left on the screen; w along the b that is nearer to the
    eye, b along the w that is nearer.
    """
    at = view.hill.window
    floor = view.hill.heights[0]
    four = [(w, b) for w in (at.w_low, at.w_high) for b in (at.b_low, at.b_high)]
    left = min(four, key=lambda c: float(view.pixels(c[0], c[1], floor)[0]))
    near_b = at.b_low if view.eye[1] < 0 else at.b_high
    near_w = at.w_low if view.eye[0] < 0 else at.w_high
    return left, near_w, near_b


def draw_axes(painter: QPainter, view: Projection, look: Look) -> None:
    """Ticks and letters of w, b and J, each in its own colour, outside the block."""
    at, (floor, ceiling) = view.hill.window, view.hill.heights
    left, near_w, near_b = corners(view)
    middle = view.point((at.w_low + at.w_high) / 2, (at.b_low + at.b_high) / 2, floor)
    tall = view.point(*left, floor).y() - view.point(*left, ceiling).y()
    for role, low, high in (("w", at.w_low, at.w_high), ("b", at.b_low, at.b_high)):
        ends = [view.point(v, near_b, floor) if role == "w" else view.point(near_w, v, floor) for v in (low, high)]
        long = abs(ends[1].x() - ends[0].x()) + abs(ends[1].y() - ends[0].y())
        places = ticks(low, high, max(2, min(6, int(long / (2.3 * look.px("small"))))))
        spots = [view.point(v, near_b, floor) if role == "w" else view.point(near_w, v, floor) for v in places]
        half = (low + high) / 2
        name = view.point(half, near_b, floor) if role == "w" else view.point(near_w, half, floor)
        _axis(painter, look, role, list(zip(spots, written(places), strict=True)), name, middle)
    J_ticks = [
        t
        for t in ticks(floor, ceiling, max(2, min(5, int(tall / (1.9 * look.px("small"))))))
        if t > floor + 0.02 * (ceiling - floor)
    ]
    painter.setPen(marks.pen(look.colour("J"), look.stroke * 0.6))
    painter.drawLine(view.point(*left, floor), view.point(*left, ceiling))
    font = look.font("small")
    for value, words in zip(J_ticks, written(J_ticks), strict=True):
        place = view.point(*left, value)
        painter.setPen(marks.pen(look.colour("J"), look.stroke * 0.6))
        painter.drawLine(place, place - QPointF(look.space * 0.7, 0))
        marks.text(painter, place - QPointF(look.space * 1.1, 0), words, font, look.colour("J"), anchor=(1.0, 0.5))
    marks.text(painter, view.point(*left, ceiling) - QPointF(0, look.space * 0.5), "J", look.maths("body"),
               look.colour("J"), anchor=(0.5, 1.0))  # fmt: skip


def _axis(painter: QPainter, look: Look, role: str, places: list[tuple[QPointF, str]], name_at: QPointF,
          middle: QPointF) -> None:  # fmt: skip
    """One edge of the floor: numbers and a letter, pushed away from the middle of the block."""
    font, colour = look.font("small"), look.colour(role)
    metrics = QFontMetricsF(font)
    side = 1.0 if name_at.x() >= middle.x() else -1.0
    if len(places) > 1:
        painter.setPen(marks.pen(colour, look.stroke * 0.6))
        for place, _ in places:
            painter.drawLine(place, place + QPointF(side * look.space * 0.45, look.space * 0.5))
    for place, words in places:
        marks.text(painter, place + QPointF(side * look.space * 0.7, look.space * 0.5), words, font, colour,
                   anchor=(0.5 - 0.5 * side, 0.0))  # fmt: skip
    far = metrics.height() * 1.25 + look.space
    marks.text(painter, name_at + QPointF(side * (far + look.space), far * 0.75), role, look.maths("title"), colour,
               anchor=(0.5, 0.0))  # fmt: skip
