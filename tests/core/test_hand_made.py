"""Features thought out by people: they see colours and directions, and what does not matter to them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from skimage.feature import hog

from core import hand_made

RNG = np.random.default_rng(3)
PHOTOS = RNG.integers(0, 256, (7, 32, 32, 3)).astype(np.uint8)


def striped(degrees: float) -> np.ndarray:
    """A soft wave whose brightness changes along this direction (0: to the right, 90: down)."""
    y, x = np.mgrid[0:32, 0:32]
    turn = np.deg2rad(degrees)
    wave = 127 + 60 * np.sin((x * np.cos(turn) + y * np.sin(turn)) / 2.5)
    return np.repeat(wave[..., None], 3, axis=2).astype(np.uint8)[None]


def test_a_photo_is_64_colours_and_324_numbers_about_edges() -> None:
    F = hand_made.features(PHOTOS)
    assert F.shape == (7, 388)
    assert F.dtype == np.float32
    assert np.isfinite(F).all()


def test_many_photos_have_the_features_that_each_has_alone() -> None:
    many = np.repeat(PHOTOS, 100, axis=0)
    assert np.array_equal(hand_made.features(many)[::100], hand_made.features(PHOTOS))


@given(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))
def test_a_photo_of_one_colour_has_one_colour_and_no_edge(red: int, green: int, blue: int) -> None:
    P = np.full((1, 32, 32, 3), (red, green, blue), np.uint8)
    F = hand_made.features(P)[0]
    place = (red // 64) * 16 + (green // 64) * 4 + blue // 64
    assert F[place] == 1.0
    assert np.count_nonzero(F) == 1


def test_the_squares_of_the_colours_are_shares_that_add_up_to_one() -> None:
    assert np.square(hand_made.colours(PHOTOS)).sum(axis=1) == pytest.approx(np.ones(7), abs=1e-5)


@pytest.mark.parametrize("degrees", [0, 20, 40, 60, 80, 100, 120, 140, 160])
def test_a_wave_is_found_in_the_direction_along_which_it_changes(degrees: int) -> None:
    cells = hand_made.directions(striped(degrees)).sum(axis=(0, 1, 2))
    assert np.argmax(cells) == degrees // 20


@given(st.floats(0.0, 180.0))
def test_a_direction_between_two_counts_for_both_and_for_no_other(degrees: float) -> None:
    P = striped(degrees)
    down, right = np.gradient(P.mean(axis=-1, dtype=np.float32) / 255, axis=(1, 2))
    assert hand_made.directions(P).sum() == pytest.approx(np.hypot(down, right).sum(), rel=1e-4)


def test_half_the_light_leaves_the_edges_nearly_as_they_are() -> None:
    bright = striped(30)
    dark = (bright // 2).astype(np.uint8)
    a, b = hand_made.edges(bright)[0], hand_made.edges(dark)[0]
    assert float(a @ b) / float(np.linalg.norm(a) * np.linalg.norm(b)) > 0.99


def test_the_directions_are_those_that_scikit_image_finds() -> None:
    """It puts a direction into one drawer only, so the sums over the picture agree roughly, and the largest exactly."""
    for degrees in (10, 50, 130):  # the middles of its drawers
        P = striped(degrees)
        theirs = hog(P[0, :, :, 0], 9, (8, 8), (1, 1), feature_vector=False).sum(axis=(0, 1, 2, 3))
        ours = hand_made.directions(P).sum(axis=(0, 1, 2))
        both = ours + np.roll(ours, -1)  # ours are at 0, 20, 40 degrees, theirs from 0 to 20, 20 to 40
        assert np.argmax(theirs) == np.argmax(both)
