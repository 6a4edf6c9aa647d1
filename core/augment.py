"""The same photos seen differently: no cue but the cat shall help.

Every picture is cut, stretched, turned and mirrored in one go, by one
look-up of its pixels; then its light and colours are changed by one
3 x 3 matrix and a shift; some become small, noisy, or partly hidden.
Many of the cats learnt from had been squashed by others, and a model
that is never shown another shape learns "squashed" for "cat".
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]
Bytes = NDArray[np.uint8]
LUMA = np.array([0.299, 0.587, 0.114], np.float32)
SQUASH = 1.6  # the most that a side is stretched against the other
TURN = 0.2  # radians, the most, for half of the pictures
SMALLEST = 0.35  # of the area that a cut keeps


def augment(P: Bytes, rng: np.random.Generator) -> Array:
    """Pictures (m, 64, 64, 3) in bytes to float32, 0 to 255."""
    A = looked_up(P, views(len(P), rng))
    some = np.flatnonzero(rng.random(len(P)) < 0.2)
    A[some] = coarser(A[some], rng)
    A = recoloured(A, rng)
    some = np.flatnonzero(rng.random(len(P)) < 0.15)
    size = rng.uniform(0, 10, (len(some), 1, 1, 1))
    noise = rng.standard_normal((len(some), *P.shape[1:]))
    A[some] += (noise * size).astype(np.float32)
    hide(A, rng)
    return np.clip(A, 0, 255, out=A)


def views(m: int, rng: np.random.Generator) -> Array:
    """How each picture is looked at: (m, 2, 3).

    Such a matrix takes a place of the new picture, (y, x, 1) from -1
    to 1, to the place in the old one.
    """
    area = rng.uniform(SMALLEST, 1, m) ** 0.5
    area *= np.where(rng.random(m) < 0.2, rng.uniform(1, 1.2, m), 1)
    shape = np.exp(rng.uniform(-1, 1, m) * np.log(SQUASH) / 2)
    high = np.minimum(area * shape, 1.25)
    wide = np.minimum(area / shape, 1.25)
    turn = rng.uniform(-TURN, TURN, m) * (rng.random(m) < 0.5)
    side = np.where(rng.random(m) < 0.5, -1, 1)  # mirrored or not
    c, s = np.cos(turn), np.sin(turn)
    M = np.empty((m, 2, 3), np.float32)
    M[:, 0, 0], M[:, 0, 1] = high * c, wide * s * side
    M[:, 1, 0], M[:, 1, 1] = -high * s, wide * c * side
    M[:, 0, 2] = rng.uniform(-1, 1, m) * np.abs(1 - high)
    M[:, 1, 2] = rng.uniform(-1, 1, m) * np.abs(1 - wide)
    return M


def looked_up(P: Bytes, M: Array) -> Array:
    """Every new pixel is mixed of the four old ones around its place.

    Beyond the rim the picture goes on as in a mirror.
    """
    m, h, w, _ = P.shape
    middles = (2 * np.arange(h, dtype=np.float32) + 1) / h - 1
    y, x = np.meshgrid(middles, middles, indexing="ij")
    place = M @ np.stack([y, x, np.ones_like(y)]).reshape(3, -1)
    at = (place + 1) * (h / 2) - 0.5  # (m, 2, h w), in pixels
    at = (h - 1) - np.abs((h - 1) - np.abs(at))
    at = np.clip(at, 0, h - 1 - 1e-3)
    low = at.astype(np.int32)
    far = (at - low.astype(at.dtype))[..., None]  # (m, 2, h w, 1)
    first = low[:, 0] * w + low[:, 1]
    first += (np.arange(m, dtype=np.int32) * (h * w))[:, None]
    rows = P.reshape(-1, 3).astype(np.float32)
    up = rows[first] + far[:, 1] * (rows[first + 1] - rows[first])
    first += w
    down = rows[first] + far[:, 1] * (rows[first + 1] - rows[first])
    up += far[:, 0] * (down - up)
    return np.asarray(up.reshape(P.shape))


def coarser(A: Array, rng: np.random.Generator) -> Array:
    """As if they had been small, all with one size from 20 to 56."""
    h = A.shape[1]
    R = there_and_back(h, int(rng.integers(20, 57)))
    across = np.einsum("yi,mixc->myxc", R, A, optimize=True)
    both = np.einsum("xi,myic->myxc", R, across, optimize=True)
    return np.asarray(both)


def there_and_back(h: int, n: int) -> Array:
    """h pixels to n, by area, and back, by straight lines: (h, h)."""
    edges = np.arange(n + 1) * h / n
    low, high = edges[:-1, None], edges[1:, None]
    k = np.arange(h)
    share = np.minimum(high, k + 1) - np.maximum(low, k)
    down = np.maximum(share, 0) * n / h  # (n, h)
    at = np.clip((k + 0.5) * n / h - 0.5, 0, n - 1)
    near = 1 - np.abs(at[:, None] - np.arange(n))
    up = np.maximum(near, 0)  # (h, n)
    return np.asarray(up @ down, np.float32)


def recoloured(A: Array, rng: np.random.Generator) -> Array:
    """Light, contrast, saturation (some grey), a tint: C x + shift."""
    m = len(A)
    even = rng.random((m, 1)) < 0.12  # quite grey
    strong = np.where(even, 0, rng.uniform(0.3, 1.4, (m, 1)))
    S = strong[..., None] * np.eye(3) + (1 - strong[..., None]) * LUMA
    light = rng.uniform(0.6, 1.4, (m, 1))
    tint = light * rng.uniform(0.85, 1.15, (m, 3))
    contrast = np.exp(rng.uniform(-0.5, 0.5, (m, 1)))
    C = (S * (tint * contrast)[..., None]).astype(np.float32)
    middle = A.mean(axis=(1, 2, 3))[:, None]
    shift = (1 - contrast) * middle * tint  # (m, 3)
    rows = A.reshape(m, -1, 3) @ C.transpose(0, 2, 1)
    rows += shift[:, None].astype(np.float32)
    return rows.reshape(A.shape)


def hide(A: Array, rng: np.random.Generator) -> None:
    """Of some, a rectangle is covered with a colour, in place."""
    side = A.shape[1]
    for i in np.flatnonzero(rng.random(len(A)) < 0.25):
        h, w = rng.integers(8, 28, 2)
        y, x = rng.integers(0, side - h), rng.integers(0, side - w)
        A[i, y : y + h, x : x + w] = rng.uniform(0, 255, 3)
