"""A line of Python is really run, and everything it said is told."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from core.console import Said, printed, say, session


def test_an_expression_gives_what_print_shows() -> None:
    said = say("2 + 3", {})
    assert (said.out, said.value, said.warnings, said.error) == ("5", 5, (), "")


def test_a_line_that_names_something_gives_nothing_and_the_next_line_knows_it() -> None:
    first, second = session(("a = np.arange(3)", "a * 2"), {"np": np})
    assert (first.out, first.error) == ("", "")
    assert second.out == "[0 2 4]"


def test_numpy_is_quoted_word_for_word() -> None:
    with pytest.warns(RuntimeWarning) as real:
        np.exp(np.float64(1000.0))
    said = say("np.exp(1000.0)", {"np": np})
    assert said.warnings == tuple(f"RuntimeWarning: {note.message}" for note in real)
    assert said.out == "inf"


def test_a_warning_is_told_every_time_and_does_not_leave_the_line() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        told = [say("np.log(0.0)", {"np": np}).warnings for _ in range(3)]
    assert told[0] == told[1] == told[2] != ()


def test_numbers_too_small_are_no_reason_to_warn() -> None:
    assert say("np.exp(-1000.0)", {"np": np}).warnings == ()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("math.exp(1000)", "NameError: "),
        ("assert(a.shape = (5, 1))", "SyntaxError: "),
        ("np.random.randn((5, 1))", "TypeError: "),
        ("assert 1 == 2", "AssertionError"),
    ],
)
def test_an_error_is_told_with_its_kind_and_its_message(line: str, kind: str) -> None:
    said = say(line, {"np": np})
    assert said.error.startswith(kind)
    assert (said.out, said.value) == ("", None)
    assert "<line>" not in said.error


def test_arrays_are_printed_with_four_places_and_whatever_was_set_before_stays() -> None:
    before = np.get_printoptions()
    assert printed(np.array([1 / 3, 2.0])) == "[0.3333 2.    ]"
    assert np.get_printoptions() == before


def test_what_was_said_is_compared_without_the_arrays_in_it() -> None:
    one, two = (say("np.ones(3)", {"np": np}) for _ in range(2))
    assert one == two
    assert isinstance(one, Said)
