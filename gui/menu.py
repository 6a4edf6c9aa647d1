"""The one ☰ menu: open, export, language, theme, text size, help, About. Made anew each time it is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gui.keys import KEYS, written
from gui.language import LANGUAGES, Language
from gui.theme import THEMES


@dataclass(frozen=True)
class Chosen:
    """What is ticked in the menu."""

    language: str
    theme: str
    still: bool


def build(
    parent: QWidget, language: Language, chosen: Chosen, actions: dict[str, Callable[[], object]],
    choose: Callable[[str, str], object],
) -> QMenu:  # fmt: skip
    """The menu; `actions` are the window's by name, `choose(kind, value)` sets language, theme and motion."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    keys = {key.action: written(key.keys[0]) for key in KEYS}

    def add(where: QMenu, *names: str) -> None:
        for name in names:
            where.addAction(f"{language(f'keys.{name}')}\t{keys[name]}").triggered.connect(actions[name])

    add(menu, "open", "folder", "sheet", "paste", "export", "save")
    for name in ("open_model", "save_model", "export_onnx"):
        menu.addAction(language(f"cat_door.file.{name}")).triggered.connect(actions[name])
    menu.addAction(language("window.copy_numbers")).triggered.connect(actions["copy"])
    menu.addSeparator()
    _choices(menu, language("window.language"), "language", LANGUAGES, chosen.language, choose)
    themes = {name: language(f"window.theme_{name}") for name in THEMES}
    _choices(menu, language("window.theme"), "theme", themes, chosen.theme, choose)
    size = menu.addMenu(language("window.text_size"))
    add(size, "larger", "smaller", "normal")
    still = menu.addAction(language("window.still"))
    still.setCheckable(True)
    still.setChecked(chosen.still)
    still.toggled.connect(lambda on: choose("still", "on" if on else "off"))
    menu.addSeparator()
    add(menu, "map", "fullscreen", "alone", "reset")
    menu.addSeparator()
    add(menu, "help")
    menu.addAction(language("window.about")).triggered.connect(actions["about"])
    add(menu, "quit")
    return menu


def _choices(
    menu: QMenu, title: str, kind: str, options: dict[str, str], now: str, choose: Callable[[str, str], object]
) -> None:
    """A submenu in which exactly one is ticked."""
    sub = menu.addMenu(title)
    group = QActionGroup(sub)
    for value, word in options.items():
        action = sub.addAction(word)
        action.setCheckable(True)
        action.setChecked(value == now)
        action.triggered.connect(lambda _=False, value=value: choose(kind, value))
        group.addAction(action)
