"""Packed pixels: their place in a JPEG, and holes in them."""

from __future__ import annotations

import pytest

from core import packed
from tests.damage.samples import sample


def test_a_sector_that_was_never_written_is_noticed_in_packed_data_alone() -> None:
    data = b"\xab" * 5000
    assert not packed.hole(data, 100, 5000)
    holed = data[:1024] + bytes(512) + data[1536:]
    assert packed.hole(holed, 100, 5000)
    assert not packed.hole(holed, 1600, 5000)


def test_bytes_between_the_parts_of_a_head_are_noticed() -> None:
    data = sample("JPEG", 0)
    assert not packed.loose(data)
    assert packed.loose(data[:20] + b"\0\1\2" + data[20:])
    assert not packed.jpeg(data)
    assert packed.jpeg(data[:20] + b"\0\1\2" + data[20:])


def test_spare_ff_before_a_mark_are_allowed() -> None:
    data = sample("JPEG", 0)
    assert not packed.loose(data[:20] + b"\xff\xff" + data[20:])


def test_pixels_begin_behind_the_head_and_end_at_the_last_mark() -> None:
    data = sample("JPEG restarts", 1)
    start, end = packed.first_scan(data), packed.last_scan(data)
    assert 100 < start < end == len(data) - 2
    assert packed.last_scan(data[:-2]) == 0


def test_spare_ff_before_the_end_belong_to_no_pixel() -> None:
    data = sample("JPEG", 0)
    assert packed.last_scan(data[:-2] + b"\xff\xff\xff" + data[-2:]) == len(data) - 2


def test_every_mark_is_found_wherever_the_search_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    data = sample("JPEG restarts", 0)
    plain = list(packed.marks(data, 0))
    assert [data[at] for at in plain] == [0xFF] * len(plain)
    for stretch in 1, 2, 7, 64:
        monkeypatch.setattr(packed, "STRETCH", stretch)
        assert list(packed.marks(data, 0)) == plain
