"""Arrays as cells: digits stay within their cells, however low or narrow these are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from gui.pictures.cells import SMALL, TALL, written
from gui.theme import THEMES, Look


@pytest.mark.parametrize("high", [16.0, 22.0, 30.0, 60.0])
@pytest.mark.parametrize("theme", THEMES)
def test_digits_are_no_higher_than_their_cell_has_room_for(qtbot: QtBot, theme: str, high: float) -> None:
    look = Look(THEMES[theme], 768)
    room = QSizeF(60.0, high * TALL)
    font, texts = written(look, [1.0, -12.5], 1, room)
    least = look.maths("body", italic=False, scale=SMALL[-1])
    assert QFontMetricsF(font).capHeight() <= room.height() or font.pixelSize() == least.pixelSize()
    assert texts == ["1.0", "−12.5"]


def test_a_number_keeps_its_places_where_there_is_room_for_them(qtbot: QtBot) -> None:
    look = Look(THEMES["light"], 768)
    assert written(look, [0.25], 2, QSizeF(90.0, 40.0))[1] == ["0.25"]
    assert written(look, [0.25], 2, QSizeF(20.0, 40.0))[1] in (["0.2"], ["0.3"])
