"""A network as a model at the door: its answer, and what it sees.

The same for every plan: hidden layers on raw pixels ("network") or
convolutions ("convolution").  A model is made ready once: batch norm
goes into the filters, the calibration into the last layer, and every
weight becomes a half (16 bits), as in the file.  So what is measured
here is what everybody gets.
"""

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core import convnet
from core.activation import sigmoid
from core.convnet import Network
from core.figures import Figures
from core.plan import Conv, Dense, MeanPool, Plan, shapes
from core.strange import Familiar, familiar

Pixels = NDArray[np.uint8]  # (64, 64, 3)
Floats = NDArray[np.float64]
HALF_WAY = 0.05  # z may change by less when weights become halves


class Calibration(NamedTuple):
    """z / temperature + offset: less sure, and shifted."""

    temperature: float = 1.0
    offset: float = 0.0


AS_IT_IS = Calibration()

@dataclass(frozen=True, eq=False)
class NetModel:
    """A network that judges: z, and yhat = sigmoid(z)."""

    name: str
    kind: str  # "network" or "convolution"
    network: Network  # folded, calibrated, every weight a half
    average: Pixels  # (64, 64, 3)
    figures: Figures
    calibration: Calibration = AS_IT_IS  # is in the network
    familiar: Familiar | None = None  # what it has seen

    def z(self, pictures: NDArray[np.uint8]) -> Floats:
        """z of every picture: (m, 64, 64, 3) to (m,)."""
        if len(pictures) == 0:
            return np.empty(0)
        z = convnet.outputs(self.network, pictures)
        return z[:, 0].astype(np.float64)  # (m,)

    def probability(self, pictures: NDArray[np.uint8]) -> Floats:
        """sigmoid(z) of every picture, (m,)."""
        return np.asarray(sigmoid(self.z(pictures)))

    def features(
        self, pictures: NDArray[np.uint8]
    ) -> NDArray[np.float32]:
        """What is known before the last layer: (m, c)."""
        return convnet.features(self.network, pictures)

    def answers(self, square: Pixels) -> list[NDArray[np.float32]]:
        """What each layer of the plan answers; the last one is z."""
        return convnet.answers(self.network, square)

    def strangeness(self, pictures: NDArray[np.uint8]) -> Floats:
        """How unlike all it has seen, (m,): 1 is the limit.

        nan where the model does not know what it has seen.
        """
        if self.familiar is None:
            return np.full(len(pictures), np.nan)
        F = self.features(pictures)
        far = self.familiar.distance(F, pictures)
        return np.asarray(far, np.float64)

    @property
    def filters(self) -> NDArray[np.float32]:
        """What the first layer looks for, as pictures (n, k, k, 3).

        Per unit of bytes / 255; n neurons that see every pixel have
        pictures of 64 x 64.
        """
        W = self.network.layers[0]["W"]
        side = self.network.shape[0] if W.ndim == 2 else len(W)
        rows = W.reshape(side, side, 3, -1).transpose(3, 0, 1, 2)
        return np.asarray(rows / self.network.std)

    @property
    def has_map(self) -> bool:
        """Can z be shared out among the places of the picture?"""
        plan = self.network.plan
        return len(plan) > 2 and isinstance(plan[-2], MeanPool)

    def cat_map(self, square: Pixels) -> tuple[Floats, float]:
        """What each place says for a cat, (h, w), and the rest.

        The mean of the map and the rest (the bias) add up to z.
        """
        if not self.has_map:
            raise ValueError("no means of maps before the last layer")
        maps = self.answers(square)[-3]  # (h, w, c)
        last = self.network.layers[-1]
        w = last["W"][:, 0].astype(np.float64)
        return maps @ w, float(last["b"][0])


def ready(
    network: Network,
    name: str,
    average: Pixels,
    figures: Figures,
    calibration: Calibration = AS_IT_IS,
    tried: NDArray[np.uint8] | None = None,
) -> NetModel:
    """The model of a network that has learned.

    `tried`: pictures (m, 64, 64, 3) on which halves must answer as
    the network does, to within HALF_WAY.  ValueError if the plan
    cannot be one, a weight is too large, or halves are too coarse.
    """
    whole = calibrated(one_answer(network), calibration)
    small = halved(whole)
    model = NetModel(
        name, kind_of(network.plan), small, average, figures,
        Calibration(*map(float, calibration)),
    )
    if tried is not None:
        change = halving_changes(whole, small, tried)
        if not change < HALF_WAY:
            raise ValueError(f"halves change z by {change}")
    return model


def with_memory(
    model: NetModel, photos: NDArray[np.uint8]
) -> NetModel:
    """The model, with what these photos (m, 64, 64, 3) are like."""
    seen = familiar(model.features(photos), photos)
    return replace(model, familiar=seen)


def kind_of(plan: Plan) -> str:
    """What the door calls a network with this plan."""
    some = any(isinstance(layer, Conv) for layer in plan)
    return "convolution" if some else "network"


def one_answer(network: Network) -> Network:
    """Folded, and with one output: a teacher's others are left out."""
    network = convnet.folded(network)
    if shapes(network.plan, network.shape)[-1] != (1,):
        network = convnet.only_cat(network)
    last = network.plan[-1]
    if not isinstance(last, Dense) or last.relu:
        raise ValueError("the last layer must be one bare neuron")
    return network


def calibrated(network: Network, c: Calibration) -> Network:
    """w / temperature, b / temperature + offset, in the last layer."""
    *most, last = network.layers
    W = last["W"] / c.temperature
    b = last["b"] / c.temperature + c.offset
    end: dict[str, Any] = {"W": W, "b": b}
    return Network(
        network.plan, (*most, end),
        network.mean, network.std, network.shape)


def halved(network: Network) -> Network:
    """Every weight as the nearest half, kept in 32 bits."""
    layers = []
    for i, p in enumerate(network.layers):
        with np.errstate(over="ignore"):
            small = {k: a.astype(np.float16) for k, a in p.items()}
        if not all(np.isfinite(a).all() for a in small.values()):
            raise ValueError(f"layer {i} does not fit 16 bits")
        full = {k: a.astype(np.float32) for k, a in small.items()}
        layers.append(full)
    return Network(
        network.plan, tuple(layers),
        np.asarray(network.mean, np.float32),
        np.asarray(network.std, np.float32), network.shape)


def halving_changes(
    whole: Network, small: Network, pictures: NDArray[np.uint8]
) -> float:
    """The most that halves change z, over some pictures."""
    before = convnet.outputs(whole, pictures)
    after = convnet.outputs(small, pictures)
    return float(np.abs(after - before).max())
