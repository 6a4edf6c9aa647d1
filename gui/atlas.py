"""The map: all lessons as an overview of the two weeks, searchable, with what each needs before it and what was seen.

It lies over stage and side panel. Rows are five lessons each (gui/syllabus.py); arrows show what the card under the
pointer needs. Typing searches words, formulas and names of the code, in both languages (gui/finder.py).
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from gui.atlas_card import LessonCard
from gui.catalogue import Catalogue
from gui.finder import find
from gui.language import Language
from gui.pictures import marks
from gui.syllabus import ROW, needs, next_lesson, row
from gui.tab_order import leave
from gui.theme import Look


class Atlas(QWidget):
    """`chosen(name)` when a lesson is picked; `closed()` when the map is put away."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget, lessons: Catalogue, visited: Callable[[], Collection[str]]) -> None:
        super().__init__(parent)
        self.setProperty("room", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.lessons, self._visited = lessons, visited
        self._look, self._language = Look(), Language()
        self.title, self.count = QLabel(self), QLabel(self)
        self.search, self.close_ = QLineEdit(self), QPushButton(self)
        self.title.setProperty("role", "title")
        self.count.setProperty("role", "faint")
        self.close_.setProperty("role", "outline")
        self.close_.clicked.connect(self.put_away)
        self.search.textChanged.connect(self.show_state)
        self.search.returnPressed.connect(self._first_found)
        self.cards = {entry.name: LessonCard(entry) for entry in lessons.entries}
        for name, card in self.cards.items():
            card.setParent(self)
            card.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            card.pointed.connect(self._point)
        self.arrows = Arrows(self)
        self.rows: list[tuple[QRectF, str]] = []  # where the heading of each row stands, and its words
        self.hide()

    # -- on and off ----------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Over everything but the shelf; the next lesson has the focus."""
        self.search.clear()
        self.show_state()
        self.show()
        self.raise_()
        go_on = next_lesson(self.lessons.entries, self._visited())
        self.cards[go_on or next(iter(self.lessons))].setFocus()

    def put_away(self) -> bool:
        """Away again; False if it was not there."""
        if not self.isVisible():
            return False
        leave(self)
        self.hide()
        self.closed.emit()
        return True

    # -- what is seen --------------------------------------------------------------------------------------------

    def show_state(self) -> None:
        """Ticks, where to go on, and what a search has found."""
        language, seen, wanted = self._language, self._visited(), self.search.text().strip()
        found = find(self.lessons, wanted, language)
        go_on = None if wanted else next_lesson(self.lessons.entries, seen)
        for name, card in self.cards.items():
            card.visited, card.next, card.dim = name in seen, name == go_on, bool(wanted) and name not in found
            tag = language("map.begin" if not seen else "map.go_on") if card.next else "✓" if card.visited else ""
            hit = found.get(name)
            note = hit.piece if hit else self._about(name)
            card.say(language(f"{name}.title"), note, tag, found=hit is not None, code=bool(hit and hit.code))
        self.count.setText(self._counted(seen, found, wanted))
        self._lay_out()

    def _about(self, name: str) -> str:
        """The first sentence of a lesson's text."""
        text = " ".join(self._language(f"{name}.text").strip().split("\n\n")[0].split())
        ends = [at for mark in (". ", "。", "? ", "？") if (at := text.find(mark)) > 0]
        return text[: min(ends) + 1] if ends else text.rstrip(":：")

    def _counted(self, seen: Collection[str], found: Collection[str], wanted: str) -> str:
        if wanted:
            return self._language("map.found" if found else "map.nothing", n=len(found), what=wanted)
        return self._language("map.seen", n=sum(name in seen for name in self.cards), m=len(self.cards))

    def _first_found(self) -> None:
        """Enter goes to the first lesson that was found."""
        open_ = [name for name, card in self.cards.items() if not card.dim]
        if self.search.text().strip() and open_:
            self.chosen.emit(open_[0])

    def _point(self, name: str) -> None:
        """What this lesson needs is lit, and arrows come from there."""
        wanted = needs(name, self.cards) if name else ()
        for other, card in self.cards.items():
            card.lit = "here" if other == name else "needed" if other in wanted else ""
            card.update()
        self.arrows.show_ways([(self.cards[need].geometry(), self.cards[name].geometry()) for need in wanted])

    # -- layout --------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything finds its place."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """The head; then rows of the same height, five cards wide."""
        look, s, wide = self._look, self._look.space, self.width()
        head, edge = round(look.px("body") * 2.2), 3 * s
        self.title.adjustSize()
        close = max(head, self.close_.sizeHint().width())
        self.close_.setGeometry(wide - edge - close, 2 * s, close, head)
        field = min(round(look.px("body") * 22), round(wide * 0.38))
        self.search.setGeometry(wide - 2 * edge - close - field, 2 * s, field, head)
        self.title.setGeometry(edge, 2 * s, self.search.x() - 2 * edge, head)
        small = round(QFontMetricsF(look.font("small")).height())
        self.count.setGeometry(edge, 2 * s + head, wide - 2 * edge, small + s)
        top = 3 * s + head + small + s
        self._rows(top, QRect(edge, top, wide - 2 * edge, self.height() - top - 2 * s), small)
        self.arrows.setGeometry(self.rect())
        self.arrows.raise_()
        self.update()

    def _rows(self, top: int, room: QRect, small: int) -> None:
        s = self._look.space
        shown = sorted({row(entry) for entry in self.lessons.entries})
        tall = (room.height() - (len(shown) - 1) * s) // max(1, len(shown))
        across = (room.width() - (ROW - 1) * s) // ROW
        self.rows = []
        for k, which in enumerate(shown):
            y = room.top() + k * (tall + s)
            words = self._language(f"map.row_{which + 1}")
            self.rows.append((QRectF(room.left(), y, room.width(), small), words))
            for at, entry in enumerate(entry for entry in self.lessons.entries if row(entry) == which):
                box = QRect(room.left() + at * (across + s), y + small + s // 3, across, tall - small - s // 3)
                self.cards[entry.name].setGeometry(box)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The headings of the rows."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._look.colour("ground"))
            painter.setFont(self._look.font("small", bold=True))
            painter.setPen(self._look.colour("faint"))
            for box, words in self.rows:
                painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    # -- keys ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from card to card; a letter begins a search."""
        way = _WAYS.get(Qt.Key(event.key()))
        here = self.focusWidget()
        if way is not None and isinstance(here, LessonCard):
            self._walk(here, *way)
        elif here is not self.search and event.text().strip() and event.text().isprintable():
            self.search.setFocus()
            self.search.insert(event.text())
        else:
            super().keyPressEvent(event)

    def _walk(self, here: LessonCard, right: int, down: int) -> None:
        centre = QPointF(here.geometry().center())
        best: tuple[float, LessonCard] | None = None
        for card in self.cards.values():
            way = QPointF(card.geometry().center()) - centre
            ahead, aside = way.x() * right + way.y() * down, abs(way.x() * down) + abs(way.y() * right)
            if ahead > 1 and (best is None or ahead + 3 * aside < best[0]):
                best = ahead + 3 * aside, card
        if best is not None:
            best[1].setFocus()

    # -- looks ---------------------------------------------------------------------------------------------------

    def dress(self, look: Look) -> None:
        """Sizes and colours."""
        self._look = look
        for card in self.cards.values():
            card.look = look
        self.arrows.look = look
        self._lay_out()

    def speak(self, language: Language) -> None:
        """Words."""
        self._language = language
        self.title.setText(language("map.title"))
        self.close_.setText(language("window.close"))
        self.search.setPlaceholderText(language("map.search"))
        self.search.setAccessibleName(language("map.search"))
        self.setAccessibleName(language("map.title"))
        self.show_state()


class Arrows(QWidget):
    """Over the cards: from what is needed to what needs it. The pointer goes through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.look = Look()
        self.ways: list[tuple[QRect, QRect]] = []

    def show_ways(self, ways: list[tuple[QRect, QRect]]) -> None:
        """These."""
        if ways != self.ways:
            self.ways = ways
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """An arrow from the edge of one card to the edge of the other."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for first, last in self.ways:
                start, end = _ends(QRectF(first), QRectF(last))
                marks.arrow(painter, start, end, self.look.colour("accent"), self.look.stroke * 1.4,
                            self.look.colour("ground"))  # fmt: skip


def _ends(first: QRectF, last: QRectF) -> tuple[QPointF, QPointF]:
    """Where the straight line between the middles of two boxes leaves the first and meets the second."""
    a, b = first.center(), last.center()
    return _edge(first, b), _edge(last, a)


def _edge(box: QRectF, towards: QPointF) -> QPointF:
    way = towards - box.center()
    reach = min((box.width() / 2 - 8) / (abs(way.x()) or 1e-9), (box.height() / 2 - 8) / (abs(way.y()) or 1e-9), 1.0)
    return box.center() + way * reach


_WAYS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
