"""Damaged files: a right picture or a Refusal, never a crash, never a cut-off picture without a word."""

from __future__ import annotations

import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from core import photo
from core.refusal import Refusal
from tests.core.made import chunk, files, packed, png

FILES = files()
RAW = ("BMP", "TIFF", "TIFF 16", "TIFF float", "TIFF of two")  # no packing: any bit is as good as another


def outcome(data: bytes) -> photo.Photo | str:
    """The picture, or the code of the Refusal; anything else that is raised fails the test."""
    try:
        return photo.read(data)
    except Refusal as refused:
        return refused.code


@pytest.mark.parametrize("kind", sorted(FILES))
def test_a_file_cut_off_anywhere_is_whole_or_refused(kind: str, capfd: pytest.CaptureFixture[str]) -> None:
    data = FILES[kind]
    whole = photo.read(data).pixels
    chance = np.random.default_rng(1)
    cuts = {*range(30), *(len(data) - k for k in range(1, 12)), *chance.integers(30, len(data), 30)}
    for cut in cuts:
        made = outcome(data[:cut])
        if isinstance(made, photo.Photo):  # only what follows the picture was missing
            np.testing.assert_array_equal(made.pixels, whole)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("kind", sorted(FILES))
def test_flipped_bits_end_in_a_picture_or_a_refusal(kind: str, capfd: pytest.CaptureFixture[str]) -> None:
    data = FILES[kind]
    chance = np.random.default_rng(2)
    for part in (len(data), 60, 200):  # anywhere, and in the head
        for _ in range(20):
            at = chance.integers(0, min(part, len(data)))
            bad = bytearray(data)
            bad[at] ^= 1 << chance.integers(0, 8)
            made = outcome(bytes(bad))
            assert isinstance(made, str) or made.pixels.shape[2] == 3
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("kind", [kind for kind in sorted(FILES) if kind.startswith("PNG")])
def test_a_png_never_shows_a_changed_bit_as_a_picture(kind: str) -> None:
    data = FILES[kind]
    whole = photo.read(data).pixels
    chance = np.random.default_rng(3)
    for _ in range(60):
        bad = bytearray(data)
        bad[chance.integers(0, len(data))] ^= 1 << chance.integers(0, 8)
        made = outcome(bytes(bad))
        assert isinstance(made, str) or np.array_equal(made.pixels, whole)


def test_pieces_of_two_files_put_together_end_in_a_picture_or_a_refusal() -> None:
    chance = np.random.default_rng(4)
    kinds = sorted(FILES)
    for _ in range(150):
        one, two = (FILES[kinds[k]] for k in chance.integers(0, len(kinds), 2))
        made = outcome(one[: chance.integers(0, len(one))] + two[chance.integers(0, len(two)) :])
        assert isinstance(made, str) or made.pixels.dtype == np.uint8


def test_a_png_with_fewer_rows_than_it_says_is_refused() -> None:
    for rows in (0, 1, 100, 199):
        assert outcome(png(200, 200, (b"\0" + b"\x80" * 600) * rows)) in {"truncated", "broken"}
    made = outcome(png(200, 200, bytes(601 * 200)))
    assert isinstance(made, photo.Photo)  # black to the last row is not the same as missing
    assert not made.pixels.any()


def test_an_interlaced_png_with_missing_rows_is_refused() -> None:
    seven = [(5, 5), (5, 5), (10, 5), (10, 10), (20, 10), (20, 20), (40, 20)]
    rows = b"".join((b"\0" + b"\x80" * w) * h for w, h in seven)
    header = struct.pack(">IIBBBBB", 40, 40, 8, 0, 0, 0, 1)

    def made(data: bytes) -> photo.Photo | str:
        body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")
        return outcome(b"\x89PNG\r\n\x1a\n" + body)

    whole = made(rows)
    assert isinstance(whole, photo.Photo)
    assert (whole.pixels == 128).all()
    assert made(rows[:-41]) == "truncated"


def test_a_head_that_promises_more_than_the_file_can_hold_is_refused() -> None:
    red = Image.new("RGB", (200, 150), (200, 30, 30))
    jpeg, bmp, gif, webp = (packed(red, format) for format in ("JPEG", "BMP", "GIF", "WEBP"))
    size = jpeg.index(b"\xff\xc0") + 5
    lies = {
        jpeg[:size] + struct.pack(">HH", 65500, 65500) + jpeg[size + 4 :]: "too_large_pixels",
        jpeg[:size] + struct.pack(">HH", 9000, 9000) + jpeg[size + 4 :]: "truncated",
        bmp[:18] + struct.pack("<ii", 20000, 20000) + bmp[26:]: "too_large_pixels",
        bmp[:18] + struct.pack("<ii", 2000, 2000) + bmp[26:]: "truncated",
        b"GIF89a" + struct.pack("<HH", 65535, 65535) + gif[10:]: "too_large_pixels",
        b"RIFF\xff\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + b"\xfe\x3f\0" * 2 + webp[12:]: "too_large_pixels",
    }
    for data, expected in lies.items():
        assert outcome(data) == expected


def test_bombs_in_the_words_of_a_png_are_refused() -> None:
    bomb = zlib.compress(bytes(80_000_000))
    rows = bytes(61 * 20)
    for name in (b"zTXt", b"iCCP"):
        assert outcome(png(20, 20, rows, extra=chunk(name, b"x\0\0" + bomb))) == "broken"


def test_a_jpeg_with_hundreds_of_scans_is_refused_before_it_is_decoded() -> None:
    noise = np.random.default_rng(5).integers(0, 256, (1000, 1200, 3), dtype=np.uint8)
    data = packed(Image.fromarray(noise).resize((2400, 2000)), "JPEG", progressive=True, quality=10)
    last = data.rindex(b"\xff\xda")
    many = data[:last] + b"\xff\xda\0\x08\1\1\0\0\x3f\0" * 400 + data[last:]
    assert outcome(many) == "too_much_work"


def test_a_tiff_that_its_library_complains_about_is_refused_and_the_terminal_stays_clean(
    capfd: pytest.CaptureFixture[str],
) -> None:
    data = FILES["TIFF fax"]
    codes = []
    for at in range(300, 1300, 100):
        bad = bytearray(data)
        bad[at] ^= 0x10
        codes.append(outcome(bytes(bad)))
    assert codes.count("broken") >= 8  # Pillow alone hands out all ten
    assert capfd.readouterr() == ("", "")


def test_rubbish_behind_any_first_bytes_is_refused() -> None:
    chance = np.random.default_rng(6)
    starts = [b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"BM", b"II*\0", b"MM\0*", b"RIFF1234WEBPVP8 "]
    starts += [b"RIFF1234WEBPVP8X", b"RIFF1234WEBPVP8L", b"\0\0\0\x1cftypavif", b""]
    for start in starts:
        for length in (0, 1, 10, 100, 1000):
            made = outcome(start + chance.integers(0, 256, length, dtype=np.uint8).tobytes())
            assert isinstance(made, str)
