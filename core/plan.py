"""The plan of a network: which layers follow one another.

A plan is a tuple of layers and holds no weights.  It knows the shape
of what flows through it, and how much there is to learn.
"""

from dataclasses import asdict, dataclass
from math import prod
from typing import Any, TypeAlias

from core.convolution import places

Shape: TypeAlias = tuple[int, ...]


@dataclass(frozen=True)
class Conv:
    """`out` filters of k x k, batch norm, ReLU.

    With skip = s, what came into the layer s - 1 before this one is
    added just before the ReLU (with s = 1, what came into this one):
    the last s layers only say what is to be changed.
    Source: course 4, week 2, "ResNets".
    """

    k: int
    out: int
    stride: int = 1
    relu: bool = True
    skip: int = 0


@dataclass(frozen=True)
class MaxPool:
    """The largest of every 2 x 2."""


@dataclass(frozen=True)
class MeanPool:
    """The average of every map; what comes out are the features."""


@dataclass(frozen=True)
class Dense:
    """`out` neurons that are connected with everything before."""

    out: int
    relu: bool = False


Layer: TypeAlias = Conv | MaxPool | MeanPool | Dense
Plan: TypeAlias = tuple[Layer, ...]
LAYERS = {kind.__name__: kind
          for kind in (Conv, MaxPool, MeanPool, Dense)}

PLAN: Plan = (
    Conv(5, 32, stride=2),
    Conv(3, 64),
    MaxPool(),
    Conv(3, 96),
    Conv(3, 128),
    MaxPool(),
    Conv(3, 192),
    Conv(3, 256),
    MeanPool(),
    Dense(1),
)


def shapes(plan: Plan, shape: Shape) -> tuple[Shape, ...]:
    """The shape of what flows: the picture's, then each layer's.

    Raises ValueError, with the layer's number, if it cannot flow.
    """
    flow = [shape]
    for i, layer in enumerate(plan):
        try:
            out = after(layer, flow[-1])
        except (TypeError, ValueError) as error:
            says = f"layer {i} {layer} cannot take {flow[-1]}"
            raise ValueError(says) from error
        skip = layer.skip if isinstance(layer, Conv) else 0
        if not 0 <= skip <= i + 1 or (skip and flow[-skip] != out):
            raise ValueError(f"layer {i} {layer} cannot skip")
        if min(out) < 1:
            raise ValueError(f"layer {i} {layer} leaves nothing")
        flow.append(out)
    return tuple(flow)


def after(layer: Layer, shape: Shape) -> Shape:
    """The shape that comes out of one layer."""
    if isinstance(layer, Dense):
        return (layer.out,)
    h, w, c = shape
    if isinstance(layer, Conv):
        k, s = layer.k, layer.stride
        if min(k, s) < 1:
            raise ValueError(layer)
        return places(h, k, s), places(w, k, s), layer.out
    return (h // 2, w // 2, c) if isinstance(layer, MaxPool) else (c,)


def sizes(plan: Plan, shape: Shape) -> tuple[dict[str, Shape], ...]:
    """The arrays of every layer once it has learned: W and b."""
    told = []
    for layer, into in zip(plan, shapes(plan, shape), strict=False):
        W: Shape = ()
        if isinstance(layer, Conv):
            W = (layer.k, layer.k, into[-1], layer.out)
        elif isinstance(layer, Dense):
            W = (prod(into), layer.out)
        told.append({"W": W, "b": W[-1:]} if W else {})
    return tuple(told)


def weights_in(plan: Plan, shape: Shape) -> int:
    """How many numbers W and b of all layers are."""
    arrays = (size for told in sizes(plan, shape)
              for size in told.values())
    return sum(prod(size) for size in arrays)


def in_words(plan: Plan) -> list[dict[str, Any]]:
    """The plan as lists and dictionaries, for a file."""
    return [{"layer": type(layer).__name__, **asdict(layer)}
            for layer in plan]


def from_words(told: list[dict[str, Any]]) -> Plan:
    """The way back; ValueError if it is no plan."""
    layers = []
    for words in told:
        try:
            rest = dict(words)
            layer = LAYERS[rest.pop("layer")](**rest)
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"no layer: {words}") from error
        if any(type(v) not in (int, bool) for v in rest.values()):
            raise ValueError(f"no layer: {words}")
        layers.append(layer)
    return tuple(layers)
