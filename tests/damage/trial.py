"""One file at the door, as the program would do it: in a helper process, with its budget."""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from core.refusal import Refusal
from gui.guard import PICTURE
from gui.lesson import Job
from gui.worker import Process

CLOSE = 4.0  # levels of 255, on average over the 64 x 64: a picture nearer than this is the same picture
Seen = NDArray[np.uint8]
Answer = tuple[Seen, tuple[str, ...], float, int]  # the 64 x 64, notes, seconds of work, most memory so far


@dataclass(frozen=True)
class Case:
    """A file, how it came about, and what is in it if nothing was lost (None: there is no telling)."""

    harm: str
    kind: str
    data: bytes
    truth: Seen | None = None
    name: str = ""
    may: tuple[str, ...] = ()  # codes that are a right answer to an odd file; () if any refusal is


@dataclass(frozen=True)
class Outcome:
    """What the door made of it: right, word, unchecked, wrong, refused CODE, crash, timeout or memory."""

    case: Case
    verdict: str
    off: float = 0.0  # levels
    seconds: float = 0.0
    memory: int = 0


@dataclass
class Tally:
    """All outcomes, counted."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    worst: list[Outcome] = field(default_factory=list)
    seconds: float = 0.0
    slowest: str = ""
    memory: int = 0
    largest: str = ""

    def add(self, outcome: Outcome) -> None:
        """Count it."""
        what = f"{outcome.case.harm}, {outcome.case.kind}"
        self.counts.setdefault(outcome.case.harm, Counter())[outcome.verdict] += 1
        if outcome.verdict in ("wrong", "crash", "timeout", "memory", "unforeseen"):
            self.worst.append(outcome)
        if outcome.seconds > self.seconds:
            self.seconds, self.slowest = outcome.seconds, what
        if outcome.memory > self.memory:
            self.memory, self.largest = outcome.memory, what

    def total(self, verdict: str) -> int:
        """How many ended so."""
        return sum(count[verdict] for count in self.counts.values())

    @property
    def files(self) -> int:
        """How many there were."""
        return sum(count.total() for count in self.counts.values())


def look(data: bytes, name: str) -> Answer:
    """In the helper: what the door and the model see of it."""
    from core import photo

    start = time.process_time()
    made = photo.read(data, name)
    seen = photo.square(made.pixels)
    return seen, made.notes, time.process_time() - start, most_memory()


def most_memory() -> int:
    """The most memory that this process has ever held, in bytes; 0 where nobody keeps count."""
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


class Trials:
    """A helper process for one file after another; a new one where the last one ended."""

    def __init__(self) -> None:
        self._helper: Process | None = None
        self._number = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def _end(self) -> None:
        if self._helper is not None:
            self._helper.end()
            self._helper = None

    def of(self, case: Case) -> Outcome:
        """Bring it to the door."""
        kind, payload = self._ask(Job("tests.damage.trial:look", (case.data, case.name)))
        if kind == "slice":
            return _judged(case, payload)
        if kind == "refused":
            refusal = Refusal(payload[0], **payload[1])
            foreseen = not case.may or refusal.code in case.may
            return Outcome(case, f"refused {refusal.code}" if foreseen else "unforeseen", seconds=payload[2])
        return Outcome(case, "crash" if kind in ("ended", "error") else kind)

    def _ask(self, job: Job) -> tuple[str, Any]:
        helper = self._helper = self._helper or Process()
        self._number += 1
        start = time.monotonic()
        helper.give(self._number, job, PICTURE)
        first: tuple[str, Any] = ("ended", None)
        while time.monotonic() - start < 60:
            helper.wait(1.0)
            for _, kind, payload in helper.news(1.0):
                if kind == "slice":
                    first = (kind, payload)
                elif kind == "done":
                    return first
                elif kind == "refused":
                    return kind, (*payload, 0.0)
                elif kind == "failed":
                    return payload, None
                elif kind == "ended":
                    why = helper.why()
                    self._end()
                    return why, None
        self._end()
        return "timeout", None


def _judged(case: Case, answer: Answer) -> Outcome:
    """How far is it from the truth, and did the door say that it might be?"""
    seen, notes, seconds, memory = answer
    off = float("nan") if case.truth is None else float(np.abs(seen.astype(int) - case.truth).mean())
    if "damaged" in notes:
        verdict = "word"
    elif case.truth is None:
        verdict = "picture"
    elif off <= CLOSE:
        verdict = "right"
    else:
        verdict = "unchecked" if "unchecked" in notes else "wrong"
    return Outcome(case, verdict, off, seconds, memory)
