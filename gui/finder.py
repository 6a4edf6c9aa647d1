"""Finds lessons by what stands in them: titles, words, formulas, and the names in their code, in every language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

from gui.language import LANGUAGES, Language
from gui.lesson import Choice, Lesson
from gui.watch import source

BEFORE, AFTER = 9, 40  # letters shown before and after what was found: a card is narrow, and cuts off the end
PARTS = ("title", "text", "question", "answer", "control", "notes", "wrong")  # in the order in which a find is shown


@dataclass(frozen=True)
class Find:
    """Where a search met a lesson: a piece of its words or of its code, and which part of the piece is meant."""

    piece: str
    code: bool = False


def code_of(lesson: Lesson) -> tuple[Callable[..., Any] | type, ...]:
    """All code that a lesson shows, in whatever act."""
    params = [lesson.Params()]
    for field in fields(lesson.Params):
        how = field.metadata.get("control")
        if isinstance(how, Choice):
            params += [replace(params[0], **{field.name: option}) for option in how.options]
    return tuple(dict.fromkeys(thing for p in params for thing in lesson.code(p)))


def written(lesson: Lesson, language: Language) -> list[str]:
    """All sentences of a lesson, the most telling first."""
    name = lesson.name
    keys = [key for key in language.words if key.startswith(f"{name}.")]
    rank = {part: k for k, part in enumerate(PARTS)}
    known = [(rank[part], key) for key in keys if (part := re.split(r"[._]", key[len(name) + 1 :])[0]) in rank]
    return [" ".join(language(key).split()) for _, key in sorted(known, key=lambda pair: pair[0])]


@cache
def _pages(lesson: Lesson) -> tuple[tuple[str, bool], ...]:
    """Everything that can be found in a lesson, as (piece, whether it is code)."""
    words = [piece for code in LANGUAGES for piece in written(lesson, Language(code))]
    lines = [line.strip() for line in source(code_of(lesson)).text.splitlines() if line.strip()]
    return (*((piece, False) for piece in words), *((line, True) for line in lines), (lesson.name, True))


def find(lessons: Mapping[str, Lesson], wanted: str, language: Language) -> dict[str, Find]:
    """The lessons in which all words that were typed stand, each with the place where the first of them stands.

    A place in the present language is preferred. Nothing typed finds nothing.
    """
    asked = wanted.casefold().split()
    if not asked:
        return {}
    found: dict[str, Find] = {}
    for lesson in lessons.values():
        pages = _pages(lesson)
        if all(any(word in piece.casefold() for piece, _ in pages) for word in asked):
            mine = set(written(lesson, language))
            places = [(piece, code) for piece, code in pages if asked[0] in piece.casefold()]
            places.sort(key=lambda place: place[0] not in mine and not place[1])
            piece, code = next((p for p in places if all(word in p[0].casefold() for word in asked)), places[0])
            found[lesson.name] = Find(_around(piece, asked[0]), code)
    return found


def _around(piece: str, word: str) -> str:
    """The part of a sentence around a word."""
    at = piece.casefold().find(word)
    low, high = max(0, at - BEFORE), min(len(piece), at + len(word) + AFTER)
    return ("… " if low else "") + piece[low:high].strip() + (" …" if high < len(piece) else "")
