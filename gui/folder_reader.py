"""A folder being read and judged in a helper process: find the files, judge them portion by portion, stop, go on.

A picture that costs the helper its life (gui/guard.py) is found by giving the files after the last known one to the
next helper one by one; then it is put down as refused, and the reading goes on behind it.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import numpy as np
from PySide6.QtCore import QObject, Signal

from core.cat import AnyModel
from core.folder import Found, Missed, Slice
from core.refusal import Refusal
from gui.folder_rows import Table
from gui.folder_squares import Squares
from gui.guard import PICTURE, REFUSED
from gui.lesson import Job
from gui.player import Player
from gui.work import Work

PORTION = 1000  # files given to a helper at once
CAREFUL = 64  # files given one by one after a helper has died
SILENT = 30.0  # seconds without a word after which a helper counts as dead: a disk that does not answer
MEMORY = 12.0  # seconds over which the pace is taken
Asked = tuple[str, AnyModel | None]  # what it is called; itself, if it did not come with the program
State = Literal["empty", "finding", "judging", "again", "stopped", "done"]


class Reader(QObject):
    """Reads one folder at a time into a Table."""

    changed = Signal()  # more is known, or the state is another
    refused = Signal(object)  # a Refusal: the reading has stopped

    def __init__(self, player: Player, work: Work, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._player, self._work, self._clock = player, work, clock
        self.state: State = "empty"
        self.root = Path()
        self.model = ""  # what it is called
        self._mind: AnyModel | None = None  # itself, if it did not come with the program
        self.table = Table()
        self.squares: Squares | None = None
        self.asked = 0  # photos that another model has answered for, while it is asked
        self._judge_with: Asked | None = None  # another model is asked about the photos that are there
        self._careful = 0
        self._pace: deque[tuple[float, int]] = deque()

    # -- what one can ask for ------------------------------------------------------------------------------------

    def read(self, root: Path, model: str, mind: AnyModel | None = None) -> None:
        """Read this folder from its start, and judge it with this model (`mind`: itself, where it was opened)."""
        self.shut()
        self.root, self.table, self._careful = root, Table(), 0
        self.model, self._mind = model, mind
        try:
            self.squares = Squares()
        except OSError:
            self.refused.emit(Refusal("folder_no_room"))
            return
        self._find()

    def stop(self) -> None:
        """Halt; what is known stays."""
        if self.busy:
            self._halt()
            self.changed.emit()

    def go_on(self) -> None:
        """Go on where it was halted. Files that were still being found are looked for anew."""
        if self.state != "stopped":
            return
        if len(self.table.slot) < len(self.table.names) or not self.table.names:
            self.table = Table()
            self._find()
        else:
            self._next()

    def judge_by(self, model: str, mind: AnyModel | None = None) -> None:
        """Ask another model about the same photos, without reading them again."""
        asked = model, mind
        if self.state == "empty" or asked == (self._judge_with or (self.model, self._mind)):
            return
        if self.state == "finding":
            self.model, self._mind = asked
            return
        reading = self.state in ("judging", "again")
        self._halt()
        if self.table.photos == 0:
            self.model, self._mind = asked
            if reading:
                self._next()
            return
        self._again(asked, reading or self._finished)

    def shut(self) -> None:
        """Stop, forget everything, and remove the file of squares."""
        self._halt()
        self.state = "empty"
        if self.squares is not None:
            self.squares.close()
            self.squares = None

    @property
    def busy(self) -> bool:
        """Whether a helper is at work."""
        return self.state in ("finding", "judging", "again")

    @property
    def seconds_left(self) -> float | None:
        """How long the reading will take at its present pace; None as long as nobody knows."""
        if self.state != "judging" or len(self._pace) < 2:
            return None
        (t0, n0), (t1, n1) = self._pace[0], self._pace[-1]
        if t1 - t0 < 1.0 or n1 <= n0:
            return None
        return (len(self.table.names) - n1) * (t1 - t0) / (n1 - n0)

    # -- the work ------------------------------------------------------------------------------------------------

    @property
    def _finished(self) -> bool:
        """Whether every file is dealt with."""
        return self.table.upto >= len(self.table.names)

    def _halt(self) -> None:
        self._work.stop("folder")
        self._player.forget("folder:silent")
        self._pace.clear()
        self._judge_with = None
        if self.busy:
            self.state = "stopped"

    def _find(self) -> None:
        self._become("finding")
        self._submit("core.folder:walk", (str(self.root),), self._take_names, self._found)

    def _take_names(self, some: Found) -> None:
        self._hear()
        self.table.found(some.names, some.more)
        self.changed.emit()

    def _found(self) -> None:
        self.table.begin()
        self._next()

    def _next(self) -> None:
        """The next portion, or the end."""
        table, squares = self.table, self.squares
        if self._finished or squares is None:
            self._player.forget("folder:silent")
            self._become("done")
            return
        many = 1 if self._careful > 0 else PORTION
        self._careful = max(0, self._careful - 1)
        start = table.upto
        names = tuple(table.names[start : start + many])
        args = (str(self.root), names, start, squares.path, table.photos, self._mind or self.model, PICTURE)
        self._become("judging")
        self._submit("gui.folder_job:judge", args, self._take, self._next)

    def _take(self, piece: Slice) -> None:
        self._hear()
        self.table.take(piece)
        now = self._clock()
        self._pace.append((now, piece.upto))
        while now - self._pace[0][0] > MEMORY:
            self._pace.popleft()
        self.changed.emit()

    def _again(self, asked: Asked, all_: bool) -> None:
        table, squares = self.table, self.squares
        if squares is None:
            return
        z, p = np.empty(table.photos), np.empty(table.photos)

        def take(piece: tuple[int, Any, Any]) -> None:
            self._hear()
            slot, z_some, p_some = piece
            z[slot : slot + len(z_some)], p[slot : slot + len(p_some)] = z_some, p_some
            self.asked = slot + len(z_some)
            self.changed.emit()

        def done() -> None:
            table.answer_again(z, p)
            (self.model, self._mind), self._judge_with = asked, None
            if all_:
                self._next()
            else:
                self._player.forget("folder:silent")
                self._become("stopped")

        self.asked = 0
        self._become("again")
        self._judge_with = asked
        model, mind = asked
        self._submit("core.folder:judge_again", (squares.path, table.photos, mind or model), take, done)

    def _become(self, state: State) -> None:
        self.state = state
        self.changed.emit()

    def _submit(
        self, target: str, args: tuple[Any, ...], take: Callable[[Any], None], done: Callable[[], None]
    ) -> None:
        self._hear()
        self._work.submit(
            "folder", Job(target, args), on_slice=take, on_done=done, on_refused=self._refuse, on_failed=self._lost
        )

    # -- what goes wrong -----------------------------------------------------------------------------------------

    def _hear(self) -> None:
        """A sign of life: wait anew."""
        self._player.later("folder:silent", SILENT, self._silent)

    def _silent(self) -> None:
        """Nothing for so long: the helper hangs at a file."""
        self._work.stop("folder")
        self._lost("timeout")

    def _refuse(self, refusal: Refusal) -> None:
        """The whole folder cannot be read (any further)."""
        self._halt()
        self.changed.emit()
        self.refused.emit(refusal)

    def _lost(self, why: str) -> None:
        """The helper died."""
        if self.state != "judging":
            self._refuse(Refusal("folder_stopped", name=self.root.name))
        elif self._careful > 0 or self._alone:
            self.table.miss(Missed(self.table.upto, REFUSED[why], {}))
            self._careful = 0
            self._next()
        else:
            self._careful = CAREFUL
            self._next()

    @property
    def _alone(self) -> bool:
        """Whether a single file was under way."""
        return len(self.table.names) - self.table.upto == 1
