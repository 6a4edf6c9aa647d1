"""How a folder comes to the door of a window, and its contact sheet on and off the stage."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtWidgets import QFileDialog

from gui import drop
from gui.icon import Icon
from gui.language import Language
from gui.session import Session
from gui.stage import Stage
from gui.theme import Look

if TYPE_CHECKING:  # the sheet is imported when the first folder comes: most windows never see one
    from gui.folder_sheet import FolderSheet


class Contact(QObject):
    """The sheet of one window, made when the first folder comes; and the button that brings it back."""

    def __init__(self, window: Any, stage: Stage) -> None:
        super().__init__(window)
        self._window, self._stage = window, stage
        self._look, self._language = Look(), Language()
        self.sheet: FolderSheet | None = None
        self.button = Icon("sheet")
        self.button.setProperty("role", "outline")
        self.button.clicked.connect(self.toggle)
        self.button.setEnabled(False)
        stage.header.add(self.button)
        stage.installEventFilter(self)

    # -- what comes ----------------------------------------------------------------------------------------------

    def take(self, mime: QMimeData) -> bool:
        """Whether this is a folder for the door; if so it is being read. Anything else goes its own way."""
        session: Session | None = self._window.session
        folder = drop.folder(mime)
        if folder is None or (session is not None and session.lesson.gathers):
            self.hide()
            return False
        self.read(folder)
        return True

    def open(self) -> None:
        """A folder from the disk."""
        chosen = QFileDialog.getExistingDirectory(
            self._window, self._language("folder.open_title"), drop.usual_folder(),
            QFileDialog.Option.ShowDirsOnly,
        )  # fmt: skip
        if chosen:
            self.read(Path(chosen))

    def read(self, folder: Path) -> None:
        """Read this folder, and show its sheet over the door."""
        door = self._door()
        if door is None:
            return
        self._window.visit(door)
        self._stage.notice.hide()
        sheet = self._made()
        self._show()
        sheet.read(folder)

    def _made(self) -> FolderSheet:
        if self.sheet is None:
            from gui.folder_sheet import FolderSheet

            self.sheet = FolderSheet(self._window.player, self._window.work, self._stage)
            self.sheet.chosen.connect(self._bring)
            self.sheet.told.connect(self._window.say)
            self.sheet.closed.connect(self._stage.window().setFocus)
            self.sheet.speak(self._language)
            self.sheet.dress(self._look)
        return self.sheet

    def _bring(self, path: Path) -> None:
        """To the door, which is to be asked the same as the sheet was: the same judge."""
        session: Session | None = self._window.session
        judge = self._made().reader.model
        if session is not None and getattr(session.params, "model", judge) != judge:
            session.turn("model", judge, True)
        self._window.bring(lambda: drop.read_file(path))

    def _opened(self) -> str:
        """The model file that the door has opened last."""
        session: Session | None = self._window.session
        return str(getattr(session.params, "opened", "")) if session is not None else ""

    def _door(self) -> str | None:
        """The lesson that judges pictures one by one; where none says so, one that takes them."""
        every = self._window.lessons.items()
        takes = [name for name, lesson in every if lesson.receives and not lesson.gathers]
        fit = [name for name, lesson in every if lesson.judges] or takes
        here = self._window.session.lesson.name if self._window.session is not None else ""
        return here if here in fit else next(iter(fit), None)

    # -- on and off ----------------------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Show the sheet as it was left, or leave it; without one, ask for a folder."""
        sheet = self.sheet
        if sheet is None or not sheet.filled:
            self.open()
        elif sheet.isVisible():
            sheet.leave()
        else:
            door = self._door()
            if door is not None:
                self._window.visit(door)
            self._show()

    def _show(self) -> None:
        sheet = self._made()
        sheet.judges.offer(self._opened())
        sheet.setGeometry(self._stage.rect())
        sheet.show()
        sheet.raise_()
        self.button.setEnabled(True)
        self.button.setVisible(self._stage.header.title.isVisible())

    def hide(self) -> bool:
        """Back to the door; False if the sheet was not seen."""
        if self.sheet is None or not self.sheet.isVisible():
            return False
        self.sheet.leave()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The sheet is as large as the stage."""
        if watched is self._stage and event.type() == QEvent.Type.Resize and self.sheet is not None:
            self.sheet.setGeometry(self._stage.rect())
        return False

    # -- looks ---------------------------------------------------------------------------------------------------

    def dress(self, look: Look) -> None:
        """Sizes and colours."""
        self._look = look
        self.button.dress(look)
        if self.sheet is not None:
            self.sheet.dress(look)

    def speak(self, language: Language) -> None:
        """Words."""
        self._language = language
        self.button.setAccessibleName(language("keys.sheet"))
        self.button.setToolTip(language("keys.sheet"))
        if self.sheet is not None:
            self.sheet.speak(language)

    def shut(self) -> None:
        """The window closes: the sheet's temporary file goes."""
        if self.sheet is not None:
            self.sheet.shut()

