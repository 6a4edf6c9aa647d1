"""The faces of a slope: the curve with the little triangle, a magnifying glass on it, and height over width in large.

The glass enlarges both directions alike, so that a direction in it is that direction on the curve: the smaller the
nudge, the straighter the curve.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import ClassVar

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from gui.figures import short
from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.axes import Axes, Scale
from gui.pictures.board import CurveBoard
from gui.pictures.board_parts import Board, Dot, Guide, Line, Tangent
from gui.pictures.board_parts import Nudge as Triangle
from gui.pictures.face import Face
from gui.pictures.slope_moment import Moment, over, plain, power, sign, slope_text

Telling = Callable[[Frame], Moment]
SEEN = 7.0  # pixels: a smaller triangle is only seen through the glass
BESIDE, OVER = 2.4, 1.9  # the glass shows so many widths and heights of the triangle
SNAP = 0.1
SCALES = (1.0, 0.85, 0.72, 0.6, 0.5, 0.42, 0.36, 0.3)  # of the largest type
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


class GlassFace(CurveBoard):
    """The triangle under a magnifying glass."""

    def __init__(self, curve: CurveFace) -> None:
        super().__init__()
        self.curve = curve

    def place(self) -> QRectF:
        """The glass inside its face: a square, for what is round in the hand."""
        return self.axes(Board(Scale(0, 1), Scale(0, 1), title=" ", numbers=False)).rect

    def enlarged(self, frame: Frame) -> float:
        """How many times larger things are here than on the curve."""
        return self._unit(frame) / self._own(frame)[0]

    def _own(self, frame: Frame) -> tuple[float, float]:
        """Pixels on the curve's board for one unit along a and along f."""
        board = self.curve.board(frame)
        rect = self.curve.axes(board).rect
        return rect.width() / (board.x.high - board.x.low), rect.height() / (board.y.high - board.y.low)

    def _unit(self, frame: Frame) -> float:
        """Pixels here for one unit along a: the whole triangle can be seen."""
        made, rect, (ux, uy) = self.curve.telling(frame).shown, self.place(), self._own(frame)
        wide = rect.width() / (BESIDE * max(made.width, 3.0 * float(np.spacing(abs(made.a)))))
        tall = abs(made.height) if math.isfinite(made.height) else 0.0
        return min(wide, rect.height() * ux / (OVER * tall * uy)) if tall > 0 else wide

    def board(self, frame: Frame) -> Board:
        """The same curve from very near."""
        now, rect, unit, (ux, uy) = self.curve.telling(frame), self.place(), self._unit(frame), self._own(frame)
        made, asking, (across, up) = now.shown, frame.view.asking, now.grown
        f, height = (v if math.isfinite(v) else 0.0 for v in (made.f, made.height))
        wide, high = rect.width() / unit, rect.height() / (unit * uy / ux)
        x = made.a + made.width * 0.5 - wide * 0.45
        y = f + height * 0.5 - high * 0.5
        scales = Scale(x, x + wide), Scale(y, y + high)
        title = self.language("slope_of_a_line.face.glass", times=_about(unit / ux))
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
        rect, look = self.place(), self.look
        own = self.curve.axes(self.curve.board(frame))
        made = self.curve.telling(frame).shown
        if math.isfinite(made.f):
            at = own.point(made.a + made.width / 2, made.f + (made.height / 2 if math.isfinite(made.height) else 0.0))
            half = max(self.ball_radius * 1.5, rect.width() / self.enlarged(frame) / 2)
            self._rays(painter, at, half, rect)
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


class FractionFace(Face):
    """Height over width, as large as it can be."""

    def __init__(self, telling: Telling, rule: Callable[[Frame], str] = lambda _: "") -> None:
        super().__init__()
        self.telling, self.rule = telling, rule

    def parts(self, frame: Frame) -> tuple[str, str, str]:
        """Height, width and slope as far as they have been said."""
        now, asking = self.telling(frame), frame.view.asking
        seen = now.grown[1] > 0.5 and not asking
        slope = slope_text(now.now) + (f" → {plain(now.exact, 6)}" if now.limit and now.exact is not None else "")
        return (plain(now.now.height) if seen else "?", power(now.now.width) if now.grown[0] > 0.5 else "?",
                slope if now.told and not asking else "?")

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """A fraction with its names, and what it comes to."""
        say, look = self.language, self.look
        self.heading(painter, say("slope_of_a_line.face.fraction"))
        height, width, slope = self.parts(frame)
        room = QRectF(self.rect).adjusted(look.space, self.head, -look.space, 0)
        rule = "" if frame.view.asking else self.rule(frame)
        names = say("slope_of_a_line.label.height"), say("slope_of_a_line.label.width")
        font, low = self._sizes(room, names, (height, width, slope), bool(rule))
        small, big = look.font("body"), QFontMetricsF(font)
        x = room.left() + max(map(QFontMetricsF(small).horizontalAdvance, names)) + look.space
        bar = max(map(big.horizontalAdvance, (height, width)))
        middle = room.top() + big.height() + look.space * 0.4
        painter.setPen(marks.pen(look.colour("ink"), max(2.0, look.stroke * 0.9)))
        painter.drawLine(QPointF(x, middle), QPointF(x + bar, middle))
        for part, name, role, top in ((height, names[0], "J", -1), (width, names[1], "a", 1)):
            y = middle + top * (big.height() / 2 + look.space * 0.2)
            colour = look.colour(role)
            box = marks.text(painter, QPointF(x + bar / 2, y), part, font, colour, None, (0.5, 0.5))
            marks.text(painter, QPointF(x - look.space, y), name, small, colour, None, (1.0, 0.5))
            if frame.view.focus == role:
                painter.setPen(marks.pen(colour, look.stroke))
                painter.drawLine(box.bottomLeft(), box.bottomRight())
        equal = over(self.telling(frame).now) if slope != "?" else "="
        at = QPointF(room.left(), middle + big.height() * 1.6 + look.space) if low else QPointF(x + bar, middle)
        after = marks.text(painter, at, f" {equal} ", font, look.colour("ink"), None, (0.0, 0.5))
        marks.text(painter, QPointF(after.right(), at.y()), slope, font, look.colour("slope"), None, (0.0, 0.5))
        if rule:
            foot = middle + big.height() * (2.1 if low else 1.0) + look.space
            marks.text(painter, QPointF(room.left(), foot), rule, small, look.colour("slope"), None, (0.0, 0.0),
                       self.rect)  # fmt: skip

    def _sizes(self, room: QRectF, names: tuple[str, str], parts: tuple[str, str, str],
               rule: bool) -> tuple[QFont, bool]:  # fmt: skip
        """The largest type in which all of it fits, and whether what it comes to goes on in a line of its own."""
        look, (height, width, slope) = self.look, parts
        low = QFontMetricsF(look.font("body"))
        left = max(map(low.horizontalAdvance, names)) + look.space
        foot = 1.3 * low.height() if rule else 0.0
        font = look.maths("huge", italic=False)
        for scale in SCALES:
            font = look.maths("huge", italic=False, scale=scale)
            big = QFontMetricsF(font)
            bar = left + max(map(big.horizontalAdvance, (height, width)))
            result = big.horizontalAdvance(f" ≈ {slope}") + look.space
            for below, wide, high in ((False, bar + result, 2.1), (True, max(bar, result), 3.4)):
                if wide <= room.width() and high * big.height() + foot <= room.height():
                    return font, below
        return font, False


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
