"""Two heaps in one .safetensors file: pictures, names, w and b.

8 bytes (the length of the header), a JSON header that says where each
array lies, and the arrays; a description inside says in words what
they are.  Only the small pictures are kept, never the photos.

    one, zero, trial   U8 (m, 64, 64, 3)
    w, b               F32 (n, 1), (1, 1): z = w.T f + b

What others bring is not trusted: whatever does not fit is refused.
What was learnt is not read back: it is learnt again from the heaps.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.heaps import MOST, Heap, Heaps, Item, added, clean
from core.heaps_learn import Mind
from core.refusal import Refusal

SUFFIX = ".safetensors"
BYTES = 16_000_000
HEADER = 1_000_000
KIND = "two heaps of pictures"
KINDS = ("cats", "colours", "empty")
INPUT = "pictures 64 x 64, red green blue, 0 to 255, row by row"
EYES = {
    "pixels": "f = the bytes of a picture / 255, 12288 numbers",
    "network": "f = what the convolutional network knows of it",
}
OUTPUT = "sigmoid(w.T f + b) = the probability of the first heap"
Arrays = dict[str, NDArray[Any]]
BROKEN = (LookupError, TypeError, ValueError, RecursionError)
DTYPES = {"uint8": "U8", "float32": "F32"}


def is_one(data: bytes) -> bool:
    """Do the first bytes look like such a file?  No picture's do."""
    length = int.from_bytes(data[:8], "little")
    return 2 <= length <= HEADER and data[8:9] == b"{"


def is_heaps(data: bytes) -> bool:
    """Does it say that it holds heaps?  The rest may be broken."""
    try:
        return is_one(data) and _about(data)["kind"] == KIND
    except BROKEN:
        return False


def _about(data: bytes) -> Any:
    """The description inside."""
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    return json.loads(header["__metadata__"]["description"])


def pack(
    heaps: Heaps,
    names: tuple[str, str] = ("", ""),
    eye: str = "pixels",
    mind: Mind | None = None,
    figures: Mapping[str, Any] | None = None,
) -> bytes:
    """The file.  names: what the heaps are called on the screen."""
    arrays = _pictures(heaps)
    about: dict[str, Any] = {
        "kind": KIND,
        "began": heaps.kind,
        "heaps": [heaps.one.name, heaps.zero.name],
        "called": list(names),
        "pictures": [
            [item.name for item in heap.items]
            for heap in (heaps.one, heaps.zero)
        ],
        "trial": heaps.trial.name if heaps.trial else "",
        "input": INPUT,
    }
    if mind is not None:
        arrays["w"] = mind.w.astype(np.float32).reshape(-1, 1)
        arrays["b"] = np.array([[mind.b]], np.float32)
        about |= {"features": EYES[eye], "output": OUTPUT}
        about["figures"] = dict(figures or {})
    note = json.dumps(about, ensure_ascii=False)
    return _joined(arrays, {"description": note})


def _pictures(heaps: Heaps) -> Arrays:
    lots = {
        "one": heaps.one.items,
        "zero": heaps.zero.items,
        "trial": (heaps.trial,) if heaps.trial else (),
    }
    return {name: _stacked(lot) for name, lot in lots.items()}


def _stacked(lot: tuple[Item, ...]) -> NDArray[np.uint8]:
    if not lot:
        return np.empty((0, 64, 64, 3), np.uint8)
    return np.stack([item.square for item in lot])


def _joined(arrays: Arrays, note: dict[str, str]) -> bytes:
    header: dict[str, Any] = {"__metadata__": note}
    at = 0
    for name, a in arrays.items():
        header[name] = {
            "dtype": DTYPES[str(a.dtype)],
            "shape": list(a.shape),
            "data_offsets": [at, at + a.nbytes],
        }
        at += a.nbytes
    words = json.dumps(header).encode()
    words += b" " * (-len(words) % 8)
    parts = [len(words).to_bytes(8, "little"), words]
    parts += [a.tobytes() for a in arrays.values()]
    return b"".join(parts)


def unpack(data: bytes) -> Heaps:
    """The heaps of a file.

    Refusals: heaps_too_large, heaps_broken, heaps_not_ours.
    """
    if len(data) > BYTES:
        raise Refusal("heaps_too_large", limit=BYTES // 1_000_000)
    if not is_one(data):
        raise Refusal("heaps_not_ours")
    try:
        return _unpacked(data)
    except BROKEN as error:
        raise Refusal("heaps_broken") from error


def _unpacked(data: bytes) -> Heaps:
    """LookupError, TypeError or ValueError: it is broken."""
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    body = memoryview(data)[8 + length :]
    about = json.loads(header["__metadata__"]["description"])
    if about["kind"] != KIND:
        raise Refusal("heaps_not_ours")
    began = about["began"]
    heaps = Heaps(began if began in KINDS else "empty")
    for place, k in (("one", 0), ("zero", 1)):
        lot = _items(body, header[place], about["pictures"][k])
        heaps = _with(heaps, place, _word(about["heaps"][k]), lot)
    trial = _items(body, header["trial"], [about["trial"]])
    return added(heaps, "trial", trial)[0]


def _with(
    heaps: Heaps, place: str, name: str, lot: list[Item]
) -> Heaps:
    if place == "one":
        named = replace(heaps, one=Heap(clean(name)))
        return added(named, "one", lot)[0]
    named = replace(heaps, zero=Heap(clean(name)))
    return added(named, "zero", lot)[0]


def _items(
    body: memoryview, told: Any, names: list[Any]
) -> list[Item]:
    """The pictures of one array, if it lies where it says."""
    start, end = (int(n) for n in told["data_offsets"])
    m = int(told["shape"][0])
    right = told["dtype"] == "U8"
    right &= told["shape"] == [m, 64, 64, 3]
    inside = 0 <= start <= end <= len(body)
    inside &= end - start == m * 64 * 64 * 3
    if not (right and inside and 0 <= m <= MOST):
        raise ValueError("an array does not lie where it says")
    if m > len(names):
        raise ValueError("pictures without names")
    lot = np.frombuffer(body[start:end], np.uint8)
    squares = lot.reshape(m, 64, 64, 3)
    return [
        Item(clean(_word(name)), square.copy())
        for name, square in zip(names, squares, strict=False)
    ]


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a name that is no text")
    return value
