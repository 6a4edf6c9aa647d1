"""Decoding, with an ear and an eye for loss.

Pillow makes the pixels.  Whether they are all of them is asked in
the order of the file (whole.py), of what a decoder complains about
(overhear.py), of how much of the file it wanted, and of the pixels
themselves (torn.py).
"""

from contextlib import suppress
from io import BytesIO
from typing import Any

import numpy as np

from core import packed, whole
from core.jpeg import PIECE, Slow, arithmetic, draft, grey_end
from core.overhear import overheard
from core.png import check_rows
from core.refusal import Refusal
from core.torn import torn

SECOND_LOOK = 8_000_000  # pixels of a WebP decoded twice
BAND = 1024  # rows; a multiple of every block's
BARE = ("BMP", "GIF", "TIFF")  # rows as they are, or nearly so


def load(
    image: Any, format: str, data: bytes, longest: int, shortest: int
) -> bool:
    """Decode.  True, if what came out may not be the whole picture.

    longest, shortest   what must be left of the sides of a JPEG,
                        which can come out smaller; see jpeg.draft

    Refusals: broken, of a TIFF that libtiff complains about, or of
    a PNG whose last rows are not there; variant_not_supported, of a
    TIFF packed in a way that this libtiff does not know.
    """
    if format == "JPEG":
        return _load_jpeg(image, data, longest, shortest)
    if format == "TIFF":
        _load_tiff(image)
    image.load()
    if format == "PNG" and _black(image):
        check_rows(data)
    doubt = whole.doubtful(data, format)
    if format == "WEBP":
        return doubt or _spare(image, data)
    if format in BARE:
        doubt = doubt or _no_colour(image) or _torn(image)
    return doubt


def _load_tiff(image: Any) -> None:
    """Decode, and hear what libtiff says meanwhile."""
    failed: OSError | None = None
    with overheard() as words:
        try:
            image.load()
        except OSError as error:
            failed = error
    if any("not configured" in w for w in words):
        raise Refusal("variant_not_supported", format="TIFF")
    if failed:
        raise failed
    if any(": " in w and "Warning" not in w for w in words):
        raise Refusal("broken", format="TIFF")


def _load_jpeg(
    image: Any, data: bytes, longest: int, shortest: int
) -> bool:
    """Decode, and see whether pixels and file end together."""
    end = packed.last_scan(data)
    high = image.height
    draft(image, longest, shortest)
    if not arithmetic(data):
        image.fp = stream = Slow(data, end)
        image.decodermaxblock = PIECE
        image.load()
        if any(data[stream.tell() : end - packed.SPARE]):
            return True
    image.load()
    block = 8 * max(layer[2] for layer in image.layer)
    step = block // round(high / image.height)  # rows, as decoded
    if packed.out_of_order(data, end) or grey_end(image, step):
        return True
    return step >= 4 and _torn(image, step)


def _torn(image: Any, step: int = 1) -> bool:
    """Of pictures whose pixels are levels, or stand for them.

    Some rows at a time: a large picture is not held twice.
    """
    w, h = image.size
    for top in range(0, h, BAND):
        part = image.crop((0, top, w, min(h, top + BAND + 3)))
        part = part.convert("RGB") if part.mode == "P" else part
        v = np.asarray(part)
        if v.dtype == np.uint16:
            v = (v >> 8).astype(np.uint8)
        if v.dtype == np.uint8 and torn(v, step):
            return True
    return False


def _no_colour(image: Any) -> bool:
    """Does a pixel ask for a colour that the table has not?"""
    if image.mode != "P":
        return False
    kind, table = image.palette.mode, image.palette.palette
    return bool(image.getextrema()[1] >= len(table) // len(kind))


def _spare(image: Any, data: bytes) -> bool:
    """Would a WebP be the same without its last bytes?

    A whole one needs them all: the decoder complains.  One whose
    packed pixels got out of step may have some to spare.
    """
    less = whole.without_end(data)
    if image.width * image.height > SECOND_LOOK or not less:
        return False
    with suppress(Exception):  # as it should be
        type(image)(BytesIO(less)).load()
        return True
    return False


def _black(image: Any) -> bool:
    """Is one of the last two rows nothing but zeros?"""
    w, h = image.size
    last = np.asarray(image.crop((0, h - 2, w, h)))
    return not last.reshape(2, -1).any(1).all()
