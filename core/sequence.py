"""A cell with a memory: it walks along a series and carries its state with it.

The same three numbers waa, wax and b are used at every step,
however long the series is.
Source: course 5, week 1, "Recurrent neural network model".
"""

from collections.abc import Iterator, Sequence
from math import tanh


def cell(
    a: float, x: float, waa: float, wax: float, b: float
) -> float:
    """The old state a and a new number x make a state.

    a := tanh(waa a + wax x + b), between -1 and 1.
    """
    z = waa * a + wax * x + b
    return tanh(z)


def walk(
    X: Sequence[float], waa: float, wax: float, b: float
) -> Iterator[float]:
    """The state after each number; it begins at 0."""
    a = 0.0
    for x in X:
        a = cell(a, x, waa, wax, b)  # the same three
        yield a


def trail(
    X: Sequence[float], k: int, waa: float, wax: float, b: float
) -> list[float]:
    """What number k does to every state.

    The states as they are, minus those if it were 0.
    """
    without = [0.0 if t == k else x for t, x in enumerate(X)]
    states = walk(X, waa, wax, b)
    others = walk(without, waa, wax, b)
    return [a - o for a, o in zip(states, others, strict=True)]
