"""The classic mistake: the same pictures with reshape(m, -1).T and with reshape(n_x, m), and what a model then sees."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from gui.lesson import Frame
from gui.pictures.column_scene import CHANNELS, N_X, Scene, inside, pixel_in, reached, sources
from gui.pictures.column_squares import STEP, Squares
from gui.pictures.pace import part
from gui.pictures.photo import crisp
from gui.pictures.picture_to_column.plan import grid
from gui.pictures.wiring_nodes import fitted

KEY = "picture_to_column.label"


class Mix(Squares):
    """Three rows: what is given, the right columns as pictures, the scrambled ones."""

    def boxes(self, frame: Frame) -> tuple[tuple[QRectF, ...], ...]:
        """The squares of the three rows."""
        return grid(self.rect, self.line, len(frame.scene.pictures))

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Row by row, as far as the film is; numbers are taken in reading order."""
        scene: Scene = frame.scene
        at, boxes, m = reached(frame), self.boxes(frame), len(frame.scene.pictures)
        say = self.language
        heads = (say(f"{KEY}.given", m=m), say(f"{KEY}.right_way", m=m, n=N_X), say(f"{KEY}.wrong_way", m=m, n=N_X))
        shown = (1.0, part(at, 0.05, 0.95), part(at, 1.05, 1.95))
        for k, (pictures, row) in enumerate(zip((scene.pictures, scene.right, scene.wrong), boxes, strict=True)):
            for j, box in enumerate(row):
                self._filled(painter, box, pictures[j], self._filling(k, shown[k], j, m))
        self._reading(painter, boxes[0], shown[1] if at < 1 else shown[2], m)
        if at >= 2:
            self._sources(painter, frame, boxes)
        for k, row in enumerate(boxes):
            if shown[k] > 0:
                self._head(painter, row, heads[k], ("ink", "a", "warn")[k])

    @staticmethod
    def _filling(k: int, t: float, j: int, m: int) -> float:
        """How much of picture j of a row is there: one after the other, or all at once when they are dealt."""
        return t if k != 1 else min(max(t * m - j, 0.0), 1.0)

    def _head(self, painter: QPainter, row: tuple[QRectF, ...], words: str, role: str) -> None:
        box = QRectF(self.rect.x(), row[0].y() - 1.35 * self.line, self.rect.width(), 1.3 * self.line)
        font = self.look.font("body", bold=True)
        fitted(painter, box, words, font, self.look.colour(role), self.look.colour("ground"))

    def _filled(self, painter: QPainter, box: QRectF, pixels: NDArray[np.uint8], share: float) -> None:
        """Its upper rows."""
        if share <= 0:
            return
        if share >= 1:
            self.square(painter, box, pixels)
            return
        rows = int(64 * share)
        painter.setPen(self.look.pen("line", self.look.stroke * 0.6))
        painter.setBrush(self.look.colour("grid"))
        painter.drawRect(box)
        painter.setClipRect(QRectF(box.x(), box.y(), box.width(), box.height() * rows / 64))
        crisp(painter, box, self.image(pixels))
        painter.setClipping(False)

    def _reading(self, painter: QPainter, row: tuple[QRectF, ...], t: float, m: int) -> None:
        """The line that is being read."""
        if not 0 < t < 1:
            return
        j = min(int(t * m), m - 1)
        y = row[j].top() + row[j].height() * (t * m - j)
        for role, width in (("halo", 2.6), ("accent", 1.4)):
            painter.setPen(self.look.pen(role, self.look.stroke * width))
            painter.drawLine(QPointF(row[j].left() - 4, y), QPointF(row[j].right() + 4, y))

    def _sources(self, painter: QPainter, frame: Frame, boxes: tuple[tuple[QRectF, ...], ...]) -> None:
        """A pixel of a scrambled picture, and the places that its three numbers were taken from."""
        m = len(frame.scene.pictures)
        y, x, c = pixel_in(frame)
        j = min(frame.params.seen, m - 1)
        place = self.pixel_place(boxes[2][j], (y, x, c))
        for source in sources(j, y, x, m):
            role = CHANNELS[source.pixel[2]]
            target = self.pixel_place(boxes[0][source.picture], source.pixel)
            start, end = QPointF(place.center().x(), place.top()), QPointF(target.center().x(), target.bottom())
            for ink, width in (("halo", 1.8), (role, 0.8)):
                painter.setPen(self.look.pen(ink, self.look.stroke * width))
                painter.drawLine(start, end)
            self.mark(painter, boxes[0][source.picture], source.pixel, role)
        self.mark(painter, boxes[2][j], (y, x, c))

    # -- the hand ------------------------------------------------------------------------------------------------

    def grab(self, at: QPointF, frame: Frame) -> str:
        """A pixel of a scrambled picture."""
        row = self.boxes(frame)[2] if reached(frame) >= 2 else ()
        return next((f"seen:{j}" for j, box in enumerate(row) if box.contains(at)), "")

    def jumps(self, what: str) -> bool:
        """At once."""
        return True

    def value(self, what: str, at: QPointF, frame: Frame) -> Any:
        """Its row and column."""
        j = int(what.partition(":")[2])
        y, x = self.pixel_under(self.boxes(frame)[2][j], at)
        return y, x, int(frame.params.pixel[2])

    def handles(self, frame: Frame) -> tuple[str, ...]:
        """One for each scrambled picture."""
        return tuple(f"seen:{j}" for j in range(len(frame.scene.pictures))) if reached(frame) >= 2 else ()

    def nudged(self, what: str, frame: Frame, right: float, up: float) -> Any:
        """The next pixel; with Shift eight further."""
        step = STEP if abs(right + up) < 1 else 1
        y, x, c = (int(v) for v in frame.params.pixel)
        across, rise = (0 if v == 0 else step if v > 0 else -step for v in (right, up))
        return inside(y - rise, x + across, c)
