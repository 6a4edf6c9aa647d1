"""What was learned in PyTorch as a model of ours: folded, calibrated, halved, measured, with its figures inside."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from assets.learning.student import MEAN, PLAN, STD, Student
from core.convnet import Network
from core.plan import Conv


def as_network(student: Student) -> Network:
    """The student's weights in the order of `core.convnet`: (k, k, c_in, c_out), and batch norm by its four arrays."""
    state = {name: value.float().numpy() for name, value in student.state_dict().items()}
    layers: list[dict[str, Any]] = []
    at = 0  # in PyTorch's list: filters, batch norm, ReLU, or a pooling
    for layer in PLAN[:-2]:
        if not isinstance(layer, Conv):
            layers.append({})
            at += 1
            continue
        norm = f"body.{at + 1}."
        W = state[f"body.{at}.weight"].transpose(2, 3, 1, 0)
        names = {"gamma": "weight", "beta": "bias", "mean": "running_mean", "var": "running_var"}
        layers.append({"W": np.ascontiguousarray(W), **{ours: state[norm + its] for ours, its in names.items()}})
        at += 3
    last = {"W": np.ascontiguousarray(state["cat.weight"].T), "b": state["cat.bias"]}
    mean, std = (np.array(v, np.float32) / 255 for v in (MEAN, STD))
    return Network(PLAN, (*layers, {}, last), mean, std)


def halves(Y: NDArray[np.uint8], seed: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """A random half of the photos to choose and calibrate with, and the other one for the figures."""
    first = np.random.default_rng(seed).random(len(Y)) < 0.5
    return first, ~first
