"""Sigmoid and ReLU: the answers say what is measured, and before they are shown nothing gives them away."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from functools import cache
from statistics import median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.race import Runner, Tally, lineup, tallies
from gui.figures import fixed, short, shown
from gui.language import LANGUAGES, Language
from gui.lesson import Frame, View
from gui.lessons.sigmoid_relu import RaceParams, SigmoidRelu
from gui.pictures.sigmoid_relu.numbers import bend_rows, figure, lane_rows, product_row, size_text

LESSON = SigmoidRelu()
EN = Language("en")


@cache
def arrivals(hidden: int, same: bool) -> tuple[tuple[int | None, ...], ...]:
    runners: tuple[Runner, Runner] = lineup("relu", hidden, same, None)
    return list(tallies(runners, hidden))[-1][0].arrivals


def medians(hidden: int, same: bool) -> list[int]:
    """Of the sigmoid and of ReLU, as the program writes them."""
    columns = zip(*arrivals(hidden, same), strict=True)
    return [round(median(k if k is not None else math.inf for k in ks)) for ks in columns]


def numbers(words: str) -> set[int]:
    return {int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", words)}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_answers_name_the_medians_that_the_races_give(code: str) -> None:
    language = Language(code)
    luck, race = language("sigmoid_relu.answer_luck"), language("sigmoid_relu.answer_race")
    assert {*medians(4, True), *medians(1, True)} <= numbers(race)
    assert {*medians(1, True), *medians(1, False)} <= numbers(luck)


def test_relu_wins_all_races_of_the_default_and_of_one_layer() -> None:
    for setting in ((4, True), (1, True), (1, False)):
        assert all(b is not None and (a is None or b < a) for a, b in arrivals(*setting)), setting


# -- while a question is open ----------------------------------------------------------------------------------------


def asked(position: float = 0.0, trace: Any = None, **values: Any) -> Frame:
    params = replace(RaceParams(), **values)
    scene = LESSON.scene(params)
    return Frame(params, scene, trace or LESSON.trace(scene, params), position, View(asking=True))


@pytest.mark.parametrize("rival", ["relu", "leaky_relu", "tanh"])
@pytest.mark.parametrize("position", [0.0, 3.0, 3.25, 3.5])
def test_no_slope_is_told_while_slopes_are_asked_for(rival: str, position: float) -> None:
    here = asked(position, rival=rival)
    assert "slope" not in LESSON.words(here, EN)
    terms = [t for row in LESSON.formula(here, EN) for t in row.terms]
    assert {t.above for t in terms if t.value is not None} >= {"a", "z"}
    assert not [t for t in terms if t.symbol == "slope" or "a′" in t.above]


def test_the_race_stands_at_its_start_while_its_end_is_asked_for() -> None:
    late, start = asked(30, act="race"), asked(0, act="race")
    assert LESSON.words(late, EN) == LESSON.words(start, EN)
    assert LESSON.formula(late, EN) == LESSON.formula(start, EN)
    assert "Step 0" in LESSON.words(late, EN)


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_has_been_counted_changes_no_word_while_the_count_is_asked_for(code: str) -> None:
    language = Language(code)
    over = asked(act="luck", trace=(Tally(((100, 10),) * 12),))
    assert LESSON.words(over, language) == LESSON.words(asked(act="luck"), language)
    assert LESSON.formula(over, language) == LESSON.formula(asked(act="luck"), language)


# -- numbers that a hand can check -----------------------------------------------------------------------------------


@given(st.floats(-5.0, 5.0))
def test_the_written_slope_of_the_sigmoid_follows_from_the_written_value(z: float) -> None:
    first, second = [row.terms for row in bend_rows("sigmoid", z, EN) if row.terms]
    e, a = float(shown(first[3].text)), float(shown(first[0].text))
    assert fixed(1 / (1 + e), len(first[0].text.partition(".")[2])) == first[0].text
    assert short(a * (1 - a), 3) == second[0].text


@given(st.floats(-5.0, 5.0))
def test_the_written_slope_of_tanh_follows_from_the_written_value(z: float) -> None:
    _, second = [row.terms for row in bend_rows("tanh", z, EN) if row.terms]
    a = next(float(shown(t.text)) for t in second if t.symbol == "a")
    assert figure(1 - a * a, 3) == second[0].text


@given(st.floats(-5.0, 5.0), st.integers(1, 6), st.sampled_from(["sigmoid", "tanh", "leaky_relu", "relu"]))
def test_the_written_power_follows_from_the_written_slope(z: float, layers: int, bend: str) -> None:
    terms = product_row(bend, z, layers).terms
    if "×" not in terms[2].text:
        power = figure(float(shown(terms[2].text)) ** layers, 2)
        nearly = power == "1" and terms[0].text == "1.00"  # only what is exactly 1 is written 1
        assert power == terms[0].text or nearly


def test_the_written_move_follows_from_the_written_gradient() -> None:
    params = RaceParams(act="race")
    scene = LESSON.scene(params)
    for moment in LESSON.trace(scene, params):
        for row in lane_rows(scene.runners, moment, EN):
            if row.terms and row.terms[0].symbol == "w":
                move, _, rate, _, slope = (t.text for t in row.terms)
                assert size_text(float(shown(rate)) * float(shown(slope))) == move
