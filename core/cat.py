"""What a trained model is, its verdict, and why it says so.

A model sees a picture of 64 x 64 x 3 bytes; x = bytes / 255 is its
column in the homework's order.  Sums are taken in float64, so that
w.x + b, the contributions, the partial sums and the verdict's z are
the same number to about 1e-12: to every digit that is ever shown.
"""

from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.activation import sigmoid
from core.figures import Figures
from core.models import NetModel
from core.picture import to_columns

SHAPE = (64, 64, 3)
Pixels = NDArray[np.uint8]  # (64, 64, 3)
Floats = NDArray[np.float64]


class Judge(Protocol):
    """What every model here can do, whatever it is made of."""

    @property
    def name(self) -> str:
        """The file it came from, and what --model calls it."""

    @property
    def kind(self) -> str:
        """logistic, network or convolution."""

    @property
    def average(self) -> Pixels:
        """The mean of its training pictures, (64, 64, 3)."""

    @property
    def figures(self) -> Figures:
        """Where it comes from, and how often it is right."""

    def z(self, pictures: NDArray[np.uint8]) -> Floats:
        """The answers before the sigmoid: (m, 64, 64, 3) to (m,)."""

    def probability(self, pictures: NDArray[np.uint8]) -> Floats:
        """sigmoid(z), (m,)."""


@dataclass(frozen=True, eq=False)
class Model:
    """Logistic regression: yhat = sigmoid(w.T x + b), x = bytes/255."""

    name: str
    kind: str  # "logistic"
    w: NDArray[np.float32]  # (12288, 1)
    b: float
    average: Pixels  # (64, 64, 3)
    figures: Figures

    def z(self, pictures: NDArray[np.uint8]) -> Floats:
        """z = w.T x + b of every picture: (m, 64, 64, 3) to (m,)."""
        w = self.w.astype(np.float64)
        z = np.empty(len(pictures))
        for i in range(0, len(z), 500):  # 500 take 49 MB
            X = to_columns(pictures[i : i + 500]) / 255  # (n_x, m)
            z[i : i + 500] = (w.T @ X + self.b)[0]
        return z  # (m,)

    def probability(self, pictures: NDArray[np.uint8]) -> Floats:
        """sigmoid(z) of every picture, (m,)."""
        return np.asarray(sigmoid(self.z(pictures)))


AnyModel: TypeAlias = Model | NetModel


@dataclass(frozen=True)
class Verdict:
    """What a model says about one picture."""

    probability: float  # the model's probability that it is a cat
    z: float
    cat: bool
    model: str


def verdict(model: Judge, square: Pixels) -> Verdict:
    """Cat or not: is the model's probability above one half?"""
    z = float(model.z(square[None])[0])
    probability = float(sigmoid(z))
    return Verdict(probability, z, probability > 0.5, model.name)


@dataclass(frozen=True)
class Unlike:
    """How unlike everything a model has seen a picture is."""

    score: float
    threshold: float
    strange: bool  # is the score above the threshold?


def strange(model: Judge, square: Pixels) -> Unlike | None:
    """Noise, a page of text, one colour: no verdict means much.

    None if this model does not know what it has seen.
    """
    if not isinstance(model, NetModel) or model.familiar is None:
        return None
    score = float(model.strangeness(square[None])[0])
    return Unlike(score, 1.0, score > 1.0)


def contributions(
    model: Model, square: Pixels, against: str = "black"
) -> tuple[Floats, float]:
    """What every number of the picture adds to z, and the rest.

    black:   w x          and b            (a black picture adds 0)
    average: w (x - mean) and b + w.mean   (the average picture does)

    The (64, 64, 3) parts and the rest add up to z either way.
    """
    w = model.w.astype(np.float64).reshape(SHAPE)
    x = square / 255  # (64, 64, 3)
    if against == "black":
        return w * x, model.b
    mean = model.average / 255
    return w * (x - mean), model.b + float(np.sum(w * mean))


def partial_sums(parts: Floats, tile: int = 8) -> Floats:
    """12,288 terms as 3 x 8 x 8 sums: (channel, tile y, tile x).

    Each is the sum of one colour over one tile of 8 x 8 pixels; all
    of them together add up to what the parts add up to.
    """
    n = SHAPE[0] // tile
    tiles = parts.reshape(n, tile, n, tile, 3)
    sums: Floats = tiles.sum(axis=(1, 3)).transpose(2, 0, 1)
    return sums  # (3, n, n)


@dataclass(frozen=True, eq=False)
class Hidden:
    """How the answer changes when each patch in turn is hidden.

    Below zero: the patch had spoken for a cat.
    """

    z: Floats  # (rows, cols)
    probability: Floats  # (rows, cols)
    patch: int  # pixels on a side
    stride: int  # from one patch to the next; [i, j] starts there


def hide_patches(
    model: Judge,
    square: Pixels,
    patch: int = 8,
    stride: int = 4,
    fill: str = "average",
) -> Hidden:
    """Hide one patch after another and ask the model again.

    fill: "average" puts the average picture there, "grey" a grey.
    Works with any model: it only needs its z.
    """
    starts = range(0, SHAPE[0] - patch + 1, stride)
    n = len(starts)
    grey = np.full(SHAPE, 128, np.uint8)
    cover = model.average if fill == "average" else grey
    asked = np.repeat(square[None], n * n, axis=0)  # (n n, 64, 64, 3)
    for k in range(n * n):
        y, x = starts[k // n], starts[k % n]
        here = slice(y, y + patch), slice(x, x + patch)
        asked[(k, *here)] = cover[here]
    z = model.z(asked).reshape(n, n)
    whole = model.z(square[None])[0]
    change = sigmoid(z) - sigmoid(whole)
    return Hidden(z - whole, change, patch, stride)
