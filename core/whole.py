"""Signs that something of a picture was lost, though it can be read.

JPEG, WebP, AVIF and GIF carry no checksum: a decoder makes some
picture of nearly anything.  But what is cut out, put in or never
written leaves traces in the order of a file: lengths that do not add
up, marks out of turn, sectors of zeros where packed data should be.
"""

import re
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress

import numpy as np

from core import lzw, tables

SECTOR = 512  # what disks and downloads leave out at a time
SPARE = 2  # bytes that the last row of a JPEG may leave
LITTLE = 12  # bytes that a whole picture cannot do without
LZW_MOST = 3_000_000  # bytes of codes that are counted
MARK = re.compile(rb"\xff+[^\x00\xff]")


def doubtful(data: bytes, format: str) -> bool:
    """Does the order of this file say that it is not as it was?"""
    check = CHECKS.get(format)
    with suppress(IndexError, ValueError, struct.error, zlib.error):
        return check is not None and check(data)
    return True


def hole(data: bytes, start: int, end: int) -> bool:
    """Is a whole sector empty between two places in packed data?"""
    first = -(-start // SECTOR) * SECTOR
    count = (end - first) // SECTOR
    if count <= 0:
        return not any(data[max(start, end - 16) : end])
    body = np.frombuffer(data, np.uint8, count * SECTOR, first)
    return not bool(body.reshape(count, SECTOR).any(1).all())


def jpeg(data: bytes) -> bool:
    """Marks in turn, and one at the end; no hole in between."""
    start, end = first_scan(data), last_scan(data)
    return not end or hole(data, start, end)


def last_scan(data: bytes) -> int:
    """Where the packed pixels end; 0 if the marks are in disorder."""
    at, turn = first_scan(data), 0
    while found := MARK.search(data, at):
        mark, at = data[found.end() - 1], found.end()
        if mark == 0xD9:
            return found.start()
        if 0xD0 <= mark <= 0xD7:
            if mark != 0xD0 + turn:
                return 0
            turn = (turn + 1) % 8
        elif mark == 0xDA or 0xE0 <= mark <= 0xEF or mark in OTHERS:
            at += int.from_bytes(data[at : at + 2], "big")
            turn = 0
        else:
            return 0
    return 0


OTHERS = (0xC4, 0xCC, 0xDB, 0xDC, 0xDD, 0xFE)  # tables and words


def first_scan(data: bytes) -> int:
    """Where the packed pixels of a JPEG begin."""
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            at += 1
            continue
        mark = data[at + 1]
        if mark == 0xFF:
            at += 1
            continue
        at += 2
        if mark == 0x01 or 0xD0 <= mark <= 0xD8:
            continue
        at += int.from_bytes(data[at : at + 2], "big")
        if mark == 0xDA:
            return at
    return len(data)


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


def bmp(data: bytes) -> bool:
    """As many bytes as the head says, or as its rows take."""
    told, start, head = struct.unpack_from("<I4xII", data, 2)
    if head < 40:
        return False
    w, h, _, bits, packing = struct.unpack_from("<iiHHI", data, 18)
    wanted = start + (w * bits + 31) // 32 * 4 * abs(h)
    if packing in (1, 2):  # nobody knows how long the rows will be
        return len(data) not in (told, told + 1)
    if not -4 <= len(data) - wanted <= 4 and told != len(data):
        return True
    return empty_end(data[start:], (w * bits + 31) // 32 * 4)


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


def tiff(data: bytes) -> bool:
    """Every byte belongs to something; bare pixels go to the end."""
    if data[2:4] not in (b"*\0", b"\0*"):
        return False  # a large one, with longer addresses
    found = tables.chain(data)
    if len(data) - max(end for _, end in found) >= 16:
        return True
    tags = found[0][0]
    if tags.get(259, [1])[0] not in (1, *PACKED) or 273 not in tags:
        return False  # packed in other ways, or in tiles
    places = zip(tags[273], tags.get(279, []), strict=False)
    strips = [data[at : at + size] for at, size in places]
    if check := PACKED.get(tags.get(259, [1])[0]):
        return any(map(check, strips))
    start, end = min(tags[273]), max(tags[273]) + tags[279][-1]
    return empty_end(data[start:end], sum(tags[279]) // tags[257][0])


def deflated(packed: bytes) -> bool:
    """Does it not unpack to its end, or not fit its checksum?"""
    unpack, rest = zlib.decompressobj(), packed
    while rest and not unpack.eof:
        unpack.decompress(rest, 1 << 20)
        rest = unpack.unconsumed_tail
    return not unpack.eof


def runs(packed: bytes) -> bool:
    """Do runs of equal bytes not end where their strip does?"""
    at = 0
    while at < len(packed):
        head = packed[at]
        at += 1 + (head < 128) * head + (head != 128)
    return at != len(packed)


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


def empty_end(rows: bytes, stride: int) -> bool:
    """Do bare pixels end all at once, in the middle of a row?"""
    rest = rows.rstrip(b"\0")
    left = len(rows) - len(rest)
    if left < max(2 * stride, len(rows) // 50) or left == len(rows):
        return False
    before = np.frombuffer(rest[-48:], np.uint8)
    above = np.frombuffer(rest[-stride:][:48], np.uint8)
    bright = before.mean() > 24 and above.mean() > 24
    return bool(bright) and len(rest) % stride > 4


PACKED = {7: jpeg, 8: deflated, 32946: deflated, 32773: runs}
CHECKS: dict[str, Callable[[bytes], bool]] = {
    "JPEG": jpeg,
    "WEBP": webp,
    "AVIF": avif,
    "BMP": bmp,
    "GIF": gif,
    "TIFF": tiff,
}
