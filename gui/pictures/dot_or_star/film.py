"""What the lesson "dot or *?" plays: lines of code made of pieces, really run, and how their numbers meet; no painter.

A line is two arrays (each may be transposed), in one of two orders, with np.dot, @ or * between them. An act walks
through some lines; a person's own line is a film of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from core.broadcast import clash
from core.console import Said, say
from core.dot_or_star import cost_by_star, row_of_sums, verdict
from core.shapes import Shape
from gui.lesson import Frame
from gui.player import ease

ACTS = ("z", "square", "cost")
OPS = ("np.dot", "@", "*")
LETTERS = {"z": ("w", "X"), "square": ("w", "X"), "cost": ("Y", "np.log(A)")}
OTHERS = {"Y": "(1 - Y)", "np.log(A)": "np.log(1 - A)"}  # in the second part of the cost
ROLES = {"w": "w", "X": "x", "Y": "y", "np.log(A)": "a"}
MOST_N, MOST_M = 4, 5
W = (2, 1, 3, 1)
B = 10  # so that it is seen in the tens: 15 is 5 + 10
DATA = ((1, 0, 2, 3, 1), (3, 2, 0, 0, 1), (0, 2, 1, 1, 0), (1, 0, 0, 0, 2))
TRUTHS, ANSWERS = (1, 0, 1, 0, 1), (0.9, 0.2, 0.6, 0.5, 0.8)
HOLD = 0.3  # the part of a step in which nothing moves


@dataclass(frozen=True)
class Line:
    """A line of code by its pieces."""

    op: str
    letters: tuple[str, str]  # in the order in which they stand
    turned: tuple[bool, bool] = (False, False)

    @property
    def sides(self) -> tuple[str, str]:
        """Both arrays, as they are written."""
        one, two = (f"{name}.T" if turn else name for name, turn in zip(self.letters, self.turned, strict=True))
        return one, two

    @property
    def product(self) -> bool:
        """Whether it is the matrix product."""
        return self.op != "*"

    def text(self, sides: tuple[str, str] | None = None) -> str:
        """The two arrays and what is done with them."""
        one, two = sides or self.sides
        return f"np.dot({one}, {two})" if self.op == "np.dot" else f"{one} {self.op} {two}"

    def second(self) -> str:
        """The same with 1 − Y and log(1 − A)."""
        one, two = (OTHERS[name] + (".T" if turn else "") for name, turn in zip(self.letters, self.turned, strict=True))
        return self.text((one, two))

    def written(self) -> str:
        """As a param keeps it."""
        return f"{self.op} {self.sides[0]} {self.sides[1]}"


def line_of(text: str) -> Line:
    """The line that this means, e.g. "* w X.T"."""
    op, *sides = text.split()
    one, two = (side.removesuffix(".T") for side in sides)
    return Line(op, (one, two), (sides[0].endswith(".T"), sides[1].endswith(".T")))


def lines_for(act: str) -> tuple[str, ...]:
    """Every line that can be built in an act."""
    one, two = LETTERS[act]
    pairs = [(p, q) for p in (one, f"{one}.T") for q in (two, f"{two}.T")]
    return tuple(f"{op} {p} {q}" for op in OPS for a, b in pairs for p, q in ((a, b), (b, a)))


WALKS = {
    "z": ("* w X", "np.dot w X", "np.dot w.T X"),
    "square": ("* w.T X", "np.dot w.T X.T", "np.dot w.T X"),
    "cost": ("* Y np.log(A)", "np.dot Y np.log(A).T", "np.dot Y np.log(A)", "* Y.T np.log(A)"),
}


@dataclass(frozen=True)
class Case:
    """A line with its arrays, and what NumPy made of it."""

    line: Line
    act: str
    n: int
    m: int
    a: Any = field(compare=False)  # the first and the second array
    b: Any = field(compare=False)
    part: Said  # what is painted: the product, with b (the first part of the cost)
    whole: Said  # the line as it is typed
    last: Said  # its outcome, printed: Z or J
    wanted: Any = field(compare=False)  # Z, or J

    @cached_property
    def cost(self) -> bool:
        """Whether it is about J."""
        return self.act == "cost"

    @cached_property
    def shapes(self) -> tuple[Shape, Shape]:
        """Of both arrays."""
        return self.a.shape, self.b.shape

    @cached_property
    def fits(self) -> bool:
        """Whether NumPy can run it."""
        return not self.whole.error

    @cached_property
    def result(self) -> Any:
        """What is painted: an array with two axes, or None."""
        return self.part.value

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
        return verdict(self.whole_value, self.wanted)

    @cached_property
    def whole_value(self) -> Any:
        """What the typed line gave: Z, or P before it is added up."""
        return self._names[1] if self.fits else None

    _names: tuple[str, Any] = field(default=("", None), compare=False)


@dataclass(frozen=True)
class Step:
    """A stage of one line: given, touch, cell, rest, stretch, meet, told."""

    stage: str
    of: Case
    column: int = -1  # the cell that lands
    new: bool = False  # the first step of its line


@lru_cache(maxsize=16)
def case(text: str, act: str, n: int, m: int) -> Case:
    """Really run, once."""
    line, names = line_of(text), arrays(n, m)
    a, b = (say(side, names).value for side in line.sides)
    if act == "cost":
        part = say(line.text(), names)
        whole = say(f"P = {line.text()} + {line.second()}", names)
        last = say("-1 / m * np.sum(P)", names)
        return Case(line, act, n, m, a, b, part, whole, last, cost_by_star(names["A"], names["Y"]),
                    _names=("P", names.get("P")))  # fmt: skip
    part = say(f"{line.text()} + b", names)
    whole, last = say(f"Z = {line.text()} + b", names), say("Z", names)
    return Case(line, act, n, m, a, b, part, whole, last, row_of_sums(names["w"], B, names["X"]),
                _names=("Z", names.get("Z")))  # fmt: skip


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


def own(params: Any) -> str:
    """The person's own line, if it belongs to this act; else ""."""
    act, _, text = params.line.partition(":")
    return text if act == params.act and text in lines_for(act) else ""


def film(params: Any) -> tuple[Step, ...]:
    """The walk of the act, or the one line that was built."""
    n, m = size(params)
    text = own(params)
    steps: list[Step] = []
    for one in (text,) if text else WALKS[params.act]:
        steps += _stages(case(one, params.act, n, m))
    return tuple(steps)


def _stages(of: Case) -> list[Step]:
    made = [Step("given", of, new=True)]
    if of.line.product:
        made.append(Step("touch", of, 0))
        if of.result is not None:
            rows, columns = of.result.shape
            made += [Step("cell", of, j) for j in range(columns)]
            made += [Step("rest", of, columns - 1)] if rows > 1 else []
    else:
        stretched = not of.clash and of.shapes[0] != of.shapes[1]
        made += [Step("stretch", of)] if stretched else []
        made.append(Step("meet", of))
    return [*made, Step("told", of, made[-1].column)]


def moved(frame: Frame) -> float:
    """How far what moves has come towards the next step, 0 to 1; nothing moves from one line to the next."""
    return 0.0 if frame.next.new else float(ease(max(0.0, (frame.phase - HOLD) / (1 - HOLD))))


def reached(frame: Frame, *stages: str) -> float:
    """How much of a stage of the present line has happened, 0 to 1."""
    names = [step.stage for step in _story(frame)]
    at, here = next((names.index(s) for s in stages if s in names), None), _place(frame)
    if at is None:
        return 0.0
    return 1.0 if at <= here else moved(frame) if at == here + 1 else 0.0


def _story(frame: Frame) -> tuple[Step, ...]:
    """The steps of the present line."""
    return tuple(step for step in frame.trace if step.of == frame.step.of)


def _place(frame: Frame) -> int:
    first = next(k for k, step in enumerate(frame.trace) if step.of == frame.step.of)
    return frame.index - first


def changed(line: Line, what: str, value: Any = None) -> Line:
    """The line with another operator, with an array turned over, or with both in the other order."""
    if what == "op":
        return replace(line, op=str(value))
    if what == "swap":
        return Line(line.op, line.letters[::-1], line.turned[::-1])
    turned = (value, line.turned[1]) if what == "first" else (line.turned[0], value)
    return replace(line, turned=(bool(turned[0]), bool(turned[1])))
