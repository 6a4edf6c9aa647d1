"""JPEG: work that is too much, lies that are too bold, and sizes that come for free."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from core import jpeg
from core.refusal import Refusal
from tests.core.made import packed


@given(st.integers(8, 3000), st.integers(8, 3000))
def test_a_draft_is_never_smaller_than_what_is_kept(width: int, height: int) -> None:
    class Told:
        """Stands in for a JPEG: writes down what is asked of it."""

        size = (width, height)

        def draft(self, _: None, least: list[int]) -> None:
            self.least = least

    told = Told()
    jpeg.draft(told, 160, 64)
    assert max(told.least) >= min(159, max(width, height))
    assert min(told.least) >= min(63, width, height)
    assert told.least[0] <= width
    assert told.least[1] <= height


def test_a_large_jpeg_comes_out_smaller_and_a_small_one_as_it_is() -> None:
    data = packed(Image.new("RGB", (4000, 3000)), "JPEG")
    for longest, expected in (1600, (2000, 1500)), (4000, (4000, 3000)), (500, (500, 375)):
        with Image.open(io.BytesIO(data)) as image:
            jpeg.draft(image, longest, 64)
            image.load()
            assert image.size == expected


@pytest.mark.parametrize("how", [{}, {"optimize": True}, {"progressive": True}, {"quality": 1, "optimize": True}])
def test_the_emptiest_honest_jpeg_is_not_taken_for_a_lie(how: dict[str, int]) -> None:
    jpeg.check_work(packed(Image.new("L", (4000, 4000)), "JPEG", **how), 16_000_000)


def test_more_blocks_than_bits_are_a_lie() -> None:
    with pytest.raises(Refusal) as refused:
        jpeg.check_work(b"\xff\xd8" + bytes(1000), 64 * 8100)
    assert refused.value.code == "truncated"
