"""Live formulas: what is copied, what is hovered, how it fits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.formula import Formula
from gui.language import Language
from gui.lesson import Row, Term
from gui.theme import Look

ROWS = (
    Row(head="One step"),
    Row((
        Term("0.51", "w", 0.5131234567890123, above="w"), Term("≈", above=":="), Term("0.50", "w", 0.5, above="w"),
        Term("−"), Term("1.8", "alpha", 1.8, above="α"), Term("·"), Term("(−0.01)", "slope", -0.0071, above="dw"),
    )),
)  # fmt: skip


@pytest.fixture
def formula(qtbot: QtBot) -> Formula:
    made = Formula()
    qtbot.addWidget(made)
    made.dress(Look())
    made.speak(Language("en"))
    made.resize(400, 200)
    made.show_rows(ROWS)
    made.show()
    return made


def test_copying_gives_full_precision(formula: Formula) -> None:
    formula.setFocus()
    QTest.keyClick(formula, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "w = 0.5131234567890123" in QGuiApplication.clipboard().text()
    assert "dw = -0.0071" in formula.copied()


def test_hovering_a_number_tells_its_symbol(formula: Formula) -> None:
    told: list[str] = []
    formula.hovered.connect(told.append)
    cell = next(c for c in formula.cells if c.term.symbol == "slope")
    QTest.mouseMove(formula, QPoint(round(cell.box.center().x()), round(cell.box.center().y())))
    assert told[-1] == "slope"
    assert formula.term_at(QPointF(-5, -5)) is None


@pytest.mark.parametrize("width", [120, 200, 300, 600])
def test_a_long_row_shrinks_into_the_width(formula: Formula, width: int) -> None:
    formula.resize(width, 200)
    if width >= 200:
        assert max(cell.box.right() for cell in formula.cells) <= width + 1


COMMAND = "python3 -m assets.measure_amount PHOTOS"


def test_plain_words_go_on_in_the_next_line_before_they_shrink_and_are_copied_whole(formula: Formula) -> None:
    formula.show_rows((Row(head="measured with"), Row((Term(COMMAND, maths=False),))))
    for width, lines in ((600, 1), (300, 2)):
        formula.resize(width, 200)
        cells = [cell for cell in formula.cells if cell.top != "#"]
        assert " ".join(cell.term.text for cell in cells) == COMMAND
        assert {cell.scale for cell in cells} == {1.0}
        assert max(cell.box.right() for cell in cells) <= width
        assert len({cell.box.top() for cell in cells}) == lines
    assert COMMAND in formula.copied().split("\n")


def test_a_word_that_is_too_long_for_its_line_makes_plain_words_smaller(formula: Formula) -> None:
    formula.show_rows((Row((Term(COMMAND, maths=False),)),))
    formula.resize(190, 200)
    assert {cell.scale for cell in formula.cells} != {1.0}
    assert max(cell.box.right() for cell in formula.cells) <= 190


def test_letters_stand_over_their_numbers(formula: Formula) -> None:
    tops = [cell.top for cell in formula.cells if cell.top != "#"]
    assert tops == ["w", ":=", "w", "−", "α", "·", "dw"]


def test_it_is_as_tall_as_its_rows_and_speaks_them(formula: Formula) -> None:
    tall = formula.sizeHint().height()
    formula.show_rows(ROWS + ROWS)
    assert formula.sizeHint().height() == pytest.approx(2 * tall, abs=2)
    assert "0.51 ≈ 0.50 − 1.8 · (−0.01)" in formula.accessibleDescription()


def test_focus_lights_up_without_moving_anything(formula: Formula) -> None:
    before = [cell.box for cell in formula.cells]
    formula.show_rows(ROWS, "alpha")
    assert [cell.box for cell in formula.cells] == before
    assert formula.grab().toImage() != _unlit(formula)


@pytest.mark.parametrize("symbol", ["", "?", "pixel 3 4 0", "name", "series", "dark", "heights"])
def test_a_symbol_without_a_colour_is_written_in_ink(formula: Formula, symbol: str) -> None:
    formula.show_rows((Row((Term("0.5", "ink", 0.5),)),))
    ink = formula.grab().toImage()
    formula.show_rows((Row((Term("0.5", symbol, 0.5),)),))
    assert formula.grab().toImage() == ink
    formula.show_rows((Row((Term("0.5", "w", 0.5),)),))
    assert formula.grab().toImage() != ink


def _unlit(formula: Formula) -> object:
    formula.show_rows(ROWS, "")
    return formula.grab().toImage()


def test_an_exponent_stands_close_to_what_it_raises(qtbot: QtBot) -> None:
    formula = Formula()
    qtbot.addWidget(formula)
    formula.resize(600, 200)
    formula.show_rows((Row((Term("0.80", "w", 0.8), Term("²"), Term("+"), Term("1"))),), "")
    base, raised = (cell.box for cell in formula.cells[:2])
    assert raised.left() == pytest.approx(base.right())
    bare = Formula()
    qtbot.addWidget(bare)
    bare.resize(600, 200)
    bare.show_rows((Row((Term("0.80", "w", 0.8), Term("·"), Term("1"))),), "")
    assert bare.cells[0].box.width() > base.width()


def test_chinese_over_a_digit_stands_upright_and_letters_slant(formula: Formula) -> None:
    digit, letter = Term("3", "J", 3.0, above="高度"), Term("3", "J", 3.0, above="f(a)")
    assert not formula._font(digit, 1.0, above=True).italic()
    assert formula._font(letter, 1.0, above=True).italic()
