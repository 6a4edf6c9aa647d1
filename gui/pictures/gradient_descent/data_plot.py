"""The data with the curve that this (w, b) makes of them: points to drag, and the pull dz each has on the curve."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from core.activation import sigmoid
from core.bowl import SquaredSigmoid
from gui.figures import short
from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.axes import Axes, Scale
from gui.pictures.face import Face, near
from gui.pictures.gradient_descent.hill import Hill
from gui.pictures.gradient_descent.moment import moment


class DataPlot(Face):
    """x against y, and σ(w x + b) or w x + b."""

    def axes(self, hill: Hill) -> Axes:
        """The window of the data."""
        s, small = self.look.space, self.look.px("small")
        rect = self.rect.adjusted(s * 4 + small, self.head + s * 0.5, -s * 1.5, -s * 1.5 - 2 * small)
        return Axes(QRectF(rect), Scale(hill.x_low, hill.x_high), Scale(hill.y_low, hill.y_high))

    def point_size(self) -> float:
        """Half the width of a data point, in pixels."""
        return max(4.5, self.look.stroke * 1.9)

    # -- painting ------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Grid, pulls, curve, points."""
        hill, now = cast(Hill, frame.scene), moment(frame)
        axes = self.axes(hill)
        self.layer(painter, "ground", (hill, self.language), lambda p: self._ground(p, hill, axes))
        w, b = float(now.w[0]), float(now.b[0])
        painter.save()
        painter.setClipRect(axes.rect.adjusted(-6, -6, 6, 6))
        if np.isfinite(w) and np.isfinite(b):
            self._pulls(painter, hill, axes, w, b)
            self._curve(painter, hill, axes, w, b, frame.view.focus == "a")
        painter.restore()
        for k, (x, y) in enumerate(zip(hill.surface.x.tolist(), hill.surface.y.tolist(), strict=True)):
            lit = f"point:{k}" in (self.active, frame.view.focus)
            marks.symbol(painter, axes.point(x, y), y >= 0.5 or not hill.classes, self.point_size(), self.look, lit)

    def _ground(self, painter: QPainter, hill: Hill, axes: Axes) -> None:
        look, say = self.look, self.language
        self.heading(painter, say("gradient_descent.face.data" if hill.classes else "gradient_descent.face.line"))
        axes.draw(painter, look, "x", "y")
        font, low = look.font("small"), axes.rect.bottom() + look.px("small") * 1.45 + look.space * 0.3
        what = say(f"gradient_descent.label.{hill.words[0]}", c=f"{hill.centre:g}")
        right = marks.text(
            painter, QPointF(axes.rect.right(), low), what, font, look.colour("x"), None, (1.0, 0.0), self.rect
        )
        sticks = say("gradient_descent.label.pulls" if hill.classes else "gradient_descent.label.pulls_half")
        if axes.rect.left() + QFontMetricsF(font).horizontalAdvance(sticks) < right.left() - look.space:
            marks.text(painter, QPointF(axes.rect.left(), low), sticks, font, look.colour("faint"))
        if hill.classes:
            painter.setPen(marks.pen(look.colour("faint"), 1.0, (4.0, 4.0)))
            painter.drawLine(axes.point(hill.x_low, 0.5), axes.point(hill.x_high, 0.5))
            roomy = axes.rect.height() > 6 * look.px("small")
            for y, role, key in ((0.0, "zero", hill.words[1]), (1.0, "one", hill.words[2])) if roomy else ():
                at = axes.point(hill.x_low if y else hill.x_high, y)  # where no curve that rises can come
                at += QPointF(look.space if y else -look.space, (-0.9 if y else 0.9) * look.px("small"))
                marks.text(painter, at, say(f"gradient_descent.label.{key}"), font, look.colour(role), None,
                           (0.0 if y else 1.0, 0.5))  # fmt: skip

    def _curve(self, painter: QPainter, hill: Hill, axes: Axes, w: float, b: float, lit: bool) -> None:
        x = np.linspace(hill.x_low, hill.x_high, 220)
        z = w * x + b
        y = sigmoid(z) if hill.classes else z
        painter.setPen(
            marks.pen(self.look.colour("a" if hill.classes else "z"), self.look.stroke * (1.7 if lit else 1.2))
        )
        painter.drawPolyline(marks.thin(*axes.pixels(x, y), 3.0))

    def _pulls(self, painter: QPainter, hill: Hill, axes: Axes, w: float, b: float) -> None:
        """A stick from each point towards the curve, as long as its dz: with the log loss it ends on the curve."""
        look, surface = self.look, hill.surface
        z = w * surface.x + b
        pull = surface.dz(z) * (1.0 if hill.classes else 0.5)
        _, y0 = axes.pixels(surface.x, surface.y)
        x, y1 = axes.pixels(surface.x, surface.y + pull)
        for role, which in (("plus", pull > 0), ("minus", pull <= 0)):
            # opaque and one by one: ten times faster than see-through, or as one call
            painter.setPen(marks.pen(marks.mix(look.colour(role), look.colour("ground"), 0.2), look.stroke * 1.1))
            ends = np.stack([np.stack([x, y0], -1), np.stack([x, y1], -1)], axis=1)[which]
            for stick in marks.lines(ends):
                painter.drawLine(stick)
        if isinstance(surface, SquaredSigmoid):
            self._silent(painter, axes, surface, z, pull)

    def _silent(self, painter: QPainter, axes: Axes, surface: SquaredSigmoid, z: Any, pull: Any) -> None:
        """Points that are very wrong and hardly pull: squared error has stopped listening to them."""
        wrong = (np.abs(sigmoid(z) - surface.y) > 0.95) & (np.abs(pull) < 0.05)
        for y in (0.0, 1.0):
            which = wrong & (surface.y == y)
            if which.any():
                at = axes.point(float(surface.x[which].mean()), y) + QPointF(
                    0, self.look.px("small") * (2.0 if y else -2.0)
                )
                loudest = float(pull[which][np.argmax(np.abs(pull[which]))])
                words = self.language("gradient_descent.label.silent", dz=short(loudest, 1))
                if axes.rect.height() < 8 * self.look.px("small"):
                    words = words.split("\n")[0].rstrip(":：")
                marks.text(
                    painter, at, words, self.look.font("small"), self.look.colour("warn"), None, (0.5, 0.5), axes.rect
                )

    # -- hands ---------------------------------------------------------------------------------------------------

    def grab(self, at: QPointF, frame: Frame) -> str:
        """The nearest point, if it is near enough."""
        hill = cast(Hill, frame.scene)
        px, py = self.axes(hill).pixels(hill.surface.x, hill.surface.y)
        k = int(np.argmin((px - at.x()) ** 2 + (py - at.y()) ** 2))
        return f"point:{k}" if near(at, QPointF(float(px[k]), float(py[k])), self.point_size() * 2.5) else ""

    def value(self, what: str, at: QPointF, frame: Frame) -> tuple[float, float]:
        """(x, y) under the pointer inside the window of the data; y is a class where there are classes."""
        hill = cast(Hill, frame.scene)
        x, y = self.axes(hill).values(at)
        x = min(max(x, hill.x_low), hill.x_high)
        y = min(max(y, hill.y_low), hill.y_high)
        return x, (1.0 if y >= 0.5 else 0.0) if hill.classes else y

    def focus(self, at: QPointF, frame: Frame) -> str:
        """A point, the curve, or nothing."""
        what = self.grab(at, frame)
        if what:
            return what
        hill, now = cast(Hill, frame.scene), moment(frame)
        axes = self.axes(hill)
        if not axes.rect.contains(at):
            return ""
        z = float(now.w[0]) * axes.values(at)[0] + float(now.b[0])
        y = axes.point(0.0, float(sigmoid(z)) if hill.classes else z).y()
        return ("a" if hill.classes else "z") if abs(y - at.y()) < 8 else ""
