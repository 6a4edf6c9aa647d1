"""Animals: a pose is a list of soft parts, a head is set upon it, and a coat colours both."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from assets.drawing.solid import Array, Point, ball, carve, clouds, column, egg, limb, melt, rotation, smooth, tube

Egg = tuple[Point, Point]
Limb = tuple[Point, Point, float, float]


@dataclass(frozen=True)
class Pose:
    """A body in its own coordinates, facing +z on y = 0. `turn` is its yaw; the head's turns come on top."""

    eggs: tuple[Egg, ...]
    limbs: tuple[Limb, ...]
    paws: tuple[Egg, ...]
    tail: tuple[Point, ...]
    head: Point
    size: float = 0.46
    nod: tuple[float, float, float] = (0.0, 0.0, 0.0)
    turn: float = 0.0
    tail_width: tuple[float, float] = (0.11, 0.085)


def both(*parts: Egg) -> tuple[Egg, ...]:
    """Each part, and its mirror image."""
    return tuple(((s * c[0], c[1], c[2]), r) for c, r in parts for s in (1, -1))


def pair(*parts: Limb) -> tuple[Limb, ...]:
    """Each limb, and its mirror image."""
    return tuple(((s * a[0], a[1], a[2]), (s * b[0], b[1], b[2]), ra, rb) for a, b, ra, rb in parts for s in (1, -1))


@dataclass(frozen=True)
class Spot:
    """Where a point of the skin lies: P in the body's coordinates, Q in the head's, and shares of head, tail, paw."""

    P: Array
    Q: Array
    head: Array
    tail: Array
    paw: Array
    N: Array
    seed: int


Coat = Callable[[Spot], Array]
Head = Callable[[Array], Array]
Face = Callable[[Spot, Array], tuple[Array, Array, Array]]


@dataclass(frozen=True)
class Creature:
    """A posed animal; `distance` and `paint` make it a Solid."""

    pose: Pose
    shape: Head
    coat: Coat
    face: Face
    seed: int = 0
    at: Point = (0.0, 0.0, 0.0)

    def own(self, P: Array) -> Array:
        """World points in the body's coordinates."""
        return rotation(self.pose.turn).T @ (P - column(self.at))

    def headed(self, P: Array) -> Array:
        """The body's points in the head's coordinates, where the skull is about 1 in radius."""
        return rotation(*self.pose.nod).T @ (P - column(self.pose.head)) / np.float32(self.pose.size)

    def world(self, Q: Array) -> Array:
        """The head's points in the world: the way back."""
        P = rotation(*self.pose.nod) @ (Q * np.float32(self.pose.size)) + column(self.pose.head)
        return rotation(self.pose.turn) @ P + column(self.at)

    def trunk(self, P: Array) -> Array:
        """Distance to the body without head and tail."""
        parts = [egg(P, *e) for e in self.pose.eggs] + [limb(P, *part) for part in self.pose.limbs]
        d = parts[0]
        for other in parts[1:]:
            d = melt(d, other, 0.14)
        for paw in self.pose.paws:
            d = melt(d, egg(P, *paw), 0.07)
        return d

    def tailed(self, P: Array) -> Array:
        """Distance to the tail."""
        a, b = self.pose.tail_width
        n = len(self.pose.tail)
        return tube(P, self.pose.tail, [a + (b - a) * k / (n - 1) for k in range(n)])

    def distance(self, P: Array) -> Array:
        """Distance to the whole animal."""
        own = self.own(P)
        d = melt(self.trunk(own), self.tailed(own), 0.09)
        return melt(d, self.shape(self.headed(own)) * np.float32(self.pose.size), 0.1)

    def paint(self, P: Array, N: Array) -> tuple[Array, Array, Array]:
        """Colour, gloss and fur of the skin."""
        own = self.own(P)
        Q = self.headed(own)
        head = self.shape(Q) * np.float32(self.pose.size)
        trunk, tail = self.trunk(own), self.tailed(own)
        paw = np.full(P.shape[1], 9, np.float32)
        for part in self.pose.paws:
            paw = np.minimum(paw, egg(own, *part))
        turned = rotation(*self.pose.nod).T @ rotation(self.pose.turn).T @ N
        spot = Spot(
            own,
            Q,
            smooth(np.minimum(trunk, tail) - head, -0.06, 0.08),
            smooth(trunk - tail, 0, 0.12),
            smooth(paw, 0.07, 0.0),
            turned,
            self.seed,
        )
        albedo = self.coat(spot) ** np.float32(2.2)
        streaks = clouds(own * column((30, 9, 30)), self.seed + 3, 2) - np.float32(0.5)
        return self.face(spot, albedo * (1 + 0.5 * streaks))


def cat_head(Q: Array) -> Array:
    """A cat: a wide skull, cheeks, a small muzzle and two ears hollowed in front."""
    M = np.stack([np.abs(Q[0]), Q[1], Q[2]])
    d = melt(egg(Q, (0, 0.02, 0), (0.98, 0.82, 0.82)), egg(M, (0.46, -0.28, 0.18), (0.5, 0.4, 0.48)), 0.3)
    d = melt(d, egg(M, (0.17, -0.35, 0.72), (0.24, 0.19, 0.2)), 0.12)
    d = melt(d, ball(Q, (0, -0.5, 0.6), 0.15), 0.15)
    d = melt(d, egg(Q, (0, -0.05, 0.72), (0.17, 0.2, 0.16)), 0.2)
    d = melt(d, egg(Q, (0, -0.205, 0.87), (0.095, 0.06, 0.06)), 0.03)
    return melt(d, ear(M, (0.54, 0.46, -0.02), (0.74, 1.08, -0.06), 0.4), 0.13)


def ear(M: Array, foot: Point, tip: Point, width: float) -> Array:
    """A flat cone from foot to tip, hollowed in front; M has its left half folded over its right."""
    flat = np.array([1, 1, 2.1], np.float32)[:, None]
    a, b = [tuple(np.array(p) * (1, 1, 2.1)) for p in (foot, tip)]
    outer = limb(M * flat, a, b, width, 0.045)
    inner = limb(
        M * flat, (a[0], a[1] + 0.03, a[2] + 0.42), (b[0] - 0.02, b[1] - 0.12, b[2] + 0.24), width * 0.72, 0.03
    )
    return carve(outer, inner, 0.06) / np.float32(1.7)


def dog_head(Q: Array) -> Array:
    """A dog: a longer muzzle, a big nose, ears that hang."""
    M = np.stack([np.abs(Q[0]), Q[1], Q[2]])
    d = melt(egg(Q, (0, 0.1, -0.05), (0.82, 0.8, 0.8)), egg(M, (0.3, -0.2, 0.25), (0.42, 0.4, 0.45)), 0.3)
    d = melt(d, limb(Q, (0, -0.2, 0.5), (0, -0.27, 1.05), 0.36, 0.27), 0.2)
    d = melt(d, egg(M, (0.16, -0.38, 1.02), (0.2, 0.2, 0.24)), 0.1)
    d = melt(d, limb(Q, (0, -0.5, 0.5), (0, -0.55, 0.95), 0.2, 0.15), 0.08)
    d = melt(d, egg(Q, (0, -0.1, 1.3), (0.18, 0.13, 0.12)), 0.03)
    flap = egg(rotation(0, 0, -0.28).T @ (M - column((0.86, -0.12, -0.05))), (0, 0, 0), (0.17, 0.66, 0.36))
    tongue = egg(Q, (0.02, -0.78, 1.02), (0.14, 0.26, 0.07))
    return melt(melt(d, flap, 0.12), tongue, 0.02)


def rabbit_head(Q: Array) -> Array:
    """A rabbit: a narrow face and two long upright ears."""
    M = np.stack([np.abs(Q[0]), Q[1], Q[2]])
    d = melt(egg(Q, (0, 0, 0), (0.78, 0.8, 0.85)), egg(M, (0.34, -0.28, 0.3), (0.42, 0.38, 0.42)), 0.3)
    d = melt(d, egg(M, (0.13, -0.32, 0.74), (0.19, 0.16, 0.18)), 0.1)
    d = melt(d, ball(Q, (0, -0.48, 0.62), 0.14), 0.12)
    flat = np.array([1, 1, 1.7], np.float32)[:, None]
    outer = melt(
        limb(M * flat, (0.28, 0.6, -0.3), (0.44, 1.45, -0.5), 0.17, 0.27),
        limb(M * flat, (0.44, 1.45, -0.5), (0.5, 2.1, -0.62), 0.27, 0.1),
        0.05,
    )
    inner = limb(M * flat, (0.36, 1.0, 0.0), (0.48, 1.95, -0.22), 0.13, 0.1)
    return melt(d, carve(outer, inner, 0.08) / np.float32(1.4), 0.12)
