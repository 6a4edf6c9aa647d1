"""Models of every kind that nobody trained, small and quick: every weight by chance, so that every number matters."""

from __future__ import annotations

from functools import cache

import numpy as np

from core import convnet, models
from core.cat import AnyModel, Model
from core.figures import Check, Figures
from core.models import Calibration, NetModel
from core.plan import Conv, Dense, MaxPool, MeanPool, Plan

PLANS: dict[str, Plan] = {
    "network": (Dense(7, relu=True), Dense(5, relu=True), Dense(1)),
    "convolution": (
        Conv(5, 6, stride=2), MaxPool(), Conv(3, 8), Conv(3, 8, skip=1), Conv(3, 8, relu=False),
        Conv(3, 8, skip=2), MeanPool(), Dense(1),
    ),
    "convolution and hidden": (Conv(3, 4, stride=3), MaxPool(), Dense(6, relu=True), Dense(1)),
}  # fmt: skip
FIGURES = Figures(20, 8, (Check("猫", 10, 7, 12, 6, True),), "2026-01-01", "a command", "why")


def pictures(m: int, seed: int = 0) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Noise."""
    return np.random.default_rng(seed).integers(0, 256, (m, 64, 64, 3), dtype=np.uint8)


def logistic() -> Model:
    """One neuron."""
    chance = np.random.default_rng(3)
    w = chance.normal(0, 0.02, (12288, 1)).astype(np.float32)
    return Model("mine", "logistic", w, -0.25, pictures(1)[0], FIGURES)


def raw(which: str) -> convnet.Network:
    """A network in the middle of learning: its averages, gammas and biases are not what they were at the start."""
    network = convnet.start(4, PLANS[which], (0.5, 0.45, 0.4), (0.25, 0.24, 0.26))
    chance = np.random.default_rng(5)
    for p in network.layers:
        for name in set(p) - {"W"}:
            p[name] += chance.uniform(0.1, 0.4, p[name].shape).astype(np.float32)
    return network


@cache
def mind(which: str) -> AnyModel:
    """A model of a kind."""
    return logistic() if which == "logistic" else net(which)


@cache
def net(which: str) -> NetModel:
    """A model made of a network."""
    return models.ready(raw(which), "mine", pictures(1)[0], FIGURES, Calibration(1.7, 0.3), pictures(20, 1))
