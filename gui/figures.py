"""How numbers are written: rounded honestly, with a true minus, and with ≈ wherever the shown parts do not add up."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal

from gui.language import MINUS


def fixed(value: float, places: int = 2) -> str:
    """A number with so many places: −0.31. What is not finite says so."""
    if not math.isfinite(value):
        return "∞" if value > 0 else MINUS + "∞" if value < 0 else "nan"
    text = f"{value:.{places}f}"
    if float(text) == 0:
        text = text.lstrip("-")
    return text.replace("-", MINUS)


def short(value: float, digits: int = 3) -> str:
    """A number with so many significant digits: 0.0312, 1.80, 12,288; very large or small ones as 2.4×10⁻⁷."""
    if not math.isfinite(value) or value == 0:
        return fixed(value, 0)
    size = math.floor(math.log10(abs(value)) + 1e-12)
    if -4 <= size < 6:
        return fixed(value, max(0, digits - 1 - size)) if size < 4 else f"{value:,.0f}".replace("-", MINUS)
    mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
    return f"{mantissa}×10{superscript(int(exponent))}".replace("-", MINUS)


def superscript(number: int) -> str:
    """−7 as ⁻⁷."""
    return str(number).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


def percent(share: float, places: int = 1) -> str:
    """0.704 as 70.4 %."""
    return fixed(100 * share, places) + "\u202f%"


def enough(value: float, made: Callable[[float], str], places: int = 2, most: int = 8) -> str:
    """A number with so many places, or as many more as it takes for what is made of it to follow from what is written:
    with `made` its logarithm in three digits, 0.0345 of which −log is 3.37, where 0.03 and 0.035 would not do."""
    ways = [fixed(value, k) for k in range(places, most + 1)]
    return next((way for way in ways if made(float(shown(way))) == made(value)), ways[-1])


def shown(text: str) -> Decimal:
    """The number that a written figure stands for."""
    return Decimal(text.replace(MINUS, "-").replace(",", ""))


def equals(result: str, compute: Callable[..., Decimal], *parts: str) -> str:
    """The sign = if the written result is exactly what the written parts make, else ≈."""
    try:
        return "=" if compute(*(shown(p) for p in parts)) == shown(result) else "≈"
    except ArithmeticError:
        return "≈"


def sign(value: float, text: str) -> str:
    """= where the text says the value wholly, else ≈."""
    try:
        whole = abs(float(text.replace(MINUS, "-").replace(",", "")) - value) <= 1e-12 * max(1.0, abs(value))
    except ValueError:
        return "≈"
    return "=" if whole else "≈"
