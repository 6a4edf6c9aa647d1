"""Features thought out by people: colours, and directions of edges.

Before networks learned what to look for, somebody had to say it.  Two
old ideas: how often each colour occurs in the whole picture, and for
every part of it in which directions brightness changes, each part
compared with its neighbours so that weak light does not matter.
Source: N. Dalal, B. Triggs, "Histograms of oriented gradients for
human detection", CVPR 2005; simplified.
"""

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
LEVELS = 4  # of red, of green, of blue: 64 colours
CELL = 8  # pixels: the side of a part
DIRECTIONS = 9  # of edges, from 0 to 180 degrees
MOST = 0.2  # what one direction may count in a block
AT_ONCE = 500  # pictures


def features(P: Bytes) -> Floats:
    """Pictures (m, 32, 32, 3) to features (m, 388)."""
    parts = [
        np.hstack([colours(some), edges(some)])
        for some in np.split(P, range(AT_ONCE, len(P), AT_ONCE))
    ]
    return np.concatenate(parts)


def colours(P: Bytes) -> Floats:
    """The root of the share of each of 64 colours: (m, 64)."""
    level = P.astype(np.int64) * LEVELS // 256
    red, green, blue = np.moveaxis(level, -1, 0)
    which = (red * LEVELS + green) * LEVELS + blue  # (m, h, w)
    m, n = len(P), LEVELS**3
    which += n * np.arange(m)[:, None, None]
    counts = np.bincount(which.ravel(), minlength=m * n)
    share = counts.reshape(m, n) / which[0].size
    return np.asarray(np.sqrt(share), np.float32)


def edges(P: Bytes) -> Floats:
    """Directions of edges, four cells to a block: (m, 324)."""
    cells = directions(P)  # (m, 4, 4, 9)
    blocks = np.concatenate([
        cells[:, :-1, :-1], cells[:, :-1, 1:],
        cells[:, 1:, :-1], cells[:, 1:, 1:],
    ], axis=-1)  # (m, 3, 3, 36)
    for most in (MOST, 1.0):
        size = np.linalg.norm(blocks, axis=-1, keepdims=True)
        blocks = np.minimum(blocks / (size + 1e-3), most)
    return blocks.reshape(len(P), -1).astype(np.float32)


def directions(P: Bytes) -> Floats:
    """Per cell and direction, how much the brightness changes.

    A change between two directions counts for both, for the nearer
    one more.  (m, 32, 32, 3) to (m, 4, 4, 9).
    """
    m, h, w, _ = P.shape
    grey = P.mean(axis=-1, dtype=np.float32) / 255
    down, right = np.gradient(grey, axis=(1, 2))
    size = np.hypot(down, right)
    turn = np.arctan2(down, right) / np.pi % 1.0 * DIRECTIONS
    low = np.floor(turn)
    cells = np.zeros((m, h // CELL, w // CELL, DIRECTIONS))
    for step, share in ((0, 1 - (turn - low)), (1, turn - low)):
        at = (low + step) % DIRECTIONS
        for d in range(DIRECTIONS):
            part = np.where(at == d, size * share, 0)
            part = part.reshape(m, h // CELL, CELL, w // CELL, CELL)
            cells[..., d] += part.sum(axis=(2, 4))
    return cells.astype(np.float32)
