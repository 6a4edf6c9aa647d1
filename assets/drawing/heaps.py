"""The two ready-made pairs of heaps for "Teach it yourself": many small pictures, side by side in one sheet a heap.

Their seeds are far from all others, so that no model that was trained on drawn pictures has seen them.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from assets.drawing.album import any_other
from assets.drawing.cats import any_cat
from assets.drawing.finish import picture
from assets.drawing.place import Random
from assets.drawing.shot import Shot
from assets.drawing.toys import toy

SIDE, ACROSS = 64, 8
HEAPS: dict[str, tuple[Callable[[Random], Shot], int, int]] = {
    "cats_one": (any_cat, 7_000_000, 20),
    "cats_zero": (any_other, 7_100_000, 20),
    "colours_one": (lambda rng: toy(rng, "red"), 7_200_000, 16),
    "colours_zero": (lambda rng: toy(rng, "blue"), 7_300_000, 16),
}
"""For each heap: what draws it, its first seed, and how many."""


def small(draws: Callable[[Random], Shot], seed: int) -> NDArray[np.uint8]:
    """One picture (64, 64, 3), drawn at twice the size and reduced."""
    shot = draws(np.random.default_rng(seed))
    fine = picture(shot.scene, 2 * SIDE, shot.animal, shot.grass).astype(np.float32)
    pixels: NDArray[np.uint8] = np.round(fine.reshape(SIDE, 2, SIDE, 2, 3).mean(axis=(1, 3))).astype(np.uint8)
    return pixels


def sheet(name: str) -> NDArray[np.uint8]:
    """All pictures of a heap, eight in a row; places without a picture stay black."""
    draws, first, count = HEAPS[name]
    rows = -(-count // ACROSS)
    whole = np.zeros((rows * SIDE, ACROSS * SIDE, 3), np.uint8)
    for k in range(count):
        y, x = divmod(k, ACROSS)
        whole[y * SIDE : (y + 1) * SIDE, x * SIDE : (x + 1) * SIDE] = small(draws, first + k)
    return whole
