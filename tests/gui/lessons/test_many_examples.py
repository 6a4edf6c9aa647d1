"""m examples as a lesson: the numbers are those of NumPy, the words are true, drags, veils, the clicker, the code."""

from __future__ import annotations

import math
from dataclasses import astuple, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.logistic import gradient
from gui.figures import shown
from gui.language import LANGUAGES, Language
from gui.lesson import Frame, View
from gui.lessons.many_examples import ManyExamples, ManyParams
from gui.pictures.many_examples.film import DATA, MOST, REACH, VESSELS, W1, W2, B, divided, filled, known, told
from gui.watch import source

LESSON = ManyExamples()
EN = Language("en")
ACTS = ("loop", "matrix", "forgot")
EXTREME = {"x1": (REACH,) * MOST, "x2": (-REACH,) * MOST, "y": (1.0,) * MOST, "alpha": 10.0}


def frame_of(position: float = 0.0, view: View | None = None, **values: Any) -> Frame:
    params = replace(ManyParams(), **values)
    scene = LESSON.scene(params)
    return Frame(params, scene, LESSON.trace(scene, params), position, view or View())


def asked(frame: Frame) -> Frame:
    return replace(frame, view=replace(frame.view, asking=True))


def at_kind(kind: str, **values: Any) -> Frame:
    """The moment of this kind."""
    frame = frame_of(**values)
    return replace(frame, position=float(next(k for k, now in enumerate(frame.trace) if now.kind == kind)))


def texts(frame: Frame, code: str = "en") -> str:
    language = Language(code)
    terms = (term for row in LESSON.formula(frame, language) for term in row.terms)
    return LESSON.words(frame, language) + " " + " ".join(term.text for term in terms)


def truth(m: int = 8) -> tuple[Any, ...]:
    """dw, db, J by the neuron of the homework, and where one step lands."""
    X, Y, w = np.array([DATA[0][:m], DATA[1][:m]]), np.array([DATA[2][:m]]), np.array([[W1], [W2]])
    dw, db, J = gradient(w, B, X, Y)
    return X, Y, w, dw, db, J


@pytest.mark.parametrize("act", ["loop", "matrix"])
@pytest.mark.parametrize("m", [2, 7, 8, 10])
def test_the_averages_and_the_step_are_those_of_the_neuron_of_the_homework(act: str, m: int) -> None:
    X, Y, w, dw, db, J = truth(m)
    frame = at_kind("step", act=act, m=m)
    assert astuple(told(frame)) == pytest.approx((J, *dw[:, 0], db), rel=1e-12)
    after = gradient(w - dw, B - db, X, Y)[2]
    words = LESSON.words(frame, EN)
    assert f"{J:.4f}" in words
    assert f"{after:.4f}" in words


def test_the_sums_are_zero_at_first_and_then_those_of_the_examples_that_are_in() -> None:
    X, Y, w, *_ = truth()
    assert astuple(told(frame_of(0.0))) == (0.0, 0.0, 0.0, 0.0)
    for k in range(1, 9):
        dw, db, J = gradient(w, B, X[:, :k], Y[:, :k])
        assert astuple(told(frame_of(k + 0.75))) == pytest.approx((k * J, *(k * dw[:, 0]), k * db))
        assert filled(frame_of(k + 0.75), "dw1") == [1.0] * k + [0.0] * (8 - k)
        before = told(frame_of(k + 0.5))
        assert astuple(before) == astuple(told(frame_of(k - 0.25))) or k == 1


@pytest.mark.parametrize("position", [1.0, 1.25, 1.5])
def test_within_an_example_only_what_its_beats_have_made_is_known(position: float) -> None:
    frame = frame_of(position)
    made = {"z": True, "a": position >= 1.25, "dz": position >= 1.5, "L": position >= 1.5}
    assert {row: known(frame, row, 0) for row in made} == made
    assert not any(known(frame, row, 1) for row in made)
    fast = replace(frame, view=View(beats=False))
    assert all(known(fast, row, 0) for row in made)


@pytest.mark.parametrize("act", ["loop", "matrix"])
def test_forgetting_multiplies_what_the_step_takes_by_m_and_nothing_else(act: str) -> None:
    right, wrong = (told(at_kind("step", act=act, forget=forget)) for forget in (False, True))
    assert astuple(wrong) == pytest.approx([8 * v for v in astuple(right)])
    assert divided(at_kind("step", act=act)) == 1.0
    assert divided(at_kind("step", act=act, forget=True)) == 0.0


def test_the_forgetful_first_step_lands_where_eight_times_the_alpha_does() -> None:
    X, Y, w, dw, db, J = truth()
    frame = frame_of(1.0, act="forgot")
    costs = [gradient(w - alpha * dw, B - alpha * db, X, Y)[2] for alpha in (1.0, 8.0)]
    assert all(f"{cost:.4f}" in LESSON.words(frame, EN) for cost in costs)
    assert costs[0] < J < costs[1], "the right step goes down, the forgetful one up the other side"


def test_with_an_alpha_eight_times_smaller_the_forgetful_one_walks_like_the_other() -> None:
    one, other = LESSON.words(frame_of(5.0, act="forgot", alpha=0.125), EN), frame_of(5.0, act="forgot", alpha=1.0)
    without = one.split("J = ")[2].split(" ")[0]
    assert f"J = {without} with ÷ 8" in LESSON.words(other, EN)


def test_the_marks_are_where_the_bottom_repels_and_m_times_sooner() -> None:
    marks = {m.key: m.value for m in LESSON.marks(frame_of().scene, ManyParams())["alpha"]}
    assert marks["mean"] == pytest.approx(8 * marks["sum"])
    for act_alpha, settles in ((0.97 * marks["mean"], True), (1.03 * marks["mean"], False)):
        X, Y, w, *_ = truth()
        b, costs = B, []
        for _ in range(3000):
            dw, db, J = gradient(w, b, X, Y)
            costs.append(J)
            w, b = w - act_alpha * dw, b - act_alpha * db
        assert (abs(costs[-1] - costs[-2]) < 1e-9) is settles
    assert LESSON.marks(frame_of(m=4).scene, ManyParams(m=4)) == {}, "a line parts them: there is no bottom"


def test_the_difference_that_is_told_is_the_one_that_was_measured() -> None:
    frame = at_kind("same", act="matrix")
    rows = LESSON.formula(frame, EN)[1:]
    for name, row in zip(VESSELS, rows, strict=True):
        one, other, gap = (term.value for term in row.terms if term.value is not None)
        assert one is not None
        assert other is not None
        assert gap == abs(one - other)
        assert gap <= 1e-14, name
    assert [row.terms[3].text for row in rows] == ["="] * 4


@given(st.lists(st.floats(-REACH, REACH).map(lambda v: round(v, 1)), min_size=2 * MOST, max_size=2 * MOST),
       st.lists(st.sampled_from([0.0, 1.0]), min_size=MOST, max_size=MOST))  # fmt: skip
def test_a_difference_that_is_shown_equal_is_the_same_text(x: list[float], y: list[float]) -> None:
    frame = at_kind("same", act="matrix", x1=tuple(x[:MOST]), x2=tuple(x[MOST:]), y=tuple(y))
    for row in LESSON.formula(frame, EN)[1:]:
        texts_ = [term.text for term in row.terms]
        assert (texts_[3] == "=") == (texts_[2] == texts_[4])


@pytest.mark.parametrize("position", [k / 4 for k in range(4, 36)])
def test_every_equals_sign_of_an_example_is_true_of_what_is_written(position: float) -> None:
    for row in LESSON.formula(frame_of(position), EN):
        letters = [term.above for term in row.terms]
        value = {t.above: shown(t.text.strip("()")) for t in row.terms if t.value is not None and t.above}
        if letters[:2] == ["z", "="] and "x₁" in letters:
            made = value["w₁"] * value["x₁"] + value["w₂"] * value["x₂"] + value["b"]
            assert (row.terms[1].text == "=") == (made == value["z"])
        if letters[:2] == ["dz", "="]:
            assert (row.terms[1].text == "=") == (value["a"] - value["y"] == value["dz"])


def test_the_written_division_is_true_to_the_last_digit_or_said_to_be_rounded() -> None:
    rows = [row for row in LESSON.formula(at_kind("divide"), EN) if len(row.terms) == 5]
    assert len(rows) == 4
    for row in rows:
        whole, _, m, sign, mean = (term.text for term in row.terms)
        assert sign == ("=" if shown(whole) / int(m) == shown(mean) else "≈")
        assert float(shown(mean)) == pytest.approx(float(shown(whole)) / int(m), abs=1e-4)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("forget", [False, True])
@pytest.mark.parametrize("values", [{}, {"m": 2}, {"m": 10}, EXTREME, {"alpha": 0.05}])
def test_every_moment_is_told_in_finite_numbers(code: str, act: str, forget: bool, values: dict[str, Any]) -> None:
    frame = frame_of(act=act, forget=forget, **values)
    for k in range(4 * len(frame.trace) - 3):
        here = replace(frame, position=k / 4)
        said = texts(here, code)
        assert not any(word in said for word in ("nan", "inf", "None", "{"))
        for row in LESSON.formula(here, Language(code)):
            assert all(math.isfinite(term.value) for term in row.terms if term.value is not None)


@pytest.mark.parametrize("act", ACTS)
def test_while_a_question_is_open_nothing_that_answers_it_is_told(act: str) -> None:
    *_, dw, db, J = truth()
    answers = {f"{v:.3f}" for v in (*dw[:, 0], db, J, *(8 * dw[:, 0]), 8.0)}
    for position in (0.0, 1.0, len(frame_of(act=act).trace) - 1.0):
        said = texts(asked(frame_of(position, act=act)))
        assert not any(number.lstrip("-") in said for number in answers)
        assert LESSON.words(asked(frame_of(position, act=act)), EN) == EN("many_examples.words.asking")


@pytest.mark.parametrize("act", ACTS)
def test_the_clicker_stops_inside_the_film_and_ends_at_its_end(act: str) -> None:
    for m in (2, 3, 8, 10):
        frame = frame_of(act=act, m=m)
        stops = LESSON.stops(frame.trace, frame.params)
        assert list(stops) == sorted(set(stops))
        assert (stops[0], stops[-1]) == (0.0, len(frame.trace) - 1.0)
        assert len(stops) <= 12


@pytest.mark.parametrize("act", ACTS)
def test_the_running_line_stands_once_in_the_code_beside_it(act: str) -> None:
    frame = frame_of(act=act)
    code = source(LESSON.code(frame.params))
    seen = set()
    for k in range(4 * len(frame.trace) - 3):
        piece = LESSON.running(replace(frame, position=k / 4))
        assert code.line(piece) is not None, piece
        seen.add(piece)
    assert len(seen) == {"loop": 7, "matrix": 9, "forgot": 1}[act]


def test_the_line_that_divides_does_not_run_when_it_is_forgotten() -> None:
    assert "s.dw1 / m" in LESSON.running(at_kind("divide"))
    assert LESSON.running(at_kind("divide", forget=True)) == ""


def test_a_dragged_example_moves_alone_and_its_class_turns_over_alone() -> None:
    frame = frame_of(5.5)
    moved = LESSON.drag(frame, "point:2", (1.5, -0.5))
    assert moved is not None
    params, position = moved
    assert position == 5.5
    assert (params.x1[2], params.x2[2]) == (1.5, -0.5)
    assert params.x1[:2] + params.x1[3:] == DATA[0][:2] + DATA[0][3:]
    assert params.y == DATA[2]
    turned = LESSON.drag(frame, "class:0", 0.0)
    assert turned is not None
    assert turned[0].y == (0.0, *DATA[2][1:])
    for what in ("point:8", "class:99", "moon", "point:", "class"):
        assert LESSON.drag(frame, what, 1.0) is None


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("act", ACTS)
def test_every_act_has_its_question_and_answer(code: str, act: str) -> None:
    language, which = Language(code), LESSON.question(ManyParams(act=act))
    assert language(f"many_examples.question_{which}")
    assert language(f"many_examples.answer_{which}")


def test_what_the_texts_promise_of_the_first_data_is_true() -> None:
    """y = 1 pulls with a negative dz, y = 0 with a positive one; without the division the cost rises here."""
    frame = frame_of(act="loop")
    assert all((seen.dz < 0) == (y == 1.0) for seen, y in zip(frame.scene.seen, DATA[2], strict=False))
    assert "rises" in LESSON.words(at_kind("step", forget=True), EN)
    assert "falls" in LESSON.words(at_kind("step"), EN)
