"""The slope of a line as a lesson: the course's numbers, honest signs, drags, veils, words."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.figures import shown
from gui.language import LANGUAGES, Language
from gui.lesson import Frame, View, with_values
from gui.lessons.slope_of_a_line import LineParams, SlopeOfALine
from gui.pictures.slopes.line import BEATS, moment
from gui.watch import source

LESSON, EN = SlopeOfALine(), Language("en")
WIDTHS = ("1", "0.1", "0.01", "0.001")


def frame_of(position: float = 0.0, asking: bool = False, **values: Any) -> Frame:
    """A moment of the lesson with these values."""
    params = replace(LineParams(), **values)
    return Frame(params, None, LESSON.trace(None, params), position, View(asking=asking))


def told(frame: Frame, code: str = "en") -> list[str]:
    return [term.text for row in LESSON.formula(frame, Language(code)) for term in row.terms]


@pytest.mark.parametrize(("step", "numbers"), [(0, ("2", "6", "2.001", "6.003")), (1, ("5", "15", "5.001", "15.003"))])
def test_the_numbers_are_those_of_the_course(step: int, numbers: tuple[str, ...]) -> None:
    frame = frame_of(step + BEATS["slope"])
    assert {*numbers, "0.003", "0.001", "3"} <= set(told(frame))
    assert "0.003 / 0.001 = 3" in LESSON.words(frame, EN)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_texts_own_numbers_are_true(code: str) -> None:
    f = 3 * Fraction("2.001"), 3 * Fraction("5.001")
    assert f == (Fraction("6.003"), Fraction("15.003"))
    words = Language(code)
    for key in ("text", "answer"):
        assert {"0.003", "15.003"} <= set(re.findall(r"\d+\.\d+", words(f"slope_of_a_line.{key}")))


@given(st.integers(-30, 60), st.sampled_from([-2.0, -1.5, -1.0, 0.0, 0.5, 1.0, 2.5, 3.0, 4.0]), st.sampled_from(WIDTHS))
def test_every_written_equation_is_true_to_the_last_digit(tenths: int, k: float, width: str) -> None:
    rows = LESSON.formula(frame_of(BEATS["slope"], a=tenths / 10, k=k, nudge=width), EN)
    first, second, height, slope = (row.terms for row in rows if row.terms)
    for value, sign, number, _, place in (first, second):
        assert sign.text == "="
        assert shown(value.text) == shown(number.text) * shown(place.text.strip("()"))
    assert height[1].text == slope[1].text == "="
    assert shown(height[0].text) == shown(height[2].text) - shown(height[4].text.strip("()"))
    assert shown(slope[0].text) * shown(slope[4].text) == shown(slope[2].text)
    assert float(shown(slope[0].text)) == k


def test_the_film_ends_with_triangles_everywhere() -> None:
    assert [step.everywhere for step in frame_of().trace] == [False, False, False, True]
    assert "Wherever" in LESSON.words(frame_of(3.0), EN)


def test_a_dragged_ball_is_the_first_place_and_its_slope_is_told() -> None:
    for value in (1.3, -9.0, 99.0):
        outcome = LESSON.drag(frame_of(2.2), "a", value)
        assert outcome == (replace(LineParams(), a=min(max(value, -3.0), 6.0)), BEATS["slope"])
    for what, wrong in (("moon", 1.0), ("a", float("nan")), ("a", "x")):
        assert LESSON.drag(frame_of(), what, wrong) is None


@pytest.mark.parametrize("position", [0.0, 0.7, 1.7, 3.0])
@pytest.mark.parametrize("code", LANGUAGES)
def test_an_open_question_is_answered_nowhere(position: float, code: str) -> None:
    frame = frame_of(position, asking=True, nudge="0.01", a=1.7)
    step = frame.step.nudge
    answers = {f"{step.f_nudged:g}", "0.03", "4.13"}
    assert not answers & set(told(frame, code))
    assert not answers & set(re.findall(r"\d+\.?\d*", LESSON.words(frame, Language(code))))


def test_another_line_has_a_question_of_its_own() -> None:
    assert LESSON.question(LineParams()) == ""
    for values in ({"k": 2.0}, {"nudge": "1"}, {"a": 3.0}):
        assert LESSON.question(with_values(LineParams(), dict(values))[0]) == "own"


def test_the_running_line_is_that_of_the_beat() -> None:
    code = source(LESSON.code(LineParams())).text
    for name, phase in BEATS.items():
        assert code.count(LESSON.running(frame_of(1 + phase))) == 1, name


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("k", [-2.0, 0.0, 3.0])
def test_up_down_and_level_have_their_words(code: str, k: float) -> None:
    said = {LESSON.words(frame_of(p / 20, k=k), Language(code)) for p in range(61)}
    assert len(said) == (13 if k else 11)  # on level ground all heights are one


def test_where_a_clicker_stops_each_leg_of_the_triangle_is_whole_or_not_there() -> None:
    for step in range(3):
        legs = [moment(frame_of(step + phase)).grown for phase in BEATS.values()]
        assert legs == [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (1.0, 1.0)]
