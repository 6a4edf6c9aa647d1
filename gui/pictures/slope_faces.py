"""The faces of a slope: the curve with the little triangle, a magnifying glass on it, and height over width in large.

The glass enlarges both directions alike, so that a direction in it is that direction on the curve: the smaller the
nudge, the straighter the curve.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import ClassVar

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
from gui.pictures.slope_moment import Moment, plain, slope_text

Telling = Callable[[Frame], Moment]
SEEN = 7.0  # pixels: a smaller triangle is only seen through the glass
BESIDE, OVER = 2.4, 1.9  # the glass shows so many widths and heights of the triangle
SNAP = 0.1


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
        height = plain(now.now.f, 4)
        dot = Dot(now.a, made.f, "ball", f"f(a) = {height}" if math.isfinite(made.f) else "", "J", "a", "x",
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
                     dots=(dot,), guides=(foot,), tangents=tangent, nudges=(*triangle, *copies))

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
        wide = rect.width() / (BESIDE * made.width)
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
                            plain(now.now.width) if across > 0.5 else "", plain(now.now.height) if told else "",
                            "a", "J")  # fmt: skip
        guides = (Guide(x=made.a, label=plain(now.now.a), role="a"), Guide(y=made.f, label=plain(now.now.f), role="J"))
        further = Guide(x=made.a + made.width, label=plain(now.now.a + now.now.width), role="a")
        after = (further,) if across > 0.5 else ()
        above = (Guide(y=made.f_nudged, label=plain(now.now.f_nudged), role="J"),) if told else ()
        return Board(*scales, title, numbers=False, lines=(Line(now.f, role="J", width=1.5),),
                     dots=(Dot(made.a, made.f, "ball"),), guides=(*guides, *after, *above),
                     nudges=(triangle,) if across else (), tangents=self._tangent(now, asking))

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
        return (plain(now.now.height) if seen else "?", plain(now.now.width) if now.grown[0] > 0.5 else "?",
                slope_text(now.now) if now.told and not asking else "?")

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """A fraction with its names, and what it comes to."""
        say, look = self.language, self.look
        self.heading(painter, say("slope_of_a_line.face.fraction"))
        height, width, slope = self.parts(frame)
        room = QRectF(self.rect).adjusted(look.space, self.head, -look.space, 0)
        rule = "" if frame.view.asking else self.rule(frame)
        names = say("slope_of_a_line.label.height"), say("slope_of_a_line.label.width")
        lit = frame.view.focus
        font, small, left, bar = self._sizes(room, names, (height, width, slope), bool(rule))
        big = QFontMetricsF(font)
        x = room.left() + left
        middle = room.top() + big.height() + look.space * 0.4
        painter.setPen(marks.pen(look.colour("ink"), max(2.0, look.stroke * 0.9)))
        painter.drawLine(QPointF(x, middle), QPointF(x + bar, middle))
        for part, name, role, top in ((height, names[0], "J", -1), (width, names[1], "a", 1)):
            y = middle + top * (big.height() / 2 + look.space * 0.2)
            colour = look.colour(role)
            box = marks.text(painter, QPointF(x + bar / 2, y), part, font, colour, None, (0.5, 0.5))
            marks.text(painter, QPointF(x - look.space, y), name, small, colour, None, (1.0, 0.5))
            if lit == role:
                painter.setPen(marks.pen(colour, look.stroke))
                painter.drawLine(box.bottomLeft(), box.bottomRight())
        after = marks.text(painter, QPointF(x + bar, middle), " = ", font, look.colour("ink"), None, (0.0, 0.5))
        marks.text(painter, QPointF(after.right(), middle), slope, font, look.colour("slope"), None, (0.0, 0.5))
        if rule:
            at = QPointF(room.left(), middle + big.height() + look.space)
            marks.text(painter, at, rule, small, look.colour("slope"), None, (0.0, 0.0), self.rect)

    def _sizes(self, room: QRectF, names: tuple[str, str], parts: tuple[str, str, str],
               rule: bool) -> tuple[QFont, QFont, float, float]:  # fmt: skip
        """The largest type in which all of it fits; where the bar begins, and how long it is."""
        look, (height, width, slope) = self.look, parts
        small = look.font("body")
        low = QFontMetricsF(small)
        left = max(low.horizontalAdvance(name) for name in names) + look.space
        made = []
        for scale in (1.0, 0.85, 0.72, 0.6, 0.5, 0.42, 0.36):
            font = look.maths("huge", italic=False, scale=scale)
            big = QFontMetricsF(font)
            bar = max(big.horizontalAdvance(part) for part in (height, width))
            made.append((font, small, left, bar))
            end = left + bar + big.horizontalAdvance(f" = {slope}") + look.space
            if end <= room.width() and 2.1 * big.height() + (1.3 * low.height() if rule else 0) <= room.height():
                break
        return made[-1]


def _about(times: float) -> str:
    """3000, not 3062; 1.5, not 2."""
    return f"{float(f'{times:.1g}'):.0f}" if times >= 10 else short(times, 2)
