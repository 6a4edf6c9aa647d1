"""dot or *: every line that can be put together is really run, and what is said of it is so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.language import LANGUAGES, Language
from gui.lesson import Frame, View
from gui.lessons.dot_or_star import RUNS, DotOrStar, StarParams
from gui.pictures.dot_or_star.case import arrays, case, size
from gui.pictures.dot_or_star.line import ACTS, WALKS, changed, line_of, lines_for
from gui.pictures.dot_or_star.sums import base, sentence, summed
from gui.watch import source

LESSON = DotOrStar()
EN = Language("en")
BUILT = [(act, text) for act in ACTS for text in lines_for(act)]


def frame_of(position: float = 0.0, view: View | None = None, **values: Any) -> Frame:
    params = replace(StarParams(), **values)
    return Frame(params, None, LESSON.trace(None, params), position, view or View())


@pytest.mark.parametrize(("act", "text"), BUILT)
@pytest.mark.parametrize(("n", "m"), [(3, 4), (1, 1), (4, 4), (2, 5)])
def test_every_line_is_what_numpy_makes_of_it(act: str, text: str, n: int, m: int) -> None:
    n, m = size(replace(StarParams(), act=act, n=n, m=m))
    of, names = case(text, act, n, m), arrays(n, m)
    whole = f"{of.line.text()} + {of.line.text(of.line.others) if act == 'cost' else 'b'}"
    try:
        made = eval(whole, {"__builtins__": {}}, names)
    except ValueError:
        assert of.verdict == "error"
        assert of.result is None
        assert of.error.startswith("ValueError")
        return
    np.testing.assert_allclose(of.result, made)
    if act != "cost":
        want = names["w"].T @ names["X"] + names["b"]
        same = made.shape == want.shape and np.allclose(made, want)
        assert (of.verdict == "right") == same
    for half in of.halves:
        for i, j in np.ndindex(*of.result.shape):
            pairs, total = summed(of, half, i, j)
            assert sum(x * y for x, y in pairs) + base(half, i, j) == pytest.approx(total)


@pytest.mark.parametrize("act", ["z", "square"])
def test_the_written_sums_are_sums_of_whole_numbers(act: str) -> None:
    for step in frame_of(act=act).trace:
        if step.stage == "cell":
            left, right = sentence(step.of, step.half, 0, step.column).split(" = ")
            assert eval(left.replace("·", "*"), {"__builtins__": {}}) == int(right)


def test_the_answers_tell_what_happens() -> None:
    assert case("* w X", "z", 3, 4).result.shape == (3, 4)
    assert case("* w X", "z", 3, 4).verdict == "shape"
    assert case("* w.T X", "square", 3, 3).verdict == "shape"
    turned = case("np.dot w.T X.T", "square", 3, 3)
    assert (turned.result.shape, turned.verdict) == ((1, 3), "numbers")
    assert case("np.dot Y np.log(A)", "cost", 3, 4).verdict == "error"
    pairs = case("* Y.T np.log(A)", "cost", 3, 4)
    assert (pairs.result.shape, pairs.verdict) == ((4, 4), "numbers")
    assert {case(text, "cost", 3, 4).verdict for text in WALKS["cost"][:2]} == {"right"}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("act", ACTS)
def test_words_are_there_for_every_moment_and_an_open_question_is_not_answered(code: str, act: str) -> None:
    language = Language(code)
    trace = frame_of(act=act).trace
    for k in range(len(trace)):
        assert LESSON.words(frame_of(k, act=act), language)
        assert LESSON.formula(frame_of(k, act=act), language)
        asked = frame_of(k, View(asking=True), act=act)
        assert LESSON.words(asked, language) == language(f"dot_or_star.words.ask_{act}")
        assert LESSON.running(asked) == ""
        assert LESSON.formula(asked, language) == LESSON.formula(frame_of(0.0, act=act), language)


@pytest.mark.parametrize(("act", "text"), BUILT)
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_line_has_its_meaning(act: str, text: str, code: str) -> None:
    for n, m in ((3, 4), (1, 1), (1, 3), (4, 4)):
        frame = frame_of(act=act, line=f"{act}:{text}", n=n, m=m)
        last = replace(frame, position=float(len(frame.trace) - 1))
        assert last.step.stage == "told"
        assert LESSON.words(last, Language(code)).startswith("It means" if code == "en" else "意思是")


def test_the_running_lines_stand_once_in_the_shown_code() -> None:
    for act in ACTS:
        text = source(LESSON.code(StarParams(act=act))).text
        for line in WALKS[act]:
            if line in RUNS:
                assert text.count(RUNS[line]) == 1


def test_where_an_at_stands_in_the_line_the_code_beside_it_has_an_at_too() -> None:
    for act, text in BUILT:
        params = StarParams(act=act, line=f"{act}:{text}")
        shown = source(LESSON.code(params)).text
        if text in RUNS:
            line = next(row for row in shown.splitlines() if RUNS[text] in row)
            assert line_of(text).op in line
            assert shown.count(RUNS[text]) == 1


def test_the_last_picture_of_the_cost_holds_all_of_p_and_j_is_its_mean() -> None:
    for text in WALKS["cost"]:
        trace = frame_of(act="cost", line=f"cost:{text}").trace
        of, last = trace[-1].of, trace[-1].half
        if not of.fits:
            assert len(of.halves) == 1
            continue
        assert [step.part for step in trace if step.stage in ("second", "told")] == [1, 1]
        np.testing.assert_allclose(last.result, of.result)
        assert -last.result.sum() / of.m == pytest.approx(float(of.last.value))
        assert [said.line for said in of.typed] == [f"P = {of.line.text()}", f"P = {of.line.text(of.line.others)} + P"]
    star = case("* Y np.log(A)", "cost", 3, 4)
    np.testing.assert_allclose(star.result, np.log([[0.9, 0.8, 0.6, 0.5]]))  # what each truth was given
    assert case("np.dot Y np.log(A).T", "cost", 3, 4).typed[1].line == "P = np.dot(1 - Y, np.log(1 - A).T) + P"
    assert case("@ Y.T np.log(A)", "cost", 3, 4).typed[1].line == "P = (1 - Y).T @ np.log(1 - A) + P"


@given(st.sampled_from(BUILT), st.sampled_from(["first", "second", "op", "swap"]))
def test_a_changed_piece_makes_another_line_of_the_same_act(built: tuple[str, str], slot: str) -> None:
    act, text = built
    line = line_of(text)
    assert line.written() == text
    value = "@" if slot == "op" else not line.turned[slot == "second"]
    made = changed(line, slot, value).written()
    assert made in lines_for(act)
    outcome = LESSON.drag(frame_of(act=act), "to:" + made, made)
    assert outcome is not None
    assert outcome[0].line == f"{act}:{made}"
    assert LESSON.drag(frame_of(act=act), "to", "rm -rf") is None
    assert LESSON.drag(frame_of(act=act), "walk", "") == (replace(StarParams(), act=act), 0.0)


def test_another_size_gets_a_question_that_holds_for_it() -> None:
    assert LESSON.question(StarParams()) == "z"
    assert LESSON.question(StarParams(m=5)) == "z_own"
    assert LESSON.question(StarParams(act="square", m=2)) == "square"
    assert LESSON.question(StarParams(act="cost", m=2)) == "cost"
