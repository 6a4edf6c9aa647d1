"""Things that are built: a house with a tree, and a cardboard box."""

import numpy as np

from assets.drawing.place import Random, mixed, paint, shifted
from assets.drawing.scene import Solid
from assets.drawing.solid import Array, ball, blend, block, clouds, column, limb, melt, noise, rotation, smooth
from assets.drawing.thing import Look, look


def house(rng: Random) -> list[Solid]:
    """A small house with a red roof, a chimney and windows, and a tree beside it."""
    wall = shifted(rng, [(0.96, 0.88, 0.7), (0.88, 0.92, 0.95), (0.95, 0.75, 0.65)][int(rng.integers(3))])
    turn, seed = rotation(float(rng.uniform(-0.5, -0.25))), int(rng.integers(99))
    far = column((-0.3, 0, -0.3))

    def walls(P: Array) -> Array:
        Q = turn.T @ (P - far)
        roofline = (np.abs(Q[0]) * 0.75 + Q[1] - 1.45) * 0.8
        gable: Array = np.maximum(block(Q, (0, 0.8, 0), (0.72, 0.8, 0.6), 0.02), roofline)
        return gable

    def roof(P: Array) -> Array:
        Q = turn.T @ (P - far)
        M = np.stack([np.abs(Q[0]), Q[1], Q[2]])
        slab = block(rotation(0, 0, -0.645).T @ (M - column((0.42, 1.2, 0))), (0.02, 0, 0), (0.56, 0.06, 0.74), 0.03)
        return np.minimum(slab, block(Q, (0.38, 1.45, -0.1), (0.12, 0.34, 0.12), 0.02))

    def tree(P: Array) -> Array:
        d = ball(P, (0.98, 1.35, -0.1), 0.46)
        for c, r in (
            ((0.68, 1.12, 0.05), 0.32),
            ((1.25, 1.1, 0.1), 0.34),
            ((1.0, 1.72, -0.1), 0.3),
            ((0.95, 1.05, 0.25), 0.3),
        ):
            d = melt(d, ball(P, c, r), 0.12)
        return (d - 0.16 * (clouds(P * np.float32(5), seed, 2) - np.float32(0.5))) * np.float32(0.75)

    def plaster(P: Array, N: Array) -> Look:
        Q = turn.T @ (P - far)
        M = turn.T @ N
        C = paint(P.shape[1], wall) * (0.9 + 0.15 * clouds(P * np.float32(6), seed))
        front, side = smooth(M[2], 0.5, 0.8), smooth(np.abs(M[0]), 0.5, 0.8)
        pane = np.maximum(
            _pane(np.abs(Q[0]) - 0.4, Q[1] - 0.72) * front, _pane(np.abs(Q[2]) - 0.28, Q[1] - 0.66) * side
        )
        pane = np.maximum(pane, smooth(np.hypot(Q[0], Q[1] - 1.12), 0.13, 0.115) * front)
        frame = (
            np.maximum(_pane(np.abs(Q[0]) - 0.4, Q[1] - 0.72, 0.035), smooth(np.hypot(Q[0], Q[1] - 1.12), 0.165, 0.15))
            * front
        )
        frame = np.maximum(frame, _pane(np.abs(Q[2]) - 0.28, Q[1] - 0.66, 0.035) * side)
        door = smooth(np.abs(Q[0]), 0.16, 0.15) * smooth(Q[1], 0.62, 0.6) * front
        C = blend(C, paint(1, (0.99, 0.97, 0.92)), frame)
        C = blend(C, mixed((0.2, 0.32, 0.45), (0.6, 0.75, 0.85), Q[1] * 1.2 - 0.3), pane)
        C = blend(C, paint(1, (0.25, 0.42, 0.45)), door)
        return look(blend(C, (0.8, 0.6, 0.15), smooth(np.hypot(Q[0] - 0.1, Q[1] - 0.32), 0.03, 0.02) * front))

    def tiled(P: Array, _N: Array) -> Look:
        Q = turn.T @ (P - far)
        lines = 0.7 + 0.3 * np.abs(np.sin(Q[1] * 24)) * (
            0.7 + 0.3 * np.abs(np.sin(Q[2] * 16 + np.floor(Q[1] * 7.64) * 1.57))
        )
        return look(paint(P.shape[1], (0.74, 0.3, 0.22)) * (lines + 0.15 * noise(P * np.float32(9), seed)))

    def leafy(P: Array, N: Array) -> Look:
        leaf = clouds(P * np.float32(13), seed + 1, 2)
        C = mixed((0.16, 0.36, 0.12), (0.52, 0.66, 0.2), smooth(leaf + 0.25 * N[1], 0.25, 0.85))
        cell = P * np.float32(5) - np.floor(P * np.float32(5)) - np.float32(0.5)
        there = noise(np.floor(P * np.float32(5)), seed + 2) > 0.6
        apples = smooth(np.sqrt((cell * cell).sum(axis=0)), 0.34, 0.26) * there
        return look(blend(C, paint(1, (0.85, 0.2, 0.14)), apples), fur=0.6)

    bark = (0.4, 0.27, 0.18)
    return [
        Solid(walls, plaster),
        Solid(roof, tiled),
        Solid(tree, leafy),
        Solid(
            lambda P: limb(P, (0.98, 0, -0.05), (0.98, 1.1, -0.1), 0.13, 0.08),
            lambda P, _N: look(paint(P.shape[1], bark)),
        ),
    ]


def _pane(x: Array, y: Array, more: float = 0.0) -> Array:
    whole = smooth(np.abs(x), 0.125 + more, 0.115 + more) * smooth(np.abs(y), 0.165 + more, 0.155 + more)
    return whole if more else whole * smooth(np.abs(x), 0.008, 0.016) * smooth(np.abs(y), 0.008, 0.016)


def box(rng: Random) -> list[Solid]:
    """An open cardboard box, with flaps and a strip of tape."""
    card, seed = shifted(rng, (0.78, 0.58, 0.38), 0.04), int(rng.integers(99))
    flap = column((0, 0.84, 0.66))

    def distance(P: Array) -> Array:
        d = np.maximum(
            block(P, (0, 0.42, 0), (0.86, 0.42, 0.66), 0.02), -block(P, (0, 0.6, 0), (0.81, 0.58, 0.61), 0.02)
        )
        M = np.stack([np.abs(P[0]), P[1], P[2]])
        d = np.minimum(
            d, block(rotation(0, 0, -0.75).T @ (M - column((0.85, 0.84, 0))), (0.2, 0, 0), (0.2, 0.022, 0.6), 0.015)
        )
        return np.minimum(d, block(rotation(0, 0.95).T @ (P - flap), (0, 0, 0.17), (0.8, 0.022, 0.17), 0.015))

    def brown(P: Array, _N: Array) -> Look:
        waves = np.sin(P[0] * 90) * 0.03 + 0.2 * clouds(P * column((3, 14, 3)), seed)
        C = paint(P.shape[1], card) * (0.85 + waves)
        tape = smooth(np.abs(P[0]), 0.14, 0.13) * smooth(P[2], 0.6, 0.64)
        return look(blend(C, paint(1, (0.9, 0.8, 0.6)), tape * 0.7), gloss=0.04)

    return [Solid(distance, brown)]
