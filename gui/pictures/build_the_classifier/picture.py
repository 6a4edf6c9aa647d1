"""The picture of building the classifier: the road with its present station; a training as it runs; rates compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.build_the_classifier.board import ClassBoard
from gui.pictures.build_the_classifier.costs import CostBoard, RatesBoard, RightBoard
from gui.pictures.build_the_classifier.road import Road
from gui.pictures.build_the_classifier.scene import NAME, STATIONS, station
from gui.pictures.build_the_classifier.scores import HeldFace, ScoresFace
from gui.pictures.build_the_classifier.wall import Wall
from gui.pictures.build_the_classifier.weights import WeightsFace
from gui.pictures.faces import FacesPicture

WALLS = ("read", "flatten", "divide", "forward", "predict")  # stations at which pictures are seen; w at the others
NONE = QRectF()


class ClassPicture(FacesPicture):
    """Three acts; each has the faces it needs."""

    lesson = NAME
    cursors: ClassVar[dict[str, Qt.CursorShape]] = {
        "k": Qt.CursorShape.SizeHorCursor, "station": Qt.CursorShape.PointingHandCursor,
        "example": Qt.CursorShape.PointingHandCursor, "pixel": Qt.CursorShape.CrossCursor,
    }  # fmt: skip

    def __init__(self) -> None:
        self.road, self.wall, self.board, self.weights = Road(), Wall(), ClassBoard(), WeightsFace()
        self.scores, self.costs, self.right = ScoresFace(), CostBoard(), RightBoard()
        self.rates, self.held_out = RatesBoard(), HeldFace()
        super().__init__(self.road, self.wall, self.board, self.weights, self.scores, self.costs, self.right,
                         self.rates, self.held_out)  # fmt: skip

    def target(self, point: QPoint | None) -> str:
        """Whatever is dropped anywhere is an album."""
        return "album"

    def paintEvent(self, event: QPaintEvent) -> None:
        """The faces; and a frame while something is held over them."""
        super().paintEvent(event)
        if self.frame is not None and self.frame.view.focus == "drop album":
            with QPainter(self) as painter:
                painter.setPen(marks.pen(self.look.colour("accent"), 2 * self.look.stroke))
                s = self.look.space
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(s / 2, s / 2, -s / 2, -s / 2), s, s)

    def arrange(self, whole: QRectF, frame: Frame) -> Sequence[QRectF]:
        """By act."""
        s = self.look.space
        room = whole.adjusted(s, s, -s, -s)
        if frame.params.act == "walk":
            return self._walk(room, frame)
        if frame.params.act == "train":
            return self._train(room)
        high = room.height() * 0.5
        above = QRectF(room.left(), room.top(), room.width(), high - s)
        return (*(NONE,) * 7, above, QRectF(room.left(), room.top() + high, room.width(), room.height() - high))

    def _walk(self, room: QRectF, frame: Frame) -> Sequence[QRectF]:
        """The road above; pictures or w at the left, arrays at the right."""
        s, at = self.look.space, STATIONS[station(frame)]
        high = min(self.road.height(self.look.px("body")), room.height() * 0.4)
        below = room.adjusted(0, high + s, 0, 0)
        share = 0.5 if at == "read" else 0.42 if at == "predict" else 0.36
        left = min(below.width() * share, below.height() * (1.5 if at in ("read", "predict", "forward") else 1.0))
        show = QRectF(below.left(), below.top(), left, below.height())
        board = below.adjusted(left + 2 * s, 0, 0, 0)
        wall = at in WALLS
        return (QRectF(room.left(), room.top(), room.width(), high), show if wall else NONE, board,
                NONE if wall else show, *(NONE,) * 5)  # fmt: skip

    def _train(self, room: QRectF) -> Sequence[QRectF]:
        """w and the scores above, the curves below."""
        s, high = self.look.space, room.height() * 0.52
        left = min(room.width() * 0.46, high * 1.1)
        w = QRectF(room.left(), room.top(), left, high - s)
        scores = QRectF(room.left() + left + s, room.top(), room.width() - left - s, high - s)
        half = (room.width() - s) / 2
        low = QRectF(room.left(), room.top() + high, half, room.height() - high)
        return (NONE, NONE, NONE, w, scores, low, low.translated(half + s, 0), NONE, NONE)
