"""The map: everything is on it, it says where to go on, what is needed first, and finds what is typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.atlas import Atlas
from gui.atlas_card import LessonCard
from gui.catalogue import catalogue, lessons
from gui.ear import heard
from gui.finder import find
from gui.language import LANGUAGES, Language
from gui.lookout import look_over
from gui.settings import Settings
from gui.syllabus import PLAN, needs, next_lesson, row
from gui.theme import THEMES, Look
from gui.window import Window

LESSONS = lessons()
NAMES = [lesson.name for lesson in LESSONS]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    made = Window(LESSONS, Settings(str(tmp_path / "s.ini")), "en", "light", True)
    made.resize(1280, 800)
    made.show()
    made.visit(NAMES[0])
    yield made
    made.close()


def atlas_of(window: Window) -> Atlas:
    assert window.overview.atlas is not None
    return window.overview.atlas


# -- the plan --------------------------------------------------------------------------------------------------------


def test_every_lesson_stands_in_the_plan_after_what_it_needs() -> None:
    order = list(PLAN)
    for lesson in LESSONS:
        assert (lesson.number, lesson.symbol) == (PLAN[lesson.name].number, PLAN[lesson.name].symbol)
    for name, place in PLAN.items():
        assert all(order.index(need) < order.index(name) for need in place.needs)


def test_the_plan_has_the_order_of_the_numbers() -> None:
    known = [name for name in PLAN if name in NAMES]
    assert known == NAMES


def test_for_a_lesson_that_is_not_there_stands_what_that_one_needs() -> None:
    assert needs("gradient_descent", {"logistic_regression"}) == ("logistic_regression",)
    assert needs("gradient_descent", {"loss_and_cost", "logistic_regression"}) == ("loss_and_cost",)
    assert needs("gradient_descent", ()) == ()


@given(st.sets(st.sampled_from(NAMES)))
def test_where_to_go_on_was_not_seen_and_is_there_as_long_as_something_was_not_seen(seen: set[str]) -> None:
    there = next_lesson(LESSONS, seen)
    assert (there is None) == (seen == set(NAMES))
    assert there not in seen


def test_one_begins_at_the_first_lesson_and_then_goes_on_after_the_furthest() -> None:
    assert next_lesson(LESSONS, ()) == NAMES[0]
    assert next_lesson(LESSONS, NAMES[:1]) in NAMES[1:]


# -- search ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("sigmoid", "sigmoid_relu"),
        ("np.maximum", "sigmoid_relu"),
        ("w − α", "gradient_descent"),
        ("梯度下降", "gradient_descent"),
        ("猫", "cat_door"),
        ("LEARNING rate", "gradient_descent"),
    ],
)
@pytest.mark.parametrize("code", LANGUAGES)
def test_words_formulas_and_names_of_the_code_are_found_in_any_language(wanted: str, name: str, code: str) -> None:
    found = find(catalogue(), wanted, Language(code))
    assert name in found
    assert found[name].piece


@given(st.text(max_size=12))
def test_whatever_is_typed_finds_only_lessons_in_which_it_stands(wanted: str) -> None:
    found = find(catalogue(), wanted, Language("en"))
    assert set(found) <= set(NAMES)
    if not wanted.split():
        assert found == {}


def test_what_stands_nowhere_is_not_found() -> None:
    assert find(catalogue(), "xylophone quark", Language("en")) == {}


# -- the widget ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080), (900, 700)])
def test_all_cards_lie_on_the_map_and_apart(window: Window, size: tuple[int, int], theme: str) -> None:
    window.resize(*size)
    window.choose("theme", theme)
    window.overview.open()
    atlas = atlas_of(window)
    boxes = {name: card.geometry() for name, card in atlas.cards.items()}
    for name, box in boxes.items():
        assert atlas.rect().contains(box)
        assert not any(box.intersects(other) for what, other in boxes.items() if what != name)
    rows = {name: row(lesson) for name, lesson in zip(NAMES, LESSONS, strict=True)}
    assert all(boxes[a].top() < boxes[b].top() for a in NAMES for b in NAMES if rows[a] < rows[b])


def test_a_click_on_a_card_opens_its_lesson_and_ticks_it(window: Window) -> None:
    window.overview.welcome()
    atlas = atlas_of(window)
    assert not any(card.visited for card in atlas.cards.values())
    assert atlas.cards[NAMES[0]].next
    QTest.mouseClick(atlas.cards[NAMES[-1]], Qt.MouseButton.LeftButton)
    assert window.session is not None
    assert window.session.lesson.name == NAMES[-1]
    assert not atlas.isVisible()
    window.overview.open()
    assert atlas.cards[NAMES[-1]].visited


def test_by_keyboard_alone_m_arrows_enter_letters_and_escape(window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_M)
    atlas = atlas_of(window)
    assert atlas.isVisible()
    atlas.cards[NAMES[0]].setFocus()
    QTest.keyClick(atlas.cards[NAMES[0]], Qt.Key.Key_Down)
    here = QApplication.focusWidget()
    assert here is not atlas.cards[NAMES[0]]
    assert here in atlas.cards.values()
    QTest.keyClick(here, Qt.Key.Key_S)  # type: ignore[arg-type]  # it is a card
    QTest.keyClicks(atlas.search, "ig")
    assert atlas.search.text() == "sig"
    QTest.keyClick(atlas.search, Qt.Key.Key_Return)
    assert not atlas.isVisible()
    QTest.keyClick(window, Qt.Key.Key_M)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not atlas.isVisible()


def test_what_the_card_under_the_pointer_needs_is_lit_and_an_arrow_comes_from_there(window: Window) -> None:
    window.overview.open()
    atlas = atlas_of(window)
    name = next(name for name in reversed(NAMES) if needs(name, NAMES))
    atlas.cards[name].pointed.emit(name)
    wanted = needs(name, NAMES)
    assert [n for n, card in atlas.cards.items() if card.lit == "needed"] == [n for n in NAMES if n in wanted]
    assert len(atlas.arrows.ways) == len(wanted)
    atlas.cards[name].pointed.emit("")
    assert atlas.arrows.ways == []


def test_the_map_speaks_every_language_at_once(window: Window) -> None:
    window.overview.open()
    window.choose("language", "zh")
    atlas = atlas_of(window)
    assert atlas.title.text() == Language("zh")("map.title")
    assert atlas.cards[NAMES[0]].accessibleName().startswith(f"{LESSONS[0].number}. ")
    assert Language("zh")(f"{NAMES[0]}.title") in atlas.cards[NAMES[0]].accessibleName()


def test_no_title_is_cut_on_its_card(window: Window) -> None:
    for size in ((1024, 768), (1366, 768)):
        window.resize(*size)
        window.choose("theme", "projector")
        window.overview.open()
        for card in atlas_of(window).cards.values():
            card.look = Look(THEMES["projector"], size[1])
            inner = card.rect().adjusted(12, 8, -12, -8)
            assert card._height(0.72, inner.toRectF()) <= inner.height()


NOTE = "A neuron weighs its input, adds b and bends: a = max(0, wx + b)."
ROAD = "np.dot(A, B)（这里和 A @ B 一样）是矩阵乘法：A 的每一行放到 B 的每一列上。"


@pytest.mark.parametrize(("note", "wide", "lines", "kept"), [
    (NOTE, 2000, 1, NOTE), (NOTE, 120, 9, NOTE),
    (NOTE, 350, 1, NOTE.partition(":")[0]), (NOTE, 200, 1, NOTE.partition(",")[0]), (NOTE, 60, 1, ""),
    ("A formula, taken apart into small operations: u = bc.", 80, 1, ""), ("How steep is a line?", 80, 1, ""),
    (ROAD, 400, 1.5, ROAD.partition("：")[0]), (ROAD, 100, 1.5, ""),
    ("One example: two inputs x₁, x₂ and the truth y.", 250, 1, ""),
])  # fmt: skip
def test_a_note_loses_whole_clauses_and_is_never_a_stump(
    qtbot: QtBot, note: str, wide: int, lines: float, kept: str
) -> None:
    card = LessonCard(catalogue().entries[0])
    qtbot.addWidget(card)
    card.say("Title", note, "✓")
    metrics = QFontMetricsF(card.look.font("small"))
    assert card._cut(metrics, QRectF(0, 0, wide, lines * metrics.lineSpacing())) == kept


def test_what_a_search_met_is_shown_in_part_code_too(qtbot: QtBot) -> None:
    card = LessonCard(catalogue().entries[0])
    qtbot.addWidget(card)
    metrics = QFontMetricsF(card.look.font("small"))
    card.say("Title", NOTE, "", found=True)
    cut = card._cut(metrics, QRectF(0, 0, 250, metrics.lineSpacing()))
    assert cut.endswith(" …")
    assert NOTE.startswith(cut[:-2])
    card.say("Title", "np.dot(A, B) + np.dot(C, D) + np.dot(E, F)", "", found=True, code=True)
    assert card._cut(metrics, QRectF(0, 0, 100, metrics.lineSpacing())).startswith("np.dot(")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1920, 1080)])
def test_nothing_on_the_map_is_cut(window: Window, size: tuple[int, int], code: str, theme: str) -> None:
    window.resize(*size)
    window.choose("theme", theme)
    window.choose("language", code)
    window.overview.open()
    QApplication.processEvents()
    atlas = atlas_of(window)
    texts, _ = heard(atlas, [])
    meant = atlas.search.placeholderText()
    assert [text.words for text in texts if text.words.endswith(" …") and text.words != meant] == []
    assert [str(finding) for finding in look_over(atlas, window.language)] == []
