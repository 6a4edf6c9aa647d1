"""The faces of a slope: the curve with the little triangle, and a magnifying glass on it.

The glass enlarges both directions alike, so that a direction in it is that direction on the curve: the smaller the
nudge, the straighter the curve.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from gui.figures import short, sign
from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.axes import Axes, Scale
from gui.pictures.board import CurveBoard
from gui.pictures.board_parts import Board, Dot, Guide, Line, Tangent
from gui.pictures.board_parts import Nudge as Triangle
from gui.pictures.slopes.moment import Moment, plain, power

Telling = Callable[[Frame], Moment]
SEEN = 7.0  # pixels: a smaller triangle is only seen through the glass
BESIDE, OVER = 2.4, 1.9  # the glass shows so many widths and heights of the triangle
SNAP = 0.1
FEW = 24  # numbers of the computer in the glass: fewer are shown one by one, for there are no others


class CurveFace(CurveBoard):
    """The curve, the place, the triangle, the tangent."""

    anywhere: ClassVar[str] = "a"

    def __init__(self, telling: Telling, title: str = "", lens: bool = True) -> None:
        super().__init__()
        self.telling, self.key, self.lens = telling, title, lens

    def board(self, frame: Frame) -> Board:
        """Numbers stand at the glass; here are only a and f(a)."""
        now = self.telling(frame)
        made, asking = now.shown, frame.view.asking
        value = plain(now.now.f, 4)
        value = f"f(a) {sign(now.now.f, value)} {value}" if math.isfinite(made.f) else ""
        dot = Dot(now.a, made.f, "ball", value, "J", "a", "x",
                  snap=SNAP, step=SNAP, symbol="a")  # fmt: skip
        foot = Guide(x=now.a, to=made.f if math.isfinite(made.f) else None, label="a = " + plain(now.now.a, 4),
                     role="a", symbol="a")  # fmt: skip
        triangle = self._triangle(now, asking)
        copies = tuple(Triangle(c.a, c.f, c.width, c.height, "", plain(c.height), "a", "J")
                       for c in now.copies if not asking)  # fmt: skip
        steep = now.exact if now.exact is not None and not asking else math.nan
        tangent = (Tangent(now.a, made.f, steep, 0.34),) if math.isfinite(steep) and math.isfinite(made.f) else ()
        return Board(now.x, now.y, self.language(self.key) if self.key else "", "a", "", "a",
                     lines=(Line(now.f, role="J", label=now.label, symbol="J", still=True),),
                     dots=(dot,), guides=(foot,), tangents=tangent, nudges=(*triangle, *copies), widest=now.widest)

    def _triangle(self, now: Moment, asking: bool) -> tuple[Triangle, ...]:
        made, (across, up) = now.shown, now.grown
        if not (across and math.isfinite(made.f) and math.isfinite(made.f_nudged)):
            return ()
        up = 0.0 if asking else up
        return (Triangle(made.a, made.f, made.width * across, made.height * up, dx_role="a", dy_role="J"),)


@dataclass(frozen=True)
class Sight:
    """What the glass sees: so much along a and along f, so many times larger than on the curve's own board."""

    now: Moment
    own: Axes  # of the curve's board
    rect: QRectF
    wide: float
    high: float
    times: float


class GlassFace(CurveBoard):
    """The triangle under a magnifying glass."""

    def __init__(self, curve: CurveFace) -> None:
        super().__init__()
        self.curve = curve

    def place(self) -> QRectF:
        """The glass inside its face: a square, for what is round in the hand."""
        return self.axes(Board(Scale(0, 1), Scale(0, 1), title=" ", numbers=False)).rect

    def sight(self, frame: Frame) -> Sight:
        """How near one looks: the whole triangle can be seen, and a few numbers of the computer at least."""
        now, rect = self.curve.telling(frame), self.place()
        made, own = now.shown, self.curve.axes(self.curve.board(frame))
        ux, uy = own.rect.width() / (own.x.high - own.x.low), own.rect.height() / (own.y.high - own.y.low)
        unit = rect.width() / (BESIDE * max(made.width, 3.0 * float(np.spacing(abs(made.a)))))
        if math.isfinite(made.height) and made.height:
            unit = min(unit, rect.height() * ux / (OVER * abs(made.height) * uy))
        return Sight(now, own, rect, rect.width() / unit, rect.height() * ux / (unit * uy), unit / ux)

    def board(self, frame: Frame) -> Board:
        """The same curve from very near."""
        sight = self.sight(frame)
        now, wide, high = sight.now, sight.wide, sight.high
        made, asking, (across, up) = now.shown, frame.view.asking, now.grown
        f, height = (v if math.isfinite(v) else 0.0 for v in (made.f, made.height))
        x = made.a + made.width * 0.5 - wide * 0.45
        y = f + height * 0.5 - high * 0.5
        scales = Scale(x, x + wide), Scale(y, y + high)
        title = self.language("slope_of_a_line.face.glass", times=_about(sight.times))
        if not all(map(math.isfinite, (made.f, made.f_nudged))):
            return Board(*scales, title, numbers=False)
        told = up > 0.5 and not asking
        triangle = Triangle(made.a, made.f, made.width * across, 0.0 if asking else made.height * up,
                            power(now.now.width) if across > 0.5 else "", plain(now.now.height) if told else "",
                            "a", "J")  # fmt: skip
        guides = self._guides(now, across > 0.5, told)
        few = numbers(x, x + wide)
        beads = tuple(Dot(a, float(now.f(a)), "J", size=0.7) for a in few
                      if not asking and x < a < x + wide and y < float(now.f(a)) < y + high)  # fmt: skip
        line = () if few else (Line(now.f, role="J", width=1.5),)
        return Board(*scales, title, numbers=False, lines=line, dots=(*beads, Dot(made.a, made.f, "ball")),
                     guides=guides, nudges=(triangle,) if across else (), tangents=self._tangent(now, asking))

    @staticmethod
    def _guides(now: Moment, across: bool, told: bool) -> tuple[Guide, ...]:
        """Both places and both heights; what is written alike is written once."""
        made, a, f = now.shown, plain(now.now.a), plain(now.now.f)
        further, above = plain(now.now.a + now.now.width), plain(now.now.f_nudged)
        guides = [Guide(x=made.a, label=a, role="a"), Guide(y=made.f, label=f, role="J")]
        if across:
            guides.append(Guide(x=made.a + made.width, label=further if further != a else "", role="a"))
        if told:
            guides.append(Guide(y=made.f_nudged, label=above if above != f else "", role="J"))
        return tuple(guides)

    @staticmethod
    def _tangent(now: Moment, asking: bool) -> tuple[Tangent, ...]:
        if now.exact is None or asking or not math.isfinite(now.exact):
            return ()
        return (Tangent(now.a, now.shown.f, now.exact, 0.55, dashes=(4.0, 3.0)),)

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """The rays from the place on the curve, then the glass."""
        look, sight = self.look, self.sight(frame)
        rect, made = sight.rect, sight.now.shown
        if math.isfinite(made.f) and sight.times > 1.0:  # a glass that shows more than the board has no place on it
            up = made.height / 2 if math.isfinite(made.height) else 0.0
            half = max(self.ball_radius * 1.5, rect.width() / sight.times / 2)
            self._rays(painter, sight.own.point(made.a + made.width / 2, made.f + up), half, rect)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("raised"))
        painter.drawRoundedRect(rect, look.space, look.space)
        super().paint(painter, frame)
        painter.setPen(marks.pen(look.colour("faint"), max(1.5, look.stroke * 0.7)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, look.space, look.space)

    def _rays(self, painter: QPainter, at: QPointF, half: float, rect: QRectF) -> None:
        """A ring round what the glass sees, and two rays from it to the glass's corners."""
        painter.setPen(marks.pen(self.look.colour("faint", 0.7), max(1.0, self.look.stroke * 0.4)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, half, half)
        beside = rect.left() > at.x() + half
        ends = (rect.topLeft(), rect.bottomLeft()) if beside else (rect.topLeft(), rect.topRight())
        for end in ends:
            way = end - at
            size = math.hypot(way.x(), way.y())
            if size > half:
                painter.drawLine(at + way * (half / size), end)

    def _ground(self, painter: QPainter, board: Board, axes: Axes) -> None:
        """No grid: nothing near is like what is far."""
        self.heading(painter, board.title)

    def handles(self, frame: Frame) -> tuple[str, ...]:
        """Nothing is moved here."""
        return ()


def numbers(low: float, high: float) -> list[float]:
    """All numbers that a computer has between two, if they are so few that they can be seen one by one."""
    gap = float(np.spacing(max(abs(low), abs(high))))
    if high - low > FEW * gap:
        return []
    found = [low]
    while found[-1] < high and len(found) <= 2 * FEW:
        found.append(float(np.nextafter(found[-1], math.inf)))
    return found


def _about(times: float) -> str:
    """3000, not 3062; 1.5, not 2."""
    if times < 10:
        return short(times, 2)
    return f"{float(f'{times:.1g}'):.0f}" if times < 1e5 else short(times, 1)
