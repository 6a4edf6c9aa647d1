"""The cost against the step, for one ball or several; press on it to go to that step."""

from __future__ import annotations

from typing import cast

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from gui.figures import short
from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.axes import Axes, Scale
from gui.pictures.face import Face
from gui.pictures.gradient_descent.hill import Hill, Walks
from gui.pictures.gradient_descent.inks import ball_colour

MANY = 40  # steps: with more, the axis shows log(1 + step)
WIDE = 60.0  # ratio of costs: with more, the axis is logarithmic


class CostChart(Face):
    """J after every step."""

    title = "gradient_descent.face.cost"

    def axes(self, hill: Hill, walks: Walks) -> Axes:
        """Room for every cost of the walk that is a number."""
        s, small = self.look.space, self.look.px("small")
        metrics = QFontMetricsF(self.look.font("small"))
        names = [self.name(walks, k) for k in range(walks.balls)] if walks.balls > 1 else [""]
        labels = max(metrics.horizontalAdvance(name) for name in names) + s
        rect = self.rect.adjusted(s * 4 + small * 1.6, self.head + s * 0.5, -labels - s, -s * 1.5 - 2 * small)
        J = walks.cost[np.isfinite(walks.cost)]
        low = hill.bottoms[0].cost if hill.bottoms else (float(J.min()) if len(J) else 0.0)
        low, high = min(low, float(J.min(initial=low))), float(J.max(initial=low))
        log = low > 0 and high / low > WIDE
        if log:
            y = Scale(low / 1.5, max(high * 2, low * 10), True)
        else:
            room = max(high - low, 1e-9)
            y = Scale(max(0.0, low - 0.24 * room), high + 0.08 * room)
        n = max(1, len(walks) - 1)
        return Axes(QRectF(rect), Scale(0.0, n, n > MANY, 1.0 if n > MANY else 0.0), y)

    # -- painting ------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """All costs, faint; those so far, strong; a dot for now."""
        hill, walks = cast(Hill, frame.scene), cast(Walks, frame.trace)
        axes = self.axes(hill, walks)
        veiled = frame.view.asking  # the costs to come would answer the question
        key = (hill, walks, self.language, veiled)
        self.layer(painter, "ground", key, lambda p: self._ground(p, hill, walks, axes, veiled))
        at, k = frame.position if not frame.view.beats else float(frame.index), frame.index
        look = self.look
        self.growing(painter, "gone", (hill, walks), k + 1, lambda p, i, j: self._gone(p, walks, axes, (i, j)))
        painter.save()
        painter.setClipRect(axes.rect.adjusted(-8, -8, 8, 8))
        for ball in reversed(range(walks.balls)):
            now = float(walks.cost[k, ball])
            if np.isfinite(now):
                marks.dots(painter, [axes.point(k, now)], look.stroke * 2.2, ball_colour(look, ball))
        x = axes.point(at, 0.0).x()
        painter.setPen(marks.pen(look.colour("faint", 0.6), 1.0))
        painter.drawLine(QPointF(x, axes.rect.top()), QPointF(x, axes.rect.bottom()))
        painter.restore()

    def _gone(self, painter: QPainter, walks: Walks, axes: Axes, steps: tuple[int, int]) -> None:
        """The costs so far, strong; those of the earlier steps are already there."""
        first, last = max(0, steps[0] - 1), steps[1]
        painter.setClipRect(axes.rect.adjusted(-8, -8, 8, 8))
        for ball in reversed(range(walks.balls)):
            painter.setPen(marks.pen(ball_colour(self.look, ball), self.look.stroke * 1.1))
            line = axes.pixels(np.arange(first, last), walks.cost[first:last, ball])
            painter.drawPolyline(marks.thin(*line))

    def _ground(self, painter: QPainter, hill: Hill, walks: Walks, axes: Axes, veiled: bool) -> None:
        look, say = self.look, self.language
        self.heading(painter, say(self.title))
        axes.draw(painter, look, "faint", "J")
        words = say("gradient_descent.label.steps")
        at = QPointF(axes.rect.right(), axes.rect.bottom() + look.px("small") * 1.45 + look.space * 0.3)
        marks.text(painter, at, words, look.font("small"), look.colour("faint"), None, (1.0, 0.0), self.rect)
        if hill.bottoms:
            y = axes.point(0.0, hill.bottoms[0].cost).y()
            painter.setPen(marks.pen(look.colour("J"), look.stroke * 0.5, (4.0, 4.0)))
            painter.drawLine(QPointF(axes.rect.left(), y), QPointF(axes.rect.right(), y))
            words = say("gradient_descent.label.lowest", J=short(hill.bottoms[0].cost, 3))
            if axes.rect.bottom() - y > look.px("small"):
                at = QPointF(axes.rect.right() - look.space * 0.6, y + 1)
                marks.text(painter, at, words, look.font("small"), look.colour("J"), None, (1.0, 0.0))
        painter.save()
        painter.setClipRect(axes.rect.adjusted(-8, -8, 8, 8))
        for ball in () if veiled else reversed(range(walks.balls)):
            colour = ball_colour(look, ball)
            colour.setAlphaF(0.4)
            painter.setPen(marks.pen(colour, look.stroke * 0.6))
            painter.drawPolyline(marks.thin(*axes.pixels(np.arange(len(walks)), walks.cost[:, ball])))
        painter.restore()
        if walks.balls > 1:
            self._names(painter, walks, axes)

    def _names(self, painter: QPainter, walks: Walks, axes: Axes) -> None:
        """What each curve is, at its right end, pushed apart where they meet."""
        look = self.look
        font = look.font("small")
        row = QFontMetricsF(font).height() * 0.95
        ends = []
        for ball in range(walks.balls):
            J = walks.cost[:, ball]
            J = J[np.isfinite(J)]
            ends.append((axes.point(0.0, float(J[-1])).y() if len(J) else axes.rect.top(), ball))
        y = axes.rect.top() - row
        bottom = axes.rect.bottom() - row * (walks.balls - 1)
        for place, (at, ball) in enumerate(sorted(ends)):
            y = min(max(at, y + row), bottom + row * place)
            y = max(axes.rect.top(), y)
            marks.text(painter, QPointF(axes.rect.right() + look.space * 0.6, y), self.name(walks, ball), font,
                       ball_colour(look, ball), None, (0.0, 0.5))  # fmt: skip

    def name(self, walks: Walks, ball: int) -> str:
        """α/10, start 2, momentum …"""
        return self.language(f"gradient_descent.ball.{walks.names[ball]}")

    # -- hands ---------------------------------------------------------------------------------------------------

    def grab(self, at: QPointF, frame: Frame) -> str:
        """The chart is a way through the film."""
        return (
            "time" if self.axes(frame.scene, cast(Walks, frame.trace)).rect.adjusted(-8, 0, 8, 8).contains(at) else ""
        )

    def value(self, what: str, at: QPointF, frame: Frame) -> float:
        """The whole step under the pointer."""
        walks = cast(Walks, frame.trace)
        step = self.axes(frame.scene, walks).values(at)[0]
        return float(min(max(round(step), 0), len(walks) - 1))

    def focus(self, at: QPointF, frame: Frame) -> str:
        """J."""
        return "J" if self.grab(at, frame) else ""
