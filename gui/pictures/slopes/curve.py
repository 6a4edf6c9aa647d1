"""Slopes that change: the curves one can stand on, and the three films (the nudge shrinks; a walks; the nudge is too
small for the computer)."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from core.dual import value_and_slope
from core.expression import parse
from core.slope import Nudge
from gui.language import MINUS
from gui.lesson import Frame
from gui.pictures.axes import Scale, written
from gui.pictures.pace import part
from gui.pictures.slopes.moment import Function, Moment, standing

FORMULAS = {"square": "a^2", "cube": "a^3", "log": "log(a)"}
RULES = {"a^2": "2a", "a^3": "3a²", "log(a)": "1/a"}  # known slopes in letters
_SCALES: dict[str, tuple[Scale, Scale, Scale]] = {
    "a^2": (Scale(-4.0, 5.5), Scale(-3.0, 30.0), Scale(-9.0, 12.0)),
    "a^3": (Scale(-2.5, 3.0), Scale(-12.0, 20.0), Scale(-3.0, 21.0)),
    "log(a)": (Scale(-0.5, 6.0), Scale(-3.0, 2.5), Scale(-0.6, 5.0)),
}
OWN = Scale(-4.0, 4.0)
SHRINKING = (1.0, 0.1, 0.01, 0.001)  # and then the exact slope
TINY = tuple(10.0**-k for k in range(17))
STEP = 0.1  # of a, where it walks
BEATS = {"nudge": 0.0, "over": 0.4}
LEAVES = 0.75  # when the nudge begins to shrink


@dataclass(frozen=True, eq=False)
class Curve:
    """A formula: its value, its exact slope, and what of both is to be seen."""

    text: str
    label: str
    f: Function
    slope: Function
    x: Scale
    y: Scale
    dy: Scale
    start: float  # where one stands when elsewhere there is no value

    @cached_property
    def widest(self) -> str:
        """The longest number beside both boards: with it the same a stands above itself."""
        marked = (written(scale.marks(count)) for scale in (self.y, self.dy) for count in range(2, 25))
        return max((text for texts in marked for text in texts), key=lambda text: (len(text), text.count(MINUS)),
                   default="")


@dataclass(frozen=True)
class Step:
    """A nudge at a place, and the exact slope there; `exact`: the film has come to it."""

    nudge: Nudge
    slope: float
    exact: bool = False


@lru_cache(maxsize=16)
def curve(text: str) -> Curve:
    """The same objects for the same text, so that layers are kept."""
    node = parse(text)

    def f(a: Any) -> Any:
        return value_and_slope(node, a).value

    def slope(a: Any) -> Any:
        return value_and_slope(node, a).slope

    x, y, dy = _SCALES.get(text) or (OWN, _seen(f), _seen(slope))
    places = sorted((v / 10 for v in range(-40, 41)), key=lambda v: abs(v - 1.0))
    start = next((v for v in places if math.isfinite(float(f(v))) and math.isfinite(float(slope(v)))), 1.0)
    return Curve(text, "f(a) = " + pretty(text), f, slope, x, y, dy, 2.0 if text in _SCALES else start)


def _seen(f: Callable[[Any], Any]) -> Scale:
    """A scale on which most of a function can be seen, and 0 always."""
    values = f(np.linspace(OWN.low, OWN.high, 801))
    values = values[np.isfinite(values) & (np.abs(values) < 1e12)]
    if not len(values):
        return Scale(-1.0, 1.0)
    low, high = (float(v) for v in np.percentile(values, (4, 96)))
    if max(values) - min(values) < 3 * (high - low):
        low, high = float(min(values)), float(max(values))
    low, high = min(low, 0.0), max(high, 0.0)
    room = 0.12 * (high - low) or 1.0
    return Scale(low - room, high + room)


def pretty(text: str) -> str:
    """a^2 - 2*a as a² − 2·a."""
    text = " ".join(text.split()).replace("**", "^").replace("*", "·").replace("-", MINUS)
    for number, small in (("^2", "²"), ("^3", "³")):
        parts = text.split(number)
        kept = parts[0]
        for rest in parts[1:]:
            kept += (number if rest[:1].isdigit() or rest[:1] == "." else small) + rest
        text = kept
    return text


def curve_of(params: Any) -> Curve:
    """The curve that was chosen or typed."""
    return curve(FORMULAS.get(params.f) or params.own)


def stands(params: Any) -> float:
    """a, or where the curve has a value and a slope."""
    here = curve_of(params)
    a = min(max(params.a, here.x.low), here.x.high)
    return a if math.isfinite(float(here.f(a))) and math.isfinite(float(here.slope(a))) else here.start


# -- the films ---------------------------------------------------------------------------------------------------


def film(params: Any) -> Sequence[Step]:
    """The steps of this act."""
    if params.act == "trace":
        return walk(curve_of(params))
    return shrinking(curve_of(params), stands(params), TINY if params.act == "tiny" else SHRINKING)


@lru_cache(maxsize=16)
def shrinking(here: Curve, a: float, widths: tuple[float, ...]) -> Sequence[Step]:
    """The nudge becomes smaller; with the common widths the exact slope is the end of it."""
    slope = float(here.slope(a))
    steps = [Step(standing(here.f, a, width), slope) for width in widths]
    return (*steps, Step(steps[-1].nudge, slope, exact=True)) if widths == SHRINKING else tuple(steps)


@lru_cache(maxsize=16)
def walk(here: Curve) -> Sequence[Step]:
    """a goes along the whole curve in tenths, wherever there is one."""
    low, high = math.ceil(here.x.low / STEP - 1e-9), math.floor(here.x.high / STEP + 1e-9)
    places = [k / 10 for k in range(low, high + 1)]
    made = [Step(standing(here.f, a, 0.001), float(here.slope(a)), exact=True) for a in places]
    return tuple(s for s in made if math.isfinite(s.nudge.f) and math.isfinite(s.slope)) or tuple(made)


def place_in(trace: Sequence[Step], a: float) -> float:
    """The position of a walk that is nearest to a."""
    return float(min(range(len(trace)), key=lambda k: abs(trace[k].nudge.a - a)))


def moment(frame: Frame) -> Moment:
    """What is to be seen now."""
    here, step, after = curve_of(frame.params), frame.step, frame.next
    if frame.params.act == "trace":
        a = step.nudge.a + frame.phase * (after.nudge.a - step.nudge.a)
        a = a if math.isfinite(float(here.f(a))) else step.nudge.a
        return Moment(here.f, here.label, here.x, here.y, step.nudge, a, 0.001, (0.0, 0.0),
                      exact=float(here.slope(a)), widest=here.widest)  # fmt: skip
    way = part(frame.phase, LEAVES, 1.0)
    ratio = after.nudge.width / step.nudge.width
    told = frame.phase >= BEATS["over"] - 1e-6 or frame.params.act == "tiny" or not frame.view.beats
    exact = step.slope if step.exact or frame.params.act == "tiny" else None
    return Moment(here.f, here.label, here.x, here.y, step.nudge, step.nudge.a, step.nudge.width * ratio**way,
                  told=told or step.exact, exact=exact, limit=step.exact)


def missed(step: Step) -> float:
    """How far height over width is from the exact slope."""
    return abs(step.nudge.slope - step.slope)

