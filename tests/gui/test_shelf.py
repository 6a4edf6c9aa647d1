"""The shelf: every lesson is seen without scrolling, in any size of window, and what is shortened says itself whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.catalogue import lessons
from gui.language import LANGUAGES, Language
from gui.settings import Settings
from gui.shelf import wrapped
from gui.theme import THEMES, speaks_chinese
from gui.window import Window

LESSONS = lessons()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    made = Window(LESSONS, Settings(str(tmp_path / "s.ini")), "en", "light", True)
    made.show()
    yield made
    made.close()


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1366, 768), (1920, 1080)])
def test_every_lesson_is_seen_without_scrolling(window: Window, size: tuple[int, int], code: str) -> None:
    window.resize(*size)
    window.choose("language", code)
    window.arrangement.settle(free=True)
    QApplication.processEvents()
    shelf = window.shelf
    assert shelf.area.verticalScrollBar().maximum() == 0
    for lesson in LESSONS:
        button = shelf.buttons[lesson.name]
        title = Language(code)(f"{lesson.name}.title")
        assert button.accessibleName() == title
        whole = "".join(button.text().split()) == "".join(title.split())
        assert button.toolTip() == ("" if whole else title)


def test_a_low_window_makes_the_titles_smaller_and_a_high_one_large_again(window: Window) -> None:
    window.resize(1920, 1080)
    window.shelf.set_strip(False)
    window.shelf._title("")
    whole = window.shelf.list.sizeHint().height()
    window.shelf._title("line")
    assert window.shelf.list.sizeHint().height() < whole
    window.shelf._fit()
    roomy = whole <= window.shelf.area.height()
    assert bool(window.shelf.buttons[LESSONS[0].name].property("tight")) != roomy


def test_chinese_breaks_anywhere_but_not_before_a_stop(window: Window) -> None:
    metrics = window.shelf.fontMetrics()
    lines = wrapped("谁还有斜率？谁还有斜率？", metrics, metrics.horizontalAdvance("谁还有斜率") + 2).split("\n")
    assert len(lines) == 2
    assert all(not line.startswith("？") for line in lines)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("theme", sorted(THEMES))
def test_where_there_is_little_room_titles_are_short_before_they_are_cut(
    window: Window, code: str, theme: str
) -> None:
    if code == "zh" and not speaks_chinese():
        pytest.skip("needs a Chinese font")
    window.choose("language", code)
    window.choose("theme", theme)
    window.resize(1280, 720)
    window.shelf.set_strip(False)
    QApplication.processEvents()
    assert not [button.text() for button in window.shelf.buttons.values() if "…" in button.text()]
