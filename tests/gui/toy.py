"""A small lesson with everything a lesson can have, for tests of the house around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from core.activation import sigmoid
from core.refusal import Refusal
from gui import language as words_of
from gui.language import LANGUAGES, Language
from gui.lesson import (
    Beat,
    Choice,
    Document,
    Frame,
    Job,
    Lesson,
    Mark,
    Parcel,
    Picture,
    Row,
    Slider,
    Switch,
    Term,
    control,
)  # fmt: skip
from gui.settings import Settings
from gui.theme import Look
from gui.window import Window

WORDS = {
    "title": "A toy", "text": "Text.", "question": "What next?", "answer": "This.", "notes": "Say it.",
    "minutes": "1", "wrong": "Not it.",
    "control.alpha": "step", "control.kind": "kind", "control.kind_one": "one", "control.kind_two": "two",
    "control.count": "count", "control.loud": "loud", "mark.half": "half",
}  # fmt: skip


@dataclass(frozen=True)
class Params:
    alpha: float = control(1.0, Slider(0.01, 100.0, log=True, symbol="alpha"))
    kind: str = control("one", Choice(("one", "two")))
    count: int = control(3, Slider(1, 9, step=1), main=False)
    loud: bool = control(False, Switch(), main=False)
    start: tuple[float, ...] = (0.0, 0.0)


class ToyPicture(Picture):
    def __init__(self) -> None:
        super().__init__()
        self.frames: list[Frame] = []
        self.tongue = ""

    def draw(self, frame: Frame) -> None:
        self.frames.append(frame)

    def dress(self, look: Look) -> None:
        self.look = look

    def speak(self, language: Language) -> None:
        self.tongue = language.code


class Toy(Lesson):
    number, name, symbol, Params = 1, "toy", "t", Params
    receives = True
    beats = (Beat(0.0, "see", "e = np.exp"), Beat(0.5, "go", "return np.where"))

    def scene(self, params: Any, document: Document | None = None) -> Any:
        return (params.start, document)

    def trace(self, scene: Any, params: Any) -> Sequence[Any]:
        return [params.alpha * k for k in range(params.count + 1)]

    def picture(self) -> Picture:
        return ToyPicture()

    def words(self, frame: Frame, language: Language) -> str:
        return f"Step {frame.index}: {frame.step:.2f}"

    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        return (
            Row(head="now"),
            Row((Term("a", "a"), Term("="), Term(f"{frame.step:.2f}", "a", float(frame.step)))),
        )

    def code(self, params: Any) -> tuple[Callable[..., Any] | type, ...]:
        return (sigmoid,)

    def marks(self, scene: Any, params: Any) -> dict[str, tuple[Mark, ...]]:
        return {"alpha": (Mark(0.5, "half"),)}

    def hidden(self, params: Any) -> frozenset[str]:
        return frozenset({"count"}) if params.kind == "two" else frozenset()

    def drag(self, frame: Frame, what: str, value: Any) -> tuple[Any, float] | None:
        if what != "start":
            return None
        return Params(frame.params.alpha, frame.params.kind, frame.params.count, frame.params.loud, value), 0.0

    def job(self, scene: Any, params: Any) -> Job | None:
        return Job("tests.gui.toy:more", (params.alpha,)) if params.loud else None

    def receive(self, parcel: Parcel) -> Job | None:
        return Job("tests.gui.toy:read", (parcel.data,))


class Toy2(Toy):
    number, name, symbol = 2, "toy2", "u"


def more(alpha: float) -> Iterator[tuple[float, ...]]:
    """Two slices of further steps."""
    yield (alpha, alpha)
    yield (alpha,)


def read(data: bytes) -> Iterator[str]:
    """A parcel that is read, or refused."""
    if data == b"bad":
        raise Refusal("not_a_picture")
    yield data.decode()


def teach_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every language know the toy's words."""
    monkeypatch.setattr(words_of, "_title", lambda code, stem: None)
    for code in LANGUAGES:
        for name in ("toy", "toy2", "cat_door"):
            for key, word in WORDS.items():
                monkeypatch.setitem(words_of._file(code, name), f"{name}.{key}", word)


def window(monkeypatch: pytest.MonkeyPatch, tmp: str, lessons: Sequence[Lesson] | None = None) -> Window:
    """A window with two toys."""
    teach_words(monkeypatch)
    made = Window(lessons or (Toy(), Toy2()), Settings(tmp), "en", "light", False)
    made.resize(1280, 800)
    made.show()
    made.visit("toy")
    QApplication.processEvents()
    return made
