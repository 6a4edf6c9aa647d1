"""How a hill in three dimensions lands on a flat screen, and back: a camera that looks at a box, with mild perspective.

In the box w and b run from −1 to 1 and J from 0 to `tall`. `azimuth` says from where one looks (degrees, from the
w axis towards the b axis), `elevation` from how high.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF

from core.surface import Surface
from gui.pictures.gradient_descent.hill import Hill

Array = NDArray[np.float64]
TALL = (1.05, 1.15, 1.25, 1.35, 1.45, 1.55, 1.65)  # how high the hill may be built: a high place is made use of
BUILT_FOR = (-64.0, 36.0)  # the camera for which that is decided, so that the hill does not grow while it is turned
FAR = 7.0  # from the eye to the middle of the box
ALONG = np.geomspace(0.004, 1.0, 48)[None, :]  # where a way to the eye is looked at: closely near its start
LOWEST, HIGHEST = 8.0, 85.0  # elevations


@dataclass(frozen=True, eq=False)
class Projection:
    """One camera on one rectangle."""

    hill: Hill
    camera: tuple[float, float]
    rect: QRectF

    @cached_property
    def frame(self) -> tuple[Array, Array, Array]:
        """Unit vectors of the camera in the box: to the right, up, and towards the eye."""
        return _frame(self.camera)

    @cached_property
    def tall(self) -> float:
        """How high the box is: so that the hill fills the rectangle when it is looked at as at first."""
        J, (floor, ceiling) = self.hill.mesh[2][::8, ::8], self.hill.heights
        side = np.linspace(-1.0, 1.0, len(J))
        z = np.clip((J - floor) / (ceiling - floor), 0.0, 1.0)
        hill = np.stack(np.broadcast_arrays(side[:, None], side[None, :], z), axis=-1).reshape(-1, 3)
        hill = np.concatenate([hill, hill * (1.0, 1.0, 0.0)])
        for tall in TALL:
            width, height = np.ptp(_flat(hill * (1.0, 1.0, tall), tall, _frame(BUILT_FOR)), axis=0)
            if height * self.rect.width() >= width * self.rect.height():
                break
        return tall

    @cached_property
    def _plain(self) -> list[list[float]]:
        """The unit vectors of the camera as plain numbers."""
        return [vector.tolist() for vector in self.frame]

    @cached_property
    def eye(self) -> Array:
        """Where one looks from, in the box."""
        return self.frame[2] * FAR + (0.0, 0.0, self.tall / 2)

    @cached_property
    def _fit(self) -> tuple[float, float, float]:
        """Pixels per unit and the middle of the screen: the hill fills the rectangle as far as it can."""
        w, b, J = self.hill.mesh
        hill = self.box(w[::8, None], b[None, ::8], J[::8, ::8]).reshape(-1, 3)
        floor = np.array([[u, v, 0.0] for u in (-1, 1) for v in (-1, 1)])
        top = floor[np.argmin(self._flat(floor)[:, 0])] + (
            0.0,
            0.0,
            self.tall,
        )  # of the J axis, at the corner furthest left
        flat = self._flat(np.concatenate([hill, floor, top[None]]))
        low, high = flat.min(axis=0), flat.max(axis=0)
        size = min(self.rect.width() / (high[0] - low[0]), self.rect.height() / (high[1] - low[1]))
        middle = (low + high) / 2
        at = self.rect.center()
        return float(size), float(at.x() - size * middle[0]), float(at.y() + size * middle[1])

    def _flat(self, box: Array) -> Array:
        """Points of the box on the camera's plane."""
        return _flat(box, self.tall, self.frame)

    def box(self, w: Any, b: Any, J: Any) -> Array:
        """Values to points of the box (..., 3)."""
        at, (floor, ceiling) = self.hill.window, self.hill.heights
        u = 2 * (np.asarray(w, dtype=float) - at.w_low) / (at.w_high - at.w_low) - 1
        v = 2 * (np.asarray(b, dtype=float) - at.b_low) / (at.b_high - at.b_low) - 1
        z = self.tall * (np.asarray(J, dtype=float) - floor) / (ceiling - floor)
        return np.stack(np.broadcast_arrays(u, v, z), axis=-1)

    def screen(self, box: Array) -> tuple[Any, Any]:
        """Points of the box to pixels."""
        size, x, y = self._fit
        flat = self._flat(box)
        return x + size * flat[..., 0], y - size * flat[..., 1]

    def pixels(self, w: Any, b: Any, J: Any) -> tuple[Any, Any]:
        """Values to pixels."""
        return self.screen(self.box(w, b, J))

    def point(self, w: float, b: float, J: float) -> QPointF:
        """One place as a point of the screen: as `pixels`, but for plain numbers, which is ten times faster."""
        at, (floor, ceiling), (right, up, towards) = self.hill.window, self.hill.heights, self._plain
        u = 2 * (w - at.w_low) / (at.w_high - at.w_low) - 1
        v = 2 * (b - at.b_low) / (at.b_high - at.b_low) - 1
        z = self.tall * (J - floor) / (ceiling - floor) - self.tall / 2
        near = FAR / (FAR - (u * towards[0] + v * towards[1] + z * towards[2]))
        size, x, y = self._fit
        return QPointF(x + size * near * (u * right[0] + v * right[1] + z * right[2]),
                       y - size * near * (u * up[0] + v * up[1] + z * up[2]))  # fmt: skip

    # -- back from the screen ------------------------------------------------------------------------------------

    def ray(self, at: QPointF) -> Array:
        """The direction from the eye through a pixel."""
        size, x, y = self._fit
        right, up, towards = self.frame
        return np.asarray(right * ((at.x() - x) / size) + up * ((y - at.y()) / size) - towards * FAR)

    def _values(self, box: Array) -> tuple[Any, Any, Any]:
        at, (floor, ceiling) = self.hill.window, self.hill.heights
        w = at.w_low + (box[..., 0] + 1) / 2 * (at.w_high - at.w_low)
        b = at.b_low + (box[..., 1] + 1) / 2 * (at.b_high - at.b_low)
        return w, b, floor + box[..., 2] / self.tall * (ceiling - floor)

    def hit(self, at: QPointF) -> tuple[float, float] | None:
        """The place (w, b) of the surface that is seen at a pixel, or None where there is only air.

        Along the ray: the first change of sides, then halving until nothing changes any more.
        """
        way, surface = self.ray(at), self.hill.surface
        t = np.linspace(0.6, 1.4, 500)
        w, b, J = self._values(self.eye + t[:, None] * way)
        inside = self.hill.inside(w, b)
        above = np.where(inside, J - surface.cost(w, b), np.nan)
        for k in np.flatnonzero(inside[1:] & inside[:-1] & (above[1:] * above[:-1] <= 0)):
            low, high = t[k], t[k + 1]
            for _ in range(40):
                middle = (low + high) / 2
                w, b, J = self._values(self.eye + middle * way)
                if (J - surface.cost(w, b)) * above[k] > 0:
                    low = middle
                else:
                    high = middle
            return float(w), float(b)
        return None

    def level_hit(self, at: QPointF, J: float) -> tuple[float, float]:
        """The place of the window nearest to where the ray crosses height J: for drags that leave the surface."""
        way = self.ray(at)
        z = float(self.box(0.0, 0.0, np.clip(J, *self.hill.heights))[2])
        t = (z - self.eye[2]) / way[2] if way[2] < -1e-6 else 1.0
        w, b, _ = self._values(self.eye + t * way)
        w, b = self.hill.pin(w, b)
        return float(w), float(b)

    def hidden(self, box: Array, surface: Surface | None = None) -> NDArray[np.bool_]:
        """Which points of the box the surface hides: on the way to the eye the ground lies on the other side of them.

        The surface is looked up on the hill's mesh; points are lifted a little so that they do not hide themselves.
        """
        w, b, J = self.hill.mesh
        z = self.box(w[0], b[0], J)[..., 2]
        towards = self.eye - box  # (k, 3)
        reach = 2.9 / np.linalg.norm(towards[:, :2], axis=1).clip(1e-9)
        t = ALONG * np.minimum(reach, 1.0)[:, None]
        way = box[:, None, :] + t[..., None] * towards[:, None, :]  # (k, 48, 3)
        inside = (np.abs(way[..., 0]) <= 1) & (np.abs(way[..., 1]) <= 1)
        gap = way[..., 2] - self._ground(z, way[..., 0], way[..., 1]) + 0.006
        first = gap[:, :1] > 0  # on which side the way begins
        return np.asarray((inside & ((gap > 0) != first)).any(axis=1) | ~first[:, 0])

    @staticmethod
    def _ground(z: Array, u: Array, v: Array) -> Array:
        """Height of the mesh between its points (bilinear)."""
        n = len(z) - 1
        x, y = np.clip((u + 1) / 2 * n, 0, n), np.clip((v + 1) / 2 * n, 0, n)
        i, j = np.minimum(x.astype(int), n - 1), np.minimum(y.astype(int), n - 1)
        s, t = x - i, y - j
        low = z[i, j] * (1 - s) + z[i + 1, j] * s
        return np.asarray(low * (1 - t) + (z[i, j + 1] * (1 - s) + z[i + 1, j + 1] * s) * t)


def _frame(camera: tuple[float, float]) -> tuple[Array, Array, Array]:
    """Unit vectors of a camera in the box: to the right, up, and towards the eye."""
    az, el = np.radians(camera[0]), np.radians(np.clip(camera[1], LOWEST, HIGHEST))
    right = np.array([-np.sin(az), np.cos(az), 0.0])
    up = np.array([-np.sin(el) * np.cos(az), -np.sin(el) * np.sin(az), np.cos(el)])
    return right, up, np.cross(right, up)


def _flat(box: Array, tall: float, frame: tuple[Array, Array, Array]) -> Array:
    """Points of the box on the plane of a camera."""
    right, up, towards = frame
    p = box - (0.0, 0.0, tall / 2)
    near = FAR / (FAR - p @ towards)
    return np.stack([(p @ right) * near, (p @ up) * near], axis=-1)
