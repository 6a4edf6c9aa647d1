"""The picture of the lesson on sigmoid and ReLU: the curves, the race, the race from other first weights."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent

from gui.language import Language
from gui.lesson import Frame, Picture
from gui.pictures.sigmoid_relu.activations import CurvesPage, Z
from gui.pictures.sigmoid_relu.race import RacePage
from gui.pictures.sigmoid_relu.tally import TallyPage
from gui.theme import Look

ARROWS = {Qt.Key.Key_Left: -0.1, Qt.Key.Key_Right: 0.1, Qt.Key.Key_Down: -1.0, Qt.Key.Key_Up: 1.0}


class SigmoidRelu(Picture):
    """One page for each act. In the first, arrow keys move z while the picture has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pages: dict[str, Any] = {"curves": CurvesPage(), "race": RacePage(), "luck": TallyPage()}
        self.act = "curves"
        self.z = 0.0
        self._look = Look()
        for page in self.pages.values():
            page.setParent(self)
            page.hide()
        self.pages["curves"].moved.connect(self._drag_z)
        self.pages["race"].moved.connect(lambda k, done: self.dragged.emit("k", k, done))
        self._watch()

    def draw(self, frame: Frame) -> None:
        """The page of this act."""
        self.act = frame.params.act
        for name, page in self.pages.items():
            if page.isVisibleTo(self) != (name == self.act):
                page.setVisible(name == self.act)
        self.z = frame.params.z if self.act != "curves" else frame.step.z
        self.pages[self.act].draw(frame)

    def dress(self, look: Look) -> None:
        """All pages."""
        self._look = look
        for page in self.pages.values():
            page.dress(look)
        self._place()

    def speak(self, language: Language) -> None:
        """All pages, and the names for screen readers."""
        for page in self.pages.values():
            page.speak(language)
        self.setAccessibleName(language("sigmoid_relu.title"))
        self.setAccessibleDescription(language("sigmoid_relu.label.keys"))

    def _watch(self) -> None:
        """Which symbol each part of the picture stands for."""
        curves, race = self.pages["curves"], self.pages["race"]
        self.symbols: dict[QObject, str] = {race.chart: "J"}
        for column in curves.columns:
            self.symbols |= {column.value: "a", column.slope: "slope", column.ladder: "slope"}
        for lane in race.lanes:
            self.symbols |= {lane.ladder: "slope", lane.field: "a"}
        for part in self.symbols:
            part.installEventFilter(self)

    # -- hands ---------------------------------------------------------------------------------------------------

    def _drag_z(self, z: float, done: bool) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.dragged.emit("z", z, done)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The symbol under the pointer, for the formula and the code."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave) and watched in self.symbols:
            self.hovered.emit(self.symbols[watched] if event.type() == QEvent.Type.Enter else "")
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Arrow keys are ours while z has the focus; else they are the window's (step, back)."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._arrow(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← → by a tenth, ↓ ↑ by one."""
        way = self._arrow(event)
        if way:
            z = min(max(round(self.z + way, 6), Z[0]), Z[1])
            self.dragged.emit("z", z, True)
        else:
            super().keyPressEvent(event)

    def _arrow(self, event: QKeyEvent) -> float:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        return ARROWS.get(Qt.Key(event.key()), 0.0) if plain and self.act == "curves" else 0.0

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame of the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And no frame."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, and around it the focus."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._look.colour("ground"))
            if self.hasFocus():
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(self._look.pen("accent", 2))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Every page fills the picture."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        edge = max(4, self._look.space // 2)
        for page in self.pages.values():
            page.setGeometry(self.rect().adjusted(edge, edge, -edge, -edge))
