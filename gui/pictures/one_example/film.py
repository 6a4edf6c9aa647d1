"""What one example's film shows: which number comes when, how numbers are written, what they are called."""

from __future__ import annotations

from collections.abc import Mapping

from core.one_example import Step
from gui.figures import fixed, short
from gui.lesson import Frame

NAME = "one_example"
ORDER = ("", "z", "a", "L", "da", "dz", "dw1", "dw2", "db", "update", "again")
AT = {name: k for k, name in enumerate(ORDER)}
INPUTS = ("x1", "w1", "x2", "w2", "b")
LEARNED = ("w1", "w2", "b")
LETTERS = {"x1": "x₁", "x2": "x₂", "w1": "w₁", "w2": "w₂", "b": "b", "z": "z", "a": "a", "L": "L", "y": "y"}
ROLES = {"x1": "x", "x2": "x", "w1": "w", "w2": "w", "b": "b", "z": "z", "a": "a", "L": "J", "y": "y"}
EXAMPLES = {"usual": (1.5, 2.0, 1.0, -0.5, 0.1), "extreme": (5.0, 4.0, 5.0, 5.0, 0.0)}  # x1, x2, w1, w2, b


def number(value: float) -> str:
    """Three places; an input as short as it is; a very small or large one as a power of ten."""
    if value == 0 or 0.01 <= abs(value) < 1e5:
        text = fixed(value, 3)
        return text.rstrip("0").rstrip(".") if "." in text else text
    return short(value, 3)


def shown_values(frame: Frame) -> Mapping[str, float]:
    """The numbers in the nodes now: after the update w1, w2 and b are the new ones, after "again" all are."""
    values = dict(frame.step.values)
    for name in (*LEARNED, "z", "a", "L"):
        if f"new {name}" in values:
            values[name] = values[f"new {name}"]
        elif frame.step.name == "update" and name in ("z", "a", "L"):
            del values[name]  # they belong to the old w and b
    return values


def share(frame: Frame, name: str) -> float:
    """How far that which comes with this step has come: it sets out one step before."""
    return min(1.0, max(0.0, frame.position - (AT[name] - 1)))


def again(frame: Frame, part: int) -> float:
    """The same for the second walk forwards, which does z, a and L in one step: thirds of it."""
    return min(1.0, max(0.0, 3.0 * share(frame, "again") - part))


def loss_fell(step: Step) -> str:
    """Whether the loss is smaller after the step; "little" if the written digits do not show it, "same" where the
    computer sees no slope any more."""
    before, after = step.values["L"], step.values["new L"]
    if after < before:
        return "little" if number(after) == number(before) else "smaller"
    return "same"
