"""A face: one rectangle of a composite picture. It paints a frame, keeps in a pixmap what does not move, and says what
lies under the pointer. No widget: the composite owns the mouse and the keys.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap

from gui.language import Language
from gui.lesson import Frame
from gui.theme import Look

HEADINGS = (1.0, 0.94, 0.88, 0.82, 0.76)  # sizes of the small title, in parts of small type


@dataclass
class _Layer:
    """A kept pixmap: what it shows, and how much of it."""

    key: Any
    pixmap: QPixmap
    upto: int = 0


class Face:
    """Base of the faces."""

    title = ""  # key of its heading

    def __init__(self) -> None:
        self.rect = QRectF()
        self.look = Look()
        self.language = Language()
        self.pointer: QPointF | None = None  # where the pointer is, if it is over this face
        self.active = ""  # the thing that the keyboard moves, or that is being dragged
        self._layers: dict[str, _Layer] = {}

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

    def jumps(self, what: str) -> bool:
        """Whether it comes to the pointer as soon as it is pressed, instead of being carried along."""
        return False

    def focus(self, at: QPointF, frame: Frame) -> str:
        """The symbol under the pointer, or ""."""
        return ""

    def handles(self, frame: Frame) -> tuple[str, ...]:
        """What the keyboard can take hold of here."""
        return ()

    def nudged(self, what: str, frame: Frame, right: float, up: float) -> Any:
        """The value that an arrow key makes of it; 1 is one press, 0.1 a press with Shift."""
        return None

    # -- for the faces to use ------------------------------------------------------------------------------------

    def layer(self, painter: QPainter, name: str, key: Any, draw: Callable[[QPainter], None]) -> None:
        """Put down a layer that is drawn anew only when its key changes."""
        self.growing(painter, name, key, 1, lambda p, _first, _last: draw(p))

    def forget(self) -> None:
        """Let go of all layers."""
        self._layers.clear()

    def holds(self, painter: QPainter, name: str, key: Any) -> bool:
        """Whether a layer is there already and need not be drawn."""
        kept = self._layers.get(name)
        return kept is not None and kept.key == self._whole(painter, key)

    def _whole(self, painter: QPainter, key: Any) -> Any:
        """All that a layer depends on."""
        ratio = painter.device().devicePixelRatioF()
        return key, self.rect.x(), self.rect.y(), self.rect.width(), self.rect.height(), self.look, ratio

    def growing(self, painter: QPainter, name: str, key: Any, upto: int,
                draw: Callable[[QPainter, int, int], None]) -> None:  # fmt: skip
        """Put down a layer to which `draw(painter, first, last)` only adds: going on it draws what is new, going back
        (or with another key) it begins again. So a long trail costs nothing, and is the same whichever way one came.
        """
        ratio = painter.device().devicePixelRatioF()
        key = self._whole(painter, key)
        kept = self._layers.pop(name, None)  # a layer that breaks off half drawn is not kept
        if kept is None or kept.key != key or kept.upto > upto:
            pixmap = QPixmap(max(1, round(self.rect.width() * ratio)), max(1, round(self.rect.height() * ratio)))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            kept = _Layer(key, pixmap)
        if kept.upto < upto:
            with QPainter(kept.pixmap) as inner:
                inner.setRenderHint(QPainter.RenderHint.Antialiasing)
                inner.translate(-self.rect.topLeft())
                draw(inner, kept.upto, upto)
            kept.upto = upto
        self._layers[name] = kept
        painter.drawPixmap(self.rect.topLeft(), kept.pixmap)

    def heading(self, painter: QPainter, words: str, kept: float = 0.0) -> None:
        """The small title at the top left: a little smaller where it is narrow, and only then cut short. `kept`: so
        much at its right belongs to something else."""
        s = self.look.space
        fonts = [self.look.font("small", bold=True, scale=scale) for scale in HEADINGS]
        room = self.rect.width() - s - kept
        font = next((f for f in fonts if QFontMetricsF(f).horizontalAdvance(words) <= room), fonts[-1])
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self.look.colour("faint"))
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(self.rect.left() + s, self.rect.top() + metrics.ascent()), words)

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
