"""What runs in a helper process: it takes jobs from a pipe and sends back what they yield. It knows nothing of Qt.

A job is "module:name" and arguments; `name` is a generator (every thing it yields is a slice) or a plain function (its
result is the only slice). The parent sends (run, target, args, budget) and hears (run, kind, payload):

    started                          the job begins now; time limits count from here
    slice    what was yielded
    done
    refused  (code, values)          a core.refusal.Refusal
    failed   "memory" or "error"     anything else; the traceback goes to stderr
"""

from __future__ import annotations

import contextlib
import importlib
import inspect
import os
import signal
import sys
import threading
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from typing import Any

from core.refusal import Refusal
from gui import guard
from gui.spare import give_back

Message = tuple[int, str, Any]
MEMORY = 1536 * 1024 * 1024  # bytes a helper may take where the system can be told (POSIX)
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


@dataclass(frozen=True)
class Job:
    """Long work for the helper process: a generator of core by "module:name", its arguments; each thing it yields
    is a tuple of further steps. A film that was made by a job with an equal key is kept instead of being made again."""

    target: str
    args: tuple[Any, ...] = ()
    key: Any = None


def serve(pipe: Connection, warm: tuple[str, ...]) -> None:
    """The whole life of a helper: get ready, then one job after another until the pipe closes."""
    _settle_in()
    for module in warm:  # imported now, while nobody waits
        with contextlib.suppress(ImportError):
            importlib.import_module(module)
    with contextlib.suppress(EOFError, OSError):
        pipe.send((0, "ready", None))
        while True:
            run, target, args, budget = pipe.recv()
            with guard.kept(budget):
                for message in work(run, target, args):
                    pipe.send(message)
            del target, args  # a picture's bytes are not kept until the next one comes
            give_back()


def work(run: int, target: str, args: tuple[Any, ...]) -> Iterator[Message]:
    """One job, told in messages. Also used by the window itself where no process can be started."""
    yield run, "started", None
    try:
        for piece in slices(target, args):
            yield run, "slice", piece
    except Refusal as refusal:
        yield run, "refused", (refusal.code, refusal.values)
    except MemoryError:
        yield run, "failed", "memory"
    except Exception:  # noqa: BLE001  whatever it is, the window must hear that the job is over
        traceback.print_exc()
        yield run, "failed", "error"
    else:
        yield run, "done", None


def slices(target: str, args: tuple[Any, ...]) -> Iterator[Any]:
    """What "module:name" yields, or the one thing it returns."""
    module, _, name = target.partition(":")
    call = getattr(importlib.import_module(module), name)
    result = call(*args)
    if inspect.isgenerator(result):
        yield from result
    else:
        yield result


def _settle_in() -> None:
    """One thread for BLAS, no Ctrl-C, less urgent than the film, a cap on memory, gone when the parent is."""
    for name in ONE_THREAD:
        os.environ[name] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(OSError):
            os.nice(5)
        with contextlib.suppress(OSError, ValueError):  # macOS knows the limit and does not take it
            hard = resource.getrlimit(resource.RLIMIT_AS)[1]
            cap = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
            resource.setrlimit(resource.RLIMIT_AS, (cap, hard))
    threading.Thread(target=_follow_the_parent, daemon=True).start()


def _follow_the_parent() -> None:
    """End with the parent, even in the middle of a job, even if the parent was killed."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)
