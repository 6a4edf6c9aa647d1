"""Slopes that change as a lesson: the course's numbers, exact slopes against rules, films, drags, veils, words."""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.figures import shown
from gui.language import LANGUAGES, Language
from gui.lesson import Frame, View, with_values
from gui.lessons.slopes_that_change import ChangeParams, SlopesThatChange
from gui.pictures.slopes.curve import SHRINKING, TINY, curve, moment, pretty, stands
from gui.watch import source

LESSON, EN = SlopesThatChange(), Language("en")
RULES = {"square": lambda a: 2 * a, "cube": lambda a: 3 * a * a, "log": lambda a: 1 / a}
OVER = 0.5  # a phase at which height over width is told
STRANGE = ("abs(a)", "1/a", "sqrt(a)", "exp(a^3)", "2", "log(-a)", "log(-1-a^2)", "a^a", "10^(50a)", "relu(a)",
           "tan(a)", "sin(1/a)", "1e-9a", "1e90", "sqrt(-1)")  # fmt: skip


def frame_of(position: float = 0.0, asking: bool = False, **values: Any) -> Frame:
    """A moment of the lesson with these values."""
    params = replace(ChangeParams(), **values)
    trace = LESSON.trace(None, params)
    return Frame(params, None, trace, min(position, len(trace) - 1), View(asking=asking))


def told(frame: Frame, code: str = "en") -> list[str]:
    return [term.text for row in LESSON.formula(frame, Language(code)) for term in row.terms]


@pytest.mark.parametrize(
    ("f", "a", "numbers"),
    [
        ("square", 2.0, ("4", "4.004001", "0.004001", "4.001")), ("square", 5.0, ("25", "25.010001", "10.001")),
        ("cube", 2.0, ("8", "8.012006", "12.006")), ("log", 2.0, ("0.69314718", "0.69364706", "0.49988")),
    ],
)  # fmt: skip
def test_a_nudge_of_a_thousandth_has_the_numbers_of_the_course(f: str, a: float, numbers: tuple[str, ...]) -> None:
    assert set(numbers) <= set(told(frame_of(3 + OVER, f=f, a=a)))


@pytest.mark.parametrize(("f", "slope"), [("square", "4"), ("cube", "12"), ("log", "0.5")])
def test_in_the_end_the_slope_is_exact(f: str, slope: str) -> None:
    frame = frame_of(4, f=f)
    assert slope in told(frame)
    assert f" {slope}:" in LESSON.words(frame, EN)


@pytest.mark.parametrize("f", RULES)
@given(tenths=st.integers(1, 29))
def test_exact_slopes_are_those_of_the_rules_of_a_table(f: str, tenths: int) -> None:
    a = tenths / 10
    step = frame_of(4, f=f, a=a).step
    assert step.slope == pytest.approx(RULES[f](a), rel=1e-12)


@given(st.integers(-39, 54), st.sampled_from(["square", "cube", "log"]), st.integers(0, 3))
def test_every_written_equals_is_true_to_the_last_digit(tenths: int, f: str, step: int) -> None:
    frame = frame_of(step + OVER, f=f, a=tenths / 10)
    rows = [row.terms for row in LESSON.formula(frame, EN) if row.terms]
    if len(rows) < 4:
        return
    height, slope = rows[2], rows[3]
    if height[1].text == "=":
        assert shown(height[0].text) == shown(height[2].text) - shown(height[4].text.strip("()"))
    if slope[1].text == "=":
        assert shown(slope[0].text) * shown(slope[4].text) == shown(slope[2].text)
    assert height[1].text == slope[1].text == "=" or f != "square"


def test_the_nudge_shrinks_tenfold_and_then_is_gone() -> None:
    trace = frame_of().trace
    assert [step.nudge.width for step in trace] == [*SHRINKING, SHRINKING[-1]]
    assert [step.exact for step in trace] == [False] * 4 + [True]
    errors = [abs(step.nudge.slope - step.slope) for step in trace[:4]]
    assert errors == pytest.approx([1.0, 0.1, 0.01, 0.001], rel=1e-6)  # on a square: the width itself


def test_a_walk_stands_at_every_tenth_where_there_is_a_curve() -> None:
    for f in ("square", "cube", "log"):
        trace = frame_of(act="trace", f=f).trace
        places = [step.nudge.a for step in trace]
        assert all(b - a == pytest.approx(0.1) for a, b in itertools.pairwise(places))
        assert all(step.slope == pytest.approx(RULES[f](step.nudge.a), abs=1e-12) for step in trace)
    assert min(step.nudge.a for step in frame_of(act="trace", f="log").trace) == 0.1
    assert 0.0 not in [step.nudge.a for step in frame_of(act="trace", f="own", own="abs(a)").trace]


def test_too_small_a_nudge_loses_everything_and_the_best_lies_between() -> None:
    trace = frame_of(act="tiny").trace
    errors = [abs(step.nudge.slope - step.slope) for step in trace]
    best = errors.index(min(errors))
    assert 6 <= best <= 9
    assert trace[-1].nudge.slope == 0.0
    assert [step.nudge.width for step in trace] == list(TINY)
    assert "cannot tell" in LESSON.words(frame_of(16, act="tiny"), EN)
    assert "bends" in LESSON.words(frame_of(1, act="tiny"), EN)
    assert "digits" in LESSON.words(frame_of(14, act="tiny"), EN)


@pytest.mark.parametrize("act", ["nudge", "trace", "tiny"])
@pytest.mark.parametrize("own", STRANGE)
def test_strange_formulas_are_told_in_words_without_nan(act: str, own: str) -> None:
    for position in (0.0, 0.5, 1.0, 3.5, 4.0, 16.0, 79.0):
        for a in (-4.0, 0.0, 2.0):
            frame = frame_of(position, act=act, f="own", own=own, a=a)
            for code in LANGUAGES:
                said = LESSON.words(frame, Language(code)) + " ".join(told(frame, code))
                assert not re.search(r"nan|inf\b|\d\.\d{9,}", said), said
            assert math.isfinite(moment(frame).a)


def test_where_there_is_no_value_one_stands_elsewhere() -> None:
    assert stands(ChangeParams(f="log", a=-1.0)) == 2.0
    assert stands(ChangeParams(f="own", own="1/a", a=0.0)) == 1.0
    assert stands(ChangeParams(f="square", a=99.0)) == 5.5


def test_a_drag_moves_the_place_or_the_time() -> None:
    assert LESSON.drag(frame_of(2.0), "a", 3.3) == (ChangeParams(a=3.3), 2.0)
    params, position = LESSON.drag(frame_of(0.0, act="trace"), "a", 3.3) or (None, 0.0)
    assert params == ChangeParams(act="trace")
    assert frame_of(position, act="trace").step.nudge.a == 3.3
    assert LESSON.drag(frame_of(f="log"), "a", -0.3) is None
    for what, value in (("moon", 1.0), ("a", math.nan), ("a", "x")):
        assert LESSON.drag(frame_of(), what, value) is None


@pytest.mark.parametrize("code", LANGUAGES)
def test_open_questions_are_answered_nowhere(code: str) -> None:
    for act, position, answers in (("nudge", 3.5, {"4.004001", "0.004001", "4.001"}), ("nudge", 4.0, {"4.001"}),
                                   ("trace", 70.0, {"6"}), ("tiny", 16.0, {"0", "4.0"})):  # fmt: skip
        frame = frame_of(position, asking=True, act=act)
        said = {*told(frame, code), *re.findall(r"\d+\.?\d*", LESSON.words(frame, Language(code)))}
        assert not answers & said, (act, said)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_texts_own_numbers_are_true(code: str) -> None:
    words = Language(code)
    assert round(2.001**2, 9) == 4.004001
    assert round(5.001**2, 9) == 25.010001
    for key, numbers in (("text", {"4.004001", "4.001"}), ("answer_nudge", {"4.004001", "0.004001", "4.001"}),
                         ("notes", {"25.010001", "10.001", "8.012006", "12.006", "0.49988"})):  # fmt: skip
        assert numbers <= set(re.findall(r"\d+\.\d+", words(f"slopes_that_change.{key}")))


@pytest.mark.parametrize("act", ["nudge", "trace", "tiny"])
def test_every_act_has_two_questions_and_running_lines(act: str) -> None:
    assert LESSON.question(ChangeParams(act=act)) == act
    assert LESSON.question(ChangeParams(act=act, f="cube")) == act + "_own"
    frame = frame_of(0.5, act=act)
    assert source(LESSON.code(frame.params)).line(LESSON.running(frame)) is not None


def test_stops_are_whole_places_and_every_beat() -> None:
    frame = frame_of()
    assert LESSON.stops(frame.trace, frame.params) == (0.0, 0.4, 1.0, 1.4, 2.0, 2.4, 3.0, 3.4, 4.0)
    frame = frame_of(act="trace")
    places = [frame.trace[int(stop)].nudge.a for stop in LESSON.stops(frame.trace, frame.params)]
    assert places == [*range(-4, 6), 5.5]


def test_only_formulas_that_can_be_read_become_params() -> None:
    assert with_values(ChangeParams(), {"own": "2a +"}) == (ChangeParams(), ["own"])
    assert with_values(ChangeParams(), {"own": "2a + 1"})[0].own == "2a + 1"
    assert LESSON.hidden(ChangeParams()) == {"own"}
    assert LESSON.hidden(ChangeParams(f="own")) == frozenset()


@pytest.mark.parametrize(
    ("text", "written"),
    [("a^2-2*a", "a²−2·a"), ("a**3", "a³"), ("a^25", "a^25"), ("a^2.5", "a^2.5"), (" a   + 1 ", "a + 1"),
     ("2^a^2", "2^a²")],
)  # fmt: skip
def test_formulas_are_written_as_in_a_book(text: str, written: str) -> None:
    assert pretty(text) == written


def test_the_same_text_is_the_same_curve() -> None:
    assert curve("a^2") is curve("a^2")
    assert curve("sin(a)").y.low < -1.0 < 1.0 < curve("sin(a)").y.high
