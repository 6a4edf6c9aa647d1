"""One lesson on the map: a button that is painted by us, with its number, sign, title, and what one knows of it."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from gui.syllabus import Titled
from gui.theme import Look

WRAP = Qt.TextFlag.TextWordWrap
LEAST = 14  # letters of a clause, of which a Chinese one counts twice; what is less says nothing
LONG = 14  # letters; what has more without a space is no word
COLON, COMMA = re.compile(r"[:;](?= )|[：；]"), re.compile(r",(?= )|，")


class LessonCard(QPushButton):
    """`pointed(name)` when the pointer or the keyboard is on it, `pointed("")` when it leaves."""

    pointed = Signal(str)

    def __init__(self, lesson: Titled) -> None:
        super().__init__()
        self.lesson = lesson
        self.title = self.note = self.tag = ""
        self.visited = self.next = self.code = self.found = False
        self.dim = False  # a search did not find it
        self.lit = ""  # "": nothing; "here": pointed at; "needed": the one pointed at needs it
        self.look = Look()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, title: str, note: str, tag: str, found: bool = False, code: bool = False) -> None:
        """Title; a line under it (what it is about, or where a search met it); a word in the corner."""
        self.title, self.note, self.tag, self.found, self.code = title, note, tag, found, code
        self.setAccessibleName(f"{self.lesson.number}. {title}" + (f" ({tag})" if tag else ""))
        self.setAccessibleDescription(note)
        self.update()

    def event(self, event: QEvent) -> bool:
        """The pointer comes and goes; plain keys are ours, for the film is not to be seen."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _plain(event):
            event.accept()
            return True
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.pointed.emit(self.lesson.name if event.type() == QEvent.Type.Enter else "")
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard comes."""
        super().focusInEvent(event)
        self.pointed.emit(self.lesson.name)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And goes."""
        super().focusOutEvent(event)
        self.pointed.emit("")

    # -- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card."""
        look, s = self.look, self.look.space
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setOpacity(0.3 if self.dim else 1.0)
            box = QRectF(self.rect()).adjusted(2.0, 2.0, -2.0, -2.0)
            painter.setBrush(look.colour("accent" if self.next else "raised"))
            strong = self.lit or self.hasFocus()
            edge = "ink" if self.next and strong else "accent" if strong else "line"
            painter.setPen(look.pen(edge, 3.0 if strong else 1.5))
            painter.drawRoundedRect(box, s, s)
            inner = box.adjusted(1.5 * s, s, -1.5 * s, -s)
            self._paint_words(painter, inner, self._paint_head(painter, inner))

    def _paint_head(self, painter: QPainter, inner: QRectF) -> float:
        """Number and sign at the left, the word in the corner; the height at which the title begins."""
        look = self.look
        small, sign = look.font("small", bold=True), look.maths("body")
        tall = max(QFontMetricsF(small).height(), QFontMetricsF(sign).height())
        painter.setPen(look.colour("on_accent" if self.next else "faint"))
        painter.setFont(small)
        number = str(self.lesson.number)
        painter.drawText(QPointF(inner.left(), inner.top() + QFontMetricsF(small).ascent()), number)
        left = inner.left() + QFontMetricsF(small).horizontalAdvance(number + "  ")
        painter.setFont(sign)
        painter.setPen(look.colour("on_accent" if self.next else "accent"))
        painter.drawText(QPointF(left, inner.top() + QFontMetricsF(small).ascent()), self.lesson.symbol)
        painter.setFont(small)
        painter.setPen(look.colour("on_accent" if self.next else "alpha"))
        corner = QRectF(inner.left(), inner.top(), inner.width(), tall)
        painter.drawText(corner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, self.tag)
        return inner.top() + tall

    def _paint_words(self, painter: QPainter, inner: QRectF, top: float) -> None:
        """The title; under it the note, as much of it as there is room for."""
        look = self.look
        room = QRectF(inner.left(), top, inner.width(), inner.bottom() - top)
        size = next((k for k in (1.0, 0.92, 0.85, 0.78) if self._height(k, room) <= room.height()), 0.72)
        font = look.font("body", bold=True, scale=size)
        painter.setFont(font)
        painter.setPen(look.colour("on_accent" if self.next else "ink"))
        painter.drawText(room, WRAP, self.title)
        used = self._height(size, room)
        left = room.height() - used - look.space * 0.3
        big = left > 6 * QFontMetricsF(look.font("body")).lineSpacing()
        note = look.code("small", 0.9) if self.code else look.font("body" if big else "small")
        metrics = QFontMetricsF(note)
        painter.setFont(note)
        painter.setPen(look.colour("on_accent" if self.next else "faint"))
        place = QRectF(room.left(), top + used + look.space * 0.3, room.width(), left)
        painter.drawText(place, self._wrap | Qt.TextFlag.TextDontClip, self._cut(metrics, place))

    @property
    def _wrap(self) -> Qt.TextFlag:
        """Code is broken anywhere: it has few spaces."""
        return Qt.TextFlag.TextWrapAnywhere if self.code else WRAP

    def _height(self, size: float, room: QRectF) -> float:
        metrics = QFontMetricsF(self.look.font("body", bold=True, scale=size))
        return metrics.boundingRect(QRectF(0, 0, room.width(), 10000), WRAP, self.title).height()

    def _cut(self, metrics: QFontMetricsF, place: QRectF) -> str:
        """The note if it fits, else what fits of it.

        What a lesson is about loses whole clauses from its end, all of them if need be: half a sentence says nothing.
        What a search met loses words, or where there are none (Chinese, code) letters.
        """
        words = self.note
        while words and not self._fits(words, metrics, place):  # Chinese letters are higher than the font's own
            words = _fewer(words) if self.found else _clauses(words)
        return words

    def _fits(self, words: str, metrics: QFontMetricsF, place: QRectF) -> bool:
        space = QRectF(0, 0, place.width(), 10000)
        return metrics.boundingRect(space, self._wrap, words).height() <= place.height() + 1


def _clauses(words: str) -> str:
    """What stands before its last colon, or if it has none before its last comma; nothing if that is too little."""
    for stop in (COLON, COMMA):
        for found in reversed(list(stop.finditer(words))):
            if _whole(before := words[: found.start()]):
                return before.rstrip()
        if stop.search(words):
            return ""
    return ""


def _whole(words: str) -> bool:
    """Whether the words say something by themselves: enough of them, and no bracket is left open."""
    opened = sum(map(words.count, "(（")) - sum(map(words.count, ")）"))
    return opened == 0 and sum(2 if letter > "⺀" else 1 for letter in words) >= LEAST


def _fewer(words: str) -> str:
    """Without its last word, or letter."""
    rest = words.rstrip(" …")
    shorter = rest.rpartition(" ")[0]
    shorter = shorter if shorter and len(rest) - len(shorter) <= LONG else rest[:-1]
    return shorter + " …" if shorter else ""


def _plain(event: QKeyEvent) -> bool:
    """An arrow, or something that can be typed."""
    ways = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
    typed = event.text().isprintable() and bool(event.text())
    shift = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
    return event.key() in ways or (typed and shift)
