"""The languages hold the same keys and placeholders, and the words the lessons need are there."""

from __future__ import annotations

import string
import tomllib

import pytest

from core.refusal import Refusal
from gui import language as language_module
from gui.catalogue import catalogue
from gui.language import LANGUAGES, TEXTS, Language, system_language

FILES = sorted(file.name for file in (TEXTS / "en").glob("*.toml"))


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_the_same_files(code: str) -> None:
    assert sorted(file.name for file in (TEXTS / code).glob("*.toml")) == FILES


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_the_same_keys_and_placeholders(code: str) -> None:
    english, other = Language("en").words, Language(code).words
    assert set(other) == set(english)
    for key, sentence in english.items():
        assert placeholders(other[key]) == placeholders(sentence), key


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_sentence_is_empty(code: str) -> None:
    assert all(sentence for sentence in Language(code).words.values())


def test_chinese_is_chinese() -> None:
    """A sentence of the English file that was left as it is would show here (names and formulas are alike)."""
    english, chinese = Language("en").words, Language("zh").words
    same = [key for key in english if english[key] == chinese[key] and len(english[key].split()) > 3]
    assert same == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_file_is_valid_and_flat_or_nested_once(code: str) -> None:
    for name in FILES:
        table = tomllib.loads((TEXTS / code / name).read_text(encoding="utf-8"))
        assert table


def test_values_are_put_in_and_an_unknown_language_is_english() -> None:
    language = Language("xx")
    assert language.code == "en"
    assert language("window.speed", speed=2) == "2 steps/s"
    with pytest.raises(KeyError):
        language("window.no_such_word")


def test_a_refusal_becomes_its_sentence() -> None:
    sentence = Language("en").refusal(Refusal("empty"))
    assert sentence.endswith(".")


@pytest.mark.parametrize(("value", "code"), [("zh_CN.UTF-8", "zh"), ("en_US.UTF-8", "en"), ("C", "en"), ("", "en")])
def test_the_language_of_the_environment(monkeypatch: pytest.MonkeyPatch, value: str, code: str) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", value)
    assert system_language() == code


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_title_is_read_without_the_rest_of_its_file(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    words = Language(code).words
    monkeypatch.setattr(language_module, "_file", lambda code, stem: {})
    language_module._title.cache_clear()
    for name in catalogue():
        assert Language(code)(f"{name}.title") == words[f"{name}.title"]


def test_a_word_that_no_language_has_is_an_error_and_has_says_so() -> None:
    language = Language("zh")
    for key in "window.nothing", "nothing.title", "nothing", "window.title.more":
        assert not language.has(key)
        with pytest.raises(KeyError):
            language(key)
