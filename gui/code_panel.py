"""core's real source beside the picture: coloured like the symbols of the picture, the running line marked."""

from __future__ import annotations

import builtins
import io
import keyword
import tokenize
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit, QWidget

from gui.language import Language
from gui.theme import Look
from gui.watch import Source, source

HANG = 3  # columns that the second row of a line too long stands further in
COLUMNS = 62  # what core's lines are written for, and a little air
# the course's names and the role in theme.py whose colour they wear
SYMBOLS = {
    "w": "w", "W": "w", "b": "b", "z": "z", "Z": "z", "a": "a", "A": "a", "y": "y", "Y": "y", "x": "x", "X": "x",
    "J": "J", "cost": "J", "dw": "slope", "db": "slope", "dW": "slope", "dz": "slope", "dZ": "slope", "slope": "slope",
    "alpha": "alpha",
}  # fmt: skip


class CodePanel(QTextEdit):
    """Read-only; marks a line when told. A line too long for the panel goes on under its own beginning, indented."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(4)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self._source = Source("", ())
        self._look = Look()
        self._running: int | None = None

    def show_code(self, things: tuple[Callable[..., Any] | type, ...]) -> None:
        """Show the source of these functions."""
        text = source(things)
        if text != self._source:
            self._source = text
            self._running = None
            self.setPlainText(text.text)
            self._hang()
            self._colour()
            self._mark_line()

    def mark(self, piece: str) -> None:
        """Mark the line that holds this piece, and bring it into sight."""
        line = self._source.line(piece)
        if line != self._running:
            self._running = line
            self._mark_line()

    @property
    def running(self) -> str:
        """The marked line."""
        return "" if self._running is None else self._source.text.split("\n")[self._running]

    def dress(self, look: Look) -> None:
        """Font and colours."""
        self._look = look
        self.setFont(look.code())
        families = ", ".join(f'"{family}"' for family in look.code().families())
        self.setStyleSheet(f"font-family: {families}; font-size: {look.px('small')}px;")
        self._hang()
        self._colour()
        self._mark_line()

    def speak(self, language: Language) -> None:
        """Its name for screen readers."""
        self.setAccessibleName(language("window.code"))

    def width_for_code(self) -> int:
        """So wide that core's longest lines fit."""
        return round(QFontMetricsF(self._look.code()).horizontalAdvance("0") * COLUMNS) + 2 * self._look.space + 12

    def _hang(self) -> None:
        """Every line's own indent and a little more, for where it has to go on in a second row."""
        column = QFontMetricsF(self._look.code()).horizontalAdvance("0")
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        block = self.document().begin()
        while block.isValid():
            text = block.text()
            hang = column * (len(text) - len(text.lstrip()) + HANG)
            form = QTextBlockFormat()
            form.setLeftMargin(hang)
            form.setTextIndent(-hang)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(form)
            block = block.next()
        cursor.endEditBlock()

    # -- colours -------------------------------------------------------------------------------------------------

    def _colour(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        plain = QTextCharFormat()
        plain.setForeground(self._look.colour("ink"))
        cursor.setCharFormat(plain)
        for token in _tokens(self._source.text):
            form = self._format(token)
            if form is not None:
                self._paint(token, form)

    def _format(self, token: tokenize.TokenInfo) -> QTextCharFormat | None:
        form = QTextCharFormat()
        if token.type in (tokenize.COMMENT, tokenize.STRING):
            form.setForeground(self._look.colour("faint"))
            form.setFontItalic(token.type == tokenize.COMMENT)
            return form
        if token.type != tokenize.NAME:
            return None
        if token.string in SYMBOLS:
            form.setForeground(self._look.colour(SYMBOLS[token.string]))
        elif keyword.iskeyword(token.string) or hasattr(builtins, token.string):
            form.setForeground(QColor(self._look.colour("ink")))
        else:
            return None
        form.setFontWeight(700)
        return form

    def _paint(self, token: tokenize.TokenInfo, form: QTextCharFormat) -> None:
        document = self.document()
        begin = document.findBlockByNumber(token.start[0] - 1).position() + token.start[1]
        end = document.findBlockByNumber(token.end[0] - 1).position() + token.end[1]
        cursor = QTextCursor(document)
        cursor.setPosition(begin)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(form)

    def _mark_line(self) -> None:
        if self._running is None:
            self.setExtraSelections([])
            return
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(self.document().findBlockByNumber(self._running))
        line = QTextCursor(mark.cursor)
        mark.cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        mark.format.setBackground(self._look.colour("marker"))
        mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        self.setExtraSelections([mark])
        cursor = self.textCursor()
        if not cursor.hasSelection():
            self.setTextCursor(line)
            self.ensureCursorVisible()


def _tokens(text: str) -> list[tokenize.TokenInfo]:
    try:
        return list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, IndentationError):
        return []
