"""How much do more data help whom?  Six models on the same photos.

Everyone learns by the same rule: batches of 32, Adam, every photo or
its mirror image by chance, 8,000 photos seen and 8 more for every
photo there is.  Only the plan differs, and the length of the step.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core import convnet, hand_made, learn_net, optimise
from core.convnet import Network
from core.convolution import Array
from core.learn_net import Pace
from core.loss import cost_slope
from core.plan import (
    Conv,
    Dense,
    MaxPool,
    MeanPool,
    Plan,
    Shape,
    weights_in,
)

SIDE = 32  # pixels
BATCH = 32
DECAY = 0.01
SEEN, AGAIN = 8_000, 8  # photos in any case, and per photo
Bytes = NDArray[np.uint8]


def filters(n: int) -> Plan:
    """A convolutional network that begins with n filters."""
    first, then, last = (Conv(3, n * k) for k in (1, 2, 4))
    return (first, MaxPool(), then, MaxPool(), last,
            MeanPool(), Dense(1))


PLANS: dict[str, Plan] = {
    "logistic": (Dense(1),),  # one neuron on the pixels
    "features": (Dense(1),),  # one neuron on what people chose
    "dense": (Dense(64, relu=True), Dense(1)),
    "small": filters(4),
    "medium": filters(12),
    "large": filters(36),
}


@dataclass(frozen=True, eq=False)
class Learned:
    """A network, and whether it looks at the pixels."""

    network: Network
    pixels: bool

    def right(self, P: Bytes, Y: Bytes) -> int:
        """How many of m pictures it judges as the labels say."""
        X = P if self.pixels else seen(P)
        z = convnet.outputs(self.network, X)[:, 0]
        return int(np.sum((z > 0) == (Y == 1)))


def smaller(P: Bytes) -> Bytes:
    """(m, 64, 64, 3) to (m, 32, 32, 3): means of 2 x 2 pixels."""
    four = P.reshape(len(P), SIDE, 2, SIDE, 2, 3)
    mean = four.mean(axis=(2, 4), dtype=np.float32)
    return np.asarray(np.rint(mean), np.uint8)


def seen(P: Bytes) -> Array:
    """What people chose to look at, as a row of channels."""
    return 255 * hand_made.features(P)[:, None, None, :]


def parameters(model: str) -> int:
    """How many numbers it learns: W and b of all layers."""
    shape: Shape = (SIDE, SIDE, 3)
    if model == "features":
        shape = seen(np.zeros((1, *shape), np.uint8)).shape[1:]
    return weights_in(PLANS[model], shape)


def steps(m: int) -> int:
    """How long everyone learns from m photos."""
    return (SEEN + AGAIN * m) // BATCH


def train(
    model: str, P: Bytes, Y: Bytes, alpha: float, seed: int
) -> Learned:
    """One training, from nothing to the end."""
    pixels = model != "features"
    flipped = P[:, :, ::-1]
    both = (P, flipped) if pixels else (seen(P), seen(flipped))
    network = fresh(PLANS[model], both[0], seed)
    walk = learn_net.start(network)
    pace = Pace(alpha, DECAY, steps(len(Y)))
    rng = np.random.default_rng((seed, len(Y)))
    order = np.zeros(0, np.intp)
    for k in range(pace.steps):
        while len(order) < BATCH:
            order = np.append(order, rng.permutation(len(Y)))
        i, order = order[:BATCH], order[BATCH:]
        mirror = rng.random(BATCH) < 0.5
        X = np.where(
            mirror[:, None, None, None], both[1][i], both[0][i])
        step(walk, X, Y[i], pace, k)
    return Learned(convnet.folded(network), pixels)


def fresh(plan: Plan, X: Array, seed: int) -> Network:
    """A network that knows how bright its photos are, no more.

    A single neuron begins with zeros, as in the course.
    """
    mean = X.mean((0, 1, 2), np.float64) / 255
    std = X.std((0, 1, 2), dtype=np.float64) / 255 + 0.01
    network = convnet.start(seed, plan, mean, std, shape=X.shape[1:])
    if len(plan) > 1:
        return network
    zeros = {k: 0 * a for k, a in network.layers[0].items()}
    return replace(network, layers=(zeros,))


def step(
    walk: learn_net.Walk, X: Array, Y: Bytes, pace: Pace, k: int
) -> None:
    """One step downhill on one batch, in place."""
    z, caches = convnet.forward(walk.network, X)
    dz = cost_slope(z, Y[:, None].astype(z.dtype))
    slopes = convnet.backward(
        walk.network, caches, np.asarray(dz, z.dtype))
    learn_net.shortened(slopes)
    convnet.remember(walk.network, caches)
    optimise.adam(
        walk.network.layers, slopes, walk.memory,
        pace.at(k), pace.decay)
