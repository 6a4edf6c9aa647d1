"""The two boards under a curve whose slope changes: the slope's own curve, and what too small a nudge loses."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import QPointF

from gui.figures import sign
from gui.lesson import Frame
from gui.pictures.axes import Scale
from gui.pictures.board import CurveBoard
from gui.pictures.board_parts import Board, Dot, Guide, Line, Note, Stick
from gui.pictures.slopes.curve import curve_of, missed, moment
from gui.pictures.slopes.faces import SNAP
from gui.pictures.slopes.moment import plain

NAME = "slopes_that_change"
BENT = 1e-9  # missed by more than this, a wide nudge has seen the curve bend
LEAST = 1e-16  # errors below this are drawn at the foot


class SlopeBoard(CurveBoard):
    """The slope at every a that one has come by; above it, at the same a, stands the curve."""

    anywhere: ClassVar[str] = "a"

    def board(self, frame: Frame) -> Board:
        """The height here is the slope there."""
        here, now, say = curve_of(frame.params), moment(frame), self.language
        board = Board(here.x, here.dy, say(f"{NAME}.face.slope"), "a", x_role="a",
                      guides=(Guide(x=now.a, to=here.dy.high, role="a"),), widest=here.widest)  # fmt: skip
        if frame.view.asking or now.exact is None:
            return board
        walking = frame.params.act == "trace"
        low = frame.trace[0].nudge.a
        traced = Line(here.slope, role="slope", span=(low, max(now.a, low)) if walking else None, width=1.6,
                      symbol="slope", faint=1.0 if walking else 0.35, still=not walking)  # fmt: skip
        told = plain(frame.step.slope, 4)
        words = say(f"{NAME}.label.slope", sign=sign(frame.step.slope, told), slope=told)
        dot = Dot(now.a, now.exact, "slope", words, name="a", moves="x",
                  snap=SNAP, step=SNAP, symbol="slope", size=0.8)  # fmt: skip
        stick = (Stick(now.a, 0.0, now.a, now.exact, "slope", width=1.8),) if math.isfinite(now.exact) else ()
        return replace(board, lines=(traced,), dots=(dot,) if stick else (), sticks=stick)


class LossBoard(CurveBoard):
    """How far height over width misses the slope, for every nudge from 1 to a tenth of a millionth of a billionth."""

    def board(self, frame: Frame) -> Board:
        """On the right the bend of the curve, on the left the rounding."""
        say, trace = self.language, frame.trace
        steps = trace[: 1 + frame.index] if frame.view.asking else trace
        points = [(s.nudge.width, max(missed(s), LEAST)) for s in steps if math.isfinite(missed(s))]
        xs, ys = tuple(x for x, _ in points), tuple(y for _, y in points)
        now = frame.step
        miss = missed(now)
        dots = (Dot(now.nudge.width, max(miss, LEAST), "slope", plain(miss, 8) if miss else "0"),)
        notes: tuple[Note, ...] = ()
        if not frame.view.asking:
            notes = (Note(0.16, 0.14, say(f"{NAME}.label.rounding"), "warn", part=True),)
            if any(y > BENT for x, y in points if x > 0.01):  # a straight line has nothing to say there
                notes += (Note(0.84, 0.14, say(f"{NAME}.label.bend"), "J", part=True),)
        top = max((y for y in ys), default=1.0)
        return Board(Scale(3e-17, 3.0, log=True), Scale(LEAST / 3, max(10.0, top * 10), log=True),
                     say(f"{NAME}.face.loss"), say(f"{NAME}.label.nudge"), x_role="a",
                     lines=(Line(xs=xs, ys=ys, role="slope", width=1.4, still=True),),
                     dots=dots if math.isfinite(miss) else (), notes=notes)

    def focus(self, at: QPointF, frame: Frame) -> str:
        """All of it is about the slope."""
        return "slope" if self.rect.contains(at) else ""
