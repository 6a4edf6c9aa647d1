"""What a picture is made of: solids, a camera, a lamp, and a place to stand in."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from assets.drawing.solid import Array, Point, column, length, unit

Distance = Callable[[Array], Array]
"""(3, n) points → (n,) distances."""
Paint = Callable[[Array, Array], tuple[Array, Array, Array]]
"""(3, n) points and normals → colours (3, n), gloss (n,), fur (n,)."""


@dataclass(frozen=True)
class Solid:
    """Something to be seen: where it is, and what it looks like there."""

    distance: Distance
    paint: Paint


@dataclass(frozen=True)
class Camera:
    """Looks at `target` from `far` away; yaw and pitch (from above) in radians; `view` is how tall the picture is."""

    target: Point
    yaw: float = 0.0
    pitch: float = 0.12
    far: float = 7.0
    view: float = 2.4

    def eye(self) -> Array:
        """Where the camera stands, (3, 1)."""
        back = (np.sin(self.yaw) * np.cos(self.pitch), np.sin(self.pitch), np.cos(self.yaw) * np.cos(self.pitch))
        return column(self.target) + column(back) * np.float32(self.far)

    def axes(self) -> tuple[Array, Array, Array]:
        """Right, up and forward, each (3, 1)."""
        forward = unit(column(self.target) - self.eye())
        right = unit(np.cross(forward, column((0, 1, 0)), axis=0).astype(np.float32))
        return right, np.cross(right, forward, axis=0).astype(np.float32), forward

    def rays(self, u: Array, v: Array) -> Array:
        """Directions (3, n) through the picture at u, v (−½..½, v upwards)."""
        right, up, forward = self.axes()
        return unit(forward + (right * u + up * v) * np.float32(self.view / self.far))

    def seen(self, P: Array) -> tuple[Array, Array, Array]:
        """Where points (3, n) appear: u, v and the distance from the eye."""
        right, up, forward = self.axes()
        q = P - self.eye()
        deep = (q * forward).sum(axis=0)
        scale = np.float32(self.far / self.view) / deep
        return (q * right).sum(axis=0) * scale, (q * up).sum(axis=0) * scale, length(q)


@dataclass(frozen=True)
class Lamp:
    """The light of a place, in linear colours."""

    towards: Point = (-0.55, 0.8, 0.6)
    key: Point = (2.3, 2.1, 1.75)
    sky: Point = (0.55, 0.65, 0.85)
    bounce: Point = (0.3, 0.26, 0.18)
    rim: Point = (0.5, 0.5, 0.5)


Ground = Callable[[Array], Array]
"""(3, n) points on the floor → colours (3, n)."""
Sky = Callable[[Array, Array], Array]
"""u, v → colours (3, n) of what lies behind everything."""


@dataclass(frozen=True)
class Scene:
    """All that a picture is made of; `reach` bounds every solid: centre and radius."""

    solids: list[Solid]
    camera: Camera
    lamp: Lamp
    sky: Sky
    ground: Ground | None = None
    edge: float = -30.0
    haze: float = 0.0
    reach: tuple[Point, float] = ((0.0, 0.8, 0.0), 2.4)
    ruffle: float = 0.0
    seed: int = 0

    def distance(self, P: Array) -> Array:
        """Distance to the nearest solid."""
        d = np.full(P.shape[1], 99, np.float32)
        for solid in self.solids:
            d = np.minimum(d, solid.distance(P))
        return d
