"""The costs of two networks that race: J against the step, as far as the film has come, on an axis of equal ratios."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPolygonF, QResizeEvent

from core.race import GOAL, LIMIT, Moment
from gui.figures import fixed
from gui.language import Language
from gui.lesson import Frame
from gui.pictures.marks import polyline
from gui.pictures.sigmoid_relu.chart import Chart
from gui.pictures.sigmoid_relu.numbers import cost_text
from gui.theme import Look

SERIES = (4, 2)  # the colours of the two networks
BEGIN = 40  # steps that a race has from the start: the axes know no others, so they never jump while more arrive
STEPS = (0, 10, 30, 100, 300, 1000, 3000)
GUESS = math.log(2.0)


def along(k: Any) -> Any:
    """Where a step lies on the axis: equal ratios are (nearly) equally far apart, and 0 has a place."""
    return np.log10(1.0 + np.asarray(k, float) / 10.0)


def steps_at(x: Any) -> Any:
    """The steps that lie there: the inverse of `along`."""
    return 10.0 * (10.0 ** np.asarray(x, float) - 1.0)


def diamond(at: QPointF, radius: float) -> QPolygonF:
    """A square on its corner."""
    x, y = at.x(), at.y()
    return QPolygonF([QPointF(x, y - radius), QPointF(x + radius, y), QPointF(x, y + radius), QPointF(x - radius, y)])


class CostChart(Chart):
    """J against the step, as far as the film has come. Dragging on it moves through the film."""

    moved = Signal(float, bool)

    def __init__(self) -> None:
        super().__init__((0.0, float(along(LIMIT))), (0.0, 0.9))
        self.levels = [pg.InfiniteLine(pos=GOAL, angle=0), pg.InfiniteLine(pos=GUESS, angle=0)]
        for line in self.levels:
            self.addItem(line, ignoreBounds=True)
        self.level_names = [self.add_label((1.0, 1.0)), self.add_label((1.0, 1.0))]
        self.axis_name, self.J_name = self.add_label((1.0, 1.0)), self.add_label((1.0, 0.0))
        self.frame_: Frame | None = None
        self.names: Sequence[str] = ("", "")
        self._cache: tuple[object, int, Any] = (None, 0, None)
        self._language = Language()
        self.setCursor(Qt.CursorShape.SizeHorCursor)

    def draw(self, frame: Frame, names: Sequence[str]) -> None:
        """Both costs up to this moment."""
        self.frame_, self.names = frame, names
        self._fix(frame.trace)
        self.viewport().update()

    def costs(self, trace: Sequence[Moment]) -> tuple[Any, Any]:
        """Steps and costs, thinned out where the axis is dense; kept until the trace grows."""
        if self._cache[0] is not trace or self._cache[1] != len(trace):
            fine = np.unique(np.round(steps_at(np.linspace(0, float(along(LIMIT)), 700))).astype(int))
            steps = fine[fine < len(trace)]
            costs = np.array([[lap.cost for lap in trace[k].laps] for k in steps])
            self._cache = trace, len(trace), (steps, costs)
        steps, costs = self._cache[2]
        return steps, costs

    def _fix(self, trace: Sequence[Moment]) -> None:
        costs = np.array([[lap.cost for lap in moment.laps] for moment in trace[:BEGIN]])
        highest = float(np.max(costs[np.isfinite(costs)], initial=0.0))
        top = min(max(1.0, math.ceil(highest * 10.0) / 10.0), 1.2)  # what leaps higher leaves through the top
        span = (0.0, float(along(LIMIT)) * 1.02), (0.0, top)
        if span != (self.span_x, self.span_y):
            self.fix(*span)
            numbers = [(float(along(k)), f"{k:,}") for k in STEPS]
            self.mark_axes(numbers, [(v, fixed(v, 1)) for v in np.arange(0.0, top + 0.01, 0.2)])
            self._write_levels()

    def _write_levels(self) -> None:
        look, language = self.look_, self._language
        for name, key, level in zip(self.level_names, ("learned", "guessing"), (GOAL, GUESS), strict=True):
            name.say(language(f"sigmoid_relu.label.{key}"), look.colour("faint"), look.font("small"))
            name.setPos(self.span_x[1], level)
        self.axis_name.say(language("sigmoid_relu.label.step"), look.colour("faint"), look.font("small"))
        self.axis_name.setPos(self.span_x[1], self.span_y[0])
        self.J_name.say(language("sigmoid_relu.label.cost"), look.colour("J"), look.font("body", bold=True))
        self.J_name.setPos(self.span_x[1], self.span_y[1])  # at the left both names begin
        gap = self.pixel_at(0.0, GUESS).y() - self.pixel_at(0.0, self.span_y[1]).y()
        crowded = gap < sum(name.textItem.boundingRect().height() for name in (self.J_name, self.level_names[1]))
        self.level_names[1].setAnchor((1.0, 0.0 if crowded else 1.0))  # under its line, where there is none over it
        self.renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height, other places for the words."""
        super().resizeEvent(event)
        if hasattr(self, "J_name"):  # pyqtgraph resizes while it is being made
            self._write_levels()

    def dress(self, look: Look) -> None:
        """Still lines and words."""
        super().dress(look)
        for line in self.levels:
            line.setPen(self.pen(look.colour("faint", 0.8), look.stroke * 0.6, (4.0, 3.0)))
        self._write_levels()

    def speak(self, language: Language) -> None:
        """Words on the lines."""
        self._language = language
        self._write_levels()

    # -- what moves ----------------------------------------------------------------------------------------------

    def over(self, painter: QPainter) -> None:
        """Both lines as far as they have come, their ends with their names, and where they arrived."""
        frame = self.frame_
        if frame is None:
            return
        look, box = self.look_, self.field()
        x = self.pixel_at(float(along(frame.position)), 0.0).x()
        painter.setPen(look.pen(look.colour("faint", 0.8), look.stroke * 0.5))
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        painter.setClipRect(box)
        for n in range(len(SERIES)):
            self._paint_line(painter, frame, n)
        painter.setClipping(False)
        for n, lap in enumerate(frame.step.laps):
            if lap.arrived is not None:
                self._paint_flag(painter, n, lap.arrived)
            if math.isfinite(lap.cost):
                self._paint_end(painter, n, self.pixel_at(float(along(frame.index)), min(lap.cost, self.span_y[1])))
        self._paint_names(painter, frame)

    def _paint_line(self, painter: QPainter, frame: Frame, n: int) -> None:
        steps, costs = self.costs(frame.trace)
        shown = int(np.searchsorted(steps, frame.index, side="right"))
        k = np.append(steps[:shown], frame.index)
        J = np.append(costs[:shown, n], frame.step.laps[n].cost)
        good = np.isfinite(J)
        low, high = self.pixel_at(0.0, 0.0), self.pixel_at(1.0, 1.0)
        x = low.x() + along(k[good]) * (high.x() - low.x())
        y = low.y() + np.minimum(J[good], 2.0 * self.span_y[1]) * (high.y() - low.y())
        strong = frame.view.focus == "J"
        pen = self.look_.pen(self.look_.series(SERIES[n]), self.look_.stroke * (2.2 if strong else 1.4))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)  # round ends at 700 corners cost milliseconds
        pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
        painter.setPen(pen)
        painter.drawPolyline(polyline(x, y))

    def _paint_end(self, painter: QPainter, n: int, at: QPointF) -> None:
        """A disc for the sigmoid, a diamond for its rival."""
        look = self.look_
        radius, colour = look.px("body") * 0.42, look.series(SERIES[n])
        if n == 0:
            self.disc(painter, at, radius, colour)
        else:
            painter.setPen(look.pen("halo", look.stroke * 0.7))
            painter.setBrush(colour)
            painter.drawPolygon(diamond(at, radius * 1.2))

    def _paint_flag(self, painter: QPainter, n: int, arrived: int) -> None:
        look, colour = self.look_, self.look_.series(SERIES[n])
        foot, head = (self.pixel_at(float(along(arrived)), y) for y in (0.0, GOAL))
        painter.setPen(look.pen(colour, look.stroke * 0.8, (2.0, 2.0)))
        painter.drawLine(foot, head)
        font, words = look.font("body", bold=True), f"{arrived:,}"
        size = QFontMetricsF(font).size(0, words)
        left = max(self.field().left(), foot.x() - size.width() - look.space * 0.6)
        self.words(painter, QRectF(QPointF(left, foot.y() - size.height() - 1.0), size), words, font, colour)

    def _paint_names(self, painter: QPainter, frame: Frame) -> None:
        """Each name at the end of its line: the upper one above, the lower one below, never over each other."""
        look, box, font = self.look_, self.field(), self.look_.font("body", bold=True)
        laps, top = frame.step.laps, self.span_y[1]
        words = [f"{name}  J = {cost_text(lap.cost)}" for name, lap in zip(self.names, laps, strict=True)]
        y = [self.pixel_at(0.0, min(lap.cost, top) if math.isfinite(lap.cost) else top).y() for lap in laps]
        upper = 0 if y[0] <= y[1] else 1
        tall = QFontMetricsF(font).height()
        arrived = any(lap.arrived is not None for lap in laps)  # the bottom row is theirs
        under = min(y[1 - upper] + tall * 0.15, box.bottom() - tall * (2.1 if arrived else 1.0))
        above = max(box.top(), min(y[upper] - tall * 0.15, under) - tall)
        guess = self._language("sigmoid_relu.label.guessing")
        limit = box.right() - QFontMetricsF(look.font("small")).horizontalAdvance(guess) - look.px("body")
        x, gap = self.pixel_at(float(along(frame.index)), 0.0).x(), look.px("body") * 0.7
        for n, line in ((upper, above), (1 - upper, max(under, above + tall))):
            wide = QFontMetricsF(font).horizontalAdvance(words[n])
            left = x + gap if x + gap + wide <= limit else min(x - gap, limit) - wide
            self.words(painter, QRectF(left, line, wide, tall), words[n], font, look.series(SERIES[n]))

    # -- hands ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the step under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._tell(event, False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """And follow it."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._tell(event, False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Here."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._tell(event, True)

    def _tell(self, event: QMouseEvent, done: bool) -> None:
        x = self.value_at(event.position()).x()
        self.moved.emit(float(steps_at(min(max(x, 0.0), self.span_x[1]))), done)
        event.accept()
