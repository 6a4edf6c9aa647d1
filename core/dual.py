"""Value and slope together: each rule of calculus is one line.

A dual number carries f and df/da through every operation, so that
the slope comes out exactly, without any nudge (forward mode).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from core.activation import (
    Numbers,
    relu,
    relu_slope,
    sigmoid,
    sigmoid_slope,
    tanh_slope,
)
from core.expression import Node

Function = Callable[[Numbers], Numbers]


@dataclass(frozen=True)
class Dual:
    """A number (or an array) and its slope along a."""

    value: Numbers
    slope: Numbers

    def __neg__(self) -> "Dual":
        return Dual(-self.value, -self.slope)

    def __add__(self, v: "Dual") -> "Dual":
        return Dual(self.value + v.value, self.slope + v.slope)

    def __sub__(self, v: "Dual") -> "Dual":
        return Dual(self.value - v.value, self.slope - v.slope)

    def __mul__(self, v: "Dual") -> "Dual":
        """(u v)' = u' v + u v'"""
        slope = self.slope * v.value + self.value * v.slope
        return Dual(self.value * v.value, slope)

    def __truediv__(self, v: "Dual") -> "Dual":
        """(u / v)' = (u' - (u / v) v') / v"""
        value = self.value / v.value
        return Dual(value, (self.slope - value * v.slope) / v.value)

    def __pow__(self, v: "Dual") -> "Dual":
        """(u^v)' = v u^(v-1) u' + u^v log(u) v'"""
        u, n = self.value, v.value
        value = np.float_power(u, n)
        base = n * np.float_power(u, n - 1.0) * self.slope
        base = np.where((n == 0) | (self.slope == 0), 0.0, base)
        top = value * np.log(u) * v.slope
        return Dual(value, base + np.where(v.slope == 0, 0.0, top))


def abs_slope(z: Numbers) -> Numbers:
    """-1 or 1; |z| has a corner at 0, and no slope there."""
    return np.where(z == 0, np.nan, np.sign(z))


CHAIN: dict[str, tuple[Function, Function]] = {
    "log": (np.log, lambda z: 1.0 / z),
    "exp": (np.exp, np.exp),
    "sqrt": (np.sqrt, lambda z: 0.5 / np.sqrt(z)),
    "sin": (np.sin, np.cos),
    "cos": (np.cos, lambda z: -np.sin(z)),
    "tan": (np.tan, lambda z: 1.0 / np.cos(z) ** 2),
    "tanh": (np.tanh, tanh_slope),
    "abs": (np.abs, abs_slope),
    "sigmoid": (sigmoid, sigmoid_slope),
    "relu": (relu, relu_slope),
}


def dual(node: Node, a: Dual) -> Dual:
    """The formula at a, from the inside to the outside."""
    if node.kind == "a":
        return a
    if node.kind == "number":
        return Dual(np.float64(node.number), np.float64(0.0))
    parts = [dual(part, a) for part in node.parts]
    if len(parts) == 2:
        return _both(node.kind, *parts)
    if node.kind == "-":
        return -parts[0]
    f, slope = CHAIN[node.kind]
    z = parts[0]
    chain = np.where(z.slope == 0, 0.0, slope(z.value) * z.slope)
    return Dual(f(z.value), chain)


def _both(sign: str, u: Dual, v: Dual) -> Dual:
    if sign == "+":
        return u + v
    if sign == "-":
        return u - v
    if sign == "*":
        return u * v
    return u / v if sign == "/" else u**v


def value_and_slope(node: Node, a: Numbers) -> Dual:
    """f(a) and its exact slope, in the shape of a; nan where there is
    none (log of a negative number, a corner), inf where it is too
    large.  No warnings."""
    a = np.asarray(a, dtype=float)
    with np.errstate(all="ignore"):
        made = dual(node, Dual(a, np.ones_like(a)))
    value = np.broadcast_to(made.value, a.shape)
    slope = np.broadcast_to(made.slope, a.shape)
    return Dual(value, np.where(np.isfinite(value), slope, np.nan))
