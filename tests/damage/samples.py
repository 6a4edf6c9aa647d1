"""Good files to be damaged: the drawn samples of the program, in every format of the door and many of its modes."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

SAMPLES = Path(__file__).resolve().parents[2] / "assets" / "samples"
SIDES = ((200, 150), (150, 200), (240, 240), (131, 97))  # width and height, in turn
Kind = Callable[[Image.Image], bytes]


def packed(image: Image.Image, format: str, **how: Any) -> bytes:
    """The bytes of a file."""
    into = io.BytesIO()
    image.save(into, format, **how)
    return into.getvalue()


def exif(orientation: int) -> Image.Exif:
    """EXIF that says how the camera was held."""
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010F] = "A camera of nobody's"
    return made


def _alpha(image: Image.Image) -> Image.Image:
    """Clear at the left, opaque at the right."""
    ramp = np.linspace(0, 255, image.width).astype(np.uint8)
    image = image.convert("RGBA")
    image.putalpha(Image.fromarray(np.tile(ramp, (image.height, 1))))
    return image


def _deep(image: Image.Image) -> Image.Image:
    return Image.fromarray(np.asarray(image.convert("L")).astype(np.uint16) * 257)


def _turned(image: Image.Image) -> Image.Image:
    return image.transpose(Image.Transpose.ROTATE_90)


def _several(format: str, **how: Any) -> Kind:
    return lambda i: packed(i, format, save_all=True, append_images=[_turned(i).resize(i.size)], **how)


def _as(format: str, mode: str = "RGB", **how: Any) -> Kind:
    return lambda i: packed(i.convert(mode), format, **how)


KINDS: dict[str, Kind] = {
    "JPEG": _as("JPEG", quality=88),
    "JPEG plain": _as("JPEG", quality=75, subsampling=0),
    "JPEG progressive": _as("JPEG", progressive=True),
    "JPEG grey": _as("JPEG", "L"),
    "JPEG inks": _as("JPEG", "CMYK"),
    "JPEG restarts": _as("JPEG", restart_marker_rows=1),
    "JPEG turned": lambda i: packed(_turned(i), "JPEG", exif=exif(6)),
    "JPEG of two": _several("MPO"),
    "PNG": _as("PNG"),
    "PNG alpha": lambda i: packed(_alpha(i), "PNG"),
    "PNG palette": lambda i: packed(i.convert("P", palette=Image.Palette.ADAPTIVE), "PNG", transparency=3),
    "PNG grey": _as("PNG", "L"),
    "PNG grey alpha": lambda i: packed(_alpha(i).convert("LA"), "PNG"),
    "PNG two colours": _as("PNG", "1"),
    "PNG sixteen": lambda i: packed(_deep(i), "PNG"),
    "PNG of two": _several("PNG"),
    "GIF": _as("GIF", "P"),
    "GIF of two": _several("GIF"),
    "BMP": _as("BMP"),
    "BMP palette": lambda i: packed(i.quantize(64), "BMP"),
    "BMP two colours": _as("BMP", "1"),
    "WebP": _as("WEBP", quality=85),
    "WebP lossless": _as("WEBP", lossless=True),
    "WebP alpha": lambda i: packed(_alpha(i), "WEBP"),
    "WebP turned": lambda i: packed(_turned(i), "WEBP", exif=exif(6)),
    "WebP of two": _several("WEBP"),
    "TIFF": _as("TIFF"),
    "TIFF lzw": _as("TIFF", compression="tiff_lzw"),
    "TIFF deflate": _as("TIFF", compression="tiff_adobe_deflate"),
    "TIFF jpeg": _as("TIFF", compression="jpeg"),
    "TIFF packbits": _as("TIFF", compression="packbits"),
    "TIFF fax": _as("TIFF", "1", compression="group4"),
    "TIFF inks": _as("TIFF", "CMYK"),
    "TIFF sixteen": lambda i: packed(_deep(i), "TIFF"),
    "TIFF float": lambda i: packed(Image.fromarray(np.asarray(i.convert("L")).astype(np.float32) / 255), "TIFF"),
    "TIFF alpha": lambda i: packed(_alpha(i), "TIFF", compression="tiff_lzw"),
    "TIFF of two": _several("TIFF"),
    "AVIF": _as("AVIF", quality=80, speed=10),
    "AVIF alpha": lambda i: packed(_alpha(i), "AVIF", quality=80, speed=10),
    "AVIF turned": lambda i: packed(_turned(i), "AVIF", quality=80, speed=10, exif=exif(6)),
}


@cache
def drawings() -> tuple[Path, ...]:
    """The sample pictures that come with the program."""
    return tuple(sorted(SAMPLES.glob("*.png")))


@cache
def drawing(number: int, size: tuple[int, int]) -> Image.Image:
    """One of the samples at some size, with a little noise: smooth paper would hide damage."""
    file = drawings()[number % len(drawings())]
    with Image.open(file) as image:
        small = np.asarray(image.convert("RGB").resize(size, Image.Resampling.LANCZOS)).astype(np.int16)
    noise = np.random.default_rng(number).integers(-6, 7, small.shape)
    return Image.fromarray((small + noise).clip(0, 255).astype(np.uint8))


@cache
def sample(kind: str, number: int) -> bytes:
    """One good file."""
    return KINDS[kind](drawing(number, SIDES[number % len(SIDES)]))
