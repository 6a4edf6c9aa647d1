"""From the lesson's params to its hill and its walks: pure, cached by what each depends on."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.bowl import LogisticBowl, SquaredLine, SquaredSigmoid, Surface
from core.crowd import homes
from core.data import hours, line, trap
from core.descent import Step, adam, behaviour, momentum, walk
from core.surface import Landmarks, Window, contour_levels, grid, landmarks, minima
from gui.pictures.gradient_descent.hill import Hill, Walks

Array = NDArray[np.float64]
RATES = (("you", 1.0), ("triple", 3.0), ("third", 1 / 3), ("tenth", 0.1))
CORNERS = ((0.88, 0.9), (0.12, 0.9), (0.9, 0.12), (0.5, 0.95))  # of the window: the other starts
MESH = 129  # places along each side of the map
AFTER = 8  # steps that are still shown when every ball has arrived


def window(params: Any) -> Window:
    """Equal spans of w and b around what happens."""
    if params.ground == "trap":
        return Window(-3.0, 3.0, -3.0, 3.0)
    if params.ground == "line":
        return Window(-1.5, 4.5, -5.5, 0.5)
    middle = -2.0 + 8 / 7 * (params.centre - 1.0)  # the bottom moves along b as the hours are centred
    return Window(-1.0, 5.0, middle - 3.0, middle + 3.0)


def data(params: Any) -> tuple[Array, Array]:
    """x and y: as they come, or as they were dragged."""
    x, y = {"hours": lambda: hours(0.0), "trap": trap, "line": line}[params.ground]()
    own_x, own_y = getattr(params, f"{params.ground}_x"), getattr(params, f"{params.ground}_y")
    if len(own_x) == len(own_y) == len(x):
        x, y = np.clip(own_x, -100.0, 100.0), np.clip(own_y, -100.0, 100.0)
        y = y if params.ground == "line" else np.where(y >= 0.5, 1.0, 0.0)
    return (x - params.centre if params.ground == "hours" else x), y


def with_point(params: Any, k: int, x: float, y: float) -> Any:
    """Params in which point k lies at (x, y) of the data face."""
    xs, ys = (v.tolist() for v in data(params))
    if not 0 <= k < len(xs):
        return params
    xs[k], ys[k] = float(x), float(y)
    shift = params.centre if params.ground == "hours" else 0.0
    return replace(params, **{f"{params.ground}_x": tuple(v + shift for v in xs), f"{params.ground}_y": tuple(ys)})


def with_start(params: Any, w: float, b: float) -> Any:
    """Params in which the ball begins at (w, b)."""
    return replace(params, **{f"start_{params.ground}": (w, b)})


def start(params: Any) -> tuple[float, float]:
    """Where the ball begins."""
    own = getattr(params, f"start_{params.ground}")
    if len(own) == 2:
        return float(own[0]), float(own[1])
    at = window(params)
    if params.ground == "trap":
        return -2.0, -2.0
    return at.w_low + 0.13 * (at.w_high - at.w_low), at.b_low + 0.09 * (at.b_high - at.b_low)


# -- the hill ----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=16)
def hill(params: Any) -> Hill:
    """The scene. Give it only what the scene depends on, or it is made anew for nothing."""
    x, y = data(params)
    kind: type[Surface] = SquaredLine if params.ground == "line" else LogisticBowl
    if params.ground != "line" and params.loss == "squared":
        kind = SquaredSigmoid
    surface, at = kind(x, y), window(params)
    bottoms = valleys(surface, at)
    mesh = grid(surface, at, MESH)
    J = mesh[2][::2, ::2]
    lowest = bottoms[0].cost if bottoms else float(J.min())
    levels = contour_levels(J, lowest, 40 if len(bottoms) > 1 else 16)
    ends = homes(surface, bottoms, at, 61, params.alpha) if params.homes and bottoms else None
    if params.ground == "line":
        return Hill(surface, at, mesh, bottoms, levels, False, None, -1.5, 3.5, -6.0, 4.0, ("value", "y", "y"))
    if params.ground == "trap":
        return Hill(surface, at, mesh, bottoms, levels, True, ends, -2.2, 8.8, words=("value", "zero", "one"))
    low, high = -params.centre, 6.0 - params.centre
    return Hill(surface, at, mesh, bottoms, levels, True, ends, low, high, words=("hours", "failed", "passed"),
                centre=params.centre)  # fmt: skip


def valleys(surface: Surface, at: Window) -> tuple[Landmarks, ...]:
    """Every bottom, the lowest first; none where there is none."""
    if isinstance(surface, SquaredSigmoid):
        return minima(surface, at)
    only = landmarks(surface)
    return () if only is None else (only,)


# -- the walks ---------------------------------------------------------------------------------------------------


def walks(scene: Hill, params: Any) -> Walks:
    """All balls, until each has arrived (and a little more), or until numbers end, or for so many steps."""
    names, alphas, w, b = _balls(scene, params)
    ground = _Slopes(scene.surface)
    tables = [_table(scene.surface, walk(ground, w, b, alphas, params.steps))]
    if params.balls == "methods":
        names, alphas = ("you", "momentum", "adam"), np.repeat(alphas, 3)
        ways = [method(ground, w, b, params.alpha, params.steps) for method in (momentum, adam)]
        tables += [_table(scene.surface, way) for way in ways]
    return cut(scene, np.concatenate(tables, axis=2), tuple(alphas.tolist()), names)


def _balls(scene: Hill, params: Any) -> tuple[tuple[str, ...], Array, Array, Array]:
    """Names, learning rates and starts of the balls of plain gradient descent."""
    (w, b), at = start(params), scene.window
    if params.balls == "rates":
        n = len(RATES)
        return tuple(k for k, _ in RATES), params.alpha * np.array([r for _, r in RATES]), np.full(n, w), np.full(n, b)
    if params.balls == "starts":
        names = ("start_1", *(f"start_{k + 2}" for k in range(len(CORNERS))))
        ws = [w, *(at.w_low + u * (at.w_high - at.w_low) for u, _ in CORNERS)]
        bs = [b, *(at.b_low + v * (at.b_high - at.b_low) for _, v in CORNERS)]
        return names, np.full(len(ws), params.alpha), np.array(ws), np.array(bs)
    return ("you",), np.array([params.alpha]), np.array([w]), np.array([b])


class _Slopes:
    """The slopes of a surface, to the last bit, without all that `mean` does for so few numbers: hundreds of
    steps follow a hand. A walk needs no more; its costs are computed at once when it is over.
    """

    def __init__(self, surface: Surface) -> None:
        self.surface, self.x, self.m = surface, surface.x, len(surface.x)

    def slope(self, w: Array, b: Array) -> tuple[Array, Array]:
        """dw and db of all balls: (balls,)."""
        dz = self.surface.dz(w[:, None] * self.x + b[:, None])  # (balls, m)
        return np.add.reduce(dz * self.x, axis=-1) / self.m, np.add.reduce(dz, axis=-1) / self.m

    def cost(self, w: Any, _b: Any) -> Any:
        """Not yet known."""
        return w


def _table(surface: Surface, steps: Any) -> Array:
    """A walk as numbers: (5, steps, balls)."""
    table = np.array([(s.w, s.b, s.dw, s.db, s.cost) for s in steps], dtype=float).transpose(1, 0, 2)
    with np.errstate(over="ignore", invalid="ignore"):
        table[4] = surface.cost(table[0], table[1])
    return table


def cut(scene: Hill, table: Array, alphas: tuple[float, ...], names: tuple[str, ...]) -> Walks:
    """End the film where nothing new comes: all have arrived, or the first ball's numbers have run out."""
    places = [(low.w, low.b) for low in scene.bottoms]
    arrivals = tuple(arrival(table[0, :, k], table[1, :, k], places) for k in range(len(names)))
    end = table.shape[1]
    if all(a is not None for a in arrivals):
        end = min(end, max(a for a in arrivals if a is not None) + AFTER + 1)
    lost = np.flatnonzero(~np.isfinite(table[:, :, 0]).all(axis=0))
    if len(lost):
        end = min(end, int(lost[0]) + 1)
    fate = behaviour([Step(*table[:, k, 0].tolist()) for k in range(table.shape[1])], places)
    w, b, dw, db, cost = table[:, : max(1, end)]
    return Walks(w, b, dw, db, cost, alphas, names, arrivals, fate)


def arrival(w: Array, b: Array, places: list[tuple[float, float]]) -> int | None:
    """The step from which a ball stays within 0.01 of one of the places."""
    for at_w, at_b in places:
        with np.errstate(invalid="ignore"):
            outside = np.flatnonzero(~(np.maximum(np.abs(w - at_w), np.abs(b - at_b)) < 0.01))
        first = int(outside[-1]) + 1 if len(outside) else 0
        if first < len(w):
            return first
    return None
