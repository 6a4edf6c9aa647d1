"""What people do to the window, picked at random from a seed: changes, gestures, and frames of the film."""

from __future__ import annotations

import functools
import gc
import random
from dataclasses import fields
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFontDatabase, QPixmapCache, QRawFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from gui.fields import Text
from gui.language import LANGUAGES
from gui.slider import Slider
from gui.theme import THEMES, ZOOMS
from gui.window import Window

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "assets" / "samples").glob("*.png"))
KEPT = 20  # more than any lesson keeps of its last films and pictures
SIZES = ((1280, 800), (1024, 768), (1440, 900), (1280, 720), (900, 700))
CHANGES = ("lesson", "theme", "language", "size")
GESTURES = (
    "turn", "slide", "drag_picture", "drag_picture", "scrub", "scrub", "play", "play", "step", "undo", "redo", "reset",
    "fold", "question", "zoom", "hover", "menu", "help", "drop",
)  # fmt: skip
LEFT = Qt.MouseButton.LeftButton
DIALOGS: dict[str, object] = {  # nobody is there to close them: each is answered with "cancel" at once
    "getOpenFileName": ("", ""), "getOpenFileNames": ([], ""), "getSaveFileName": ("", ""), "getExistingDirectory": "",
}  # fmt: skip


def let_go() -> None:
    """Empty every cache that has a limit: how full it happens to be is no leak. Those without one are counted.

    Qt's cache of fonts and letters has one, too, and a timer: megabytes come and go with it. Qt empties it when one
    says anew which families have emoji (none, as before).
    """
    for thing in gc.get_objects():
        if isinstance(thing, functools._lru_cache_wrapper) and thing.cache_parameters()["maxsize"] is not None \
                and thing.__module__.startswith(("gui.", "core.")):  # fmt: skip
            thing.cache_clear()
    QPixmapCache.clear()
    QFontDatabase.setApplicationEmojiFontFamilies([])


def open_faces() -> list[QRawFont]:
    """Every face of every font, opened once and kept open. The file of a Chinese one takes megabytes, and Qt opens and
    closes it as its letters come and go: what is counted would go up and down by more than it may grow."""
    faces = ((family, style) for family in QFontDatabase.families() for style in QFontDatabase.styles(family))
    return [QRawFont.fromFont(QFontDatabase.font(family, style, 12)) for family, style in faces]


class Deeds:
    """Hands for a window. Time passes for it only when these hands say so: the same seed, the same film."""

    def __init__(self, window: Window, seed: int) -> None:
        self.window, self.chance = window, random.Random(seed)
        self.deck: list[str] = []
        self.faces = open_faces()
        window.player._timer.blockSignals(True)
        for name, nothing in DIALOGS.items():
            setattr(QFileDialog, name, lambda *_, nothing=nothing: nothing)

    def again(self, seed: int) -> None:
        """The same deeds once more."""
        self.chance.seed(seed)
        self.deck = []

    def fill(self, hills: int) -> None:
        """Every sample comes to the door, dropped and chosen, and so many hills: full caches from the start."""
        self.window.visit("gradient_descent")
        for k in range(hills):
            assert self.window.session is not None
            self.window.session.turn("centre", 4.0 * k / hills, True)
            self.frame()
        for sample in SAMPLES:
            self._drop(sample)
            self.window.work.wait("door", 60.0)
            assert self.window.session is not None
            self.window.session.turn("sample", sample.stem, True)
        for name in self.window.lessons if hills else ():
            self._everywhere(name)
            self._at_length(name)

    def _everywhere(self, name: str) -> None:
        """A lesson in every theme, size, zoom and language: Qt keeps letters and fonts of every size it has written."""
        self.window.visit(name)
        for k, size in enumerate(SIZES):
            self.window.resize(*size)
            for j, theme in enumerate(THEMES):
                self.window.choose("theme", theme)
                self.window.choose("language", list(LANGUAGES)[k % len(LANGUAGES)])
                self.frame()
                for way in (-1, -1, *[1] * (len(ZOOMS) - 1), 0) if j == k % len(THEMES) else ():
                    self.window.zoom_by(way)
                    self.frame()

    def _at_length(self, name: str) -> None:
        """So many hands on one lesson that whatever it keeps of the last so many pictures and values is full."""
        for sample in SAMPLES if self.window.lessons[name].receives else ():
            self._drop(sample)
            self.window.work.wait("door", 60.0)
        for _ in range(KEPT):
            for deed in (self.turn, self.slide, self.drag_picture):
                deed()
                self.frame()
        self.let_work_end()

    def frame(self) -> None:
        """A sixtieth of a second passes, and is painted."""
        self.window.player.tick(1 / 60)
        QApplication.processEvents()

    def change(self, kind: str) -> None:
        """Another lesson, theme, language or size."""
        window = self.window
        match kind:
            case "lesson":
                window.visit(self.chance.choice(list(window.lessons)))
            case "theme":
                window.choose("theme", self.chance.choice(list(THEMES)))
            case "language":
                window.choose("language", self.chance.choice(list(LANGUAGES)))
            case "size":
                window.resize(*self.chance.choice(SIZES))
        QApplication.processEvents()

    def gesture(self) -> str:
        """Something else that hands do, dealt from a shuffled deck, so that everything is done; what it was."""
        self.deck = self.deck or self.chance.sample(GESTURES, len(GESTURES))
        name = self.deck.pop()
        getattr(self, name)()
        QApplication.processEvents()
        return name

    def home(self) -> None:
        """Back to where every reading is taken: first lesson, as it comes, nothing under way but one helper ready."""
        window = self.window
        window.choose("theme", "light")
        window.choose("language", "en")
        window.zoom_by(0)
        window.resize(*SIZES[0])
        for name in window.lessons:
            window.visit(name)
            assert window.session is not None
            window.session.reset()
            window.session.past.clear()  # how much can be undone is limited, and tests/gui/test_session.py says so
            self.let_work_end()
            QApplication.processEvents()
        window.visit(next(iter(window.lessons)))
        let_go()
        for name in ("words", "numbers", "code"):
            if window.side.open[name] != (name != "code"):
                window.fold(name)
        window.player.tick(1.0)
        self.let_work_end()
        window.player.tick(1.0)

    def let_work_end(self) -> None:
        """Wait for what the helper does."""
        self.window.player.tick(0.2)
        for channel in ("lesson", "door"):
            self.window.work.wait(channel, 60.0)
        self.window.player.pause()

    # -- gestures ----------------------------------------------------------------------------------------------------

    def turn(self) -> None:
        """A choice or a switch, as its button tells the stage."""
        now = self.window.session
        assert now is not None
        names = [f.name for f in fields(now.params) if f.metadata.get("control")]
        name = self.chance.choice(names)
        how = {f.name: f for f in fields(now.params)}[name].metadata["control"]
        options = getattr(how, "options", None)
        if isinstance(how, Text):
            options = (getattr(type(now.params)(), name), getattr(now.params, name))  # what stands there can be read
        if options is None:
            options = (how.low, how.high) if hasattr(how, "low") else (True, False)
        now.turn(name, self.chance.choice(options), True)

    def slide(self) -> None:
        """A slider that can be seen, with the mouse."""
        knobs = self.window.stage.controls.currentWidget() or self.window
        sliders = [s for s in knobs.findChildren(Slider) if s.isVisible()]
        if sliders:
            self._drag(self.chance.choice(sliders))

    def drag_picture(self) -> None:
        """Whatever lies there: a ball, a point, the camera, a pixel, a station, z."""
        picture = self._picture()
        self._drag(picture.childAt(self._somewhere(picture)) or picture)

    def scrub(self) -> None:
        """The film's line."""
        if self.window.stage.bar.isVisible():
            self._drag(self.window.stage.bar.scrubber)

    def play(self) -> None:
        """At some speed."""
        self.window.stage.bar.change_speed(self.chance.choice((-1, 1)))
        self.window.player.play()

    def step(self) -> None:
        """A click of the clicker."""
        self.window.clicker.click(self.chance.choice((1, 1, -1)))

    def undo(self) -> None:
        """Some of it."""
        for _ in range(self.chance.randrange(1, 4)):
            QTest.keyClick(self.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    def redo(self) -> None:
        """Some of it."""
        QTest.keyClick(self.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)

    def reset(self) -> None:
        """The lesson's start."""
        QTest.keyClick(self.window, Qt.Key.Key_R)

    def fold(self) -> None:
        """Words, numbers, code; the shelf; the picture alone, and back."""
        key = self.chance.choice((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_L, Qt.Key.Key_F))
        QTest.keyClick(self.window, key)
        if self.window.arrangement.alone:
            QTest.keyClick(self.window, key)

    def question(self) -> None:
        """Question, answer, gone; and the notes."""
        for key in (Qt.Key.Key_Q, Qt.Key.Key_Q, Qt.Key.Key_Q, Qt.Key.Key_T):
            QTest.keyClick(self.window, key)
            QApplication.processEvents()

    def zoom(self) -> None:
        """Larger or smaller text, and back: sizes of type that were never seen before bring fonts of their own, which
        Qt keeps, and only after thousands of frames would all sizes of all zooms in all windows have been seen.
        """
        self.window.zoom_by(self.chance.choice((-1, 1)))
        self.frame()
        self.window.zoom_by(0)

    def hover(self) -> None:
        """Over picture and numbers."""
        for widget in (self._picture(), self.window.side.formula):
            for _ in range(3):
                QTest.mouseMove(widget, self._somewhere(widget))
                QApplication.processEvents()

    def menu(self) -> None:
        """The ☰, and away again."""
        self.window.open_menu()
        menu = QApplication.activePopupWidget()
        assert menu is not None
        menu.close()

    def help(self) -> None:
        """The keys or About, and away again."""
        self.chance.choice((self.window.help, self.window.about))()
        QApplication.processEvents()
        self.window._close_cards()

    def drop(self) -> None:
        """A picture of ours, as a file manager drops it; sometimes one waits for the verdict."""
        self._drop(self.chance.choice(SAMPLES))
        if self.chance.random() < 0.8:
            self.window.work.wait("door", 60.0)

    def _drop(self, file: Path) -> None:
        window, mime = self.window, QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file))])
        at, copy, no = QPoint(200, 200), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(window, QDragEnterEvent(at, copy, mime, LEFT, no))
        QApplication.sendEvent(window, QDropEvent(QPointF(at), copy, mime, LEFT, no))

    def _picture(self) -> QWidget:
        return self.window.stage.pictures.currentWidget() or self.window

    def _drag(self, widget: QWidget) -> None:
        QTest.mousePress(widget, LEFT, pos=self._somewhere(widget))
        for _ in range(4):
            QTest.mouseMove(widget, self._somewhere(widget))
            self.frame()
        QTest.mouseRelease(widget, LEFT, pos=self._somewhere(widget))

    def _somewhere(self, widget: QWidget) -> QPoint:
        return QPoint(self.chance.randrange(max(1, widget.width())), self.chance.randrange(max(1, widget.height())))
