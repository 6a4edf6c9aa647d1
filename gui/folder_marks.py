"""The marks of a contact sheet: a disc for a cat, a square for none, a cross on a disc for a mistake."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from gui.theme import Look


def cat(painter: QPainter, look: Look, at: QPointF, r: float) -> None:
    """Called a cat."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("one"))
    painter.drawEllipse(at, r, r)


def not_cat(painter: QPainter, look: Look, at: QPointF, r: float) -> None:
    """Called not a cat."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("zero"))
    painter.drawRect(QRectF(at.x() - 0.9 * r, at.y() - 0.9 * r, 1.8 * r, 1.8 * r))


def wrong(painter: QPainter, look: Look, at: QPointF, r: float) -> None:
    """A mistake."""
    painter.setPen(look.pen("halo", r * 0.22))
    painter.setBrush(look.colour("warn"))
    painter.drawEllipse(at, r, r)
    painter.setPen(look.pen("halo", r * 0.28))
    arm = r * 0.42
    for turn in (1, -1):
        painter.drawLine(at + QPointF(-arm, -arm * turn), at + QPointF(arm, arm * turn))


MARKS = {"cat": cat, "not": not_cat, "wrong": wrong}
