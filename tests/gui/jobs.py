"""Jobs for the tests of gui/work.py; helper processes import them by name."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from typing import Any

from core.refusal import Refusal

HOARD: list[bytes] = []


def count(to: int) -> Iterator[tuple[int, ...]]:
    for k in range(to):
        yield (k,)


def whole(value: Any) -> Any:
    return value


def pid() -> int:
    return os.getpid()


def load(megabytes: int) -> int:
    """Keep so much for good, as a model that was read is kept."""
    HOARD.append(bytes([1]) * (megabytes * 1_000_000))
    return os.getpid()


def about() -> dict[str, Any]:
    import signal

    qt = [name for name in sys.modules if name.split(".")[0] in ("PySide6", "shiboken6")]
    return {
        "qt": qt,
        "threads": os.environ.get("OMP_NUM_THREADS"),
        "deaf": signal.getsignal(signal.SIGINT) is signal.SIG_IGN,
    }


def sleep(seconds: float) -> Iterator[tuple[float, ...]]:
    yield (0.0,)
    time.sleep(seconds)
    yield (seconds,)


def refuse() -> Iterator[None]:
    yield None
    raise Refusal("too_small", width=3, height=2, least=8)


def break_down() -> None:
    raise ZeroDivisionError


def die() -> None:
    os._exit(3)


def eat() -> int:
    return len(bytearray(8 * 1024**3))


def flood(pieces: int, size: int) -> Iterator[bytes]:
    for _ in range(pieces):
        yield bytes(size)


def toil() -> None:
    while True:
        pass


def hoard(size: int) -> int:
    return sum(bytearray(size)) + 1
