"""The drawn pictures: the files are what the formulas draw, small enough, and different from one another."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from assets.draw import ANY, ICONS, SAMPLES, SEEDS, draw, variants
from assets.drawing.icon import SIZES, icon
from assets.drawing.peek import peek

PEEKS = [f"peek_{ground}{state}.png" for ground in ("light", "dark") for state in ("", "_closed")]


def stored(name: str) -> NDArray[np.float64]:
    """A sample as it lies in the folder."""
    with Image.open(SAMPLES / f"{name}.png") as image:
        return np.asarray(image, np.float64)


def reduced(X: NDArray[np.float64], k: int) -> NDArray[np.float64]:
    """Means of k × k pixels."""
    h, w, c = X.shape
    means: NDArray[np.float64] = X.reshape(h // k, k, w // k, k, c).mean(axis=(1, 3))
    return means


@pytest.mark.parametrize("name", SEEDS)
def test_every_sample_shows_what_its_formulas_draw_when_drawn_small(name: str) -> None:
    small = draw(name, size=64).astype(float)
    apart = np.abs(small - reduced(stored(name), 4)).mean()
    assert apart < 6
    others = [np.abs(small - reduced(stored(other), 4)).mean() for other in SEEDS if other != name]
    assert apart < min(others) / 3


@pytest.mark.parametrize("name", ["other_3_teapot", "other_8_mountains"])
def test_a_sample_drawn_again_is_the_file_almost_to_the_bit(name: str) -> None:
    off = np.abs(draw(name).astype(float) - stored(name))
    assert off.mean() < 0.05
    assert np.quantile(off, 0.999) <= 2


def test_there_are_eight_cats_and_eight_others_and_no_stray_files() -> None:
    names = {path.stem for path in SAMPLES.glob("*.png")}
    assert names == set(SEEDS)
    assert sum(name.startswith("cat_") for name in names) == sum(name.startswith("other_") for name in names) == 8


def test_the_samples_are_256_square_and_weigh_less_than_1200_kilobytes_together() -> None:
    assert all(stored(name).shape == (256, 256, 3) for name in SEEDS)
    assert sum((SAMPLES / f"{name}.png").stat().st_size for name in SEEDS) <= 1_200_000


@pytest.mark.parametrize("name", sorted(ANY))
def test_the_same_seed_draws_the_same_picture_and_other_seeds_draw_others(name: str) -> None:
    first, second, third = variants(name, 3, first=7, size=24)
    np.testing.assert_array_equal(first, next(variants(name, 1, first=7, size=24)))
    assert first.shape == (24, 24, 3)
    for a, b in ((first, second), (second, third), (first, third)):
        assert np.abs(a.astype(float) - b).mean() > 8


def test_an_unknown_name_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        draw("cat_9_invisible")


def test_the_icon_file_holds_every_size_that_windows_asks_for() -> None:
    with Image.open(ICONS / "downhill.ico") as image:
        assert image.info["sizes"] == {(size, size) for size in SIZES}


@pytest.mark.parametrize("size", [16, 48])
def test_the_icon_is_solid_in_the_middle_and_clear_in_its_corners(size: int) -> None:
    shown = icon(size)
    assert shown[size // 2, size // 2, 3] == 255
    assert shown[0, 0, 3] == shown[-1, -1, 3] == 0


def test_the_small_icon_has_an_orange_cat_on_a_dark_blue_slope() -> None:
    red, green, blue = icon(16)[:, :, :3].astype(int).transpose(2, 0, 1)
    assert (red > blue + 80).mean() > 0.12
    assert (blue > red + 40).mean() > 0.12
    assert (green > 0).any()


@pytest.mark.parametrize("name", PEEKS)
def test_the_peeking_cat_rests_on_the_last_row_and_leaves_air_around_it(name: str) -> None:
    with Image.open(ICONS / name) as image:
        X = np.asarray(image)
    assert X.shape == (300, 640, 4)
    cover = X[:, :, 3] / 255
    assert cover[-1].mean() > 0.4
    assert cover[0].max() == 0
    assert 0.25 < cover.mean() < 0.6


def test_the_sleeping_cat_differs_from_the_waking_one_at_the_eyes_alone() -> None:
    for ground in ("light", "dark"):
        with Image.open(ICONS / f"peek_{ground}.png") as a, Image.open(ICONS / f"peek_{ground}_closed.png") as b:
            off = np.abs(np.asarray(a, float) - np.asarray(b, float)).max(axis=2)
        rows, columns = np.nonzero(off > 12)
        assert rows.size > 500
        assert rows.min() > 150
        assert columns.min() > 200
        assert columns.max() < 440


def test_the_peeking_cat_drawn_again_small_is_the_one_in_the_file() -> None:
    small = peek(160, 75, dark=True).astype(float)
    with Image.open(ICONS / "peek_dark.png") as image:
        whole = reduced(np.asarray(image, float), 4)
    assert np.abs(small[:, :, 3] - whole[:, :, 3]).mean() < 5
    both = (small[:, :, 3] > 250) & (whole[:, :, 3] > 250)
    assert np.abs(small - whole)[both].mean() < 6
