"""The head of the stage: the title, the line of words under it, and at the right what can be unfolded."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.fitting import FittingLabel
from gui.language import Language
from gui.side import FOLDS
from gui.theme import Look


class Header(QWidget):
    """The title, the line of words under it, and at the right what can be unfolded."""

    fold_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.title, self.words = FittingLabel("title", 1, bold=True), FittingLabel("body", 2)
        self.added: list[QPushButton] = []
        self.buttons = {name: QPushButton() for name in ("question", *FOLDS)}
        self.row = row = QHBoxLayout()
        row.addWidget(self.title, 1)
        for name, button in self.buttons.items():
            button.setCheckable(name != "question")
            button.setProperty("role", "outline" if name == "question" else "choice")
            button.clicked.connect(lambda _=False, name=name: self.fold_asked.emit(name))
            row.addWidget(button)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addLayout(row)
        self.column.addWidget(self.words)

    def add(self, button: QPushButton) -> None:
        """One more button, before the others; seen once it is enabled."""
        self.added.append(button)
        button.hide()
        self.row.insertWidget(1, button)

    def set_alone(self, alone: bool) -> None:
        """Beside the picture alone only the line of words stays: it tells what is to be seen."""
        self.title.setVisible(not alone)
        for button in self.buttons.values():
            button.setVisible(not alone)
        for button in self.added:
            button.setVisible(not alone and button.isEnabled())

    def dress(self, look: Look) -> None:
        """Title and words at this size."""
        self.column.setSpacing(look.space // 3)
        self.title.dress(look)
        self.words.dress(look)

    def speak(self, language: Language) -> None:
        """Names of the buttons."""
        for name, button in self.buttons.items():
            button.setText(language(f"window.{name}" if name != "question" else "window.ask"))
            button.setToolTip(language(f"keys.{name}"))
            button.setAccessibleName(language(f"keys.{name}"))
        self.words.setAccessibleName(language("window.now"))
