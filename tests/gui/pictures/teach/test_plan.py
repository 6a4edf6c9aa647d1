"""Where the heaps lie: inside, apart, as large as they can be, and each picture is found under the pointer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF

from core.heaps import MOST, SIDES
from gui.pictures.teach.plan import Plan, close_box, plan
from gui.theme import THEMES, Look

SIZES = [(640, 500, 480), (700, 600, 768), (1250, 650, 1080), (1420, 880, 1080), (3000, 1500, 2160)]


def rooms(size: tuple[int, int, int], theme: str = "light", weights: bool = True) -> Plan:
    return plan(Look(THEMES[theme], size[2]), size[0], size[1], weights)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["light", "projector"])
def test_the_rooms_lie_inside_and_apart(size: tuple[int, int, int], theme: str) -> None:
    made = rooms(size, theme)
    boxes = [made.one, made.zero, made.scores, made.trial]
    boxes += [box for box in (made.curve, made.weights) if not box.isEmpty()]
    area = QRectF(-0.5, -0.5, size[0] + 1, size[1] + 1)
    assert all(area.contains(box) for box in boxes)
    for k, one in enumerate(boxes):
        assert not any(one.intersects(other) for other in boxes[k + 1 :])
    assert made.scores.width() > 0.2 * size[0]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("n", [1, 2, 3, 7, 20, 61, MOST])
def test_every_picture_lies_in_its_heap_and_is_found_again(size: tuple[int, int, int], n: int) -> None:
    made = rooms(size)
    for place in SIDES:
        grid = made.grid(place, n)
        ground = made.ground(place).adjusted(-0.5, -0.5, 0.5, 0.5)
        for k in range(n):
            assert ground.contains(grid.cell(k))
            assert grid.at(grid.cell(k).center()) == k
            assert not any(grid.cell(k).intersects(grid.cell(j)) for j in range(k))
        assert grid.side >= 8
        assert grid.at(QPointF(-5, -5)) == -1


def test_few_pictures_are_large_and_many_are_as_large_as_fit() -> None:
    made = rooms(SIZES[3])
    sides = [made.grid("one", n).side for n in (1, 4, 20, 60, 200)]
    assert sides == sorted(sides, reverse=True)
    grid = made.grid("one", 200)
    taken = grid.across * grid.side * 1.1
    assert taken > 0.8 * grid.box.width()


def test_the_corner_that_removes_is_no_larger_than_a_line_of_text() -> None:
    assert close_box(QRectF(0, 0, 300, 300), 16).width() <= 1.8 * 16
    assert close_box(QRectF(0, 0, 20, 20), 16).width() >= 14
