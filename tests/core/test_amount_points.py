"""The small version that is measured while one watches: counted as said, the same for one run, another for the next."""

from __future__ import annotations

import numpy as np
import pytest

from core import amount_points as points
from core import network
from core.amount_record import TURNS, Column
from core.data import moons


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(points, "STEPS", 40)
    monkeypatch.setattr(points, "DRAWS", 2)


def test_the_film_is_every_amount_and_then_both_turns(quick: None) -> None:
    found = [step for slice_ in points.measured(1) for step in slice_]
    assert [step.amount for step in found if isinstance(step, Column)] == list(points.AMOUNTS)
    assert tuple(found[-2:]) == TURNS


def test_the_right_answers_of_a_run_are_always_the_same_and_those_of_another_are_not(quick: None) -> None:
    one, two, three = (points.measure(32, run) for run in (1, 1, 2))
    for name in points.HIDDEN:
        assert one.of(name).right == two.of(name).right
    assert any(one.of(name).right != three.of(name).right for name in points.HIDDEN)


def test_right_answers_are_counted_on_further_points(quick: None) -> None:
    column = points.measure(32, 3)
    X, Y = moons(32, 3001)
    found = points.trained("small", X, Y, 3001)
    X_test, Y_test = moons(1000, 3501)
    by_hand = sum(
        (float(network.predict(found, X_test[:, i : i + 1], points.RELU)[0, 0]) > 0.5) == bool(Y_test[0, i])
        for i in range(1000)
    )
    assert column.of("small").right[1] == by_hand
    assert not np.isin(X, X_test).any()


@pytest.mark.parametrize("model", points.HIDDEN)
def test_the_parameters_are_those_that_are_learned(model: str, quick: None) -> None:
    X, Y = moons(8, 0)
    found = points.trained(model, points.told(model, X), Y, 0)
    assert sum(W.size + b.size for W, b in found) == points.parameters(model)


def test_the_feature_made_by_hand_is_one_that_parts_the_moons() -> None:
    """With the third power a straight line in three dimensions is the moons' own S; without it, it is not."""
    X, Y = moons(512, 9)
    X_test, Y_test = moons(1000, 10)
    shares = []
    for name in ("logistic", "features"):
        found = points.trained(name, points.told(name, X), Y, 1)
        P = network.predict(found, points.told(name, X_test), points.RELU)
        shares.append(float(np.mean((P > 0.5) == (Y_test > 0.5))))
    assert shares[1] > shares[0] + 0.04
