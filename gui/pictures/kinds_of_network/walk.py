"""A cell walks along a series of rainy and dry days: one cell, three numbers, and a state that it carries on."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from gui.figures import fixed
from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.face import Face
from gui.pictures.kinds_of_network.film import DAYS, DELUGE, HOLD, NAME, Walked
from gui.pictures.kinds_of_network.plan import HERE, Lanes
from gui.pictures.kinds_of_network.plan import lanes as lanes_in
from gui.pictures.kinds_of_network.sum import trimmed
from gui.pictures.pace import gone, part

BAR = 0.42  # of a day's width
NOTCH = 0.1  # cm


class WalkFace(Face):
    """Drag the rain of a day up or down: its trace in the states to come wears another colour."""

    def lanes(self) -> Lanes:
        """From top to bottom."""
        s, line = self.look.space, QFontMetricsF(self.look.font("small")).height()
        words = (self.language(f"{NAME}.walk.{name}") for name in ("states", "cell", "rain"))
        rows = [row for word in words for row in word.split("\n")]
        label = max(map(QFontMetricsF(self.look.font("small", bold=True)).horizontalAdvance, rows)) + 2 * s
        inner = self.rect.adjusted(label, line, -s, -line - self.ball_radius)
        return lanes_in(inner, line)

    # -- hands ---------------------------------------------------------------------------------------------------

    def grab(self, at: QPointF, frame: Frame) -> str:
        """A day of rain, wherever in its column."""
        lanes = self.lanes()
        r = self.ball_radius
        if not lanes.rain.adjusted(0, -r, 0, r).contains(at):
            return ""
        day = int((at.x() - lanes.rain.left()) // lanes.wide)
        return f"rain:{min(max(day, 0), DAYS - 1)}"

    def jumps(self, what: str) -> bool:
        """The rain comes up to the pointer."""
        return True

    def value(self, what: str, at: QPointF, frame: Frame) -> float:
        """Tenths of a centimetre."""
        rain = self.lanes().rain
        cm = (rain.bottom() - at.y()) / max(1.0, rain.height()) * DELUGE
        return round(min(max(round(cm / NOTCH) * NOTCH, 0.0), DELUGE), 9)

    def handles(self, frame: Frame) -> tuple[str, ...]:
        """Every day."""
        return tuple(f"rain:{t}" for t in range(DAYS))

    def nudged(self, what: str, frame: Frame, right: float, up: float) -> float:
        """Half a centimetre; with Shift a tenth."""
        way, of = right + up, cast(Walked, frame.step.of)
        now = of.rain[int(what.partition(":")[2])]
        size = 0.5 if abs(way) >= 1 else NOTCH
        return round(min(max(now + (size if way > 0 else -size), 0.0), DELUGE), 9)

    # -- painting ------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Rain below, the cell over it, the states that it leaves behind above."""
        of: Walked = frame.step.of
        lanes, t = self.lanes(), frame.index
        g = gone(frame, HOLD)
        self.layer(painter, "still", (of.rain, self.language.code), lambda p: self._still(p, lanes))
        self._rain(painter, lanes, of, frame)
        self._path(painter, lanes, t + g)
        self._states(painter, lanes, of, t, part(g, 0.55, 1.0) if t < DAYS - 1 else 0.0)
        self._arrows(painter, lanes, t, max(0.0, 1.0 - 5 * g))
        self._moving(painter, lanes, of, t, g)

    def _still(self, painter: QPainter, lanes: Lanes) -> None:
        """Names at the left, days below, the ground lines."""
        look, say = self.look, self.language
        bold, small = look.font("small", bold=True), look.font("small")
        for name, box, role in (("states", lanes.states, "a"), ("cell", lanes.track, "w"), ("rain", lanes.rain, "x")):
            at = QPointF(self.rect.left() + look.space, box.center().y())
            marks.text(painter, at, say(f"{NAME}.walk.{name}"), bold, look.colour(role), None, (0.0, 0.5))
        painter.setPen(marks.pen(look.colour("line"), 1.2))
        painter.drawLine(lanes.rain.bottomLeft(), lanes.rain.bottomRight())
        words = [say(f"{NAME}.walk.day", t=t + 1) for t in range(DAYS)]
        if max(map(QFontMetricsF(small).horizontalAdvance, words)) > 0.95 * lanes.wide:
            words = [str(t + 1) for t in range(DAYS)]
        for t, word in enumerate(words):
            at = QPointF(lanes.x(t), lanes.rain.bottom() + self.ball_radius)
            marks.text(painter, at, word, small, look.colour("faint"), None, (0.5, 0.0))

    def _rain(self, painter: QPainter, lanes: Lanes, of: Walked, frame: Frame) -> None:
        """A bar for every day, with a knob; the marked day has the colour of its trace."""
        look = self.look
        for t, cm in enumerate(of.rain):
            top = lanes.drop(t, cm)
            role = "plus" if t == of.day else "x"
            wide = BAR * lanes.wide
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(role, 0.45))
            painter.drawRect(QRectF(top.x() - wide / 2, top.y(), wide, lanes.rain.bottom() - top.y()))
            hot = f"rain:{t}" in (self.active, self.grab(self.pointer, frame) if self.pointer is not None else "")
            painter.setPen(marks.pen(look.colour("accent" if hot else "ground"), look.stroke * 0.8))
            painter.setBrush(look.colour(role))
            r = self.ball_radius * (1.15 if hot else 0.85)
            painter.drawEllipse(top, r, r)
            if cm > 0 or hot:
                font = look.font("small", bold=t == frame.index)
                at = QPointF(top.x() + r + 3, top.y())
                marks.text(painter, at, trimmed(cm, 1), font, look.colour(role), look.colour("ground"), (0.0, 0.5),
                           self.rect)  # fmt: skip

    def _path(self, painter: QPainter, lanes: Lanes, day: float) -> None:
        """Where the cell has been: the same cell, paler; where it will be: an empty place."""
        look = self.look
        for t in range(DAYS):
            box, been = lanes.cell(t), t <= day
            if t and t <= day:
                left = lanes.cell(t - 1).right()
                painter.setPen(marks.pen(look.colour("a", 0.55), look.stroke))
                painter.drawLine(QPointF(left, box.center().y()), QPointF(box.left(), box.center().y()))
            painter.setBrush(look.colour("w", 0.10) if been else Qt.BrushStyle.NoBrush)
            dashes = () if been else (3.0, 3.0)
            painter.setPen(marks.pen(look.colour("w", 0.5) if been else look.colour("line"), look.stroke * 0.6, dashes))
            painter.drawRoundedRect(box, look.space * 0.8, look.space * 0.8)

    def _scale(self, lanes: Lanes, of: Walked) -> tuple[float, float]:
        """The height of state 0, and of 1; states below 0 have room if there are any."""
        low = -1.0 if min((*of.states, *(a - d for a, d in zip(of.states, of.trail, strict=True)))) < -0.005 else 0.0
        line = QFontMetricsF(self.look.font("small", bold=True)).height()
        unit = (lanes.states.height() - self.look.space - (2.0 if low == 0.0 else 3.0) * line) / (1.0 - low)
        return lanes.states.bottom() - self.look.space + low * (unit + line), unit

    def _states(self, painter: QPainter, lanes: Lanes, of: Walked, t: int, grown: float) -> None:
        """A bar for every day so far; in it what the marked day has left."""
        look, (zero, unit) = self.look, self._scale(lanes, of)
        painter.setPen(marks.pen(look.colour("line"), 1.2))
        painter.drawLine(QPointF(lanes.states.left(), zero), QPointF(lanes.states.right(), zero))
        wide = BAR * lanes.wide
        for day in range(min(t + 2, DAYS) if grown > 0 else t + 1):
            share = grown if day > t else 1.0
            a, left = of.states[day] * share, of.trail[day] * share
            x = lanes.x(day)
            painter.setPen(Qt.PenStyle.NoPen)
            for start, end, role in ((0.0, a - left, "a"), (a - left, a, "plus")):
                painter.setBrush(look.colour(role, 0.85))
                painter.drawRect(QRectF(x - wide / 2, zero - max(start, end) * unit, wide, abs(end - start) * unit))
            painter.setPen(marks.pen(look.colour("a"), look.stroke))
            painter.drawLine(QPointF(x - wide / 2, zero - a * unit), QPointF(x + wide / 2, zero - a * unit))
            if day <= t:
                up = a >= 0
                at = QPointF(x, zero - a * unit + (-2.0 if up else 2.0) - (look.stroke / 2 if up else -look.stroke / 2))
                marks.text(painter, at, fixed(of.states[day], 2), look.font("small", bold=day == t), look.colour("a"),
                           look.colour("ground"), (0.5, 1.0 if up else 0.0), self.rect)  # fmt: skip
        if of.day <= t and of.rain[of.day] > 0:
            self._told(painter, lanes, of, t, zero, unit)

    def _told(self, painter: QPainter, lanes: Lanes, of: Walked, t: int, zero: float, unit: float) -> None:
        """Whose colour that is, over the first bar that wears it and over the numbers beside it."""
        words = self.language(f"{NAME}.walk.from", t=of.day + 1)
        font = self.look.font("small", bold=True)
        near = of.states[max(0, of.day - 1) : min(of.day + 2, t + 2)]
        y = zero - max(0.0, *near, 0.0) * unit - QFontMetricsF(font).height() - self.look.stroke
        marks.text(painter, QPointF(lanes.x(of.day), y), words, font, self.look.colour("plus"),
                   self.look.colour("ground"), (0.5, 1.0), self.rect)  # fmt: skip

    def _arrows(self, painter: QPainter, lanes: Lanes, t: int, seen: float) -> None:
        """While it rests: rain comes in from below, the old state from the left, the new state goes up."""
        if seen <= 0:
            return
        painter.setOpacity(seen)
        look, box = self.look, lanes.cell(t, HERE)
        ground, blue, width = look.colour("ground"), look.colour("w"), look.stroke
        font = look.maths("body", True)
        low = QPointF(box.center().x(), lanes.rain.top() - 0.2 * look.space)
        marks.arrow(painter, low, QPointF(low.x(), box.bottom()), blue, width, ground)
        marks.text(painter, QPointF(low.x() + 1.5 * width + 3, (low.y() + box.bottom()) / 2), "wₐₓ", font, blue, ground,
                   (0.0, 0.5))  # fmt: skip
        start = QPointF(lanes.cell(t - 1).right(), box.center().y())
        marks.arrow(painter, start, QPointF(box.left(), box.center().y()), blue, width, ground)
        high = QPointF(box.left() - look.stroke, lanes.cell(t).top())
        marks.text(painter, high, "wₐₐ", font, blue, ground, (1.0, 1.0), self.rect)
        up = QPointF(box.center().x(), box.top())
        end = QPointF(up.x(), lanes.states.bottom() - 0.4 * look.space)
        marks.arrow(painter, up, end, look.colour("a"), width, ground)
        painter.setOpacity(1.0)

    def _moving(self, painter: QPainter, lanes: Lanes, of: Walked, t: int, g: float) -> None:
        """The one cell, with the state that it carries."""
        look, box = self.look, lanes.cell(t + (g if t < DAYS - 1 else 0.0), HERE)
        painter.setPen(marks.pen(look.colour("w"), look.stroke * 1.5))
        painter.setBrush(marks.mix(look.colour("raised"), look.colour("w"), 0.2))
        painter.drawRoundedRect(box, look.space * 0.8, look.space * 0.8)
        fonts = [*(look.font("body", True, scale) for scale in (1.3, 1.1, 1.0, 0.9)), look.font("small", True),
                 look.font("small")]  # fmt: skip
        words = fixed(of.states[t], 2)
        room = "−0.00" if min(of.states) < 0 else "0.00"
        font = next((f for f in fonts if QFontMetricsF(f).horizontalAdvance(room) <= box.width() * 0.92), fonts[-1])
        marks.text(painter, box.center(), words, font, look.colour("a"), None, (0.5, 0.5))
