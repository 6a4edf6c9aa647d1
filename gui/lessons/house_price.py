"""Lesson 1: one neuron is a bent line; three of them and one more make features that nobody named by hand."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, cast

import numpy as np

from core import house_net
from core.bowl import Surface
from core.descent import walk
from core.house import BentLine, best, neuron
from gui.language import Language
from gui.lesson import Beat, Choice, Document, Frame, Lesson, Mark, Picture, Row, Slider, control
from gui.pictures.house_price import formula as house_formula
from gui.pictures.house_price import scene as house_scene
from gui.pictures.house_price import words as house_words
from gui.pictures.house_price.scene import FLOWS, LEARNS, RANGES, Scene

LINE_CODE = {"guess": "return relu(z)", "slope": "dw, db = surface.slope(w, b)", "step": "w = w - alpha * dw"}
FLOW_CODE = {"house": "looked_up = table[houses.postcode]", "units": "A1 = relu(Z1)", "price": "A2 = relu(Z2)",
             "answer": ""}  # fmt: skip


@dataclass(frozen=True)
class HouseParams:
    """What can be changed. An empty tuple stands for what the lesson brings itself."""

    act: str = control("neuron", Choice(("neuron", "named", "learned")))
    alpha: float = control(0.05, Slider(0.005, 1.0, log=True, symbol="alpha"))
    seed: int = control(12, Slider(0, 19, step=1.0))
    home: float = 1.5  # the size of the house that the neuron is asked for
    line: tuple[float, ...] = ()  # w, b and round which size the line is turned
    house: tuple[float, ...] = ()  # size, bedrooms, place of the postcode, wealth


class HousePrice(Lesson):
    """What is a house worth?"""

    number = 1
    name = "house_price"
    symbol = "_/"
    acts = "act"
    Params: ClassVar[type] = HouseParams
    speed = 0.0
    poster = 1.0

    line_beats = tuple(Beat(phase, name, LINE_CODE[name]) for name, phase in LEARNS.items())
    flow_beats = tuple(Beat(phase, name, FLOW_CODE[name]) for name, phase in FLOWS.items())
    net_beats = (
        Beat(0.0, "guess", "flow = forward(net, houses)"),
        Beat(0.5, "step", "net = descend(net, slope, alpha)"),
    )
    beats = line_beats

    def key(self, params: HouseParams) -> Any:
        """Streets and cities stay; only the act is another."""
        return params.act

    def scene(self, params: HouseParams, document: Document | None = None) -> Scene:
        """The street, the city, the net made by hand."""
        return house_scene.scene(params.act)

    def trace(self, scene: Scene, params: HouseParams) -> Sequence[Any]:
        """The line learns; houses go through the net; the net learns."""
        if params.act == "neuron":
            w, b, _ = house_scene.line_of(params)
            return house_scene.lines(w, b, params.alpha)
        return house_scene.visits(params) if params.act == "named" else house_scene.learning(params.seed)

    def picture(self) -> Picture:
        """Street or network."""
        from gui.pictures.house_price.picture import HousePicture

        return HousePicture()

    def beats_for(self, params: HouseParams) -> tuple[Beat, ...]:
        """Guess, slopes, step; facts, units, price, what was paid; guess and step."""
        return {"neuron": self.line_beats, "named": self.flow_beats, "learned": self.net_beats}[params.act]

    def code(self, params: HouseParams) -> tuple[Callable[..., Any] | type, ...]:
        """One neuron and its walk; the way through the net; its learning."""
        if params.act == "neuron":
            return neuron, walk, Surface.slope, BentLine
        if params.act == "named":
            return house_net.forward, house_net.columns, house_net.by_hand
        return house_net.learn, house_net.forward, house_net.backward, house_net.descend, house_net.at_random

    def hidden(self, params: HouseParams) -> frozenset[str]:
        """Each act has its own controls."""
        return frozenset({"neuron": {"seed"}, "named": {"alpha", "seed"}, "learned": {"alpha"}}[params.act])

    def marks(self, scene: Scene, params: HouseParams) -> dict[str, tuple[Mark, ...]]:
        """What alpha does near the best line, exactly: there no house is silent."""
        surface = scene.surface
        steepest = float(np.linalg.eigvalsh(surface.hessian(*best(surface.x, surface.y)))[-1])
        return {"alpha": (Mark(1 / steepest, "good"), Mark(2 / steepest, "edge"))}

    def drag(self, frame: Frame, what: str, value: Any) -> tuple[HouseParams, float] | None:
        """The bend, the turning handle, the house that is asked for, an input of the net, the time."""
        if not isinstance(value, int | float) or not math.isfinite(value):
            return None
        params, number = cast(HouseParams, frame.params), float(value)
        if what == "time":
            return params, number
        if params.act == "neuron":
            return _drag_line(frame, what, number)
        if what.startswith("part input "):
            return _drag_input(frame, int(what.split()[2]), number)
        return None

    def question(self, params: HouseParams) -> str:
        """One for each act, and one for a neuron that is dead from the start."""
        if params.act != "neuron":
            return str(params.act)
        w, b, _ = house_scene.line_of(params)
        return "dead" if (w * house_scene.world()[0].x + b <= 0).all() else ""

    def words(self, frame: Frame, language: Language) -> str:
        """What is seen now."""
        return house_words.words(frame, language)

    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        """The live numbers."""
        return house_formula.formula(frame, language)


def _drag_line(frame: Frame, what: str, value: float) -> tuple[HouseParams, float] | None:
    """A dragged line begins to learn anew; the house that is asked for changes nothing of the film."""
    from gui.pictures.house_price.line import HOME, turned

    params = cast(HouseParams, frame.params)
    if what == "home":
        return replace(params, home=min(max(value, HOME[0]), HOME[1])), frame.position
    return (replace(params, line=turned(frame, what, value)), 0.0) if what in ("bend", "slope") else None


def _drag_input(frame: Frame, k: int, value: float) -> tuple[HouseParams, float] | None:
    """The house with another value; where houses pass one by one the film shows this one, computed to the end."""
    if not 0 <= k < len(RANGES):
        return None
    params = cast(HouseParams, frame.params)
    named = params.act == "named"
    house = list(frame.step.house if named else house_scene.house_of(params))
    house[k] = value
    return replace(params, house=house_scene.snapped(house)), FLOWS["answer"] if named else frame.position
