"""What the lesson on notation shows: pictures, the columns they become one after the other; and examples in rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from core.console import Said, session
from core.notation import Stack, reduced, stack
from gui.lesson import Frame
from gui.pictures.pace import opened
from gui.samples import drawn

NAME = "notation"
COMPANY = (
    "cat_1_ginger", "other_1_dog", "cat_5_tuxedo", "other_3_teapot", "cat_7_siamese", "cat_3_white", "other_6_fish",
    "other_8_mountains",
)  # fmt: skip
SIDES = {"2": 2, "4": 4, "8": 8, "64": 64}  # pixels
CHANNELS = ("red", "green", "blue")
ROWS = ("columns", "turned", "asked", "right")  # the stations of the act "rows"
ASKED = ("asked", "right")  # where Python is asked
LINES = ("X.shape", "np.dot(w.T, X) + b")


@dataclass(frozen=True, eq=False)
class Scene:
    """The examples: large as they came, small as they are stacked, and what each is."""

    whole: NDArray[np.uint8]  # (m, 64, 64, 3)
    small: NDArray[np.uint8]  # (m, side, side, 3)
    labels: NDArray[np.uint8]  # (m,)

    @property
    def m(self) -> int:
        """Examples."""
        return len(self.small)

    @property
    def side(self) -> int:
        """Pixels along a side."""
        return int(self.small.shape[1])

    @property
    def n_x(self) -> int:
        """Numbers of one example."""
        return 3 * self.side**2


@dataclass(frozen=True, eq=False)
class Station:
    """A station of the act "rows": how X lies, and what Python said of it."""

    name: str
    X: NDArray[Any]
    talk: tuple[Said, ...] = ()


@lru_cache(maxsize=8)
def scene(m: int, side: int) -> Scene:
    """The first m examples, so many pixels wide."""
    black = np.zeros((64, 64, 3), np.uint8)
    arrivals = [drawn(name) for name in COMPANY[:m]]
    whole = np.stack([black if one is None else one.square for one in arrivals])
    labels = np.array([name.startswith("cat") for name in COMPANY[:m]], np.uint8)
    return Scene(whole, np.stack([reduced(one, side) for one in whole]), labels)


@lru_cache(maxsize=8)
def columns(here: Scene) -> tuple[Stack, ...]:
    """One more column with every step."""
    return tuple(stack(here.small, here.labels))


@lru_cache(maxsize=8)
def rows(here: Scene) -> tuple[Station, ...]:
    """X as it should be; turned; asked for w.T X + b; put right again."""
    X = columns(here)[-1].X
    made = []
    for name in ROWS:
        lies = X.T if name in ("turned", "asked") else X
        made.append(Station(name, lies, answer(lies, here.n_x) if name in ASKED else ()))
    return tuple(made)


def answer(X: NDArray[Any], n_x: int) -> tuple[Said, ...]:
    """The neuron's line, really run: with w = 1 / n_x everywhere it gives the mean brightness of every picture."""
    return session(LINES, {"np": np, "X": X, "w": np.full((n_x, 1), 1 / n_x), "b": 0.0})


# -- a moment --------------------------------------------------------------------------------------------------------


def landed(frame: Frame) -> float:
    """How many columns stand in X, with the part of the one that flies."""
    frame = opened(frame)
    return frame.position if frame.params.act == "columns" else float(frame.scene.m)


def turn(frame: Frame) -> float:
    """How far the columns have turned into rows: 0 to 1."""
    if frame.params.act == "columns":
        return 0.0
    at = opened(frame).position
    return min(at, 1.0) if at < 2 else max(0.0, 3.0 - at)


def example(frame: Frame) -> int:
    """The example that is pointed at, else the one that was chosen; counted from 0."""
    return min(_pointed(frame)[1], cast(Scene, frame.scene).m - 1)


def row(frame: Frame) -> int:
    """The row that is pointed at, else the one that was chosen."""
    return min(_pointed(frame)[0], cast(Scene, frame.scene).n_x - 1)


def _pointed(frame: Frame) -> tuple[int, int]:
    words = frame.view.focus.split()
    if words[:1] == ["cell"] and len(words) == 3:
        return int(words[1]), int(words[2])
    return int(frame.params.row), int(frame.params.example)


def pixel(side: int, r: int) -> tuple[int, int, int]:
    """Line, place in the line and colour of the number in row r."""
    k, c = divmod(r, 3)
    return k // side, k % side, c


def said(frame: Frame) -> tuple[Said, ...]:
    """What Python has said by now."""
    if frame.params.act == "columns" or frame.view.asking:
        return ()
    return cast(Station, opened(frame).step).talk
