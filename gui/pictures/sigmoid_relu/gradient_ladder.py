"""The size of the gradient in every layer as a staircase on a scale of tenths: the first layer at the left.

Going back from the answer (right) to the input (left) each step down is what one more layer lets through. What is
exactly 0 has no place on a scale of tenths: it lies on the floor and says 0.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHideEvent, QPainter, QPaintEvent, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from gui.figures import short, superscript
from gui.pictures.marks import text
from gui.theme import Look

LOW, HIGH = -8, 0  # powers of ten at the floor and at the ceiling


@dataclass(frozen=True)
class Stairs:
    """What a ladder shows: a value for every layer (first layer first), and how it is written under it."""

    values: tuple[float, ...] = ()
    names: tuple[str, ...] = ()
    role: str = "slope"
    ghost: tuple[float, ...] = ()  # what it was at the start, as an outline
    reached: float = 1.0  # the share of the layers, from the right, that the gradient has come through already
    back: str = ""  # words under the arrow from right to left
    caption: tuple[str, ...] = ()  # words over the plot: the first that fit
    bold: bool = False


class Ladder(QWidget):
    """A staircase. `show_stairs` gives it new values; everything else follows."""

    def __init__(self, low: int = LOW, high: int = HIGH) -> None:
        super().__init__()
        self.low, self.high = low, high
        self.stairs = Stairs()
        self._look = Look()
        self._ground: tuple[object, QPixmap] = (None, QPixmap())

    def dress(self, look: Look) -> None:
        """Colours and sizes."""
        self._look = look
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees it: what was kept to paint faster is let go."""
        super().hideEvent(event)
        self._ground = (None, QPixmap())

    def show_stairs(self, stairs: Stairs) -> None:
        """Show these values."""
        if stairs != self.stairs:
            self.stairs = stairs
            self.update()

    # -- geometry ------------------------------------------------------------------------------------------------

    def plot(self) -> QRectF:
        """The part inside the axes."""
        small = self._look.px("small")
        left = small * 2.6
        bottom = small * (2.7 if self.stairs.back else 1.4)
        top = small * (2.9 if self.stairs.caption else 1.5)
        wide, high = self.width() - left - small * 0.4, self.height() - top - bottom
        return QRectF(left, top, max(1.0, wide), max(1.0, high))

    def height_of(self, value: float) -> float:
        """The pixel at which a value stands; 0 and what is smaller than the scale stand on the floor."""
        box = self.plot()
        if math.isnan(value) or value <= 0.0:
            return box.bottom()
        power = self.high if math.isinf(value) else math.log10(value)
        share = (min(max(power, self.low), self.high) - self.low) / (self.high - self.low)
        return box.bottom() - share * box.height()

    def cell(self, k: int) -> QRectF:
        """The column of layer k, from the ceiling to the floor."""
        box = self.plot()
        width = box.width() / max(1, len(self.stairs.values or self.stairs.names))
        return QRectF(box.left() + k * width, box.top(), width, box.height())

    # -- looks ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Grid, outline of the start, stairs, numbers."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawPixmap(QPointF(0, 0), self._back())
            if self.stairs.values:
                self._steps(painter)
                self._words(painter)

    def _back(self) -> QPixmap:
        """All that stays while the values change, painted once."""
        stairs, ratio = self.stairs, self.devicePixelRatioF()
        key = (self.size(), ratio, stairs.names, stairs.back, stairs.caption, stairs.role, stairs.ghost, self._look)
        if self._ground[0] != key:
            glass = QPixmap(self.size() * ratio)
            glass.setDevicePixelRatio(ratio)
            glass.fill(Qt.GlobalColor.transparent)
            with QPainter(glass) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._grid(painter)
                self._ghost(painter)
                self._names(painter)
            self._ground = (key, glass)
        return self._ground[1]

    def _grid(self, painter: QPainter) -> None:
        look, box = self._look, self.plot()
        rows = max(1, math.ceil((self.high - self.low) * look.px("small") * 1.5 / box.height()))
        for power in range(self.high, self.low - 1, -1):
            y = self.height_of(10.0**power)
            painter.setPen(look.pen("grid", max(1.0, look.stroke / 3)))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            if (self.high - power) % (2 * math.ceil(rows / 2) if rows > 1 else 1) == 0:
                words = "1" if power == 0 else "10" + superscript(power)
                text(painter, QPointF(box.left() - look.space / 2, y), words, look.font("small"), look.colour("faint"),
                     anchor=(1.0, 0.5))  # fmt: skip
        painter.setPen(look.pen("faint", max(1.0, look.stroke / 2)))
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _steps(self, painter: QPainter) -> None:
        look, stairs = self._look, self.stairs
        count = len(stairs.values)
        first = count - stairs.reached * count - 1e-9
        for k, value in enumerate(stairs.values):
            cell = self.cell(k)
            top = self.height_of(value)
            there = k >= first
            left, right = round(cell.left()), round(cell.right())
            tread = QRect(left, round(top), right - left, round(cell.bottom() - top))
            painter.fillRect(tread, look.colour(stairs.role, 0.3 if there else 0.08))
            painter.setPen(
                look.pen(look.colour(stairs.role, 1.0 if there else 0.35), look.stroke * (2 if stairs.bold else 1.5))
            )
            painter.drawLine(QPointF(cell.left(), top), QPointF(cell.right(), top))
            if k + 1 < count:
                painter.drawLine(
                    QPointF(cell.right(), top), QPointF(cell.right(), self.height_of(stairs.values[k + 1]))
                )

    def _ghost(self, painter: QPainter) -> None:
        if not self.stairs.ghost:
            return
        points = []
        for k, value in enumerate(self.stairs.ghost):
            cell, y = self.cell(k), self.height_of(value)
            points += [QPointF(cell.left(), y), QPointF(cell.right(), y)]
        painter.setPen(self._look.pen(self._look.colour("faint", 0.9), max(1.2, self._look.stroke * 0.55), (3.0, 3.0)))
        painter.drawPolyline(QPolygonF(points))

    def _words(self, painter: QPainter) -> None:
        """The values, each over its step; where two would lie over one another the inner one moves up a line."""
        look, font, values = self._look, self._look.font("small", bold=True), self.stairs.values
        metrics, patch, taken = QFontMetricsF(font), look.colour("ground", 0.75), list[QRectF]()
        painter.setFont(font)
        for k in dict.fromkeys((0, len(values) - 1, *range(1, len(values) - 1))):
            words = fitting(values[k], font, self.cell(k).width() - look.space / 2)
            width = metrics.horizontalAdvance(words)
            box = QRectF(self.cell(k).center().x() - width / 2, self.height_of(values[k]) - look.stroke * 1.2
                         - metrics.height(), width, metrics.height())  # fmt: skip
            box.moveRight(min(box.right(), float(self.width())))
            clash = [other for other in taken if box.adjusted(-2, 1, 2, -1).intersects(other)]
            if clash:
                box.moveBottom(min(other.top() for other in clash))
            if box.top() < 0 or any(box.adjusted(-2, 1, 2, -1).intersects(other) for other in taken):
                continue  # the first and the last layer's, placed first, always stay
            taken.append(box)
            painter.fillRect(box, patch)
            painter.setPen(look.colour("ink"))
            painter.drawText(QPointF(box.left(), box.top() + metrics.ascent()), words)

    def _names(self, painter: QPainter) -> None:
        """The layers, the caption, the way of the gradient."""
        look, stairs, box = self._look, self.stairs, self.plot()
        faint, font = look.colour("faint"), look.font("small")
        for k, name in enumerate(stairs.names):
            at = QPointF(self.cell(k).center().x(), box.bottom() + look.px("small") * 0.1)
            text(painter, at, name, font, faint, anchor=(0.5, 0.0))
        if stairs.caption:
            text(painter, QPointF(box.left(), 0.0), self.caption_shown(), font, look.colour(stairs.role))
        if stairs.back:
            y = box.bottom() + look.px("small") * 1.95
            self._arrow(
                painter, text(painter, QPointF(box.center().x(), y), stairs.back, font, faint, anchor=(0.5, 0.5)), y
            )

    def caption_shown(self) -> str:
        """The fullest words over the plot that fit."""
        room, metrics = self.width() - self.plot().left(), QFontMetricsF(self._look.font("small"))
        return next((w for w in self.stairs.caption if metrics.horizontalAdvance(w) <= room), self.stairs.caption[-1])

    def _arrow(self, painter: QPainter, words: QRectF, y: float) -> None:
        """From the answer back to the input."""
        look, box = self._look, self.plot()
        gap, head = look.space, look.px("small") * 0.35
        painter.setPen(look.pen("faint", max(1.2, look.stroke * 0.6)))
        if words.left() - gap > box.left() + head:
            painter.drawLine(QPointF(box.left(), y), QPointF(words.left() - gap, y))
            painter.drawLine(QPointF(words.right() + gap, y), QPointF(box.right(), y))
            for side in (-head, head):
                painter.drawLine(QPointF(box.left(), y), QPointF(box.left() + head, y + side))


def writings(value: float) -> tuple[str, ...]:
    """Ways to write a size of a gradient, the fullest first: 0.00051, 0.0005, 5·10⁻⁴."""
    if not math.isfinite(value):
        return ("–",)
    if value in (0.0, 1.0):
        return (short(value, 1),)
    if value < 1e-4:
        return _power(value, 1), _power(value, 0)
    return short(value, 2), short(value, 1), _power(value, 0)


def _power(value: float, places: int) -> str:
    mantissa, exponent = f"{value:.{places}e}".split("e")
    return f"{mantissa}·10{superscript(int(exponent))}"


def fitting(value: float, font: QFont, width: float) -> str:
    """The fullest way of writing it that is no wider than this (the shortest if none is)."""
    metrics, ways = QFontMetricsF(font), writings(value)
    return next(
        (way for way in ways if metrics.horizontalAdvance(way) <= width), min(ways, key=metrics.horizontalAdvance)
    )
