"""Where the lessons wait: pictures once built stay built, knobs are built anew for a lesson of long ago.

The knobs of all lessons would be seven hundred widgets, which cost ten megabytes and every change of theme. What waits
is not dressed when the window is: it gets the look and the language of the day when it is called.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget

from gui.controls import Controls
from gui.language import Language
from gui.lesson import Lesson, Picture
from gui.theme import Look

KNOBS = 3  # lessons whose knobs stay built


class Backstage:
    """All lessons that have been on the stage."""

    def __init__(
        self, pictures: QStackedWidget, controls: QStackedWidget, listen: Callable[[Picture | Controls], None]
    ) -> None:
        self._pictures, self._controls, self._listen = pictures, controls, listen
        self.built: dict[str, tuple[Picture, Controls]] = {}  # the latest last
        self._bare: dict[str, Picture] = {}  # those without knobs
        self._worn: dict[str, tuple[Look, Language]] = {}  # the look and the language that each was last given

    def call(self, lesson: Lesson, look: Look, language: Language) -> tuple[Picture, Controls]:
        """The picture and the knobs of a lesson, ready to be put on."""
        name = lesson.name
        parts = self.built.pop(name, None)
        if parts is None:
            parts = self._picture(lesson), self._knobs(lesson)
            self._worn.pop(name, None)
        self.built[name] = parts
        self.fit(name, look, language)
        if len(self.built) > KNOBS:
            self._let_go(next(iter(self.built)))
        return parts

    def fit(self, name: str, look: Look, language: Language) -> None:
        """Dress a lesson, and teach it a language, if it does not wear and speak that already."""
        if self._worn.get(name) != (look, language):
            for part in self.built[name]:
                part.dress(look)
                part.speak(language)
            self._worn[name] = look, language

    def _picture(self, lesson: Lesson) -> Picture:
        picture = self._bare.pop(lesson.name, None)
        if picture is None:
            picture = lesson.picture()
            self._listen(picture)
            self._pictures.addWidget(picture)
        return picture

    def _knobs(self, lesson: Lesson) -> Controls:
        controls = Controls(lesson)
        self._listen(controls)
        self._controls.addWidget(controls)
        return controls

    def _let_go(self, name: str) -> None:
        self._bare[name], controls = self.built.pop(name)
        self._controls.removeWidget(controls)
        controls.deleteLater()
