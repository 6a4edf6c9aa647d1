"""What a PNG promises about itself, and whether it keeps it.

Every part of a PNG carries a checksum and its header says how many
rows there are.  Pillow looks at neither for the pixels: a flipped
bit, or rows that are not there, would become a wrong picture without
a word.  Source: W3C, Portable Network Graphics, third edition.
"""

import zlib
from collections.abc import Iterator

from core.refusal import Refusal

CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by colour type
# Of an interlaced picture seven smaller ones are stored: the first
# column and row of each, and the steps to the next ones.
PASSES = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)


def chunks(data: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """The parts of a PNG: name and content; their sums are checked.

    Refusals: truncated; broken, when a part that matters for the
    picture does not fit its checksum.
    """
    at, view = 8, memoryview(data)
    while at + 12 <= len(data):
        end = at + 8 + int.from_bytes(view[at : at + 4], "big")
        name = bytes(view[at + 4 : at + 8])
        if end + 4 > len(data):
            break
        if name[:1].isupper() or name == b"tRNS":
            told = int.from_bytes(view[end : end + 4], "big")
            if zlib.crc32(view[at + 4 : end]) != told:
                raise Refusal("broken", format="PNG")
        yield name, view[at + 8 : end]
        if name == b"IEND":
            return
        at = end + 4
    raise Refusal("truncated", format="PNG")


def check_sums(data: bytes) -> None:
    """Refuse a PNG that was cut off or changed; see `chunks`."""
    for _ in chunks(data):
        pass


def check_rows(data: bytes) -> None:
    """Refuse a PNG with fewer rows than its header says.

    This unpacks the pixels once more, so it is done only where the
    last rows look as if nothing had been put there.
    """
    unpack, found, wanted = zlib.decompressobj(), 0, 0
    for name, content in chunks(data):
        if name == b"IHDR":
            wanted = bytes_of(content)
        if name != b"IDAT":
            continue
        rest: bytes | memoryview = content
        while rest and found < wanted and not unpack.eof:
            found += len(unpack.decompress(rest, 1 << 20))
            rest = unpack.unconsumed_tail
    while found < wanted and (more := unpack.decompress(b"", 1 << 20)):
        found += len(more)
    if found < wanted:
        raise Refusal("truncated", format="PNG")


def bytes_of(header: memoryview) -> int:
    """How many bytes the rows take: one more each for its filter."""
    width = int.from_bytes(header[:4], "big")
    height = int.from_bytes(header[4:8], "big")
    bits = header[8] * CHANNELS[header[9]]
    parts = PASSES if header[12] else ((0, 0, 1, 1),)
    total = 0
    for left, top, right, down in parts:
        w = (width - left + right - 1) // right
        h = (height - top + down - 1) // down
        if w > 0 and h > 0:
            total += h * (1 + (w * bits + 7) // 8)
    return total
