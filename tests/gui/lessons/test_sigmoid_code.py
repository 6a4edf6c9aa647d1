"""Writing sigmoid as a lesson: what is said was really said, the texts' numbers are true, drags, veils, the clicker."""

from __future__ import annotations

import math
import re
import warnings
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from core.activation import sigmoid, sigmoid_naive
from core.loss import log_loss_naive
from core.sigmoid_code import OVERFLOW, ROUNDS_TO_ONE, ROUNDS_TO_ZERO
from gui.language import LANGUAGES, Language
from gui.lesson import Frame, View
from gui.lessons.sigmoid_code import CodeParams, SigmoidCode
from gui.pictures.sigmoid_code.film import FAR, Costly, Far, Shaped, clean, size_text
from gui.watch import source

LESSON = SigmoidCode()
EN = Language("en")
ACTS = ("shapes", "far", "cost")
EXTREMES: list[dict[str, Any]] = [
    {"act": "far", "far": z} for z in (-FAR, -746.0, -709.8, -0.0, 0.0, 36.8, FAR)
] + [{"act": "cost", "z": z, "y": y} for z in (-FAR, -746.0, 0.0, 36.8, FAR) for y in "01"]  # fmt: skip


def frame_of(position: float = 0.0, asking: bool = False, **values: Any) -> Frame:
    params = replace(CodeParams(), **values)
    return Frame(params, None, LESSON.trace(None, params), position, View(asking=asking))


def at(z: float, act: str, **values: Any) -> Frame:
    frame = frame_of(act=act, **values)
    return replace(frame, position=float([step.z for step in frame.trace].index(z)))


def told(frame: Frame, code: str = "en") -> str:
    say = Language(code)
    terms = (term for row in LESSON.formula(frame, say) for term in row.terms)
    return LESSON.words(frame, say) + " ".join(term.text + term.above for term in terms)


@pytest.mark.parametrize("z", [-1000.0, -709.0, -710.0, 1000.0])
def test_the_forms_say_what_numpy_says_when_asked_directly(z: float) -> None:
    step: Far = at(z, "far").step
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        value = sigmoid_naive(z)
    naive, where, stable = (form.said for form in step.forms)
    assert naive.warnings == tuple(f"RuntimeWarning: {note.message}" for note in heard)
    assert float(naive.out) == float(value)
    assert bool(where.warnings) == (abs(z) > OVERFLOW)
    assert stable.warnings == ()


def test_the_stable_form_needs_no_power_above_one_at_any_z() -> None:
    for z in (-1000.0, -3.0, 0.0, 5.0, 1000.0):
        powers = [p for form in frame_of(act="far", far=z).step.forms if form.name == "stable" for p in form.powers]
        assert all(p.x <= 0 and p.got <= 1.0 for p in powers)


def test_the_cost_is_lost_at_z_37_although_the_answer_is_right() -> None:
    step: Costly = at(37.0, "cost").step
    with np.errstate(all="ignore"):
        assert math.isnan(log_loss_naive(np.float64(1.0), 1.0))
    assert math.isnan(step.losses[0].value)
    assert [math.isnan(said.value) for said in step.costs] == [True, False]
    assert any("divide by zero" in text for text in step.costs[0].warnings)
    assert any("invalid value" in text for text in step.costs[0].warnings)
    a = [1 / (1 + math.exp(-z)) for z in (1.5, -2.0, 0.5)]
    rest = -math.log(a[0]) - math.log(1 - a[1]) - math.log(a[2])
    assert step.costs[1].value == pytest.approx(rest / 4)
    wrong: Costly = at(37.0, "cost", y="0").step
    assert math.isinf(wrong.losses[0].value)
    assert wrong.losses[1].value == pytest.approx(37.0)
    left: Costly = frame_of(act="cost", y="0", z=-746.0).step
    assert math.isnan(left.losses[0].value)


def test_the_words_say_which_form_comes_nearer_to_the_truth() -> None:
    near = LESSON.words(at(30.0, "cost"), EN)
    assert all(number in near for number in ("9.348×10⁻¹⁴", "9.237×10⁻¹⁴", "9.358×10⁻¹⁴"))
    assert "Here a comes nearer" in near
    wrong = LESSON.words(at(36.0, "cost", y="0"), EN)
    assert all(number in wrong for number in ("36.04", "36.00"))
    assert "From z comes nearer: 1 − a has lost digits" in wrong
    for z, truth in ((37.0, "8.533×10⁻¹⁷"), (1000.0, "5.08×10⁻⁴³⁵")):
        frame = at(z, "cost")
        assert f"= 0, in truth {truth}" in LESSON.words(replace(frame, position=frame.position + 0.5), EN)
    assert "in truth" not in LESSON.words(at(2.0, "cost"), EN)


@pytest.mark.parametrize("k", range(3))
def test_numpy_keeps_the_shape_and_math_takes_one_number_only(k: int) -> None:
    step: Shaped = frame_of(k, act="shapes").step
    assert np.shape(step.numpy.value) == step.shape
    assert np.asarray(step.numpy.value) == pytest.approx(sigmoid(step.z))
    assert bool(step.maths.error) == (step.shape != ())
    assert not step.maths.error or step.maths.error.startswith("TypeError: ")


@pytest.mark.parametrize("x", [-1000.0, -11.9, 0.0, 5.0, 12.0, 709.0, 1000.0])
def test_a_power_of_e_of_any_size_is_written_truly(x: float) -> None:
    digits = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
    front, _, tens = size_text(x).partition("×10")
    size = math.log10(float(front)) + (int(tens.translate(digits)) if tens else 0)
    assert size == pytest.approx(x / math.log(10), abs=3e-3)


def test_the_numbers_of_the_texts_are_those_of_the_code() -> None:
    for code in LANGUAGES:
        say = Language(code)
        everything = " ".join(say(f"sigmoid_code.{key}") for key in
                              ("text", "answer_far", "answer_cost", "answer_zero", "notes", "wrong"))  # fmt: skip
        for number in (f"−{OVERFLOW:.1f}", f"{ROUNDS_TO_ONE:.2f}", f"−{-ROUNDS_TO_ZERO:.1f}", size_text(1000.0)):
            assert number in everything, (code, number)
    assert f"{np.finfo(float).max:.1e}" == "1.8e+308"
    assert math.exp(-OVERFLOW) < 0.6e-308  # so 0.0 is right to 308 places wherever the short form warns
    assert [bool(at(z, "far").step.forms[0].said.warnings) for z in (-709.0, -710.0)] == [False, True]
    assert len(at(1000.0, "far").step.forms[1].said.warnings) == 2


@pytest.mark.parametrize("values", EXTREMES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_no_z_breaks_the_words_or_the_numbers(values: dict[str, Any], code: str) -> None:
    frame = frame_of(**values)
    for position in (0.0, 0.25, 0.5):
        assert not re.search(r"\bnan\b|\{|None|\d\.\d{9,}", told(replace(frame, position=position), code))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("values", [{"act": "far", "far": -1000.0}, {"act": "cost", "z": 37.0}, {"act": "shapes"}])
def test_while_a_question_is_open_nothing_that_answers_it_is_told(values: dict[str, Any], code: str) -> None:
    frame = frame_of(**values)
    asked = replace(frame, position=4.0 if values["act"] != "shapes" else 2.0, view=View(asking=True))
    assert not re.search(r"inf|∞|0\.0|TypeError|10⁴³⁴|0\.8808", told(asked, code))
    assert len(told(asked, code)) < len(told(frame, code))


def test_a_dragged_z_is_run_exactly_as_it_is_written() -> None:
    outcome = LESSON.drag(frame_of(3.0, act="far"), "z", -709.81234)
    assert outcome == (CodeParams(act="far", far=-709.8), 0.0)
    step = Frame(outcome[0], None, LESSON.trace(None, outcome[0])).step
    assert step.forms[0].said.line == "sigmoid_naive(-709.8)"
    assert LESSON.drag(frame_of(act="cost"), "z", 1e9) == (CodeParams(act="cost", z=FAR), 0.0)
    assert LESSON.drag(frame_of(1.0), "value:2", 1.234) == (CodeParams(values=(2.0, -1.0, 1.23, -3.0, 1.0, 4.0)), 1.5)
    assert str(clean(-0.0001, 6.0)) == "0.0"


@pytest.mark.parametrize(("act", "what"), [("shapes", "z"), ("far", "value:1"), ("cost", "moon")])
def test_a_drag_that_does_not_belong_to_the_act_means_nothing(act: str, what: str) -> None:
    assert LESSON.drag(frame_of(act=act), what, 0.5) is None
    assert LESSON.drag(frame_of(act=act), "z", math.nan) is None


@pytest.mark.parametrize("act", ACTS)
def test_every_stop_of_the_clicker_tells_something_new_up_to_the_end(act: str) -> None:
    frame = frame_of(act=act)
    stops = LESSON.stops(frame.trace, frame.params)
    assert list(stops) == sorted(set(stops))
    assert stops[-1] <= len(frame.trace) - 1
    said = [LESSON.words(replace(frame, position=stop), EN) for stop in stops]
    assert all(one != two for one, two in pairwise(said))


@pytest.mark.parametrize("act", ACTS)
def test_the_running_line_of_every_beat_stands_once_in_the_shown_source(act: str) -> None:
    text = source(LESSON.code(CodeParams(act=act))).text
    for beat in LESSON.beats_for(CodeParams(act=act)):
        assert text.count(beat.code) == 1
        assert LESSON.running(frame_of(1 + beat.phase, act=act)) == beat.code


def test_only_the_cost_has_a_truth_to_choose() -> None:
    assert [LESSON.hidden(CodeParams(act=act)) for act in ACTS] == [{"y"}, {"y"}, set()]
    assert {LESSON.question(CodeParams(act="cost", y=y)) for y in "01"} == {"cost", "zero"}
