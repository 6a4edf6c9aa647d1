"""The ground of every plot: axes, grid and still curves by pyqtgraph, painted once; what moves is painted over it.

A chart keeps fixed ranges and has no menu, no buttons and no zoom. As long as nothing still is changed a frame costs
one blit and the few marks of `over`. `value_at` and `pixel_at` are each other's inverse.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHideEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame

from gui.figures import fixed
from gui.theme import Look

Span = tuple[float, float]
Ticks = Sequence[tuple[float, str]]


class Chart(pg.PlotWidget):  # type: ignore[misc]
    """One plot. Subclasses add what is still as items, and paint what moves in `over`."""

    def __init__(self, x: Span = (0.0, 1.0), y: Span = (0.0, 1.0)) -> None:
        self._still: tuple[object, QPixmap] | None = None
        self._ticks: dict[str, Ticks] = {}
        super().__init__()
        self.look_ = Look()
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
        self.renew()

    def mark_axes(self, bottom: Ticks, left: Ticks) -> None:
        """Numbers on the axes, exactly these."""
        self._ticks = {"bottom": tuple(bottom), "left": tuple(left)}
        self.renew()

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
        self.renew()

    def left_width(self) -> int:
        """Room for the numbers at the left: the same in every plot of a column, so that they are aligned."""
        return round(self.look_.px("small") * 2.6)

    # -- painting ------------------------------------------------------------------------------------------------

    def over(self, painter: QPainter) -> None:
        """What moves, in pixels of the widget. Nothing, unless a subclass knows better."""

    def renew(self, *_: object) -> None:
        """Something still has changed."""
        self._still = None
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The still life, painted once, and what moves over it."""
        ratio = self.devicePixelRatioF()
        key = (self.size(), ratio)
        if self._still is None or self._still[0] != key:
            self._write_ticks()
            self._paint_still(ratio)  # labels of pyqtgraph find their places while they are painted,
            self._still = key, self._paint_still(ratio)  # so only the second time they are there
        with QPainter(self.viewport()) as painter:
            painter.drawPixmap(QPointF(0, 0), self._still[1])
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.over(painter)

    def _write_ticks(self) -> None:
        """Of the numbers on the axes those that have room; the lines of the others stay."""
        metrics = QFontMetricsF(self.look_.font("small"))
        for name, ticks in self._ticks.items():
            flat = name == "bottom"
            places = [(self.pixel_at(v, 0.0).x() if flat else self.pixel_at(0.0, v).y()) for v, _ in ticks]
            sizes = [metrics.horizontalAdvance(f"{word}0") if flat else metrics.height() * 0.95 for _, word in ticks]
            kept = roomy(places, sizes, [word for _, word in ticks])
            self.axes[name].setTicks([[(v, word if k in kept else "") for k, (v, word) in enumerate(ticks)], []])

    def _paint_still(self, ratio: float) -> QPixmap:
        glass = QPixmap(self.size() * ratio)
        glass.setDevicePixelRatio(ratio)
        glass.fill(self.look_.colour("ground"))
        with QPainter(glass) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.render(painter, QRectF(self.rect()), self.rect())  # else it fills the device pixels: twice as large
        return glass

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees it: the still life is let go, and painted again when it is shown."""
        super().hideEvent(event)
        self._still = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Axes and field find their places at once, not an event later."""
        super().resizeEvent(event)
        if hasattr(self, "span_x") and self.plotItem is not None:  # pyqtgraph resizes once more while it closes
            self.getPlotItem().layout.activate()
            self.renew()

    def disc(self, painter: QPainter, at: QPointF, radius: float, colour: QColor) -> None:
        """A mark with a halo."""
        painter.setPen(self.look_.pen("halo", self.look_.stroke * 0.8))
        painter.setBrush(colour)
        painter.drawEllipse(at, radius, radius)

    def words(self, painter: QPainter, box: QRectF, words: str, font: QFont, colour: QColor) -> None:
        """Words in a box, on a patch of the ground so that lines behind them do not disturb."""
        painter.fillRect(box, self.look_.colour("ground", 0.75))
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QPointF(box.left(), box.top() + QFontMetricsF(font).ascent()), words)

    # -- pixels and values ---------------------------------------------------------------------------------------

    def value_at(self, pixel: QPointF) -> QPointF:
        """What lies under this point of the widget."""
        box = self.field()
        x = self.span_x[0] + (pixel.x() - box.left()) / box.width() * (self.span_x[1] - self.span_x[0])
        y = self.span_y[1] - (pixel.y() - box.top()) / box.height() * (self.span_y[1] - self.span_y[0])
        return QPointF(x, y)

    def pixel_at(self, x: float, y: float) -> QPointF:
        """Where a point of the plane lies in the widget."""
        box = self.field()
        return QPointF(
            box.left() + (x - self.span_x[0]) / (self.span_x[1] - self.span_x[0]) * box.width(),
            box.top() + (self.span_y[1] - y) / (self.span_y[1] - self.span_y[0]) * box.height(),
        )

    def field(self) -> QRectF:
        """The plotted part, in pixels of the widget."""
        rect = self.getViewBox().sceneBoundingRect()
        corner = QPointF(self.mapFromScene(rect.topLeft()))
        return QRectF(corner.x(), corner.y(), max(1.0, rect.width()), max(1.0, rect.height()))

    # -- still items ---------------------------------------------------------------------------------------------

    def pen(self, role: str | QColor, width: float | None = None, dashes: tuple[float, ...] = ()) -> QPen:
        """A pen of the look whose width is in pixels, not in units of the plane: for items."""
        pen = self.look_.pen(role, width, dashes)
        pen.setWidthF(pen.widthF() * self.devicePixelRatioF())  # a cosmetic pen counts in the pixels of the screen
        pen.setCosmetic(True)
        return pen

    def add_line(self) -> Any:
        """A line, to be given setData and setPen."""
        line = pg.PlotCurveItem(antialias=True, skipFiniteCheck=True)
        self.addItem(line, ignoreBounds=True)
        return line

    def add_dots(self, symbol: str = "o") -> Any:
        """Marks whose size is in pixels."""
        dots = pg.ScatterPlotItem(symbol=symbol, pxMode=True, antialias=True)
        self.addItem(dots, ignoreBounds=True)
        return dots

    def add_label(self, anchor: tuple[float, float] = (0.0, 0.0)) -> Label:
        """Words that stand in the plot."""
        label = Label(anchor)
        self.addItem(label, ignoreBounds=True)
        return label


class Label(pg.TextItem):  # type: ignore[misc]
    """Words in a plot."""

    def __init__(self, anchor: tuple[float, float]) -> None:
        super().__init__("", anchor=anchor)
        self.setZValue(20)

    def say(self, text: str, colour: QColor, font: QFont) -> None:
        """These words now."""
        self.setFont(font)
        self.setColor(colour)
        self.setPlainText(text)


def roomy(places: Sequence[float], sizes: Sequence[float], words: Sequence[str]) -> set[int]:
    """Which words on an axis can stand without touching: all, else every second, third or fifth one, counted from 0;
    where they stand unevenly the shortest words (0 and 1 rather than 0.25) go first.
    """

    def apart(kept: Sequence[int]) -> bool:
        return all(abs(places[j] - places[i]) >= (sizes[i] + sizes[j]) / 2 for i, j in pairwise(sorted(kept)))

    steps = [b - a for a, b in pairwise(places)]
    start = words.index("0") if "0" in words else 0
    if not steps or max(steps) - min(steps) < 0.5:
        for stride in (1, 2, 3, 5):
            kept = [k for k in range(len(places)) if (k - start) % stride == 0]
            if apart(kept):
                return set(kept)
    chosen: list[int] = []
    for k in sorted(range(len(places)), key=lambda k: len(words[k])):
        if apart([*chosen, k]):
            chosen.append(k)
    return set(chosen)


def even_ticks(low: float, high: float, step: float) -> list[tuple[float, str]]:
    """Whole multiples of a step with a true minus."""
    places = 0 if float(step).is_integer() else 1
    values: Iterable[float] = (k * step for k in range(round(low / step), round(high / step) + 1))
    return [(v, fixed(v, places)) for v in values if low - 1e-9 <= v <= high + 1e-9]
