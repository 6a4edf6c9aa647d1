"""A long training that can be stopped at any time and go on later.

After every epoch all of it is on the disk: where the walk stands and
the best epoch so far.  Random numbers depend on the seed and the
number of the epoch alone, so a training that was stopped ends where
one that was not would have ended.
"""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from core import learn
from core.refusal import Refusal
from core.sources import Told

BROKEN = (OSError, ValueError, KeyError, EOFError, BadZipFile)


@dataclass(frozen=True, eq=False)
class State:
    """Where training stands, and the best it has seen."""

    w: learn.Floats
    b: float
    done: int  # epochs over all settings
    best_w: learn.Floats
    best_b: float
    best_at: int
    best_score: float


def start() -> State:
    """Nothing done yet."""
    w, b = learn.zeros()
    return State(w, b, 0, w, b, -1, -1.0)


def walk(
    data: learn.Data, options: Any, state: State, told: Told
) -> State:
    """All epochs of all settings; the state is saved after each."""
    settings = settings_of(options)
    total = len(settings) * options.epochs
    told("training, epoch", state.done, total)
    for k in range(state.done, total):
        which, e = divmod(k, options.epochs)
        alpha, decay = settings[which]
        if e >= 0.7 * options.epochs:  # shorter steps at the end
            alpha *= 0.2
        at = (state.w, state.b) if e else learn.zeros()
        rng = np.random.default_rng((options.seed, e))
        at = learn.epoch(data, at, alpha, decay, options.batch, rng)
        state = better(state, at, k, learn.score(*at, data))
        keep(options, state)
        told("training, epoch", k + 1, total)
    return state


def better(
    state: State, at: tuple[learn.Floats, float], k: int, score: float
) -> State:
    """The state after epoch k: is this the best one?"""
    if score > state.best_score:
        return State(*at, k + 1, *at, k, score)
    w, b = at
    return replace(state, w=w, b=b, done=k + 1)


def settings_of(options: Any) -> list[tuple[float, float]]:
    """Every alpha with every decay."""
    return [(a, d) for a in options.alpha for d in options.decay]


def state_file(options: Any) -> Path:
    """Beside the model."""
    return Path(options.out + ".state.npz")


def fingerprint(options: Any) -> str:
    """What must be the same for training to go on."""
    told = {k: v for k, v in vars(options).items() if k != "resume"}
    return json.dumps(told, sort_keys=True)


def keep(options: Any, state: State) -> None:
    """Save where training stands; whole or not at all."""
    file = state_file(options)
    part = file.with_name("." + file.name)
    with part.open("wb") as stream:
        np.savez(stream, told=fingerprint(options), **vars(state))
    part.replace(file)


def resumed(options: Any) -> State:
    """The saved state, if it belongs to these options."""
    file = state_file(options)
    try:
        with np.load(file) as z:
            told = str(z["told"])
            parts = {k: z[k] for k in State.__dataclass_fields__}
    except BROKEN as error:
        raise Refusal("state_missing", name=file.name) from error
    if told != fingerprint(options):
        raise Refusal("state_other", name=file.name)
    w, best_w = parts.pop("w"), parts.pop("best_w")
    numbers = {k: v.item() for k, v in parts.items()}
    return State(w=w, best_w=best_w, **numbers)
