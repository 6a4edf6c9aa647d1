"""A private X screen without a graphics card, and programs asked something on it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
SIZE = (1920, 1080)
PATIENCE = 900.0  # seconds that a program may take for its answer


class NoScreen(Exception):
    """A sentence: why there is none, and what to do."""


@contextmanager
def x_screen() -> Iterator[None]:
    """Inside, every program that is started paints on a screen of SIZE that nobody sees."""
    if shutil.which("Xvfb") is None:
        raise NoScreen("The bench needs Xvfb, a screen that nobody sees (on Debian: apt-get install xvfb).")
    read, write = os.pipe()
    size = f"{SIZE[0]}x{SIZE[1]}x24"
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    before = {name: os.environ.get(name) for name in ("DISPLAY", "QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        try:
            if not number:
                raise NoScreen("Xvfb, the screen that nobody sees, ended at once. Try: Xvfb :99")
            os.environ.update(DISPLAY=f":{number}", QT_QPA_PLATFORM="xcb")
            os.environ.pop("WAYLAND_DISPLAY", None)
            yield
        finally:
            for name, value in before.items():
                os.environ.pop(name, None)
                os.environ.update({} if value is None else {name: value})
            server.terminate()


def ask(module: str, *words: str) -> Any:
    """Run `python -m module words` with settings of its own; its last line on stdout, which is JSON.

    Where the environment forbids Python to keep what it compiled, everything is compiled at every start, which is not
    what a person has: it is kept in a folder of the bench.
    """
    with tempfile.TemporaryDirectory() as folder:
        own = {**os.environ, "DOWNHILL_SETTINGS": str(Path(folder) / "settings.ini")}
        if own.pop("PYTHONDONTWRITEBYTECODE", ""):
            own["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir()) / "downhill-bench-compiled")
        done = subprocess.run(
            [sys.executable, "-m", module, *words], cwd=ROOT, env=own, stdout=subprocess.PIPE, text=True,
            timeout=PATIENCE,
        )  # fmt: skip
    if done.returncode or not done.stdout.strip():
        raise RuntimeError(f"{module} {' '.join(words)} ended with {done.returncode} and without an answer")
    return json.loads(done.stdout.splitlines()[-1])
