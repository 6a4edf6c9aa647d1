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
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel

from gui.pictures.chart import Chart, Label, Span
from gui.theme import Look

Function = Callable[[Any], Any]
SAMPLES = 241
TINY = 1e-6


@dataclass(frozen=True)
class Curve:
    """A function, the colour role it wears, and the words that stand beside it."""

    f: Function
    role: str
    label: str = ""
    at: tuple[float, float] = (0.0, 0.0)  # where these words stand: the middle of their lower edge
    slope: Function | None = None  # with it the curve gets a tangent
    breaks: tuple[float, ...] = ()  # where it jumps: the line is interrupted there


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
    """The items of one curve, made once; the curve itself may change."""

    curve: Curve
    pieces: list[Any]
    open: Any  # the ends of a jump that do not belong to the curve
    closed: Any  # and those that do
    tangent: Any
    drop: Any
    dot: Any
    name: Label
    number: Label


class CurvePlot(Chart):
    """Some curves over one x."""

    moved = Signal(float, bool)

    def __init__(self, x: Span, y: Span, curves: Sequence[Curve], reach: float = 1.25) -> None:
        super().__init__(x, y)
        self.reach = reach  # half the length of a tangent, in units of the plane
        self.x = 0.0
        self.strong = False  # this plot is what the beat is about
        self.upright = pg.InfiniteLine(angle=90)
        self.addItem(self.upright, ignoreBounds=True)
        self.foot = QLabel(self)  # the name and value of x, under the plot
        self.foot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.drawn = [self._make(curve) for curve in curves]
        self.change(curves)
        self.setCursor(Qt.CursorShape.SizeHorCursor)

    def _make(self, curve: Curve) -> _Drawn:
        drop, tangent = self.add_line(), self.add_line()
        ends, dot = (self.add_dots(), self.add_dots()), self.add_dots()
        tangent.setZValue(5)
        dot.setZValue(10)
        return _Drawn(curve, [], *ends, tangent, drop, dot, self.add_label((0.5, 1.0)), self.add_label())

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
                line.setVisible(k + 1 < len(edges))
                if k + 1 < len(edges):
                    line.setData(*sampled(curve, edges[k], edges[k + 1]))
            closed = [(x, float(curve.f(x))) for x in curve.breaks]
            limits = [(x, float(curve.f(x + side))) for x in curve.breaks for side in (-TINY, TINY)]
            d.closed.setData(pos=closed or np.empty((0, 2)))
            d.open.setData(pos=[p for p in limits if abs(p[1] - float(curve.f(p[0]))) > 1e-3] or np.empty((0, 2)))
            d.name.setPos(*curve.at)
        self.dress(self.look_)

    # -- the traveller -------------------------------------------------------------------------------------------

    def point(self, x: float, numbers: Sequence[str] = (), name: str = "", tangents: bool = True) -> None:
        """Put it at x; `numbers` are written beside it, one for each curve ("" for none), `name` at its foot."""
        self.x = x
        self.upright.setPos(x)
        look = self.look_
        self._set_foot(name)
        for k, d in enumerate(self.drawn):
            y = float(d.curve.f(x))
            d.dot.setData([x], [y])
            d.drop.setData([x, x], [0.0, y])
            if d.curve.slope is not None:
                ends = self.tangent(x, y, float(d.curve.slope(x))) if tangents else ((x, x), (y, y))
                d.tangent.setData(*(np.array(e) for e in ends))
            text = numbers[k] if k < len(numbers) else ""
            d.number.setVisible(bool(text))
            role = d.curve.role
            d.number.say(text, look.colour(role), look.font("body", bold=True))
            self._place(d, x, y)

    def _set_foot(self, name: str) -> None:
        self.foot.setVisible(bool(name))
        if name:
            left, top, width, height = self.field()
            self.foot.setText(name)
            self.foot.adjustSize()
            half = self.foot.width() / 2
            middle = min(max(self.pixel_at(self.x, 0.0).x(), left + half), left + width - half)
            self.foot.move(round(middle - half), round(top + height + 2))

    def tangent(self, x: float, y: float, slope: float) -> tuple[Span, Span]:
        """Both ends of the tangent: always equally long to the eye."""
        half = self.reach / math.hypot(1.0, slope)
        return (x - half, x + half), (y - half * slope, y + half * slope)

    def _place(self, d: _Drawn, x: float, y: float) -> None:
        """The number stands over the point, on the side the curve leaves free; under it where it would be cut off."""
        box, step = self.field(), (self.span_x[1] - self.span_x[0]) * 1e-3
        rising = float(d.curve.f(x + step)) > float(d.curve.f(x)) + 1e-9
        gap = self.look_.px("body") * 0.5
        over = self.pixel_at(x, y).y() - box[1] > d.number.boundingRect().height() + gap
        left = rising == over
        room = self.pixel_at(x, y).x() - box[0] if left else box[0] + box[2] - self.pixel_at(x, y).x()
        if room < d.number.boundingRect().width() + gap:
            left = not left
            over = not over if rising else over
        d.number.setAnchor((1.0 if left else 0.0, 1.0 if over else 0.0))
        unit = (self.span_x[1] - self.span_x[0]) / box[2] * gap, (self.span_y[1] - self.span_y[0]) / box[3] * gap
        d.number.setPos(x - unit[0] if left else x + unit[0], y + unit[1] * 0.5 if over else y - unit[1] * 0.5)

    # -- looks ---------------------------------------------------------------------------------------------------

    def dress(self, look: Look) -> None:
        """Curves in the colours of their roles; the traveller has a halo."""
        super().dress(look)
        for d in self.drawn:
            for line in d.pieces:
                line.setPen(self.pen(d.curve.role, look.stroke * 1.25))
            d.drop.setPen(self.pen(look.colour(d.curve.role, 0.5), look.stroke * 0.8, (2.0, 2.0)))
            d.dot.setSize(look.px("body") * 0.8)
            for ends, role in ((d.open, "ground"), (d.closed, d.curve.role)):
                ends.setSize(look.px("body") * 0.55)
                ends.setBrush(pg.mkBrush(look.colour(role)))
                ends.setPen(self.pen(d.curve.role, look.stroke * 0.8))
            d.dot.setBrush(pg.mkBrush(look.colour(d.curve.role)))
            d.dot.setPen(self.pen("halo", look.stroke * 0.7))
            d.name.setVisible(bool(d.curve.label))
            d.name.say(d.curve.label, look.colour(d.curve.role), look.maths("body"))
        colours = f"color: {look.colour('z').name()}; background: {look.colour('ground').name()};"
        self.foot.setStyleSheet(f"font-size: {look.px('body')}px; font-weight: 600; {colours}")
        self.emphasise(self.strong)
        self.point(self.x)

    def emphasise(self, strong: bool) -> None:
        """The beat is about this plot: its tangent and its point come forward."""
        self.strong = strong
        self.upright.setPen(self.pen(self.look_.colour("z", 0.75), self.look_.stroke * (1.3 if strong else 0.8)))
        for d in self.drawn:
            d.tangent.setPen(self.pen("slope", self.look_.stroke * (2.2 if strong else 1.5)))
            d.dot.setSize(self.look_.px("body") * (1.05 if strong else 0.8))

    # -- hands ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The point jumps to the pointer; from there it follows."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._tell(event.position(), False)
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Along x only: y follows from the function."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._tell(event.position(), False)
            event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The drag has ended."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._tell(event.position(), True)
            event.accept()

    def _tell(self, pixel: QPointF, done: bool) -> None:
        x = self.value_at(pixel).x()
        self.moved.emit(min(max(x, self.span_x[0]), self.span_x[1]), done)
