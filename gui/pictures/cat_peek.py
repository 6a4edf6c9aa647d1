"""The cat that looks over the edge: of the door, of the strip, of an empty stage."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QIcon, QPainter

from gui.theme import Look

ICONS = Path(__file__).resolve().parents[2] / "assets" / "icons"
SHAPE = 300 / 640  # height over width


@cache
def _icon(name: str) -> QIcon:
    """One of our own drawings."""
    return QIcon(str(ICONS / f"{name}.png"))


def peek(painter: QPainter, look: Look, edge: QPointF, width: float, asleep: bool = False) -> None:
    """Its paws lie on `edge` (their middle); asleep it has its eyes closed. Nothing if it was not drawn yet."""
    icon = _icon(f"peek_{'dark' if look.theme.dark else 'light'}{'_closed' if asleep else ''}")
    if icon.isNull() or width < 20:
        return
    ratio = painter.device().devicePixelRatioF()
    size = QSize(round(width), round(width * SHAPE))
    pixmap = icon.pixmap(size, ratio)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
    box = QRectF(edge.x() - size.width() / 2, edge.y() - size.height(), size.width(), size.height())
    painter.drawPixmap(box, pixmap, QRectF(pixmap.rect()))


def space_for(height: float) -> float:
    """How wide it is when it may be so high."""
    return height / SHAPE
