"""The sum that is at work: numbers times weights, added up and bent. A frozen description of it, without a painter."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from core.slide import Array
from gui.figures import equals, fixed
from gui.lesson import Frame
from gui.pictures.kinds_of_network.film import Net, Slid, Walked, unit_of

SUBS = "₁₂₃₄"


@dataclass(frozen=True)
class Column:
    """A number, its weight, their product; `handle` is what the weight is taken hold of by."""

    letter: str
    role: str
    x: float
    x_text: str
    w_letter: str
    w: float
    w_text: str
    handle: str = ""
    grey: int = -1  # of a pixel, 0..255

    @property
    def product(self) -> float:
        """Number times weight."""
        return self.x * self.w

    @property
    def product_text(self) -> str:
        """With as many places as it has, two at most."""
        return trimmed(self.product, 2)


@dataclass(frozen=True)
class Sum:
    """The columns, what they add up to, and the bend."""

    columns: tuple[Column, ...]
    z: float
    bend: str = ""  # "max(0, z)", "tanh z", "σ(z)"; none for a kernel
    a: float = 0.0
    a_letter: str = ""
    told: bool = True  # whether it has been computed already

    @property
    def z_text(self) -> str:
        """As long as its products are."""
        return trimmed(self.z, 2)

    @property
    def a_text(self) -> str:
        """Two places."""
        return fixed(self.a, 2)

    @property
    def bent(self) -> str:
        """= only where the written z is bent to exactly the written answer: by ReLU."""
        return equals(self.a_text, lambda z: max(Decimal(0), z), self.z_text) if self.bend.startswith("max") else "≈"

    @property
    def sign(self) -> str:
        """= only if the written numbers make the written sum."""
        parts = [text for c in self.columns for text in (c.x_text, c.w_text)]
        return equals(self.z_text, _total, *parts)


def _total(*v: Decimal) -> Decimal:
    return sum((x * w for x, w in zip(v[::2], v[1::2], strict=True)), Decimal(0))


def trimmed(value: float, places: int) -> str:
    """A number with so many places, and without zeros at its end."""
    text = fixed(value, places)
    return text.rstrip("0").rstrip(".") if "." in text else text


def sum_of(frame: Frame) -> Sum:
    """That of the moment."""
    of, k = frame.step.of, frame.index
    if isinstance(of, Net):
        return _unit(of, unit_of(frame), k > 0)
    return _place(of, k) if isinstance(of, Slid) else _day(of, k)


def _unit(of: Net, unit: int, told: bool) -> Sum:
    """One unit of the standard network, or its answer (3)."""
    last = unit == len(of.z)
    W, b = of.parameters[1 if last else 0]
    row = 0 if last else unit
    inputs = of.a.tolist() if last else list(of.row)
    letter, role = ("a", "a") if last else ("x", "x")
    columns = [Column(letter + SUBS[i], role, x, trimmed(x, 2 if last else 1), "w" + SUBS[i], float(w), fixed(w, 2))
               for i, (x, w) in enumerate(zip(inputs, W[row].tolist(), strict=True))]  # fmt: skip
    columns.append(Column("1", "faint", 1.0, "1", "b", float(b[row, 0]), fixed(float(b[row, 0]), 2)))
    z = of.out if last else float(of.z[unit])
    bend, a = ("σ(z)", of.answer) if last else ("max(0, z)", float(of.a[unit]))
    return Sum(tuple(columns), z, bend, a, "ŷ" if last else "a" + SUBS[unit], told)


def _place(of: Slid, k: int) -> Sum:
    """The window at place k and the nine weights."""
    y, x = of.at(k)
    window = of.X[y : y + 3, x : x + 3].ravel().tolist()
    columns = (Column("", "x", p, trimmed(p, 1), "", w, trimmed(w, 1), f"kernel:{i}", grey(p))
               for i, (p, w) in enumerate(zip(window, of.W.ravel().tolist(), strict=True)))  # fmt: skip
    return Sum(tuple(columns), float(of.Z[y, x]))


def _day(of: Walked, t: int) -> Sum:
    """The cell on day t."""
    before, x = of.before(t), of.rain[t]
    z = of.waa * before + of.wax * x + of.b
    columns = (
        Column("aₜ₋₁", "a", before, fixed(before, 2), "wₐₐ", of.waa, trimmed(of.waa, 2), "waa"),
        Column("xₜ", "x", x, trimmed(x, 1), "wₐₓ", of.wax, trimmed(of.wax, 2), "wax"),
        Column("1", "faint", 1.0, "1", "b", of.b, trimmed(of.b, 2), "b"),
    )
    return Sum(columns, z, "tanh z", of.states[t], "aₜ")


def grey(pixel: float) -> int:
    """0..9 as a shade from 0 to 255."""
    return round(255 * pixel / 9)


def shades(X: Array) -> list[list[int]]:
    """A whole picture of them."""
    return [[grey(p) for p in row] for row in X.tolist()]


def map_shades(Z: Array) -> list[list[int]]:
    """A map as a picture: on the scale of the pixels, and where there are numbers below 0, 0 is the middle grey."""
    low, high = float(Z.min()), float(Z.max())
    if low >= 0:
        return [[round(255 * z / max(9.0, high)) for z in row] for row in Z.tolist()]
    most = max(-low, high)
    return [[round(127.5 + 127.5 * z / most) for z in row] for row in Z.tolist()]
