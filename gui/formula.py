"""Live formulas: terms laid out with Qt text, each knowing what it stands for, aligned letter over number.

Hovering a term tells which symbol it is (the picture lights up); a symbol in focus elsewhere lights up here. Ctrl+C
copies every number in full precision, and rows that are plain words (a command) as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)  # fmt: skip
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from gui.language import MINUS, Language
from gui.lesson import Row, Term
from gui.theme import Look

PAD = 0.25  # of the body type, between the terms and the frame of the focus; an italic J reaches into it
RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵀ")  # a term that begins with one of these stands close to the one before it
SMALLEST = 0.74  # no formula shrinks further: it goes on in the next line instead


@dataclass(frozen=True)
class Cell:
    """A term, where it stands, and how large."""

    term: Term
    box: QRectF
    top: str  # the letter line, "" if the row has only one
    scale: float = 1.0


class Formula(QWidget):
    """All rows of a lesson's numbers."""

    hovered = Signal(str)
    grown = Signal()  # taller or lower than it was

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()
        self.cells: list[Cell] = []
        self._focus = ""
        self._look, self._language = Look(), Language()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._height = 0.0

    def show_rows(self, rows: tuple[Row, ...], focus: str = "") -> None:
        """Show these numbers; the symbol in focus is lit."""
        if rows == self.rows and focus == self._focus:
            return
        changed, like = rows != self.rows, [row.head for row in rows] == [row.head for row in self.rows]
        self.rows, self._focus = rows, focus
        if changed:
            self._lay_out(self._height if like else 0.0)
            self.setAccessibleDescription(self.spoken())
        self.update()

    def spoken(self) -> str:
        """The formulas as plain text, for screen readers."""
        return "; ".join(row.head or " ".join(t.text for t in row.terms) for row in self.rows)

    def copied(self) -> str:
        """Every number in full precision, one a line; plain words as they are: they may be a command."""
        lines = []
        for row in self.rows:
            if row.head:
                lines.append("# " + row.head)
            if _plain(row):
                lines.append(" ".join(term.text for term in row.terms))
            terms = (term for term in row.terms if term.value is not None)
            lines.extend(f"{_name(term)} = {term.value!r}" for term in terms)
        return "\n".join(dict.fromkeys(lines))

    def dress(self, look: Look) -> None:
        """Fonts and colours."""
        self._look = look
        self._lay_out()

    def speak(self, language: Language) -> None:
        """Its name for screen readers, its menu."""
        self._language = language
        self.setAccessibleName(language("window.numbers"))
        self.setToolTip("")

    # -- layout --------------------------------------------------------------------------------------------------

    def _font(self, term: Term, scale: float, above: bool = False) -> QFont:
        look = self._look
        if not term.maths:
            return look.font("body", scale=scale * 0.92)
        text = term.above if above else term.text
        letter = (above or (term.value is None and any(c.isalpha() for c in text))) and not _han(text)
        return look.maths("body", italic=letter, scale=scale)

    def _lay_out(self, least: float = 0.0) -> None:
        """`least`: as tall as the same rows once were, so that nothing jumps while the film plays."""
        self.cells = []
        y = 0.0
        for row in self.rows:
            y = self._lay_head(row, y) if row.head else self._lay_row(row, y)
        y = max(y, least)
        if round(y) != round(self._height):
            self._height = y
            self.updateGeometry()
            self.grown.emit()
        self.update()

    def _lay_head(self, row: Row, y: float) -> float:
        look = self._look
        metrics = QFontMetricsF(look.font("small", bold=True))
        room = QRectF(0, 0, max(50, self.width()), 1e4)
        height = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, row.head).height() + look.space
        self.cells.append(
            Cell(Term(row.head, maths=False), QRectF(self._pad, y, self.width() - self._pad, height), "#")
        )
        return y + height

    def _lay_row(self, row: Row, y: float) -> float:
        """A row that is a little too long shrinks; a longer one goes on in further lines, indented.

        Plain words do not shrink, they go on: nobody reads a small command.
        """
        scale = 1.0
        widths = self._widths(row, scale)
        room = self.width() - 2 * self._pad
        if _plain(row) and sum(widths) > room:
            row = Row(tuple(replace(term, text=word) for term in row.terms for word in term.text.split()))
        if room > 50 and self._wanted(row, scale) > room:
            scale = self._fitting_scale(row, room / self._wanted(row, scale))
        widths = self._widths(row, scale)
        indent = self._look.px("body") if sum(widths) > room > 50 else 0
        two = any(term.above for term in row.terms)
        line = QFontMetricsF(self._look.maths("body", scale=scale)).height() * 1.02
        x = self._pad
        for term, width in zip(row.terms, widths, strict=True):
            if indent and x + width > self.width() - self._pad and x > self._pad + indent:
                x, y = self._pad + indent, y + line * (2 if two else 1)
            # letters are exactly equal where their rounded numbers are only nearly so
            letters = "=" if term.text == "≈" else term.text if term.value is None else ""
            top = (term.above or letters) if two else ""
            self.cells.append(Cell(term, QRectF(x, y, width, line * (2 if two else 1)), top, scale))
            x += width
        return y + line * (2 if two else 1) + self._look.space * 0.8

    def _fitting_scale(self, row: Row, scale: float) -> float:
        """The largest scale at which a long row fits (fonts come in whole pixels, so the ratio alone is not enough)."""
        scale = max(scale, SMALLEST)
        while scale > SMALLEST and self._wanted(row, scale) > self.width() - 2 * self._pad:
            scale -= 0.02
        return scale

    def _wanted(self, row: Row, scale: float) -> float:
        """The width that a row asks for before it shrinks: all of it, or its longest word."""
        widths = self._widths(row, scale)
        return max(widths) + self._look.px("body") if _plain(row) and len(widths) > 1 else sum(widths)

    def _widths(self, row: Row, scale: float) -> list[float]:
        gap = self._look.px("body") * 0.3 * scale
        widths = []
        for term, after in zip_longest(row.terms, row.terms[1:]):
            width = QFontMetricsF(self._font(term, scale)).horizontalAdvance(term.text)
            if term.above:
                width = max(width, QFontMetricsF(self._font(term, scale, True)).horizontalAdvance(term.above))
            if term.sub:
                width += QFontMetricsF(self._look.maths("small", scale=0.8 * scale)).horizontalAdvance(term.sub)
            raised = after is not None and after.text[:1] in RAISED and not after.above  # an exponent stands close
            widths.append(width + (0.0 if raised else gap))
        return widths

    @property
    def _pad(self) -> float:
        return max(4.0, PAD * self._look.px("body"))

    def sizeHint(self) -> QSize:
        """As tall as its rows."""
        return QSize(self._look.px("body") * 18, max(1, round(self._height)))

    def minimumSizeHint(self) -> QSize:
        """Rows shrink before they are cut."""
        return QSize(self._look.px("body") * 8, max(1, round(self._height)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are fitted to the width."""
        self._lay_out()

    # -- looks ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Every cell."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for cell in self.cells:
                self._paint(painter, cell)
            if self.hasFocus():
                painter.setPen(self._look.pen("accent", 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint(self, painter: QPainter, cell: Cell) -> None:
        look, term = self._look, cell.term
        if cell.top == "#":
            painter.setFont(look.font("small", bold=True))
            painter.setPen(look.colour("faint"))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
            painter.drawText(cell.box, flags, term.text)
            return
        if term.symbol and term.symbol == self._focus:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("marker"))
            painter.drawRoundedRect(cell.box.adjusted(-2, 0, 0, 0), 4, 4)
        painter.setPen(look.colour(term.role))
        low = QRectF(cell.box)
        if cell.top:
            high = QRectF(cell.box.topLeft(), QSize(round(cell.box.width()), round(cell.box.height() / 2)).toSizeF())
            low.setTop(cell.box.center().y())
            self._text(painter, cell, high, cell.top, True)
        self._text(painter, cell, low, term.text, False)

    def _text(self, painter: QPainter, cell: Cell, box: QRectF, text: str, above: bool) -> None:
        term, scale = cell.term, cell.scale
        font = self._font(term, scale, above)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        x = box.left() if not above else box.left() + (box.width() - metrics.horizontalAdvance(text)) / 2 - 2
        base = box.top() + (box.height() + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(x, base), text)
        if term.sub and not above:
            painter.setFont(self._look.maths("small", scale=0.8 * scale))
            painter.drawText(QPointF(x + metrics.horizontalAdvance(text), base + metrics.descent()), term.sub)

    # -- hands ---------------------------------------------------------------------------------------------------

    def term_at(self, point: QPointF) -> Term | None:
        """The term under the pointer."""
        for cell in self.cells:
            if cell.box.contains(point) and cell.top != "#":
                return cell.term
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up what this term stands for; its full value is in the tip."""
        term = self.term_at(event.position())
        self.hovered.emit(term.symbol if term else "")
        self.setToolTip(repr(term.value) if term and term.value is not None else "")

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is lit."""
        self.hovered.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_C:
            self.copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button offers to copy, too."""
        self.offer_copy(event.globalPos())

    def offer_copy(self, place: QPoint) -> None:
        """A menu of one entry."""
        menu = QMenu(self)
        menu.addAction(self._language("window.copy_numbers")).triggered.connect(self.copy)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def copy(self) -> None:
        """All numbers to the clipboard, in full."""
        QGuiApplication.clipboard().setText(self.copied())


def _han(text: str) -> bool:
    """Whether it is written in Chinese, which never slants: slanted it would lean over its neighbour."""
    return any("\u3400" <= c <= "\u9fff" for c in text)


def _plain(row: Row) -> bool:
    """Whether it is words alone."""
    return bool(row.terms) and all(not term.maths and term.value is None for term in row.terms)


def _name(term: Term) -> str:
    """What a number is called: its letter without the sign that only joins it to the one before."""
    return (term.above or term.symbol or term.text).removeprefix("+ ").removeprefix(f"{MINUS} ")
