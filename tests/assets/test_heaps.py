"""The ready-made heaps: the files are what the formulas draw, and no two pictures are alike."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from assets.draw import READY
from assets.drawing.heaps import HEAPS, SIDE, small
from core.heaps import cells


def stored(name: str) -> list[NDArray[np.uint8]]:
    with Image.open(READY / f"{name}.png") as image:
        return cells(np.asarray(image.convert("RGB")))


@pytest.mark.parametrize("name", HEAPS)
def test_a_heap_has_as_many_pictures_as_it_should_and_no_two_are_alike(name: str) -> None:
    found = stored(name)
    assert len(found) == HEAPS[name][2]
    assert len({picture.tobytes() for picture in found}) == len(found)
    assert all(picture.shape == (SIDE, SIDE, 3) for picture in found)


@pytest.mark.parametrize("name", ["colours_one", "cats_zero"])
def test_a_picture_drawn_again_is_the_one_in_the_file(name: str) -> None:
    draws, first, _ = HEAPS[name]
    off = np.abs(small(draws, first).astype(float) - stored(name)[0])
    assert off.mean() < 0.1


def test_the_folder_holds_nothing_else_and_is_small() -> None:
    files = {file.stem: file.stat().st_size for file in READY.iterdir()}
    assert set(files) == set(HEAPS)
    assert sum(files.values()) < 600_000
