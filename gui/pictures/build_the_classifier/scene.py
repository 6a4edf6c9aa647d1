"""What building the classifier plays: the stations of the road, the rounds of a training, the rates that are compared.

No painter here: what a frame means for all faces of the picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from core.activation import sigmoid
from core.album import Album
from core.class_film import SHOWN, First, Moment, Trial, first
from core.figures import Check, count
from gui.figures import short
from gui.language import Language
from gui.lesson import Frame

NAME = "build_the_classifier"
STATIONS = ("read", "flatten", "divide", "start", "forward", "backward", "update", "predict")
LOOP = (4, 6)  # the stations that are passed 2000 times
ROLES = ("slope", "w", "alpha", "J")  # of the learning rates that are compared
LAST = len(SHOWN) - 1  # the index of the last round in both films


@dataclass(frozen=True, eq=False)
class Scene:
    """The pictures; and the first round on them, made when it is first seen."""

    album: Album

    @cached_property
    def first(self) -> First:
        """w = 0, b = 0, and what follows from that."""
        return first(self.album.pictures, self.album.Y)

    @property
    def m(self) -> int:
        """How many pictures it learns from."""
        return self.album.m

    @property
    def n(self) -> int:
        """Numbers in a picture."""
        return int(self.album.pictures[0].size)

    def column(self, j: int) -> NDArray[np.uint8]:
        """Picture j as a column, (12288,)."""
        return np.ravel(self.album.pictures[j])


def scene_of(frame: Frame) -> Scene:
    """Its pictures."""
    return cast(Scene, frame.scene)


def station(frame: Frame) -> int:
    """Where we are on the road; a question is asked before anything was computed."""
    return min(frame.index, 3) if frame.view.asking else frame.index


def moment(frame: Frame) -> Moment:
    """The round of the training that is shown."""
    return cast(Moment, frame.trace[0] if frame.view.asking else frame.step)


def trial(frame: Frame) -> Trial:
    """The round of the comparison that is shown."""
    return cast(Trial, frame.trace[0] if frame.view.asking else frame.step)


def upto(frame: Frame) -> list[Any]:
    """Every round from the start to the one that is shown; the opened test is no round."""
    seen = frame.trace[:1] if frame.view.asking else frame.trace[: frame.index + 1]
    return list(seen[: LAST + 1])


def index_of(k: float, end: int) -> int:
    """The step of the film nearest to round k."""
    return min(range(min(len(SHOWN), end + 1)), key=lambda i: abs(SHOWN[i] - k))


def example(frame: Frame) -> int:
    """The picture that is pointed out."""
    return int(min(max(frame.params.example, 0), scene_of(frame).m - 1))


def said(frame: Frame) -> NDArray[Any] | None:
    """A of every training picture as this station knows it, (m,); None before the first round."""
    at, told = station(frame), scene_of(frame).first
    if at < STATIONS.index("forward"):
        return None
    after = at >= STATIONS.index("predict")
    answers = sigmoid(told.after(frame.params.alpha)) if after else told.round.A
    return np.ravel(answers)


def after_one(frame: Frame) -> Check:
    """How often it is right after one update."""
    told = scene_of(frame).first.after(frame.params.alpha)
    return count("train", scene_of(frame).album.y, told[0] > 0)


def rate(alpha: float) -> str:
    """A learning rate without idle places: 0.005, 0.0001."""
    return short(alpha, 3).rstrip("0")


def name_of(frame: Frame, one: bool, language: Language) -> str:
    """What a class is called: as somebody's folder, or as usual."""
    own = scene_of(frame).album.names[0 if one else 1]
    return own or language(f"{NAME}.name.{'one' if one else 'zero'}")


def baseline(check: Check) -> tuple[float, bool]:
    """What one gets who always says the same, and whether that is class 1."""
    return max(check.always_cat, check.always_not), check.always_cat > check.always_not


def verdict(check: Check) -> str:
    """Beside one who always says the same: surely better, a little better, no better."""
    base, _ = baseline(check)
    if check.accuracy <= base:
        return "worse"
    return "better" if check.accuracy_interval[0] > base else "barely"
