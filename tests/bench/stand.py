"""The program's window on the bench: opened, sized, with every lesson in every act."""

from __future__ import annotations

import time
from dataclasses import fields
from typing import Any

from gui.app import application
from gui.catalogue import catalogue
from gui.lesson import Choice, Lesson
from gui.settings import Settings
from gui.window import Window
from tests.bench.paints import spin

MORE: dict[str, list[dict[str, object]]] = {  # what costs more than a lesson's defaults
    "gradient_descent": [{"balls": "starts"}, {"alpha": 10.0}, {"ground": "trap", "homes": True}],
}


def opened(width: int, height: int) -> Window:
    """The window as it comes, at a size, painted."""
    application()
    window = Window(catalogue(), Settings(), "en", "light", False)
    window.resize(width, height)
    window.move(0, 0)
    window.show()
    settled(0.3)
    return window


def settled(seconds: float) -> None:
    """Let the window live for a while."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        spin()
        time.sleep(0.005)


def variants(lesson: Lesson) -> list[dict[str, object]]:
    """As it comes, in its other acts, and with what costs more."""
    acts: list[dict[str, object]] = []
    for field in fields(lesson.Params):
        how = field.metadata.get("control")
        if field.name == lesson.acts and isinstance(how, Choice):
            acts = [{field.name: option} for option in how.options if option != field.default]
    return [{}, *acts, *MORE.get(lesson.name, [])]


def title(name: str, values: dict[str, object]) -> str:
    """A lesson in an act, in words."""
    said = ", ".join(f"{key} {value}" for key, value in values.items())
    return f"{name} ({said})" if said else name


def put_on(window: Window, name: str, values: dict[str, Any]) -> None:
    """A lesson with its defaults but for these values, its long work done."""
    window.visit(name)
    session = window.session_of(name)
    session.reset()
    refused = session.set_values(values)
    if refused:
        raise ValueError(f"{name} does not take {refused}")
    settled(0.4)
    window.work.wait("lesson", 120.0)
    settled(0.1)
