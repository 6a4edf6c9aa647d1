"""How often the model is right about a folder whose sub-folders say what is true: both kinds of error, and what
somebody gets who never looks.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.figures import Check
from core.reliability import Interval
from gui.figures import percent
from gui.folder_words import joined
from gui.language import Language
from gui.theme import Look

NARROW = 36  # body sizes: below this the two halves stand under each other


def plain(share: float) -> str:
    """A share without its sign: 57.6."""
    return percent(share).split("\u202f", maxsplit=1)[0]


def sentences(check: Check, language: Language) -> tuple[str, str]:
    """How many are right; and the balanced accuracy, or why there is none."""
    right = language("folder.right", right=f"{check.right:,}", n=f"{check.n:,}", share=percent(check.accuracy))
    if math.isnan(check.balanced):
        return right, language("folder.one_kind")
    low, high = check.balanced_interval
    balanced = language("folder.balanced", share=percent(check.balanced), low=plain(low), high=percent(high))
    return right, balanced


def kinds(check: Check, language: Language) -> tuple[str, str]:
    """Both kinds of error, each in a line."""
    return (
        language("folder.cats", n=f"{check.cats:,}", missed=f"{check.cats_missed:,}"),
        language("folder.others", n=f"{check.others:,}", alarms=f"{check.false_alarms:,}"),
    )


class Tally(QWidget):
    """Left the two classes with what they were called; right the model beside those who never look."""

    def __init__(self) -> None:
        super().__init__()
        self._look, self._language = Look(), Language()
        self.check: Check | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_check(self, check: Check | None) -> None:
        """These counts; None where the folders say nothing."""
        if check != self.check:
            self.check = check
            self._name()
            self.updateGeometry()
            self.update()
        self.setVisible(check is not None)

    def dress(self, look: Look) -> None:
        """Sizes and colours."""
        self._look = look
        self.updateGeometry()
        self.update()

    def speak(self, language: Language) -> None:
        """Words."""
        self._language = language
        self._name()
        self.update()

    def _name(self) -> None:
        if self.check is not None:
            self.setAccessibleName(joined(sentences(self.check, self._language), self._language))
            self.setAccessibleDescription("\n".join(kinds(self.check, self._language)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow: one half under the other."""
        super().resizeEvent(event)
        self.updateGeometry()

    # -- places --------------------------------------------------------------------------------------------------

    @property
    def _line(self) -> float:
        return self._look.px("body") * 1.45

    @property
    def _beside(self) -> bool:
        return self.width() >= NARROW * self._look.px("body")

    def _heads(self) -> list[str]:
        """The sentences in one line, or in two where there is no room."""
        if self.check is None:
            return []
        both = sentences(self.check, self._language)
        one = joined(both, self._language)
        fits = QFontMetricsF(self._look.font("body", bold=True)).horizontalAdvance(one) <= self.width()
        return [one] if fits else list(both)

    def sizeHint(self) -> QSize:
        """One or two lines of words, and three or seven rows."""
        rows = 0.15 + len(self._heads()) + (3.3 if self._beside else 6.6)
        return QSize(self._look.px("body") * 20, round(rows * self._line + self._look.space))

    def minimumSizeHint(self) -> QSize:
        """No lower."""
        return QSize(1, self.sizeHint().height())

    # -- looks ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sentence, then both halves."""
        check, look = self.check, self._look
        if check is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(look.pen("line", 1.0))
            painter.drawLine(QPointF(0, 0.5), QPointF(self.width(), 0.5))
            top = look.space * 0.8
            for words in self._heads():
                self._text(painter, QRectF(0, top, self.width(), self._line), words, look.font("body", bold=True))
                top += self._line
            top += 0.15 * self._line
            wide = self.width() * 0.5 - 1.5 * look.space if self._beside else self.width()
            self._classes(painter, QRectF(0, top, wide, 3.2 * self._line), check)
            left, top = (self.width() - wide, top) if self._beside else (0.0, top + 3.3 * self._line)
            self._record(painter, QRectF(left, top, wide, 3.2 * self._line), check)

    def _text(self, painter: QPainter, box: QRectF, words: str, font: QFont, role: str = "ink",
              side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:  # fmt: skip
        """Words in one line; smaller where there is no room."""
        wide = QFontMetricsF(font).horizontalAdvance(words)
        if wide > box.width():
            font.setPixelSize(max(9, math.floor(font.pixelSize() * box.width() / wide)))
        painter.setFont(font)
        painter.setPen(self._look.colour(role))
        painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), words)

    def _classes(self, painter: QPainter, box: QRectF, check: Check) -> None:
        """Each class as a bar, parted into what its photos were called; a mistake is striped."""
        look = self._look
        rows = ((check.cats_right, check.cats, "one", "zero"), (check.others_right, check.others, "zero", "one"))
        row = box.height() / 2
        for k, (words, (right, n, yes, no)) in enumerate(zip(kinds(check, self._language), rows, strict=True)):
            top = box.top() + k * row
            self._text(painter, QRectF(box.left(), top, box.width(), row * 0.56), words, look.font("small"))
            bar = QRectF(box.left(), top + row * 0.58, box.width(), row * 0.3)
            painter.fillRect(bar, look.colour("line"))
            if n:
                at = bar.left() + bar.width() * right / n
                painter.fillRect(QRectF(bar.left(), bar.top(), at - bar.left(), bar.height()), look.colour(yes))
                rest = QRectF(at, bar.top(), bar.right() - at, bar.height())
                painter.fillRect(rest, look.colour(no))
                self._stripes(painter, rest)

    def _stripes(self, painter: QPainter, box: QRectF) -> None:
        """So that a mistake is seen without colours, too."""
        painter.save()
        painter.setClipRect(box)
        painter.setPen(self._look.pen("ground", max(1.5, box.height() * 0.22)))
        step, x = box.height() * 0.8, box.left() - box.height()
        while x < box.right():
            painter.drawLine(QPointF(x, box.bottom() + 2), QPointF(x + box.height() + 4, box.top() - 2))
            x += step
        painter.restore()

    def _record(self, painter: QPainter, box: QRectF, check: Check) -> None:
        """The share judged rightly with its interval, and what always saying the same would get."""
        look, say = self._look, self._language
        rows: tuple[tuple[str, float, Interval | None], ...] = (
            (say("folder.this_model"), check.accuracy, check.accuracy_interval),
            (say("folder.always_cat"), check.always_cat, None),
            (say("folder.always_not"), check.always_not, None),
        )
        metrics = QFontMetricsF(look.font("small"))
        label = min(box.width() * 0.42, max(metrics.horizontalAdvance(name) for name, _, _ in rows) + look.space)
        value = metrics.horizontalAdvance("100.0\u202f%") + look.space
        row = box.height() / 3
        for k, (name, share, interval) in enumerate(rows):
            top = box.top() + k * row
            font = look.font("small", bold=k == 0)
            self._text(painter, QRectF(box.left(), top, label - look.space, row), name, font)
            bar = QRectF(box.left() + label, top + row * 0.26, box.width() - label - value, row * 0.48)
            painter.fillRect(bar, look.colour("line"))
            full = QRectF(bar.left(), bar.top(), bar.width() * share, bar.height())
            painter.fillRect(full, look.colour("a" if k == 0 else "faint"))
            if interval is not None:
                self._whisker(painter, bar, interval)
            number = QRectF(bar.right(), top, value, row)
            self._text(painter, number, percent(share), font, side=Qt.AlignmentFlag.AlignRight)

    def _whisker(self, painter: QPainter, bar: QRectF, interval: Interval) -> None:
        """The 95 % interval."""
        look, y = self._look, bar.center().y()
        low, high = (bar.left() + bar.width() * end for end in interval)
        for role, wide in (("halo", look.stroke * 1.9), ("ink", look.stroke * 0.8)):
            painter.setPen(look.pen(role, wide))
            painter.drawLine(QPointF(low, y), QPointF(high, y))
            for x in (low, high):
                painter.drawLine(QPointF(x, bar.top() + 2), QPointF(x, bar.bottom() - 2))
