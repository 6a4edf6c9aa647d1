"""The house price as a lesson: its numbers, its words, its questions, the running line."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from core.descent import walk
from core.house import best
from core.house_net import forward, listening, miss
from gui.figures import shown as figure
from gui.language import LANGUAGES, Language
from gui.lesson import View
from gui.pictures.house_price.scene import as_houses, examples, house_of, snapped, world
from gui.watch import source
from tests.gui.pictures.houses import ACTS, LESSON, frame_of

Values = dict[str, Any]


def test_the_marks_on_alpha_are_the_exact_ones() -> None:
    frame = frame_of()
    marks = {m.key: m.value for m in LESSON.marks(frame.scene, frame.params)["alpha"]}
    surface, (w, b) = frame.scene.surface, best(frame.scene.surface.x, frame.scene.surface.y)
    nearly = [list(walk(surface, w + 1e-3, b, factor * marks["edge"], 2000))[-1] for factor in (0.99, 1.01)]
    assert marks["edge"] == 2 * marks["good"]
    assert abs(nearly[0].w - w) < 1e-6
    assert abs(nearly[1].w - w) > 1e-2


@pytest.mark.parametrize("act", ACTS)
def test_the_running_line_of_every_beat_stands_once_in_the_shown_source(act: str) -> None:
    params = LESSON.Params(act=act)
    text = source(LESSON.code(params)).text
    for beat in LESSON.beats_for(params):
        assert not beat.code or text.count(beat.code) == 1, beat


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_question_has_its_answer_and_the_act_its_words(act: str, code: str) -> None:
    language, which = Language(code), LESSON.question(LESSON.Params(act=act))
    for part in ("question", "answer"):
        assert language.words[f"house_price.{part}" + ("_" + which if which else "")]
    frame = frame_of(act=act)
    said = [LESSON.words(replace(frame, position=p), language) for p in np.arange(0, min(len(frame.trace), 6), 0.125)]
    assert len(set(said)) > 4


def test_a_dead_neuron_has_a_question_of_its_own() -> None:
    assert LESSON.question(LESSON.Params(line=(0.5, -1.3, 2.6))) == "dead"
    assert LESSON.question(LESSON.Params(line=(0.5, -1.0, 2.0))) == ""


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_numbers_in_the_answers_are_those_of_the_code(code: str) -> None:
    language, (surface, houses, unseen, hand) = Language(code), world()
    least = float(surface.cost(*best(surface.x, surface.y)))
    assert f"J = {least:.3f}" in language("house_price.answer")
    school, price = 0.5 * hand.W1[2, 3], 0.5 * hand.W1[2, 3] * hand.W2[0, 2]
    said = language("house_price.answer_named")
    assert f"{hand.W1[2, 3]:.1f} × 0.5 = {school:.2f}" in said
    assert f"{hand.W2[0, 2]:.1f} × {school:.2f} = {price:.2f}" in said
    assert ("48,000" if code == "en" else "4.8 万") in said
    assert str(houses.size.size) in language("house_price.question_learned")
    assert str(unseen.size.size) in language("house_price.face.prices")
    assert (surface.x.size, hand.W1.shape) == (10, (3, 4))


def test_half_a_unit_more_wealth_does_what_the_answer_says() -> None:
    hand = world()[3]
    low, high = (forward(hand, as_houses((1.7, 3.0, 0.0, w))) for w in (1.2, 1.7))
    assert (high.A1 - low.A1)[:, 0] == pytest.approx([0, 0, 0.6])
    assert (high.A2 - low.A2)[0, 0] == pytest.approx(0.48)


def test_the_first_step_goes_where_the_answer_says_and_no_start_reaches_zero() -> None:
    frame = frame_of()
    assert frame.next.w > frame.step.w
    assert (frame.scene.surface.y > frame.step.w * frame.scene.surface.x + frame.step.b).all()
    assert min(s.cost for s in frame.trace) > 0.05


def test_the_learned_units_of_the_first_start_are_those_the_answer_tells_of() -> None:
    net = frame_of(1e9, act="learned").step.net
    shares = listening(net, world()[1])
    assert shares[0].argmax() == 0
    assert net.W1[1, 0] * net.W1[1, 1] < 0  # bedrooms against size
    assert set(np.argsort(shares[1])[-2:].tolist()) == {0, 1}
    assert shares[2].argmax() == 3
    assert net.W1[2, 3] > 0


@pytest.mark.parametrize("seed", range(20))
def test_every_start_learns_and_beats_the_net_made_by_hand_as_the_answer_says(seed: int) -> None:
    _, _, unseen, hand = world()
    trace = frame_of(act="learned", seed=seed).trace
    assert np.isfinite(trace[-1].cost)
    assert trace[-1].cost < 0.25 * max(0.6, trace[0].cost)
    assert miss(trace[-1].net, unseen) < miss(hand, unseen)


def test_a_drag_means_nothing_where_it_does_not_belong() -> None:
    assert LESSON.drag(frame_of(), "part input 0", 1.0) is None
    assert LESSON.drag(frame_of(act="named"), "bend", 1.0) is None
    assert LESSON.drag(frame_of(act="named"), "part input 9", 1.0) is None
    assert LESSON.drag(frame_of(), "bend", (1.0, 2.0)) is None
    assert LESSON.drag(frame_of(), "slope", float("nan")) is None


def test_a_dragged_house_becomes_the_first_of_the_film_and_the_others_follow() -> None:
    frame = frame_of(2.3, act="named")
    outcome = LESSON.drag(frame, "part input 1", 2.0)
    assert outcome is not None
    trace = LESSON.trace(frame.scene, outcome[0])
    assert trace[0].house == snapped((*frame.step.house[:1], 2.0, *frame.step.house[2:]))
    assert [v.house for v in trace[1:-1]] == [h for h in examples() if h != trace[0].house]
    assert trace[-1] == trace[-2]


def test_a_house_is_always_one_that_can_be() -> None:
    assert house_of(LESSON.Params(house=(99.0, -3.0, 17.0, 0.26))) == (2.4, 1.0, 4.0, 0.3)
    assert house_of(LESSON.Params(house=(1.0, 2.0))) == house_of(LESSON.Params()) == next(iter(examples()))


@pytest.mark.parametrize("act", ACTS)
def test_while_a_question_is_open_words_and_formula_do_not_answer_it(act: str) -> None:
    english, view = Language("en"), View(asking=True)
    asked, first = frame_of(3.7, view, act=act), frame_of(0.0, view, act=act)
    if act == "named":
        assert not [t.value for row in LESSON.formula(asked, english) for t in row.terms if t.value is not None]
        return
    assert LESSON.formula(asked, english) == LESSON.formula(first, english)
    assert LESSON.words(asked, english) == LESSON.words(first, english)


def test_a_huge_cost_is_written_in_short() -> None:
    said = LESSON.words(frame_of(0.0, line=(50.0, 50.0, 0.0)), Language("en"))
    assert "J = 15,063." in said


@pytest.mark.parametrize("position", [0.0, 1.0, 17.0, 200.0])
def test_the_formula_of_the_neuron_agrees_with_its_written_parts(position: float) -> None:
    frame = frame_of(position)
    rows = LESSON.formula(frame, Language("en"))
    z, sign, w, _, x, _, b = (t.text for t in rows[1].terms)
    exact = figure(w) * figure(x) + figure(b.strip("()")) == figure(z)
    assert exact == (sign == "=")
    assert abs(figure(w) * figure(x) + figure(b.strip("()")) - figure(z)) < Decimal("0.0003")
    assert rows[1].terms[0].value == pytest.approx(frame.step.w * frame.params.home + frame.step.b)


@pytest.mark.parametrize("values", [{"act": "neuron"}, {"act": "neuron", "alpha": 0.5}, {"act": "named"},
                                    {"act": "learned"}, {"act": "learned", "seed": 6}])  # fmt: skip
@pytest.mark.parametrize("code", LANGUAGES)
def test_there_are_words_and_numbers_at_every_moment(values: Values, code: str) -> None:
    frame, language = frame_of(**values), Language(code)
    last = len(frame.trace) - 1.0
    for position in (*np.linspace(0, 4, 33), 0.3 * last, last):
        for focus in ("", "part unit 1", "part input 2", "part price 0", "w"):
            here = replace(frame, position=min(float(position), last), view=View(focus=focus))
            assert LESSON.words(here, language)
            assert LESSON.formula(here, language)
