"""How many numbers are packed in LZW, without unpacking them.

GIF has no checksum.  But its codes say how many pixels they make,
and a wrong bit often makes that number wrong.  Counting
takes a look at each code, not at each pixel.
Source: CompuServe, GIF89a, appendix F.
"""

import numpy as np
from numpy.typing import NDArray

TABLE = 4096
LEAPS = 2000  # tables that are followed


def pixels(packed: bytes, bits: int, most: int) -> int | None:
    """The number of pixels that these codes stand for.

    bits: of one pixel.  None, if a code comes before it is known.
    Counting stops above `most`, and where the table is never cleared.
    """
    clear, end = 1 << bits, (1 << bits) + 1
    widths = ladder(bits)
    stream = np.frombuffer(packed + bytes(4), np.uint8)
    at, total, last = 0, 0, 8 * len(packed)
    for _ in range(LEAPS):
        if at >= last or total > most:
            return total
        codes, ends = cut(stream, at, last, widths)
        stop = np.flatnonzero((codes == clear) | (codes == end))
        k = int(stop[0]) if len(stop) else len(codes)
        made = lengths(codes[:k], end + 1)
        if made is None:
            return None
        total += int(made.sum())
        if k == len(widths):
            return most  # too long to be followed
        if k == len(codes) or codes[k] == end:
            return total
        at = int(ends[k])
    return most  # cleared more often than anybody would


def ladder(bits: int) -> NDArray[np.int64]:
    """The widths of the codes after a clear code, in bits."""
    known = (1 << bits) + 2 + np.arange(TABLE * 8)
    known[1:] -= 1  # the first code adds nothing to the table
    wide = np.maximum(bits + 1, np.ceil(np.log2(known + 1)))
    return np.minimum(wide, 12).astype(np.int64)


def cut(
    stream: NDArray[np.uint8],
    at: int,
    last: int,
    widths: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The next codes, as if no clear code came; where each ends."""
    ends = at + np.cumsum(widths)
    count = int(np.searchsorted(ends, last, side="right"))
    ends, width = ends[:count], widths[:count]
    first = ends - width
    byte = first >> 3
    word = stream[byte].astype(np.int64)
    word |= stream[byte + 1].astype(np.int64) << 8
    word |= stream[byte + 2].astype(np.int64) << 16
    return word >> (first & 7) & ((1 << width) - 1), ends


def lengths(
    codes: NDArray[np.int64], first: int
) -> NDArray[np.int64] | None:
    """How many pixels each code makes; None for an unknown code.

    The k-th code adds to the table: what the code before it makes,
    and one pixel more.
    """
    made = np.ones(len(codes), np.int64)
    new = codes - first  # which entry of the table, counted from 0
    if len(new) and (new > np.arange(-1, len(new) - 1)).any():
        return None
    for k, entry in enumerate(new.tolist()):
        if entry >= 0:
            made[k] = made[entry] + 1
    return made
