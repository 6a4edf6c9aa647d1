"""Will this visitor click the advert?  A table, and a small network that learned it.

All visitors are invented from a seed.  Four columns, each in a
unit of ordinary size: age in decades, visits this week, minutes
on the page, price in 10.
"""

from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.activation import ACTIVATIONS, sigmoid
from core.network import Parameters, train

Array: TypeAlias = NDArray[np.float64]
UNITS = 3


def visitors(m: int = 200, seed: int = 3) -> tuple[Array, Array]:
    """m visitors and whether they clicked: X (4, m), Y (1, m).

    The network never sees this rule, only the table.
    """
    r = np.random.default_rng(seed)
    low, high = [1.5, 0.0, 0.0, 0.5], [7.0, 5.0, 5.0, 5.0]
    X = r.uniform(low, high, (m, 4)).round(1).T  # (4, m)
    age, visits, minutes, price = X
    stayed = np.minimum(visits, minutes)
    z = 2.0 * stayed - price - 0.3 * age + 1.0
    Y = r.uniform(0.0, 1.0, m) < sigmoid(z)
    return X, Y[None].astype(float)


@lru_cache(maxsize=1)
def learned() -> Parameters:
    """A network 4 -> 3 -> 1 that has learned the table."""
    X, Y = visitors()
    steps = train(
        X, Y, (4, UNITS, 1), ACTIVATIONS["relu"], 0.1, 2.0, 6, 600)
    *_, last = steps
    return last.parameters
