"""What a moment of "Why now" knows: which amounts were measured, how far the next one has come, and over what."""

from __future__ import annotations

from dataclasses import dataclass

from core.amount_record import Column, Turn
from gui.lesson import Frame
from gui.pictures.pace import gone

HOLD = 0.5  # the part of a step in which the film rests on what was measured
ROLES = {"logistic": "x", "features": "J", "dense": "z", "small": "alpha", "medium": "a", "large": "w"}


@dataclass(frozen=True)
class Moment:
    """A pure function of the frame."""

    columns: tuple[Column, ...]  # measured and shown
    coming: Column | None  # the next amount
    grown: float  # how far it has come, 0 to 1
    turn: float  # what lies below: 0 the amount, 1 the seconds, 2 the algorithm; between, everything glides
    at: int  # the amount that is looked at
    whole: bool  # everything has been measured

    @property
    def now(self) -> Column | None:
        """The amount that is looked at; none before the first."""
        return self.columns[self.at] if self.columns else None


def columns_of(frame: Frame) -> tuple[Column, ...]:
    """All that have been measured."""
    return tuple(step for step in frame.trace if isinstance(step, Column))


def moment(frame: Frame) -> Moment:
    """The moment of a frame; nothing of it while a question is open."""
    i = 0 if frame.view.asking else frame.index
    found, trace = columns_of(frame), frame.trace
    shown = tuple(step for step in trace[: i + 1] if isinstance(step, Column))
    here, next_ = trace[i], trace[min(i + 1, len(trace) - 1)]
    grown = 0.0 if frame.view.asking or next_ is here else gone(frame, HOLD)
    turn = float(_turned(here)) + (grown if isinstance(next_, Turn) else 0.0)
    last = len(shown) - 1
    at = min(max(frame.params.at, 0), last) if turn > 0.5 else last
    coming = next_ if isinstance(next_, Column) and next_ is not here else None
    return Moment(shown, coming, grown, turn, at, bool(found) and isinstance(trace[-1], Turn))


def _turned(step: Column | Turn | None) -> int:
    return {"seconds": 1, "algorithms": 2}[step.over] if isinstance(step, Turn) else 0


def step_of(frame: Frame, amount: float) -> int | None:
    """The step of the film whose amount is the nearest one, by ratio; None where nothing was measured."""
    near = [(max(amount / step.amount, step.amount / amount), k) for k, step in enumerate(frame.trace)
            if isinstance(step, Column)]  # fmt: skip
    return min(near)[1] if near else None
