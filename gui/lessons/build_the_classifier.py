"""Lesson 21: the homework, built on one road, trained live, and what its numbers then honestly say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path
from typing import Any, ClassVar

from core import album, album_file, class_film, classifier
from core.album_door import AlbumNews
from core.class_film import SHOWN
from core.refusal import Refusal
from gui.language import Language
from gui.lesson import (
    Beat,
    Choice,
    Document,
    Frame,
    Gathered,
    Good,
    Job,
    Lesson,
    Mark,
    Parcel,
    Picture,
    Row,
    Slider,
    control,
)
from gui.pictures.build_the_classifier.scene import LAST, NAME, STATIONS, Scene, index_of

RUNS = {  # the line of each station
    "read": "m = len(pictures)", "flatten": "X = pictures.reshape(m, -1).T  # (12288, m)", "divide": "X = X / 255",
    "start": "w, b = np.zeros((len(X), 1)), 0.0", "forward": "Z = w.T @ X + b  # (1, m)",
    "backward": "dw = X @ (A - Y).T / m  # (12288, 1)", "update": "w, b = w - alpha * dw, b - alpha * db",
    "predict": "return (A > 0.5) * 1.0",
}  # fmt: skip
PAUSES = (0, 1, 2, 3, 10, 100, 500, 1000, 2000)  # rounds at which a clicker stops


@dataclass(frozen=True)
class ClassParams:
    """What can be chosen, and the picture that is pointed out."""

    act: str = control("walk", Choice(("walk", "train", "choose")))
    alpha: float = control(0.005, Slider(0.0001, 0.02, log=True, symbol="alpha", digits=2))
    example: int = 0
    pixel: tuple[float, ...] = (32.0, 32.0)  # of w, whose numbers are read


class BuildTheClassifier(Lesson):
    """Eight lines, two thousand rounds, two honest figures."""

    number: ClassVar[int] = 21
    name: ClassVar[str] = NAME
    symbol: ClassVar[str] = "8"
    acts: ClassVar[str] = "act"
    Params: ClassVar[type] = ClassParams
    beats: ClassVar[tuple[Beat, ...]] = (Beat(0.0, "go"),)
    speed: ClassVar[float] = 0.4
    receives = True
    gathers = True
    opens = ("h5", "hdf5")
    poster = 4.0

    # -- the film ------------------------------------------------------------------------------------------------

    def scene(self, params: ClassParams, document: Document | None = None) -> Scene:
        """The pictures that were brought, or the drawn ones."""
        own = document is not None and isinstance(document.content, album.Album)
        return Scene(document.content if own and document is not None else album.drawn())

    def key(self, params: ClassParams) -> Any:
        """The same pictures in every act."""
        return NAME

    def trace(self, scene: Scene, params: ClassParams) -> Sequence[Any]:
        """The stations; or the start, and the rest comes from the helper."""
        if params.act == "walk":
            return STATIONS
        start = class_film.begin if params.act == "train" else class_film.begin_trial
        return (start(scene.album),)

    def job(self, scene: Scene, params: ClassParams) -> Job | None:
        """2000 rounds with one learning rate, or with four side by side."""
        book = scene.album
        test = book.test_pictures, book.test_y[None]
        if params.act == "train":
            key = ("train", params.alpha, book)
            return Job("core.class_film:learn", (book.pictures, book.Y, *test, params.alpha), key)
        if params.act == "choose":
            return Job("core.class_film:compare", (book.pictures, book.Y, book.held, *test), ("choose", book))
        return None

    def picture(self) -> Picture:
        """The road; the training; the rates."""
        from gui.pictures.build_the_classifier.picture import ClassPicture

        return ClassPicture()

    def speed_for(self, params: ClassParams) -> float:
        """A station wants time; of the rounds ten are shown a second."""
        return 0.4 if params.act == "walk" else 10.0

    def stops(self, trace: Sequence[Any], params: ClassParams) -> tuple[float, ...]:
        """Every station; the first rounds one by one, then ever longer leaps; the opened test at the very end."""
        if params.act == "walk":
            return tuple(float(k) for k in range(len(STATIONS)))
        end = len(trace) - 1
        found = [float(SHOWN.index(k)) for k in PAUSES if SHOWN.index(k) < end]
        return (*found, float(end))

    def hidden(self, params: ClassParams) -> frozenset[str]:
        """Four learning rates of its own stand in the last act."""
        return frozenset({"alpha"}) if params.act == "choose" else frozenset()

    def marks(self, scene: Scene, params: ClassParams) -> dict[str, tuple[Mark, ...]]:
        """The homework's."""
        return {"alpha": (Mark(0.005, "homework"),)}

    def question(self, params: ClassParams) -> str:
        """One for each act."""
        return params.act

    # -- hands ---------------------------------------------------------------------------------------------------

    def drag(self, frame: Frame, what: str, value: Any) -> tuple[ClassParams, float] | None:
        """A station, a picture, or a place on the curves."""
        params: ClassParams = frame.params
        if what == "pixel":
            return self._pixel(frame, value)
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e9:
            return None
        if what == "station" and params.act == "walk":
            return params, float(min(max(round(value), 0), len(STATIONS) - 1))
        if what == "example" and params.act == "walk":
            return replace(params, example=min(max(round(value), 0), frame.scene.m - 1)), frame.position
        if what == "k" and params.act != "walk":
            return params, float(index_of(value, len(frame.trace) - 1))
        return None

    @staticmethod
    def _pixel(frame: Frame, value: Any) -> tuple[ClassParams, float] | None:
        """Once all is trained: before that another pixel would begin the training anew."""
        good = isinstance(value, tuple) and len(value) == 2 and all(abs(v) < 1e9 for v in value)
        if not good or (frame.params.act == "train" and len(frame.trace) <= LAST):
            return None
        y, x = (float(min(max(round(v), 0), 63)) for v in value)
        return replace(frame.params, pixel=(y, x)), frame.position

    # -- what is brought -----------------------------------------------------------------------------------------

    def receive(self, parcel: Parcel) -> Job | None:
        """Pictures kept from the last start; anything else is gathered."""
        return Job("core.album_door:open_album", (parcel.data,)) if album_file.is_album(parcel.data) else None

    def collect(self, goods: Sequence[Good]) -> Job:
        """The course's files or a folder, read in the helper process."""
        packed = tuple(str(good) if isinstance(good, Path) else (good.name, good.data) for good in goods)
        return Job("core.album_door:arrive", (packed,))

    def gather(
        self, params: ClassParams, document: Document | None, news: Sequence[AlbumNews], target: str
    ) -> Gathered:
        """The album, if it came so far; and how many files were no pictures."""
        last = news[-1] if news else None
        if last is None or last.album is None:
            return None, []
        good = last.album.m + len(last.album.test_y)
        said = [Refusal("album_some_not", good=good, count=last.bad)] if last.bad else []
        said += [Refusal("album_left", names=", ".join(last.left))] if last.left else []
        return Document(Parcel("album", b""), last.album), said

    def pack(self, document: Document) -> Parcel:
        """As it is kept for the next start."""
        if not isinstance(document.content, album.Album):
            return document.parcel
        return Parcel("album", album_file.pack(document.content))

    def settled(self, scene: Scene, params: ClassParams) -> float:
        """The last round; on the road the start."""
        return 0.0 if params.act == "walk" else float(LAST)

    def turned(self, before: ClassParams, after: ClassParams, position: float) -> float:
        """Another learning rate is watched as it trains; another act begins where it begins."""
        if after.act != before.act:
            return 0.0
        return inf if after.act == "train" and after.alpha != before.alpha else position

    # -- words, numbers, code ------------------------------------------------------------------------------------

    def words(self, frame: Frame, language: Language) -> str:
        """What is new."""
        from gui.pictures.build_the_classifier.words import words

        return words(frame, language)

    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        """The live numbers."""
        from gui.pictures.build_the_classifier.numbers import formula

        return formula(frame, language)

    def code(self, params: ClassParams) -> tuple[Callable[..., Any] | type, ...]:
        """The eight lines; side by side for several learning rates; and what is asked of them."""
        if params.act == "choose":
            return classifier.build_several, class_film.Trial, album.fifth
        return classifier.build, classifier.predict, classifier.cost

    def running(self, frame: Frame) -> str:
        """The line of the station; while it trains, the step; the choice at the end."""
        if frame.params.act == "walk":
            return "" if frame.view.asking else RUNS[STATIONS[frame.index]]
        if frame.params.act == "train":
            return RUNS["update"]
        last = frame.index >= LAST and not frame.view.asking
        return "return ranks.index(min(ranks))" if last else "w, b = w - alpha * dw, b - alpha.T * db"
