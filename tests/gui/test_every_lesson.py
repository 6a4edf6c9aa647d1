"""Every lesson is built, played, scrubbed and clicked at random, in every language and theme, and never complains."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from gui.catalogue import lessons
from gui.language import LANGUAGES, Language
from gui.lesson import ROLES, Choice, Frame, Lesson, Slider, Switch, film
from gui.settings import Settings
from gui.theme import THEMES
from gui.typed import Typed
from gui.watch import source
from gui.window import Window

LESSONS = {lesson.name: lesson for lesson in lessons()}
every_lesson = pytest.mark.parametrize("name", LESSONS)
KEYS = (
    Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_R, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_Q, Qt.Key.Key_T, Qt.Key.Key_F,
    Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape,
)  # fmt: skip


def some_params(lesson: Lesson, seed: int) -> Any:
    """Params with every control somewhere within its range, edges included."""
    chance = random.Random(seed)
    params = lesson.Params()
    for field in fields(lesson.Params):
        how = field.metadata.get("control")
        value: Any
        if isinstance(how, Slider):
            share = chance.choice((0.0, 1.0, chance.random()))
            value = how.low * (how.high / how.low) ** share if how.log else how.low + (how.high - how.low) * share
            value = round(value) if isinstance(field.default, int) else value
        elif isinstance(how, Choice):
            value = chance.choice(how.options)
        elif isinstance(how, Switch):
            value = chance.random() < 0.5
        else:
            continue
        params = replace(params, **{field.name: value})
    return params


@cache
def some_frames(name: str) -> tuple[Frame, ...]:
    """Moments of a lesson with its defaults and with values picked at random."""
    lesson = LESSONS[name]
    frames = list(film(lesson))
    for seed in range(12):
        frames.extend(film(lesson, some_params(lesson, seed), positions=4))
    return tuple(frames)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    for name, nothing in (("getOpenFileName", ""), ("getOpenFileNames", []), ("getSaveFileName", "")):
        monkeypatch.setattr(QFileDialog, name, lambda *_, nothing=nothing: (nothing, ""))  # nobody is there to close it
    made = Window(lessons(), Settings(str(tmp_path / "s.ini")), "en", "light", False)
    made.resize(1280, 800)
    made.show()
    yield made
    made.close()


def test_the_lessons_have_their_own_numbers_names_and_signs() -> None:
    assert LESSONS
    for attribute in ("number", "name", "symbol"):
        assert len({getattr(lesson, attribute) for lesson in LESSONS.values()}) == len(LESSONS)


@every_lesson
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_word_that_a_lesson_needs_is_there(name: str, code: str) -> None:
    lesson, language = LESSONS[name], Language(code)
    for key in ("title", "text", "notes"):
        assert language(f"{name}.{key}")
    for frame in some_frames(name):
        tail = lesson.question(frame.params)
        for key in ("question", "answer"):
            assert language(f"{name}.{key}_{tail}" if tail else f"{name}.{key}")
        for beat in lesson.beats_for(frame.params):
            assert language.has(f"{name}.beat.{beat.name}"), beat
        for field, marks in lesson.marks(frame.scene, frame.params).items():
            assert field in {f.name for f in fields(lesson.Params)}
            assert all(language(f"{name}.mark.{mark.key}") for mark in marks)


@every_lesson
def test_the_text_is_short_enough_to_be_read_in_class(name: str) -> None:
    assert len(Language("en")(f"{name}.text").split()) <= 130
    assert len(Language("zh")(f"{name}.text")) <= 260


@every_lesson
@pytest.mark.parametrize("code", LANGUAGES)
def test_words_and_numbers_never_show_a_raw_float_or_a_nan(name: str, code: str) -> None:
    lesson, language = LESSONS[name], Language(code)
    for frame in some_frames(name):
        words = lesson.words(frame, language)
        shown = words + " ".join(t.text for row in lesson.formula(frame, language) for t in row.terms)
        assert words
        assert not re.search(r"\d\.\d{9,}|\bnan\b|\bNone\b|\{|\be[-+]\d\d", shown), shown


@every_lesson
def test_every_symbol_has_its_colour_in_the_theme_or_is_a_thing_of_the_picture(name: str) -> None:
    lesson, language = LESSONS[name], Language("en")
    sliders = [f.metadata.get("control") for f in fields(lesson.Params)]
    symbols = {how.symbol for how in sliders if isinstance(how, Slider)} - {""}
    assert symbols <= ROLES
    for frame in some_frames(name):
        symbols = {t.symbol for row in lesson.formula(frame, language) for t in row.terms} - {""}
        assert {s for s in symbols if not re.fullmatch(r"pixel \d+ \d+ [012]|part [a-z]+ \d+", s)} <= ROLES


@every_lesson
def test_the_running_line_stands_once_in_the_code_beside_it(name: str) -> None:
    lesson = LESSONS[name]
    for frame in some_frames(name):
        code = source(lesson.code(frame.params))
        for beat in lesson.beats_for(frame.params):
            here = replace(frame, position=frame.index + beat.phase)
            piece = lesson.running(here)
            assert not piece or code.line(piece) is not None, piece


@every_lesson
def test_a_trace_is_the_same_every_time(name: str) -> None:
    lesson = LESSONS[name]
    params = lesson.Params()
    one = lesson.trace(lesson.scene(params), params)
    two = lesson.trace(lesson.scene(params), params)
    assert len(one) == len(two) >= 1
    language = Language("en")
    for k in (0, len(one) // 2, len(one) - 1):
        scene = lesson.scene(params)
        assert lesson.words(Frame(params, scene, one, k), language) == lesson.words(
            Frame(params, scene, two, k), language
        )


@every_lesson
def test_a_lesson_can_be_played_scrubbed_and_turned_back(window: Window, name: str) -> None:
    window.visit(name)
    for _ in range(3):
        window.player.tick(0.1)
    window.player.play()
    for _ in range(8):
        window.player.tick(0.1)
        QApplication.processEvents()
    first = window.player.position
    for position in (window.player.end, window.player.end / 3, first, 0.0):
        window.player.seek(position)
        QApplication.processEvents()
    assert window.stage.header.words.text()


@every_lesson
def test_a_frame_looks_the_same_wherever_one_came_from(window: Window, name: str) -> None:
    """A picture needs no memory of the last frame."""
    window.visit(name)
    window.player.tick(1.0)  # long work begins a moment after the visit
    assert window.work.wait("lesson", 60)
    window.player.pause()
    middle = float(int(window.player.end / 2))
    shots = []
    for origin in (0.0, window.player.end):
        window.player.seek(origin)
        QApplication.processEvents()
        window.player.seek(middle)
        QApplication.processEvents()
        shots.append(_pixels(window.stage.pictures))
    assert np.abs(shots[0] - shots[1]).max() <= 20  # Qt's outline of a letter may lie 1/64 pixel elsewhere


def _pixels(widget: QWidget) -> NDArray[np.int16]:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8).astype(np.int16)


@every_lesson
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)])
def test_a_lesson_fills_its_picture_in_every_theme_and_language(
    window: Window, name: str, theme: str, size: tuple[int, int]
) -> None:
    window.resize(*size)
    window.choose("theme", theme)
    window.visit(name)
    shots = []
    for code in LANGUAGES:
        window.choose("language", code)
        QApplication.processEvents()
        image = window.stage.pictures.grab().toImage()
        colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
        assert len(colours) > 8, "almost empty: a picture paints its own ground and what the lesson shows"
        shots.append(image)


@every_lesson
@pytest.mark.parametrize("seed", range(3))
def test_clicks_drags_and_keys_at_random_do_no_harm(window: Window, name: str, seed: int) -> None:
    chance = random.Random(f"{name}{seed}")
    window.visit(name)
    lesson = LESSONS[name]
    for _ in range(40):
        picture: QWidget = window.stage.built[lesson.name][0]
        target = picture.childAt(_somewhere(picture, chance)) or picture
        match chance.randrange(5):
            case 0:
                QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=_somewhere(target, chance))
            case 1:
                QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=_somewhere(target, chance))
                for _ in range(3):
                    QTest.mouseMove(target, _somewhere(target, chance))
                QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=_somewhere(target, chance))
            case 2:
                QTest.keyClick(QApplication.focusWidget() or window, chance.choice(KEYS))
            case 3:
                assert window.session is not None
                window.session.set_values(_values(window.session.lesson, chance.randrange(1000)))
            case _:
                window.player.tick(chance.random())
        window.visit(name)
    assert window.stage.header.words.text()


def _somewhere(widget: QWidget, chance: random.Random) -> QPoint:
    return QPoint(chance.randrange(max(1, widget.width())), chance.randrange(max(1, widget.height())))


def _values(lesson: Lesson, seed: int) -> dict[str, object]:
    params = some_params(lesson, seed)
    return {f.name: getattr(params, f.name) for f in fields(params) if f.metadata.get("control")}


@pytest.mark.parametrize("folded", [False, True])
def test_notes_that_are_asked_for_are_seen_from_their_beginning(window: Window, folded: bool) -> None:
    window.resize(1024, 768)
    window.visit("computation_graph")
    panel = window.side.text
    if folded:
        window.fold("words")
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_T)
        QApplication.processEvents()
        seen = panel.viewport().rect().translated(0, panel.verticalScrollBar().value())
        assert seen.contains(panel.notes.geometry().topLeft())
        assert seen.bottom() - panel.notes.y() > seen.height() / 2 or panel.verticalScrollBar().maximum() == 0
        QTest.keyClick(window, Qt.Key.Key_T)
        assert panel.verticalScrollBar().value() == 0


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_two_shapes_that_are_typed_stand_side_by_side_on_a_small_screen(window: Window, code: str) -> None:
    window.resize(1024, 768)
    window.choose("language", code)
    window.choose("theme", "projector")
    window.visit("broadcasting")
    assert window.session is not None
    assert not window.session.set_values({"act": "own"})
    QApplication.processEvents()
    assert [typed.isVisible() for typed in window.stage.findChildren(Typed)] == [True, True]
