"""m examples: what is written is what stands in X and Y, and Python really says what is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.language import LANGUAGES, Language
from gui.lesson import Frame, View
from gui.lessons.notation import Notation, NotationParams
from gui.pictures.notation.film import COMPANY, SIDES, pixel
from gui.samples import drawn
from gui.watch import source

LESSON = Notation()
EN = Language("en")


def frame_of(position: float = 0.0, view: View | None = None, **values: Any) -> Frame:
    params = replace(NotationParams(), **values)
    scene = LESSON.scene(params)
    return Frame(params, scene, LESSON.trace(scene, params), position, view or View())


def written(frame: Frame) -> str:
    return "\n".join("".join(t.text + t.sub for t in row.terms) or row.head for row in LESSON.formula(frame, EN))


def test_all_pictures_are_there() -> None:
    assert len(COMPANY) == 8
    assert all(drawn(name) is not None for name in COMPANY)


@pytest.mark.parametrize("m", [2, 5, 8])
@pytest.mark.parametrize("side", SIDES)
def test_the_written_shapes_are_those_of_the_arrays(m: int, side: str) -> None:
    for k in range(m + 1):
        frame = frame_of(k, m=m, side=side)
        assert frame.step.X.shape == (3 * SIDES[side] ** 2, k)
        assert f"X.shape={frame.step.X.shape}" in written(frame)
        assert f"Y.shape={frame.step.Y.shape}" in written(frame)
        assert f"{3 * SIDES[side] ** 2:,}" in written(frame)


@given(st.integers(0, 300), st.integers(0, 9), st.sampled_from(["2", "4", "8"]), st.sampled_from(["columns", "rows"]))
def test_the_chosen_number_is_the_one_at_the_written_place(row: int, example: int, side: str, act: str) -> None:
    frame = frame_of(1.0 if act == "rows" else 5.0, act=act, side=side, row=row, example=example)
    X, Y = frame_of(5.0, side=side).step.X, frame_of(5.0, side=side).step.Y
    scope = {"X": X.T if act == "rows" else X, "Y": Y.T if act == "rows" else Y}
    found = 0
    for line in LESSON.formula(frame, EN):
        if line.terms and line.terms[0].text.startswith(("X[", "Y[")):
            assert eval(line.terms[0].text, {"__builtins__": {}}, scope) == line.terms[-1].value
            found += 1
    assert found == 2


@given(st.integers(0, 191))
def test_a_row_is_one_colour_of_one_pixel_in_every_picture(row: int) -> None:
    scene = frame_of(side="8").scene
    y, x, c = pixel(8, row)
    X = frame_of(5.0, side="8").step.X
    np.testing.assert_array_equal(X[row], scene.small[:, y, x, c])


def test_rows_are_refused_by_numpy_itself_and_columns_give_the_brightness_of_every_picture() -> None:
    asked, right = frame_of(2.0, act="rows").step, frame_of(3.0, act="rows").step
    assert asked.X.shape == (5, 12)
    assert asked.talk[1].error == "ValueError: shapes (1,12) and (5,12) not aligned: 12 (dim 1) != 5 (dim 0)"
    assert not right.talk[1].error
    small = frame_of(act="rows").scene.small
    np.testing.assert_allclose(right.talk[1].value, small.reshape(5, -1).mean(axis=1)[None], rtol=1e-12)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("act", ["columns", "rows"])
def test_an_open_question_is_not_answered_by_words_or_numbers(code: str, act: str) -> None:
    language = Language(code)
    for position in (0.0, 1.4, 3.0):
        frame = frame_of(position, View(asking=True), act=act)
        said = LESSON.words(frame, language)
        rows = "".join(term.text for row in LESSON.formula(frame, language) for term in row.terms)
        for answer in ("12", "(5", "ValueError"):
            assert answer not in said + rows
        assert LESSON.running(frame) == ""


@pytest.mark.parametrize("act", ["columns", "rows"])
def test_the_running_line_stands_once_in_the_shown_code(act: str) -> None:
    params = replace(NotationParams(), act=act)
    text = source(LESSON.code(params)).text
    lines = {LESSON.running(frame_of(p, act=act)) for p in (0.0, 0.3, 0.8, 1.0, 2.0, 3.0)} - {""}
    assert lines
    assert all(text.count(line) == 1 for line in lines)


def test_the_answer_s_shapes_are_those_of_the_default() -> None:
    step = frame_of(5.0).step
    for code in LANGUAGES:
        answer = Language(code)("notation.answer_columns")
        assert str(step.X.shape) in answer
        assert str(step.Y.shape) in answer


def test_another_number_of_examples_gets_a_question_that_holds_for_it() -> None:
    assert LESSON.question(NotationParams()) == "columns"
    assert LESSON.question(NotationParams(m=4)) == "columns_own"
    assert LESSON.question(NotationParams(act="rows", side="4")) == "rows_own"


@given(st.tuples(st.integers(-5, 9999), st.integers(-3, 30)), st.sampled_from(["2", "64"]))
def test_a_dragged_number_stays_inside(place: tuple[int, int], side: str) -> None:
    outcome = LESSON.drag(frame_of(2.0, side=side), "cell", place)
    assert outcome is not None
    params, position = outcome
    assert position == 2.0
    assert 0 <= params.row < 3 * SIDES[side] ** 2
    assert 0 <= params.example < 5
    assert LESSON.drag(frame_of(), "ball", place) is None
    assert LESSON.drag(frame_of(), "cell", "x") is None
