"""Straight axes for a flat plot: from values to pixels and back, round ticks, linear or logarithmic. No widget."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from gui.figures import fixed, short, superscript
from gui.language import MINUS
from gui.theme import Look


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round numbers from low to high, about so many, 1, 2 or 5 times a power of ten apart."""
    span = high - low
    if not (math.isfinite(span) and span > 0):
        return []
    raw = span / max(1, about)
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(k * power for k in (1, 2, 5, 10) if k * power >= raw * 0.999)
    first = math.ceil(low / step - 1e-9)
    return [k * step for k in range(first, math.floor(high / step + 1e-9) + 1)]


def written(values: Iterable[float]) -> list[str]:
    """Ticks as text, all with the same number of places (or as powers where they are huge or tiny)."""
    values = list(values)
    if not values:
        return []
    gap = min((b - a for a, b in pairwise(values)), default=abs(values[0]) or 1.0)
    if max(abs(v) for v in values) >= 1e6 or gap < 1e-4:
        return [short(v, 2) if v else "0" for v in values]
    places = max(0, -math.floor(math.log10(gap) + 1e-9))
    return [fixed(v, places) for v in values]


def _power(value: float) -> str:
    """A tick of a logarithmic axis: 0.5, 20, 10⁶."""
    exponent = math.log10(value)
    if abs(exponent) >= 4 and abs(exponent - round(exponent)) < 1e-9:
        return "10" + superscript(round(exponent))
    return short(value, 1)


def _whole(value: float) -> str:
    """A tick of an axis that reaches far: 0.5, −10, 1000, 20,000."""
    if 0 < abs(value) < 1:
        return short(value, 1)
    return f"{value:{',' if abs(value) >= 10000 else ''}.0f}".replace("-", MINUS)


@dataclass(frozen=True)
class Scale:
    """One axis: values to 0..1 and back. `log` shows the logarithm; `offset` is added first (steps: log(1 + k)).

    `far` is for values of both signs and every size: straight for |value| well below it, then ever closer (asinh).
    """

    low: float
    high: float
    log: bool = False
    offset: float = 0.0
    far: float = 0.0

    @property
    def straight(self) -> bool:
        """Whether equal differences are equally far apart."""
        return not self.log and not self.far

    def at(self, value: Any) -> Any:
        """Where a value lies, 0 at the low end and 1 at the high one; never inf or nan."""
        low, high = self._bend(self.low), self._bend(self.high)
        with np.errstate(all="ignore"):
            t = (self._bend(value) - low) / (high - low if high != low else 1.0)
            return np.where(t == t, np.clip(t, -50.0, 50.0), 50.0)  # nan is no place: far outside

    def spot(self, value: float) -> float:
        """As `at`, for one plain number: ten times faster."""
        low, high, bent = self._bent(self.low), self._bent(self.high), self._bent(value)
        t = (bent - low) / (high - low if high != low else 1.0)
        return min(max(t, -50.0), 50.0) if t == t else 50.0

    def value(self, t: float) -> float:
        """The value that lies there."""
        low, high = float(self._bend(self.low)), float(self._bend(self.high))
        bent = low + t * (high - low)
        if self.far:
            return self.far * math.sinh(min(max(bent, -300.0), 300.0))
        return float(10.0 ** min(max(bent, -300.0), 300.0)) - self.offset if self.log else bent

    def values(self, t: Any) -> Any:
        """As `value`, for many places at once."""
        low, high = float(self._bend(self.low)), float(self._bend(self.high))
        bent = low + np.asarray(t, dtype=float) * (high - low)
        if self.far:
            return self.far * np.sinh(np.clip(bent, -300.0, 300.0))
        return 10.0 ** np.clip(bent, -300.0, 300.0) - self.offset if self.log else bent

    def marks(self, about: int = 5) -> list[float]:
        """Round values along it."""
        if self.far:
            return self._far_marks(about)
        if not self.log:
            return ticks(self.low, self.high, about)
        if self.offset:
            marks = [0.0] + [k * 10.0**p for p in range(9) for k in (1, 2, 5)]
            marks = [m for m in marks if self.low <= m <= self.high]
        else:
            low, high = math.log10(self.low), math.log10(self.high)
            each = max(1, math.ceil((high - low) / max(1, about)))
            ones = (1,) if high - low > 2 else (1, 2, 5)
            marks = [k * 10.0**p for p in range(math.floor(low), math.ceil(high) + 1) if p % each == 0 for k in ones]
            marks = [m for m in marks if self.low * 0.999 <= m <= self.high * 1.001]
        return marks

    def _far_marks(self, about: int) -> list[float]:
        """0, and powers of ten on both sides: every second or third one where there is little room."""
        first = math.ceil(math.log10(self.far))
        last = math.floor(math.log10(max(abs(self.low), abs(self.high))) + 1e-9)
        sides = (self.low < 0) + (self.high > 0)
        each = max(1, math.ceil(sides * (last - first + 1) / max(1, about - 1)))
        powers = [10.0**p for p in range(last, first - 1, -each)]
        return [m for m in sorted({0.0, *powers, *(-p for p in powers)}) if self.low <= m <= self.high]

    def _bent(self, value: float) -> float:
        if math.isnan(value) or self.straight:
            return value
        if self.far:
            return math.asinh(value / self.far)
        return math.log10(max(value + self.offset, 1e-300))

    def _bend(self, value: Any) -> Any:
        if self.straight:
            return np.asarray(value, dtype=float)
        if self.far:
            return np.arcsinh(np.asarray(value, dtype=float) / self.far)
        with np.errstate(all="ignore"):
            return np.log10(np.maximum(np.asarray(value, dtype=float) + self.offset, 1e-300))


@dataclass(frozen=True)
class Axes:
    """Two scales on a rectangle of the screen."""

    rect: QRectF
    x: Scale
    y: Scale

    def __hash__(self) -> int:
        return hash((self.rect.x(), self.rect.y(), self.rect.width(), self.rect.height(), self.x, self.y))

    def pixels(self, x: Any, y: Any) -> tuple[Any, Any]:
        """Values to pixels."""
        r = self.rect
        return r.left() + self.x.at(x) * r.width(), r.bottom() - self.y.at(y) * r.height()

    def point(self, x: float, y: float) -> QPointF:
        """One value pair as a point on the screen."""
        r = self.rect
        return QPointF(r.left() + self.x.spot(x) * r.width(), r.bottom() - self.y.spot(y) * r.height())

    def values(self, at: QPointF) -> tuple[float, float]:
        """A point on the screen to values."""
        r = self.rect
        x = self.x.value((at.x() - r.left()) / max(1.0, r.width()))
        return x, self.y.value((r.bottom() - at.y()) / max(1.0, r.height()))

    def draw(self, painter: QPainter, look: Look, x_role: str = "faint", y_role: str = "faint",
             grid: bool = True) -> None:  # fmt: skip
        """Grid lines and the numbers beside them, thinned out until they fit."""
        font = look.font("small")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        pen = QPen(look.colour("grid"), 1.0)
        gap = look.space / 2
        free = -1e9
        for value, text in self._labels(self.x, self.rect.width() / (metrics.horizontalAdvance("−0.00") * 1.4)):
            px = self.point(value, self.y.low).x()
            if grid:
                painter.setPen(pen)
                painter.drawLine(QPointF(px, self.rect.top()), QPointF(px, self.rect.bottom()))
            wide = metrics.horizontalAdvance(text)
            if px - wide / 2 > free:
                painter.setPen(look.colour(x_role))
                painter.drawText(QPointF(px - wide / 2, self.rect.bottom() + gap + metrics.ascent()), text)
                free = px + wide / 2 + look.space
        for value, text in self._labels(self.y, self.rect.height() / (metrics.height() * 1.8)):
            py = self.point(self.x.low, value).y()
            if grid:
                painter.setPen(pen)
                painter.drawLine(QPointF(self.rect.left(), py), QPointF(self.rect.right(), py))
            painter.setPen(look.colour(y_role))
            box = QRectF(self.rect.left() - 200 - gap, py - metrics.height() / 2, 200, metrics.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)

    @staticmethod
    def _labels(scale: Scale, about: float) -> list[tuple[float, str]]:
        marks = scale.marks(max(2, int(about)))
        texts = [_power(m) for m in marks] if scale.log and not scale.offset else written(marks)
        if scale.offset or scale.far:
            texts = [_whole(m) for m in marks]
        return list(zip(marks, texts, strict=True))
