"""The curves of both losses, over the answer and over z, and the boards of the third act that show them together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar, cast

import numpy as np

from core.activation import sigmoid
from core.loss import log_loss, log_loss_slope, squared_error
from core.saturation import logit, squared_loss, squared_loss_slope
from gui.figures import fixed, short
from gui.lesson import Frame
from gui.pictures.axes import Scale
from gui.pictures.board import CurveBoard
from gui.pictures.board_parts import Board, Dot, Guide, Line, Note, Tangent
from gui.pictures.loss_and_cost.film import FAR, Pull, blend, grown
from gui.pictures.loss_and_cost.numbers import NAME

WIDE = 7.0  # |z| at most, on a board
FLAT = 0.02  # a slope along z that is called flat; the log loss pulls with up to 1
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


def _flat(which: str, y: float) -> tuple[tuple[float, float], ...]:
    """Where a loss has next to no slope along z; each stretch from its outer end inwards."""
    z = np.linspace(-WIDE, WIDE, 1401)
    slope = {"log": log_loss_slope, "squared": squared_loss_slope}[which]
    flat = np.abs(slope(z, y)) < FLAT
    inner = np.flatnonzero(~flat)
    left, right = int(inner[0]), int(inner[-1])
    ends = ((0, left), (len(z) - 1, right))
    return tuple((float(z[out]), float(z[stop])) for out, stop in ends if flat[out])


FLATS = {(which, y): _flat(which, y) for which in ("log", "squared") for y in (0.0, 1.0)}


def flat_parts(which: str, y: float, part: float) -> tuple[Line, ...]:
    """These stretches of the curve, drawn from the outside in."""
    made = []
    for out, stop in FLATS[which, y] if part > 0.0 else ():
        z = np.linspace(out, out + part * (stop - out), 25)
        made.append(Line(xs=tuple(z.tolist()), ys=tuple(CURVES[which, "z", y](z).tolist()), role="warn", width=3.4,
                         faint=0.75))  # fmt: skip
    return tuple(made)


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
            Scale(-WIDE, WIDE) if self.over == "z" else Scale(0.0, 1.0), Scale(0.0, self.top),
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
        flat, slope = grown(frame, "flat"), grown(frame, "slope")
        tangents = (self._tangent(here, x, dot.y, slope),) if slope > 0.0 else ()
        notes = self._flat_notes(y) if flat == 1.0 and not tangents else ()  # later it makes room for the slope
        lines = (*board.lines, *flat_parts(self.which, y, flat))
        return replace(board, tangents=tangents, guides=(foot,), lines=lines, notes=notes)

    def _tangent(self, pull: Pull, z: float, height: float, part: float) -> Tangent:
        """Touches where the dot is; says the slope of the step, once it is as long as it will be."""
        slope = pull.slopes[self.which == "squared"]
        moved = Pull(0, pull.y, z, z).slopes[self.which == "squared"]
        return Tangent(z, height, moved, 0.42 * part, label="dz = " + short(slope) if part == 1.0 else "", width=1.8)

    def _flat_notes(self, y: float) -> tuple[Note, ...]:
        """The word on the inner side of each flat stretch: under the high one, over the low one."""
        words, made = self.language(f"{NAME}.label.flat"), []
        for out, stop in FLATS[self.which, y]:
            z = stop + 0.3 * (out - stop)
            height = float(CURVES[self.which, "z", y](z)) / self.top
            made.append(Note(z, (height + (0.13 if height < 0.5 else -0.13)) * self.top, words, "warn", bold=True))
        return tuple(made)


class OverAnswer(LossBoard):
    """Seen from the answer."""

    over = "a"
    anywhere = "answer"


class OverZ(LossBoard):
    """Seen from what the neuron adds up."""

    over = "z"
    anywhere = "z"
