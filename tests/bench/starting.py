"""From the start of the process to the first frame that shows the lesson's picture."""

from __future__ import annotations

import time

from gui.catalogue import catalogue
from tests.bench.figures import Figure, in_turns
from tests.bench.screen import ask

ROUNDS = 5


def figures(quick: bool = False) -> list[Figure]:
    """Each lesson beside an empty window with one plot."""
    made = []
    rounds = 1 if quick else ROUNDS
    if not quick:
        opening("blank", "time")  # what the disk has to bring, it has brought
    for name in catalogue():
        ours, blank, ratio = in_turns(
            lambda name=name: opening("opening", name), lambda: opening("blank", "time"), rounds  # type: ignore[misc]
        )  # fmt: skip
        made.append(Figure("start to first picture", name, ours * 1000, "ms", "empty window with one plot",
                           blank * 1000, ratio, aim=1.2))  # fmt: skip
    return made


def opening(module: str, word: str) -> float:
    """Seconds from the start of a process to the moment that it tells."""
    start = time.monotonic()
    painted: float = ask(f"tests.bench.{module}", word)
    return painted - start
