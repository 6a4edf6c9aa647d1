"""Data sets: their shapes, their seeds, and the facts the lessons tell about them."""

from collections.abc import Callable

import numpy as np
import pytest

from core import data


def test_the_hours_are_twenty_students_half_of_whom_passed() -> None:
    x, y = data.hours(0.0)
    assert x.shape == y.shape == (20,)
    assert y.sum() == 10
    assert x.mean() == 2.7875
    assert (x.min(), x.max()) == (0.5, 5.5)


def test_centring_only_shifts_the_hours() -> None:
    raw, y = data.hours(0.0)
    for centre in (1.0, 2.75):
        x, same = data.hours(centre)
        np.testing.assert_array_equal(x, raw - centre)
        np.testing.assert_array_equal(same, y)
    np.testing.assert_array_equal(data.hours()[0], raw - 1)


def test_three_of_the_nine_points_of_the_trap_lie_far_out() -> None:
    x, y = data.trap()
    assert x.shape == y.shape == (9,)
    np.testing.assert_array_equal(y[x > 5], [1, 1, 1])
    assert np.abs(x[x < 5]).max() == 1.5


def test_the_line_lies_near_the_line_it_was_made_from() -> None:
    x, y = data.line(400, seed=3)
    assert np.polyfit(x, y, 1) == pytest.approx([1.5, -2.5], abs=0.1)
    assert np.std(y - 1.5 * x + 2.5) == pytest.approx(0.4, abs=0.05)


@pytest.mark.parametrize("make", [data.rings, data.moons])
@pytest.mark.parametrize("m", [2, 7, 120])
def test_points_of_the_plane_are_columns_and_the_classes_as_equal_as_can_be(
    make: Callable[[int, int], tuple[data.Array, data.Array]], m: int
) -> None:
    X, Y = make(m, 0)
    assert X.shape == (2, m)
    assert Y.shape == (1, m)
    assert Y.sum() == m - m // 2
    assert set(Y.ravel()) <= {0.0, 1.0}


@pytest.mark.parametrize("make", [data.line, data.rings, data.moons])
def test_one_seed_makes_one_data_set(make: Callable[..., tuple[data.Array, data.Array]]) -> None:
    np.testing.assert_array_equal(make(seed=5)[0], make(seed=5)[0])
    np.testing.assert_array_equal(make(seed=5)[1], make(seed=5)[1])
    assert not all(np.array_equal(p, q) for p, q in zip(make(seed=5), make(seed=6), strict=True))


def test_the_rings_lie_around_each_other() -> None:
    X, Y = data.rings()
    radius = np.hypot(*X)
    assert radius[Y[0] == 0].mean() == pytest.approx(0.5, abs=0.05)
    assert radius[Y[0] == 1].mean() == pytest.approx(1.1, abs=0.05)


def test_the_rings_are_the_ones_the_race_was_measured_on() -> None:
    r = np.random.default_rng(0)
    t = r.uniform(0, 2 * np.pi, 120)
    R = np.r_[r.normal(0.5, 0.1, 60), r.normal(1.1, 0.1, 60)]
    X, Y = data.rings()
    np.testing.assert_allclose(X, [R * np.cos(t), R * np.sin(t)], rtol=1e-15)
    np.testing.assert_array_equal(Y, [[0.0] * 60 + [1.0] * 60])


def test_no_straight_line_parts_the_moons_but_each_lies_on_its_own_arc() -> None:
    X, Y = data.moons(2000, 1)
    design = np.vstack([X, np.ones(2000)])
    straight = np.linalg.lstsq(design.T, 2 * Y[0] - 1, rcond=None)[0] @ design > 0
    assert 0.75 < np.mean(straight == (Y[0] == 1)) < 0.95
    for side, centre, up in ((0, (-0.5, -0.25), 1), (1, (0.5, 0.25), -1)):
        arc = X[:, Y[0] == side] - np.array(centre)[:, None]
        assert (up * arc[1]).mean() == pytest.approx(2 / np.pi, abs=0.05)
        radius = np.hypot(*arc)
        assert radius.mean() == pytest.approx(1, abs=0.05)
        assert radius.std() == pytest.approx(0.2, abs=0.02)
