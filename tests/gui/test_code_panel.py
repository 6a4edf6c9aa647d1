"""core's source beside the picture."""

from __future__ import annotations

import inspect

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from core.activation import relu, sigmoid
from gui.code_panel import CodePanel
from gui.theme import THEMES, Look
from gui.watch import source


@pytest.fixture
def panel(qtbot: QtBot) -> CodePanel:
    made = CodePanel()
    qtbot.addWidget(made)
    made.dress(Look())
    made.resize(500, 400)
    made.show_code((sigmoid, relu))
    return made


def test_the_panel_shows_the_source_to_the_letter(panel: CodePanel) -> None:
    assert inspect.getsource(sigmoid).rstrip() in panel.toPlainText()
    assert inspect.getsource(relu).rstrip() in panel.toPlainText()
    assert panel.toPlainText().startswith("# core/activation.py\n")


def test_the_running_line_is_marked_and_unmarked(panel: CodePanel) -> None:
    panel.mark("e = np.exp")
    assert "e = np.exp" in panel.running
    assert len(panel.extraSelections()) == 1
    panel.mark("")
    assert panel.running == ""
    assert panel.extraSelections() == []


def test_a_line_too_long_goes_on_under_its_own_beginning(panel: CodePanel) -> None:
    panel.resize(160, 400)
    panel.show()
    wrapped = 0
    block = panel.document().begin()
    while block.isValid():
        lines = [block.layout().lineAt(k) for k in range(block.layout().lineCount())]
        space = len(block.text()) - len(block.text().lstrip())
        column = panel.fontMetrics().horizontalAdvance("0")
        first = lines[0].x() + space * column
        wrapped += len(lines) > 1
        assert all(line.x() >= first + column for line in lines[1:])
        block = block.next()
    assert wrapped > 3


def test_a_piece_that_stands_twice_or_nowhere_marks_nothing() -> None:
    text = source((sigmoid, relu))
    assert text.line("def ") is None
    assert text.line("no such line") is None
    assert text.line("def relu(") is not None


@pytest.mark.parametrize("theme", THEMES)
def test_a_symbol_wears_its_colour_in_every_theme(panel: CodePanel, theme: str) -> None:
    look = Look(THEMES[theme])
    panel.dress(look)
    where = panel.document().find("z:")
    cursor = QTextCursor(panel.document())
    cursor.setPosition(where.selectionStart() + 1)
    assert cursor.charFormat().foreground().color() == look.colour("z")
