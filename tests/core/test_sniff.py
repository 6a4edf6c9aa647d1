"""What a file is, from its first bytes: always a format of the list or a Refusal, whatever the bytes are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from core import photo, sniff
from core.refusal import Refusal
from tests.core.made import files, packed

STARTS = [mark for mark, _ in (*sniff.MARKS, *sniff.OTHERS)] + [b"RIFF1234WEBP", b"\0\0\0\x20ftyp", b"BM", b"http://"]


@given(st.sampled_from(STARTS), st.binary(max_size=300))
def test_any_bytes_have_a_format_of_the_list_or_a_reason(start: bytes, rest: bytes) -> None:
    try:
        format = sniff.picture_format(start + rest)
    except Refusal:
        return
    assert format in photo.CLASSES


@pytest.mark.parametrize("kind", sorted(files()))
def test_every_file_of_the_list_is_known_by_its_bytes_and_not_by_its_name(kind: str) -> None:
    expected = kind.split(maxsplit=1)[0].replace("MPO", "JPEG")
    assert sniff.picture_format(files()[kind], "holiday.txt") == expected


@given(st.text(min_size=1, max_size=5000))
def test_text_is_never_taken_for_a_picture(words: str) -> None:
    with pytest.raises(Refusal):
        sniff.picture_format(words.encode("utf-8", "replace"))


def test_a_character_cut_in_two_is_still_text() -> None:
    long = ("a" + "猫" * 3000).encode()
    with pytest.raises(Refusal) as refused:
        sniff.picture_format(long)
    assert refused.value.code == "a_text"


@pytest.mark.parametrize("size", [(8, 9), (123, 45), (5000, 8)])
@pytest.mark.parametrize("lossless", [False, True])
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_the_size_of_a_webp_is_read_from_its_head(size: tuple[int, int], lossless: bool, mode: str) -> None:
    colour = (9, 99, 199) if mode == "RGB" else (9, 99, 199, 128)
    data = packed(Image.new(mode, size, colour), "WEBP", lossless=lossless)
    assert sniff.webp_size(data) == size
