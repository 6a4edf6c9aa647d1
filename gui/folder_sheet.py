"""The contact sheet of a folder: every photo with its verdict, while they are being judged and afterwards.

The sheet lies over the stage. A photo that is chosen goes to the door (`chosen`), and the sheet leaves; it can be
shown again as it was left as long as the window lives.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from core.refusal import Refusal
from gui.fitting import FittingLabel
from gui.folder_bar import Bar
from gui.folder_grid import Grid
from gui.folder_judges import Judges
from gui.folder_reader import Reader
from gui.folder_table import as_commas, as_tabs, lines, save
from gui.folder_tally import Tally
from gui.folder_words import progress
from gui.language import Language
from gui.player import Player
from gui.tab_order import leave
from gui.theme import Look
from gui.work import Work

CALM = 0.25  # seconds between two looks at what has come, while photos are being judged
FLASH = 2.5  # seconds that "copied" stands on its button


class FolderSheet(QWidget):
    """Head, filters, photos, and how often the model is right."""

    chosen = Signal(object)  # the Path of a photo that is to come to the door
    closed = Signal()  # back to the door
    told = Signal(object)  # a sentence for the person: Callable[[Language], str]

    def __init__(self, player: Player, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("room", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._player, self._look, self._language = player, Look(), Language()
        self.reader = Reader(player, work)
        self.title, self.words = FittingLabel("title", 1, bold=True), FittingLabel("body", 2)
        self.go, self.copy, self.save = QPushButton(), QPushButton(), QPushButton()
        self.close_ = QPushButton("✕")
        self.progress, self.bar, self.grid, self.tally = QProgressBar(), Bar(), Grid(player), Tally()
        self.judges = Judges()
        self.empty = QLabel(self.grid.viewport())
        self._problem: Callable[[Language], str] | None = None  # said instead of how far it is
        self._due = False  # another look is on its way
        self._build()
        self._connect()
        self.hide()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        for button in (self.go, self.copy, self.save, self.close_):
            button.setProperty("role", "outline")
            head.addWidget(button)
        self.progress.setTextVisible(False)
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the photos do not jump when it is done
        self.progress.setSizePolicy(policy)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setProperty("role", "faint")
        self.empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.column = QVBoxLayout(self)
        self.column.addLayout(head)
        self.column.addWidget(self.words)
        self.column.addWidget(self.progress)
        self.column.addWidget(self.judges)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.grid, 1)
        self.column.addWidget(self.tally)
        self.tally.hide()
        self.grid.viewport().installEventFilter(self)

    def _connect(self) -> None:
        self.reader.changed.connect(self._changed)
        self.reader.refused.connect(self._refused)
        self.judges.chosen.connect(self._judge_again)
        self.bar.chosen.connect(self._choose_what)
        self.grid.chosen.connect(self._choose)
        self.go.clicked.connect(self.stop_or_go_on)
        self.copy.clicked.connect(self.copy_table)
        self.save.clicked.connect(self.save_table)
        self.close_.clicked.connect(self.leave)

    # -- what one can ask for ------------------------------------------------------------------------------------

    def read(self, folder: Path, model: str = "") -> None:
        """Read this folder, and judge its photos: with this model, or with the one that judged before."""
        self._problem = None
        self.bar.reset()
        self.grid.forget()
        if model:
            self.judges.choose(model)
        self.reader.read(folder, *self.judges.asked)
        self.grid.model_.table, self.grid.pixmaps.squares = self.reader.table, self.reader.squares
        self._show()

    def _judge_again(self) -> None:
        """Another model about the same photos, without reading them again."""
        self._problem = None
        self.reader.judge_by(*self.judges.asked)

    @property
    def filled(self) -> bool:
        """Whether there is a folder to come back to."""
        return self.reader.state != "empty"

    def stop_or_go_on(self) -> None:
        """Space, and the button."""
        if self.reader.busy:
            self.reader.stop()
        else:
            self._problem = None
            self.reader.go_on()

    def leave(self) -> None:
        """Esc, and ✕: back to the door. Reading goes on."""
        self.hide()
        self.closed.emit()

    def shut(self) -> None:
        """The window closes: stop, and remove the file of squares."""
        self._player.forget("folder:show")
        self._player.forget("folder:flash")
        self._player.forget("folder:paint")
        self.grid.pixmaps.squares = None
        self.grid.pixmaps.clear()
        self.reader.shut()

    def copy_table(self) -> None:
        """What is shown, in its order, with full precision, for a spreadsheet."""
        rows = self.grid.model_.shown.tolist()
        told = lines(self.reader.table, rows, self.reader.model, self._language)
        QGuiApplication.clipboard().setText(as_tabs(told))
        self.copy.setText(self._language("folder.copied", count=f"{len(rows):,}"))
        self._player.later("folder:flash", FLASH, self._name_buttons)

    def save_table(self) -> None:
        """The same as a CSV file."""
        name = f"{self.reader.root.name}.csv"
        filter_ = "CSV (*.csv)"
        path, _ = QFileDialog.getSaveFileName(self, self._language("folder.save_title"), name, filter_)
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Write the CSV file, or say why not."""
        rows = self.grid.model_.shown.tolist()
        try:
            save(path, as_commas(lines(self.reader.table, rows, self.reader.model, self._language)))
        except OSError:
            self._complain(lambda language: language("folder.not_saved", path=str(path)))
            return
        self._problem = None
        self.save.setText(self._language("folder.saved"))
        self._player.later("folder:flash", FLASH, self._name_buttons)

    def _choose(self, file: int) -> None:
        table = self.reader.table
        path = self.reader.root / table.names[file]
        if file not in table.missed:
            self.hide()
        self.chosen.emit(path)

    # -- showing -------------------------------------------------------------------------------------------------

    def _choose_what(self) -> None:
        """Another filter or order: from its start."""
        self._problem = None
        self.grid.scrollToTop()
        self._show()

    def _changed(self) -> None:
        """Something has come: look at it soon, not at once, or a quick folder would repaint all the time."""
        if self.grid.model_.table is not self.reader.table:  # it was looked for anew
            self.grid.model_.table = self.reader.table
        if not self.reader.busy:
            self._show()
        elif not self._due:
            self._due = True
            self._player.later("folder:show", CALM, self._show)

    def _show(self) -> None:
        """Photos, counts and words as they are now."""
        self._due = False
        self._player.forget("folder:show")
        if not self.isVisible():
            return
        table = self.reader.table
        self.bar.show_counts(table.counts(), table.named)
        self.grid.show_files(table.shown(self.bar.filter, self.bar.order), self.bar.filter == "refused")
        self.tally.show_check(table.check())
        self._tell()

    def _refused(self, refusal: Refusal) -> None:
        self._complain(lambda language: language.refusal(refusal))

    def _complain(self, tell: Callable[[Language], str]) -> None:
        """In the line of words; over the picture, if the sheet is not seen."""
        self._problem = tell
        self._show()
        if not self.isVisible():
            self.told.emit(tell)

    def _tell(self) -> None:
        """The head and what stands where there are no photos."""
        reader, say = self.reader, self._language
        self.title.say(say("folder.title", name=reader.root.name or str(reader.root)), reader.root.name)
        words = self._problem(say) if self._problem else progress(reader, say)
        self.words.say(words)
        self.words.setAccessibleName(words)
        done, all_ = reader.table.upto, len(reader.table.names)
        finding = reader.state == "finding"
        if reader.state == "again":
            done, all_ = reader.asked, reader.table.photos
        self.progress.setVisible(reader.state in ("judging", "again", "stopped") and all_ > 0)
        self.progress.setRange(0, max(1, all_))
        self.progress.setValue(done)
        self.go.setVisible(reader.state != "done")
        self.go.setText(say("folder.stop" if reader.busy else "folder.go_on"))
        shown = len(self.grid.model_.shown)
        self.copy.setEnabled(shown > 0)
        self.save.setEnabled(shown > 0)
        self.empty.setVisible(shown == 0)
        self.empty.setText(say(f"folder.empty_{self.bar.filter}" if not finding else "folder.empty_finding"))

    # -- events --------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are not the film's as long as the sheet is seen."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space stops and goes on, Ctrl+C copies, Ctrl+S saves, Esc leaves."""
        do = self._own(event)
        if do is not None:
            do()
        else:
            super().keyPressEvent(event)

    def _own(self, event: QKeyEvent) -> Callable[[], None] | None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        keys: dict[Qt.Key, Callable[[], None]] = {}
        if control:
            keys = {Qt.Key.Key_C: self.copy_table, Qt.Key.Key_S: self.save_table}
        if event.modifiers() == Qt.KeyboardModifier.NoModifier:
            keys = {Qt.Key.Key_Space: self.stop_or_go_on, Qt.Key.Key_Escape: self.leave}
        return keys.get(Qt.Key(event.key()))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The words for an empty sheet lie in its middle."""
        if event.type() == QEvent.Type.Resize and watched is self.grid.viewport():
            self.empty.setGeometry(self.grid.viewport().rect())
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """As things are now; the keys go to the photos."""
        super().showEvent(event)
        self._show()
        self.grid.setFocus()

    def setVisible(self, visible: bool) -> None:
        """Gone, it leaves the keys to the film."""
        if not visible:
            leave(self)
        super().setVisible(visible)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen needs no pixmaps."""
        super().hideEvent(event)
        self.grid.pixmaps.clear()

    def dress(self, look: Look) -> None:
        """Sizes and colours."""
        self._look = look
        space = look.space
        self.column.setContentsMargins(2 * space, space // 2, 2 * space, space // 2)
        self.column.setSpacing(round(0.7 * space))
        self.progress.setFixedHeight(max(4, space // 2))
        self.progress.setStyleSheet(
            f"QProgressBar {{ background: {look.theme.line}; border: none; border-radius: {space // 4}px; }}"
            f"QProgressBar::chunk {{ background: {look.theme.accent}; border-radius: {space // 4}px; }}"
        )
        for part in (self.title, self.words, self.judges, self.bar, self.grid, self.tally):
            part.dress(look)

    def speak(self, language: Language) -> None:
        """Words."""
        self._language = self.grid.model_.language = language
        self.judges.speak(language)
        self.bar.speak(language)
        self.tally.speak(language)
        self.grid.setAccessibleName(language("folder.photos"))
        self.grid.setAccessibleDescription(language("folder.how"))
        self.close_.setAccessibleName(language("folder.close"))
        self.close_.setToolTip(language("folder.close"))
        self.go.setToolTip(language("folder.go_tip"))
        self.copy.setToolTip(language("folder.copy_tip"))
        self.save.setToolTip(language("folder.save_tip"))
        self.progress.setAccessibleName(language("folder.progress"))
        self._name_buttons()
        self._tell()

    def _name_buttons(self) -> None:
        self.copy.setText(self._language("folder.copy"))
        self.save.setText(self._language("folder.save"))
