"""What may lie over the picture: the question in big type, and a sentence that something could not be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.language import Language
from gui.tab_order import leave
from gui.theme import Look


class QuestionCard(QFrame):
    """The question in big type over the picture; asked again it shows the answer, and then it leaves."""

    asked = Signal()
    turned = Signal()  # opened, answered, or closed

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("room", "card")
        self.question, self.answer = QLabel(), QLabel()
        self.button = QPushButton()
        self.button.setProperty("role", "main")
        self.column = QVBoxLayout(self)
        for label in (self.question, self.answer):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self.column.addWidget(label)
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)
        self.button.clicked.connect(self.asked)
        parent.installEventFilter(self)
        self.hide()

    def advance(self, question: str, answer: str, language: Language) -> None:
        """Question, then answer, then gone."""
        if self.isVisible() and self.answer.isVisible():
            self.close()
            return
        self.answer.setVisible(self.isVisible())
        self.question.setText(question)
        self.answer.setText(answer)
        self.button.setText(language("window.close" if self.answer.isVisible() else "window.show_answer"))
        self.show()
        self.raise_()
        self.place()
        self.button.setFocus()
        self.turned.emit()

    def setVisible(self, visible: bool) -> None:
        """Gone, it leaves the keys to the film."""
        if not visible:
            leave(self)
        super().setVisible(visible)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It keeps its place when the room changes."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    @property
    def asking(self) -> bool:
        """Whether the question is open and its answer is not."""
        return self.isVisible() and not self.answer.isVisible()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was veiled for the question is shown again."""
        super().hideEvent(event)
        self.turned.emit()

    def place(self) -> None:
        """At the foot of the picture, as wide as can be read in one look."""
        parent = self.parentWidget()
        if parent is not None:
            width = round(parent.width() * 0.72)
            self.setFixedWidth(width)
            height = min(self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height(),
                         parent.height())  # fmt: skip
            box = QRect(0, 0, width, height)
            box.moveCenter(parent.rect().center())
            box.moveBottom(parent.rect().bottom() - 4)
            self.setGeometry(box)

    def dress(self, look: Look) -> None:
        """Big enough for the last row."""
        self.question.setStyleSheet(f"font-size: {round(look.px('title'))}px; font-weight: 600;")
        self.answer.setStyleSheet(f"font-size: {round(look.px('title') * 0.82)}px;")
        space = 4 * look.space
        self.column.setContentsMargins(space, space, space, space)
        self.column.setSpacing(space // 2)
        if self.isVisible():
            self.place()


class Notice(QFrame):
    """A sentence over the picture: a refusal, or that something was put right. It stays until it is closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("room", "notice")
        self.label, self.button = QLabel(), QPushButton("✕")
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.row = QHBoxLayout(self)
        self.row.addWidget(self.label, 1)
        self.row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.button.clicked.connect(self.hide)
        self._tell: Callable[[Language], str] = lambda _language: ""
        self._language = Language()
        self.hide()

    def say(self, tell: Callable[[Language], str]) -> None:
        """Show it, in the present language and in any that is chosen while it stands there."""
        self._tell = tell
        self._write()
        self.show()
        self.raise_()
        self.place()

    def setVisible(self, visible: bool) -> None:
        """Gone, it leaves the keys to the film."""
        if not visible:
            leave(self)
        super().setVisible(visible)

    def place(self) -> None:
        """At the top of the picture."""
        parent = self.parentWidget()
        if parent is not None:
            width = round(parent.width() * 0.8)
            self.setFixedWidth(width)
            height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
            self.setGeometry((parent.width() - width) // 2, 0, width, height)

    def dress(self, look: Look) -> None:
        """Margins."""
        self.row.setContentsMargins(2 * look.space, look.space, look.space, look.space)
        if self.isVisible():
            self.place()

    def speak(self, language: Language) -> None:
        """The sentence and the name of its button."""
        self._language = language
        self.button.setAccessibleName(language("window.close"))
        if self.isVisible():
            self._write()
            self.place()

    def _write(self) -> None:
        sentence = self._tell(self._language)
        self.label.setText(sentence)
        self.setAccessibleName(sentence)
