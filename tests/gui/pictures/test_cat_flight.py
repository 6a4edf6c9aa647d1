"""Every one of the 12,288 numbers leaves its plane, flies, and lands in its own row of the column."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from core.picture import row_of, row_of_stacked
from gui.pictures import cat_flight
from gui.pictures.cat_plan import plan

PLAN = plan(QRectF(10, 20, 1200, 640), 18)
SQUARE = np.random.default_rng(4).integers(0, 256, (64, 64, 3), np.uint8)


def rgb(image: QImage, x: int, y: int) -> tuple[int, int, int]:
    """The colour of a pixel."""
    colour = image.pixelColor(x, y)
    return colour.red(), colour.green(), colour.blue()


@pytest.mark.parametrize("stacked", [False, True])
@pytest.mark.parametrize("t", [0.0, 0.2, 0.5, 0.77, 1.0])
def test_every_number_is_in_exactly_one_place(t: float, stacked: bool) -> None:
    flight = cat_flight.fly(t, PLAN.planes, PLAN.column, stacked)
    waiting = flight.waiting.reshape(3, -1)
    landed = flight.landed.T
    flying = np.zeros(12288, bool)
    flying[flight.flying] = True
    assert (waiting.astype(int) + landed + flying.reshape(3, -1) == 1).all()


def test_at_the_start_all_wait_and_at_the_end_all_have_landed() -> None:
    assert cat_flight.fly(0.0, PLAN.planes, PLAN.column).waiting.all()
    assert cat_flight.fly(1.0, PLAN.planes, PLAN.column).landed.all()


def test_blocks_leave_from_their_pixel_and_arrive_at_their_row() -> None:
    early = cat_flight.fly(1e-4, PLAN.planes, PLAN.column)
    first = int(np.flatnonzero(early.flying == 0)[0])
    unit = PLAN.planes[0].width() / 64
    assert early.x[first] == pytest.approx(PLAN.planes[0].x() + unit / 2, abs=1.0)
    assert early.y[first] == pytest.approx(PLAN.planes[0].y() + unit / 2, abs=1.0)
    late = cat_flight.fly(1 - 1e-4, PLAN.planes, PLAN.column)
    for c in range(3):
        last = int(np.flatnonzero(late.flying == c * 4096 + 4095)[0])
        row = row_of(63, 63, c, 64)
        assert late.y[last] == pytest.approx(PLAN.column.y() + PLAN.column.height() * (row + 0.5) / 12288, abs=1.0)
        assert PLAN.column.left() <= late.x[last] <= PLAN.column.right()


def test_a_block_wears_the_colour_of_its_number() -> None:
    of = cat_flight.colours(SQUARE)
    assert of[4096 + 65] == 0xFF000000 | int(SQUARE[1, 1, 1]) << 8
    flight = cat_flight.fly(0.5, PLAN.planes, PLAN.column)
    sheet = cat_flight.blocks(flight, of, 1300, 700)
    seen = {
        sheet.pixel(int(x), int(y)) for x, y in zip(flight.x, flight.y, strict=True) if 0 <= x < 1300 and 0 <= y < 700
    }
    assert seen <= set(of.tolist()) | {0}
    assert len(seen) > 200


@pytest.mark.parametrize(("width", "height"), [(40, 30), (3000, 20)])
def test_blocks_outside_the_sheet_harm_nobody(width: int, height: int) -> None:
    flight = cat_flight.fly(0.4, PLAN.planes, PLAN.column)
    sheet = cat_flight.blocks(flight, cat_flight.colours(SQUARE), width, height)
    assert (sheet.width(), sheet.height()) == (width, height)


def test_the_column_shows_the_mean_of_the_pixels_that_have_landed() -> None:
    image = cat_flight.column_image(SQUARE)
    flat = SQUARE.reshape(-1, 3)
    for row in (0, 200, 511):
        mean = np.rint(flat[8 * row : 8 * row + 8].mean(axis=0))
        assert rgb(image, 0, row) == tuple(int(v) for v in mean)
    none = cat_flight.column_image(SQUARE, np.zeros((4096, 3), bool))
    assert none.pixelColor(0, 100).alpha() == 0


def test_in_the_lecture_s_column_red_lands_first_and_each_colour_in_its_third() -> None:
    rows = cat_flight.rows(True)
    for y, x, c in ((0, 0, 0), (5, 60, 1), (63, 63, 2)):
        assert rows[64 * y + x, c] == row_of_stacked(y, x, c, 64, 64)
    half = cat_flight.fly(0.5, PLAN.planes, PLAN.column, True)
    assert half.landed[:, 0].sum() > half.landed[:, 1].sum()
    assert half.waiting[2].sum() > half.waiting[1].sum()
    image = cat_flight.column_image(SQUARE, None, True)
    for line, c in ((10, 0), (250, 1), (500, 2)):
        seen = rgb(image, 0, line)
        flat = SQUARE[..., c].ravel()[24 * line - 4096 * c : 24 * line - 4096 * c + 24]
        assert seen[c] == pytest.approx(flat.mean(), abs=1.0)
        assert sum(seen) == seen[c]
