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
def _words(code: str) -> dict[str, str]:
    """All sentences of one language, with their full keys."""
    words: dict[str, str] = {}
    for file in sorted((TEXTS / code).glob("*.toml")):
        _flatten(file.stem, tomllib.loads(file.read_text(encoding="utf-8")), words)
    return words


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
        """Key to sentence, as they stand in the files."""
        return _words(self.code)

    def __call__(self, key: str, **values: object) -> str:
        """The sentence of this key with its values put in; KeyError if no language has it."""
        sentence = self.words.get(key)
        if sentence is None:
            sentence = _words("en")[key]
        return sentence.format(**values) if values else sentence

    def has(self, key: str) -> bool:
        """Whether the sentence exists."""
        return key in self.words or key in _words("en")

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
