"""The hill in three dimensions without the ball: the surface, what becomes of the ball in words, the paths on it."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from gui.language import joined
from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.face import Face
from gui.pictures.gradient_descent.clip import draped, runs
from gui.pictures.gradient_descent.hill import Hill, Walks
from gui.pictures.gradient_descent.inks import ball_colour, path_colour, wild
from gui.pictures.gradient_descent.moment import Moment, arrow_scale
from gui.pictures.gradient_descent.projection import Projection
from gui.pictures.gradient_descent.surface import draw_axes, draw_surface
from gui.pictures.gradient_descent.words import fate


class HillGround(Face):
    """What stays while the ball moves, and the lines on the ground."""

    title = "gradient_descent.face.bowl"

    def __init__(self) -> None:
        super().__init__()
        self.turning = False  # being turned: a coarser surface
        self.hurried = False  # a hand is at work elsewhere: coarser, too, where the surface changes
        self._view: Projection | None = None

    def projection(self, frame: Frame) -> Projection:
        """The camera of this frame on this rectangle (the last one is kept while nothing changed)."""
        s, small = self.look.space, self.look.px("small")
        rect = self.rect.adjusted(
            s * 2 + small * 1.8, self.head + small * 2.9, -s * 2 - small * 1.4, -s * 2 - small * 1.3
        )
        old = self._view
        if old is None or old.hill is not frame.scene or old.camera != frame.view.camera or old.rect != rect:
            self._view = old = Projection(frame.scene, frame.view.camera, QRectF(rect))
        return old

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
            words = joined(words, self.language(f"gradient_descent.label.{key}", k=f"{max(scale, 1 / scale):g}"))
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("ink"))
        s = look.space
        box = QRectF(self.rect.left() + s, self.rect.top() + self.head, self.rect.width() - 2 * s, self.rect.height())
        painter.drawText(
            box, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), words
        )

    def _line(
        self, painter: QPainter, view: Projection, w: Any, b: Any, pens: list[QPen], faint: list[QPen],
        least: float = 1.5,
    ) -> None:  # fmt: skip
        """A line of the map laid over the surface; where the surface hides it the second set of pens, if any."""
        at = view.hill.window
        for run in runs(at, w, b):
            w, b = draped(run, (at.w_high - at.w_low) / 40).T
            box = view.box(w, b, view.hill.surface.cost(w, b))
            x, y = view.screen(box)
            hidden = view.hidden(box) if faint else np.zeros(len(box), dtype=bool)
            piece = hidden[1:] | hidden[:-1]
            breaks = np.flatnonzero(np.diff(piece.astype(int))) + 1
            for first, last in zip([0, *breaks.tolist()], [*breaks.tolist(), len(piece)], strict=True):
                line = marks.thin(x[first : last + 1], y[first : last + 1], least)
                for pen in faint if piece[first] else pens:
                    painter.setPen(pen)
                    painter.drawPolyline(line)

    def _paths(self, painter: QPainter, view: Projection, walks: Walks, rough: bool = False) -> None:
        """The whole way to come, thin, with a dot for every place where the ball will touch down; roughly: no halo."""
        look = self.look
        for k in reversed(range(walks.balls)):
            w, b = walks.w[:, k], walks.b[:, k]
            colour = ball_colour(look, k)
            under, over = (
                marks.pen(look.colour("halo", 0.15 if wild(walks) else 0.55), look.stroke * 1.3),
                look.stroke * 0.6,
            )
            main = path_colour(look, walks, k)
            if rough:  # no halo, no dashes
                plain = marks.hair(main) if wild(walks) else marks.pen(main, over)
                self._line(painter, view, w, b, [plain], [], 5.0)
            else:
                dashed = marks.pen(colour, over, (2.0, 4.0))
                self._line(painter, view, w, b, [under, marks.pen(main, over)], [dashed])
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
