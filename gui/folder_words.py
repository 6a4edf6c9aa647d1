"""What the head of a contact sheet says: how far, how long, how many; what was left out, and why. No widget."""

from __future__ import annotations

from collections.abc import Iterable

from core.folder import MOST
from gui.folder_reader import Reader
from gui.language import Language


def model_name(model: str, language: Language) -> str:
    """What people call it."""
    key = f"cat_door.model.{model}"
    return language(key) if language.has(key) else model


def counted(language: Language, key: str, count: int, **values: object) -> str:
    """A sentence with a number in it; one of something has a sentence of its own."""
    return language(f"folder.{key}_one" if count == 1 else f"folder.{key}", count=f"{count:,}", **values)


def joined(sentences: Iterable[str], language: Language) -> str:
    """One after the other; Chinese needs no space between them."""
    return ("" if language.code == "zh" else " ").join(filter(None, sentences))


def left(seconds: float | None, language: Language) -> str:
    """About how long it will take; nothing as long as nobody knows."""
    if seconds is None:
        return ""
    if seconds < 90:
        near = 5 if seconds > 10 else 1
        return language("folder.left_seconds", n=max(1, near * round(seconds / near)))
    return language("folder.left_minutes", n=round(seconds / 60))


def progress(reader: Reader, language: Language) -> str:
    """The line of words."""
    table, state = reader.table, reader.state
    done, all_ = f"{table.upto:,}", f"{len(table.names):,}"
    counts = table.counts()
    says = counted(
        language, "says", table.photos, model=model_name(reader.model, language), cats=f"{counts['cat']:,}",
        others=f"{counts['not']:,}",
    )  # fmt: skip
    parts = {
        "empty": [],
        "finding": [language("folder.finding", count=all_)],
        "judging": [language("folder.judging", done=done, all=all_), left(reader.seconds_left, language), says],
        "again": [language("folder.again", done=f"{reader.asked:,}", count=f"{table.photos:,}")],
        "stopped": [language("folder.stopped", done=done, all=all_), says],
        "done": [says if table.photos else language("folder.nothing")],
    }[state]
    if state == "done":
        parts += _left_out(reader, language)
    return joined(parts, language)


def _left_out(reader: Reader, language: Language) -> list[str]:
    """What is not among the photos."""
    table, parts = reader.table, []
    if table.missed:
        parts.append(counted(language, "missed", len(table.missed)))
    if table.others:
        parts.append(counted(language, "no_pictures", table.others))
    if table.more:
        parts.append(language("folder.more", limit=f"{MOST:,}"))
    if table.photos and not table.named:
        parts.append(language("folder.no_classes"))
    return parts
