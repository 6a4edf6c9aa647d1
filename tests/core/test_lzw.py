"""Counting what LZW codes stand for agrees with unpacking them, and notices changed bits."""

from __future__ import annotations

import struct

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from core import lzw, whole
from tests.core.made import packed


def codes(image: Image.Image) -> tuple[int, bytes]:
    """The bits of a pixel, and the packed pixels of a GIF's only picture."""
    data = packed(image, "GIF")
    at = 13 + whole.palette(data[10])
    while data[at] == 0x21:
        at = whole.blocks(data, at + 2)[0]
    at += 10 + whole.palette(struct.unpack_from("B", data, at + 9)[0])
    return data[at], whole.blocks(data, at + 1)[1]


@settings(max_examples=40)
@given(st.integers(8, 90), st.integers(8, 90), st.sampled_from([1, 2, 5, 16, 200]), st.integers(0, 9))
def test_the_codes_of_a_gif_make_exactly_its_pixels(width: int, height: int, shades: int, seed: int) -> None:
    v = np.random.default_rng(seed).integers(0, shades, (height, width), dtype=np.uint8)
    bits, stream = codes(Image.fromarray(v))
    assert lzw.pixels(stream, bits, width * height) == width * height


def test_one_changed_bit_often_changes_the_count() -> None:
    v = np.random.default_rng(1).integers(0, 9, (60, 70), dtype=np.uint8).cumsum(axis=1).astype(np.uint8)
    bits, stream = codes(Image.fromarray(v))
    chance = np.random.default_rng(2)
    noticed = 0
    for _ in range(100):
        bad = bytearray(stream)
        bad[chance.integers(len(bad))] ^= 1 << chance.integers(8)
        noticed += lzw.pixels(bytes(bad), bits, v.size) != v.size
    assert noticed > 25


@given(st.binary(max_size=300), st.integers(2, 8))
def test_any_bytes_are_counted_without_end_or_error(stream: bytes, bits: int) -> None:
    made = lzw.pixels(stream, bits, 10_000)
    assert made is None or made >= 0
