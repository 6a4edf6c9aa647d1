"""Signs of loss: every good file is believed, and what was cut out, put in or never written is noticed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import packed, photo, whole
from core.refusal import Refusal
from tests.damage.samples import KINDS, sample

FORMATS = {"WebP": "WEBP"}
CHECKED = sorted(kind for kind in KINDS if not kind.startswith("PNG"))


def format_of(kind: str) -> str:
    first = kind.partition(" ")[0]
    return FORMATS.get(first, first)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_good_file_is_believed(kind: str) -> None:
    for number in range(3):
        assert not whole.doubtful(sample(kind, number), format_of(kind))
        assert "damaged" not in photo.read(sample(kind, number)).notes


@pytest.mark.parametrize("kind", CHECKED)
def test_a_piece_put_in_twice_never_passes_without_a_word(kind: str) -> None:
    data = sample(kind, 0)
    whole_picture = photo.square(photo.read(data).pixels).astype(int)
    chance = np.random.default_rng(5)
    silent = 0
    for at in chance.integers(len(data) // 3, len(data) * 2 // 3, 10):
        try:
            made = photo.read(data[: at + 300] + data[at:])
        except Refusal:
            continue
        off = np.abs(photo.square(made.pixels).astype(int) - whole_picture).mean()
        silent += off > 4 and "damaged" not in made.notes
    assert silent <= (3 if kind in ("JPEG progressive", "TIFF lzw", "TIFF alpha", "JPEG restarts") else 1)


@pytest.mark.parametrize("kind", ["JPEG", "JPEG grey", "JPEG inks", "JPEG turned"])
def test_a_jpeg_that_lost_a_piece_is_noticed(kind: str) -> None:
    data = sample(kind, 0)
    start = packed.first_scan(data)
    for at in range(start + 500, len(data) - 1500, 700):
        made = photo.read(data[:at] + data[at + 900 :])
        assert "damaged" in made.notes


@given(st.binary(max_size=400), st.sampled_from(sorted(whole.CHECKS)))
def test_any_bytes_are_doubted_or_not_but_never_raise(data: bytes, format: str) -> None:
    assert whole.doubtful(data, format) in (True, False)


@pytest.mark.parametrize("kind", ["WebP", "WebP lossless", "WebP alpha", "WebP turned", "WebP of two"])
def test_a_whole_webp_cannot_do_without_its_last_bytes(kind: str) -> None:
    less = whole.without_end(sample(kind, 0))
    assert 0 < len(less) < len(sample(kind, 0))
    with pytest.raises(Refusal):
        photo.read(less)
