"""What is drawn on top with a fine brush (whiskers, blades of grass), and the way from light to a picture."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from assets.drawing.creature import Creature
from assets.drawing.render import exposed, film
from assets.drawing.scene import Scene
from assets.drawing.solid import Array, Point

FINE = 2
"""How many times finer than the picture everything is drawn before it is reduced."""


def mask(size: int) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """An empty stencil to draw on."""
    image = Image.new("L", (size, size), 0)
    return image, ImageDraw.Draw(image)


def share(image: Image.Image) -> Array:
    """A stencil as numbers in 0..1, (size, size, 1)."""
    return (np.asarray(image, np.float32) / np.float32(255))[:, :, None]


def over(C: Array, colour: Point | Array, cover: Array) -> Array:
    """Colour laid over a picture where the stencil lets it through."""
    return C + (np.asarray(colour, np.float32) - C) * cover


def whiskers(C: Array, deep: Array, scene: Scene, animal: Creature, colour: Point = (0.9, 0.9, 0.88)) -> Array:
    """Three whiskers to a side and two hairs of a brow, each hidden where the head hides it."""
    size = C.shape[0]
    rng = np.random.default_rng(animal.seed)
    image, pen = mask(size * 2)
    for side in (-1, 1):
        for k in range(3):
            sag, reach = rng.uniform(0.05, 0.2), rng.uniform(0.95, 1.2)
            t = np.linspace(0, 1, 14, dtype=np.float32)
            y = -0.32 - 0.04 * k + (0.16 - 0.17 * k) * t - sag * t * t
            Q = np.stack([side * (0.3 + reach * t), y, 0.8 - 0.3 * t * t]).astype(np.float32)
            u, v, far = scene.camera.seen(animal.world(Q))
            _hair(pen, u, v, far, deep, size)
    return over(C, colour, share(image.resize((size, size), Image.Resampling.BOX)) * np.float32(0.75))


def _hair(pen: ImageDraw.ImageDraw, u: Array, v: Array, far: Array, deep: Array, size: int) -> None:
    """One hair, point by point; what lies behind something is left out."""
    x, y = (u + 0.5) * size, (0.5 - v) * size
    i, j = (np.clip(c, 0, size - 1).astype(int) for c in (y, x))
    seen = far < deep[i, j] + 0.06
    width = max(1, round(size / 256))
    for k in range(len(u) - 1):
        if seen[k] and seen[k + 1]:
            line = [(2 * x[k], 2 * y[k]), (2 * x[k + 1], 2 * y[k + 1])]
            pen.line(line, fill=255 if k < 9 else 140, width=width)


def grass(C: Array, deep: Array, scene: Scene, seed: int, thick: float) -> Array:
    """Blades of grass in bands from far to near, each band hidden by what stands before it; a few flowers."""
    size = C.shape[0]
    rng = np.random.default_rng(seed)
    L = np.asarray(scene.lamp.key, np.float32) / 2.2
    for z in np.arange(-2.6, 3.2, 0.22):
        for tone in ((0.05, 0.14, 0.02), (0.12, 0.27, 0.04), (0.26, 0.42, 0.08)):
            image, pen = mask(size)
            roots = np.stack([rng.uniform(-3.2, 3.2, 26), np.zeros(26), z + rng.uniform(-0.1, 0.1, 26)]).astype(
                np.float32
            )
            tall = rng.uniform(0.07, 0.2, 26).astype(np.float32) * np.float32(thick)
            lean = rng.uniform(-0.09, 0.09, 26).astype(np.float32)
            tips = roots + np.stack([lean, tall, lean * 0])
            u, v, far = scene.camera.seen(roots)
            a, b, _ = scene.camera.seen(tips)
            for k in range(26):
                w = 0.004 * size / scene.camera.view * 2.4
                x, y, tx, ty = (float(c) * size for c in (u[k] + 0.5, 0.5 - v[k], a[k] + 0.5, 0.5 - b[k]))
                mx, my = (x + tx) / 2 + (x - tx) * 0.15, (y + ty) / 2
                pen.polygon([(x - w, y), (mx - w * 0.7, my), (tx, ty), (mx + w * 0.7, my), (x + w, y)], fill=255)
            open_ = (deep > float(far.mean()) - 0.05)[:, :, None]
            C = over(C, np.array(tone, np.float32) * L * 1.6, share(image) * open_)
        C = _flowers(C, deep, scene, rng, float(z))
    return C


def _flowers(C: Array, deep: Array, scene: Scene, rng: np.random.Generator, z: float) -> Array:
    size = C.shape[0]
    image, pen = mask(size)
    hearts, dot = mask(size)
    P = np.array([rng.uniform(-2, 2, 2), rng.uniform(0.08, 0.16, 2), [z, z]], np.float32)
    u, v, far = scene.camera.seen(P)
    r = 0.028 * size / scene.camera.view
    for x, y in zip((u + 0.5) * size, (0.5 - v) * size, strict=True):
        for angle in np.arange(5) * 1.2566:
            cx, cy = x + r * np.cos(angle), y + 0.8 * r * np.sin(angle)
            pen.ellipse((cx - r * 0.62, cy - r * 0.62, cx + r * 0.62, cy + r * 0.62), fill=255)
        dot.ellipse((x - r * 0.5, y - r * 0.5, x + r * 0.5, y + r * 0.5), fill=255)
    open_ = (deep > float(far.mean()) - 0.05)[:, :, None]
    C = over(C, (1.05, 1.0, 0.95), share(image) * open_)
    return over(C, (1.0, 0.62, 0.06), share(hearts) * open_)


def picture(scene: Scene, size: int, animal: Creature | None = None, blades: float = 0.0) -> NDArray[np.uint8]:
    """The finished picture, (size, size, 3), 0..255."""
    C, deep = exposed(scene, size * FINE)
    if blades:
        C = grass(C, deep, scene, scene.seed, blades)
    if animal is not None:
        C = whiskers(C, deep, scene, animal)
    C = np.minimum(C, 4).reshape(size, FINE, size, FINE, 3).mean(axis=(1, 3))
    grid = np.linspace(-1, 1, size, dtype=np.float32)
    corner = np.float32(1) - np.float32(0.16) * (grid[:, None] ** 2 + grid[None, :] ** 2)[:, :, None] ** 1.5 / 2.0
    return np.round(film(C * corner) * 255).astype(np.uint8)
