"""A matrix product: a row of the first array turns upright, lies down on a column of the second, and walks on."""

from __future__ import annotations

from itertools import product

from gui.lesson import Frame
from gui.pictures.broadcast_parts import along, box, faded
from gui.pictures.dot_or_star.film import moved, reached
from gui.pictures.dot_or_star.plan import BAND, Brush, inset


def rows(brush: Brush, frame: Frame) -> None:
    """The first row of the first array walks from column to column of the second."""
    painter, look, plan, half = brush.painter, brush.look, brush.plan, brush.half
    (r, k), (high, c) = half.a.shape, half.b.shape
    hues = [look.colour(role) for role in brush.roles]
    on, x = reached(frame, "touch"), column(frame)
    stays = 1.0 - reached(frame, "rest")
    for i, j in product(range(r), range(k)):
        lit = i == 0 and on * stays > 0.0
        box(painter, look, inset(plan.cell(0, i, j)), brush.text(half.a[i, j]), brush.whole, hues[0],
            0.34 if lit else 0.16)  # fmt: skip
    for i, j in product(range(high), range(c)):
        near = on * stays * max(0.0, 1.0 - abs(j - x)) if i < k else 0.0
        cell = plan.cell(1, i, j)
        box(painter, look, inset(cell), "", brush.whole, hues[1], 0.16 + 0.18 * near)
        rest = brush.part(cell, False)
        brush.number(along(cell, rest, near), brush.text(half.b[i, j]), brush.pair if near > 0.5 else brush.whole)
    if on > 0.0:
        faded(painter, stays)
        _walker(brush, on, x)
        faded(painter, 1.0)


def column(frame: Frame) -> float:
    """The column that the row lies on; between two of them while it slides."""
    here, after = max(0, frame.step.column), frame.next
    slides = after.stage == "cell" and not after.new and after.column == here + 1 and frame.step.stage == "cell"
    return float(here + (min(1.0, 2 * moved(frame)) if slides else 0.0))


def _walker(brush: Brush, on: float, x: float) -> None:
    """The row, on its way or upright on a column; what lies on nothing, or has nothing on it, is a warning."""
    painter, plan, half = brush.painter, brush.plan, brush.half
    k, high = half.a.shape[1], half.b.shape[0]
    for q in range(k):
        end = brush.part(plan.cell(1, q, x), True)
        place = along(inset(plan.cell(0, 0, q)), end.adjusted(1, 2, -1, -2), on)
        hue = brush.look.colour("warn" if q >= high and on == 1.0 else brush.roles[0])
        value = "" if brush.share == BAND and on == 1.0 else brush.text(half.a[0, q])
        box(painter, brush.look, place, value, brush.pair, hue, 0.42)
        if on == 1.0 and q < high:
            brush.dot(end)
        if on == 1.0 and q >= high:
            brush.missing(plan.cell(1, q, x))
    for q in range(k, high) if on == 1.0 else ():
        brush.missing(plan.cell(1, q, x))
