"""The picture of the lesson on loss and cost: one answer and its price, eight answers and their mean, two losses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QRectF, Qt

from gui.lesson import Frame
from gui.pictures.faces import FacesPicture
from gui.pictures.loss_and_cost.boards import AnswersBoard, BarsBoard, OneBoard
from gui.pictures.loss_and_cost.curves import OverAnswer, OverZ
from gui.pictures.loss_and_cost.strips import PullStrip, TermsStrip
from gui.pictures.pace import opened

NONE = QRectF()


class LossPicture(FacesPicture):
    """Each act has its faces; those of the others are hidden."""

    lesson = "loss_and_cost"
    cursors: ClassVar[dict[str, Qt.CursorShape]] = {
        "a": Qt.CursorShape.SizeHorCursor, "z": Qt.CursorShape.SizeHorCursor,
    }  # fmt: skip

    def __init__(self) -> None:
        self.one, self.terms = OneBoard(), TermsStrip()
        self.answers, self.bars = AnswersBoard(), BarsBoard()
        self.losses = [side(which) for which in ("squared", "log") for side in (OverAnswer, OverZ)]
        self.pull = PullStrip()
        super().__init__(self.one, self.terms, self.answers, self.bars, *self.losses, self.pull)

    def draw(self, frame: Frame) -> None:
        """Show this moment; while a question is open, the first one."""
        super().draw(opened(frame))

    def arrange(self, whole: QRectF, frame: Frame) -> Sequence[QRectF]:
        """The boards take what the strips leave."""
        s = self.look.space
        room = whole.adjusted(s, s, -s, -s)
        act = frame.params.act
        one = self._one(room) if act == "one" else (NONE,) * 2
        many = self._many(room) if act == "many" else (NONE,) * 2
        why = self._why(room) if act == "why" else (NONE,) * 5
        return (*one, *many, *why)

    def _one(self, room: QRectF) -> tuple[QRectF, ...]:
        low = min(self.look.px("title") * 3.4, room.height() * 0.3)
        return room.adjusted(0, 0, 0, -low), QRectF(room.left(), room.bottom() - low, room.width(), low)

    def _many(self, room: QRectF) -> tuple[QRectF, ...]:
        high = room.height() * 0.46
        return room.adjusted(0, 0, 0, high - room.height()), room.adjusted(0, high, 0, 0)

    def _why(self, room: QRectF) -> tuple[QRectF, ...]:
        """Squared error above, log loss below; over the answer on the left, over z on the right, where it counts."""
        gap, low = self.look.space, min(self.look.px("body") * 6.0, room.height() * 0.25)
        high, wide = (room.height() - low - 2 * gap) / 2, room.width() * 0.36
        made = []
        for row in (0, 1):
            top = room.top() + row * (high + gap)
            made.append(QRectF(room.left(), top, wide, high))
            made.append(QRectF(room.left() + wide + gap, top, room.width() - wide - gap, high))
        return (*made, QRectF(room.left(), room.bottom() - low, room.width(), low))
