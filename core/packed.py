"""Packed pixels: where they lie in a JPEG, and holes in any of them.

A JPEG is a row of parts, each with a mark before it.  Sectors of a
disk that were never written are zeros, which packed data never are.
"""

from collections.abc import Iterator

import numpy as np

SECTOR = 512  # what disks and downloads leave out at a time
SPARE = 2  # bytes that the last row of a JPEG may leave
STRETCH = 1 << 22  # bytes that are searched at a time
OTHERS = (0xC4, 0xCC, 0xDB, 0xDC, 0xDD, 0xFE)  # tables and words


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
    return out_of_order(data, last_scan(data))


def out_of_order(data: bytes, end: int) -> bool:
    """The same of a JPEG whose last scan is known."""
    return not end or loose(data) or hole(data, first_scan(data), end)


def last_scan(data: bytes) -> int:
    """Where the packed pixels end; 0 if the marks are in disorder."""
    at, turn = first_scan(data), 0
    for place in marks(data, at):
        if place < at:
            continue  # within a part that was passed over
        mark, at = data[place + 1], place + 2
        if mark == 0xD9:
            while data[place - 1] == 0xFF:  # before a mark may be more
                place -= 1
            return place
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


def marks(data: bytes, start: int) -> Iterator[int]:
    """Where FF is followed by something else than 0 or FF."""
    for first in range(start, len(data), STRETCH):
        piece = data[first : first + STRETCH + 1]
        v = np.frombuffer(piece, np.uint8)
        after = v[1:]
        found = (v[:-1] == 0xFF) & (after != 0) & (after != 0xFF)
        yield from (first + np.flatnonzero(found)).tolist()


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


def loose(data: bytes) -> bool:
    """Does the head of a JPEG hold bytes that belong to no part?"""
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            return True
        mark, at = data[at + 1], at + 1
        if mark == 0xFF or mark == 0x01 or 0xD0 <= mark <= 0xD8:
            at += mark != 0xFF
            continue
        at += 1 + int.from_bytes(data[at + 1 : at + 3], "big")
        if mark == 0xDA:
            return False
    return True
