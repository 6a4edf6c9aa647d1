"""Signs that rows are missing where pixels lie bare, or nearly so.

BMP and TIFF keep their rows as they are, or packed row by row.  Both
say how many bytes that must be.
"""

import struct
import zlib
from typing import Any

import numpy as np

from core import tables
from core.packed import SECTOR, hole, jpeg

FEW = 20  # empty stretches among pixels
MOST = 3_000_000  # bytes of runs that are followed


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
    stride = (w * bits + 31) // 32 * 4
    if _filled(data[start:], stride, (w * bits + 7) // 8):
        return True
    hole = stride % SECTOR and unwritten(data, start)
    return bool(hole) or empty_end(data[start:], stride, bits)


def _filled(rows: bytes, stride: int, used: int) -> bool:
    """Have some rows something in the bytes that only fill them up?

    Some, not all: who writes them takes zeros or whatever is there.
    """
    count = len(rows) // stride
    table = np.frombuffer(rows, np.uint8, count * stride)
    rest = table.reshape(count, stride)[:, used:].any(axis=1)
    return bool(0 < rest.sum() < count // 2)


def unwritten(data: bytes, start: int) -> bool:
    """Do bare pixels stop and go on just where sectors do?

    Not asked where they stop often: it would be so by chance.
    """
    v = np.frombuffer(data, np.uint8)
    count = len(v) // SECTOR
    full: Any = v[: count * SECTOR].reshape(count, SECTOR).any(axis=1)
    turns = np.flatnonzero(full[1:] != full[:-1]) + 1
    stops = turns[full[turns - 1]]
    goes = np.append(turns[~full[turns - 1]], count)
    if not 0 < len(stops) <= FEW:
        return False
    ends = SECTOR * goes[np.searchsorted(goes, stops)]
    before = v[SECTOR * stops - 1] > 0
    after = (ends >= len(v)) | (v[np.minimum(ends, len(v) - 1)] > 0)
    return bool((before & after & (stops * SECTOR > start)).any())


def tiff(data: bytes) -> bool:
    """Every byte belongs to something; bare pixels go to the end."""
    if data[2:4] not in (b"*\0", b"\0*"):
        return False  # a large one, with longer addresses
    found = tables.chain(data)
    if len(data) - max(end for _, end in found) >= 16:
        return True
    tags = found[0][0]
    places = zip(tags.get(273, []), tags.get(279, []), strict=False)
    return _strips(data, tags, list(places))


def _strips(
    data: bytes, tags: tables.Tags, places: list[tuple[int, int]]
) -> bool:
    """Is one of the strips of a TIFF not as its packing makes it?

    places: where each begins, and its bytes.
    """
    packing = tags.get(259, [1])[0]
    strips = [data[at : at + size] for at, size in places]
    if packing in DENSE:
        return any(hole(data, at, at + size) for at, size in places)
    if packing == 32773:
        short = sum(map(len, strips)) <= MOST
        return short and any(runs(s, _row(tags)) for s in strips)
    if check := PACKED.get(packing):
        return any(map(check, strips))
    if packing != 1 or not places:
        return False  # packed in other ways, or in tiles
    start, end = min(places)[0], sum(places[-1])
    stride = sum(map(len, strips)) // tags[257][0]
    if stride % SECTOR and unwritten(data[:end], start):
        return True
    return empty_end(data[start:end], stride)


def deflated(packed: bytes) -> bool:
    """Does it not unpack to its end, or not fit its checksum?"""
    unpack, rest = zlib.decompressobj(), packed
    while rest and not unpack.eof:
        unpack.decompress(rest, 1 << 20)
        rest = unpack.unconsumed_tail
    return not unpack.eof


def runs(packed: bytes, row: int) -> bool:
    """Do runs of equal bytes not end where rows and strip do?

    row: bytes of an unpacked row; 0 if nobody knows.
    """
    at = made = 0
    while at < len(packed):
        head = packed[at]
        at += 1 + (head < 128) * head + (head != 128)
        made += (head < 128) * (head + 1) + (head > 128) * (257 - head)
        if row and made > row:
            return True  # rows are packed one by one
        made *= made != row
    return at != len(packed)


def _row(tags: tables.Tags) -> int:
    """The bytes of an unpacked row of a TIFF."""
    bits = tags.get(258, [1])
    apart = tags.get(284, [1]) == [2]  # each channel for itself
    return -(-tags[256][0] * (bits[0] if apart else sum(bits)) // 8)


def empty_end(rows: bytes, stride: int, bits: int = 24) -> bool:
    """Do bare pixels end all at once, in the middle of a row?"""
    rest = rows.rstrip(b"\0")
    left = len(rows) - len(rest)
    if left < max(2 * stride, len(rows) // 50) or left == len(rows):
        return False
    before = np.frombuffer(rest[-48:], np.uint8)
    above = np.frombuffer(rest[-stride:][:48], np.uint8)
    if bits <= 8:  # numbers of colours, or many pixels in a byte
        there = min((before > 0).mean(), (above > 0).mean()) > 0.9
        return bool(there) and len(rest) % stride > 4
    bright = before.mean() > 24 and above.mean() > 24
    return bool(bright) and len(rest) % stride > 4


PACKED = {7: jpeg, 8: deflated, 32946: deflated}
DENSE = (3, 4, 5)  # fax and LZW: no sector of zeros in them
