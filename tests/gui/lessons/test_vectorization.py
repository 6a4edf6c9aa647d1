"""Loops against NumPy: what is shown is what was measured, and nothing is shown before it is asked."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from core.vectorize import SIZES, Times, Timing
from gui import theme
from gui.figures import shown
from gui.language import LANGUAGES, Language
from gui.lesson import Frame, View
from gui.lessons.vectorization import Vectorization, VectorParams
from gui.pictures.vectorization.picture import SCALES, SECONDS, VectorizationPicture
from gui.pictures.vectorization.words import duration, factor, headline, verdict

LESSON = Vectorization()
EN = Language("en")


def timing(n: int, loop: float, numpy: float, plain: float | None = None) -> Timing:
    between = None if plain is None else Times(plain, plain * 1.5, 5)
    return Timing(n, Times(loop, loop * 2, 5), between, Times(numpy, numpy * 3, 5), (float(n), float(n) + 1e-9))


FILM = [None, *(timing(n, n * 9e-8 + 3e-7, n * 5e-10 + 7e-7, n * 3e-8 + 1e-7) for n in SIZES["dot"])]


def frame(position: float = 0.0, film: list[Timing | None] | None = None, view: View | None = None) -> Frame:
    params = VectorParams()
    return Frame(params, LESSON.scene(params), FILM if film is None else film, position, view or View())


@pytest.fixture
def picture(qtbot: QtBot) -> VectorizationPicture:
    made = VectorizationPicture()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.speak(EN)
    return made


@given(st.floats(1e-9, 50.0))
def test_a_written_time_is_the_time_to_three_digits(seconds: float) -> None:
    figure, unit = duration(seconds).split(" ")
    scale = {"s": 1.0, "ms": 1e-3, "µs": 1e-6, "ns": 1e-9}[unit]
    assert float(shown(figure)) * scale == pytest.approx(seconds, rel=6e-3)


@given(st.floats(0.01, 1e6))
def test_a_written_factor_is_the_factor_to_two_digits(times: float) -> None:
    assert float(shown(factor(times))) == pytest.approx(times, rel=0.06)


@given(st.floats(1e-8, 20.0), st.floats(1e-8, 1.0), st.sampled_from(list(LANGUAGES)))
def test_the_line_of_words_names_the_one_that_was_faster(loop: float, numpy: float, code: str) -> None:
    language, now = Language(code), timing(1000, loop, numpy)
    said = LESSON.words(frame(1.0, [None, now]), language)
    assert duration(loop) in said
    assert duration(numpy) in said
    ratio = loop / numpy
    if ratio > 1.06 or ratio < 0.94:
        assert factor(max(ratio, 1 / ratio)) in said


@given(st.floats(1e-8, 20.0), st.floats(1e-8, 1.0), st.floats(1e-8, 20.0), st.sampled_from(list(LANGUAGES)))
def test_big_type_and_words_name_the_same_winner_and_nobody_beats_it(
    loop: float, numpy: float, plain: float, code: str
) -> None:
    language, now = Language(code), timing(30, loop, numpy, plain)
    who, times = verdict(now)
    big, said = headline(now, language)[0], LESSON.words(frame(1.0, [None, now]), language)
    for seconds in (numpy, loop) if who == "loop" else (numpy, loop, plain):
        assert duration(seconds) in said
    assert big == language(f"vectorization.big.{who}", times=factor(times))
    if who == "tie":
        assert 0.95 <= min(loop, plain) / numpy <= 1.06
        return
    assert {"numpy": numpy, "loop": loop, "list": plain}[who] == min(loop, numpy, plain)
    assert factor(times) in said


def test_where_the_loop_over_a_list_wins_the_big_type_does_not_praise_numpy(picture: VectorizationPicture) -> None:
    now = timing(10, 3.39e-6, 1.07e-6, 5.57e-7)
    assert headline(now, EN) == ("loop over a list: 1.9 times as fast", "faint")
    assert headline(timing(3, 6.6e-7, 6.4e-7), EN)[0] == "a tie"
    words = LESSON.words(frame(1.0, [None, timing(1, 3e-7, 6e-7)]), EN)
    assert words.startswith("1 number: ")


def test_big_type_comes_in_few_sizes(picture: VectorizationPicture, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[int] = set()
    make = theme._font

    def spy(kind: Any, pixels: int, marked: bool) -> QFont:
        asked.update({pixels} if kind == "sans" and marked and pixels > picture.look.px("body") else ())
        return make(kind, pixels, marked)

    monkeypatch.setattr(theme, "_font", spy)
    for width in range(90, 1500, 47):
        picture.resize(width, 700)
        picture.draw(frame(9.0))
        picture.grab()
    assert 1 < len(asked) <= len(SCALES)


@given(st.floats(1e-6, 20.0), st.floats(1e-7, 1e-2))
def test_the_ratio_in_the_formula_says_equal_only_where_the_shown_times_make_it(loop: float, numpy: float) -> None:
    rows = [row.terms for row in LESSON.formula(frame(1.0, [None, timing(1000, loop, numpy)]), EN) if row.terms]
    ratio, sign = rows[2][0], rows[2][1]
    assert ratio.value == pytest.approx(loop / numpy)
    exact = Decimal(f"{loop:.3g}") == Decimal(f"{numpy:.3g}") * shown(ratio.text)
    assert sign.text == "≈" or exact


def test_a_drag_goes_to_the_nearest_size_once_all_are_measured() -> None:
    for k, n in enumerate(SIZES["dot"]):
        assert LESSON.drag(frame(), "n", (n * 1.2, 0.1)) == (VectorParams(), float(k + 1))
    assert LESSON.drag(frame(), "n", float("nan")) is None
    assert LESSON.drag(frame(), "n", (0.0, 0.0)) is None
    assert LESSON.drag(frame(film=FILM[:4]), "n", 10.0) is None
    assert LESSON.drag(frame(), "w", 10.0) is None


@pytest.mark.parametrize("code", LANGUAGES)
def test_while_it_is_asked_no_time_and_no_factor_is_shown(code: str, picture: VectorizationPicture) -> None:
    language, asking = Language(code), View(asking=True)
    assert LESSON.words(frame(9.0, view=asking), language) == language("vectorization.words.asked")
    assert len(LESSON.formula(frame(9.0, view=asking), language)) == 1
    board = picture.times.board(frame(9.0, view=asking))
    assert board.dots == ()
    assert all(line.xs == () for line in board.lines)


def test_the_chart_shows_every_size_so_far_where_it_was_measured(picture: VectorizationPicture) -> None:
    for position in range(len(FILM)):
        board = picture.times.board(frame(float(position)))
        loop, plain, numpy = board.lines
        for line, name in ((loop, "loop"), (plain, "plain"), (numpy, "numpy")):
            points = dict(zip(line.xs, line.ys, strict=True))
            for now in FILM[1 : position + 1]:
                assert now is not None
                near = min(points, key=lambda n: abs(n - now.n))
                assert near == pytest.approx(now.n)
                assert points[near] == pytest.approx(getattr(now, name).low)


def test_a_press_on_the_chart_takes_hold_of_the_size_and_means_its_place(picture: VectorizationPicture) -> None:
    moment = frame(8.0)
    picture.draw(moment)
    board = picture.times.board(moment)
    at = picture.times.axes(board).point(30_000.0, 1e-4)
    assert picture.times.grab(at, moment) == "n"
    outcome = LESSON.drag(moment, "n", picture.times.value("n", at, moment))
    assert outcome is not None
    assert SIZES["dot"][int(outcome[1]) - 1] == 30_000


def test_times_of_any_machine_stay_on_the_chart(picture: VectorizationPicture) -> None:
    slow = [None, *(timing(n, 50.0, 1e-9, 3.0) for n in SIZES["dot"])]
    picture.draw(frame(5.0, slow))
    assert not picture.grab().isNull()
    assert (SECONDS.low, SECONDS.high) == (1e-7, 10.0)


def test_another_measurement_is_another_job_and_a_drag_is_not() -> None:
    params = VectorParams()
    scene = LESSON.scene(params)
    first, second = LESSON.job(scene, params), LESSON.job(scene, replace(params, run=2))
    assert first is not None
    assert second is not None
    assert first.key != second.key
    assert first == LESSON.job(scene, params)
