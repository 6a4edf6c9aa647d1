"""One example as a lesson: its numbers worked out another way, its drags, the extreme, and what a question hides."""

from __future__ import annotations

import math
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.language import LANGUAGES, Language
from gui.lesson import Frame, View, with_values
from gui.lessons.one_example import OneExample
from gui.pictures.one_example.film import ORDER
from gui.pictures.one_example.picture import ExamplePicture
from gui.pictures.one_example.wiring import PLACES, ExampleWiring
from gui.pictures.one_example.words import board, formula
from tests.gui.pictures.staged import staged

LESSON = OneExample()


def frame_of(position: float = 0.0, view: View | None = None, **values: Any) -> Frame:
    """A moment of the lesson."""
    params = LESSON.Params(**values)
    scene = LESSON.scene(params)
    return Frame(params, scene, LESSON.trace(scene, params), position, view or View())


@pytest.mark.parametrize("y", ["0", "1"])
def test_the_numbers_in_the_nodes_are_those_of_plain_arithmetic(y: str) -> None:
    x1, x2, w1, w2, b, t = 1.5, 2.0, 1.0, -0.5, 0.1, float(y)
    a = 1 / (1 + math.exp(-(w1 * x1 + w2 * x2 + b)))
    diagram = ExampleWiring().diagram(frame_of(8.0, y=y))
    assert float(diagram.node("a").number) == pytest.approx(a, abs=5e-4)
    assert float(diagram.node("L").number) == pytest.approx(-math.log(a if t else 1 - a), abs=5e-4)
    for name, slope in (("z", a - t), ("w1", x1 * (a - t)), ("w2", x2 * (a - t)), ("b", a - t)):
        text = diagram.node(name).slope.split(" = ")[1].replace("−", "-")
        assert float(text) == pytest.approx(slope, abs=5e-4)


def test_after_the_step_the_nodes_show_the_new_numbers_and_the_old_answers_are_gone() -> None:
    face = ExampleWiring()
    before, update, again = (face.diagram(frame_of(k)) for k in (8.0, 9.0, 10.0))
    assert before.node("w1").number != update.node("w1").number == again.node("w1").number
    assert [update.node(n).number for n in "zaL"] == ["?"] * 3
    assert float(again.node("L").number) < float(before.node("L").number)
    assert again.node("x1").number == before.node("x1").number


def test_the_second_walk_lights_the_wires_one_after_the_other() -> None:
    face = ExampleWiring()
    for position, ways in ((9.0, (0, 0, 0)), (9.2, (0.6, 0, 0)), (9.5, (1, 0.5, 0)), (10.0, (1, 1, 1))):
        wires = {w.name: w.forward for w in face.diagram(frame_of(position)).wires}
        assert [wires[n] for n in ("w1>z", "z>a", "a>L")] == pytest.approx(ways)


@pytest.mark.parametrize("code", LANGUAGES)
def test_at_the_extreme_da_is_infinite_and_dz_is_said_to_be_straight(code: str) -> None:
    language = Language(code)
    frame = frame_of(4.0, example="extreme")
    assert ExampleWiring().diagram(frame).node("a").slope == "da = ∞"
    assert LESSON.words(frame, language) == language("one_example.words.da_infinite", a="1")
    frame = frame_of(5.0, example="extreme")
    assert LESSON.words(frame, language) == language("one_example.words.dz_straight", is_dz="=", dz="1")
    assert LESSON.question(frame.params) == "extreme"
    assert str(round(frame.step.values["z"])) in language("one_example.question_extreme")


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({}, "smaller"), ({"alpha": 10.0}, "smaller"), ({"example": "extreme"}, "smaller"),
        ({"example": "extreme", "y": "1"}, "same"), ({"usual": (3.0, 3.0, 3.0, 3.0, 1.0), "y": "1"}, "little"),
    ],
)  # fmt: skip
def test_the_last_sentence_is_true(values: dict[str, Any], key: str) -> None:
    frame, english = frame_of(10.0, **values), Language("en")
    v = frame.step.values
    assert (v["new L"] < v["L"]) == (key != "same")
    assert LESSON.words(frame, english)[:14] == english(f"one_example.words.{key}", L="", new_L="")[:14]
    assert ("smaller" in LESSON.words(frame, english)) == (key != "same")


@pytest.mark.parametrize("example", ["usual", "extreme"])
def test_a_drag_changes_one_input_of_this_example_only(example: str) -> None:
    frame = frame_of(3.0, example=example)
    outcome = LESSON.drag(frame, "w2", 2.5)
    assert outcome is not None
    params, position = outcome
    assert params.numbers == (*frame.params.numbers[:3], 2.5, frame.params.numbers[4])
    assert with_values(params, {example: ()})[0] == frame.params
    assert position == 3.0
    assert LESSON.drag(frame, "z", 1.0) is None


def test_a_drag_of_what_was_learned_goes_back_to_before_the_step() -> None:
    frame = frame_of(10.0)
    assert (LESSON.drag(frame, "w1", 2.0) or (None, 0.0))[1] == 8.0
    assert (LESSON.drag(frame, "x1", 2.0) or (None, 0.0))[1] == 10.0


def test_y_is_changed_by_pressing_it() -> None:
    assert ExampleWiring().diagram(frame_of(y="0")).node("y").press == "y=1"
    assert ExampleWiring().diagram(frame_of(y="1")).node("y").press == "y=0"


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("example", ["usual", "extreme"])
def test_an_open_question_hides_what_comes_back_and_what_comes_after(code: str, example: str) -> None:
    for k in range(len(ORDER)):
        frame = frame_of(float(k), View(asking=True), example=example)
        diagram = ExampleWiring().diagram(frame)
        assert not any(n.slope for n in diagram.nodes)
        assert not any(w.back or w.slope for w in diagram.wires)
        values = [t.value for row in formula(frame, Language(code)) for t in row.terms]
        assert not {frame.trace[-1].values[n] for n in ("da", "new L")} & set(values)
        assert k < 4 or board(frame) == ()
        assert k < 9 or diagram.node("L").number == "?"


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("numbers", [(6.0,) * 5, (-6.0, 6.0, 6.0, -6.0, -6.0), (0.0,) * 5, (6.0, 6.0, -6.0, -6.0, 0.0)])
@pytest.mark.parametrize("y", ["0", "1"])
def test_every_corner_can_be_told(code: str, numbers: tuple[float, ...], y: str) -> None:
    for k in range(len(ORDER)):
        frame = frame_of(float(k), usual=numbers, y=y, alpha=10.0)
        told = LESSON.words(frame, Language(code)) + "".join(
            t.text for row in (*formula(frame, Language(code)), *board(frame)) for t in row.terms
        )
        assert "nan" not in told
        assert "{" not in told
        diagram = ExampleWiring().diagram(frame)
        assert {n.name for n in diagram.nodes} == set(PLACES)
        assert all(n.number for n in diagram.nodes)


def test_the_keyboard_alone_turns_the_truth_round(qtbot: QtBot) -> None:
    picture, chosen = staged(qtbot, ExamplePicture()), []
    picture.chosen.connect(lambda *what: chosen.append(what))
    for y, other in (("0", "1"), ("1", "0")):
        picture.draw(frame_of(8.0, y=y))
        assert "y" in picture.handles()
        picture.hold("y")
        picture.draw(frame_of(8.0, y=y))
        assert picture.handle == "y"
        QTest.keyClick(picture, Qt.Key.Key_Up)
        assert chosen[-1] == ("y", other)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_rounded_number_in_the_words_is_said_to_be_about_that(code: str) -> None:
    exact, *rounded = (LESSON.words(frame_of(float(k)), Language(code)) for k in (1, 2, 5, 6, 7, 8))
    assert "z = 0.6" in exact
    assert all("≈" in words for words in rounded)
