"""The map without the ball: J as colour and contour lines, equal scales for w and b, the bottoms, where starts end."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from gui.figures import percent, short
from gui.pictures import marks
from gui.pictures.axes import Axes, Scale
from gui.pictures.face import Face
from gui.pictures.gradient_descent.hill import Hill, Walks
from gui.pictures.gradient_descent.inks import line_colour
from gui.pictures.gradient_descent.isolines import contours, isolines


class MapGround(Face):
    """What stays while the ball moves."""

    title = "gradient_descent.face.map"

    @property
    def compact(self) -> bool:
        """Too small for more than numbers."""
        return self.rect.width() < 26 * self.look.px("small")

    def axes(self, hill: Hill) -> Axes:
        """The largest rectangle in which a unit of w is as long as a unit of b."""
        s, at = self.look.space, hill.window
        small = self.look.px("small")
        right = s * 1.5 + small * (0.5 if self.compact else 1.0)
        room = self.rect.adjusted(s * 4 + small * 2, self.head, -right, -s * 1.5 - small)
        unit = min(room.width() / (at.w_high - at.w_low), room.height() / (at.b_high - at.b_low))
        wide, tall = unit * (at.w_high - at.w_low), unit * (at.b_high - at.b_low)
        left = room.left() + (room.width() - wide) / 2
        return Axes(QRectF(left, room.top() + (room.height() - tall) / 2, wide, tall),
                    Scale(at.w_low, at.w_high), Scale(at.b_low, at.b_high))  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.hurried = False  # a hand is at work: rougher contours where the surface changes

    def _ground(self, painter: QPainter, hill: Hill, axes: Axes, rough: bool = False) -> None:
        look = self.look
        self.heading(painter, self.language(self.title) + self._shares(hill))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(axes.rect, self._image(hill))
        self._levels(painter, hill, axes, hill.levels, 1.0, look.stroke * 0.45, rough)
        if hill.homes is not None:
            self._homes(painter, hill, axes)
        axes.draw(painter, look, "w", "b", grid=False)
        font = look.maths("body" if self.compact else "title")
        s = look.space
        at = QPointF(axes.rect.right() + s * 1.2, axes.rect.bottom() + s * 0.5)
        marks.text(painter, at, "w", font, look.colour("w"), anchor=(0.0, 0.8), inside=self.rect)
        marks.text(painter, QPointF(self.rect.left(), axes.rect.center().y()), "b", font, look.colour("b"),
                   anchor=(0.0, 0.5))  # fmt: skip

    def _image(self, hill: Hill) -> QImage:
        """J as colours, one pixel a point of the mesh; row 0 is the highest b."""
        J = hill.mesh[2]
        rgb = marks.heights(self.look, hill.shade(J)).round().astype(np.uint8)
        pixels = np.ascontiguousarray(rgb.transpose(1, 0, 2)[::-1])
        n = len(J)
        return QImage(pixels.data, n, n, 3 * n, QImage.Format.Format_RGB888).copy()

    def _levels(
        self, painter: QPainter, hill: Hill, axes: Axes, levels: Any, light: float, width: float, rough: bool = False
    ) -> None:
        """Contour lines, lighter than the dark ground and darker than the bright; roughly: from every fourth point."""
        w, b, J = hill.mesh
        stride = 4 if rough else 1
        found = contours(w[::stride], b[::stride], J[::stride, ::stride], levels)
        for level, (_, ends) in zip(levels.tolist(), found, strict=True):
            colour = line_colour(self.look, hill, level, light)
            painter.setPen(marks.hair(colour) if rough else marks.pen(colour, width))
            painter.drawLines(marks.lines(np.stack(axes.pixels(ends[..., 0], ends[..., 1]), axis=-1)))

    def _homes(self, painter: QPainter, hill: Hill, axes: Axes) -> None:
        """A dot on the starts that never get to the lowest bottom, and a line around them."""
        homes, look = cast(Any, hill.homes), self.look
        w, b = hill.window.axes(len(homes))
        size = axes.rect.width() / len(homes) * 0.3
        for k, role in ((-1, "faint"), *((k, "ball") for k in range(1, len(hill.bottoms)))):
            i, j = np.nonzero((homes == k)[::2, ::2])
            marks.dots(painter, marks.points(*axes.pixels(w[2 * i], b[2 * j])), size, look.colour(role, 0.8))
            if k > 0:
                _, ends = isolines(w, b, (homes == k) * 1.0, 0.5)
                pieces = marks.lines(np.stack(axes.pixels(ends[..., 0], ends[..., 1]), axis=-1))
                for ink, width in ((look.colour("halo"), look.stroke * 2), (look.colour("ball"), look.stroke)):
                    painter.setPen(marks.pen(ink, width))
                    painter.drawLines(pieces)

    def _shares(self, hill: Hill) -> str:
        """How many of the starts end where."""
        if hill.homes is None:
            return ""
        best, trapped = float((hill.homes == 0).mean()), float((hill.homes > 0).mean())
        key = "homes" if len(hill.bottoms) > 1 else "homes_all"
        return " · " + self.language(f"gradient_descent.fate.{key}", share=percent(best), trapped=percent(trapped))

    def _places(self, painter: QPainter, hill: Hill, walks: Walks, axes: Axes) -> None:
        """The bottoms; and the two places between which a ball hops for ever, each with its cost."""
        for k in range(len(hill.bottoms)):
            self._bottom(painter, hill, walks, axes, k)
        if not self._cycle(walks):
            return
        look = self.look
        places = [axes.point(*place) for place in walks.fate.points]
        for (w, b), at, other in zip(walks.fate.points, places, places[::-1], strict=True):
            if hill.inside(w, b):
                marks.ghost(painter, at, self.ball_radius, look.colour("ball"), look.colour("halo"))
                side = 1.0 if at.x() >= other.x() else -1.0
                words = "J = " + short(float(hill.surface.cost(w, b)), 3)
                marks.text(painter, at + QPointF(side * self.ball_radius * 2, 0), words, look.font("small"),
                           look.colour("ink"), look.colour("halo"), (0.5 - 0.5 * side, 0.5),
                           axes.rect.adjusted(4, 4, -4, -4))  # fmt: skip

    @staticmethod
    def _cycle(walks: Walks) -> bool:
        return walks.fate.kind == "two_cycle"

    def _bottom(self, painter: QPainter, hill: Hill, walks: Walks, axes: Axes, k: int) -> None:
        look, low = self.look, hill.bottoms[k]
        w, b = low.w, low.b
        ink, halo = look.colour("ink"), look.colour("halo")
        at = axes.point(*hill.pin(w, b))
        if not hill.inside(w, b):
            marks.pin(painter, at, axes.point(w, b) - axes.rect.center(), look.stroke * 3.5, look.colour("J"), halo)
        else:
            marks.cross(painter, at, look.stroke * 2.6, ink, look.stroke * 0.8, halo)
        key = "bottom" if len(hill.bottoms) == 1 else "best" if k == 0 else "trap"
        words = self.language(f"gradient_descent.label.{key}", J=short(low.cost, 3), ratio=short(low.condition, 3))
        if self.compact:
            words = short(low.cost, 3)
        if self._cycle(walks):
            return
        right = at.x() < axes.rect.center().x() + axes.rect.width() * 0.15
        at += QPointF(look.space * (2.2 if right else -2.2), 0)
        marks.text(
            painter,
            at,
            words,
            look.font("small"),
            ink,
            halo,
            (0.0 if right else 1.0, 0.5),
            axes.rect.adjusted(4, 4, -4, -4),
        )
