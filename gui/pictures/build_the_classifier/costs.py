"""The curves of a training: the cost, and how often it is right on both sets, over the rounds; dragged along them."""

from __future__ import annotations

from itertools import chain
from typing import ClassVar

from core.class_film import ALPHAS, STEPS, Moment, Trial
from gui.lesson import Frame
from gui.pictures.axes import Scale
from gui.pictures.board import CurveBoard
from gui.pictures.board_parts import Board, Dot, Guide, Line
from gui.pictures.build_the_classifier.scene import NAME, ROLES, baseline, moment, name_of, rate, trial, upto

ROUNDS = Scale(0.0, STEPS * 1.06)
SLOWLY = Scale(0.0, STEPS * 1.7, log=True, offset=1.0)  # the first rounds take as much room as the last
SHARES = Scale(0.0, 104.0)
KEPT = 16  # rounds that are shown, after which the curve behind is kept
LOWEST = 0.01  # of the logarithmic costs


def tall(frame: Frame, least: float = 0.8) -> float:
    """A little above the highest cost of the film so far."""
    return max(least, *(1.06 * float(step.J) for step in upto(frame)))


def trail(ks: list[float], values: list[float], role: str, label: str = "") -> tuple[Line, ...]:
    """A curve in two parts: what is far behind is painted once and kept, the end of it at every step."""
    cut = max(0, (len(ks) - 1) // KEPT * KEPT)
    end = Line(xs=tuple(ks[cut:]), ys=tuple(values[cut:]), role=role, width=1.5, label="" if cut else label)
    if not cut:
        return (end,)
    xs, ys = tuple(ks[: cut + 1]), tuple(values[: cut + 1])
    return Line(xs=xs, ys=ys, role=role, width=1.5, label=label, still=True), end


class CostBoard(CurveBoard):
    """J after every round that is shown."""

    anywhere: ClassVar[str] = "k"

    def board(self, frame: Frame) -> Board:
        """As far as the film has come."""
        film: list[Moment] = upto(frame)
        now = moment(frame)
        lines = trail([float(s.k) for s in film], [s.J for s in film], "J")
        return Board(
            ROUNDS, Scale(0.0, tall(frame)), self.language(f"{NAME}.face.cost"), self.language(f"{NAME}.label.rounds"),
            "J", y_role="J", lines=lines, widest="100",
            dots=(Dot(float(now.k), now.J, "J", name="k", moves="x", x_range=(0.0, float(STEPS))),),
        )  # fmt: skip


class RightBoard(CurveBoard):
    """How often it is right, both sets together, beside those who always say the same."""

    anywhere: ClassVar[str] = "k"

    def board(self, frame: Frame) -> Board:
        """Two curves, two dashed levels."""
        film: list[Moment] = upto(frame)
        now, ks = moment(frame), [float(s.k) for s in film]
        said = (("train", "x"), ("test", "a"))
        lines = chain.from_iterable(
            trail(ks, [100 * getattr(s, name).accuracy for s in film], role,
                  self.language(f"{NAME}.label.{name}") if len(film) > 30 else "") for name, role in said
        )  # fmt: skip
        dots = tuple(Dot(float(now.k), 100 * getattr(now, name).accuracy, role, name="k" if name == "test" else "",
                         moves="x" if name == "test" else "", x_range=(0.0, float(STEPS)))
                     for name, role in said)  # fmt: skip
        base, one = baseline(now.test)
        level = Guide(y=100 * base, label=self.language(f"{NAME}.label.always",
                                                         name=name_of(frame, one, self.language)))  # fmt: skip
        return Board(ROUNDS, SHARES, self.language(f"{NAME}.face.right"), self.language(f"{NAME}.label.rounds"), "%",
                     lines=tuple(lines), dots=dots, guides=(level,), widest="100")  # fmt: skip


class RatesBoard(CurveBoard):
    """J of every learning rate that is compared, where it learns."""

    anywhere: ClassVar[str] = "k"

    def board(self, frame: Frame) -> Board:
        """Four curves; the first rounds widely spaced, or the leaps would not be seen."""
        film: list[Trial] = upto(frame)
        now, ks = trial(frame), [float(s.k) for s in film]
        lines = chain.from_iterable(
            trail(ks, [max(s.costs[i], 1e-3) for s in film], role, f"α = {rate(alpha)}" if len(film) > 8 else "")
            for i, (alpha, role) in enumerate(zip(ALPHAS, ROLES, strict=True))
        )
        dots = tuple(Dot(float(now.k), max(J, 1e-3), role) for J, role in zip(now.costs, ROLES, strict=True))
        handle = Dot(float(now.k), LOWEST * 1.12, "faint", name="k", moves="x", x_range=(0.0, float(STEPS)), size=0.8)
        return Board(SLOWLY, Scale(LOWEST, 12.0, log=True), self.language(f"{NAME}.face.rates"),
                     self.language(f"{NAME}.label.rounds"), "J", y_role="J", lines=tuple(lines),
                     dots=(*dots, handle))  # fmt: skip

