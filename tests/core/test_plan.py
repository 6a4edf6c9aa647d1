"""The plan: what shape flows, what can not flow, how much there is to learn, and the way into a file and back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.convnet import start
from core.plan import PLAN, Conv, Dense, MaxPool, MeanPool, Plan, from_words, in_words, shapes, sizes, weights_in

layers = st.one_of(
    st.builds(Conv, st.integers(1, 7), st.integers(1, 9), st.integers(1, 3), st.booleans(), st.integers(0, 3)),
    st.just(MaxPool()),
    st.just(MeanPool()),
    st.builds(Dense, st.integers(1, 9), st.booleans()),
)


def test_through_the_plan_of_the_program_flow_these_shapes() -> None:
    told = [(64, 64, 3), (32, 32, 32), (32, 32, 64), (16, 16, 64), (16, 16, 96), (16, 16, 128), (8, 8, 128)]
    assert shapes(PLAN, (64, 64, 3)) == (*told, (8, 8, 192), (8, 8, 256), (256,), (1,))


def test_its_weights_are_counted_as_those_that_are_made() -> None:
    made = sum(a.size for p in start(0, norm=False).layers for a in p.values())
    by_hand = 75 * 32 + 288 * 64 + 576 * 96 + 864 * 128 + 1152 * 192 + 1728 * 256 + 256
    assert weights_in(PLAN, (64, 64, 3)) == made == by_hand + 32 + 64 + 96 + 128 + 192 + 256 + 1


def test_the_sizes_are_those_of_the_arrays_that_are_made() -> None:
    plan: Plan = (Conv(5, 4, stride=2), MaxPool(), Dense(6, relu=True), Dense(2))
    made = tuple({name: a.shape for name, a in p.items()} for p in start(0, plan, norm=False, shape=(9, 8, 3)).layers)
    assert sizes(plan, (9, 8, 3)) == made


@pytest.mark.parametrize(
    ("plan", "says"),
    [
        ((Dense(3), Conv(3, 4)), "layer 1 .* cannot take"),
        ((MeanPool(), MaxPool()), "layer 1 .* cannot take"),
        ((MaxPool(), MaxPool(), MaxPool()), "layer 2 .* leaves nothing"),
        ((Conv(3, 0),), "layer 0 .* leaves nothing"),
        ((Conv(3, 4, stride=0),), "layer 0 .* cannot take"),
        ((Conv(0, 4),), "layer 0 .* cannot take"),
        ((Conv(3, 4, skip=1),), "layer 0 .* cannot skip"),
        ((Conv(3, 3), Conv(3, 3, skip=3)), "layer 1 .* cannot skip"),
        ((Conv(3, 3), Conv(3, 3, skip=-1)), "layer 1 .* cannot skip"),
        ((Conv(3, 4), Conv(3, 4, stride=2, skip=1)), "layer 1 .* cannot skip"),
    ],
)
def test_a_plan_that_cannot_flow_says_which_layer_stops_it(plan: Plan, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        shapes(plan, (6, 6, 3))


@given(st.lists(layers, max_size=8))
def test_a_plan_comes_back_from_a_file_as_it_went(plan: list[Any]) -> None:
    assert from_words(in_words(tuple(plan))) == tuple(plan)


@pytest.mark.parametrize(
    "words",
    [
        {"layer": "Recurrent"},
        {"k": 3, "out": 4},
        {"layer": "Conv", "k": 3},
        {"layer": "Conv", "k": "3", "out": 4},
        {"layer": "Conv", "k": 3, "out": 2.5},
        {"layer": "Conv", "k": 3, "out": 4, "colour": 1},
        {"layer": ["Conv"]},
        7,
    ],
)
def test_what_is_no_layer_is_refused(words: Any) -> None:
    with pytest.raises(ValueError, match="no layer"):
        from_words([words])
