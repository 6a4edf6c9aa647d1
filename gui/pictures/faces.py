"""A picture made of faces: it lays them out, and owns the mouse and the keys for all of them.

What can be taken hold of has a name ("ball", "point:3"): a face finds it under the pointer (`grab`), says which value
the pointer's place means (`value`), lists what Tab walks through (`handles`) and what an arrow makes of it (`nudged`).
A name with "=" in it is a choice: pressing it chooses that value of that field.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import ClassVar

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent

from gui.language import Language
from gui.lesson import Frame, Picture
from gui.pictures import marks
from gui.pictures.face import Face
from gui.pictures.handles import ARROWS
from gui.theme import Look

FINE = 0.1  # with Shift an arrow moves so much of its step


class FacesPicture(Picture):
    """Keeps no frame but the last, to repaint. Subclasses build the faces and arrange them."""

    lesson = ""  # whose title and "label.keys" a screen reader hears
    cursors: ClassVar[dict[str, Qt.CursorShape]] = {}  # over what can be taken hold of, by its name up to ":"

    def __init__(self, *faces: Face) -> None:
        super().__init__()
        self.faces = faces
        self.frame: Frame | None = None
        self.look, self.language = Look(), Language()
        self.held: tuple[Face, str] | None = None  # what the mouse holds
        self.handle = ""  # what the arrow keys move
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 240)

    def arrange(self, whole: QRectF, frame: Frame) -> Sequence[QRectF]:
        """A rectangle for each face; an empty one hides it."""
        raise NotImplementedError

    # -- the contract --------------------------------------------------------------------------------------------

    def draw(self, frame: Frame) -> None:
        """Show this moment."""
        self.frame = frame
        self.lay_out()
        if self.handle not in ("", *self.handles()):
            self.hold("")
        self.update()

    def dress(self, look: Look) -> None:
        """Fonts, colours and widths."""
        self.look = look
        for face in self.faces:
            face.look = look
        self.lay_out()
        self.update()

    def speak(self, language: Language) -> None:
        """Labels, and what screen readers say."""
        self.language = language
        for face in self.faces:
            face.language = language
        self.setAccessibleName(language(f"{self.lesson}.title"))
        self.setAccessibleDescription(language(f"{self.lesson}.label.keys"))
        self.lay_out()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The faces share what there is."""
        self.lay_out()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another lesson is on the stage: what was kept to paint faster is let go, a screenful for every layer."""
        super().hideEvent(event)
        for face in self.faces:
            face.forget()

    def lay_out(self) -> None:
        """Give every face its rectangle."""
        if self.frame is not None:
            for face, rect in zip(self.faces, self.arrange(QRectF(self.rect()), self.frame), strict=True):
                face.rect = rect

    def paintEvent(self, event: QPaintEvent) -> None:
        """Every face; and round them the focus."""
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
        """Take hold of what lies here, or choose it."""
        face = self.face_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or face is None or self.frame is None:
            return
        what = face.grab(event.position(), self.frame)
        if self.choose(what):
            return
        self.hold(what if what in self.handles() else "")
        self.held = (face, what) if what else None
        for other in self.faces:
            other.pointer = None  # what was said of the place under the pointer is not true of what is dragged
        self.took(face, what, event.position())

    def choose(self, what: object) -> bool:
        """What is a choice, like "y=1", is made; False if it is none."""
        if not isinstance(what, str) or "=" not in what:
            return False
        field, _, value = what.partition("=")
        self.chosen.emit(field, value)
        return True

    def took(self, face: Face, what: str, at: QPointF) -> None:
        """Something was taken hold of (or nothing, ""); what jumps to the pointer does so now."""
        if what and face.jumps(what):
            self.drag(at, False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held, or say what lies here."""
        if self.held is not None:
            self.drag(event.position(), False)
            return
        face = self.face_at(event.position())
        for other in self.faces:
            other.pointer = event.position() if other is face else None
        if face is not None and self.frame is not None:
            self.hovered.emit(face.focus(event.position(), self.frame))
            what = face.grab(event.position(), self.frame)
            open_hand = Qt.CursorShape.PointingHandCursor if "=" in what else Qt.CursorShape.OpenHandCursor
            shape = self.cursors.get(what.split(":")[0], open_hand) if what else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The drag has ended."""
        if self.held is not None and event.button() == Qt.MouseButton.LeftButton:
            self.drag(event.position(), True)
            self.held = None

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer."""
        for face in self.faces:
            face.pointer = None
        self.hovered.emit("")
        self.update()

    def drag(self, at: QPointF, done: bool) -> None:
        """What is held is moved to the pointer."""
        if self.held is not None and self.frame is not None:
            face, what = self.held
            value = face.value(what, at, self.frame)
            if value is not None:
                self.dragged.emit(what, value, done)
            self.update()

    # -- the keyboard --------------------------------------------------------------------------------------------

    def handles(self) -> tuple[str, ...]:
        """What Tab walks through, each name once."""
        frame = self.frame
        if frame is None:
            return ()
        shown = (face for face in self.faces if not face.rect.isEmpty())
        return tuple(dict.fromkeys(chain.from_iterable(face.handles(frame) for face in shown)))

    def hold(self, handle: str) -> None:
        """The keyboard holds this from now on."""
        self.handle = handle
        for face in self.faces:
            face.active = handle
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By Tab: the first handle is held (with Shift the last)."""
        order = self.handles()
        if order and event.reason() == Qt.FocusReason.TabFocusReason:
            self.hold(order[0])
        elif order and event.reason() == Qt.FocusReason.BacktabFocusReason:
            self.hold(order[-1])
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is held."""
        self.hold("")
        super().focusOutEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from handle to handle, then on."""
        order = ("", *self.handles())
        at = order.index(self.handle) + (1 if forward else -1)
        if 0 < at < len(order):
            self.hold(order[at])
            return True
        return super().focusNextPrevChild(forward)

    def event(self, event: QEvent) -> bool:
        """While something is held the arrows are ours, not the film's."""
        if event.type() == QEvent.Type.ShortcutOverride and self.handle and isinstance(event, QKeyEvent) \
                and event.key() in (*ARROWS, Qt.Key.Key_Escape):  # fmt: skip
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move what is held (with Shift ten times finer); Escape lets go."""
        way = ARROWS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape and self.handle:
            self.hold("")
        elif way is not None and self.handle and self.frame is not None:
            self.nudge(*way, FINE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0)
        else:
            super().keyPressEvent(event)

    def nudge(self, right: int, up: int, fine: float) -> None:
        """One press of an arrow."""
        if self.frame is None:
            return
        shown = (face for face in self.faces if not face.rect.isEmpty())
        face = next((face for face in shown if self.handle in face.handles(self.frame)), None)
        value = face.nudged(self.handle, self.frame, right * fine, up * fine) if face is not None else None
        if value is not None and not self.choose(value):
            self.dragged.emit(self.handle, value, True)
