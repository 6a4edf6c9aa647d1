"""Was it luck? The same race from other first weights: one line for each, from the first arrival to the last."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from core.race import LIMIT, SEEDS
from gui.language import Language
from gui.lesson import Frame
from gui.pictures.marks import text
from gui.pictures.sigmoid_relu.race_costs import SERIES, STEPS, along, diamond
from gui.theme import Look


def median(arrivals: Sequence[int | None]) -> float | None:
    """The middle one, if it arrived: those who never do come last."""
    order = sorted(LIMIT * 10 if k is None else k for k in arrivals)
    if not order:
        return None
    middle = float(np.median(order))
    return middle if middle <= LIMIT else None


class TallyPage(QWidget):
    """Twelve rows over one axis of steps; who did not arrive stands in the last column."""

    def __init__(self) -> None:
        super().__init__()
        self._look, self._language = Look(), Language()
        self._frame: Frame | None = None

    def draw(self, frame: Frame) -> None:
        """All seeds tried so far: they appear as they are computed."""
        self._frame = frame
        self.update()

    def dress(self, look: Look) -> None:
        """Colours and sizes."""
        self._look = look
        self.update()

    def speak(self, language: Language) -> None:
        """Words."""
        self._language = language
        self.update()

    # -- geometry ------------------------------------------------------------------------------------------------

    def plot(self) -> QRectF:
        """The part inside the axes; the last eighth is for those who never arrive."""
        look = self._look
        top, bottom = look.px("title") * 3.2, look.px("small") * 2.8
        left = look.px("small") * 5.0
        return QRectF(left, top, max(1.0, self.width() - left - look.space), max(1.0, self.height() - top - bottom))

    def x_of(self, arrived: int | None) -> float:
        """The pixel of an arrival."""
        box = self.plot()
        share = 0.93 if arrived is None else 0.86 * float(along(arrived)) / float(along(LIMIT))
        return box.left() + share * box.width()

    def y_of(self, seed: int) -> float:
        """The row of a seed."""
        box = self.plot()
        return box.top() + (seed + 0.5) / SEEDS * box.height()

    # -- looks ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Axis, rows, summary."""
        if self._frame is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._axis(painter)
            arrivals = () if self._frame.view.asking else self._frame.trace[-1].arrivals
            for seed, pair in enumerate(arrivals):
                self._row(painter, seed, pair)
            for n in range(2):
                self._summary(painter, n, [pair[n] for pair in arrivals])

    def _axis(self, painter: QPainter) -> None:
        look, language, box = self._look, self._language, self.plot()
        font, faint = look.font("small"), look.colour("faint")
        for k in STEPS:
            x = self.x_of(k)
            painter.setPen(look.pen("grid", max(1.0, look.stroke / 3)))
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
            text(painter, QPointF(x, box.bottom() + 2), f"{k:,}", font, faint, anchor=(0.5, 0.0))
        painter.setBrush(look.colour("panel"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRect(QRectF(box.left() + 0.88 * box.width(), box.top(), 0.12 * box.width(), box.height()))
        never = language("sigmoid_relu.label.never", limit=f"{LIMIT:,}")
        edge = QRectF(self.rect())
        below = QPointF(box.left() + 0.43 * box.width(), box.bottom() + look.px("small") * 1.3)
        last = QPointF(self.x_of(None), below.y())  # a line lower than the numbers, whose last one is near
        text(painter, last, never, font, faint, anchor=(0.5, 0.0), inside=edge)
        text(painter, below, language("sigmoid_relu.label.steps_to"), font, faint, anchor=(0.5, 0.0), inside=edge)
        for seed in range(SEEDS):
            words = language("sigmoid_relu.label.seed", seed=seed)
            text(painter, QPointF(box.left() - look.space, self.y_of(seed)), words, font, faint, anchor=(1.0, 0.5))

    def _row(self, painter: QPainter, seed: int, pair: tuple[int | None, ...]) -> None:
        look, y = self._look, self.y_of(seed)
        xs = [self.x_of(k) for k in pair]
        radius = min(look.px("body") * 0.52, self.plot().height() / SEEDS * 0.4)
        painter.setPen(look.pen("line", look.stroke))
        painter.drawLine(QPointF(xs[0], y), QPointF(xs[1], y))
        painter.setPen(look.pen("halo", look.stroke * 0.5))
        for n, x in enumerate(xs):
            colour = look.series(SERIES[n])
            painter.setBrush(colour if pair[n] is not None else look.colour("ground"))
            painter.setPen(look.pen("halo" if pair[n] is not None else colour, look.stroke * 0.7))
            if n == 0:
                painter.drawEllipse(QPointF(x, y), radius, radius)
            else:
                painter.drawPolygon(diamond(QPointF(x, y), radius * 1.25))

    def _summary(self, painter: QPainter, n: int, arrivals: Sequence[int | None]) -> None:
        """Name, median, range, how many arrived; and the median as a line through all rows."""
        look, language, box = self._look, self._language, self.plot()
        frame = self._frame
        if frame is None:
            return
        name = language(f"sigmoid_relu.name.{frame.scene.runners[n].bend}")
        words = summary(arrivals, name, language)
        font = look.font("title", bold=True, scale=0.8)
        wide = QFontMetricsF(font).horizontalAdvance(words)
        font.setPixelSize(max(9, round(font.pixelSize() * min(1.0, box.width() / wide))))
        at = QPointF(box.left(), look.px("title") * (0.1 + 1.4 * n))
        colour = look.series(SERIES[n])
        text(painter, at, words, font, colour, inside=QRectF(self.rect()))
        middle = median(arrivals)
        if middle is not None:
            x = self.x_of(round(middle))
            painter.setPen(look.pen(colour, look.stroke * 0.9, (3.0, 3.0)))
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))


def summary(arrivals: Sequence[int | None], name: str, language: Language) -> str:
    """A line such as: ReLU: median 38 steps (18 … 104), 12 of 12."""
    there = sorted(k for k in arrivals if k is not None)
    values = {"name": name, "arrived": len(there), "tried": len(arrivals)}
    if not there:
        return language("sigmoid_relu.label.summary_none" if arrivals else "sigmoid_relu.label.summary_start", **values)
    middle = median(arrivals)
    key = "summary" if middle is not None else "summary_few"
    middle_words = "" if middle is None else f"{middle:,.0f}"
    return language(
        f"sigmoid_relu.label.{key}", low=f"{there[0]:,}", high=f"{there[-1]:,}", middle=middle_words, **values
    )
