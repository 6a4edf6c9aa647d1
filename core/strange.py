"""Is a picture like anything a model has seen?

A network answers whatever it is shown, noise, too, and with
confidence.  So it is asked twice whether the picture is of a sort
that it knows: by its features, and by a few traits every photo has
(how light it is, how rough at which size).  Of both, the photos
learnt from have a middle, and a spread along every direction; the
distance is counted in such spreads.
Source: K. Lee et al., NeurIPS 2018 (distances between features);
M. Tipping and C. Bishop, 1999 (some directions, and the rest).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]
Bytes = NDArray[np.uint8]
LUMA = np.array([0.299, 0.587, 0.114], np.float32)
KEEP = 48  # directions that are told apart
SHARE = 0.995  # of the photos learnt from are called known
TRAITS = 11  # how many `traits` gives
FLAT = 0.004  # a step of one level in 256 is none


@dataclass(frozen=True, eq=False)
class Cloud:
    """Where photos lie: a middle, and spreads along directions.

    Beside the k directions there is one common spread, `rest`.
    """

    middle: Array  # (d,)
    scale: Array  # (d,): a step of 1 along each number
    U: Array  # (d, k): the directions
    spread: Array  # (k,): along them
    rest: Array  # (1,)

    def distance(self, V: Array) -> Array:
        """Root of the mean square, in spreads: (m, d) to (m,)."""
        X = (V - self.middle) / self.scale
        T = X @ self.U  # (m, k)
        beside = np.maximum((X**2).sum(1) - (T**2).sum(1), 0)
        inside = ((T / self.spread) ** 2).sum(1)
        total = inside + beside / self.rest**2
        return np.asarray(np.sqrt(total / V.shape[1]))


def cloud(V: Array, keep: int = KEEP) -> Cloud:
    """The cloud of some points (m, d)."""
    V = np.asarray(V, np.float64)
    middle, scale = V.mean(0), V.std(0) + 1e-3
    X = (V - middle) / scale
    var, U = np.linalg.eigh(X.T @ X / len(X))  # smallest first
    var = np.sqrt(np.maximum(var[::-1], 1e-4))
    k = min(keep, V.shape[1])
    rest = np.sqrt(np.mean(var[k:] ** 2)) if k < len(var) else 1.0
    parts = middle, scale, U[:, ::-1][:, :k], var[:k], [rest]
    return Cloud(*(np.asarray(part, np.float32) for part in parts))


@dataclass(frozen=True, eq=False)
class Familiar:
    """What a model has seen; a distance of 1 is the limit."""

    features: Cloud
    traits: Cloud
    limits: Array  # (2,): one step of either distance

    def distance(self, F: Array, P: Bytes) -> Array:
        """The larger of both: features F (m, c), pictures P."""
        seen = self.features.distance(F) / self.limits[0]
        looks = self.traits.distance(traits(P)) / self.limits[1]
        return np.asarray(np.maximum(seen, looks))


def familiar(F: Array, P: Bytes) -> Familiar:
    """Learn what photos are like: from half of them.

    The other half says how far away a photo may be.  F (m, c) are
    the features of the photos P (m, 64, 64, 3).
    """
    T = traits(P)
    one, two = cloud(F[::2]), cloud(T[::2], T.shape[1])
    far = one.distance(F[1::2]), two.distance(T[1::2])
    either = (1 + SHARE) / 2  # two questions, each with half the risk
    limits = [float(np.quantile(d, either)) for d in far]
    return Familiar(one, two, np.array(limits, np.float32))


def traits(P: Bytes) -> Array:
    """What every photo has, (m, 11), from its light L and colour.

    How light, how varied, how even; and how rough when seen from
    nearby and, step by step, from farther away.
    """
    L: Array = (P @ LUMA) / 255  # (m, 64, 64)
    warm = (P[..., 0].astype(np.float32) - P[..., 2]) / 255
    mean, std = L.mean((1, 2)), L.std((1, 2))
    third = ((L - mean[:, None, None]) ** 3).mean((1, 2))
    dx, dy = steps(L)
    sharp = np.sqrt((dx**2).mean((1, 2)) + (dy**2).mean((1, 2)))
    found = [
        mean,
        np.log(std + 0.01),
        third / (std + 0.02) ** 3,
        shades(L),
        (dx < FLAT).mean((1, 2)),
        np.log(sharp + FLAT) - roughness(L),
        roughness(warm),
    ]
    for _ in range(4):
        found.append(roughness(L))
        L = halved(L)
    return np.stack(found, 1)


def steps(L: Array) -> tuple[Array, Array]:
    """From pixel to pixel, across and down."""
    return np.abs(np.diff(L, axis=2)), np.abs(np.diff(L, axis=1))


def roughness(L: Array) -> Array:
    """The logarithm of the mean step, (m,)."""
    dx, dy = steps(L)
    mean = (dx.mean((1, 2)) + dy.mean((1, 2))) / 2
    return np.asarray(np.log(mean + FLAT))


def shades(L: Array) -> Array:
    """The entropy of 16 shades of grey, in nats, (m,)."""
    m = len(L)
    which = (L.reshape(m, -1) * 15.99).astype(int)
    which += 16 * np.arange(m)[:, None]
    p = np.bincount(which.ravel(), minlength=16 * m).reshape(m, 16)
    p = p / which.shape[1]
    nats = -p * np.log(np.maximum(p, 1e-9))
    return np.asarray(nats.sum(1))


def halved(L: Array) -> Array:
    """Half as large: the mean of every 2 x 2."""
    m, h, w = L.shape
    smaller: Array = L.reshape(m, h // 2, 2, w // 2, 2).mean((2, 4))
    return smaller
