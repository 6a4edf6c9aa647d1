"""Convolution as slowly as it can be read: one small window of weights slides over a picture.

`convolution.py` does the same for many pictures and filters.
Pixels here are grey levels from 0 (black) to 9 (white).
Source: course 4, week 1, "Edge detection example".
"""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]

KERNELS = {
    "edge": ((-1.0, 0.0, 1.0),) * 3,
    "blur": ((0.1, 0.1, 0.1), (0.1, 0.2, 0.1), (0.1, 0.1, 0.1)),
    "sharpen": (
        (0.0, -1.0, 0.0), (-1.0, 5.0, -1.0), (0.0, -1.0, 0.0)),
}  # fmt: skip


def slide(X: Array, K: Array) -> Array:
    """The same weights K at every place of a picture X.

    z = the sum of window * K, number by number.  X is
    (h, w), K is (k, k), Z is (h - k + 1, w - k + 1): the
    window never looks over the edge.
    """
    k = len(K)
    h, w = X.shape[0] - k + 1, X.shape[1] - k + 1
    Z = np.zeros((h, w))
    for y in range(h):
        for x in range(w):
            window = X[y : y + k, x : x + k]  # (k, k)
            Z[y, x] = np.sum(window * K)
    return Z


def picture(rows: str) -> Array:
    """A grey picture from lines of digits: (h, w)."""
    return np.array([[float(p) for p in row] for row in rows.split()])


PICTURES = {
    "cat": picture("""
        2222222222
        2822222282
        2882222882
        2888888882
        2888888882
        2818888182
        2888888882
        2888118882
        2288888822
        2222222222"""),
    "house": picture("""
        7777777777
        7777337777
        7773333777
        7733333377
        7333333337
        7799999977
        7791199977
        7791199117
        7799999117
        5555555555"""),
    "letter": picture("""
        9999999999
        9999009999
        9990000999
        9990990999
        9900990099
        9900000099
        9009999009
        9009999009
        9009999009
        9999999999"""),
}
