"""Photos seen differently: still the same photo, from a seed, in bounds, and every change is there."""

from __future__ import annotations

import numpy as np
import pytest
import skimage.data
from numpy.typing import NDArray

from core import augment, photo

CATS = np.repeat(photo.square(skimage.data.chelsea())[None], 400, axis=0)


def same(m: int) -> NDArray[np.float32]:
    M = np.zeros((m, 2, 3), np.float32)
    M[:, 0, 0] = M[:, 1, 1] = 1
    return M


def chance(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def test_the_same_seed_gives_the_same_pictures_and_bytes_stay_what_they_were() -> None:
    before = CATS[:9].copy()
    one, two, other = (augment.augment(CATS[:9], chance(seed)) for seed in (1, 1, 2))
    np.testing.assert_array_equal(one, two)
    assert (one != other).mean() > 0.9
    np.testing.assert_array_equal(CATS[:9], before)


def test_what_comes_out_is_small_floats_from_0_to_255() -> None:
    A = augment.augment(CATS, chance())
    assert A.dtype == np.float32
    assert A.shape == CATS.shape
    assert A.min() >= 0
    assert A.max() <= 255
    assert np.ptp(A.mean((1, 2, 3))) > 50  # some lighter, some darker


def test_looking_straight_at_a_picture_gives_the_picture() -> None:
    np.testing.assert_allclose(augment.looked_up(CATS[:2], same(2)), CATS[:2], atol=0.3)


def test_mirrors_and_shifts_are_where_they_should_be() -> None:
    M = same(2)
    M[0, 1, 1] = -1
    M[1, 0, 2] = 2 / 64  # one pixel farther down
    mirrored, shifted = augment.looked_up(CATS[:2], M)
    np.testing.assert_allclose(mirrored, CATS[0, :, ::-1], atol=0.3)
    np.testing.assert_allclose(shifted[:-1], CATS[0, 1:], atol=0.3)
    np.testing.assert_allclose(shifted[-1], CATS[0, -2], atol=0.6)  # as in a mirror


def test_between_four_pixels_stands_their_mixture() -> None:
    """A plane that rises evenly is looked up exactly, whatever the view, as long as it stays inside."""
    y, x = np.mgrid[:64, :64].astype(np.float32)
    plane = np.repeat((2 * y + x)[None, ..., None], 3, -1).astype(np.uint8)
    M = same(1)
    M[0, :, :2] = [[0.5, 0.2], [-0.2, 0.6]]
    middles = (2 * np.arange(64) + 1) / 64 - 1
    v, u = np.meshgrid(middles, middles, indexing="ij")
    at_y = (0.5 * v + 0.2 * u + 1) * 32 - 0.5
    at_x = (-0.2 * v + 0.6 * u + 1) * 32 - 0.5
    np.testing.assert_allclose(augment.looked_up(plane, M)[0, ..., 0], 2 * at_y + at_x, atol=1e-2)


def test_shapes_turns_and_places_stay_in_their_bounds_and_use_them() -> None:
    M = augment.views(5000, chance()).astype(float)
    high, wide = np.hypot(M[:, 0, 0], M[:, 1, 0]), np.hypot(M[:, 0, 1], M[:, 1, 1])
    assert 1 / augment.SQUASH - 1e-3 <= (high / wide).min() < 0.7
    assert 1.5 < (high / wide).max() <= augment.SQUASH + 1e-3
    turn = np.arctan2(-M[:, 1, 0], M[:, 0, 0])
    assert 0.19 < np.abs(turn).max() <= augment.TURN + 1e-6
    assert 0.45 < np.mean(M[:, 1, 1] < 0) < 0.55  # mirrored
    upright = np.abs(turn) < 1e-6
    reach = np.abs(M[:, 0, 2]) + high
    assert reach[upright & (high <= 1)].max() <= 1 + 1e-6  # a cut stays inside the picture


def test_a_small_picture_enlarged_is_the_same_on_the_whole_and_smoother() -> None:
    for n in (20, 37, 56):
        R = augment.there_and_back(64, n)
        np.testing.assert_allclose(R.sum(1), 1, atol=1e-5)  # even stays even
        assert R.min() >= 0
    A = CATS[:3].astype(np.float32)
    small = augment.coarser(A, chance())
    assert small.mean() == pytest.approx(A.mean(), abs=1)
    assert np.abs(np.diff(small, axis=1)).mean() < np.abs(np.diff(A, axis=1)).mean()


def test_some_pictures_are_grey_and_their_contrast_and_tint_change() -> None:
    A = augment.recoloured(CATS.astype(np.float32), chance())
    rows = A.reshape(400, -1, 3)
    ratio = rows.std(1)  # (m, 3)
    flat = rows / np.maximum(rows.mean(1, keepdims=True), 1)
    tintless = np.abs(flat - flat.mean(2, keepdims=True)).max((1, 2)) < 0.5
    assert tintless.mean() > 0.05
    assert ratio.mean(1).max() > 2 * ratio.mean(1).min()


def test_a_quarter_of_the_pictures_is_partly_hidden() -> None:
    A = CATS.astype(np.float32)
    augment.hide(A, chance())
    changed = (A != CATS).any(3).sum((1, 2))
    assert 0.18 < np.mean(changed > 0) < 0.32
    assert changed.max() <= 27 * 27
