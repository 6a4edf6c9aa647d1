"""How networks learn: batch after batch of photos, each seen anew.

As in `learn`, half of every batch are cats.  Adam walks; beside it a
slow average of all weights follows, which judges better than where
the walk just stands.  The steps get longer at first, then shorter,
like a cosine.  What a teacher says of a photo is learnt besides.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core import convnet, optimise, teacher
from core.augment import augment
from core.convnet import Network
from core.convolution import Array
from core.learn import half_and_half
from core.loss import cost, cost_slope
from core.optimise import Memory
from core.sources import Pictures

SMOOTH = 0.01  # nobody is surer than this
STEEPEST = 2.0  # the length of all slopes together is cut to it
SLOWEST = 0.998  # how much of the average stays, at a step
KEPT = ("mean", "var")  # of batch norm: followed, not learnt


@dataclass(frozen=True, eq=False)
class Lessons:
    """What a teacher says of m photos."""

    says: Array  # (m,): how probable a cat is; nan: nothing said
    features: Array  # (m, t)
    soft: float = 0.5  # how far it is believed against the label
    share: float = 1.0  # of the features in the cost


@dataclass(frozen=True, eq=False)
class Walk:
    """Where a training stands; its arrays change in place."""

    network: Network
    average: Network  # of all steps, the late ones count more
    memory: Memory


@dataclass(frozen=True)
class Pace:
    """How long the steps are."""

    alpha: float
    decay: float
    steps: int  # of the whole training
    warm: int = 100  # until they are as long as alpha

    def at(self, k: int) -> float:
        """alpha at step k: up a line, then down a cosine."""
        up = min(1.0, (k + 1) / self.warm)
        down = (1 + np.cos(np.pi * k / self.steps)) / 2
        return float(self.alpha * up * (0.99 * down + 0.01))


def start(network: Network) -> Walk:
    """Before the first step."""
    learnt = tuple(
        {k: a for k, a in p.items() if k not in KEPT}
        for p in network.layers
    )
    memory = optimise.nothing_yet(learnt)
    return Walk(network, copied(network), memory)


def copied(network: Network) -> Network:
    """The same numbers in other arrays."""
    layers = tuple(
        {k: a.copy() for k, a in p.items()} for p in network.layers
    )
    return Network(
        network.plan, layers,
        network.mean, network.std, network.shape)


def batches(
    photos: Pictures, size: int, seed: int, epoch: int
) -> list[NDArray[np.intp]]:
    """The batches of one epoch; chance depends on both numbers."""
    rng = np.random.default_rng((seed, epoch))
    return half_and_half(photos.Y, size, rng)


def step(
    walk: Walk,
    photos: Pictures,
    batch: NDArray[np.intp],
    pace: Pace,
    k: int,
    rng: np.random.Generator,
    lessons: Lessons | None = None,
) -> float:
    """One step on one batch, in place; J before it."""
    X = augment(photos.X[batch], rng)
    z, caches = convnet.forward(walk.network, X)
    y = photos.Y[batch].astype(z.dtype)
    J, dz = cost_of(z, y, batch, lessons)
    slopes = convnet.backward(walk.network, caches, dz)
    shortened(slopes)
    convnet.remember(walk.network, caches)
    optimise.adam(
        walk.network.layers, slopes, walk.memory,
        pace.at(k), pace.decay)
    follow(walk, k)
    return J


def cost_of(
    z: Array,
    y: Array,
    batch: NDArray[np.intp],
    lessons: Lessons | None,
) -> tuple[float, Array]:
    """J and dz: the labels, and what the teacher says besides."""
    told = np.zeros(len(y), bool)
    if lessons is not None:
        says = lessons.says[batch].astype(z.dtype)
        told = np.isfinite(says)
        y = np.where(told, y + lessons.soft * (says - y), y)
    y = (y * (1 - 2 * SMOOTH) + SMOOTH).astype(z.dtype)
    if lessons is None or lessons.features.shape[1] == 0:
        J, dz = float(cost(z[:, 0], y)), np.zeros_like(z)
        dz[:, 0] = cost_slope(z[:, 0], y)
        return J, dz
    T = lessons.features[batch].astype(z.dtype)
    T = np.where(told[:, None], T, z[:, 1:])  # no word, no error
    return teacher.feature_cost(z, y, T, lessons.share)


def shortened(slopes: tuple[dict[str, Array], ...]) -> None:
    """Slopes that are too steep together are cut, in place."""
    parts = [a for p in slopes for a in p.values()]
    length = np.sqrt(sum(float(np.vdot(a, a)) for a in parts))
    if length > STEEPEST:
        for a in parts:
            a *= STEEPEST / length


def follow(walk: Walk, k: int) -> None:
    """The average comes nearer to where the walk stands."""
    share = 1 - min(SLOWEST, (k + 1) / (k + 10))
    for slow, p in zip(
        walk.average.layers, walk.network.layers, strict=True
    ):
        for name, a in slow.items():
            a += share * (p[name] - a)
