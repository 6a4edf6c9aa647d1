"""The drawn pictures of "Build the cat classifier": as many of each kind as in the homework, one sheet a kind.

209 to learn from, 72 of them cats; 50 to be tried on, 33 of them cats. So every shape is one that the students know.
Their seeds are far from all others: no model that was trained on drawn pictures has seen them.
"""

import numpy as np
from numpy.typing import NDArray

from assets.drawing.album import any_other
from assets.drawing.cats import any_cat
from assets.drawing.heaps import SIDE, small

ACROSS = 12
SHEETS = {
    "train_cats": (any_cat, 8_000_000, 72),
    "train_others": (any_other, 8_100_000, 137),
    "test_cats": (any_cat, 8_200_000, 33),
    "test_others": (any_other, 8_300_000, 17),
}
"""For each sheet: what draws it, its first seed, and how many."""


def sheet(name: str) -> NDArray[np.uint8]:
    """All pictures of a sheet, twelve in a row; places without a picture stay black."""
    draws, first, count = SHEETS[name]
    whole = np.zeros((-(-count // ACROSS) * SIDE, ACROSS * SIDE, 3), np.uint8)
    for k in range(count):
        y, x = divmod(k, ACROSS)
        whole[y * SIDE : (y + 1) * SIDE, x * SIDE : (x + 1) * SIDE] = small(draws, first + k)
    return whole
