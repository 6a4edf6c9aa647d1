"""Cost surfaces: slope and curvature by finite differences, convexity, and numbers that stay finite."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.bowl import LogisticBowl, SquaredLine, SquaredSigmoid, Surface
from core.data import hours, line, trap
from core.loss import cost

BOWL = LogisticBowl(*hours())
WAVY = SquaredSigmoid(*trap())
LINE = SquaredLine(*line())
KINDS = [BOWL, WAVY, LINE, LogisticBowl(*trap()), SquaredSigmoid(*hours())]
near = st.floats(-5, 5)
far = st.floats(-1e6, 1e6)
every_surface = pytest.mark.parametrize("surface", KINDS)


@every_surface
@given(w=near, b=near)
def test_the_slope_is_that_of_the_cost(surface: Surface, w: float, b: float) -> None:
    h = 1e-5
    dw, db = surface.slope(w, b)
    size = 1 + surface.cost(w, b)
    assert dw == pytest.approx((surface.cost(w + h, b) - surface.cost(w - h, b)) / (2 * h), abs=1e-8 * size)
    assert db == pytest.approx((surface.cost(w, b + h) - surface.cost(w, b - h)) / (2 * h), abs=1e-8 * size)


@every_surface
@given(w=near, b=near)
def test_the_hessian_is_the_slope_of_the_slope(surface: Surface, w: float, b: float) -> None:
    h = 1e-5
    along_w = np.subtract(surface.slope(w + h, b), surface.slope(w - h, b)) / (2 * h)
    along_b = np.subtract(surface.slope(w, b + h), surface.slope(w, b - h)) / (2 * h)
    np.testing.assert_allclose(surface.hessian(w, b), [along_w, along_b], atol=1e-8)


@every_surface
def test_arrays_of_w_and_b_give_what_their_elements_give(surface: Surface) -> None:
    r = np.random.default_rng(0)
    w, b = r.normal(0, 2, (2, 1, 3)), r.normal(0, 2, (4, 3))
    J, (dw, db), H = surface.cost(w, b), surface.slope(w, b), surface.hessian(w, b)
    assert J.shape == dw.shape == db.shape == (2, 4, 3)
    assert H.shape == (2, 4, 3, 2, 2)
    for i, j, k in np.ndindex(2, 4, 3):
        at = w[i, 0, k], b[j, k]
        assert J[i, j, k] == pytest.approx(surface.cost(*at), rel=1e-12)
        assert (dw[i, j, k], db[i, j, k]) == pytest.approx(surface.slope(*at), rel=1e-12)
        np.testing.assert_allclose(H[i, j, k], surface.hessian(*at), rtol=1e-12)


@given(w1=far, b1=far, w2=far, b2=far, share=st.floats(0, 1))
def test_the_bowl_lies_nowhere_above_its_chords(w1: float, b1: float, w2: float, b2: float, share: float) -> None:
    rest = 1 - share
    between = BOWL.cost(share * w1 + rest * w2, share * b1 + rest * b2)
    chord = share * BOWL.cost(w1, b1) + rest * BOWL.cost(w2, b2)
    assert between <= chord * (1 + 1e-12)


def test_squared_error_of_a_sigmoid_lies_above_some_of_its_chords() -> None:
    w, b = np.random.default_rng(0).uniform(-3, 3, (2, 2, 1000))
    chords = WAVY.cost(w, b).mean(axis=0)
    assert (WAVY.cost(w.mean(axis=0), b.mean(axis=0)) > chords + 0.01).mean() > 0.2


@every_surface
@given(w=far, b=far)
def test_a_million_away_everything_is_still_finite(surface: Surface, w: float, b: float) -> None:
    assert np.isfinite([surface.cost(w, b), *surface.slope(w, b), *surface.hessian(w, b).ravel()]).all()


@given(w=far, b=far)
def test_the_slope_of_the_bowl_is_bounded_everywhere(w: float, b: float) -> None:
    limit = np.hypot(BOWL.x, 1).mean()
    assert np.hypot(*BOWL.slope(w, b)) <= limit


@pytest.mark.parametrize("kind", [LogisticBowl, SquaredSigmoid])
@given(w=near, b=near)
def test_who_swaps_the_classes_finds_the_same_cost_on_the_other_side(
    kind: type[Surface], w: float, b: float
) -> None:
    x, y = trap()
    assert kind(x, 1 - y).cost(-w, -b) == pytest.approx(kind(x, y).cost(w, b), rel=1e-12)


@every_surface
@given(w=near, b=near, centre=st.floats(-3, 3))
def test_centring_the_inputs_only_shears_the_surface(surface: Surface, w: float, b: float, centre: float) -> None:
    centred = type(surface)(surface.x - centre, surface.y)
    assert centred.cost(w, b + w * centre) == pytest.approx(surface.cost(w, b), rel=1e-9)


@every_surface
def test_sharpest_is_the_largest_bend_there_is(surface: Surface) -> None:
    z = np.linspace(-20, 20, 4001)[:, np.newaxis] * np.ones(len(surface.y))
    highest = surface.bend(z).max()
    assert highest <= surface.sharpest
    assert highest == pytest.approx(surface.sharpest, rel=1e-4)


@given(w=near, b=near)
def test_the_bowl_is_the_mean_log_loss_of_the_course(w: float, b: float) -> None:
    x, y = hours()
    assert BOWL.cost(w, b) == pytest.approx(cost(w * x + b, y), rel=1e-14)


@given(w=near, b=near)
def test_the_lines_cost_is_the_mean_of_the_squared_misses(w: float, b: float) -> None:
    assert LINE.cost(w, b) == pytest.approx(np.mean((LINE.y - np.polyval([w, b], LINE.x)) ** 2), rel=1e-12)


def test_on_the_wavy_surface_the_far_examples_are_silent_where_log_loss_still_hears_them() -> None:
    z = WAVY.z(-1.684896, -1.336398)
    log = LogisticBowl(*trap())
    assert np.abs(WAVY.dz(z)[-3:]).max() < 2.2e-5
    assert log.dz(z)[-3:] == pytest.approx([-1, -1, -1], abs=1e-4)
    assert np.abs(WAVY.slope(-1.684896, -1.336398)).max() < 1e-8
    assert log.slope(-1.684896, -1.336398) == pytest.approx((-2.314, -0.324), abs=1e-3)
