"""A label that shrinks its text into its lines."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from gui.fitting import FittingLabel
from gui.theme import THEMES, Look

LONG = "Step 700. sigmoid: J = 0.693, still guessing; no layer feels more than 0.0035: a flat floor. ReLU: J = 0.074."


@pytest.fixture
def label(qtbot: QtBot) -> FittingLabel:
    made = FittingLabel("body", 2)
    qtbot.addWidget(made)
    made.resize(620, 60)
    made.dress(Look(THEMES["projector"], 768))
    made.show()
    return made


def height(label: FittingLabel) -> int:
    label.ensurePolished()
    room = QRect(0, 0, label.width(), 9999)
    return QFontMetrics(label.font()).boundingRect(room, int(Qt.TextFlag.TextWordWrap), label.text()).height()


def test_a_long_text_is_smaller_and_a_short_one_full_size_again(label: FittingLabel) -> None:
    label.say("short")
    label.ensurePolished()
    full = label.font().pixelSize()
    label.say(LONG + " Learned at step 104; its gradients shrink because little is left to do.")
    assert height(label) <= label.height()
    assert label.font().pixelSize() < full
    label.say("short")
    label.ensurePolished()
    assert label.font().pixelSize() == full


def test_its_height_never_changes_with_its_text(label: FittingLabel) -> None:
    before = label.height()
    for text in ("", "x", LONG, "第 12 步：沿 w 的斜率是 −0.31，所以 w 增加 0.03。" * 2):
        label.say(text)
        assert label.height() == before
        assert height(label) <= before


def test_a_long_title_gives_way_to_its_short_form_only_where_it_must(qtbot: QtBot) -> None:
    title = FittingLabel("title", 1, bold=True)
    qtbot.addWidget(title)
    title.dress(Look())
    title.say("Sigmoid and ReLU: who still has a slope?", "Sigmoid and ReLU")
    title.resize(900, title.height())
    title.show()
    assert title.text().endswith("?")
    title.resize(300, title.height())
    assert title.text() == "Sigmoid and ReLU"
    title.resize(900, title.height())
    assert title.text().endswith("?")


def test_a_text_that_fits_in_no_size_ends_in_an_ellipsis_and_comes_back_whole_when_there_is_room(
    label: FittingLabel,
) -> None:
    label.say(LONG * 4)
    assert label.text().endswith("…")
    assert LONG.startswith(label.text()[:40])
    assert height(label) <= label.height()
    label.resize(3000, 60)
    assert label.text() == LONG * 4
