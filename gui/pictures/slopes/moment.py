"""One moment of a slope: where one stands, the little triangle, and what of it has been said. Two lessons make such
moments from their frames; the faces in `slope_faces` paint them.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from core.slope import Nudge, nudge
from gui.figures import equals, short, superscript
from gui.language import MINUS
from gui.pictures.axes import Scale

Function = Callable[[Any], Any]
PLACES = 8  # of values and heights; a slope has as many fewer as its width has


@dataclass(frozen=True)
class Moment:
    """What the faces need. `a` and `width` are geometry and may be on their way; the numbers of `now` never are."""

    f: Function
    label: str
    x: Scale
    y: Scale
    now: Nudge
    a: float
    width: float
    grown: tuple[float, float] = (1.0, 1.0)  # of the two legs
    told: bool = True  # whether height over width has been said
    exact: float | None = None  # the slope of the tangent, once there is one to be seen
    copies: tuple[Nudge, ...] = ()  # triangles elsewhere on the curve
    limit: bool = False  # the film has come to the exact slope: height over width goes there
    widest: str = ""  # the longest number beside the curve, where it is to line up with another board

    @property
    def shown(self) -> Nudge:
        """The triangle as it is drawn."""
        return standing(self.f, self.a, self.width)


@lru_cache(maxsize=512)
def standing(f: Function, a: float, width: float) -> Nudge:
    """The nudge in plain numbers; nan or inf where f has none, without warnings."""
    with np.errstate(all="ignore"):
        made = nudge(f, np.float64(a), np.float64(width))
    return Nudge(*(float(v) for v in (made.a, made.f, made.width, made.f_nudged, made.height, made.slope)))


# -- how numbers are written -------------------------------------------------------------------------------------


def plain(value: float, places: int = PLACES) -> str:
    """As many places as it needs, at most so many: 3, 2.001, 4.004001; huge and tiny ones as powers."""
    if not math.isfinite(value):
        return "–"
    if value and not 10.0**-places <= abs(value) < 1e6:
        return short(value, 4)
    text = f"{value:.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text.replace("-", MINUS)


def power(width: float) -> str:
    """A width: 1, 0.1, 10⁻⁷."""
    exponent = round(math.log10(width))
    return plain(width) if exponent >= -3 else "10" + superscript(exponent)


def slope_text(made: Nudge) -> str:
    """Height over width with the places that the written height leaves."""
    leaves = PLACES + round(math.log10(made.width))
    return plain(made.slope, leaves if PLACES > leaves > 4 else PLACES)


def over(made: Nudge) -> str:
    """= where the written slope is the written height over the written width, else ≈."""
    if made.height == 0:
        return "="
    return equals(slope_text(made), lambda h, w: h / w, plain(made.height), power(made.width))
