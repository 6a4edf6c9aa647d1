"""The four sums as vessels: every example's contribution in its own shade, what is negative to the left, and below them
the sum itself, which shrinks m times when it is divided.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from core.many_examples import average
from gui.figures import equals
from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.axes import Scale
from gui.pictures.face import Face
from gui.pictures.many_examples.board import NAME, plain, shade
from gui.pictures.many_examples.film import (
    ROWS,
    VESSELS,
    W1,
    W2,
    B,
    Scene,
    divided,
    filled,
    landing,
    opened,
    running,
    scene_of,
    told,
)  # fmt: skip
from gui.pictures.matrix import readable
from gui.pictures.update_row import number
from gui.theme import Size

ROOMY = 38  # small letters wide
SUBSCRIPT = {"J": "J", "dw1": "dw₁", "dw2": "dw₂", "db": "db"}
FED = {"J": ("J", "J"), "dw1": ("w₁", "w"), "dw2": ("w₂", "w"), "db": ("b", "b")}  # what the step changes with it


def role_of(vessel: str) -> str:
    """The colour of a sum."""
    return "J" if vessel == "J" else "slope"


class Vessels(Face):
    """A row for each sum: its name, the bar, its number, and what the step makes of it."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Heading, ruler, four rows."""
        self.heading(painter, self.language(f"{NAME}.face.sums"))
        here = scene_of(frame)
        for vessel, row in zip(VESSELS, self.rows(), strict=True):
            self._vessel(painter, frame, here, vessel, row)

    # -- places --------------------------------------------------------------------------------------------------

    def rows(self) -> list[QRectF]:
        """A rectangle for each sum."""
        top, s = self.rect.top() + self.head, self.look.space
        high = (self.rect.bottom() - top - s * 0.5) / len(VESSELS)
        return [QRectF(self.rect.left() + s, top + k * high, self.rect.width() - 2 * s, high) for k in range(4)]

    @property
    def size(self) -> Size:
        """Of letters and numbers: larger where there is room."""
        return "body" if self.rect.width() > ROOMY * self.look.px("small") else "small"

    def columns(self) -> tuple[float, float]:
        """Room for the names at the left, for the numbers at the right."""
        letters, numbers = (QFontMetricsF(self.look.maths(self.size, italic)) for italic in (True, False))
        return letters.horizontalAdvance("dw₂") + self.look.space * 1.2, numbers.horizontalAdvance("J  0.0000 → 0.0000")

    def bar(self, row: QRectF) -> QRectF:
        """Where the contributions lie."""
        left, right = self.columns()
        return row.adjusted(left, row.height() * 0.08, -right - self.look.space, -row.height() * 0.12)

    @staticmethod
    def scale(here: Scene, vessel: str) -> Scale:
        """A unit is equally long in all four; losses pull to one side only, so J begins at the edge."""
        slopes = [here.shares(name) for name in VESSELS[1:]]
        low = min(-1.0, *(math.floor(sum(v for v in shares if v < 0)) for shares in slopes))
        high = max(1.0, *(math.ceil(sum(v for v in shares if v > 0)) for shares in slopes))
        wide = max(high - low, math.ceil(sum(here.shares("J"))))
        return Scale(0.0, wide) if vessel == "J" else Scale(low, low + wide)

    def pieces(self, frame: Frame, vessel: str) -> list[tuple[int, QRectF]]:
        """Each example's piece: to the right of nothing what is positive, to the left what is negative."""
        here = scene_of(frame)
        box = self.bar(self.rows()[VESSELS.index(vessel)])
        scale, ends, made = self.scale(here, vessel), {True: 0.0, False: 0.0}, []
        for i, (value, part) in enumerate(zip(here.shares(vessel), filled(frame, vessel), strict=True)):
            if value and part:
                begin = ends[value > 0]
                ends[value > 0] = begin + value * part
                x0, x1 = sorted(box.left() + scale.spot(v) * box.width() for v in (begin, ends[value > 0]))
                made.append((i, QRectF(x0, box.top(), x1 - x0, box.height() * 0.56)))
        return made

    def net(self, frame: Frame, vessel: str) -> tuple[QRectF, float]:
        """The sum as a bar below, and its value as far as it has been filled and divided."""
        here = scene_of(frame)
        box, scale = self.bar(self.rows()[VESSELS.index(vessel)]), self.scale(here, vessel)
        total = sum(v * part for v, part in zip(here.shares(vessel), filled(frame, vessel), strict=True))
        total *= 1.0 + divided(frame) * (1.0 / here.m - 1.0)
        x0, x1 = sorted(box.left() + scale.spot(v) * box.width() for v in (0.0, total))
        return QRectF(x0, box.top() + box.height() * 0.64, x1 - x0, box.height() * 0.36), total

    # -- painting ------------------------------------------------------------------------------------------------

    def _vessel(self, painter: QPainter, frame: Frame, here: Scene, vessel: str, row: QRectF) -> None:
        look, box, scale = self.look, self.bar(row), self.scale(here, vessel)
        lit = frame.view.focus == role_of(vessel)
        marks.text(painter, QPointF(row.left(), box.center().y()), SUBSCRIPT[vessel], look.maths(self.size),
                   look.colour(role_of(vessel)), None, (0.0, 0.5))  # fmt: skip
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("marker" if lit else "panel"))
        painter.drawRect(box)
        self._pieces(painter, frame, here, vessel)
        whole, _ = self.net(frame, vessel)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(role_of(vessel)))
        painter.drawRect(whole)
        zero = box.left() + scale.spot(0.0) * box.width()
        painter.setPen(marks.pen(look.colour("ink"), max(1.5, look.stroke * 0.6)))
        painter.drawLine(QPointF(zero, box.top() - 2), QPointF(zero, box.bottom() + 2))
        self._numbers(painter, frame, here, vessel, box)

    def _pieces(self, painter: QPainter, frame: Frame, here: Scene, vessel: str) -> None:
        """Faint once they have been divided: what counts then is the average."""
        look, font = self.look, self.look.maths("small", italic=False, scale=0.9)
        metrics, now = QFontMetricsF(font), running(frame)
        faint = 1.0 - 0.6 * divided(frame)
        focus = frame.view.focus
        for i, box in self.pieces(frame, vessel):
            colour = marks.mix(look.colour("panel"), shade(look, here, i), faint)
            lit = i == now or focus == f"example:{i}"
            painter.setPen(marks.pen(look.colour("ink" if lit else "ground"), 1.5 if lit else 1.0))
            painter.setBrush(colour)
            painter.drawRect(box)
            if box.width() > metrics.horizontalAdvance(str(i + 1)) + 3 and box.height() >= metrics.height() * 0.8:
                painter.setFont(font)
                painter.setPen(readable(look, colour))
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(i + 1))

    def _numbers(self, painter: QPainter, frame: Frame, here: Scene, vessel: str, box: QRectF) -> None:
        """The sum, then the average; under it what the step has made of its parameter."""
        look, left = self.look, box.right() + self.look.space
        font = look.maths(self.size, italic=False)
        upper, lower = self.written(frame, here, vessel)
        high = QFontMetricsF(font).height()
        below = FED[vessel][1] if frame.step.kind == "step" else role_of(vessel)
        rows = [(upper, role_of(vessel))] + ([(lower, below)] if lower else [])
        top = box.center().y() - high * len(rows) / 2
        for k, (words, role) in enumerate(rows):
            marks.text(painter, QPointF(left, top + k * high), words, font, look.colour(role))

    def written(self, frame: Frame, here: Scene, vessel: str) -> tuple[str, str]:
        """What stands beside a vessel."""
        sums = told(frame)
        kind, params = frame.step.kind, frame.params
        if not opened(frame) or self._later(kind, vessel):
            return ("", "") if params.act == "matrix" else (number(0.0), "")
        value = getattr(sums, vessel)
        if kind == "divide":
            return self._division(here, vessel, value, params.forget)
        if kind == "same":
            mine = getattr(here.sums if params.forget else average(here.sums, here.m), vessel)
            return number(value), self.language(f"{NAME}.label.loop", value=number(mine))
        return number(value), self._after(frame, here, vessel) if kind == "step" else ""

    def _division(self, here: Scene, vessel: str, value: float, forgot: bool) -> tuple[str, str]:
        """The sum over m, or that nobody thought of it."""
        if forgot:
            return number(value), self.language(f"{NAME}.label.forgot", m=here.m)
        whole, mean = number(getattr(here.sums, vessel)), number(value)
        return f"{whole} ÷ {here.m}", f"{equals(mean, lambda s: s / here.m, whole)} {mean}"

    @staticmethod
    def _later(kind: str, vessel: str) -> bool:
        """Whether the matrices make this only further on."""
        row = "dw" if vessel.startswith("dw") else vessel
        return kind in ROWS and ROWS.index(kind) < ROWS.index(row)

    @staticmethod
    def _after(frame: Frame, here: Scene, vessel: str) -> str:
        """The parameter (or the cost) before and after the step."""
        end, begin = landing(here, frame.params), here.start
        pair = {"J": (begin.cost, end.cost), "dw1": (W1, float(end.w[0, 0])), "dw2": (W2, float(end.w[1, 0])),
                "db": (B, end.b)}[vessel]  # fmt: skip
        first = number(pair[0]) if vessel == "J" else plain(pair[0])
        return f"{FED[vessel][0]}  {first} → {number(pair[1])}"

    def focus(self, at: QPointF, frame: Frame) -> str:
        """The example whose piece lies here, or the sum."""
        for vessel, row in zip(VESSELS, self.rows(), strict=True):
            for i, box in self.pieces(frame, vessel):
                if box.contains(at):
                    return f"example:{i}"
            if row.contains(at):
                return role_of(vessel)
        return ""
