"""What the lesson on loss and cost plays: the steps of its three acts, made from what was dragged; no painter here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

import numpy as np

from core.activation import sigmoid
from core.loss import cost, log_loss, log_loss_slope
from core.saturation import learn, logit, squared_loss, squared_loss_slope
from gui.lesson import Frame
from gui.pictures.pace import gone, part

LEAST = 0.001  # nearer to 0 and 1 no answer is dragged in the first act
SURE = 0.01  # and in the second
FAR = 6.0  # |z| at most, where the third act begins
WALK = 500  # steps that both losses learn
HOME = 0.9  # an answer that gives the truth so much has arrived
TRUTH = (1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0)  # of the eight pictures: cat or not
ANSWERS = (0.92, 0.85, 0.10, 0.70, 0.20, 0.99, 0.95, 0.05)  # seven right, one sure and wrong
TOUR = (0.9, 0.99, 0.5, 0.1, 0.01, LEAST)  # where the answer of the first act goes
CHANCES = (0.1, 0.5, 0.9, 0.99)  # what the worst answer gives the truth on its way home
HOLD = 0.6  # the part of a step in which nothing moves


@dataclass(frozen=True)
class Guess:
    """Act 1: one answer and its truth."""

    y: float
    a: float

    @property
    def loss(self) -> float:
        """What it costs."""
        return loss(self.a, self.y)


@dataclass(frozen=True)
class Crowd:
    """Act 2: eight answers; `worst` is the one that comes home."""

    answers: tuple[float, ...]
    worst: int

    @property
    def losses(self) -> tuple[float, ...]:
        """Of each."""
        return tuple(loss(a, y) for a, y in zip(self.answers, TRUTH, strict=True))

    @property
    def cost(self) -> float:
        """Their mean."""
        return float(cost(logit(np.array(self.answers)), np.array(TRUTH)))


@dataclass(frozen=True)
class Pull:
    """Act 3: where k steps have brought z with the log loss, and with squared error."""

    k: int
    y: float
    log: float
    squared: float

    @property
    def slopes(self) -> tuple[float, float]:
        """dz of the log loss, and of squared error."""
        return float(log_loss_slope(self.log, self.y)), float(squared_loss_slope(self.squared, self.y))

    @property
    def losses(self) -> tuple[float, float]:
        """Each at its own z."""
        return float(log_loss(self.log, self.y)), float(squared_loss(self.squared, self.y))

    @property
    def answers(self) -> tuple[float, float]:
        """Each from its own z."""
        return float(sigmoid(self.log)), float(sigmoid(self.squared))


Step = Guess | Crowd | Pull


def loss(a: float, y: float) -> float:
    """The log loss of an answer."""
    return float(log_loss(logit(a), y))


def chance(a: float, y: float) -> float:
    """What an answer gives to the truth."""
    return a if y == 1.0 else 1.0 - a


def within(value: float, low: float, high: float) -> float:
    """A number kept between two others."""
    return min(max(value, low), high)


@lru_cache(maxsize=16)
def film(act: str, y: float, a: float, answers: tuple[float, ...], z: float) -> tuple[Step, ...]:
    """The steps of an act."""
    if act == "one":
        return _guesses(y, within(a, LEAST, 1.0 - LEAST))
    if act == "many":
        return _crowds(tuple(within(a, SURE, 1.0 - SURE) for a in answers))
    both = (learn(slope, within(z, -FAR, FAR), y) for slope in (log_loss_slope, squared_loss_slope))
    return tuple(Pull(k, y, *zs) for k, zs in enumerate(islice(zip(*both, strict=True), WALK + 1)))


def _guesses(y: float, a: float) -> tuple[Guess, ...]:
    """The answer, then its tour: the same whatever the truth, so that the truth can be turned over on the way."""
    return (Guess(y, a), *(Guess(y, stop) for k, stop in enumerate(TOUR) if k or stop != a))


def _crowds(answers: tuple[float, ...]) -> tuple[Crowd, ...]:
    """The answer that costs most comes home."""
    given = [chance(a, y) for a, y in zip(answers, TRUTH, strict=True)]
    worst = int(np.argmin(given))
    ways = [p if TRUTH[worst] == 1.0 else round(1.0 - p, 3) for p in CHANCES if p > given[worst] + 1e-9]
    return tuple(Crowd((*answers[:worst], a, *answers[worst + 1:]), worst) for a in (answers[worst], *ways))


def arrival(trace: Any, which: str) -> int | None:
    """The first step at which the answer has come home with this loss."""
    home = (step.k for step in trace if chance(float(sigmoid(getattr(step, which))), step.y) >= HOME)
    return next(home, None)


BEATS = {"terms": (0.2, 0.5), "flat": (0.05, 0.25), "slope": (0.3, 0.5)}  # when what a beat tells of appears


def grown(frame: Frame, beat: str) -> float:
    """How much of what a beat of the first step tells of is there: all of it from then on, and for a hand at once."""
    touched = beat == "terms" and frame.params.a != TOUR[0]
    return 1.0 if frame.index > 0 or not frame.view.beats or touched else part(frame.phase, *BEATS[beat])


# -- between two steps -------------------------------------------------------------------------------------------


def blend(frame: Frame, here: float, there: float) -> float:
    """A number on its way from this step to the next; exactly this step's while nothing moves."""
    t = gone(frame, HOLD)
    return here if t == 0.0 else here + t * (there - here)
