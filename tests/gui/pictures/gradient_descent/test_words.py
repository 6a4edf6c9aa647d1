"""Words and numbers of a frame, held against the walk computed another way."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from core.data import hours
from gui.figures import shown
from gui.language import LANGUAGES, Language
from gui.lesson import View, film
from gui.pictures.gradient_descent import words as telling
from tests.gui.pictures.downhill import LESSON, Values, frame_of

ENGLISH = Language("en")
CASES: tuple[Values, ...] = (
    {}, {"alpha": 4.3}, {"alpha": 20.0}, {"ground": "line"}, {"ground": "line", "alpha": 0.1}, {"ground": "trap"},
    {"ground": "trap", "loss": "squared"}, {"loss": "squared"}, {"balls": "methods"}, {"alpha": 0.05},
)  # fmt: skip


@pytest.mark.parametrize("values", CASES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_moment_has_a_line_of_words_with_all_its_values_put_in(values: Values, code: str) -> None:
    for frame in film(LESSON, LESSON.Params(**values), positions=7):
        for beats in (True, False):
            for phase in (0.0, 0.25, 0.45, 0.65, 0.85):
                at = min(frame.index + phase, len(frame.trace) - 1)
                words = telling.words(replace(frame, position=at, view=View(beats=beats)), Language(code))
                assert words
                assert not re.search(r"[{}]|\d\.\d{7}", words)


def test_the_words_of_a_beat_carry_the_slope_that_finite_differences_find() -> None:
    frame = frame_of(4.2)
    cost, here, h = frame.scene.surface.cost, frame.step, 1e-5
    dw = (cost(here.w + h, here.b) - cost(here.w - h, here.b)) / (2 * h)
    found = re.search(r"dw = ([−\d.]+),", telling.words(frame, ENGLISH))
    assert found is not None
    assert float(shown(found[1])) == pytest.approx(dw, abs=6e-5)


@pytest.mark.parametrize("position", [0, 1, 5, 40])
@pytest.mark.parametrize("values", CASES)
def test_the_update_row_is_equal_only_if_its_written_numbers_are(values: Values, position: int) -> None:
    frame = frame_of(float(position), **values)
    rows = [row for row in telling.formula(frame, ENGLISH) if any(t.above == ":=" for t in row.terms)]
    assert len(rows) == (0 if position >= len(frame.trace) - 1 else 2)
    for row in rows:
        new, sign, old, _, alpha, _, slope = row.terms
        exact = [float(t.value or 0.0) for t in (new, old, alpha, slope)]
        assert exact[0] == pytest.approx(exact[1] - exact[2] * exact[3])
        if any("×" in t.text or "∞" in t.text for t in row.terms):
            assert sign.text == "≈"
            continue
        written = [shown(t.text.strip("()")) for t in (new, old, alpha, slope)]
        assert (sign.text == "=") == (written[0] == written[1] - written[2] * written[3])


def test_letters_stand_over_every_number_of_the_update_row() -> None:
    row = next(r for r in telling.formula(frame_of(), ENGLISH) if any(t.above == ":=" for t in r.terms))
    assert [t.above for t in row.terms] == ["w", ":=", "w", "−", "α", "·", "dw"]


def test_the_written_cost_is_the_mean_of_the_losses_of_the_course() -> None:
    frame = frame_of(2.0)
    x, y = hours(1.0)
    a = 1 / (1 + np.exp(-(frame.step.w * x + frame.step.b)))
    expected = -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))
    term = telling.formula(frame, ENGLISH)[1].terms[-1]
    assert shown(term.text) == Decimal(str(round(float(expected), 4)))
    assert term.value == pytest.approx(float(expected), rel=1e-12)


def test_the_fate_of_two_places_says_both_places_and_both_costs_and_the_lowest() -> None:
    words = telling.fate(frame_of(alpha=4.3), ENGLISH)
    for part in ("2.18", "−2.68", "−3.08", "0.468", "0.435", "0.401"):
        assert part in words


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"ground": "trap", "loss": "squared"}, "second valley at (−1.68, −1.34)"),
        ({"ground": "trap", "loss": "squared", "start_trap": (0.0, 0.0)}, "But there is a second valley"),
        ({"ground": "trap"}, "only this one valley"),
        ({"loss": "squared"}, "on these data it has only this one"),
        ({"ground": "line"}, "must stay below 0.322"),
        ({"alpha": 20.0}, "wildly"),
        ({"ground": "trap", "alpha": 7.51}, "never settles"),
        ({"alpha": 0.05}, "Still on the way after 400 steps"),
    ],
)
def test_what_becomes_of_the_ball_is_said(values: Values, says: str) -> None:
    assert says in telling.fate(frame_of(**values), ENGLISH)


def test_separable_students_have_no_bottom_and_it_is_said() -> None:
    x, _ = hours(0.0)
    frame = frame_of(hours_x=tuple(x), hours_y=tuple((x > 2.6) * 1.0))
    assert "no bottom" in telling.fate(frame, ENGLISH)


@pytest.mark.parametrize("alpha", [1.0, 4.3])
@pytest.mark.parametrize("position", [0.0, 0.6, 0.8, 1e9])
@pytest.mark.parametrize("beats", [True, False])
def test_while_a_question_is_open_nothing_is_said_of_what_comes(alpha: float, position: float, beats: bool) -> None:
    asked, told = (frame_of(position, View(beats=beats, asking=asking), alpha=alpha) for asking in (True, False))
    assert telling.fate(told, ENGLISH) not in telling.words(asked, ENGLISH)
    assert telling.words(asked, ENGLISH)
    rows = telling.formula(asked, ENGLISH)
    assert rows == telling.formula(told, ENGLISH)[: len(rows)]
    for head in ("step", "after", "valley"):
        assert ENGLISH(f"gradient_descent.formula.{head}") not in [row.head for row in rows]
    if position in (0.6, 0.8) and beats:
        assert telling.words(asked, ENGLISH).startswith("Step 0: the ball is at")


@pytest.mark.parametrize("values", [{}, {"ground": "trap", "loss": "squared"}, {"ground": "line"}])
def test_no_mean_has_two_pairs_of_brackets_where_one_will_do(values: Values) -> None:
    row = next(r for r in telling.formula(frame_of(**values), ENGLISH) if r.terms and r.terms[0].text == "db")
    assert "mean((" not in row.terms[2].text
    assert row.terms[2].text == "mean(a − y)" or values
