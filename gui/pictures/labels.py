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
Ends = tuple[float, float, float, float]  # left, top, right, bottom
LATER = 0.12  # what each further place costs; ink under a label costs up to 2, a mark under it 2


@dataclass(frozen=True)
class Label:
    """Words and the places where they may stand, the best first."""

    words: str
    spots: Sequence[Spot]
    role: str
    font: QFont


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
    room = inside.left(), inside.top(), inside.right(), inside.bottom()
    kept = [_ends(mark) for mark in taken]
    used: list[Ends] = []
    made: list[QRectF | None] = []
    for label in labels:
        best = _best(label, room, ink, kept, used)
        made.append(QRectF(best[0], best[1], best[2] - best[0], best[3] - best[1]) if best else None)
        if best:
            used.append((best[0] - gap, best[1], best[2] + gap, best[3]))
    return made


def _best(label: Label, room: Ends, ink: np.ndarray, taken: Sequence[Ends], used: Sequence[Ends]) -> Ends | None:
    """The cheapest free place; later ones cost more, so that a label does not leap without need."""
    best, least, size = None, 1e9, box_of(label)
    for rank, (at, (across, down)) in enumerate(label.spots):
        if LATER * rank >= least:
            break
        x = max(room[0], min(at.x() - across * size.width(), room[2] - size.width()))
        y = max(room[1], min(at.y() - down * size.height(), room[3] - size.height()))
        box = x, y, x + size.width(), y + size.height()
        if any(_meet(box, other) for other in used):
            continue
        cost = LATER * rank + _covered(box, ink) + 2.0 * sum(_meet(box, mark) for mark in taken)
        if cost < least:
            best, least = box, cost
    return best


def _ends(box: QRectF) -> Ends:
    return box.left(), box.top(), box.right(), box.bottom()


def _meet(a: Ends, b: Ends) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _covered(box: Ends, ink: np.ndarray) -> float:
    """How much ink lies under it: 1 or more for a curve that goes right through."""
    if not len(ink):
        return 0.0
    x, y = ink[:, 0], ink[:, 1]
    hit = (x > box[0]) & (x < box[2]) & (y > box[1]) & (y < box[3])
    return min(2.0, 6.0 * float(np.count_nonzero(hit)) / max(12.0, box[2] - box[0]))


def write(painter: QPainter, look: Look, labels: Sequence[Label], boxes: Sequence[QRectF | None]) -> None:
    """Every label that found a place, with a halo of the ground."""
    halo = look.colour("ground")
    for label, box in zip(labels, boxes, strict=True):
        if box is not None:
            marks.text(painter, box.topLeft(), label.words, label.font, look.colour(label.role), halo)
