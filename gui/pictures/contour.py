"""The map from above: J as colour and contour lines, equal scales for w and b, the ball, its path, arrows and ghost."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from gui.figures import short
from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.axes import Axes, Scale
from gui.pictures.face import Face, near
from gui.pictures.hill import Hill, Walks
from gui.pictures.isolines import isolines
from gui.pictures.moment import Moment, arrow_scale, moment


class Contour(Face):
    """(w, b) seen from above."""

    title = "gradient_descent.face.map"

    def axes(self, hill: Hill) -> Axes:
        """The largest rectangle in which a unit of w is as long as a unit of b."""
        s, at = self.look.space, hill.window
        room = self.rect.adjusted(s * 4 + self.look.px("small"), self.head, -s * 1.5, -s * 2.5 - self.look.px("small"))
        unit = min(room.width() / (at.w_high - at.w_low), room.height() / (at.b_high - at.b_low))
        wide, tall = unit * (at.w_high - at.w_low), unit * (at.b_high - at.b_low)
        left = room.left() + (room.width() - wide) / 2
        return Axes(QRectF(left, room.top() + (room.height() - tall) / 2, wide, tall),
                    Scale(at.w_low, at.w_high), Scale(at.b_low, at.b_high))  # fmt: skip

    # -- painting ------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Layers that stay, then what moves."""
        hill, walks = cast(Hill, frame.scene), cast(Walks, frame.trace)
        axes, now = self.axes(hill), moment(frame)
        self.layer(painter, "ground", (hill, self.language), lambda p: self._ground(p, hill, axes))
        self.layer(painter, "paths", (hill, walks), lambda p: self._paths(p, hill, walks, axes))
        painter.save()
        painter.setClipRect(axes.rect)
        self._hover(painter, hill, axes)
        self._trail(painter, walks, now, axes)
        painter.restore()
        if now.hop == 0 or frame.view.beats:
            self._arrows(painter, frame, now, axes)
        self._balls(painter, hill, now, axes)

    def _ground(self, painter: QPainter, hill: Hill, axes: Axes) -> None:
        look = self.look
        self.heading(painter, self.language(self.title))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(axes.rect, self._image(hill))
        for level in hill.levels:
            self._level(painter, hill, axes, float(level), 1.0, look.stroke * 0.45)
        if hill.homes is not None:
            self._homes(painter, hill, axes)
        axes.draw(painter, look, "w", "b", grid=False)
        font = look.maths("body")
        s = look.space
        marks.text(painter, QPointF(axes.rect.right() + s, axes.rect.bottom() + s * 0.6), "w", font, look.colour("w"),
                   anchor=(1.0, 0.0), inside=self.rect)  # fmt: skip
        marks.text(painter, QPointF(axes.rect.left() - s * 0.8, axes.rect.top()), "b", font, look.colour("b"),
                   anchor=(1.0, 0.3), inside=self.rect)  # fmt: skip
        for k, low in enumerate(hill.bottoms):
            self._bottom(painter, hill, axes, k, low.w, low.b, low.cost)

    def _image(self, hill: Hill) -> QImage:
        """J as colours, one pixel a point of the mesh; row 0 is the highest b."""
        J = hill.mesh[2]
        rgb = marks.heights(self.look, hill.shade(J)).round().astype(np.uint8)
        pixels = np.ascontiguousarray(rgb.transpose(1, 0, 2)[::-1])
        n = len(J)
        return QImage(pixels.data, n, n, 3 * n, QImage.Format.Format_RGB888).copy()

    def _level(self, painter: QPainter, hill: Hill, axes: Axes, level: float, light: float, width: float) -> None:
        """One contour line, lighter than the dark ground and darker than the bright."""
        _, ends = isolines(*hill.mesh, level)
        px, py = axes.pixels(ends[..., 0], ends[..., 1])
        painter.setPen(marks.pen(line_colour(self.look, hill, level, light), width))
        painter.drawLines(marks.lines(np.stack([px, py], axis=-1)))

    def _homes(self, painter: QPainter, hill: Hill, axes: Axes) -> None:
        """A dot for every start: which bottom it ends in."""
        homes = cast(Any, hill.homes)
        n = len(homes)
        w, b = hill.window.axes(n)
        size = axes.rect.width() / n * 0.26
        for k in range(-1, int(homes.max(initial=-1)) + 1):
            i, j = np.nonzero(homes == k)
            colour = self.look.colour("path") if k == 0 else self.look.colour("ball" if k > 0 else "faint")
            colour.setAlphaF(0.75)
            marks.dots(painter, marks.points(*axes.pixels(w[i], b[j])), size, colour)

    def _bottom(self, painter: QPainter, hill: Hill, axes: Axes, k: int, w: float, b: float, cost: float) -> None:
        look = self.look
        ink, halo = look.colour("ink"), look.colour("halo")
        at = axes.point(*hill.pin(w, b))
        if not hill.inside(w, b):
            marks.pin(painter, at, axes.point(w, b) - axes.rect.center(), look.stroke * 3.5, look.colour("J"), halo)
        else:
            marks.cross(painter, at, look.stroke * 2.6, ink, look.stroke * 0.8, halo)
        key = "bottom" if len(hill.bottoms) == 1 else "best" if k == 0 else "trap"
        words = self.language(f"gradient_descent.label.{key}", J=short(cost, 3))
        below = at.y() < axes.rect.bottom() - look.px("small") * 3
        marks.text(painter, at + QPointF(0, look.space * (1.4 if below else -1.4)), words, look.font("small"), ink, halo,
                   (0.5, 0.0 if below else 1.0), axes.rect.adjusted(4, 4, -4, -4))  # fmt: skip

    def _paths(self, painter: QPainter, hill: Hill, walks: Walks, axes: Axes) -> None:
        """The whole way to come, thin."""
        look = self.look
        painter.setClipRect(axes.rect)
        for k in reversed(range(walks.balls)):
            px, py = axes.pixels(walks.w[:, k], walks.b[:, k])
            line = marks.polyline(px, py)
            colour = ball_colour(look, k)
            painter.setPen(marks.pen(look.colour("halo", 0.55), look.stroke * 1.3))
            painter.drawPolyline(line)
            painter.setPen(marks.pen(look.colour("path") if k == 0 else colour, look.stroke * 0.6))
            painter.drawPolyline(line)
            distinct = _apart(px, py, look.stroke * 2.2)
            marks.dots(painter, marks.points(px[distinct], py[distinct]), look.stroke * 1.05, colour)

    def _trail(self, painter: QPainter, walks: Walks, now: Moment, axes: Axes) -> None:
        """The way that has been gone, strong."""
        for k in reversed(range(walks.balls)):
            w = np.append(walks.w[: now.index + 1, k], now.w[k])
            b = np.append(walks.b[: now.index + 1, k], now.b[k])
            painter.setPen(marks.pen(ball_colour(self.look, k), self.look.stroke))
            painter.drawPolyline(marks.polyline(*axes.pixels(w, b)))

    def _hover(self, painter: QPainter, hill: Hill, axes: Axes) -> None:
        """The contour under the pointer, thick, with its exact cost."""
        if self.pointer is None or not axes.rect.contains(self.pointer):
            return
        look = self.look
        w, b = axes.values(self.pointer)
        J = float(hill.surface.cost(w, b))
        self._level(painter, hill, axes, J, 1.6, look.stroke * 1.25)
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
        if now.step > 0:
            end = axes.point(here.w + now.step * (after.w - here.w), here.b + now.step * (after.b - here.b))
            marks.arrow(painter, start, end, look.colour("alpha"), look.stroke * (2.2 if lit == "alpha" else 1.7), halo)
        painter.restore()
        if now.ghost > 0 and hill.inside(after.w, after.b):
            painter.setOpacity(now.ghost)
            marks.ghost(painter, axes.point(after.w, after.b), self.ball_radius, look.colour("ball"), halo)
            painter.setOpacity(1.0)

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
                marks.text(painter, at - towards / max(1.0, abs(towards.x()), abs(towards.y())) * look.space * 3, words,
                           look.font("small"), look.colour("ink"), halo, (0.5, 0.5), axes.rect.adjusted(4, 4, -4, -4))

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


def line_colour(look: Any, hill: Hill, level: float, light: float = 1.0) -> QColor:
    """A contour's colour: the ground's own, moved towards white where it is dark and towards black where it is bright."""
    rgb = marks.heights(look, hill.shade(np.array(level)))
    bright = float(rgb @ (0.3, 0.59, 0.11)) / 255
    to, part = (255.0, 0.42 * light) if bright < 0.5 else (0.0, 0.3 * light)
    mixed = rgb + (to - rgb) * min(1.0, part)
    return QColor(*(round(float(v)) for v in mixed))


def ball_colour(look: Any, k: int) -> QColor:
    """The first ball is the ball; the others wear the colours of a series."""
    return cast(QColor, look.colour("ball") if k == 0 else look.series(k))


def _apart(px: Any, py: Any, least: float) -> list[int]:
    """Every place that is at least so many pixels from the last one kept: dots, not sausages."""
    kept = [0]
    for k in range(1, len(px)):
        if abs(px[k] - px[kept[-1]]) + abs(py[k] - py[kept[-1]]) >= least:
            kept.append(k)
    return kept
