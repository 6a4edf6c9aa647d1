"""Ways in which files come to harm on disks, in mails and on half-finished downloads; and lies told on purpose."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

Harm = Callable[[bytes, np.random.Generator], bytes]


def _at(data: bytes, chance: np.random.Generator, first: int = 0) -> int:
    return int(chance.integers(min(first, len(data) - 1), len(data)))


def _cut(data: bytes, chance: np.random.Generator) -> bytes:
    return data[: _at(data, chance, 4)]


def _tail_cut(data: bytes, chance: np.random.Generator) -> bytes:
    return data[: -int(chance.integers(1, 40))]


def _head_cut(data: bytes, chance: np.random.Generator) -> bytes:
    return data[int(chance.integers(1, 200)) :]


def _bit(data: bytes, chance: np.random.Generator, times: int = 1, first: int = 0) -> bytes:
    bad = bytearray(data)
    for _ in range(times):
        bad[_at(data, chance, first)] ^= 1 << int(chance.integers(8))
    return bytes(bad)


def _bits(data: bytes, chance: np.random.Generator) -> bytes:
    return _bit(data, chance, int(chance.integers(2, 30)))


def _head_bits(data: bytes, chance: np.random.Generator) -> bytes:
    return _bit(data[:300], chance, int(chance.integers(1, 4))) + data[300:]


def _noise(data: bytes, chance: np.random.Generator) -> bytes:
    at, length = _at(data, chance), int(chance.integers(1, 600))
    return data[:at] + chance.bytes(len(data[at : at + length])) + data[at + length :]


def _zeros(data: bytes, chance: np.random.Generator) -> bytes:
    """A sector that was never written."""
    at = _at(data, chance) // 512 * 512
    return data[:at] + bytes(len(data[at : at + 512])) + data[at + 512 :]


def _empty_end(data: bytes, chance: np.random.Generator) -> bytes:
    """A download that reserved its place and never came."""
    at = _at(data, chance)
    return data[:at] + bytes(len(data) - at)


def _lost(data: bytes, chance: np.random.Generator) -> bytes:
    at = _at(data, chance)
    return data[:at] + data[at + int(chance.integers(1, 600)) :]


def _twice(data: bytes, chance: np.random.Generator) -> bytes:
    at = _at(data, chance)
    return data[: at + int(chance.integers(1, 600))] + data[at:]


def _put_in(data: bytes, chance: np.random.Generator) -> bytes:
    at = _at(data, chance)
    return data[:at] + chance.bytes(int(chance.integers(1, 100))) + data[at:]


def _swapped(data: bytes, chance: np.random.Generator) -> bytes:
    """Two pieces that changed places."""
    a, b, c = sorted(int(v) for v in chance.integers(0, len(data), 3))
    return data[:a] + data[b:c] + data[a:b] + data[c:]


def _lie(data: bytes, chance: np.random.Generator) -> bytes:
    """A number in the head that promises too much or too little."""
    width = int(chance.choice([1, 2, 4]))
    lie = int(chance.choice([0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 0xFFFFFFF0])) % (1 << 8 * width)
    at = int(chance.integers(2, min(len(data), 160)))
    told = lie.to_bytes(width, "big")
    return data[:at] + (told if chance.integers(2) else told[::-1]) + data[at + width :]


def _as_text(data: bytes, chance: np.random.Generator) -> bytes:
    """Sent as if it were text: line ends were changed, or the eighth bit was lost."""
    ways = (
        lambda d: d.replace(b"\r\n", b"\n"),
        lambda d: d.replace(b"\n", b"\r\n"),
        lambda d: bytes(byte & 0x7F for byte in d),
        lambda d: d.decode("latin-1").encode("utf-8"),
        lambda d: d.decode("utf-8", "replace").encode("utf-8"),
    )
    return ways[int(chance.integers(len(ways)))](data)


def _more(data: bytes, chance: np.random.Generator) -> bytes:
    """Something behind the end: nothing of the picture is missing."""
    return data + chance.bytes(int(chance.integers(1, 3000)))


HARMS: dict[str, Harm] = {
    "cut off": _cut,
    "last bytes missing": _tail_cut,
    "first bytes missing": _head_cut,
    "one bit": _bit,
    "some bits": _bits,
    "bits of the head": _head_bits,
    "noise": _noise,
    "empty sector": _zeros,
    "empty end": _empty_end,
    "piece lost": _lost,
    "piece twice": _twice,
    "bytes put in": _put_in,
    "pieces swapped": _swapped,
    "lying number": _lie,
    "sent as text": _as_text,
    "more behind": _more,
}


def splice(one: bytes, two: bytes, chance: np.random.Generator) -> bytes:
    """The beginning of one file and the end of another."""
    return one[: _at(one, chance)] + two[_at(two, chance) :]
