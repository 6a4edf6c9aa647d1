"""The row of a contact sheet that says who judges, and how often that one is right on photos it never saw."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from core import shipped
from core.cat import AnyModel
from core.refusal import Refusal
from gui import opened
from gui.figures import percent
from gui.fitting import FittingLabel
from gui.folder_words import model_name
from gui.language import Language
from gui.theme import Look


class Judges(QWidget):
    """A list of the models, and a sentence about the chosen one: at first the one that is right most often.

    Whoever brings a folder wants an answer, not a lesson; whoever wants the lesson chooses another judge, and sees the
    same photos judged by that one.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._language = Language()
        self._file = ""  # the model file that was opened at the door
        self.name = shipped.best()
        self.label, self.list_, self.figures = QLabel(), QComboBox(), FittingLabel("small", 1)
        self.label.setProperty("role", "faint")
        self.list_.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.list_.activated.connect(self._activated)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.addWidget(self.label)
        self.row.addWidget(self.list_)
        self.row.addWidget(self.figures, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    # -- who -----------------------------------------------------------------------------------------------------

    @property
    def names(self) -> tuple[str, ...]:
        """Those that came with the program, and the one that was opened."""
        return (*shipped.models(), *((opened.NAME,) if self._mind else ()))

    @property
    def asked(self) -> tuple[str, AnyModel | None]:
        """The name of the chosen one; itself, if the helper cannot find it by its name."""
        return self.name, self._mind if self.name == opened.NAME else None

    def offer(self, file: str) -> None:
        """The door's opened model file may judge, too ("" if there is none)."""
        if file == self._file:
            return
        before, self._file = self.asked, file
        if self.name not in self.names:
            self.name = shipped.best()
        self._write()
        if self.asked != before:
            self.chosen.emit()

    def choose(self, name: str) -> None:
        """Let it judge from now on; one that is not to be had changes nothing."""
        if name in self.names and name != self.name:
            self.name = name
            self._write()
            self.chosen.emit()

    def _activated(self, place: int) -> None:
        self.choose(self.names[place])

    @property
    def _mind(self) -> AnyModel | None:
        """The opened model, if there is one."""
        try:
            return opened.shelf.find(self._file)
        except Refusal:
            return None

    # -- words ---------------------------------------------------------------------------------------------------

    def record(self) -> tuple[str, str]:
        """How often it is right, where one knows, by the figures in its own file; in short."""
        say = self._language
        try:
            figures = opened.judge(self.name, self._file).figures
        except Refusal as refusal:
            return say.refusal(refusal), ""
        check = figures.elsewhere or figures.same
        if check is None or check.balanced != check.balanced:
            return say("folder.judge_unknown"), ""
        low, high = check.balanced_interval
        key = f"folder.judge_{'elsewhere' if check.elsewhere else 'same'}"
        rate = percent(check.balanced)
        words = say(key, rate=rate, low=percent(low), high=percent(high), n=f"{check.n:,}")
        return words, say(f"{key}_short", rate=rate)

    def dress(self, look: Look) -> None:
        """Sizes and colours."""
        self.row.setSpacing(look.space)
        self.figures.dress(look)

    def speak(self, language: Language) -> None:
        """Words."""
        self._language = language
        self._write()

    def _write(self) -> None:
        say, names = self._language, self.names
        self.label.setText(say("folder.judge"))
        self.list_.setAccessibleName(say("folder.judge"))
        self.list_.setToolTip(say("folder.judge_tip"))
        self.list_.clear()
        self.list_.addItems([_capital(model_name(name, say)) for name in names])
        self.list_.setCurrentIndex(names.index(self.name) if self.name in names else -1)
        words, short = self.record()
        self.figures.say(words, short)
        self.figures.setToolTip(words)
        self.list_.setAccessibleDescription(words)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
