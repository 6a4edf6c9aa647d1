"""The films of building the classifier: true at every shown round; the test set chooses nothing."""

from __future__ import annotations

import inspect
from functools import cache
from typing import Any

import numpy as np
import pytest

from core import album
from core.album import Album, drawn
from core.class_film import ALPHAS, SHOWN, STEPS, Moment, Trial, begin, begin_trial, compare, first, learn
from core.classifier import build, build_several, cost, predict
from core.figures import count


@cache
def small() -> Album:
    """A few of the drawn pictures."""
    whole = drawn()
    return Album("drawn", whole.pictures[:40], whole.y[:40], whole.test_pictures[:12], whole.test_y[:12])


SHORT = 60  # rounds


def test_the_rounds_that_are_shown_begin_one_by_one_and_end_with_the_last() -> None:
    assert SHOWN[:12] == (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20)
    assert SHOWN[-1] == STEPS == 2000
    assert list(SHOWN) == sorted(set(SHOWN))


def test_the_film_tells_what_the_eight_lines_do() -> None:
    book = small()
    slices = learn(book.pictures, book.Y, book.test_pictures, book.test_y[None], 0.005, SHORT)
    film = [step for some in slices for step in some]
    assert [step.k for step in film] == [k for k in SHOWN[1:] if k <= SHORT]
    rounds = {now.k: now for now in build(book.pictures, book.Y, 0.005, SHORT)}
    for step in film:
        now = rounds[step.k]
        assert pytest.approx(float(cost(now.Z, book.Y)[0])) == step.J
        assert step.train.right == int(np.sum(predict(now.w, now.b, book.pictures) == book.Y))
        assert step.test.right == int(np.sum(predict(now.w, now.b, book.test_pictures) == book.test_y))
        np.testing.assert_allclose(step.w.reshape(-1, 1), now.w, atol=1e-6)
        assert step.train.n == 40
        assert step.test.n == 12


def test_before_the_first_step_it_says_no_to_everything() -> None:
    book = small()
    start = begin(book)
    assert pytest.approx(np.log(2)) == start.J
    assert start.train.right == int(np.sum(book.y == 0))
    assert not start.w.any()
    now = next(build(book.pictures, book.Y, 0.1, 0))
    np.testing.assert_array_equal(predict(now.w, now.b, book.pictures), np.zeros((1, 40)))


@pytest.mark.parametrize("alpha", [1e-4, 0.005, 0.02])
def test_what_an_alpha_makes_of_the_first_round_is_what_the_second_round_says(alpha: float) -> None:
    book = small()
    told = first(book.pictures, book.Y)
    second = list(build(book.pictures, book.Y, alpha, 1))[-1]
    np.testing.assert_allclose(told.after(alpha), second.Z, rtol=1e-9, atol=1e-12)
    assert pytest.approx(np.log(2)) == told.J


def test_learning_rates_never_see_what_is_held_out_nor_the_test_before_the_end() -> None:
    book = small()
    args: Any = book.pictures, book.Y, book.held, book.test_pictures, book.test_y[None], SHORT
    film = [step for some in compare(*args) for step in some]
    assert [step.test is None for step in film] == [True] * (len(film) - 1) + [False]
    rounds = {now.k: now for now in build_several(book.pictures[~book.held], book.Y[:, ~book.held], ALPHAS, SHORT)}
    for step in (begin_trial(book), *film):
        now = rounds[step.k]
        assert step.costs == pytest.approx(cost(now.Z, book.Y[:, ~book.held]).tolist())
        said = predict(now.w, now.b, book.pictures[book.held])
        assert [c.right for c in step.held] == np.sum(said == book.y[book.held], axis=1).tolist()
    other: tuple[Any, Any] = book.test_pictures[::-1], 1.0 - book.test_y[None]
    again = [step for some in compare(args[0], args[1], args[2], other[0], other[1], SHORT) for step in some]
    assert again[-1].best == film[-1].best, "another test set chooses no other learning rate"
    now, k = rounds[SHORT], film[-1].best
    right = np.sum(predict(now.w[:, k : k + 1], now.b[k], book.test_pictures) == book.test_y)
    assert film[-1].test is not None
    assert film[-1].test.right == right


def test_the_best_is_most_often_right_and_of_equals_the_one_of_least_cost() -> None:
    def trial(*ranks: tuple[int, float]) -> Trial:
        held = tuple(count("held", np.ones(10), np.arange(10) < right) for right, _ in ranks)
        return Trial(1, (0.0,) * len(ranks), held, tuple(J for _, J in ranks))

    assert trial((7, 0.2), (9, 0.9), (8, 0.1)).best == 1
    assert trial((9, 0.4), (9, 0.3), (9, 0.3), (2, 0.0)).best == 1


def test_the_jobs_take_what_they_say() -> None:
    assert list(inspect.signature(learn).parameters) == ["pictures", "Y", "test", "test_Y", "alpha", "steps"]
    assert isinstance(begin(small()), Moment)
    assert album.drawn() is drawn()
