"""What the lesson "dot or *?" plays: an act walks through some lines, stage by stage; a person's own line is a film
of its own. No painter here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gui.lesson import Frame
from gui.pictures.dot_or_star.case import Case, Half, case, size
from gui.pictures.dot_or_star.line import WALKS, own
from gui.player import ease

HOLD = 0.3  # the part of a step in which nothing moves


@dataclass(frozen=True)
class Step:
    """A stage of one line: given, touch, cell, rest, stretch, meet, second, told."""

    stage: str
    of: Case
    column: int = -1  # the cell that lands
    new: bool = False  # the first step of its line
    part: int = 0  # which half of the cost is seen

    @property
    def half(self) -> Half:
        """The arrays that are seen."""
        return self.of.halves[self.part]


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
    last = len(of.halves) - 1
    made += [Step("second", of, made[-1].column, part=last)] if last else []
    return [*made, Step("told", of, made[-1].column, part=last)]


def moved(frame: Frame) -> float:
    """How far what moves has come towards the next step, 0 to 1; nothing moves from one line to the next."""
    return 0.0 if frame.next.new else float(ease(max(0.0, (frame.phase - HOLD) / (1 - HOLD))))


def turning(frame: Frame) -> tuple[Half, float]:
    """The half of the cost that is seen, and how high its cells stand while they turn over to the other one."""
    if frame.next.new or frame.next.part == frame.step.part:
        return frame.step.half, 1.0
    t = moved(frame)
    return (frame.next if t >= 0.5 else frame.step).half, abs(1.0 - 2.0 * t)


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
