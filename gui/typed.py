"""A line that is typed: what it means is tried at every key. While it means nothing, the place is marked with a caret,
one sentence says why, and the last good text stays in force; leaving the line brings that one back.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from core.refusal import Refusal
from gui.language import Language
from gui.lesson import Text as Spec
from gui.theme import Look

LEAST, WIDE = 11, 18  # in body type: half the width of a sentence beneath, and a line that is comfortable
ALL = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.PopupFocusReason)
LEAVE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class Typed(QLineEdit):
    """`told(text, done)` for every good text; `done` ends what undo takes back at once."""

    told = Signal(str, bool)

    def __init__(self, spec: Spec) -> None:
        super().__init__()
        self.spec = spec
        self.good = ""  # the text in force
        self.refusal: Refusal | None = None
        self._typing = False
        self._look, self._language, self._tip = Look(), Language(), ""
        self._card: QLabel | None = None
        self.textEdited.connect(self._tried)
        self.editingFinished.connect(self._leave)

    def width_wanted(self) -> int:
        """As wide as it must be to be used."""
        return round(self.spec.least * self._look.px("body"))

    def sizeHint(self) -> QSize:
        """As wide as a formula wants, if there is room."""
        return QSize(WIDE * self._look.px("body"), super().sizeHint().height())

    # -- values --------------------------------------------------------------------------------------------------

    def show_text(self, text: str) -> None:
        """The text in force, telling nobody; what is being typed, and not good yet, is left alone."""
        if text != self.good:
            self.good = text
            if text != self.text():
                self._put(text)
            self._refuse(None)
        elif self.refusal is None and text != self.text():
            self._put(text)

    def _put(self, text: str) -> None:
        """Of a text that nobody is typing one sees the beginning."""
        self.setText(text)
        if not self.hasFocus():
            self.home(False)

    def _tried(self, text: str) -> None:
        self._typing = True
        try:
            self.spec.read(text)
        except Refusal as refusal:
            self._refuse(refusal)
            return
        self._refuse(None)
        self.good = text
        self.told.emit(text, False)

    def _leave(self) -> None:
        """The last good text is the one that stays."""
        if self.refusal is not None:
            self.setText(self.good)
            self._refuse(None)
        if self._typing:
            self._typing = False
            self.told.emit(self.good, True)

    # -- what is wrong -------------------------------------------------------------------------------------------

    @property
    def wrong(self) -> tuple[int, int]:
        """Where the fault begins, and how many signs it has."""
        values = self.refusal.values if self.refusal is not None else {}
        at, length = values.get("at", 0), values.get("length", 1)
        return (at, length) if isinstance(at, int) and isinstance(length, int) else (0, 1)

    def _refuse(self, refusal: Refusal | None) -> None:
        self.refusal = refusal
        sentence = self._language.refusal(refusal) if refusal is not None else ""
        self.setAccessibleDescription(sentence or self._tip)
        self._say(sentence)
        self.update()

    def _say(self, sentence: str) -> None:
        """The sentence on a card that lies over what is below (or above, where there is no room)."""
        if not sentence:
            if self._card is not None:
                self._card.hide()
            return
        card = self._card = self._card or _card(self)
        if card.parent() is not self.window():
            card.setParent(self.window())
        card.setText(sentence)
        card.ensurePolished()
        whole = QFontMetricsF(card.font()).horizontalAdvance(sentence) + 4 * self._look.space
        most = max(self.width(), 2 * LEAST * self._look.px("body"))
        card.setFixedWidth(min(self.window().width(), most, math.ceil(whole)))
        card.setFixedHeight(card.heightForWidth(card.width()))
        window, gap = self.window(), self._look.space // 2
        corner = self.mapTo(window, QPoint(0, self.height() + gap))
        if corner.y() + card.height() > window.height():
            corner.setY(self.mapTo(window, QPoint(0, 0)).y() - card.height() - gap)
        card.move(max(0, min(corner.x(), window.width() - card.width())), corner.y())
        card.show()
        card.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Under what is wrong: a stroke and a caret."""
        super().paintEvent(event)
        if self.refusal is None:
            return
        metrics, (at, length) = QFontMetricsF(self.font()), self.wrong
        origin = self.cursorRect().center().x() - metrics.horizontalAdvance(self.text()[: self.cursorPosition()])
        left = origin + metrics.horizontalAdvance(self.text()[:at])
        right = origin + metrics.horizontalAdvance(self.text()[: at + length])
        right, size = max(right, left + metrics.averageCharWidth()), self._look.px("body") * 0.26
        low = min((self.height() + metrics.ascent()) / 2 + 1.5, self.height() - size - 2.5)
        middle = (left + right) / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self._look.pen("warn", 2.0))
            painter.drawLine(QPointF(left, low), QPointF(right, low))
            painter.setBrush(self._look.colour("warn"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPolygon(QPolygonF([QPointF(middle, low), QPointF(middle - size, low + size),
                                           QPointF(middle + size, low + size)]))  # fmt: skip

    # -- keys ----------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """While one types, keys are the line's. Undo is the window's again where the line has nothing to undo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
                event.ignore()
                return True
            if event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable():
                event.ignore()
                return True
            if event.key() in LEAVE:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape end the typing and give the keys back to the window."""
        if event.key() in LEAVE:
            self._leave()
            self.clearFocus()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """One goes on at the end, unless a click says where, or all of it is taken."""
        super().focusInEvent(event)
        if event.reason() not in (Qt.FocusReason.MouseFocusReason, *ALL):
            self.end(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A menu of its own is no leaving."""
        super().focusOutEvent(event)
        if not self.hasFocus():
            self.home(False)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._say("")

    # -- looks and words -----------------------------------------------------------------------------------------

    def speak(self, title: str, tip: str, language: Language) -> None:
        """Its name, its tip, and the sentence that may just be said."""
        self._language, self._tip = language, tip
        self.setAccessibleName(title)
        self.setToolTip(tip)
        self._refuse(self.refusal)

    def dress(self, look: Look) -> None:
        """Letters and digits that cannot be taken for each other."""
        self._look = look
        font = look.code("body")
        self.setFont(font)
        families = ", ".join(f'"{family}"' for family in font.families())
        self.setStyleSheet(f"font-family: {families}; font-size: {font.pixelSize()}px;")
        self.setFixedHeight(round(2.1 * look.px("body")))
        self.setMinimumWidth(self.width_wanted())


def _card(line: QWidget) -> QLabel:
    """The card of the sentence: no mouse, no focus."""
    card = QLabel(line.window())
    card.setObjectName("typed")
    card.setProperty("role", "notice")
    card.setWordWrap(True)
    card.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return card
