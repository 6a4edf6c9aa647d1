"""A cost surface as a landscape: its grid, its bottoms and their landmarks.

The surfaces themselves stand in bowl.py and can be had from here, too.
"""

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from core.bowl import (
    Array,
    LogisticBowl,
    SquaredLine,
    SquaredSigmoid,
    Surface,
)
from core.descent import Point, walk

__all__ = [
    "Landmarks", "LogisticBowl", "SquaredLine",
    "SquaredSigmoid", "Surface", "Window", "basins", "contour_levels", "grid",
    "landmarks", "minima", "newton", "ridge", "safe_alpha",
    "separable",
]


@dataclass(frozen=True)
class Window:
    """The piece of the (w, b) plane that is looked at."""

    w_low: float
    w_high: float
    b_low: float
    b_high: float

    def axes(self, n: int) -> tuple[Array, Array]:
        """n values of w and n of b, from edge to edge."""
        w = np.linspace(self.w_low, self.w_high, n)
        b = np.linspace(self.b_low, self.b_high, n)
        return w, b  # (n,), (n,)

    def holds(self, w: float, b: float) -> bool:
        """True if (w, b) lies inside."""
        return (self.w_low <= w <= self.w_high
                and self.b_low <= b <= self.b_high)


def grid(
    surface: Surface, window: Window, n: int
) -> tuple[Array, Array, Array]:
    """w, b and J with J[i, j] = cost(w[i], b[j])."""
    w, b = window.axes(n)
    some = np.array_split(w[:, np.newaxis], 32)  # fits the cache
    J = np.concatenate([surface.cost(rows, b) for rows in some])
    return w, b, J  # (n,), (n,), (n, n)


def contour_levels(
    J: Array, lowest: float, count: int
) -> Array:
    """`count` heights between `lowest` and max J, even in log J.

    Where a perfect fit makes the lowest 0, the logarithm starts at
    a millionth of the highest.
    """
    highest = float(np.max(J))
    start = max(lowest, 1e-6 * highest)
    return np.geomspace(start, highest, count + 2)[1:-1]


def ridge(x: Array) -> bool:
    """All x equal: w and b can trade places along a line."""
    return bool(np.ptp(x) == 0.0)


def separable(x: Array, y: Array) -> bool:
    """True if no bottom exists, because ever larger w or b is better.

    So it is when a threshold on x parts the classes (points of both
    may lie on it), or when there is only one class.
    """
    no, yes = x[y == 0], x[y == 1]
    if len(no) == 0 or len(yes) == 0:
        return True
    parted = no.max() <= yes.min() or yes.max() <= no.min()
    return bool(parted) and not ridge(x)


@dataclass(frozen=True)
class Landmarks:
    """A bottom, how it is curved, and what alpha does there.

    safe   2 / L: below it no step ever raises the cost, anywhere
    good   1 / the largest curvature at the bottom
    edge   2 / that curvature: above it the bottom itself repels

    They are about plain gradient descent, not momentum or Adam.
    """

    w: float
    b: float
    cost: float
    curvatures: tuple[float, float]  # smaller, larger
    condition: float  # larger / smaller
    safe: float
    good: float
    edge: float

    @property
    def point(self) -> Point:
        return self.w, self.b


def newton(surface: Surface, w: float, b: float) -> Point:
    """Straight to the bottom near (w, b), using the curvature too.

    Curvatures count by their size, and a step that would climb is
    halved: so it goes down even where the surface bends the wrong way.
    """
    for _ in range(100):
        J = surface.cost(w, b) + 1e-15  # room for rounding
        g = np.array(surface.slope(w, b))  # (2,)
        size, axes = np.linalg.eigh(surface.hessian(w, b))
        size = np.maximum(np.abs(size), 1e-18)
        dw, db = axes @ (axes.T @ g / size)
        while surface.cost(w - dw, b - db) > J:
            dw, db = dw / 2.0, db / 2.0
        w, b = w - dw, b - db
        if max(abs(dw), abs(db)) < 1e-13 or abs(g).max() < 1e-15:
            break
    return float(w), float(b)


def safe_alpha(surface: Surface) -> float:
    """2 / L: below it no step raises the cost, from any (w, b).

    L = sharpest * the largest eigenvalue of X X^T / m, where X has
    the rows x and 1.  It holds without a bottom, too.
    """
    X = np.array([surface.x, np.ones_like(surface.x)])  # (2, m)
    spread = np.linalg.norm(X, 2) ** 2 / len(surface.x)
    return 2.0 / float(surface.sharpest * spread)


def measure(
    surface: Surface, w: float, b: float
) -> Landmarks:
    """The landmarks of the bottom at (w, b)."""
    H = surface.hessian(w, b)
    low, high = np.linalg.eigvalsh(H).tolist()
    J = float(surface.cost(w, b))
    return Landmarks(
        w, b, J, (low, high), high / low,
        safe_alpha(surface), good=1.0 / high, edge=2.0 / high)


def landmarks(surface: Surface) -> Landmarks | None:
    """The one bottom of a convex surface; None where there is none.

    None for a ridge, for separable classes, and for the squared error
    of a sigmoid, which can have several: see `minima`.
    """
    x, y = surface.x, surface.y
    bowl = isinstance(surface, LogisticBowl)
    wavy = isinstance(surface, SquaredSigmoid)
    if wavy or ridge(x) or (bowl and separable(x, y)):
        return None
    return measure(surface, *newton(surface, 0.0, 0.0))


def hollows(J: Array) -> NDArray[np.int64]:
    """Where no neighbour on the grid is lower: rows of (i, j)."""
    around = sliding_window_view(J, (3, 3))
    lowest = around.min(axis=(2, 3))
    return np.argwhere(J[1:-1, 1:-1] <= lowest) + 1


def minima(
    surface: Surface, window: Window, n: int = 121
) -> tuple[Landmarks, ...]:
    """Every true minimum inside the window, the lowest first.

    The hollows of a fine grid are followed to their bottom; what is
    flat or bends the wrong way there is dropped.
    """
    w, b, J = grid(surface, window, n)
    found: dict[Point, Landmarks] = {}
    for i, j in hollows(J):
        at = newton(surface, float(w[i]), float(b[j]))
        low, _ = np.linalg.eigvalsh(surface.hessian(*at))
        if window.holds(*at) and low > 1e-9:
            same = (round(at[0], 5), round(at[1], 5))
            found[same] = measure(surface, *at)
    in_order = sorted(found.values(), key=lambda m: m.cost)
    return tuple(in_order)


def basins(
    surface: Surface,
    bottoms: tuple[Landmarks, ...],
    window: Window,
    n: int = 61,
    alpha: float = 1.0,
    steps: int = 1000,
) -> NDArray[np.int64]:
    """Which bottom each start of the grid ends in: (n, n).

    [i, j] is the start (w[i], b[j]); the number counts `bottoms`, and
    -1 says that after `steps` steps it was within 0.01 of none.
    """
    w, b = np.meshgrid(*window.axes(n), indexing="ij")
    *_, end = walk(surface, w, b, alpha, steps)
    home = np.full((n, n), -1)
    for k, m in enumerate(bottoms):
        home[np.hypot(end.w - m.w, end.b - m.b) < 0.01] = k
    return home
