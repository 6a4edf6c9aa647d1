"""The cost of one neuron at every (w, b): the bowl, the wavy one, the line's.

Each is the mean, over a small data set, of a loss of z = w x + b.
w and b may be numbers or arrays of any shapes that fit together.
"""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.activation import Numbers, sigmoid
from core.loss import log_loss, log_loss_slope

Array: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Surface:
    """J(w, b), its slope and its curvature, for any loss of z.

    Each kind adds its loss of z, the slope dz of that loss, and its
    bend, the slope of dz.  `sharpest` is the largest bend there is.
    """

    x: Array  # (m,)
    y: Array  # (m,)
    sharpest: ClassVar[float]

    def loss(self, z: Numbers) -> Numbers:
        raise NotImplementedError

    def dz(self, z: Numbers) -> Numbers:
        raise NotImplementedError

    def bend(self, z: Numbers) -> Numbers:
        raise NotImplementedError

    def z(self, w: Numbers, b: Numbers) -> Numbers:
        """z = w x + b for every example: (..., m)."""
        wx = np.multiply.outer(w, self.x)
        return wx + np.asarray(b)[..., np.newaxis]

    def cost(self, w: Numbers, b: Numbers) -> Numbers:
        """J: the mean loss, with the shape of w and b."""
        return self.loss(self.z(w, b)).mean(axis=-1)

    def slope(
        self, w: Numbers, b: Numbers
    ) -> tuple[Numbers, Numbers]:
        """dw = mean(dz x) and db = mean(dz)."""
        dz = self.dz(self.z(w, b))  # (..., m)
        dw = (dz * self.x).mean(axis=-1)
        db = dz.mean(axis=-1)
        return dw, db

    def hessian(self, w: Numbers, b: Numbers) -> Array:
        """How the slope itself changes: (..., 2, 2)."""
        h = self.bend(self.z(w, b))  # (..., m)
        ww = (h * self.x**2).mean(axis=-1)
        wb = (h * self.x).mean(axis=-1)
        bb = h.mean(axis=-1)
        H = np.array([[ww, wb], [wb, bb]])
        return np.moveaxis(H, (0, 1), (-2, -1))


class LogisticBowl(Surface):
    """The course's cost: the mean log loss.  Convex everywhere.

    loss = log(1 + e^z) - y z,  dz = a - y,  bend = a (1 - a).
    """

    sharpest = 0.25

    def loss(self, z: Numbers) -> Numbers:
        return log_loss(z, self.y)

    def dz(self, z: Numbers) -> Numbers:
        return log_loss_slope(z, self.y)

    def bend(self, z: Numbers) -> Numbers:
        a = sigmoid(z)
        return a * (1.0 - a)


class SquaredSigmoid(Surface):
    """mean((a - y)^2) with a = sigmoid(z): flat far out, can be wavy.

    (No 1/2 here: the course's (a - y)^2 / 2 walks the same path
    with twice the alpha.)
    """

    sharpest = 0.15406  # max of 2 a^2 (1 - a) (2 - 3 a)

    def loss(self, z: Numbers) -> Numbers:
        return (sigmoid(z) - self.y) ** 2

    def dz(self, z: Numbers) -> Numbers:
        a = sigmoid(z)
        return 2.0 * (a - self.y) * a * (1.0 - a)

    def bend(self, z: Numbers) -> Numbers:
        a = sigmoid(z)
        s = a * (1.0 - a)
        pull = (a - self.y) * s * (1.0 - 2.0 * a)
        return 2.0 * (s * s + pull)


class SquaredLine(Surface):
    """mean((z - y)^2): a straight line, no sigmoid.

    Its slope grows without end, so too large an alpha flies away.
    """

    sharpest = 2.0

    def loss(self, z: Numbers) -> Numbers:
        return (z - self.y) ** 2

    def dz(self, z: Numbers) -> Numbers:
        return 2.0 * (z - self.y)

    def bend(self, z: Numbers) -> Numbers:
        return np.full_like(z, 2.0)
