"""The picture of the lesson on arrays with one axis: three looks, the harm, the guard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QRectF, Qt

from gui.lesson import Frame
from gui.pictures.faces import FacesPicture
from gui.pictures.pace import opened
from gui.pictures.rank_one.guard import GuardFace
from gui.pictures.rank_one.harm import GridFace, MeanFace, MeetBoard
from gui.pictures.rank_one.looks import LooksFace


class RankOnePicture(FacesPicture):
    """Each act has its faces; those of the others are hidden."""

    lesson = "rank_one"
    cursors: ClassVar[dict[str, Qt.CursorShape]] = {
        "n": Qt.CursorShape.SizeHorCursor, "A": Qt.CursorShape.SizeVerCursor,
    }  # fmt: skip

    def __init__(self) -> None:
        self.looks, self.guard = LooksFace(), GuardFace()
        self.meet, self.grid, self.mean = MeetBoard(), GridFace(), MeanFace()
        super().__init__(self.looks, self.meet, self.grid, self.mean, self.guard)

    def draw(self, frame: Frame) -> None:
        """Show this moment; while a question is open, the first one."""
        super().draw(opened(frame))

    def arrange(self, whole: QRectF, frame: Frame) -> Sequence[QRectF]:
        """Act 2: who meets whom, the difference as an array, and below it the mean."""
        s, act = self.look.space, frame.params.act
        room, none = whole.adjusted(s, s, -s, -s), QRectF()
        if act != "harm":
            return (room, none, none, none, none) if act == "looks" else (none, none, none, none, room)
        low, wide = room.height() * 0.38, room.width() * 0.4
        above = room.adjusted(0, 0, 0, -low - s)
        right = above.adjusted(wide + s, 0, 0, 0)
        return none, QRectF(above.left(), above.top(), wide, above.height()), right, \
            QRectF(room.left(), room.bottom() - low, room.width(), low), none
