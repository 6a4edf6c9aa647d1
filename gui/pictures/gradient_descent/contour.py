"""The map from above with what moves: the ball, its path, its arrows, the ghost, the contour under the pointer."""

from __future__ import annotations

from typing import cast

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from gui.figures import short
from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.axes import Axes
from gui.pictures.face import near
from gui.pictures.gradient_descent.clip import runs
from gui.pictures.gradient_descent.hill import Hill, Walks
from gui.pictures.gradient_descent.inks import ball_colour, path_colour, wild
from gui.pictures.gradient_descent.map_ground import MapGround
from gui.pictures.gradient_descent.moment import Moment, arrow_scale, moment


class Contour(MapGround):
    """(w, b) seen from above."""

    # -- painting ------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Layers that stay, then what moves."""
        hill, walks = cast(Hill, frame.scene), cast(Walks, frame.trace)
        axes, now = self.axes(hill), moment(frame)
        rough = self.hurried and not self.holds(painter, "ground", (hill, self.language, False))
        self.layer(painter, "ground", (hill, self.language, rough), lambda p: self._ground(p, hill, axes, rough))
        if not frame.view.asking:
            rough = self.hurried and not self.holds(painter, "paths", (hill, walks, False))
            self.layer(painter, "paths", (hill, walks, rough), lambda p: self._paths(p, hill, walks, axes, rough))
        painter.save()
        painter.setClipRect(axes.rect)
        self.growing(painter, "trail", (hill, walks), now.index,
                     lambda p, i, j: self._trail(p, hill, walks, (i, j), axes))  # fmt: skip
        if now.hop > 0:
            self._hop(painter, hill, walks, now, axes)
        self._hover(painter, hill, axes)
        painter.restore()
        if not frame.view.asking:
            key = (hill, walks.fate, self.language)
            self.layer(painter, "places", key, lambda p: self._places(p, hill, walks, axes))
        if now.hop == 0 or frame.view.beats:
            self._arrows(painter, frame, now, axes)
        self._balls(painter, hill, now, axes)

    def _paths(self, painter: QPainter, hill: Hill, walks: Walks, axes: Axes, rough: bool) -> None:
        """The whole way to come, thin; roughly: no halo."""
        look = self.look
        painter.setClipRect(axes.rect)
        for k in reversed(range(walks.balls)):
            colour = ball_colour(look, k)
            ways, least = runs(hill.window, walks.w[:, k], walks.b[:, k]), 5.0 if rough else 1.5
            lines = [marks.thin(*axes.pixels(*way.T), least) for way in ways]
            under = marks.pen(look.colour("halo", 0.15 if wild(walks) else 0.55), look.stroke * 1.3)
            main = marks.pen(path_colour(look, walks, k), look.stroke * 0.6)
            plain = marks.hair(main.color()) if wild(walks) else main
            for pen in (plain,) if rough else (under, main):
                painter.setPen(pen)
                for line in lines:
                    painter.drawPolyline(line)
            seen = hill.inside(walks.w[:, k], walks.b[:, k])
            px, py = axes.pixels(walks.w[seen, k], walks.b[seen, k])
            distinct = marks.apart(px, py, look.stroke * 2.2)
            marks.dots(painter, marks.points(px[distinct], py[distinct]), look.stroke * 1.05, colour)

    def _trail(self, painter: QPainter, hill: Hill, walks: Walks, steps: tuple[int, int], axes: Axes) -> None:
        """The way that has been gone between two steps, strong."""
        part = slice(steps[0], steps[1] + 1)
        for k in reversed(range(walks.balls)):
            painter.setPen(marks.pen(ball_colour(self.look, k), self.look.stroke))
            for run in runs(hill.window, walks.w[part, k], walks.b[part, k]):
                painter.drawPolyline(marks.thin(*axes.pixels(*run.T)))

    def _hop(self, painter: QPainter, hill: Hill, walks: Walks, now: Moment, axes: Axes) -> None:
        """The piece of the way that is being hopped over."""
        for k in reversed(range(walks.balls)):
            painter.setPen(marks.pen(ball_colour(self.look, k), self.look.stroke))
            w, b = np.array([walks.w[now.index, k], now.w[k]]), np.array([walks.b[now.index, k], now.b[k]])
            for run in runs(hill.window, w, b):
                painter.drawPolyline(marks.polyline(*axes.pixels(*run.T)))

    def _hover(self, painter: QPainter, hill: Hill, axes: Axes) -> None:
        """The contour under the pointer, thick, with its exact cost."""
        if self.pointer is None or not axes.rect.contains(self.pointer):
            return
        look = self.look
        w, b = axes.values(self.pointer)
        J = float(hill.surface.cost(w, b))
        self._levels(painter, hill, axes, np.array([J]), 1.6, look.stroke * 1.25)
        words = self.language("gradient_descent.label.here", J=short(J, 4), w=short(w, 3), b=short(b, 3))
        marks.text(painter, self.pointer + QPointF(look.space * 2, -look.space), words, look.font("small"),
                   look.colour("ink"), look.colour("halo"), (0.0, 1.0), axes.rect.adjusted(4, 4, -4, -4))  # fmt: skip

    def _arrows(self, painter: QPainter, frame: Frame, now: Moment, axes: Axes) -> None:
        """The slopes along w and b (against them it goes), the step, the ghost."""
        hill, walks, look = cast(Hill, frame.scene), cast(Walks, frame.trace), self.look
        here, after = frame.step, frame.next
        if now.last or not hill.inside(here.w, here.b) or now.hop > 0:
            return
        halo, scale, lit = look.colour("halo"), arrow_scale(hill, walks), frame.view.focus
        painter.save()
        painter.setClipRect(axes.rect)
        start = axes.point(here.w, here.b)
        for grown, role, dw, db in ((now.slope_w, "w", here.dw, 0.0), (now.slope_b, "b", 0.0, here.db)):
            end = axes.point(here.w - grown * scale * dw, here.b - grown * scale * db)
            wide = look.stroke * (1.8 if lit in (role, "d" + role, "slope") else 1.25)
            marks.arrow(painter, start, end, look.colour(role), wide, halo)
            self._name(painter, start, end, "−d" + role, role, grown, axes)
        if now.step > 0 and not frame.view.asking:
            end = axes.point(here.w + now.step * (after.w - here.w), here.b + now.step * (after.b - here.b))
            marks.arrow(painter, start, end, look.colour("alpha"), look.stroke * (2.2 if lit == "alpha" else 1.7), halo)
            self._name(painter, start, end, "−α∇J", "alpha", now.step, axes)
        painter.restore()
        if now.ghost > 0 and not frame.view.asking and hill.inside(after.w, after.b):
            painter.setOpacity(now.ghost)
            marks.ghost(painter, axes.point(after.w, after.b), self.ball_radius, look.colour("ball"), halo)
            painter.setOpacity(1.0)

    def _name(
        self, painter: QPainter, start: QPointF, end: QPointF, words: str, role: str, shown: float, axes: Axes
    ) -> None:
        """What an arrow is, at its tip; not on one too short to be read."""
        way = end - start
        length = (way.x() ** 2 + way.y() ** 2) ** 0.5
        if shown < 1 or length < self.look.px("small"):
            return
        font = self.look.maths("small", scale=1.15)
        metrics = QFontMetricsF(font)
        half = (abs(way.x()) * metrics.horizontalAdvance(words) + abs(way.y()) * metrics.height()) / (2 * length)
        clear = half + self.look.stroke + (self.ball_radius if role == "alpha" else 0.0)
        at = end + way / length * clear
        inside = axes.rect.adjusted(4, 4, -4, -4)
        marks.text(painter, at, words, font, self.look.colour(role), self.look.colour("halo"), (0.5, 0.5), inside)

    def _balls(self, painter: QPainter, hill: Hill, now: Moment, axes: Axes) -> None:
        look, halo = self.look, self.look.colour("halo")
        for k in reversed(range(len(now.w))):
            w, b = float(now.w[k]), float(now.b[k])
            at = axes.point(*hill.pin(w, b))
            if hill.inside(w, b):
                radius = self.ball_radius * (1.0 if k == 0 else 0.8)
                marks.ball(painter, at, radius, ball_colour(look, k), halo)
                if k == 0 and self.active == "ball":
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.setPen(marks.pen(look.colour("accent"), look.stroke))
                    painter.drawEllipse(at, radius * 1.8, radius * 1.8)
                continue
            towards = axes.point(w, b) - axes.rect.center()
            marks.pin(painter, at, towards, self.ball_radius * 1.2, ball_colour(look, k), halo)
            if k == 0:
                words = self.language("gradient_descent.label.outside", w=short(w, 3), b=short(b, 3))
                room, metrics = axes.rect.adjusted(4, 4, -4, -4), QFontMetricsF(look.font("small"))
                if max(metrics.horizontalAdvance(row) for row in words.split("\n")) > room.width():
                    words = words.replace(", ", ",\n").replace("，", "，\n")
                marks.text(
                    painter,
                    at - towards / max(1.0, abs(towards.x()), abs(towards.y())) * look.space * 3,
                    words,
                    look.font("small"),
                    look.colour("ink"),
                    halo,
                    (0.5, 0.5),
                    room,
                )

    # -- hands ---------------------------------------------------------------------------------------------------

    def grab(self, at: QPointF, frame: Frame) -> str:
        """Anywhere on the map takes the ball there."""
        return "ball" if self.axes(frame.scene).rect.contains(at) else ""

    def value(self, what: str, at: QPointF, frame: Frame) -> tuple[float, float]:
        """(w, b) under the pointer, kept inside the window."""
        w, b = frame.scene.pin(*self.axes(frame.scene).values(at))
        return float(w), float(b)

    def focus(self, at: QPointF, frame: Frame) -> str:
        """J on the map, w below it, b beside it."""
        rect = self.axes(frame.scene).rect
        if rect.contains(at):
            here = frame.step
            return "ball" if near(at, self.axes(frame.scene).point(here.w, here.b), self.ball_radius * 2) else "J"
        return "w" if at.y() > rect.bottom() else "b" if at.x() < rect.left() else ""
