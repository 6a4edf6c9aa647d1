"""A picture as the stage puts it on, without the window round it: dressed, speaking English, shown."""

from __future__ import annotations

from typing import TypeVar

from pytestqt.qtbot import QtBot

from gui.language import Language
from gui.lesson import Picture
from gui.theme import Look

P = TypeVar("P", bound=Picture)


def staged(qtbot: QtBot, made: P, size: tuple[int, int] = (900, 620), height: int = 768) -> P:
    """`height` is the window's, which the letters follow; pytest-qt closes the picture after the test."""
    qtbot.addWidget(made)
    made.dress(Look(height=height))
    made.speak(Language("en"))
    made.resize(*size)
    made.show()
    return made
