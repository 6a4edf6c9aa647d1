"""The catalogue: every lesson is known before it is imported, and imported once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import gui.lessons
from gui.catalogue import Catalogue, Entry, catalogue, lessons
from tests.gui.toy import Toy, Toy2

ROOT = Path(__file__).resolve().parents[2]


def test_every_file_of_lessons_is_in_the_catalogue_in_the_order_of_the_numbers() -> None:
    files = {file.stem for file in Path(gui.lessons.__path__[0]).glob("*.py")} - {"__init__"}
    assert set(catalogue()) == files
    numbers = [entry.number for entry in catalogue().entries]
    assert numbers == sorted(set(numbers))


def test_an_entry_says_what_the_lesson_says() -> None:
    known = catalogue()
    for entry, lesson in zip(known.entries, lessons(), strict=True):
        assert (entry.name, entry.number, entry.symbol) == (lesson.name, lesson.number, lesson.symbol)
        assert isinstance(entry, Entry), f"{lesson.name} stands in no plan, so it slows every start"


def test_a_lesson_is_made_once() -> None:
    known = catalogue()
    assert known["teach"] is known["teach"]


def test_a_name_that_is_none_is_not_in_it() -> None:
    with pytest.raises(KeyError):
        catalogue()["quantum"]
    assert "quantum" not in catalogue()


def test_lessons_that_are_there_already_are_taken_as_they_are() -> None:
    two = (Toy2(), Toy())
    known = Catalogue(two)
    assert list(known.values()) == [two[1], two[0]]


def test_no_lesson_is_imported_before_it_is_wanted() -> None:
    asked = "import sys, gui.app; print(len(gui.app.names()), [m for m in sys.modules if m.startswith('gui.lessons.')])"
    said = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.split(maxsplit=1) == [str(len(lessons())), "[]\n"]
