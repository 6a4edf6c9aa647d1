"""The table of visitors and the small network that has learned it."""

from __future__ import annotations

import numpy as np

from core.activation import ACTIVATIONS
from core.network import forward, predict
from core.visitors import UNITS, learned, visitors


def test_the_table_is_the_same_every_time_and_both_answers_are_in_it() -> None:
    X, Y = visitors()
    np.testing.assert_array_equal(X, visitors()[0])
    assert X.shape == (4, 200)
    assert Y.shape == (1, 200)
    assert 0.3 < Y.mean() < 0.7


def test_the_network_has_learned_it_and_every_unit_is_awake_for_some_visitor() -> None:
    X, Y = visitors()
    P = predict(learned(), X, ACTIVATIONS["relu"])
    assert ((P > 0.5) == (Y > 0.5)).mean() > 0.8
    _, Z = forward(learned(), X, ACTIVATIONS["relu"])
    assert Z[0].shape == (UNITS, 200)
    assert ((Z[0] > 0).mean(axis=1) > 0.2).all()


def test_visitors_that_it_has_not_seen_are_judged_nearly_as_well() -> None:
    X, Y = visitors(400, seed=77)
    P = predict(learned(), X, ACTIVATIONS["relu"])
    assert ((P > 0.5) == (Y > 0.5)).mean() > 0.75
