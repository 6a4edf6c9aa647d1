"""Walking downhill in four linked faces of one (w, b): the hill, the map from above, the data, the cost.

The faces paint; this widget lays them out, and owns the mouse and the keys. It keeps no frame but the last, to repaint.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent

from gui.language import Language
from gui.lesson import Frame, Picture
from gui.pictures import marks
from gui.pictures.contour import Contour
from gui.pictures.cost_chart import CostChart
from gui.pictures.data_plot import DataPlot
from gui.pictures.face import Face
from gui.pictures.handles import ARROWS, handles, nudged
from gui.pictures.hillside import Hillside
from gui.pictures.layout import arranged
from gui.pictures.projection import HIGHEST, LOWEST
from gui.theme import Look


class BowlPicture(Picture):
    """The heart of the product."""

    def __init__(self) -> None:
        super().__init__()
        self.hillside, self.map, self.data, self.cost = Hillside(), Contour(), DataPlot(), CostChart()
        self.faces: tuple[Face, ...] = (self.hillside, self.map, self.data, self.cost)
        self.frame: Frame | None = None
        self.look, self.language = Look(), Language()
        self._held: tuple[Face, str] | None = None  # what the mouse holds
        self._from = QPointF()  # where the pointer was last (turning)
        self._handle = ""  # what the arrow keys move
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 240)

    # -- the contract --------------------------------------------------------------------------------------------

    def draw(self, frame: Frame) -> None:
        """Show this moment."""
        self.frame = frame
        if self._handle not in ("", *handles(self.frame)):
            self._hold("")
        self.update()

    def hurry(self, hand: bool) -> None:
        """While a hand is at work a hill that changes is painted coarsely."""
        if hand != self.hillside.hurried:
            self.hillside.hurried = self.map.hurried = hand
            if not hand:
                self.update()

    def dress(self, look: Look) -> None:
        """Fonts, colours and widths."""
        self.look = look
        for face in self.faces:
            face.look = look
        self._lay_out()
        self.update()

    def speak(self, language: Language) -> None:
        """Labels, and what screen readers say."""
        self.language = language
        for face in self.faces:
            face.language = language
        self.setAccessibleName(language("gradient_descent.title"))
        self.setAccessibleDescription(language("gradient_descent.label.keys"))
        self.update()

    # -- layout --------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The faces share what there is."""
        self._lay_out()

    def _lay_out(self) -> None:
        for face, rect in zip(self.faces, arranged(QRectF(self.rect()), self.look.space), strict=True):
            face.rect = rect

    # -- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Every face; and while the keyboard holds something, which."""
        if self.frame is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for face in self.faces:
                if face.rect.intersects(QRectF(event.rect())):
                    painter.save()
                    face.paint(painter, self.frame)
                    painter.restore()
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(marks.pen(self.look.colour("accent"), 2.0))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), self.look.space, self.look.space)

    # -- the mouse -----------------------------------------------------------------------------------------------

    def face_at(self, at: QPointF) -> Face | None:
        """The face under a pixel."""
        return next((face for face in self.faces if face.rect.contains(at)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of what lies here."""
        face = self.face_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or face is None or self.frame is None:
            return
        what = face.grab(event.position(), self.frame)
        self._hold("" if what in ("time", "camera") else what)
        self._held = (face, what) if what else None
        for other in self.faces:
            other.pointer = None  # what was said of the place under the pointer is not true of what is dragged
        self._from = event.position()
        if what in ("ball", "time") and face is not self.hillside:
            self._drag(event.position(), False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held, or say what lies here."""
        if self._held is not None:
            self._drag(event.position(), False)
            return
        face = self.face_at(event.position())
        for other in self.faces:
            other.pointer = event.position() if other is face else None
        if face is not None and self.frame is not None:
            self.hovered.emit(face.focus(event.position(), self.frame))
            what = face.grab(event.position(), self.frame)
            self.setCursor(_CURSORS.get(what.split(":")[0], Qt.CursorShape.ArrowCursor))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The drag has ended."""
        if self._held is not None and event.button() == Qt.MouseButton.LeftButton:
            self._drag(event.position(), True)
            self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On the hill: put the ball here."""
        if self.frame is None or not self.hillside.rect.contains(event.position()):
            self.mousePressEvent(event)
            return
        place = self.hillside.projection(self.frame).hit(event.position())
        if place is not None:
            self._held = None
            self.dragged.emit("ball", place, True)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer."""
        for face in self.faces:
            face.pointer = None
        self.hovered.emit("")
        self.update()

    def _drag(self, at: QPointF, done: bool) -> None:
        if self._held is None or self.frame is None:
            return
        face, what = self._held
        if what == "camera":
            way = at - self._from
            self._from = at
            self._turn(-0.4 * way.x(), 0.35 * way.y(), done)
            return
        self.hillside.turning = what.startswith("point") and not done  # the hill changes with every move
        self.dragged.emit(what, face.value(what, at, self.frame), done)
        self.update()

    def _turn(self, azimuth: float, elevation: float, done: bool) -> None:
        if self.frame is None:
            return
        az, el = self.frame.view.camera
        self.hillside.turning = not done
        self.turned.emit((az + azimuth + 180.0) % 360.0 - 180.0, min(max(el + elevation, LOWEST), HIGHEST))
        self.update()

    # -- the keyboard --------------------------------------------------------------------------------------------

    def _hold(self, handle: str) -> None:
        self._handle = handle
        for face in self.faces:
            face.active = handle
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By Tab: the ball is the first to be held."""
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._hold("ball")
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is held."""
        self._hold("")
        super().focusOutEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from handle to handle, then on."""
        order = ("", *handles(self.frame))
        at = order.index(self._handle) + (1 if forward else -1)
        if 0 < at < len(order):
            self._hold(order[at])
            return True
        return super().focusNextPrevChild(forward)

    def event(self, event: QEvent) -> bool:
        """While something is held the arrows are ours, not the film's."""
        if event.type() == QEvent.Type.ShortcutOverride and self._handle and isinstance(event, QKeyEvent) \
                and event.key() in (*ARROWS, Qt.Key.Key_Escape):  # fmt: skip
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move what is held (with Shift ten times finer); Escape lets go."""
        way = ARROWS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape and self._handle:
            self._hold("")
        elif way is not None and self._handle and self.frame is not None:
            self._nudge(*way, 0.1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0)
        else:
            super().keyPressEvent(event)

    def _nudge(self, right: int, up: int, fine: float) -> None:
        if self.frame is None:
            return
        if self._handle == "camera":
            self._turn(right * 15 * fine, up * 7.5 * fine, True)
        else:
            self.dragged.emit(self._handle, nudged(self.frame, self._handle, right * fine, up * fine), True)


_CURSORS = {
    "ball": Qt.CursorShape.OpenHandCursor, "point": Qt.CursorShape.OpenHandCursor,
    "camera": Qt.CursorShape.SizeAllCursor, "time": Qt.CursorShape.SizeHorCursor,
}  # fmt: skip
