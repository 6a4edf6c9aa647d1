"""From what Pillow decoded to plain colours: profiles followed, sizes bounded, odd modes opened."""

from __future__ import annotations

import zlib

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


def test_numbers_beyond_all_measure_are_told_of_and_do_not_darken_the_rest() -> None:
    levels = np.linspace(0, 1, 6400, dtype=np.float32).reshape(80, 80)
    plain = photo.read(packed(Image.fromarray(levels), "TIFF"))
    harmed = levels.copy()
    harmed[40, 10:70] = 3e30
    harmed[41, 10:20] = np.nan
    made = photo.read(packed(Image.fromarray(harmed), "TIFF"))
    assert "damaged" not in plain.notes
    assert made.notes.count("damaged") == 1
    assert np.abs(made.pixels[:40].astype(int) - plain.pixels[:40]).max() <= 1


@pytest.mark.parametrize(("gamma", "power"), [(100_000, 1 / 2.2), (45_455, 1.0), (60_000, 1 / 1.32), (1, 1.0)])
@pytest.mark.parametrize("mode", ["L", "RGB", "I;16"])
def test_a_png_tells_how_its_numbers_stand_to_light(gamma: int, power: float, mode: str) -> None:
    ramp = np.tile(np.arange(256), (20, 1))
    small = ramp.astype(np.uint8)
    pixels: dict[str, np.ndarray] = {"L": small, "RGB": np.dstack([small] * 3), "I;16": ramp.astype(np.uint16) * 257}
    data = packed(Image.fromarray(pixels[mode]), "PNG")
    told = b"gAMA" + gamma.to_bytes(4, "big")
    chunk = b"\0\0\0\4" + told + zlib.crc32(told).to_bytes(4, "big")
    made = photo.read(data[:33] + chunk + data[33:])
    expected = np.rint(255 * (ramp / 255) ** power)
    np.testing.assert_allclose(made.pixels[:, :, 0], expected, atol=1)
    assert ("colours" in made.notes) == (power != 1)


def test_srgb_counts_more_than_gamma() -> None:
    data = packed(Image.new("L", (20, 20), 100), "PNG")
    for told in b"sRGB\0", b"gAMA" + (100_000).to_bytes(4, "big"):
        chunk = (len(told) - 4).to_bytes(4, "big") + told + zlib.crc32(told).to_bytes(4, "big")
        data = data[:33] + chunk + data[33:]
    assert photo.read(data).pixels.max() == 100
