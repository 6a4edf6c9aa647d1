"""The one-dimensional trap as a lesson: every line was really run, the texts are true, drags, veils, the clicker."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from core.console import say
from gui.language import LANGUAGES, Language
from gui.lesson import Frame, View
from gui.lessons.rank_one import RankOne, TrapParams
from gui.pictures.rank_one.film import LOW, TOP, TRUTH, Guard, Harm, Looks
from gui.pictures.rank_one.harm import means
from gui.watch import source

LESSON = RankOne()
EN = Language("en")
ACTS = ("looks", "harm", "guard")


def frame_of(position: float = 0.0, asking: bool = False, **values: Any) -> Frame:
    params = replace(TrapParams(), **values)
    return Frame(params, None, LESSON.trace(None, params), position, View(asking=asking))


def told(frame: Frame, code: str = "en") -> str:
    say_ = Language(code)
    terms = (term for row in LESSON.formula(frame, say_) for term in row.terms)
    return LESSON.words(frame, say_) + " ".join(term.text for term in terms)


@pytest.mark.parametrize("n", range(2, 7))
def test_the_three_arrays_hold_the_same_numbers_and_their_shapes_are_those_that_were_printed(n: int) -> None:
    for k, last in enumerate(("a.shape", "a.T.shape", "np.dot(a, a.T).shape")):
        step: Looks = frame_of(k, n=n).step
        assert [talk[-1].line for talk in step.talks] == [last] * 3
        assert [talk[-1].out for talk in step.talks] == [str(np.shape(value)) for value in step.values]
    first: Looks = frame_of(0, n=n).step
    assert all(value.ravel().tolist() == first.values[0].tolist() for value in first.values)
    assert [talk[-1].out for talk in first.talks] == [f"({n},)", f"({n}, 1)", f"(1, {n})"]
    turned: Looks = frame_of(1, n=n).step
    assert [np.shape(value) for value in turned.values] == [(n,), (1, n), (n, 1)]


@pytest.mark.parametrize("n", range(2, 7))
def test_right_answers_get_a_wrong_mean_from_numpy_itself(n: int) -> None:
    step: Harm = frame_of(2, act="harm", n=n).step
    got, meant = means(step)
    assert float(step.talk[-1].out) == pytest.approx(got) == (n * n - 1) / 6
    assert meant == 0.0
    assert not any(said.warnings or said.error for said in step.talk)
    mended: Harm = frame_of(3, act="harm", n=n).step
    assert float(mended.talk[-1].out) == means(mended)[0] == 0.0


def test_an_own_answer_is_what_numpy_was_given() -> None:
    step: Harm = frame_of(3, act="harm", answers=(6.5, *TRUTH[1:])).step
    assert float(step.talk[-1].out) == pytest.approx(5.5**2 / 5) == pytest.approx(means(step)[1])


def test_python_refuses_with_the_words_it_uses_for_everybody() -> None:
    steps: list[Guard] = [frame_of(k, act="guard").step for k in range(4)]
    assert steps[0].talk[-1].error == "AssertionError"
    assert (steps[1].talk[-1].error, steps[1].talk[-1].warnings) == ("", ())
    with pytest.raises(TypeError) as refused:
        np.random.randn((5, 1))  # type: ignore[call-overload]  # noqa: NPY002
    assert steps[2].talk[-1].error == f"TypeError: {refused.value}"
    with pytest.raises(SyntaxError) as broken:
        compile("assert(a.shape = (5, 1))", "x", "exec")
    assert steps[3].talk[-1].error == f"SyntaxError: {broken.value.msg}"
    assert [np.shape(step.value) for step in steps] == [(5,), (5, 1), (5, 1), (5, 1)]


def test_what_the_texts_advise_is_true() -> None:
    names: dict[str, Any] = {"np": np}
    assert say("np.random.randn(5, 1).shape", names).out == say("np.zeros((5, 1)).shape", names).out == "(5, 1)"
    a = np.arange(5.0).reshape(5, 1)
    assert np.linalg.matrix_rank(a @ a.T) == 1
    for code in LANGUAGES:
        assert "4.0" in Language(code)("rank_one.answer_harm")
        assert "(n² − 1)/6" in Language(code)("rank_one.answer_harm")
    far: Harm = frame_of(2, act="harm", answers=(TOP, *TRUTH[1:])).step
    assert means(far)[0] < means(far)[1]  # "may even be lower than the one that was meant"


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_while_a_question_is_open_nothing_that_answers_it_is_told(act: str, code: str) -> None:
    frame = frame_of(2.0, act=act)
    asked = replace(frame, view=View(asking=True))
    assert "4.0" in told(frame_of(2.0, act="harm"), code)
    for answer in ("(5, 5)", "4.0", "()", "25", "AssertionError", "reshape", "5.19"):
        assert answer not in told(asked, code)


@pytest.mark.parametrize("act", ACTS)
def test_every_stop_of_the_clicker_tells_something_new(act: str) -> None:
    frame = frame_of(act=act)
    stops = LESSON.stops(frame.trace, frame.params)
    assert stops[-1] <= len(frame.trace) - 1
    said = [LESSON.words(replace(frame, position=stop), EN) for stop in stops]
    assert all(one != two for one, two in pairwise(said))


@pytest.mark.parametrize("act", ACTS)
def test_the_running_line_of_every_step_stands_once_in_the_shown_source(act: str) -> None:
    text = source(LESSON.code(TrapParams(act=act))).text
    lines = [LESSON.running(frame_of(float(k), act=act)) for k in range(len(frame_of(act=act).trace))]
    assert any(lines)
    assert all(text.count(line) == 1 for line in lines if line)


def test_the_length_and_the_answers_can_be_dragged_and_nothing_else() -> None:
    assert LESSON.drag(frame_of(1.0), "n", 3) == (TrapParams(n=3), 1.0)
    assert LESSON.drag(frame_of(1.0), "n", 99) == (TrapParams(n=6), 1.0)
    outcome = LESSON.drag(frame_of(2.0, act="harm"), "A:1", 3.3)
    assert outcome == (TrapParams(act="harm", answers=(1.0, 3.3, *TRUTH[2:])), 2.0)
    low = LESSON.drag(frame_of(act="harm"), "A:0", -9.0)
    assert low is not None
    assert low[0].answers[0] == LOW
    assert LESSON.drag(frame_of(), "A:1", 1.0) is None
    assert LESSON.drag(frame_of(), "moon", 1.0) is None
    assert LESSON.drag(frame_of(), "n", math.nan) is None


def test_the_question_speaks_of_what_is_there() -> None:
    assert [LESSON.question(TrapParams(act=act)) for act in ACTS] == list(ACTS)
    moved = (2.0, *TRUTH[1:])
    assert LESSON.question(TrapParams(act="harm", answers=moved)) == "harm_own"
    assert LESSON.question(TrapParams(act="harm", answers=(*TRUTH[:5], 1.0))) == "harm"  # the sixth is not seen
    assert [LESSON.question(TrapParams(act=act, n=4)) for act in ACTS] == [f"{act}_own" for act in ACTS]
    assert "(4, 1)" in LESSON.words(frame_of(2.5, act="guard", n=4), EN)
