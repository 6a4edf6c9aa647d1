"""What a frame of the house price means for its faces: the line and its bend, the house, what is spoken of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from core import house_net
from core.bowl import Surface
from core.descent import Step as LineStep
from core.descent import walk
from core.house import BentLine, street
from core.house_net import POSTCODES, Flow, Houses, Net, Step
from gui.lesson import Frame

NAME = "house_price"
House = tuple[float, ...]  # size, bedrooms, place of the postcode, wealth
START, FIRST_BEND = (0.5, -0.5), 1.0  # the line before anybody has touched it
HANDLE = 2.9  # the size at which the line is turned
BENDS = (0.0, 2.6)  # the bend can be dragged so far
STEPS, NET_STEPS, NET_ALPHA = 200, 1500, 0.05
INPUTS = ("size", "bedrooms", "postcode", "wealth")
RANGES = ((0.4, 2.4, 0.1), (1.0, 5.0, 1.0), (0.0, 4.0, 1.0), (0.0, 2.0, 0.1))  # low, high, step
FILM = (13, 4, 3, 18)  # houses that no net has learned from; the first one is shown until an input is dragged
FLOWS = {"house": 0.0, "units": 0.25, "price": 0.5, "answer": 0.75}
TOPICS = ((0.0, "part input 2"), (0.25, "part unit 0"), (0.5, "part price 0"))
LEARNS = {"guess": 0.0, "slope": 0.3, "step": 0.6}


@dataclass(frozen=True)
class Visit:
    """One house on its way through the net."""

    k: int
    house: House
    price: float | None = None  # what it was sold for


@dataclass(frozen=True, eq=False)
class Scene:
    """What does not move: the street and its line's marks, or the city and the net that was made by hand."""

    act: str
    surface: Surface
    houses: Houses
    unseen: Houses  # no net has learned from these
    hand: Net


@lru_cache(maxsize=1)
def world() -> tuple[BentLine, Houses, Houses, Net]:
    """Made once: pictures know them again."""
    return BentLine(*street()), house_net.city(), house_net.city(200, 2), house_net.by_hand()


def scene(act: str) -> Scene:
    """The scene of an act."""
    return Scene(act, *world())


@lru_cache(maxsize=8)
def lines(w: float, b: float, alpha: float) -> tuple[LineStep, ...]:
    """The line learns."""
    return tuple(walk(world()[0], w, b, alpha, STEPS))


@lru_cache(maxsize=2)  # 1,500 steps with all weights: 3 MB each
def learning(seed: int) -> tuple[Step, ...]:
    """The net learns."""
    _, houses, _, _ = world()
    return tuple(house_net.learn(houses, house_net.at_random(houses, seed), NET_ALPHA, NET_STEPS))


# -- one neuron --------------------------------------------------------------------------------------------------


def line_of(params: Any) -> tuple[float, float, float]:
    """(w, b, pivot) as it was dragged: the pivot is where the line is turned round."""
    line = tuple(params.line)
    if len(line) != 3 or not all(map(math.isfinite, line)):
        return (*START, FIRST_BEND)
    return (*(min(max(v, -50.0), 50.0) for v in line[:2]), min(max(line[2], BENDS[0]), BENDS[1]))


def bend_at(w: float, b: float) -> float | None:
    """The size at which the line is bent, where that is in sight and can be dragged."""
    at = -b / w if abs(w) > 1e-9 else math.inf
    return at if BENDS[0] <= at <= BENDS[1] else None


def pivot(frame: Frame) -> float:
    """Round which place the line turns now: its bend, if it has one in sight."""
    step = shown(frame)
    at = bend_at(step.w, step.b)
    if at is not None:
        return at
    w, b, kept = line_of(frame.params)
    level = frame.index == 0 and abs(w * kept + b) < 1e-9  # a flat line keeps the place of its bend
    return kept if level else 0.0


def shown(frame: Frame) -> Any:
    """The step that may be seen: the first one while a question is open."""
    return frame.trace[0] if frame.view.asking else frame.step


@dataclass(frozen=True)
class LineMoment:
    """The line between two steps, and how much of each beat is shown."""

    w: float
    b: float
    slope: float
    ghost: float
    last: bool
    dead: bool


def dead(step: Any) -> bool:
    """Whether no house pulls any more: every step to come will be the same."""
    return bool(step.dw == 0.0 and step.db == 0.0 and step.cost > 1e-12)


def line_moment(frame: Frame) -> LineMoment:
    """Read a frame of the first act."""
    now, after = shown(frame), frame.next
    last = frame.index >= len(frame.trace) - 1 or frame.view.asking
    start = LEARNS["step"] + 0.1 if frame.view.beats else 0.0
    gone = 0.0 if last else share(frame.phase, start, 1.0)
    w, b = ((1 - gone) * now.w + gone * after.w, (1 - gone) * now.b + gone * after.b) if gone else (now.w, now.b)
    beats = frame.view.beats and not last
    grown = [share(frame.phase, at - 0.2, at) if beats else 0.0 for at in (LEARNS["slope"], LEARNS["step"])]
    return LineMoment(float(w), float(b), grown[0], grown[1], last, dead(now))


def share(value: float, low: float, high: float) -> float:
    """How much of the way from low to high is gone."""
    return min(1.0, max(0.0, (value - low) / (high - low)))


# -- three units and a price -------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def examples() -> dict[House, float]:
    """The houses of the film, and what they were sold for."""
    h = world()[2]
    return {(float(h.size[k]), float(h.bedrooms[k]), float(h.postcode[k]), float(h.wealth[k])): float(h.price[k])
            for k in FILM}  # fmt: skip


def house_of(params: Any) -> House:
    """The house that is shown, every value on its step and in its range."""
    house = tuple(params.house)
    return snapped(house) if len(house) == 4 and all(map(math.isfinite, house)) else next(iter(examples()))


def snapped(house: Sequence[float]) -> House:
    """Each value on the nearest step of its range."""
    return tuple(min(max(round(round((v - low) / step) * step + low, 9), low), high)
                 for v, (low, high, step) in zip(house, RANGES, strict=True))  # fmt: skip


def visits(params: Any) -> tuple[Visit, ...]:
    """Your house, then those of the film; the last one once more, for there the film rests."""
    house, known = house_of(params), examples()
    way = list(dict.fromkeys((house, *known)))
    made = [Visit(k, h, known.get(h)) for k, h in enumerate(way)]
    return (*made, made[-1])


def as_houses(*rows: House) -> Houses:
    """Houses without a price."""
    table = np.array(rows, dtype=float)
    return Houses(table[:, 0], table[:, 1], table[:, 2].astype(int), table[:, 3], np.zeros(len(rows)))


@dataclass(frozen=True, eq=False)
class NetMoment:
    """The net, the house, all numbers on the way, and how far the pulses have come."""

    net: Net
    house: House
    sold: float | None
    flow: Flow
    first: float  # to the units, 0..1
    second: float  # to the price
    answer: bool  # the film has come to the comparison


def net_moment(frame: Frame) -> NetMoment:
    """Read a frame of the second or third act."""
    rests = frame.index == len(frame.trace) - 1 and not frame.view.asking
    if frame.params.act == "learned":
        rests = not frame.view.asking
        net, house = shown(frame).net, house_of(frame.params)
        sold = examples().get(house)
        first = second = 1.0
    else:
        net, house, sold = frame.scene.hand, frame.step.house, frame.step.price
        first, second = share(frame.phase, 0.0, FLOWS["units"]), share(frame.phase, FLOWS["units"], FLOWS["price"])
        if not frame.view.beats or rests:
            first = second = 1.0
        if frame.view.asking:
            first = second = 0.0
    return NetMoment(net, house, sold, house_net.forward(net, as_houses(house)), first, second,
                     (second == 1.0 and frame.phase >= FLOWS["answer"] - 1e-6) or rests)  # fmt: skip


@lru_cache(maxsize=16)
def heard(net: Net) -> tuple[Any, Any]:
    """What each unit listens to, as shares (3, 4), and for how many houses it is awake, (3,)."""
    houses = world()[1]
    return house_net.listening(net, houses), (house_net.forward(net, houses).A1 > 0).sum(axis=1)


def topic(frame: Frame, active: str = "") -> str:
    """What the lower faces speak of: what is pointed at or held; else what the film is showing."""
    learned = frame.params.act == "learned"
    if frame.view.asking:
        return "cost" if learned else "part input 2"
    for what in (frame.view.focus, active):
        if what.split(" ")[:1] == ["part"] and what.split()[1] in ("input", "unit", "price"):
            return what
    if learned:
        return "cost"
    if frame.index == len(frame.trace) - 1 or not frame.view.beats:
        return "part price 0"
    near = [what for at, what in TOPICS if at <= frame.phase + 0.1]
    return near[-1]


def postcode(place: float) -> str:
    """The name that stands on the letters."""
    return str(POSTCODES[int(place)])
