"""Teach it yourself: two heaps of pictures, a learner, and the difference between remembering and knowing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from core import heaps, heaps_file, heaps_film, heaps_learn, photo
from core.heaps import Heaps, Item, Place
from core.heaps_door import News
from core.heaps_film import NETWORK, PIXELS, Step
from core.refusal import Refusal
from gui.language import Language
from gui.lesson import Choice, Document, Frame, Gathered, Good, Job, Lesson, Parcel, Picture, Row, control
from gui.pictures.teach.scene import Scene, bottom_of, final, name_of, testing, training

READY = Path(__file__).resolve().parents[2] / "assets" / "heaps"
RUNNING = {
    "start": "X: Floats = (F - mean) / size",
    "learn": "c = c - alpha * (dz + decay * c)",
    "bottom": "to = bowl(K, y, z)",
    "test": "walk = bottom(K[seen], y[seen])",
    "compare": "walk = bottom(K[seen], y[seen])",
}


@dataclass(frozen=True)
class TeachParams:
    """Where the heaps begin, and what the learner sees of a picture."""

    start: str = control("cats", Choice(("cats", "colours", "empty")))
    eye: str = control(PIXELS, Choice((PIXELS, NETWORK)))


@lru_cache(maxsize=4)
def ready(kind: str) -> Heaps:
    """Ready-made heaps, drawn by ourselves; empty ones if they are not to be had."""
    made = Heaps(kind)
    for place in heaps.SIDES if kind != "empty" else ():
        try:
            sheet = photo.read((READY / f"{kind}_{place}.png").read_bytes()).pixels
        except (OSError, Refusal):
            return Heaps()
        made, _ = heaps.added(made, place, [Item("", cell) for cell in heaps.cells(sheet)])
    return made


@lru_cache(maxsize=1)
def has_network() -> bool:
    """Looked up once: whether there is a network whose features can be used."""
    return heaps_film.has_network()


def heaps_of(params: TeachParams, document: Document | None) -> Heaps:
    """What was brought, or else the ready-made heaps."""
    if document is not None and isinstance(document.content, Heaps):
        return document.content
    return ready(params.start)


class Teach(Lesson):
    """Number 23."""

    number: ClassVar[int] = 23
    name: ClassVar[str] = "teach"
    symbol: ClassVar[str] = "±"
    Params: ClassVar[type] = TeachParams
    speed: ClassVar[float] = 5.0
    receives = True
    gathers = True
    opens = ("safetensors",)
    instead: ClassVar[str] = "start"
    poster = 1e6  # the end: everything has been learnt and tested

    # -- the film ------------------------------------------------------------------------------------------------

    def scene(self, params: TeachParams, document: Document | None = None) -> Scene:
        """The heaps and the eye."""
        both = heaps_of(params, document)
        known = has_network()
        eye = params.eye if known else PIXELS
        rival = (PIXELS if eye == NETWORK else NETWORK) if known else ""
        return Scene(both, eye, rival, heaps.trouble(both))

    def key(self, params: TeachParams) -> Any:
        """The heaps come from the document, or from `start`."""
        return params.start, params.eye

    def trace(self, scene: Scene, params: TeachParams) -> Sequence[Step]:
        """The start; the rest is learnt in the helper process."""
        return (heaps_film.start(scene.heaps),)

    def job(self, scene: Scene, params: TeachParams) -> Job | None:
        """Walk downhill, then leave out round by round. The same pictures need not be learnt twice."""
        if scene.trouble:
            return None
        squares = np.stack([item.square for item in scene.heaps.items])
        args = squares, len(scene.heaps.one.items), scene.eye, scene.rival
        key = (scene.heaps.one.items, scene.heaps.zero.items, scene.eye)
        return Job("core.heaps_film:learn", args, key)

    def settled(self, scene: Scene, params: TeachParams) -> float:
        """After a change: the end of the new film."""
        return 0.0 if scene.trouble else float(heaps_film.end(scene.heaps, scene.rival))

    def picture(self) -> Picture:
        """Heaps above, what came of them below."""
        from gui.pictures.teach.picture import TeachPicture

        return TeachPicture()

    def hidden(self, params: TeachParams) -> frozenset[str]:
        """No switch for a network that is not there."""
        return frozenset() if has_network() else frozenset({"eye"})

    # -- what is brought, and what hands do to it ------------------------------------------------------------------

    def receive(self, parcel: Parcel) -> Job | None:
        """A file of heaps; anything else goes to a place (collect)."""
        return Job("core.heaps_door:open_heaps", (parcel.data,)) if heaps_file.is_heaps(parcel.data) else None

    def collect(self, goods: Sequence[Good]) -> Job:
        """Pictures and folders are read in the helper process."""
        packed = tuple(str(good) if isinstance(good, Path) else (good.name, good.data) for good in goods)
        return Job("core.heaps_door:arrive", (packed,))

    def gather(
        self, params: TeachParams, document: Document | None, news: Sequence[News], target: str
    ) -> Gathered:
        """What was read becomes heaps; and what has to be said about it."""
        both, target = heaps_of(params, document), target or "trial"
        named = next((one for one in news if one.folders), None)
        if named is not None and named.folders is not None:
            both = Heaps("empty", heaps.Heap(named.folders[0]), heaps.Heap(named.folders[1]))
        told_all = []
        for place in heaps.PLACES:
            lot = [one.item for one in news if one.item is not None and (one.heap or target) == place]
            both, told = heaps.added(both, place, lot)
            told_all.append(told)
        said = _remarks(news, told_all)
        changed = any(told.added for told in told_all)
        return (_document(both) if changed else None), said

    def edit(self, frame: Frame, what: str, value: Any) -> tuple[Document, float] | None:
        """A picture removed or moved, a heap renamed."""
        both: Heaps = frame.scene.heaps
        end = self.settled(frame.scene, frame.params)
        place: Place
        if what == "remove":
            place, k = value
            made = heaps.without(both, place, k)
            at = frame.position if place == "trial" else float("inf")
        elif what == "move":
            place, k, to = value
            made = heaps.moved(both, place, k, to)
            at = end if to == "trial" else float("inf")
        elif what == "name":
            place, name = value
            made, at = heaps.renamed(both, place, name), frame.position
        else:
            return None
        return None if made is both or made == both else (_document(made), at)

    def pack(self, document: Document) -> Parcel:
        """As it is kept for the next start."""
        if not isinstance(document.content, Heaps):
            return document.parcel
        return Parcel(document.parcel.name, heaps_file.pack(document.content))

    def save(self, frame: Frame, language: Language) -> Parcel | None:
        """The heaps, and what was learnt from them, in one file."""
        both: Heaps = frame.scene.heaps
        if not both.items:
            return None
        names = name_of(both, "one", language), name_of(both, "zero", language)
        end = bottom_of(frame)
        figures: dict[str, Any] = {}
        if end is not None and final(_at_end(frame)):
            last = _at_end(frame)
            seen, left = training(last), testing(last)
            figures = {
                "pictures": len(both.items), "right of those learnt from": seen.right,
                "right when left out": left.right, "rounds": len(heaps_learn.folds(both.y)),
                "right by always saying the larger heap": both.larger,
            }  # fmt: skip
        data = heaps_file.pack(both, names, frame.scene.eye, end.mind if end else None, figures)
        return Parcel(heaps.clean(f"{names[0]} – {names[1]}").replace("/", "-") + heaps_file.SUFFIX, data)

    # -- words, numbers, code --------------------------------------------------------------------------------------

    def words(self, frame: Frame, language: Language) -> str:
        """The line under the title."""
        from gui.pictures.teach.words import words

        return words(frame, language)

    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        """The live numbers."""
        from gui.pictures.teach.words import formula

        return formula(frame, language)

    def code(self, params: TeachParams) -> tuple[Callable[..., Any] | type, ...]:
        """How it learns, and how it is tested."""
        return heaps_learn.standardised, heaps_learn.downhill, heaps_learn.bottom, heaps_learn.left_out

    def running(self, frame: Frame) -> str:
        """The line of this part of the film."""
        return RUNNING[frame.step.name]


def _at_end(frame: Frame) -> Frame:
    from dataclasses import replace

    return replace(frame, position=float(len(frame.trace) - 1))


def _document(both: Heaps) -> Document:
    """Heaps as a document; its bytes are made when they are kept."""
    return Document(Parcel("heaps", b""), both)


def _remarks(news: Sequence[News], told: Sequence[heaps.Told]) -> list[Refusal]:
    """What did not go as one may think, as sentences to come: at most one of each kind."""
    said = []
    bad = [one for one in news if one.refusal is not None]
    good = sum(one.item is not None for one in news)
    if len(bad) == 1 and not good and bad[0].refusal is not None:
        code, values = bad[0].refusal
        return [Refusal(code, **values)]
    no_pictures = [one for one in bad if one.refusal is not None and one.refusal[0] == "heaps_alone"]
    if no_pictures:
        said.append(Refusal("heaps_alone", name=no_pictures[0].name))
    if bad:
        said.append(Refusal("heaps_some_not", count=len(bad), good=good, name=bad[0].name))
    folders = next((one for one in news if one.folders), None)
    if folders is not None and folders.more and folders.folders:
        said.append(Refusal("heaps_two_folders", more=folders.more, one=folders.folders[0], zero=folders.folders[1]))
    for kind in ("twice", "other", "many"):
        count = sum(getattr(one, kind) for one in told)
        if count:
            said.append(Refusal(f"heaps_{kind}", count=count, most=heaps.MOST))
    return said

