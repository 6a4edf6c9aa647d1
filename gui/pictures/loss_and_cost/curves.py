"""The curves of both losses, over the answer and over z, and the boards of the third act that show them together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar, cast

import numpy as np

from core.activation import sigmoid
from core.loss import log_loss, squared_error
from core.saturation import logit, squared_loss
from gui.figures import fixed, short
from gui.lesson import Frame
from gui.pictures.axes import Scale
from gui.pictures.board import CurveBoard
from gui.pictures.board_parts import Board, Dot, Guide, Line, Note, Tangent
from gui.pictures.loss_and_cost.film import FAR, Pull, blend
from gui.pictures.loss_and_cost.numbers import NAME

PRICE = 7.3  # the top of a loss axis: an answer of 0.001 costs 6.91
Curve = Callable[[Any], Any]


def _over_answer(y: float, a: Any) -> Any:
    return log_loss(logit(a), y)


def _squared_over_answer(y: float, a: Any) -> Any:
    return squared_error(a, y)


def _log_over_z(y: float, z: Any) -> Any:
    return log_loss(z, y)


def _squared_over_z(y: float, z: Any) -> Any:
    return squared_loss(z, y)


# the same objects in every frame: a curve that stays is painted once
CURVES: dict[tuple[str, str, float], Curve] = {
    (which, over, y): partial(f, y)
    for (which, over), f in {("log", "a"): _over_answer, ("squared", "a"): _squared_over_answer,
                             ("log", "z"): _log_over_z, ("squared", "z"): _squared_over_z}.items()
    for y in (0.0, 1.0)
}  # fmt: skip


def _points(y: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The log loss over the answer, close together where it is steep."""
    z = np.linspace(-9.0, 9.0, 241)
    return tuple(sigmoid(z).tolist()), tuple(log_loss(z, y).tolist())


POINTS = {y: _points(y) for y in (0.0, 1.0)}


def curve(which: str, over: str, y: float) -> Line:
    """One of the four curves."""
    line = Line(role="J", width=1.6, still=True, symbol="J")
    if (which, over) == ("log", "a"):
        return replace(line, xs=POINTS[y][0], ys=POINTS[y][1])
    return replace(line, f=CURVES[which, over, y])


class LossBoard(CurveBoard):
    """Act 3: one loss, over the answer or over z."""

    over: ClassVar[str]

    def __init__(self, which: str) -> None:
        super().__init__()
        self.which = which
        self.top = PRICE if which == "log" else 0.6

    def board(self, frame: Frame) -> Board:
        """The curve and the point on it; over z its slope, too. Asked for that, the side of z stays empty."""
        here, there = cast(Pull, frame.step), cast(Pull, frame.next)
        z = blend(frame, getattr(here, self.which), getattr(there, self.which))
        x, y = (z if self.over == "z" else float(sigmoid(z))), here.y
        say = self.language
        board = Board(
            Scale(-7.0, 7.0) if self.over == "z" else Scale(0.0, 1.0), Scale(0.0, self.top),
            say(f"{NAME}.face.{self.which}_{self.over}"), say(f"{NAME}.label.z_{y:.0f}") if self.over == "z" else "ŷ",
            x_role=self.over, widest="0.00",
        )  # fmt: skip
        if frame.view.asking and self.over == "z":
            return replace(board, notes=(Note(0.5, 0.5, "?", part=True, bold=True),))
        limits = (-FAR, FAR) if self.over == "z" else (float(sigmoid(-FAR)), float(sigmoid(FAR)))
        dot = Dot(x, float(CURVES[self.which, self.over, y](x)), "ball", name=self.anywhere, moves="x",
                  x_range=limits, step=0.1 if self.over == "z" else 0.01, symbol=self.over)  # fmt: skip
        board = replace(board, dots=(dot,), lines=(curve(self.which, self.over, y),))
        if self.over == "a":
            return board
        foot = Guide(x=z, to=dot.y, label="z = " + fixed(getattr(here, self.which), 2), role="z", symbol="z")
        return replace(board, tangents=(self._tangent(here, x, dot.y),), guides=(foot,))

    def _tangent(self, pull: Pull, z: float, height: float) -> Tangent:
        """Touches where the dot is; says the slope of the step."""
        slope = pull.slopes[self.which == "squared"]
        moved = Pull(0, pull.y, z, z).slopes[self.which == "squared"]
        return Tangent(z, height, moved, 0.42, label="dz = " + short(slope), width=1.8)


class OverAnswer(LossBoard):
    """Seen from the answer."""

    over = "a"
    anywhere = "answer"


class OverZ(LossBoard):
    """Seen from what the neuron adds up."""

    over = "z"
    anywhere = "z"
