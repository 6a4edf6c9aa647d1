"""The shape board: both shapes as boxes, lined up from the right, and beside it what Python said."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from core.shapes import MOST_AXES, Shape
from gui.lesson import Frame
from gui.pictures import marks, shell
from gui.pictures.broadcast_parts import along, box, faded, fitting
from gui.pictures.broadcasting.film import Case, done
from gui.pictures.face import Face
from gui.pictures.scrub import Scrub

NAMES, HUES = ("A", "B", "A + B"), ("w", "J", "z")
LARGE = 1.9  # times body type
GAP = 0.1  # between boxes, in boxes
WRAP = int(Qt.TextFlag.TextWordWrap)


class ShapeBoard(Scrub):
    """Three rows of boxes: A, B and what comes out; the last axis stands at the right edge."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Both shapes, then the third one."""
        of: Case = frame.step.of
        self._heads(painter, of, done(frame, "align"))
        for k, shape in enumerate((of.a, of.b)):
            self._name(painter, k)
            self._shape(painter, frame, k, shape, of)
        y = self._row(2).top() - self.rect.height() * 0.012
        painter.setPen(self.look.pen("line", 1.5))
        painter.drawLine(QPointF(self.rect.left(), y), QPointF(self.rect.right(), y))
        self._name(painter, 2)
        self._result(painter, frame, of)

    def spots(self, frame: Frame) -> dict[str, tuple[QRectF, float]]:
        """The lengths of A and B."""
        of: Case = frame.step.of
        return {
            f"{NAMES[k]}:{i}": (self._place(frame, k, len(shape), i, of), float(length))
            for k, shape in enumerate((of.a, of.b)) for i, length in enumerate(shape)
        }  # fmt: skip

    # -- places --------------------------------------------------------------------------------------------------

    def _row(self, k: int) -> QRectF:
        top = self.head
        high = (self.rect.height() - top) / 3
        return QRectF(self.rect.left(), self.rect.top() + top + k * high, self.rect.width(), high)

    def _slot(self, k: int, back: int) -> QRectF:
        """The box of row k for the axis −back."""
        row = self._row(k)
        left = QFontMetricsF(self.look.maths("title", italic=False)).horizontalAdvance(NAMES[2]) + 2 * self.look.space
        wide = min((row.width() - left) / MOST_AXES, row.height() * 2.0)
        high = min(row.height() * 0.82, wide * 0.72)
        x = row.left() + left + (MOST_AXES - back) * wide
        return QRectF(x + wide * GAP / 2, row.center().y() - high / 2, wide * (1 - GAP), high)

    def _place(self, frame: Frame, k: int, count: int, i: int, of: Case) -> QRectF:
        """Where a length is: as typed from the left, then under the one it is compared with."""
        typed, end = self._slot(k, max(of.axes, 1) - i), self._slot(k, count - i)
        return along(typed, end, done(frame, "align"))

    # -- painting ------------------------------------------------------------------------------------------------

    def _heads(self, painter: QPainter, of: Case, part: float) -> None:
        """Axes are counted from the right."""
        faded(painter, part)
        for back in range(1, of.axes + 1):
            slot = self._slot(0, back)
            words = self.language("broadcasting.label.axis", k=f"−{back}")
            font = fitting(self.look, (words,), slot.width() * 1.08, 0.85, mono=False)
            marks.text(painter, QPointF(slot.center().x(), self.rect.top()), words, font, self.look.colour("faint"),
                       None, (0.5, 0.0))  # fmt: skip
        faded(painter, 1.0)

    def _name(self, painter: QPainter, k: int) -> None:
        row = self._row(k)
        font = self.look.maths("title", italic=False)
        marks.text(painter, QPointF(row.left(), row.center().y()), NAMES[k], font, self.look.colour(HUES[k]),
                   None, (0.0, 0.5))  # fmt: skip

    def _shape(self, painter: QPainter, frame: Frame, k: int, shape: Shape, of: Case) -> None:
        """The lengths, the ones put in front, and what becomes of a 1."""
        look, colour = self.look, self.look.colour(HUES[k])
        pad, stretch = done(frame, "pad"), 0.0 if of.clash else done(frame, "stretch")
        missing = of.axes - len(shape)
        for i in range(of.axes):
            real = i >= missing
            rect = self._place(frame, k, len(shape), i - missing, of) if real else self._slot(k, of.axes - i)
            length, room, back = of.pair[k][i], of.room[i], of.axes - i
            wrong = -back in of.clash and done(frame, "differ") > 0.5
            wide = length == 1 and room > 1 and not of.clash
            words = f"{length}→{room}" if wide and stretch > 0.5 else str(length)
            font = fitting(look, (words,), rect.width() * 0.86, LARGE)
            faded(painter, 1.0 if real else pad)
            fill = 0.14 + (0.3 * stretch if wide else 0.0)
            name = f"{NAMES[k]}:{i - missing}"
            box(painter, look, rect, words, font, look.colour("warn") if wrong else colour, fill, not real,
                real and self.hot(name, frame))  # fmt: skip
            faded(painter, 1.0)
        if not shape:
            self._number(painter, k, 1.0 if not of.axes else 1.0 - pad)

    def _number(self, painter: QPainter, k: int, part: float) -> None:
        """A single number has no axis."""
        faded(painter, part)
        slot = self._slot(k, 1)
        marks.text(painter, slot.center(), "()", self.look.code("body", LARGE), self.look.colour("faint"), None,
                   (0.5, 0.5))  # fmt: skip
        faded(painter, 1.0)

    def _result(self, painter: QPainter, frame: Frame, of: Case) -> None:
        """One length after the other, from the right: compared, and found good or not."""
        part = done(frame, "differ", "stretch", "add")
        if part <= 0.0:  # not even the number of axes is told before they have been compared
            font = self.look.code("body", LARGE)
            box(painter, self.look, self._slot(2, 1), "?", font, self.look.colour("faint"), 0.0, True)
            return
        if not of.axes:
            self._number(painter, 2, part)
        for back in range(1, of.axes + 1):
            rect, wrong = self._slot(2, back), -back in of.clash
            colour = self.look.colour("warn" if wrong else HUES[2])
            pair = of.pair[0][-back], of.pair[1][-back]
            words = f"{pair[0]}≠{pair[1]}" if wrong else "✓" if of.clash else str(of.room[-back])
            font = fitting(self.look, (words,), rect.width() * 0.86, LARGE)
            faded(painter, part * of.axes - (back - 1))
            box(painter, self.look, rect, words, font, colour, 0.3 if wrong else 0.14)
            faded(painter, 1.0)


class ConsoleFace(Face):
    """The line, really run; the answer comes at the end of the film."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """NumPy's own words."""
        of: Case = frame.step.of
        ready = frame.index == len(frame.trace) - 1
        key = (of, ready, self.language.code)
        self.layer(painter, "all", key, lambda p: self._all(p, of, ready))

    def _all(self, painter: QPainter, of: Case, ready: bool) -> None:
        look = self.look
        inner = shell.card(painter, look, self.rect, shell.verdict(of.said) if ready else "line")
        lines = shell.rows(of.said) if ready else [*shell.rows(of.said)[:1], shell.Row("?", "accent", True)]
        lines = [*shell.rows(of.shapes), *lines]
        large = shell.scale_for(look, inner.size(), 30, 10)
        ends = shell.write(painter, look, inner, lines, large)
        if ready and of.clash:
            self._means(painter, QRectF(inner.left(), ends + look.space, inner.width(), inner.bottom() - ends), of)

    def _means(self, painter: QPainter, rect: QRectF, of: Case) -> None:
        """What the error says, in plain words."""
        axis = of.clash[0]
        words = self.language("broadcasting.label.means", k=f"−{-axis}", n=of.a[axis], m=of.b[axis])
        font = self.look.font("body")
        for scale in (1.2, 1.1, 1.0, 0.92, 0.84, 0.76):
            font = self.look.font("body", scale=scale)
            need = QFontMetricsF(font).boundingRect(QRectF(0, 0, rect.width(), 1e4), WRAP, words)
            if need.height() <= rect.height() - self.look.space:
                break
        painter.setFont(font)
        painter.setPen(self.look.colour("ink"))
        painter.drawText(rect, WRAP, words)



