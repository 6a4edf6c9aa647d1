"""The cat door: a picture walks through the course's logistic regression to its verdict; then why it said so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar

from core import activation, cat, door, photo, picture
from core.cat import Model
from core.door import Arrival
from core.refusal import Refusal
from gui.language import Language
from gui.lesson import Choice, Document, Frame, Job, Lesson, Parcel, Picture, Row, Slider, control
from gui.pictures.cat_scene import Scene, Stop, patch_of, position_of

SAMPLES = Path(__file__).resolve().parents[2] / "assets" / "samples"
NAMES = tuple(sorted(file.stem for file in SAMPLES.glob("*.png"))) or ("none",)
STRIDE = 4  # pixels from one hidden patch to the next
RUNNING = {
    "photo": "(width - side) // 2, (height - side) // 2",
    "crop": "small = Image.fromarray(",
    "see": "return np.asarray(small)",
    "colours": "red, green, blue = np.moveaxis(picture, 2, 0)",
    "column": "return picture.reshape(-1, 1)",
    "times": "X = to_columns(pictures",
    "sum": "(w.T @ X + self.b)",
    "sigmoid": "np.where(z >= 0, 1.0, e) / (1.0 + e)",
    "verdict": "return Verdict(probability, z, probability > 0.5, model.name)",
}


@dataclass(frozen=True)
class DoorParams:
    """What is asked, and of which picture; and the pixel that was chosen last (row, column, colour)."""

    why: str = control("way", Choice(("way", "weights", "adds", "hide")))
    against: str = control("black", Choice(("black", "average")))
    patch: int = control(12, Slider(4, 32, step=4, digits=2))
    sample: str = control(NAMES[0], Choice(NAMES, list=True), main=False)
    pixel: tuple[float, ...] = (30.0, 24.0, 0.0)


@lru_cache(maxsize=32)
def drawn(name: str) -> Arrival | None:
    """One of our own drawn samples, which needs no helper to be read."""
    try:
        return door.arrive((SAMPLES / f"{name}.png").read_bytes(), name)
    except (OSError, Refusal):
        return None


@lru_cache(maxsize=1)
def judge() -> Model | Refusal:
    """The model at the door, or why there is none."""
    names = cat.models()
    try:
        return cat.load_model("logistic" if "logistic" in names else names[0] if names else "logistic")
    except Refusal as refusal:
        return refusal


@lru_cache(maxsize=8)
def look_at(arrival: Arrival, name: str, sample: str, patch: int) -> Scene:
    """Everything the model makes of a picture."""
    model = judge()
    if isinstance(model, Refusal):
        return Scene(name, sample, arrival, refusal=model)
    seen = arrival.square
    return Scene(
        name, sample, arrival, model, None, cat.verdict(model, seen), door.add_up(model, seen, "black"),
        door.add_up(model, seen, "average"), cat.hide_patches(model, seen, patch, STRIDE),
    )  # fmt: skip


class CatDoor(Lesson):
    """Number 22."""

    number: ClassVar[int] = 22
    name: ClassVar[str] = "cat_door"
    symbol: ClassVar[str] = "ω"
    Params: ClassVar[type] = DoorParams
    speed: ClassVar[float] = 0.5
    receives = True
    poster = 8.0  # the verdict
    instead: ClassVar[str] = "sample"
    acts: ClassVar[str] = "why"

    def scene(self, params: DoorParams, document: Document | None = None) -> Scene:
        """What was brought, or else the chosen sample."""
        if document is not None and isinstance(document.content, Arrival):
            return look_at(document.content, document.parcel.name, "", params.patch)
        arrival = drawn(params.sample)
        if arrival is None:
            return Scene("", "")
        return look_at(arrival, "", params.sample, params.patch)

    def trace(self, scene: Scene, params: DoorParams) -> Sequence[Stop]:
        """The stations of the way; the colours as they add up; the rows of patches; or one still picture."""
        if scene.arrival is None:
            return (Stop("empty"),)
        if scene.model is None:
            return tuple(Stop(name) for name in door.WAY[: door.WAY.index("column") + 1])
        if params.why == "weights":
            return (Stop("weights"),)
        if params.why == "adds":
            return tuple(Stop("adds", k) for k in range(5))
        if params.why == "hide":
            return tuple(Stop("hide", k) for k in range(scene.patches.z.shape[0] + 1))
        return tuple(Stop(name) for name in door.WAY)

    def key(self, params: DoorParams) -> Any:
        """A pixel or a page that is chosen changes nothing of the scene."""
        return params.sample, params.patch

    def picture(self) -> Picture:
        """Canvas and strip."""
        from gui.pictures.cat_door import DoorPicture
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
        if frame.scene.hidden is None or params.why != "hide":
            return None
        n, side = frame.scene.hidden.z.shape[0], params.patch
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
        fields |= set() if params.why == "adds" else {"against"}
        fields |= set() if params.why == "hide" else {"patch"}
        return frozenset(fields)

    def question(self, params: DoorParams) -> str:
        """A question for each page."""
        return params.why

    def words(self, frame: Frame, language: Language) -> str:
        """The line under the title."""
        from gui.pictures.cat_words import words

        return words(frame, language)

    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        """The live numbers."""
        from gui.pictures.cat_formula import formula

        return formula(frame, language)

    def code(self, params: DoorParams) -> tuple[Callable[..., Any] | type, ...]:
        """What core runs for this page."""
        if params.why == "weights":
            return cat.Model.z, cat.verdict
        if params.why == "adds":
            return cat.contributions, cat.partial_sums
        if params.why == "hide":
            return (cat.hide_patches,)
        return (
            photo.crop_box,
            photo.square,
            picture.channels,
            picture.to_column,
            cat.Model.z,
            activation.sigmoid,
            cat.verdict,
        )

    def running(self, frame: Frame) -> str:
        """The line of this station or page."""
        if frame.params.why == "weights":
            return RUNNING["sum"]
        if frame.params.why == "adds":
            return "return w * x, model.b" if frame.params.against == "black" else "return w * (x - mean)"
        if frame.params.why == "hide":
            return "asked[(k, *here)] = cover[here]"
        return RUNNING.get(frame.step.name, "")
