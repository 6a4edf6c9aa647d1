"""A figure, always beside what it was compared to; and how figures become a table, JSON, and a growth exponent."""

from __future__ import annotations

import math
import os
import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

FRAME = 16.7  # milliseconds: sixty frames a second
HAND = 33.3  # milliseconds: thirty a second, for what follows a hand


@dataclass(frozen=True)
class Figure:
    """One line of the table. An aim is always "at most": of the ratio, or (`aim_of` "value") of the figure itself."""

    room: str
    name: str
    value: float
    unit: str
    beside: str  # what it was compared to
    base: float  # that one's value, in the same unit
    ratio: float  # of pairs measured in turns; not always value / base
    aim: float | None = None
    aim_of: str = "ratio"
    more: dict[str, float] = field(default_factory=dict)

    @property
    def met(self) -> bool | None:
        """Whether the aim is met; None without one."""
        return None if self.aim is None else (self.ratio if self.aim_of == "ratio" else self.value) <= self.aim


def compared(room: str, name: str, value: float, unit: str, beside: str, base: float, **rest: Any) -> Figure:
    """A figure whose ratio is that of the two values."""
    return Figure(room, name, value, unit, beside, base, value / base if base else math.inf, **rest)


# -- measuring -----------------------------------------------------------------------------------------------------


def percentile(times: Sequence[float], share: float) -> float:
    """The time that so great a share of the times does not exceed (nearest rank)."""
    return sorted(times)[max(0, math.ceil(share * len(times)) - 1)]


def seconds(call: Callable[[], object]) -> float:
    """How long a call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def in_turns(
    one: Callable[[], float], other: Callable[[], float], rounds: int
) -> tuple[float, float, float]:
    """Two things measured in turns, so that whatever else the machine does hits both: medians, and that of the ratios.

    The first of a pair changes with every round.
    """
    pairs = []
    for k in range(rounds):
        if k % 2:
            b = other()
            pairs.append((one(), b))
        else:
            a = one()
            pairs.append((a, other()))
    return median(a for a, _ in pairs), median(b for _, b in pairs), median(a / b for a, b in pairs)


def growth(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """The exponent p of cost ~ size^p, by least squares in logarithms: 0 flat, 1 in proportion, 2 quadratic."""
    x, y = [math.log(s) for s in sizes], [math.log(c) for c in costs]
    mx, my = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mx) * (b - my) for a, b in zip(x, y, strict=True)) / sum((a - mx) ** 2 for a in x)


# -- telling -------------------------------------------------------------------------------------------------------


def machine() -> dict[str, str]:
    """What it ran on, in general terms."""
    import numpy as np
    import PIL
    import PySide6

    return {
        "processor": _processor(), "cores": str(_cores()), "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(), "qt": PySide6.__version__, "numpy": np.__version__,
        "pillow": PIL.__version__, "screen": "Xvfb, painted in software", "date": time.strftime("%Y-%m-%d"),
        "load": f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "?",
    }  # fmt: skip


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _processor() -> str:
    """The model of the processor, where it says so."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        lines = []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named and named[0] != "unknown" else platform.processor() or platform.machine()


def number(value: float) -> str:
    """Three digits, never an exponent: 0.0123, 1.23, 123, 12,300."""
    if not math.isfinite(value) or value == 0:
        return f"{value:g}"
    digits = max(0, 2 - math.floor(math.log10(abs(value))))
    return f"{round(value, 2 - math.floor(math.log10(abs(value)))):,.{digits}f}"


HEADS = ("", "measured", "beside", "ratio", "aim", "")


def cells(figure: Figure) -> tuple[str, ...]:
    """A figure as the cells of its row."""
    aim = "" if figure.aim is None else f"≤ {number(figure.aim)}"
    aim += " " + figure.unit if aim and figure.aim_of == "value" else ""
    more = "".join(f", {key} {number(value)}" for key, value in figure.more.items())
    return (
        figure.name, f"{number(figure.value)} {figure.unit}{more}",
        f"{figure.beside}: {number(figure.base)} {figure.unit}",
        number(figure.ratio), aim, {None: "", True: "met", False: "MISSED"}[figure.met],
    )  # fmt: skip


def table(figures: Sequence[Figure]) -> str:
    """All figures as Markdown tables, one for each room; the columns stand under each other."""
    made = []
    for room in dict.fromkeys(figure.room for figure in figures):
        rows = [(room, *HEADS[1:]), *(cells(figure) for figure in figures if figure.room == room)]
        wide = [max(len(row[k]) for row in rows) for k in range(len(HEADS))]
        lines = ["| " + " | ".join(c.ljust(w) for c, w in zip(row, wide, strict=True)) + " |" for row in rows]
        made.append("\n".join([lines[0], "|" + "|".join("-" * (w + 2) for w in wide) + "|", *lines[1:]]))
    return "\n\n".join(made)


def record(figures: Sequence[Figure], where: dict[str, str]) -> dict[str, Any]:
    """All figures as plain data for JSON."""
    return {"machine": where, "figures": [asdict(figure) | {"met": figure.met} for figure in figures]}
