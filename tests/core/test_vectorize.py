"""The same sum with a loop and without: the same answers, and a clock that is read honestly."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import vectorize
from core.vectorize import SIZES, Timing, measure, measured, timed, ways

numbers = st.lists(st.floats(-20.0, 20.0), min_size=1, max_size=40)


@given(numbers, st.integers(0, 9))
def test_the_loop_and_the_call_add_up_the_same_products(a: list[float], seed: int) -> None:
    b = np.random.default_rng(seed).standard_normal(len(a))
    expected = sum(p * q for p, q in zip(a, b.tolist(), strict=True))
    assert vectorize.dot_loop(a, b) == pytest.approx(expected)
    assert vectorize.dot_numpy(np.array(a), b) == pytest.approx(expected, abs=1e-9)


@given(numbers)
def test_the_loop_and_the_call_give_the_same_powers_of_e(v: list[float]) -> None:
    assert vectorize.exp_loop(v) == pytest.approx(vectorize.exp_numpy(np.array(v)))


@pytest.mark.parametrize("m", [1, 7, 60])
def test_the_loops_gradient_is_that_of_the_cost(m: int) -> None:
    rng = np.random.default_rng(m)
    w, X, Y = rng.standard_normal(4), rng.random((4, m)), np.where(rng.random(m) < 0.5, 1.0, 0.0)

    def cost(w: np.ndarray) -> float:
        z = w @ X + 0.3
        return float(np.mean(np.logaddexp(0, z) - Y * z))

    loop = vectorize.gradient_loop(w, 0.3, X, Y)
    assert loop == pytest.approx(vectorize.gradient_numpy(w[:, None], 0.3, X, Y[None]))
    for j in range(4):
        nudge = np.zeros(4)
        nudge[j] = 1e-6
        assert loop[j] == pytest.approx((cost(w + nudge) - cost(w - nudge)) / 2e-6, abs=1e-6)


@pytest.mark.parametrize("task", SIZES)
def test_every_way_of_a_task_answers_alike(task: str) -> None:
    loop, plain, numpy = ways(task, 30, np.random.default_rng(0))
    assert plain is not None
    assert np.sum(loop()) == pytest.approx(np.sum(plain()))
    assert np.sum(loop()) == pytest.approx(np.sum(numpy()))


def test_a_clock_that_is_handed_in_gives_the_time_of_one_run() -> None:
    runs: list[int] = []

    def clock() -> float:
        return len(runs) * 0.5

    def run() -> int:
        runs.append(1)
        return 7

    took, answer = timed(run, clock, 0.02)
    assert took.low == took.high == pytest.approx(0.5)
    assert took.runs == 2
    assert answer == 7


def test_what_is_too_short_for_the_clock_is_repeated_until_it_is_not() -> None:
    runs: list[int] = []
    took, _ = timed(lambda: runs.append(1), lambda: len(runs) * 1e-6, 0.02)
    assert took.low == pytest.approx(1e-6)
    assert len(runs) > 1000


def test_the_factor_is_loop_over_numpy_and_the_lists_stop_where_memory_would() -> None:
    timing = measure("dot", 100, least=0.0005)
    assert isinstance(timing, Timing)
    assert timing.factor == timing.loop.low / timing.numpy.low
    assert timing.answers[0] == pytest.approx(timing.answers[1])
    assert ways("dot", vectorize.LISTS + 1, np.random.default_rng(0))[1] is None


def test_sizes_come_one_by_one_from_the_smallest(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(vectorize, "measure", lambda task, n: asked.append(n))
    assert all(len(slice_) == 1 for slice_ in measured("exp", 1))
    assert asked == list(SIZES["exp"])
