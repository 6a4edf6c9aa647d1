"""The icon: a cat, round as a ball, on the slope of a valley."""

import numpy as np
from numpy.typing import NDArray

from assets.drawing import coat
from assets.drawing.creature import Creature, Pose, ear
from assets.drawing.face import Eyes, cat_face
from assets.drawing.place import mixed, paint
from assets.drawing.render import exposed, film
from assets.drawing.scene import Camera, Lamp, Scene, Solid
from assets.drawing.solid import Array, ball, blend, egg, melt, smooth

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""What Windows asks an icon for."""

LAMP = Lamp((-0.5, 0.8, 0.7), (2.4, 2.1, 1.65), (0.6, 0.62, 0.7), (0.4, 0.28, 0.18), (0.5, 0.42, 0.3))


def valley(u: Array) -> Array:
    """Height of the valley's surface: a bowl, a little steeper to the left."""
    return -0.37 + 2.0 * (u - 0.14) ** 2


def ground(u: Array, v: Array, plain: bool, at: tuple[float, float], r: float) -> Array:
    """Sky, the valley with its level lines, and the way down to a light at the bottom."""
    C = mixed((1.0, 0.95, 0.82), (0.6, 0.84, 0.97), smooth(v + 0.2 * u, -0.4, 0.5)) * 1.25
    deep = valley(u) - v
    below = smooth(deep, -0.004, 0.004)
    earth = mixed((0.1, 0.5, 0.52), (0.07, 0.14, 0.36), smooth(deep, 0.0, 0.5))
    if not plain:
        lines = smooth(np.abs((deep * 9) % 1 - 0.5), 0.06, 0.02) * smooth(deep, 0.02, 0.06)
        earth = blend(earth, paint(1, (0.45, 0.8, 0.76)), lines * 0.35)
    edge = smooth(np.abs(deep - 0.014), 0.022, 0.012)
    C = blend(C, blend(earth, paint(1, (0.5, 0.86, 0.72)), edge), below)
    shade = smooth(np.hypot(u - at[0] + 0.01, v - at[1] + 0.045), r * 1.25, r * 0.7) * below
    C = C * (1 - np.float32(0.55) * shade)
    glow = np.hypot(u - 0.14, v + 0.35)
    C = C + paint(1, (1.0, 0.85, 0.45)) * np.exp(-glow * 15).astype(np.float32) * (0.0 if plain else 1.0)
    return C if plain else blend(C, paint(1, (1.0, 0.72, 0.2)) * 1.6, smooth(glow, 0.036, 0.03))


def round_head(Q: Array) -> Array:
    """A ball with a muzzle and a cat's ears."""
    M = np.stack([np.abs(Q[0]), Q[1], Q[2]])
    d = melt(ball(Q, (0, -0.05, 0), 0.94), egg(M, (0.17, -0.38, 0.78), (0.24, 0.19, 0.2)), 0.12)
    d = melt(d, egg(Q, (0, -0.205, 0.93), (0.095, 0.06, 0.06)), 0.03)
    return melt(d, ear(M, (0.5, 0.5, -0.02), (0.72, 1.14, -0.06), 0.42), 0.13)


def roller(big: bool) -> Creature:
    """The cat: a head and no more."""
    eyes = Eyes(
        pupil=1.3 if big else 0.68,
        radius=(0.25, 0.3) if big else (0.24, 0.215),
        lids=0.0 if big else 0.06,
        gaze=(0.0, 0.0) if big else (0.12, -0.14),
        tilt=0.0 if big else 0.3,
    )
    hidden = ((0.0, 0.0, -0.05), (0.2, 0.2, 0.2))
    pose = Pose((hidden,), (), (), ((0, 0, -0.1), (0.05, 0, -0.1)), (0, 0, 0), size=0.46, nod=(0.2, 0.04, -0.3))
    fur = coat.tabby((0.95, 0.56, 0.22), (0.62, 0.27, 0.08))
    return Creature(pose, round_head, fur, cat_face(eyes), 4)


def icon(size: int) -> NDArray[np.uint8]:
    """The icon, (size, size, 4); below 40 pixels the cat is larger and the fine lines are left out."""
    plain = size < 40
    fine = size * (8 if plain else 4 if size < 200 else 2)
    animal = roller(plain)
    view, x, y = (1.36, -0.085, 0.075) if plain else (1.72, -0.125, 0.1)
    camera = Camera((-x * view, -y * view, 0.0), 0.0, 0.0, 9, view)
    scene = Scene(
        [Solid(animal.distance, animal.paint)],
        camera,
        LAMP,
        lambda u, v: ground(u, v, plain, (x, y), 0.46 / view),
        reach=((0, 0, 0), 0.8),
        ruffle=0.0 if plain else 0.0012,
    )
    C, _ = exposed(scene, fine)
    grid = (np.arange(fine, dtype=np.float32) + np.float32(0.5)) / np.float32(fine) - np.float32(0.5)
    across, down = np.maximum(np.abs(np.stack(np.meshgrid(grid, grid))) - (0.5 - 0.215), 0)
    A = smooth(np.hypot(across, down), 0.215, 0.215 - 1.5 / fine)[:, :, None]
    k = fine // size
    C, A = ((X * W).reshape(size, k, size, k, -1).mean(axis=(1, 3)) for X, W in ((np.minimum(C, 3), A), (A, 1)))
    colour = np.where(A > 0.004, film(C / np.maximum(A, 1e-3)), 0)
    return np.round(np.concatenate([colour, A], axis=2) * 255).astype(np.uint8)
