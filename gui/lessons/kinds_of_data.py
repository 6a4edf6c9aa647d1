"""Structured and unstructured data: a table row, a sound, a picture and a sentence; underneath it is all numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, cast

from core import encode
from core.picture import to_column
from gui.language import Language
from gui.lesson import Beat, Choice, Document, Frame, Lesson, Picture, Row, Slider, Text, control
from gui.pictures.kinds_of_data import words as telling
from gui.pictures.kinds_of_data.film import OPEN, SEEN, SHUFFLE, SIDE, WIDE, Scene, scene
from gui.samples import NAMES

ACTS = ("open", "shuffle")


@dataclass(frozen=True)
class DataParams:
    """The sound, the picture, the sentence; where the two windows lie."""

    act: str = control("open", Choice(ACTS))
    sentence: str = control("the cat sees the dog", Text(encode.words))
    hertz: float = control(220.0, Slider(110.0, 880.0, log=True, symbol="a"), main=False)
    picture: str = control(NAMES[0], Choice(NAMES, list=True), main=False)
    sample_at: float = 400.0
    pixel: tuple[float, float] = (22.0, 27.0)


class KindsOfData(Lesson):
    """It is all numbers."""

    number = 2
    name = "kinds_of_data"
    symbol = "▤"
    acts = "act"
    speed = 0.4
    poster = 1.0
    Params: ClassVar[type] = DataParams
    beats = (Beat(0.0, "see"),)

    def scene(self, params: DataParams, document: Document | None = None) -> Scene:
        """All four."""
        return scene(round(params.hertz, 1), params.picture, params.sentence)

    def key(self, params: DataParams) -> Any:
        """Where the windows lie changes nothing of it."""
        return params.hertz, params.picture, params.sentence

    def trace(self, scene: Scene, params: DataParams) -> Sequence[str]:
        """The stations."""
        return OPEN if params.act == "open" else SHUFFLE

    def picture(self) -> Picture:
        """Four corners, four columns."""
        from gui.pictures.kinds_of_data.picture import KindsPicture

        return KindsPicture()

    def code(self, params: DataParams) -> tuple[Callable[..., Any] | type, ...]:
        """How each becomes numbers; how they are shuffled."""
        if params.act == "shuffle":
            return (encode.shuffled,)
        return encode.row, encode.tone, to_column, encode.number, encode.numbers

    def running(self, frame: Frame) -> str:
        """The shuffle; the four ways into a column run side by side, so none is marked."""
        shuffling = frame.params.act == "shuffle" and frame.position > 0 and not frame.view.asking
        return "return x[order]" if shuffling else ""

    def question(self, params: DataParams) -> str:
        """One for each act."""
        return params.act

    def drag(self, frame: Frame, what: str, value: Any) -> tuple[DataParams, float] | None:
        """A window; what is opened opens."""
        params, n = cast(DataParams, frame.params), len(frame.scene.samples)
        position = max(frame.position, 1.0) if params.act == "open" else frame.position
        if what == "sample" and isinstance(value, int | float) and math.isfinite(value):
            return replace(params, sample_at=min(max(float(value), 0.0), float(n - SEEN))), position
        if what == "pixel" and isinstance(value, tuple | list) and len(value) == 2 and all(map(math.isfinite, value)):
            y, x = min(max(float(value[0]), 0.0), SIDE - 1.0), min(max(float(value[1]), 0.0), SIDE - float(WIDE))
            return replace(params, pixel=(y, x)), position
        return None

    def words(self, frame: Frame, language: Language) -> str:
        """What is seen."""
        return telling.words(frame, language)

    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        """How many numbers each has."""
        return telling.formula(frame, language)
