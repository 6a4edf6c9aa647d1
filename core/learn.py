"""How the cat model learns: the course's neuron, on many photos.

The homework takes all pictures in every step.  Here there are too
many, so a step looks at a batch of them, half cats, half others.
Everything stays float32; the pictures stay bytes until their batch.
"""

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core import figures, logistic
from core.picture import to_columns
from core.sources import SHAPE, Pictures

Floats: TypeAlias = logistic.Array  # float32 here
Bytes: TypeAlias = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Data:
    """What is learnt from, and what is kept back."""

    train: Pictures
    mean: Floats  # (64, 64, 3), of train
    choose: tuple[Pictures, ...]  # halves that choose
    figure: tuple[Pictures, ...]  # what gives the figures
    names: tuple[str, ...]  # what they are called
    elsewhere: tuple[bool, ...]  # a source that was left out?


def columns(P: Bytes, mean: Floats) -> Floats:
    """Pictures (m, 64, 64, 3) as X (12288, m): (bytes - mean)/255."""
    return to_columns((P - mean) / np.float32(255))


def vary(
    P: Bytes, rng: np.random.Generator
) -> Bytes:
    """The same pictures seen a little differently.

    Half of them mirrored; all of them cut to one window of random
    place and shape and stretched back to 64 x 64: many of the cats
    were squashed by others, and "squashed" shall not mean "cat".
    """
    P = P.copy()
    P[::2] = P[::2, :, ::-1]
    h, w = rng.integers(44, 65, 2)
    y, x = rng.integers(0, 65 - h), rng.integers(0, 65 - w)
    middles = (np.arange(64) + 0.5) / 64
    rows = (y + h * middles).astype(int)
    cols = (x + w * middles).astype(int)
    return P[:, rows][:, :, cols]  # (m, 64, 64, 3)


def half_and_half(
    Y: Bytes, size: int, rng: np.random.Generator
) -> list[NDArray[np.intp]]:
    """One epoch of batches: in each as many cats as others.

    The rarer kind is seen once in an epoch, of the other kind as
    many, others each time.
    """
    kinds = [rng.permutation(np.flatnonzero(k == Y)) for k in (0, 1)]
    n, half = min(map(len, kinds)), max(1, size // 2)
    return [
        np.concatenate([kind[i : min(i + half, n)] for kind in kinds])
        for i in range(0, n, half)
    ]


def epoch(
    data: Data,
    at: tuple[Floats, float],
    alpha: float,
    decay: float,
    size: int,
    rng: np.random.Generator,
) -> tuple[Floats, float]:
    """Once through the photos: w := w - alpha (dw + decay w)."""
    w, b = at
    for batch in half_and_half(data.train.Y, size, rng):
        P = vary(data.train.X[np.sort(batch)], rng)
        X = columns(P, data.mean)  # (n_x, m)
        Y = data.train.Y[np.sort(batch)][None].astype(np.float32)
        dw, db, _ = logistic.gradient(w, b, X, Y)
        w = w - np.float32(alpha) * (dw + np.float32(decay) * w)
        b = b - alpha * db
    return w, b


def says(
    w: Floats, b: float, P: Bytes, mean: Floats
) -> NDArray[np.bool_]:
    """Cat or not, for every picture (m,)."""
    parts = [
        logistic.predict(w, b, columns(P[i : i + 500], mean))[0]
        for i in range(0, len(P), 500)
    ]
    return np.concatenate(parts)


def score(w: Floats, b: float, data: Data) -> float:
    """The mean balanced accuracy on the halves that choose."""
    seen = [
        figures.count("", p.Y, says(w, b, p.X, data.mean)).balanced
        for p in data.choose
    ]
    return float(np.mean(seen))


def zeros() -> tuple[Floats, float]:
    """Where every walk begins."""
    return np.zeros((int(np.prod(SHAPE)), 1), np.float32), 0.0


def mean_of(P: Bytes) -> Floats:
    """The average picture (64, 64, 3) of many (m, 64, 64, 3)."""
    sums = [
        P[i : i + 1000].sum(0, dtype=np.float64)
        for i in range(0, len(P), 1000)
    ]
    mean: Any = sum(sums) / len(P)
    return np.asarray(mean, np.float32)


def folded(w: Floats, b: float, mean: Floats) -> float:
    """The b of the same model for x = bytes / 255, mean left in.

    w.(x - mean) + b = w.x + (b - w.mean): as in the course.
    """
    column = mean.reshape(-1, 1).astype(np.float64) / 255
    return b - float(np.sum(w.astype(np.float64) * column))
