"""One field of a Params dataclass as something to turn: a slider, a row of choices, a list, a switch, a typed line."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from gui.language import Language
from gui.lesson import Choice, Control, Switch, Text
from gui.lesson import Slider as SliderSpec
from gui.slider import Slider
from gui.theme import Look
from gui.typed import Typed


class Option(QPushButton):
    """One of a row. Tab comes to the row once; with the focus ← → are the row's (Qt goes on and chooses)."""

    def event(self, event: QEvent) -> bool:
        """Keep the arrows."""
        ours = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if ours and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)


class Knob(QWidget):
    """One field: its control with its label. `turned(field, value, done)`."""

    turned = Signal(str, object, bool)

    def __init__(self, name: str, spec: Control, integer: bool, main: bool) -> None:
        super().__init__()
        self.name, self.spec, self.integer, self.main = name, spec, integer, main
        self.layout_ = QVBoxLayout(self)
        self.layout_.setContentsMargins(0, 0, 0, 0)
        self.label: QLabel | None = None
        self.slider: Slider | None = None
        self.buttons: dict[str, QPushButton] = {}
        self.combo: QComboBox | None = None
        self.row: QWidget | None = None
        self.box: QCheckBox | None = None
        self.line: Typed | None = None
        if isinstance(spec, SliderSpec):
            self.slider = Slider(spec)
            self.slider.moved.connect(self._slid)
            self.layout_.addWidget(self.slider)
        else:
            self._make_labelled(spec)
            self.layout_.addStretch()

    def _make_labelled(self, spec: Choice | Switch | Text) -> None:
        """All but a slider, which writes its name itself, have their name above."""
        self.label = QLabel()
        self.label.setProperty("role", "faint")
        self.layout_.addWidget(self.label)
        if isinstance(spec, Choice):
            self._make_choice(spec)
        elif isinstance(spec, Text):
            self.line = Typed(spec)
            self.line.told.connect(lambda text, done: self.turned.emit(self.name, text, done))
            self.layout_.addWidget(self.line)
        else:
            self.box = QCheckBox()
            self.box.clicked.connect(lambda on: self.turned.emit(self.name, bool(on), True))
            self.layout_.addWidget(self.box)

    def _make_choice(self, spec: Choice) -> None:
        """A row of buttons, and a list that stands in for it where the row is too wide."""
        self.combo = QComboBox()
        self.combo.addItems(list(spec.options))
        self.combo.activated.connect(lambda k: self.turned.emit(self.name, spec.options[k], True))
        self.layout_.addWidget(self.combo)
        if spec.list:
            return
        self.row = QWidget()
        row = QHBoxLayout(self.row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        group = QButtonGroup(self)
        for option in spec.options:
            button = Option()
            button.setCheckable(True)
            button.setProperty("role", "choice")
            group.addButton(button)
            button.clicked.connect(lambda _=False, option=option: self.turned.emit(self.name, option, True))
            self.buttons[option] = button
            row.addWidget(button)
        self.layout_.addWidget(self.row)
        self.set_compact(False)

    def width_wanted(self) -> int:
        """As wide as it is in full: with its row of buttons."""
        if self.line is not None:
            return self.line.width_wanted()
        if self.row is None:
            return self.sizeHint().width()
        return max(self.row.sizeHint().width(), self.label.sizeHint().width() if self.label else 0)

    def set_compact(self, compact: bool) -> None:
        """The list instead of the row of buttons, or the row again."""
        if self.row is not None and self.combo is not None:
            self.row.setVisible(not compact)
            self.combo.setVisible(compact)

    def _slid(self, number: float, done: bool) -> None:
        self.turned.emit(self.name, round(number) if self.integer else number, done)

    def show_value(self, value: Any, marks: tuple[tuple[float, str], ...]) -> None:
        """Show this value, telling nobody."""
        if self.slider is not None:
            self.slider.marks = marks
            self.slider.set_number(float(value))
        for option, button in self.buttons.items():
            button.setChecked(option == value)
        if self.combo is not None and isinstance(self.spec, Choice):
            self.combo.setCurrentIndex(self.spec.options.index(value))
        if self.box is not None:
            self.box.setChecked(bool(value))
        if self.line is not None:
            self.line.show_text(str(value))

    def show_none(self) -> None:
        """None of the options holds: something was brought instead."""
        group = next(iter(self.buttons.values())).group() if self.buttons else None
        if group is not None:
            group.setExclusive(False)  # else the last one could not be let go
        for button in self.buttons.values():
            button.setChecked(False)
        if group is not None:
            group.setExclusive(True)
        if self.combo is not None:
            self.combo.setCurrentIndex(-1)

    def speak(self, lesson: str, language: Language) -> None:
        """Labels, tips and names for screen readers."""
        key = f"{lesson}.control.{self.name}"
        title = language(key)
        tip = language(key + "_tip") if language.has(key + "_tip") else title
        for widget in (self.slider, self.combo, self.box):
            if widget is not None:
                widget.setAccessibleName(title)
                widget.setToolTip(tip)
        if self.line is not None:
            self.line.speak(title, tip, language)
        if self.slider is not None:
            self.slider.label = title
            self.slider.update()
        if self.combo is not None and language.has(f"{key}_instead"):
            self.combo.setPlaceholderText(language(f"{key}_instead"))
        if self.label is not None:
            self.label.setText(title if self.box is None else "")
        if self.box is not None:
            self.box.setText(title)
        self._name_options(key, title, tip, language)

    def _name_options(self, key: str, title: str, tip: str, language: Language) -> None:
        for k, option in enumerate(self.spec.options if isinstance(self.spec, Choice) else ()):
            word = language(f"{key}_{option}")
            if option in self.buttons:
                self.buttons[option].setText(word)
                self.buttons[option].setAccessibleName(f"{title}: {word}")
                self.buttons[option].setToolTip(tip)
            if self.combo is not None:
                self.combo.setItemText(k, word)

    def dress(self, look: Look) -> None:
        """Spaces and, for the slider, everything."""
        self.layout_.setSpacing(max(2, look.space // 3))
        for widget in (self.slider, self.line):
            if widget is not None:
                widget.dress(look)
