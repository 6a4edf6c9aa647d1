"""The cat door: a picture walks through the course's logistic regression to its verdict; then why it said so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, ClassVar

from core import shipped
from core.cat import AnyModel, Model
from core.door import Arrival
from core.models import NetModel
from core.refusal import Refusal
from gui import opened
from gui.language import Language
from gui.lesson import Choice, Document, Frame, Job, Lesson, Parcel, Picture, Row, Slider, control
from gui.pictures.cat_door.parts import ladder
from gui.pictures.cat_scene import STRIDE, Scene, Stop, patch_of, patches_along, position_of, stations
from gui.samples import NAMES, drawn

MODELS = (*(shipped.models() or ("logistic",)), opened.NAME)
JUDGES = 3  # beats of the page on which all of them judge


@dataclass(frozen=True)
class DoorParams:
    """What is asked, and of which picture; and the pixel that was chosen last (row, column, colour)."""

    why: str = control("way", Choice(("way", "weights", "adds", "hide", "judges")))
    model: str = control(MODELS[0], Choice(MODELS))
    against: str = control("black", Choice(("black", "average")))
    patch: int = control(12, Slider(4, 32, step=4, digits=2))
    sample: str = control(NAMES[0], Choice(NAMES, list=True), main=False)
    pixel: tuple[float, ...] = (30.0, 24.0, 0.0)
    opened: str = ""  # which model file was opened last


def judge(name: str, file: str) -> AnyModel | Refusal:
    """A model of the door, or why there is none."""
    try:
        return opened.judge(name, file)
    except Refusal as refusal:
        return refusal


def look_at(arrival: Arrival, name: str, sample: str, params: DoorParams) -> Scene:
    """A picture before its models. Those that cannot be had are looked for again the next time."""
    every = {one: judge(one, params.opened) for one in MODELS if one != opened.NAME or params.opened}
    model = every.get(params.model) or judge(params.model, params.opened)
    panel = tuple((called, one) for called, one in every.items() if not isinstance(one, Refusal))
    return _looked(arrival, name, sample, model, panel, params.patch)


@lru_cache(maxsize=16)
def _looked(
    arrival: Arrival, name: str, sample: str, model: AnyModel | Refusal, panel: tuple[tuple[str, AnyModel], ...],
    patch: int,
) -> Scene:  # fmt: skip
    if isinstance(model, Refusal):
        return Scene(name, sample, arrival, refusal=model, panel=panel, patch=patch)
    return Scene(name, sample, arrival, model, panel=panel, patch=patch)


class CatDoor(Lesson):
    """Number 22."""

    number: ClassVar[int] = 22
    name: ClassVar[str] = "cat_door"
    symbol: ClassVar[str] = "ω"
    Params: ClassVar[type] = DoorParams
    speed: ClassVar[float] = 0.5
    receives = True
    judges = True
    poster = 8.0  # the verdict
    instead: ClassVar[str] = "sample"
    acts: ClassVar[str] = "why"

    def scene(self, params: DoorParams, document: Document | None = None) -> Scene:
        """What was brought, or else the chosen sample."""
        if document is not None and isinstance(document.content, Arrival):
            return look_at(document.content, document.parcel.name, "", params)
        arrival = drawn(params.sample)
        return Scene("", "") if arrival is None else look_at(arrival, "", params.sample, params)

    def trace(self, scene: Scene, params: DoorParams) -> Sequence[Stop]:
        """The stations of the way; the parts of z as they add up; the rows of patches; or a few beats."""
        if scene.arrival is None:
            return (Stop("empty"),)
        if params.why == "judges" and scene.panel:
            return tuple(Stop("judges", k) for k in range(JUDGES))
        if scene.model is None or params.why in ("way", "judges"):
            return tuple(Stop(name) for name in stations(scene.model))
        if params.why == "weights":
            return (Stop("weights"),)
        if params.why == "adds":
            steps = 5 if scene.study is None else len(ladder(scene)) + 1
            return tuple(Stop("adds", k) for k in range(steps))
        if scene.study is not None:
            return (Stop("hide"),)  # the rest takes a while: see job
        return tuple(Stop("hide", k) for k in range(patches_along(params.patch) + 1))

    def job(self, scene: Scene, params: DoorParams) -> Job | None:
        """A network is asked about all hidden patches in the helper process, row by row."""
        if params.why != "hide" or scene.arrival is None or not isinstance(scene.model, NetModel):
            return None
        args = scene.model, scene.arrival.square, params.patch, STRIDE
        return Job("core.study:cover", args, (scene.model, scene.arrival, params.patch))

    def key(self, params: DoorParams) -> Any:
        """A pixel or a page that is chosen changes nothing of the scene."""
        return params.sample, params.model, params.opened, params.patch

    def picture(self) -> Picture:
        """Canvas and strip."""
        from gui.pictures.cat_door.picture import DoorPicture
        from gui.pictures.photo import rgb_image

        arrivals = {name: drawn(name) for name in NAMES}
        return DoorPicture({name: rgb_image(a.square) for name, a in arrivals.items() if a is not None})

    def receive(self, parcel: Parcel) -> Job:
        """Bytes become a picture in the helper process."""
        return Job("core.door:arrive", (parcel.data, parcel.name))

    def drag(self, frame: Frame, what: str, value: Any) -> tuple[DoorParams, float] | None:
        """A station that was clicked, a pixel that was chosen, a patch that was moved."""
        params: DoorParams = frame.params
        if what == "station":
            return params, float(value)
        if what == "pixel":
            return replace(params, pixel=tuple(float(v) for v in value)), frame.position
        if what == "opened":
            return replace(params, model=opened.NAME, opened=str(value)), frame.position
        if what == "model":
            return replace(params, model=str(value)), frame.position
        if frame.scene.model is None or params.why != "hide":
            return None
        n, side = patches_along(params.patch), params.patch
        row, column, _ = patch_of(frame, n)
        if what == "patch":  # the pointer holds its middle
            y, x = (round((v - side / 2) / STRIDE) for v in value)
        elif what == "patch_by":
            y, x = row + value[0], column + value[1]
        else:
            y, x = value
        y, x = min(max(int(y), 0), n - 1), min(max(int(x), 0), n - 1)
        return params, position_of(y, x, n)

    def hidden(self, params: DoorParams) -> frozenset[str]:
        """The samples lie under the picture; the rest belongs to one question each."""
        fields = {"sample"}
        neuron = isinstance(judge(params.model, params.opened), Model)
        fields |= set() if params.why == "adds" and neuron else {"against"}
        fields |= set() if params.why == "hide" else {"patch"}
        return frozenset(fields)

    def question(self, params: DoorParams) -> str:
        """A question for each page, and for each kind of model."""
        model = judge(params.model, params.opened)
        kind = "logistic" if isinstance(model, Refusal) else model.kind
        return params.why if kind == "logistic" or params.why == "judges" else f"{params.why}_{kind}"

    def words(self, frame: Frame, language: Language) -> str:
        """The line under the title."""
        from gui.pictures.cat_door.words import words

        return words(frame, language)

    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        """The live numbers."""
        from gui.pictures.cat_door.formula import formula

        return formula(frame, language)

    def code(self, params: DoorParams) -> tuple[Callable[..., Any] | type, ...]:
        """What core runs for this page."""
        from gui.pictures.cat_door.code import code

        return code(params.why, judge(params.model, params.opened))

    def running(self, frame: Frame) -> str:
        """The line of this station or page."""
        from gui.pictures.cat_door.code import running

        return running(frame)
