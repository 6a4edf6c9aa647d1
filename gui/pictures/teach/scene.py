"""What the pictures of "Teach it yourself" are told, and what they read out of a frame."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core import heaps_film, heaps_learn
from core.activation import sigmoid
from core.heaps import Heaps, Item, Place
from core.heaps_film import LEARN, Step
from core.heaps_learn import Mind, Score
from core.refusal import Refusal
from gui.figures import percent
from gui.language import Language
from gui.lesson import Frame


@dataclass(frozen=True, eq=False)
class Scene:
    """The heaps, what they are seen with, and why nothing can be learnt from them ("" if it can)."""

    heaps: Heaps
    eye: str
    rival: str = ""  # the other eye, if there is a network
    trouble: str = ""


def name_of(heaps: Heaps, place: Place, language: Language) -> str:
    """What a heap is called: as somebody named it, or as usual where it began."""
    own = heaps.heap(place).name
    return own or language(f"teach.name.{heaps.kind}_{place}")


def bottom_of(frame: Frame) -> Step | None:
    """The step at which everything was learnt, once the film has grown so far."""
    return frame.trace[LEARN] if len(frame.trace) > LEARN else None


def mind_of(frame: Frame) -> Mind | None:
    """What has been learnt at this moment."""
    step: Step = frame.step
    return step.mind


def final(frame: Frame) -> bool:
    """Whether all have been left out and judged."""
    left = frame.step.left
    return frame.step.name in ("test", "compare") and bool(np.isfinite(left).all())


def secret(frame: Frame) -> bool:
    """Whether a question is open that this moment would answer."""
    return bool(frame.view.asking) and not frame.scene.trouble


def training(frame: Frame) -> Score:
    """How many of those it learns from are judged rightly now."""
    return heaps_learn.score(frame.step.z, frame.scene.heaps.y)


def testing(frame: Frame) -> Score:
    """How many of those left out so far were judged rightly."""
    return heaps_learn.score(frame.step.left, frame.scene.heaps.y)


def chance(z: float) -> float:
    """sigmoid(z): the probability of the first heap."""
    return float(sigmoid(np.float64(z)))


def sure(share: float) -> str:
    """A probability above one half in percent; never all of it."""
    most = 0.999
    return f"> {percent(most)}" if share > most + 0.0005 else percent(share)


def shown_z(frame: Frame, k: int) -> tuple[float, bool] | None:
    """z of picture k that this moment shows, and whether it was left out; None before anything is learnt."""
    step: Step = frame.step
    if step.name == "start" or k >= len(step.z):
        return None
    left = float(step.left[k])
    return (left, True) if np.isfinite(left) else (float(step.z[k]), False)


def shares_of(frame: Frame, place: Place) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """For each picture of a heap how sure this moment is that it belongs there, and whether it was left out.

    Empty before anything is learnt.
    """
    step: Step = frame.step
    first, n = index_of(frame.scene.heaps, place, 0), len(frame.scene.heaps.heap(place).items)
    if step.name == "start" or first + n > len(step.z):
        return np.empty(0), np.empty(0, np.bool_)
    left = np.isfinite(step.left[first : first + n])
    z = np.where(left, step.left[first : first + n], step.z[first : first + n])
    return np.asarray(sigmoid(z if place == "one" else -z)), left


@lru_cache(maxsize=16)
def _judged(mind: Mind, eye: str, item: Item) -> float | None:
    try:
        return heaps_film.judge(mind, eye, item)
    except Refusal:
        return None


def trial_z(frame: Frame) -> float | None:
    """z of the picture to try, by what has been learnt at this moment."""
    mind, item = mind_of(frame), frame.scene.heaps.trial
    return None if mind is None or item is None else _judged(mind, frame.scene.eye, item)


def focused(frame: Frame) -> tuple[Place, int] | None:
    """The picture that is pointed at."""
    parts = frame.view.focus.split()
    if len(parts) != 3 or parts[0] != "item":
        return None
    place: Place = "one" if parts[1] == "one" else "zero" if parts[1] == "zero" else "trial"
    heaps: Heaps = frame.scene.heaps
    if place == "trial":
        return (place, 0) if heaps.trial is not None else None
    k = int(parts[2])
    return (place, k) if k < len(heaps.heap(place).items) else None


def drop_place(frame: Frame) -> str:
    """The place over which something is held that may be dropped, or ""."""
    parts = frame.view.focus.split()
    return parts[1] if len(parts) == 2 and parts[0] == "drop" else ""


def index_of(heaps: Heaps, place: Place, k: int) -> int:
    """Where a picture of a heap stands among all."""
    return k if place == "one" else k + len(heaps.one.items)
