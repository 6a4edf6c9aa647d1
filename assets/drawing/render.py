"""Rays walk from the camera to the first surface, and what they meet is lit by a sun, a sky and the ground.

Walking by the distance to the nearest solid is "sphere tracing" (J. C. Hart, 1996); the soft shadow is Inigo Quilez's.
"""

import numpy as np

from assets.drawing.scene import Scene
from assets.drawing.solid import Array, blend, column, length, noise, smooth, unit


def march(scene: Scene, origin: Array, D: Array, steps: int = 72) -> Array:
    """How far each ray goes until it meets a solid; infinity where it meets none."""
    centre, radius = scene.reach
    to = column(centre) - origin
    mid = (to * D).sum(axis=0)
    off = np.maximum((to * to).sum(axis=0) - mid * mid, 0)
    half = np.sqrt(np.maximum(radius * radius - off, 0))
    t = np.maximum(mid - half, 0.01).astype(np.float32)
    result = np.full(D.shape[1], np.inf, np.float32)
    live = np.flatnonzero((half > 0) & (mid + half > 0))
    for _ in range(steps):
        if live.size == 0:
            break
        start = origin if origin.shape[1] == 1 else origin[:, live]
        d = scene.distance(start + D[:, live] * t[live])
        met = d < 0.0012
        result[live[met]] = t[live[met]]
        t[live] += d * np.float32(0.85)
        live = live[~met & (t[live] < (mid + half)[live])]
    return result


def normals(scene: Scene, P: Array, e: float = 0.003) -> Array:
    """Unit normals from four distances around each point."""
    corners = ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1))
    total = np.zeros_like(P)
    for corner in corners:
        k = column(corner)
        total += k * scene.distance(P + k * np.float32(e))
    return unit(total)


def shadow(scene: Scene, P: Array, L: Array, softness: float = 9.0) -> Array:
    """1 in the sun, 0 in the shade, between at the soft border of a shadow."""
    lit = np.ones(P.shape[1], np.float32)
    t = np.full(P.shape[1], 0.03, np.float32)
    live = np.arange(P.shape[1])
    centre, radius = scene.reach
    for _ in range(26):
        if live.size == 0:
            break
        Q = P[:, live] + L * t[live]
        d = scene.distance(Q)
        lit[live] = np.minimum(lit[live], np.maximum(softness * d / t[live], 0))
        t[live] += np.clip(d, 0.025, 0.3)
        gone = length(Q - column(centre)) > radius
        live = live[(lit[live] > 0.01) & ~(gone & (((Q - column(centre)) * L).sum(axis=0) > 0))]
    return lit * lit * (3 - 2 * lit)


def crevice(scene: Scene, P: Array, N: Array) -> Array:
    """1 in the open, less in corners and under bodies."""
    closed = np.zeros(P.shape[1], np.float32)
    for k, h in enumerate((0.04, 0.11, 0.22, 0.4)):
        closed += np.maximum(h - scene.distance(P + N * np.float32(h)), 0) * np.float32(1.5 * 0.62**k)
    return np.clip(1 - closed, 0.12, 1).astype(np.float32)


def looks(scene: Scene, P: Array, N: Array) -> tuple[Array, Array, Array]:
    """Ask the solid at each point for its colours, gloss and fur."""
    if not scene.solids:
        return np.zeros_like(P), np.zeros(P.shape[1], np.float32), np.zeros(P.shape[1], np.float32)
    ds = np.stack([solid.distance(P) for solid in scene.solids])
    nearest = ds.argmin(axis=0)
    albedo, gloss, fur = np.zeros_like(P), np.zeros(P.shape[1], np.float32), np.zeros(P.shape[1], np.float32)
    for k, solid in enumerate(scene.solids):
        mine = np.flatnonzero(nearest == k)
        if mine.size:
            albedo[:, mine], gloss[mine], fur[mine] = solid.paint(P[:, mine], N[:, mine])
    return albedo, gloss, fur


def lit(scene: Scene, P: Array, N: Array, D: Array, painted: Array) -> Array:
    """Colours (3, n) of points under the lamp, seen along D; `painted` are the points without the ruffle of the fur."""
    albedo, gloss, fur = looks(scene, painted, N)
    L = unit(column(scene.lamp.towards))
    shade = shadow(scene, P + N * np.float32(0.012), L)
    open_ = crevice(scene, P, N)
    graze = (1 - np.clip(-(N * D).sum(axis=0), 0, 1)) ** 3
    N = fuzzed(P, N, fur, scene.seed)
    wrap = 0.28 * fur
    key = np.clip(((N * L).sum(axis=0) + wrap) / (1 + wrap), 0, 1) * shade
    up = 0.5 + 0.5 * N[1]
    light = column(scene.lamp.key) * key + (column(scene.lamp.sky) * up + column(scene.lamp.bounce) * (1 - up)) * open_
    rim = column(scene.lamp.rim) * (graze * open_ * (0.25 + 0.75 * up) * (0.7 * fur + 0.4 * gloss))
    spark = np.clip((N * unit(L - D)).sum(axis=0), 0, 1)
    shine = gloss * shade * (0.9 * spark**60 + 0.18 * spark**12)
    shown: Array = albedo * light + rim * (0.3 + albedo) + column(scene.lamp.key) * shine * 0.6
    return shown


def fuzzed(P: Array, N: Array, fur: Array, seed: int) -> Array:
    """Normals roughened where there is fur."""
    rough = np.stack([noise(P * column((46, 17, 46)), seed + k) for k in range(3)]) - np.float32(0.5)
    return unit(N + rough * (fur * np.float32(0.55)))


def film(C: Array) -> Array:
    """Linear light to picture values in 0..1: a soft shoulder, so that nothing burns out."""
    x = C * np.float32(0.72)
    y = x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14)
    return np.clip(y, 0, 1) ** np.float32(1 / 2.2)


def _floor(scene: Scene, C: Array, D: Array, deep: Array) -> Array:
    """Paint the floor into C where it is nearer than the solids; return the distances with the floor in them."""
    if scene.ground is None:
        return deep
    eye = scene.camera.eye()
    t = np.where(D[1] < -1e-4, -eye[1] / np.minimum(D[1], -1e-4), np.inf).astype(np.float32)
    there = np.flatnonzero((t < deep) & (t < 60) & (np.where(t < 60, eye[2] + D[2] * t, -99) > scene.edge))
    P = eye + D[:, there] * t[there]
    near = np.flatnonzero(length(P - column(scene.reach[0])) < scene.reach[1] + 1.5)
    shade, open_ = np.ones(there.size, np.float32), np.ones(there.size, np.float32)
    up = np.zeros((3, near.size), np.float32) + column((0, 1, 0))
    L = unit(column(scene.lamp.towards))
    shade[near] = shadow(scene, P[:, near] + up * 0.01, L)
    open_[near] = crevice(scene, P[:, near], up)
    light = column(scene.lamp.key) * (shade * L[1]) + column(scene.lamp.sky) * open_
    away = np.zeros(there.size, np.float32) if scene.haze == 0 else smooth(t[there], scene.haze, scene.haze * 2.2)
    C[:, there] = blend(scene.ground(P) * light, C[:, there], away)
    result = deep.copy()
    result[there] = t[there]
    return result


def exposed(scene: Scene, size: int, rows: tuple[int, int] | None = None) -> tuple[Array, Array]:
    """Linear colours (size, size, 3) and how far off each pixel is (size, size; infinity is the sky), or some rows."""
    grid = (np.arange(size, dtype=np.float32) + np.float32(0.5)) / np.float32(size) - np.float32(0.5)
    first, last = rows or (0, size)
    u, v = (g.ravel() for g in np.meshgrid(grid, -grid[first:last]))
    wave = np.stack([u * 110, v * 110, u * 0])
    ruffle = np.float32(scene.ruffle)
    D = scene.camera.rays(u + (noise(wave, 5) - 0.5) * ruffle, v + (noise(wave, 6) - 0.5) * ruffle)
    eye = scene.camera.eye()
    deep = march(scene, eye, D)
    C = np.array(scene.sky(u, v), dtype=np.float32)
    body = np.flatnonzero(np.isfinite(deep))
    P = eye + D[:, body] * deep[body]
    true = scene.camera.rays(u[body], v[body])
    C[:, body] = lit(scene, P, normals(scene, P), true, eye + true * deep[body])
    deep = _floor(scene, C, D, deep)
    return C.T.reshape(last - first, size, 3), deep.reshape(last - first, size)
