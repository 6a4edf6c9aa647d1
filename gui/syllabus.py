"""The two weeks as a plan: what each lesson needs before it. Lessons find themselves; the plan knows them by name.

A row of the map is five lessons by number: what a network is; one neuron; slopes; arrays without loops; the whole.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

ROW = 5  # lessons in a row


class Titled(Protocol):
    """What the shelf and the map want of a lesson: the lesson itself has it, and so has its entry in the catalogue."""

    @property
    def name(self) -> str:
        """Its file, and the key of its words."""

    @property
    def number(self) -> int:
        """Its place in the two weeks, from 1."""

    @property
    def symbol(self) -> str:
        """One or two characters for the folded shelf."""


@dataclass(frozen=True)
class Place:
    """What stands in a lesson's file, too, and here is known without importing it; and what it needs."""

    number: int
    symbol: str
    needs: tuple[str, ...] = ()


PLAN: dict[str, Place] = {
    "house_price": Place(1, "_/"),
    "kinds_of_data": Place(2, "▤"),
    "kinds_of_network": Place(3, "⊞", ("house_price", "kinds_of_data")),
    "why_now": Place(4, "↗", ("house_price",)),
    "sigmoid_relu": Place(5, "σ", ("house_price",)),
    "logistic_regression": Place(6, "wᵀ", ("house_price",)),
    "notation": Place(7, "X", ("kinds_of_data",)),
    "picture_to_column": Place(8, "▮", ("kinds_of_data", "notation")),
    "loss_and_cost": Place(9, "L", ("logistic_regression",)),
    "gradient_descent": Place(10, "↓", ("loss_and_cost",)),
    "slope_of_a_line": Place(11, "△"),
    "slopes_that_change": Place(12, "∂", ("slope_of_a_line",)),
    "computation_graph": Place(13, "∘", ("slope_of_a_line",)),
    "one_example": Place(14, "dz", ("computation_graph", "loss_and_cost")),
    "many_examples": Place(15, "Σ", ("one_example",)),
    "vectorization": Place(16, "np", ("notation",)),
    "broadcasting": Place(17, "⇥", ("notation",)),
    "rank_one": Place(18, "n,", ("broadcasting",)),
    "sigmoid_code": Place(19, "eˣ", ("logistic_regression",)),
    "dot_or_star": Place(20, "*", ("notation",)),
    "build_the_classifier": Place(21, "8", ("picture_to_column", "gradient_descent", "many_examples")),
    "cat_door": Place(22, "ω"),
    "teach": Place(23, "±", ("cat_door",)),
}


def row(lesson: Titled) -> int:
    """The row of the map that a lesson stands in, from 0."""
    return min((lesson.number - 1) // ROW, 4)


def needs(name: str, there: Collection[str]) -> tuple[str, ...]:
    """What a lesson needs before it; for a lesson that is not there, what that one needs."""
    found: list[str] = []
    for need in PLAN[name].needs if name in PLAN else ():
        found += [need] if need in there else needs(need, there)
    return tuple(dict.fromkeys(found))


def next_lesson(lessons: Sequence[Titled], visited: Collection[str]) -> str | None:
    """Where to go on: after the furthest lesson that was visited the first that was not; else the first; or None."""
    names = [lesson.name for lesson in lessons]
    fresh = [name for name in names if name not in visited]
    last = max((names.index(name) for name in names if name in visited), default=-1)
    ready = [name for name in fresh if all(need in visited for need in needs(name, names))]
    after = [name for name in ready if names.index(name) > last]
    return next(iter([*after, *ready, *fresh]), None)
