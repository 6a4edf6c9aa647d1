"""The tables of a TIFF are read as Pillow reads them, and every byte of a good file belongs to one."""

from __future__ import annotations

import io
import struct

import pytest
from PIL import Image, TiffImagePlugin

from core import tables
from tests.damage.samples import KINDS, sample


@pytest.mark.parametrize("kind", sorted(kind for kind in KINDS if kind.startswith("TIFF")))
def test_the_numbers_are_those_that_pillow_reads(kind: str) -> None:
    data = sample(kind, 0)
    found = tables.chain(data)
    with Image.open(io.BytesIO(data)) as image:
        assert isinstance(image, TiffImagePlugin.TiffImageFile)
        for tag in (256, 257, 259, 273, 279):
            told = image.tag_v2[tag]
            assert found[0][0][tag] == list(told if isinstance(told, tuple) else (told,))
        assert len(found) == image.n_frames
    assert 0 <= len(data) - max(end for _, end in found) < 16


def test_a_chain_that_bites_its_tail_ends() -> None:
    tags = struct.pack("<HHIHH", 256, 3, 1, 9, 0)
    round_and_round = b"II*\0" + struct.pack("<IH", 8, 1) + tags + struct.pack("<I", 8)
    assert [tags for tags, _ in tables.chain(round_and_round)] == [{256: [9]}]


def test_a_table_beyond_the_end_is_an_error() -> None:
    with pytest.raises(struct.error):
        tables.chain(b"II*\0" + struct.pack("<I", 99))
