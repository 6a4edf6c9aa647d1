"""What is counted during a soak, and the rule by which a count is called flat."""

from __future__ import annotations

import ctypes
import gc
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import ClassVar, cast

import numpy as np
import pyqtgraph
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QLineF, QPointF, QRectF, qInstallMessageHandler
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QApplication, QGraphicsView

PER = 1000.0  # a growth is told, and limited, for so many frames
WARM = 0.4  # the first part of a run is not judged: caches of a fixed size and the history fill up meanwhile


def settle() -> None:
    """Let go of what is only waiting to be let go of."""
    for _ in range(2):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()


class _MallInfo(ctypes.Structure):
    """What glibc tells of its heap (malloc.h: struct mallinfo2)."""

    _fields_: ClassVar = [(name, ctypes.c_size_t) for name in (
        "arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost",
    )]  # fmt: skip


@cache
def _mallinfo() -> Callable[[], _MallInfo] | None:
    """glibc's own count, where there is one (Linux, glibc 2.33 and later)."""
    try:
        ask = ctypes.CDLL("libc.so.6").mallinfo2
    except (OSError, AttributeError):
        return None
    ask.restype = _MallInfo
    return cast(Callable[[], _MallInfo], ask)


def memory() -> float:
    """Megabytes that are in use: what malloc has handed out and not got back (elsewhere 0).

    What lies in RAM says less: freed memory stays with the process in pieces of 10 MB until the heap can be trimmed,
    and Qt maps the file of a Chinese font once for every size it is written in.
    """
    ask = _mallinfo()
    if ask is None:
        return 0.0
    info = ask()
    return float(info.uordblks + info.hblkhd) / 1e6


def helpers() -> float:
    """Processes that this one has begun and not ended (Linux; elsewhere 0)."""
    return float(sum(len(t.read_text().split()) for t in Path("/proc/self/task").glob("*/children")))


def handles() -> float:
    """Open files, pipes and sockets (Linux; elsewhere 0)."""
    folder = Path("/proc/self/fd")
    return float(len(list(folder.iterdir()))) if folder.is_dir() else 0.0


def objects() -> float:
    """Every object of Qt below a window, whoever made it (findChildren would leave a wrapper round each)."""
    lines: list[str] = []
    before = qInstallMessageHandler(lambda _kind, _where, line: lines.append(line))
    for top in QApplication.topLevelWidgets():
        top.dumpObjectTree()
    qInstallMessageHandler(before)
    return float(len(lines))


def wrappers() -> float:
    """Python's sides of Qt's objects; without what is kept up to a fixed number, pyqtgraph's Points and the outlines
    of letters (gui/pictures/halo.py), and without points, lines and boxes: they are values, as many as the last
    painting of each lesson left, and what grows of them is counted by the Python blocks."""
    kept = (pyqtgraph.Point, QPainterPath, QPointF, QLineF, QRectF)
    return float(sum(not isinstance(o, kept) for o in shiboken6.getAllValidWrappers()))


def items() -> float:
    """Everything that lies in the scenes of plots."""
    views = [w for w in QApplication.allWidgets() if isinstance(w, QGraphicsView)]
    return float(sum(len(view.scene().items()) for view in views if view.scene() is not None))


@dataclass(frozen=True)
class Gauge:
    """Something to count, and the growth that counts as flat: in 1,000 frames with all between, in each repetition."""

    name: str
    read: Callable[[], float]
    most: float
    each: float
    digits: int = 0


GAUGES = (
    Gauge("memory/MB", memory, 2.0, 3.0, 1),
    Gauge("Python blocks", lambda: float(sys.getallocatedblocks()), 2000.0, 250.0),
    Gauge("Python objects", lambda: float(len(gc.get_objects())), 400.0, 2.0),
    Gauge("Qt wrappers", wrappers, 10.0, 0.5),
    Gauge("Qt objects", objects, 2.0, 0.5),
    Gauge("graphics items", items, 2.0, 0.5),
    Gauge("threads", lambda: float(threading.active_count()), 0.5, 0.2),
    Gauge("helpers", helpers, 0.5, 0.2),
    Gauge("handles", handles, 1.0, 0.2),
)


@dataclass(frozen=True)
class Growth:
    """By how much a count grows: the median of all slopes, and its 95 % interval."""

    slope: float
    low: float
    high: float

    def verdict(self, most: float) -> str:
        """flat: at most `most`, with all of its interval. grows: more than that, with all of it. Else: cannot tell."""
        return "flat" if self.high <= most else "grows" if self.low > most else "cannot tell"


def growth(where: Sequence[float], counts: Sequence[float]) -> Growth:
    """Theil and Sen's slope with Sen's interval: one jump (a new arena of memory) does not turn it, as it would a mean.

    Sorted slopes of all pairs; the interval's ends lie 1.96 · √(n(n−1)(2n+5)/18) / 2 ranks from the middle
    (P. K. Sen, Journal of the American Statistical Association 63, 1968).
    """
    x, y = np.asarray(where, float), np.asarray(counts, float)
    n = len(x)
    if n < 6:
        raise ValueError("six readings at least")
    i, j = np.triu_indices(n, 1)
    slopes = np.sort((y[j] - y[i]) / (x[j] - x[i]))
    half = 1.96 * np.sqrt(n * (n - 1) * (2 * n + 5) / 18.0) / 2
    first = max(0, int(np.floor((len(slopes) - 1) / 2 - half)))
    last = min(len(slopes) - 1, int(np.ceil((len(slopes) - 1) / 2 + half)))
    return Growth(float(np.median(slopes)), float(slopes[first]), float(slopes[last]))
