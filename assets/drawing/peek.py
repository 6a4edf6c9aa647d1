"""The cat that looks over the edge of the door: on no ground at all, cut flat where the edge is."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from assets.drawing import coat
from assets.drawing.creature import Creature, Pose, cat_head
from assets.drawing.face import Eyes, cat_face
from assets.drawing.finish import FINE, whiskers
from assets.drawing.render import exposed, film
from assets.drawing.scene import Camera, Lamp, Scene, Solid
from assets.drawing.solid import Array

EYES = Eyes(pupil=0.66, gaze=(0.0, -0.2), lids=0.1)
DAY = Lamp((-0.5, 0.75, 0.7), (2.2, 2.0, 1.65), (0.55, 0.6, 0.7), (0.4, 0.28, 0.18), (0.25, 0.2, 0.15))
NIGHT = Lamp((-0.5, 0.75, 0.7), (2.15, 1.95, 1.65), (0.62, 0.66, 0.8), (0.42, 0.32, 0.26), (2.6, 2.2, 1.8))

LOOKING = Pose(
    eggs=(((0, 0.0, -0.3), (0.44, 0.4, 0.4)),),
    limbs=(
        ((0, 0.0, -0.3), (0, 0.2, -0.1), 0.3, 0.22),
        ((0.5, -0.3, 0.1), (0.66, 0.06, 0.34), 0.14, 0.13),
        ((-0.5, -0.3, 0.1), (-0.66, 0.06, 0.34), 0.14, 0.13),
    ),
    paws=(((0.66, 0.05, 0.42), (0.18, 0.15, 0.14)), ((-0.66, 0.05, 0.42), (0.18, 0.15, 0.14))),
    tail=((0.5, -0.2, -0.9), (0.9, 0.1, -0.9), (1.12, 0.45, -0.9), (1.2, 0.75, -0.9), (1.06, 0.98, -0.9)),
    head=(0, 0.345, 0.12),
    size=0.54,
    nod=(0.0, 0.16, 0.05),
)


def peek(width: int, height: int, dark: bool, closed: bool = False) -> NDArray[np.uint8]:
    """The cat as (height, width, 4): red, green, blue and how solid; its last row is the edge it looks over."""
    eyes = replace(EYES, lids=1.0) if closed else EYES
    fur = coat.tabby((0.92, 0.58, 0.28), (0.62, 0.28, 0.09), bib=0.9)
    animal = Creature(LOOKING, cat_head, fur, cat_face(eyes), 4)
    view = 2.56
    camera = Camera((0.0, 0.0, 0.0), 0, 0.0, 9, view)
    scene = Scene(
        [Solid(animal.distance, animal.paint)],
        camera,
        NIGHT if dark else DAY,
        lambda u, _v: np.zeros((3, u.size), np.float32),
        reach=((0.1, 0.4, -0.2), 1.9),
        ruffle=0.0022,
        seed=3,
    )
    n, rows = width * FINE, height * FINE
    C, deep = exposed(scene, n, (n // 2 - rows, n // 2))
    hair = (0.85, 0.82, 0.78) if dark else (0.3, 0.24, 0.2)
    C, deep = _whole(C, n), _whole(deep[:, :, None], n)[:, :, 0]
    solid = np.isfinite(deep)[:, :, None].astype(np.float32)
    bare = whiskers(np.zeros_like(C), deep, scene, animal, (1.0, 1.0, 1.0))[:, :, :1]
    C = whiskers(C * solid, deep, scene, animal, hair)
    A = np.maximum(solid, bare)
    C, A = (X[n // 2 - rows : n // 2].reshape(height, FINE, width, FINE, -1).mean(axis=(1, 3)) for X in (C, A))
    colour = film(C / np.maximum(A, 1e-3))
    colour = np.where(A > 0.003, colour, 0)
    return np.round(np.concatenate([colour, np.clip(A, 0, 1)], axis=2) * 255).astype(np.uint8)


def _whole(rows: Array, n: int) -> Array:
    """The rows above the edge as a square picture, with nothing above and below, for the fine brush."""
    full = np.full((n, n, rows.shape[2]), np.inf if rows.shape[2] == 1 else 0, np.float32)
    full[n // 2 - rows.shape[0] : n // 2] = rows
    return full
