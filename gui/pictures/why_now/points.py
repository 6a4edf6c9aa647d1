"""The points of the live version in a corner: what the first of the five draws learns from, and how little 8 are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from core.amount_points import drawn
from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.axes import Axes, Scale
from gui.pictures.why_now.paint import Canvas

if TYPE_CHECKING:
    from gui.pictures.why_now.chart import AmountChart

X, Y = Scale(-2.2, 2.2), Scale(-1.6, 1.6)  # the moons
HIGH = 0.4  # of the plot


def corner(places: QRectF, wide: QRectF, space: float) -> QRectF:
    """The lower right, beside the curves."""
    room = QRectF(places.right() + space, wide.bottom() - HIGH * wide.height(), 0, HIGH * wide.height())
    room.setRight(wide.right())
    ratio = (X.high - X.low) / (Y.high - Y.low)
    width = min(room.width(), room.height() * ratio)
    return QRectF(room.right() - width, room.bottom() - width / ratio, width, width / ratio)


def points(face: AmountChart, canvas: Canvas, frame: Frame) -> None:
    """The amount that is looked at; over seconds and algorithms the corner is needed."""
    now = canvas.now
    strength = max(0.0, 1.0 - 2.0 * now.turn)
    if frame.params.source != "points" or strength <= 0 or now.now is None:
        return
    box = corner(canvas.places.plot, canvas.places.wide, face.look.space)
    if box.width() < 60:
        return
    amount, run = now.now.amount, round(frame.params.run)
    canvas.painter.setOpacity(strength)
    face.layer(canvas.painter, "points", (amount, run, box.getRect()), lambda p: _scatter(p, face, box, amount, run))
    canvas.painter.setOpacity(1.0)


def _scatter(painter: QPainter, face: AmountChart, box: QRectF, amount: int, run: int) -> None:
    axes, look = Axes(box, X, Y), face.look
    painter.setPen(marks.pen(look.colour("line"), 1.0))
    painter.setBrush(look.colour("raised"))
    painter.drawRoundedRect(box, look.space, look.space)
    where, labels, _ = drawn(amount, run, 0)
    size = max(1.8, box.width() / (40 if amount < 100 else 90))
    for x1, x2, one in zip(*where.tolist(), labels[0].tolist(), strict=True):
        marks.symbol(painter, axes.point(x1, x2), one > 0.5, size, look)
    words = face.language("why_now.label.draw", n=f"{amount:,}")
    marks.text(painter, QPointF(box.center().x(), box.top()), words, look.font("small"), look.colour("faint"), None,
               (0.5, 1.0), face.rect)  # fmt: skip
