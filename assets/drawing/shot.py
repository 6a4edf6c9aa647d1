"""A shot: solids in a place before a camera; and what varies with the seed: the turn of a head, a tail, a camera."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from assets.drawing.creature import Coat, Creature, Pose, cat_head
from assets.drawing.face import Eyes, cat_face
from assets.drawing.place import Place, Random
from assets.drawing.scene import Camera, Scene, Solid
from assets.drawing.solid import Point


@dataclass(frozen=True)
class Shot:
    """A scene, and what the fine brush adds to it."""

    scene: Scene
    animal: Creature | None = None
    grass: float = 0.0


Recipe = Callable[[Random], Shot]

GREEN = Eyes()
AMBER = Eyes(iris=(0.55, 0.25, 0.02), inner=(0.95, 0.6, 0.08))
BLUE = Eyes(iris=(0.08, 0.24, 0.55), inner=(0.3, 0.6, 0.9))


def shot(rng: Random, where: Place, solids: list[Solid], camera: Camera, animal: Creature | None = None) -> Shot:
    """Put solids into a place; fur gets a ruffled outline."""
    ruffle = 0.0 if animal is None else 0.0035 if len(solids) > 1 or where.solids else 0.0065
    seed = int(rng.integers(10000))
    reach: tuple[Point, float] = ((0.0, 0.8, -0.3), 3.3 if where.solids else 2.3)
    scene = Scene(
        solids + where.solids, camera, where.lamp, where.sky, where.ground, where.edge, where.haze, reach, ruffle, seed
    )
    return Shot(scene, animal, where.grass)


def posed(rng: Random, pose: Pose, turn: float, towards: float = 0.85, curl: bool = True) -> Pose:
    """The pose turned, its head turned back to us by the share `towards`; a little different with each seed."""
    turn = turn + float(rng.uniform(-0.15, 0.15))
    nod = (
        float(np.clip(-turn * towards + rng.uniform(-0.12, 0.12), -1.5, 1.5)),
        float(rng.uniform(0.0, 0.14)),
        float(rng.uniform(-0.13, 0.13)),
    )
    tail = tuple((x + float(rng.uniform(-0.05, 0.05)), y, z + float(rng.uniform(-0.05, 0.05))) for x, y, z in pose.tail)
    if curl and rng.random() < 0.5:
        tail = tuple((-x, y, z) for x, y, z in tail)
    return replace(pose, turn=turn, nod=nod, tail=tail, size=pose.size * float(rng.uniform(0.96, 1.05)))


def cat(
    rng: Random,
    where: Place,
    pose: Pose,
    fur: Coat,
    eyes: Eyes,
    camera: Camera,
    more: list[Solid] | None = None,
    nose: Point = (0.62, 0.25, 0.23),
) -> Shot:
    """A cat in a place."""
    eyes = replace(eyes, lids=float(rng.uniform(0.06, 0.16)), pupil=eyes.pupil * float(rng.uniform(0.95, 1.25)))
    animal = Creature(pose, cat_head, fur, cat_face(eyes, nose), int(rng.integers(1000)))
    return shot(rng, where, [Solid(animal.distance, animal.paint), *(more or [])], camera, animal)


def framed(rng: Random, target: Point, view: float, pitch: float = 0.16) -> Camera:
    """A camera that moves a little with the seed."""
    x, y, z = target
    move = rng.uniform(-0.06, 0.06, 2) * view
    return Camera(
        (x + float(move[0]), y + float(move[1]) * 0.5, z),
        float(rng.uniform(-0.08, 0.08)),
        pitch + float(rng.uniform(-0.04, 0.06)),
        view=view * float(rng.uniform(0.95, 1.08)),
    )
