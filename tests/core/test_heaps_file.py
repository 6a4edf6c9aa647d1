"""A file of heaps: comes back as it was, another library reads it, and broken ones are refused with a code."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import load as unpacked

from core import heaps, heaps_file
from core.heaps import Heaps, Item
from core.heaps_learn import Mind
from core.refusal import Refusal


def made() -> Heaps:
    rng = np.random.default_rng(1)
    both = Heaps("cats")
    for place in heaps.SIDES:
        lot = [Item(f"{place} {k} 猫", rng.integers(0, 256, (64, 64, 3), np.uint8)) for k in range(3)]
        both, _ = heaps.added(both, place, lot)
    both = heaps.renamed(both, "one", "Tea")
    return heaps.moved(both, "zero", 2, "trial")


def changed(data: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    """The same file with another header."""
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    change(header)
    words = json.dumps(header).encode()
    return len(words).to_bytes(8, "little") + words + data[8 + length :]


def same(a: Heaps, b: Heaps) -> bool:
    pairs = zip([*a.items, a.trial], [*b.items, b.trial], strict=True)
    pictures = all(x is not None and y is not None and x.name == y.name and x.mark == y.mark for x, y in pairs)
    return pictures and (a.kind, a.one.name, a.zero.name) == (b.kind, b.one.name, b.zero.name)


def test_heaps_come_back_as_they_were() -> None:
    assert same(heaps_file.unpack(heaps_file.pack(made())), made())
    empty = heaps_file.unpack(heaps_file.pack(Heaps("empty")))
    assert empty == Heaps("empty")


def test_another_library_reads_the_same_arrays_and_the_description_says_what_they_are() -> None:
    mind = Mind(np.arange(12288.0), -0.25)
    data = heaps_file.pack(made(), ("Tea", "Others"), "pixels", mind, {"right": 3})
    arrays = unpacked(data)
    np.testing.assert_array_equal(arrays["one"], np.stack([i.square for i in made().one.items]))
    np.testing.assert_array_equal(arrays["w"][:, 0], np.arange(12288.0, dtype=np.float32))
    assert arrays["b"].shape == (1, 1)
    length = int.from_bytes(data[:8], "little")
    about = json.loads(json.loads(data[8 : 8 + length])["__metadata__"]["description"])
    assert about["called"] == ["Tea", "Others"]
    assert about["figures"] == {"right": 3}
    assert "12288" in about["features"]


def test_a_file_of_heaps_is_known_by_its_first_bytes_and_no_picture_is_one() -> None:
    assert heaps_file.is_one(heaps_file.pack(made()))
    heads = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0" + b"{" * 30, b"GIF89a{{{{{{{{", b"BM" + b"\0" * 9, b"")
    for head in heads:
        assert not heaps_file.is_one(head)


LIES: dict[str, Callable[[dict[str, Any]], None]] = {
    "no such array": lambda h: h.pop("zero"),
    "a wrong shape": lambda h: h["one"].update(shape=[3, 64, 64, 4]),
    "a wrong kind": lambda h: h["one"].update(dtype="F32"),
    "beyond the end": lambda h: h["zero"].update(data_offsets=[10**9, 10**9 + 36864]),
    "less than it says": lambda h: h["one"].update(shape=[2, 64, 64, 3]),
    "backwards": lambda h: h["one"].update(data_offsets=[36864, 0]),
    "minus": lambda h: h["one"].update(shape=[-1, 64, 64, 3]),
    "no description": lambda h: h.pop("__metadata__"),
    "not a table": lambda h: h.update(one=3),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_file_that_contradicts_itself_is_refused(lie: str) -> None:
    with pytest.raises(Refusal, match="heaps_broken"):
        heaps_file.unpack(changed(heaps_file.pack(made()), LIES[lie]))


def test_a_file_of_something_else_and_one_that_is_too_large_are_refused() -> None:
    with pytest.raises(Refusal, match="heaps_not_ours"):
        heaps_file.unpack(b"not a file of heaps")
    with pytest.raises(Refusal, match="heaps_too_large"):
        heaps_file.unpack(b"\0" * (heaps_file.BYTES + 1))

    def other(header: dict[str, Any]) -> None:
        header["__metadata__"] = {"description": json.dumps({"kind": "logistic"})}

    with pytest.raises(Refusal, match="heaps_not_ours"):
        heaps_file.unpack(changed(heaps_file.pack(made()), other))


@given(st.integers(0, 4000), st.binary(min_size=1, max_size=8))
def test_a_damaged_file_gives_heaps_or_a_refusal_and_nothing_else(place: int, dirt: bytes) -> None:
    whole = WHOLE[:place] + dirt + WHOLE[place + len(dirt) :]
    for data in (whole, WHOLE[:place]):
        try:
            back = heaps_file.unpack(data)
        except Refusal:
            continue
        assert all(item.square.shape == (64, 64, 3) for item in back.items)


WHOLE = heaps_file.pack(made())


def test_only_a_file_that_says_so_holds_heaps() -> None:
    data = heaps_file.pack(Heaps("colours"))
    assert heaps_file.is_heaps(data)
    assert heaps_file.is_heaps(data + b"more")
    for other in (b"", data[:30], data.replace(b"two heaps", b"one heaps"), b"\x02\0\0\0\0\0\0\0{}", b"\x89PNG" * 9):
        assert not heaps_file.is_heaps(other)
