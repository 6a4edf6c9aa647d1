"""Broadcasting as a lesson: NumPy's own words, the texts' numbers, drags, typed shapes, veils, the clicker."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from itertools import pairwise, product
from typing import Any

import numpy as np
import pytest

from core.shapes import read_shape
from gui.language import LANGUAGES, Language
from gui.lesson import Frame, View, with_values
from gui.lessons.broadcasting import ACTS, Broadcasting, BroadcastParams
from gui.pictures.broadcasting.film import HIGHEST, TABLE, case, done, eatable, meal
from gui.watch import source

LESSON = Broadcasting()
OWN = ["()", "(1,)", "(4,)", "(3, 1)", "(3, 4)", "(2, 3, 4)", "(100, 100, 100)", "(64, 64, 3)"]
EXTREMES: list[dict[str, Any]] = [{"act": act} for act in ACTS] + [
    {"act": "own", "A": a, "B": b} for a, b in product(OWN, OWN)
] + [{"act": "food", "food": food} for food in ((0.0,) * 12, (1e30,) * 12, (-5.0,) * 12)]  # fmt: skip


def frame_of(position: float = 0.0, asking: bool = False, **values: Any) -> Frame:
    params = replace(BroadcastParams(), **values)
    return Frame(params, None, LESSON.trace(None, params), position, View(asking=asking))


def end_of(**values: Any) -> Frame:
    frame = frame_of(**values)
    return replace(frame, position=float(len(frame.trace) - 1))


def told(frame: Frame, code: str = "en") -> str:
    say = Language(code)
    terms = (term for row in LESSON.formula(frame, say) for term in row.terms)
    return LESSON.words(frame, say) + " " + " ".join(term.text + term.above for term in terms)


@pytest.mark.parametrize("values", EXTREMES)
def test_the_shape_or_the_error_is_what_numpy_says_when_asked_directly(values: dict[str, Any]) -> None:
    of = end_of(**values).step.of
    if values["act"] == "food":
        return
    try:
        shape, error = (np.zeros(of.a, bool) + np.zeros(of.b, bool)).shape, ""
    except ValueError as wrong:
        shape, error = (), f"ValueError: {wrong}"
    assert of.said.error == error
    assert error or (of.said.out == str(shape) and of.room == shape)
    assert bool(error) == bool(of.clash)


def test_the_percentages_are_those_of_a_loop() -> None:
    of = meal(TABLE)
    for j in range(4):
        total = sum(TABLE[j::4])
        assert of.cal[j] == total
        assert [of.percent[i, j] for i in range(3)] == pytest.approx([100 * TABLE[4 * i + j] / total for i in range(3)])
    assert of.said[2].out == "(1, 4)"
    assert not any(said.error or said.warnings for said in of.said)


@pytest.mark.parametrize("values", EXTREMES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_no_shapes_and_no_table_break_the_words_or_the_numbers(values: dict[str, Any], code: str) -> None:
    frame = frame_of(**values)
    for position in range(len(frame.trace)):
        text = told(replace(frame, position=float(position)), code)
        assert not re.search(r"\bnan\b|inf|\{|None|\d\.\d{9,}", text)


def test_a_table_from_anywhere_becomes_one_that_has_percentages() -> None:
    for food in ((0.0,) * 12, (-3.0,) * 12, (1e300,) * 12, TABLE):
        good = eatable(food)
        assert all(0 <= v <= HIGHEST for v in good)
        assert np.isfinite(meal(good).percent).all()
    assert eatable(TABLE) == TABLE


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("act", ACTS)
def test_while_a_question_is_open_nothing_that_answers_it_is_told(act: str, code: str) -> None:
    asked = replace(end_of(act=act), view=View(asking=True))
    assert not re.search(r"ValueError|✗|✓|63\.3|150|412|\(1, 4\)", told(asked, code))
    assert LESSON.running(asked) == ""
    assert len(told(asked, code)) < len(told(replace(asked, view=View()), code))


def test_a_dragged_length_makes_the_shapes_ones_own_and_shows_the_outcome() -> None:
    outcome = LESSON.drag(frame_of(act="row"), "B:0", 3.0)
    assert outcome is not None
    params, position = outcome
    assert (params.act, params.A, params.B) == ("own", "(3, 4)", "(3,)")
    frame = Frame(params, None, LESSON.trace(None, params), position)
    assert frame.step.stage == "refuse"
    for value, kept in ((-4.0, 1), (1e9, 100), (2.0, 2)):
        outcome = LESSON.drag(frame_of(act="own"), "A:1", value)
        assert outcome is not None
        assert read_shape(outcome[0].A) == (3, kept)


def test_a_dragged_calorie_changes_its_own_column_only() -> None:
    outcome = LESSON.drag(frame_of(act="food"), "food:2", 55.0)
    assert outcome is not None
    params, position = outcome
    before, after = meal(TABLE).percent, Frame(params, None, LESSON.trace(None, params), position).step.of.percent
    assert (before[:, [0, 1, 3]] == after[:, [0, 1, 3]]).all()
    assert after[0, 2] == pytest.approx(100 * 55 / 200)
    food = tuple(0.0 if k % 4 == 0 and k else v for k, v in enumerate(TABLE))
    outcome = LESSON.drag(frame_of(act="food", food=food), "food:0", -20.0)
    assert outcome is not None
    assert outcome[0].food[0] == 1.0


@pytest.mark.parametrize(
    ("act", "what", "value"),
    [("row", "food:1", 3.0), ("food", "A:0", 3.0), ("row", "B:1", 3.0), ("row", "A:x", 3.0), ("row", "moon", 3.0),
     ("row", "A:0", math.nan), ("food", "food:12", 3.0), ("food", "food:1", math.inf), ("row", "A:0", "3")],
)  # fmt: skip
def test_a_drag_that_does_not_belong_to_the_act_means_nothing(act: str, what: str, value: Any) -> None:
    assert LESSON.drag(frame_of(act=act), what, value) is None


def test_only_shapes_that_can_be_read_become_params() -> None:
    params, refused = with_values(BroadcastParams(), {"A": "(3, x)", "B": "5, 2"})
    assert refused == ["A"]
    assert (params.A, params.B) == ("(3, 1)", "5, 2")


@pytest.mark.parametrize("values", EXTREMES[:70])
def test_every_stop_of_the_clicker_tells_something_new(values: dict[str, Any]) -> None:
    frame = frame_of(**values)
    stops = LESSON.stops(frame.trace, frame.params)
    assert list(stops) == list(range(len(frame.trace)))
    said = [LESSON.words(replace(frame, position=stop), Language("en")) for stop in stops]
    assert all(one != two for one, two in pairwise(said))


@pytest.mark.parametrize("values", [*EXTREMES[:5], {"act": "own", "A": "(4,)", "B": "(2, 1)"}])
def test_the_running_line_of_every_stage_stands_once_in_the_shown_source(values: dict[str, Any]) -> None:
    frame = frame_of(**values)
    text = source(LESSON.code(frame.params)).text
    lines = [LESSON.running(replace(frame, position=float(k))) for k in range(1, len(frame.trace))]
    assert all(text.count(line) == 1 for line in lines)
    assert all(lines)


def test_only_the_stages_in_which_something_happens_are_played() -> None:
    def stages(a: str, b: str) -> list[str]:
        return [step.stage for step in LESSON.trace(None, BroadcastParams("own", a, b))]

    assert stages("(3, 4)", "(3, 4)") == ["given", "align", "add"]
    assert stages("(3, 4)", "(3, 1)") == ["given", "align", "stretch", "add"]
    assert stages("(3, 4)", "(4,)") == ["given", "align", "pad", "stretch", "add"]
    assert stages("(3, 4)", "(3,)") == ["given", "align", "pad", "differ", "refuse"]


def test_a_stage_happens_on_the_way_to_it_and_stays() -> None:
    frame = frame_of(act="row")
    way = [done(replace(frame, position=p), "pad") for p in (0.0, 1.0, 1.5, 1.9, 2.0, 4.0)]
    assert way == sorted(way)
    assert (way[0], way[1], way[-2], way[-1]) == (0.0, 0.0, 1.0, 1.0)
    assert 0.0 < way[2] < way[3] < 1.0


def test_the_numbers_of_the_texts_are_those_of_the_code() -> None:
    assert case((4, 1), (4,)).said.out == "(4, 4)"
    assert case((3, 4), (3, 1)).said.out == "(3, 4)"
    assert case((64, 64, 3), (3,)).said.out == "(64, 64, 3)"
    assert case((3, 1), (4,)).said.out == "(3, 4)"
    assert case((3, 4), (3,)).said.error
    assert not case((3, 4), (4,)).said.error
    for code in LANGUAGES:
        assert "63.3" in told(end_of(act="food"), code)


def test_shapes_are_typed_only_where_they_are_ones_own() -> None:
    assert [LESSON.hidden(BroadcastParams(act=act)) for act in ACTS] == [{"A", "B"}] * 3 + [frozenset(), {"A", "B"}]
    assert {LESSON.question(BroadcastParams(act=act)) for act in ACTS} == set(ACTS)
