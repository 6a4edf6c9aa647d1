"""The picture of slopes that change: the curve with its triangle or tangent, and under it or beside it what one act is
about: the glass and the fraction, the slope's own curve, or what rounding loses.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from gui.lesson import Frame
from gui.pictures.faces import FacesPicture
from gui.pictures.slopes.boards import LossBoard, SlopeBoard
from gui.pictures.slopes.curve import RULES, curve_of, moment
from gui.pictures.slopes.faces import CurveFace, GlassFace
from gui.pictures.slopes.fraction import FractionFace
from gui.pictures.slopes.layout import beside
from gui.pictures.slopes.moment import plain

NAME = "slopes_that_change"
NONE = QRectF()


class ChangingPicture(FacesPicture):
    """Each act has its faces."""

    lesson = NAME

    def __init__(self) -> None:
        self.curve = CurveFace(moment, f"{NAME}.face.curve")
        self.glass = GlassFace(self.curve)
        self.fraction = FractionFace(moment, self._rule)
        self.slope, self.loss = SlopeBoard(), LossBoard()
        super().__init__(self.glass, self.curve, self.fraction, self.slope, self.loss)

    def _rule(self, frame: Frame) -> str:
        """The exact slope, once the film has come to it."""
        if not frame.step.exact:
            return ""
        rule = RULES.get(curve_of(frame.params).text)
        key = "exact_rule" if rule else "exact"
        return self.language(f"{NAME}.label.{key}", slope=plain(frame.step.slope, 6), rule=rule or "")

    def arrange(self, whole: QRectF, frame: Frame) -> Sequence[QRectF]:
        """The curve is always the largest."""
        s, act = self.look.space, frame.params.act
        room = whole.adjusted(s, s, -s, -s)
        if act == "trace":
            return (NONE, *self._stacked(room, 0.58), NONE)
        low = self.look.px("huge") * 3.4 + self.look.px("body") * 1.5
        curve, glass, fraction = beside(room, s * 2, low)
        if act == "nudge":
            return glass, curve, fraction, NONE, NONE
        return self._tiny(room)

    def _stacked(self, room: QRectF, share: float) -> tuple[QRectF, QRectF, QRectF]:
        """Curve above, slope below: the same a in both."""
        high = room.height() * share
        return (room.adjusted(0, 0, 0, high - room.height()), NONE, room.adjusted(0, high + self.look.space, 0, 0))

    def _tiny(self, room: QRectF) -> tuple[QRectF, QRectF, QRectF, QRectF, QRectF]:
        """Curve and glass side by side, below them the loss, and the fraction."""
        s = self.look.space * 2
        high, low = room.height() * 0.5, room.height() * 0.5 - s
        half = (room.width() - s) / 2
        below = room.top() + high + s
        wide = min(room.width() * 0.36, self.look.px("huge") * 9.0)
        return (QRectF(room.left() + half + s, room.top(), half, high), QRectF(room.left(), room.top(), half, high),
                QRectF(room.right() - wide, below, wide, low), NONE,
                QRectF(room.left(), below, room.width() - wide - s, low))  # fmt: skip
