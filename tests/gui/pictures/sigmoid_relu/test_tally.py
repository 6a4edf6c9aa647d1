"""The races from other first weights: medians, sentences, places."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from core.race import LIMIT, SEEDS
from gui.language import Language
from gui.pictures.sigmoid_relu.race_costs import along, steps_at
from gui.pictures.sigmoid_relu.tally import TallyPage, median, summary
from gui.theme import LIGHT, Look


@given(st.lists(st.integers(0, LIMIT), min_size=1, max_size=12))
def test_the_median_of_arrivals_is_the_median(ks: list[int]) -> None:
    assert median(ks) == statistics.median(ks)


def test_who_never_arrives_comes_last_and_there_is_no_median_without_half_of_them() -> None:
    assert median([10, None, 20]) == 20
    assert median([10, None, None]) is None
    assert median([10, None]) is None
    assert median([]) is None


@pytest.mark.parametrize("code", ["en", "zh"])
def test_the_summary_counts_what_arrived(code: str) -> None:
    language = Language(code)
    for arrivals, wanted in (
        ([18, 104, 38], ("18", "104", "38", "3")),
        ([None, 3000, None], ("3,000", "1", "3")),
        ([None, None], ("2",)),
    ):
        words = summary(arrivals, "ReLU", language)
        assert "ReLU" in words
        assert all(w in words for w in wanted), words
    assert summary([], "ReLU", language)


@given(st.floats(0.0, LIMIT))
def test_the_axis_of_steps_can_be_read_backwards(k: float) -> None:
    assert float(steps_at(along(k))) == pytest.approx(k, abs=1e-6)


def test_later_is_further_right_and_never_is_furthest(qtbot: QtBot) -> None:
    page = TallyPage()
    qtbot.addWidget(page)
    page.resize(800, 500)
    page.dress(Look(LIGHT, 900))
    xs = [page.x_of(k) for k in (0, 10, 100, 1000, LIMIT, None)]
    assert xs == sorted(xs)
    assert len(set(xs)) == len(xs)
    assert xs[-1] < page.plot().right()
    ys = [page.y_of(seed) for seed in range(SEEDS)]
    assert page.plot().top() < ys[0] < ys[-1] < page.plot().bottom()
