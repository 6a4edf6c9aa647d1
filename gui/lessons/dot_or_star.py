"""dot or *? The line is put together from pieces and really run; what is wrong stops it, or does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, cast

from core import dot_or_star
from gui.language import Language
from gui.lesson import Beat, Choice, Document, Frame, Lesson, Picture, Row, Slider, Switch, control
from gui.pictures.dot_or_star import words as telling
from gui.pictures.dot_or_star.case import MOST_M, MOST_N
from gui.pictures.dot_or_star.film import Step, film
from gui.pictures.dot_or_star.line import ACTS, lines_for, own

RUNS = {  # the running line of the code, by the line that is shown
    "np.dot w.T X": "Z: Array = np.dot(w.T, X) + b", "@ w.T X": "Z: Array = w.T @ X + b",
    "* w X": "Z: Array = w * X + b",
    "* Y np.log(A)": "P = Y * np.log(A) +", "np.dot Y np.log(A).T": "P = np.dot(Y, np.log(A).T)",
    "@ Y np.log(A).T": "P = Y @ np.log(A).T", "* Y.T np.log(A)": "P = Y.T * np.log(A)",
}  # fmt: skip
HALVES = {"P = np.dot(Y, np.log(A).T)": "+ np.dot(1 - Y, np.log(1 - A).T)"}  # where the second half has its own line


@dataclass(frozen=True)
class StarParams:
    """The sizes; whether shapes are printed; and the line that somebody has put together ("act:line", "" for none)."""

    act: str = control("z", Choice(ACTS))
    n: int = control(3, Slider(1, MOST_N, step=1.0, symbol="w"))
    m: int = control(4, Slider(1, MOST_M, step=1.0, symbol="y"))
    shapes: bool = control(False, Switch())
    line: str = ""


class DotOrStar(Lesson):
    """The matrix product, or number times number."""

    number = 20
    name = "dot_or_star"
    symbol = "*"
    acts = "act"
    speed = 0.5
    poster = 11.0  # the third column is being added up
    Params: ClassVar[type] = StarParams
    beats = (Beat(0.0, "run"),)

    def scene(self, params: StarParams, document: Document | None = None) -> None:
        """Nothing: all that is seen is run anew."""

    def trace(self, scene: None, params: StarParams) -> Sequence[Step]:
        """The lines of the act one after the other, or one's own line."""
        return film(params)

    def picture(self) -> Picture:
        """The line in pieces, its numbers, its answer."""
        from gui.pictures.dot_or_star.picture import DotOrStarPicture

        return DotOrStarPicture()

    def hidden(self, params: StarParams) -> frozenset[str]:
        """A square X has one size; the cost has no n_x."""
        return {"square": frozenset({"m"}), "cost": frozenset({"n"})}.get(params.act, frozenset())

    def stops(self, trace: Sequence[Step], params: StarParams) -> tuple[float, ...]:
        """Every stage of a line, but of the sums only the first."""
        kept = (k for k, step in enumerate(trace) if step.stage not in ("cell", "rest") or step.column == 0)
        return tuple(map(float, kept))

    def code(self, params: StarParams) -> tuple[Callable[..., Any] | type, ...]:
        """Right, and wrong without an error; with @ where somebody has put an @ into the line."""
        at = own(params).startswith("@")
        if params.act == "cost":
            product = dot_or_star.cost_by_at if at else dot_or_star.cost_by_dot
            return dot_or_star.cost_by_star, product, dot_or_star.cost_of_all_pairs
        return dot_or_star.row_of_sums_at if at else dot_or_star.row_of_sums, dot_or_star.no_sum_at_all

    def running(self, frame: Frame) -> str:
        """The line that is shown, if it is one of these."""
        step = cast(Step, frame.step)
        line = RUNS.get(step.of.line.written(), "")
        if frame.view.asking or not frame.view.beats:
            return ""
        return HALVES.get(line, line) if step.stage == "second" else line

    def question(self, params: StarParams) -> str:
        """One for each act; a general one where its numbers do not hold."""
        blank = StarParams()
        asked = {"z": ("n", "m"), "square": ("n",), "cost": ()}[params.act]
        same = all(getattr(params, name) == getattr(blank, name) for name in asked)
        return params.act if same else f"{params.act}_own"

    def drag(self, frame: Frame, what: str, value: Any) -> tuple[StarParams, float] | None:
        """Another line; "" is the walk again."""
        params = cast(StarParams, frame.params)
        if not isinstance(value, str) or value not in ("", *lines_for(params.act)):
            return None
        return replace(params, line=f"{params.act}:{value}" if value else ""), 0.0

    def words(self, frame: Frame, language: Language) -> str:
        """What happens to the numbers."""
        return telling.words(frame, language)

    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        """The shapes, the sum, the outcome."""
        return telling.formula(frame, language)
