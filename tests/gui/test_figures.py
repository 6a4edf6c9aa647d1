"""How numbers are written."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.figures import equals, fixed, percent, short, shown, superscript


def test_a_minus_is_a_minus_and_a_rounded_zero_has_none() -> None:
    assert fixed(-0.314) == "\u22120.31"
    assert fixed(-0.001) == "0.00"
    assert fixed(math.inf) == "∞"
    assert fixed(-math.inf) == "\u2212∞"
    assert fixed(math.nan) == "nan"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0312, "0.0312"), (1.8, "1.80"), (12288, "12,288"), (2.4e-7, "2.40×10⁻⁷"), (0, "0"), (3.5e9, "3.50×10⁹"),
     (-1234.4, "\u22121234"), (99.99, "100.0")],
)  # fmt: skip
def test_significant_digits(value: float, text: str) -> None:
    assert short(value) == text


def test_shares_and_exponents() -> None:
    assert percent(0.704) == "70.4\u202f%"
    assert superscript(-12) == "⁻¹²"


def test_an_equals_sign_only_where_the_written_parts_make_the_written_result() -> None:
    update = ("0.500", "1.8", "\u22120.007")
    assert equals("0.513", lambda w, alpha, dw: w - alpha * dw, *update) == "≈"
    assert equals("0.5126", lambda w, alpha, dw: w - alpha * dw, *update) == "="
    assert equals("1", lambda a, b: a / b, "1", "0") == "≈"


@given(st.floats(-1e5, 1e5), st.integers(0, 6))
def test_what_is_written_reads_back_within_half_a_digit(value: float, places: int) -> None:
    assert abs(shown(fixed(value, places)) - Decimal(value)) <= Decimal(10) ** -places / 2 + Decimal("1e-9")


@given(st.floats(1e-3, 9e5))
def test_three_digits_are_within_half_a_per_cent(value: float) -> None:
    assert float(shown(short(value))) == pytest.approx(value, rel=0.0051)
