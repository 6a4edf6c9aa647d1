"""Solids as formulas: how far each point is from a surface (negative inside), and noise for fur, grass and wood.

Points are one array P of shape (3, n): x to the right, y up, z towards the viewer; every function takes all of them.
Idea and the ellipsoid bound: Inigo Quilez, "Distance functions" (the formulas are public; the code is ours).
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]
Point = tuple[float, float, float]


def column(point: Sequence[float]) -> Array:
    """A point as a (3, 1) column, ready to be broadcast against (3, n)."""
    return np.asarray(point, dtype=np.float32)[:, None]


def length(P: Array) -> Array:
    """Euclidean length of each column, shape (n,)."""
    d: Array = np.sqrt(P[0] * P[0] + P[1] * P[1] + P[2] * P[2])
    return d


def unit(P: Array) -> Array:
    """Each column made one long; a zero column stays zero."""
    return P / np.maximum(length(P), np.float32(1e-9))


def ball(P: Array, c: Sequence[float], r: float) -> Array:
    """Distance to a sphere."""
    return length(P - column(c)) - np.float32(r)


def egg(P: Array, c: Sequence[float], r: Sequence[float]) -> Array:
    """Distance (a good bound) to an ellipsoid with the three radii r."""
    q = P - column(c)
    k0 = length(q / column(r))
    k1 = length(q / (column(r) * column(r)))
    return k0 * (k0 - 1) / np.maximum(k1, np.float32(1e-6))


def limb(P: Array, a: Sequence[float], b: Sequence[float], ra: float, rb: float) -> Array:
    """Distance to a rod from a to b that is ra thick at a and rb thick at b."""
    ba = column(b) - column(a)
    q = P - column(a)
    h = np.clip((q * ba).sum(axis=0) / float((ba * ba).sum()), 0, 1).astype(np.float32)
    d: Array = length(q - ba * h) - (np.float32(ra) + np.float32(rb - ra) * h)
    return d


def tube(P: Array, points: Sequence[Sequence[float]], radii: Sequence[float], seam: float = 0.03) -> Array:
    """Distance to a bent rod through several points; a wider seam rounds the bends, and swells them a little."""
    d = limb(P, points[0], points[1], radii[0], radii[1])
    for i in range(1, len(points) - 1):
        d = melt(d, limb(P, points[i], points[i + 1], radii[i], radii[i + 1]), seam)
    return d


def ring(P: Array, c: Sequence[float], radius: float, r: float, axis: int = 2) -> Array:
    """Distance to a torus lying across the given axis."""
    q = P - column(c)
    i, j = [k for k in range(3) if k != axis]
    flat = np.sqrt(q[i] * q[i] + q[j] * q[j]) - np.float32(radius)
    d: Array = np.sqrt(flat * flat + q[axis] * q[axis]) - np.float32(r)
    return d


def block(P: Array, c: Sequence[float], half: Sequence[float], soft: float) -> Array:
    """Distance to a box with rounded edges; half is half its size, rounding included."""
    q = np.abs(P - column(c)) - column(half) + np.float32(soft)
    inside = np.minimum(np.max(q, axis=0), 0)
    d: Array = length(np.maximum(q, 0)) + inside - np.float32(soft)
    return d


def cup(P: Array, c: Sequence[float], half: float, low: float, high: float, soft: float) -> Array:
    """Distance (a bound) to an upright drum, `low` wide at its foot and `high` wide at its rim."""
    q = P - column(c)
    share = np.clip(q[1] / half * 0.5 + 0.5, 0, 1)
    side = np.sqrt(q[0] ** 2 + q[2] ** 2) - (low + (high - low) * share) + soft
    top = np.abs(q[1]) - half + soft
    outside = np.sqrt(np.maximum(side, 0) ** 2 + np.maximum(top, 0) ** 2)
    d: Array = (outside + np.minimum(np.maximum(side, top), 0) - soft).astype(np.float32)
    return d


def melt(a: Array, b: Array, k: float) -> Array:
    """The union of two solids, with a soft seam about k wide."""
    h = np.maximum(np.float32(k) - np.abs(a - b), 0) / np.float32(k)
    return np.minimum(a, b) - h * h * np.float32(k * 0.25)


def carve(a: Array, b: Array, k: float) -> Array:
    """The solid a without b, with a soft edge about k wide."""
    return -melt(-a, b, k)


def rotation(yaw: float, pitch: float = 0.0, roll: float = 0.0) -> Array:
    """Turn by roll about z, then pitch about x (down is positive), then yaw about y; radians; a (3, 3) matrix."""
    cy, sy, cp, sp, cr, sr = np.cos(yaw), np.sin(yaw), np.cos(pitch), np.sin(pitch), np.cos(roll), np.sin(roll)
    about_y = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
    about_x = np.array([[1, 0, 0], [0, cp, -sp], [0, sp, cp]])
    about_z = np.array([[cr, -sr, 0], [sr, cr, 0], [0, 0, 1]])
    whole: Array = about_y @ about_x @ about_z
    return whole.astype(np.float32)


def smooth(x: Array, low: float | Array, high: float | Array) -> Array:
    """0 below low, 1 above high, an s-shaped way in between (low > high turns it round)."""
    t = np.clip((x - low) / (high - low), 0, 1).astype(np.float32)
    return t * t * (3 - 2 * t)


def blend(a: Array, b: Array | Sequence[float], share: Array) -> Array:
    """Colours a (3, n) with a share (n,) of the colours b in them."""
    other = column(b) if not isinstance(b, np.ndarray) else b
    return a + (other - a) * share


def noise(P: Array, seed: int = 0) -> Array:
    """Smooth random values in 0..1, about one bump to a unit; the same for the same points and seed."""
    table = np.random.default_rng(seed + 99).random(4096).astype(np.float32)
    base = np.floor(P)
    f = P - base
    f = f * f * (3 - 2 * f)
    i = base.astype(np.int64)
    total = np.zeros(P.shape[1], np.float32)
    for corner in range(8):
        bits = (corner & 1, corner >> 1 & 1, corner >> 2 & 1)
        key = (i[0] + bits[0]) * 73856093 ^ (i[1] + bits[1]) * 19349663 ^ (i[2] + bits[2]) * 83492791
        share = np.ones(P.shape[1], np.float32)
        for axis in range(3):
            share = share * (f[axis] if bits[axis] else 1 - f[axis])
        total += share * table[(key ^ key >> 13) & 4095]
    return total


def clouds(P: Array, seed: int = 0, octaves: int = 3) -> Array:
    """Noise upon finer noise, in 0..1."""
    total, weight = np.zeros(P.shape[1], np.float32), 0.0
    for k in range(octaves):
        total += noise(P * np.float32(2**k), seed + k) * np.float32(0.5**k)
        weight += 0.5**k
    return total / np.float32(weight)
