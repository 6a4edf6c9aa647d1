"""The source of core's functions, read once, and the place of a running line in it."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any


@dataclass(frozen=True)
class Source:
    """One or more functions as text, and where each begins (line, title)."""

    text: str
    heads: tuple[tuple[int, str], ...]

    def line(self, piece: str) -> int | None:
        """The number of the one line that holds this piece, or None."""
        if not piece:
            return None
        found = [k for k, line in enumerate(self.text.split("\n")) if piece in line]
        return found[0] if len(found) == 1 else None


@cache
def source(things: tuple[Callable[..., Any] | type, ...]) -> Source:
    """The source of these functions, one under the other, each under the name of its file."""
    parts: list[str] = []
    heads: list[tuple[int, str]] = []
    count = 0
    for thing in things:
        code = textwrap.dedent(inspect.getsource(thing)).rstrip()
        title = f"# {thing.__module__.replace('.', '/')}.py"
        same = parts and heads[-1][1] == title
        part = code if same else f"{title}\n{code}"
        heads.append((count, title))
        parts.append(part)
        count += part.count("\n") + 3
    return Source("\n\n\n".join(parts), tuple(heads))
