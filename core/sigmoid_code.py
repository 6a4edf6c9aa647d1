"""Writing sigmoid in Python: forms that all look right on paper.

The course's form is `sigmoid_naive`, the stable one `sigmoid`, both in
activation.py.  Here are the two that are tried before: with the
`math` module, and with `np.where` over both ways of writing it.
"""

import math

import numpy as np

from core.activation import Numbers

LARGEST = float(np.finfo(float).max)  # 1.8e308
OVERFLOW = math.log(LARGEST)  # 709.78: e^z has no float beyond
ROUNDS_TO_ONE = 53 * math.log(2)  # 36.74: 1 + e^-z is 1 beyond
ROUNDS_TO_ZERO = -1075 * math.log(2)  # -745.13: e^z is 0 below


def sigmoid_math(z: float) -> float:
    """a = 1 / (1 + e^-z) with Python's own `math`: one number only.

    `math.exp` turns its input into one float, so an array of more is
    a TypeError; and where e^-z overflows it raises OverflowError.
    """
    return 1.0 / (1.0 + math.exp(-z))


def sigmoid_where(z: Numbers) -> Numbers:
    """Each half of z its safe form, e^-z or e^z.  It still warns.

    `np.where` is a function: both forms are computed for every z
    before it is called, and the bad one is only thrown away.
    """
    right = 1.0 / (1.0 + np.exp(-z))
    left = np.exp(z) / (1.0 + np.exp(z))
    return np.where(z >= 0, right, left)


def true_loss(z: Numbers, y: Numbers) -> Numbers:
    """The log loss for y = 0 or 1, right to the last bit of L.

    With s = z for y = 0 and s = -z for y = 1: L = log(1 + e^s), and
    that is max(s, 0) + log(1 + e^-|s|).  No large number is taken
    from a large one, so a tiny loss keeps its digits.  (log_loss
    takes any y, and is off by the last bit of z at most.)
    """
    s = (1.0 - 2.0 * y) * z
    return np.maximum(s, 0.0) + np.log1p(np.exp(-np.abs(s)))
