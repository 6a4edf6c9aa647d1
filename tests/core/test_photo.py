"""The door for image bytes: in every file that can be read it finds the same upright picture, and refuses the rest."""

from __future__ import annotations

import csv
import io
import os
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import skimage.data
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from core import photo
from core.refusal import Refusal
from tests.core.made import chunk, files, held, packed, png, scene

SCENE = scene()
RGB = Image.fromarray(SCENE)


def code(data: bytes, name: str = "") -> str:
    with pytest.raises(Refusal) as refused:
        photo.read(data, name)
    return refused.value.code


def off(data: bytes) -> float:
    """How far the picture in a file is from the scene, in levels of 255, on average."""
    return float(np.abs(photo.read(data).pixels.astype(int) - SCENE).mean())


@pytest.mark.parametrize("kind", ["PNG", "BMP", "TIFF", "PNG rgba", "WEBP lossless", "TIFF tiff_lzw"])
def test_a_lossless_file_comes_through_unchanged(kind: str) -> None:
    assert off(files()[kind]) == 0


@pytest.mark.parametrize("format", ["JPEG", "WEBP", "AVIF", "GIF", "MPO"])
def test_a_lossy_file_comes_through_nearly_unchanged(format: str) -> None:
    assert off(files()[format]) < 9


def test_a_phone_s_double_jpeg_is_a_jpeg() -> None:
    made = photo.read(files()["MPO"])
    assert made.format == "JPEG"
    assert "first_frame" not in made.notes


@pytest.mark.parametrize("held_so", range(1, 9))
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_every_way_of_holding_the_camera_ends_upright(format: str, held_so: int) -> None:
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    smooth = np.kron(np.array([[[250, 0, 0], [0, 250, 0]], [[0, 0, 250], [250, 250, 0]]]), np.ones((40, 60, 1)))
    upright = Image.fromarray(smooth.astype(np.uint8))
    stored = upright.transpose(undo[held_so]) if held_so in undo else upright
    made = photo.read(packed(stored, format, exif=held(held_so)))
    assert made.size == upright.size
    assert np.abs(made.pixels.astype(int) - smooth).mean() < 5
    assert ("turned" in made.notes) == (held_so > 1)


def test_exif_that_makes_no_sense_costs_nobody_the_picture() -> None:
    data = packed(RGB, "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff")
    assert off(data) < 9


def test_sixteen_bits_are_scaled_and_not_cut_off() -> None:
    ramp = np.linspace(0, 65535, 64 * 64).reshape(64, 64).astype(np.uint16)
    for format in ("PNG", "TIFF"):
        made = photo.read(packed(Image.fromarray(ramp), format))
        assert "sixteen_bit" in made.notes
        np.testing.assert_array_equal(made.pixels[:, :, 0], np.rint(ramp / 257).astype(np.uint8))


@pytest.mark.parametrize("white", [1.0, 255.0, 65535.0])
def test_floats_keep_the_scale_that_they_look_like(white: float) -> None:
    ramp = np.linspace(0, white, 64 * 64).reshape(64, 64).astype(np.float32)
    made = photo.read(packed(Image.fromarray(ramp), "TIFF"))
    assert made.pixels.min() == 0
    assert made.pixels.max() == 255
    assert np.abs(made.pixels[:, :, 0] - ramp / white * 255).max() <= 0.501


def test_floats_below_zero_and_what_is_no_number_do_no_harm() -> None:
    odd = np.linspace(-5, 5, 64 * 64).reshape(64, 64).astype(np.float32)
    odd[0, :3] = np.nan, np.inf, -np.inf
    made = photo.read(packed(Image.fromarray(odd), "TIFF"))
    assert made.pixels[1, 0, 0] < 5
    assert made.pixels[-1, -1, 0] == 255


def test_no_hidden_colour_shines_through_what_is_transparent() -> None:
    hidden = np.dstack([np.full((70, 70, 3), (255, 0, 0)), np.zeros((70, 70))]).astype(np.uint8)
    hidden[:, :35, 3] = 255
    for format in ("PNG", "WEBP", "TIFF", "AVIF"):
        made = photo.read(packed(Image.fromarray(hidden), format))
        assert made.pixels[35, 60].tolist() == [255, 255, 255]
        assert np.abs(made.pixels[35, 10].astype(int) - (255, 0, 0)).max() < 6
        assert "transparent_on_white" in made.notes


def test_hidden_colours_stay_hidden_when_a_large_picture_shrinks() -> None:
    hidden = np.zeros((1700, 1700, 4), np.uint8)
    hidden[::2, :, 0] = 255  # every other row: red that nobody should see
    made = photo.read(packed(Image.fromarray(hidden), "PNG"))
    assert made.pixels.min() == 255


@pytest.mark.parametrize(("mode", "format"), [("LA", "PNG"), ("LA", "TIFF"), ("P", "PNG"), ("P", "GIF")])
def test_transparent_grey_and_palette_end_on_white(mode: str, format: str) -> None:
    half = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    half.paste((40, 40, 40, 255), (0, 0, 20, 40))
    made = photo.read(packed(half if format == "GIF" else half.convert(mode), format))
    assert made.pixels[20, 30].tolist() == [255, 255, 255]
    assert made.pixels[20, 5, 0] < 60


def test_one_shade_that_is_see_through_ends_on_white_at_any_depth() -> None:
    deep = np.full((40, 40), 30000, np.uint16)
    deep[:, 20:] = 1000
    made = photo.read(packed(Image.fromarray(deep), "PNG", transparency=1000))
    assert made.pixels[5, 30, 0] == 255
    assert made.pixels[5, 5, 0] == round(30000 / 257)
    row = b"\0" + struct.pack(">HHH", 65535, 0, 0) * 20 + struct.pack(">HHH", 0, 0, 65535) * 20
    clear = struct.pack(">HHH", 65535, 0, 0)
    made = photo.read(png(40, 40, row * 40, depth=16, extra=chunk(b"tRNS", clear)))
    assert made.pixels[5, 5].tolist() == [255, 255, 255]
    assert made.pixels[5, 30].tolist() == [0, 0, 255]


def test_inks_become_the_colours_they_print() -> None:
    for ink, colour in ((0, 255, 255, 0), (255, 0, 0)), ((255, 0, 255, 0), (0, 255, 0)), ((0, 0, 0, 255), (0, 0, 0)):
        for format in ("JPEG", "TIFF"):
            made = photo.read(packed(Image.new("CMYK", (40, 40), ink), format))
            assert np.abs(made.pixels[20, 20].astype(int) - colour).max() < 8
            assert "cmyk" in made.notes


def test_a_colour_profile_is_followed_and_a_broken_one_ignored() -> None:
    from PIL import ImageCms

    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    assert off(packed(RGB, "PNG", icc_profile=lab)) == 0  # not a profile for such a picture
    assert off(packed(RGB, "PNG", icc_profile=b"no profile")) == 0
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made = photo.read(packed(RGB, "PNG", icc_profile=srgb))
    assert "colours" not in made.notes


def test_animations_and_pages_show_the_first_and_say_so() -> None:
    for kind in ("GIF of two", "PNG of two", "WEBP of two", "TIFF of two"):
        made = photo.read(files()[kind])
        assert "first_frame" in made.notes
        assert made.size == (120, 90)


def test_small_pictures_keep_every_pixel_and_large_ones_are_bounded() -> None:
    assert photo.read(packed(RGB.resize((36, 48)), "PNG")).pixels.shape == (48, 36, 3)
    large = photo.read(packed(Image.new("RGB", (4000, 3000)), "PNG"))
    assert large.pixels.shape == (1200, 1600, 3)
    assert large.size == (4000, 3000)
    thin = photo.read(packed(Image.new("RGB", (60000, 10), "red"), "JPEG"))
    assert thin.pixels.shape == (10, 250, 3)
    assert "strip" in thin.notes


def test_what_was_read_cannot_be_changed_by_accident() -> None:
    made = photo.read(files()["PNG"])
    with pytest.raises(ValueError, match="read-only"):
        made.pixels[0, 0] = 0


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_the_crop_is_the_largest_square_in_the_middle(width: int, height: int) -> None:
    left, top, right, bottom = photo.crop_box(width, height)
    assert right - left == bottom - top == min(width, height)
    assert 0 <= left <= right <= width
    assert 0 <= top <= bottom <= height
    assert abs(left - (width - right)) <= 1
    assert abs(top - (height - bottom)) <= 1


def test_a_picture_of_64_by_64_is_seen_as_it_is() -> None:
    own = skimage.data.chelsea()[:64, :64]
    np.testing.assert_array_equal(photo.square(own), own)


def test_what_the_model_sees_does_not_depend_on_the_size_of_the_file() -> None:
    cat = Image.fromarray(skimage.data.chelsea())
    small = photo.square(np.asarray(cat)).astype(int)
    double = cat.resize((cat.width * 2, cat.height * 2), Image.Resampling.BICUBIC)
    assert np.abs(photo.square(np.asarray(double)) - small).mean() < 1.5


def test_reading_a_large_jpeg_at_half_its_size_changes_the_64_by_64_by_a_level_or_two() -> None:
    cat = Image.fromarray(skimage.data.chelsea()).resize((4510, 3000), Image.Resampling.LANCZOS)
    data = packed(cat, "JPEG", quality=92)
    quick = photo.square(photo.read(data).pixels).astype(int)
    with Image.open(io.BytesIO(data)) as full:
        slow = photo.square(np.asarray(full)).astype(int)
    assert np.abs(quick - slow).max() <= 3
    assert np.abs(quick - slow).mean() < 0.5


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty"),
        (b"hello, this is a letter", "a_text"),
        ("你好，这是一封信".encode(), "a_text"),
        ("a letter in two bytes".encode("utf-16"), "a_text"),
        (b"https://example.org/cat.jpg\n", "a_web_address"),
        (b"<!DOCTYPE html><html><body>cat</body></html>", "a_web_page"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "format_not_supported"),
        (b"%PDF-1.7\n\x00", "format_not_supported"),
        (b"\0\0\0\x18ftypisom\0\0\0\0isommp41", "format_not_supported"),
        (b"RIFF\0\0\0\0WAVEfmt \xff", "format_not_supported"),
        (b"PK\x03\x04\0\0", "format_not_supported"),
        (bytes(1000), "not_a_picture"),
        (bytes(range(128, 256)) * 8, "not_a_picture"),
        (b"\xff\xd8\xff\xe0", "broken"),
        (b"\x89PNG\r\n\x1a\n", "truncated"),
        (b"GIF89a", "broken"),
    ],
)
def test_what_is_no_picture_is_called_what_it_is(data: bytes, expected: str) -> None:
    assert code(data) == expected


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"


def test_a_heic_without_its_reader_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    with pytest.raises(Refusal) as refused:
        photo.read(HEIC)
    assert refused.value.code == "heic"
    assert refused.value.values == {"python": sys.executable}


def test_a_heic_with_its_reader_comes_in_upright() -> None:
    heif = pytest.importorskip("pillow_heif", reason="needs pillow-heif, an extra")
    into = io.BytesIO()
    heif.from_pillow(RGB).save(into, quality=90)
    made = photo.read(into.getvalue())
    assert made.format == "HEIC"
    assert np.abs(made.pixels.astype(int) - SCENE).mean() < 9
    assert code(into.getvalue()[: len(into.getvalue()) // 2]) in ("broken", "truncated")


def test_a_camera_s_raw_file_is_refused_by_name_although_it_looks_like_tiff() -> None:
    assert code(files()["TIFF"], "IMG_1.NEF") == "format_not_supported"


def test_the_caps_hold_before_anything_is_decoded() -> None:
    assert code(png(60_000, 60_000, b"")) == "too_large_pixels"
    assert code(packed(Image.new("1", (7, 500)), "PNG")) == "too_small"
    assert code(b"\xff\xd8\xff" + bytes(photo.BYTES)) == "too_large_bytes"


def test_a_jpeg_may_be_larger_than_others_and_a_progressive_one_less_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo, "PIXELS", 9_000)
    monkeypatch.setattr(photo, "PIXELS_PROGRESSIVE", 10_000)
    assert code(files()["PNG"]) == "too_large_pixels"
    assert code(files()["JPEG progressive"]) == "too_large_pixels"
    assert photo.read(files()["JPEG"]).size == (120, 90)


def test_memory_that_runs_out_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(photo, "_open", full)
    assert code(files()["PNG"]) == "too_large_memory"


def test_files_are_read_from_the_disk(tmp_path: Path) -> None:
    (tmp_path / "猫 1.png").write_bytes(files()["PNG"])
    made = photo.read_file(tmp_path / "猫 1.png")
    assert made.name == "猫 1.png"
    np.testing.assert_array_equal(made.pixels, SCENE)


def test_what_is_no_file_is_refused_by_its_reason(tmp_path: Path) -> None:
    (tmp_path / "locked.png").write_bytes(files()["PNG"])
    cases: dict[str | Path, str] = {
        tmp_path: "a_folder",
        tmp_path / "none.png": "no_such_file",
        "https://example.org/cat.jpg": "a_web_address",
        "a\0b": "no_such_file",
        "x" * 5000: "not_readable",
    }
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.png")
        cases[tmp_path / "pipe.png"] = "not_readable"
    for path, expected in cases.items():
        with pytest.raises(Refusal) as refused:
            photo.read_file(path)
        assert refused.value.code in {expected, "not_readable"}  # a name that cannot be is said in either way


def test_a_file_without_permission_is_not_readable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "locked.png").write_bytes(files()["PNG"])

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", forbidden)
    with pytest.raises(Refusal) as refused:
        photo.read_file(tmp_path / "locked.png")
    assert refused.value.code == "not_readable"


def test_importing_the_door_does_not_import_pillow() -> None:
    words = "import sys, core.photo, core.cat; print({m.split('.')[0] for m in sys.modules} & {'PIL', 'safetensors'})"
    said = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "set()"


def test_every_real_photo_comes_in_upright_with_its_own_size(photos: Path) -> None:
    table = (photos / "photos" / "labels.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert len(rows) == 40
    for row in rows:
        made = photo.read_file(photos / "photos" / row["file"])
        size = int(row["width"]), int(row["height"])
        turned = int(row["exif_orientation"]) > 4
        assert made.size == (size[::-1] if turned else size), row["file"]
        assert made.format == row["format"], row["file"]
        assert photo.square(made.pixels).std() > 10, row["file"]


