"""What a lesson is: parameters, a scene, a trace, and the words and numbers that belong to a moment of it.

A lesson holds no state and knows no widget but the picture it builds when first visited:

    params -> scene(params)         what does not move: data, surface
           -> trace(scene, params)  a sequence of steps; cheap, pure, the same every time
    Frame(params, scene, trace, position, view)  one moment; everything on the screen is a function of it
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, TypeAlias

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from core.refusal import Refusal
from gui.fields import ROLES, Choice, Control, Slider, Switch, Text, check, control, with_values
from gui.helper import Job
from gui.language import Language
from gui.theme import Look

# handed on
__all__ = ["ROLES", "Choice", "Control", "Job", "Slider", "Switch", "Text", "check", "control", "with_values"]


@dataclass(frozen=True)
class View:
    """How one looks at it; neither trace nor position."""

    camera: tuple[float, float] = (-60.0, 30.0)  # azimuth and elevation in degrees
    focus: str = ""  # the symbol or thing under the pointer, shared by picture, formula and code
    beats: bool = True  # False while the film runs too fast for the beats of a step
    asking: bool = False  # a question is open: nothing may be seen that answers it (the path to come, the next numbers)
    reading: tuple[int, int] = (0, 0)  # of what was brought together: how many are read, of how many


@dataclass(frozen=True)
class Frame:
    """One moment of a lesson. Numbers and words are those of step `index`, geometry may blend towards the next."""

    params: Any
    scene: Any
    trace: Sequence[Any]
    position: float = 0.0
    view: View = View()
    document: Document | None = None  # what the user brought, if the lesson takes such

    @property
    def index(self) -> int:
        """The step we are in."""
        return min(max(0, math.floor(self.position + 1e-9)), len(self.trace) - 1)

    @property
    def phase(self) -> float:
        """How far we are into it, from 0 to 1."""
        return max(0.0, self.position - self.index)

    @property
    def step(self) -> Any:
        """The step we are in."""
        return self.trace[self.index]

    @property
    def next(self) -> Any:
        """The step after it (the last one stands for its own successor)."""
        return self.trace[min(self.index + 1, len(self.trace) - 1)]


@dataclass(frozen=True)
class Beat:
    """A named part of a step. `name` finds its sentence; `code` is the running line, as it stands in core's source."""

    phase: float
    name: str
    code: str = ""


@dataclass(frozen=True)
class Mark:
    """A labelled place on a slider: `key` finds the word ("lesson.mark.KEY")."""

    value: float
    key: str


@dataclass(frozen=True)
class Term:
    """A piece of a formula: its text, the symbol it stands for (colour and hover), its exact value (copied in full)."""

    text: str
    symbol: str = ""
    value: float | None = None
    maths: bool = True  # False: plain words
    sub: str = ""
    above: str = ""  # the letter that stands over a number, so that both lines are aligned

    @property
    def role(self) -> str:
        """Its colour: that of its symbol; ink for a thing in the picture (a pixel) that has none of its own."""
        return self.symbol if self.symbol in ROLES else "ink"


@dataclass(frozen=True)
class Row:
    """A line of a formula, or (with `head`) a small heading over it."""

    terms: tuple[Term, ...] = ()
    head: str = ""


@dataclass(frozen=True)
class Parcel:
    """What the user brought: the bytes of a picture and the name it came under."""

    name: str
    data: bytes


Gathered: TypeAlias = "tuple[Document | None, list[Refusal]]"  # None: nothing changed; and what is to be said of it
Good: TypeAlias = Parcel | Path  # one of several things brought together: bytes, or a file or folder of the person's


@dataclass(frozen=True)
class Document:
    """A parcel and what was made of it. The parcel is saved with the settings; undo goes from document to document."""

    parcel: Parcel
    content: Any


class Picture(QWidget):
    """What a lesson shows. It draws a frame and keeps nothing of it that the next frame would need."""

    dragged = Signal(str, object, bool)  # what, its new value, whether the drag has ended
    hovered = Signal(str)  # the thing under the pointer, or ""
    turned = Signal(float, float)  # the camera
    chosen = Signal(str, object)  # a field of Params and the value that was clicked on the picture
    asked = Signal(str)  # an action of the window by name: "open", "paste"

    def draw(self, frame: Frame) -> None:
        """Show this moment."""
        raise NotImplementedError

    def hurry(self, hand: bool) -> None:
        """A hand is at work (a knob, a drag, the window's edge), or rests: what is dear to paint may wait for that."""

    def target(self, point: QPoint | None) -> str:
        """The place that what is dropped here belongs to; None: pasted or opened, so it goes where one was last."""
        return ""

    def dress(self, look: Look) -> None:
        """Take colours, fonts and widths from this look."""
        raise NotImplementedError

    def speak(self, language: Language) -> None:
        """Take labels from this language."""
        raise NotImplementedError


class Lesson(ABC):
    """One lesson. Its words are in assets/text/LANGUAGE/NAME.toml:

    title, text, question, answer, notes, and for each control NAME.control.FIELD (and .FIELD_OPTION for choices,
    .FIELD_tip for what it does), for each beat NAME.beat.NAME, for each mark NAME.mark.KEY.
    """

    number: ClassVar[int]
    name: ClassVar[str]
    symbol: ClassVar[str]  # one or two characters for the folded shelf
    Params: ClassVar[type]
    beats: ClassVar[tuple[Beat, ...]] = (Beat(0.0, "start"),)
    speed: ClassVar[float] = 1.0  # steps a second at first; 0: guided, the first steps beat by beat, then faster
    acts: ClassVar[str] = ""  # the Choice field whose options a clicker walks through, one film after the other
    receives: ClassVar[bool] = False  # whether a picture dropped on the window is brought here
    judges: ClassVar[bool] = False  # whether a folder, and a picture brought to a lesson that takes none, come here
    opens: ClassVar[tuple[str, ...]] = ()  # suffixes of files that it reads beside pictures
    gathers: ClassVar[bool] = False  # whether many things may be brought at once, and to places of the picture
    instead: ClassVar[str] = ""  # the field whose choice puts away the document that the user brought
    poster: ClassVar[float] = 0.0  # the position that a still picture of the lesson shows

    @abstractmethod
    def scene(self, params: Any, document: Document | None = None) -> Any:
        """What does not move."""

    @abstractmethod
    def trace(self, scene: Any, params: Any) -> Sequence[Any]:
        """The steps; at least one."""

    @abstractmethod
    def picture(self) -> Picture:
        """A new picture widget (pyqtgraph and other heavy things are imported here, not at the top of the file)."""

    @abstractmethod
    def words(self, frame: Frame, language: Language) -> str:
        """The line under the title: what the picture shows at this moment, with its numbers."""

    @abstractmethod
    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        """The live numbers."""

    @abstractmethod
    def code(self, params: Any) -> tuple[Callable[..., Any] | type, ...]:
        """The functions of core whose source stands beside the picture."""

    def running(self, frame: Frame) -> str:
        """The line of that source which is running now (a piece of its text), or "" for none."""
        beat = [b for b in self.beats_for(frame.params) if b.phase <= frame.phase + 1e-6][-1]
        return beat.code if frame.view.beats else ""

    def key(self, params: Any) -> Any:
        """Params that the scene depends on; as long as this stays equal the scene is kept."""
        return params

    def marks(self, scene: Any, params: Any) -> dict[str, tuple[Mark, ...]]:
        """Labelled places on the sliders, by field."""
        return {}

    def hidden(self, params: Any) -> frozenset[str]:
        """Fields whose control makes no sense with these params."""
        return frozenset()

    def idle(self, params: Any) -> frozenset[str]:
        """Fields whose control has no effect with these params, but keeps its place (greyed)."""
        return frozenset()

    def stops(self, trace: Sequence[Any], params: Any) -> tuple[float, ...]:
        """Where a clicker stops: every beat of a short film; of a long one the first steps, then ever longer leaps."""
        end, beats = len(trace) - 1, [beat.phase for beat in self.beats_for(params)]
        close = end if end <= 12 else 3
        far = (5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0) if end > close else ()
        near = [step + beat for step in range(close) for beat in beats]
        return (*near, *(stop for stop in (float(close), *far) if stop < end), float(end))

    def drag(self, frame: Frame, what: str, value: Any) -> tuple[Any, float] | None:
        """What a drag on the picture makes of it: new params and a position, or None if it means nothing."""
        return None

    def turned(self, before: Any, after: Any, position: float) -> float:
        """Where the film stands after a knob was turned; inf: where the new film settles, shown as far as it grows."""
        return position

    def job(self, scene: Any, params: Any) -> Job | None:
        """Long work that makes the rest of the trace, or None."""
        return None

    def receive(self, parcel: Parcel) -> Job | None:
        """The job that makes a document's content of what was brought (the last thing it yields), or None if this
        lesson takes nothing. A Refusal raised by the job becomes a sentence; the last document stays."""
        return None

    def collect(self, goods: Sequence[Good]) -> Job | None:
        """The job that reads what was brought together; what it yields has `done` and `of`, and goes to `gather`."""
        return None

    def gather(self, params: Any, document: Document | None, news: Sequence[Any], target: str) -> Gathered:
        """The document with what was read put into this place."""
        return None, []

    def edit(self, frame: Frame, what: str, value: Any) -> tuple[Document, float] | None:
        """What a deed on the picture makes of the document, and the position (inf: where the new film settles)."""
        return None

    def settled(self, scene: Any, params: Any) -> float:
        """The position at which what is new shows its outcome, though the film may not yet have grown so far."""
        return 0.0

    def pack(self, document: Document) -> Parcel:
        """A document as it is kept for the next start."""
        return document.parcel

    def save(self, frame: Frame, language: Language) -> Parcel | None:
        """What the person may take along as a file."""
        return None

    def beats_for(self, params: Any) -> tuple[Beat, ...]:
        """The beats of a step, where they depend on the params."""
        return self.beats

    def speed_for(self, params: Any) -> float:
        """Steps a second at first, where that depends on the params."""
        return self.speed

    def question(self, params: Any) -> str:
        """Which question fits: "question" and "answer", or "question_NAME" and "answer_NAME" for a returned NAME."""
        return ""

    def camera(self) -> View:
        """The view at the start."""
        return View()


def film(lesson: Lesson, params: Any = None, positions: int = 10) -> Iterator[Frame]:
    """Frames of a lesson from start to end, for tests and contact sheets."""
    params = params if params is not None else lesson.Params()
    scene = lesson.scene(params)
    trace = lesson.trace(scene, params)
    for k in range(positions):
        yield Frame(params, scene, trace, k * (len(trace) - 1) / max(1, positions - 1), lesson.camera())
