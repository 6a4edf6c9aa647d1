"""The face that shows the hill in three dimensions: surface, path, ball, arrows, ghost; the ball is dragged ON it."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from gui.figures import short
from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.clip import draped, runs
from gui.pictures.face import Face, near
from gui.pictures.hill import Hill, Walks
from gui.pictures.inks import ball_colour, path_colour, wild
from gui.pictures.moment import Moment, arrow_scale, moment
from gui.pictures.projection import Projection
from gui.pictures.surface import COARSE, FINE, corners, draw_axes, draw_surface
from gui.pictures.telling import fate

ARC = 0.16  # height of a hop, in units of the box, for each unit of its length


class Hillside(Face):
    """J(w, b) as a landscape."""

    title = "gradient_descent.face.bowl"

    def __init__(self) -> None:
        super().__init__()
        self.turning = False  # being turned: a coarser surface
        self._view: Projection | None = None

    def projection(self, frame: Frame) -> Projection:
        """The camera of this frame on this rectangle (the last one is kept while nothing changed)."""
        s, small = self.look.space, self.look.px("small")
        rect = self.rect.adjusted(s * 5 + small, self.head + small * 2.9, -s * 5 - small, -s * 4 - small)
        old = self._view
        if old is None or old.hill is not frame.scene or old.camera != frame.view.camera or old.rect != rect:
            self._view = old = Projection(frame.scene, frame.view.camera, QRectF(rect))
        return old

    # -- painting ------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Layers that stay, then what moves."""
        hill, walks = cast(Hill, frame.scene), cast(Walks, frame.trace)
        view, now = self.projection(frame), moment(frame)
        cells = COARSE if self.turning else FINE
        self.layer(painter, "ground", (hill, view, cells, self.language), lambda p: self._ground(p, hill, view, cells))
        self.layer(painter, "paths", (walks, view), lambda p: self._paths(p, view, walks))
        self._fate(painter, frame)
        self.growing(painter, "trail", (walks, view), now.index, lambda p, i, j: self._trail(p, view, walks, (i, j)))
        if now.hop > 0:
            self._hop(painter, view, walks, now)
        self._pins(painter, view, frame)
        self._arrows(painter, view, frame, now)
        self._balls(painter, view, walks, now)

    def _ground(self, painter: QPainter, hill: Hill, view: Projection, cells: int) -> None:
        self.heading(painter, self.language(self.title))
        draw_surface(painter, hill, view, self.look, cells)
        draw_axes(painter, view, self.look)

    def _fate(self, painter: QPainter, frame: Frame) -> None:
        """What becomes of the ball, in words; and how long the arrows are."""
        look, hill, walks = self.look, cast(Hill, frame.scene), cast(Walks, frame.trace)
        words = fate(frame, self.language)
        scale = arrow_scale(hill, walks)
        if scale != 1.0:
            key = "scale" if scale > 1 else "scale_short"
            words += " " + self.language(f"gradient_descent.label.{key}", k=f"{max(scale, 1 / scale):g}")
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("ink"))
        s = look.space
        box = QRectF(self.rect.left() + s, self.rect.top() + self.head, self.rect.width() - 2 * s, self.rect.height())
        painter.drawText(
            box, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), words
        )

    def _line(self, painter: QPainter, view: Projection, w: Any, b: Any, pens: list[QPen], faint: list[QPen]) -> None:
        """A line of the map laid over the surface; where the surface hides it the second set of pens."""
        at = view.hill.window
        for run in runs(at, w, b):
            w, b = draped(run, (at.w_high - at.w_low) / 40).T
            box = view.box(w, b, view.hill.surface.cost(w, b))
            x, y = view.screen(box)
            hidden = view.hidden(box)
            piece = hidden[1:] | hidden[:-1]
            breaks = np.flatnonzero(np.diff(piece.astype(int))) + 1
            for first, last in zip([0, *breaks.tolist()], [*breaks.tolist(), len(piece)], strict=True):
                line = marks.thin(x[first : last + 1], y[first : last + 1])
                for pen in faint if piece[first] else pens:
                    painter.setPen(pen)
                    painter.drawPolyline(line)

    def _paths(self, painter: QPainter, view: Projection, walks: Walks) -> None:
        """The whole way to come, thin, with a dot for every place where the ball will touch down."""
        look = self.look
        for k in reversed(range(walks.balls)):
            w, b = walks.w[:, k], walks.b[:, k]
            colour = ball_colour(look, k)
            under, over = (
                marks.pen(look.colour("halo", 0.15 if wild(walks) else 0.55), look.stroke * 1.3),
                look.stroke * 0.6,
            )
            main = path_colour(look, walks, k)
            self._line(painter, view, w, b, [under, marks.pen(main, over)], [marks.pen(main, over, (2.0, 4.0))])
            seen = view.hill.inside(w, b)
            if not seen.any():
                continue
            box = view.box(w[seen], b[seen], walks.cost[seen, k])
            x, y = view.screen(box)
            kept = marks.apart(x, y, look.stroke * 2.2)
            open_ = ~view.hidden(box[kept])
            marks.dots(painter, marks.points(x[kept][open_], y[kept][open_]), look.stroke * 1.05, colour)

    def _trail(self, painter: QPainter, view: Projection, walks: Walks, steps: tuple[int, int]) -> None:
        """The way that has been gone between two steps, strong."""
        part = slice(steps[0], steps[1] + 1)
        for k in reversed(range(walks.balls)):
            self._line(painter, view, walks.w[part, k], walks.b[part, k], *self._strong(k))

    def _hop(self, painter: QPainter, view: Projection, walks: Walks, now: Moment) -> None:
        """The piece of the way that is being hopped over."""
        for k in reversed(range(walks.balls)):
            w, b = np.array([walks.w[now.index, k], now.w[k]]), np.array([walks.b[now.index, k], now.b[k]])
            self._line(painter, view, w, b, *self._strong(k))

    def _strong(self, k: int) -> tuple[list[QPen], list[QPen]]:
        colour, width = ball_colour(self.look, k), self.look.stroke
        return [marks.pen(colour, width)], [marks.pen(colour, width * 0.7, (2.0, 3.0))]

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
        if now.step > 0:
            ends = (
                np.array([here.w, here.w + now.step * (after.w - here.w)]),
                np.array([here.b, here.b + now.step * (after.b - here.b)]),
            )
            w, b = draped(runs(hill.window, *ends)[0], (hill.window.w_high - hill.window.w_low) / 40).T
            way = marks.points(*view.pixels(w, b, hill.surface.cost(w, b)))
            marks.path(way, painter, look.colour("alpha"), look.stroke * (2.2 if lit == "alpha" else 1.7), halo)
        if now.ghost > 0 and hill.inside(after.w, after.b):
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
            hidden = (
                bool(view.hidden(view.box([w], [b], hill.surface.cost(np.array([w]), np.array([b]))))[0])
                and now.hop == 0
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
