"""Below the boards of the lesson on loss and cost: the formula in large type, and how hard each loss pulls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from gui.figures import short
from gui.lesson import Frame, Term
from gui.pictures import marks
from gui.pictures.face import Face
from gui.pictures.loss_and_cost.film import Guess, Pull, blend, grown
from gui.pictures.loss_and_cost.numbers import NAME, loss_terms

SIZES = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52, 0.45)  # of large type, until the formula fits


class TermsStrip(Face):
    """L = −(y log ŷ + (1 − y) log(1 − ŷ)): the term that is times 0 is grey and struck out."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Letters above, numbers below. Asked what the answer costs, it is silent."""
        if frame.view.asking:
            return
        terms, gone = loss_terms(cast(Guess, frame.step)), grown(frame, "terms")
        room, gap = self.rect.width() - 2 * self.look.space, self.look.space * 0.9
        scale = next((scale for scale in SIZES if sum(self._widths(terms, scale, gap)) <= room), SIZES[-1])
        (upper, lower), widths = self._fonts(scale), self._widths(terms, scale, gap)
        line = min(QFontMetricsF(upper).height() * 1.1, self.rect.height() / 2)
        x, middle = self.rect.center().x() - sum(widths) / 2, self.rect.center().y()
        dead: list[float] = []
        for term, width in zip(terms, widths, strict=True):
            box = QRectF(x, middle - line, width, line)
            colour = self._colour(term, frame.view.focus, gone)
            for words, font, place in ((term.above, upper, box), (term.text, lower, box.translated(0, line))):
                painter.setFont(font)
                painter.setPen(colour)
                painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), words)
            dead += [x + gap * scale * 0.4, x + width - gap * scale * 0.4] if term.symbol == "faint" else []
            x += width
        if gone > 0.0:
            start, y = min(dead), middle - line / 2
            painter.setPen(marks.pen(self.look.colour("faint"), self.look.stroke * 0.6))
            painter.drawLine(QPointF(start, y), QPointF(start + gone * (max(dead) - start), y))

    def _fonts(self, scale: float) -> tuple[QFont, QFont]:
        return self.look.maths("title", scale=scale), self.look.maths("title", italic=False, scale=scale)

    def _widths(self, terms: Sequence[Term], scale: float, gap: float) -> list[float]:
        upper, lower = map(QFontMetricsF, self._fonts(scale))
        return [max(upper.horizontalAdvance(t.above), lower.horizontalAdvance(t.text)) + gap * scale for t in terms]

    def _colour(self, term: Term, focus: str, gone: float) -> QColor:
        """That of its symbol; what is times 0 fades from ink to grey."""
        if focus and focus == term.symbol:
            return self.look.colour("accent")
        if term.symbol == "faint":
            return marks.mix(self.look.colour("ink"), self.look.colour("faint"), gone)
        return self.look.colour(term.role)


class PullStrip(Face):
    """How hard each loss pulls z, and which way: two arrows from one line, on one scale."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Asked who pulls harder, it is silent."""
        self.heading(painter, self.language(f"{NAME}.face.pull"))
        names = [self.language(f"{NAME}.label.{which}") for which in ("squared", "log")]
        font = self._font(names)
        left = self.rect.left() + self.look.space * 2 + max(map(QFontMetricsF(font).horizontalAdvance, names))
        room = self.rect.height() - self.head
        for k, (name, which) in enumerate(zip(names, ("squared", "log"), strict=True)):
            y = self.rect.top() + self.head + room * (k + 0.5) / 2
            self._row(painter, frame, QPointF(left, y), name, which, font)

    def _font(self, names: list[str]) -> QFont:
        font = self.look.font("body")
        widest = max(map(QFontMetricsF(font).horizontalAdvance, names))
        return font if widest < self.rect.width() * 0.35 else self.look.font("small")

    def _row(self, painter: QPainter, frame: Frame, at: QPointF, name: str, which: str, font: QFont) -> None:
        """A name, a line to start from, the arrow with its number behind it; up to 1 in the whole width."""
        look, here, there = self.look, cast(Pull, frame.step), cast(Pull, frame.next)
        marks.text(painter, at - QPointF(look.space, 0), name, font, look.colour("ink"), None, (1.0, 0.5), self.rect)
        if frame.view.asking:
            marks.text(painter, at + QPointF(look.space, 0), "?", font, look.colour("slope"), None, (0.0, 0.5))
            return
        k = int(which == "squared")
        told, now = here.slopes[k], abs(blend(frame, here.slopes[k], there.slopes[k]))
        grows = grown(frame, "slope")
        words = "dz = " + short(told)
        wide = self.rect.right() - at.x() - QFontMetricsF(font).horizontalAdvance(words) - 3 * look.space
        end = at + QPointF(max(1.0, now * wide * grows), 0)
        half = min(look.px("body") * 0.45, self.rect.height() / 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("slope"))
        painter.drawRect(QRectF(at.x(), at.y() - half, end.x() - at.x(), 2 * half))
        beyond = end + QPointF(look.space, 0)
        if grows == 1.0:
            marks.text(painter, beyond, words, font, look.colour("slope"), None, (0.0, 0.5), self.rect)
