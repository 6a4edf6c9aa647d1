"""A broken line cut to a window, exactly: what leaves the window ends on its edge, and comes back on its edge."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.surface import Window

Array = NDArray[np.float64]


def runs(window: Window, w: Array, b: Array) -> list[Array]:
    """The parts of the line through (w, b) that lie inside, each as its points (n, 2).

    Every piece is cut by itself (Liang and Barsky); a place that is not a number takes both its pieces with it.
    """
    whole = np.stack([w, b], -1)  # (k + 1, 2)
    if len(w) > 1 and _within(window, w, b):
        return [whole]  # nothing to cut, as nearly always
    start, end = whole[:-1], whole[1:]  # (k, 2)
    low, high = np.array([window.w_low, window.b_low]), np.array([window.w_high, window.b_high])
    with np.errstate(all="ignore"):
        way = end - start
        t = np.stack([(low - start) / way, (high - start) / way])  # (2, k, 2)
        flat = (way == 0)[None]
        within = ((start >= low) & (start <= high))[None]
        first = np.where(flat, np.where(within, -np.inf, np.inf), t.min(axis=0, keepdims=True))[0].max(axis=1)
        last = np.where(flat, np.where(within, np.inf, -np.inf), t.max(axis=0, keepdims=True))[0].min(axis=1)
        first, last = np.maximum(first, 0.0), np.minimum(last, 1.0)
        good = (first <= last) & np.isfinite(way).all(axis=1)
        a, c = start + first[:, None] * way, start + last[:, None] * way
    made: list[list[Array]] = []
    for k in np.flatnonzero(good):
        begin = np.clip(a[k], low, high)
        if not made or first[k] > 0 or not good[k - 1] or last[k - 1] < 1:
            made.append([begin])
        made[-1].append(np.clip(c[k], low, high))
    return [np.array(points) for points in made]


def _within(window: Window, w: Array, b: Array) -> bool:
    """Whether every place lies inside; False where one is not a number."""
    return bool(
        window.w_low <= w.min() and w.max() <= window.w_high and window.b_low <= b.min() and b.max() <= window.b_high
    )


def draped(points: Array, longest: float) -> Array:
    """The same line with more points, so that no piece is longer than this."""
    way = np.diff(points, axis=0)
    parts = np.ceil(np.abs(way).max(axis=1) / longest).astype(int).clip(1)
    piece = np.repeat(np.arange(len(parts)), parts)  # of every new point: the piece it lies on
    nth = np.arange(1, len(piece) + 1) - (np.cumsum(parts) - parts)[piece]
    return np.concatenate([points[:1], points[piece] + (nth / parts[piece])[:, None] * way[piece]])
