"""What a network makes of one picture, layer by layer, up to z.

The features f are what is known before the last layer; z is
f.w + b.  Where the features are means of maps, every place of the
picture has its share of z, too (`NetModel.cat_map`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core import cat, convnet, netfile
from core.activation import sigmoid
from core.cat import Floats, Pixels, Unlike, Verdict
from core.models import NetModel

SOON = 400_000_000  # products for one picture: about 50 ms


@dataclass(frozen=True, eq=False)
class Study:
    """The answers of all layers, and z taken apart."""

    layers: tuple[NDArray[Any], ...]  # one a layer; the last is z
    features: Floats  # (n,)
    w: Floats  # (n,)
    b: float
    map: Floats | None = None  # (h, w), if z has a map

    @property
    def parts(self) -> Floats:
        """What every feature adds to z, (n,)."""
        return self.features * self.w

    @property
    def z(self) -> float:
        """All of it: f.w + b."""
        return float(self.parts.sum() + self.b)


def study(model: NetModel, square: Pixels) -> Study:
    """Look at a picture once, and keep what every layer says."""
    network = model.network
    layers = tuple(model.answers(square))
    f = convnet.standardised(network, square[None])[0]
    if len(layers) > 1:
        f = layers[-2]
    last = network.layers[-1]
    w = last["W"][:, 0].astype(np.float64)
    places = model.cat_map(square)[0] if model.has_map else None
    return Study(
        layers, f.ravel().astype(np.float64), w,
        float(last["b"][0]), places,
    )


@dataclass(frozen=True, eq=False)
class Opinion:
    """What one model says of one picture."""

    model: cat.AnyModel
    verdict: Verdict
    unlike: Unlike | None  # None: it does not know what it has seen

    @property
    def strange(self) -> bool:
        """Is the picture unlike anything this model has seen?"""
        return self.unlike is not None and self.unlike.strange


def ask(model: cat.AnyModel, square: Pixels) -> Opinion:
    """Its verdict, and whether it knows such pictures at all."""
    verdict = cat.verdict(model, square)
    return Opinion(model, verdict, cat.strange(model, square))


def soon(model: cat.AnyModel) -> bool:
    """Does it answer before a hand would notice?"""
    if not isinstance(model, NetModel):
        return True
    return netfile.work(model.network.plan) <= SOON


@dataclass(frozen=True, eq=False)
class Covered:
    """One row of patches, each hidden in turn."""

    k: int  # how many rows are done
    z: Floats  # (n,): by how much z changes
    probability: Floats  # (n,)
    name: str = "hide"


def cover(
    model: NetModel, square: Pixels, patch: int, stride: int
) -> Iterator[tuple[Covered, ...]]:
    """`cat.hide_patches`, row by row: a network takes its time."""
    whole = model.z(square[None])[0]
    starts = range(0, len(square) - patch + 1, stride)
    for k, y in enumerate(starts):
        asked = np.repeat(square[None], len(starts), axis=0)
        for one, x in zip(asked, starts, strict=True):
            here = slice(y, y + patch), slice(x, x + patch)
            one[here] = model.average[here]
        z = model.z(asked)  # (n,)
        change = np.asarray(sigmoid(z) - sigmoid(whole))
        yield (Covered(k + 1, z - whole, change),)
