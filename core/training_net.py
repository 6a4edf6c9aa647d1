"""A long training of a network, stopped at any time, and gone on with.

Every few steps all of it is on the disk: the weights, Adam's memory,
the slow average, and the best epoch so far.  Random numbers depend on
the seed, the epoch and the batch alone, so there is none to keep: a
training that was stopped ends where one that was not would have.
"""

from dataclasses import dataclass, replace
from math import ceil
from typing import Any

import numpy as np

from core import convnet, figures, learn, learn_net, training
from core.convnet import Network
from core.convolution import Array
from core.learn_net import Lessons, Pace, Walk
from core.optimise import Memory
from core.plan import PLAN, Conv, Dense, Plan
from core.refusal import Refusal
from core.sources import Told

EVERY = 100  # steps from one saved state to the next
LOOK = 2500  # photos of a source for the look after each epoch
SEES = 4000  # photos for the channels' mean and spread


@dataclass(frozen=True, eq=False)
class State:
    """Where training stands, and the best it has seen."""

    walk: Walk
    best: Network
    done: int = 0  # steps
    best_at: int = -1  # epoch
    best_score: float = -1.0


def plan_of(options: Any, more: int = 0) -> Plan:
    """The plan: `widths` are those of the layers that learn.

    `more` outputs stand beside the first: a teacher's features.
    """
    widths = list(options.widths or ())
    if options.kind == "network":
        hidden = widths or [64, 32]
        bent = tuple(Dense(n, relu=True) for n in hidden)
        return (*bent, Dense(1 + more))
    layers: list[Any] = []
    for layer in PLAN[:-1]:
        if isinstance(layer, Conv) and widths:
            layer = replace(layer, out=widths.pop(0))
        layers.append(layer)
    return (*layers, Dense(1 + more))


def start(
    data: learn.Data, options: Any, lessons: Lessons | None
) -> State:
    """A network that knows nothing but how bright photos are."""
    some = data.train.X[:: 1 + len(data.train.X) // SEES] / 255
    more = 0 if lessons is None else lessons.features.shape[1]
    network = convnet.start(
        options.seed,
        plan_of(options, more),
        some.mean((0, 1, 2)),
        some.std((0, 1, 2)) + 0.01,
    )
    walk = learn_net.start(network)
    return State(walk, learn_net.copied(walk.average))


def walk(
    data: learn.Data,
    options: Any,
    state: State,
    told: Told,
    lessons: Lessons | None = None,
) -> State:
    """All epochs; the state is saved every few steps."""
    seed, size = options.seed, options.batch
    rarer = min(np.bincount(data.train.Y, minlength=2))
    each = ceil(rarer / max(1, size // 2))  # steps in an epoch
    total = each * options.epochs
    pace = Pace(options.alpha[0], options.decay[0], total,
                warm=min(100, 1 + total // 10))
    told("training, step", state.done, total)
    batches: list[Any] = []
    for k in range(state.done, total):
        e, i = divmod(k, each)
        if i == 0 or not batches:
            batches = learn_net.batches(data.train, size, seed, e)
        rng = np.random.default_rng((seed, e, i))
        learn_net.step(
            state.walk, data.train, batches[i], pace, k, rng, lessons)
        state = replace(state, done=k + 1)
        if i == each - 1:
            state = better(state, e, data)
        if i == each - 1 or k % EVERY == EVERY - 1:
            keep(options, state)
        told("training, step", k + 1, total)
    return state


def better(state: State, e: int, data: learn.Data) -> State:
    """The state after epoch e: is its average the best one?"""
    seen = score(state.walk.average, data)
    if seen <= state.best_score:
        return state
    best = learn_net.copied(state.walk.average)
    return replace(state, best=best, best_at=e, best_score=seen)


def score(network: Network, data: learn.Data) -> float:
    """Balanced accuracy, the mean over the halves that choose."""
    seen = []
    for part in data.choose:
        few = slice(None, None, 1 + len(part.Y) // LOOK)
        z = convnet.outputs(network, part.X[few])[:, 0]
        seen.append(figures.count("", part.Y[few], z > 0).balanced)
    return float(np.mean(seen))


def named(state: State) -> dict[str, Array]:
    """All arrays of a state, each with a name."""
    walk, memory = state.walk, state.walk.memory
    groups = {
        "w": walk.network.layers,
        "a": walk.average.layers,
        "best": state.best.layers,
        "v": memory.v,
        "s": memory.s,
    }
    return {
        f"{group}/{i}/{name}": a
        for group, layers in groups.items()
        for i, p in enumerate(layers)
        for name, a in p.items()
    }


def keep(options: Any, state: State) -> None:
    """Save where training stands; whole or not at all."""
    file = training.state_file(options)
    part = file.with_name("." + file.name)
    numbers = {
        "t": state.walk.memory.t,
        "done": state.done,
        "best_at": state.best_at,
        "best_score": state.best_score,
    }
    told = training.fingerprint(options)
    arrays: dict[str, Any] = {**named(state), **numbers, "told": told}
    with part.open("wb") as stream:
        np.savez(stream, **arrays)
    part.replace(file)


def belongs(options: Any) -> None:
    """Is there a state, and is it one of these options?"""
    file = training.state_file(options)
    try:
        with np.load(file) as z:
            told = str(z["told"])
    except training.BROKEN as error:
        raise Refusal("state_missing", name=file.name) from error
    if told != training.fingerprint(options):
        raise Refusal("state_other", name=file.name)


def resumed(options: Any, state: State) -> State:
    """The saved state, put into a fresh one of the same shapes."""
    belongs(options)
    file = training.state_file(options)
    try:
        with np.load(file) as z:
            for name, a in named(state).items():
                a[...] = z[name]
            t, done = int(z["t"]), int(z["done"])
            at, best = int(z["best_at"]), float(z["best_score"])
    except training.BROKEN as error:
        raise Refusal("state_missing", name=file.name) from error
    old = state.walk
    memory = Memory(old.memory.v, old.memory.s, t)
    walk = replace(old, memory=memory)
    return State(walk, state.best, done, at, best)
