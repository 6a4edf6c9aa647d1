"""A picture becomes a column: nothing is lost but the shape; and the reshape that scrambles pictures without a word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, ClassVar, cast

import numpy as np

from core import picture
from core.door import Arrival
from gui.language import Language
from gui.lesson import Beat, Choice, Document, Frame, Job, Lesson, Parcel, Picture, Row, Slider, control
from gui.pictures.column_scene import Scene, inside
from gui.pictures.picture_to_column import words as telling
from gui.samples import NAMES, drawn

ORDERS = ("stacked", "pixels", "mistake")
WAY, MISTAKE = ("picture", "apart", "column", "back"), ("given", "right", "wrong")
COMPANY = ("other_3_teapot", "cat_1_ginger", "other_1_dog", "cat_5_tuxedo")  # pictures that go along in the mistake
APART, OUT = "red, green, blue = np.moveaxis(picture, 2, 0)", "return x.reshape(3, height, width).transpose(1, 2, 0)"
RUNS = {  # the line on the way to each station
    "stacked": ("", APART, "return picture.transpose(2, 0, 1).reshape(-1, 1)", OUT),
    "pixels": ("", APART, "return picture.reshape(-1, 1)", "return x.reshape(height, width, 3)"),
    "mistake": ("", "return pictures.reshape(m, -1).T", "return pictures.reshape(n_x, m)"),
}


@dataclass(frozen=True)
class ColumnParams:
    """What can be chosen, and the pixel that was pointed at last (row, column, colour)."""

    order: str = control("stacked", Choice(ORDERS))
    m: int = control(2, Slider(2, 4, step=1.0))
    sample: str = control(NAMES[0], Choice(NAMES, list=True), main=False)
    pixel: tuple[float, ...] = (30.0, 24.0, 0.0)
    seen: int = 0  # which scrambled picture was pointed at


@lru_cache(maxsize=2)
def scene_of(sample: str, arrival: Arrival | None, name: str, m: int, stacked: bool) -> Scene:
    """The picture and those that go along; a black one where none is to be had."""
    company = [one for one in COMPANY if one != sample]
    arrivals = [arrival if arrival is not None else drawn(sample), *map(drawn, company)]
    black = np.zeros((64, 64, 3), np.uint8)
    squares = [one.square if one is not None else black for one in arrivals[:m]]
    return Scene(name, "" if arrival is not None else sample, np.stack(squares), stacked)


class PictureToColumn(Lesson):
    """Number 8."""

    number = 8
    name = "picture_to_column"
    symbol = "▮"
    acts = "order"
    speed = 0.4
    receives = True
    instead = "sample"
    poster = 2.0
    Params: ClassVar[type] = ColumnParams
    beats = (Beat(0.0, "see"),)

    def scene(self, params: ColumnParams, document: Document | None = None) -> Scene:
        """What was brought, or else the chosen sample."""
        stacked = params.order == "stacked"
        if document is not None and isinstance(document.content, Arrival):
            return scene_of(params.sample, document.content, document.parcel.name, params.m, stacked)
        return scene_of(params.sample, None, "", params.m, stacked)

    def key(self, params: ColumnParams) -> Any:
        """A pixel that is pointed at changes nothing of the scene."""
        return params.order, params.m, params.sample

    def trace(self, scene: Scene, params: ColumnParams) -> Sequence[str]:
        """The stations."""
        return MISTAKE if params.order == "mistake" else WAY

    def picture(self) -> Picture:
        """The way, and the mistake."""
        from gui.pictures.picture_to_column.picture import ColumnPicture

        return ColumnPicture()

    def receive(self, parcel: Parcel) -> Job:
        """Bytes become a picture in the helper process."""
        return Job("core.door:arrive", (parcel.data, parcel.name))

    def hidden(self, params: ColumnParams) -> frozenset[str]:
        """How many pictures: only where there are several."""
        return frozenset() if params.order == "mistake" else frozenset({"m"})

    def code(self, params: ColumnParams) -> tuple[Callable[..., Any] | type, ...]:
        """There and back; or the two ways for many pictures."""
        if params.order == "mistake":
            return picture.to_columns, picture.to_columns_wrong, picture.dealt
        if params.order == "stacked":
            return picture.channels, picture.to_stacked, picture.row_of_stacked, picture.from_stacked
        return picture.channels, picture.to_column, picture.row_of, picture.from_column

    def running(self, frame: Frame) -> str:
        """On the way to a station its line; at the station, that of the way here."""
        at = frame.index + (1 if frame.phase > 1e-6 else 0)
        lines = RUNS[frame.params.order]
        return lines[min(at, len(lines) - 1)] if frame.view.beats and not frame.view.asking else ""

    def question(self, params: ColumnParams) -> str:
        """One for each act."""
        return params.order

    def drag(self, frame: Frame, what: str, value: Any) -> tuple[ColumnParams, float] | None:
        """A pixel, directly or by its row; in a scrambled picture also which one."""
        params = cast(ColumnParams, frame.params)
        if not isinstance(value, tuple | list) or len(value) != 3 or not np.isfinite(value).all():
            return None
        y, x, c = inside(*value)
        params = replace(params, pixel=(float(y), float(x), float(c)))
        kind, _, which = what.partition(":")
        if kind == "seen" and which.isdigit():
            return replace(params, seen=min(int(which), params.m - 1)), frame.position
        return (params, frame.position) if kind in ("pixel", "row") else None

    def words(self, frame: Frame, language: Language) -> str:
        """What is seen at this station."""
        return telling.words(frame, language)

    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        """Rows and numbers."""
        return telling.formula(frame, language)
