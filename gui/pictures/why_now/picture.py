"""The picture of "Why now": three words, and a chart whose dots keep their height while what lies below changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.face import Face
from gui.pictures.faces import FacesPicture
from gui.pictures.why_now.chart import HANDLE, AmountChart
from gui.pictures.why_now.moment import moment

TURNS = ("data", "seconds", "algorithms")


class WhyNowPicture(FacesPicture):
    """The words above, the chart below."""

    lesson = "why_now"
    cursors: ClassVar[dict[str, Qt.CursorShape]] = {
        HANDLE: Qt.CursorShape.SizeHorCursor, "turn": Qt.CursorShape.PointingHandCursor,
    }  # fmt: skip

    def __init__(self) -> None:
        self.turns, self.chart = TurnWords(), AmountChart()
        super().__init__(self.turns, self.chart)

    def arrange(self, whole: QRectF, frame: Frame) -> Sequence[QRectF]:
        """The chart takes what the words leave."""
        s = self.look.space
        room = whole.adjusted(s, s, -s, -s * 0.5)
        high = QFontMetricsF(self.look.font("title", bold=True)).height() + s * 1.6
        return (QRectF(room.left(), room.top(), room.width(), high),
                QRectF(room.left(), room.top() + high, room.width(), room.height() - high))  # fmt: skip


class TurnWords(Face):
    """Data, computation, algorithms: the one that lies below the chart is underlined; a click goes there."""

    def boxes(self) -> Iterator[tuple[str, str, QRectF]]:
        """Every word with its box, spread over the width."""
        font, s = self.font(), self.look.space
        metrics = QFontMetricsF(font)
        each = self.rect.width() / len(TURNS)
        for k, turn in enumerate(TURNS):
            words = self.language(f"why_now.turn.{turn}")
            wide = metrics.horizontalAdvance(words)
            x = self.rect.left() + (k + 0.5) * each - wide / 2
            yield turn, words, QRectF(x, self.rect.top() + s * 0.3, wide, metrics.height())

    def font(self) -> QFont:
        """Large, but all three side by side."""
        each = self.rect.width() / len(TURNS) - 2 * self.look.space
        words = [self.language(f"why_now.turn.{turn}") for turn in TURNS]
        fonts = [self.look.font("title", bold=True, scale=scale) for scale in (1.0, 0.9, 0.8, 0.7, 0.6)]
        fit = (f for f in fonts if max(map(QFontMetricsF(f).horizontalAdvance, words)) <= each)
        return next(fit, fonts[-1])

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """The present word in ink, the others faint; the line below glides with the dots."""
        look, turn, font = self.look, moment(frame).turn, self.font()
        boxes = list(self.boxes())
        for k, (name, words, box) in enumerate(boxes):
            near = max(0.0, 1.0 - abs(turn - k))
            colour = marks.mix(look.colour("faint"), look.colour("ink"), near)
            if self.active == f"turn:{name}":
                colour = look.colour("accent")
            marks.text(painter, box.topLeft(), words, font, colour)
        k = min(int(turn), len(boxes) - 2)
        a, b, part = boxes[k][2], boxes[k + 1][2], turn - k
        y = a.bottom() + look.space * 0.3
        left, right = (p + (q - p) * part for p, q in ((a.left(), b.left()), (a.right(), b.right())))
        painter.setPen(marks.pen(look.colour("accent"), look.stroke * 1.4))
        painter.drawLine(QPointF(left, y), QPointF(right, y))

    def grab(self, at: QPointF, frame: Frame) -> str:
        """The word under the pointer."""
        s = self.look.space
        hit = (turn for turn, _, box in self.boxes() if box.adjusted(-s, -s, s, s).contains(at))
        turn = next(hit, "")
        return f"turn:{turn}" if turn and self.handles(frame) else ""

    def jumps(self, what: str) -> bool:
        """A press is enough."""
        return True

    def value(self, what: str, at: QPointF, frame: Frame) -> Any:
        """Yes."""
        return True

    def handles(self, frame: Frame) -> tuple[str, ...]:
        """All three, once everything is measured and no question is open."""
        return tuple(f"turn:{turn}" for turn in TURNS) if moment(frame).whole and not frame.view.asking else ()

    def nudged(self, what: str, frame: Frame, right: float, up: float) -> Any:
        """Any arrow goes there."""
        return True
