"""Walking downhill in four linked faces of one (w, b): the hill, the map from above, the data, the cost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent

from gui.lesson import Frame
from gui.pictures.face import Face
from gui.pictures.faces import FacesPicture
from gui.pictures.gradient_descent.contour import Contour
from gui.pictures.gradient_descent.cost_chart import CostChart
from gui.pictures.gradient_descent.data_plot import DataPlot
from gui.pictures.gradient_descent.hillside import Hillside
from gui.pictures.gradient_descent.layout import arranged
from gui.pictures.gradient_descent.projection import HIGHEST, LOWEST
from gui.pictures.handles import handles, nudged


class BowlPicture(FacesPicture):
    """The heart of the product."""

    lesson = "gradient_descent"
    cursors: ClassVar[dict[str, Qt.CursorShape]] = {
        "camera": Qt.CursorShape.SizeAllCursor, "time": Qt.CursorShape.SizeHorCursor,
    }  # fmt: skip

    def __init__(self) -> None:
        self.hillside, self.map, self.data, self.cost = Hillside(), Contour(), DataPlot(), CostChart()
        super().__init__(self.hillside, self.map, self.data, self.cost)
        self._from = QPointF()  # where the pointer was last (turning)

    def arrange(self, whole: QRectF, frame: Frame) -> Sequence[QRectF]:
        """The hill is always the largest."""
        return arranged(whole, self.look.space)

    def hurry(self, hand: bool) -> None:
        """While a hand is at work a hill that changes is painted coarsely."""
        if hand != self.hillside.hurried:
            self.hillside.hurried = self.map.hurried = hand
            if not hand:
                self.update()

    # -- the mouse -----------------------------------------------------------------------------------------------

    def took(self, face: Face, what: str, at: QPointF) -> None:
        """A ball on the map and the step jump to the pointer; on the hill the ball lies in front of other places."""
        self._from = at
        if what == "camera":
            self.hold("")
        if what in ("ball", "time") and face is not self.hillside:
            self.drag(at, False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On the hill: put the ball here."""
        if self.frame is None or not self.hillside.rect.contains(event.position()):
            self.mousePressEvent(event)
            return
        place = self.hillside.projection(self.frame).hit(event.position())
        if place is not None:
            self.held = None
            self.dragged.emit("ball", place, True)

    def drag(self, at: QPointF, done: bool) -> None:
        """The camera turns by the way of the pointer; the hill changes with every move of a point."""
        if self.held is None:
            return
        if self.held[1] == "camera":
            way = at - self._from
            self._from = at
            self._turn(-0.4 * way.x(), 0.35 * way.y(), done)
            return
        self.hillside.turning = self.held[1].startswith("point") and not done
        super().drag(at, done)

    def _turn(self, azimuth: float, elevation: float, done: bool) -> None:
        if self.frame is None:
            return
        az, el = self.frame.view.camera
        self.hillside.turning = not done
        self.turned.emit((az + azimuth + 180.0) % 360.0 - 180.0, min(max(el + elevation, LOWEST), HIGHEST))
        self.update()

    # -- the keyboard --------------------------------------------------------------------------------------------

    def handles(self) -> tuple[str, ...]:
        """The ball, the camera, every point of the data."""
        return handles(self.frame)

    def nudge(self, right: int, up: int, fine: float) -> None:
        """Of the camera: 15 and 7.5 degrees."""
        if self.frame is None:
            return
        if self.handle == "camera":
            self._turn(right * 15 * fine, up * 7.5 * fine, True)
        else:
            self.dragged.emit(self.handle, nudged(self.frame, self.handle, right * fine, up * fine), True)
