"""The boards beside the sums: the examples in the plane with their line, the cost along one step, the cost of many."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from core.many_examples import Place, cost_along
from gui.figures import fixed, short
from gui.lesson import Frame
from gui.pictures.axes import Scale
from gui.pictures.board import CurveBoard
from gui.pictures.board_parts import Board, Dot, Guide, Line
from gui.pictures.many_examples.board import NAME
from gui.pictures.many_examples.film import REACH, STEPS, Scene, landing, moved, opened, scene_of, walk
from gui.pictures.matrix import CENTRE, readable

WITH, WITHOUT = "alpha", "warn"  # the colours of who divides and who forgets
EDGE = REACH + 0.5  # of the plane
DASHED = (3.0, 2.0)


def border(w1: float, w2: float, b: float) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Where w1 x1 + w2 x2 + b = 0 enters and leaves the plane; None if it does not."""
    length = math.hypot(w1, w2)
    if not length > 1e-9 or not math.isfinite(length):
        return None
    foot = -b / length
    if abs(foot) > 1.5 * EDGE:
        return None
    x, y, along = foot * w1 / length, foot * w2 / length, (-w2 / length, w1 / length)
    far = 3 * EDGE
    return (x - far * along[0], y - far * along[1]), (x + far * along[0], y + far * along[1])


def line_of(place: Place, role: str, label: str = "", dashes: tuple[float, ...] = ()) -> tuple[Line, ...]:
    """The line on which this neuron is undecided."""
    ends = border(float(place.w[0, 0]), float(place.w[1, 0]), place.b)
    if ends is None:
        return ()
    xs, ys = zip(*_inside(*ends), strict=True)
    return (Line(xs=xs, ys=ys, role=role, label=label, dashes=dashes),)


def _inside(one: tuple[float, float], other: tuple[float, float]) -> Sequence[tuple[float, float]]:
    """The part of a line that lies in the plane, as many points."""
    t = np.linspace(0.0, 1.0, 241)
    x, y = (one[k] + t * (other[k] - one[k]) for k in (0, 1))
    kept = (abs(x) <= EDGE) & (abs(y) <= EDGE)
    return list(zip(x[kept].tolist(), y[kept].tolist(), strict=True)) or [one, one]


def between(one: Place, other: Place, part: float) -> Place:
    """A place on the way."""
    return Place(one.w + part * (other.w - one.w), one.b + part * (other.b - one.b), one.cost)


class Plane(CurveBoard):
    """The examples, each with its number; the line before the step and after it."""

    def board(self, frame: Frame) -> Board:
        """Every example can be moved."""
        here, say = scene_of(frame), self.language
        size = 0.72 * self.look.px("small") / self.ball_radius
        dots = tuple(
            Dot(float(x1), float(x2), one=bool(y), name=f"point:{i}", moves="xy", x_range=(-REACH, REACH),
                y_range=(-REACH, REACH), snap=0.1, step=0.1, symbol=f"example:{i}", size=size)
            for i, (x1, x2, y) in enumerate(zip(*here.X, here.Y[0], strict=True))
        )  # fmt: skip
        return Board(Scale(-EDGE, EDGE), Scale(-EDGE, EDGE), say(f"{NAME}.face.plane"), "x₁", "x₂", "x", "x",
                     lines=self._borders(frame, here), dots=dots, equal=True)

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """And the number of each example in its mark."""
        super().paint(painter, frame)
        board = self.board(frame)
        axes = self.axes(board)
        for i, dot in enumerate(board.dots):
            at, r = axes.point(dot.x, dot.y), self.dot_radius(dot)
            painter.setFont(self.look.font("small", bold=True, scale=0.92 if i < 9 else 0.78))
            painter.setPen(readable(self.look, self.look.colour("one" if dot.one else "zero")))
            painter.drawText(QRectF(at.x() - 2 * r, at.y() - r, 4 * r, 2 * r), CENTRE, str(i + 1))

    def _borders(self, frame: Frame, here: Scene) -> tuple[Line, ...]:
        if frame.params.act == "forgot":
            return self._both(frame, here)
        part = moved(frame)
        before = line_of(here.start, "faint" if part else "z", dashes=DASHED if part else ())
        if not part:
            return before
        now = between(here.start, landing(here, frame.params), part)
        return (*before, *line_of(now, "z"))

    @staticmethod
    def _both(frame: Frame, here: Scene) -> tuple[Line, ...]:
        """Who divides and who forgets, on their way."""
        if not opened(frame):
            return line_of(here.start, "z")
        lines: tuple[Line, ...] = ()
        for divide, role in ((True, WITH), (False, WITHOUT)):
            places, k = walk(here, frame.params.alpha, divide), frame.index
            now = between(places[k], places[min(k + 1, STEPS)], frame.phase)
            lines += line_of(now, role, dashes=() if divide else DASHED)
        return lines


class Along(CurveBoard):
    """The cost along the way downhill from where the forgetful one stands: both steps go the same way."""

    def board(self, frame: Frame) -> Board:
        """So long with the division, and m times as long without it."""
        here, say, alpha = scene_of(frame), self.language, frame.params.alpha
        places = walk(here, alpha, False)
        start, far = places[frame.index if opened(frame) else 0], here.m * alpha
        t = np.linspace(-0.12 * far, 1.2 * far, 240)
        top = 1.15 * max(place.cost for place in places)
        line = Line(xs=tuple(t.tolist()), ys=tuple(cost_along(here.X, here.Y, start, t).tolist()), role="J")
        empty = Board(Scale(float(t[0]), float(t[-1])), Scale(0.0, top), say(f"{NAME}.face.along"),
                      say(f"{NAME}.label.length"), "J", y_role="J", lines=(line,), numbers=True)  # fmt: skip
        now = Dot(0.0, start.cost, "ball", "J = " + fixed(start.cost, 3))
        if not opened(frame) or frame.index >= STEPS:
            return replace(empty, dots=(now,))
        ends = cost_along(here.X, here.Y, start, np.array([alpha, far, frame.phase * far])).tolist()
        dots = (Dot(alpha, ends[0], WITH, say(f"{NAME}.label.with", m=here.m) + f": α = {short(alpha)}", hollow=True),
                Dot(far, ends[1], WITHOUT, say(f"{NAME}.label.without", m=here.m) + f": {here.m}α = {short(far)}",
                    hollow=True),
                now if not frame.phase else Dot(frame.phase * far, ends[2], "ball"))  # fmt: skip
        guides = Guide(x=alpha, to=ends[0], role=WITH), Guide(x=far, to=ends[1], role=WITHOUT)
        return replace(empty, dots=dots, guides=guides)


class Costs(CurveBoard):
    """The cost against the step, with the division and without."""

    def board(self, frame: Frame) -> Board:
        """As far as they have come."""
        here, say, alpha = scene_of(frame), self.language, frame.params.alpha
        walks = [[place.cost for place in walk(here, alpha, divide)] for divide in (True, False)]
        top = 1.1 * max(map(max, walks))
        empty = Board(Scale(-0.4, STEPS + 0.4), Scale(0.0, top), say(f"{NAME}.face.costs"), say(f"{NAME}.label.step"),
                      "J", y_role="J")  # fmt: skip
        last = frame.index if opened(frame) else 0
        lines, dots = [], []
        for costs, role, key in zip(walks, (WITH, WITHOUT), ("with", "without"), strict=True):
            label = say(f"{NAME}.label.{key}", m=here.m) + f": {fixed(costs[last], 3)}"
            dots.append(Dot(last, costs[last], role, label, label_role=role, size=0.8))
            lines.append(Line(xs=tuple(range(last + 1)), ys=tuple(costs[: last + 1]), role=role,
                              dashes=() if key == "with" else DASHED))  # fmt: skip
        if last == 0:
            dots = [Dot(0, walks[0][0], "ball", f"J = {fixed(walks[0][0], 3)}", size=0.8)]
        return replace(empty, dots=tuple(dots), lines=tuple(lines))
