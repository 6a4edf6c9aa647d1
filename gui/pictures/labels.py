"""Finding a place for each label: near what it names, never on another label, never outside, best off the curves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from gui.pictures import marks
from gui.theme import Look

Spot = tuple[QPointF, tuple[float, float]]  # a pixel, and which part of the label's box lies there


@dataclass(frozen=True)
class Label:
    """Words and the places where they may stand, the best first."""

    words: str
    spots: Sequence[Spot]
    role: str
    font: QFont
    must: bool = False  # rather over a curve or a dot than not at all


def box_of(label: Label) -> QRectF:
    """Its size, at (0, 0)."""
    metrics, rows = QFontMetricsF(label.font), label.words.split("\n")
    return QRectF(0, 0, max(metrics.horizontalAdvance(row) for row in rows), metrics.height() * len(rows))


def around(at: QPointF, gap: float) -> list[Spot]:
    """The eight places round a point: right above first, and then further away."""
    made: list[Spot] = []
    for far in (gap, 2.2 * gap, 4 * gap):
        d = far * 0.75
        made += [
            (at + QPointF(d, -d), (0.0, 1.0)), (at + QPointF(-d, -d), (1.0, 1.0)),
            (at + QPointF(d, d), (0.0, 0.0)), (at + QPointF(-d, d), (1.0, 0.0)),
            (at + QPointF(far, 0), (0.0, 0.5)), (at + QPointF(-far, 0), (1.0, 0.5)),
            (at + QPointF(0, -far), (0.5, 1.0)), (at + QPointF(0, far), (0.5, 0.0)),
        ]  # fmt: skip
    return made


def places(labels: Sequence[Label], inside: QRectF, ink: np.ndarray, taken: Sequence[QRectF] = (),
           gap: float = 3.0) -> list[QRectF | None]:  # fmt: skip
    """A box for each label, or None where there is no room. `ink` (k, 2): pixels of curves; `taken`: boxes of marks."""
    used: list[QRectF] = []
    made: list[QRectF | None] = []
    for label in labels:
        best, least = None, 1e9
        size = box_of(label)
        for rank, (at, anchor) in enumerate(label.spots):
            if 0.12 * rank >= least:
                break  # no later place can be better
            box = size.translated(at.x() - anchor[0] * size.width(), at.y() - anchor[1] * size.height())
            box = _within(box, inside)
            if any(box.adjusted(-gap, 0, gap, 0).intersects(other) for other in used):
                continue
            cost = 0.12 * rank + _covered(box, ink) + 2.0 * sum(box.intersects(mark) for mark in taken)
            if cost < least:
                best, least = box, cost
        made.append(best)
        if best is not None:
            used.append(best)
    return made


def _within(box: QRectF, inside: QRectF) -> QRectF:
    """Moved until it lies inside."""
    x = max(inside.left(), min(box.left(), inside.right() - box.width()))
    y = max(inside.top(), min(box.top(), inside.bottom() - box.height()))
    return QRectF(x, y, box.width(), box.height())


def _covered(box: QRectF, ink: np.ndarray) -> float:
    """How much ink lies under it: 1 for a curve that goes right through."""
    if not len(ink):
        return 0.0
    x, y = ink[:, 0], ink[:, 1]
    hit = (x > box.left()) & (x < box.right()) & (y > box.top()) & (y < box.bottom())
    return min(2.0, 6.0 * float(np.count_nonzero(hit)) / max(12.0, box.width()))


def write(painter: QPainter, look: Look, labels: Sequence[Label], boxes: Sequence[QRectF | None]) -> None:
    """Every label that found a place, with a halo of the ground."""
    halo = look.colour("ground")
    for label, box in zip(labels, boxes, strict=True):
        if box is not None:
            marks.text(painter, box.topLeft(), label.words, label.font, look.colour(label.role), halo)
