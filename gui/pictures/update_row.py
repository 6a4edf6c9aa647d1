"""The update of one number as a row of a formula: w := w − α · dw in letters, and under it the present numbers."""

from __future__ import annotations

from gui.figures import equals, fixed, short
from gui.lesson import Row, Term


def number(value: float) -> str:
    """A number that walks: four places while it is of ordinary size."""
    return fixed(value, 4) if abs(value) < 1000 else short(value, 5)


def signed(value: float) -> str:
    """The same, and it shows its sign, plus too."""
    return ("+" if value > 0 else "") + number(value)


def update_row(letter: str, here: float, alpha: float, slope: float, after: float, symbol: str = "") -> Row:
    """= only if the written numbers make it true to the last digit. `symbol` where the letter (w₁) is none itself."""
    what = symbol or letter
    a, old, d, new = short(alpha, 3), number(here), number(slope), number(after)
    sign = equals(new, lambda w, r, s: w - r * s, old, a, d)
    d_text = f"({d})" if slope < 0 else d
    return Row((Term(new, what, after, above=letter), Term(sign, above=":="), Term(old, what, here, above=letter),
                Term("−", above="−"), Term(a, "alpha", alpha, above="α"), Term("·", above="·"),
                Term(d_text, what, slope, above="d" + letter)))  # fmt: skip
