"""A race: one small network, twice, with two bends in its hidden layers.

Both learn the same rings, step by step side by side; both keep the
sigmoid and the log loss at the output.  Fair, as far as a race can be:
same data, same directions of the first weights (a gain only stretches
them), and any learning rate each of them likes best.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from math import isfinite, prod
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core import network
from core.activation import ACTIVATIONS
from core.data import rings

Weights: TypeAlias = NDArray[np.float32]

GOAL = 0.2  # nats: a cost below this counts as having learned it
LIMIT = 4000  # steps after which a race is called off
SMALL = 0.01  # a |dW| that hardly moves anything
WIDTH = 8  # units in each hidden layer
SEEDS = 12  # first weights to try before one speaks of luck

# Weights that keep the numbers lively at first: N(0, gain / n_in).
GAIN = {"sigmoid": 16.0, "relu": 2.0, "leaky_relu": 2.0, "tanh": 1.0}

# The best alpha for 1, 2 .. 6 hidden layers, by bend and gain.  Tried:
# .1 .2 .3 .5 1 2 3 (sigmoid: 1 2 3 5 10 20), 12 seeds each; the best
# is what arrives most often, and then soonest (by the median).
BEST = {
    ("relu", 2.0): (3.0, 1.0, 0.5, 0.5, 0.3, 0.3),
    ("leaky_relu", 2.0): (3.0, 2.0, 1.0, 0.5, 0.3, 0.3),
    ("tanh", 1.0): (3.0, 2.0, 1.0, 1.0, 0.5, 0.3),
    ("sigmoid", 16.0): (10.0, 5.0, 5.0, 3.0, 3.0, 2.0),
    ("sigmoid", 2.0): (10.0, 5.0, 5.0, 3.0, 3.0, 3.0),
    ("sigmoid", 1.0): (5.0, 5.0, 3.0, 2.0, 3.0, 2.0),
}


@dataclass(frozen=True)
class Runner:
    """A network that takes part: its bend, alpha and first weights."""

    bend: str  # a name in ACTIVATIONS
    alpha: float
    gain: float


@dataclass(frozen=True, eq=False)
class Lap:
    """One network at one step, before its update."""

    cost: float  # J, in nats
    accuracy: float  # share of right answers at threshold 1/2
    slopes: tuple[float, ...]  # |dW| of every layer, first to last
    weights: Weights  # all W and b in one row
    arrived: int | None  # the first step with J < GOAL, if it came


@dataclass(frozen=True, eq=False)
class Moment:
    """All networks after k updates."""

    k: int
    laps: tuple[Lap, ...]


def condition(lap: Lap) -> str:
    """What the sizes of the gradients mean, read with the cost.

    "finished" J is below GOAL: small because little is left to do
    "arrived"  J is below GOAL, and there is still a slope
    "again"    it was, and has been thrown out by too large a step
    "flat"     still guessing, and no layer feels a slope
    "stuck"    has begun to learn, and no layer feels a slope
    "stairs"   the first layer feels a tenth of another, or less
    "even"     all layers feel about the same
    "lost"     J is no number any more: alpha was far too large
    """
    if not isfinite(lap.cost) or not all(map(isfinite, lap.slopes)):
        return "lost"
    if lap.cost < GOAL:
        small = max(lap.slopes) < SMALL
        return "finished" if small else "arrived"
    if lap.arrived is not None:
        return "again"
    if max(lap.slopes) < SMALL:
        return "flat" if lap.cost > 0.6 else "stuck"
    if lap.slopes[0] <= 0.1 * max(lap.slopes):
        return "stairs"
    return "even"


@dataclass(frozen=True)
class Tally:
    """When each network arrived, for every seed tried so far."""

    arrivals: tuple[tuple[int | None, ...], ...] = ()


def lineup(
    rival: str, hidden: int, same: bool, alpha: float | None
) -> tuple[Runner, Runner]:
    """The sigmoid and its rival at the start.

    `same`: both take the weights that are made for the rival; else
    each its own.  `alpha` is for both; None gives each its best.
    """
    gains = (GAIN[rival] if same else GAIN["sigmoid"]), GAIN[rival]
    first, second = (
        Runner(bend, alpha or BEST[bend, gain][hidden - 1], gain)
        for bend, gain in zip(("sigmoid", rival), gains, strict=True))
    return first, second


def layout(hidden: int) -> tuple[int, ...]:
    """Units in each layer: 2 inputs, `hidden` layers of 8, 1 output."""
    return (2, *[WIDTH] * hidden, 1)


def pack(parameters: network.Parameters) -> Weights:
    """All W and b of a network in one row of numbers; what
    has flown away stays at the largest that 32 bits hold.
    """
    row = [v.ravel() for pair in parameters for v in pair]
    most = float(np.finfo(np.float32).max)
    kept = np.clip(np.concatenate(row), -most, most)
    return kept.astype(np.float32)


def unpack(
    weights: Weights, sizes: Sequence[int]
) -> network.Parameters:
    """The row of `pack` as (W, b) of every layer again."""
    shapes = [shape for n, n_out in pairwise(sizes)
              for shape in ((n_out, n), (n_out, 1))]
    ends = np.cumsum([prod(shape) for shape in shapes])
    row = np.split(weights.astype(float), ends[:-1])
    parts = [v.reshape(s) for v, s in zip(row, shapes, strict=True)]
    return tuple(zip(parts[::2], parts[1::2], strict=True))


def laps(
    runner: Runner, hidden: int, seed: int, steps: int
) -> Iterator[Lap]:
    """One network on its way, a Lap for every step."""
    X, Y = rings()
    arrived = None
    for step in network.train(
            X, Y, layout(hidden), ACTIVATIONS[runner.bend],
            runner.alpha, runner.gain, seed, steps):
        if arrived is None and step.cost < GOAL:
            arrived = step.k
        yield Lap(
            step.cost, step.accuracy, tuple(step.slopes.tolist()),
            pack(step.parameters), arrived)


def moments(
    runners: Sequence[Runner],
    hidden: int,
    seed: int,
    steps: int = LIMIT,
) -> Iterator[Moment]:
    """The race, step by step.

    It ends a while after the last has arrived (half as long again,
    and 200 steps at least), so that one sees gradients that are small
    because nothing is left to learn; or else after `steps`.
    """
    ways = [laps(runner, hidden, seed, steps) for runner in runners]
    for k, now in enumerate(zip(*ways, strict=True)):
        yield Moment(k, now)
        last = [lap.arrived for lap in now]
        late = 1.5 * max(n or 0 for n in last)
        if None not in last and k >= max(200, late):
            return


def race(
    runners: Sequence[Runner],
    hidden: int,
    seed: int,
    begin: int = 0,
    portion: int = 100,
) -> Iterator[tuple[Moment, ...]]:
    """The moments from step `begin` on, in portions, for a helper."""
    rest = islice(moments(runners, hidden, seed), begin, None)
    while some := tuple(islice(rest, portion)):
        yield some


def arrival(runner: Runner, hidden: int, seed: int) -> int | None:
    """The first step with J < GOAL; None if it does not get there."""
    X, Y = rings()
    return network.steps_to(
        network.train(
            X, Y, layout(hidden), ACTIVATIONS[runner.bend],
            runner.alpha, runner.gain, seed, LIMIT),
        GOAL)


def tallies(
    runners: Sequence[Runner], hidden: int, seeds: int = SEEDS
) -> Iterator[tuple[Tally]]:
    """The race again from other first weights: was it luck?"""
    tally = Tally()
    for seed in range(seeds):
        new = tuple(arrival(r, hidden, seed) for r in runners)
        tally = Tally((*tally.arrivals, new))
        yield (tally,)
