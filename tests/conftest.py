"""What every test stands on: no real screen, settings of its own, and nothing left running behind it."""

from __future__ import annotations

import gc
import multiprocessing.resource_tracker as tracker
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from setup.system import missing_libraries, missing_programs

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent
CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}
PATIENCE = float(os.environ.get("DOWNHILL_PATIENCE", "3"))  # seconds in which what is being stopped may stop

settings.register_profile("home", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if CI else "home")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever asks for a screen can be chosen or left out by -m x11."""
    for item in items:
        if "x_screen" in getattr(item, "fixturenames", ()):
            item.add_marker("x11")


@pytest.fixture(scope="session")
def photos() -> Path:
    """The folder of real photos (train.npz, val.npz, course/), which are too large to be kept with the program."""
    named = os.environ.get("DOWNHILL_PHOTOS")
    folder = Path(named) if named else ROOT.parent / "shared" / "photos"
    if not folder.is_dir():
        pytest.skip(f"needs the photos: no folder {named}" if named else "needs the photos: DOWNHILL_PHOTOS is not set")
    return folder


@pytest.fixture(scope="session")
def x_screen() -> Iterator[str]:
    """The DISPLAY of a private X screen of 1600x1000 points, for programs that a test starts (QT_QPA_PLATFORM=xcb)."""
    lacking = [need.name for need in missing_libraries("x11") + missing_programs()]
    if lacking:
        (pytest.fail if CI else pytest.skip)(f"needs an X screen, which needs {', '.join(lacking)}")
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()  # empty when the server has died
        if not number:
            pytest.fail("Xvfb ended instead of giving a screen")
        yield f":{number}"
        server.terminate()


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the settings of the person who runs it."""
    monkeypatch.setenv("DOWNHILL_SETTINGS", str(tmp_path / "settings.ini"))


@pytest.fixture(autouse=True)
def _nothing_left_running() -> Iterator[None]:
    """A timer, thread or process that outlives its test would disturb the next one, and one day a lesson."""
    gc.freeze()  # Qt's objects are found by looking at all objects made since: 150 000 older ones would take 0.4 s
    before = _running()
    yield
    _bury()
    gc.collect()
    until = time.monotonic() + PATIENCE
    while (left := _running() - before) and time.monotonic() < until:
        time.sleep(0.02)
    if left:
        pytest.fail("left running: " + ", ".join(sorted(name for _, name in left)))


def _bury() -> None:
    """Ends the windows that were closed and the widgets that pytest-qt has only asked to be deleted: what still lives
    would be frozen and never be freed, and beside 20 000 dead widgets every later test is several times slower."""
    qt: Any = sys.modules.get("PySide6.QtCore")
    widgets: Any = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    for widget in widgets.QApplication.topLevelWidgets():
        if type(widget).__name__ == "Window" and not widget.isVisible():
            widget.deleteLater()
    qt.QCoreApplication.sendPostedEvents(None, qt.QEvent.Type.DeferredDelete)


def _running() -> set[tuple[int, str]]:
    """Everything that runs beside the test itself, as (identity, name)."""
    return _threads() | _children() | _of_qt()


def _threads() -> set[tuple[int, str]]:
    """Python's threads but this one."""
    here = threading.current_thread()
    return {(id(t), f"thread {t.name}") for t in threading.enumerate() if t is not here and t.is_alive()}


def _children() -> set[tuple[int, str]]:
    """Processes begun here and not ended (Linux only); the bookkeeper of multiprocessing stays by design."""
    bookkeeper = getattr(tracker._resource_tracker, "_pid", None)
    pids: set[int] = set()
    for task in Path("/proc/self/task").glob("*/children"):
        try:
            pids.update(int(pid) for pid in task.read_text().split())
        except OSError:
            continue  # a thread that ended meanwhile
    return {(pid, f"process {pid} {_command(pid)}") for pid in pids - {bookkeeper}}


def _command(pid: int) -> str:
    """How a process was started, as far as it can be known."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")[:80].strip()
    except OSError:
        return "?"


def _of_qt() -> set[tuple[int, str]]:
    """Qt's running threads and active timers; a test without Qt pays nothing for this."""
    qt: Any = sys.modules.get("PySide6.QtCore")
    if qt is None:
        return set()
    alive: Callable[[object], bool] = sys.modules["shiboken6"].isValid
    made = [o for o in gc.get_objects() if isinstance(o, (qt.QThread, qt.QTimer)) and alive(o)]
    busy = [o for o in made if (o.isRunning() if isinstance(o, qt.QThread) else o.isActive())]
    return {(id(o), f"{type(o).__name__} {o.objectName()}".strip()) for o in busy}
