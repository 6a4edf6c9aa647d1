"""How NumPy lines up two shapes, and what it is good for.

Source: NumPy's own rules of broadcasting (numpy.org, "Broadcasting").
"""

from typing import Any

import numpy as np

from core.shapes import Shape

Numbers = Any  # an array of floats


def broadcast(a: Shape, b: Shape) -> Shape:
    """The shape of A + B, from the shapes of A and B.

    Axes are lined up from the right.  The shorter shape gets ones
    in front.  Then each pair must be equal, or one of them 1: that
    axis is stretched.  Else NumPy raises a ValueError, and so do we.
    Lengths are 1 or more.
    """
    most = max(len(a), len(b))
    a = (1,) * (most - len(a)) + a
    b = (1,) * (most - len(b)) + b
    shape: Shape = ()
    for n, m in zip(a, b, strict=True):
        if n != m and 1 not in (n, m):
            raise ValueError(f"{n} does not fit {m}")
        shape += (max(n, m),)
    return shape


def percentages(A: Numbers) -> Numbers:
    """Calories A (3, 4) as parts of each food's sum, in percent.

    cal: (4,), one sum for each column; (3, 4) / (1, 4): its one
    row is stretched over three.  reshape is not needed here, but
    it costs nothing and makes the shape sure.
    """
    cal = A.sum(axis=0)
    return 100 * A / cal.reshape(1, 4)


def padded(shape: Shape, axes: int) -> Shape:
    """The shape with ones in front, until it has so many axes."""
    return (1,) * (axes - len(shape)) + shape


def clash(a: Shape, b: Shape) -> tuple[int, ...]:
    """The axes, counted from the right (-1, -2, ...), at which
    the lengths differ and none is 1.
    """
    pairs = zip(reversed(a), reversed(b), strict=False)
    return tuple(
        -k for k, (n, m) in enumerate(pairs, start=1)
        if n != m and 1 not in (n, m)
    )  # fmt: skip


def counted(shape: Shape, unit: int) -> Numbers:
    """An array of this shape: unit, 2 unit, 3 unit, ..."""
    count = int(np.prod(shape))
    return (unit * np.arange(1, count + 1)).reshape(shape)
