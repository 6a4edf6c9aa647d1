"""What the lesson on writing sigmoid plays: lines really run, at every z of its three acts; no painter here."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from core.activation import sigmoid, sigmoid_naive
from core.console import Said, say
from core.loss import cost, log_loss, log_loss_naive
from core.sigmoid_code import sigmoid_math, sigmoid_where, true_loss
from gui.figures import superscript
from gui.lesson import Frame
from gui.pictures.pace import gone

FAR = 1000.0  # |z| at most
NEAR = 6.0  # in the first act
SHAPES: tuple[tuple[int, ...], ...] = ((), (3,), (2, 3))
VALUES = (2.0, -1.0, 0.5, -3.0, 1.0, 4.0)  # of z in the first act
FAR_TOUR = (-50.0, -500.0, -709.0, -710.0, -1000.0, 1000.0)
COST_TOUR = (10.0, 30.0, 36.0, 37.0, 100.0, 1000.0)
OTHERS = ((1.5, 1.0), (-2.0, 0.0), (0.5, 1.0))  # z and y of the three examples that stay
TOLD = {"far": (5, 6), "cost": (4,)}  # the steps whose beats a clicker hears: z = −1000 and 1000; a rounded to 1
THIRDS = (0.0, 0.25, 0.5)  # these beats
EXACT = "true_loss(z, y)"
HOLD = 0.75  # the part of a step in which nothing moves
FORMS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {  # the call, and the powers of e that it needs
    "naive": ("sigmoid_naive", (("e⁻ᶻ", "np.exp(-z)"),)),
    "where": ("sigmoid_where", (("e⁻ᶻ", "np.exp(-z)"), ("eᶻ", "np.exp(z)"))),
    "stable": ("sigmoid", (("e^−|z|", "np.exp(-np.abs(z))"),)),
}
NAMES: dict[str, Any] = {
    "np": np, "math": math, "sigmoid": sigmoid, "sigmoid_naive": sigmoid_naive, "sigmoid_where": sigmoid_where,
    "sigmoid_math": sigmoid_math, "cost": cost, "log_loss": log_loss, "log_loss_naive": log_loss_naive,
    "true_loss": true_loss,
}  # fmt: skip


@dataclass(frozen=True)
class Shaped:
    """Act 1: a number, a vector or a matrix, once with `math`, once with NumPy."""

    values: tuple[float, ...]
    shape: tuple[int, ...]
    maths: Said
    numpy: Said

    @property
    def z(self) -> Any:
        """As an array of its shape."""
        return np.array(self.values).reshape(self.shape)


@dataclass(frozen=True)
class Power:
    """e to the power of x, as the program gets it."""

    name: str
    x: float
    got: float


@dataclass(frozen=True)
class Form:
    """One way of writing it: what it needs on the way, and what was said."""

    name: str
    powers: tuple[Power, ...]
    said: Said


@dataclass(frozen=True)
class Far:
    """Act 2: one z, three forms."""

    z: float
    forms: tuple[Form, ...]


@dataclass(frozen=True)
class Piece:
    """A part of a formula on its way to the result."""

    code: str
    value: float


@dataclass(frozen=True)
class Costly:
    """Act 3: one example's loss in two forms with their parts, and the cost of all four."""

    z: float
    y: float
    parts: tuple[tuple[Piece, ...], tuple[Piece, ...]]  # from a, and from z; the last of each is the loss
    losses: tuple[Said, Said]
    costs: tuple[Said, Said]
    others: tuple[float, ...]  # the losses of the three that stay
    truth: Piece  # the loss to the last bit, to which both are compared


Step = Shaped | Far | Costly


def clean(value: float, limit: float) -> float:
    """A dragged z as it is written and run: four digits at most, three places at most."""
    return float(f"{round(min(max(value, -limit), limit), 3):.4g}") + 0.0


def size_text(x: float) -> str:
    """e to the power of x, however large: 1.97×10⁴³⁴."""
    if abs(x) < 12:
        return f"{math.exp(x):.3g}"
    tens = math.floor(x / math.log(10))
    front = f"{10 ** (x / math.log(10) - tens):.2f}"
    if front == "10.00":
        front, tens = "1.00", tens + 1
    return f"{front}×10{superscript(tens)}"


def told(frame: Frame, beats: tuple[float, ...]) -> int:
    """Which of so many beats is told: all of them once the film has ended."""
    if frame.index == len(frame.trace) - 1:
        return len(beats) - 1
    return sum(beat <= frame.phase + 1e-6 for beat in beats) - 1


@lru_cache(maxsize=16)
def film(act: str, y: float, values: tuple[float, ...], z: float, far: float) -> tuple[Step, ...]:
    """The steps of an act; the last one twice, for a film ends where its last step begins."""
    steps: tuple[Step, ...]
    if act == "shapes":
        steps = tuple(shaped(values[: math.prod(shape)], shape) for shape in SHAPES)
    elif act == "far":
        steps = tuple(map(far_out, (far, *FAR_TOUR)))
    else:
        steps = tuple(costly(stop, y) for stop in (z, *COST_TOUR))
    return (*steps, steps[-1])


def shaped(values: tuple[float, ...], shape: tuple[int, ...]) -> Shaped:
    """The same line with both modules."""
    names = NAMES | {"z": np.array(values).reshape(shape)[()]}
    return Shaped(values, shape, say("1 / (1 + math.exp(-z))", names), say("1 / (1 + np.exp(-z))", names))


@lru_cache(maxsize=256)
def far_out(z: float) -> Far:
    """All three forms at one z."""
    names = NAMES | {"z": z}
    forms = []
    for name, (call, powers) in FORMS.items():
        signs = {"e⁻ᶻ": -z, "eᶻ": z, "e^−|z|": -abs(z)}
        needed = tuple(Power(label, signs[label], float(say(code, names).value)) for label, code in powers)
        forms.append(Form(name, needed, say(f"{call}({z!r})", names)))
    return Far(z, tuple(forms))


@lru_cache(maxsize=256)
def costly(z: float, y: float) -> Costly:
    """Both forms of the loss, piece by piece, and the cost with the three others."""
    zs, ys = np.array([*(o[0] for o in OTHERS), z]), np.array([*(o[1] for o in OTHERS), y])
    names = NAMES | {"z": z, "y": y, "a": sigmoid(z), "Z": zs, "Y": ys, "A": sigmoid(zs)}
    from_a = ("a", "1 - a", "np.log(a)", "np.log(1 - a)", "log_loss_naive(a, y)")
    from_z = ("z", "np.logaddexp(0, z)", "y * z", "log_loss(z, y)")
    pieces = [tuple(Piece(code, float(say(code, names).value)) for code in codes) for codes in (from_a, from_z)]
    return Costly(
        z, y, (pieces[0], pieces[1]), (say(from_a[-1], names), say(from_z[-1], names)),
        (say("np.mean(log_loss_naive(A, Y))", names), say("cost(Z, Y)", names)),
        tuple(float(v) for v in log_loss(zs[:-1], ys[:-1])),
        Piece(EXACT, float(say(EXACT, names).value)),
    )  # fmt: skip


def moved(frame: Frame) -> float:
    """z on its way to the next step, evenly along an axis that is straight near 0 and logarithmic far out."""
    here, there = frame.step.z, frame.next.z
    t = gone(frame, HOLD)
    if t == 0.0 or here == there:
        return float(here)
    low, high = math.asinh(here / 2), math.asinh(there / 2)
    return 2 * math.sinh(low + t * (high - low))
