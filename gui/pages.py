"""The teacher's page of every lesson, from the same sentences that the program shows: `main.py --pages doc/lessons`.

FOLDER/LESSON.md in English and FOLDER/LANGUAGE/LESSON.md in the others, with an index. A test holds the pages in doc/
against the sentences, so that they cannot drift apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path

from gui.language import LANGUAGES, Language
from gui.lesson import Lesson

FIRST = "en"  # lies in the folder itself


def questions(name: str, language: Language) -> Iterator[tuple[str, str]]:
    """Every question of a lesson with its answer, in the order of the file."""
    pattern = re.compile(rf"{name}\.question(_\w+)?")
    for key in language.words:
        found = pattern.fullmatch(key)
        if found:
            yield language(key), language(f"{name}.answer{found[1] or ''}")


def notes(name: str, language: Language) -> list[tuple[str, list[str]]]:
    """What a teacher should know, as (heading, lines): how long, what to say, what goes wrong."""
    parts = [("window.page.say", "notes"), ("window.page.wrong", "wrong")]
    made = [(language("window.page.minutes", n=language(f"{name}.minutes")), list[str]())]
    return made + [(language(head), _lines(language(f"{name}.{part}"))) for head, part in parts]


def told(name: str, language: Language) -> str:
    """The same as plain text, for the panel."""
    return "\n\n".join("\n".join([head, *(f"• {line}" for line in lines)]) for head, lines in notes(name, language))


def page(lesson: Lesson, language: Language) -> str:
    """One lesson as Markdown."""
    name, up = lesson.name, "../" if language.code == FIRST else "../../"
    lines = [f"# {lesson.number}. {language(f'{name}.title')}", ""]
    lines += [f"![]({up}pictures/{name}.png)", ""]
    lines += [language(f"{name}.text"), ""]
    head, *rest = notes(name, language)
    lines += [f"**{head[0]}**", ""]
    for title, said in rest[:1]:
        lines += _section(title, said)
    lines += [f"## {language('window.page.questions')}", ""]
    for question, answer in questions(name, language):
        lines += [f"**{question}**", "", answer, ""]
    for title, said in rest[1:]:
        lines += _section(title, said)
    lines += _controls(lesson, language)
    return "\n".join(lines).rstrip() + "\n"


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return [f"## {title}", "", *(f"- {line}" for line in lines), ""]


def _controls(lesson: Lesson, language: Language) -> list[str]:
    """What can be changed, with what it does."""
    said = []
    for field in fields(lesson.Params):
        key = f"{lesson.name}.control.{field.name}"
        if "control" in field.metadata and language.has(f"{key}_tip"):
            said.append(f"**{language(key)}**: {language(f'{key}_tip')}")
    return _section(language("window.page.controls"), said) if said else []


def index(lessons: Sequence[Lesson], language: Language) -> str:
    """All pages of one language."""
    lines = [f"# {language('window.page.title')}", "", language("window.page.made"), ""]
    for lesson in lessons:
        minutes = language("window.page.minutes", n=language(f"{lesson.name}.minutes"))
        lines.append(f"- [{lesson.number}. {language(f'{lesson.name}.title')}]({lesson.name}.md) · {minutes}")
    return "\n".join(lines) + "\n"


def pages(lessons: Sequence[Lesson]) -> dict[str, str]:
    """Every page by its path in the folder."""
    made: dict[str, str] = {}
    for code in LANGUAGES:
        language, folder = Language(code), "" if code == FIRST else f"{code}/"
        made[f"{folder}README.md"] = index(lessons, language)
        made |= {f"{folder}{lesson.name}.md": page(lesson, language) for lesson in lessons}
    return made


def write(folder: Path, lessons: Sequence[Lesson]) -> None:
    """Put them all there."""
    for path, text in pages(lessons).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
