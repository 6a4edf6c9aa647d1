"""Every word of the program, by language; knows nothing of Qt, so that the command line speaks it, too.

A language is a folder of TOML files under assets/text; the file's name is the first part of a key. The sentence
`too_small = "…"` in refusal.toml answers to text("refusal.too_small"). English stands in for a word that is missing.
"""

from __future__ import annotations

import os
import tomllib
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from core.refusal import Refusal

TEXTS = Path(__file__).resolve().parent.parent / "assets" / "text"
LANGUAGES = {"en": "English", "zh": "简体中文"}
MINUS = "\u2212"


@cache
def _file(code: str, stem: str) -> dict[str, str]:
    """The sentences of one file, with their full keys; none if there is no such file."""
    words: dict[str, str] = {}
    file = TEXTS / code / f"{stem}.toml"
    if file.is_file():
        _flatten(stem, tomllib.loads(file.read_text(encoding="utf-8")), words)
    return words


@cache
def _title(code: str, stem: str) -> str | None:
    """The first sentence of a file, if it is the title: a list of lessons does not read the lessons."""
    file = TEXTS / code / f"{stem}.toml"
    if file.is_file():
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("title = "):
                    return str(tomllib.loads(line)["title"]).strip()
                if line.strip() and not line.startswith("#"):
                    break
    return None


def _said(code: str, key: str) -> str | None:
    """The sentence of this key in this language; its file is read when it is first asked for something."""
    stem, _, rest = key.partition(".")
    title = _title(code, stem) if rest == "title" else None
    return title or _file(code, stem).get(key)


def _flatten(prefix: str, table: dict[str, Any], words: dict[str, str]) -> None:
    for key, value in table.items():
        if isinstance(value, dict):
            _flatten(f"{prefix}.{key}", value, words)
        else:
            words[f"{prefix}.{key}"] = str(value).strip()


class Language:
    """One language: `language("window.play")`, `language("refusal.too_small", pixels=3)`."""

    def __init__(self, code: str = "en") -> None:
        self.code = code if code in LANGUAGES else "en"

    @cached_property
    def words(self) -> dict[str, str]:
        """Key to sentence, all of them, as they stand in the files."""
        stems = sorted(file.stem for file in (TEXTS / self.code).glob("*.toml"))
        return {key: sentence for stem in stems for key, sentence in _file(self.code, stem).items()}

    def __call__(self, key: str, **values: object) -> str:
        """The sentence of this key with its values put in; KeyError if no language has it."""
        sentence = _said(self.code, key) or _said("en", key)
        if sentence is None:
            raise KeyError(key)
        return sentence.format(**values) if values else sentence

    def has(self, key: str) -> bool:
        """Whether the sentence exists."""
        return (_said(self.code, key) or _said("en", key)) is not None

    def refusal(self, refusal: Refusal) -> str:
        """The sentence that says what is wrong and what to do."""
        return self("refusal." + refusal.code, **refusal.values)


def joined(*sentences: str) -> str:
    """Sentences in a row: a space between them, but none after a Chinese full stop."""
    text = ""
    for sentence in filter(None, sentences):
        text += ("" if not text or text.endswith("。") else " ") + sentence
    return text


def system_language() -> str:
    """The language of the environment ("zh" for any Chinese locale, else English)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        value = os.environ.get(name, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
