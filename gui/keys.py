"""Every key of the program, once: bound from this table, and listed in the help from this table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Key:
    """An action of the window, the keys that call it, and the group it is listed under."""

    action: str
    keys: tuple[str, ...]
    group: str


KEYS = (
    Key("play", ("Space",), "film"),
    Key("forward", ("Right",), "film"),
    Key("back", ("Left",), "film"),
    Key("next_beat", ("PgDown",), "film"),
    Key("last_beat", ("PgUp",), "film"),
    Key("start", ("Home",), "film"),
    Key("end", ("End",), "film"),
    Key("faster", ("]",), "film"),
    Key("slower", ("[",), "film"),
    Key("reset", ("R",), "lesson"),
    Key("undo", ("Ctrl+Z",), "lesson"),
    Key("redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "lesson"),
    Key("question", ("Q",), "lesson"),
    Key("notes", ("T",), "lesson"),
    Key("open", ("Ctrl+O",), "lesson"),
    Key("folder", ("Ctrl+Shift+O",), "lesson"),
    Key("sheet", ("S",), "lesson"),
    Key("paste", ("Ctrl+V",), "lesson"),
    Key("export", ("Ctrl+S",), "lesson"),
    Key("save", ("Ctrl+Shift+S",), "lesson"),
    Key("next_lesson", ("Ctrl+PgDown",), "lesson"),
    Key("last_lesson", ("Ctrl+PgUp",), "lesson"),
    Key("map", ("M",), "window"),
    Key("words", ("1",), "window"),
    Key("numbers", ("2",), "window"),
    Key("code", ("3",), "window"),
    Key("alone", ("F",), "window"),
    Key("fullscreen", ("F11",), "window"),
    Key("blank", ("B", "."), "window"),
    Key("leave", ("Esc",), "window"),
    Key("shelf", ("L",), "window"),
    Key("menu", ("F10",), "window"),
    Key("larger", ("Ctrl++", "Ctrl+="), "window"),
    Key("smaller", ("Ctrl+-",), "window"),
    Key("normal", ("Ctrl+0",), "window"),
    Key("help", ("F1", "?"), "window"),
    Key("quit", ("Ctrl+Q",), "window"),
)
GROUPS = ("film", "lesson", "window")


def bind(window: QWidget, actions: dict[str, Callable[[], object]]) -> list[QShortcut]:
    """A shortcut for every key; an action without a callable is an error at once."""
    shortcuts = []
    for key in KEYS:
        for keys in key.keys:
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(actions[key.action])
            shortcuts.append(shortcut)
    return shortcuts


def written(keys: str) -> str:
    """A key as it stands on the keyboard: ← for Left."""
    signs = {"Left": "←", "Right": "→", "PgDown": "Page ↓", "PgUp": "Page ↑", "Ctrl+PgDown": "Ctrl + Page ↓",
             "Ctrl+PgUp": "Ctrl + Page ↑"}  # fmt: skip
    return signs.get(keys, keys.replace("Ctrl++", "Ctrl + +").replace("Ctrl+", "Ctrl + ").replace("+ + +", "+ +"))
