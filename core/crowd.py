"""A crowd of balls, one from every place of a window: where does each end?"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.bowl import Surface
from core.surface import Landmarks, Window


def homes(
    surface: Surface,
    bottoms: Sequence[Landmarks],
    window: Window,
    n: int = 61,
    alpha: float = 1.0,
    steps: int = 1000,
) -> NDArray[np.int64]:
    """Which bottom each start of the grid ends in: (n, n).

    As `surface.basins`, but whoever has come home need not walk on:
    a ball so near a bottom that does not repel it (alpha below its
    edge) stays.  -1: home nowhere after so many steps.
    """
    w, b = (v.ravel() for v in np.meshgrid(
        *window.axes(n), indexing="ij"))  # (n n,)
    home = np.full(n * n, -1)
    still = np.arange(n * n)  # who is on the way
    for step in range(steps + 1):
        if step % 10 == 0:
            at = nearest(bottoms, alpha, w, b, step == steps)
            home[still] = at
            still, w, b = (v[at < 0] for v in (still, w, b))
        if len(still) == 0:
            break
        with np.errstate(over="ignore", invalid="ignore"):
            dw, db = surface.slope(w, b)
            w, b = w - alpha * dw, b - alpha * db
    return home.reshape(n, n)


def nearest(
    bottoms: Sequence[Landmarks],
    alpha: float,
    w: Any,
    b: Any,
    end: bool,
) -> NDArray[np.int64]:
    """Whose bottom is under 0.01 away (before the end: 0.002)."""
    home = np.full(len(w), -1)
    for k, low in enumerate(bottoms):
        if end or alpha < low.edge:
            near = 0.01 if end else 0.002
            home[np.hypot(w - low.w, b - low.b) < near] = k
    return home
