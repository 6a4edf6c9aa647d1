"""The signs of the player, drawn (fonts differ too much in theirs), each on a button."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QPushButton, QSizePolicy

from gui.theme import Look


class Icon(QPushButton):
    """A button with a drawn sign (fonts differ too much in theirs)."""

    def __init__(self, sign: str) -> None:
        super().__init__()
        self.sign = sign
        self._look = Look()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def dress(self, look: Look) -> None:
        """Size and colour."""
        self._look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side = round(self._look.px("body") * 2.1)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button and its sign."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            main = self.property("role") == "main"
            painter.setBrush(self._look.colour("on_accent" if main else "ink"))
            painter.setPen(Qt.PenStyle.NoPen)
            side = self._look.px("body") * 0.95
            box = QRectF(0, 0, side, side)
            box.moveCenter(QPointF(self.rect().center()) + QPointF(0.5, 0.5))
            painter.drawPath(_sign(self.sign, box))


def _sign(sign: str, box: QRectF) -> QPainterPath:
    """A triangle, two bars, or a triangle against a bar, in this box."""
    path = QPainterPath()
    x, y, s = box.x(), box.y(), box.width()
    if sign == "sheet":  # photos in rows
        for k in range(9):
            path.addRect(QRectF(x + (k % 3) * 0.37 * s, y + (k // 3) * 0.37 * s, 0.26 * s, 0.26 * s))
        return path
    if sign == "pause":
        path.addRect(QRectF(x + 0.12 * s, y, 0.28 * s, s))
        path.addRect(QRectF(x + 0.60 * s, y, 0.28 * s, s))
        return path
    right = sign in ("play", "forward", "last")
    bar = sign != "play"
    tip, tail = (x + (0.72 if bar else 1.0) * s, x + 0.05 * s) if right else (x + 0.28 * s, x + 0.95 * s)
    path.addPolygon(QPolygonF([QPointF(tail, y), QPointF(tip, y + s / 2), QPointF(tail, y + s)]))
    path.closeSubpath()
    if bar:
        width = (0.2 if sign in ("forward", "back") else 0.12) * s
        left = x + 0.78 * s if right else x + 0.22 * s - width
        path.addRect(QRectF(left, y, width, s))
    if sign in ("first", "last"):
        left = x + 0.95 * s if right else x + 0.05 * s - 0.12 * s
        path.addRect(QRectF(left, y, 0.12 * s, s))
    return path
