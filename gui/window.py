"""The window: shelf, stage and side panel, the keys, what is dropped on it, and what comes back at the next start."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)  # fmt: skip
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QWidget

from core.refusal import Refusal
from gui import drop, keys, menu
from gui.help import about_card, keys_card
from gui.language import LANGUAGES, Language
from gui.lesson import Frame, Lesson, Parcel
from gui.player import Player
from gui.session import Session
from gui.settings import Settings
from gui.shelf import Shelf
from gui.side import FOLDS, Side
from gui.stage import Stage
from gui.theme import THEMES, ZOOMS, Look, speaks_chinese
from gui.work import Work

NARROW = 1280  # below this words and code take turns
DOOR = "cat_door"  # the lesson that takes pictures


class Window(QWidget):
    """Everything together. Nothing is built for a lesson before it is first visited."""

    def __init__(self, lessons: Sequence[Lesson], settings: Settings, language: str, theme: str, still: bool) -> None:
        super().__init__()
        self.settings = settings
        self.lessons = {lesson.name: lesson for lesson in lessons}
        self.language = Language(language)
        self.player = Player(self)
        self.player.still = still
        self.work = Work(self.player, self)
        self.sessions: dict[str, Session] = {}
        self.zoom = settings.number("zoom", ZOOMS[0], ZOOMS[-1], 1.0)
        self.look = Look(THEMES[theme], 900, self.zoom, still)
        self.alone = False
        self.shelf, self.stage, self.side = Shelf(lessons), Stage(self.player), Side()
        self._strip_wanted = settings.truth("strip", False)
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
        self.setMinimumSize(640, 480)
        self.setProperty("room", "ground")
        self.shelf.chosen.connect(self.visit)
        self.shelf.fold_asked.connect(self.fold_shelf)
        self.shelf.menu_asked.connect(self.open_menu)
        self.stage.header.fold_asked.connect(self._header_asked)
        self.stage.picture_asked.connect(lambda name: self.actions_[name]())
        self.stage.framed.connect(self._framed)
        self.side.formula.hovered.connect(self.stage.focus_on)
        for name in FOLDS:
            self.side.open[name] = self.settings.truth(f"open_{name}", name != "code")
        keys.bind(self, self.actions_)

    def _actions(self) -> dict[str, Callable[[], object]]:
        player = self.player
        return {
            "play": player.toggle, "forward": lambda: player.step(1), "back": lambda: player.step(-1),
            "next_beat": lambda: self.click(1), "last_beat": lambda: self.click(-1),
            "start": lambda: player.seek(0), "end": lambda: player.seek(player.end),
            "faster": lambda: self.stage.bar.change_speed(1), "slower": lambda: self.stage.bar.change_speed(-1),
            "reset": lambda: self._with_session(Session.reset), "undo": lambda: self._with_session(Session.undo),
            "redo": lambda: self._with_session(Session.redo), "question": self.stage.ask, "notes": self.show_notes,
            "open": self.open_picture, "paste": self.paste, "export": self.export, "copy": self.side.formula.copy,
            "next_lesson": lambda: self.turn_page(1), "last_lesson": lambda: self.turn_page(-1),
            "words": lambda: self.fold("words"), "numbers": lambda: self.fold("numbers"),
            "code": lambda: self.fold("code"), "alone": self.toggle_alone, "fullscreen": self.toggle_fullscreen,
            "leave": self.leave, "shelf": self.fold_shelf, "menu": self.open_menu,
            "larger": lambda: self.zoom_by(1), "smaller": lambda: self.zoom_by(-1), "normal": lambda: self.zoom_by(0),
            "help": self.help, "about": self.about, "quit": self.close,
        }  # fmt: skip

    # -- lessons -------------------------------------------------------------------------------------------------

    @property
    def session(self) -> Session | None:
        """The session on the stage."""
        return self.stage.session

    def session_of(self, name: str) -> Session:
        """The session of a lesson, with what it had at the last start."""
        if name not in self.sessions:
            session = Session(self.lessons[name], self.player, self.work)
            state = self.settings.table("lessons").get(name)
            if isinstance(state, dict):
                session.restore(state)
            session.refused.connect(self.refuse)
            session.failed.connect(lambda why: self.say(self.language(f"work.{why}")))
            session.busied.connect(self._busied)
            session.shaped.connect(self._shaped)
            self.sessions[name] = session
            parcel = self.settings.kept_parcel(name)
            if parcel is not None:
                session.receive(parcel, quiet=True)
        return self.sessions[name]

    def visit(self, name: str) -> None:
        """Put this lesson on the stage."""
        session = self.session_of(name)
        if session is not self.session:
            self.shelf.show_chosen(name)
            self.stage.put_on(session)
            self._shaped()
            self.setFocus()
            self._entitle()

    def turn_page(self, direction: int) -> None:
        """The next or last lesson of the shelf."""
        names = list(self.lessons)
        if self.session is not None:
            k = names.index(self.session.lesson.name) + direction
            if 0 <= k < len(names):
                self.visit(names[k])
                self.player.seek(0 if direction > 0 else self.player.end)

    def click(self, direction: int) -> None:
        """A clicker's key: beat by beat, and past the last beat to the next lesson."""
        if self.stage.card.isVisible():
            self.stage.ask()
        elif not self.player.beat(direction):
            self.turn_page(direction)

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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Anything may be dropped; what cannot be used is answered with a sentence."""
        _take_a_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Bytes are read at once: a browser's temporary file may vanish."""
        _take_a_copy(event)
        self.bring(lambda: drop.parcel(event.mimeData()))

    def paste(self) -> None:
        """A picture from the clipboard."""
        self.bring(lambda: drop.parcel(QGuiApplication.clipboard().mimeData()))

    def open_picture(self) -> None:
        """A picture from the disk."""
        path = drop.open_dialog(self, self.language)
        if path:
            self.bring(lambda: drop.read_file(path))

    def bring(self, take: Callable[[], Parcel]) -> None:
        """Take a parcel to the door, whatever lesson is on."""
        try:
            parcel = take()
        except Refusal as refusal:
            self.refuse(refusal)
            return
        if DOOR in self.lessons:
            self.visit(DOOR)
            self.stage.notice.hide()
            self.session_of(DOOR).receive(parcel)

    def refuse(self, refusal: Refusal) -> None:
        """Say it in a sentence; everything else stays."""
        self.say(self.language.refusal(refusal))

    def say(self, sentence: str) -> None:
        """A notice over the picture."""
        self.stage.notice.say(sentence)

    def _busied(self, busy: bool) -> None:
        if busy:
            self.setCursor(Qt.CursorShape.BusyCursor)
        else:
            self.unsetCursor()

    def export(self) -> None:
        """The picture as it is, as a PNG file."""
        name = self.session.lesson.name if self.session is not None else "downhill"
        path, _ = QFileDialog.getSaveFileName(self, self.language("keys.export"), f"{name}.png", "PNG (*.png)")
        if path and not self.stage.pictures.grab().save(path, "PNG"):
            self.say(self.language("window.not_saved", path=path))

    # -- folds and sizes -----------------------------------------------------------------------------------------

    def _header_asked(self, name: str) -> None:
        if name == "question":
            self.stage.ask()
        else:
            self.fold(name)

    def fold(self, name: str) -> None:
        """Fold words, numbers or code, or unfold them."""
        self.side.set_open(name, not self.side.open[name], self._turns())
        self._arrange()
        self._shaped()

    def show_notes(self) -> None:
        """The teacher's notes: unfold the words first, if they are folded."""
        if not self.side.open["words"]:
            self.fold("words")
            self.side.text.fold.setChecked(True)
        else:
            self.side.text.fold.toggle()
        self.side.fit()

    def fold_shelf(self) -> None:
        """The shelf to a strip and back."""
        self._strip_wanted = not self.shelf.strip
        self._arrange(free=True)

    def toggle_alone(self) -> None:
        """The picture alone."""
        self.alone = not self.alone
        self._arrange()

    def toggle_fullscreen(self) -> None:
        """F11."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def leave(self) -> None:
        """Esc: whatever lies over the picture first, then picture alone, then full screen."""
        stage = self.stage
        if stage.card.isVisible() or stage.notice.isVisible():
            stage.card.hide()
            stage.notice.hide()
        elif self.alone:
            self.toggle_alone()
        elif self.isFullScreen():
            self.toggle_fullscreen()

    def _arrange(self, free: bool = False) -> None:
        """Who is seen, and how wide: the picture keeps at least half the window."""
        alone, side = self.alone, self.side
        side.keep_turns(self._turns())
        for part in (self.stage.header, self.stage.bar, self.shelf):
            part.setVisible(not alone)
        self.stage.controls.setVisible(not alone)
        side.setVisible(side.any_open() and not alone)
        self.shelf.set_strip(self._strip_wanted)
        wanted = side.width_wanted(self.width(), self.look)
        tight = self._room_beside(self.shelf.width()) < wanted if side.any_open() else self.look.theme.projector
        if tight and not free:
            self.shelf.set_strip(True)
        side.setFixedWidth(min(wanted, max(self._room_beside(self.shelf.width()), self.look.px("body") * 14)))
        side.arrange()
        for name in FOLDS:
            self.stage.header.buttons[name].setChecked(side.open[name])
        if self.session is not None and not alone:
            self.stage.show_params()

    def _turns(self) -> frozenset[str]:
        """Which of words, numbers and code take turns: there a class reads large type, here there is little room."""
        if self.look.theme.projector:
            return frozenset(FOLDS)
        return frozenset({"words", "code"}) if self.width() < NARROW else frozenset()

    def _room_beside(self, shelf: int) -> int:
        """How wide the side panel may be: the picture keeps half of the window, and almost that beside numbers."""
        height = max(self.stage.pictures.height(), round(self.height() * 0.78))
        share = 0.5 if self.side.open["code"] else 0.46
        return self.width() - shelf - round(share * self.width() * self.height() / height) - 4 * self.look.space

    def zoom_by(self, direction: int) -> None:
        """Text and lines together, along ZOOMS; 0 back to normal."""
        now = min(range(len(ZOOMS)), key=lambda k: abs(ZOOMS[k] - self.zoom))
        self.zoom = ZOOMS[min(max(now + direction, 0), len(ZOOMS) - 1)] if direction else 1.0
        self._dress(self._fitting_look())

    def _fitting_look(self) -> Look:
        """The look of a window of this size; in steps, so that a window being resized is not dressed at every pixel."""
        look = self.look
        return Look(look.theme, round(min(self.height(), self.width()) / 12) * 12, self.zoom, look.still)

    def _dress(self, look: Look) -> None:
        self.look = look
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(look.palette())
        self.setStyleSheet(look.sheet())
        for part in (self.shelf, self.stage, self.side):
            part.dress(look)
        self._arrange()

    def _speak(self) -> None:
        for part in (self.shelf, self.stage, self.side):
            part.speak(self.language)
        self._shaped()
        self._arrange()
        self._entitle()

    def _entitle(self) -> None:
        name = self.language("window.name")
        if self.session is not None:
            name = f"{self.language(f'{self.session.lesson.name}.title')} – {name}"
        self.setWindowTitle(name)

    def choose(self, kind: str, value: str) -> None:
        """Language, theme or motion from the menu: at once."""
        if kind == "language" and value == "zh" and not speaks_chinese():
            self.say(Language("en")("window.no_chinese_font"))
        elif kind == "language" and value in LANGUAGES:
            self.language = Language(value)
            self._speak()
        elif kind == "theme" and value in THEMES:
            self._dress(Look(THEMES[value], self.look.height, self.zoom, self.look.still))
        elif kind == "still":
            self.player.still = value == "on"
            self._dress(Look(self.look.theme, self.look.height, self.zoom, value == "on"))

    def open_menu(self) -> None:
        """☰."""
        chosen = menu.Chosen(self.language.code, self.look.theme.name, self.player.still)
        card = menu.build(self, self.language, chosen, self.actions_, self.choose)
        card.popup(self.shelf.menu.mapToGlobal(self.shelf.menu.rect().bottomLeft()))

    def help(self) -> None:
        """The keys."""
        keys_card(self, self.look, self.language).show()

    def about(self) -> None:
        """About."""
        about_card(self, self.look, self.language).show()

    # -- events --------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Text follows the window's height."""
        super().resizeEvent(event)
        look = self._fitting_look()
        if look != self.look:
            self._dress(look)
        else:
            self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """The helper process starts once the window is there."""
        super().showEvent(event)
        self.player.later("window:helper", 0.5, self.work.start_ahead)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground is painted by the style sheet."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what comes back at the next start, and end everything at once."""
        self.keep()
        self.player.shut()
        self.work.shut()
        super().closeEvent(event)

    def keep(self) -> None:
        """Write the settings."""
        settings = self.settings
        states: dict[str, Any] = {**settings.table("lessons")}
        for name, session in self.sessions.items():
            states[name] = session.state()
            settings.keep_parcel(name, session.parcel)
        settings.put("lessons", states)
        settings.put("language", self.language.code)
        settings.put("theme", self.look.theme.name)
        settings.put("zoom", self.zoom)
        settings.put("still", self.player.still)
        settings.put("strip", self._strip_wanted)
        if self.session is not None:
            settings.put("lesson", self.session.lesson.name)
        for name in FOLDS:
            settings.put(f"open_{name}", self.side.open[name])
        settings.store.setValue("geometry", self.saveGeometry())
        settings.save()


def _take_a_copy(event: QDropEvent) -> None:
    """Accept, but never as a move: a file manager that proposes one would then delete the person's file."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
