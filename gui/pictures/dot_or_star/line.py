"""A line of code by its pieces: two arrays, maybe transposed, in one of two orders, with np.dot, @ or * between."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

ACTS = ("z", "square", "cost")
OPS = ("np.dot", "@", "*")
LETTERS = {"z": ("w", "X"), "square": ("w", "X"), "cost": ("Y", "np.log(A)")}
OTHERS = {"Y": "1 - Y", "np.log(A)": "np.log(1 - A)"}  # in the second half of the cost
ROLES = {"w": "w", "X": "x", "Y": "y", "np.log(A)": "a"}
WALKS = {
    "z": ("* w X", "np.dot w X", "np.dot w.T X"),
    "square": ("* w.T X", "np.dot w.T X.T", "np.dot w.T X"),
    "cost": ("* Y np.log(A)", "np.dot Y np.log(A).T", "np.dot Y np.log(A)", "* Y.T np.log(A)"),
}


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
    def others(self) -> tuple[str, str]:
        """The same with 1 − Y and log(1 − A), for the second half of the cost."""
        bare = self.op == "np.dot"  # within its brackets 1 - Y needs none of its own
        made = []
        for name, turn in zip(self.letters, self.turned, strict=True):
            other = OTHERS[name]
            kept = f"({other})" if " " in other.partition("(")[0] and (turn or not bare) else other
            made.append(f"{kept}.T" if turn else kept)
        return made[0], made[1]

    @property
    def product(self) -> bool:
        """Whether it is the matrix product."""
        return self.op != "*"

    def text(self, sides: tuple[str, str] | None = None) -> str:
        """The two arrays and what is done with them."""
        one, two = sides or self.sides
        return f"np.dot({one}, {two})" if self.op == "np.dot" else f"{one} {self.op} {two}"

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


def own(params: Any) -> str:
    """The person's own line, if it belongs to this act; else ""."""
    act, _, text = params.line.partition(":")
    return text if act == params.act and text in lines_for(act) else ""


def changed(line: Line, what: str, value: Any = None) -> Line:
    """The line with another operator, with an array turned over, or with both in the other order."""
    if what == "op":
        return replace(line, op=str(value))
    if what == "swap":
        return Line(line.op, line.letters[::-1], line.turned[::-1])
    turned = (value, line.turned[1]) if what == "first" else (line.turned[0], value)
    return replace(line, turned=(bool(turned[0]), bool(turned[1])))
