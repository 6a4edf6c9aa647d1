"""The network a plan tells: slopes, folding, what it sees, and that it learns."""

from __future__ import annotations

import tracemalloc
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from core import network as columns
from core.activation import ACTIVATIONS, sigmoid
from core.batch_norm import EPSILON
from core.convnet import (
    Network,
    answers,
    backward,
    cat_map,
    features,
    folded,
    forward,
    only_cat,
    outputs,
    remember,
    standardised,
    start,
)
from core.convolution import convolve
from core.loss import cost, cost_slope
from core.optimise import adam, momentum, nothing_yet
from core.picture import to_columns
from core.plan import PLAN, Conv, Dense, MaxPool, MeanPool, Plan, shapes
from core.teacher import feature_cost

Array = NDArray[Any]
SMALL: Plan = (Conv(3, 4, stride=2), MaxPool(), Conv(3, 6), MeanPool(), Dense(1))
SKIPS: Plan = (
    Conv(3, 4, stride=2),
    Conv(3, 4),
    Conv(3, 4, skip=2),
    Conv(1, 4, relu=False, skip=1),
    MaxPool(),
    Conv(5, 3),
    Dense(5, relu=True),
    Dense(2),
)


def pictures(seed: int, m: int, *shape: int) -> Array:
    return np.random.default_rng(seed).integers(0, 256, (m, *shape, 3), dtype=np.uint8)


def lived(network: Network, seed: int = 0) -> Network:
    """With averages, gammas and betas as if it had learned."""
    r = np.random.default_rng(seed)
    for p in network.layers:
        for name in set(p) - {"W"}:
            low = 0.5 if name in ("gamma", "var") else -1.0
            p[name][:] = r.uniform(low, 2.0, p[name].shape)
    return network


@pytest.mark.parametrize("norm", [True, False])
@pytest.mark.parametrize("plan", [SMALL, SKIPS])
def test_every_slope_of_every_layer_is_that_of_finite_differences(plan: Plan, norm: bool) -> None:
    network = lived(start(1, plan, norm=norm, dtype=np.float64, shape=(10, 8, 3)))
    X = pictures(0, 3, 10, 8)
    z, caches = forward(network, X)
    R = np.random.default_rng(2).standard_normal(z.shape)  # J = the sum of R times z
    slopes = backward(network, caches, R)
    for p, found in zip(network.layers, slopes, strict=True):
        assert set(found) == set(p) - {"mean", "var"}
        for name, slope in found.items():
            w = p[name]
            for at in list(np.ndindex(w.shape))[:: max(1, w.size // 12)]:
                was, J = w[at], []
                for way in (1e-6, -1e-6):
                    w[at] = was + way
                    J.append(np.sum(R * forward(network, X)[0]))
                w[at] = was
                assert slope[at] == pytest.approx((J[0] - J[1]) / 2e-6, rel=1e-3, abs=1e-5), name


def test_the_slope_along_the_answer_is_the_log_loss_of_soft_labels_too() -> None:
    z, y = np.array([[0.3], [-2.0], [5.0]]), np.array([[1.0], [0.2], [0.7]])
    for i in range(3):
        up, down = z.copy(), z.copy()
        up[i] += 1e-6
        down[i] -= 1e-6
        assert cost_slope(z, y)[i, 0] == pytest.approx((cost(up, y) - cost(down, y)) / 2e-6, abs=1e-8)
    assert cost_slope(z.astype(np.float32), y.astype(np.float32)).dtype == np.float32


def test_a_skip_adds_what_came_in_before_the_relu() -> None:
    plan: Plan = (Conv(3, 3), Conv(3, 3, skip=2), Dense(1))
    network = start(0, plan, norm=False, dtype=np.float64, shape=(5, 4, 3))
    X = pictures(0, 2, 5, 4)
    _, caches = forward(network, X)
    came = standardised(network, X)
    first = np.maximum(0, convolve(came, network.layers[0]["W"]))
    np.testing.assert_allclose(caches[1].A, np.maximum(0, came + convolve(first, network.layers[1]["W"])))


@pytest.mark.parametrize("plan", [SMALL, SKIPS])
def test_folding_the_batch_norm_changes_no_answer(plan: Plan) -> None:
    """The reference: each conv's z, stretched and shifted by the kept averages, through a plan cut after that conv."""
    network = lived(start(3, plan, dtype=np.float64, shape=(12, 12, 3)))
    ready = folded(network)
    assert all(set(p) <= {"W", "b"} for p in ready.layers)
    X = pictures(1, 2, 12, 12)
    _, caches = forward(ready, X)
    inputs = [cache.X for cache in caches]
    for i, (layer, p) in enumerate(zip(plan, network.layers, strict=True)):
        if not isinstance(layer, Conv):
            continue
        Z = convolve(inputs[i], p["W"], None, layer.stride)
        A = p["gamma"] * (Z - p["mean"]) / np.sqrt(p["var"] + EPSILON) + p["beta"]
        A = A + inputs[i + 1 - layer.skip] if layer.skip else A
        np.testing.assert_allclose(caches[i].A, np.maximum(0, A) if layer.relu else A, atol=1e-9)


def test_ready_to_judge_one_picture_does_not_see_the_others() -> None:
    network = lived(start(3, SMALL, dtype=np.float64, shape=(12, 12, 3)))
    X = pictures(1, 21, 12, 12)  # two parts
    alone = np.concatenate([outputs(network, x[None]) for x in X])
    np.testing.assert_allclose(outputs(network, X), alone, atol=1e-12)
    learning = forward(network, X)[0]
    assert np.abs(learning - alone).max() > 0.01  # while it learns, the batch is asked


def test_the_pictures_are_standardised_in_the_bits_of_the_network_and_left_as_they_are() -> None:
    X = pictures(0, 2, 4, 4)
    before = X.copy()
    network = start(0, SMALL, mean=(0.5, 0.4, 0.3), std=(0.2, 0.25, 0.3))
    seen = standardised(network, X)
    assert seen.dtype == np.float32
    np.testing.assert_allclose(seen, (X / 255 - [0.5, 0.4, 0.3]) / [0.2, 0.25, 0.3], atol=1e-5)
    np.testing.assert_array_equal(X, before)


def test_a_start_is_the_same_for_a_seed_and_has_the_spread_of_he() -> None:
    one, two, other = start(5), start(5), start(6)
    for p, q, r in zip(one.layers, two.layers, other.layers, strict=True):
        for name, array in p.items():
            np.testing.assert_array_equal(array, q[name])
            assert array.dtype == np.float32
        if "W" in p:
            assert np.abs(p["W"] - r["W"]).max() > 0.01
            fan_in = p["W"].size / p["W"].shape[-1]
            gain = 1 if p is one.layers[-1] else 2
            assert p["W"].std() == pytest.approx(np.sqrt(gain / fan_in), rel=0.15)
    deeper = start(5, (*PLAN[:-2], Conv(3, 8), *PLAN[-2:]))
    np.testing.assert_array_equal(deeper.layers[0]["W"], one.layers[0]["W"])


def test_what_the_layers_answer_has_the_shapes_of_the_plan() -> None:
    network = start(0)
    told = answers(network, pictures(0, 1, 64, 64)[0])
    assert tuple(a.shape for a in told) == shapes(PLAN, (64, 64, 3))[1:]
    assert {a.dtype for a in told} == {np.dtype(np.float32)}


def test_the_map_of_the_cat_has_the_answer_as_its_mean() -> None:
    network = lived(start(0, PLAN))
    X = pictures(4, 1, 64, 64)
    seen = cat_map(network, X[0])
    assert seen.shape == (8, 8)
    assert seen.mean() == pytest.approx(outputs(network, X)[0, 0], rel=1e-4)


def test_the_features_weighted_by_the_last_layer_are_the_answer() -> None:
    network = lived(start(0, (*SMALL[:-1], Dense(3)), shape=(12, 12, 3)))
    X = pictures(4, 20, 12, 12)
    last = network.layers[-1]
    assert features(network, X).shape == (20, 6)
    np.testing.assert_allclose(features(network, X) @ last["W"] + last["b"], outputs(network, X), rtol=1e-5)
    cat = only_cat(network)
    np.testing.assert_allclose(outputs(cat, X)[:, 0], outputs(network, X)[:, 0], rtol=1e-5)
    assert outputs(cat, X).shape == (20, 1)


def test_no_pictures_have_no_answers() -> None:
    network = start(0, SMALL, shape=(12, 12, 3))
    assert outputs(network, pictures(0, 0, 12, 12)).shape == (0, 1)
    assert features(network, pictures(0, 0, 12, 12)).shape == (0, 6)


def test_memory_does_not_grow_with_the_number_of_pictures_judged() -> None:
    network = start(0, (Conv(3, 8), MaxPool(), Conv(3, 8), MeanPool(), Dense(1)))
    peaks = []
    for m in (32, 128):
        X = pictures(0, m, 64, 64)
        tracemalloc.start()
        outputs(network, X)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.1 * peaks[0] < 60e6


def test_a_plan_of_one_neuron_is_logistic_regression_on_the_homeworks_column() -> None:
    network = start(0, (Dense(1),), mean=0, std=1, dtype=np.float64)
    X = pictures(0, 3, 64, 64)
    w, b = network.layers[0]["W"], network.layers[0]["b"]
    np.testing.assert_allclose(outputs(network, X).T, w.T @ (to_columns(X) / 255) + b, rtol=1e-9)


def test_a_plan_of_dense_layers_is_the_network_of_columns() -> None:
    network = lived(start(2, (Dense(5, relu=True), Dense(4, relu=True), Dense(1)), dtype=np.float64, shape=(4, 4, 3)))
    X = pictures(0, 6, 4, 4)
    Y = np.array([[0.0, 1.0, 1.0, 0.0, 1.0, 0.0]])
    relu = ACTIVATIONS["relu"]
    parameters = tuple((p["W"].T, p["b"][:, None]) for p in network.layers)
    A, Z = columns.forward(parameters, standardised(network, X).reshape(6, -1).T, relu)
    z, caches = forward(network, X)
    np.testing.assert_allclose(z.T, Z[-1], atol=1e-9)
    theirs = columns.backward(parameters, A, Z, Y, relu)
    ours = backward(network, caches, cost_slope(z, Y.T))
    for found, (dW, db) in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(found["W"], dW.T, atol=1e-9)
        np.testing.assert_allclose(found["b"], db[:, 0], atol=1e-9)


@settings(max_examples=20)
@given(st.integers(0, 1000), st.integers(0, 3), st.integers(1, 3), st.integers(0, 3))
def test_any_plan_flows_forwards_and_backwards(seed: int, convs: int, stride: int, skips: int) -> None:
    body = tuple(Conv(3, 4, skip=min(skips, i)) for i in range(convs))
    plan: Plan = (Conv(3, 4, stride=stride), *body, MaxPool(), Conv(1, 3, relu=False), MeanPool(), Dense(2))
    network = start(seed, plan, shape=(9, 11, 3))
    z, caches = forward(network, pictures(seed, 2, 9, 11))
    slopes = backward(network, caches, np.ones_like(z))
    assert [cache.A.shape[1:] for cache in caches] == list(shapes(plan, (9, 11, 3))[1:])
    for p, found in zip(network.layers, slopes, strict=True):
        assert all(a.shape == p[name].shape and a.dtype == np.float32 for name, a in found.items())


def shapes_drawn(seed: int, m: int) -> tuple[Array, Array]:
    """Bright discs (1) and crosses (0) of many colours, places and sizes on dark grounds, (m, 16, 16, 3)."""
    r = np.random.default_rng(seed)
    Y = np.arange(m) % 2
    y, x = np.mgrid[:16, :16]
    X = np.empty((m, 16, 16, 3))
    for i in range(m):
        dy, dx, size = y - r.uniform(5, 10), x - r.uniform(5, 10), r.uniform(3, 5)
        disc = np.hypot(dy, dx) < size
        cross = (np.minimum(abs(dy), abs(dx)) < 1) & (np.maximum(abs(dy), abs(dx)) < size)
        dark, bright = r.uniform(0, 100, 3), r.uniform(155, 255, 3)
        X[i] = np.where((disc if Y[i] else cross)[..., None], bright, dark)
    return np.clip(X + r.normal(0, 8, X.shape), 0, 255).astype(np.uint8), Y


def taught(network: Network, step: Any, alpha: float, passes: int = 10) -> float:
    """Its accuracy on shapes it has never seen, after learning from 256 others."""
    X, Y = shapes_drawn(0, 256)
    memory = None
    r = np.random.default_rng(1)
    for k in r.permuted(np.tile(np.arange(256), (passes, 1)), axis=1).reshape(-1, 32):
        z, caches = forward(network, X[k])
        remember(network, caches)
        slopes = backward(network, caches, cost_slope(z, Y[k, None].astype(np.float32)))
        memory = memory or nothing_yet(slopes)
        step(network.layers, slopes, memory, alpha, 0.01)
    X, Y = shapes_drawn(99, 200)
    return float(np.mean((outputs(network, X)[:, 0] > 0) == (Y == 1)))


LEARNER: Plan = (Conv(3, 8), Conv(3, 8, skip=1), MaxPool(), Conv(3, 16), MeanPool(), Dense(1))


@pytest.mark.parametrize(("step", "alpha", "norm"), [(adam, 0.01, True), (momentum, 0.03, True), (adam, 0.01, False)])
def test_a_tiny_network_learns_to_tell_discs_from_crosses(step: Any, alpha: float, norm: bool) -> None:
    network = start(1, LEARNER, norm=norm, shape=(16, 16, 3))
    assert taught(network, step, alpha) > 0.95
    assert all(a.dtype == np.float32 for p in network.layers for a in p.values())


def test_a_pupil_comes_closer_to_its_teacher() -> None:
    X, _ = shapes_drawn(0, 64)
    teacher = start(7, (Conv(3, 4), MeanPool(), Dense(4)), norm=False, shape=(16, 16, 3))
    told = outputs(teacher, X)
    y, T = sigmoid(told[:, 0]), told[:, 1:]
    pupil = start(1, (*LEARNER[:-1], Dense(4)), shape=(16, 16, 3))
    J, memory = [], None
    for _ in range(40):
        z, caches = forward(pupil, X)
        now, dz = feature_cost(z, y, T, 1.0)
        J.append(now)
        slopes = backward(pupil, caches, dz)
        memory = memory or nothing_yet(slopes)
        adam(pupil.layers, slopes, memory, 0.02)
    floor = float(-np.mean(y * np.log(y) + (1 - y) * np.log(1 - y)))  # no pupil can be surer than its teacher
    assert J[-1] - floor < 0.1 * (J[0] - floor)
