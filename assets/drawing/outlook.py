"""More places: a window sill, the roofs at night, a table, a street, the bottom of the sea, a lake among mountains."""

import numpy as np

from assets.drawing.place import Place, Random, mixed, paint, shifted, spots, wood
from assets.drawing.scene import Lamp
from assets.drawing.solid import Array, blend, clouds, column, noise, smooth


def window(rng: Random) -> Place:
    """A sill, a window with bars, a garden out of focus, curtains."""
    seed = int(rng.integers(1000))
    curtain = shifted(rng, [(0.85, 0.55, 0.45), (0.55, 0.65, 0.72), (0.9, 0.8, 0.6)][int(rng.integers(3))])
    bar = rng.uniform(-0.14, 0.14)

    def sky(u: Array, v: Array) -> Array:
        C = mixed((0.95, 0.95, 0.88), (0.58, 0.76, 0.92), smooth(v, 0.0, 0.5))
        soft = clouds(np.stack([u * 6, v * 6, u * 0]), seed)
        C = blend(C, mixed((0.4, 0.58, 0.3), (0.72, 0.8, 0.42), soft), smooth(v - 0.25 * soft, 0.12, -0.06))
        C = spots(
            u, v, C, np.random.default_rng(seed), [(1, 0.95, 0.7), (0.8, 0.9, 0.5), (1, 0.8, 0.8)], (0.03, 0.08), 12
        )
        frame = np.minimum(np.abs(u - bar), np.minimum(np.abs(v - 0.24), 0.44 - np.abs(u)))
        C = blend(
            C, paint(1, (0.93, 0.9, 0.85)) * (0.75 + 0.25 * smooth(u - bar, -0.02, 0.02)), smooth(frame, 0.02, 0.014)
        )
        side = 0.34 + 0.03 * np.sin(v * 9) - 0.1 * smooth(v, 0.1, 0.5)
        folds = 0.62 + 0.3 * np.sin(np.abs(u) * 95 + np.sin(v * 6)) * 0.5 + 0.25 * v
        return blend(C, paint(1, curtain) * folds, smooth(np.abs(u), side, side + 0.012))

    lamp = Lamp((0.5, 0.7, 0.35), (2.2, 2.05, 1.8), (0.7, 0.75, 0.85), (0.4, 0.32, 0.22), (1.3, 1.2, 0.95))
    return Place(sky, lambda P: wood(P, (0.86, 0.8, 0.7), seed, 2.4), lamp, edge=-1.2)


def night(rng: Random) -> Place:
    """A roof ridge under the moon, with stars and lit windows far below."""
    seed = int(rng.integers(1000))
    mx, my = float(rng.choice([-1, 1]) * rng.uniform(0.2, 0.32)), rng.uniform(0.22, 0.32)

    def sky(u: Array, v: Array) -> Array:
        C = mixed((0.4, 0.42, 0.62), (0.09, 0.13, 0.3), smooth(v, -0.15, 0.5))
        stars = np.random.default_rng(seed)
        for _ in range(60):
            x, y, r = stars.uniform(-0.5, 0.5), stars.uniform(-0.1, 0.5), stars.uniform(0.0015, 0.0045)
            C = C + paint(1, (1.0, 0.95, 0.85)) * smooth(np.hypot(u - x, v - y), r, 0)
        r = np.hypot(u - mx, v - my)
        C = C + paint(1, (0.75, 0.75, 0.85)) * np.exp(-r * 6).astype(np.float32) * 0.55
        seas = clouds(np.stack([u * 22, v * 22, u * 0]), seed)
        C = blend(C, mixed((0.84, 0.8, 0.7), (1.0, 0.98, 0.9), seas) * 1.7, smooth(r, 0.125, 0.119))
        block = np.floor(u * 9 + 40)
        roof = -0.16 + 0.12 * noise(np.stack([block, block * 0, block * 0]), seed) - 0.05 * np.abs((u * 9) % 1 - 0.5)
        C = blend(C, (0.012, 0.014, 0.035), smooth(v, roof, roof - 0.008))
        cell = np.stack([np.floor(u * 36), np.floor(v * 30), u * 0])
        pane = (noise(cell + np.float32(0.5), seed + 2) > 0.58) * smooth(np.abs(u * 36 % 1 - 0.5), 0.3, 0.22)
        pane = pane * smooth(np.abs(v * 30 % 1 - 0.5), 0.32, 0.24) * smooth(v, roof - 0.03, roof - 0.05)
        return blend(C, (0.95, 0.55, 0.16), pane.astype(np.float32))

    def tiles(P: Array) -> Array:
        row = np.floor(P[2] * 3.2)
        curve = np.abs(np.sin((P[0] * 3.2 + 0.5 * row) * 3.14))
        tone = noise(np.stack([np.floor(P[0] * 3.2 + 0.5 * row) * 3.3, row * 2.7, row * 0]) + np.float32(0.5), seed)
        shown: Array = paint(P.shape[1], (0.6, 0.36, 0.32)) * (0.35 + 0.5 * curve**0.5 + 0.35 * tone)
        return shown

    lamp = Lamp((1.1 * mx / 0.3, 1.0, 0.45), (1.15, 1.25, 1.6), (0.34, 0.42, 0.75), (0.3, 0.2, 0.14), (2.0, 2.1, 2.6))
    return Place(sky, tiles, lamp, edge=-1.3)


def table(rng: Random) -> Place:
    """A wooden table before a kitchen wall with light from a window."""
    seed = int(rng.integers(1000))
    wall = shifted(rng, [(0.62, 0.74, 0.74), (0.9, 0.78, 0.66), (0.74, 0.7, 0.82)][int(rng.integers(3))])

    def sky(u: Array, v: Array) -> Array:
        C = mixed(tuple(c * 0.68 for c in wall), wall, smooth(v - 0.5 * u, -0.5, 0.5))  # type: ignore[arg-type]
        pane = smooth(np.abs(u + 0.26 + 0.2 * v), 0.16, 0.12) * smooth(np.abs(v - 0.24), 0.24, 0.2)
        bars = smooth(np.abs(u + 0.26 + 0.2 * v), 0.006, 0.014) * smooth(np.abs(v - 0.22), 0.006, 0.014)
        C = C + paint(1, (1.0, 0.92, 0.72)) * (pane * bars * np.float32(0.5))
        return spots(u, v, C, np.random.default_rng(seed), [(1, 0.9, 0.7), (1, 0.75, 0.6)], (0.03, 0.07), 6)

    lamp = Lamp((-0.7, 0.8, 0.6), (2.3, 2.0, 1.6), (0.55, 0.6, 0.7), (0.45, 0.3, 0.18), (0.6, 0.55, 0.5))
    return Place(sky, lambda P: wood(P, (0.66, 0.45, 0.28), seed, 0.9), lamp, edge=-2.2)


def street(rng: Random) -> Place:
    """Paving before a plastered wall with a strip of brick."""
    seed = int(rng.integers(1000))
    wall = shifted(rng, [(0.93, 0.76, 0.52), (0.62, 0.76, 0.8), (0.9, 0.66, 0.56)][int(rng.integers(3))])

    def sky(u: Array, v: Array) -> Array:
        rough = clouds(np.stack([u * 12, v * 12, u * 0]), seed, 4)
        C = paint(u.size, wall) * (0.7 + 0.45 * rough + 0.2 * v)
        row = np.floor(v * 26)
        x = u * 13 + 0.5 * (row % 2)
        tone = noise(np.stack([np.floor(x) * 3.1, row * 2.3, row * 0]) + np.float32(0.5), seed + 1)
        joint = np.maximum(smooth(np.abs(x % 1 - 0.5), 0.42, 0.47), smooth(np.abs(v * 26 % 1 - 0.5), 0.38, 0.45))
        bricks = blend(paint(u.size, (0.7, 0.36, 0.27)) * (0.6 + 0.6 * tone), paint(1, (0.8, 0.74, 0.66)), joint * 0.8)
        bare = smooth(v - 0.3 * clouds(np.stack([u * 6, v * 6, u * 0]), seed + 2), -0.17, -0.2)
        return blend(C, bricks, bare) * (0.85 - 0.25 * smooth(v, -0.12, -0.22))

    def paving(P: Array) -> Array:
        row = np.floor(P[2] * 1.9)
        x = P[0] * 1.5 + 0.5 * (row % 2)
        tone = noise(np.stack([np.floor(x) * 3.1, row * 2.3, row * 0]) + np.float32(0.5), seed + 3)
        joint = np.maximum(smooth(np.abs(x % 1 - 0.5), 0.46, 0.49), smooth(np.abs(P[2] * 1.9 % 1 - 0.5), 0.45, 0.49))
        return (
            paint(P.shape[1], (0.72, 0.69, 0.65))
            * (0.65 + 0.35 * tone + 0.2 * noise(P * np.float32(20)))
            * (1 - 0.5 * joint)
        )

    lamp = Lamp((-0.6, 0.9, 0.7), (2.3, 2.1, 1.7), (0.5, 0.58, 0.75), (0.35, 0.3, 0.22))
    return Place(sky, paving, lamp, edge=-1.1)


def sea(rng: Random) -> Place:
    """Blue water with rays of light, bubbles and sand."""
    seed = int(rng.integers(1000))
    deep = shifted(rng, (0.05, 0.3, 0.5))

    def sky(u: Array, v: Array) -> Array:
        C = mixed(deep, (0.45, 0.85, 0.9), smooth(v + 0.15 * u, -0.5, 0.55))
        ray = noise(np.stack([(u - 0.35 * v) * 13, u * 0, u * 0]), seed) * smooth(v, -0.3, 0.5)
        C = C + paint(1, (0.7, 0.95, 0.95)) * (ray**2 * np.float32(0.7))
        weeds = np.abs(u + 0.02 * np.sin(v * 22) - np.float32(0.36)) - 0.03 * (0.1 - v)
        C = blend(
            C,
            mixed((0.05, 0.3, 0.25), (0.2, 0.55, 0.35), v + 0.5),
            smooth(weeds, 0.012, 0.0) * smooth(v, 0.1, 0.0) * 0.8,
        )
        rng_b = np.random.default_rng(seed)
        for _ in range(16):
            x, y, r = rng_b.uniform(-0.5, 0.5), rng_b.uniform(-0.2, 0.5), rng_b.uniform(0.006, 0.022)
            q = np.hypot(u - x, v - y)
            C = C + paint(1, (0.8, 1, 1)) * (smooth(np.abs(q - r), r * 0.25, 0) * 0.5 + smooth(q, r, r * 0.9) * 0.08)
        return C

    def sand(P: Array) -> Array:
        ripple = np.sin(P[2] * 9 + 3 * clouds(P, seed)) * 0.5 + 0.5
        net = np.abs(noise(P * column((3, 1, 3)), seed + 1) - 0.5)
        return mixed((0.5, 0.55, 0.45), (0.85, 0.8, 0.6), ripple) * (0.8 + 0.6 * smooth(net, 0.06, 0.0))

    lamp = Lamp((-0.35, 0.95, 0.55), (2.0, 2.2, 2.0), (0.5, 0.75, 0.85), (0.2, 0.32, 0.35), (0.6, 0.9, 1.0))
    return Place(sky, sand, lamp, haze=7.5)


def mountains(rng: Random) -> Place:
    """Ridge behind ridge, snow on the highest, a low sun and a lake that mirrors all of it."""
    seed = int(rng.integers(1000))
    sx, sy = float(rng.uniform(-0.32, 0.32)), float(rng.uniform(0.2, 0.3))
    shore = -0.2

    def above(u: Array, v: Array) -> Array:
        C = mixed((1.0, 0.8, 0.55), (0.42, 0.6, 0.86), smooth(v, -0.05, 0.5))
        r = np.hypot(u - sx, v - sy)
        C = C + paint(1, (1.0, 0.8, 0.45)) * np.exp(-r * 9).astype(np.float32) * 0.7
        C = blend(
            C, paint(1, (1.0, 0.93, 0.88)), smooth(clouds(np.stack([u * 4, v * 13, u * 0]), seed), 0.55, 0.75) * 0.7
        )
        C = blend(C, (2.6, 1.7, 0.42), smooth(r, 0.064, 0.058))
        layers = (
            (0.24, 3.0, 0.34, (0.44, 0.5, 0.66)),
            (0.06, 4.6, 0.26, (0.36, 0.44, 0.5)),
            (-0.1, 8.0, 0.13, (0.2, 0.36, 0.24)),
        )
        for k, (base, wide, tall, colour) in enumerate(layers):
            x = np.stack([u * wide + 7 * k, u * 0, u * 0])
            peak = np.abs(noise(x, seed + k) * 2 - 1)
            line = base - tall * peak + 0.05 * clouds(x * np.float32(5), seed + 9 + k, 4)
            rock = clouds(np.stack([u * 20 + v * 9, v * 20, u * 0]), seed + k, 4)
            side = clouds(np.stack([(u - 0.5 * v) * 11, (u + v) * 5, u * 0]), seed + 30, 3)
            face = paint(u.size, colour) * (0.5 + 0.55 * rock + 0.75 * smooth(side, 0.42, 0.58))
            snow = smooth(v - 0.12 * rock - 0.05 * side, 0.0, 0.05) if k == 0 else np.zeros_like(u)
            snowy = mixed((0.6, 0.68, 0.86), (1.0, 0.95, 0.9), smooth(side, 0.4, 0.58))
            C = blend(C, blend(face, snowy, snow), smooth(v, line + 0.003, line - 0.003))
        return C

    def sky(u: Array, v: Array) -> Array:
        wave = (noise(np.stack([u * 14, v * 130, u * 0]), seed + 5) - np.float32(0.5)) * np.float32(0.04)
        still = above(u + wave * 0.4, np.maximum(2 * np.float32(shore) - v, shore) + wave)
        lake = blend(still * column((0.72, 0.8, 0.88)), paint(1, (0.16, 0.34, 0.46)), smooth(v, shore, -0.55) * 0.6)
        return np.where(v > shore, above(u, v), lake)

    return Place(sky, None, Lamp())
