"""Lesson 5: the sigmoid and the ReLU, their slopes, and what becomes of a network whose slopes vanish."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Any, ClassVar

from core import activation, network, race
from core.activation import ACTIVATIONS
from core.data import Array, rings
from core.race import Moment, Runner, Tally
from gui.language import Language
from gui.lesson import Beat, Choice, Document, Frame, Job, Lesson, Mark, Picture, Row, Slider, control
from gui.pictures.sigmoid_relu.numbers import bend_rows, lane_rows, product_row, tally_rows
from gui.pictures.sigmoid_relu.words import curve_words, luck_words, race_words

HEAD = 40  # steps of the race that are there at once; the rest comes from the helper
EDGE = 5.0  # |z| at most
STOPS = (1.0, 2.0, 3.0, 4.0, 5.0, 0.0, -1.0, -2.0, -3.0, -4.0, -5.0)  # where z rests while it travels


@dataclass(frozen=True)
class RaceParams:
    """What can be chosen and dragged."""

    act: str = control("curves", Choice(("curves", "race", "luck")))
    rival: str = control("relu", Choice(("relu", "leaky_relu", "tanh"), list=True))
    z: float = 2.0  # where the film begins: dragged on the curves, or moved with the arrows
    hidden: int = control(4, Slider(1, 6, step=1.0))
    weights: str = control("same", Choice(("same", "own")))
    rates: str = control("best", Choice(("best", "same")))
    alpha: float = control(0.5, Slider(0.03, 30.0, log=True, symbol="alpha"))
    seed: int = control(0, Slider(0, race.SEEDS - 1, step=1.0), main=False)


@dataclass(frozen=True)
class Stop:
    """A place where z rests."""

    z: float


@dataclass(frozen=True, eq=False)
class Scene:
    """Who runs, and on what."""

    runners: tuple[Runner, Runner]
    X: Array
    Y: Array


@lru_cache(maxsize=1)
def data() -> tuple[Array, Array]:
    """The rings, made once: pictures know them again."""
    return rings()


@lru_cache(maxsize=16)
def head(runners: tuple[Runner, ...], hidden: int, seed: int) -> tuple[Moment, ...]:
    """The first steps of a race."""
    return tuple(islice(race.moments(runners, hidden, seed), HEAD))


class SigmoidRelu(Lesson):
    """Who still has a slope?"""

    number = 5
    name = "sigmoid_relu"
    symbol = "σ"
    acts = "act"
    Params: ClassVar[type] = RaceParams
    speed = 0.0

    curves_beats = (
        Beat(0.0, "value", "return np.where(z >= 0, 1.0, e)"),
        Beat(0.25, "slope", "return a * (1.0 - a)"),
        Beat(0.5, "product", "dZ = dA * activation.slope("),
    )
    race_beats = (
        Beat(0.0, "forward", "Z.append(W @ A[-1] + b)"),
        Beat(0.25, "cost", "J = float(cost(Z[-1], Y))"),
        Beat(0.5, "backward", "dA = parameters[layer][0].T @ dZ"),
        Beat(0.75, "update", "(W - alpha * dW, b - alpha * db)"),
    )
    luck_beats = (Beat(0.0, "start", "return next((s.k for s in steps"),)
    beats = curves_beats

    def scene(self, params: RaceParams, document: Document | None = None) -> Scene:
        """Both runners and the rings they learn."""
        alpha = params.alpha if params.rates == "same" else None
        runners = race.lineup(params.rival, params.hidden, params.weights == "same", alpha)
        return Scene(runners, *data())

    def key(self, params: RaceParams) -> Any:
        """z and the seed change nothing of it."""
        return params.rival, params.hidden, params.weights, params.rates, params.alpha

    def trace(self, scene: Scene, params: RaceParams) -> Sequence[Any]:
        """Act 1: stops of z. Act 2: the beginning of the race. Act 3: nothing tried yet."""
        if params.act == "curves":
            z = min(max(params.z, -EDGE), EDGE)
            return (Stop(z), *(Stop(z) for z in travel(z)))
        if params.act == "race":
            return head(scene.runners, params.hidden, params.seed)
        return (Tally(),)

    def job(self, scene: Scene, params: RaceParams) -> Job | None:
        """The rest of the race, or the races from other weights."""
        if params.act == "race":
            return Job("core.race:race", (scene.runners, params.hidden, params.seed, HEAD))
        if params.act == "luck":
            return Job("core.race:tallies", (scene.runners, params.hidden))
        return None

    def picture(self) -> Picture:
        """Three pages."""
        from gui.pictures.sigmoid_relu.picture import SigmoidRelu as Page

        return Page()

    def beats_for(self, params: RaceParams) -> tuple[Beat, ...]:
        """Value, slope, product; forward, cost, backward, update; or none."""
        return {"curves": self.curves_beats, "race": self.race_beats, "luck": self.luck_beats}[params.act]

    def code(self, params: RaceParams) -> tuple[Callable[..., Any] | type, ...]:
        """Bends and slopes; forwards, backwards, downhill; who arrives when."""
        if params.act == "curves":
            both = ACTIVATIONS[params.rival]
            return activation.sigmoid, activation.sigmoid_slope, both.f, both.slope, network.backward
        if params.act == "race":
            return network.train, network.forward, network.backward, network.descend, network.initialise
        return race.arrival, network.steps_to, race.tallies, network.initialise

    def hidden(self, params: RaceParams) -> frozenset[str]:
        """Each act has its own controls."""
        if params.act == "curves":
            return frozenset({"weights", "rates", "alpha", "seed"})
        gone = {"alpha"} if params.rates == "best" else set()
        return frozenset(gone | ({"seed"} if params.act == "luck" else set()))

    def marks(self, scene: Scene, params: RaceParams) -> dict[str, tuple[Mark, ...]]:
        """Where each of the two learns best."""
        best = race.lineup(params.rival, params.hidden, params.weights == "same", None)
        keys = ("best_sigmoid", "best_" + params.rival)
        if best[0].alpha == best[1].alpha:
            return {"alpha": (Mark(best[0].alpha, "best_both"),)}
        return {"alpha": tuple(Mark(r.alpha, k) for r, k in zip(best, keys, strict=True))}

    def drag(self, frame: Frame, what: str, value: Any) -> tuple[RaceParams, float] | None:
        """z on the curves; the step on the chart of the costs."""
        if not isinstance(value, int | float) or not math.isfinite(value):
            return None
        if what == "z" and frame.params.act == "curves":
            return replace(frame.params, z=min(max(float(value), -EDGE), EDGE)), 0.0
        if what == "k" and frame.params.act == "race":
            return frame.params, float(min(max(round(value), 0), len(frame.trace) - 1))
        return None

    def question(self, params: RaceParams) -> str:
        """One for each act."""
        return str(params.act)

    # -- words and numbers ---------------------------------------------------------------------------------------

    def words(self, frame: Frame, language: Language) -> str:
        """What is seen now."""
        beat = ""
        if frame.view.beats and frame.phase > 1e-6:
            beat = [b.name for b in self.beats_for(frame.params) if b.phase <= frame.phase + 1e-6][-1]
        if frame.params.act == "curves":
            return curve_words(frame, beat, language)
        return race_words(frame, beat, language) if frame.params.act == "race" else luck_words(frame, language)

    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        """The live numbers of this act."""
        params, scene = frame.params, frame.scene
        if params.act == "curves":
            z = frame.step.z
            rows = [*bend_rows("sigmoid", z, language), *bend_rows(params.rival, z, language)]
            if frame.view.asking:  # only what goes in and what comes out: slopes are what is asked for
                return tuple(row for row in rows if all(term.symbol != "slope" for term in row.terms))
            rows.append(Row(head=language("sigmoid_relu.head.product", n=params.hidden)))
            return (*rows, *(product_row(bend, z, params.hidden) for bend in ("sigmoid", params.rival)))
        if params.act == "race":
            now = frame.trace[0] if frame.view.asking else frame.step
            return lane_rows(scene.runners, now, language, frame.view.asking)
        return tally_rows(scene.runners, Tally() if frame.view.asking else frame.trace[-1], language)


def travel(start: float) -> list[float]:
    """Whole stops after the first: up to the right edge, then all the others down to the left one."""
    right = [z for z in sorted(STOPS) if z > start]
    return right + [z for z in sorted(STOPS, reverse=True) if z < start]
