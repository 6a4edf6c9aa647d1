"""What a field of Params may be: its control, said in the field's metadata, and the values that it can hold."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from typing import Any

from core.refusal import Refusal
from gui.theme import Theme

ROLES = frozenset(f.name for f in fields(Theme) if f.type == "str") - {"name"}  # what a symbol's colour can be


@dataclass(frozen=True)
class Slider:
    """A number on a line. With `log` equal ratios are equally far apart."""

    low: float
    high: float
    log: bool = False
    step: float = 0.0  # 0: continuous
    symbol: str = ""  # the role in theme.py whose colour it wears, e.g. "alpha"
    digits: int = 3  # significant digits shown

    @property
    def role(self) -> str:
        """The colour it wears."""
        return self.symbol if self.symbol in ROLES else "accent"


@dataclass(frozen=True)
class Choice:
    """One of several names; drawn as a row of buttons, or as a list where there are many."""

    options: tuple[str, ...]
    list: bool = False


@dataclass(frozen=True)
class Switch:
    """On or off."""


@dataclass(frozen=True)
class Text:
    """A line that is typed. `read` makes something of it, or raises a Refusal that may say the place: its values "at"
    and "length". Only texts that can be read ever become params. `least`: its width where there is little room."""

    read: Callable[[str], object]
    least: float = 11.0  # in body type


Control = Slider | Choice | Switch | Text


def control(default: Any, how: Control, main: bool = True) -> Any:
    """A Params field with a control. `main=False` moves it behind "more" when the bar is narrow."""
    return field(default=default, metadata={"control": how, "main": main})


def check(params: Any, name: str, value: object) -> Any:
    """The value as the field can hold it (right type, inside its range); ValueError if it cannot be."""
    spec = {f.name: f for f in fields(params)}.get(name)
    if spec is None:
        raise ValueError(name)
    how, now = spec.metadata.get("control"), getattr(params, name)
    if isinstance(how, Choice):
        return _option(how, value)
    if isinstance(how, Text):
        return _readable(how, value)
    if isinstance(how, Switch):
        return _on_or_off(value)
    if isinstance(now, bool | str) and how is None:
        if type(value) is not type(now):
            raise ValueError(value)
        return value
    if isinstance(now, tuple):
        default: tuple[float, ...] = spec.default  # type: ignore[assignment]
        return _numbers(value, len(default))  # an empty default stands for any length
    number = float(value)  # type: ignore[arg-type]
    if not math.isfinite(number):
        raise ValueError(value)
    if isinstance(how, Slider):
        number = min(max(number, how.low), how.high)
    return round(number) if isinstance(now, int) else number


def _option(how: Choice, value: object) -> object:
    if value not in how.options:
        raise ValueError(value)
    return value


def _on_or_off(value: object) -> bool:
    if isinstance(value, str) and value.lower() in ("on", "off", "true", "false", "1", "0"):
        return value.lower() in ("on", "true", "1")
    if not isinstance(value, bool):
        raise ValueError(value)
    return value


def _readable(how: Text, value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    try:
        how.read(value)
    except Refusal as refusal:
        raise ValueError(value) from refusal
    return value


def _numbers(value: object, length: int) -> tuple[float, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError(value)
    if length and len(value) != length:
        raise ValueError(value)
    numbers = tuple(float(v) for v in value)
    if not all(math.isfinite(v) for v in numbers):
        raise ValueError(value)
    return numbers


def with_values(params: Any, values: dict[str, object]) -> tuple[Any, list[str]]:
    """Params with these values where they can be; and the names of those that could not."""
    refused = []
    for name, value in values.items():
        try:
            params = replace(params, **{name: check(params, name, value)})
        except (ValueError, TypeError, OverflowError):
            refused.append(name)
    return params, refused
