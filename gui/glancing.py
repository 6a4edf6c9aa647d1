"""Pictures for `main.py --classify`: read in a helper process that may cost no more than it may behind the window.

A picture that costs the helper its life (gui/guard.py) is refused, and the next one goes to a fresh helper. No Qt.
"""

from __future__ import annotations

import sys
import time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.refusal import Refusal
from gui.guard import PICTURE, REFUSED, Budget
from gui.helper import Job
from gui.worker import Here, Process, Worker

SILENT = 30.0  # seconds without a word after which a helper counts as dead: a disk that does not answer
Glance = tuple[NDArray[np.uint8], tuple[str, ...]]  # 64 x 64, and the notes


class Glancer:
    """Reads one file after the other; the helper is started at once, and with the first file after one has died."""

    def __init__(self, budget: Budget = PICTURE) -> None:
        self._budget, self._run = budget, 0
        self._worker: Worker | None = self._hired()

    def read(self, file: str) -> Glance:
        """One file. Refusals: those of `core.photo.read_file`, too_much_time, too_large_memory, reader_ended."""
        if self._worker is None:
            self._worker = self._hired()
        self._run += 1
        self._worker.give(self._run, Job("core.photo:glance", (file,)), self._budget)
        seen: Glance | None = None
        for kind, payload in self._heard(self._worker):
            if kind == "slice":
                seen = payload
            elif kind == "refused":
                raise Refusal(payload[0], **payload[1])
            elif kind == "failed":
                raise Refusal(REFUSED[payload])
            elif kind == "done" and seen is not None:
                return seen
        raise self._lost()

    def close(self) -> None:
        """End the helper."""
        if self._worker is not None:
            self._worker.end()
            self._worker = None

    @staticmethod
    def _hired() -> Worker:
        try:
            return Process()
        except (OSError, RuntimeError, ImportError) as problem:
            print(f"downhill: no helper process ({problem}); pictures are read without its limits", file=sys.stderr)
            return Here()

    def _heard(self, worker: Worker) -> Any:
        """What the helper says of this run, until it dies or falls silent."""
        until = time.monotonic() + SILENT
        while time.monotonic() < until:
            worker.wait(1.0)
            for number, kind, payload in worker.news(1.0):
                until = time.monotonic() + SILENT
                if kind == "ended":
                    return
                if number == self._run:
                    yield kind, payload

    def _lost(self) -> Refusal:
        """It died, or says nothing any more: why, and an end of it."""
        worker, self._worker = self._worker, None
        if worker is None:
            return Refusal("reader_ended")
        if worker.alive():
            worker.end()
            return Refusal("too_much_time")
        why = worker.why()
        worker.end()
        return Refusal(REFUSED[why])
