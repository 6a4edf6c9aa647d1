"""Who does the long work: a helper process and our end of its pipe, or, where none is to be had, the window itself."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import time
import types
from collections.abc import Iterator
from multiprocessing.connection import wait as wait_for
from typing import Protocol

from gui import guard, helper
from gui.helper import Job

WARM = ("numpy", "core.photo", "core.develop", "core.cat")  # what a helper imports before its first job
HEAVY = 6_000_000  # bytes more than at the beginning


class Worker(Protocol):
    """Somebody who does one job at a time."""

    ready: bool

    def give(self, run: int, job: Job, budget: guard.Budget = guard.FREE) -> None:
        """Begin this job, which may cost so much."""

    def news(self, seconds: float) -> Iterator[helper.Message]:
        """What has come since, until the time is up."""

    def bell(self) -> int | None:
        """What the system can watch for news, if it can."""

    def wait(self, seconds: float) -> None:
        """Stand still until there is news."""

    def alive(self) -> bool:
        """Whether it can still be given something to do."""

    def why(self) -> str:
        """Why it has gone: "timeout", "memory" or "ended"."""

    def heavy(self) -> bool:
        """Whether it holds much more memory than one that has just been started."""

    def end(self) -> None:
        """Stop, whatever is under way."""


class Process:
    """A helper process and our end of its pipe."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.ready, self._light = False, 0
        self._first: tuple[int, Job, guard.Budget] | None = None  # a job that waits for the helper to be ready
        self.process = context.Process(target=helper.serve, args=(theirs, WARM), name="downhill helper", daemon=True)
        try:
            with _main_hidden(), _interrupt_ignored(), _untracked():
                self.process.start()
        except BaseException:
            self.pipe.close()
            raise
        finally:
            theirs.close()

    def give(self, run: int, job: Job, budget: guard.Budget = guard.FREE) -> None:
        """Begin this job; not before the helper listens, or a big picture would block the pipe, and us with it."""
        if not self.ready:
            self._first = (run, job, budget)
            list(self.news(0.0))
            return
        with contextlib.suppress(OSError):  # already dead: news() says so
            self.pipe.send((run, job.target, job.args, budget))

    def news(self, seconds: float) -> Iterator[helper.Message]:
        """What has arrived, until the time is up; the rest waits in the pipe, and the helper with it."""
        until = time.perf_counter() + seconds
        try:
            while self.pipe.poll():
                message = self.pipe.recv()
                if message[1] == "ready":
                    self._begin()
                else:
                    yield message
                if time.perf_counter() > until:
                    return
        except (EOFError, OSError):
            yield 0, "ended", None

    def _begin(self) -> None:
        self.ready, self._light = True, guard.memory(self.process.pid)
        if self._first is not None:
            (run, job, budget), self._first = self._first, None
            self.give(run, job, budget)

    def bell(self) -> int | None:
        """The pipe, where pipes are such that Qt can watch them."""
        return None if sys.platform == "win32" else self.pipe.fileno()

    def wait(self, seconds: float) -> None:
        """Stand still until there is news."""
        wait_for([self.pipe, self.process.sentinel], seconds)

    def alive(self) -> bool:
        """Whether it can still be given something to do."""
        return self.process.is_alive()

    def why(self) -> str:
        """Why it has gone, as far as the way it went tells."""
        self.process.join(2.0)
        return guard.reason(self.process.exitcode)

    def heavy(self) -> bool:
        """Whether it holds much more memory than when it was ready; False where that cannot be known."""
        return self.ready and guard.memory(self.process.pid) > self._light + HEAVY

    def end(self) -> None:
        """Stop, whatever is under way."""
        self.process.kill()
        self.process.join(2.0)
        self.pipe.close()


class Here:
    """The same without a process: the job advances a little every time it is asked for news."""

    ready = True

    def __init__(self) -> None:
        self.work: Iterator[helper.Message] = iter(())

    def give(self, run: int, job: Job, budget: guard.Budget = guard.FREE) -> None:
        """Begin this job; nobody could end it."""
        self.work = helper.work(run, job.target, job.args)

    def news(self, seconds: float) -> Iterator[helper.Message]:
        """What comes of going on for so long."""
        until = time.perf_counter() + seconds
        for message in self.work:
            yield message
            if time.perf_counter() > until:
                return

    def bell(self) -> int | None:
        """It goes on when it is asked."""
        return None

    def wait(self, seconds: float) -> None:
        """There is always something to do."""

    def alive(self) -> bool:
        """Always."""
        return True

    def why(self) -> str:
        """It never goes."""
        return "ended"

    def heavy(self) -> bool:
        """It is the window itself."""
        return False

    def end(self) -> None:
        """Stop, whatever is under way."""
        self.work = iter(())


@contextlib.contextmanager
def _main_hidden() -> Iterator[None]:
    """A spawned Python imports its parent's main module again: ours needs nothing from it (nor from pytest's)."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextlib.contextmanager
def _untracked() -> Iterator[None]:
    """Python starts one more process beside a first helper, to clean up shared memory and semaphores: we have none."""
    if sys.platform == "win32":  # nor does it there
        yield
        return
    from multiprocessing import resource_tracker

    real, nobody = resource_tracker.getfd, os.open(os.devnull, os.O_WRONLY)
    resource_tracker.getfd = lambda: nobody
    try:
        yield
    finally:
        resource_tracker.getfd = real
        os.close(nobody)


@contextlib.contextmanager
def _interrupt_ignored() -> Iterator[None]:
    """A helper is born deaf to Ctrl-C; it would be too late to cover its ears itself."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:  # not the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
