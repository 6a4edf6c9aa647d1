"""Words for the Refusals: every code that core raises has a sentence in every language, with the values it brings."""

from __future__ import annotations

import ast
import string
import tomllib
from pathlib import Path

import pytest

from core import command
from core.refusal import Refusal

CORE = Path(command.__file__).parent
LANGUAGES = sorted(folder.name for folder in command.TEXT.iterdir() if folder.is_dir())
NOTES = ["damaged", "unchecked", "first_frame", "turned", "sixteen_bit", "stretched", "cmyk", "colours"]
NOTES += ["transparent_on_white", "strip", "cropped"]
# The code is chosen while running (photo._what), always with the format:
CHOSEN = {code: {"format"} for code in ("truncated", "broken", "variant_not_supported")}


def raised() -> dict[str, set[str]]:
    """Every Refusal("code", value=...) in core: the values that each code always brings."""
    found: dict[str, set[str]] = dict(CHOSEN)
    for file in CORE.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refusal":
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    brings = {word.arg for word in node.keywords if word.arg}
                    known = found.get(str(first.value), brings)
                    found[str(first.value)] = known & brings
    return found


def words(language: str) -> dict[str, str]:
    text = (command.TEXT / language / "refusal.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def named(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_sentence_that_needs_no_more_than_the_code_brings(language: str) -> None:
    known = words(language)
    for code, brings in raised().items():
        assert code in known, code
        assert named(known[code]) <= brings, code


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_note_of_the_door_has_a_sentence_without_gaps(language: str) -> None:
    for note in NOTES:
        assert named(words(language)["note_" + note]) == set()


def test_the_languages_have_the_same_sentences_with_the_same_values() -> None:
    english = words("en")
    for language in LANGUAGES:
        other = words(language)
        assert list(other) == list(english)
        for key in english:
            assert named(other[key]) == named(english[key]), key


def test_the_sentence_holds_the_values() -> None:
    refusal = Refusal("too_small", width=3, height=5, least=8)
    assert "3 × 5" in command.sentence(refusal)
    assert "3 × 5" in command.sentence(refusal, "zh")


def test_progress_tells_how_far_and_how_long_and_goes_away(capsys: pytest.CaptureFixture[str]) -> None:
    told = command.Progress()
    told("reading", 40, 100)
    told("reading", 100, 100)
    told.end()
    said = capsys.readouterr().err
    assert "reading: 40 of 100" in said
    assert "reading: 100 of 100, 0 min 0 s left" in said
    assert said.endswith("\r")
