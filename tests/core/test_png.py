"""A PNG's promises: how many bytes its rows take, and its checksums."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from core import png
from core.refusal import Refusal
from tests.core import made

MODES = {"1": (1, 0), "L": (8, 0), "I;16": (16, 0), "RGB": (8, 2), "P": (8, 3), "LA": (8, 4), "RGBA": (8, 6)}


def unpacked(data: bytes) -> int:
    body = b"".join(bytes(content) for name, content in png.chunks(data) if name == b"IDAT")
    return len(zlib.decompress(body))


@given(st.sampled_from(sorted(MODES)), st.integers(1, 40), st.integers(1, 40))
def test_the_rows_take_as_many_bytes_as_pillow_writes(mode: str, width: int, height: int) -> None:
    data = made.packed(Image.new(mode, (width, height)), "PNG")
    header = next(content for name, content in png.chunks(data) if name == b"IHDR")
    assert png.bytes_of(header) == unpacked(data)
    png.check_rows(data)


@given(st.integers(1, 40), st.integers(1, 40), st.sampled_from([1, 2, 4, 8, 16]))
def test_the_seven_passes_together_hold_every_pixel_once(width: int, height: int, depth: int) -> None:
    seen = 0
    for left, top, right, down in png.PASSES:
        seen += len(range(left, width, right)) * len(range(top, height, down))
    assert seen == width * height
    whole = struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 1)
    least = seen * depth / 8
    assert png.bytes_of(memoryview(whole)) > least


def test_one_byte_too_few_is_noticed() -> None:
    rows = (b"\0" + bytes(30)) * 10
    png.check_rows(made.png(10, 10, rows))
    for data in (made.png(10, 10, rows[:-1]), made.png(10, 10, b""), made.png(10, 11, rows)):
        with pytest.raises(Refusal) as refused:
            png.check_rows(data)
        assert refused.value.code == "truncated"


def test_rows_that_unpack_without_end_are_only_counted_as_far_as_needed() -> None:
    png.check_rows(made.png(10, 10, bytes(50_000_000)))


def test_a_wrong_sum_matters_where_the_picture_depends_on_it() -> None:
    data = made.png(9, 9, bytes(28 * 9), extra=made.chunk(b"tEXt", b"a\0b"))
    for name, matters in (b"IHDR", True), (b"IDAT", True), (b"IEND", True), (b"tEXt", False):
        at = data.index(name)
        length = int.from_bytes(data[at - 4 : at], "big")
        bad = bytearray(data)
        bad[at + 4 + length] ^= 1
        if not matters:
            png.check_sums(bytes(bad))
            continue
        with pytest.raises(Refusal) as refused:
            png.check_sums(bytes(bad))
        assert refused.value.code == "broken"
