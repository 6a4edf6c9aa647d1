"""The race: both costs on one chart, and beneath it what each network has learned and the gradient of every layer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from core.activation import ACTIVATIONS
from core.network import field
from core.race import Lap, Runner, layout, unpack
from gui.figures import percent, short
from gui.language import Language
from gui.lesson import Frame
from gui.pictures.field import Field
from gui.pictures.sigmoid_relu.gradient_ladder import Ladder, Stairs
from gui.pictures.sigmoid_relu.race_costs import SERIES, CostChart
from gui.theme import Look

FIELD = 0.46  # the share of a lane's width that its field has, beside the stairs


def plain(alpha: float) -> str:
    """A learning rate without needless zeros: 3, 0.5, 0.03."""
    text = short(alpha, 3)
    return text.rstrip("0").rstrip(".") if "." in text else text


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
        self.bold = self.asking = False
        self._seen: tuple[object, ...] = ()

    def draw(self, runner: Runner, name: str, lap: Lap, start: Lap, hidden: int, reached: float) -> None:
        """Its network at one step."""
        language = self._language
        self.title.setText(language("sigmoid_relu.label.lane", name=name, alpha=plain(runner.alpha)))
        right = language("sigmoid_relu.label.right", share=percent(lap.accuracy, 0))
        self.figures.setText("" if self.asking else right)
        names = (*(str(k + 1) for k in range(hidden)), language("sigmoid_relu.label.output"))
        back = language("sigmoid_relu.label.back")
        slopes = () if self.asking else lap.slopes  # which of them is the smallest is the question
        ghost = start.slopes if lap is not start and not self.asking else ()
        self.ladder.show_stairs(Stairs(slopes, names, "slope", ghost, reached, back, self.captions(), self.bold))
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
        self.place()

    def captions(self) -> tuple[str, ...]:
        """Words over the stairs, the fullest first."""
        return tuple(self._language(f"sigmoid_relu.label.{key}") for key in ("sizes", "sizes_short"))

    def wide_enough(self, width: int) -> bool:
        """Whether field and stairs have room side by side, with all their words."""
        metrics = QFontMetricsF(self._look.font("small"))
        stairs = metrics.horizontalAdvance(self.captions()[0]) + self._look.px("small") * 3.0
        field = metrics.horizontalAdvance(self.caption.text()) + self._look.space
        return width * (1 - FIELD) > stairs and width * FIELD > field

    def resizeEvent(self, event: QResizeEvent) -> None:
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
        if self.wide_enough(rest.width()):
            side = min(rest.height(), round(rest.width() * FIELD))
            self.field.top = look.px("small") * 2.9
            self.field.setGeometry(QRect(0, head, side, rest.height()))
            self.caption.setGeometry(0, head, side, round(look.px("small") * 1.5))
            self.ladder.setGeometry(QRect(side, head, rest.width() - side, rest.height()))
        else:
            side = min(rest.width(), round(rest.height() * 0.4))
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
        """One step of the race; while it is asked how the race ends, its start."""
        if frame.view.asking:
            frame = replace(frame, position=0.0)
        runners, hidden = frame.scene.runners, frame.params.hidden
        names = [self._language(f"sigmoid_relu.name.{r.bend}") for r in runners]
        self.chart.draw(frame, names)
        backward = frame.view.beats and 0.5 <= frame.phase < 0.75
        coming = frame.view.beats and 0.25 <= frame.phase < 0.5  # it comes in on the way to its beat
        reached = (frame.phase - 0.25) / 0.25 if coming else 1.0
        for n, lane in enumerate(self.lanes):
            lane.field.show_points(frame.scene.X, frame.scene.Y)
            lane.bold = backward or coming or frame.view.focus == "slope"
            lane.asking = frame.view.asking
            lane.draw(runners[n], names[n], frame.step.laps[n], frame.trace[0].laps[n], hidden, reached)

    def dress(self, look: Look) -> None:
        """Chart and lanes."""
        self._look = look
        self.chart.dress(look)
        for lane in self.lanes:
            lane.dress(look)
        self.place()

    def speak(self, language: Language) -> None:
        """Chart and lanes."""
        self._language = language
        self.chart.speak(language)
        for lane in self.lanes:
            lane.speak(language)
        self.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Chart above, lanes below."""
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """What the lanes need, the rest for the costs."""
        gap = self._look.space * 2
        half = (self.width() - gap) // 2
        # where the stairs stand under the fields they need the height more than the costs do
        tall = self.height() > self.width() or not all(lane.wide_enough(half) for lane in self.lanes)
        need = half * FIELD + self._look.px("title") * 1.25 + self._look.px("small") * 3.2  # the fields set the height
        low = self.height() * 0.66 if tall else min(max(need, self.height() * 0.5), self.height() * 0.62)
        high = round(self.height() - low)
        self.chart.setGeometry(QRect(0, 0, self.width(), high))
        for n, lane in enumerate(self.lanes):
            lane.setGeometry(QRect(n * (half + gap), high, half, self.height() - high))
