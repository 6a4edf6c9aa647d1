"""BMP in all its ages: what a suite of difficult bitmaps contains, made byte by byte."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Made = tuple[str, bytes, Image.Image | None, tuple[str, ...]]
RARE = ("variant_not_supported", "broken", "truncated")
GREYS = [bytes([k, k, k]) for k in range(256)]


def bmp(size: tuple[int, int], bits: int, rows: bytes, *, packing: int = 0, table: bytes = b"", head: int = 40,
        more: bytes = b"", colours: int = 0) -> bytes:  # fmt: skip
    """A BMP with the head of Windows 3 (40 bytes) or later."""
    info = struct.pack("<IiiHHIIiiII", head, *size, 1, bits, packing, len(rows), 2835, 2835, colours, 0)
    info = info.ljust(head, b"\0") if not more or head == 40 else (info + more).ljust(head, b"\0")
    between = info + (more if head == 40 else b"") + table
    start = 14 + len(between)
    return b"BM" + struct.pack("<IHHI", start + len(rows), 0, 0, start) + between + rows


def padded(lines: NDArray[np.uint8]) -> bytes:
    """Rows from below, each filled up to four bytes."""
    return b"".join(line.tobytes().ljust(-(-line.nbytes // 4) * 4, b"\0") for line in lines[::-1])


def bitmaps(image: Image.Image) -> Iterator[Made]:
    """All kinds; a picture that need not be known, with how it may be refused."""
    yield from plain(image)
    yield from with_masks(image)
    yield from with_runs(image)
    yield from contradictory(image)


def plain(image: Image.Image) -> Iterator[Made]:
    """1, 4, 8, 24 and 32 bits; upside down; of OS/2."""
    rgb = np.asarray(image)[..., ::-1]
    grey = np.asarray(image.convert("L"))
    table = b"".join(g + b"\0" for g in GREYS)
    yield "24 bits", bmp(image.size, 24, padded(rgb.reshape(len(rgb), -1))), image, ()
    yield "8 bits", bmp(image.size, 8, padded(grey), table=table), image.convert("L"), ()
    four = grey >> 4
    nibbles = (four[:, 0::2] << 4 | four[:, 1::2]).astype(np.uint8)
    small = b"".join(bytes([k * 17] * 3) + b"\0" for k in range(16))
    yield "4 bits", bmp(image.size, 4, padded(nibbles), table=small), Image.fromarray((four * 17).astype(np.uint8)), ()
    one = np.packbits(grey > 127, axis=1)
    black = Image.fromarray(np.where(grey > 127, 255, 0).astype(np.uint8))
    yield "1 bit", bmp(image.size, 1, padded(one), table=b"\0\0\0\0\xff\xff\xff\0"), black, ()
    yield "1 bit, white first", bmp(image.size, 1, padded(~one), table=b"\xff\xff\xff\0\0\0\0\0"), black, ()
    four_bytes = np.dstack([rgb, np.zeros_like(grey)])
    yield "32 bits", bmp(image.size, 32, padded(four_bytes.reshape(len(rgb), -1))), image, ()
    upside = padded(rgb[::-1].reshape(len(rgb), -1))
    yield "from above", bmp((image.width, -image.height), 24, upside), image, ()
    old = struct.pack("<IHHHH", 12, *image.size, 1, 24) + padded(rgb.reshape(len(rgb), -1))
    yield "OS/2 1", b"BM" + struct.pack("<IHHI", 14 + len(old), 0, 0, 26) + old, image, ()
    later = bmp(image.size, 24, padded(rgb.reshape(len(rgb), -1)), head=64, more=b"\0")
    yield "OS/2 2", later, image, RARE
    for head in (52, 56, 108, 124):
        made = bmp(image.size, 24, padded(rgb.reshape(len(rgb), -1)), head=head, more=b"\0")
        yield f"head of {head}", made, image, RARE


def with_masks(image: Image.Image) -> Iterator[Made]:
    """16 and 32 bits, divided among the colours in several ways."""
    r, g, b = (np.asarray(image)[..., k].astype(np.uint32) for k in range(3))
    thin = np.asarray(image) >> 3
    shown = Image.fromarray((thin * 255.0 / 31).round().astype(np.uint8))
    five = (thin[..., 0].astype(np.uint16) << 10 | thin[..., 1].astype(np.uint16) << 5 | thin[..., 2]).astype("<u2")
    yield "16 bits", bmp(image.size, 16, padded(five.view(np.uint8))), shown, ()
    masks = struct.pack("<III", 0xF800, 0x7E0, 0x1F)
    six = ((r >> 3) << 11 | (g >> 2) << 5 | b >> 3).astype("<u2")
    yield "16 bits, 5-6-5", bmp(image.size, 16, padded(six.view(np.uint8)), packing=3, more=masks), shown, ()
    turned = struct.pack("<III", 0xFF, 0xFF00, 0xFF0000)
    other = (b << 16 | g << 8 | r).astype("<u4")
    yield "32 bits, blue last", bmp(image.size, 32, padded(other.view(np.uint8)), packing=3, more=turned), image, RARE
    odd = struct.pack("<III", 0x3FF00000, 0xFFC00, 0x3FF)
    deep = ((r << 2) << 20 | (g << 2) << 10 | b << 2).astype("<u4")
    yield "32 bits, ten each", bmp(image.size, 32, padded(deep.view(np.uint8)), packing=3, more=odd), image, RARE
    four = struct.pack("<IIII", 0xFF0000, 0xFF00, 0xFF, 0xFF000000)
    solid = (0xFF000000 | r << 16 | g << 8 | b).astype("<u4")
    made = bmp(image.size, 32, padded(solid.view(np.uint8)), packing=3, head=108, more=four)
    yield "32 bits, alpha", made, image, RARE


def with_runs(image: Image.Image) -> Iterator[Made]:
    """RLE8: runs, bare stretches, and leaps over what is not drawn."""
    grey = np.asarray(image.convert("L"))
    table = b"".join(g + b"\0" for g in GREYS)
    bare = b"".join(b"\0" + bytes([len(line)]) + line.tobytes() + b"\0\0" for line in grey[::-1])
    yield "RLE8, bare", bmp(image.size, 8, bare + b"\0\1", packing=1, table=table), image.convert("L"), ()
    runs = b"".join(b"".join(bytes([1, v]) for v in line) + b"\0\0" for line in grey[::-1])
    yield "RLE8, runs", bmp(image.size, 8, runs + b"\0\1", packing=1, table=table), image.convert("L"), ()
    yield "RLE8, no end", bmp(image.size, 8, runs[:-2], packing=1, table=table), image.convert("L"), RARE
    leap = b"\0\2\x10\x10" + b"\x20\x80\0\0" + b"\0\1"
    yield "RLE8, leaps", bmp(image.size, 8, leap, packing=1, table=table), None, RARE
    small = b"".join(bytes([k * 17] * 3) + b"\0" for k in range(16))
    four = grey >> 4
    rows = b"".join(b"".join(bytes([2, v << 4 | w]) for v, w in zip(line[::2], line[1::2], strict=True)) + b"\0\0"
                    for line in four[::-1])  # fmt: skip
    shown = Image.fromarray((four * 17).astype(np.uint8))
    yield "RLE4", bmp(image.size, 4, rows + b"\0\1", packing=2, table=small), shown, RARE
    yield "RLE8 without rows", bmp(image.size, 8, b"", packing=1, table=table), None, RARE


def contradictory(image: Image.Image) -> Iterator[Made]:
    """Heads that cannot be true."""
    rows = padded(np.asarray(image)[..., ::-1].reshape(image.height, -1))
    refused = (*RARE, "too_large_pixels", "too_small", "not_a_picture")
    for name, size, bits, packing in (
        ("no width", (0, 72), 24, 0), ("width below nothing", (-96, 72), 24, 0), ("no bits", (96, 72), 0, 0),
        ("3 bits", (96, 72), 3, 0), ("RLE of 24 bits", (96, 72), 24, 1), ("packing 99", (96, 72), 24, 99),
        ("JPEG inside", (96, 72), 0, 4), ("PNG inside", (96, 72), 0, 5), ("tall beyond reason", (96, 1 << 30), 24, 0),
    ):  # fmt: skip
        yield name, bmp(size, bits, rows, packing=packing), None, refused
    table = b"".join(g + b"\0" for g in GREYS[:16])
    grey = padded(np.asarray(image.convert("L")))
    yield "a palette too short", bmp(image.size, 8, grey, table=table, colours=16), None, RARE
    yield "a palette of four billion", bmp(image.size, 8, grey, table=table, colours=0xFFFFFFFF), None, RARE
    yield "head of 9", bmp(image.size, 24, rows, head=9), None, refused
    yield "half of its rows", bmp(image.size, 24, rows)[: 54 + len(rows) // 2], None, RARE
