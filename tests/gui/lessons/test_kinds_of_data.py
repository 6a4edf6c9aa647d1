"""Structured and unstructured data: the written numbers are those of the things, and only names survive the shuffle."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.language import LANGUAGES, Language
from gui.lesson import Frame, View
from gui.lessons.kinds_of_data import DataParams, KindsOfData
from gui.pictures.kinds_of_data.film import FIELDS, HOUSES, KINDS, SEEN, cells
from gui.watch import source

LESSON = KindsOfData()
EN = Language("en")


def frame_of(position: float = 0.0, view: View | None = None, **values: Any) -> Frame:
    params = replace(DataParams(), **values)
    scene = LESSON.scene(params)
    return Frame(params, scene, LESSON.trace(scene, params), position, view or View())


@given(st.floats(-100, 9000), st.tuples(st.floats(-5, 80), st.floats(-5, 80)))
def test_the_written_numbers_are_those_of_the_column_wherever_the_windows_lie(
    sample: float, pixel: tuple[float, float]
) -> None:
    frame = frame_of(1.0, sample_at=sample, pixel=pixel)
    for kind in KINDS:
        column = frame.scene.columns[kind]
        assert column.shape[1] == 1
        for cell in cells(frame, kind):
            assert column[cell.row, 0] == cell.value
    assert len(cells(frame, "sound")) == SEEN
    assert [cell.role for cell in cells(frame, "picture")] == ["red", "green", "blue"] * 3


def test_the_pixel_that_is_written_is_the_one_under_the_window() -> None:
    frame = frame_of(1.0, pixel=(20.2, 33.4))
    values = [cell.value for cell in cells(frame, "picture")]
    assert values == frame.scene.square[20, 33:36].ravel().tolist()


def test_the_counts_in_the_numbers_are_counts_and_their_working_is_right() -> None:
    frame = frame_of(1.0)
    rows = {row.terms[0].text: row.terms for row in LESSON.formula(frame, EN) if row.terms}
    for kind in KINDS:
        terms = rows[EN(f"kinds_of_data.kind.{kind}")]
        assert terms[-1].value == len(frame.scene.columns[kind])
        working = "".join(t.text for t in terms[1:-1]).replace("·", "*").replace(",", "").rstrip("=")
        assert not working or eval(working, {"__builtins__": {}}) == terms[-1].value


def test_the_answers_numbers_are_those_of_the_scene() -> None:
    columns = frame_of().scene.columns
    for code in LANGUAGES:
        answer = Language(code)("kinds_of_data.answer_open")
        assert f"{len(columns['sound']):,}" in answer
        assert f"{len(columns['picture']):,}" in answer


def test_the_shuffle_moves_every_field_and_loses_nothing() -> None:
    scene = frame_of(act="shuffle").scene
    sound, pixels, fields, words = scene.mixed
    assert all(k != field for k, field in enumerate(fields))
    assert sorted(words) == list(range(len(scene.words)))
    np.testing.assert_array_equal(np.sort(sound), np.sort(scene.samples))
    np.testing.assert_array_equal(np.sort(pixels.ravel()), np.sort(scene.square.ravel()))
    assert (pixels == scene.square).mean() < 0.2
    names = [row.terms[0].text for row in LESSON.formula(frame_of(1.0, act="shuffle"), EN) if len(row.terms) == 3]
    values = [row.terms[2].value for row in LESSON.formula(frame_of(1.0, act="shuffle"), EN) if len(row.terms) == 3]
    assert names == [EN(f"kinds_of_data.label.{FIELDS[k]}") for k in fields]
    assert values == [HOUSES[0][k] for k in fields]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("act", ["open", "shuffle"])
def test_an_open_question_is_not_answered(code: str, act: str) -> None:
    for position in (0.0, 0.7, 1.0):
        frame = frame_of(position, View(asking=True), act=act)
        assert LESSON.formula(frame, Language(code)) == ()
        assert LESSON.running(frame) == ""
        assert LESSON.words(frame, Language(code)) == Language(code)(f"kinds_of_data.words.ask_{act}")


def test_a_word_that_is_not_in_the_list_is_named() -> None:
    frame = frame_of(1.0, sentence="the quark sat")
    assert "“quark”" in LESSON.words(frame, EN)
    assert [cell.value for cell in cells(frame, "sentence")] == [1, 0, 8]


def test_the_running_line_stands_once_in_the_shown_code() -> None:
    params = DataParams(act="shuffle")
    line = LESSON.running(frame_of(0.5, act="shuffle"))
    assert source(LESSON.code(params)).text.count(line) == 1


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_a_dragged_window_stays_inside_and_opens_what_is_closed(value: float) -> None:
    outcome = LESSON.drag(frame_of(0.0), "sample", value)
    if outcome is None:
        assert not np.isfinite(value)
        return
    assert 0 <= outcome[0].sample_at <= len(frame_of().scene.samples) - SEEN
    assert outcome[1] == 1.0
    assert LESSON.drag(frame_of(), "pixel", (value, 5.0)) is not None
    assert LESSON.drag(frame_of(), "ball", value) is None
