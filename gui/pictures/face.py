"""A face: one rectangle of a composite picture. It paints a frame, keeps in a pixmap what does not move, and says what
lies under the pointer. No widget: the composite owns the mouse and the keys.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap

from gui.language import Language
from gui.lesson import Frame
from gui.theme import Look


class Face:
    """Base of the faces."""

    title = ""  # key of its heading

    def __init__(self) -> None:
        self.rect = QRectF()
        self.look = Look()
        self.language = Language()
        self.pointer: QPointF | None = None  # where the pointer is, if it is over this face
        self.active = ""  # the thing that the keyboard moves, or that is being dragged
        self._layers: dict[str, tuple[Any, QPixmap]] = {}

    # -- for the faces to fill in --------------------------------------------------------------------------------

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw this moment inside `rect`."""
        raise NotImplementedError

    def grab(self, at: QPointF, frame: Frame) -> str:
        """The thing that a press here would take hold of, or ""."""
        return ""

    def value(self, what: str, at: QPointF, frame: Frame) -> Any:
        """The value of that thing with the pointer here."""
        return None

    def focus(self, at: QPointF, frame: Frame) -> str:
        """The symbol under the pointer, or ""."""
        return ""

    # -- for the faces to use ------------------------------------------------------------------------------------

    def layer(self, painter: QPainter, name: str, key: Any, draw: Callable[[QPainter], None]) -> None:
        """Put down a layer that is drawn anew only when its key changes."""
        screen = painter.device()
        ratio = screen.devicePixelRatioF() if screen is not None else 1.0
        key = (key, self.rect.x(), self.rect.y(), self.rect.width(), self.rect.height(), self.look, ratio)
        kept = self._layers.get(name)
        if kept is None or kept[0] != key:
            pixmap = QPixmap(max(1, round(self.rect.width() * ratio)), max(1, round(self.rect.height() * ratio)))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            inner = QPainter(pixmap)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            inner.translate(-self.rect.topLeft())
            draw(inner)
            inner.end()
            kept = self._layers[name] = (key, pixmap)
        painter.drawPixmap(self.rect.topLeft(), kept[1])

    def heading(self, painter: QPainter, words: str) -> None:
        """The small title at the top left."""
        font = self.look.font("small", bold=True)
        painter.setFont(font)
        painter.setPen(self.look.colour("faint"))
        painter.drawText(QPointF(self.rect.left() + self.look.space, self.rect.top() + QFontMetricsF(font).ascent()), words)

    @property
    def head(self) -> float:
        """Room for the heading."""
        return QFontMetricsF(self.look.font("small", bold=True)).height() + self.look.space / 2

    @property
    def ball_radius(self) -> float:
        """Of the ball, in pixels."""
        return max(6.5, self.look.stroke * 2.6)


def near(a: QPointF, b: QPointF, reach: float) -> bool:
    """Whether two pixels are this near."""
    d = a - b
    return d.x() * d.x() + d.y() * d.y() <= reach * reach
