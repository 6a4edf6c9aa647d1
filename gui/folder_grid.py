"""The photos of a contact sheet: a table that scrolls, of which only what is seen is painted.

A photo has a frame in the colour of its verdict and a mark in its corner (a disc for a cat, a square for none), the
model's probability under it, and a cross where the verdict is known to be wrong. Refused files are lines of words.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from gui.figures import percent
from gui.folder_marks import MARKS, wrong
from gui.folder_model import Index, Model
from gui.folder_rows import Rows
from gui.folder_squares import Pixmaps
from gui.player import Player
from gui.theme import Look

SHARE = 1 / 7.4  # of the window's height: the side of a photo
KEYS = {
    getattr(Qt.Key, f"Key_{name}")
    for name in ("Left", "Right", "Up", "Down", "Home", "End", "PageUp", "PageDown", "Return", "Enter")
}


class Cell(QStyledItemDelegate):
    """Paints one photo, or one refused file."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid)
        self.grid = grid
        self.look = Look()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All are alike."""
        return self.grid.cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        grid = self.grid
        file = grid.model_.file(index)
        if file is None:
            return
        rect: QRect = option.rect
        box, here = QRectF(rect), index == grid.currentIndex()
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if file in grid.model_.table.missed:
            self._words(painter, box, file, here or hover)
        else:
            if here or hover:
                self._ring(painter, box, here)
            self._photo(painter, box, file)
        painter.restore()

    def _photo(self, painter: QPainter, cell: QRectF, file: int) -> None:
        look, table, side = self.look, self.grid.model_.table, self.grid.side
        cat, wide = table.says_cat(file), look.stroke * 1.3
        role = "one" if cat else "zero"
        left = round(cell.center().x() - side / 2)
        box = QRectF(left, cell.top() + look.space, side, side)
        pixmap = self.grid.pixmaps.get(int(table.slot[file]))
        if pixmap is not None:
            painter.drawPixmap(box.topLeft(), pixmap)
        else:
            painter.fillRect(box, look.colour("panel"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = look.pen(role, wide)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(box.adjusted(-wide / 2, -wide / 2, wide / 2, wide / 2))
        if table.wrong(file):
            radius = look.px("body") * 0.68
            wrong(painter, look, box.topRight() + QPointF(-radius, radius) * 0.5, radius)
        self._probability(painter, box, float(table.p[file]), role)

    def _ring(self, painter: QPainter, cell: QRectF, here: bool) -> None:
        """Around photo and words: where the keys are, or (thin) where the pointer is."""
        look, wide = self.look, self.look.stroke * (1.0 if here else 0.5)
        box = QRectF(0, 0, self.grid.side + 2 * look.space, cell.height() - wide)
        box.moveCenter(cell.center())
        painter.setPen(look.pen("ink" if here and self.grid.hasFocus() else "faint", wide))
        painter.setBrush(look.colour("raised") if here else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, look.space, look.space)

    def _probability(self, painter: QPainter, box: QRectF, p: float, role: str) -> None:
        """The mark of the class, the number, and a bar from 0 to 100 % with a tick at one half."""
        look = self.look
        font = look.font("small", bold=True)
        metrics = QFontMetricsF(font)
        top = box.bottom() + look.stroke * 1.3 + look.space * 0.55
        bar = QRectF(box.left(), top, box.width(), max(4.0, look.stroke * 1.5))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("line"))
        painter.drawRect(bar)
        painter.setBrush(look.colour(role))
        painter.drawRect(QRectF(bar.left(), bar.top(), max(1.0, bar.width() * p), bar.height()))
        painter.setBrush(look.colour("ink"))
        painter.drawRect(QRectF(bar.center().x() - 1, bar.top() - 2, 2, bar.height() + 4))
        words, r = percent(p), metrics.capHeight() * 0.5
        wide = metrics.horizontalAdvance(words) + 2 * r + look.space * 0.7
        x, y = box.center().x() - wide / 2, bar.bottom() + look.space * 0.3
        middle = QPointF(x + r, y + metrics.ascent() - metrics.capHeight() / 2)
        MARKS["cat" if role == "one" else "not"](painter, look, middle, r)
        painter.setFont(font)
        painter.setPen(look.colour("ink"))
        painter.drawText(QPointF(x + 2 * r + look.space * 0.7, y + metrics.ascent()), words)

    def _words(self, painter: QPainter, cell: QRectF, file: int, here: bool) -> None:
        """A refused file: its name and the sentence."""
        look = self.look
        name, sentence = self.grid.model_.lines(file)[:2]
        box = cell.adjusted(look.space, look.space * 0.4, -look.space, -look.space * 0.4)
        painter.setPen(look.pen("accent", look.stroke) if here else look.pen("line", 1.0))
        painter.setBrush(look.colour("raised"))
        painter.drawRoundedRect(box, look.space, look.space)
        inner = box.adjusted(look.space * 1.2, look.space * 0.6, -look.space * 1.2, -look.space * 0.6)
        font = look.font("body", bold=True)
        line = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(look.colour("ink"))
        middle = Qt.TextElideMode.ElideMiddle
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop, line.elidedText(name, middle, inner.width()))
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("warn"))
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(inner.adjusted(0, line.height(), 0, 0), int(flags), sentence)


class Grid(QTableView):
    """The photos; the arrow keys go from one to the next, also over the ends of the rows."""

    chosen = Signal(int)  # the file that was clicked, or entered

    def __init__(self, player: Player) -> None:
        super().__init__()
        self.player = player
        self.model_, self.pixmaps = Model(), Pixmaps()
        self.side, self.cell = 128, QSize(150, 180)
        self.listing = False  # refused files as lines of words
        self._file: int | None = None  # the current one, wherever it comes to lie
        self._cell = Cell(self)
        self.setModel(self.model_)
        self.setItemDelegate(self._cell)
        self.setShowGrid(False)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)  # one is current; nothing else is marked
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setProperty("room", "ground")
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(header.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
            header.hide()
        self.setCornerButtonEnabled(False)

    # -- what is shown -------------------------------------------------------------------------------------------

    def show_files(self, shown: Rows, listing: bool) -> None:
        """Show these; what was current stays so, and in sight if it was."""
        if listing != self.listing:
            self.listing = listing
            self._measure()
        seen = self._in_sight()
        self.model_.show(shown)
        if self._file is not None:
            index = self.model_.place(self._file)
            if index.isValid() and index != self.currentIndex():
                self._go(index, seen)
            elif not index.isValid():
                self.selectionModel().clear()

    def _in_sight(self) -> bool:
        return self.currentIndex().isValid() and self.viewport().rect().intersects(self.visualRect(self.currentIndex()))

    def _go(self, index: QModelIndex, scroll: bool = True) -> None:
        if index.isValid():
            how = QItemSelectionModel.SelectionFlag.NoUpdate
            if not scroll:
                self.setAutoScroll(False)
            self.selectionModel().setCurrentIndex(index, how)
            self.setAutoScroll(True)
            self._file = self.model_.file(index)
            if scroll:
                self.scrollTo(index)
            self.viewport().update()

    def forget(self) -> None:
        """Another folder: begin at its start."""
        self._file = None
        self.selectionModel().clear()
        self.pixmaps.clear()
        self.scrollToTop()

    @property
    def place(self) -> int:
        """The number of the current photo among the shown; -1 for none."""
        index = self.currentIndex()
        return index.row() * self.model_.columns + index.column() if self.model_.file(index) is not None else -1

    # -- hands ---------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """The arrows, Home, End, Page and Enter are the grid's while it has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
            if plain and event.key() in KEYS:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From photo to photo; Enter brings it to the door."""
        key, last = event.key(), len(self.model_.shown) - 1
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            file = self.model_.file(self.currentIndex())
            if file is not None:
                self.chosen.emit(file)
            return
        page = max(1, self.viewport().height() // self.cell.height()) * self.model_.columns
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -self.model_.columns,
            Qt.Key.Key_Down: self.model_.columns, Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -last - 1, Qt.Key.Key_End: last + 1,
        }  # fmt: skip
        if key not in steps:
            event.ignore()  # letters are keys of the window, not the beginning of a search
        elif last >= 0:
            here = self.place
            self._go(self.model_.at(min(max(here + steps[Qt.Key(key)], 0), last) if here >= 0 else 0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click brings the photo to the door."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        file = self.model_.file(index)
        if file is not None and event.button() == Qt.MouseButton.LeftButton and index == self.currentIndex():
            self._file = file
            self.chosen.emit(file)

    # -- looks ---------------------------------------------------------------------------------------------------

    def dress(self, look: Look) -> None:
        """Photos as large as can be seen from the last row."""
        self._cell.look = look
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many in a row as there is room for."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        look, room = self._cell.look, max(1, self.viewport().width())
        side = max(96, round(look.height * SHARE * look.zoom**0.5))
        gap = round(look.space * 2.4)
        words = QFontMetricsF(look.font("small", bold=True)).height()
        columns = 1 if self.listing else max(1, room // (side + gap))
        self.side = min(side, room - gap) if columns == 1 else side
        below = look.stroke * 2.8 + look.space * 2.2 + words
        height = round(self.side + look.space + below)
        if self.listing:
            lines = QFontMetricsF(look.font("body", bold=True)).height() + 2 * words
            height = round(lines + 3 * look.space)
        self.cell = QSize(room // columns, height)
        self.horizontalHeader().setDefaultSectionSize(self.cell.width())
        self.verticalHeader().setDefaultSectionSize(self.cell.height())
        self.verticalScrollBar().setSingleStep(max(1, height // 3))
        seen = columns * (self.viewport().height() // height + 2)
        self.pixmaps.fit(self.side, self.devicePixelRatioF(), seen)
        if columns != self.model_.columns:
            self.model_.set_columns(columns)
            if self._file is not None:
                self._go(self.model_.place(self._file))
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What cannot be made within one frame comes with the next."""
        self.pixmaps.begin()
        super().paintEvent(event)
        if self.pixmaps.starved:
            self.player.later("folder:paint", 0.0, self.viewport().update)

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Tab leaves the photos."""
        return QWidget.focusNextPrevChild(self, next_)
