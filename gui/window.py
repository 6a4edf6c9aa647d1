"""The window: shelf, stage and side panel, the keys, what is dropped on it, and what comes back at the next start."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QWidget

from core.refusal import Refusal
from gui import drop, keys, menu
from gui.arrangement import Arrangement
from gui.bringing import Bringing
from gui.catalogue import Catalogue
from gui.clicker import Clicker
from gui.contact import Contact
from gui.help import Card, about_card, keys_card
from gui.language import LANGUAGES, Language
from gui.lesson import Frame, Lesson, Parcel
from gui.model_files import ModelFiles
from gui.overview import Overview
from gui.player import Player
from gui.session import Session
from gui.sessions import Sessions
from gui.settings import Settings
from gui.shelf import Shelf
from gui.side import FOLDS, Side
from gui.spare import RELIEF, let_go
from gui.stage import Stage
from gui.theme import THEMES, ZOOMS, Look, speaks_chinese
from gui.work import Work

COLUMNS, LINES = 48, 30  # text grows no further than leaves so much of it beside and under each other


class Window(QWidget):
    """Everything together. Nothing is built for a lesson before it is first visited."""

    def __init__(
        self, lessons: Sequence[Lesson] | Catalogue, settings: Settings, language: str, theme: str, still: bool
    ) -> None:
        super().__init__()
        self.settings = settings
        self.lessons = lessons if isinstance(lessons, Catalogue) else Catalogue(lessons)
        self.language = Language(language)
        self.player = Player(self)
        self.player.still = still
        self.work = Work(self.player, self)
        self.sessions = Sessions(self.lessons, settings, self.player, self.work)
        self.zoom = settings.number("zoom", ZOOMS[0], ZOOMS[-1], 1.0)
        self.look = Look(THEMES[theme], 900, self.zoom, still)
        self.shelf, self.stage, self.side = Shelf(self.lessons.entries), Stage(self.player), Side()
        self.contact, self.bringing, self.models = Contact(self, self.stage), Bringing(self), ModelFiles(self)
        self.overview = Overview(self, settings)
        self.clicker = Clicker(self.player, self.stage, list(self.lessons), self.visit)
        self.arrangement = Arrangement(self, self.shelf, self.stage, self.side)
        self.arrangement.strip = settings.truth("strip", False)
        self.actions_: dict[str, Callable[[], object]] = self._actions()
        self._build()
        self.resize(1280, 800)
        self._dress(self._fitting_look())
        self._speak()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.shelf)
        row.addWidget(self.stage, 1)
        row.addWidget(self.side)
        self.setAcceptDrops(True)
        self.curtain = QWidget(self)
        self.curtain.setProperty("room", "curtain")
        self.curtain.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.curtain.hide()
        self.setMinimumSize(640, 480)
        self.setProperty("room", "ground")
        self.shelf.chosen.connect(self.visit)
        self.shelf.fold_asked.connect(self.arrangement.fold_shelf)
        self.shelf.menu_asked.connect(self.open_menu)
        self.shelf.map_asked.connect(self.overview.toggle)
        self.stage.header.fold_asked.connect(self._header_asked)
        self.stage.picture_asked.connect(lambda name: self.actions_[name]())
        self.stage.framed.connect(self._framed)
        self.side.formula.hovered.connect(self.stage.focus_on)
        self.side.wanted = [n for n in ("code", "numbers", "words") if self.settings.truth(f"open_{n}", n != "code")]
        keys.bind(self, self.actions_)

    def _actions(self) -> dict[str, Callable[[], object]]:
        player = self.player
        return {
            "play": player.toggle, "forward": lambda: player.step(1), "back": lambda: player.step(-1),
            "next_beat": lambda: self.clicker.click(1), "last_beat": lambda: self.clicker.click(-1),
            "start": lambda: player.seek(0), "end": lambda: player.seek(player.end),
            "faster": lambda: self.stage.bar.change_speed(1), "slower": lambda: self.stage.bar.change_speed(-1),
            "reset": lambda: self._with_session(Session.reset), "undo": lambda: self._with_session(Session.undo),
            "redo": lambda: self._with_session(Session.redo), "question": self.stage.ask, "notes": self.show_notes,
            "folder": self.contact.open, "sheet": self.contact.toggle, "map": self.overview.toggle,
            "open": self.bringing.open, "paste": self.paste, "export": self.bringing.export,
            "save": self.bringing.save, "stop": self.bringing.stop, "copy": self.side.formula.copy,
            "next_lesson": lambda: self.clicker.turn_page(1),
            "last_lesson": lambda: self.clicker.turn_page(-1),
            "words": lambda: self.fold("words"), "numbers": lambda: self.fold("numbers"),
            "code": lambda: self.fold("code"),
            "alone": self.toggle_alone, "fullscreen": self.toggle_fullscreen, **self.models.actions(),
            "leave": self.leave, "blank": self.blank, "shelf": self.arrangement.fold_shelf, "menu": self.open_menu,
            "larger": lambda: self.zoom_by(1), "smaller": lambda: self.zoom_by(-1), "normal": lambda: self.zoom_by(0),
            "help": self.help, "about": self.about, "quit": self.close,
        }  # fmt: skip

    # -- lessons -------------------------------------------------------------------------------------------------

    @property
    def session(self) -> Session | None:
        """The session on the stage."""
        return self.stage.session

    def session_of(self, name: str) -> Session:
        """The session of a lesson, made at its first visit."""
        return self.sessions.of(name, self._greet)

    def _greet(self, session: Session) -> None:
        for ears in (session, session.desk, session.gatherer):
            ears.refused.connect(self.refuse)
            ears.failed.connect(lambda why: self.say(lambda language: language(f"work.{why}")))
        session.desk.busied.connect(self._busied)
        session.shaped.connect(self._shaped)

    def visit(self, name: str) -> None:
        """Put this lesson on the stage."""
        session = self.session_of(name)
        self.overview.hide()
        if session is not self.session:
            if self.session is not None:
                self.keep()  # a crash or a cut later on loses little
            self.contact.hide()
            self.overview.saw(name)
            self.shelf.show_chosen(name)
            self.stage.put_on(session)
            self._shaped()
            self.setFocus()
            self._entitle()
            self.player.later("spare", RELIEF, let_go)

    def _with_session(self, do: Callable[[Session], object]) -> None:
        if self.session is not None:
            do(self.session)

    def _shaped(self) -> None:
        if self.session is not None and self.session.awake and self.session.trace:
            self.side.show_lesson(self.session.lesson, self.session.frame, self.language)

    def _framed(self, frame: Frame) -> None:
        if self.session is not None:
            self.side.show_frame(self.session.lesson, frame, self.language)

    # -- what is brought -----------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QtGui.QDragEnterEvent) -> None:
        """Anything may be dropped; what cannot be used is answered with a sentence."""
        drop.take_a_copy(event)

    def dragMoveEvent(self, event: QtGui.QDragMoveEvent) -> None:
        """Show where it would fall."""
        drop.take_a_copy(event)
        self.bringing.over(event.position().toPoint())

    def dragLeaveEvent(self, event: QtGui.QDragLeaveEvent) -> None:
        """It is carried away again."""
        self.stage.focus_on("")

    def dropEvent(self, event: QtGui.QDropEvent) -> None:
        """Bytes are read at once: a browser's temporary file may vanish."""
        drop.take_a_copy(event)
        mime, point = event.mimeData(), event.position().toPoint()
        if not (self.bringing.take(mime, point) or self.contact.take(mime)):
            self.bring(lambda: drop.parcel(mime))

    def paste(self) -> None:
        """A picture from the clipboard."""
        mime = QtGui.QGuiApplication.clipboard().mimeData()
        if not (self.bringing.take(mime, None) or self.contact.take(mime)):
            self.bring(lambda: drop.parcel(mime))

    def bring(self, take: Callable[[], Parcel]) -> None:
        """Take a parcel to the door, whatever lesson is on."""
        try:
            parcel = take()
        except Refusal as refusal:
            self.refuse(refusal)
            return
        door = self.door()
        if not self.models.take(parcel) and door is not None:
            self.visit(door)
            self.stage.notice.hide()
            self.session_of(door).receive(parcel)

    def door(self) -> str | None:
        """The lesson that takes pictures: the one on the stage if it does, else the one that judges, else the first."""
        here = [self.session.lesson] if self.session is not None else []
        there = sorted(self.lessons.values(), key=lambda lesson: not lesson.judges)
        return next((lesson.name for lesson in (*here, *there) if lesson.receives), None)

    def refuse(self, refusal: Refusal) -> None:
        """Say it in a sentence; everything else stays."""
        self.say(lambda language: language.refusal(refusal))

    def say(self, tell: Callable[[Language], str]) -> None:
        """A notice over the picture, in whatever language is chosen."""
        self.stage.notice.say(tell)

    def _busied(self, busy: bool) -> None:
        if busy:
            self.setCursor(Qt.CursorShape.BusyCursor)
        else:
            self.unsetCursor()

    # -- folds and sizes -----------------------------------------------------------------------------------------

    def _header_asked(self, name: str) -> None:
        if name == "question" and self.stage.card.isVisible():
            self.stage.card.close()
        elif name == "question":
            self.stage.ask()
        else:
            self.fold(name)

    def fold(self, name: str) -> None:
        """Fold words, numbers or code, or unfold them."""
        self.arrangement.fold(name)
        self._shaped()

    def show_notes(self) -> None:
        """The teacher's notes: unfold the words first, if they are folded."""
        if not self.side.open["words"]:
            self.fold("words")
            self.side.text.fold.setChecked(True)
        else:
            self.side.text.fold.toggle()
        self.side.fit()

    def blank(self) -> None:
        """A dark screen while the teacher speaks, as clickers ask for; any such key brings the picture back."""
        self.curtain.setVisible(not self.curtain.isVisible())
        self.curtain.setGeometry(self.rect())
        self.curtain.raise_()

    def toggle_alone(self) -> None:
        """F. (The menu is given no method of what is no QObject: PySide would leave a weak reference each time.)"""
        self.arrangement.toggle_alone()

    def toggle_fullscreen(self) -> None:
        """F11."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def leave(self) -> None:
        """Esc: whatever lies over the picture first, then picture alone, then full screen."""
        stage = self.stage
        if self.curtain.isVisible():
            self.blank()
        elif any(card.isVisible() for card in self.findChildren(Card)):
            self._close_cards()
        elif stage.card.isVisible() or stage.notice.isVisible():
            stage.card.close()
            stage.notice.hide()
        elif self.overview.hide() or self.contact.hide():
            pass
        elif self.arrangement.alone:
            self.arrangement.toggle_alone()
        elif self.isFullScreen():
            self.toggle_fullscreen()

    def zoom_by(self, direction: int) -> None:
        """Text and lines together, along ZOOMS; 0 back to normal."""
        now = min(range(len(ZOOMS)), key=lambda k: abs(ZOOMS[k] - self.zoom))
        self.zoom = ZOOMS[min(max(now + direction, 0), len(ZOOMS) - 1)] if direction else 1.0
        self._dress(self._fitting_look())

    def _fitting_look(self) -> Look:
        """The look of a window of this size; in steps, so that a window being resized is not dressed at every pixel."""
        look = Look(self.look.theme, round(min(self.height(), self.width()) / 12) * 12, 1.0, self.look.still)
        most = max(1.0, min(self.width() / COLUMNS, self.height() / LINES) / look.px("body"))
        return replace(look, zoom=min(self.zoom, most))

    def _dress(self, look: Look) -> None:
        self.look = look
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(look.palette())
        self.setStyleSheet(look.sheet())
        for part in (self.shelf, self.stage, self.side, self.contact, self.overview):
            part.dress(look)
        self.arrangement.look = look
        self.arrangement.settle()

    def _speak(self) -> None:
        for part in (self.shelf, self.stage, self.side, self.contact, self.overview):
            part.speak(self.language)
        self._shaped()
        self.arrangement.settle()
        self._entitle()

    def _entitle(self) -> None:
        name = self.language("window.name")
        if self.session is not None:
            name = f"{self.language(f'{self.session.lesson.name}.title')} – {name}"
        self.setWindowTitle(name)

    def choose(self, kind: str, value: str) -> None:
        """Language, theme or motion from the menu: at once."""
        if kind == "language" and value == "zh" and not speaks_chinese():
            self.say(lambda _language: Language("en")("window.no_chinese_font"))
        elif kind == "language" and value in LANGUAGES:
            self.language = Language(value)
            self._close_cards()
            self._speak()
        elif kind == "theme" and value in THEMES:
            self.look = replace(self.look, theme=THEMES[value])
            self._dress(self._fitting_look())
        elif kind == "still":
            self.player.still = value == "on"
            self._dress(replace(self.look, still=value == "on"))

    def open_menu(self) -> None:
        """☰."""
        chosen = menu.Chosen(self.language.code, self.look.theme.name, self.player.still)
        card = menu.build(self, self.language, chosen, self.actions_, self.choose)
        card.popup(self.shelf.menu.mapToGlobal(self.shelf.menu.rect().bottomLeft()))

    def help(self) -> None:
        """The keys."""
        self._close_cards()
        keys_card(self, self.look, self.language).show()

    def about(self) -> None:
        """About."""
        self._close_cards()
        about_card(self, self.look, self.language).show()

    def _close_cards(self) -> None:
        for card in self.findChildren(Card):
            card.close()

    # -- events --------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        """Enter presses the button that has the focus: Space, which does so elsewhere, always plays."""
        button = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, QAbstractButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QtGui.QResizeEvent) -> None:
        """Text follows the window's height."""
        super().resizeEvent(event)
        self.curtain.setGeometry(self.rect())
        look = self._fitting_look()
        if look != self.look:
            self._dress(look)
        else:
            self.arrangement.settle()

    def showEvent(self, event: QtGui.QShowEvent) -> None:
        """The helper process starts once the window is there."""
        super().showEvent(event)
        self.player.later("window:helper", 0.5, self.work.start_ahead)

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        """The ground is painted by the style sheet."""

    def closeEvent(self, event: QtGui.QCloseEvent) -> None:
        """Keep what comes back at the next start, and end everything at once."""
        try:
            self.keep()
        finally:
            self.contact.shut()
            self.player.shut()
            self.work.shut()
            super().closeEvent(event)

    def keep(self) -> None:
        """Write the settings."""
        settings = self.settings
        self.sessions.keep()
        settings.put("language", self.language.code)
        settings.put("theme", self.look.theme.name)
        settings.put("zoom", self.zoom)
        settings.put("still", self.player.still)
        settings.put("strip", self.arrangement.strip)
        if self.session is not None:
            settings.put("lesson", self.session.lesson.name)
        for name in FOLDS:
            settings.put(f"open_{name}", name in self.side.wanted)
        settings.store.setValue("geometry", self.saveGeometry())
        settings.save()
