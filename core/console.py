"""A line of Python, really run, and what came of it.

What the lessons on code show as "what really happened" is this: the
result as Python prints it, NumPy's own warnings, Python's own errors.
Only lines that stand in this program are run, never a person's.
"""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Said:
    """A line, and all that was said when it ran."""

    line: str
    out: str = ""  # what it gave, as `print` shows it
    warnings: tuple[str, ...] = ()  # each with its kind
    error: str = ""  # with its kind; then it gave nothing
    value: Any = field(default=None, compare=False)


def say(line: str, names: dict[str, Any]) -> Said:
    """Run one line with these names; `a = ...` adds one."""
    with warnings.catch_warnings(record=True) as heard, \
            np.errstate(all="warn", under="ignore"):
        warnings.simplefilter("default")
        try:
            value, error = _run(line, names), ""
        except Exception as wrong:  # noqa: BLE001 - it is shown
            value, error = None, _named(wrong)
    told = tuple(
        f"{note.category.__name__}: {note.message}"
        for note in heard
    )
    out = "" if value is None else printed(value)
    return Said(line, out, told, error, value)


def session(
    lines: Sequence[str], names: dict[str, Any]
) -> tuple[Said, ...]:
    """Several lines, one after the other, as typed."""
    return tuple(say(line, names) for line in lines)


def printed(value: Any) -> str:
    """As `print` shows it, arrays with four places."""
    with np.printoptions(precision=4, linewidth=64):
        return str(value)


def _run(line: str, names: dict[str, Any]) -> Any:
    """The value of an expression; None for any other line."""
    try:
        code = compile(line, "<line>", "eval")
    except SyntaxError:
        code = compile(line, "<line>", "exec")
    return eval(code, names)  # noqa: S307 - our own lines


def _named(error: Exception) -> str:
    """The kind of an error, and its message if it has one."""
    message = getattr(error, "msg", None) or str(error)
    kind = type(error).__name__
    return f"{kind}: {message}" if message else kind
