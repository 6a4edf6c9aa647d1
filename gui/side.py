"""The side panel: words, numbers and code, each folded away by its key; with none open it is gone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gui.code_panel import CodePanel
from gui.formula import Formula
from gui.language import Language
from gui.lesson import Frame, Lesson
from gui.text_panel import TextPanel
from gui.theme import Look

FOLDS = ("words", "numbers", "code")


class Side(QWidget):
    """Text, formula and code of the lesson on the stage."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("room", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text, self.formula, self.code = TextPanel(), Formula(), CodePanel()
        self.numbers = QScrollArea()
        self.numbers.setWidgetResizable(True)
        self.numbers.setFrameShape(QFrame.Shape.NoFrame)
        self.numbers.setFocusPolicy(self.text.focusPolicy())
        holder = QWidget()
        holder.setProperty("room", "panel")
        self.holder = QVBoxLayout(holder)
        self.holder.setContentsMargins(0, 0, 0, 0)
        self.holder.addWidget(self.formula)
        self.holder.addStretch()
        self.numbers.setWidget(holder)
        self.parts: dict[str, QWidget] = {"words": self.text, "numbers": self.numbers, "code": self.code}
        self.wanted = ["numbers", "words"]  # what the reader wants to see, the newest last
        self.open = {name: name in self.wanted for name in FOLDS}  # what is seen
        self.text.grown.connect(self.fit)
        self.formula.grown.connect(self.fit)
        self.column = QVBoxLayout(self)
        for name in FOLDS:
            self.column.addWidget(self.parts[name])
            self.parts[name].setVisible(self.open[name])
        self.column.addStretch(0)

    def toggle(self, name: str, turns: frozenset[str]) -> None:
        """Fold or unfold. Where some take turns, folding the one that is seen folds those that wait behind it, too."""
        if self.open[name]:
            gone = {name} | (turns if name in turns else set())
            self.wanted = [other for other in self.wanted if other not in gone]
        else:
            self.wanted = [other for other in self.wanted if other != name] + [name]

    def show_wanted(self, turns: frozenset[str]) -> None:
        """Show what is wanted; of those that take turns, the one that was asked for last."""
        last = next((name for name in reversed(self.wanted) if name in turns), None)
        self.open = {name: name in self.wanted and (name not in turns or name == last) for name in FOLDS}
        self.arrange()

    def arrange(self) -> None:
        """Show what is open; the code takes what room is left."""
        for name, part in self.parts.items():
            part.setVisible(self.open[name])
        self.column.setStretch(2, 1 if self.open["code"] else 0)
        self.column.setStretch(3, 0 if self.open["code"] else 1)
        self.fit()

    def fit(self) -> None:
        """Words and numbers as tall as they need, as long as there is room; code gets the rest."""
        margins = self.column.contentsMargins()
        room = self.height() - margins.top() - margins.bottom() - self.column.spacing() * (sum(self.open.values()) + 1)
        room -= room // 3 if self.open["code"] else 0
        numbers = min(self.formula.sizeHint().height() + 4, room * (6 if self.open["words"] else 10) // 10)
        self.numbers.setFixedHeight(max(numbers, 20))
        left = room - (numbers if self.open["numbers"] else 0)
        if self.open["words"]:
            self.text.choose_type(left)
        wanted = self.text.height_wanted()
        self.text.let_scroll(wanted > left)
        self.text.setFixedHeight(max(40, min(wanted, left)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, other shares."""
        super().resizeEvent(event)
        self.fit()

    def any_open(self) -> bool:
        """Whether the panel is there at all."""
        return any(self.open.values())

    def width_wanted(self, window: int, look: Look) -> int:
        """As wide as its contents would like."""
        words = max(look.px("body") * (20 if self.open["numbers"] else 16), round(window * 0.215))
        margins = 4 * look.space
        return max(words, self.code.width_for_code() + margins) if self.open["code"] else words

    def show_lesson(self, lesson: Lesson, frame: Frame, language: Language) -> None:
        """Words and code of this lesson with these params."""
        self.text.show_lesson(lesson, frame.params, language)
        self.code.show_code(lesson.code(frame.params))
        self.show_frame(lesson, frame, language)
        self.fit()

    def show_frame(self, lesson: Lesson, frame: Frame, language: Language) -> None:
        """Numbers and the running line of this moment; what is folded away costs nothing."""
        self.text.veil(frame.view.asking)
        if self.open["numbers"]:
            self.formula.show_rows(lesson.formula(frame, language), frame.view.focus)
        if self.open["code"]:
            self.code.mark(lesson.running(frame))

    def dress(self, look: Look) -> None:
        """Margins, fonts, colours."""
        space = 2 * look.space
        self.column.setContentsMargins(space, look.space, space, look.space)
        self.column.setSpacing(look.space)
        for part in (self.text, self.formula, self.code):
            part.dress(look)

    def speak(self, language: Language) -> None:
        """Names for screen readers."""
        self.formula.speak(language)
        self.code.speak(language)
