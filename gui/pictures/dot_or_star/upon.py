"""Number by number: both arrays are stretched to one size, then the cells of the first lie down upon the other's."""

from __future__ import annotations

from itertools import product
from typing import Any

from PySide6.QtCore import QRectF

from gui.lesson import Frame
from gui.pictures.broadcast_parts import along, box
from gui.pictures.dot_or_star.case import Case
from gui.pictures.dot_or_star.film import reached
from gui.pictures.dot_or_star.plan import BAND, Brush, Plan, inset


def upon(brush: Brush, frame: Frame) -> None:
    """Both are stretched to one size; then the first lies down on the second."""
    of, look = brush.of, brush.look
    stretch, meet = reached(frame, "stretch"), reached(frame, "meet")
    for k, array in ((0, brush.half.a), (1, brush.half.b)):
        for i, j, real in _cells(of, array, stretch):
            value = brush.text(_held(array, i, j))
            cell, hue = _stretched(brush.plan, k, array, i, j, stretch), look.colour(brush.roles[k])
            covered = k == 1 and meet > 0.0 and _meets(of, i, j)
            box(brush.painter, look, inset(cell), "" if covered else value, brush.whole, hue, 0.2 if real else 0.06,
                not real)  # fmt: skip
            if covered:
                rest = along(cell, brush.part(cell, False), meet)
                brush.number(rest, value, brush.pair if meet > 0.5 else brush.whole)
    if meet > 0.0:
        _lies(brush, meet)


def _held(array: Any, i: int, j: int) -> float:
    """The number of a cell, or the one that its copy repeats."""
    return float(array[min(i, array.shape[0] - 1), min(j, array.shape[1] - 1)])


def _cells(of: Case, array: Any, stretch: float) -> list[tuple[int, int, bool]]:
    """Own cells and copies; those that move come first, so that own ones lie on top."""
    r, c = array.shape
    grid = of.room if stretch > 0.0 else (r, c)
    found = [(i, j, i < r and j < c) for i, j in product(*map(range, grid))]
    return sorted(found, key=lambda cell: cell[2])


def _stretched(plan: Plan, k: int, array: Any, i: int, j: int, stretch: float) -> QRectF:
    start = plan.cell(k, min(i, array.shape[0] - 1), min(j, array.shape[1] - 1))
    return along(start, plan.cell(k, i, j), stretch)


def _meets(of: Case, i: int, j: int) -> bool:
    """Whether both have a number here."""
    return not of.clash or all(i < r and j < c for r, c in of.shapes)


def _lies(brush: Brush, meet: float) -> None:
    """The first array, on its way to the second."""
    of, plan, look, array = brush.of, brush.plan, brush.look, brush.half.a
    for i, j in product(*map(range, array.shape if of.clash else of.room)):
        value = "" if brush.share == BAND and meet == 1.0 else brush.text(_held(array, i, j))
        end = brush.part(plan.cell(1, i, j), True).adjusted(1, 2, -1, -2)
        alone = not _meets(of, i, j)
        hue = look.colour("warn" if alone and meet == 1.0 else brush.roles[0])
        box(brush.painter, look, along(inset(plan.cell(0, i, j)), end, meet), value, brush.pair, hue, 0.42)
        if meet == 1.0 and not alone:
            brush.dot(end)
    for i, j in product(*map(range, of.room)) if of.clash and meet == 1.0 else ():
        if _alone(of, i, j):
            brush.missing(plan.cell(1, i, j))


def _alone(of: Case, i: int, j: int) -> bool:
    """Whether a guilty axis ends before this cell in one of the two."""
    least = [min(pair) for pair in zip(*of.shapes, strict=True)]
    return (-1 in of.clash and j >= least[1]) or (-2 in of.clash and i >= least[0])
