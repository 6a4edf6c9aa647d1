"""Walking downhill as a lesson: marks, drags, what is hidden, the running line, keys of the scene."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gui.language import LANGUAGES, Language
from gui.lesson import View
from gui.pictures.gradient_descent.words import fate
from gui.watch import source
from tests.gui.pictures.downhill import LESSON, Values, frame_of


@pytest.mark.parametrize(
    ("centre", "expected"),
    [(0.0, (0.7458, 0.902, 1.8038)), (1.0, (1.3349, 1.796, 3.5926)), (2.75, (3.7027, 6.908, 13.8155))],
)
def test_the_marks_on_alpha_are_the_exact_ones(centre: float, expected: tuple[float, ...]) -> None:
    frame = frame_of(centre=centre)
    marks = {m.key: m.value for m in LESSON.marks(frame.scene, frame.params)["alpha"]}
    assert (marks["safe"], marks["good"], marks["edge"]) == pytest.approx(expected, rel=1e-3)
    assert marks["slow"] < marks["safe"] <= marks["good"] < marks["edge"]


@pytest.mark.parametrize(
    "values",
    [
        {"balls": "methods"},
        {"ground": "trap", "loss": "squared"},
        {"hours_x": (1.0,) * 10 + (5.0,) * 10, "hours_y": (0.0,) * 10 + (1.0,) * 10},
    ],
)
def test_there_are_no_marks_where_they_would_not_be_true(values: Values) -> None:
    frame = frame_of(**values)
    assert LESSON.marks(frame.scene, frame.params) == {}


def test_below_the_safe_mark_no_step_from_anywhere_raises_the_cost_and_above_the_edge_the_bottom_repels() -> None:
    frame = frame_of(balls="starts")
    low = frame.scene.bottoms[0]
    safe = frame_of(balls="starts", alpha=0.999 * low.safe).trace
    assert (safe.cost[1:] <= safe.cost[:-1] + 1e-12).all()
    near = (low.w + 0.02, low.b)
    assert frame_of(alpha=0.99 * low.edge, start_hours=near, steps=1500).trace.fate.kind == "arrives"
    assert frame_of(alpha=1.02 * low.edge, start_hours=near, steps=1500).trace.arrivals == (None,)


def test_on_the_straight_line_the_edge_is_where_the_ball_flies_away() -> None:
    frame = frame_of(ground="line")
    marks = {m.key: m.value for m in LESSON.marks(frame.scene, frame.params)["alpha"]}
    assert set(marks) == {"slow", "good", "away"} - ({"slow"} if frame.scene.bottoms[0].good / 20 < 0.03 else set())
    assert frame_of(ground="line", alpha=0.99 * marks["away"], steps=2000).trace.fate.kind == "arrives"
    assert frame_of(ground="line", alpha=1.1 * marks["away"]).trace.fate.kind == "flies away"


@pytest.mark.parametrize("ground", ["hours", "trap", "line"])
def test_a_dragged_ball_begins_a_new_walk_of_this_ground_only(ground: str) -> None:
    frame = frame_of(5.0, ground=ground)
    outcome = LESSON.drag(frame, "ball", (0.25, -0.5))
    assert outcome == (replace(frame.params, **{f"start_{ground}": (0.25, -0.5)}), 0.0)


def test_a_drag_of_something_unknown_means_nothing() -> None:
    assert LESSON.drag(frame_of(), "moon", 1.0) is None


@pytest.mark.parametrize("change", [{"alpha": 3.0}, {"balls": "starts"}, {"steps": 50}, {"start_hours": (1.0, 1.0)}])
def test_what_does_not_change_the_hill_keeps_it(change: Values) -> None:
    params = LESSON.Params()
    assert LESSON.scene(replace(params, **change)) is LESSON.scene(params)


@pytest.mark.parametrize("change", [{"centre": 2.0}, {"loss": "squared"}, {"ground": "line"}])
def test_what_changes_the_hill_makes_another(change: Values) -> None:
    params = LESSON.Params()
    assert LESSON.scene(replace(params, **change)) is not LESSON.scene(params)


def test_where_every_start_ends_is_counted_for_the_alpha_that_is_set() -> None:
    few, many = (LESSON.scene(LESSON.Params(ground="trap", loss="squared", homes=True, alpha=a)) for a in (1.0, 20.0))
    assert few.homes is not None
    assert round(100 * float((few.homes == 1).mean()), 1) == 38.7
    assert (few.homes != many.homes).any()


def test_controls_that_make_no_sense_are_hidden() -> None:
    assert LESSON.hidden(LESSON.Params()) == {"homes"}
    assert LESSON.hidden(LESSON.Params(ground="trap")) == {"centre"}
    assert LESSON.hidden(LESSON.Params(ground="line")) == {"centre", "homes"}
    assert LESSON.idle(LESSON.Params(ground="line")) == {"loss"}
    assert LESSON.idle(LESSON.Params()) == LESSON.idle(LESSON.Params(ground="trap")) == frozenset()


@pytest.mark.parametrize("values", [{}, {"loss": "squared"}, {"ground": "line"}])
def test_the_running_line_of_every_beat_stands_once_in_the_shown_source(values: Values) -> None:
    shown = source(LESSON.code(LESSON.Params(**values))).text
    for beat in LESSON.beats:
        assert shown.count(LESSON.running(frame_of(beat.phase, **values))) == 1
    assert LESSON.running(frame_of(1.3, View(beats=False), **values)) == ""


@pytest.mark.parametrize("values", [{}, {"alpha": 3.0}, {"ground": "trap"}, {"ground": "line"}])
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_question_has_its_answer(values: Values, code: str) -> None:
    which = LESSON.question(LESSON.Params(**values))
    words = Language(code).words
    for part in ("question", "answer"):
        assert words[f"gradient_descent.{part}" + ("_" + which if which else "")]


def test_while_a_question_is_open_nothing_that_answers_it_is_told() -> None:
    frame, english = frame_of(), Language("en")
    asked = replace(frame, view=replace(frame.view, asking=True))
    told = [t.value for row in LESSON.formula(frame, english) for t in row.terms]
    kept = [t.value for row in LESSON.formula(asked, english) for t in row.terms]
    assert frame.next.w in told
    assert frame.next.w not in kept
    assert frame.step.w not in kept or len(kept) < len(told)


@pytest.mark.parametrize(
    ("ground", "alpha"),
    [("trap", 1.6), ("trap", 7.51), ("trap", 15.0), ("hours", 3.7), ("hours", 5.0), ("hours", 18.5)],
)
def test_past_the_last_mark_the_ball_is_never_said_to_be_on_its_way(ground: str, alpha: float) -> None:
    assert "on the way" not in fate(frame_of(ground=ground, alpha=alpha), Language("en"))
