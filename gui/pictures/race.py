"""The race: the cost of both networks on one chart, and beneath it what each has learned and the gradient of every layer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from core.activation import ACTIVATIONS
from core.network import field
from core.race import GOAL, LIMIT, Lap, Moment, Runner, layout, unpack
from gui.figures import fixed, percent, short
from gui.language import Language
from gui.lesson import Frame
from gui.pictures.chart import Chart
from gui.pictures.field import Field
from gui.pictures.gradient_ladder import Ladder, Stairs
from gui.theme import Look

SERIES = (4, 2)  # the colours of the two networks
SYMBOLS = ("o", "d")
ENDS = (200, 400, 1000, 2000, LIMIT)  # where the axis of steps may end
STEPS = (0, 10, 30, 100, 300, 1000, 3000)
GUESS = math.log(2.0)


def along(k: Any) -> Any:
    """Where a step lies on the axis: equal ratios are (nearly) equally far apart, and 0 has a place."""
    return np.log10(1.0 + np.asarray(k, float) / 10.0)


def step_at(x: float) -> float:
    """The step that lies there: the inverse of `along`."""
    return float(10.0 * (10.0**x - 1.0))


class CostChart(Chart):
    """J against the step, as far as the film has come. Dragging on it moves through the film."""

    moved = Signal(float, bool)

    def __init__(self) -> None:
        super().__init__((0.0, float(along(LIMIT))), (0.0, 0.9))
        self.levels = [pg.InfiniteLine(pos=GOAL, angle=0), pg.InfiniteLine(pos=GUESS, angle=0)]
        self.now = pg.InfiniteLine(angle=90)
        for line in (*self.levels, self.now):
            self.addItem(line, ignoreBounds=True)
        self.level_names = [self.add_label((1.0, 1.0)), self.add_label((1.0, 1.0))]
        self.lines = [self.add_line() for _ in SERIES]
        self.flags = [self.add_line() for _ in SERIES]
        self.dots = [self.add_dots(symbol) for symbol in SYMBOLS]
        self.names = [self.add_label((0.0, 0.0)) for _ in SERIES]
        self.arrivals = [self.add_label((1.02, 1.0)) for _ in SERIES]
        self.axis_name, self.J_name = self.add_label((1.0, 1.0)), self.add_label((0.0, 0.0))
        self.strong = False
        self._cache: tuple[object, int, Any] = (None, 0, None)
        self._language = Language()
        self.setCursor(Qt.CursorShape.SizeHorCursor)

    def draw(self, frame: Frame, names: Sequence[str]) -> None:
        """Both costs up to this moment."""
        steps, costs = self._costs(frame.trace)
        self._fix(frame.trace, costs)
        k = frame.position
        shown = int(np.searchsorted(steps, frame.index, side="right"))
        self.now.setPos(float(along(k)))
        values = [lap.cost for lap in frame.step.laps]
        for n in range(len(SERIES)):
            x = np.append(along(steps[:shown]), float(along(frame.index)))
            y = np.append(costs[:shown, n], values[n])
            good = np.isfinite(y)
            self.lines[n].setData(x[good], np.minimum(y[good], self.span_y[1] * 1.5))
            self._dot(n, frame.index, values)
            self._flag(n, frame.step.laps[n].arrived)
        self._write_names(frame.index, values, names, any(lap.arrived is not None for lap in frame.step.laps))

    def _costs(self, trace: Sequence[Moment]) -> tuple[Any, Any]:
        """Steps and costs, thinned out where the axis is dense; kept until the trace grows."""
        if self._cache[0] is not trace or self._cache[1] != len(trace):
            fine = np.unique(np.round(step_at_all(np.linspace(0, float(along(LIMIT)), 700))).astype(int))
            steps = fine[fine < len(trace)]
            costs = np.array([[lap.cost for lap in trace[k].laps] for k in steps])
            self._cache = trace, len(trace), (steps, costs)
        steps, costs = self._cache[2]
        return steps, costs

    def _fix(self, trace: Sequence[Moment], costs: Any) -> None:
        end = next((e for e in ENDS if e >= len(trace) - 1), LIMIT)
        highest = float(np.max(costs[np.isfinite(costs)], initial=0.0))
        top = min(max(0.9, math.ceil(highest * 10.0) / 10.0), 2.0)
        span = (0.0, float(along(end)) * 1.02), (0.0, top)
        if span != (self.span_x, self.span_y):
            self.fix(*span)
            numbers = [(float(along(k)), f"{k:,}") for k in STEPS if k <= end]
            self.mark_axes(numbers, [(v, fixed(v, 1)) for v in np.arange(0.0, top + 0.01, 0.2 if top < 1.3 else 0.5)])
            self._levels()

    def _levels(self) -> None:
        look = self.look_
        for name, key, level in zip(self.level_names, ("learned", "guessing"), (GOAL, GUESS), strict=True):
            text = self._language(f"sigmoid_relu.label.{key}")
            name.say(text, look.colour("faint"), look.font("small"))
            name.setPos(self.span_x[1], level)
        self.axis_name.say(self._language("sigmoid_relu.label.step"), look.colour("faint"), look.font("small"))
        self.axis_name.setPos(self.span_x[1], self.span_y[0])
        self.J_name.say(self._language("sigmoid_relu.label.cost"), look.colour("J"), look.font("body", bold=True))
        self.J_name.setPos(self.span_x[0], self.span_y[1])

    def _dot(self, n: int, k: int, values: Sequence[float]) -> None:
        good = math.isfinite(values[n])
        self.dots[n].setVisible(good)
        if good:
            self.dots[n].setData([float(along(k))], [min(values[n], self.span_y[1])])

    def _write_names(self, k: int, values: Sequence[float], names: Sequence[str], low: bool) -> None:
        """Each network's name at the end of its line: the upper one above, the lower one below, never over each other.

        `low`: the bottom row belongs to the arrivals.
        """
        look, (left, top, width, height) = self.look_, self.field()
        for n, label in enumerate(self.names):
            text = f"{names[n]}  J = {fixed(values[n], 3)}"
            label.say(text, look.series(SERIES[n]), look.font("body", bold=True), look.colour("ground", 0.75))
        y = [self.pixel_at(0.0, min(v, self.span_y[1]) if math.isfinite(v) else self.span_y[1]).y() for v in values]
        upper = 0 if (y[0], 0) <= (y[1], 1) else 1
        tall = self.names[0].boundingRect().height()
        floor = top + height - tall * (2 if low else 1)
        under = min(y[1 - upper], floor)
        over = max(top, min(y[upper], under) - tall)
        x = self.pixel_at(float(along(k)), 0.0).x()
        for n, line in ((upper, over), (1 - upper, max(under, over + tall))):
            label, gap = self.names[n], look.px("body") * 0.6
            right = x + gap + label.boundingRect().width() <= left + width
            label.setAnchor((0.0 if right else 1.0, 0.0))
            at = self.value_at(QPointF(x + gap if right else x - gap, line))
            label.setPos(at.x(), at.y())

    def _flag(self, n: int, arrived: int | None) -> None:
        look = self.look_
        self.flags[n].setVisible(arrived is not None)
        self.arrivals[n].setVisible(arrived is not None)
        if arrived is not None:
            x = float(along(arrived))
            self.flags[n].setData([x, x], [0.0, GOAL])
            self.arrivals[n].say(f"{arrived:,}", look.series(SERIES[n]), look.font("body", bold=True), look.colour("ground", 0.8))
            self.arrivals[n].setPos(x, 0.0)

    def dress(self, look: Look) -> None:
        """Lines in the colours of the networks."""
        super().dress(look)
        self.now.setPen(self.pen(look.colour("faint", 0.8), look.stroke * 0.5))
        for line in self.levels:
            line.setPen(self.pen(look.colour("faint", 0.8), look.stroke * 0.6, (4.0, 3.0)))
        for n, series in enumerate(SERIES):
            colour = look.series(series)
            self.flags[n].setPen(self.pen(colour, look.stroke * 0.8, (2.0, 2.0)))
            self.dots[n].setSize(look.px("body") * 0.85)
            self.dots[n].setBrush(pg.mkBrush(colour))
            self.dots[n].setPen(self.pen("halo", look.stroke * 0.7))
        self.emphasise(False, anew=True)
        self._levels()

    def emphasise(self, strong: bool, anew: bool = False) -> None:
        """The costs come forward."""
        if strong != self.strong or anew:
            self.strong = strong
            for n, series in enumerate(SERIES):
                self.lines[n].setPen(self.pen(self.look_.series(series), self.look_.stroke * (2.2 if strong else 1.4)))

    def speak(self, language: Language) -> None:
        """Words on the lines."""
        self._language = language
        self._levels()

    # -- hands ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go to the step under the pointer."""
        self._tell(event, False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """And follow it."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._tell(event, False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Here."""
        self._tell(event, True)

    def _tell(self, event: QMouseEvent, done: bool) -> None:
        x = self.value_at(QPointF(event.position())).x()
        self.moved.emit(step_at(min(max(x, 0.0), self.span_x[1])), done)
        event.accept()


def plain(alpha: float) -> str:
    """A learning rate without needless zeros: 3, 0.5, 0.03."""
    text = short(alpha, 3)
    return text.rstrip("0").rstrip(".") if "." in text else text


def step_at_all(x: Any) -> Any:
    """`step_at` for an array."""
    return 10.0 * (10.0**x - 1.0)


class Lane(QWidget):
    """One network: its name and figures, what it has learned, the gradient of every layer."""

    def __init__(self, series: int) -> None:
        super().__init__()
        self.series = series
        self._look, self._language = Look(), Language()
        self.title, self.figures, self.caption = QLabel(self), QLabel(self), QLabel(self)
        self.figures.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.field, self.ladder = Field(), Ladder(low=-6)
        self.field.setParent(self)
        self.ladder.setParent(self)
        self.bold = False
        self._seen: tuple[object, ...] = ()

    def draw(self, runner: Runner, name: str, lap: Lap, start: Lap, hidden: int, reached: float) -> None:
        """This network at this step."""
        language = self._language
        self.title.setText(language("sigmoid_relu.label.lane", name=name, alpha=plain(runner.alpha)))
        self.figures.setText(language("sigmoid_relu.label.right", share=percent(lap.accuracy, 0)))
        names = (*(str(k + 1) for k in range(hidden)), language("sigmoid_relu.label.output"))
        back = language("sigmoid_relu.label.back")
        ghost = start.slopes if lap is not start else ()
        caption = (language("sigmoid_relu.label.sizes"), language("sigmoid_relu.label.sizes_short"))
        self.ladder.show_stairs(Stairs(lap.slopes, names, "slope", ghost, reached, back, caption, self.bold))
        if self._seen != (lap, self.field.across.size):
            self._seen = (lap, self.field.across.size)
            with np.errstate(all="ignore"):
                parameters = unpack(lap.weights, layout(hidden))
                P = field(parameters, ACTIVATIONS[runner.bend], self.field.across, self.field.across)
            self.field.show_field(P)

    def dress(self, look: Look) -> None:
        """Everything in the network's colour."""
        self._look, self._seen = look, ()
        self.field.dress(look)
        self.ladder.dress(look)
        self.title.setStyleSheet(_style(look.px("title") * 0.85, look.series(self.series)))
        self.caption.setStyleSheet(_style(look.px("small"), look.colour("faint"), 400))
        self.figures.setStyleSheet(_style(look.px("body"), look.colour("ink")))
        self.place()

    def speak(self, language: Language) -> None:
        """Words."""
        self._language = language
        self.caption.setText(language("sigmoid_relu.label.learns"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Field and stairs beside or under one another."""
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Beside one another where it is wide enough."""
        look = self._look
        head = round(look.px("title") * 1.25)
        self.title.setGeometry(0, 0, self.width(), head)
        self.figures.setGeometry(0, 0, self.width(), head)
        rest = QRect(0, head, self.width(), self.height() - head)
        if rest.width() > 1.15 * rest.height():
            side = min(rest.height(), round(rest.width() * 0.48))
            self.field.top = look.px("small") * 2.9
            self.field.setGeometry(QRect(0, head, side, rest.height()))
            self.caption.setGeometry(0, head, side, round(look.px("small") * 1.5))
            self.ladder.setGeometry(QRect(side, head, rest.width() - side, rest.height()))
        else:
            side = min(rest.width(), round(rest.height() * 0.5))
            self.field.top = 1.0
            self.field.setGeometry(QRect(0, head, rest.width(), side))
            self.ladder.setGeometry(QRect(0, head + side, rest.width(), rest.height() - side))
        self.caption.setVisible(self.field.top > 1.0)


def _style(pixels: float, colour: QColor, weight: int = 600) -> str:
    return f"font-size: {round(pixels)}px; font-weight: {weight}; color: {colour.name()};"


class RacePage(QWidget):
    """The chart above, two lanes below."""

    moved = Signal(float, bool)

    def __init__(self) -> None:
        super().__init__()
        self._look, self._language = Look(), Language()
        self.chart = CostChart()
        self.chart.setParent(self)
        self.chart.moved.connect(self.moved)
        self.lanes = [Lane(series) for series in SERIES]
        for lane in self.lanes:
            lane.setParent(self)

    def draw(self, frame: Frame) -> None:
        """One step of the race."""
        runners, hidden = frame.scene.runners, frame.params.hidden
        names = [self._language(f"sigmoid_relu.name.{r.bend}") for r in runners]
        self.chart.draw(frame, names)
        self.chart.emphasise(frame.view.focus == "J")
        beats = frame.view.beats and 0.5 <= frame.phase < 0.75
        reached = min(1.0, max(0.02, (frame.phase - 0.5) / 0.2)) if beats else 1.0
        for n, lane in enumerate(self.lanes):
            lane.field.show_points(frame.scene.X, frame.scene.Y)
            lane.bold = reached < 1.0 or frame.view.focus == "slope"
            lane.draw(runners[n], names[n], frame.step.laps[n], frame.trace[0].laps[n], hidden, reached)

    def dress(self, look: Look) -> None:
        """Chart and lanes."""
        self._look = look
        for part in (self.chart, *self.lanes):
            part.dress(look)
        self.place()

    def speak(self, language: Language) -> None:
        """Chart and lanes."""
        self._language = language
        for part in (self.chart, *self.lanes):
            part.speak(language)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Chart above, lanes below."""
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Two fifths for the costs."""
        gap = self._look.space * 2
        tall = self.height() > self.width()
        half = (self.width() - gap) // 2
        need = half * 0.48 + self._look.px("title") * 1.25 + self._look.px("small") * 3.2  # the fields set the height
        low = self.height() * 0.64 if tall else min(max(need, self.height() * 0.5), self.height() * 0.62)
        high = round(self.height() - low)
        self.chart.setGeometry(QRect(0, 0, self.width(), high))
        for n, lane in enumerate(self.lanes):
            lane.setGeometry(QRect(n * (half + gap), high, half, self.height() - high))
