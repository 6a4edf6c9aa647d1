"""A line that does not belong to the next is seen; edges of things, drawings and dark are not taken for one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from skimage import data

from core.torn import torn

PHOTOS = ("chelsea", "astronaut", "coffee", "rocket", "camera")


def photo(name: str) -> np.ndarray:
    pixels: np.ndarray = getattr(data, name)()
    return pixels


@pytest.mark.parametrize("name", PHOTOS)
@pytest.mark.parametrize("step", [1, 8, 16])
def test_a_photo_is_whole(name: str, step: int) -> None:
    assert not torn(photo(name), step)
    assert not torn(photo(name)[::2, ::2], step)


@pytest.mark.parametrize("name", ["chelsea", "astronaut", "coffee"])
def test_rows_that_slipped_sideways_are_torn(name: str) -> None:
    pixels = photo(name)
    flat = pixels.reshape(-1, 3)
    at = pixels.shape[1] * (pixels.shape[0] // 2) + pixels.shape[1] // 3
    slipped = np.concatenate([flat[:at], flat[at + 97 :], flat[:97]]).reshape(pixels.shape)
    assert torn(slipped)


def test_blocks_of_other_brightness_are_torn_only_where_blocks_begin() -> None:
    pixels = photo("chelsea").copy()
    pixels[160:] = np.minimum(pixels[160:].astype(int) + 60, 255)
    assert torn(pixels, 16)
    assert torn(pixels, 8)
    assert not torn(pixels[5:], 16)


def test_a_drawing_with_a_frame_is_whole() -> None:
    pixels = np.full((120, 160, 3), 255, np.uint8)
    pixels[30:90, 20:140] = (40, 90, 200)
    pixels[59:61] = 0
    assert not torn(pixels)


SHAPES = st.tuples(st.integers(1, 40), st.integers(1, 40), st.integers(1, 4))


@given(arrays.arrays(np.uint8, SHAPES), st.integers(1, 16))
def test_any_pixels_are_torn_or_not_but_never_raise(pixels: np.ndarray, step: int) -> None:
    assert torn(pixels, step) in (True, False)
    assert torn(pixels[..., 0], step) in (True, False)


def test_little_pictures_are_never_called_torn() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (15, 400, 3), dtype=np.uint8)
    noise[7:] = 255 - noise[7:]
    assert not torn(noise)
