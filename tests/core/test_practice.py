"""Learning by shares: the same slopes as one thread finds, the same each time, and nothing left running."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from core.convnet import Network, forward, start
from core.loss import cost, cost_slope
from core.plan import Conv, Dense, MaxPool, MeanPool, Plan
from core.practice import Judge, averaged, practise

Array = NDArray[Any]
PLAN: Plan = (Conv(3, 4), MaxPool(), Conv(3, 5), MeanPool(), Dense(1))
X = np.random.default_rng(0).integers(0, 256, (11, 10, 8, 3), dtype=np.uint8)
Y = (np.arange(11) % 3 == 0).astype(float)[:, None]


def made(norm: bool) -> Network:
    return start(1, PLAN, norm=norm, dtype=np.float64, shape=(10, 8, 3))


def judged(Y: Array) -> Judge:
    return lambda z, k: (float(cost(z, Y[k])), cost_slope(z, Y[k]))


@pytest.mark.parametrize("threads", [2, 3, 50])
def test_without_batch_norm_the_shares_come_to_the_slopes_of_the_whole(threads: int) -> None:
    J, slopes = practise(made(norm=False), X, judged(Y), 1)
    K, found = practise(made(norm=False), X, judged(Y), threads)
    assert pytest.approx(J) == K
    for whole, share in zip(slopes, found, strict=True):
        assert set(whole) == set(share)
        for name in whole:
            np.testing.assert_allclose(share[name], whole[name], atol=1e-12)


def test_with_batch_norm_each_share_is_a_batch_of_its_own() -> None:
    J, slopes = practise(made(norm=True), X, judged(Y), 2)
    halves = [practise(made(norm=True), X[k], judged(Y[k]), 1) for k in (slice(0, 6), slice(6, 11))]
    assert pytest.approx((6 * halves[0][0] + 5 * halves[1][0]) / 11) == J
    theirs = averaged([half[1] for half in halves], [6 / 11, 5 / 11])
    for share, whole in zip(slopes, theirs, strict=True):
        for name in whole:
            np.testing.assert_allclose(share[name], whole[name], atol=1e-12)


def test_the_kept_averages_follow_all_shares() -> None:
    network = made(norm=True)
    apart = [forward(network, X[k])[1][0].norm for k in (slice(0, 6), slice(6, 11))]
    practise(network, X, judged(Y), 2)
    for name, kept in (("mean", 0.0), ("var", 1.0)):
        for norm, share in zip(apart, (0.6 / 11, 0.5 / 11), strict=True):
            kept = kept + share * (getattr(norm, name) - kept)
        np.testing.assert_allclose(network.layers[0][name], kept, rtol=1e-9)


def test_it_is_the_same_every_time() -> None:
    once, again = (practise(made(norm=True), X, judged(Y), 3) for _ in range(2))
    assert once[0] == again[0]
    for p, q in zip(once[1], again[1], strict=True):
        for name in p:
            np.testing.assert_array_equal(p[name], q[name])


def test_a_mistake_in_a_share_is_not_swallowed() -> None:
    def wrong(z: Array, k: Array) -> tuple[float, Array]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        practise(made(norm=True), X, wrong, 2)
