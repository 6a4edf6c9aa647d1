"""The plane of two inputs without its students: shades, the lines of equal answers, their words, the ruler."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPolygonF

from core.activation import sigmoid
from gui.figures import fixed
from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.axes import Axes, Scale
from gui.pictures.face import Face
from gui.pictures.labels import Label, places
from gui.pictures.logistic_regression import plane_marks as ink
from gui.pictures.logistic_regression.film import HALF, NAME, moment, sharp, told, trail, who
from gui.pictures.logistic_regression.parts import between, person
from gui.pictures.logistic_regression.plane_sight import SHORT, Sight

LEVELS = ((0.1, -math.log(9.0)), (0.9, math.log(9.0)))  # answers, and the z that gives them


class PlaneGround(Face):
    """What the neuron answers everywhere."""

    def axes(self) -> Axes:
        """An hour is as long across as up; the longer side sees further."""
        s, metrics = self.look.space, QFontMetricsF(self.look.font("small"))
        left = metrics.horizontalAdvance("−0.0") + s
        rect = self.rect.adjusted(left, self.head + s * 0.5, -s, -2 * metrics.height() - s)
        rect.setSize(rect.size().expandedTo(QRectF(0, 0, 40, 40).size()))
        unit = min(rect.width(), rect.height()) / (2 * HALF)
        x, y = rect.width() / unit / 2, rect.height() / unit / 2
        return Axes(rect, Scale(-x, x), Scale(-y, y))

    def sight(self, frame: Frame) -> Sight:
        """The moment in pixels."""
        return Sight(self.axes(), moment(frame), max(self.ball_radius * 1.6, self.look.px("body") * 1.5))

    def ground(self, painter: QPainter, axes: Axes) -> None:
        """Numbers at the edges, and what they count: it stays."""
        look, say, rect = self.look, self.language, axes.rect
        axes.draw(painter, look, "faint", "faint", grid=False)
        font, bold = look.font("small"), look.font("small", bold=True)
        low = rect.bottom() + QFontMetricsF(font).height() + look.space * 0.5
        high = QPointF(self.rect.left() + look.space, self.rect.top())
        for at, key, anchor in ((QPointF(rect.right(), low), "x1", (1.0, 0.0)), (high, "x2", (0.0, 0.0))):
            marks.text(painter, at, say(f"{NAME}.label.{key}"), bold, look.colour("x"), None, anchor, self.rect)
        self._legend(painter, QFontMetricsF(bold).horizontalAdvance(say(f"{NAME}.label.x2")))
        painter.setPen(marks.pen(look.colour("line"), 1.0))
        painter.setBrush(look.colour("raised"))
        painter.drawRect(rect)

    def _legend(self, painter: QPainter, taken: float) -> None:
        """What a disc and a square are, at the right over the plane, if there is room."""
        look, font = self.look, self.look.font("small")
        metrics, s = QFontMetricsF(font), self.look.space
        words = [(one, self.language(f"{NAME}.label.{key}")) for one, key in ((True, "passed"), (False, "failed"))]
        wide = sum(metrics.horizontalAdvance(text) + 4 * s for _, text in words)
        x, size = self.axes().rect.right() - wide + s, metrics.height() * 0.3
        if x < self.rect.left() + taken + 4 * s:
            return
        for one, text in words:
            middle = self.rect.top() + metrics.height() / 2
            marks.symbol(painter, QPointF(x + s, middle), one, size, look)
            colour = look.colour("one" if one else "zero")
            marks.text(painter, QPointF(x + 2.2 * s, self.rect.top()), text, font, colour)
            x += metrics.horizontalAdvance(text) + 4 * s

    def field(self, sight: Sight, cut: float) -> QBrush:
        """The shades."""
        now = sight.now
        if now.length < SHORT:
            answer = float(sigmoid(now.b))
            return QBrush(ink.tone(self.look, answer + cut * (float(now.b > 0) - answer)))
        return ink.brush(self.look, sight.foot(0.0), sight.uphill * (sight.unit / now.length), cut)

    def cross(self, painter: QPainter, sight: Sight) -> None:
        """Both averages."""
        r, colour = sight.axes.rect, self.look.colour("ink", 0.35)
        painter.fillRect(QRectF(r.left(), round(sight.middle.y()), r.width(), 1.0), colour)
        painter.fillRect(QRectF(round(sight.middle.x()), r.top(), 1.0, r.height()), colour)

    def levels(self, painter: QPainter, frame: Frame, sight: Sight, lit: bool) -> None:
        """0.1 and 0.9 dashed (until it has decided), 0.5 strong; the first line stays as a trace."""
        look = self.look
        if frame.params.act != "decide" and frame.position > 0 and not frame.view.asking:
            self._past(painter, frame, sight)
        painter.setPen(marks.pen(look.colour("ink", 0.75), look.stroke * 0.7, (4.0, 3.0)))
        for line in (sight.level(z) for _, z in LEVELS if sharp(frame) < 1.0):
            if line is not None:
                painter.drawLine(line)
        line = sight.level(0.0)
        if line is not None:
            ink.strong_line(painter, line, look, lit)

    def _past(self, painter: QPainter, frame: Frame, sight: Sight) -> None:
        """Where the line and w were at first, and the way that the tip of w has come."""
        look, axes = self.look, sight.axes
        first = Sight(axes, frame.trace[0], sight.edge)
        self.layer(painter, "first", (frame.trace[0], axes.rect.getRect(), sight.edge), lambda p: self._first(p, first))
        for role, wide in (("halo", 2.4), ("w", 1.0)):
            painter.setPen(marks.pen(look.colour(role), look.stroke * wide))
            painter.drawPolyline(QPolygonF([axes.point(*place) for place in trail(frame)]))

    def _first(self, painter: QPainter, first: Sight) -> None:
        """The line and w as they were."""
        painter.setClipRect(first.axes.rect)
        painter.setPen(marks.pen(self.look.colour("ink", 0.5), self.look.stroke * 0.8, (1.0, 2.5)))
        old = first.level(0.0)
        if old is not None:
            painter.drawLine(old)
        painter.setPen(marks.pen(self.look.colour("w", 0.4), self.look.stroke * 1.6))
        painter.drawLine(first.middle, first.tip)

    def answers(self, painter: QPainter, frame: Frame, sight: Sight) -> list[QRectF]:
        """Each on its line; the boxes that they fill."""
        boxes = []
        font = self.look.maths("body", italic=False)
        metrics = QFontMetricsF(font)
        for answer, z in (*LEVELS, (0.5, 0.0)) if sharp(frame) < 1.0 else ((0.5, 0.0),):
            words = f"ŷ = {answer:g}" if z == 0.0 else f"{answer:g}"
            at = sight.label(z, metrics.horizontalAdvance(words) + self.look.space, metrics.height() * 1.1)
            if at is not None:
                boxes.append(marks.text(painter, at, words, font, self.look.colour("a"), self.look.colour("halo"),
                                        (0.5, 0.5)))  # fmt: skip
        return boxes

    def ruler(self, painter: QPainter, sight: Sight) -> QPointF:
        """Beside the way from the middle to the line; where its middle is."""
        foot = ink.back_inside(sight.axes.rect, sight.middle, sight.foot(0.0))
        return ink.ruler(painter, sight.middle, foot, -sight.along * self.look.px("body") * 1.3, self.look)

    def measure(self, painter: QPainter, frame: Frame, sight: Sight, at: QPointF, taken: list[QRectF]) -> None:
        """The number of the ruler, beside its middle, where there are no other words."""
        side = -sight.along
        words, font = "−b/‖w‖ = " + fixed(told(frame).distance, 2), self.look.maths("body", italic=False)
        metrics = QFontMetricsF(font)
        clear = abs(side.x()) * metrics.horizontalAdvance(words) / 2 + abs(side.y()) * metrics.height() / 2
        near, far = clear + self.look.space, clear + 3 * self.look.px("body")
        spots = [(at + side * way + sight.uphill * up * self.look.px("title"), (0.5, 0.5))
                 for up in (0.0, -1.5, -3.0, 1.5, 3.0, -5.0, 5.0, -8.0, 8.0) for way in (near, -far)]  # fmt: skip
        label = Label(words, spots, "slope", font)
        box = places([label], sight.axes.rect.adjusted(2, 2, -2, -2), np.empty((0, 2)), taken)[0]
        if box is not None:
            marks.text(painter, box.topLeft(), words, font, self.look.colour("slope"), self.look.colour("halo"))

    def stick(self, painter: QPainter, frame: Frame, sight: Sight) -> None:
        """From the line to the student that is spoken of: so far away as z says."""
        if sight.now.length < SHORT:
            return
        one = person(frame.scene, who(frame), sight.now)
        at = sight.axes.point(one.x1, one.x2)
        foot = at - sight.uphill * (one.z / sight.now.length * sight.unit)
        for role, wide in (("halo", 2.6), ("z", 1.3)):
            painter.setPen(marks.pen(self.look.colour(role), self.look.stroke * wide))
            painter.drawLine(foot, at)

    def said(self, painter: QPainter, frame: Frame, sight: Sight) -> None:
        """The name of the stick; and the answer for the place under the pointer."""
        look, one = self.look, person(frame.scene, who(frame), sight.now)
        halo, length = look.colour("halo"), abs(one.z) / max(sight.now.length, SHORT) * sight.unit
        if 3 * look.px("body") < length < 1e5:
            at = sight.axes.point(one.x1, one.x2) - sight.uphill * (math.copysign(length, one.z) * 0.6)
            marks.text(painter, at + sight.along * look.px("body") * 0.8, "z", look.maths("body"), look.colour("z"),
                       halo, (0.5, 0.5), sight.axes.rect)  # fmt: skip
        if self.pointer is None or self.focus(self.pointer, frame) != "a":
            return
        x1, x2 = sight.axes.values(self.pointer)
        answer = between(float(sigmoid(sight.now.w1 * x1 + sight.now.w2 * x2 + sight.now.b)))
        at = self.pointer + QPointF(look.space * 2, -look.space)
        marks.text(painter, at, f"ŷ = {answer}", look.maths("body", italic=False), look.colour("a"), halo, (0.0, 1.0),
                   sight.axes.rect)  # fmt: skip
