"""The lessons find themselves: every file in gui/lessons that holds one Lesson, in the order of their numbers."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import gui.lessons
from gui.lesson import Lesson


def lessons() -> tuple[Lesson, ...]:
    """One of each, ordered."""
    found = []
    for module in pkgutil.iter_modules(gui.lessons.__path__):
        room = importlib.import_module(f"gui.lessons.{module.name}")
        for _, thing in inspect.getmembers(room, inspect.isclass):
            if issubclass(thing, Lesson) and thing.__module__ == room.__name__ and not inspect.isabstract(thing):
                found.append(thing())
    return tuple(sorted(found, key=lambda lesson: lesson.number))
