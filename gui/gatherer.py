"""Many things brought at once are read in the helper process, one after another, and then handed over together.

While they are read nothing waits: the film plays, pictures can be removed, more can be brought (they queue). Stopped in
the middle, what has been read so far is handed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from gui.lesson import Document, Good, Lesson
from gui.player import Player
from gui.work import Work

CHANNEL = "gather"


class Gatherer(QObject):
    """One lot after another."""

    came = Signal(object, str)  # what the job yielded, and the place it is for
    progressed = Signal(int, int)  # how many are read, of how many; (0, 0) when it is over
    refused = Signal(object)  # a Refusal
    failed = Signal(str)  # the key of a sentence in work.toml

    def __init__(self, lesson: Lesson, work: Work, player: Player) -> None:
        super().__init__()
        self.lesson, self.work, self.player = lesson, work, player
        self._queue: list[tuple[Sequence[Good], str]] = []
        self._news: list[Any] = []
        self._target: str | None = None  # while a lot is being read

    @property
    def busy(self) -> bool:
        """Whether a lot is being read."""
        return self._target is not None

    def bring(self, goods: Sequence[Good], target: str) -> None:
        """Read these as soon as what came before has been read."""
        self._queue.append((goods, target))
        if not self.busy:
            self._begin()

    def stop(self, keep: bool = False) -> None:
        """Read no more. keep: hand over what has been read."""
        news, target = self._news, self._target
        self._queue.clear()
        if target is not None:
            self.work.stop(CHANNEL)
            self._end()
            if keep and news:
                self.came.emit(news, target)

    def _begin(self) -> None:
        goods, target = self._queue.pop(0)
        job = self.lesson.collect(goods)
        if job is None:
            return
        self._news, self._target = [], target
        self.progressed.emit(0, len(goods))
        self.work.submit(
            CHANNEL, job, on_slice=self._one, on_done=self._done,
            on_refused=lambda refusal: self._not(lambda: self.refused.emit(refusal)),
            on_failed=lambda why: self._not(lambda: self.failed.emit(why)),
        )  # fmt: skip

    def _one(self, news: Any) -> None:
        self._news.append(news)
        self.progressed.emit(news.done, news.of)

    def _done(self) -> None:
        news, target = self._news, self._target or ""
        self._end()
        self.came.emit(news, target)
        self._next()

    def _not(self, tell: Any) -> None:
        """It came to a bad end; what was read before it is good."""
        news, target = self._news, self._target or ""
        self._end()
        if news:
            self.came.emit(news, target)
        tell()
        self._next()

    def _end(self) -> None:
        self._news, self._target = [], None
        self.progressed.emit(0, 0)

    def _next(self) -> None:
        if self._queue and not self.busy:
            self._begin()


def held(document: Document) -> dict[int, int]:
    """What a document keeps in memory, by identity, and how many bytes each is: documents may share their parts."""
    parts = getattr(document.content, "parts", None)
    return {id(document): len(document.parcel.data)} if parts is None else {id(part): part.nbytes for part in parts}
