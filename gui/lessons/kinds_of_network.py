"""Three kinds of network: a standard one, one that slides and one that walks. What is shared, and what moves?"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, cast

from core.network import forward
from core.sequence import cell, walk
from core.slide import KERNELS, PICTURES, slide
from gui.language import Language
from gui.lesson import Beat, Choice, Document, Frame, Lesson, Picture, Row, Slider, control
from gui.pictures.kinds_of_network import film as films
from gui.pictures.kinds_of_network import words as telling
from gui.pictures.kinds_of_network.film import Slid, Step, kernel_of, within
from gui.pictures.pace import opened

RUNS = {
    "standard": "Z.append(W @ A[-1] + b)", "slide": "Z[y, x] = np.sum(window * K)",
    "walk": "a = cell(a, x, waa, wax, b)",
}  # fmt: skip
SPEEDS = {"standard": 0.4, "slide": 0.0, "walk": 0.6}
PLACES = (0, 1, 2, 3, 7, 8, 15, 31, 63)  # of the kernel, where a clicker stops


@dataclass(frozen=True)
class KindsParams:
    """What can be chosen and dragged."""

    act: str = control("standard", Choice(films.ACTS))
    shape: str = control("cat", Choice(tuple(PICTURES), list=True), main=False)
    kernel: str = control("edge", Choice((*KERNELS, "own"), list=True))
    waa: float = control(films.WAA, Slider(-films.STEEP, films.STEEP, step=0.05, symbol="w", digits=2))
    row: tuple[float, ...] = films.ROW
    own: tuple[float, ...] = films.COPY
    rain: tuple[float, ...] = films.RAIN
    wax: float = films.WAX
    b: float = films.B
    day: int = 2  # whose rain was dragged last: its trace is marked


class KindsOfNetwork(Lesson):
    """What is shared, and what moves."""

    number = 3
    name = films.NAME
    symbol = "⊞"
    acts = "act"
    Params: ClassVar[type] = KindsParams
    beats = (Beat(0.0, "step"),)
    poster = 2.0

    def scene(self, params: KindsParams, document: Document | None = None) -> None:
        """Nothing: all that is seen is computed anew."""

    def trace(self, scene: None, params: KindsParams) -> Sequence[Step]:
        """The units, the places, the days."""
        return films.film(params)

    def picture(self) -> Picture:
        """What runs, its sum, its weights."""
        from gui.pictures.kinds_of_network.picture import KindsPicture

        return KindsPicture()

    def speed_for(self, params: KindsParams) -> float:
        """A unit wants to be read; places hurry."""
        return SPEEDS[params.act]

    def stops(self, trace: Sequence[Step], params: KindsParams) -> tuple[float, ...]:
        """Every unit and every day; of the places the first ones, the first row, and ever more."""
        return tuple(map(float, PLACES if params.act == "slide" else range(len(trace))))

    def code(self, params: KindsParams) -> tuple[Callable[..., Any] | type, ...]:
        """That of the act."""
        if params.act == "walk":
            return walk, cell
        return (forward,) if params.act == "standard" else (slide,)

    def running(self, frame: Frame) -> str:
        """One line does it all."""
        return "" if frame.view.asking else RUNS[frame.params.act]

    def hidden(self, params: KindsParams) -> frozenset[str]:
        """Each act has its own."""
        here = {"standard": set(), "slide": {"shape", "kernel"}, "walk": {"waa"}}[params.act]
        return frozenset({"shape", "kernel", "waa"} - here)

    def question(self, params: KindsParams) -> str:
        """One for each act; another one where the days it speaks of were changed."""
        blank = KindsParams()
        cell = (params.rain, params.waa, params.wax, params.b) != (blank.rain, blank.waa, blank.wax, blank.b)
        return "walk_own" if params.act == "walk" and cell else str(params.act)

    def drag(self, frame: Frame, what: str, value: Any) -> tuple[KindsParams, float] | None:
        """An input of the row; the window or a weight of the kernel; a day's rain or a number of the cell."""
        name, _, place = what.partition(":")
        if not isinstance(value, int | float) or not math.isfinite(value) or not (place or "0").isdigit():
            return None
        if bool(place) != (name in ("row", "kernel", "rain")):
            return None
        params = cast(KindsParams, frame.params)
        if what == "window" and params.act == "slide":
            of = cast(Slid, frame.step.of)
            return params, within(float(round(value)), 0.0, of.count - 1.0)
        change = {"standard": _row, "slide": _kernel, "walk": _cell}[params.act]
        made = change(params, name, int(place or 0), float(value))
        return None if made is None else (made, _seen(frame, name))

    def words(self, frame: Frame, language: Language) -> str:
        """What happens now."""
        return telling.words(opened(frame), language)

    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        """The sum that is at work."""
        return telling.formula(opened(frame), language)


def _seen(frame: Frame, name: str) -> float:
    """Where the film shows what a drag has done: a day's rain in all the days to come, an input in the answer."""
    late = name == "rain" or (name == "row" and frame.index == 0)
    return float(len(frame.trace) - 1 if late else frame.index)


def _exchanged(values: tuple[float, ...], k: int, value: float) -> tuple[float, ...]:
    return (*values[:k], value, *values[k + 1:])


def _row(params: KindsParams, name: str, k: int, value: float) -> KindsParams | None:
    if name != "row" or k >= len(films.ROW):
        return None
    return replace(params, row=_exchanged(params.row, k, within(value, films.LOW[k], films.HIGH[k])))


def _kernel(params: KindsParams, name: str, k: int, value: float) -> KindsParams | None:
    """A weight that is changed makes the kernel one's own."""
    if name != "kernel" or k >= len(films.COPY):
        return None
    nine = _exchanged(kernel_of(params), k, within(round(value, 1), -films.MOST, films.MOST))
    return params if nine == kernel_of(params) else replace(params, kernel="own", own=nine)


def _cell(params: KindsParams, name: str, k: int, value: float) -> KindsParams | None:
    if name == "rain" and k < len(films.RAIN):
        return replace(params, rain=_exchanged(params.rain, k, within(value, 0.0, films.DELUGE)), day=k)
    if name == "waa":
        return replace(params, waa=within(value, -films.STEEP, films.STEEP))
    if name == "wax":
        return replace(params, wax=within(value, -films.WIDE, films.WIDE))
    return replace(params, b=within(value, -films.WIDE, films.WIDE)) if name == "b" else None
