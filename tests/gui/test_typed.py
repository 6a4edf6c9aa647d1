"""A typed line: what is good is told at every key, what is wrong is pointed at, and the window's keys keep quiet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QShortcut
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.expression import parse
from core.refusal import Refusal
from gui import language as words_of
from gui.language import Language
from gui.lesson import Slider, Text, check, control, with_values
from gui.settings import Settings
from gui.theme import Look
from gui.typed import Typed
from gui.window import Window
from tests.gui import toy


@dataclass(frozen=True)
class TypedParams:
    own: str = control("a^2", Text(parse))
    alpha: float = control(1.0, Slider(0.01, 100.0))


class TypedToy(toy.Toy):
    Params = TypedParams  # type: ignore[assignment]

    def scene(self, params: Any, document: Any = None) -> Any:
        return None

    def trace(self, scene: Any, params: Any) -> Any:
        return (0, 1, 2)

    def formula(self, frame: Any, language: Any) -> tuple[Any, ...]:
        return ()

    def words(self, frame: Any, language: Any) -> str:
        return "words"

    def key(self, params: Any) -> Any:
        return params

    def marks(self, scene: Any, params: Any) -> dict[str, Any]:
        return {}

    def hidden(self, params: Any) -> frozenset[str]:
        return frozenset()

    def job(self, scene: Any, params: Any) -> None:
        return None


@pytest.fixture
def line(qtbot: QtBot) -> Typed:
    made = Typed(Text(parse))
    qtbot.addWidget(made)
    made.dress(Look())
    made.speak("formula", "a formula", Language("en"))
    made.show_text("a^2")
    made.resize(300, 40)
    made.show()
    made.activateWindow()
    made.setFocus()
    return made


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    toy.teach_words(monkeypatch)
    for key in ("toy.control.own", "toy.control.alpha"):
        monkeypatch.setitem(words_of._file("en", "toy"), key, key)
    made = Window([TypedToy()], Settings(str(tmp_path / "s.ini")), "en", "light", False)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    made.visit("toy")
    yield made
    made.close()


def listen(line: Typed) -> list[tuple[str, bool]]:
    told: list[tuple[str, bool]] = []
    line.told.connect(lambda *what: told.append(what))
    return told


def the_line(window: Window) -> Typed:
    return window.findChildren(Typed)[0]


def test_every_good_text_is_told_and_the_last_one_once_more_as_done(line: Typed) -> None:
    told = listen(line)
    QTest.keyClicks(line, "+3")
    assert told == [("a^2+3", False)]  # "a^2+" alone means nothing
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told[-1] == ("a^2+3", True)


def test_what_is_wrong_is_said_and_the_last_good_text_stays_in_force(line: Typed) -> None:
    told = listen(line)
    QTest.keyClicks(line, " + x")
    assert told == [("a^2 ", False)]
    assert line.good == "a^2 "
    assert line.wrong == (6, 1)
    assert "“x”" in line.accessibleDescription()
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert line.refusal is not None
    QTest.keyClicks(line, "1")
    assert line.refusal is None
    assert told[1:] == [("a^2 + 1", False)]
    assert line.accessibleDescription() == "a formula"


def test_leaving_a_wrong_text_brings_the_good_one_back(line: Typed) -> None:
    QTest.keyClicks(line, ")")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == line.good == "a^2"
    assert line.refusal is None


def test_a_caret_is_painted_under_what_is_wrong(line: Typed) -> None:
    def warned() -> list[int]:
        """The columns in which the colour of warnings is to be seen."""
        image = line.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        colour = Look().colour("warn").rgb()
        return [x for x in range(image.width()) if any(image.pixel(x, y) == colour for y in range(image.height()))]

    assert warned() == []
    QTest.keyClicks(line, " + x")
    late = warned()
    assert late
    line.setText("")
    QTest.keyClicks(line, "x + a^2")
    assert max(warned()) < min(late)


def test_values_from_elsewhere_do_not_disturb_what_is_being_typed(line: Typed) -> None:
    QTest.keyClicks(line, "+")
    line.show_text("a^2")
    assert line.text() == "a^2+"
    line.show_text("log(a)")
    assert line.text() == "log(a)"
    assert line.refusal is None


def test_of_a_text_that_is_too_long_one_sees_the_beginning_and_goes_on_at_the_end(line: Typed) -> None:
    long = "a^2" + "+a" * 60
    line.clearFocus()
    line.show_text(long)
    assert line.cursorPosition() == 0
    line.setFocus()
    assert line.cursorPosition() == len(long)
    line.clearFocus()
    assert line.cursorPosition() == 0


def test_only_texts_that_can_be_read_become_params() -> None:
    assert check(TypedParams(), "own", "2a") == "2a"
    for bad in ("2a +", 3, None):
        with pytest.raises(ValueError):  # noqa: PT011
            check(TypedParams(), "own", bad)
    assert with_values(TypedParams(), {"own": "x"}) == (TypedParams(), ["own"])


KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_R,
        Qt.Key.Key_Q, Qt.Key.Key_1, Qt.Key.Key_F, Qt.Key.Key_B, Qt.Key.Key_BracketRight, Qt.Key.Key_Period,
        Qt.Key.Key_L, Qt.Key.Key_S, Qt.Key.Key_T, Qt.Key.Key_Question)  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
def test_while_one_types_the_windows_keys_do_nothing(window: Window, key: Qt.Key) -> None:
    done: list[str] = []
    for shortcut in window.findChildren(QShortcut):
        shortcut.activated.disconnect()
        shortcut.activated.connect(lambda s=shortcut: done.append(s.key().toString()))
    line = the_line(window)
    line.setFocus()
    QTest.keyClick(line, key)
    assert done == []
    line.clearFocus()
    QTest.keyClick(window, key)
    assert len(done) == 1


def test_undo_takes_the_whole_typing_back_once_the_line_is_left(window: Window) -> None:
    line = the_line(window)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "2a+1")
    QTest.keyClick(line, Qt.Key.Key_Return)
    session = window.stage.session
    assert session is not None
    assert session.params.own == "2a+1"
    assert session.undo()
    assert session.params.own == "a^2"
    assert line.text() == "a^2"
    assert session.redo()
    assert line.text() == "2a+1"


def test_enter_and_escape_give_the_keys_back(window: Window) -> None:
    line = the_line(window)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        line.setFocus()
        QTest.keyClicks(line, "+")
        QTest.keyClick(line, key)
        assert not line.hasFocus()
        assert line.text() == "a^2"


def test_the_sentence_lies_inside_the_window_and_goes_with_the_focus(window: Window) -> None:
    line = the_line(window)
    line.setFocus()
    QTest.keyClicks(line, "+foo")
    card = line._card
    assert card is not None
    assert card.isVisible()
    assert window.rect().contains(card.geometry())
    line.clearFocus()
    assert not card.isVisible()


def test_whatever_a_reader_refuses_is_said(qtbot: QtBot) -> None:
    def never(text: str) -> object:
        raise Refusal("formula_empty")  # no place: the whole line is meant

    reader: Callable[[str], object] = never
    line = Typed(Text(reader))
    qtbot.addWidget(line)
    line.speak("x", "x", Language("en"))
    QTest.keyClicks(line, "a")
    assert line.wrong == (0, 1)
