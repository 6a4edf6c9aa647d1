"""Signs that something of a picture was lost, though it can be read.

Only PNG carries a checksum: of other formats a decoder makes some
picture of nearly anything.  But what is cut out, put in or never
written leaves traces in the order of a file: lengths that do not add
up, marks out of turn, sectors of zeros where packed data should be.
"""

import struct
import zlib
from collections.abc import Callable
from contextlib import suppress

from core import lzw
from core.bare import bmp, tiff
from core.packed import hole, jpeg

LITTLE = 12  # bytes that a whole picture cannot do without
LZW_MOST = 3_000_000  # bytes of codes that are counted


def doubtful(data: bytes, format: str) -> bool:
    """Does the order of this file say that it is not as it was?"""
    check = CHECKS.get(format)
    with suppress(IndexError, ValueError, struct.error, zlib.error):
        return check is not None and check(data)
    return True


def webp(data: bytes) -> bool:
    """The parts add up to the length in the head, and to the file."""
    told = int.from_bytes(data[4:8], "little") + 8
    at = 12
    while at + 8 <= told:
        name, size = data[at : at + 4], data[at + 4 : at + 8]
        end = at + 8 + int.from_bytes(size, "little")
        if name not in PARTS or end > len(data):
            return True
        if name in (b"VP8 ", b"VP8L") and hole(data, at + 8, end):
            return True
        at = end + end % 2
    return at != told or abs(len(data) - told) > 1


PARTS = (
    b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF",
    b"ICCP", b"EXIF", b"XMP ",
)  # fmt: skip


def without_end(data: bytes) -> bytes:
    """The same WebP without the last bytes of its packed pixels.

    Of a film, its first picture.
    """
    at = 12
    while at + 8 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        if data[at : at + 4] == b"ANMF":
            data, at = data[:12] + data[at + 24 : at + 8 + size], 12
            continue
        if data[at : at + 4] in (b"VP8 ", b"VP8L"):
            less = size - LITTLE & ~1
            if less <= LITTLE:
                return b""
            length = struct.pack("<I", less)
            body = data[at : at + 4] + length
            body += data[at + 8 : at + 8 + less]
            still = data[8:at] + body
            return b"RIFF" + struct.pack("<I", len(still)) + still
        at += 8 + size + size % 2
    return b""


def avif(data: bytes) -> bool:
    """Boxes, one after the other, from the first byte to the last."""
    at = 0
    while at < len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        if size == 1:
            size = struct.unpack_from(">Q", data, at + 8)[0]
        size = size or len(data) - at
        end = at + size
        if size < 8 or end > len(data) or not name.isalnum():
            return True
        if name == b"mdat" and hole(data, at + 8, end):
            return True
        at = end
    return False


def gif(data: bytes) -> bool:
    """The codes of the first picture make exactly its pixels."""
    at = 13 + palette(data[10])
    while data[at] == 0x21:  # words, times, what a program wrote
        at = blocks(data, at + 2)[0]
    if data[at] != 0x2C:
        return True
    w, h, how = struct.unpack_from("<HHB", data, at + 5)
    at += 10 + palette(how)
    bits = data[at]
    end, packed = blocks(data, at + 1)
    if data[end] not in b"!,;":
        return True
    if len(packed) > LZW_MOST:
        return False
    wanted = int(w) * int(h)
    return lzw.pixels(packed, bits, wanted) != wanted


def palette(how: int) -> int:
    """The bytes of a table of colours, if there is one."""
    return 3 << (how & 7) + 1 if how & 0x80 else 0


def blocks(data: bytes, at: int) -> tuple[int, bytes]:
    """A chain of short blocks: where it ends, and what it holds."""
    parts = []
    while size := data[at]:
        parts.append(data[at + 1 : at + 1 + size])
        at += 1 + size
    return at + 1, b"".join(parts)


CHECKS: dict[str, Callable[[bytes], bool]] = {
    "JPEG": jpeg,
    "WEBP": webp,
    "AVIF": avif,
    "BMP": bmp,
    "GIF": gif,
    "TIFF": tiff,
}
