"""Pictures made here, in every way a file can keep them: nothing of anybody's is needed to try the door."""

from __future__ import annotations

import io
import struct
import zlib
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

HEIGHT, WIDTH = 90, 120


def scene() -> NDArray[np.uint8]:
    """A picture whose corners differ, with a patch of noise: (90, 120, 3)."""
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    rgb = np.stack([x * 2, y * 2, 255 - x - y], 2).astype(np.uint8)
    rgb[20:50, 30:70] = np.random.default_rng(7).integers(0, 256, (30, 40, 3))
    return rgb


def packed(image: Image.Image, format: str, **how: Any) -> bytes:
    """The bytes of a file."""
    into = io.BytesIO()
    image.save(into, format, **how)
    return into.getvalue()


def held(orientation: int) -> Image.Exif:
    """EXIF that says how the camera was held."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif


@cache
def files() -> dict[str, bytes]:
    """One small file of every kind the door opens."""
    rgb = Image.fromarray(scene())
    grey = scene()[:, :, 0]
    turned = rgb.rotate(180)
    made = {name: packed(rgb, name) for name in ("JPEG", "PNG", "GIF", "BMP", "WEBP", "TIFF", "AVIF", "MPO")}
    made |= {
        "JPEG progressive": packed(rgb, "JPEG", progressive=True),
        "JPEG cmyk": packed(rgb.convert("CMYK"), "JPEG"),
        "JPEG grey": packed(rgb.convert("L"), "JPEG"),
        "JPEG turned": packed(rgb, "JPEG", exif=held(6)),
        "PNG turned": packed(rgb, "PNG", exif=held(6)),
        "WEBP turned": packed(rgb, "WEBP", exif=held(6)),
        "AVIF turned": packed(rgb, "AVIF", exif=held(6)),
        "TIFF turned": packed(rgb, "TIFF", exif=held(6), compression="tiff_lzw"),
        "PNG 16": packed(Image.fromarray(grey.astype(np.uint16) * 257), "PNG"),
        "PNG rgba": packed(rgb.convert("RGBA"), "PNG"),
        "PNG palette": packed(rgb.convert("P"), "PNG", transparency=3),
        "PNG la": packed(rgb.convert("LA"), "PNG"),
        "PNG 1": packed(rgb.convert("1"), "PNG"),
        "WEBP lossless": packed(rgb, "WEBP", lossless=True),
        "TIFF 16": packed(Image.fromarray(grey.astype(np.uint16) * 257), "TIFF"),
        "TIFF float": packed(Image.fromarray(grey.astype(np.float32) / 255), "TIFF"),
        "TIFF fax": packed(rgb.convert("1"), "TIFF", compression="group4"),
    }
    for packing in ("tiff_lzw", "tiff_deflate", "jpeg", "packbits"):
        made[f"TIFF {packing}"] = packed(rgb, "TIFF", compression=packing)
    for format in ("GIF", "PNG", "WEBP", "TIFF"):
        made[f"{format} of two"] = packed(rgb, format, save_all=True, append_images=[turned])
    return made


def chunk(name: bytes, content: bytes) -> bytes:
    """One part of a PNG, with a checksum that is right."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(width: int, height: int, rows: bytes, *, extra: bytes = b"", depth: int = 8, colour: int = 2) -> bytes:
    """A PNG with any promise in its header."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    body = chunk(b"IHDR", header) + extra + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body
