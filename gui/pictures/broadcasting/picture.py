"""The picture of the lesson on broadcasting: the shape board over the cells, or the table of calories."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, Qt

from gui.lesson import Frame
from gui.pictures.broadcasting.cells import CellsFace
from gui.pictures.broadcasting.film import Case
from gui.pictures.broadcasting.food import FoodFace, LinesFace
from gui.pictures.broadcasting.shapes import ConsoleFace, ShapeBoard
from gui.pictures.face import Face
from gui.pictures.faces import FacesPicture
from gui.pictures.pace import opened
from gui.pictures.scrub import Scrub

TALL = 22.0  # what Python said, in body type


class BroadcastPicture(FacesPicture):
    """Faces of the other act are hidden; so are cells that would be too many."""

    lesson = "broadcasting"
    cursors: ClassVar[dict[str, Qt.CursorShape]] = dict.fromkeys(("A", "B", "food"), Qt.CursorShape.SizeVerCursor)

    def __init__(self) -> None:
        self.board, self.console, self.cells = ShapeBoard(), ConsoleFace(), CellsFace()
        self.food, self.lines = FoodFace(), LinesFace()
        super().__init__(self.board, self.console, self.cells, self.food, self.lines)

    def draw(self, frame: Frame) -> None:
        """Show this moment; while a question is open, the first one."""
        super().draw(opened(frame))

    def arrange(self, whole: QRectF, frame: Frame) -> Sequence[QRectF]:
        """Shapes above with Python's words beside them, cells below."""
        s, of, none = self.look.space, frame.step.of, QRectF()
        room = whole.adjusted(2 * s, s, -2 * s, -s)
        if not isinstance(of, Case):
            high = room.height() * 0.6
            below = QRectF(room.left(), room.top() + high + 2 * s, room.width(), room.height() - high - 2 * s)
            return none, none, none, QRectF(room.left(), room.top(), room.width(), high), below
        high = room.height() * (0.55 if of.small else 0.92)
        wide = room.width() * 0.54
        board = QRectF(room.left(), room.top(), wide, high)
        console = QRectF(board.right() + 2 * s, room.top() + s, room.width() - wide - 2 * s,
                         min(high - 2 * s, TALL * self.look.px("body")))
        below = QRectF(room.left(), room.top() + high + 2 * s, room.width(), room.height() - high - 2 * s)
        return board, console, below if of.small else none, none, none

    def took(self, face: Face, what: str, at: QPointF) -> None:
        """A number grows from what it is now."""
        if isinstance(face, Scrub) and self.frame is not None:
            face.take(what, at, self.frame)
        super().took(face, what, at)
