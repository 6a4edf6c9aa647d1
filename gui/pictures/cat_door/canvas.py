"""Where the cat door is painted, and what hands do there: point at pixels, drag a patch, click a station."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.language import Language
from gui.lesson import Frame
from gui.pictures.cat_door.pages import paint
from gui.pictures.cat_easel import Easel, Spot
from gui.pictures.photo import pixel_at
from gui.theme import Look

ARROWS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


def pixel_of(frame: Frame) -> tuple[int, int, int]:
    """The pixel in focus: the one under the pointer, the middle of the place of a map, or the one chosen last."""
    parts = frame.view.focus.split()
    numbers = [int(n) for n in parts[1:]] if parts and parts[0] == "pixel" else []
    if len(parts) == 6 and parts[0] == "map":  # map LAYER WHICH ROW COLUMN SIDE
        y, x, side = (int(n) for n in parts[3:])
        numbers = [int((y + 0.5) * 64 / side), int((x + 0.5) * 64 / side), 0]
    y, x, c = numbers if len(numbers) == 3 else (int(n) for n in frame.params.pixel)
    return min(max(y, 0), 63), min(max(x, 0), 63), min(max(c, 0), 2)


class Canvas(QWidget):
    """Paints the frame, and knows what lies under the pointer."""

    pointed = Signal(str)
    dragged = Signal(str, object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.look, self.say = Look(), Language()
        self.frame: Frame | None = None
        self.spots: list[Spot] = []
        self._cache: dict[Any, Any] = {}
        self._cached_for: tuple[Any, ...] = ()
        self._held: Spot | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_frame(self, frame: Frame) -> None:
        """Paint this soon."""
        owner = (frame.scene, self.look)
        if not self._cached_for or any(a is not b for a, b in zip(owner, self._cached_for, strict=True)):
            self._cache.clear()
            self._cached_for = owner
        self.frame = frame
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """One moment."""
        if self.frame is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect())
            easel = Easel(painter, self.look, self.say, self.frame, area, self._cache, pixel_of(self.frame))
            paint(easel)
            self.spots = easel.spots
            if self.hasFocus():
                painter.setOpacity(1.0)
                painter.setPen(self.look.pen("accent", 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)

    # -- hands -------------------------------------------------------------------------------------------------------

    def spot_at(self, point: QPointF) -> Spot | None:
        """The thing drawn last under the point."""
        return next((spot for spot in reversed(self.spots) if spot.box.contains(point)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at things, or drag what is held."""
        point = event.position()
        if self._held is not None:
            self._drag(self._held, point, False)
            return
        spot = self.spot_at(point)
        self.setCursor(Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor)
        self.pointed.emit(_symbol(spot, point, self.frame) if spot else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a patch, a pixel or a station."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._held = self.spot_at(event.position())
        if self._held is not None:
            self._drag(self._held, event.position(), False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go (another button in the middle does not)."""
        if self._held is not None and event.button() == Qt.MouseButton.LeftButton:
            self._drag(self._held, event.position(), True)
            self._held = None

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at."""
        self.pointed.emit("")

    def _drag(self, spot: Spot, point: QPointF, done: bool) -> None:
        if spot.kind == "station":
            if done:
                self.dragged.emit("station", spot.value, True)
        elif spot.kind == "patch":
            y, x = ((point.y() - spot.box.y()), (point.x() - spot.box.x()))
            unit = spot.box.width() / 64
            self.dragged.emit("patch", (y / unit, x / unit), done)
        elif spot.kind == "stop":
            self.dragged.emit("stop", pixel_at(spot.box, point, spot.value), done)
        elif spot.kind == "model":
            if done:
                self.dragged.emit("model", spot.symbol, True)
        else:
            pixel = _pixel_under(spot, point, self.frame)
            if pixel is not None:
                self.dragged.emit("pixel", pixel, done)

    def event(self, event: QEvent) -> bool:
        """The arrows are ours while we have the focus (the window would step the film)."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in ARROWS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the pixel or the patch; with Shift by eight pixels."""
        arrow = ARROWS.get(Qt.Key(event.key()))
        if arrow is None or self.frame is None:
            super().keyPressEvent(event)
            return
        far = 8 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        if self.frame.params.why == "hide":
            self.dragged.emit("patch_by", (arrow[0] * far, arrow[1] * far), True)
        else:
            y, x, c = (int(n) for n in self.frame.params.pixel)
            self.pointed.emit("")
            self.dragged.emit("pixel", ((y + arrow[0] * far) % 64, (x + arrow[1] * far) % 64, c), True)


def _symbol(spot: Spot, point: QPointF, frame: Frame | None) -> str:
    """What is in focus when this place of this thing is pointed at."""
    if spot.kind in ("thing", "model"):
        return spot.symbol if spot.kind == "thing" else ""
    if spot.kind in ("map", "filter"):
        y, x = pixel_at(spot.box, point, spot.side)
        return f"{spot.kind} {spot.symbol} {y} {x} {spot.side}"
    pixel = _pixel_under(spot, point, frame)
    return "" if pixel is None else "pixel {} {} {}".format(*pixel)


def _pixel_under(spot: Spot, point: QPointF, frame: Frame | None) -> tuple[int, int, int] | None:
    """The pixel and colour that a point on a square, a row or a column stands for."""
    if frame is not None and spot.kind == "map":  # the middle of a place of a map
        y, x = (int((n + 0.5) * 64 / spot.side) for n in pixel_at(spot.box, point, spot.side))
        return y, x, 0
    if frame is None or spot.kind not in ("pixel", "row", "column"):
        return None
    if spot.kind == "pixel":
        y, x = pixel_at(spot.box, point)
        return y, x, spot.value
    row = spot.value
    if spot.kind == "column":
        share = (point.y() - spot.box.top()) / spot.box.height()
        row = min(max(int(share * 12288), 0), 12287)
    k, c = divmod(row, 3)
    return k // 64, k % 64, c
