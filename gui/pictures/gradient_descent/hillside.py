"""The face that shows the hill in three dimensions: surface, path, ball, arrows, ghost; the ball is dragged ON it."""

from __future__ import annotations

from typing import cast

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from gui.figures import short
from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.face import near
from gui.pictures.gradient_descent.clip import draped, runs
from gui.pictures.gradient_descent.hill import Hill, Walks
from gui.pictures.gradient_descent.hill_ground import HillGround
from gui.pictures.gradient_descent.inks import ball_colour
from gui.pictures.gradient_descent.moment import Moment, arrow_scale, moment
from gui.pictures.gradient_descent.projection import Projection
from gui.pictures.gradient_descent.surface import COARSE, FINE, ROUGH, corners

ARC = 0.16  # height of a hop, in units of the box, for each unit of its length


class Hillside(HillGround):
    """J(w, b) as a landscape."""

    # -- painting ------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Layers that stay, then what moves."""
        hill, walks = cast(Hill, frame.scene), cast(Walks, frame.trace)
        view, now = self.projection(frame), moment(frame)
        fine = self.holds(painter, "ground", (hill, view, FINE, self.language)) or not (self.turning or self.hurried)
        cells = FINE if fine else ROUGH if self.hurried else COARSE
        self.layer(painter, "ground", (hill, view, cells, self.language), lambda p: self._ground(p, hill, view, cells))
        if not frame.view.asking:
            rough = self.hurried and not self.holds(painter, "paths", (walks, view, False))
            self.layer(painter, "paths", (walks, view, rough), lambda p: self._paths(p, view, walks, rough))
            self._fate(painter, frame)
        self.growing(painter, "trail", (walks, view), now.index, lambda p, i, j: self._trail(p, view, walks, (i, j)))
        if now.hop > 0:
            self._hop(painter, view, walks, now)
        self._pins(painter, view, frame)
        self._arrows(painter, view, frame, now)
        self._balls(painter, view, walks, now)

    def _pins(self, painter: QPainter, view: Projection, frame: Frame) -> None:
        """Where the ball stands on each axis."""
        hill, here, look = view.hill, frame.step, self.look
        left, near_w, near_b = corners(view)
        floor, ceiling = hill.heights
        w, b = (float(v) for v in hill.pin(here.w, here.b))
        J = float(np.clip(np.nan_to_num(here.cost, nan=ceiling, posinf=ceiling), floor, ceiling))
        for role, at in (
            ("w", view.point(w, near_b, floor)),
            ("b", view.point(near_w, b, floor)),
            ("J", view.point(*left, J)),
        ):
            size = look.stroke * (4.0 if frame.view.focus == role else 2.8)
            towards = QPointF(-1, 0) if role == "J" else QPointF(0, 1)
            marks.pin(painter, at - towards * size, towards, size, look.colour(role), look.colour("halo"))

    def _arrows(self, painter: QPainter, view: Projection, frame: Frame, now: Moment) -> None:
        """Along w and b: the tangents, downhill; the step on the ground; the ghost."""
        hill, walks, look = view.hill, cast(Walks, frame.trace), self.look
        here, after, halo = frame.step, frame.next, look.colour("halo")
        if now.last or now.hop > 0 or not hill.inside(here.w, here.b):
            return
        scale, lit, start = arrow_scale(hill, walks), frame.view.focus, view.point(here.w, here.b, here.cost)
        for grown, role, dw, db in ((now.slope_w, "w", here.dw, 0.0), (now.slope_b, "b", 0.0, here.db)):
            s = grown * scale
            end = view.point(here.w - s * dw, here.b - s * db, here.cost - s * (dw * dw + db * db))
            wide = look.stroke * (1.8 if lit in (role, "d" + role, "slope") else 1.25)
            marks.arrow(painter, start, end, look.colour(role), wide, halo)
        if now.step > 0 and not frame.view.asking:
            ends = (
                np.array([here.w, here.w + now.step * (after.w - here.w)]),
                np.array([here.b, here.b + now.step * (after.b - here.b)]),
            )
            w, b = draped(runs(hill.window, *ends)[0], (hill.window.w_high - hill.window.w_low) / 40).T
            way = marks.points(*view.pixels(w, b, hill.surface.cost(w, b)))
            marks.path(way, painter, look.colour("alpha"), look.stroke * (2.2 if lit == "alpha" else 1.7), halo)
        if now.ghost > 0 and not frame.view.asking and hill.inside(after.w, after.b):
            painter.setOpacity(now.ghost)
            marks.ghost(painter, view.point(after.w, after.b, after.cost), self.ball_radius, look.colour("ball"), halo)
            painter.setOpacity(1.0)

    def _balls(self, painter: QPainter, view: Projection, walks: Walks, now: Moment) -> None:
        look, hill, halo = self.look, view.hill, self.look.colour("halo")
        for k in reversed(range(walks.balls)):
            w, b = float(now.w[k]), float(now.b[k])
            at_w, at_b = (float(v) for v in hill.pin(w, b))
            at = view.point(at_w, at_b, float(hill.surface.cost(at_w, at_b)))
            if not hill.inside(w, b):
                middle = view.point(*hill.pin(np.nan, np.nan), hill.heights[0])
                marks.pin(painter, at, at - middle, self.ball_radius * 1.2, ball_colour(look, k), halo)
                continue
            if now.hop > 0:
                marks.dots(painter, [at], self.ball_radius * 0.7, look.colour("ink", 0.35))
            at = self._in_the_air(view, walks, now, k, at)
            hidden = now.hop == 0 and bool(
                view.hidden(view.box([w], [b], hill.surface.cost(np.array([w]), np.array([b]))))[0]
            )
            painter.setOpacity(0.45 if hidden else 1.0)
            radius = self.ball_radius * (1.15 if k == 0 else 0.85)
            marks.ball(painter, at, radius, ball_colour(look, k), halo)
            painter.setOpacity(1.0)
            if k == 0 and self.active == "ball":
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(marks.pen(look.colour("accent"), look.stroke))
                painter.drawEllipse(at, radius * 1.8, radius * 1.8)
            if k == 0 and now.hop == 0:
                words = "J = " + short(float(walks.cost[now.index, 0]), 4)
                font = look.font("small", bold=True)
                marks.text(
                    painter, at - QPointF(0, radius * 1.6), words, font, look.colour("J"), halo, (0.5, 1.0), self.rect
                )

    def _in_the_air(self, view: Projection, walks: Walks, now: Moment, k: int, ground: QPointF) -> QPointF:
        """A hop flies over the ground it crosses; its shadow stays below."""
        if now.hop in (0.0, 1.0):
            return ground
        i = now.index
        w, b, J = walks.w[i : i + 2, k], walks.b[i : i + 2, k], walks.cost[i : i + 2, k]
        if not view.hill.inside(w, b).all():
            return ground
        ends = view.box(w, b, J)
        far = float(np.hypot(*(ends[1] - ends[0])[:2]))
        at = ends[0] + now.hop * (ends[1] - ends[0])
        at[2] += 4 * now.hop * (1 - now.hop) * ARC * far
        low = view.box(now.w[k], now.b[k], view.hill.surface.cost(now.w[k], now.b[k]))
        at[2] = max(at[2], low[2])
        return QPointF(*(float(v) for v in view.screen(at)))

    # -- hands ---------------------------------------------------------------------------------------------------

    def grab(self, at: QPointF, frame: Frame) -> str:
        """The ball where it is seen; everything else turns the hill."""
        view, now = self.projection(frame), moment(frame)
        w, b = (float(v) for v in view.hill.pin(now.w[0], now.b[0]))
        place = view.point(w, b, float(view.hill.surface.cost(w, b)))
        return "ball" if near(at, place, self.ball_radius * 2.2) else "camera"

    def value(self, what: str, at: QPointF, frame: Frame) -> tuple[float, float]:
        """(w, b) of the surface under the pointer; off the surface, at the height where the ball was."""
        view = self.projection(frame)
        return view.hit(at) or view.level_hit(at, float(frame.step.cost))

    def focus(self, at: QPointF, frame: Frame) -> str:
        """The ball, or J for the surface."""
        if self.grab(at, frame) == "ball":
            return "ball"
        return "J" if self.projection(frame).hit(at) else ""
