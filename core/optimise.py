"""Adam on many arrays at once, in place: the walk of large networks.

As `descent.adam`, which keeps every step for the picture; here
nothing is kept but where one stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from core.convolution import Array

Slopes = tuple[dict[str, Array], ...]


@dataclass
class Memory:
    """Adam's averages, alike the slopes: v of dw, s of its square."""

    v: Slopes
    s: Slopes
    t: int = 0  # steps taken


def nothing_yet(slopes: Slopes) -> Memory:
    """The memory before the first step: zeros."""

    def zeros() -> Slopes:
        return tuple(
            {k: np.zeros_like(a) for k, a in of_layer.items()}
            for of_layer in slopes
        )

    return Memory(zeros(), zeros())


def adam(
    layers: Slopes,
    slopes: Slopes,
    memory: Memory,
    alpha: float,
    decay: float = 0.0,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
) -> None:
    """One step: w -= alpha (v / (sqrt(s) + epsilon) + decay w).

    v and s are freed of their start at 0, as in the course.  The
    decay pulls on W alone, beside Adam, not through it (AdamW).
    Sources: course 2, week 2; Loshchilov and Hutter, 2019.
    """
    memory.t += 1
    free_v = 1.0 - beta1**memory.t
    free_s = 1.0 - beta2**memory.t
    for name, w, dw, v, s in together(layers, slopes, memory):
        v += (1.0 - beta1) * (dw - v)
        s += (1.0 - beta2) * (dw * dw - s)
        size = np.sqrt(s / free_s)
        size += epsilon
        if name == "W":
            w *= 1.0 - alpha * decay
        w -= (alpha / free_v) * v / size


def momentum(
    layers: Slopes,
    slopes: Slopes,
    memory: Memory,
    alpha: float,
    decay: float = 0.0,
    beta: float = 0.9,
) -> None:
    """One step: v := beta v + dw + decay w, w -= alpha v.

    As in most programs, v is a sum, not an average: the same walk
    as `descent.momentum` with alpha / (1 - beta).
    """
    memory.t += 1
    for name, w, dw, v, _ in together(layers, slopes, memory):
        v *= beta
        v += dw
        if name == "W" and decay:
            v += decay * w
        w -= alpha * v


def together(
    layers: Slopes, slopes: Slopes, memory: Memory
) -> Iterator[tuple[str, Array, Array, Array, Array]]:
    """Each array that learns, with its slope and its memories."""
    for p, d, v, s in zip(
        layers, slopes, memory.v, memory.s, strict=True
    ):
        for name in d:
            yield name, p[name], d[name], v[name], s[name]
