"""Controls made from a Params dataclass."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.controls import Controls
from gui.language import Language
from gui.theme import Look
from tests.gui.toy import Params, Toy, teach_words
from tests.soak.gauges import memory


@pytest.fixture
def controls(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Controls:
    teach_words(monkeypatch)
    made = Controls(Toy())
    qtbot.addWidget(made)
    made.dress(Look())
    made.speak(Language("en"))
    made.show_params(Params(), {}, frozenset())
    made.resize(1400, 80)
    made.show()
    return made


def test_every_field_with_a_control_has_a_knob_and_others_none(controls: Controls) -> None:
    assert list(controls.knobs) == ["alpha", "kind", "count", "loud"]


def test_a_click_on_a_choice_and_a_switch_is_told(controls: Controls) -> None:
    told: list[tuple[str, object, bool]] = []
    controls.turned.connect(lambda *what: told.append(what))
    controls.knobs["kind"].buttons["two"].click()
    assert controls.knobs["loud"].box is not None
    controls.knobs["loud"].box.click()
    assert told == [("kind", "two", True), ("loud", True, True)]


def test_a_whole_number_stays_one(controls: Controls) -> None:
    told: list[object] = []
    controls.turned.connect(lambda name, value, done: told.append(value))
    slider = controls.knobs["count"].slider
    assert slider is not None
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert told == [4]
    assert isinstance(told[0], int)


@pytest.mark.parametrize("width", [200, 400, 600, 900, 1400])
def test_what_does_not_fit_waits_behind_more_and_nothing_is_lost(controls: Controls, width: int) -> None:
    fit, wait = controls.split(width)
    assert sorted(fit + wait) == sorted(controls.knobs)
    assert "alpha" in fit
    controls.resize(width, 80)
    assert controls.more.isVisible() == bool(wait)


def test_a_narrow_bar_keeps_the_main_ones(controls: Controls) -> None:
    fit, wait = controls.split(430)
    assert "count" in wait
    assert "alpha" in fit


def test_a_hidden_field_has_no_knob_on_the_bar(controls: Controls) -> None:
    controls.show_params(Params(kind="two"), {}, frozenset({"count"}))
    assert not controls.knobs["count"].isVisible()
    controls.show_params(Params(), {}, frozenset())
    assert controls.knobs["count"].isVisible()


def test_values_are_shown_without_being_told(controls: Controls) -> None:
    told: list[object] = []
    controls.turned.connect(lambda *what: told.append(what))
    controls.show_params(Params(alpha=7.0, kind="two", count=5, loud=True), {}, frozenset())
    assert told == []
    alpha, box = controls.knobs["alpha"].slider, controls.knobs["loud"].box
    assert alpha is not None
    assert alpha.number == 7.0
    assert controls.knobs["kind"].buttons["two"].isChecked()
    assert box is not None
    assert box.isChecked()


def test_every_knob_has_a_name_for_screen_readers(controls: Controls) -> None:
    for knob in controls.knobs.values():
        widgets = [w for w in (knob.slider, knob.box, knob.combo, *knob.buttons.values()) if w is not None]
        assert widgets
        assert all(widget.accessibleName() for widget in widgets)


def test_more_opens_a_card_with_the_rest(controls: Controls) -> None:
    controls.resize(300, 80)
    controls.open_more()
    assert controls.popup.isVisible()
    assert controls.knobs["loud"].isVisible()
    controls.popup.hide()


def test_a_row_of_buttons_too_wide_for_the_bar_becomes_a_list(controls: Controls) -> None:
    controls.show_params(Params(), {}, frozenset({"alpha", "count", "loud"}))
    knob = controls.knobs["kind"]
    assert knob.row is not None
    assert knob.combo is not None
    controls.resize(40, 80)
    assert (knob.row.isVisible(), knob.combo.isVisible()) == (False, True)
    told: list[object] = []
    controls.turned.connect(lambda name, value, done: told.append(value))
    knob.combo.activated.emit(1)
    assert told == ["two"]
    controls.resize(600, 80)
    assert (knob.row.isVisible(), knob.combo.isVisible()) == (True, False)


def test_where_something_was_brought_instead_no_option_holds_and_a_click_chooses_one_again(controls: Controls) -> None:
    kind, told = controls.knobs["kind"], []
    controls.turned.connect(lambda *what: told.append(what))
    controls.show_params(Params(), {}, frozenset(), without="kind")
    assert not any(button.isChecked() for button in kind.buttons.values())
    assert kind.combo is not None
    assert kind.combo.currentIndex() == -1
    kind.buttons[Params().kind].click()
    assert told == [("kind", Params().kind, True)]
    controls.show_params(Params(kind="two"), {}, frozenset())
    assert [name for name, button in kind.buttons.items() if button.isChecked()] == ["two"]


def test_arranging_the_knobs_again_leaves_nothing_behind(controls: Controls) -> None:
    def arrange(times: int) -> float:
        for _ in range(times):
            for width in (300, 1400):
                controls.resize(width, 80)
                QApplication.processEvents()
        gc.collect()
        return memory()

    before = arrange(20)
    assert arrange(400) - before < 0.1  # MB: three places forgotten each time would be 0.17
