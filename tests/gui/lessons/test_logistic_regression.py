"""The lesson on logistic regression: its films, its words and numbers, and what its texts promise."""

from __future__ import annotations

import cmath
import math
import re
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from scipy.special import expit
from sklearn.linear_model import LogisticRegression as Rival

from core.data import students
from gui.figures import fixed, short
from gui.language import LANGUAGES, MINUS, Language
from gui.lesson import Frame, View
from gui.pictures.logistic_regression.film import moment, sharp, trail
from gui.pictures.logistic_regression.parts import between, person, written
from gui.watch import source
from tests.gui.pictures.logistic_regression.test_plane import LESSON, frame_of

ENGLISH = Language("en")
ACTS = ("line", "learn", "decide")


def number(text: str) -> float:
    return float(text.strip("()").replace(MINUS, "-").replace(",", ""))


def numbers(frame: Frame) -> dict[str, float]:
    """The values of the live formulas, by the letter above."""
    terms = [t for row in LESSON.formula(frame, ENGLISH) for t in row.terms]
    return {t.above: t.value for t in terms if t.above and t.value is not None}


# -- the films ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("w", "b"), [((-0.6, 0.8), -1.5), ((2.9, 0.1), 3.0), ((0.2, 0.0), 0.0)])
def test_each_thing_that_is_done_moves_only_what_it_promises(w: tuple[float, float], b: float) -> None:
    start, *rest = frame_of(w=w, b=b).trace
    for stand in rest:
        if stand.part == "turn":
            assert (stand.length, stand.b, stand.distance) == pytest.approx((start.length, start.b, start.distance))
            turned = complex(stand.w1, stand.w2) / complex(start.w1, start.w2)
            assert turned == pytest.approx(cmath.rect(1.0, math.radians(stand.amount)))
        elif stand.part == "shift":
            assert (stand.w1, stand.w2) == (start.w1, start.w2)
            assert stand.b - start.b == pytest.approx(stand.amount)
        else:
            assert (stand.w1, stand.w2) == pytest.approx((stand.amount * start.w1, stand.amount * start.w2))
            assert stand.b == start.b
            assert stand.length <= 3.0 + 1e-9
    assert [s.part for s in rest] == ["turn"] * 8 + ["shift"] * 6 + ["stretch"] * 4
    for end in (rest[7], rest[13], rest[17]):
        assert (end.w1, end.w2, end.b) == pytest.approx((*w, b)), "each part ends where it began"


def test_between_two_steps_of_a_turn_the_arrow_keeps_its_length() -> None:
    for phase in np.linspace(0.0, 8.0, 41):
        assert moment(frame_of(float(phase))).length == pytest.approx(1.0)
    angles = [math.atan2(m.w2, m.w1) for m in (moment(frame_of(p)) for p in (2.0, 2.25, 2.5))]
    assert math.degrees(angles[1] - angles[0]) == pytest.approx(45 / 4)


def test_learning_moves_only_after_its_last_beat() -> None:
    still, going, there = (moment(frame_of(p, act="learn")) for p in (3.0, 3.6, 3.9))
    assert (still.w1, still.w2, still.b) == (going.w1, going.w2, going.b)
    assert there.w1 != still.w1


def test_after_the_film_the_line_has_nearly_learned() -> None:
    X, Y = students()
    rival = Rival(C=np.inf, tol=1e-10).fit(X.T, Y[0])
    end = frame_of(99, act="learn").step
    assert (end.w1, end.w2, end.b) == pytest.approx((*rival.coef_[0], rival.intercept_[0]), abs=0.05)


def test_deciding_goes_from_shades_to_two_colours() -> None:
    assert [sharp(frame_of(p, act="decide")) for p in (0.0, 0.4, 1.0, 1.5, 2.0)] == [0.0, 0.4, 1.0, 1.0, 1.0]
    assert sharp(frame_of(12.0)) == 0.0


def test_a_clicker_stops_at_quarter_turns_and_then_at_every_step() -> None:
    frame = frame_of()
    assert LESSON.stops(frame.trace, frame.params) == (0, 2, 4, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18)


# -- hands -------------------------------------------------------------------------------------------------------


def test_a_drag_in_the_middle_of_the_film_begins_from_what_is_seen() -> None:
    frame = frame_of(10.0)
    outcome = LESSON.drag(frame, "w", (1.0, 0.0))
    assert outcome == (LESSON.Params(w=(1.0, 0.0), b=frame.step.b), 0.0)
    turned = frame_of(2.0)
    outcome = LESSON.drag(turned, "b", 0.25)
    assert outcome == (LESSON.Params(w=(turned.step.w1, turned.step.w2), b=0.25), 0.0)


def test_who_has_decided_stays_decided_while_the_line_is_dragged() -> None:
    frame = frame_of(2.0, act="decide")
    outcome = LESSON.drag(frame, "b", 0.3)
    assert outcome is not None
    assert outcome[1] == 1.0
    trace = LESSON.trace(frame.scene, outcome[0])
    assert (trace[1].w1, trace[1].w2, trace[1].b) == (frame.step.w1, frame.step.w2, 0.3)


def test_moving_the_line_keeps_the_students_and_a_student_makes_new_ones() -> None:
    params = LESSON.Params()
    assert LESSON.scene(replace(params, b=2.0, act="learn")) is LESSON.scene(params)
    outcome = LESSON.drag(frame_of(5.0), "point:3", (0.25, -1.0))
    assert outcome is not None
    assert outcome[1] == 5.0
    assert LESSON.scene(outcome[0]).X[:, 3].tolist() == [0.25, -1.0]


def test_something_unknown_means_nothing() -> None:
    assert LESSON.drag(frame_of(), "moon", 1.0) is None


# -- numbers and words -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("position", [0.0, 3.0, 10.0, 16.0])
@pytest.mark.parametrize("who", range(0, 24, 5))
def test_the_written_numbers_agree_with_a_computation_done_another_way(position: float, who: int) -> None:
    frame = frame_of(position, View(focus=f"point:{who}"))
    X, Y = students()
    now, told = frame.step, numbers(frame)
    z = float(np.array([now.w1, now.w2]) @ X[:, who] + now.b)
    assert told["z"] == pytest.approx(z)
    assert (told["‖w‖"], told["d"]) == pytest.approx((np.linalg.norm([now.w1, now.w2]), -now.b / told["‖w‖"]))
    one = person(frame.scene, who, now)
    assert one.a == pytest.approx(expit(z))
    assert one.loss == pytest.approx(-math.log(expit(z) if Y[0, who] else 1 - expit(z)))


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("position", [0.0, 1.0, 2.0, 7.0, 17.0, 40.0])
def test_an_equals_sign_is_exact_in_the_digits_that_are_written(act: str, position: float) -> None:
    for k in range(0, 24, 3):
        for row in LESSON.formula(frame_of(position, View(focus=f"point:{k}"), act=act), ENGLISH):
            text = " ".join(t.text for t in row.terms).replace(MINUS, "-")
            if found := re.fullmatch(r"(-?[\d.]+) = ([-\d.]+) (\S+) \+ (\S+) (\S+) \+ (\S+)", text):
                z, w1, x1, w2, x2, b = (Fraction(part.strip("()")) for part in found.groups())
                assert z == w1 * x1 + w2 * x2 + b
            elif found := re.fullmatch(r"(-?[\d.]+) = (-?[\d.]+) - ([\d.]+) · (\S+)", text):
                new, old, alpha, slope = (Fraction(part.strip("()")) for part in found.groups())
                assert new == old - alpha * slope


@pytest.mark.parametrize("z", [-9.3, -2.718, -0.004, 0.0, 0.31, 3.33, 8.1, 15.0])
@pytest.mark.parametrize("y", [0.0, 1.0])
def test_answer_and_loss_follow_from_what_is_written(z: float, y: float) -> None:
    frame = frame_of(w=(0.0, 0.0), b=max(-6.0, min(6.0, z)))
    one = replace(person(frame.scene, 0, frame.step), z=z, y=y)
    z_text, answer, cost = written(one)
    a_text, places = number(answer), len(answer.partition(".")[2])
    assert 0 < a_text < 1
    assert fixed(expit(number(z_text)), places) == answer
    if abs(z) < 9:
        assert short(-math.log(a_text if y else 1 - a_text), 3) == cost


def test_an_answer_is_never_written_as_0_or_1() -> None:
    seen = [between(float(expit(z))) for z in (-9.0, -2.0, 0.0, 5.3, 12.0)]
    assert seen == ["0.0001", "0.12", "0.50", "0.995", "0.99999"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_texts_promise_what_the_code_counts(code: str) -> None:
    start, learned = (LESSON.formula(frame_of(p, act="decide"), ENGLISH) for p in (1.0, 2.0))
    right = [[t.value for row in rows for t in row.terms if t.text.isdigit()] for rows in (start, learned)]
    assert right == [[13, 24, 14, 24], [21, 24, 14, 24]]
    words = Language(code).words
    promised = {"question_decide": ("14", "24"), "answer_decide": ("21", "24"), "wrong": ("87.5", "58.3")}
    for key, values in promised.items():
        assert all(value in words[f"logistic_regression.{key}"] for value in values)
    assert (round(2100 / 24, 1), round(1400 / 24, 1)) == (87.5, 58.3)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("act", ACTS)
def test_every_step_has_its_sentence(code: str, act: str) -> None:
    for position in range(len(frame_of(act=act).trace)):
        for beats in (True, False):
            said = LESSON.words(frame_of(position, View(beats=beats), act=act), Language(code))
            assert said
            assert "{" not in said


def test_the_sentence_of_the_stretched_arrow_says_where_the_line_went() -> None:
    assert "‖w‖ = 2.00" in LESSON.words(frame_of(16.0), ENGLISH)
    assert "lies at −b/‖w‖ = 0.75" in LESSON.words(frame_of(16.0), ENGLISH)
    assert "flatter" in LESSON.words(frame_of(17.0), ENGLISH)
    assert "no arrow" in LESSON.words(frame_of(w=(0.0, 0.0)), ENGLISH)


@pytest.mark.parametrize("act", ACTS)
def test_while_a_question_is_open_nothing_told_depends_on_the_answer(act: str) -> None:
    told = set()
    for position in (0.0, 1.4, 2.0):
        frame = frame_of(position, View(asking=True), act=act)
        rows = LESSON.formula(frame, ENGLISH)
        text = LESSON.words(frame, ENGLISH) + str(rows)
        if act == "line":
            assert "−1.50" in text
            assert not any(t.symbol in ("z", "a", "slope") for row in rows for t in row.terms)
        else:
            told.add(text)
    assert len(told) <= 1


@pytest.mark.parametrize("act", ACTS)
def test_the_running_line_stands_once_in_the_shown_source(act: str) -> None:
    shown: Any = source(LESSON.code(LESSON.Params(act=act)))
    for position in np.linspace(0.0, len(frame_of(act=act).trace) - 1, 25):
        running = LESSON.running(frame_of(float(position), act=act))
        assert shown.line(running) is not None, running


@pytest.mark.parametrize("position", [0.0, 0.7, 3.25, 8.0])
def test_the_trail_of_a_turn_is_an_arc_from_the_first_arrow_to_the_present_one(position: float) -> None:
    way, now = trail(frame_of(position)), moment(frame_of(position))
    assert all(math.hypot(*place) == pytest.approx(1.0) for place in way)
    assert way[0] == pytest.approx((-0.6, 0.8))
    assert way[-1] == pytest.approx((now.w1, now.w2))
    assert trail(frame_of(9.0)) == []


def test_the_trail_of_learning_goes_through_every_step() -> None:
    frame = frame_of(7.9, act="learn")
    assert trail(frame)[:-1] == [(s.w1, s.w2) for s in frame.trace[:8]]
    assert trail(frame)[-1] == (moment(frame).w1, moment(frame).w2)
