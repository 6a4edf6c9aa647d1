"""Nothing of the cat door is drawn outside its area, and what belongs side by side does not overlap."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF

from gui.pictures.cat_plan import blend, fitted, plan

SIZES = [(1392, 660, 18), (1000, 560, 22), (690, 380, 13), (690, 330, 18), (580, 420, 13), (3100, 1500, 36)]


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_every_box_lies_inside_the_area(width: int, height: int, text: int) -> None:
    area = QRectF(12, 40, width, height)
    where = plan(area, text)
    room = area.adjusted(-1, -1, 1, 1)
    boxes = [
        where.big, where.seen, where.column, *where.planes, *where.squares, *where.strips, where.tiles, where.chart,
        where.small, where.sigma, where.framed, where.verdict, where.record, where.table, where.table_below,
    ]  # fmt: skip
    assert all(room.contains(box) and box.width() > 10 and box.height() > 10 for box in boxes)


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_neighbours_do_not_overlap(width: int, height: int, text: int) -> None:
    where = plan(QRectF(0, 0, width, height), text)
    rows = [
        [*where.planes, where.column], [where.seen, where.table, where.column], [*where.squares, *where.strips],
        [where.tiles, where.chart], [where.small, where.sigma], [where.framed, where.verdict],
    ]  # fmt: skip
    for row in rows:
        assert all(a.right() <= b.left() + 1e-6 for a, b in pairwise(row))
    assert where.verdict.bottom() <= where.record.top()
    assert where.squares[0].bottom() <= where.table_below.top()


def test_pixels_are_drawn_square() -> None:
    where = plan(QRectF(0, 0, 1392, 660), 18)
    for box in (where.big, where.seen, *where.planes, *where.squares, where.tiles, where.small, where.framed):
        assert box.width() == pytest.approx(box.height())


def test_a_photo_keeps_its_proportions() -> None:
    box = fitted(QRectF(0, 0, 800, 400), 300, 100)
    assert box.width() == 800
    assert box.height() == pytest.approx(800 / 3)
    tall = fitted(QRectF(0, 0, 800, 400), 100, 300)
    assert tall.height() == 400


def test_a_box_on_its_way_begins_and_ends_where_it_should() -> None:
    a, b = QRectF(0, 0, 10, 10), QRectF(100, 50, 30, 20)
    assert (blend(a, b, 0.0), blend(a, b, 1.0)) == (a, b)
    assert blend(a, b, 0.5).center() == (a.center() + b.center()) / 2
