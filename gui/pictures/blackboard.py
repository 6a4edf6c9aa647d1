"""A blackboard: the formula of the moment in large type, letters over their numbers. As large as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from gui.lesson import Frame, Row, Term
from gui.pictures import marks
from gui.pictures.face import Face

SIZES = (1.7, 1.5, 1.3, 1.15, 1.0, 0.9, 0.82, 0.75)  # parts of body type that are tried


class Blackboard(Face):
    """One or more rows, one under the other; a row that does not fit beside the others is left out, the last first."""

    def rows(self, frame: Frame) -> tuple[Row, ...]:
        """What stands there now."""
        raise NotImplementedError

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """The rows, in the middle of the face."""
        rows = [row for row in self.rows(frame) if row.terms]
        if not rows:
            return
        least = self.look.px("small") / self.look.px("body")
        sizes = [size for size in SIZES if size >= least] or [least]
        scale = next((size for size in sizes if self._fits(rows, size)), sizes[-1])
        while len(rows) > 1 and not self._fits(rows, scale):
            rows.pop()
        high = sum(self._height(row, scale) for row in rows)
        top = self.rect.center().y() - high / 2
        for row in rows:
            self._row(painter, row, scale, top)
            top += self._height(row, scale)

    def _fonts(self, term: Term, scale: float) -> QFont:
        return self.look.maths("body", False, scale) if term.maths else self.look.font("body", False, scale)

    def _wide(self, term: Term, scale: float) -> float:
        """A column: the number and the letter over it."""
        letter = QFontMetricsF(self.look.maths("body", True, scale))
        number = QFontMetricsF(self._fonts(term, scale))
        return max(letter.horizontalAdvance(term.above), number.horizontalAdvance(term.text))

    def _height(self, row: Row, scale: float) -> float:
        line = QFontMetricsF(self.look.maths("body", True, scale)).height()
        return line * (2.0 if any(term.above for term in row.terms) else 1.0) + self.look.space * 0.6

    def _fits(self, rows: list[Row], scale: float) -> bool:
        gap = self.look.space * scale
        wide = max(sum(self._wide(term, scale) + gap for term in row.terms) for row in rows)
        return wide <= self.rect.width() - 2 * self.look.space and \
            sum(self._height(row, scale) for row in rows) <= self.rect.height()  # fmt: skip

    def _row(self, painter: QPainter, row: Row, scale: float, top: float) -> None:
        gap, look = self.look.space * scale, self.look
        x = self.rect.center().x() - sum(self._wide(term, scale) + gap for term in row.terms) / 2
        line = QFontMetricsF(look.maths("body", True, scale)).height()
        stacked = any(term.above for term in row.terms)
        painter.setPen(Qt.PenStyle.NoPen)
        for term in row.terms:
            wide = self._wide(term, scale)
            middle, colour = x + wide / 2, look.colour(term.role)
            if term.above:
                font = look.maths("body", True, scale)
                marks.text(painter, QPointF(middle, top + line / 2), term.above, font, colour, None, (0.5, 0.5))
            y = top + (1.5 if stacked else 0.5) * line
            marks.text(painter, QPointF(middle, y), term.text, self._fonts(term, scale), colour, None, (0.5, 0.5))
            x += wide + gap
