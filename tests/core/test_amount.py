"""Six models that learn by one rule: what the rule says, that all can learn, and that nothing is left to chance."""

from __future__ import annotations

import numpy as np
import pytest

from core import amount, convnet
from core.plan import Conv, Dense

RNG = np.random.default_rng(5)


def photos(m: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Noise; those of class 1 have upright stripes, in a colour of their own."""
    r = np.random.default_rng(seed)
    Y = (np.arange(m) % 2).astype(np.uint8)
    P = r.integers(60, 160, (m, 32, 32, 3))
    P[Y == 1, :, ::4] += 60
    P[Y == 1, :, :, 0] += 30
    return np.clip(P, 0, 255).astype(np.uint8), Y


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(amount, "SEEN", 32 * 25)
    monkeypatch.setattr(amount, "AGAIN", 0)


@pytest.mark.parametrize("model", amount.PLANS)
def test_every_model_learns_what_is_plain_to_see(model: str, quick: None) -> None:
    P, Y = photos(120)
    P_test, Y_test = photos(80, 1)
    learned = amount.train(model, P, Y, 0.01, 1)
    assert learned.right(P_test, Y_test) > 0.85 * 80


@pytest.mark.parametrize("model", ["logistic", "small"])
def test_a_seed_says_everything_and_another_seed_something_else(model: str, quick: None) -> None:
    P, Y = photos(40)
    one, two, three = (amount.train(model, P, Y, 0.003, seed).network.layers[0]["W"] for seed in (1, 1, 2))
    assert np.array_equal(one, two)
    assert not np.array_equal(one, three)


def test_photos_are_seen_8000_times_and_8_more_times_each() -> None:
    assert [amount.steps(m) * 32 for m in (50, 12_800)] == [8_384, 110_400]


def test_a_single_neuron_begins_with_zeros_and_a_network_does_not() -> None:
    P, _ = photos(10)
    assert not amount.fresh(amount.PLANS["logistic"], P, 1).layers[0]["W"].any()
    assert amount.fresh(amount.PLANS["small"], P, 1).layers[0]["W"].all()


def test_a_neuron_on_pixels_is_logistic_regression() -> None:
    """Its first step's slope is that of core.logistic."""
    from core import logistic

    P, Y = photos(32)
    network = amount.fresh(amount.PLANS["logistic"], P, 1)
    z, caches = convnet.forward(network, P)
    slopes = convnet.backward(network, caches, ((1 / (1 + np.exp(-z))) - Y[:, None]) / 32)
    X = convnet.standardised(network, P).reshape(32, -1).T.astype(np.float64)
    dw, db, _ = logistic.gradient(np.zeros((3072, 1)), 0.0, X, Y[None].astype(float))
    assert slopes[0]["W"] == pytest.approx(dw, abs=1e-5)
    assert float(slopes[0]["b"][0]) == pytest.approx(db, abs=1e-5)


def test_a_smaller_photo_is_the_mean_of_two_by_two_pixels() -> None:
    P = RNG.integers(0, 256, (3, 64, 64, 3)).astype(np.uint8)
    small = amount.smaller(P)
    assert small.shape == (3, 32, 32, 3)
    for i, y, x, c in ((0, 0, 0, 0), (2, 31, 31, 2), (1, 7, 20, 1)):
        four = P[i, 2 * y : 2 * y + 2, 2 * x : 2 * x + 2, c].astype(float)
        assert abs(small[i, y, x, c] - four.mean()) <= 0.5


@pytest.mark.parametrize("model", amount.PLANS)
def test_the_parameters_are_those_of_a_model_that_has_learned(
    model: str, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(amount, "SEEN", 32)
    P, Y = photos(8)
    learned = amount.train(model, P, Y, 0.001, 1)
    assert sum(a.size for layer in learned.network.layers for a in layer.values()) == amount.parameters(model)


def test_each_network_has_three_times_the_filters_of_the_one_before() -> None:
    sizes = ("small", "medium", "large")
    first = [[layer.out for layer in amount.PLANS[name] if isinstance(layer, Conv)] for name in sizes]
    assert first == [[4, 8, 16], [12, 24, 48], [36, 72, 144]]
    assert amount.PLANS["logistic"] == amount.PLANS["features"] == (Dense(1),)
