"""Lessons that wait: built once, without knobs after a while, and dressed when they are called."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot

from gui.backstage import KNOBS, Backstage
from gui.catalogue import catalogue
from gui.controls import Controls
from gui.language import Language
from gui.lesson import Lesson, Picture
from gui.theme import THEMES, Look

NAMES = ("notation", "rank_one", "sigmoid_code", "broadcasting", "dot_or_star")


@pytest.fixture
def heard() -> list[Picture | Controls]:
    return []


@pytest.fixture
def backstage(qtbot: QtBot, heard: list[Picture | Controls]) -> Backstage:
    pictures, controls = QStackedWidget(), QStackedWidget()
    qtbot.addWidget(pictures)
    qtbot.addWidget(controls)
    return Backstage(pictures, controls, heard.append)


@pytest.fixture
def lessons() -> list[Lesson]:
    known = catalogue()
    return [known[name] for name in NAMES]


def test_knobs_of_long_ago_are_given_back_and_pictures_stay(
    backstage: Backstage, lessons: list[Lesson], heard: list[Picture | Controls]
) -> None:
    look, language = Look(), Language("en")
    first, old = backstage.call(lessons[0], look, language)
    gone: list[bool] = []
    old.destroyed.connect(lambda: gone.append(True))
    for lesson in lessons[1:]:
        backstage.call(lesson, look, language)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert list(backstage.built) == list(NAMES[-KNOBS:])
    assert gone == [True]
    picture, knobs = backstage.call(lessons[0], look, language)
    assert picture is first
    assert knobs is not old
    assert heard.count(picture) == 1  # connected once, however often it is called
    assert heard.count(knobs) == 1


def test_the_latest_lessons_come_back_as_they_were(backstage: Backstage, lessons: list[Lesson]) -> None:
    look, language = Look(), Language("en")
    before = backstage.call(lessons[0], look, language)
    backstage.call(lessons[1], look, language)
    assert backstage.call(lessons[0], look, language) == before


def test_what_waits_is_dressed_when_it_is_called(
    backstage: Backstage, lessons: list[Lesson], monkeypatch: pytest.MonkeyPatch
) -> None:
    worn: list[tuple[str, str]] = []
    light, dark, english, chinese = Look(), Look(THEMES["dark"]), Language("en"), Language("zh")
    for lesson in lessons[:2]:
        picture = backstage.call(lesson, light, english)[0]
        monkeypatch.setattr(picture, "dress", lambda look, name=lesson.name: worn.append((name, look.theme.name)))
        monkeypatch.setattr(picture, "speak", lambda language, name=lesson.name: worn.append((name, language.code)))
    backstage.fit(NAMES[1], light, english)
    assert worn == []
    backstage.fit(NAMES[1], dark, english)
    assert worn == [(NAMES[1], "dark"), (NAMES[1], "en")]
    backstage.call(lessons[0], dark, chinese)
    assert worn[2:] == [(NAMES[0], "dark"), (NAMES[0], "zh")]
