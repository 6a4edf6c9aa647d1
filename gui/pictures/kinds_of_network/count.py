"""How many weights there are and how often each is used; and how many it would be for a larger input."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.face import Face
from gui.pictures.kinds_of_network.film import COLUMNS, DAYS, NAME, shared_weights, standard_weights

TIMES = (1, 2, 10)
SCALES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)


@dataclass(frozen=True)
class Count:
    """So many weights, each used so often."""

    weights: int
    uses: int


def count_of(frame: Frame) -> Count:
    """So far."""
    act = frame.params.act
    if act == "standard":
        return Count(standard_weights(act, 1), 1)
    return Count(shared_weights(act), frame.index + 1)


def sizes(act: str) -> tuple[str, ...]:
    """How large the input is, as it is said in the heads of the table."""
    if act == "slide":
        return tuple(f"{10 * n} × {10 * n}" for n in TIMES)
    return tuple(str({"standard": len(COLUMNS), "walk": DAYS}[act] * n) for n in TIMES)


class CountFace(Face):
    """At the left two large numbers, at the right a table of three sizes."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Both are kept as long as they say the same."""
        act, asking, count = frame.params.act, frame.view.asking, count_of(frame)
        left = QRectF(self.rect.left(), self.rect.top(), self.rect.width() * 0.36, self.rect.height())
        right = QRectF(left.right() + 2 * self.look.space, self.rect.top(),
                       self.rect.right() - left.right() - 2 * self.look.space, self.rect.height())  # fmt: skip
        key = (act, asking, self.language.code)
        self.layer(painter, "table", key, lambda p: self._table(p, right, act, asking))
        self.layer(painter, "count", (key, count), lambda p: self._count(p, left, act, count, asking))

    def _count(self, painter: QPainter, rect: QRectF, act: str, count: Count, asking: bool) -> None:
        """weights × uses, each number over its word."""
        look, say = self.look, self.language
        numbers = [f"{n:,}" if not asking else "?" for n in (count.weights, count.uses)]
        words = [say(f"{NAME}.count.weights"), say(f"{NAME}.count.{act}")]
        small, gap = look.font("small"), 5.0 * look.space
        large, wide, high = look.font("huge", bold=True), 0.0, 0.0
        for scale in SCALES:
            large = look.font("huge", bold=True, scale=scale)
            tall = QFontMetricsF(large)
            wide = max(tall.horizontalAdvance("00"), *map(QFontMetricsF(small).horizontalAdvance, words))
            high = tall.height() + QFontMetricsF(small).height() - look.space
            if high <= rect.height() and 2 * wide + gap <= rect.width() - look.space:
                break
        top = rect.center().y() - high / 2
        x, ends = rect.left() + look.space, []
        for k, (number, word, role) in enumerate(zip(numbers, words, ("w", "ink"), strict=True)):
            at = x + wide / 2 + k * (wide + gap)
            ends.append(marks.text(painter, QPointF(at, top), number, large, look.colour(role), None, (0.5, 0.0)))
            marks.text(painter, QPointF(at, top + high), word, small, look.colour(role), None, (0.5, 1.0))
        between = QPointF((ends[0].right() + ends[1].left()) / 2, top + QFontMetricsF(large).height() / 2)
        marks.text(painter, between, "×", look.font("title"), look.colour("faint"), None, (0.5, 0.5))

    def _table(self, painter: QPainter, rect: QRectF, act: str, asking: bool) -> None:
        """The input grows: what a standard layer needs, and what a shared one does."""
        if asking:
            return
        look, say = self.look, self.language
        standard = tuple(f"{standard_weights(act, n):,}" for n in TIMES)
        rows = [(say(f"{NAME}.grow.{act}_input"), "faint", sizes(act), False),
                (say(f"{NAME}.grow.{act}_standard"), "ink", standard, False)]  # fmt: skip
        if shared_weights(act):
            rows.append((say(f"{NAME}.grow.{act}"), "w", tuple(str(shared_weights(act)) for _ in TIMES), True))
        font = self._font(rows, rect)
        line = min(QFontMetricsF(font).height() * 1.25, rect.height() / len(rows))
        widths = [max(QFontMetricsF(self._bold(font, r[3])).horizontalAdvance(r[2][k]) for r in rows) for k in range(3)]
        top = rect.center().y() - line * len(rows) / 2
        gap, first = 2.2 * look.space, rect.right()
        for k, (label, role, numbers, bold) in enumerate(rows):
            y, ink = top + (k + 0.5) * line, look.colour(role)
            x, face = rect.right(), self._bold(font, bold)
            for number, wide in zip(reversed(numbers), reversed(widths), strict=True):
                marks.text(painter, QPointF(x, y), number, face, ink, None, (1.0, 0.5))
                x -= wide + gap
            first = min(first, marks.text(painter, QPointF(x, y), label, face, ink, None, (1.0, 0.5)).left())
        painter.setPen(marks.pen(look.colour("line"), 1.0))
        painter.drawLine(QPointF(first, top + line), QPointF(rect.right(), top + line))

    def _bold(self, font: QFont, bold: bool) -> QFont:
        made = QFont(font)
        made.setBold(bold)
        return made

    def _font(self, rows: list[tuple[str, str, tuple[str, ...], bool]], rect: QRectF) -> QFont:
        """The largest type in which the widest row fits."""
        for size, scale in (("body", 1.25), ("body", 1.1), ("body", 1.0), ("small", 1.0)):
            font = self.look.font(size, True, scale)  # type: ignore[arg-type]
            m = QFontMetricsF(font)
            wide = max(m.horizontalAdvance(r[0]) for r in rows) + sum(
                max(m.horizontalAdvance(r[2][k]) for r in rows) + 2.2 * self.look.space for k in range(3))
            if wide <= rect.width() and m.height() * len(rows) <= rect.height():
                break
        made: QFont = self.look.font(size, False, scale)  # type: ignore[arg-type]
        return made
