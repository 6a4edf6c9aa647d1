"""The contract: what values a field takes, and what a frame says of a position."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.lesson import Frame, check, film, with_values
from tests.gui.toy import Params, Toy


@pytest.mark.parametrize(
    ("name", "value", "held"),
    [("alpha", "2.5", 2.5), ("alpha", 1e9, 100.0), ("kind", "two", "two"), ("count", "4", 4), ("loud", "on", True),
     ("loud", False, False), ("start", [1, 2], (1.0, 2.0))],
)  # fmt: skip
def test_a_field_takes_what_fits(name: str, value: object, held: object) -> None:
    found = check(Params(), name, value)
    assert found == held
    assert type(found) is type(held)


@pytest.mark.parametrize(
    ("name", "value"),
    [("alpha", "fast"), ("alpha", "nan"), ("alpha", None), ("kind", "three"), ("loud", "perhaps"), ("loud", 1.0),
     ("start", "12"), ("start", [float("inf")]), ("colour", 1)],
)  # fmt: skip
def test_a_field_refuses_what_does_not(name: str, value: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        check(Params(), name, value)


def test_good_values_are_taken_and_bad_ones_named() -> None:
    params, refused = with_values(Params(), {"alpha": 2, "kind": "three", "nothing": 1})
    assert params == Params(alpha=2.0)
    assert refused == ["kind", "nothing"]


@given(st.floats(0, 9))
def test_numbers_are_of_the_step_and_the_phase_is_the_rest(position: float) -> None:
    frame = Frame(None, None, list(range(10)), position)
    assert frame.step == frame.index <= position + 1e-6
    assert 0 <= frame.phase < 1
    assert frame.next == min(frame.index + 1, 9)


def test_a_film_runs_from_the_first_step_to_the_last() -> None:
    frames = list(film(Toy(), positions=5))
    assert (frames[0].position, frames[-1].position) == (0, 3)
