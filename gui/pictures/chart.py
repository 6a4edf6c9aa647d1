"""The ground every plot stands on: a pyqtgraph plot with our colours, our fonts, and nothing that moves by itself.

A chart keeps fixed ranges, has no menu, no buttons and no zoom. `value_at` and `pixel_at` are each other's inverse.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPen
from PySide6.QtWidgets import QFrame

from gui.theme import Look

Span = tuple[float, float]
Ticks = Sequence[tuple[float, str]]


class Chart(pg.PlotWidget):  # type: ignore[misc]
    """One plot. Subclasses add their items once, in their constructor, and only move them afterwards."""

    def __init__(self, x: Span = (0.0, 1.0), y: Span = (0.0, 1.0)) -> None:
        super().__init__()
        self.look_ = Look()
        self.span_x, self.span_y = x, y
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAntialiasing(True)
        item = self.getPlotItem()
        item.setMenuEnabled(False)
        item.hideButtons()
        item.setMouseEnabled(False, False)
        item.vb.setDefaultPadding(0.0)
        item.layout.setContentsMargins(0, 0, 0, 0)
        self.axes = {name: item.getAxis(name) for name in ("left", "bottom")}
        for axis in self.axes.values():
            axis.enableAutoSIPrefix(False)
            axis.setStyle(tickLength=0, tickTextOffset=4)
            axis.setZValue(-100)  # the grid lies under the curves
        item.showGrid(x=True, y=True, alpha=0.9)
        self.fix(x, y)

    def fix(self, x: Span, y: Span) -> None:
        """Show this part of the plane from now on."""
        self.span_x, self.span_y = x, y
        self.getViewBox().setRange(xRange=x, yRange=y, padding=0, disableAutoRange=True)

    def mark_axes(self, bottom: Ticks, left: Ticks) -> None:
        """Numbers on the axes, exactly these."""
        self.axes["bottom"].setTicks([list(bottom), []])
        self.axes["left"].setTicks([list(left), []])

    def dress(self, look: Look) -> None:
        """Ground, grid, fonts; a frame is not needed."""
        self.look_ = look
        self.setBackground(look.colour("ground"))
        for axis in self.axes.values():
            axis.setPen(self.pen("grid", max(1.0, look.stroke / 3)))
            axis.setTextPen(look.colour("faint"))
            axis.setStyle(tickFont=look.font("small"))
        self.axes["bottom"].setHeight(round(look.px("small") * 1.55))
        self.axes["left"].setWidth(self.left_width())

    def left_width(self) -> int:
        """Room for the numbers at the left: the same in every plot of a column, so that they are aligned."""
        return round(self.look_.px("small") * 2.6)

    # -- pixels and values ---------------------------------------------------------------------------------------

    def value_at(self, pixel: QPointF) -> QPointF:
        """What lies under this point of the widget."""
        box = self.field()
        x = self.span_x[0] + (pixel.x() - box[0]) / box[2] * (self.span_x[1] - self.span_x[0])
        y = self.span_y[1] - (pixel.y() - box[1]) / box[3] * (self.span_y[1] - self.span_y[0])
        return QPointF(x, y)

    def pixel_at(self, x: float, y: float) -> QPointF:
        """Where a point of the plane lies in the widget."""
        box = self.field()
        return QPointF(
            box[0] + (x - self.span_x[0]) / (self.span_x[1] - self.span_x[0]) * box[2],
            box[1] + (self.span_y[1] - y) / (self.span_y[1] - self.span_y[0]) * box[3],
        )

    def field(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of the plotted part, in pixels of the widget."""
        rect = self.getViewBox().sceneBoundingRect()
        corner = self.mapFromScene(rect.topLeft())
        return float(corner.x()), float(corner.y()), max(1.0, float(rect.width())), max(1.0, float(rect.height()))

    def pen(self, role: str | QColor, width: float | None = None, dashes: tuple[float, ...] = ()) -> QPen:
        """A pen of the look whose width is in pixels, not in units of the plane."""
        pen = self.look_.pen(role, width, dashes)
        pen.setCosmetic(True)
        return pen

    # -- items ---------------------------------------------------------------------------------------------------

    def add_line(self) -> Any:
        """A line to be moved with setData and coloured with setPen."""
        line = pg.PlotCurveItem(antialias=True, skipFiniteCheck=True)
        self.addItem(line, ignoreBounds=True)
        return line

    def add_dots(self, symbol: str = "o") -> Any:
        """Marks whose size is in pixels."""
        dots = pg.ScatterPlotItem(symbol=symbol, pxMode=True, antialias=True)
        self.addItem(dots, ignoreBounds=True)
        return dots

    def add_label(self, anchor: tuple[float, float] = (0.0, 0.5)) -> Label:
        """Words that stand in the plot."""
        label = Label(anchor)
        self.addItem(label, ignoreBounds=True)
        return label


class Label(pg.TextItem):  # type: ignore[misc]
    """Words in a plot, on a patch of the ground so that lines behind them do not disturb."""

    def __init__(self, anchor: tuple[float, float]) -> None:
        super().__init__("", anchor=anchor)
        self._said: tuple[object, ...] = ()
        self.setZValue(20)

    def say(self, text: str, colour: QColor, font: QFont, ground: QColor | None = None) -> None:
        """New words; costs nothing if they are the old ones."""
        said = (text, colour.rgba(), font.key(), ground.rgba() if ground is not None else None)
        if said == self._said:
            return
        self._said = said
        self.setFont(font)
        self.setColor(colour)
        self.fill = pg.mkBrush(ground) if ground is not None else pg.mkBrush(None)
        self.setPlainText(text)


def even_ticks(low: float, high: float, step: float) -> list[tuple[float, str]]:
    """Whole multiples of a step with a true minus."""
    from gui.figures import fixed

    places = 0 if float(step).is_integer() else 1
    first = round(low / step)
    values: Iterable[float] = (k * step for k in range(first, round(high / step) + 1))
    return [(v, fixed(v, places)) for v in values if low - 1e-9 <= v <= high + 1e-9]
