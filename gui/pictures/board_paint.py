"""The parts of a curve board in pixels: painter in, nothing kept."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from gui.pictures import marks
from gui.pictures.axes import Axes
from gui.pictures.board_parts import Board, Dot, Guide, Line, Nudge, Stick, Tangent
from gui.theme import Look

FINE = 2.5  # pixels between two places where a function is asked


def values(axes: Axes, line: Line) -> tuple[np.ndarray, np.ndarray]:
    """The points of a line: as given, or its function asked every few pixels of what is seen of it."""
    if line.f is None:
        return np.asarray(line.xs, dtype=float), np.asarray(line.ys, dtype=float)
    low, high = line.span or (axes.x.low, axes.x.high)
    left, right = (min(max(axes.x.spot(v), -0.01), 1.01) for v in (low, high))
    count = max(2, math.ceil((right - left) * axes.rect.width() / FINE) + 1)
    x = np.array([low]) if right <= left else axes.x.values(np.linspace(left, right, count))
    x = np.clip(x, min(low, high), max(low, high))
    with np.errstate(all="ignore"):
        return x, np.broadcast_to(np.asarray(line.f(x), dtype=float), x.shape)


def runs(axes: Axes, x: np.ndarray, y: np.ndarray) -> Iterator[np.ndarray]:
    """The unbroken pieces of a line in pixels, (k, 2): broken where it is not finite, and where it leaps over the
    whole face from one step to the next (1/a at 0)."""
    good = np.isfinite(x) & np.isfinite(y)
    px, py = axes.pixels(x, y)
    above, below = py < axes.rect.top(), py > axes.rect.bottom()
    leap = (above[:-1] & below[1:]) | (below[:-1] & above[1:])
    cut = np.flatnonzero((good[1:] != good[:-1]) | (leap & (np.abs(np.diff(px)) < 4 * FINE))) + 1
    whole = np.column_stack([px, py])
    for piece, kept in zip(np.split(whole, cut), np.split(good, cut), strict=True):
        if len(piece) and kept.all():
            yield piece


def ink(axes: Axes, board: Board) -> np.ndarray:
    """Pixels of all curves, tangents, sticks and guides: where no label should lie."""
    made = [close(piece) for line in board.lines for piece in runs(axes, *values(axes, line))]
    for tangent in board.tangents:
        a, b = tangent_ends(axes, tangent)
        made.append(_dense(a, b))
    made += [_dense(axes.point(s.x0, s.y0), axes.point(s.x1, s.y1)) for s in board.sticks if not s.wide]
    made += [_dense(a, b) for g in board.guides for a, b in guide_ends(axes, g)]
    for n in board.nudges:
        corner = axes.point(n.x + n.dx, n.y)
        made += [_dense(axes.point(n.x, n.y), corner), _dense(corner, axes.point(n.x + n.dx, n.y + n.dy))]
    return np.concatenate(made) if made else np.empty((0, 2))


def _dense(a: QPointF, b: QPointF) -> np.ndarray:
    t = np.linspace(0.0, 1.0, max(2, min(400, int((b - a).manhattanLength() / 4))))[:, None]
    return np.array([[a.x(), a.y()]]) * (1 - t) + np.array([[b.x(), b.y()]]) * t


def close(piece: np.ndarray) -> np.ndarray:
    """A run with its long straight parts filled in, so that a line of three points is seen as a whole."""
    way = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(piece, axis=0).T))])
    if len(piece) < 2 or np.diff(way).max() <= 4 * FINE:
        return piece
    t = np.sort(np.concatenate([way, np.linspace(0.0, way[-1], min(2000, int(way[-1] / FINE) + 2))]))
    return np.column_stack([np.interp(t, way, piece[:, 0]), np.interp(t, way, piece[:, 1])])


def touches(axes: Axes, line: Line, at: QPointF, reach: float) -> bool:
    """Whether a pixel lies on a line, or so near."""
    return any(len(piece) and float(np.hypot(*(close(piece) - (at.x(), at.y())).T).min()) <= reach
               for piece in runs(axes, *values(axes, line)))  # fmt: skip


# -- the parts ---------------------------------------------------------------------------------------------------


def zeros(painter: QPainter, look: Look, axes: Axes) -> None:
    """The two axes through 0, a little stronger than the grid, where they are in sight."""
    painter.setPen(marks.pen(look.colour("line"), max(1.2, look.stroke * 0.6)))
    r = axes.rect
    if not axes.x.log and axes.x.low <= 0 <= axes.x.high:
        px = axes.point(0.0, axes.y.low).x()
        painter.drawLine(QPointF(px, r.top()), QPointF(px, r.bottom()))
    if not axes.y.log and axes.y.low <= 0 <= axes.y.high:
        py = axes.point(axes.x.low, 0.0).y()
        painter.drawLine(QPointF(r.left(), py), QPointF(r.right(), py))


def line(painter: QPainter, look: Look, axes: Axes, part: Line, lit: bool) -> None:
    """A curve; thicker while it is pointed at."""
    colour = look.colour(part.role, part.faint)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(marks.pen(colour, look.stroke * part.width * (1.5 if lit else 1.0), part.dashes))
    for piece in runs(axes, *values(axes, part)):
        painter.drawPolyline(marks.thin(piece[:, 0], piece[:, 1], 1.5) if len(piece) > 2 else marks.polyline(*piece.T))


def fill(painter: QPainter, look: Look, axes: Axes, part: Line) -> None:
    """Softly down to its height."""
    if part.fill is None:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(part.role, 0.16 * part.faint))
    level = axes.point(axes.x.low, part.fill).y()
    for piece in runs(axes, *values(axes, part)):
        if len(piece) > 1:
            ends = np.array([[piece[-1, 0], level], [piece[0, 0], level]])
            painter.drawPolygon(marks.polyline(*np.concatenate([piece, ends]).T))


def tangent_ends(axes: Axes, part: Tangent) -> tuple[QPointF, QPointF]:
    """Both ends in pixels: the same length whatever the slope."""
    middle, reach = axes.point(part.x, part.y), part.reach * min(axes.rect.width(), axes.rect.height())
    eps = (axes.x.high - axes.x.low) * 1e-4
    way = axes.point(part.x + eps, part.y + eps * part.slope) - axes.point(part.x - eps, part.y - eps * part.slope)
    size = math.hypot(way.x(), way.y())
    if not (math.isfinite(size) and size > 0):
        return middle, middle
    step = way * (reach / size)
    return middle - step, middle + step


def tangent(painter: QPainter, look: Look, axes: Axes, part: Tangent, lit: bool) -> None:
    """A straight piece that touches."""
    if not all(map(math.isfinite, (part.x, part.y, part.slope))):
        return
    painter.setPen(marks.pen(look.colour(part.role), look.stroke * part.width * (1.5 if lit else 1.0), part.dashes))
    painter.drawLine(*tangent_ends(axes, part))


def nudge(painter: QPainter, look: Look, axes: Axes, part: Nudge, lit: frozenset[str]) -> None:
    """Two legs, and softly what lies between."""
    if not all(map(math.isfinite, (part.x, part.y, part.dx, part.dy))):
        return
    start, corner = axes.point(part.x, part.y), axes.point(part.x + part.dx, part.y)
    end = axes.point(part.x + part.dx, part.y + part.dy)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(part.role, 0.16))
    painter.drawPolygon(QPolygonF([start, corner, end]))
    for a, b, role in ((start, corner, part.dx_role), (corner, end, part.dy_role)):
        painter.setPen(marks.pen(look.colour(role), look.stroke * (2.4 if role in lit else 1.6)))
        painter.drawLine(a, b)


def bar(axes: Axes, part: Stick) -> QRectF:
    """The box of a stick that is a bar."""
    low, high = axes.point(part.x0 - part.wide / 2, part.y0), axes.point(part.x0 + part.wide / 2, part.y1)
    return QRectF(low, high).normalized()


def stick(painter: QPainter, look: Look, axes: Axes, part: Stick, lit: bool) -> None:
    """A straight piece, or a bar."""
    if not all(map(math.isfinite, (part.x0, part.y0, part.x1, part.y1))):
        return
    colour = look.colour(part.role, part.faint)
    if part.wide:
        painter.setPen(marks.pen(look.colour("ink"), look.stroke * 0.8) if lit else Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRect(bar(axes, part))
        return
    painter.setPen(marks.pen(colour, look.stroke * part.width * (1.5 if lit else 1.0)))
    painter.drawLine(axes.point(part.x0, part.y0), axes.point(part.x1, part.y1))


def guide(painter: QPainter, look: Look, axes: Axes, part: Guide, lit: bool) -> None:
    """A thin dashed line."""
    painter.setPen(marks.pen(look.colour(part.role), look.stroke * (0.9 if lit else 0.6), (3.0, 3.0)))
    for a, b in guide_ends(axes, part):
        painter.drawLine(a, b)


def guide_ends(axes: Axes, part: Guide) -> Iterator[tuple[QPointF, QPointF]]:
    """From where to where its lines go: upright, level, or both."""
    if part.x is not None:
        yield axes.point(part.x, axes.y.low), axes.point(part.x, axes.y.high if part.to is None else part.to)
    if part.y is not None:
        yield axes.point(axes.x.low, part.y), axes.point(axes.x.high if part.to is None else part.to, part.y)


def dot(painter: QPainter, look: Look, at: QPointF, part: Dot, radius: float, lit: bool) -> None:
    """A class by its shape, a ball that can be moved, a ring, or a disc."""
    if not (math.isfinite(part.x) and math.isfinite(part.y)):
        return
    if part.one is not None:
        marks.symbol(painter, at, part.one, radius, look, lit)
        return
    if lit:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent", 0.35))
        painter.drawEllipse(at, radius * 1.8, radius * 1.8)
    colour, halo = look.colour(part.role), look.colour("ground")
    if part.hollow:
        painter.setPen(marks.pen(colour, max(2.0, radius * 0.4)))
        painter.setBrush(halo)
        painter.drawEllipse(at, radius, radius)
    elif part.moves:
        marks.ball(painter, at, radius, colour, halo)
    else:
        painter.setPen(marks.pen(halo, max(1.6, radius * 0.3)))
        painter.setBrush(colour)
        painter.drawEllipse(at, radius, radius)
