"""What was brought to a lesson: being read in the helper process, or read and shown. The one owner of all three.

A picture kept from the last start is read quietly. If something new is brought meanwhile and turns out to be bad, the
kept one is read again: nothing that the person had is lost by something that could not be used.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.refusal import Refusal
from gui.guard import PICTURE
from gui.lesson import Document, Job, Lesson, Parcel
from gui.work import Work

# Why reading did not come to its end, in the words of somebody who brought a picture.
WHY = {"timeout": "too_much_time", "memory": "too_large_memory", "ended": "reader_ended"}


class Desk(QObject):
    """The document is what has been read; what is being read becomes it, or is refused."""

    read = Signal(object, bool)  # the document that lay here before (or None), quiet
    refused = Signal(object)  # a Refusal
    failed = Signal(str)  # the key of a sentence in work.toml
    busied = Signal(bool)

    def __init__(self, lesson: Lesson, work: Work) -> None:
        super().__init__()
        self.lesson, self.work = lesson, work
        self.document: Document | None = None
        self.changed = False  # whether the person has brought or put away anything since the start
        self._reading: Parcel | None = None
        self._kept: Parcel | None = None  # from the last start, and not yet seen

    @property
    def parcel(self) -> Parcel | None:
        """What is to be kept for the next start: the newest thing brought, though it may still be being read."""
        return self._reading or self._kept or (self.document.parcel if self.document else None)

    def receive(self, parcel: Parcel, quiet: bool = False) -> None:
        """Read this; the document stays until it is good. quiet: it comes back from the last start."""
        job = self.lesson.receive(parcel)
        if job is None:
            return
        if quiet:
            self._kept = parcel
        else:
            self._reading, self.changed = parcel, True
        self._submit(job, parcel, quiet)

    def put(self, document: Document | None) -> None:
        """Undo, redo, reset and a choice instead of it decide what lies here; what is being read is forgotten."""
        self.changed = self.changed or document is not self.document or self.waiting
        if self.waiting:
            self.work.stop("door")
            self._end()
            self._kept = None
        self.document = document

    @property
    def waiting(self) -> bool:
        """Whether something is being read."""
        return self._reading is not None or self._kept is not None

    def _submit(self, job: Job, parcel: Parcel, quiet: bool) -> None:
        content: list[Any] = []
        self.busied.emit(True)
        self.work.submit(
            "door", job, on_slice=content.append, on_done=lambda: self._received(parcel, content, quiet),
            on_refused=lambda refusal: self._not(quiet, lambda: self.refused.emit(refusal)),
            on_failed=lambda why: self._not(quiet, lambda: self._tell(why)), budget=PICTURE, prompt=True,
        )  # fmt: skip

    def _tell(self, why: str) -> None:
        if why in WHY:
            self.refused.emit(Refusal(WHY[why]))
        else:
            self.failed.emit(why)

    def _received(self, parcel: Parcel, content: list[Any], quiet: bool) -> None:
        self._end()
        if not content:  # the job ended without a word
            self._not(quiet, lambda: self.refused.emit(Refusal("broken")))
            return
        self._kept = None
        before, self.document = self.document, Document(parcel, content[-1])
        self.read.emit(before, quiet)

    def _not(self, quiet: bool, tell: Callable[[], None]) -> None:
        """It could not be read. What was kept and now cannot be read is let go without a word."""
        self._end()
        if quiet:
            self._kept = None
            return
        tell()
        kept = self._kept
        if kept is not None:
            self.receive(kept, quiet=True)

    def _end(self) -> None:
        self._reading = None
        self.busied.emit(False)
