"""Adam and momentum in place: the same walks as in the lesson, the weight decay, and nothing new left behind."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from core import descent
from core.optimise import adam, momentum, nothing_yet


class Slanted:
    """A ground with a slope that is easily told: J = w^2 + 3 b^2 + w b."""

    def cost(self, w: Any, b: Any) -> Any:
        return w**2 + 3 * b**2 + w * b

    def slope(self, w: Any, b: Any) -> tuple[Any, Any]:
        return 2 * w + b, 6 * b + w


def walked(step: Any, alpha: float, steps: int) -> list[tuple[float, float]]:
    """Where each step leads from (2, -1)."""
    here = ({"W": np.array([2.0]), "b": np.array([-1.0])},)
    memory, places = None, []
    for _ in range(steps):
        w, b = here[0]["W"], here[0]["b"]
        places.append((float(w[0]), float(b[0])))
        dw, db = Slanted().slope(w, b)
        slopes = ({"W": dw, "b": db},)
        memory = memory or nothing_yet(slopes)
        step(here, slopes, memory, alpha)
    return places


def test_adam_is_the_walk_of_the_lesson() -> None:
    theirs = [(s.w, s.b) for s in descent.adam(Slanted(), 2.0, -1.0, 0.1, 29)]
    np.testing.assert_allclose(walked(adam, 0.1, 30), theirs, rtol=1e-9)


def test_momentum_is_the_walk_of_the_lesson_with_ten_times_the_alpha() -> None:
    theirs = [(s.w, s.b) for s in descent.momentum(Slanted(), 2.0, -1.0, 0.1, 29)]
    np.testing.assert_allclose(walked(momentum, 0.01, 30), theirs, rtol=1e-9)


@pytest.mark.parametrize("step", [adam, momentum])
def test_the_decay_shrinks_w_and_leaves_b(step: Any) -> None:
    here = ({"W": np.array([2.0], np.float32), "b": np.array([2.0], np.float32)},)
    flat = ({"W": np.zeros(1, np.float32), "b": np.zeros(1, np.float32)},)
    step(here, flat, nothing_yet(flat), 0.1, 0.5)
    assert (here[0]["W"][0], here[0]["b"][0]) == pytest.approx((2.0 * (1 - 0.1 * 0.5), 2.0))


@pytest.mark.parametrize("step", [adam, momentum])
def test_the_arrays_are_changed_in_place_and_keep_their_bits(step: Any) -> None:
    here: tuple[dict[str, Any], ...] = ({"W": np.ones(3, np.float32), "mean": np.ones(3, np.float32)}, {})
    W = here[0]["W"]
    slopes: tuple[dict[str, Any], ...] = ({"W": np.ones(3, np.float32)}, {})
    memory = nothing_yet(slopes)
    step(here, slopes, memory, 0.1)
    assert here[0]["W"] is W
    assert W[0] < 1.0
    assert W.dtype == memory.v[0]["W"].dtype == np.float32
    assert here[0]["mean"].tolist() == [1.0, 1.0, 1.0]  # what has no slope does not learn
    assert slopes[0]["W"].tolist() == [1.0, 1.0, 1.0]
    assert memory.t == 1
