"""The only door for image bytes: in come bytes, out comes a Photo.

Whatever a person brings ends as an upright RGB picture of 8 bits, or
as a Refusal that names what is wrong.  Pillow decodes, but only the
formats of an allow-list, only below caps that are checked before
anything is decoded, and whatever it raises becomes a Refusal.

Pillow is imported inside: a window opens sooner without it.
"""

import logging
import sys
import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.jpeg import check_work
from core.png import check_sums
from core.refusal import Refusal
from core.sniff import picture_format, webp_size

SIDE = 64  # what the models see: SIDE x SIDE
DISPLAY = 1600  # the longest side that is kept to be looked at
THINNEST = 25  # a strip longer than this is cut to its middle
LEAST = 8  # a side with fewer pixels shows nothing
BYTES = 100_000_000
PIXELS = 24_000_000
PIXELS_JPEG = 100_000_000  # JPEG can be decoded at 1/2, 1/4, 1/8
PIXELS_PROGRESSIVE = 60_000_000  # but this kind needs all at once

SILENT = ("AVIF", "HEIC")  # of damage within, no decoder tells

CLASSES = {
    "JPEG": ("JpegImagePlugin", "JpegImageFile"),
    "PNG": ("PngImagePlugin", "PngImageFile"),
    "GIF": ("GifImagePlugin", "GifImageFile"),
    "BMP": ("BmpImagePlugin", "BmpImageFile"),
    "WEBP": ("WebPImagePlugin", "WebPImageFile"),
    "TIFF": ("TiffImagePlugin", "TiffImageFile"),
    "AVIF": ("AvifImagePlugin", "AvifImageFile"),
    "HEIC": ("pillow_heif", "HeifImageFile"),  # an extra
}
logging.getLogger("PIL").addHandler(logging.NullHandler())


@dataclass(frozen=True, eq=False)
class Photo:
    """A picture that came through the door.

    pixels  (H, W, 3) uint8, upright, RGB, longest side <= 1600
    size    width and height of the original, upright, in pixels
    notes   what was done or seen: damaged (it may not be whole),
            unchecked (nobody could tell), first_frame, turned,
            sixteen_bit, stretched, cmyk, colours,
            transparent_on_white, strip, cropped;
            "refusal.note_<note>" says it in words
    """

    pixels: NDArray[np.uint8]
    size: tuple[int, int]
    format: str
    notes: tuple[str, ...] = ()
    name: str = ""


def crop_box(width: int, height: int) -> tuple[int, int, int, int]:
    """The square in the middle: left, top, right, bottom."""
    side = min(width, height)
    left, top = (width - side) // 2, (height - side) // 2
    return left, top, left + side, top + side


def square(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """What the models see of a picture: (64, 64, 3) uint8.

    The square in its middle, shrunk with the Lanczos filter; the
    same for training and for the door.
    """
    from PIL import Image

    height, width = pixels.shape[:2]
    small = Image.fromarray(np.ascontiguousarray(pixels)).resize(
        (SIDE, SIDE),
        Image.Resampling.LANCZOS,
        box=crop_box(width, height),
    )
    return np.asarray(small)  # (64, 64, 3)


def read_file(path: str | Path) -> Photo:
    """A picture from the disk; see `read`.

    Refusals, too: no_such_file, a_folder, not_readable,
    a_web_address, too_large_bytes.
    """
    text = str(path)
    name = Path(text).name
    if text.lower().startswith(("http://", "https://")):
        raise Refusal("a_web_address")
    try:
        file = Path(text)
        if file.is_dir():
            raise Refusal("a_folder", name=name)
        if not file.exists():
            raise Refusal("no_such_file", name=name)
        if not file.is_file():  # a pipe or a device never ends
            raise Refusal("not_readable", name=name)
        with file.open("rb") as stream:
            data = stream.read(BYTES + 1)
    except (OSError, ValueError) as error:
        raise Refusal("not_readable", name=name) from error
    return read(data, name)


def glance(
    path: str,
) -> tuple[NDArray[np.uint8], tuple[str, ...]]:
    """All that judging a file needs: its 64 x 64, and the notes.

    Refusals: those of `read_file`.
    """
    photo = read_file(path)
    return square(photo.pixels), photo.notes


def read(data: bytes, name: str = "") -> Photo:
    """Bytes in, a Photo out, or a Refusal.

    Codes: empty, too_large_bytes, too_large_pixels, too_small,
    truncated, broken, variant_not_supported, heic, and those of
    `sniff.picture_format`.
    """
    if len(data) > BYTES:
        most = BYTES // 1_000_000
        raise Refusal("too_large_bytes", limit=most)
    format = picture_format(data, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _develop(data, format, name)
    except Refusal:
        raise
    except MemoryError:
        raise Refusal("too_large_memory") from None
    except Exception as error:  # Pillow raises nearly everything
        raise Refusal(_what(error), format=format) from error


def _what(error: Exception) -> str:
    """The code for what Pillow complained about."""
    words = str(error).lower()
    if "truncated" in words or isinstance(error, EOFError):
        return "truncated"
    odd = ("unknown", "unsupported", "not supported", "cannot handle")
    return (
        "variant_not_supported"
        if any(word in words for word in odd)
        else "broken"
    )


def _open(data: bytes, format: str) -> Any:
    """A Pillow image whose header alone has been read."""
    from importlib import import_module

    if format == "PNG":
        check_sums(data)
    if format == "WEBP":
        check_size(*webp_size(data), PIXELS)
    module, name = CLASSES[format]
    if format == "HEIC":
        check_heic()
    else:
        module = f"PIL.{module}"
    image = getattr(import_module(module), name)(BytesIO(data))
    width, height = image.size
    most = PIXELS
    if format == "JPEG":
        slow = "progressive" in image.info
        most = PIXELS_PROGRESSIVE if slow else PIXELS_JPEG
    check_size(width, height, most)
    if format == "JPEG":
        check_work(data, width * height)
    if format == "TIFF":  # a tile may lie, too
        tile = image.tag_v2.get(322, 1) * image.tag_v2.get(323, 1)
        check_size(LEAST, max(LEAST, tile // LEAST), PIXELS)
    return image


def check_heic() -> None:
    """Refuse HEIC where its reader has not been installed."""
    try:
        import pillow_heif  # noqa: F401
    except ImportError:
        raise Refusal("heic", python=sys.executable) from None


def check_size(width: int, height: int, most: int) -> None:
    """Refuse what is too large or too small to be looked at."""
    if width * height > most:
        raise Refusal(
            "too_large_pixels",
            width=width,
            height=height,
            limit=most // 1_000_000,
        )
    if min(width, height) < LEAST:
        raise Refusal(
            "too_small", width=width, height=height, least=LEAST
        )


def _develop(data: bytes, format: str, name: str) -> Photo:
    """The way of the picture: decode, turn, shrink, true colours."""
    from core import decode, develop

    notes: list[str] = []
    image = _open(data, format)
    held = develop.orientation(image)
    width, height = image.size
    if decode.load(image, format, data, DISPLAY, SIDE):
        notes.append("damaged")
    elif format in SILENT:
        notes.append("unchecked")
    if held > 1:
        notes.append("turned")
    if format == "TIFF":  # Pillow has turned it by itself
        width, height = image.size
    elif held > 4:
        width, height = height, width
    extras = format == "JPEG"  # phones keep second pictures there
    if not extras and develop.moves(image):
        notes.append("first_frame")
    if max(width, height) > THINNEST * min(width, height):
        notes.append("strip")
        image = develop.middle(image, THINNEST)
    upright = image if format == "TIFF" else develop.turn(image, held)
    plain = develop.plain(upright, notes)
    image = develop.flat(plain, DISPLAY, notes)
    if width != height:
        notes.append("cropped")
    pixels = np.array(image)  # (H, W, 3)
    pixels.flags.writeable = False
    return Photo(pixels, (width, height), format, tuple(notes), name)
