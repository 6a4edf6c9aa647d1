"""The plane of two inputs as one neuron sees it: its answer as shades, w as an arrow, the line where it is undecided.

The arrow reaches from the middle to the place (w1, w2); its tip is dragged, and the line at right angles to it turns.
The line itself is dragged for b, each student for its inputs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.face import near
from gui.pictures.labels import Label, places
from gui.pictures.logistic_regression import plane_marks as ink
from gui.pictures.logistic_regression.film import BEATS, FURTHEST, HALF, LONGEST, measured, moment, sharp, veiled, who
from gui.pictures.logistic_regression.parts import person
from gui.pictures.logistic_regression.plane_ground import PlaneGround
from gui.pictures.logistic_regression.plane_sight import SHORT, Sight

PRESS = 0.1  # what an arrow key adds


class Plane(PlaneGround):
    """Shades, lines, students, the arrow."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """From the ground up to the words."""
        sight, hidden, taken, at = self.sight(frame), veiled(frame), list[QRectF](), QPointF()
        ruled = measured(frame) and not hidden and math.isfinite(sight.now.distance)
        lit = {self.active, frame.view.focus}
        self.layer(painter, "ground", self.language, lambda p: self.ground(p, sight.axes))
        painter.save()
        painter.setClipRect(sight.axes.rect)
        if not hidden:
            painter.fillRect(sight.axes.rect, self.field(sight, sharp(frame)))
        self.cross(painter, sight)
        if not hidden:
            self.levels(painter, frame, sight, "b" in lit)
            self.stick(painter, frame, sight)
        self._students(painter, frame, sight, lit)
        painter.restore()
        if not hidden:
            at = self.ruler(painter, sight) if ruled else at
            self._right_angle(painter, sight)
            taken = [*self.answers(painter, frame, sight), self._grip(painter, sight)]
            self.said(painter, frame, sight)
        taken.append(self._arrow(painter, sight, "w" in lit, ruled, taken))
        self._step(painter, frame, sight)
        if ruled:
            self.measure(painter, frame, sight, at, taken)

    def _step(self, painter: QPainter, frame: Frame, sight: Sight) -> None:
        """Of learning: from the tip of w to where the next step brings it."""
        if frame.params.act != "learn" or not frame.view.beats or frame.view.asking:
            return
        grown = min(1.0, max(0.0, frame.phase / BEATS["slope"] - 1.0))
        here, there = (sight.axes.point(s.w1, s.w2) for s in (frame.step, frame.next))
        if grown > 0.0:
            marks.arrow(painter, here, here + (there - here) * grown, self.look.colour("alpha"), self.look.stroke * 1.4,
                        self.look.colour("halo"))  # fmt: skip

    def _students(self, painter: QPainter, frame: Frame, sight: Sight, lit: set[str]) -> None:
        """A disc passed, a square failed; what the line gets wrong is crossed out once it has decided."""
        given, look, size = frame.scene, self.look, self.point_size()
        chosen = -1 if veiled(frame) else who(frame)
        for k, (at, y) in enumerate(zip(marks.points(*sight.axes.pixels(given.x1, given.x2)), given.y, strict=True)):
            marks.symbol(painter, at, y >= 0.5, size, look, f"point:{k}" in lit)
            if k == chosen:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(marks.pen(look.colour("ink"), look.stroke * 0.9))
                painter.drawEllipse(at, size * 1.7, size * 1.7)
            if sharp(frame) >= 1.0 and (person(given, k, sight.now).z > 0) != (y >= 0.5):
                self._wrong(painter, at, size * 1.5)

    def _wrong(self, painter: QPainter, at: QPointF, size: float) -> None:
        painter.setPen(marks.pen(self.look.colour("ink"), self.look.stroke))
        for side in (1.0, -1.0):
            way = QPointF(size, size * side)
            painter.drawLine(at - way, at + way)

    def _right_angle(self, painter: QPainter, sight: Sight) -> None:
        """The way from the middle to the line, and that it stands at right angles there."""
        foot = sight.foot(0.0)
        if sight.now.length < SHORT or not sight.axes.rect.contains(foot):
            return
        painter.setPen(marks.pen(self.look.colour("w"), self.look.stroke * 0.8, (2.0, 2.0)))
        painter.drawLine(sight.middle, foot)
        ink.right_angle(painter, foot, sight.uphill, self.look)

    def _grip(self, painter: QPainter, sight: Sight) -> QRectF:
        """Where a hand takes the line; a pin at the edge where it lies out of sight."""
        at, look = sight.grip(), self.look
        if at is None:
            return QRectF()
        halo, away = look.colour("halo"), sight.along
        if sight.level(0.0) is None:
            away = ink.unit(sight.middle - at)
            marks.pin(painter, at, -away, self.ball_radius, look.colour("b"), halo)
        else:
            ink.grip(painter, at, sight.uphill, look)
        box = marks.text(painter, at + away * look.px("body") * 1.1, "b", look.maths("title"), look.colour("b"), halo,
                         (0.5, 0.5), sight.axes.rect)  # fmt: skip
        size = look.px("body") * 1.4
        return box.united(QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size))

    def _arrow(self, painter: QPainter, sight: Sight, lit: bool, ruled: bool, taken: Sequence[QRectF]) -> QRectF:
        """w from the middle to (w1, w2); the hand takes its tip. Its name stands where no other words are."""
        look, halo, tip, radius = self.look, self.look.colour("halo"), sight.tip, self.ball_radius * 0.8
        marks.arrow(painter, sight.middle, tip, look.colour("w"), look.stroke * (2.3 if lit else 1.8), halo)
        if lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent", 0.35))
            painter.drawEllipse(tip, radius * 2, radius * 2)
        marks.ball(painter, tip, radius, look.colour("w"), halo)
        away = sight.along * (1.0 if ruled else -1.0) if sight.now.length >= SHORT else QPointF(1.0, 0.0)
        ways = [away, -away, sight.uphill, -sight.uphill]
        label = Label("w", [(tip + way * (radius + look.px("body")), (0.5, 0.5)) for way in ways], "w",
                      look.maths("title"))  # fmt: skip
        box = places([label], sight.axes.rect, np.empty((0, 2)), taken)[0] or QRectF()
        marks.text(painter, box.topLeft(), "w", label.font, look.colour("w"), halo)
        return box

    def point_size(self) -> float:
        """Half the width of a student, in pixels."""
        return max(5.0, self.look.px("body") * 0.42)

    # -- hands ---------------------------------------------------------------------------------------------------

    def grab(self, at: QPointF, frame: Frame) -> str:
        """The tip of w, a student, the line."""
        sight, given = self.sight(frame), frame.scene
        if near(at, sight.tip, self.ball_radius * 1.6):
            return "w"
        ways = [(sight.axes.point(x1, x2) - at, k) for k, (x1, x2) in enumerate(zip(given.x1, given.x2, strict=True))]
        least, k = min((way.x() ** 2 + way.y() ** 2, k) for way, k in ways)
        if least <= (self.point_size() * 1.8) ** 2:
            return f"point:{k}"
        grip = sight.grip()
        if grip is None or veiled(frame) or not sight.axes.rect.contains(at):
            return ""
        on_line = sight.level(0.0) is not None and sight.beside(at) <= max(9.0, self.look.stroke * 3)
        return "b" if on_line or near(at, grip, self.ball_radius * 2.5) else ""

    def jumps(self, what: str) -> bool:
        """The line comes to the pointer at once."""
        return what == "b"

    def value(self, what: str, at: QPointF, frame: Frame) -> Any:
        """The arrow to the pointer, the b whose line goes through it, or the student there."""
        x1, x2 = self.axes().values(at)
        if what == "w":
            return _arrow(x1, x2)
        if what == "b":
            now = moment(frame)
            return min(max(-(now.w1 * x1 + now.w2 * x2), -FURTHEST), FURTHEST)
        return _place(x1, x2)

    def handles(self, frame: Frame) -> tuple[str, ...]:
        """w, b, every student."""
        return ("w", "b", *(f"point:{k}" for k in range(len(frame.scene.y))))

    def nudged(self, what: str, frame: Frame, right: float, up: float) -> Any:
        """A tenth."""
        now = moment(frame)
        if what == "w":
            return _arrow(_clean(now.w1 + PRESS * right), _clean(now.w2 + PRESS * up))
        if what == "b":
            return min(max(_clean(now.b + PRESS * (right + up)), -FURTHEST), FURTHEST)
        k = int(what.partition(":")[2])
        return _place(_clean(frame.scene.x1[k] + PRESS * right), _clean(frame.scene.x2[k] + PRESS * up))

    def focus(self, at: QPointF, frame: Frame) -> str:
        """w, b, a student; on the field the answer."""
        return self.grab(at, frame) or ("a" if self.axes().rect.contains(at) and not veiled(frame) else "")


def _arrow(w1: float, w2: float) -> tuple[float, float]:
    """No longer than the longest."""
    size = math.hypot(w1, w2)
    return (w1, w2) if size <= LONGEST else (w1 / size * LONGEST, w2 / size * LONGEST)


def _place(x1: float, x2: float) -> tuple[float, float]:
    return min(max(x1, -HALF), HALF), min(max(x2, -HALF), HALF)


def _clean(value: float) -> float:
    """Without the dust of binary fractions: 0.3, not 0.30000000000000004."""
    return float(f"{value:.12g}")
