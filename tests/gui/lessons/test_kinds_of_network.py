"""Three kinds of network as a lesson: numbers by another way, counts, drags, veils, the texts' numbers."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any, cast

import numpy as np
import pytest

from core.convolution import convolve
from core.visitors import learned
from gui.figures import shown
from gui.language import LANGUAGES, Language
from gui.lesson import Frame, View
from gui.lessons.kinds_of_network import KindsOfNetwork, KindsParams
from gui.pictures.kinds_of_network.count import count_of, sizes
from gui.pictures.kinds_of_network.film import (
    ACTS,
    DAYS,
    Net,
    Slid,
    Walked,
    remembers,
    shared_weights,
    standard_weights,
    unit_of,
)
from gui.pictures.kinds_of_network.sum import sum_of
from gui.watch import source

LESSON = KindsOfNetwork()
EXTREMES: list[dict[str, Any]] = [
    *({"act": act} for act in ACTS),
    *({"act": "slide", "shape": shape, "kernel": kernel} for shape in ("cat", "house", "letter")
      for kernel in ("edge", "blur", "sharpen", "own")),
    {"act": "slide", "kernel": "own", "own": (1e30,) * 9}, {"act": "slide", "kernel": "own", "own": (0.0,) * 9},
    {"act": "walk", "waa": -1.5}, {"act": "walk", "waa": 1.5, "rain": (3.0,) * DAYS}, {"act": "walk", "waa": 0.0},
    {"act": "walk", "rain": (1e30,) * DAYS, "wax": -1e30, "b": 1e30, "day": 99},
    {"act": "walk", "rain": (0.0,) * DAYS, "day": -5},
    {"act": "standard", "row": (1e30, -1e30, 0.0, 2.0)}, {"act": "standard", "row": (0.0, 0.0, 0.0, 0.0)},
]  # fmt: skip


def frame_of(position: float = 0.0, asking: bool = False, focus: str = "", **values: Any) -> Frame:
    params = replace(KindsParams(), **values)
    return Frame(params, None, LESSON.trace(None, params), position, View(asking=asking, focus=focus))


def told(frame: Frame, code: str = "en") -> str:
    say = Language(code)
    terms = (term for row in LESSON.formula(frame, say) for term in row.terms)
    return LESSON.words(frame, say) + " " + " ".join(term.text for term in terms)


# -- the numbers -------------------------------------------------------------------------------------------------


def test_the_standard_network_is_two_layers_by_hand() -> None:
    frame = frame_of(4.0)
    of: Net = frame.step.of
    (W1, b1), (W2, b2) = learned()
    a = [max(0.0, sum(w * x for w, x in zip(W1[i], of.row, strict=True)) + b1[i, 0]) for i in range(3)]
    z = sum(w * v for w, v in zip(W2[0], a, strict=True)) + b2[0, 0]
    assert of.a.tolist() == pytest.approx(a)
    assert of.answer == pytest.approx(1 / (1 + math.exp(-z)))


@pytest.mark.parametrize("values", EXTREMES)
def test_the_shown_products_add_up_to_the_shown_sum(values: dict[str, Any]) -> None:
    frame = frame_of(**values)
    for k in range(len(frame.trace)):
        made = sum_of(replace(frame, position=float(k)))
        assert sum(c.product for c in made.columns) == pytest.approx(made.z)
        exact = sum(shown(c.x_text) * shown(c.w_text) for c in made.columns)
        assert (made.sign == "=") == (exact == shown(made.z_text))
        if values["act"] == "walk":
            assert made.a == pytest.approx(math.tanh(made.z))


def test_a_kernel_of_whole_numbers_is_told_without_any_rounding() -> None:
    frame = frame_of(act="slide", shape="letter", kernel="sharpen")
    assert {sum_of(replace(frame, position=float(k))).sign for k in range(64)} == {"="}


def test_the_answer_at_every_place_is_that_of_the_convolution() -> None:
    frame = frame_of(act="slide")
    of = frame.step.of
    whole = convolve(of.X[None, :, :, None], of.W[:, :, None, None])[0, 1:-1, 1:-1, 0]
    for k in range(of.count):
        assert sum_of(replace(frame, position=float(k))).z == pytest.approx(whole[of.at(k)])


def test_what_a_day_leaves_is_the_difference_to_the_walk_without_it() -> None:
    rain = KindsParams().rain
    with_it = frame_of(act="walk", rain=rain, day=2).step.of
    without = frame_of(act="walk", rain=(*rain[:2], 0.0, *rain[3:])).step.of
    for a, b, d in zip(with_it.states, without.states, with_it.trail, strict=True):
        assert a - b == pytest.approx(d)


def test_the_counts_are_those_of_weights_that_are_really_there() -> None:
    (W1, b1), _ = learned()
    assert standard_weights("standard", 1) == W1.size + b1.size == count_of(frame_of(2.0)).weights
    slid = frame_of(20.0, act="slide").step.of
    assert shared_weights("slide") == slid.W.size
    assert standard_weights("slide", 1) == slid.Z.size * slid.X.size
    assert (count_of(frame_of(20.0, act="slide")).uses, count_of(frame_of(6.0, act="walk")).uses) == (21, 7)
    assert sizes("slide") == ("10 × 10", "20 × 20", "100 × 100")


# -- words -------------------------------------------------------------------------------------------------------


def test_the_numbers_of_the_texts_are_those_of_the_code() -> None:
    walked = frame_of(act="walk").step.of
    left = f"{100 * remembers(walked, 5):.0f}"
    never = frame_of(act="walk", waa=1.5).step.of
    assert min(never.states[2:]) > 0.8
    for code in LANGUAGES:
        say = Language(code)
        assert left == "40"
        assert "40 %" in say("kinds_of_network.answer_walk")
        standard = say("kinds_of_network.answer_standard")
        assert all(f"{standard_weights('standard', n)}" in standard for n in (1, 10))
        for n in (1, 10):
            assert f"{standard_weights('slide', n):,}" in say("kinds_of_network.answer_slide")
        assert f"{98 * 98:,}" in say("kinds_of_network.answer_slide")


@pytest.mark.parametrize("values", EXTREMES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_no_params_break_the_words_or_the_numbers(values: dict[str, Any], code: str) -> None:
    frame = frame_of(**values)
    for position in range(0, len(frame.trace), 3):
        assert not re.search(r"\bnan\b|inf|∞|\{|None|\d\.\d{9,}", told(replace(frame, position=float(position)), code))


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_while_a_question_is_open_nothing_that_answers_it_is_told(act: str, code: str) -> None:
    asked = frame_of(5.0 if act != "standard" else 3.0, asking=True, act=act)
    words = told(asked, code)
    assert not re.search(r"\b(15|123|9|6,400|40)\b", words)
    assert LESSON.running(asked) == ""


@pytest.mark.parametrize("act", ACTS)
def test_every_stop_of_the_clicker_tells_something_new(act: str) -> None:
    frame = frame_of(act=act)
    stops = LESSON.stops(frame.trace, frame.params)
    assert stops[-1] == len(frame.trace) - 1
    said = [LESSON.words(replace(frame, position=stop), Language("en")) for stop in stops]
    assert all(one != two for one, two in pairwise(said))


@pytest.mark.parametrize("act", ACTS)
def test_the_running_line_stands_once_in_the_shown_source(act: str) -> None:
    frame = frame_of(1.0, act=act)
    assert source(LESSON.code(frame.params)).text.count(LESSON.running(frame)) == 1


# -- drags -------------------------------------------------------------------------------------------------------


def test_a_dragged_weight_makes_the_kernel_ones_own_and_changes_the_whole_map() -> None:
    frame = frame_of(12.0, act="slide")
    outcome = LESSON.drag(frame, "kernel:4", 2.0)
    assert outcome is not None
    params, position = outcome
    assert (params.kernel, params.own[4], position) == ("own", 2.0, 12.0)
    assert params.own[:4] == (-1.0, 0.0, 1.0, -1.0)
    before, after = frame.step.of, cast(Slid, LESSON.trace(None, params)[0].of)
    np.testing.assert_allclose(after.Z - before.Z, 2.0 * before.X[1:-1, 1:-1])


def test_a_kernel_that_is_only_touched_keeps_its_name() -> None:
    frame = frame_of(act="slide", kernel="blur")
    assert LESSON.drag(frame, "kernel:0", 0.1) == (frame.params, 0.0)


@pytest.mark.parametrize(("value", "place"), [(20.0, 20.0), (-3.0, 0.0), (1e9, 63.0), (7.4, 7.0)])
def test_the_dragged_window_is_a_place_in_the_film(value: float, place: float) -> None:
    frame = frame_of(act="slide")
    assert LESSON.drag(frame, "window", value) == (frame.params, place)


def test_a_dragged_day_is_the_one_whose_trace_is_marked() -> None:
    outcome = LESSON.drag(frame_of(6.0, act="walk"), "rain:4", 1.5)
    assert outcome is not None
    params, position = outcome
    assert (params.rain[4], params.day, position) == (1.5, 4, DAYS - 1)  # all that it does is seen
    assert cast(Walked, LESSON.trace(None, params)[0].of).trail[4] > 0


@pytest.mark.parametrize(("what", "value", "field", "kept"), [
    ("waa", 9.0, "waa", 1.5), ("waa", -0.3, "waa", -0.3), ("wax", -9.0, "wax", -2.0), ("b", 0.5, "b", 0.5),
])  # fmt: skip
def test_the_numbers_of_the_cell_can_be_dragged_within_their_range(
    what: str, value: float, field: str, kept: float
) -> None:
    outcome = LESSON.drag(frame_of(act="walk"), what, value)
    assert outcome is not None
    assert getattr(outcome[0], field) == kept


@pytest.mark.parametrize(("act", "what", "value"), [
    ("standard", "kernel:1", 1.0), ("slide", "rain:1", 1.0), ("walk", "row:1", 1.0), ("walk", "window", 3.0),
    ("slide", "kernel:9", 1.0), ("walk", "rain:10", 1.0), ("standard", "row:4", 1.0), ("standard", "row", 1.0),
    ("slide", "kernel:x", 1.0), ("slide", "moon", 1.0), ("slide", "window", math.nan), ("walk", "waa", "1"),
    ("walk", "waa:1", 1.0),
])  # fmt: skip
def test_a_drag_that_does_not_belong_to_the_act_means_nothing(act: str, what: str, value: Any) -> None:
    assert LESSON.drag(frame_of(act=act), what, value) is None


def test_a_unit_that_is_pointed_at_shows_its_sum() -> None:
    assert unit_of(frame_of(1.0, focus="part unit 2")) == 2
    assert unit_of(frame_of(0.0, focus="part unit 2")) == 0
    assert unit_of(frame_of(4.0, focus="part answer 0")) == 3


def test_each_act_has_its_own_controls_and_question() -> None:
    assert [LESSON.hidden(KindsParams(act=act)) for act in ACTS] == [
        {"shape", "kernel", "waa"}, {"waa"}, {"shape", "kernel"}]  # fmt: skip
    assert {LESSON.question(KindsParams(act=act)) for act in ACTS} == set(ACTS)
    assert LESSON.question(KindsParams(act="walk", waa=0.5)) == "walk_own"


def test_an_input_that_is_dragged_before_the_row_has_run_shows_its_answer() -> None:
    for start, end in ((0.0, 4.0), (2.0, 2.0)):
        outcome = LESSON.drag(frame_of(start), "row:1", 1.0)
        assert outcome is not None
        assert outcome[1] == end
