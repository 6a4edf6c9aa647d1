"""What a curve board shows: a frozen description made from a frame. No painter: the board turns it into pixels.

Roles are colours of the theme ("slope", "a", "one"). A `symbol` is what the formula and the code call a thing: pointing
at it lights both. Only a dot can be moved, and only if it has a name: that name is its handle.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gui.pictures.axes import Scale

Range = tuple[float, float]


@dataclass(frozen=True)
class Line:
    """A curve: a function of x (arrays in, arrays out; it breaks where it is not finite), or points joined up.

    `span` is the part of x that is drawn; `fill` a height down (or up) to which it is filled softly. With `still` it is
    painted once and kept: give it the same function object (or equal points) in every frame.
    """

    f: Callable[[Any], Any] | None = None
    xs: tuple[float, ...] = ()
    ys: tuple[float, ...] = ()
    role: str = "ink"
    label: str = ""
    at: float | None = None  # the x where the label stands; None: the board finds a good one
    span: Range | None = None
    dashes: tuple[float, ...] = ()
    width: float = 1.2  # in strokes
    fill: float | None = None
    faint: float = 1.0  # opacity
    symbol: str = ""
    still: bool = False


@dataclass(frozen=True)
class Dot:
    """A point. `one` gives it the colour and shape of a class; `moves` is "", "x", "y" or "xy"."""

    x: float
    y: float
    role: str = "ball"
    label: str = ""
    label_role: str = ""  # "": that of the dot
    name: str = ""  # its handle
    moves: str = ""
    one: bool | None = None
    hollow: bool = False
    size: float = 1.0
    x_range: Range | None = None  # None: the whole axis
    y_range: Range | None = None
    snap: float = 0.0  # the mouse finds multiples of it; 0: every value
    step: float = 0.0  # what an arrow key adds; 0: a sixtieth of the axis
    symbol: str = ""


@dataclass(frozen=True)
class Tangent:
    """A straight piece through (x, y); `reach` is half its length in parts of the shorter side of the board."""

    x: float
    y: float
    slope: float
    reach: float = 0.3
    role: str = "slope"
    label: str = ""
    dashes: tuple[float, ...] = ()
    width: float = 1.2
    symbol: str = "slope"


@dataclass(frozen=True)
class Nudge:
    """The little triangle: from (x, y) go dx to the right and then dy up to the curve again."""

    x: float
    y: float
    dx: float
    dy: float
    dx_label: str = ""
    dy_label: str = ""
    dx_role: str = "x"
    dy_role: str = "slope"
    role: str = "slope"  # of what lies between the legs


@dataclass(frozen=True)
class Stick:
    """A straight piece from one point to another: a loss, an error, a pull. With `wide` (in x) it is a bar."""

    x0: float
    y0: float
    x1: float
    y1: float
    role: str = "J"
    label: str = ""
    wide: float = 0.0
    width: float = 1.4  # in strokes
    faint: float = 1.0
    symbol: str = ""


@dataclass(frozen=True)
class Guide:
    """A thin dashed line, upright at x or level at y (the other is None), up to `to` or right across."""

    x: float | None = None
    y: float | None = None
    to: float | None = None
    label: str = ""
    role: str = "faint"
    symbol: str = ""


@dataclass(frozen=True)
class Note:
    """Words at a place: in values, or with `part` in parts of the plot (0..1 from the lower left)."""

    x: float
    y: float
    words: str
    role: str = "faint"
    part: bool = False
    anchor: tuple[float, float] = (0.5, 0.5)
    bold: bool = False


@dataclass(frozen=True)
class Board:
    """One moment of a curve board."""

    x: Scale
    y: Scale
    title: str = ""
    x_label: str = ""
    y_label: str = ""
    x_role: str = "faint"
    y_role: str = "faint"
    lines: tuple[Line, ...] = ()
    dots: tuple[Dot, ...] = ()
    tangents: tuple[Tangent, ...] = ()
    nudges: tuple[Nudge, ...] = ()
    sticks: tuple[Stick, ...] = ()
    guides: tuple[Guide, ...] = ()
    notes: tuple[Note, ...] = ()
    numbers: bool = True  # at the ticks
    equal: bool = False  # a unit is as long along x as along y
    widest: str = ""  # a number for which there is room at the left in any case: boards over each other line up
