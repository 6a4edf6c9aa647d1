"""The picture of the lesson on writing sigmoid: a board above, and below it what really happened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QRectF, Qt

from gui.lesson import Frame
from gui.pictures.faces import FacesPicture
from gui.pictures.pace import opened
from gui.pictures.sigmoid_code.boards import CostBoard, FarBoard, ShapesBoard
from gui.pictures.sigmoid_code.cards import CostFace, ShapesFace
from gui.pictures.sigmoid_code.forms import FormsFace

ACTS = ("shapes", "far", "cost")
BOARD = {"shapes": 0.42, "far": 0.31, "cost": 0.34}  # the part of the height that the board takes


class SigmoidCodePicture(FacesPicture):
    """Each act has a board and a face; those of the others are hidden."""

    lesson = "sigmoid_code"
    cursors: ClassVar[dict[str, Qt.CursorShape]] = {
        "z": Qt.CursorShape.SizeHorCursor, "value": Qt.CursorShape.SizeHorCursor,
    }  # fmt: skip

    def __init__(self) -> None:
        self.boards = (ShapesBoard(), FarBoard(), CostBoard())
        self.shapes, self.forms, self.cost = ShapesFace(), FormsFace(), CostFace()
        super().__init__(*self.boards, self.shapes, self.forms, self.cost)

    def draw(self, frame: Frame) -> None:
        """Show this moment; while a question is open, the first one."""
        super().draw(opened(frame))

    def arrange(self, whole: QRectF, frame: Frame) -> Sequence[QRectF]:
        """The board above, what was said below."""
        s, act = self.look.space, frame.params.act
        room = whole.adjusted(s, s, -s, -s)
        high = room.height() * BOARD[act]
        above, below = room.adjusted(0, 0, 0, high - room.height()), room.adjusted(0, high + s * 0.5, 0, 0)
        shown = [act == name for name in ACTS]
        return [above if on else QRectF() for on in shown] + [below if on else QRectF() for on in shown]
