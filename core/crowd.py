"""A crowd of balls, one from every place of a window: where does each end?"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.bowl import Array, Surface
from core.surface import Landmarks, Window

Ends = NDArray[np.int64]


def homes(
    surface: Surface,
    bottoms: Sequence[Landmarks],
    window: Window,
    n: int = 61,
    alpha: float = 1.0,
    steps: int = 1000,
) -> Ends:
    """Which bottom each start of the grid ends in: (n, n).

    As `surface.basins`, but whoever has come home stops walking.
    -1: home nowhere after so many steps.
    """
    start = np.meshgrid(*window.axes(n), indexing="ij")
    w, b = start[0].ravel(), start[1].ravel()  # (n n,)
    home = np.full(n * n, -1)
    still = np.arange(n * n)  # who is on the way
    for k in range(steps // 10):
        for _ in range(10):
            dw, db = surface.slope(w, b)
            w, b = w - alpha * dw, b - alpha * db
        last = k == steps // 10 - 1
        at = nearest(bottoms, alpha, w, b, last)
        home[still], away = at, at < 0
        still, w, b = still[away], w[away], b[away]
    return home.reshape(n, n)


def nearest(
    bottoms: Sequence[Landmarks],
    alpha: float,
    w: Array,
    b: Array,
    last: bool,
) -> Ends:
    """Whose bottom each ball is at; -1 for none.

    At last that means within 0.01.  Before, a ball within 0.002 of
    a bottom that does not repel it (alpha below its edge) will stay.
    """
    home = np.full(len(w), -1)
    for k, low in enumerate(bottoms):
        if last or alpha < low.edge:
            far = np.hypot(w - low.w, b - low.b)
            home[far < (0.01 if last else 0.002)] = k
    return home
