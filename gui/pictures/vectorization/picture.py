"""The picture of loops against NumPy: times over sizes on logarithmic axes, and the race at the size that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from core.vectorize import Times, Timing
from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.axes import Scale
from gui.pictures.board import CurveBoard
from gui.pictures.board_parts import Board, Dot, Guide, Line, Stick
from gui.pictures.face import Face
from gui.pictures.faces import FacesPicture
from gui.pictures.vectorization.words import duration, headline, shown

SECONDS = Scale(1e-7, 10.0, log=True)
SCALES = (1.0, 0.88, 0.76, 0.66, 0.56, 0.48, 0.4)  # of the big type, until it fits: few, for Qt keeps every size
NAMED = 6  # points that a line needs before its name has room beside it; until then the bars above name the colours
BETWEEN = 0.7  # of the middle line: its name stands there, under it, where the lowest is far away
WAYS = (("loop", "minus", ()), ("plain", "faint", (4.0, 3.0)), ("numpy", "plus", ()))


class VectorizationPicture(FacesPicture):
    """The race above, the chart below; side by side where there is room."""

    lesson = "vectorization"
    cursors: ClassVar[dict[str, Qt.CursorShape]] = {"n": Qt.CursorShape.SizeHorCursor}

    def __init__(self) -> None:
        self.lanes, self.times = Lanes(), TimesBoard()
        super().__init__(self.lanes, self.times)

    def arrange(self, whole: QRectF, frame: Frame) -> Sequence[QRectF]:
        """The chart takes what the race leaves."""
        s = self.look.space
        room = whole.adjusted(s, s, -s, -s)
        high = min(room.height() * 0.38, self.look.px("huge") * 1.5 + self.look.px("body") * 6.4)
        return (QRectF(room.left(), room.top(), room.width(), high),
                QRectF(room.left(), room.top() + high + s, room.width(), room.height() - high - s))  # fmt: skip


class TimesBoard(CurveBoard):
    """Seconds over how many numbers, both logarithmic; dragged along its sizes."""

    anywhere: ClassVar[str] = "n"

    def board(self, frame: Frame) -> Board:
        """Every size measured so far, up to the one that is shown."""
        say, sizes = self.language, frame.scene
        upto = 0 if frame.view.asking else frame.index
        timings = [timing for timing in frame.trace[: upto + 1] if timing is not None]
        now = shown(frame)
        whole = len(frame.trace) > len(sizes)
        x = Scale(sizes[0] * 0.7, sizes[-1] * 1.5, log=True)
        dots = tuple(self._dot(now.n, getattr(now, name), role) for name, role, _ in WAYS if now and getattr(now, name))
        handle = (Dot(now.n, SECONDS.low, "x", name="n", moves="x", size=0.8),) if now and whole else ()
        return Board(
            x, SECONDS, say("vectorization.label.chart"), say("vectorization.label.numbers"),
            say("vectorization.label.seconds"),
            lines=tuple(self._line(timings, name, role, dashes) for name, role, dashes in WAYS),
            sticks=tuple(self._spread(timing, name, role) for timing in timings for name, role, _ in WAYS
                         if getattr(timing, name) is not None),
            guides=(Guide(x=float(now.n), role="x", label=f"{now.n:,}"),) if now else (),
            dots=(*dots, *handle),
        )  # fmt: skip

    def _line(self, timings: Sequence[Timing], name: str, role: str, dashes: tuple[float, ...]) -> Line:
        points = [(float(t.n), way.low) for t in timings if (way := getattr(t, name)) is not None]
        label = self.language(f"vectorization.label.{name}") if len(points) >= NAMED else ""
        xs, ys = _joined(points)
        at = points[round(BETWEEN * len(points))][0] if label and name == "plain" else None
        return Line(xs=xs, ys=ys, role=role, label=label, at=at, dashes=dashes, width=1.6)

    @staticmethod
    def _spread(timing: Timing, name: str, role: str) -> Stick:
        """From the quickest run to the slowest."""
        way: Times = getattr(timing, name)
        return Stick(float(timing.n), way.low, float(timing.n), way.high, role, width=0.7, faint=0.55)

    @staticmethod
    def _dot(n: int, way: Times, role: str) -> Dot:
        return Dot(float(n), way.low, role)


class Lanes(Face):
    """The factor in big type, and two bars that run: when NumPy is done, the loop has come so far."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Big words, then the lanes."""
        look, say, timing = self.look, self.language, shown(frame)
        top = self.rect.top()
        font = look.font("huge", bold=True)
        high = QFontMetricsF(font).height()  # of every headline, or the bars would jump
        if timing is None:
            marks.text(painter, QPointF(self.rect.center().x(), top), "?" if frame.view.asking else "…", font,
                       look.colour("faint"), None, (0.5, 0.0))  # fmt: skip
            return
        big, role = headline(timing, say)
        fonts = (look.font("huge", bold=True, scale=scale) for scale in SCALES)
        room = self.rect.width()
        font = next((font for font in fonts if QFontMetricsF(font).horizontalAdvance(big) <= room), self._least())
        middle = QPointF(self.rect.center().x(), top + high / 2)
        marks.text(painter, middle, big, font, look.colour(role), None, (0.5, 0.5))
        self._lanes(painter, timing, top + high + look.space, self._run(frame))

    def _least(self) -> QFont:
        return self.look.font("huge", bold=True, scale=SCALES[-1])

    @staticmethod
    def _run(frame: Frame) -> float:
        """How much of the slower way's time has passed: all of it when the film rests on a size."""
        return frame.phase if frame.phase > 1e-6 else 1.0

    def _lanes(self, painter: QPainter, timing: Timing, top: float, passed: float) -> None:
        look, say = self.look, self.language
        font, bold = look.font("body"), look.font("body", bold=True)
        names = {name: say(f"vectorization.label.{name}") for name, _, _ in WAYS}
        ways = [(name, role, getattr(timing, name)) for name, role, _ in WAYS if getattr(timing, name) is not None]
        left = self.rect.left() + max(QFontMetricsF(font).horizontalAdvance(word) for word in names.values())
        right = self.rect.right() - QFontMetricsF(bold).horizontalAdvance("0.000 µs") - 2 * look.space
        longest = max(way.low for _, _, way in ways)
        tall = min(look.px("body") * 1.9, (self.rect.bottom() - top) / len(ways))
        for k, (name, role, way) in enumerate(ways):
            middle = top + (k + 0.5) * tall
            marks.text(painter, QPointF(left, middle), names[name], font, look.colour(role), None, (1.0, 0.5))
            lane = QRectF(left + look.space, middle - tall * 0.28, right - left - look.space, tall * 0.56)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("grid"))
            painter.drawRoundedRect(lane, 3, 3)
            done = min(1.0, passed * longest / way.low) if passed < 1 else 1.0
            share = (way.low / longest) * done
            lane.setWidth(max(3.0, lane.width() * share))
            painter.setBrush(look.colour(role))
            painter.drawRoundedRect(lane, 3, 3)
            if done >= 1.0:
                marks.text(painter, QPointF(right + look.space, middle), duration(way.low), bold, look.colour(role),
                           None, (0.0, 0.5))  # fmt: skip


def _joined(points: Sequence[tuple[float, float]]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The points joined up straight on the logarithmic axes, with points between, so that words keep off the line."""
    if len(points) < 2:
        return tuple(n for n, _ in points), tuple(y for _, y in points)
    x, y = np.log(np.array(points).T)
    across = np.linspace(x[0], x[-1], 8 * len(points))
    across = np.union1d(across, x)
    return tuple(np.exp(across).tolist()), tuple(np.exp(np.interp(across, x, y)).tolist())
