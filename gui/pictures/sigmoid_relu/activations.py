"""Two bends side by side, each over its slope, each slope over what many layers of it leave: one shared z for all."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from core.activation import ACTIVATIONS
from gui.figures import fixed
from gui.language import Language
from gui.lesson import Frame
from gui.pictures.sigmoid_relu.chart import Span, even_ticks
from gui.pictures.sigmoid_relu.curve import Curve, CurvePlot
from gui.pictures.sigmoid_relu.gradient_ladder import Ladder, Stairs
from gui.pictures.sigmoid_relu.numbers import figure
from gui.player import ease
from gui.theme import Look

Z = (-5.0, 5.0)
A = {"relu": (-1.3, 5.2), "leaky_relu": (-1.3, 5.2), "tanh": (-1.35, 1.6)}  # by the rival; the same for both curves
SLOPE = (-0.12, 1.5)
GLIDE = 0.75  # within a step, when the beats are over and z moves on
FORMULAS = {"sigmoid": "a = σ(z)", "relu": "a = max(0, z)", "leaky_relu": "a = max(0.01 z, z)", "tanh": "a = tanh(z)"}
JUMPS = {"relu": (0.0,), "leaky_relu": (0.0,)}  # where a slope jumps


def curves(bend: str, language: Language) -> tuple[Curve, Curve]:
    """The bend and its slope as curves with their names."""
    both, jumps = ACTIVATIONS[bend], JUMPS.get(bend, ())
    return (
        Curve(both.f, "a", FORMULAS[bend], both.slope),
        Curve(both.slope, "slope", language(f"sigmoid_relu.slope.{bend}"), breaks=jumps),
    )


class Column(QWidget):
    """One bend: its curve with the tangent, its slope, and the slope taken many times."""

    moved = Signal(float, bool)

    def __init__(self, bend: str) -> None:
        super().__init__()
        self.bend, self.asking = bend, False
        self._look, self._language = Look(), Language()
        self.title = QLabel(self)
        self.title.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        value, slope = curves(bend, self._language)
        self.value, self.slope = CurvePlot(Z, A["relu"], (value,)), CurvePlot(Z, SLOPE, (slope,))
        self.slope.mark_axes(even_ticks(-5, 5, 1), [(0.0, "0"), (0.25, "0.25"), (0.5, "0.5"), (1.0, "1")])
        self.ladder = Ladder()
        for part in (self.value, self.slope, self.ladder):
            part.setParent(self)
        for plot in (self.value, self.slope):
            plot.moved.connect(self.moved)

    def show_bend(self, bend: str, rival: str) -> None:
        """Another bend in the same plots; the scale is the same for it and its rival."""
        if (bend, A[rival]) != (self.bend, self.value.span_y):
            self.bend = bend
            self._rename(A[rival])

    def show_z(self, z: float, stop: float, numbers: bool, beat: str) -> None:
        """The point at z; numbers are those of the stop, and stay away while z is on its way."""
        both = ACTIVATIONS[self.bend]
        a, slope = float(both.f(stop)), float(both.slope(stop))
        number, foot = (f"a = {fixed(a, 3)}", f"z = {fixed(stop, 2)}") if numbers else ("", "")
        self.value.point(z, [number], foot, beat in ("value", "slope"))
        self.slope.point(z, [figure(slope, 3) if numbers else ""], "", beat == "slope")

    def veil(self, asking: bool) -> None:
        """How steep it is, is the question: no slopes, and nothing that is made of them."""
        self.value.veil(not asking)
        self.slope.veil(not asking, asking)
        self.asking = asking

    def show_product(self, stop: float, layers: int, reached: float, bold: bool) -> None:
        """What is left of a gradient of size 1 in each layer."""
        slope = float(ACTIVATIONS[self.bend].slope(stop))
        values = () if self.asking else tuple(slope ** (layers - k) for k in range(layers))
        names = tuple(str(k + 1) for k in range(layers))
        back = self._language("sigmoid_relu.label.product")
        caption = tuple(self._language(f"sigmoid_relu.label.{key}", n=layers) for key in ("many", "many_short"))
        self.ladder.show_stairs(Stairs(values, names, "slope", (), reached, back, caption, bold))

    def dress(self, look: Look) -> None:
        """All parts."""
        self._look = look
        for part in (self.value, self.slope, self.ladder):
            part.dress(look)
        self._rename()
        self.title.setStyleSheet(
            f"font-size: {look.px('title')}px; font-weight: 600; color: {look.colour('ink').name()};"
        )
        self.place()

    def speak(self, language: Language) -> None:
        """Names on the curves."""
        self._language = language
        self._rename()

    def _rename(self, span: Span | None = None) -> None:
        value, slope = curves(self.bend, self._language)
        self.value.change((value,), span)
        low, high = self.value.span_y
        self.value.mark_axes([], even_ticks(math.ceil(low), math.floor(high), 1.0))
        self.slope.change((slope,))
        self.title.setText(self._language(f"sigmoid_relu.name.{self.bend}"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Half for the curve, a quarter each for the slope and the stairs."""
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Everything in its place."""
        top = round(self._look.px("title") * 1.3)
        rest = self.height() - top
        cuts = [top, top + round(rest * 0.4), top + round(rest * 0.67), self.height()]
        self.title.setGeometry(QRect(self.value.left_width(), 0, self.width() - self.value.left_width(), top))
        parts: tuple[QWidget, ...] = (self.value, self.slope, self.ladder)
        for part, low, high in zip(parts, cuts, cuts[1:], strict=False):
            part.setGeometry(QRect(0, low, self.width(), high - low))


class CurvesPage(QWidget):
    """The sigmoid and its rival. `moved(z, done)` while z is dragged on any of the four plots."""

    moved = Signal(float, bool)

    def __init__(self) -> None:
        super().__init__()
        self._look = Look()
        self.columns = (Column("sigmoid"), Column("relu"))
        for column in self.columns:
            column.setParent(self)
            column.moved.connect(self.moved)

    def draw(self, frame: Frame) -> None:
        """One stop of z."""
        beat = self.beat(frame)
        z, stop = self.z(frame), frame.step.z
        numbers = beat != "glide"
        lit = beat or {"a": "value", "z": "value", "slope": "slope"}.get(frame.view.focus, "")
        reached = (frame.phase - 0.25) / 0.25 if beat == "slope" else 1.0  # it comes in on the way to its beat
        for column, bend in zip(self.columns, ("sigmoid", frame.params.rival), strict=True):
            column.show_bend(bend, frame.params.rival)
            column.veil(frame.view.asking)
            column.show_z(z, stop, numbers, lit)
            column.show_product(stop, frame.params.hidden, reached, beat == "product")

    @staticmethod
    def beat(frame: Frame) -> str:
        """What this part of the step is about."""
        if not frame.view.beats or frame.phase < 1e-9:
            return ""
        return (
            "value"
            if frame.phase < 0.25
            else "slope"
            if frame.phase < 0.5
            else "product"
            if frame.phase < GLIDE
            else "glide"
        )

    @staticmethod
    def z(frame: Frame) -> float:
        """Where the point is drawn: it rests for the beats of a step and then glides to the next stop."""
        part = frame.phase if not frame.view.beats else ease((frame.phase - GLIDE) / (1.0 - GLIDE))
        return float(frame.step.z + part * (frame.next.z - frame.step.z))

    def parts(self) -> Sequence[Any]:
        """The plots on which z can be dragged."""
        return [plot for column in self.columns for plot in (column.value, column.slope)]

    def dress(self, look: Look) -> None:
        """Both columns."""
        self._look = look
        for column in self.columns:
            column.dress(look)
        self.place()

    def speak(self, language: Language) -> None:
        """Both columns."""
        for column in self.columns:
            column.speak(language)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns of the same width."""
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Side by side."""
        gap = self._look.space * 2
        half = (self.width() - gap) // 2
        for k, column in enumerate(self.columns):
            column.setGeometry(QRect(k * (half + gap), 0, half, self.height()))
