"""How the map comes into a window and goes away, and which lessons were seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QRect

from gui.language import Language
from gui.settings import Settings
from gui.theme import Look

if TYPE_CHECKING:
    from gui.atlas import Atlas


class Overview(QObject):
    """The map of one window, made when it is first asked for."""

    def __init__(self, window: Any, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._look, self._language = Look(), Language()
        self.atlas: Atlas | None = None
        window.installEventFilter(self)

    # -- what was seen -------------------------------------------------------------------------------------------

    def seen(self) -> frozenset[str]:
        """The lessons that have been on the stage."""
        return frozenset(self._settings.table("seen"))

    def saw(self, name: str) -> None:
        """It is on the stage now."""
        self._settings.put("seen", {**self._settings.table("seen"), name: True})

    # -- on and off ----------------------------------------------------------------------------------------------

    def welcome(self) -> None:
        """At the very first start: nothing has been seen, and the map says where to begin."""
        self._settings.put("seen", {})
        self.open()

    def open(self) -> None:
        """Over stage and side panel; the film waits."""
        if self.atlas is None:
            from gui.atlas import Atlas

            self.atlas = Atlas(self._window, self._window.lessons, self.seen)
            self.atlas.chosen.connect(self._chosen)
            self.atlas.closed.connect(self._window.setFocus)
            self.atlas.dress(self._look)
            self.atlas.speak(self._language)
        self._window.player.pause()
        self._window.stage.notice.hide()
        self.place()
        self.atlas.open()

    def toggle(self) -> None:
        """Show it or put it away."""
        if not self.hide():
            self.open()

    def hide(self) -> bool:
        """Put it away; False if it was not seen."""
        return self.atlas is not None and self.atlas.put_away()

    def _chosen(self, name: str) -> None:
        self.hide()
        self._window.visit(name)

    def place(self) -> None:
        """It leaves the shelf uncovered."""
        if self.atlas is not None:
            shelf = self._window.shelf
            left = shelf.width() if shelf.isVisible() else 0
            self.atlas.setGeometry(QRect(left, 0, self._window.width() - left, self._window.height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The map is as large as the window, whatever the shelf does."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.place()
        return False

    # -- looks ---------------------------------------------------------------------------------------------------

    def dress(self, look: Look) -> None:
        """Sizes and colours."""
        self._look = look
        if self.atlas is not None:
            self.atlas.dress(look)
            self.place()

    def speak(self, language: Language) -> None:
        """Words."""
        self._language = language
        if self.atlas is not None:
            self.atlas.speak(language)
