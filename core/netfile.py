"""A network in a model file: its arrays, and the words for its plan.

The arrays are layer_00_W, layer_00_b and so on, in halves (16 bits);
mean and std of the channels.  The plan stands in the description.  It
is believed only if a picture can flow through it in good time.
"""

from dataclasses import fields
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core import plan
from core.convnet import SHAPE, Network
from core.description import real, some
from core.models import Calibration, NetModel, kind_of
from core.plan import Plan
from core.refusal import Refusal
from core.strange import KEEP, TRAITS, Cloud, Familiar

WEIGHTS = 4_000_000  # of a network: 8 MB in halves
WORK = 1_000_000_000  # products for one picture: about a second
FLOWS = 2_000_000  # numbers between two layers, for one picture
LAYERS = 100
INPUT = "64 x 64 RGB, row by row, R G B of each pixel"
STRETCH = (1e-3, 1e3)  # what a std may be
LEAST = 1e-9  # a spread or limit below it is none
CLOUDS = ("features", "traits")
WRONG = (KeyError, TypeError, ValueError, IndexError, RecursionError)
Arrays = dict[str, NDArray[Any]]
Layout = dict[str, tuple[str, tuple[int, ...]]]


def in_words(model: NetModel) -> dict[str, Any]:
    """What the description says of a network."""
    c = model.calibration
    return {
        "input": INPUT + ", (/ 255 - mean) / std",
        "output": "sigmoid(z) = the probability of a cat",
        "plan": plan.in_words(model.network.plan),
        "calibration": {
            "temperature": c.temperature,
            "offset": c.offset,
            "where": "in the last layer",
        },
    }


def arrays_of(model: NetModel) -> Arrays:
    """The arrays of a network, by their names in the file."""
    network = model.network
    arrays: Arrays = {
        f"layer_{i:02d}_{name}": np.ascontiguousarray(a, np.float16)
        for i, p in enumerate(network.layers)
        for name, a in p.items()
    }
    for name in ("mean", "std"):
        channels = getattr(network, name)
        arrays[name] = np.ascontiguousarray(channels, np.float32)
    if model.familiar is not None:
        arrays["familiar_limits"] = model.familiar.limits
        for name in CLOUDS:
            for part, a in vars(getattr(model.familiar, name)).items():
                whole = np.ascontiguousarray(a, np.float32)
                arrays[f"familiar_{name}_{part}"] = whole
    return arrays


def read_calibration(about: dict[str, Any]) -> Calibration:
    """What was done to z; only told, for it is in the weights."""
    try:
        told = about["calibration"]
        c = Calibration(real(told["temperature"]), real(told["offset"]))
    except (KeyError, TypeError, ValueError) as error:
        raise Refusal("weights_description") from error
    if c.temperature <= 0:
        raise Refusal("weights_description")
    return c


def read_plan(about: dict[str, Any], kind: str) -> Plan:
    """The plan, if a picture can flow through it in good time."""
    try:
        told = some(about["plan"])
        layers = plan.from_words(told[: LAYERS + 1])
        sound = all(map(_of_its_kind, plan.in_words(layers)))
        flows = plan.shapes(layers, SHAPE)
        bare = not getattr(layers[-1], "relu", True)
    except WRONG as error:
        raise Refusal("weights_plan") from error
    fits = flows[-1] == (1,) and kind_of(layers) == kind
    if not (sound and bare and fits):
        raise Refusal("weights_plan")
    many = plan.weights_in(layers, SHAPE) > WEIGHTS
    if many or work(layers) > WORK or max(map(prod, flows)) > FLOWS:
        limit = WEIGHTS // 1_000_000
        raise Refusal("weights_too_many", limit=limit)
    return layers


def _of_its_kind(words: dict[str, Any]) -> bool:
    """Numbers for numbers, and True or False for `relu`."""
    return all(
        type(value) is (bool if name == "relu" else int)
        for name, value in words.items()
        if name != "layer"
    )


def work(layers: Plan) -> int:
    """How many products one picture costs."""
    flows = plan.shapes(layers, SHAPE)[1:]
    told = plan.sizes(layers, SHAPE)
    return sum(
        prod(size["W"]) * prod(flow[:-1])
        for flow, size in zip(flows, told, strict=True)
        if size
    )


def layout(layers: Plan) -> Layout:
    """The arrays that a network with this plan must have."""
    told: Layout = {
        f"layer_{i:02d}_{name}": ("F16", shape)
        for i, size in enumerate(plan.sizes(layers, SHAPE))
        for name, shape in size.items()
    }
    channels = ("F32", SHAPE[-1:])
    return told | {
        "mean": channels,
        "std": channels,
        "average": ("U8", SHAPE),
    }


def familiar_layout(header: dict[str, Any], layers: Plan) -> Layout:
    """The arrays of what it has seen, if the file has them."""
    if "familiar_limits" not in header:
        return {}
    d = prod(plan.shapes(layers, SHAPE)[-2])
    told: Layout = {"familiar_limits": ("F32", (2,))}
    for name, n in zip(CLOUDS, (d, TRAITS), strict=True):
        k = min(n, KEEP)
        of = {"middle": (n,), "scale": (n,), "U": (n, k),
              "spread": (k,), "rest": (1,)}
        for part, shape in of.items():
            told[f"familiar_{name}_{part}"] = ("F32", shape)
    return told


def familiar_of(arrays: Arrays) -> Familiar | None:
    """What the model has seen; spreads that can be divided by."""
    if "familiar_limits" not in arrays:
        return None
    limits = arrays["familiar_limits"]
    clouds = []
    for name in CLOUDS:
        parts = {
            f.name: arrays[f"familiar_{name}_{f.name}"]
            for f in fields(Cloud)
        }
        clouds.append(Cloud(**parts))
        for part in ("scale", "spread", "rest"):
            if not parts[part].min() > LEAST:
                told = f"familiar_{name}_{part}"
                raise Refusal("weights_not_finite", name=told)
    if not limits.min() > LEAST:
        raise Refusal("weights_not_finite", name="familiar_limits")
    return Familiar(clouds[0], clouds[1], limits)


def network_of(layers: Plan, arrays: Arrays) -> Network:
    """The arrays where they belong."""
    low, high = STRETCH
    std = np.abs(arrays["std"])
    if not (low < std.min() and std.max() < high):
        raise Refusal("weights_not_finite", name="std")
    parts = []
    for i, size in enumerate(plan.sizes(layers, SHAPE)):
        own = {k: arrays[f"layer_{i:02d}_{k}"] for k in size}
        parts.append({k: a.astype(np.float32) for k, a in own.items()})
    mean, std = arrays["mean"], arrays["std"]
    return Network(layers, tuple(parts), mean, std)
