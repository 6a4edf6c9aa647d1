"""One batch, learned from by several threads side by side.

Each thread takes its share of the pictures forwards and backwards;
the slopes of all are then averaged.  With a core for each thread and
a matrix product that keeps to one thread (OPENBLAS_NUM_THREADS=1 at
the start of Python) this is faster than one thread whose products
are split, because the threads need not wait for one another.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from core.convnet import (
    Arrays,
    Cache,
    Network,
    backward,
    forward,
    remember,
)
from core.convolution import Array

Judge = Callable[[Array, Array], tuple[float, Array]]
Found = tuple[float, tuple[Arrays, ...], list[Cache]]


def practise(
    network: Network, X: Array, judge: Judge, threads: int = 1
) -> tuple[float, tuple[Arrays, ...]]:
    """J of the pictures X and its slopes; averages are kept, too.

    judge(z, k) tells J and dz of the pictures with the numbers k: a
    mean over them.  Batch norm asks each share alone, as is usual
    where several machines learn together.  The result is the same
    whichever thread is first.
    """
    def learn(k: Array) -> Found:
        z, caches = forward(network, X[k])
        J, dz = judge(z, k)
        return J, backward(network, caches, dz), caches

    m = len(X)
    shares = np.array_split(np.arange(m), min(threads, m))
    with ThreadPoolExecutor(len(shares)) as pool:
        found = list(pool.map(learn, shares))
    part = [len(k) / m for k in shares]
    for (_, _, caches), p in zip(found, part, strict=True):
        remember(network, caches, 0.1 * p)
    J = sum(p * f[0] for p, f in zip(part, found, strict=True))
    return J, averaged([f[1] for f in found], part)


def averaged(
    slopes: list[tuple[Arrays, ...]], part: list[float]
) -> tuple[Arrays, ...]:
    """The mean of the slopes, each counting as its part of all."""
    return tuple(
        {name: sum(p * one[name] for p, one in
                   zip(part, of_layer, strict=True))
         for name in of_layer[0]}
        for of_layer in zip(*slopes, strict=True))
