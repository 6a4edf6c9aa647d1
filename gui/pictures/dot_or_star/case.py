"""A line with its arrays, really run: what is laid on what, what comes of it, and whether that is what was meant.

The cost has two halves, one for y = 1 and one for y = 0. They are typed one after the other, so that P is at every
moment what the picture shows of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from core.broadcast import clash
from core.console import Said, say
from core.dot_or_star import cost_by_star, row_of_sums, verdict
from core.shapes import Shape
from gui.pictures.dot_or_star.line import Line, line_of

MOST_N, MOST_M = 4, 5
W = (2, 1, 3, 1)
B = 10  # so that it is seen in the tens: 15 is 5 + 10
DATA = ((1, 0, 2, 3, 1), (3, 2, 0, 0, 1), (0, 2, 1, 1, 0), (1, 0, 0, 0, 2))
TRUTHS, ANSWERS = (1, 0, 1, 0, 1), (0.9, 0.2, 0.6, 0.5, 0.8)


@dataclass(frozen=True)
class Half:
    """Two arrays that meet, what is added to them (b, the P so far, or nothing), and what comes of it."""

    names: tuple[str, str]
    plus: str  # the sign for what is added, "" for nothing
    a: Any = field(compare=False)
    b: Any = field(compare=False)
    base: Any = field(compare=False)
    result: Any = field(compare=False)  # None where NumPy refuses


@dataclass(frozen=True)
class Case:
    """A line with its arrays, and what NumPy made of it."""

    line: Line
    act: str
    n: int
    m: int
    halves: tuple[Half, ...]  # two in the cost, if the first can be run
    typed: tuple[Said, ...]  # the line; in the cost its second half, too
    last: Said  # the outcome, printed: Z or J
    wanted: Any = field(compare=False)  # Z, or J

    @cached_property
    def cost(self) -> bool:
        """Whether it is about J."""
        return self.act == "cost"

    @cached_property
    def shapes(self) -> tuple[Shape, Shape]:
        """Of both arrays."""
        return self.halves[0].a.shape, self.halves[0].b.shape

    @cached_property
    def error(self) -> str:
        """What NumPy said when it refused; else ""."""
        return self.typed[0].error

    @cached_property
    def fits(self) -> bool:
        """Whether NumPy can run it."""
        return not self.error

    @cached_property
    def result(self) -> Any:
        """Z, or all of P: an array with two axes, or None."""
        return self.halves[-1].result

    @cached_property
    def room(self) -> Shape:
        """The grid of a * b, or so much that both find a place in it."""
        (r, c), (s, d) = self.shapes
        return max(r, s), max(c, d)

    @cached_property
    def clash(self) -> tuple[int, ...]:
        """The axes (-1, -2) at which a * b fails."""
        return () if self.line.product else clash(*self.shapes)

    @cached_property
    def verdict(self) -> str:
        """right, turned, numbers, shape or error."""
        if self.cost:
            return "error" if not self.fits else "right" if np.isclose(self.last.value, self.wanted) else "numbers"
        return verdict(self.result, self.wanted)


@lru_cache(maxsize=16)
def case(text: str, act: str, n: int, m: int) -> Case:
    """Really run, once."""
    line, names = line_of(text), arrays(n, m)
    if act == "cost":
        halves, typed = _cost(line, names)
        last = say("-1 / m * np.sum(P)", names)
        return Case(line, act, n, m, halves, typed, last, cost_by_star(names["A"], names["Y"]))
    a, b = (say(side, names).value for side in line.sides)
    said = say(f"Z = {line.text()} + b", names)
    half = Half(line.sides, str(B), a, b, B, names.get("Z"))
    return Case(line, act, n, m, (half,), (said,), say("Z", names), row_of_sums(names["w"], B, names["X"]))


def _cost(line: Line, names: dict[str, Any]) -> tuple[tuple[Half, ...], tuple[Said, ...]]:
    """Y with log A; and, if that can be run, 1 − Y with log(1 − A), added to it."""
    halves, typed = [], []
    for sides, plus in ((line.sides, ""), (line.others, "P")):
        a, b = (say(side, names).value for side in sides)
        before = names.get("P", 0.0)
        typed.append(say(f"P = {line.text(sides)}{plus and ' + P'}", names))
        shown = tuple(side[1:-1] if side.startswith("(") and side.endswith(")") else side for side in sides)
        halves.append(Half((shown[0], shown[1]), plus, a, b, before, names.get("P")))
        if typed[-1].error:
            break
    return tuple(halves), tuple(typed)


def arrays(n: int, m: int) -> dict[str, Any]:
    """The names that the lines know."""
    return {
        "np": np, "m": m, "b": B,
        "w": np.array(W[:n]).reshape(n, 1), "X": np.array([row[:m] for row in DATA[:n]]),
        "Y": np.array([TRUTHS[:m]]), "A": np.array([ANSWERS[:m]]),
    }  # fmt: skip


def size(params: Any) -> tuple[int, int]:
    """n_x and m; X is square in the act about squares."""
    n = int(min(max(params.n, 1), MOST_N))
    return n, n if params.act == "square" else int(min(max(params.m, 1), MOST_M))
