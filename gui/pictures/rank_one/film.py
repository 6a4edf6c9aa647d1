"""What the lesson on arrays with one axis plays: sessions of lines that are really run; no painter here."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np

from core.console import Said, session
from core.one_axis import pairs
from gui.lesson import Frame
from gui.pictures.pace import gone

SEED = "np.random.seed(1)"
LEAST, MOST = 2, 6  # numbers in an array
TRUTH = (1.0, 2.0, 3.0, 4.0, 5.0, 6.0)
LOW, TOP = 0.5, 7.0  # of an answer
HOLD = 0.7  # the part of a step in which nothing moves
KINDS = ("flat", "column", "row")


@dataclass(frozen=True)
class Looks:
    """Act 1: the same line for three arrays: what was said so far, and what the last line gave."""

    n: int
    talks: tuple[tuple[Said, ...], ...]
    values: tuple[Any, ...] = field(compare=False)


@dataclass(frozen=True)
class Harm:
    """Act 2: answers A (n, 1), truths y (n,); which of them meet in the difference."""

    n: int
    answers: tuple[float, ...]
    truths: tuple[float, ...]
    talk: tuple[Said, ...]
    pairs: tuple[tuple[int, int], ...]
    told: int  # 0: both arrays; 1: the difference; 2: its mean; 3: mended


@dataclass(frozen=True)
class Guard:
    """Act 3: what catches it and what mends it; two lines that Python refuses."""

    n: int
    k: int  # the step
    talk: tuple[Said, ...]
    last: int  # so many of the lines are those of this step
    value: Any = field(compare=False)


Step = Looks | Harm | Guard


@lru_cache(maxsize=16)
def film(act: str, n: int, answers: tuple[float, ...]) -> tuple[Step, ...]:
    """The steps of an act."""
    return {"looks": _looks, "harm": _harm, "guard": _guard}[act](n, answers[:n])


def _looks(n: int, _answers: tuple[float, ...]) -> tuple[Step, ...]:
    made = {"flat": f"{n}", "column": f"{n}, 1", "row": f"1, {n}"}
    lines = ["a.shape", "a.T.shape", "np.dot(a, a.T).shape"]
    talks, ends = [], []
    for kind in KINDS:
        names: dict[str, Any] = {"np": np}
        talks.append(session([SEED, f"a = np.random.randn({made[kind]})", *lines], names))
        a = names["a"]
        ends.append((a, a.T, np.dot(a, a.T)))
    return tuple(Looks(n, tuple(talk[: 3 + k] for talk in talks), tuple(end[k] for end in ends)) for k in range(3))


def _harm(n: int, answers: tuple[float, ...]) -> tuple[Step, ...]:
    truths = TRUTH[:n]
    names: dict[str, Any] = {"np": np, "A": np.array(answers).reshape(n, 1), "y": np.array(truths)}
    parts = (
        ("A.shape, y.shape",), ("(A - y).shape",), ("np.mean((A - y) ** 2)",),
        (f"y = y.reshape({n}, 1)", "(A - y).shape", "np.mean((A - y) ** 2)"),
    )  # fmt: skip
    talk: tuple[Said, ...] = ()
    steps = []
    for told, lines in enumerate(parts):
        talk = (*talk, *session(lines, names))
        shape = np.shape(names["A"] - names["y"]) if told else (n, 1)
        steps.append(Harm(n, answers, truths, talk, tuple(pairs(n, shape)), told))
    return tuple(steps)


def _guard(n: int, _answers: tuple[float, ...]) -> tuple[Step, ...]:
    parts = (
        (SEED, f"a = np.random.randn({n})", f"assert a.shape == ({n}, 1)"),
        (f"a = a.reshape({n}, 1)", f"assert a.shape == ({n}, 1)"),
        (f"np.random.randn(({n}, 1))",),
        (f"assert(a.shape = ({n}, 1))",),
    )
    names: dict[str, Any] = {"np": np}
    talk: tuple[Said, ...] = ()
    steps = []
    for k, lines in enumerate(parts):
        talk = (*talk, *session(lines, names))
        steps.append(Guard(n, k, talk, len(lines), names["a"]))
    return (*steps, steps[-1])  # a film ends where its last step begins: it is told once more, with its meaning


def turned(frame: Frame) -> float:
    """How far the cells have come towards the next step."""
    return gone(frame, HOLD)
