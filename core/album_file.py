"""An album that somebody brought, in one file: kept for next time.

8 bytes of our own, 8 bytes (the length of the header), a JSON header,
then the pictures as they are, 12,288 bytes each: first those to learn
from, then those to be tried on.
"""

import json
from typing import Any

import numpy as np

from core.album import LEAST, MOST, Album, Pixels
from core.refusal import Refusal

MARK = b"DH-ALBUM"
SHAPE = (64, 64, 3)
ONE = 64 * 64 * 3
BROKEN = (LookupError, TypeError, ValueError, RecursionError)


def is_album(data: bytes) -> bool:
    """Does it begin as such a file does?"""
    return data[:8] == MARK


def pack(album: Album) -> bytes:
    """The file."""
    about = {
        "kind": album.kind,
        "names": list(album.names),
        "y": album.y.astype(int).tolist(),
        "test_y": album.test_y.astype(int).tolist(),
    }
    head = json.dumps(about, ensure_ascii=False).encode()
    parts = [MARK, len(head).to_bytes(8, "little"), head]
    parts += [album.pictures.tobytes(), album.test_pictures.tobytes()]
    return b"".join(parts)


def unpack(data: bytes) -> Album:
    """The album of a file.  Refusals: album_broken."""
    try:
        return _unpacked(data)
    except BROKEN as error:
        raise Refusal("album_broken") from error


def _unpacked(data: bytes) -> Album:
    """LookupError, TypeError or ValueError: it is broken."""
    if not is_album(data):
        raise ValueError("another mark")
    end = 16 + int.from_bytes(data[8:16], "little")
    about = json.loads(data[16:end])
    y, test_y = (_labels(about[key]) for key in ("y", "test_y"))
    one, zero = (str(name) for name in about["names"])
    if about["kind"] not in ("course", "own"):
        raise ValueError("another kind")
    if len(data) - end != ONE * (len(y) + len(test_y)):
        raise ValueError("pictures are missing, or too many")
    cut = end + ONE * len(y)
    return Album(
        str(about["kind"]), _pictures(data[end:cut]), y,
        _pictures(data[cut:]), test_y, (one, zero))


def _pictures(data: bytes) -> Pixels:
    return np.frombuffer(data, np.uint8).reshape(-1, *SHAPE)


def _labels(told: Any) -> Any:
    y = np.array(told, float)
    good = y.ndim == 1 and set(y.tolist()) == {0.0, 1.0}
    if not good or not LEAST // 5 <= len(y) <= 2 * MOST:
        raise ValueError("labels that are none")
    return y
