"""The application: fonts, colours, the one exception hook, and either a window or pictures of it."""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import traceback
from pathlib import Path
from types import TracebackType

import numpy as np  # noqa: F401  before Qt: PySide reads the source of every module that is imported after it
from PySide6.QtCore import QByteArray, QLocale, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from gui.catalogue import catalogue, lessons
from gui.drop import read_file
from gui.language import LANGUAGES, Language
from gui.settings import Settings
from gui.theme import THEMES, speaks_chinese
from gui.window import Window

ICON = Path(__file__).resolve().parent.parent / "assets" / "icons" / "downhill.png"
PATIENCE = 60.0  # seconds that a still picture may wait for long work


def names() -> list[str]:
    """The lessons by name, in order."""
    return list(catalogue())


def application() -> QApplication:
    """Fusion style with our own palette, so that every platform shows the same program."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("Downhill")
    app.setOrganizationName("Downhill")
    app.setApplicationDisplayName("Downhill")
    app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(ICON)))
    return app


def _manner(options: argparse.Namespace, settings: Settings, app: QApplication) -> tuple[str, str]:
    """Language and theme: as asked for, else as last time, else as the system has them."""
    chinese = QLocale.system().language() == QLocale.Language.Chinese
    language = options.language or settings.choice("language", LANGUAGES, "zh" if chinese else "en")
    dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    theme = options.theme or settings.choice("theme", THEMES, "dark" if dark else "light")
    return language, theme


def _window(options: argparse.Namespace, settings: Settings) -> tuple[QApplication, Window]:
    app = application()
    language, theme = _manner(options, settings, app)
    mute = language == "zh" and not speaks_chinese()
    window = Window(catalogue(), settings, "en" if mute else language, theme, settings.truth("still", False))
    if mute:
        window.say(lambda _language: Language("en")("window.no_chinese_font"))
        print(Language("en")("window.no_chinese_font"), file=sys.stderr)
    return app, window


def run(options: argparse.Namespace, values: dict[str, object]) -> int:
    """Open the window and stay until it is closed."""
    settings = Settings()
    app, window = _window(options, settings)
    geometry = settings.store.value("geometry")
    if not (isinstance(geometry, QByteArray) and window.restoreGeometry(geometry)):
        screen = app.primaryScreen().availableGeometry()
        window.resize(round(screen.width() * 0.86), round(screen.height() * 0.86))
        window.move(screen.center() - window.rect().center())
    hook(window)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C in the terminal ends the program as it ends others
    if options.fullscreen:
        window.showFullScreen()
    else:
        window.show()
    first = options.lesson or settings.choice("lesson", window.lessons, next(iter(window.lessons)))
    window.stage.announce(window.lessons[first])
    # the window is painted first; only then are pyqtgraph and the lesson's picture imported
    window.player.later("app:first", 0.03, lambda: begin(window, first, options, values))
    return app.exec()


def begin(window: Window, first: str, options: argparse.Namespace, values: dict[str, object]) -> None:
    """The first lesson, the values and the picture from the command line."""
    window.visit(first)
    if window.session is not None and values:
        refused = window.session.set_values(values)
        if refused:
            window.say(lambda language: language("window.not_set", names=", ".join(refused)))
    if not (options.lesson or options.picture) and window.settings.store.value("lesson") is None:
        window.overview.welcome()
    if window.settings.broken:
        window.say(lambda language: language("window.settings_broken"))
    if options.picture:
        window.bring(lambda: read_file(Path(options.picture)))


def shots(options: argparse.Namespace, values: dict[str, object]) -> int:
    """Render lessons to pictures; 1 if a file could not be written."""
    folder = Path(options.shots)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        print(f"{folder}: {error.strerror}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as nowhere:  # pictures show the defaults, not somebody's last session
        return _shots(options, values, folder, Settings(str(Path(nowhere) / "none.ini")))


def _shots(options: argparse.Namespace, values: dict[str, object], folder: Path, settings: Settings) -> int:
    _, window = _window(options, settings)
    width, height = options.size or (1920, 1080)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(round(width / window.devicePixelRatio()), round(height / window.devicePixelRatio()))
    window.show()
    wanted = [options.lesson] if options.lesson else list(window.lessons)
    good = [_shot(window, name, folder / f"{name}.png", options, values) for name in wanted]
    window.player.shut()
    window.work.shut()
    return 0 if all(good) else 1


def _shot(window: Window, name: str, file: Path, options: argparse.Namespace, values: dict[str, object]) -> bool:
    """One lesson to one file; an error in one lesson does not keep the others from theirs."""
    try:
        good = shoot(window, name, values if options.lesson else {}, options.at)
        if options.picture and window.lessons[name].receives:
            good &= bring(window, Path(options.picture), options.at)
    except Exception:  # noqa: BLE001 – whatever it is, it is said in full and the next lesson is rendered
        traceback.print_exc()
        return False
    saved = window.grab().save(str(file), "PNG")
    print(file if saved else f"{file}: not written", flush=True)
    return good and saved


def bring(window: Window, picture: Path, at: float | None) -> bool:
    """Bring a picture to the lesson on the stage, and say so if it is refused."""
    window.bring(lambda: read_file(picture))
    arrived = window.work.wait("door", PATIENCE)
    if window.stage.notice.isVisible():
        print(window.stage.notice.label.text(), file=sys.stderr)
        arrived = False
    window.player.seek(window.player.end if at is None else at)
    QApplication.processEvents()
    return arrived


def shoot(window: Window, name: str, values: dict[str, object], at: float | None) -> bool:
    """Put a lesson on and go to the moment that a still picture of it shows; False if long work did not end."""
    window.visit(name)
    session = window.session_of(name)
    refused = session.set_values(values)
    if refused:
        print(window.language("window.not_set", names=", ".join(refused)), file=sys.stderr)
    window.player.tick(1.0)  # lets what waits begin
    ended = window.work.wait("lesson", PATIENCE)
    window.player.pause()
    window.player.seek(session.lesson.poster if at is None else at)
    for _ in range(3):  # layouts settle
        QApplication.processEvents()
    return ended


def hook(window: Window) -> None:
    """An error in a slot is written to stderr in full and said in one sentence; the window lives on."""

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        traceback.print_exception(kind, error, trace)
        if issubclass(kind, Exception):
            window.player.pause()  # or the same error would come sixty times a second
            window.say(lambda language: language("window.mistake", error=f"{kind.__name__}: {error}"))

    sys.excepthook = caught


def pages(options: argparse.Namespace) -> int:
    """Write the teacher's pages; 1 if that was not possible."""
    from gui.pages import write

    try:
        write(Path(options.pages), lessons())
    except OSError as error:
        print(f"{options.pages}: {error.strerror}", file=sys.stderr)
        return 1
    return 0
