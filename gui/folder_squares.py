"""What the models saw of every photo of a folder, in a temporary file; and the few of them that are on the screen.

The file takes 12,288 bytes a photo (61 MB for 5,000) and is removed when the sheet is closed. Nothing of it is mapped
into the window: a square is read when it is painted, and no more pixmaps are kept than fill the screen about twice.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import weakref
from collections import OrderedDict
from pathlib import Path
from time import perf_counter

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap

from core.folder import SQUARE
from gui.pictures.photo import rgb_image

NAME = "downhill-squares-"
SCREENS = 2.5  # so many screens full of them are kept
PATIENCE = 0.010  # seconds that making pixmaps may cost one painting; the rest comes with the next one


class Squares:
    """The file. It lives as long as this object, and not beyond the program."""

    def __init__(self) -> None:
        sweep()
        handle, self.path = tempfile.mkstemp(prefix=f"{NAME}{os.getpid()}-")
        self._file = os.fdopen(handle, "rb", buffering=0)
        self._end = weakref.finalize(self, _remove, self._file, self.path)

    def read(self, slot: int) -> bytes:
        """The 12,288 bytes of one photo; fewer if they are not there."""
        self._file.seek(slot * SQUARE)
        return self._file.read(SQUARE)

    def close(self) -> None:
        """Remove the file."""
        self._end()


def _remove(file: object, path: str) -> None:
    file.close()  # type: ignore[attr-defined]
    with contextlib.suppress(OSError):
        Path(path).unlink()


def sweep() -> None:
    """Remove what a program that was killed has left. Who is still alive keeps its own."""
    with contextlib.suppress(OSError):
        for left in Path(tempfile.gettempdir()).glob(f"{NAME}*"):
            with contextlib.suppress(OSError, ValueError):
                if not _alive(int(left.name.removeprefix(NAME).split("-")[0])):
                    left.unlink()  # Windows refuses, too, while somebody has it open


def _alive(pid: int) -> bool:
    if sys.platform == "win32":
        return pid == os.getpid()
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's
        return True
    return True


class Pixmaps:
    """The squares as they are painted: enlarged, and the last used kept."""

    def __init__(self) -> None:
        self.squares: Squares | None = None
        self.side, self.ratio = 128, 1.0  # points, and pixels a point
        self.most = 64
        self.patience = PATIENCE
        self.starved = False  # this painting went without some of them
        self._kept: OrderedDict[int, QPixmap] = OrderedDict()
        self._until = 0.0

    def begin(self) -> None:
        """A painting begins."""
        self.starved, self._until = False, perf_counter() + self.patience

    def clear(self) -> None:
        """Other photos, or another size."""
        self._kept.clear()

    def fit(self, side: int, ratio: float, seen: int) -> None:
        """How large they are to be, and how many are seen at once."""
        self.most = round(SCREENS * seen)
        if (side, ratio) != (self.side, self.ratio):
            self.side, self.ratio = side, ratio
            self.clear()

    def get(self, slot: int) -> QPixmap | None:
        """One of them, or None if this painting has taken long enough already (or it is not there)."""
        kept = self._kept.get(slot)
        if kept is not None:
            self._kept.move_to_end(slot)
            return kept
        if perf_counter() > self._until:
            self.starved = True
            return None
        data = self.squares.read(slot) if self.squares is not None else b""
        if len(data) < SQUARE:
            return None
        made = self._made(data)
        self._kept[slot] = made
        while len(self._kept) > self.most:
            self._kept.popitem(last=False)
        return made

    def _made(self, data: bytes) -> QPixmap:
        image = rgb_image(np.frombuffer(data, np.uint8).reshape(64, 64, 3))
        pixels = round(self.side * self.ratio)
        smooth = Qt.TransformationMode.SmoothTransformation
        made = QPixmap.fromImage(image.scaled(QSize(pixels, pixels), mode=smooth))
        made.setDevicePixelRatio(self.ratio)
        return made
