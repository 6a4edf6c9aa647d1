"""Decoding with an eye for loss: what no order of bytes betrays, the pixels may."""

from __future__ import annotations

import base64
import os

import numpy as np
import pytest
from PIL import Image

from core import decode, photo
from core.refusal import Refusal
from tests.damage.samples import drawing, packed, sample


def notes(data: bytes) -> tuple[str, ...]:
    return photo.read(data).notes


def test_pieces_of_a_bmp_that_changed_places_are_noticed() -> None:
    data = sample("BMP", 2)
    a, b, c = 30_011, 61_200, 120_002
    assert "damaged" not in notes(data)
    assert "damaged" in notes(data[:a] + data[b:c] + data[a:b] + data[c:])


@pytest.mark.parametrize("at", [62, 63, 64, 65, 66, 67, 100])
def test_a_tear_is_seen_wherever_a_large_picture_is_cut_to_be_looked_at(
    at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decode, "BAND", 64)
    pixels = np.asarray(drawing(2, (240, 160)))
    harmed = np.concatenate([pixels[:at], np.roll(pixels[at:], 90, axis=1)])
    assert "damaged" not in notes(packed(Image.fromarray(pixels), "BMP"))
    assert "damaged" in notes(packed(Image.fromarray(harmed), "BMP"))


def test_a_table_with_fewer_colours_than_are_asked_for_is_noticed() -> None:
    data = bytearray(packed(drawing(0, (120, 90)).quantize(200), "BMP"))
    used = int.from_bytes(data[46:50], "little") or 256
    start = int.from_bytes(data[10:14], "little")
    assert start == 54 + 4 * used
    data[46:50] = (used - 100).to_bytes(4, "little")
    assert "damaged" in notes(bytes(data))


def test_a_jpeg_whose_second_half_is_nothing_is_noticed_even_where_a_row_of_blocks_begins() -> None:
    pixels = np.asarray(drawing(1, (160, 128))).copy()
    pixels[64:] = 128
    data = packed(Image.fromarray(pixels), "JPEG", quality=95, subsampling=0)
    assert "damaged" in notes(data)
    pixels[64:68] = 60  # a grey floor with a line above it
    assert "damaged" not in notes(packed(Image.fromarray(pixels), "JPEG", quality=95, subsampling=0))


def test_a_file_that_can_tell_nothing_of_itself_says_so() -> None:
    assert "unchecked" in notes(sample("AVIF", 0))
    assert not any("unchecked" in notes(sample(kind, 0)) for kind in ("JPEG", "PNG", "WebP", "BMP", "TIFF", "GIF"))


RAMP = (  # 16 x 16 levels, 8 x + 7 y, packed in the arithmetic way, which Pillow reads and does not write
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYU"
    "GBIUFRT/yQALCAAQABABAREA/8wABgAQEAX/2gAIAQEAAD8A/wDn4Y1mM4u5JXEKGDK6kBFyX/gp/wBhcnc0YP/Z"
)


def test_a_jpeg_packed_in_the_rare_way_is_read() -> None:
    made = photo.read(base64.b64decode(RAMP))
    truth = np.add.outer(np.arange(16) * 8, np.arange(16) * 7)
    assert np.abs(made.pixels[:, :, 0].astype(int) - truth).max() < 6
    assert "damaged" not in made.notes


def test_a_tiff_packed_in_a_way_that_is_not_built_in_is_called_unusual_and_not_broken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(image: Image.Image) -> None:
        os.write(2, b"tempfile.tif: WEBP compression support is not configured.\n")
        raise OSError("decoder error -2")

    monkeypatch.setattr("PIL.TiffImagePlugin.TiffImageFile.load", fails)
    with pytest.raises(Refusal) as refused:
        photo.read(sample("TIFF", 0))
    assert refused.value.code == "variant_not_supported"
