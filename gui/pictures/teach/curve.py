"""The walk downhill: the cost against the steps taken; and w as a picture, when raw pixels are what it sees."""

from __future__ import annotations

from math import log2
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPolygonF

from core.heaps_film import LEARN, SHOWN
from gui.figures import short
from gui.language import MINUS
from gui.pictures.cat_easel import CENTRE, LEFT, RIGHT
from gui.pictures.photo import crisp
from gui.pictures.teach.board import Board
from gui.pictures.teach.scene import secret

TICKS = (1, 8, 64, 512)


def paint_curve(e: Board) -> None:
    """J over the steps on a scale of doublings; the last point is the bottom."""
    box, text = e.plan.curve, e.px()
    if box.isEmpty():
        return
    e.room(box)
    inner = box.adjusted(e.plan.pad, e.plan.pad, -e.plan.pad, -e.plan.pad)
    head = QRectF(inner.x(), inner.y(), inner.width(), 1.6 * text)
    e.text(head, e.say("teach.label.cost"), "body", "J", LEFT, bold=True)
    plot = QRectF(inner.x() + 2.4 * text, head.bottom() + 0.6 * text, inner.width() - 3.0 * text, 0)
    plot.setBottom(inner.bottom() - 2.6 * text)
    most = 0.75
    for value in (0.0, 0.25, 0.5, 0.75):
        y = plot.bottom() - value / most * plot.height()
        e.line(QPointF(plot.x(), y), QPointF(plot.right(), y), "grid", 0.5)
        if value in (0.0, 0.5):
            at = QRectF(inner.x(), y - text, 2.0 * text, 2 * text)
            e.text(at, short(value, 1) if value else "0", "small", "faint", RIGHT)
    for step in TICKS:
        x = _x(plot, step)
        under = QRectF(x - 2 * text, plot.bottom() + 0.1 * text, 4 * text, 1.3 * text)
        e.text(under, str(step), "small", "faint", CENTRE)
    under = QRectF(plot.x() - text, plot.bottom() + 1.3 * text, plot.width() + 2 * text, 1.4 * text)
    e.text(under, e.say("teach.label.steps"), "small", "faint", CENTRE)
    if not e.told.trouble and not secret(e.frame):
        _walk(e, plot, most)


def _x(plot: QRectF, steps: float) -> float:
    return plot.x() + log2(1 + steps) / log2(1 + SHOWN[-1] * 1.5) * plot.width()


def _walk(e: Board, plot: QRectF, most: float) -> None:
    """As far as it has gone."""
    trace, here = e.frame.trace, min(e.frame.position, float(LEARN))
    points = []
    for k, step in enumerate(trace[: LEARN + 1]):
        if k > here + 1e-9:
            break
        steps = step.steps if k < LEARN else SHOWN[-1] * 1.5
        points.append(QPointF(_x(plot, steps), plot.bottom() - step.cost / most * plot.height()))
    whole = int(here)
    if here > whole and whole + 1 < len(trace):
        after = trace[whole + 1]
        steps = after.steps if whole + 1 < LEARN else SHOWN[-1] * 1.5
        end = QPointF(_x(plot, steps), plot.bottom() - after.cost / most * plot.height())
        points.append(points[-1] + (end - points[-1]) * (here - whole))
    e.p.setBrush(Qt.BrushStyle.NoBrush)
    e.p.setPen(e.look.pen("J", 1.4 * e.look.stroke))
    e.p.drawPolyline(QPolygonF(points))
    e.dot(points[-1], "J", 0.45 * e.px())


def paint_weights(e: Board) -> None:
    """w, all three colours together: orange speaks for the first heap, blue for the second."""
    box, text = e.plan.weights, e.px()
    if box.isEmpty():
        return
    e.room(box)
    inner = box.adjusted(e.plan.pad, e.plan.pad, -e.plan.pad, -e.plan.pad)
    head = QRectF(inner.x(), inner.y(), inner.width(), 1.6 * text)
    e.text(head, e.say("teach.label.weights"), "body", "w", LEFT, bold=True)
    room = QRectF(inner.x(), head.bottom() + 0.3 * text, inner.width(), inner.bottom() - head.bottom() - 2.2 * text)
    side = min(room.width(), room.height())
    if side < 20:
        return
    map_ = QRectF(room.center().x() - side / 2, room.y(), side, side)
    mind = e.step.mind
    e.p.fillRect(map_, e.look.colour("raised"))
    if mind is not None and len(mind.w) == 12288 and not secret(e.frame):
        crisp(e.p, map_, e.signed(f"w{min(LEARN, e.frame.index)} {id(mind)}", lambda: _sum(mind.w)))
    e.frame_round(map_)
    under = QRectF(inner.x(), map_.bottom() + 0.3 * text, inner.width(), 1.5 * text)
    less, more, half = f"{MINUS} {e.name('zero')}", f"{e.name('one')} +", 0.48 * under.width()
    scale = e.common([less, more], half, "small")
    e.text(QRectF(under.x(), under.y(), half, under.height()), less, "small", "minus", LEFT, scale=scale)
    e.text(QRectF(under.right() - half, under.y(), half, under.height()), more, "small", "plus", RIGHT, scale=scale)


def _sum(w: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    total: NDArray[np.float64] = np.asarray(w, np.float64).reshape(64, 64, 3).sum(axis=2)
    return total
