"""How networks learn: the cost falls, its slope agrees with finite differences, and the average follows."""

from __future__ import annotations

import numpy as np
import pytest

from core import convnet, learn_net
from core.learn_net import Lessons, Pace
from core.plan import Conv, Dense, MeanPool
from core.sources import Pictures
from tests.core import minds

PLAN = (Conv(5, 6, stride=4), MeanPool(), Dense(1))
LEVELS = np.where(np.arange(40) % 2, 170, 80).astype(np.uint8)
PHOTOS = Pictures(
    np.minimum(minds.pictures(40) // 4 + LEVELS[:, None, None, None], 255).astype(np.uint8),
    (np.arange(40) % 2).astype(np.uint8), np.full(40, "made"),
)  # fmt: skip


def test_the_cost_falls_and_the_average_judges_what_it_never_saw() -> None:
    walk = learn_net.start(convnet.start(1, PLAN))
    pace, costs = Pace(0.02, 0.01, 60, 5), []
    for k in range(60):
        batch = np.random.default_rng(k).permutation(30)[:16]
        costs.append(learn_net.step(walk, PHOTOS, batch, pace, k, np.random.default_rng((1, k))))
    assert np.mean(costs[-10:]) < 0.6 * np.mean(costs[:5])
    z = convnet.outputs(walk.average, PHOTOS.X[30:])[:, 0]
    assert np.mean((z > 0) == (PHOTOS.Y[30:] == 1)) >= 0.8


def test_the_first_photo_of_a_pair_is_a_cat_as_often_as_the_other() -> None:
    for batch in learn_net.batches(PHOTOS, 8, 1, 0):
        assert PHOTOS.Y[batch].mean() == 0.5
    one, same, other = (np.concatenate(learn_net.batches(PHOTOS, 8, 1, e)) for e in (0, 0, 1))
    np.testing.assert_array_equal(one, same)
    assert (one != other).any()
    assert sorted(one) == list(range(40))


def test_the_steps_get_longer_and_then_shorter() -> None:
    pace = Pace(0.1, 0, 1000, 100)
    alphas = [pace.at(k) for k in range(1000)]
    assert np.argmax(alphas) == pytest.approx(100, abs=2)
    assert max(alphas) == pytest.approx(0.1, rel=0.03)
    assert alphas[0] == pytest.approx(0.001, rel=0.01)
    assert alphas[-1] == pytest.approx(0.001, rel=0.05)
    assert (np.diff(alphas[101:]) < 0).all()


def test_dz_is_the_slope_of_the_cost_with_and_without_a_teacher() -> None:
    chance = np.random.default_rng(2)
    batch, y = np.array([3, 0, 2]), np.array([1.0, 0.0, 1.0])
    says = np.array([0.2, 0.5, 0.9, np.nan])  # of photo 3 nothing is said
    for t in (0, 2):
        for lessons in (None, Lessons(says, chance.normal(size=(4, t)), 0.7, 0.6)):
            z = chance.normal(size=(3, 1 + t))
            _, dz = learn_net.cost_of(z, y, batch, lessons)
            expected = np.zeros_like(z)
            for at in np.ndindex(z.shape):
                step = np.zeros_like(z)
                step[at] = 1e-6
                if lessons is not None and t and at[0] == 0 and at[1] > 0:
                    continue  # its features are free: T follows z, so there is no slope
                up, down = (learn_net.cost_of(z + s, y, batch, lessons)[0] for s in (step, -step))
                expected[at] = (up - down) / 2e-6
            np.testing.assert_allclose(dz, expected, atol=1e-8)


def test_slopes_that_are_too_steep_are_shortened_and_keep_their_direction() -> None:
    steep: tuple[dict[str, np.ndarray], ...] = ({"W": np.array([30.0, 0.0])}, {}, {"b": np.array([40.0])})
    learn_net.shortened(steep)
    np.testing.assert_allclose([steep[0]["W"][0], steep[2]["b"][0]], [1.2, 1.6])
    flat = ({"W": np.array([0.3, 0.4])},)
    learn_net.shortened(flat)
    np.testing.assert_array_equal(flat[0]["W"], [0.3, 0.4])


def test_the_average_follows_quickly_at_first_and_slowly_later() -> None:
    walk = learn_net.start(convnet.start(1, PLAN))
    start = walk.average.layers[0]["W"].copy()
    walk.network.layers[0]["W"][:] += 1
    walk.network.layers[0]["mean"][:] += 1
    learn_net.follow(walk, 0)
    np.testing.assert_allclose(walk.average.layers[0]["W"] - start, 0.9, rtol=1e-4)
    np.testing.assert_allclose(walk.average.layers[0]["mean"], 0.9, rtol=1e-4)
    learn_net.follow(walk, 10**6)
    np.testing.assert_allclose(walk.average.layers[0]["W"] - start, 0.9 + 0.1 * (1 - learn_net.SLOWEST), rtol=1e-4)


def test_walking_leaves_the_average_s_own_arrays_alone() -> None:
    walk = learn_net.start(convnet.start(1, PLAN))
    copy = learn_net.copied(walk.network)
    for p, q, r in zip(walk.network.layers, walk.average.layers, copy.layers, strict=True):
        for name, a in p.items():
            assert not np.shares_memory(a, q[name])
            assert not np.shares_memory(a, r[name])
