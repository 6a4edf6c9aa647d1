"""The lesson on sigmoid and ReLU: its film, its words and numbers, and what hands make of it."""

from __future__ import annotations

import importlib
import math
import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from core.activation import ACTIVATIONS
from core.race import SEEDS, Lap, Moment, Tally
from gui.figures import short, shown
from gui.language import LANGUAGES, Language
from gui.lesson import Frame, View
from gui.lessons.sigmoid_relu import EDGE, HEAD, RaceParams, SigmoidRelu, travel
from gui.pictures.sigmoid_relu.numbers import value_text

LESSON = SigmoidRelu()
EN = Language("en")
ACTS = ("curves", "race", "luck")


def frame(position: float = 0.0, beats: bool = True, trace: Any = None, **values: Any) -> Frame:
    params = replace(RaceParams(), **values)
    scene = LESSON.scene(params)
    return Frame(params, scene, trace or LESSON.trace(scene, params), position, View(beats=beats))


def moment(k: int, *laps: tuple[float, tuple[float, ...], int | None]) -> Moment:
    return Moment(k, tuple(Lap(J, 0.5, slopes, np.zeros(1, np.float32), arrived) for J, slopes, arrived in laps))


# -- the film --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("start", [-5.0, -0.37, 0.0, 2.0, 5.0])
def test_z_starts_exactly_where_it_was_dragged_and_visits_every_whole_number_once(start: float) -> None:
    stops = [stop.z for stop in frame(z=start).trace]
    assert stops[0] == start
    assert sorted(stops[1:]) == [z for z in range(-5, 6) if z != start]
    assert stops[1:] == travel(start)


def test_the_race_begins_at_once_and_goes_on_in_the_helper() -> None:
    here = frame(act="race", hidden=2)
    job = LESSON.job(here.scene, here.params)
    assert job is not None
    module, _, name = job.target.partition(":")
    first = next(getattr(importlib.import_module(module), name)(*job.args))
    assert [m.k for m in here.trace] == list(range(HEAD))
    assert first[0].k == HEAD


def test_the_other_acts_ask_for_the_work_they_need() -> None:
    assert LESSON.job(frame().scene, RaceParams()) is None
    here = frame(act="luck", rival="tanh", hidden=1)
    job = LESSON.job(here.scene, here.params)
    assert job is not None
    assert job.target == "core.race:tallies"
    assert job.args == (here.scene.runners, 1)
    assert here.trace == (Tally(),)


def test_the_same_data_and_the_same_weights_for_both() -> None:
    scene = frame(act="race", weights="same", rates="same", alpha=0.7).scene
    assert scene.runners[0].gain == scene.runners[1].gain
    assert {r.alpha for r in scene.runners} == {0.7}
    assert frame(act="race").scene.X is scene.X


def test_only_what_matters_changes_the_scene() -> None:
    key = LESSON.key(RaceParams())
    assert LESSON.key(RaceParams(z=-3.0, seed=5)) == key
    for change in ({"rival": "tanh"}, {"hidden": 2}, {"weights": "own"}, {"rates": "same"}, {"alpha": 2.0}):
        assert LESSON.key(replace(RaceParams(), **change)) != key


def test_each_act_hides_the_controls_of_the_others() -> None:
    assert "seed" in LESSON.hidden(RaceParams())
    assert "alpha" in LESSON.hidden(RaceParams(act="race"))
    assert "alpha" not in LESSON.hidden(RaceParams(act="race", rates="same"))
    assert "seed" in LESSON.hidden(RaceParams(act="luck"))


def test_the_best_rates_are_marked_on_the_slider() -> None:
    scene = LESSON.scene(RaceParams(act="race"))
    marks = LESSON.marks(scene, RaceParams(act="race"))["alpha"]
    assert [m.value for m in marks] == [r.alpha for r in scene.runners]


# -- hands -----------------------------------------------------------------------------------------------------------


def test_a_drag_gives_exactly_its_z_and_goes_back_to_the_start() -> None:
    outcome = LESSON.drag(frame(3.4), "z", 1.2345678)
    assert outcome is not None
    assert (outcome[0].z, outcome[1]) == (1.2345678, 0.0)


@pytest.mark.parametrize(("value", "z"), [(99.0, EDGE), (-99.0, -EDGE)])
def test_a_drag_over_the_edge_stays_at_the_edge(value: float, z: float) -> None:
    outcome = LESSON.drag(frame(), "z", value)
    assert outcome is not None
    assert outcome[0].z == z


def test_a_drag_on_the_costs_moves_through_the_film_and_changes_nothing_else() -> None:
    here = frame(act="race")
    assert LESSON.drag(here, "k", 7.4) == (here.params, 7.0)
    assert LESSON.drag(here, "k", 1e9) == (here.params, HEAD - 1.0)


@pytest.mark.parametrize("value", [math.nan, math.inf, "2", None])
def test_a_drag_that_is_no_number_means_nothing(value: object) -> None:
    assert LESSON.drag(frame(), "z", value) is None
    assert LESSON.drag(frame(), "elsewhere", 1.0) is None


# -- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("rival", ["relu", "leaky_relu", "tanh"])
def test_every_moment_has_words(code: str, act: str, rival: str) -> None:
    language = Language(code)
    for at in (0.0, 0.25, 0.5, 0.75, 3.0):
        words = LESSON.words(frame(at if act != "luck" else 0.0, act=act, rival=rival), language)
        assert words
        assert "{" not in words


@pytest.mark.parametrize("z", [-4.0, -0.5, 0.5, 3.0])
def test_the_words_of_z_tell_the_slopes(z: float) -> None:
    words = LESSON.words(frame(z=z, beats=False), EN)
    a = 1.0 / (1.0 + math.exp(-z))
    told = float(shown(re.findall(r"slope is ([\d.]+)", words)[0]))
    assert told == pytest.approx(a * (1.0 - a), rel=6e-3)
    assert ("flat for z < 0" in words) == (z < 0)


def test_the_convention_at_zero_is_said() -> None:
    assert "convention" in LESSON.words(frame(z=0.0), EN)
    assert "convention" in LESSON.words(frame(z=0.0, rival="leaky_relu"), EN)
    assert "convention" not in LESSON.words(frame(z=0.0, rival="tanh"), EN)


FLAT, SMALL = (0.69, (1e-4, 1e-4), None), (0.1, (1e-4, 1e-4), 40)


def test_a_small_gradient_is_never_told_without_the_cost() -> None:
    words = LESSON.words(frame(act="race", trace=(moment(60, FLAT, SMALL),)), EN)
    assert "J = 0.690, still guessing" in words
    assert "J = 0.100, learned at step 40; its gradients shrink because little is left" in words


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (400, 40, "ReLU was 10 times as fast as sigmoid."),
        (40, 100, "sigmoid was 2.5 times as fast as ReLU."),
        (50, 40, "Nearly a tie (factor 1.2)."),
        (None, 40, ""),
        (40, None, ""),
        (0, 0, "Nearly a tie"),
    ],
)
def test_the_verdict_is_the_one_that_was_measured(first: int | None, second: int | None, told: str) -> None:
    laps = ((0.1, (0.1, 0.1), first), (0.1, (0.1, 0.1), second))
    words = LESSON.words(frame(act="race", trace=(moment(500, *laps),)), EN)
    assert told in words
    assert ("fast as" in words) == ("fast as" in told)


def test_a_race_that_left_all_numbers_says_so_without_one() -> None:
    lost = (math.nan, (math.nan, math.inf), None)
    for at in (0.0, 0.25, 0.5, 0.75):
        here = frame(at, act="race", trace=(moment(9, lost, lost), moment(10, lost, lost)))
        shown_ = LESSON.words(here, EN) + " ".join(t.text for r in LESSON.formula(here, EN) for t in r.terms)
        assert not re.search(r"\bnan\b|\binf\b", shown_), shown_
    assert "far too large" in LESSON.words(frame(act="race", trace=(moment(9, lost, lost),)), EN)


def test_luck_counts_who_won() -> None:
    tally = Tally(((100, 10), (None, 20), (30, 30), (5, None)))
    words = LESSON.words(frame(act="luck", trace=(Tally(), tally)), EN)
    assert "4 of 12 races" in words
    assert "in 2 of them" in words
    done = Tally(tally.arrivals * 3)
    assert f"in 6 of {SEEDS}" in LESSON.words(frame(act="luck", trace=(done,)), EN)


# -- numbers ---------------------------------------------------------------------------------------------------------


def terms(here: Frame) -> list[tuple[str, str, float | None]]:
    return [(t.above or t.text, t.text, t.value) for row in LESSON.formula(here, EN) for t in row.terms]


@pytest.mark.parametrize("rival", ["relu", "leaky_relu", "tanh"])
@pytest.mark.parametrize("z", [-5.0, -1.3, 0.0, 0.8, 5.0])
def test_every_shown_figure_is_its_value_rounded(rival: str, z: float) -> None:
    for _, text, value in terms(frame(z=z, rival=rival)):
        if value is not None and "×" not in text:
            assert float(shown(text)) == pytest.approx(value, rel=0.06, abs=6e-4)


@pytest.mark.parametrize("z", [-2.0, 0.0, 1.5])
def test_the_values_of_the_formula_are_those_of_the_mathematics(z: float) -> None:
    values = [v for name, _, v in terms(frame(z=z)) if name == "a" and v is not None]
    assert values[0] == pytest.approx(1.0 / (1.0 + math.exp(-z)), rel=1e-12)
    assert values[-1] == max(0.0, z)
    slopes = [v for name, _, v in terms(frame(z=z, hidden=3)) if name == "(a′)³"]
    assert slopes[0] == pytest.approx((values[0] * (1.0 - values[0])) ** 3)
    assert slopes[1] == (1.0 if z > 0 else 0.0)


def test_an_equals_sign_stands_only_where_the_written_parts_add_up() -> None:
    """0.5 × (1 − 0.5) is 0.25 exactly; 0.881 × (1 − 0.881) is not 0.105."""
    half = [t.text for row in LESSON.formula(frame(z=0.0), EN) for t in row.terms]
    assert half[half.index("0.250") + 1] == "="
    two = [t.text for row in LESSON.formula(frame(z=2.0), EN) for t in row.terms]
    assert two[two.index("0.105") + 1] == "≈"


def test_the_move_is_alpha_times_the_gradient() -> None:
    here = frame(5, act="race")
    values = [t.value for row in LESSON.formula(here, EN) for t in row.terms if t.symbol in ("w", "alpha", "slope")]
    for move, alpha, slope in zip(values[::3], values[1::3], values[2::3], strict=True):
        assert move is not None
        assert alpha is not None
        assert slope is not None
        assert move == pytest.approx(alpha * slope)
    firsts = [lap.slopes[0] for lap in here.step.laps]
    assert [values[2], values[8]] == firsts


def test_the_code_of_an_act_is_what_it_runs() -> None:
    for rival in ("relu", "leaky_relu", "tanh"):
        code = LESSON.code(RaceParams(rival=rival))
        assert ACTIVATIONS[rival].f in code
        assert ACTIVATIONS[rival].slope in code
    assert next(f.__name__ for f in LESSON.code(RaceParams(act="race"))) == "train"


def test_fast_films_mark_no_line() -> None:
    assert LESSON.running(frame(0.5, act="race")) != ""
    assert LESSON.running(frame(0.5, act="race", beats=False)) == ""


@pytest.mark.parametrize("z", [-5.0, -4.0, -3.0, -2.0, 0.0, 2.0, 3.0, 4.0, 5.0])
def test_the_written_parts_give_the_written_result(z: float) -> None:
    e, a = math.exp(-z), value_text(1 / (1 + math.exp(-z)))
    slope = float(shown(a)) * (1 - float(shown(a)))
    true = (1 / (1 + e)) * (1 - 1 / (1 + e))
    assert short(slope, 3) == short(true, 3)
    assert value_text(1 / (1 + float(shown(short(e, 4))))) == a


def test_a_question_is_not_answered_by_the_numbers_beside_it() -> None:
    here = frame(5, act="race")
    asked = replace(here, view=View(asking=True))
    assert "times less" not in LESSON.words(asked, EN)
    assert not [t for row in LESSON.formula(asked, EN) for t in row.terms if t.symbol == "slope"]
    luck = frame(act="luck", trace=(Tally(((100, 10), (None, 20))),))
    asked = replace(luck, view=View(asking=True))
    assert "ReLU" not in LESSON.words(asked, EN)
    assert not [t for row in LESSON.formula(asked, EN) for t in row.terms]
    assert "not in 4,000" in [t.text for row in LESSON.formula(luck, EN) for t in row.terms]
