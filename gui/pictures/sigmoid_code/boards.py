"""The boards of the lesson on writing sigmoid: the curve near 0, the curve far out, the loss far out."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from core.activation import sigmoid
from core.loss import log_loss
from core.sigmoid_code import OVERFLOW, ROUNDS_TO_ONE, ROUNDS_TO_ZERO
from gui.figures import fixed, short
from gui.lesson import Frame
from gui.pictures.axes import Axes, Scale
from gui.pictures.board import CurveBoard
from gui.pictures.board_parts import Board, Dot, Guide, Line, Note, Stick
from gui.pictures.sigmoid_code.film import FAR, NEAR, OTHERS, Costly, Far, Shaped, moved

NAME = "sigmoid_code"
WIDE = Scale(-1.7 * FAR, 1.7 * FAR, far=2.0)
HIGH = Scale(0.0, FAR * 1.6, far=1.0)  # of the loss


def z_text(z: float) -> str:
    """A z as it is written everywhere here."""
    return short(z, 4) if abs(z) >= 1000 else f"{z:g}".replace("-", "−")


def losses(y: float) -> Any:
    """The loss over z, from z: finite everywhere."""
    return _LOSSES[y]


def _loss(y: float) -> Any:
    return lambda z: log_loss(z, y)


_LOSSES = {y: _loss(y) for y in (0.0, 1.0)}


class ShapesBoard(CurveBoard):
    """Act 1: every number of z on the curve; each can be dragged."""

    def board(self, frame: Frame) -> Board:
        """As many points as z has numbers."""
        step = cast(Shaped, frame.step)
        answers = [float(sigmoid(z)) for z in step.values]
        dots = tuple(
            Dot(z, a, "a", label=fixed(a), name=f"value:{k}", moves="x", x_range=(-NEAR, NEAR), snap=0.01, step=0.1)
            for k, (z, a) in enumerate(zip(step.values, answers, strict=True))
        )  # fmt: skip
        pairs = zip(step.values, answers, strict=True)
        sticks = tuple(Stick(z, 0.0, z, a, "z", width=0.8, faint=0.7) for z, a in pairs)
        curve = Line(sigmoid, role="a", symbol="a", still=True)
        return Board(Scale(-NEAR - 0.5, NEAR + 0.5), Scale(0.0, 1.12), self.language(f"{NAME}.face.curve"), "z", "a",
                     "z", "a", lines=(curve,), dots=dots, sticks=sticks)


class FarBoard(CurveBoard):
    """Act 2: the curve out to ±1000."""

    anywhere: ClassVar[str] = "z"

    def board(self, frame: Frame) -> Board:
        """z on the curve, and where e⁻ᶻ stops being a float."""
        step, say = cast(Far, frame.step), self.language
        z = moved(frame)
        label = f"z = {z_text(step.z)}"
        dot = Dot(z, float(sigmoid(z)), "z", label=label, name="z", moves="x", x_range=(-FAR, FAR),
                  symbol="z", size=1.15)  # fmt: skip
        asking = frame.view.asking
        edge = () if asking else (Guide(x=-OVERFLOW, role="warn"),)
        name = () if asking else (Note(-0.85 * OVERFLOW, 0.9, "−709.8", "warn", anchor=(0.0, 0.5)),)
        curve = Line(sigmoid, role="a", symbol="a", still=True)
        return Board(WIDE, Scale(0.0, 1.15), say(f"{NAME}.face.far"), "z", "a", "z", "a",
                     lines=(curve,), dots=(dot,), guides=edge, notes=name)


class CostBoard(CurveBoard):
    """Act 3: the loss of one example, and where the course's form has no number for it."""

    anywhere: ClassVar[str] = "z"

    def board(self, frame: Frame) -> Board:
        """One example to drag, three that stay."""
        step, say = cast(Costly, frame.step), self.language
        z = moved(frame)
        others = tuple(Dot(x, float(log_loss(x, y)), one=y == 1.0, size=0.7) for x, y in OTHERS)
        dot = Dot(z, float(log_loss(z, step.y)), label=f"z = {z_text(step.z)}", name="z", moves="x",
                  one=step.y == 1.0, x_range=(-FAR, FAR), symbol="z", size=1.15)  # fmt: skip
        true = Line(losses(step.y), role="J", width=1.6, symbol="J", still=True)
        words = () if frame.view.asking else self._zone(step.y)
        return Board(WIDE, HIGH, say(f"{NAME}.face.loss", y=fixed(step.y, 0)), "z", "L", "z", "J",
                     lines=(true,), dots=(*others, dot), notes=words)

    def _zone(self, y: float) -> tuple[Note, ...]:
        """What the course's form gives where a is rounded to 1, and where it is rounded to 0."""
        gives = "nan" if y == 1.0 else "inf"
        middle = WIDE.value((WIDE.spot(ROUNDS_TO_ONE) + WIDE.spot(WIDE.high)) / 2)
        say, high, low = self.language, 8.0, 0.9  # where the curve is not
        right = Note(middle, high if y == 1.0 else low, say(f"{NAME}.label.zone", gives=gives), "warn", bold=True)
        other = say(f"{NAME}.label.zone", gives="inf" if y == 1.0 else "nan")
        left = Note(0.85 * ROUNDS_TO_ZERO, low if y == 1.0 else high, other, "warn", anchor=(0.0, 0.5), bold=True)
        return right, left

    def under(self, painter: QPainter, frame: Frame, axes: Axes) -> None:
        """The zones in which a is exactly 1 or 0, and one of its logarithms not a number."""
        if frame.view.asking:
            return
        for low, high in ((ROUNDS_TO_ONE, WIDE.high), (WIDE.low, ROUNDS_TO_ZERO)):
            a, b = axes.point(low, axes.y.low), axes.point(high, axes.y.high)
            painter.fillRect(QRectF(a, b).normalized(), self.look.colour("warn", 0.16))
