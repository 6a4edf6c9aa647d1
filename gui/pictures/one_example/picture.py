"""One example: the graph, the formula of the moment, and two bars: the loss before the step and after it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from gui.lesson import Frame, Row
from gui.pictures import marks
from gui.pictures.blackboard import Blackboard
from gui.pictures.face import Face
from gui.pictures.faces import FacesPicture
from gui.pictures.one_example.film import AT, NAME, again, number
from gui.pictures.one_example.wiring import ExampleWiring
from gui.pictures.one_example.words import board


class Working(Blackboard):
    """dz = a − y with this example's numbers."""

    def rows(self, frame: Frame) -> tuple[Row, ...]:
        """What is being worked out now."""
        return board(frame)


class LossBars(Face):
    """The loss on this example, before and after. Both bars have one scale."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """The second bar grows with the second walk forwards."""
        values, s = frame.step.values, self.look.space
        if "L" not in values:
            return
        self.heading(painter, self.language(f"{NAME}.face.loss"))
        after = frame.trace[-1].values["new L"]
        scale = max(values["L"], after, 1e-12)
        line = 1.4 * self.look.px("small")
        bottom, top = self.rect.bottom() - line - 0.5 * s, self.rect.top() + self.head + line
        grown = again(frame, 2) if not frame.view.asking else 0.0
        parts = (("before", values["L"], 1.0), ("after", after, grown))
        for k, (key, loss, seen) in enumerate(parts):
            if seen <= 0:
                continue
            x = self.rect.left() + (0.28 + 0.44 * k) * self.rect.width()
            high = max(2.0, (bottom - top) * loss / scale * seen)
            bar = QRectF(x - 0.12 * self.rect.width(), bottom - high, 0.24 * self.rect.width(), high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour("J", 1.0 if k else 0.45))
            painter.drawRect(bar)
            ink, font = self.look.colour("ink"), self.look.font("small", True)
            if k == 0 or frame.index >= AT["again"]:
                marks.text(painter, QPointF(x, bar.top()), number(loss), font, ink, None, (0.5, 1.0))
            words = self.language(f"{NAME}.face.{key}")
            marks.text(painter, QPointF(x, bottom + 0.3 * s), words, self.look.font("small"),
                       self.look.colour("faint"), None, (0.5, 0.0))  # fmt: skip


class ExamplePicture(FacesPicture):
    """Graph above; below it the formula, and at its right the loss."""

    lesson = NAME

    def __init__(self) -> None:
        self.wiring, self.working, self.bars = ExampleWiring(), Working(), LossBars()
        super().__init__(self.wiring, self.working, self.bars)

    def arrange(self, whole: QRectF, frame: Frame) -> Sequence[QRectF]:
        """The formula takes some lines of type; the bars stand over its right end, under the loss they are."""
        low, s = min(6.5 * self.look.px("body"), 0.22 * whole.height()), self.look.space
        wide = min(0.26 * whole.width(), 13 * self.look.px("body"))
        bars = QRectF(whole.right() - wide - s, whole.bottom() - low - s, wide, low)
        return (whole.adjusted(0, 0, 0, -low - s), QRectF(whole.left(), bars.top(), whole.width() - wide - 2 * s, low),
                bars)  # fmt: skip
