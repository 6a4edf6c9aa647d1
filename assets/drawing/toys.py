"""Toys in one colour, for heaps that colour alone tells apart: a ball, a cube, a ring, a skittle, a mug."""

from collections.abc import Callable

import numpy as np

from assets.drawing import outlook, place
from assets.drawing.place import Place, Random, paint, shifted
from assets.drawing.scene import Solid
from assets.drawing.shot import Shot, framed, shot
from assets.drawing.solid import Array, Point, ball, block, carve, clouds, cup, limb, melt, ring, rotation
from assets.drawing.thing import Look, look

Distance = Callable[[Array], Array]
PLACES: tuple[Callable[[Random], Place], ...] = (place.meadow, outlook.table, outlook.window, place.sofa, place.room)
COLOURS: dict[str, Point] = {"red": (0.74, 0.13, 0.11), "blue": (0.12, 0.26, 0.7)}


def shape(rng: Random) -> Distance:
    """How far every point is from one of the five."""
    turn = rotation(float(rng.uniform(-1, 1)))

    def cube(P: Array) -> Array:
        return block(turn.T @ P, (0, 0.62, 0), (0.6, 0.6, 0.6), 0.06)

    def skittle(P: Array) -> Array:
        return melt(limb(P, (0, 0.5, 0), (0, 1.2, 0), 0.5, 0.16), ball(P, (0, 1.45, 0), 0.3), 0.08)

    def mug(P: Array) -> Array:
        Q = turn.T @ P
        body = melt(cup(Q, (0, 0.62, 0), 0.6, 0.55, 0.6, 0.04), ring(Q, (0.66, 0.66, 0), 0.34, 0.09), 0.04)
        return carve(body, limb(Q, (0, 0.5, 0), (0, 1.6, 0), 0.48, 0.5), 0.02)

    makes: tuple[Distance, ...] = (
        lambda P: ball(P, (0, 0.75, 0), 0.75),
        cube,
        lambda P: ring(turn.T @ P, (0, 0.8, 0), 0.58, 0.24),
        skittle,
        mug,
    )
    return makes[int(rng.integers(len(makes)))]


def toy(rng: Random, colour: str) -> Shot:
    """Any of the toys in this colour ("red", "blue"), in any of the places."""
    glaze, seed = shifted(rng, COLOURS[colour], 0.09), int(rng.integers(99))

    def painted(P: Array, _N: Array) -> Look:
        return look(paint(P.shape[1], glaze) * (0.85 + 0.3 * clouds(P * np.float32(3), seed)), gloss=0.6)

    where = PLACES[int(rng.integers(len(PLACES)))](rng)
    aim = (float(rng.uniform(-0.25, 0.25)), 0.85, 0.0)
    return shot(rng, where, [Solid(shape(rng), painted)], framed(rng, aim, float(rng.uniform(2.1, 3.0))))
