"""What a job in a helper process may cost: seconds of work and bytes of memory. What costs more ends with its helper.

Seconds are those in which the helper itself was at work, so that a busy machine refuses nobody's picture. Where the
system keeps the limits itself (a timer of the kernel, RLIMIT_DATA) it is asked to; elsewhere a thread looks every few
hundredths of a second. Either way the helper ends, and `reason` reads from how it ended what it was.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LOOK = 0.05  # seconds between two looks of the thread
SLOW, LARGE = 71, 72  # exit codes of a helper that ended itself


@dataclass(frozen=True)
class Budget:
    """What one job may cost; None is no limit."""

    seconds: float | None = None  # of work, not of waiting
    memory: int | None = None  # bytes that the whole helper may take


FREE = Budget()
PICTURE = Budget(seconds=2.0, memory=500_000_000)  # what reading a picture may cost
# the refusal (refusal.*) of a picture whose reading ended like this
REFUSED = {"timeout": "too_much_time", "memory": "too_large_memory", "ended": "reader_ended", "error": "reader_ended"}


@contextlib.contextmanager
def kept(budget: Budget) -> Iterator[None]:
    """Hold what runs inside to its budget: the process ends, or MemoryError is raised, when it takes more."""
    timed = _timer(budget.seconds)
    bounded = _bound(budget.memory)
    seconds = None if timed else budget.seconds
    memory = None if bounded else budget.memory
    done = threading.Event()
    if seconds is not None or memory is not None:
        threading.Thread(target=watch, args=(Budget(seconds, memory), done), daemon=True).start()
    try:
        yield
    finally:
        done.set()
        if timed:
            _timer(0.0)
        if bounded:
            _unbound()


def reason(exitcode: int | None) -> str:
    """Why a helper that is gone has gone: "timeout", "memory" or "ended"; see gui/work.py."""
    if exitcode == SLOW or (exitcode is not None and exitcode == -getattr(signal, "SIGPROF", 0)):
        return "timeout"
    return "memory" if exitcode == LARGE else "ended"


def watch(budget: Budget, done: threading.Event, leave: Callable[[int], Any] = os._exit) -> None:
    """Look at what the process costs until the job is done, and end the process if it is too much."""
    until = None if budget.seconds is None else time.process_time() + budget.seconds
    while not done.wait(LOOK):
        if until is not None and time.process_time() > until:
            leave(SLOW)
            return
        if budget.memory is not None and memory() > budget.memory:
            leave(LARGE)
            return


def memory(pid: int | None = None) -> int:
    """The bytes of memory that this process holds (macOS: held at most so far); 0 where that cannot be known.

    Of another process it can be known on Linux alone.
    """
    with contextlib.suppress(OSError, ValueError, ImportError, AttributeError):
        if pid is not None and sys.platform != "linux":
            return 0
        if sys.platform == "win32":
            return _of_windows()
        if sys.platform == "darwin":
            import resource

            return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        return int(Path(f"/proc/{pid or 'self'}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def _of_windows() -> int:
    import ctypes

    class Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of psapi.h."""

        _fields_ = [("cb", ctypes.c_uint32), ("faults", ctypes.c_uint32)] + [
            (name, ctypes.c_size_t)
            for name in ("peak_set", "set", "peak_paged", "paged", "peak_other", "other", "file", "peak_file")
        ]

    counters = Counters(cb=ctypes.sizeof(Counters))
    kernel: Any = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    kernel.K32GetProcessMemoryInfo.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32)
    known = kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb)
    return int(counters.file) if known else 0


def _timer(seconds: float | None) -> bool:
    """Let the kernel end this process after so many seconds of work; False where it has no such timer."""
    if seconds is None or not hasattr(signal, "setitimer"):
        return False
    signal.signal(signal.SIGPROF, signal.SIG_DFL)  # ends the process even while a decoder holds Python's lock
    signal.setitimer(signal.ITIMER_PROF, seconds)
    return True


def _bound(most: int | None) -> bool:
    """Let the kernel refuse memory beyond this; False where it does not."""
    if most is None or sys.platform != "linux":
        return False
    import resource

    with contextlib.suppress(OSError, ValueError, KeyError):
        told = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines() if ":" in line)
        reserved, used = (int(told[name].split()[0]) * 1024 for name in ("VmData", "VmRSS"))
        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        cap = reserved + max(0, most - used)
        resource.setrlimit(resource.RLIMIT_DATA, (cap if hard == resource.RLIM_INFINITY else min(cap, hard), hard))
        return True
    return False


def _unbound() -> None:
    if sys.platform == "linux":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        resource.setrlimit(resource.RLIMIT_DATA, (hard, hard))
