"""A probability that means what it says.

What a network says is often too sure.  On photos it did not learn
from, two numbers are fitted so that sigmoid(z / temperature + offset)
costs least.  Which photo is ranked above which does not change.
Source: J. Platt, 1999; C. Guo et al., ICML 2017.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.activation import sigmoid
from core.models import Calibration

Array = NDArray[np.floating[Any]]
SURE = 0.01  # a steepness below it is none: nothing can be said


def fit(
    z: Array,
    y: NDArray[Any],
    steps: int = 50,
    pull: float = 1e-3,
    even: bool = False,
) -> Calibration:
    """The temperature and offset at which J is least.

    z and y (0 or 1) are (m,); cats and others count alike if `even`,
    else one half would move to where the rarer are hardly ever told.
    Newton's steps, from (1, 0); `pull`
    towards there keeps the numbers finite where z separates all.
    """
    X = np.stack([np.asarray(z, np.float64), np.ones(len(z))])
    share = np.full(len(y), 1 / len(y))
    if even and 0 < np.sum(y == 1) < len(y):
        n = np.where(y == 1, np.sum(y == 1), np.sum(y != 1))
        share = 0.5 / n
    start = np.array([1.0, 0.0])
    at = start.copy()  # steepness and offset
    for _ in range(steps):
        a = sigmoid(at @ X)
        slope = X @ (share * (a - y)) + pull * (at - start)
        bend = (X * (share * a * (1 - a))) @ X.T
        move = np.linalg.solve(bend + pull * np.eye(2), slope)
        at = at - move * min(1.0, 1.0 / np.abs(move).max(initial=1e-9))
        if np.abs(move).max() < 1e-9:
            break
    return Calibration(1 / max(float(at[0]), SURE), float(at[1]))
