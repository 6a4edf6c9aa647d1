"""Things that are not cats, as solids: a teapot, a bicycle, a house with a tree, a fish, a cup cake, a box."""

import numpy as np

from assets.drawing.place import Random, mixed, paint, shifted
from assets.drawing.scene import Solid
from assets.drawing.solid import (
    Array,
    ball,
    blend,
    block,
    carve,
    clouds,
    column,
    cup,
    egg,
    limb,
    melt,
    noise,
    ring,
    rotation,
    smooth,
    tube,
)

Look = tuple[Array, Array, Array]


def look(C: Array, gloss: float = 0.0, fur: float = 0.0) -> Look:
    """One gloss and fur for all points."""
    n = C.shape[1]
    return C, np.full(n, gloss, np.float32), np.full(n, fur, np.float32)


def teapot(rng: Random) -> list[Solid]:
    """Glazed clay: a belly, a lid, a spout, a handle, and a band with dots."""
    glaze = shifted(rng, [(0.25, 0.5, 0.68), (0.75, 0.32, 0.28), (0.35, 0.58, 0.45)][int(rng.integers(3))])
    turn = rotation(float(rng.uniform(-0.5, 0.5)))

    def distance(P: Array) -> Array:
        Q = turn.T @ P
        d = melt(egg(Q, (0, 0.72, 0), (0.82, 0.68, 0.82)), cup(Q, (0, 0.08, 0), 0.08, 0.5, 0.46, 0.04), 0.08)
        d = melt(
            d, tube(Q, ((0.6, 0.55, 0), (0.98, 0.72, 0), (1.12, 1.05, 0), (1.3, 1.25, 0)), (0.24, 0.17, 0.12, 0.1)), 0.1
        )
        d = carve(d, limb(Q, (1.16, 1.15, 0), (1.5, 1.5, 0), 0.055, 0.08), 0.02)
        arc = np.linspace(1.0, 2 * np.pi - 1.05, 13)
        loop = np.stack([-0.82 + 0.42 * np.cos(arc), 0.76 + 0.4 * np.sin(arc), 0 * arc], axis=1).tolist()
        handle = tube(Q, loop, [0.08] * 13, 0.002)
        d = melt(melt(d, handle, 0.08), egg(Q, (0, 1.28, 0), (0.44, 0.14, 0.44)), 0.03)
        return melt(d, ball(Q, (0, 1.5, 0), 0.12), 0.06)

    def painted(P: Array, _N: Array) -> Look:
        Q = turn.T @ P
        C = paint(P.shape[1], glaze) * (0.85 + 0.3 * clouds(P * np.float32(3), 1))
        band = (
            smooth(np.abs(Q[1] - 0.78), 0.24, 0.22)
            * smooth(np.hypot(Q[0], Q[2]), 0.7, 0.74)
            * smooth(np.abs(Q[0]), 0.86, 0.8)
        )
        angle = np.arctan2(Q[0], Q[2]) * 2.55
        dots = smooth(np.hypot((angle % 1 - 0.5) * 0.32, Q[1] - 0.78), 0.1, 0.085)
        C = blend(C, paint(1, (0.96, 0.92, 0.82)), np.clip(band, 0, 1))
        return look(blend(C, paint(1, glaze), dots * band), gloss=0.75)

    return [Solid(distance, painted)]


def cupcake(rng: Random) -> list[Solid]:
    """A paper cup with folds, cream in a swirl, sprinkles and a cherry."""
    cream = shifted(rng, [(0.98, 0.8, 0.84), (0.98, 0.94, 0.84), (0.78, 0.9, 0.86)][int(rng.integers(3))])
    paper, seed = shifted(rng, (0.5, 0.7, 0.75)), int(rng.integers(99))
    start = float(rng.uniform(0, 6))

    def case(P: Array) -> Array:
        fold = np.cos(np.arctan2(P[2], P[0]) * 26) * 0.018
        d: Array = cup(P, (0, 0.4, 0), 0.4, 0.5, 0.74, 0.04) + fold
        return d * np.float32(0.8)

    def swirl(P: Array) -> Array:
        t = np.linspace(0, 1, 32)
        angle, r = start + t * 19, 0.6 * (1 - t) ** 0.85
        points = np.stack([r * np.cos(angle), 0.88 + 0.85 * t, r * np.sin(angle)], axis=1).tolist()
        d = tube(P, points, (0.24 * (1 - 0.75 * t)).tolist(), 0.005)
        return melt(d, egg(P, (0, 0.95, 0), (0.58, 0.4, 0.58)), 0.05)

    def iced(P: Array, _N: Array) -> Look:
        C = paint(P.shape[1], cream) * (0.92 + 0.1 * clouds(P * np.float32(8), seed))
        cell = np.floor(P * 7.5)
        f = P * np.float32(7.5) - cell - np.float32(0.5)
        tint = noise(cell + np.float32(0.5), seed)
        rod = np.abs(f[0] * np.cos(tint * 20) + f[1] * np.sin(tint * 20))
        there = smooth(np.sqrt((f * f).sum(0)), 0.42, 0.36) * smooth(rod, 0.16, 0.11) * (noise(cell, seed + 1) > 0.42)
        bits = mixed((0.95, 0.4, 0.4), (0.3, 0.6, 0.85), smooth(tint, 0.42, 0.58))
        return look(blend(C, bits, there.astype(np.float32)), gloss=0.12, fur=0.4)

    def folded(P: Array, _N: Array) -> Look:
        stripe = smooth(np.cos(np.arctan2(P[2], P[0]) * 13), -0.2, 0.2)
        return look(blend(paint(P.shape[1], paper), paint(1, (0.95, 0.93, 0.88)), stripe * 0.75))

    def cherry(P: Array) -> Array:
        return np.minimum(
            ball(P, (0, 1.88, 0), 0.2), tube(P, ((0, 2.0, 0), (0.06, 2.22, 0), (0.2, 2.36, 0)), (0.025, 0.02, 0.025))
        )

    def red(P: Array, _N: Array) -> Look:
        return look(mixed((0.82, 0.08, 0.13), (0.3, 0.4, 0.15), smooth(P[1], 2.05, 2.1)), gloss=0.9)

    return [Solid(case, folded), Solid(swirl, iced), Solid(cherry, red)]


def bicycle(rng: Random) -> list[Solid]:
    """Two wheels with spokes, a frame, a saddle, handlebars and a basket."""
    colour = shifted(rng, [(0.8, 0.25, 0.2), (0.15, 0.5, 0.55), (0.9, 0.65, 0.15)][int(rng.integers(3))])
    turn = rotation(float(rng.uniform(-0.35, 0.35)))
    a, b, pedal, seat, head, bar = (
        (-0.78, 0.5, 0),
        (0.8, 0.5, 0),
        (-0.12, 0.48, 0),
        (-0.3, 1.1, 0),
        (0.55, 1.12, 0),
        (0.5, 1.36, 0),
    )

    def frame(P: Array) -> Array:
        Q = turn.T @ P
        tubes = [(a, pedal), (a, seat), (pedal, seat), (pedal, head), (seat, head), (b, head), (head, bar)]
        d = limb(Q, *tubes[0], 0.04, 0.04)
        for part in tubes[1:]:
            d = melt(d, limb(Q, *part, 0.045, 0.045), 0.03)
        return np.minimum(d, np.minimum(ring(Q, a, 0.53, 0.018), ring(Q, b, 0.53, 0.018)) + 0.012)

    def dark(P: Array) -> Array:
        Q = turn.T @ P
        d = np.minimum(ring(Q, a, 0.46, 0.05), ring(Q, b, 0.46, 0.05))
        d = np.minimum(d, egg(Q, (-0.34, 1.22, 0), (0.24, 0.07, 0.13)))
        d = np.minimum(d, limb(Q, seat, (-0.33, 1.2, 0), 0.03, 0.03))
        d = np.minimum(
            d, tube(Q, ((0.36, 1.38, 0.34), (0.54, 1.38, 0.2), (0.54, 1.38, -0.2), (0.36, 1.38, -0.34)), [0.035] * 4)
        )
        return np.minimum(d, limb(Q, (-0.12, 0.26, 0.12), (-0.12, 0.7, -0.12), 0.03, 0.03))

    def steel(P: Array) -> Array:
        Q = turn.T @ P
        d = np.minimum(ring(Q, pedal, 0.13, 0.02), limb(Q, a, (-0.78, 0.5, 0.02), 0.06, 0.06))
        for hub in (a, b):
            q = Q - column(hub)
            angle = np.arctan2(q[1], q[0])
            near = (np.round(angle / 0.5236) * 0.5236).astype(np.float32)
            across = q[1] * np.cos(near) - q[0] * np.sin(near)
            r = np.hypot(q[0], q[1])
            d = np.minimum(d, np.maximum(np.hypot(across, q[2]) - np.float32(0.011), r - np.float32(0.45)))
        return d

    def basket(P: Array) -> Array:
        Q = turn.T @ P
        body = block(Q, (0.86, 1.24, 0), (0.23, 0.17, 0.24), 0.05)
        return carve(body, block(Q, (0.86, 1.36, 0), (0.19, 0.22, 0.2), 0.03), 0.02)

    def woven(P: Array, _N: Array) -> Look:
        weave = np.sin((P[0] + P[2]) * 60) * np.sin(P[1] * 60)
        return look(paint(P.shape[1], (0.72, 0.5, 0.28)) * (0.8 + 0.4 * weave))

    return [
        Solid(frame, lambda P, _N: look(paint(P.shape[1], colour), 0.6)),
        Solid(basket, woven),
        Solid(dark, lambda P, _N: look(paint(P.shape[1], (0.13, 0.11, 0.11)), 0.25)),
        Solid(steel, lambda P, _N: look(paint(P.shape[1], (0.75, 0.76, 0.78)), 0.6)),
    ]


def fish(rng: Random) -> list[Solid]:
    """A round fish with fins, scales and bands."""
    base = shifted(rng, [(0.97, 0.5, 0.13), (0.95, 0.75, 0.2), (0.9, 0.4, 0.4)][int(rng.integers(3))])
    turn = rotation(float(rng.uniform(-0.45, 0.45)), 0, float(rng.uniform(-0.12, 0.12)))
    thin = column((1, 1, 2.2))

    def fins(Q: Array) -> Array:
        d = limb(Q * thin, (-0.85, 0, 0), (-1.28, 0, 0), 0.1, 0.2)
        for side in (1, -1):
            d = melt(d, limb(Q * thin, (-0.85, 0, 0), (-1.36, side * 0.4, 0), 0.12, 0.16), 0.1)
        top = melt(
            limb(Q * thin, (0.25, 0.5, 0), (-0.2, 0.72, 0), 0.1, 0.16),
            limb(Q * thin, (-0.2, 0.72, 0), (-0.55, 0.56, 0), 0.16, 0.07),
            0.1,
        )
        low = limb(Q * thin, (-0.15, -0.5, 0), (-0.42, -0.72, 0), 0.12, 0.09)
        return melt(melt(d, top, 0.06), low, 0.06) / np.float32(1.7)

    def own(P: Array) -> Array:
        return turn.T @ (P - column((0, 1.05, 0)))

    def distance(P: Array) -> Array:
        Q = own(P)
        body = melt(egg(Q, (0.1, 0, 0), (0.9, 0.58, 0.36)), limb(Q, (-0.3, 0, 0), (-0.95, 0, 0), 0.3, 0.1), 0.25)
        d = melt(melt(body, fins(Q), 0.08), egg(Q, (0.99, -0.1, 0), (0.1, 0.1, 0.12)), 0.06)
        M = np.stack([Q[0], Q[1], np.abs(Q[2])])
        return melt(d, egg(rotation(0.5).T @ (M - column((0.05, -0.16, 0.4))), (0, 0, 0), (0.24, 0.14, 0.05)), 0.03)

    def painted(P: Array, _N: Array) -> Look:
        Q = own(P)
        row = np.floor(Q[1] * 11)
        scale = np.hypot((Q[0] * 8 + 0.5 * row) % 1 - 0.5, Q[1] * 11 % 1 - 0.35)
        C: Array = mixed(base, (1.0, 0.9, 0.6), smooth(Q[1], 0.1, -0.5)) * (
            0.82 + 0.3 * smooth(scale, 0.55, 0.3) * smooth(Q[0], 0.6, 0.4)
        )
        C = blend(C, paint(1, (0.72, 0.2, 0.08)), smooth(fins(Q), 0.06, 0.0) * 0.7)
        for x, w in ((0.42, 0.09), (-0.28, 0.1)):
            edge: Array = np.abs(Q[0] - x - 0.12 * (1 - 3 * Q[1] ** 2))
            C = blend(C, paint(1, (0.98, 0.97, 0.94)), smooth(edge, w, w - 0.03) * smooth(fins(Q), 0.0, 0.08))
        eye: Array = np.hypot(Q[0] - 0.76, Q[1] - 0.12)
        C = blend(C, paint(1, (0.99, 0.98, 0.9)), smooth(eye, 0.135, 0.12))
        C = blend(C, (0.005, 0.006, 0.01), smooth(eye, 0.088, 0.075))
        C = blend(C, (1.6, 1.6, 1.6), smooth(np.hypot(Q[0] - 0.735, Q[1] - 0.155), 0.034, 0.022))
        return look(
            blend(C, (0.3, 0.06, 0.03), smooth(np.abs(Q[1] + 0.1), 0.016, 0.004) * smooth(Q[0], 0.95, 1.0)), gloss=0.5
        )

    return [Solid(distance, painted)]
