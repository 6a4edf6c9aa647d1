"""What was measured on photos: the file is what its command makes, and what follows from it is plain arithmetic."""

from __future__ import annotations

import math
from statistics import mean, median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets import measure_amount
from core import amount
from core.amount_record import Column, Trained, photos

RIGHT = st.lists(st.integers(0, 200), min_size=1, max_size=6)


def column(**right: list[int]) -> Column:
    models = tuple((name, Trained(tuple(n), tuple(1.0 for _ in n), 200)) for name, n in right.items())
    return Column(10, models)


def test_the_file_is_what_the_command_makes() -> None:
    record = photos()
    assert tuple(c.amount for c in record.columns) == measure_amount.AMOUNTS
    assert record.seeds == measure_amount.SEEDS
    assert tuple(record.parameters) == tuple(amount.PLANS)
    assert record.parameters == {name: amount.parameters(name) for name in amount.PLANS}
    assert record.command == "python3 -m assets.measure_amount PHOTOS"
    assert record.date
    assert record.machine
    for col in record.columns:
        assert [name for name, _ in col.models] == list(amount.PLANS)
        for _, found in col.models:
            assert len(found.right) == len(found.seconds) == len(record.seeds)
            assert found.tested == 2814
            assert all(0 < n < found.tested for n in found.right)
            assert all(math.isfinite(s) and s > 0 for s in found.seconds)


def test_the_file_is_small() -> None:
    from core.amount_record import FILE

    assert FILE.stat().st_size < 8_000


@given(RIGHT)
def test_mean_lowest_and_highest_are_those_of_the_shares(right: list[int]) -> None:
    found = Trained(tuple(right), tuple(float(n) for n in right), 200)
    assert found.mean == pytest.approx(mean(n / 200 for n in right))
    assert (found.low, found.high) == (min(found.shares), max(found.shares))
    if len(right) % 2:
        assert found.time == median(found.seconds)


@given(RIGHT, RIGHT, RIGHT)
def test_a_rival_is_one_whose_luckiest_training_reaches_the_unluckiest_of_the_best(
    one: list[int], two: list[int], three: list[int]
) -> None:
    col = column(logistic=one, small=two, large=three)
    first, *near = col.rivals()
    assert col.of(first).mean == max(found.mean for _, found in col.models)
    for name, found in col.models:
        reaches = any(n >= m for n in found.right for m in (min(col.of(first).right),))
        assert (name in near) == (reaches and name != first)


def test_who_beats_all_others_in_every_training_stands_alone() -> None:
    assert column(logistic=[100, 110], large=[120, 130]).rivals() == ("large",)
    assert column(logistic=[100, 120], large=[120, 130]).rivals() == ("large", "logistic")
