"""What the lesson on logistic regression plays: where w and b stand at every step of its acts; no painter here."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from core.boundary import learn, stretch, turn
from gui.lesson import Frame
from gui.pictures.logistic_regression.parts import Scene, Stand

NAME = "logistic_regression"
HALF = 3.0  # hours: so far from the mean the plane reaches at least
LONGEST = 3.0  # the longest arrow that a hand makes
FURTHEST = 6.0  # the largest |b| that a hand makes
EIGHTH = 45  # degrees that w turns in a step
SHIFTS = (1.0, 2.0, 0.0, -1.0, -2.0, 0.0)  # added to b
LONGER, SHORTER = (1.5, 2.0, 0.5, 1.0), (0.75, 0.5, 0.25, 1.0)  # times w: the second where w is long already
WALK = 40  # steps that are seen of learning
SCHOOL = 300  # steps with alpha = 1 after which a line has learned
BEATS = {"answers": 0.0, "slope": 1 / 3, "update": 2 / 3}  # of a step of learning


# -- the three films ---------------------------------------------------------------------------------------------


@lru_cache(maxsize=16)
def film(act: str, w1: float, w2: float, b: float, alpha: float, given: Scene) -> tuple[Stand, ...]:
    """The steps of an act from this arrow and this b."""
    if act == "line":
        return tuple(_line(w1, w2, b))
    here = np.array([[w1], [w2]])
    if act == "learn":
        walk = learn(here, b, given.X, given.Y, alpha, WALK)
        return tuple(_stand("learn", step.w, step.b, k) for k, step in enumerate(walk))
    last = next(islice(learn(here, b, given.X, given.Y, 1.0, SCHOOL), SCHOOL, None))
    return (Stand("answers", w1, w2, b), Stand("decide", w1, w2, b), _stand("decide", last.w, last.b, SCHOOL))


def _stand(part: str, w: NDArray[Any], b: float, amount: float) -> Stand:
    return Stand(part, float(w[0, 0]), float(w[1, 0]), float(b), float(amount))


def _line(w1: float, w2: float, b: float) -> list[Stand]:
    """w turns once round, b goes up and down, w is stretched; after each everything is where it was."""
    w = np.array([[w1], [w2]])
    made = [Stand("look", w1, w2, b)]
    made += [_stand("turn", turn(w, math.radians(angle)), b, angle) for angle in range(EIGHTH, 360, EIGHTH)]
    made.append(Stand("turn", w1, w2, b, 360.0))
    made += [Stand("shift", w1, w2, b + by, by) for by in SHIFTS]
    factors = LONGER if 2.0 * math.hypot(w1, w2) <= LONGEST else SHORTER
    return made + [_stand("stretch", stretch(w, factor), b, factor) for factor in factors]


# -- a moment ----------------------------------------------------------------------------------------------------


def gone(frame: Frame) -> float:
    """How far the line has come towards the next step; learning moves it after its last beat."""
    if frame.params.act != "learn" or not frame.view.beats:
        return frame.phase
    start = BEATS["update"]
    return min(1.0, max(0.0, (frame.phase - start) / (1.0 - start)))


def told(frame: Frame) -> Stand:
    """The step that words and numbers speak of; a question about what comes shows the start."""
    veiled = frame.view.asking and frame.params.act != "line"
    return cast(Stand, frame.trace[0] if veiled else frame.step)


def moment(frame: Frame) -> Stand:
    """Where w and b stand now, between two steps: a turn goes round, all else goes straight."""
    here, there, t = told(frame), cast(Stand, frame.next), gone(frame)
    if t == 0.0 or (frame.view.asking and frame.params.act != "line"):
        return here
    w1, w2 = here.w1 + t * (there.w1 - here.w1), here.w2 + t * (there.w2 - here.w2)
    if there.part == "turn":
        w1, w2 = turn(here.w, t * math.radians(EIGHTH))[:, 0].tolist()
    return Stand(here.part, w1, w2, here.b + t * (there.b - here.b), here.amount)


def trail(frame: Frame) -> list[tuple[float, float]]:
    """The way of the tip of w: of learning from its start, of a turn round the middle; else there is none."""
    now, first = moment(frame), cast(Stand, frame.trace[0])
    if frame.params.act == "learn":
        return [(s.w1, s.w2) for s in frame.trace[: frame.index + 1]] + [(now.w1, now.w2)]
    angle = EIGHTH * frame.position
    if angle > 360:
        return []
    return [tuple(turn(first.w, math.radians(a))[:, 0].tolist()) for a in np.linspace(0.0, angle, 2 + int(angle / 6))]


def sharp(frame: Frame) -> float:
    """How far the shades have become two colours, 0..1."""
    if frame.params.act != "decide" or frame.view.asking:
        return 0.0
    return 1.0 if frame.step.part == "decide" else frame.phase


def veiled(frame: Frame) -> bool:
    """Whether the question is open where the line lies."""
    return bool(frame.view.asking and frame.params.act == "line")


def measured(frame: Frame) -> bool:
    """Whether the ruler is shown: on request, and while w is stretched."""
    return bool(frame.params.ruler) or (frame.step.part == "stretch" and not frame.view.asking)


def who(frame: Frame) -> int:
    """The student that is pointed at, or the one that was picked last."""
    what, _, k = frame.view.focus.partition(":")
    m = len(frame.scene.y)
    return int(k) if what == "point" and k.isdigit() and int(k) < m else int(frame.params.who) % m


def stops(trace: Sequence[Stand]) -> tuple[float, ...]:
    """For a clicker: quarter turns, then every step."""
    return tuple(float(k) for k, stand in enumerate(trace) if stand.part != "turn" or stand.amount % 90 == 0)
