"""Height over width: the course's own numbers, and what rounding leaves of a nudge."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.slope import best_width, lost, nudge


@pytest.mark.parametrize(("a", "f", "after"), [(2.0, 6.0, 6.003), (5.0, 15.0, 15.003)])
def test_on_three_a_the_numbers_are_those_of_the_course(a: float, f: float, after: float) -> None:
    made = nudge(lambda v: 3 * v, a, 0.001)
    assert made.f == f
    assert made.f_nudged == pytest.approx(after, abs=1e-12)
    assert made.slope == pytest.approx(3.0, abs=1e-9)


@pytest.mark.parametrize(
    ("f", "a", "after", "slope"),
    [
        (lambda a: a * a, 2.0, 4.004001, 4.001), (lambda a: a * a, 5.0, 25.010001, 10.001),
        (lambda a: a**3, 2.0, 8.012006001, 12.006001), (np.log, 2.0, 0.69364705560, 0.49987504),
    ],
)  # fmt: skip
def test_on_curves_the_nudge_sees_a_little_of_the_bend(f: object, a: float, after: float, slope: float) -> None:
    made = nudge(f, a, 0.001)  # type: ignore[arg-type]
    assert made.f_nudged == pytest.approx(after, abs=1e-9)
    assert made.slope == pytest.approx(slope, abs=1e-8)


@given(st.floats(-100, 100), st.floats(-100, 100), st.sampled_from([1.0, 0.1, 0.01, 0.001]))
def test_on_a_line_the_slope_is_the_same_everywhere(k: float, a: float, width: float) -> None:
    assert nudge(lambda v: k * v, a, width).slope == pytest.approx(k, abs=1e-8)


@given(st.floats(-50, 50), st.floats(0.001, 1.0))
def test_height_over_width_on_a_square_is_two_a_and_the_width_more(a: float, width: float) -> None:
    assert nudge(lambda v: v * v, a, width).slope == pytest.approx(2 * a + width, abs=1e-8)


def test_a_nudge_below_the_rounding_does_not_move_at_all() -> None:
    assert lost(2.0, 1e-16) == 1.0
    assert lost(2.0, 2.0**-20) == 0.0
    assert nudge(lambda v: v * v, 2.0, 1e-16).slope == 0.0


def test_the_best_nudge_loses_less_than_ten_times_wider_and_narrower_ones_on_the_whole() -> None:
    def error(factor: float) -> float:
        places = np.linspace(1.0, 3.0, 200).tolist()
        return float(np.mean([abs(nudge(np.exp, a, factor * best_width(a)).slope / np.exp(a) - 1) for a in places]))

    assert error(1.0) < error(100.0)
    assert error(1.0) < error(0.01)
