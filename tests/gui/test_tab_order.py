"""Where Tab goes, where the focus goes when its place does, and what Enter does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.tab_order import chain
from gui.window import Window
from tests.gui import toy


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Window]:
    made = toy.window(monkeypatch, str(tmp_path / "s.ini"))
    made.player.still = True
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


def test_tab_goes_through_the_parts_in_their_order_and_leaves_other_windows_alone(qtbot: QtBot) -> None:
    whole, other = QWidget(), QPushButton()
    column = QVBoxLayout(whole)
    one, two, three = QPushButton(), QPushButton(), QPushButton()
    for button in (three, one, two):
        column.addWidget(button)
    for top in (whole, other):
        qtbot.addWidget(top)
    chain((one, other, three, two))
    assert one.nextInFocusChain() is three
    assert three.nextInFocusChain() is two


def test_enter_presses_what_has_the_focus(window: Window) -> None:
    button = window.stage.header.buttons["code"]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert window.side.open["code"]
    assert not window.player.playing


def test_the_arrows_choose_in_a_row_of_options_and_step_the_film_elsewhere(window: Window) -> None:
    assert window.session is not None
    options = window.stage.built["toy"][1].knobs["kind"].buttons
    options["one"].setFocus()
    QTest.keyClick(options["one"], Qt.Key.Key_Right)
    assert (window.session.params.kind, window.player.position) == ("two", 0)
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert (window.session.params.kind, window.player.position) == ("two", 1)


def test_a_card_that_goes_gives_the_keys_back_to_the_film(window: Window) -> None:
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Q)
    assert not window.stage.card.isVisible()
    assert QApplication.focusWidget() is window
    window.say(lambda _language: "Something.")
    window.stage.notice.button.setFocus()
    QTest.keyClick(window.stage.notice.button, Qt.Key.Key_Return)
    assert not window.stage.notice.isVisible()
    assert QApplication.focusWidget() is window


def test_escape_closes_the_help_even_from_the_window(window: Window) -> None:
    window.help()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not [w for w in QApplication.topLevelWidgets() if w is not window and w.isVisible()]
