"""Figures in words for a file, and back: what is told is checked.

JSON in, frozen figures out.  Whatever is no count, no share or no
word raises ValueError, TypeError or KeyError.
"""

from dataclasses import asdict
from math import isfinite
from typing import Any

from core.figures import Check, Figures
from core.reliability import Bin, Kind

MOST = 1000  # checks, kinds or bins in one list


def in_words(figures: Figures) -> dict[str, Any]:
    """Figures as dictionaries, lists and numbers."""
    told = asdict(figures)
    for check in told["checks"]:
        for name in ("kinds", "bins"):
            if not check[name]:
                del check[name]
    return told


def from_words(told: dict[str, Any]) -> Figures:
    """The way back."""
    return Figures(
        photos=number(told["photos"]),
        cats=number(told["cats"]),
        checks=tuple(_check(check) for check in some(told["checks"])),
        date=word(told["date"]),
        command=word(told["command"]),
        chosen=word(told["chosen"]),
    )


def _check(told: dict[str, Any]) -> Check:
    """Counts as they can be: no more right than there are."""
    check = Check(
        name=word(told["name"]),
        cats=number(told["cats"]),
        cats_right=number(told["cats_right"]),
        others=number(told["others"]),
        others_right=number(told["others_right"]),
        elsewhere=told["elsewhere"] is True,
        kinds=tuple(map(_kind, some(told.get("kinds", [])))),
        bins=tuple(map(_bin, some(told.get("bins", [])))),
    )
    too_many = (
        check.cats_right > check.cats
        or check.others_right > check.others
    )
    if too_many or check.n == 0:
        raise ValueError("more are right than there are")
    return check


def _kind(told: dict[str, Any]) -> Kind:
    kind = Kind(
        name=word(told["name"]),
        cat=told["cat"] is True,
        n=number(told["n"]),
        right=number(told["right"]),
    )
    if kind.right > kind.n or kind.n == 0:
        raise ValueError("more are right than there are")
    return kind


def _bin(told: dict[str, Any]) -> Bin:
    here = Bin(
        low=share(told["low"]),
        high=share(told["high"]),
        n=number(told["n"]),
        cats=number(told["cats"]),
        said=share(told["said"]),
    )
    if here.cats > here.n or here.n == 0 or here.low >= here.high:
        raise ValueError("more cats than there are photos")
    return here


def some(value: object) -> list[Any]:
    """A list that is not endless."""
    if not isinstance(value, list) or len(value) > MOST:
        raise TypeError("a list is expected")
    return value


def number(value: object) -> int:
    """A count."""
    if type(value) is not int or value < 0:
        raise TypeError("a count is expected")
    return value


def real(value: Any) -> float:
    """A number that is one."""
    if type(value) not in (int, float) or not isfinite(value):
        raise TypeError("a number is expected")
    return float(value)


def share(value: object) -> float:
    """From 0 to 1."""
    if not 0 <= real(value) <= 1:
        raise ValueError("a share is expected")
    return real(value)


def word(value: object) -> str:
    """Text."""
    if not isinstance(value, str):
        raise TypeError("words are expected")
    return value
