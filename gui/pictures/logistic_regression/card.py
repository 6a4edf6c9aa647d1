"""The card of the lesson on logistic regression: one student's way from inputs to loss; or how many are right."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.face import Face
from gui.pictures.logistic_regression.film import NAME, sharp, told, veiled, who
from gui.pictures.logistic_regression.parts import Person, counts, hours, person, written


class Card(Face):
    """A few large numbers."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Deciding is counted; else one student is spoken of."""
        if frame.params.act == "decide":
            self._score(painter, frame)
        elif not veiled(frame):
            self._person(painter, frame)

    # -- one student ---------------------------------------------------------------------------------------------

    def _person(self, painter: QPainter, frame: Frame) -> None:
        """Who it is, and below z, ŷ and L, each with its number and what it is."""
        one, say, look, s = person(frame.scene, who(frame), told(frame)), self.language, self.look, self.look.space
        self.heading(painter, say(f"{NAME}.face.student"))
        left, top, wide = self.rect.left() + s, self.rect.top() + self.head + s * 0.5, self.rect.width() - 2 * s
        row = (self.rect.bottom() - top) / 4.4
        size, words, level = max(5.0, look.stroke * 2.1), self._inputs(one), (0.0, 0.5)
        font = self._fitting(words, look.font("body"), wide - 2 * size - s, row)
        marks.symbol(painter, QPointF(left + size, top + row / 2), one.y >= 0.5, size, look)
        marks.text(painter, QPointF(left + 2 * size + s, top + row / 2), words, font, look.colour("ink"), None, level)
        cells = list(zip(("z", "a", "J"), map("{} = {}".format, "zŷL", written(one)), strict=True))
        large = self._fitting("z = −10.00", look.maths("title", italic=False), wide * 0.5, row * 1.1)
        column = max(QFontMetricsF(large).horizontalAdvance(text) for text in ("z = −10.00", *(t for _, t in cells)))
        for k, (role, text) in enumerate(cells, 1):
            middle = top + (k + 0.55) * row
            marks.text(painter, QPointF(left, middle), text, large, look.colour(role), None, level)
            word, free = say(f"{NAME}.card.{role}"), wide - column - 2 * s
            font = self._fitting(word, look.font("small"), free, row)
            marks.text(painter, QPointF(left + column + 2 * s, middle), word, font, look.colour("faint"), None, level)

    def _inputs(self, one: Person) -> str:
        return self.language(f"{NAME}.card.{'passed' if one.y else 'failed'}", x1=plus(one.x1), x2=plus(one.x2))

    @staticmethod
    def _fitting(words: str, font: QFont, wide: float, high: float = math.inf) -> QFont:
        """The font, smaller if the words would not fit."""
        metrics = QFontMetricsF(font)
        part = min(wide / max(1.0, metrics.horizontalAdvance(words)), high / metrics.height())
        if part < 1.0:
            font.setPixelSize(max(9, int(font.pixelSize() * part)))
        return font

    # -- the count -----------------------------------------------------------------------------------------------

    def _score(self, painter: QPainter, frame: Frame) -> None:
        """The line, and the answer that looks at nothing."""
        look, say, s = self.look, self.language, self.look.space
        self.heading(painter, say(f"{NAME}.face.count"))
        right, always = counts(frame.scene, told(frame))
        m = len(frame.scene.y)
        rows = [("always", always, "faint")]
        if sharp(frame) >= 1.0:
            rows.insert(0, ("line", right, "accent"))
        top, left, wide = self.rect.top() + self.head + s, self.rect.left() + s, self.rect.width() - 2 * s
        room = (self.rect.bottom() - top) / 3
        for row, (key, count, role) in enumerate(rows):
            self._bar(painter, QRectF(left, top + row * room, wide, room), say(f"{NAME}.card.{key}"), count, m, role)
        note = say(f"{NAME}.card.{'known' if told(frame).amount else 'few'}", m=m)
        font = self._fitting(note, look.font("small"), wide)
        if len(rows) == 2 and room > QFontMetricsF(font).height():
            marks.text(painter, QPointF(left, top + 2.3 * room), note, font, look.colour("faint"))

    def _bar(self, painter: QPainter, box: QRectF, words: str, count: int, m: int, role: str) -> None:
        """A name, a bar, a number."""
        look = self.look
        number = self.language(f"{NAME}.card.of", right=count, m=m)
        font = self._fitting(f"{words}   {number}", look.font("body"), box.width())
        high = QFontMetricsF(font).height()
        marks.text(painter, box.topLeft(), words, font, look.colour("ink"))
        marks.text(painter, box.topRight(), number, font, look.colour("ink"), None, (1.0, 0.0))
        thick = min(box.height() - high, look.px("body") * 0.7)
        if thick < 2:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        for share, ink in ((1.0, "grid"), (count / m, role)):
            painter.setBrush(look.colour(ink))
            bar = QRectF(box.left(), box.top() + high, box.width() * share, thick)
            painter.drawRoundedRect(bar, thick / 3, thick / 3)


def plus(value: float) -> str:
    """Hours with their sign: +0.5."""
    return hours(value) if value <= 0 else "+" + hours(value)
