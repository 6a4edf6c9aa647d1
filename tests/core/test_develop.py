"""From what Pillow decoded to plain colours: profiles followed, sizes bounded, odd modes opened."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from core import develop, photo
from tests.core.made import packed


def test_a_profile_with_other_primaries_changes_the_colours_and_says_so() -> None:
    own = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = own.replace(b"rXYZ", b"tmp?").replace(b"bXYZ", b"rXYZ").replace(b"tmp?", b"bXYZ")
    swapped = swapped.replace("sRGB".encode("utf-16-be"), "test".encode("utf-16-be"))
    red = Image.new("RGB", (40, 40), (255, 0, 0))
    made = photo.read(packed(red, "PNG", icc_profile=swapped))
    assert "colours" in made.notes
    r, _, b = (int(v) for v in made.pixels[20, 20])
    assert b > 200 > 60 > r


def test_a_lab_picture_comes_back_in_its_colours() -> None:
    lab = ImageCms.createProfile("LAB")
    srgb = ImageCms.createProfile("sRGB")
    colours = Image.new("RGB", (40, 40), (200, 80, 30))
    image = ImageCms.profileToProfile(colours, srgb, lab, outputMode="LAB")
    assert image is not None
    made = photo.read(packed(image, "TIFF"))
    assert np.abs(made.pixels[5, 5].astype(int) - (200, 80, 30)).max() < 6


MODES = ["1", "L", "P", "RGB", "RGBX", "YCbCr", "HSV", "CMYK", "I;16", "I", "F", "LA", "PA", "RGBa"]


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_ends_as_rgb_with_eight_bits(mode: str) -> None:
    image = Image.new(mode, (20, 10))
    done = develop.flat(develop.plain(image, []), 1600, [])
    assert (done.mode, done.size) == ("RGB", (20, 10))


def test_white_is_white_in_whole_numbers_and_floats() -> None:
    for mode, white in ("I", 65535), ("I", 255), ("F", 1.0), ("F", 255.0), ("I;16", 65535):
        image = Image.new(mode, (20, 10), white)
        assert np.asarray(develop.flat(develop.plain(image, []), 1600, [])).min() == 255


@given(st.integers(1, 3000), st.integers(1, 3000))
def test_a_picture_shrinks_to_the_bound_and_never_grows(width: int, height: int) -> None:
    done = develop.shrink(Image.new("L", (width, height)), 100)
    assert max(done.size) == min(100, max(width, height))
    assert min(done.size) >= 1


@given(st.integers(1, 400), st.integers(1, 400), st.integers(2, 9))
def test_the_middle_of_a_strip_is_in_the_middle(width: int, height: int, thinnest: int) -> None:
    image = Image.new("L", (width, height))
    done = develop.middle(image, thinnest)
    assert max(done.size) <= thinnest * min(done.size)
    assert min(done.size) == min(width, height)
    if max(width, height) <= thinnest * min(width, height):
        assert done.size == image.size


def test_what_follows_the_first_picture_may_be_broken() -> None:
    chance = np.random.default_rng(0)
    frames = [Image.fromarray(chance.integers(0, 256, (30, 30), dtype=np.uint8)) for _ in range(3)]
    data = packed(frames[0], "GIF", save_all=True, append_images=frames[1:])
    made = photo.read(data[: len(data) // 2])
    np.testing.assert_array_equal(made.pixels[:, :, 0], np.asarray(frames[0]))
    assert "first_frame" in made.notes


@pytest.mark.parametrize("size", [(2003, 1501), (1601, 7), (9, 3001), (1700, 1600)])
def test_bands_leave_no_seams(size: tuple[int, int]) -> None:
    noise = np.random.default_rng(8).integers(0, 256, (size[1], size[0], 3), dtype=np.uint8)
    whole = Image.fromarray(noise)
    notes: list[str] = []
    done = develop.on_white(whole.convert("RGBA"), 400, notes)
    assert notes == []
    plain = whole.resize(develop.fit(size, 400), Image.Resampling.LANCZOS)
    assert done.size == plain.size
    assert np.abs(np.asarray(done).astype(int) - np.asarray(plain)).max() <= 1
