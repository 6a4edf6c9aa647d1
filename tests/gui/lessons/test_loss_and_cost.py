"""Loss of one, cost of many as a lesson: its numbers, worked out another way; drags, beats, veils, words."""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import replace
from typing import Any

import pytest
import sklearn.metrics

from gui.figures import shown
from gui.language import LANGUAGES, Language
from gui.lesson import Frame, Row, View, check
from gui.lessons.loss_and_cost import LossAndCost, LossParams
from gui.pictures.loss_and_cost.film import ANSWERS, TRUTH, Guess, arrival
from gui.watch import source

LESSON, EN = LossAndCost(), Language("en")
ACTS = ("one", "many", "why")
EXTREMES: tuple[dict[str, Any], ...] = (
    {"act": "one", "a": -5.0}, {"act": "one", "a": 7.0, "y": "0"}, {"act": "one", "a": 0.34172},
    {"act": "why", "z": 99.0}, {"act": "why", "z": -99.0, "y": "0"}, {"act": "why", "z": 0.0},
    {"act": "many", "answers": (0.0,) * 8}, {"act": "many", "answers": TRUTH}, {"act": "many", "answers": (0.5,) * 8},
)  # fmt: skip


def frame_of(position: float = 0.0, asking: bool = False, **values: Any) -> Frame:
    """A moment of the lesson with these values."""
    params = LossParams(**values)
    return Frame(params, None, LESSON.trace(None, params), position, View(asking=asking))


def texts(rows: tuple[Row, ...]) -> list[str]:
    return [term.text for row in rows for term in row.terms]


def symbols(frame: Frame) -> set[str]:
    return {term.symbol for row in LESSON.formula(frame, EN) for term in row.terms}


def plain(a: float, y: float) -> float:
    """The loss as a pocket calculator has it."""
    return -math.log(a if y == 1.0 else 1.0 - a)


def test_right_with_nine_tenths_costs_a_tenth_and_wrong_with_ninety_nine_hundredths_costs_four_and_a_half() -> None:
    assert "0.105" in LESSON.words(frame_of(a=0.9), EN)
    assert "4.61" in LESSON.words(frame_of(a=0.99, y="0"), EN)
    assert plain(0.9, 1.0) == pytest.approx(0.105, abs=5e-4)
    assert plain(0.99, 0.0) == pytest.approx(4.61, abs=5e-3)


@pytest.mark.parametrize("y", ["0", "1"])
@pytest.mark.parametrize("a", [0.001, 0.01, 0.0314159, 0.34172, 0.5, 0.73, 0.9, 0.98765, 0.999])
def test_the_written_loss_follows_from_the_written_answer(a: float, y: str) -> None:
    rows = LESSON.formula(frame_of(a=a, y=y), EN)
    terms = {term.above: term for row in rows for term in row.terms if term.above}
    part = terms["ŷ"] if y == "1" else terms["(1 − ŷ)"]
    assert shown(terms["ŷ"].text) + shown(terms["(1 − ŷ)"].text) == 1
    assert -math.log(float(shown(part.text))) == pytest.approx(float(shown(terms["L"].text)), rel=5.1e-3)
    assert terms["L"].value == pytest.approx(plain(a, float(y)))


def test_the_term_that_is_times_nought_is_grey() -> None:
    for y, dead in (("1", "(1 − ŷ)"), ("0", "ŷ")):
        row = LESSON.formula(frame_of(y=y), EN)[1]
        assert {term.above for term in row.terms if term.symbol == "faint"} > {dead}
        assert all(term.symbol == "faint" for term in row.terms if term.above == dead)


def test_the_cost_is_the_mean_log_loss_of_scikit_learn() -> None:
    for k, step in enumerate(frame_of(act="many").trace):
        expected = sklearn.metrics.log_loss(TRUTH, step.answers)
        assert step.cost == pytest.approx(expected)
        assert f"J = {expected:.3f}" in LESSON.words(frame_of(k, act="many"), EN)


def test_one_sure_and_wrong_answer_of_eight_costs_more_than_eight_shrugs() -> None:
    losses = [plain(a, y) for a, y in zip(ANSWERS, TRUTH, strict=True)]
    others = sorted(losses)[:-1]
    assert sum((a > 0.5) == (y == 1.0) for a, y in zip(ANSWERS, TRUTH, strict=True)) == 7
    assert max(losses) / sum(losses) == pytest.approx(0.82, abs=0.005)
    assert sum(losses) / 8 == pytest.approx(0.705, abs=5e-4)
    assert sum(others) / 7 == pytest.approx(0.148, abs=5e-4)
    assert max(others) < sum(losses) / 8 > math.log(2)
    words = LESSON.words(frame_of(act="many"), EN)
    assert "82\u202f%" in words
    assert "0.693" in words


def test_the_worst_comes_home_and_the_cost_falls_at_every_step() -> None:
    costs = [step.cost for step in frame_of(act="many").trace]
    assert costs == sorted(costs, reverse=True)
    assert costs[-1] == pytest.approx(0.130, abs=5e-4)


def test_very_wrong_the_log_loss_pulls_four_hundred_times_as_hard() -> None:
    log, squared = frame_of(act="why").step.slopes
    a = 1 / (1 + math.exp(6))
    assert log == pytest.approx(a - 1)
    assert squared == pytest.approx((a - 1) * a * (1 - a))
    assert 400 < log / squared < 410
    words = LESSON.words(frame_of(0.5, act="why"), EN)
    assert "−0.998" in words
    assert "−0.00246" in words


def test_both_learn_and_the_end_says_after_how_many_steps() -> None:
    trace = frame_of(act="why").trace
    assert (arrival(trace, "log"), arrival(trace, "squared")) == (17, 497)
    words = LESSON.words(frame_of(len(trace) - 1, act="why"), EN)
    assert "17" in words
    assert "497" in words
    for here, after in itertools.pairwise(trace):
        assert after.log == pytest.approx(here.log - here.slopes[0])
        assert after.squared == pytest.approx(here.squared - here.slopes[1])


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_numbers_in_the_texts_are_those_of_the_code(code: str) -> None:
    say = Language(code)
    trace = frame_of(act="why").trace
    log, squared = trace[0].slopes
    for key, numbers in {
        "answer_one": (plain(0.9, 1.0), plain(0.01, 1.0), plain(0.1, 1.0)),
        "answer_many": (4.605, 0.7049, 0.1477, math.log(2)),
        "answer_why": (log, squared, 17.0, 497.0),
        "notes": (*(plain(a, 1.0) for a in (0.9, 0.99, 0.5, 0.1, 0.01, 0.001)), 0.7049, 0.1305),
        "wrong": (4 / 27, 400 * 4 / 27, math.log(0.5)),
    }.items():
        told = [float(shown(t)) for t in re.findall(r"−?\d+(?:\.\d+)?", say(f"loss_and_cost.{key}"))]
        for number in numbers:
            assert any(abs(t - number) <= 0.006 * abs(number) for t in told), (key, number)
    assert round(plain(0.01, 1.0) / plain(0.9, 1.0)) == 44


# -- hands and film ----------------------------------------------------------------------------------------------


def test_a_drag_begins_the_film_anew_with_exactly_the_dragged_value() -> None:
    params, position = LESSON.drag(frame_of(3.0), "a", 0.123456) or (None, None)
    assert params == LossParams(a=0.123456)
    assert position == 0.0
    assert LESSON.trace(None, params)[0] == Guess(1.0, 0.123456)
    moved = LESSON.drag(frame_of(4.0, act="many"), "answer:0", 0.4)
    assert moved is not None
    assert moved[0].answers == (0.4, *ANSWERS[1:5], 0.01, *ANSWERS[6:])
    moved = LESSON.drag(frame_of(act="why"), "answer", 0.5)
    assert moved is not None
    assert moved[0].z == pytest.approx(0.0)
    assert Frame(*moved[:1], None, LESSON.trace(None, moved[0])).step.squared == moved[0].z


@pytest.mark.parametrize(("act", "what"), [("one", "z"), ("many", "a"), ("why", "answer:1"), ("one", "moon")])
def test_a_drag_that_does_not_belong_to_the_act_means_nothing(act: str, what: str) -> None:
    assert LESSON.drag(frame_of(act=act), what, 0.5) is None
    assert LESSON.drag(frame_of(act=act), what, math.nan) is None


def test_dragged_answers_survive_as_values_of_their_kind() -> None:
    assert check(LossParams(), "answers", list(TRUTH)) == TRUTH
    with pytest.raises(ValueError, match=r"0\.5"):
        check(LossParams(), "answers", [0.5] * 7)


@pytest.mark.parametrize("y", ["0", "1"])
def test_only_at_one_half_the_price_is_said_to_be_the_same_for_both_truths(y: str) -> None:
    assert "whatever" in LESSON.words(frame_of(a=0.5, y=y), EN)
    for a in (0.499, 0.501):
        words = LESSON.words(frame_of(a=a, y=y), EN)
        assert "whatever" not in words
        assert ("right, but" in words) == ((a > 0.5) == (y == "1"))


@pytest.mark.parametrize("k", range(6))
def test_the_truth_turned_over_on_the_way_meets_the_same_answer(k: int) -> None:
    one, nought = frame_of(k).step, frame_of(k, y="0").step
    assert one.a == nought.a
    assert math.exp(-one.loss) + math.exp(-nought.loss) == pytest.approx(1.0)


def test_a_clicker_hears_once_which_term_is_left() -> None:
    frame = frame_of()
    stops = LESSON.stops(frame.trace, frame.params)
    assert [stop for stop in stops if stop % 1] == [0.5]
    assert set(map(float, range(len(frame.trace)))) <= set(stops)


def test_in_the_last_act_a_clicker_sees_three_beats_and_then_ever_longer_leaps_to_the_end() -> None:
    frame = frame_of(act="why")
    stops = LESSON.stops(frame.trace, frame.params)
    assert stops[:5] == (0.0, 0.25, 0.5, 1.0, 2.0)
    assert stops[-1] == len(frame.trace) - 1
    assert list(stops) == sorted(set(stops))
    told = [LESSON.words(replace(frame, position=stop), EN) for stop in stops]
    assert len(set(told)) == len(told)


def test_what_is_said_of_the_slopes_fits_where_the_point_stands() -> None:
    told = {z: LESSON.words(frame_of(0.5, act="why", z=z), EN) for z in (-6.0, 0.0, 6.0)}
    assert ["silent" in told[z] for z in told] == [True, False, False]
    assert ["is right" in told[z] for z in told] == [False, False, True]


@pytest.mark.parametrize("act", ACTS)
def test_the_running_line_of_every_beat_stands_once_in_the_shown_source(act: str) -> None:
    text = source(LESSON.code(LossParams(act=act))).text
    for step in (0, 1):
        for beat in LESSON.beats_for(LossParams(act=act)):
            assert text.count(LESSON.running(frame_of(step + beat.phase, act=act))) == 1


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_while_a_question_is_open_neither_words_nor_numbers_answer_it(act: str, code: str) -> None:
    open_, asked = frame_of(act=act), frame_of(act=act, asking=True)
    say = Language(code)
    assert {"J", "slope"} & symbols(open_)
    words = LESSON.words(asked, say)
    assert not symbols(asked) & {"slope"}
    assert "4.61" not in words
    assert "0.105" not in words
    assert "−0.998" not in words
    values = [t.value for row in LESSON.formula(asked, say) for t in row.terms if t.symbol in ("J", "slope")]
    assert all(value is None for value in values)


@pytest.mark.parametrize("values", EXTREMES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_no_value_breaks_the_words_or_the_numbers(values: dict[str, Any], code: str) -> None:
    say, frame = Language(code), frame_of(**values)
    for position in (0.0, 0.5, len(frame.trace) / 2, len(frame.trace) - 1.0):
        here = replace(frame, position=min(position, len(frame.trace) - 1.0))
        told = LESSON.words(here, say) + " ".join(texts(LESSON.formula(here, say)))
        assert not re.search(r"nan|∞|\{|None", told), told


def test_a_truth_at_home_from_the_start_has_nothing_to_tell_of_arriving() -> None:
    frame = frame_of(500.0, act="why", z=6.0)
    assert LESSON.words(frame, EN).startswith("Step 500")
    assert "after" not in LESSON.words(frame, EN)


def test_the_eight_have_no_truth_to_turn_over() -> None:
    assert [LESSON.hidden(LossParams(act=act)) for act in ACTS] == [set(), {"y"}, set()]


def test_pictures_that_cost_the_same_are_counted_and_none_is_singled_out() -> None:
    said = LESSON.words(frame_of(act="many", answers=(0.5,) * 8), EN)
    assert said.startswith("0 of 8 are right; 8 pictures cost most, 12.5\u202f% of all losses each. ")
    assert "picture 6 alone" in LESSON.words(frame_of(act="many"), EN)
