"""The lessons find themselves: every file in gui/lessons that holds one Lesson, in the order of their numbers.

A file is imported when its lesson is wanted: importing all of them would take as long as Qt does, before anything is
seen. Shelf and map only want what the plan (gui/syllabus.py) knows already.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import gui.lessons
from gui.lesson import Lesson
from gui.syllabus import PLAN


@dataclass(frozen=True)
class Entry:
    """What is known of a lesson before it is imported."""

    name: str
    number: int
    symbol: str


class Catalogue(Mapping[str, Lesson]):
    """Lessons by name; one that is given as an entry is imported when it is first asked for."""

    def __init__(self, entries: Iterable[Entry | Lesson]) -> None:
        self.entries = tuple(sorted(entries, key=lambda entry: entry.number))
        self._known = {entry.name: entry for entry in self.entries}
        self._made: dict[str, Lesson] = {}

    def __getitem__(self, name: str) -> Lesson:
        entry = self._known[name]
        if name not in self._made:
            self._made[name] = entry if isinstance(entry, Lesson) else lesson(name)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def lesson(name: str) -> Lesson:
    """The one lesson of gui/lessons/NAME.py."""
    room = importlib.import_module(f"gui.lessons.{name}")
    classes = [thing for _, thing in inspect.getmembers(room, inspect.isclass) if thing.__module__ == room.__name__]
    (found,) = (thing for thing in classes if issubclass(thing, Lesson) and not inspect.isabstract(thing))
    made: Lesson = found()
    return made


def catalogue() -> Catalogue:
    """All lessons, none of them imported that stands in the plan."""
    return Catalogue(_entry(module.name) for module in pkgutil.iter_modules(gui.lessons.__path__))


def _entry(name: str) -> Entry | Lesson:
    place = PLAN.get(name)
    return Entry(name, place.number, place.symbol) if place is not None else lesson(name)


def lessons() -> tuple[Lesson, ...]:
    """All lessons, imported, in order."""
    return tuple(catalogue().values())
