"""Where the heaps are painted, and what hands do there: point at a picture, remove it, carry it to another place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from core.heaps import PLACES, SIDES, Item, Place
from gui.language import Language
from gui.lesson import Frame
from gui.pictures.photo import rgb_image, smooth
from gui.pictures.teach.board import Board
from gui.pictures.teach.curve import paint_curve, paint_weights
from gui.pictures.teach.heap import paint_heap
from gui.pictures.teach.plan import Plan, close_box, plan
from gui.pictures.teach.scene import focused
from gui.pictures.teach.scores import paint_scores
from gui.pictures.teach.trial import paint_trial
from gui.theme import Look

ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
OURS = {*ARROWS, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_X, Qt.Key.Key_Y}
Found = tuple[Place, int]


class Canvas(QWidget):
    """Paints the frame, and knows which picture lies under the pointer."""

    pointed = Signal(str)
    done = Signal(str, object)  # a deed and its value

    def __init__(self) -> None:
        super().__init__()
        self.look, self.say = Look(), Language()
        self.frame: Frame | None = None
        self.aim: Place = "one"  # where what is pasted goes
        self.edges: dict[str, float] = {}  # where the button of each room begins
        self._cache: dict[Any, Any] = {}
        self._cached_for: tuple[Any, ...] = ()
        self._held: Found | None = None  # a picture in the hand
        self._from, self._now = QPointF(), QPointF()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_frame(self, frame: Frame) -> None:
        """Paint this soon."""
        heaps = frame.scene.heaps
        owner = (heaps.one.items, heaps.zero.items, self.look)
        if not self._cached_for or any(a is not b for a, b in zip(owner, self._cached_for, strict=True)):
            self._cache.clear()
            self._cached_for = owner
        self.frame = frame
        self.update()

    def rooms(self) -> Plan:
        """Where everything stands now."""
        with_weights = self.frame is not None and self.frame.scene.eye == "pixels"
        return plan(self.look, self.width(), self.height(), with_weights)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One moment."""
        if self.frame is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect())
            board = Board(painter, self.look, self.say, self.frame, area, self._cache, (0, 0, 0))
            board.rooms, board.aim, board.edges = self.rooms(), self.aim, self.edges
            for place in SIDES:
                paint_heap(board, place)
            paint_scores(board)
            paint_curve(board)
            paint_weights(board)
            paint_trial(board)
            self._paint_hand(painter)
            if self.hasFocus():
                painter.setPen(self.look.pen("accent", 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(board.plan.room(self.aim).adjusted(1, 1, -1, -1), 8, 8)

    def _paint_hand(self, painter: QPainter) -> None:
        """The picture in the hand."""
        item = self._item(self._held) if self._held and self._carrying() else None
        if item is not None:
            side = 4.5 * self.look.px("body")
            box = QRectF(self._now.x() - side / 2, self._now.y() - side / 2, side, side)
            painter.setOpacity(0.9)
            smooth(painter, box, rgb_image(item.square))
            painter.setOpacity(1.0)

    # -- what is where -------------------------------------------------------------------------------------------

    def place_at(self, point: QPointF) -> Place | None:
        """The heap, or the place to try, under a point."""
        rooms = self.rooms()
        return next((place for place in PLACES if rooms.room(place).contains(point)), None)

    def cell(self, found: Found) -> QRectF:
        """Where a picture is drawn."""
        rooms, (place, k) = self.rooms(), found
        return rooms.tried() if place == "trial" else rooms.grid(place, self._count(place)).cell(k)

    def _count(self, place: Place) -> int:
        return len(self.frame.scene.heaps.heap(place).items) if self.frame is not None else 0

    def item_at(self, point: QPointF) -> Found | None:
        """The picture under a point."""
        place = self.place_at(point)
        if place is None or self.frame is None:
            return None
        if place == "trial":
            here = self.frame.scene.heaps.trial is not None and self.cell((place, 0)).contains(point)
            return (place, 0) if here else None
        k = self.rooms().grid(place, self._count(place)).at(point)
        return (place, k) if k >= 0 else None

    def _item(self, found: Found | None) -> Item | None:
        if found is None or self.frame is None:
            return None
        heaps = self.frame.scene.heaps
        if found[0] == "trial":
            trial: Item | None = heaps.trial
            return trial
        items = heaps.heap(found[0]).items
        return items[found[1]] if found[1] < len(items) else None

    # -- hands ---------------------------------------------------------------------------------------------------

    def _carrying(self) -> bool:
        return (self._now - self._from).manhattanLength() > QApplication.startDragDistance()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at a picture, or carry the one in the hand."""
        self._now = event.position()
        if self._held is not None and event.buttons() & Qt.MouseButton.LeftButton:
            over = self.place_at(self._now)
            far = self._carrying() and over is not None and over != self._held[0]
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.pointed.emit(f"drop {over}" if far else "")
            self.update()
            return
        found = self.item_at(self._now)
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
        self.pointed.emit(f"item {found[0]} {found[1]}" if found else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a picture into the hand; a click anywhere says where what is pasted goes."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._from = self._now = event.position()
        place = self.place_at(event.position())
        if place is not None:
            self.aim = place
        self._held = self.item_at(event.position())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put it where the pointer is; a click on its corner removes it."""
        held, self._held = self._held, None
        if event.button() != Qt.MouseButton.LeftButton or held is None or self._item(held) is None:
            return
        self._now = event.position()
        to = self.place_at(self._now)
        self.pointed.emit("")
        if self._carrying():
            if to is not None and to != held[0]:
                self.done.emit("move", (*held, to))
        elif close_box(self.cell(held), self.look.px("body")).contains(self._now):
            self.done.emit("remove", held)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at."""
        self.pointed.emit("")

    def event(self, event: QEvent) -> bool:
        """These keys are ours while we have the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in OURS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose a picture, Delete removes it, X puts it on the other heap, Y tries it."""
        key = Qt.Key(event.key())
        if self.frame is None or key not in OURS:
            super().keyPressEvent(event)
            return
        found = focused(self.frame)
        if key in ARROWS:
            self._choose(found, *ARROWS[key])
        elif found is not None and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.done.emit("remove", found)
        elif found is not None and found[0] != "trial":
            other: Place = "zero" if found[0] == "one" else "one"
            self.done.emit("move", (*found, other if key == Qt.Key.Key_X else "trial"))

    def _choose(self, found: Found | None, right: int, down: int) -> None:
        """The picture beside, above or below the chosen one, from heap to heap and down to the one to try."""
        if self.frame is None:
            return
        heaps = self.frame.scene.heaps
        every: list[Found] = [(place, k) for place in SIDES for k in range(len(heaps.heap(place).items))]
        every += [("trial", 0)] if heaps.trial is not None else []
        if not every:
            return
        chosen = every[0]
        if found in every:
            here = self.cell(found).center()
            ways = {one: self.cell(one).center() - here for one in every if one != found}
            ahead = {one: (d.x() * right + d.y() * down, abs(d.x() * down) + abs(d.y() * right))
                     for one, d in ways.items()}  # fmt: skip
            good = [one for one, (along, aside) in ahead.items() if along > 1 and aside <= 2 * along]
            chosen = min(good, key=lambda one: ahead[one][0] + 3 * ahead[one][1]) if good else found
        self.aim = chosen[0]
        self.pointed.emit(f"item {chosen[0]} {chosen[1]}")
