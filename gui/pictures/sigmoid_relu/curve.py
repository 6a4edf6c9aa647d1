"""Curves of functions with one point that travels along all of them: its tangents, its slopes, its numbers.

A CurvePlot shows any functions of one number. `point(x)` puts the traveller on every curve at once; a drag anywhere
on the plot tells `moved(x, done)`. Several plots that are given the same x move as one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter

from gui.pictures.sigmoid_relu.chart import Chart, Label, Span
from gui.theme import Look

Function = Callable[[Any], Any]
SAMPLES = 241
TINY = 1e-6


@dataclass(frozen=True)
class Curve:
    """A function, the colour role it wears, and the words that belong to it."""

    f: Function
    role: str
    label: str = ""
    slope: Function | None = None  # with it the curve gets a tangent
    breaks: tuple[float, ...] = ()  # where it jumps: the line is interrupted there
    left: bool = True  # the words stand in the upper left corner, else in the upper right one


def sampled(curve: Curve, low: float, high: float) -> tuple[Any, Any]:
    """x and y of a piece between two jumps; at a jump it takes the value it has just before it."""
    across = np.linspace(low, high, SAMPLES)
    inside = across.copy()
    if low in curve.breaks:
        inside[0] += TINY
    if high in curve.breaks:
        inside[-1] -= TINY
    return across, np.asarray(curve.f(inside), float)


@dataclass
class _Drawn:
    """The still items of one curve, made once; the curve itself may change."""

    curve: Curve
    pieces: list[Any]
    open: Any  # the ends of a jump that do not belong to the curve
    closed: Any  # and those that do
    name: Label


class CurvePlot(Chart):
    """Some curves over one x."""

    moved = Signal(float, bool)

    def __init__(self, x: Span, y: Span, curves: Sequence[Curve], reach: float = 1.25) -> None:
        super().__init__(x, y)
        self.reach = reach  # half the length of a tangent, in units of the plane
        self.x = 0.0
        self.numbers: tuple[str, ...] = ()  # written beside the point, one for each curve ("" for none)
        self.foot = ""  # the name and value of x, under the plot
        self.strong = False  # this plot is what the beat is about
        self.tangents = True
        self.blank = False  # the curves are what is asked for: only axes and x are there
        self.drawn = [_Drawn(c, [], self.add_dots(), self.add_dots(), self.add_label()) for c in curves]
        self.change(curves)
        self.setCursor(Qt.CursorShape.SizeHorCursor)

    def change(self, curves: Sequence[Curve], y: Span | None = None) -> None:
        """Show these functions from now on (as many as before), perhaps over another range."""
        if y is not None:
            self.fix(self.span_x, y)
        for d, curve in zip(self.drawn, curves, strict=True):
            d.curve = curve
            edges = [self.span_x[0], *curve.breaks, self.span_x[1]]
            while len(d.pieces) < len(edges) - 1:
                d.pieces.append(self.add_line())
            for k, line in enumerate(d.pieces):
                line.setVisible(k + 1 < len(edges) and not self.blank)
                if k + 1 < len(edges):
                    line.setData(*sampled(curve, edges[k], edges[k + 1]))
            closed = [(x, float(curve.f(x))) for x in curve.breaks]
            limits = [(x, float(curve.f(x + side))) for x in curve.breaks for side in (-TINY, TINY)]
            d.closed.setData(pos=closed or np.empty((0, 2)))
            d.open.setData(pos=[p for p in limits if abs(p[1] - float(curve.f(p[0]))) > 1e-3] or np.empty((0, 2)))
            d.name.setAnchor((0.0 if curve.left else 1.0, 0.0))
            d.name.setPos(self.span_x[0] if curve.left else self.span_x[1], self.span_y[1])
        self.dress(self.look_)

    def dress(self, look: Look) -> None:
        """Curves in the colours of their roles."""
        super().dress(look)
        for d in self.drawn:
            for line in d.pieces:
                line.setPen(self.pen(d.curve.role, look.stroke * 1.25))
            for ends, role in ((d.open, "ground"), (d.closed, d.curve.role)):
                ends.fragmentAtlas.clear()  # pyqtgraph keeps a picture of every pen and brush it ever had
                ends.setSize(look.px("body") * 0.55)
                ends.setBrush(pg.mkBrush(look.colour(role)))
                ends.setPen(self.pen(d.curve.role, look.stroke * 0.8))
            d.name.say(d.curve.label, look.colour(d.curve.role), look.font("body"))

    # -- the traveller -------------------------------------------------------------------------------------------

    def point(self, x: float, numbers: Sequence[str] = (), foot: str = "", strong: bool = False) -> None:
        """Put it at x, with these words beside and under it; `strong` when the beat is about this plot."""
        now = (x, tuple(numbers), foot, strong)
        if now != (self.x, self.numbers, self.foot, self.strong):
            self.x, self.numbers, self.foot, self.strong = now
            self.viewport().update()

    def veil(self, tangents: bool, blank: bool = False) -> None:
        """Show the tangents or not, and the curves or not."""
        if (tangents, blank) != (self.tangents, self.blank):
            self.tangents, self.blank = tangents, blank
            for d in self.drawn:
                edges = len(d.curve.breaks) + 1
                for k, line in enumerate(d.pieces):
                    line.setVisible(k < edges and not blank)
                for item in (d.open, d.closed, d.name):
                    item.setVisible(not blank)
            self.renew()

    def tangent(self, x: float, y: float, slope: float) -> tuple[Span, Span]:
        """Both ends of the tangent as (x, x) and (y, y): always equally long in the plane."""
        half = self.reach / math.hypot(1.0, slope)
        return (x - half, x + half), (y - half * slope, y + half * slope)

    def over(self, painter: QPainter) -> None:
        """The upright of x, and on every curve the point with its tangent and its number."""
        look, box = self.look_, self.field()
        x = self.pixel_at(self.x, 0.0).x()
        painter.setPen(look.pen(look.colour("z", 0.75), look.stroke * (1.3 if self.strong else 0.8)))
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        drawn = [] if self.blank else self.drawn
        painter.setClipRect(box)
        for d in drawn:
            self._paint_lines(painter, d.curve)
        painter.setClipping(False)
        for k, d in enumerate(drawn):
            at = self.pixel_at(self.x, float(d.curve.f(self.x)))
            self.disc(painter, at, look.px("body") * (0.52 if self.strong else 0.4), look.colour(d.curve.role))
            if k < len(self.numbers) and self.numbers[k]:
                self._paint_number(painter, d.curve, at, self.numbers[k])
        if self.blank:
            painter.setFont(look.font("title", bold=True))
            painter.setPen(look.colour("faint"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")
        if self.foot:
            font = look.font("body", bold=True)
            size = QFontMetricsF(font).size(0, self.foot)
            left = min(max(x - size.width() / 2, box.left()), box.right() - size.width())
            foot = QRectF(QPointF(left, box.bottom() + 1.0), size)
            painter.fillRect(foot.adjusted(-look.space, 0, look.space, 0), look.colour("ground"))
            self.words(painter, foot, self.foot, font, look.colour("z"))

    def _paint_lines(self, painter: QPainter, curve: Curve) -> None:
        """From the axis up to the point, and the tangent."""
        look, y = self.look_, float(curve.f(self.x))
        painter.setPen(look.pen(look.colour(curve.role, 0.5), look.stroke * 0.8, (2.0, 2.0)))
        painter.drawLine(self.pixel_at(self.x, 0.0), self.pixel_at(self.x, y))
        if curve.slope is not None and self.tangents:
            xs, ys = self.tangent(self.x, y, float(curve.slope(self.x)))
            painter.setPen(look.pen("slope", look.stroke * (2.2 if self.strong else 1.5)))
            painter.drawLine(self.pixel_at(xs[0], ys[0]), self.pixel_at(xs[1], ys[1]))

    def _paint_number(self, painter: QPainter, curve: Curve, at: QPointF, words: str) -> None:
        """Over the point, on the side the curve leaves free; under it where it would be cut off."""
        look, box = self.look_, self.field()
        font, gap = look.font("body", bold=True), look.px("body") * 0.55
        size = QFontMetricsF(font).size(0, words)
        step = (self.span_x[1] - self.span_x[0]) * 1e-3
        climb = float(curve.f(self.x + step)) - float(curve.f(self.x - step))
        rising = climb > 1e-6 or (abs(climb) <= 1e-6 and at.x() < box.center().x())  # flat: away from the middle
        over = at.y() - box.top() > size.height() + gap
        left = rising == over
        if (at.x() - box.left() if left else box.right() - at.x()) < size.width() + gap:
            left, over = not left, over != rising
        x = at.x() - gap - size.width() if left else at.x() + gap
        y = at.y() - gap * 0.5 - size.height() if over else at.y() + gap * 0.5
        place = QRectF(QPointF(x, min(max(y, box.top()), box.bottom() - size.height())), size)
        self.words(painter, place, words, font, look.colour(curve.role))

    # -- hands ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The point jumps to the pointer; from there it follows."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._tell(event, False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Along x only: y follows from the function."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._tell(event, False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The drag has ended."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._tell(event, True)

    def _tell(self, event: QMouseEvent, done: bool) -> None:
        x = self.value_at(event.position()).x()
        self.moved.emit(min(max(x, self.span_x[0]), self.span_x[1]), done)
        event.accept()
