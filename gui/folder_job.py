"""What the helper process does for a contact sheet: core's work, each picture held to what one may cost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from multiprocessing import parent_process
from typing import Any

from core import folder
from core.cat import AnyModel
from gui import guard


def judge(
    root: str, names: tuple[str, ...], start: int, squares: str, slot: int, model: str | AnyModel,
    budget: guard.Budget,
) -> Iterator[folder.Slice]:  # fmt: skip
    """core.folder.judge, guarded. A picture that costs more ends the helper, and with it this job.

    Where the window itself has to do the work there is nobody to be ended, so there it goes unguarded.
    """
    helper = parent_process() is not None

    def kept() -> AbstractContextManager[Any]:
        return guard.kept(budget) if helper else nullcontext()

    yield from folder.judge(root, names, start, squares, slot, model, kept)
