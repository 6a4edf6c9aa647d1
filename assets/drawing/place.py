"""Places to stand in: what lies behind, the floor, the light, and what else stands there."""

from dataclasses import dataclass, field

import numpy as np

from assets.drawing.scene import Ground, Lamp, Sky, Solid
from assets.drawing.solid import Array, Point, blend, block, clouds, column, egg, noise, smooth

Random = np.random.Generator


@dataclass(frozen=True)
class Place:
    """A background that a scene can be put into."""

    sky: Sky
    ground: Ground | None
    lamp: Lamp
    edge: float = -30.0
    haze: float = 0.0
    grass: float = 0.0
    solids: list[Solid] = field(default_factory=list)


def paint(n: int, colour: Point) -> Array:
    """n points of one colour, given as the eye sees it (sRGB) and returned linear."""
    return np.zeros((3, n), np.float32) + column(colour) ** np.float32(2.2)


def mixed(low: Point, high: Point, share: Array) -> Array:
    """From one colour to another."""
    return blend(paint(share.size, low), paint(1, high), share)


def shifted(rng: Random, colour: Point, by: float = 0.06) -> Point:
    """A colour near this one."""
    r, g, b = (float(c) for c in np.clip(np.array(colour) + rng.uniform(-by, by, 3), 0.02, 0.98))
    return r, g, b


def spots(
    u: Array, v: Array, C: Array, rng: Random, colours: list[Point], size: tuple[float, float], count: int
) -> Array:
    """Soft discs of light out of focus."""
    for _ in range(count):
        x, y, r = rng.uniform(-0.55, 0.55), rng.uniform(-0.25, 0.55), rng.uniform(*size)
        colour = colours[int(rng.integers(len(colours)))]
        C = blend(
            C, paint(1, colour), smooth(np.hypot(u - x, v - y), r, r * 0.72) * np.float32(rng.uniform(0.15, 0.45))
        )
    return C


def cloth(P: Array, colour: Point, seed: int) -> Array:
    """Woven fabric with slow, small changes of colour."""
    weave = np.sin(P[0] * 75) * np.sin((P[2] + P[1]) * 75)
    shown: Array = paint(P.shape[1], colour) * (0.82 + 0.3 * clouds(P * np.float32(3), seed) + 0.1 * weave)
    return shown


def wood(P: Array, colour: Point, seed: int, plank: float = 0.7) -> Array:
    """Planks along x, each with its own tone, with grain and seams."""
    row = np.floor(P[2] / plank)
    tone = noise(np.stack([row * 7.3, row * 0, row * 0]) + np.float32(0.5), seed)
    grain = clouds(np.stack([P[0] * 1.4 + row * 9, P[1] * 0, P[2] * 22]), seed, 3)
    seam = smooth(np.abs(P[2] / plank - row - 0.5), 0.48, 0.495)
    return paint(P.shape[1], colour) * (0.62 + 0.35 * tone + 0.4 * grain) * (1 - 0.6 * seam)


def meadow(rng: Random, evening: bool = False) -> Place:
    """Grass under an open sky, trees far off."""
    seed = int(rng.integers(1000))
    top, low = ((0.36, 0.56, 0.82), (0.86, 0.92, 0.95)) if not evening else ((0.55, 0.62, 0.8), (1.0, 0.8, 0.6))
    tree, green = shifted(rng, (0.32, 0.48, 0.25)), shifted(rng, (0.42, 0.58, 0.22), 0.05)
    line = rng.uniform(0.1, 0.2)

    def sky(u: Array, v: Array) -> Array:
        wide = np.stack([u * 3.2, v * 5, u * 0])
        C = mixed(low, top, smooth(v, 0.05, 0.55))
        C = blend(
            C, (1.0, 1.0, 0.98), smooth(clouds(wide + np.float32(5), seed), 0.52, 0.75) * smooth(v, 0.1, 0.3) * 0.85
        )
        hill = line + 0.12 * (clouds(np.stack([u * 5, u * 0, u * 0]), seed + 4) - 0.5)
        C = blend(C, mixed(tree, low, np.full_like(u, 0.35)), smooth(v, hill + 0.1, hill + 0.05))
        wood = hill - 0.05 + 0.2 * (clouds(np.stack([u * 11, u * 0, u * 0]), seed + 8) - 0.5)
        leaves = mixed(tree, green, clouds(np.stack([u * 14, v * 14, u * 0]), seed + 9))
        C = blend(C, leaves, smooth(v, wood + 0.02, wood - 0.02))
        return spots(u, v, C, np.random.default_rng(seed), [(0.95, 0.95, 0.6), (0.7, 0.85, 0.4)], (0.03, 0.08), 7)

    def ground(P: Array) -> Array:
        rough = clouds(P * column((4, 1, 4)), seed + 1, 3)
        fine = noise(P * column((26, 1, 12)), seed + 2)
        return mixed((0.2, 0.36, 0.12), green, smooth(0.55 * rough + 0.45 * fine, 0.2, 0.8))

    warm = (2.7, 1.9, 1.15) if evening else (2.3, 2.1, 1.75)
    side = float(rng.choice([-1, 1]) * rng.uniform(0.4, 0.8))
    lamp = Lamp((side, 0.75, 0.55), warm, (0.5, 0.62, 0.8), (0.2, 0.28, 0.1), (0.7, 0.65, 0.5))
    return Place(sky, ground, lamp, haze=8.5, grass=1.0)


def room(rng: Random, wall: Point = (0.82, 0.66, 0.5), floor: Point | None = None, rug: Point | None = None) -> Place:
    """Indoors: a wall out of focus, warm lights, perhaps a floor with a rug upon it."""
    seed = int(rng.integers(1000))
    wall = shifted(rng, wall)

    def sky(u: Array, v: Array) -> Array:
        C = mixed(tuple(c * 0.55 for c in wall), wall, smooth(u * 0.6 + v, -0.6, 0.6))  # type: ignore[arg-type]
        glow = np.exp(-((u + 0.3) ** 2 + (v - 0.3) ** 2) * 7)
        C = C + paint(1, (1.0, 0.8, 0.5)) * (glow * np.float32(0.5))
        shelf = smooth(np.abs(u - 0.33), 0.16, 0.13) * smooth(np.abs(v - 0.1), 0.42, 0.38)
        books = clouds(np.stack([u * 26, np.floor(v * 7) * 3, u * 0]), seed, 1)
        C = blend(C, mixed((0.32, 0.2, 0.14), (0.7, 0.45, 0.3), books), shelf * 0.65)
        return spots(
            u, v, C, np.random.default_rng(seed), [(1, 0.85, 0.55), (1, 0.7, 0.45), (0.9, 0.9, 0.8)], (0.03, 0.09), 9
        )

    def ground(P: Array) -> Array:
        C = wood(P, floor or (0.6, 0.42, 0.28), seed)
        if rug is None:
            return C
        r = np.hypot(P[0], P[2] * 1.25)
        band = smooth(np.abs((r * 2.1) % 1 - 0.5), 0.2, 0.26)
        pile = 0.7 + 0.6 * noise(P * column((30, 1, 30)), seed)
        woven = blend(paint(r.size, rug), paint(1, (0.95, 0.88, 0.75)), band * 0.75) * pile
        return blend(C, woven, smooth(r, 2.3, 2.26))

    lamp = Lamp((-0.6, 0.75, 0.6), (2.3, 1.95, 1.5), (0.6, 0.55, 0.55), (0.4, 0.28, 0.18), (0.6, 0.5, 0.4))
    return Place(sky, None if floor is None else ground, lamp, haze=10)


def sofa(rng: Random) -> Place:
    """A seat, a back and a cushion, of cloth."""
    seed = int(rng.integers(1000))
    colour = shifted(
        rng, [(0.3, 0.5, 0.52), (0.66, 0.36, 0.32), (0.42, 0.46, 0.66), (0.75, 0.6, 0.3)][int(rng.integers(4))]
    )
    other = shifted(rng, [(0.93, 0.76, 0.4), (0.9, 0.85, 0.75), (0.85, 0.5, 0.4)][int(rng.integers(3))])
    side, back = float(rng.choice([-1, 1])), room(rng, (0.8, 0.74, 0.66))

    def rest(P: Array) -> Array:
        left = block(P, (-1.5, 0.55, -1.6), (1.46, 1.0, 0.42), 0.3)
        return np.minimum(left, block(P, (1.5, 0.55, -1.6), (1.46, 1.0, 0.42), 0.3))

    def pillow(P: Array) -> Array:
        q = P - column((side * 1.3, 0.5, -0.95))
        r = np.maximum(np.abs(q[0] + 0.3 * side * q[1]), np.abs(q[1] + 0.2 * q[2]))
        shown: Array = egg(P, (side * 1.3, 0.5, -0.95), (0.62, 0.58, 0.3)) * 0.6 + np.maximum(r - 0.5, -0.1) * 0.4
        return shown

    def covered(P: Array, _N: Array) -> tuple[Array, Array, Array]:
        return cloth(P, colour, seed), np.zeros(P.shape[1], np.float32), np.full(P.shape[1], 0.4, np.float32)

    def soft(P: Array, _N: Array) -> tuple[Array, Array, Array]:
        lines = smooth(np.sin((P[0] + P[1]) * 16), -0.1, 0.1)
        C = cloth(P, other, seed) * (0.72 + 0.28 * lines)
        return C, np.zeros(P.shape[1], np.float32), np.full(P.shape[1], 0.4, np.float32)

    return Place(
        back.sky,
        lambda P: cloth(P, colour, seed + 1),
        back.lamp,
        edge=-2.0,
        solids=[Solid(rest, covered), Solid(pillow, soft)],
    )
