"""Long work beside the film, in helper processes that are started ahead and can really be ended.

    run = work.submit("door", lesson.receive(parcel), on_slice=…, on_done=…, on_refused=…, on_failed=…,
                      budget=Budget(seconds=2.0))

A channel does one thing at a time: a new submit ends the earlier run. Every message carries the number of its run, so
a late one is dropped. Stopping kills the helper (Python threads cannot be ended, and make the film stutter); a fresh
one is started when there is time. Helpers are asked for news through the player's `later`: there is one clock, and no
thread. A prompt run is heard as soon as it speaks, too, where the system can watch its pipe. Where the system gives us
no process the job runs here, a few milliseconds at a time between two frames.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier

from core.refusal import Refusal
from gui.guard import FREE, Budget
from gui.lesson import Job
from gui.player import Player
from gui.worker import Here, Process, Worker

POLL = 0.02  # seconds between two questions for news
PORTION = 0.006  # seconds that taking news may cost the film
STARTING = 30.0  # seconds a helper may need until it begins
PATIENCE = 6.0  # seconds by the clock for each second of work, on a machine that has much else to do
STANDBYS = 1  # helpers kept ready
REST = 3.0  # seconds after a run until a helper that has grown heavy is replaced


def _ignore(*_: object) -> None:
    """For callers that do not want to be told."""


@dataclass
class _Run:
    """One job under way."""

    number: int
    job: Job
    worker: Worker
    on_slice: Callable[[Any], None]
    on_done: Callable[[], None]
    on_refused: Callable[[Refusal], None]
    on_failed: Callable[[str], None]
    budget: Budget
    deadline: float  # on the clock; until the job begins, that of beginning at all
    prompt: bool
    again: bool = False  # the first helper died before it was ready
    bell: QSocketNotifier | None = None  # rings when the helper of a prompt run says something


class Work(QObject):
    """Channels of long work. `on_failed` hears "timeout", "memory", "ended" or "error": a sentence in work.toml."""

    def __init__(
        self, player: Player, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._player, self._clock = player, clock
        self._runs: dict[str, _Run] = {}
        self._standby: list[Worker] = []
        self._number = 0
        self._here = False  # no process is to be had on this machine
        self._shut = False

    def start_ahead(self) -> None:
        """Start a helper now, so that the first job begins at once."""
        if not self._shut and not self._here and len(self._standby) < STANDBYS:
            self._standby.append(self._hire())

    def submit(
        self,
        channel: str,
        job: Job,
        *,
        on_slice: Callable[[Any], None] = _ignore,
        on_done: Callable[[], None] = _ignore,
        on_refused: Callable[[Refusal], None] = _ignore,
        on_failed: Callable[[str], None] = _ignore,
        budget: Budget = FREE,
        prompt: bool = False,
    ) -> int:
        """Begin a job; what the channel did before ends. Returns the number of the run.

        budget: what it may cost (gui/guard.py). Whatever a helper is waiting for, after PATIENCE times as many seconds
        by the clock it is ended, too. prompt: somebody waits for one answer, so it is taken as soon as it is
        there; what comes in many slices would take too much time from the film in this way.
        """
        self.stop(channel)
        self._number += 1
        if self._shut:
            return self._number
        worker = self._ready_or_new()
        deadline = self._clock() + STARTING
        ears = on_slice, on_done, on_refused, on_failed
        self._runs[channel] = _Run(self._number, job, worker, *ears, budget, deadline, prompt)
        worker.give(self._number, job, budget)
        self._listen(channel)
        self._ask_again(channel)
        return self._number

    def stop(self, channel: str) -> None:
        """End what the channel does, at once; nothing more is heard of it."""
        run = self._runs.pop(channel, None)
        self._player.forget(f"work:{channel}")
        if run is not None:
            self._deaf(run)
            run.worker.end()
            self._soon_ahead()

    def busy(self, channel: str) -> bool:
        """Whether a job of this channel is under way."""
        return channel in self._runs

    def wait(self, channel: str, seconds: float) -> bool:
        """Stand still until the channel is free, for renderers that have no event loop; False if it takes longer."""
        until = self._clock() + seconds
        while self.busy(channel) and self._clock() < until:
            self._runs[channel].worker.wait(0.05)
            self._poll(channel)
        return not self.busy(channel)

    def shut(self) -> None:
        """End everything at once and for good."""
        self._shut = True
        for waiting in ("work ahead", "work rest"):
            self._player.forget(waiting)
        for channel in list(self._runs):
            self.stop(channel)
        while self._standby:
            self._standby.pop().end()

    # -- within ----------------------------------------------------------------------------------------------------

    def _ready_or_new(self) -> Worker:
        while self._standby:
            worker = self._standby.pop()
            if worker.alive():
                return worker
            worker.end()
        return self._hire()

    def _hire(self) -> Worker:
        if not self._here:
            try:
                return Process()
            except (OSError, RuntimeError, ImportError) as problem:
                print(f"downhill: no helper process ({problem}); long work runs in the window", file=sys.stderr)
                self._here = True
        return Here()

    def _soon_ahead(self) -> None:
        if not self._shut:
            self._player.later("work ahead", 0.3, self.start_ahead)

    def _ask_again(self, channel: str) -> None:
        self._player.later(f"work:{channel}", POLL, lambda: self._poll(channel))

    def _listen(self, channel: str) -> None:
        """Be woken by the helper of a prompt run."""
        run = self._runs[channel]
        pipe = run.worker.bell() if run.prompt else None
        if pipe is not None:
            run.bell = QSocketNotifier(pipe, QSocketNotifier.Type.Read, self)
            run.bell.activated.connect(lambda *_: self._poll(channel))

    @staticmethod
    def _deaf(run: _Run) -> None:
        """Before its pipe is closed, or serves another run."""
        if run.bell is not None:
            run.bell.setEnabled(False)
            run.bell.deleteLater()
            run.bell = None

    def _poll(self, channel: str) -> None:
        """Take what has come; a callback may stop the channel or give it something new to do."""
        run = self._runs.get(channel)
        if run is None:
            return
        self._ask_again(channel)  # at once, so that a callback that fails does not silence the rest
        for number, kind, payload in run.worker.news(PORTION):
            if kind == "ended":
                self._lost(channel, run)
            elif number == run.number:
                self._hear(channel, run, kind, payload)
            if self._runs.get(channel) is not run:
                return
        if self._clock() > run.deadline:
            self.stop(channel)
            run.on_failed("timeout")

    def _hear(self, channel: str, run: _Run, kind: str, payload: Any) -> None:
        if kind == "started":
            seconds = run.budget.seconds
            run.deadline = float("inf") if seconds is None else self._clock() + PATIENCE * seconds
        elif kind == "slice":
            run.on_slice(payload)
        else:
            self._release(channel, run)
            if kind == "done":
                run.on_done()
            elif kind == "refused":
                run.on_refused(Refusal(payload[0], **payload[1]))
            else:
                run.on_failed(payload)

    def _release(self, channel: str, run: _Run) -> None:
        """The job has ended by itself: its helper waits for the next one."""
        del self._runs[channel]
        self._deaf(run)
        self._player.forget(f"work:{channel}")
        if len(self._standby) < STANDBYS and not self._shut:
            self._standby.append(run.worker)
            self._player.later("work rest", REST, self._lighten)
        else:
            run.worker.end()

    def _lighten(self) -> None:
        """A helper keeps what its last job imported and loaded; a fresh one has room."""
        for worker in [w for w in self._standby if w.heavy()]:
            self._standby.remove(worker)
            worker.end()
            self._soon_ahead()

    def _lost(self, channel: str, run: _Run) -> None:
        """The helper died. If a second one never lived either, this machine lets us have none: do the job here."""
        if run.worker.ready:
            why = run.worker.why()
            self.stop(channel)
            run.on_failed(why)
            return
        if not run.again:
            run.again = True
            self._deaf(run)
            run.worker.end()
            run.worker, run.deadline = self._hire(), self._clock() + STARTING
            run.worker.give(run.number, run.job, run.budget)
            self._listen(channel)
            return
        print("downhill: the helper process does not start; long work runs in the window", file=sys.stderr)
        self._deaf(run)
        run.worker.end()
        self._here = True
        run.worker = Here()
        run.worker.give(run.number, run.job, run.budget)
        self._ask_again(channel)
