"""Rows that lie bare: what is missing among them is noticed, what is only dark is not."""

from __future__ import annotations

import numpy as np
from PIL import Image

from core import bare
from tests.damage.samples import drawing, packed, sample


def test_zeros_to_the_end_of_bare_pixels_are_noticed_and_a_black_floor_is_not() -> None:
    rows = np.full((100, 90), 200, np.uint8)
    cut = bytearray(rows.tobytes())
    cut[5000:] = bytes(4000)
    assert bare.empty_end(bytes(cut), 90)
    rows[60:] = 0
    assert not bare.empty_end(rows.tobytes(), 90)
    assert not bare.empty_end(bytes(9000), 90)


def test_zeros_to_the_end_are_noticed_where_bytes_are_numbers_of_colours() -> None:
    rows = np.random.default_rng(1).integers(1, 20, 9000, dtype=np.uint8)
    rows[5000:] = 0
    assert not bare.empty_end(rows.tobytes(), 90)  # too dark to be sure
    assert bare.empty_end(rows.tobytes(), 90, bits=8)


def test_a_sector_of_a_bmp_that_was_never_written_is_noticed_and_a_black_box_is_not() -> None:
    data = sample("BMP palette", 0)
    assert not bare.bmp(data)
    assert bare.bmp(data[:5120] + bytes(512) + data[5632:])
    dark = drawing(0, (150, 200)).convert("RGB")
    dark.paste((0, 0, 0), (20, 20, 120, 180))
    assert not bare.bmp(packed(dark, "BMP"))


def test_where_pixels_stop_often_it_is_by_chance() -> None:
    noise = np.random.default_rng(3).integers(1, 255, 512 * 100, dtype=np.uint8)
    few, many = noise.copy(), noise.copy()
    few[512 * 10 : 512 * 12] = 0
    for k in range(5, 95, 3):
        many[512 * k : 512 * (k + 1)] = 0
    assert bare.unwritten(few.tobytes(), 54)
    assert not bare.unwritten(many.tobytes(), 54)
    assert not bare.unwritten(few.tobytes(), 512 * 10)  # the head
    few[512 * 12] = 0  # goes on within a sector
    assert not bare.unwritten(few.tobytes(), 54)
    few[512 * 90 :] = 0
    assert bare.unwritten(few.tobytes(), 54)


def test_rows_out_of_step_put_something_where_they_are_only_filled_up() -> None:
    data = sample("BMP", 1)  # 150 pixels of 3 bytes: two more in each row
    assert not bare.bmp(data)
    at = 54 + 452 * 90 + 11
    assert bare.bmp(data[:at] + b"\x77" + data[at : at + 4000] + data[at + 4001 :])


def test_runs_end_where_rows_do() -> None:
    row = bytes([2, 7, 8, 9, 0xFE, 5])  # three as they are, three fives
    assert not bare.runs(row * 3, 6)
    assert not bare.runs(row + b"\x80" + row, 6)
    assert not bare.runs(row, 0)
    assert bare.runs(row * 3, 5)
    assert bare.runs(row[:-1], 6)


def test_every_packbits_tiff_of_ours_keeps_its_rows_apart() -> None:
    for mode in ("1", "L", "RGB", "RGBA", "CMYK", "I;16"):
        image = Image.new(mode, (77, 31)) if mode == "I;16" else drawing(0, (77, 31)).convert(mode)
        assert not bare.tiff(packed(image, "TIFF", compression="packbits")), mode


def test_a_hole_in_fax_codes_is_noticed() -> None:
    data = sample("TIFF fax", 2)
    at = len(data) // 1024 * 512
    assert not bare.tiff(data)
    assert bare.tiff(data[:at] + bytes(512) + data[at + 512 :])
