"""The teacher's pages: complete, in every language, and those that are kept say what the program says."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui.catalogue import lessons
from gui.language import LANGUAGES, Language
from gui.pages import notes, page, pages, questions, told, write
from tests.conftest import ROOT

LESSONS = {lesson.name: lesson for lesson in lessons()}
every_lesson = pytest.mark.parametrize("name", LESSONS)
every_language = pytest.mark.parametrize("code", LANGUAGES)


@pytest.mark.parametrize("path", pages(tuple(LESSONS.values())))
def test_the_pages_that_are_kept_say_what_the_program_says(path: str) -> None:
    kept = (ROOT / "doc" / "lessons" / path).read_text(encoding="utf-8")
    assert kept == pages(tuple(LESSONS.values()))[path], "python3 main.py --pages doc/lessons"


def test_no_page_is_kept_of_a_lesson_that_is_gone() -> None:
    folder = ROOT / "doc" / "lessons"
    assert {file.relative_to(folder).as_posix() for file in folder.rglob("*.md")} == set(pages(tuple(LESSONS.values())))


@every_language
@every_lesson
def test_a_teacher_learns_how_long_it_takes_what_to_say_and_what_goes_wrong(name: str, code: str) -> None:
    (minutes, _), (_, say), (_, wrong) = notes(name, Language(code))
    assert any(letter.isdigit() for letter in minutes)
    assert len(say) >= 3
    assert len(wrong) >= 2
    assert all(line in told(name, Language(code)) for line in (minutes, *say, *wrong))


@every_language
@every_lesson
def test_every_question_stands_on_the_page_with_its_answer(name: str, code: str) -> None:
    language = Language(code)
    both = list(questions(name, language))
    assert both
    text = page(LESSONS[name], language)
    assert all(f"**{question}**\n\n{answer}" in text for question, answer in both)


@every_lesson
def test_the_picture_of_a_page_is_there(name: str) -> None:
    assert (ROOT / "doc" / "pictures" / f"{name}.png").is_file()


def test_the_pages_are_written_where_one_wants_them(tmp_path: Path) -> None:
    write(tmp_path / "new", tuple(LESSONS.values()))
    assert (tmp_path / "new" / "README.md").is_file()
    assert (tmp_path / "new" / "zh" / f"{next(iter(LESSONS))}.md").is_file()
