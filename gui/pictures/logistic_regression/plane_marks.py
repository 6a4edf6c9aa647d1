"""Geometry and ink of a plane that a neuron shades: the shades as a gradient, straight lines across a rectangle, the
hand's grip on a line, a ruler. Painter in, nothing kept.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter

from core.activation import sigmoid
from gui.pictures import marks
from gui.pictures.field import shades
from gui.theme import Look

REACH = 8.0  # z from -REACH to REACH has its shades; further out the eye sees no difference
STOPS = 64  # places at which the gradient is exact


def tone(look: Look, a: float) -> QColor:
    """The colour of an answer."""
    return QColor(*shades(look)[round(a * 255)].tolist())


@lru_cache(maxsize=16)
def tones(look: Look, cut: float) -> tuple[tuple[float, QColor], ...]:
    """Where on a gradient from -REACH to REACH which colour is exact. With `cut` 1 only the side of 0 counts."""
    z = np.linspace(-REACH, REACH, STOPS + 1)
    z = np.insert(z[z != 0.0], STOPS // 2, (-1e-6, 1e-6))  # the two sides of the line
    table = shades(look).astype(float)
    soft, hard = table[np.round(sigmoid(z) * 255).astype(int)], table[np.where(z > 0, 255, 0)]
    colours = np.round(soft + cut * (hard - soft)).astype(int).tolist()
    return tuple((at, QColor(*c)) for at, c in zip(((z + REACH) / (2 * REACH)).tolist(), colours, strict=True))


def brush(look: Look, undecided: QPointF, uphill: QPointF, cut: float) -> QBrush:
    """Shades of sigmoid(z) where z is 0 at one pixel, grows by 1 over `uphill` pixels, and is level across it.

    The answer depends on z alone, so one gradient is the whole field: as fine as the screen, at any size.
    """
    gradient = QLinearGradient(undecided - uphill * REACH, undecided + uphill * REACH)
    for at, colour in tones(look, cut):
        gradient.setColorAt(at, colour)
    return QBrush(gradient)


def across(rect: QRectF, at: QPointF, way: QPointF) -> QLineF | None:
    """The part inside a rectangle of the line through a pixel in a direction; None where it misses."""
    low, high = -math.inf, math.inf
    for start, step, near, far in ((at.x(), way.x(), rect.left(), rect.right()),
                                   (at.y(), way.y(), rect.top(), rect.bottom())):  # fmt: skip
        if abs(step) < 1e-12:
            if not near <= start <= far:
                return None
            continue
        ends = sorted(((near - start) / step, (far - start) / step))
        low, high = max(low, ends[0]), min(high, ends[1])
    return QLineF(at + way * low, at + way * high) if low < high else None


def unit(way: QPointF) -> QPointF:
    """A direction, one pixel long; nothing for nothing."""
    size = math.hypot(way.x(), way.y())
    return way / size if size > 0 else QPointF()


def back_inside(rect: QRectF, middle: QPointF, at: QPointF) -> QPointF:
    """A pixel, or where the way to it from the middle leaves the rectangle."""
    if rect.contains(at):
        return at
    d = at - middle
    sides = [(edge - here) / step for here, step, edges in (
        (middle.x(), d.x(), (rect.left(), rect.right())), (middle.y(), d.y(), (rect.top(), rect.bottom())),
    ) if step for edge in edges]  # fmt: skip
    return middle + d * min((t for t in sides if t > 0), default=0.0)


def strong_line(painter: QPainter, line: QLineF, look: Look, lit: bool) -> None:
    """The line on which the answer is one half."""
    for role, wide in (("halo", 2.6), ("ink", 1.7 if lit else 1.3)):
        painter.setPen(marks.pen(look.colour(role, 0.8 if role == "halo" else 1.0), look.stroke * wide))
        painter.drawLine(line)


def grip(painter: QPainter, at: QPointF, uphill: QPointF, look: Look) -> None:
    """Two small arrows that stand on a line: it can be moved to and fro."""
    size = look.px("body") * 1.4
    for side in (-1.0, 1.0):
        marks.arrow(painter, at, at + uphill * size * side, look.colour("b"), look.stroke * 1.1, look.colour("halo"))


def right_angle(painter: QPainter, corner: QPointF, uphill: QPointF, look: Look) -> None:
    """The little square of a right angle, on the far side of the line."""
    size = look.px("small") * 0.8
    along = QPointF(-uphill.y(), uphill.x())
    a, b = corner + uphill * size, corner + along * size
    for role, wide in (("halo", 1.6), ("ink", 0.6)):
        painter.setPen(marks.pen(look.colour(role), look.stroke * wide))
        painter.drawPolyline([a, a + along * size, b])


def ruler(painter: QPainter, start: QPointF, end: QPointF, aside: QPointF, look: Look) -> QPointF:
    """A measure beside a way from one pixel to another; where its number stands."""
    a, b = start + aside, end + aside
    tick = unit(aside) * look.px("small") * 0.45
    for role, wide in (("halo", 2.2), ("slope", 1.1)):
        painter.setPen(marks.pen(look.colour(role), look.stroke * wide))
        painter.drawLine(a, b)
        for foot in (a, b):
            painter.drawLine(foot - tick, foot + tick)
    return (a + b) / 2
