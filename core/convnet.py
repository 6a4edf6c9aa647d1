"""A network that is told by a plan: forwards, backwards, and what it sees.

Pictures are bytes (m, h, w, 3).  They are brought to mean 0 and
spread 1 per channel, then go through the layers of the plan; out come
z (m, n), and sigmoid(z[:, 0]) is the probability of a cat.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from core import batch_norm as bn
from core.convolution import (
    Array,
    convolve,
    filter_slope,
    over_places,
    picture_slope,
)
from core.plan import (
    PLAN,
    Conv,
    Dense,
    Layer,
    MaxPool,
    MeanPool,
    Plan,
    Shape,
    sizes,
)
from core.pooling import (
    max_pool,
    max_pool_slope,
    mean_pool,
    mean_pool_slope,
)

SHAPE = (64, 64, 3)
AT_ONCE = 16  # pictures: what flows takes about 2 MB each
Arrays = dict[str, Array]


@dataclass(frozen=True, eq=False)
class Network:
    """A plan, and the arrays of each of its layers.

    W and b; while a Conv learns with batch norm, gamma and beta
    stand for b, and mean and var are the averages it keeps.
    """

    plan: Plan
    layers: tuple[Arrays, ...]
    mean: Array  # of the pictures' channels, 0 to 1, (3,)
    std: Array  # (3,)
    shape: Shape = SHAPE


@dataclass(frozen=True, eq=False)
class Cache:
    """What a layer remembers for the way back."""

    X: Array  # what came in
    A: Array  # what went out
    norm: bn.Norm | None = None


def start(
    seed: int,
    plan: Plan = PLAN,
    mean: Any = (0.5, 0.5, 0.5),
    std: Any = (0.25, 0.25, 0.25),
    norm: bool = True,
    dtype: DTypeLike = np.float32,
    shape: Shape = SHAPE,
) -> Network:
    """A network that knows nothing: W from N(0, gain / n), b = 0.

    n numbers go into each z; the gain is 2 before a ReLU (He),
    otherwise 1.  Every layer has its own seed.
    """
    layers: list[Arrays] = []
    both = zip(plan, sizes(plan, shape), strict=True)
    for i, (layer, size) in enumerate(both):
        layers.append({})
        if not isinstance(layer, Conv | Dense):
            continue
        n = np.prod(size["W"][:-1])
        r = np.random.default_rng((seed, i))
        W = r.standard_normal(size["W"])
        W *= np.sqrt((2 if layer.relu else 1) / n)
        layers[i]["W"] = W.astype(dtype)
        normed = norm and isinstance(layer, Conv)
        for name in ("gamma", "beta", "mean", "var") if normed else "b":
            fill = np.ones if name in ("gamma", "var") else np.zeros
            layers[i][name] = fill(layer.out, dtype)
    mean, std = (np.array(v, dtype) for v in (mean, std))
    return Network(plan, tuple(layers), mean, std, shape)


def forward(
    network: Network, pictures: Array
) -> tuple[Array, list[Cache]]:
    """z (m, n), and what every layer remembers.

    A layer that learns with batch norm asks this batch; what is
    `folded` needs no batch, and one picture does not see the others.
    """
    A = standardised(network, pictures)
    came: list[Array] = []  # into each layer
    caches = []
    for layer, p in zip(network.plan, network.layers, strict=True):
        came.append(A)
        skip = layer.skip if isinstance(layer, Conv) else 0
        more = came[-skip] if skip else None
        caches.append(through(layer, p, A, more))
        A = caches[-1].A
    return A, caches


def through(
    layer: Layer, p: Arrays, X: Array, more: Array | None
) -> Cache:
    """One layer forwards; `more` is what skips it and is added."""
    if isinstance(layer, MaxPool):
        return Cache(X, max_pool(X))
    if isinstance(layer, MeanPool):
        return Cache(X, mean_pool(X))
    norm = None
    if isinstance(layer, Dense):
        x = X.reshape(len(X), len(p["W"]))  # (m, n_in)
        Z = x @ p["W"] + p["b"]
    else:
        Z = convolve(X, p["W"], p.get("b"), layer.stride)
        if "gamma" in p:
            Z, norm = bn.batch_norm(Z, p["gamma"], p["beta"])
        if more is not None:
            Z += more
    if layer.relu:
        np.maximum(Z, 0, out=Z)
    return Cache(X, Z, norm)


def backward(
    network: Network, caches: list[Cache], dz: Array
) -> tuple[Arrays, ...]:
    """The slopes of J along all arrays, from the last layer back.

    dz (m, n) is the slope along z.  What skipped layers on the way
    forwards skips them on the way back, and is added there.
    """
    slopes: list[Arrays] = []
    aside: dict[int, Array] = {}  # along what came into a layer
    dA = dz
    for i in reversed(range(len(caches))):
        layer = network.plan[i]
        cache = caches[i]
        if isinstance(layer, Conv | Dense) and layer.relu:
            dA = dA * (cache.A > 0)  # now it is dZ
        if isinstance(layer, Conv) and layer.skip:
            j = i - layer.skip + 1
            aside[j] = aside.get(j, 0) + dA
        dA, found = back(layer, network.layers[i], cache, dA, i > 0)
        if i > 0 and i in aside:
            dA = dA + aside[i]
        slopes.append(found)
    return tuple(reversed(slopes))


def back(
    layer: Layer, p: Arrays, cache: Cache, dZ: Array, further: bool
) -> tuple[Array, Arrays]:
    """One layer backwards: dX, and the slopes of its own arrays.

    Nobody asks for the slope along the pictures: not `further`.
    """
    X = cache.X
    if isinstance(layer, MaxPool):
        return max_pool_slope(X, cache.A, dZ), {}
    if isinstance(layer, MeanPool):
        return mean_pool_slope(X, dZ), {}
    if isinstance(layer, Dense):
        dW = X.reshape(len(X), -1).T @ dZ
        dX = (dZ @ p["W"].T).reshape(X.shape)
        return dX, {"W": dW, "b": dZ.sum(axis=0)}
    slopes = {}
    if cache.norm:
        dZ, slopes["gamma"], slopes["beta"] = bn.batch_norm_slope(
            dZ, p["gamma"], cache.norm)
    else:
        slopes["b"] = over_places(dZ)
    slopes["W"] = filter_slope(X, dZ, layer.k, layer.stride)
    if further:
        dZ = picture_slope(dZ, p["W"], X.shape, layer.stride)
    return dZ, slopes


def standardised(network: Network, pictures: Array) -> Array:
    """(bytes / 255 - mean) / std, every channel for itself."""
    X = pictures.astype(network.mean.dtype)
    X /= 255
    X -= network.mean
    X /= network.std
    return X


def remember(
    network: Network, caches: list[Cache], share: float = 0.1
) -> None:
    """Let the kept averages follow the batch, in place."""
    for p, cache in zip(network.layers, caches, strict=True):
        if cache.norm:
            bn.remember(p["mean"], p["var"], cache.norm, share)


def folded(network: Network) -> Network:
    """The same network, ready to judge: W and b are all it has."""
    layers = []
    for p in network.layers:
        if "gamma" in p:
            W, b = bn.folded(**p)
            p = {"W": W, "b": b}
        layers.append(p)
    return Network(
        network.plan, tuple(layers),
        network.mean, network.std, network.shape)


def only_cat(network: Network) -> Network:
    """Only the first output, when a teacher's others are done."""
    *most, last = network.layers
    first = {name: a[..., :1].copy() for name, a in last.items()}
    plan = (*network.plan[:-1], Dense(1))
    return Network(
        plan, (*most, first),
        network.mean, network.std, network.shape)


def answers(network: Network, picture: Array) -> list[Array]:
    """What each layer answers to one picture (h, w, 3)."""
    _, caches = forward(folded(network), picture[None])
    return [cache.A[0] for cache in caches]


def outputs(
    network: Network, pictures: Array, layer: int = -1
) -> Array:
    """One layer's answers to many pictures, a few at a time.

    The last layer's are z, (m, n).
    """
    ready = folded(network)
    found = []
    for i in range(0, max(1, len(pictures)), AT_ONCE):
        _, caches = forward(ready, pictures[i : i + AT_ONCE])
        found.append(caches[layer].A)
    return np.concatenate(found)


def features(network: Network, pictures: Array) -> Array:
    """What is known of each picture before the last layer: (m, c)."""
    return outputs(network, pictures, -2)


def cat_map(network: Network, picture: Array) -> NDArray[Any]:
    """Where the cat is seen: a map (h, w) whose mean is z.

    The last maps before mean pooling, weighted as the last layer
    weights their means ("class activation map", Zhou et al. 2016).
    For a plan that ends with MeanPool and Dense.
    """
    maps = answers(network, picture)[-3]  # (h, w, c)
    last = network.layers[-1]
    cam: Array = maps @ last["W"][:, 0] + last["b"][0]
    return cam
