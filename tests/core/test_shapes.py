"""A typed shape: what NumPy would take is read alike, and of everything else the place of the fault is known."""

from __future__ import annotations

import ast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.refusal import Refusal
from core.shapes import LONGEST, MOST_AXES, read_shape
from gui.language import LANGUAGES, Language

lengths = st.lists(st.integers(1, LONGEST), max_size=MOST_AXES).map(tuple)


@given(lengths)
def test_every_shape_as_python_writes_it_is_read_back(shape: tuple[int, ...]) -> None:
    assert read_shape(str(shape)) == shape


@pytest.mark.parametrize("text", ["(3, 1)", "3,1", " ( 3 ,1, ) ", "(4,)", "4", "(4)", "()", "64, 64, 3"])
def test_what_is_read_is_the_shape_that_numpy_makes_of_the_same_text(text: str) -> None:
    assert read_shape(text) == np.zeros(ast.literal_eval(text.strip())).shape


def test_full_width_signs_are_the_plain_ones() -> None:
    assert read_shape("（３，１）") == (3, 1)


@pytest.mark.parametrize(
    ("text", "code", "at", "length"),
    [
        ("", "empty", 0, 1), ("   ", "empty", 0, 1), ("(3, x)", "sign", 4, 1), ("(3, -1)", "sign", 4, 1),
        ("(3 1)", "comma", 3, 1), ("(3, 1", "close", 0, 1), ("3, 1)", "bracket", 4, 1), ("((3, 1))", "bracket", 1, 1),
        ("(3,,1)", "missing", 3, 1), ("(,)", "missing", 1, 1), ("(3, 0)", "length", 4, 1),
        ("(3, 12288)", "length", 4, 5), ("(1, 2, 3, 44)", "axes", 10, 1), (")", "bracket", 0, 1), ("(", "close", 0, 1),
        ("²", "sign", 0, 1), ("1.5", "sign", 1, 1), ("1" * 70, "length", 0, 60),
        ("(" + "1, " * 30, "axes", 60, 1),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_pointed_at(text: str, code: str, at: int, length: int) -> None:
    with pytest.raises(Refusal) as refused:
        read_shape(text)
    assert refused.value.code == f"shape_{code}"
    assert (refused.value.values["at"], refused.value.values["length"]) == (at, length)
    for language in LANGUAGES:
        assert "{" not in Language(language).refusal(refused.value)


@given(st.text(max_size=70))
def test_no_text_at_all_makes_anything_but_a_small_shape_or_a_refusal(text: str) -> None:
    shape, refusal = tried(text)
    assert len(shape) <= MOST_AXES
    assert all(1 <= n <= LONGEST for n in shape)
    if refusal is not None:
        at = refusal.values["at"]
        assert refusal.code.startswith("shape_")
        assert isinstance(at, int)
        assert 0 <= at <= len(text)


def tried(text: str) -> tuple[tuple[int, ...], Refusal | None]:
    try:
        return read_shape(text), None
    except Refusal as refusal:
        return (), refusal
