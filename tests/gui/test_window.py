"""The window as a whole: lessons, keys, folds, languages, sizes, drops, and what comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.refusal import Refusal
from gui import drop
from gui.keys import KEYS, written
from gui.lesson import Parcel
from gui.settings import Settings
from gui.side import FOLDS
from gui.window import Window
from tests.gui import toy


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Window]:
    made = toy.window(monkeypatch, str(tmp_path / "s.ini"))
    made.player.still = True
    yield made
    made.close()


def picture(window: Window) -> toy.ToyPicture:
    assert window.session is not None
    return cast("toy.ToyPicture", window.stage.built[window.session.lesson.name][0])


def test_a_lesson_is_built_at_its_first_visit_and_once(window: Window) -> None:
    assert set(window.stage.built) == {"toy"}
    window.visit("toy2")
    first = picture(window)
    window.visit("toy")
    window.visit("toy2")
    assert picture(window) is first


def test_the_line_of_words_moves_with_the_film(window: Window) -> None:
    window.player.seek(2)
    assert window.stage.header.words.text() == "Step 2: 2.00"
    assert "2.00" in window.side.formula.accessibleDescription()


def test_a_clicker_goes_beat_by_beat_and_on_to_the_next_lesson_and_back(window: Window) -> None:
    visited = []
    for _ in range(8):
        QTest.keyClick(window, Qt.Key.Key_PageDown)
        assert window.session is not None
        visited.append((window.session.lesson.name, window.player.position))
    assert visited[:6] == [("toy", 0.5 * k) for k in range(1, 7)]
    assert visited[6:] == [("toy2", 0.0), ("toy2", 0.5)]
    QTest.keyClick(window, Qt.Key.Key_PageUp)
    QTest.keyClick(window, Qt.Key.Key_PageUp)
    assert window.session is not None
    assert (window.session.lesson.name, window.player.position) == ("toy", 3.0)


def test_keys_play_step_jump_reset_and_undo(window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert window.player.position == 1
    QTest.keyClick(window, Qt.Key.Key_End)
    assert window.player.position == 3
    QTest.keyClick(window, Qt.Key.Key_Home)
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert window.player.playing
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert not window.player.playing
    assert window.session is not None
    window.session.turn("alpha", 7.0, True)
    QTest.keyClick(window, Qt.Key.Key_R)
    assert window.session.params == toy.Params()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.params.alpha == 7.0


def test_space_plays_whatever_has_the_focus(window: Window) -> None:
    window.stage.header.buttons["code"].setFocus()
    QTest.keyClick(window.stage.header.buttons["code"], Qt.Key.Key_Space)
    assert window.player.playing
    assert not window.side.open["code"]
    window.player.pause()


def test_every_key_of_the_table_is_bound_once_and_written(window: Window) -> None:
    bound = [s.key().toString() for s in window.findChildren(QShortcut)]
    listed = [QKeySequence(k).toString() for key in KEYS for k in key.keys]
    assert sorted(bound) == sorted(listed)
    assert len(set(listed)) == len(listed)
    assert all(written(k) for key in KEYS for k in key.keys)
    assert {key.action for key in KEYS} <= set(window.actions_)


def test_folding_gives_its_room_to_the_picture(window: Window) -> None:
    for name in ("words", "numbers"):
        window.fold(name)
    QApplication.processEvents()
    assert not window.side.isVisible()
    wide = window.stage.pictures.width()
    window.fold("code")
    QApplication.processEvents()
    assert window.stage.pictures.width() < wide
    assert "def sigmoid" in window.side.code.toPlainText()


@pytest.mark.parametrize("theme", ["light", "projector"])
@pytest.mark.parametrize(("size", "share"), [((1920, 1080), 2 / 3), ((1024, 768), 0.6)])
def test_the_picture_has_most_of_the_window_when_all_is_folded(
    window: Window, size: tuple[int, int], share: float, theme: str
) -> None:
    window.choose("theme", theme)
    for name in [name for name in FOLDS if window.side.open[name]]:
        window.fold(name)
    window.resize(*size)
    for _ in range(3):
        QApplication.processEvents()
    pictures = window.stage.pictures
    assert pictures.width() * pictures.height() >= share * size[0] * size[1]


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (1024, 768)])
def test_the_picture_keeps_half_beside_the_code(window: Window, size: tuple[int, int]) -> None:
    window.resize(*size)
    window.fold("words")
    window.fold("code")
    for _ in range(3):
        QApplication.processEvents()
    window.arrangement.settle()
    QApplication.processEvents()
    pictures = window.stage.pictures
    assert pictures.width() * pictures.height() >= 0.49 * size[0] * size[1]


def test_in_a_narrow_window_words_and_code_take_turns(window: Window) -> None:
    window.resize(1024, 768)
    window.fold("code")
    assert (window.side.open["words"], window.side.open["code"]) == (False, True)
    window.fold("words")
    assert (window.side.open["words"], window.side.open["code"]) == (True, False)


def test_at_a_projector_words_numbers_and_code_take_turns(window: Window) -> None:
    window.choose("theme", "projector")
    assert window.side.open == {"words": True, "numbers": False, "code": False}
    window.fold("numbers")
    assert window.side.open == {"words": False, "numbers": True, "code": False}
    window.fold("code")
    assert window.side.open == {"words": False, "numbers": False, "code": True}


def test_the_language_is_switched_at_once_everywhere(window: Window) -> None:
    window.choose("language", "zh")
    assert picture(window).tongue == "zh"
    assert window.stage.header.buttons["words"].text() == "文字"
    assert window.windowTitle().endswith("下山")


def test_the_theme_is_switched_at_once_and_text_grows(window: Window) -> None:
    window.choose("theme", "dark")
    assert picture(window).look.theme.name == "dark"
    before = window.look.px("body")
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert window.look.px("body") > before
    QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert window.look.px("body") == before


def test_the_picture_alone_and_back(window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_F)
    assert not window.shelf.isVisible()
    assert not window.stage.bar.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.shelf.isVisible()
    assert window.stage.bar.isVisible()


def test_the_question_comes_before_the_answer(window: Window) -> None:
    card = window.stage.card
    QTest.keyClick(window, Qt.Key.Key_Q)
    assert (card.isVisible(), card.answer.isVisible()) == (True, False)
    assert card.question.text() == "What next?"
    QTest.keyClick(window, Qt.Key.Key_Q)
    assert card.answer.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Q)
    assert not card.isVisible()


def test_notes_are_folded_until_asked_for(window: Window) -> None:
    assert not window.side.text.notes.isVisible()
    QTest.keyClick(window, Qt.Key.Key_T)
    assert window.side.text.notes.isVisible()


def test_hovering_a_number_lights_up_the_picture(window: Window) -> None:
    window.side.formula.hovered.emit("a")
    assert picture(window).frames[-1].view.focus == "a"


def test_window_lesson_and_values_come_back(qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    assert window.session is not None
    window.session.turn("alpha", 7.0, True)
    window.choose("theme", "dark")
    window.fold("words")
    window.visit("toy2")
    window.close()
    again = toy.window(monkeypatch, window.settings.store.fileName())
    assert again.settings.choice("lesson", again.lessons, "") == "toy2"
    assert again.settings.choice("theme", ("light", "dark"), "light") == "dark"
    assert again.session is not None
    assert again.session.params.alpha == 7.0
    assert not again.side.open["words"]
    again.close()


def test_a_refusal_is_one_sentence_and_the_window_lives_on(window: Window) -> None:
    window.refuse(Refusal("empty"))
    assert window.stage.notice.isVisible()
    assert window.stage.notice.label.text() == window.language("refusal.empty")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.stage.notice.isVisible()


def test_a_drop_goes_to_the_door_from_any_lesson(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Deaf(toy.Toy):
        receives = False

    class Door(toy.Toy):
        number, name = 22, "cat_door"

    window = toy.window(monkeypatch, str(tmp_path / "s.ini"), (Deaf(), Door()))
    window.bring(lambda: Parcel("x.png", b"hello"))
    window.player.tick(0.1)
    assert window.work.wait("door", 30)
    assert window.session is not None
    assert window.session.lesson.name == "cat_door"
    assert window.session.document is not None
    assert window.session.document.content == "hello"
    window.close()


def test_a_drop_stays_where_one_is_taken_and_else_goes_to_the_lesson_that_judges(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Deaf(toy.Toy):
        receives = False

    class Judge(toy.Toy):
        number, name, judges = 22, "cat_door", True

    window = toy.window(monkeypatch, str(tmp_path / "s.ini"), (Deaf(), toy.Toy2(), Judge()))
    assert window.door() == "cat_door"
    assert window.contact._door() == "cat_door"
    window.visit("toy2")
    assert window.door() == "toy2"
    assert window.contact._door() == "cat_door"
    window.close()


def test_dropping_words_ends_in_a_sentence(window: Window) -> None:
    mime = QMimeData()
    mime.setText("no picture at all")
    window.bring(lambda: drop.parcel(mime))
    assert window.stage.notice.isVisible()


def test_help_lists_every_key_and_about_opens(window: Window) -> None:
    for show in (window.help, window.about):
        show()
        cards = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.inherits("QDialog")]
        assert len(cards) == 1
        cards[0].close()


def test_the_menu_has_every_language_and_theme(window: Window) -> None:
    window.open_menu()
    menus = [m for m in QApplication.topLevelWidgets() if m.inherits("QMenu") and m.isVisible()]
    words = {a.text() for m in menus for s in m.findChildren(type(m)) for a in s.actions()}
    assert {"English", "简体中文", "Projector"} <= words
    for menu in menus:
        menu.close()


def test_the_picture_alone_stays_alone_whatever_changes(window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_F)
    assert window.session is not None
    window.session.turn("alpha", 3.0, True)
    window.visit("toy2")
    assert not any(part.isVisible() for part in (window.stage.bar, window.stage.controls, window.stage.header.title))
    assert window.stage.header.words.isVisible()


def test_what_was_folded_for_a_moment_comes_back(window: Window) -> None:
    window.choose("theme", "projector")
    window.choose("theme", "light")
    assert window.side.open == {"words": True, "numbers": True, "code": False}


def test_help_asked_for_three_times_is_one_card(window: Window) -> None:
    for _ in range(3):
        window.help()
    QApplication.processEvents()
    cards = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.inherits("QDialog")]
    assert len(cards) == 1
    window.choose("language", "zh")
    QApplication.processEvents()
    assert not any(w.isVisible() for w in QApplication.topLevelWidgets() if w.inherits("QDialog"))


def test_a_notice_speaks_the_language_that_is_chosen_while_it_stands(window: Window) -> None:
    window.refuse(Refusal("empty"))
    window.choose("language", "zh")
    assert window.stage.notice.label.text() == window.language("refusal.empty")


def test_page_up_puts_the_question_away_without_its_answer(window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_Q)
    QTest.keyClick(window, Qt.Key.Key_PageUp)
    assert not window.stage.card.isVisible()


def test_a_lesson_that_cannot_be_built_leaves_the_last_one_on(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_lesson: object) -> None:
        raise RuntimeError("no picture")

    monkeypatch.setattr(toy.Toy2, "picture", broken)
    with pytest.raises(RuntimeError, match="no picture"):
        window.visit("toy2")
    window.resize(1400, 900)
    window.choose("language", "zh")
    assert window.session is not None
    assert window.session.lesson.name == "toy"


def test_closing_ends_the_work_even_if_nothing_can_be_kept(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError("disk full")

    monkeypatch.setattr(window.sessions, "keep", full)
    window.work.start_ahead()
    with pytest.raises(OSError, match="disk full"):
        window.closeEvent(QCloseEvent())
    assert window.work._shut
    monkeypatch.undo()


def test_two_windows_do_not_take_each_others_pictures_away(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = toy.window(monkeypatch, window.settings.store.fileName())
    other.bring(lambda: Parcel("x.png", b"hello"))
    assert other.work.wait("door", 30)
    other.close()
    window.close()
    kept = window.settings.kept_parcel("toy")
    assert kept is not None
    assert kept.data == b"hello"


def test_broken_values_of_a_lesson_are_said(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings = Settings(str(tmp_path / "t.ini"))
    settings.put("lessons", {"toy": {"params": {"alpha": 10**400, "start": [1.0]}}})
    settings.save()
    window = toy.window(monkeypatch, str(tmp_path / "t.ini"))
    assert window.session is not None
    assert window.session.params == toy.Params()
    assert window.settings.broken
    window.close()


@pytest.mark.parametrize("code", ["en", "zh"])
def test_help_is_never_larger_than_the_window(window: Window, code: str) -> None:
    window.choose("theme", "projector")
    window.choose("language", code)
    window.resize(1024, 768)
    window.help()
    card = next(w for w in QApplication.topLevelWidgets() if w.isVisible() and w.inherits("QDialog"))
    assert card.width() <= 1024
    assert card.height() <= 768
    card.close()


def test_a_clicker_walks_through_the_acts_before_it_leaves(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
                                                           tmp_path: Path) -> None:  # fmt: skip
    class InActs(toy.Toy):
        acts = "kind"

    window = toy.window(monkeypatch, str(tmp_path / "t.ini"), (InActs(), toy.Toy2()))
    window.player.still = True
    seen = []
    for _ in range(16):
        window.clicker.click(1)
        assert window.session is not None
        seen.append((window.session.lesson.name, window.session.params.kind, window.player.position))
    assert seen[5:8] == [("toy", "one", 3.0), ("toy", "two", 0.0), ("toy", "two", 0.5)]
    assert seen[12:14] == [("toy", "two", 3.0), ("toy2", "one", 0.0)]
    window.close()


def test_while_the_question_is_open_the_picture_is_told_and_the_film_halts(window: Window) -> None:
    window.player.play()
    QTest.keyClick(window, Qt.Key.Key_Q)
    assert not window.player.playing
    assert picture(window).frames[-1].view.asking
    QTest.keyClick(window, Qt.Key.Key_Q)
    assert not picture(window).frames[-1].view.asking
    window.stage.header.buttons["question"].click()
    assert not window.stage.card.isVisible()


def test_while_the_question_is_open_no_words_beside_it_answer_it_and_nothing_moves(window: Window) -> None:
    panel = window.side.text
    panel.question.toggle()
    before = panel.question.pos()
    assert (panel.text.isVisible(), panel.question.answer.isVisible()) == (True, True)
    QTest.keyClick(window, Qt.Key.Key_Q)
    assert (panel.text.isVisible(), panel.question.answer.isVisible()) == (False, False)
    assert panel.question.pos() == before
    QTest.keyClick(window, Qt.Key.Key_Q)
    assert panel.text.isVisible()


def test_a_clickers_dark_key_hides_everything_and_gives_it_back(window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_B)
    assert window.curtain.isVisible()
    assert window.curtain.geometry() == window.rect()
    QTest.keyClick(window, Qt.Key.Key_Period)
    assert not window.curtain.isVisible()


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_text_grows_no_further_than_the_window_can_hold(window: Window, theme: str) -> None:
    window.choose("theme", theme)
    window.resize(1024, 768)
    for _ in range(10):
        window.zoom_by(1)
    QApplication.processEvents()
    assert window.look.px("body") <= 1024 / 48 + 1
    buttons = window.stage.header.buttons.values()
    assert all(button.width() >= button.sizeHint().width() for button in buttons if button.isVisible())
    bar = window.stage.bar
    shown = [w for w in (bar.place, bar.speed, *bar.icons.values()) if w.isVisible()]
    assert all(w.width() >= w.minimumSizeHint().width() for w in shown)


def test_a_slider_gives_the_arrows_back_after_the_mouse(window: Window) -> None:
    slider = window.stage.built["toy"][1].knobs["alpha"].slider
    assert slider is not None
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Right)
    assert window.player.position == 1
