"""The words of a lesson: its text, the question before the answer, and (folded) the teacher's notes."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gui.language import Language
from gui.lesson import Lesson
from gui.pages import told
from gui.theme import Look


class Label(QLabel):
    """A paragraph."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)


class Question(QFrame):
    """The question, and its answer on demand."""

    toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("room", "card")
        self.column = QVBoxLayout(self)
        self.question, self.answer = Label("head"), Label()
        self.button = QPushButton()
        self.button.setProperty("role", "outline")
        self.button.clicked.connect(self.toggle)
        for widget in (self.question, self.answer, self.button):
            self.column.addWidget(widget)
        self._key = ("", "")
        self.open = False
        self._language = Language()

    def show_question(self, lesson: Lesson, params: Any, language: Language) -> None:
        """The question that fits these params; a new one is closed again."""
        name = lesson.question(params)
        key = (lesson.name, name)
        if key != self._key:
            self._key, self.open = key, False
        self._language = language
        tail = f"_{name}" if name else ""
        self.setAccessibleName(language("window.question"))
        self.question.setText(language(f"{lesson.name}.question{tail}"))
        self.answer.setText(language(f"{lesson.name}.answer{tail}"))
        self._update()

    def toggle(self) -> None:
        """Show the answer, or hide it."""
        self.open = not self.open
        self._update()
        self.toggled.emit()

    def veil(self, asking: bool) -> None:
        """An answer that was opened here is shut while the question is asked again."""
        if asking and self.open:
            self.toggle()

    def _update(self) -> None:
        self.answer.setVisible(self.open)
        self.button.setText(self._language("window.hide_answer" if self.open else "window.show_answer"))

    def dress(self, look: Look) -> None:
        """A card's margins."""
        space = look.space
        self.column.setContentsMargins(round(1.5 * space), space, round(1.5 * space), space)
        self.column.setSpacing(space // 2)


class TextPanel(QScrollArea):
    """Text, question, notes. It scrolls only when notes are open or the window is tiny."""

    grown = Signal()  # something was opened or closed

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inner = QWidget()
        self.inner.setProperty("room", "panel")
        self.column = QVBoxLayout(self.inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.text, self.question, self.notes = Label(), Question(), Label()
        self.fold = QPushButton()
        self.fold.setCheckable(True)
        self.fold.setProperty("role", "fold")
        self.fold.toggled.connect(self.notes.setVisible)
        self.fold.toggled.connect(self._point)
        self.fold.toggled.connect(self._bring_notes)
        self.question.toggled.connect(self.grown)
        self.question.toggled.connect(self._bring_answer)
        self.notes.hide()
        policy = self.text.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.text.setSizePolicy(policy)
        for widget in (self.text, self.question, self.fold, self.notes):
            self.column.addWidget(widget)
        self.column.addStretch()
        self.setWidget(self.inner)
        self._language, self._lesson = Language(), ""
        self._look = Look()
        self._fitted: object = None  # what the size of the type was chosen for

    def show_lesson(self, lesson: Lesson, params: Any, language: Language) -> None:
        """The words of this lesson with these params."""
        self._language = language
        if lesson.name != self._lesson:
            self._lesson = lesson.name
            self.verticalScrollBar().setValue(0)
        self.text.setText(language(f"{lesson.name}.text"))
        self.notes.setText(told(lesson.name, language))
        self.question.show_question(lesson, params, language)
        self._point()

    def veil(self, asking: bool) -> None:
        """While a question is open its answer, which the text may hold, is not read there; nothing else moves."""
        self.text.setVisible(not asking)
        self.question.veil(asking)

    def _point(self) -> None:
        sign = "▾" if self.fold.isChecked() else "▸"
        self.fold.setText(f"{sign} {self._language('window.notes')}")
        self.grown.emit()

    def _bring_notes(self, opened: bool) -> None:
        """Notes that were asked for are seen from their beginning; folded, the text is."""
        self.inner.adjustSize()
        self.column.activate()
        self.verticalScrollBar().setValue(self.fold.y() if opened else 0)

    def _bring_answer(self) -> None:
        """An answer that was asked for is seen, even where the panel has to scroll for it."""
        if self.question.open:
            self.inner.adjustSize()
            self.column.activate()
            self.ensureWidgetVisible(self.question.answer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.grown.emit()

    def choose_type(self, room: int) -> None:
        """Body type where everything fits into so much room, small type where it does not."""
        state = (self.text.text(), self.question.question.text(), self.question.open, self.fold.isChecked())
        key = (state, self.width(), room)
        if key != self._fitted:
            self._fitted = key
            self.inner.setStyleSheet("")
            if self.height_wanted() > room:
                self.inner.setStyleSheet(f"QLabel {{ font-size: {self._look.px('small')}px; }}")

    def let_scroll(self, on: bool) -> None:
        """Where everything fits there is no scroll bar, not even for a moment: it would take width, and more lines."""
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if on else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)

    def height_wanted(self) -> int:
        """So tall that nothing scrolls."""
        width = max(60, self.width())
        return self.column.heightForWidth(width) if self.column.hasHeightForWidth() else self.column.sizeHint().height()

    def dress(self, look: Look) -> None:
        """Spaces."""
        self._look, self._fitted = look, None
        self.column.setSpacing(round(1.3 * look.space))
        self.question.dress(look)
