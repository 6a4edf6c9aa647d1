"""The same sum with a loop and without, and how long each takes here.

A loop in Python does one number at a time; NumPy is called once and
does them all in compiled code.  Each task stands here twice, as a
loop and as a call, and gives the same answer.
Source: course 1, week 2, "Vectorization" and "More examples".
"""

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core import logistic

Array: TypeAlias = NDArray[np.float64]
Clock: TypeAlias = Callable[[], float]
Run: TypeAlias = Callable[[], Any]
Ways: TypeAlias = tuple[Run, Run | None, Run]

DOTS = (1, 3, 10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000,
        300_000, 1_000_000, 3_000_000, 10_000_000)  # fmt: skip
SIZES = {"dot": DOTS, "exp": DOTS[:-2], "gradient": DOTS[:-4]}
LISTS = 1_000_000  # longer lists would fill the memory
FEATURES = 10  # rows of X in the task "gradient"


def dot_loop(a: Any, b: Any) -> float:
    """The sum of a[i] * b[i], one product at a time."""
    total = 0.0
    for i in range(len(a)):
        total += a[i] * b[i]
    return float(total)


def dot_numpy(a: Array, b: Array) -> float:
    """The same sum in one call."""
    return float(np.dot(a, b))


def exp_loop(v: Any) -> Array:
    """u[i] = e^v[i], one number at a time."""
    u = np.zeros(len(v))
    for i in range(len(v)):
        u[i] = math.exp(v[i])
    return u


def exp_numpy(v: Array) -> Array:
    """The same vector in one call."""
    u: Array = np.exp(v)
    return u


def gradient_loop(w: Any, b: float, X: Any, Y: Any) -> Array:
    """dw of logistic regression: every example, every feature.

    w: n numbers, X: n rows of m numbers, Y: m numbers.
    """
    n, m = len(w), len(Y)
    dw = np.zeros(n)
    for i in range(m):
        z = b
        for j in range(n):
            z += w[j] * X[j][i]
        dz = 1.0 / (1.0 + math.exp(-z)) - Y[i]
        for j in range(n):
            dw[j] += X[j][i] * dz / m
    return dw


def gradient_numpy(w: Array, b: float, X: Array, Y: Array) -> Array:
    """The same dw in a few calls: w (n, 1), X (n, m), Y (1, m)."""
    dw, _, _ = logistic.gradient(w, b, X, Y)
    return np.asarray(dw[:, 0], float)


@dataclass(frozen=True)
class Times:
    """Seconds that one run took: the least and the most of so many.

    The least is the fairest: whatever else the machine does can only
    make a run longer.
    """

    low: float
    high: float
    runs: int


@dataclass(frozen=True)
class Timing:
    """One size, measured: three ways, and what two of them answered."""

    n: int
    loop: Times  # over a NumPy array
    plain: Times | None  # over a list; None where it is too long
    numpy: Times
    answers: tuple[float, float]  # of the loop and of NumPy, summed up

    @property
    def factor(self) -> float:
        """How many times as fast NumPy is: loop / NumPy."""
        return self.loop.low / self.numpy.low


def timed(
    run: Run, clock: Clock, least: float
) -> tuple[Times, Any]:
    """One run, measured again and again for `least` seconds at least.

    A run too short for the clock is repeated within each measurement;
    one that takes long is not waited for a third time.
    """
    times: list[float] = []
    answer = None
    inner, until = 1, clock() + least
    while len(times) < 3 or (clock() < until and len(times) < 40):
        start = clock()
        for _ in range(inner):
            answer = run()
        took = clock() - start
        if took < least / 20:
            inner, times = inner * 4, []  # too short: begin again
            continue
        times.append(took / inner)
        if took > 5 * least and len(times) == 2:
            break
    return Times(min(times), max(times), len(times)), answer


def ways(task: str, n: int, rng: np.random.Generator) -> Ways:
    """Loop, loop over lists (or None), NumPy: for n random numbers."""
    lists = n <= LISTS
    if task == "dot":
        a, b = rng.random(n), rng.random(n)
        p, q = (a.tolist(), b.tolist()) if lists else ([], [])
        plain = (lambda: dot_loop(p, q)) if lists else None
        return lambda: dot_loop(a, b), plain, lambda: dot_numpy(a, b)
    if task == "exp":
        v = rng.random(n)
        u = v.tolist()
        return (
            lambda: exp_loop(v),
            lambda: exp_loop(u),
            lambda: exp_numpy(v),
        )
    w, X = rng.standard_normal(FEATURES) / 4, rng.random((FEATURES, n))
    Y = np.where(rng.random(n) < 0.5, 1.0, 0.0)
    lw, lX, lY = w.tolist(), X.tolist(), Y.tolist()
    column, row = w[:, None], Y[None]
    return (
        lambda: gradient_loop(w, 0.1, X, Y),
        lambda: gradient_loop(lw, 0.1, lX, lY),
        lambda: gradient_numpy(column, 0.1, X, row),
    )


def measure(
    task: str,
    n: int,
    clock: Clock = time.perf_counter,
    least: float = 0.02,
) -> Timing:
    """Every way of one task on n random numbers (from a seed)."""
    loop, plain, numpy = ways(task, n, np.random.default_rng(n))
    slow, first = timed(loop, clock, least)
    middle = timed(plain, clock, least)[0] if plain else None
    fast, second = timed(numpy, clock, least)
    answers = float(np.sum(first)), float(np.sum(second))
    return Timing(n, slow, middle, fast, answers)


def measured(task: str, _run: int) -> Iterator[tuple[Timing, ...]]:
    """All sizes of a task, from the smallest, as they are done."""
    for n in SIZES[task]:
        yield (measure(task, n),)
