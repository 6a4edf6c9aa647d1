"""python3 -m assets.draw draws every picture of the program again: samples, heaps, the homework, the icon, the cat.

Nothing here is a photo or somebody else's drawing. Each picture is a small world of formulas, lit and seen through a
camera; all that is random comes from a seed, so the same NumPy and Pillow write the same bytes.
The formulas are in assets/drawing: solid → scene → render; creature, face, coat, pose; place, outlook; cats, album.
"""

import bootstrap

if __name__ == "__main__":
    bootstrap.enter("assets.draw")

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from assets.drawing.album import RECIPES, any_other
from assets.drawing.cats import any_cat
from assets.drawing.finish import picture
from assets.drawing.heaps import HEAPS, sheet
from assets.drawing.homework import SHEETS
from assets.drawing.homework import sheet as homework_sheet
from assets.drawing.icon import SIZES, icon
from assets.drawing.peek import peek

SAMPLES = Path(__file__).parent / "samples"
ICONS = Path(__file__).parent / "icons"
READY = Path(__file__).parent / "heaps"
ALBUM = Path(__file__).parent / "album"

SEEDS = {
    "cat_1_ginger": 1,
    "cat_2_black": 1,
    "cat_3_white": 1,
    "cat_4_grey": 1,
    "cat_5_tuxedo": 2,
    "cat_6_calico": 2,
    "cat_7_siamese": 2,
    "cat_8_kitten": 2,
    "other_1_dog": 1,
    "other_2_rabbit": 2,
    "other_3_teapot": 2,
    "other_4_bicycle": 1,
    "other_5_house": 2,
    "other_6_fish": 2,
    "other_7_cupcake": 1,
    "other_8_mountains": 2,
}
"""The pictures that come with the program, and the seed of each."""

ANY = {"cat": any_cat, "other": any_other}
"""Names for `draw` that mix everything freely; their other seeds are pictures to train on."""


def draw(name: str, seed: int | None = None, size: int = 256) -> NDArray[np.uint8]:
    """A picture as (size, size, 3), 0..255: a name of SEEDS (its own seed if none is given), or "cat" or "other".

    With another seed the pose, the colours, the place and the camera are others. Raises KeyError for an unknown name.
    """
    recipe = ANY[name] if name in ANY else RECIPES[name]
    shot = recipe(np.random.default_rng(SEEDS.get(name, 0) if seed is None else seed))
    return picture(shot.scene, size, shot.animal, shot.grass)


def variants(name: str, count: int, first: int = 1000, size: int = 64) -> Iterator[NDArray[np.uint8]]:
    """`count` pictures of a name, from the seeds first, first + 1, ...; drawn at twice the size and reduced."""
    for seed in range(first, first + count):
        fine = draw(name, seed, size * 2).astype(np.float32)
        yield np.round(fine.reshape(size, 2, size, 2, 3).mean(axis=(1, 3))).astype(np.uint8)


def write_samples() -> None:
    """Write assets/samples."""
    for name in SEEDS:
        Image.fromarray(draw(name)).save(SAMPLES / f"{name}.png", optimize=True)


def write_heaps() -> None:
    """Write the ready-made heaps, assets/heaps: some three minutes."""
    for name in HEAPS:
        Image.fromarray(sheet(name)).save(READY / f"{name}.png", optimize=True)


def write_album() -> None:
    """Write the pictures of the homework, assets/album: some minutes. As JPEG, or they would be 2 MB."""
    for name in SHEETS:
        Image.fromarray(homework_sheet(name)).save(ALBUM / f"{name}.jpg", quality=92, subsampling=0, optimize=True)


def write_icons() -> None:
    """Write assets/icons: the icon in its sizes, and the cat that looks over an edge, open-eyed and asleep."""
    sizes = [Image.fromarray(icon(size)) for size in SIZES]
    sizes[-1].save(ICONS / "downhill.png", optimize=True)
    Image.fromarray(icon(512)).save(ICONS / "downhill_512.png", optimize=True)
    sizes[-1].save(ICONS / "downhill.ico", sizes=[im.size for im in sizes], append_images=sizes[:-1])
    for ground in ("light", "dark"):
        for state in ("", "_closed"):
            image = Image.fromarray(peek(640, 300, ground == "dark", state == "_closed"))
            image.save(ICONS / f"peek_{ground}{state}.png", optimize=True)


def main() -> None:
    """Write all of it."""
    for folder in (SAMPLES, ICONS, READY, ALBUM):
        folder.mkdir(exist_ok=True)
    write_samples()
    write_heaps()
    write_album()
    write_icons()


if __name__ == "__main__":
    main()
