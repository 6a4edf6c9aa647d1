"""The picture of m examples: the board, the four sums, the plane; when the division is forgotten, where steps land."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, Qt

from gui.lesson import Frame
from gui.pictures.face import Face
from gui.pictures.faces import FacesPicture
from gui.pictures.many_examples.board import NAME, ManyBoard
from gui.pictures.many_examples.boards import Along, Costs, Plane
from gui.pictures.many_examples.vessels import Vessels


class ManyPicture(FacesPicture):
    """Two acts share board, sums and plane; the third has its own boards beside the plane."""

    lesson = NAME
    cursors: ClassVar[dict[str, Qt.CursorShape]] = {"class": Qt.CursorShape.PointingHandCursor}

    def __init__(self) -> None:
        self.board, self.vessels, self.plane = ManyBoard(), Vessels(), Plane()
        self.along, self.costs = Along(), Costs()
        super().__init__(self.board, self.vessels, self.plane, self.along, self.costs)

    def arrange(self, whole: QRectF, frame: Frame) -> Sequence[QRectF]:
        """The board over sums and plane; in the last act the way downhill over the costs, the plane beside them."""
        s, none = self.look.space, QRectF()
        room = whole.adjusted(s, s, -s, -s)
        if frame.params.act == "forgot":
            high = room.height() * 0.56
            above, below = room.adjusted(0, 0, 0, high - s - room.height()), room.adjusted(0, high, 0, 0)
            right = min(room.width() * 0.38, above.height() * 1.05)
            return (none, none, above.adjusted(above.width() - right, 0, 0, 0), above.adjusted(0, 0, -right - s, 0),
                    below)  # fmt: skip
        high = room.height() * 0.54
        below = room.adjusted(0, high, 0, 0)
        right = min(room.width() * 0.34, below.height() * 1.05)
        return (QRectF(room.left(), room.top(), room.width(), high - s), below.adjusted(0, 0, -right - s, 0),
                below.adjusted(below.width() - right, 0, 0, 0), none, none)  # fmt: skip

    def took(self, face: Face, what: str, at: QPointF) -> None:
        """A class turns over as it is pressed, once."""
        if what.startswith("class:") and self.frame is not None:
            self.held = None
            self.dragged.emit(what, self.board.turned(what, self.frame), True)
            return
        super().took(face, what, at)
