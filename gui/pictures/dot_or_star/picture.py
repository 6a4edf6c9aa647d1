"""The picture of the lesson "dot or *?": the line in pieces, how its numbers meet, what Python said, what was meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QRectF, Qt

from gui.lesson import Frame
from gui.pictures.dot_or_star.cells import MeetFace
from gui.pictures.dot_or_star.pieces import PiecesFace
from gui.pictures.dot_or_star.told import MeantFace, TalkFace
from gui.pictures.faces import FacesPicture
from gui.pictures.pace import opened


class DotOrStarPicture(FacesPicture):
    """From top to bottom."""

    lesson = "dot_or_star"
    cursors: ClassVar[dict[str, Qt.CursorShape]] = {"to": Qt.CursorShape.PointingHandCursor}

    def __init__(self) -> None:
        self.pieces, self.meet, self.talk, self.meant = PiecesFace(), MeetFace(), TalkFace(), MeantFace()
        super().__init__(self.pieces, self.meet, self.talk, self.meant)

    def draw(self, frame: Frame) -> None:
        """Show this moment; while a question is open, the first one."""
        super().draw(opened(frame))

    def arrange(self, whole: QRectF, frame: Frame) -> Sequence[QRectF]:
        """The terminal is high enough for its lines; what remains belongs to the numbers."""
        s, line = self.look.space, self.look.px("body")
        room = whole.adjusted(s, s * 0.5, -s, -s)
        top = QRectF(room.left(), room.top(), room.width(), min(line * 3.2, room.height() * 0.14))
        low = max(room.height() * 0.32, min(line * 11.5, room.height() * 0.42))
        foot = QRectF(room.left(), room.bottom() - low, room.width(), low)
        wide = foot.width() * 0.54
        middle = QRectF(room.left(), top.bottom() + s, room.width(), foot.top() - top.bottom() - 2 * s)
        return top, middle, QRectF(foot.left(), foot.top(), wide, low), \
            QRectF(foot.left() + wide + s, foot.top(), foot.width() - wide - s, low)
