"""The cat model: its verdict, and reasons that add up to it."""

from __future__ import annotations

import numpy as np
import pytest
import skimage.data
from numpy.typing import NDArray

from core import cat, photo
from core.figures import Figures

CHELSEA = photo.square(skimage.data.chelsea())


@pytest.fixture
def model() -> cat.Model:
    """A model nobody trained, so that every number matters."""
    chance = np.random.default_rng(5)
    w = chance.normal(0, 0.01, (12288, 1)).astype(np.float32)
    average = chance.integers(0, 256, (64, 64, 3), dtype=np.uint8)
    return cat.Model("made", "logistic", w, 0.3, average, Figures(10, 5))


def test_z_is_the_course_s_formula_on_the_homework_s_column(model: cat.Model) -> None:
    x = CHELSEA.reshape(-1, 1) / 255
    expected = float((model.w.astype(float).T @ x)[0, 0]) + 0.3
    assert model.z(CHELSEA[None])[0] == pytest.approx(expected, abs=1e-12)
    said = cat.verdict(model, CHELSEA)
    assert said.z == pytest.approx(expected, abs=1e-12)
    assert said.probability == pytest.approx(1 / (1 + np.exp(-expected)))
    assert said.cat == (expected > 0)
    assert said.model == "made"


def test_many_pictures_are_judged_as_one_by_one(model: cat.Model) -> None:
    many = np.random.default_rng(1).integers(0, 256, (1203, 64, 64, 3), dtype=np.uint8)
    z = model.z(many)
    for i in (0, 499, 500, 1202):
        assert z[i] == pytest.approx(model.z(many[[i]])[0], abs=1e-12)


@pytest.mark.parametrize("against", ["black", "average"])
def test_what_the_pixels_add_and_the_rest_are_z(model: cat.Model, against: str) -> None:
    parts, rest = cat.contributions(model, CHELSEA, against)
    z = cat.verdict(model, CHELSEA).z
    assert parts.sum() + rest == pytest.approx(z, abs=1e-12)
    assert cat.partial_sums(parts).sum() + rest == pytest.approx(z, abs=1e-12)


def test_a_black_picture_adds_nothing_against_black_and_the_average_nothing_against_itself(model: cat.Model) -> None:
    parts, rest = cat.contributions(model, np.zeros((64, 64, 3), np.uint8), "black")
    assert not parts.any()
    assert rest == model.b
    parts, rest = cat.contributions(model, model.average, "average")
    assert not parts.any()
    assert rest == pytest.approx(cat.verdict(model, model.average).z, abs=1e-12)


def test_a_partial_sum_is_that_of_its_tile_and_colour() -> None:
    parts = np.random.default_rng(2).normal(size=(64, 64, 3))
    sums = cat.partial_sums(parts)
    assert sums.shape == (3, 8, 8)
    assert sums[1, 2, 5] == pytest.approx(parts[16:24, 40:48, 1].sum())
    assert cat.partial_sums(parts, 64).shape == (3, 1, 1)


@pytest.mark.parametrize("fill", ["average", "grey"])
def test_hiding_a_patch_changes_z_by_what_its_pixels_had_added(model: cat.Model, fill: str) -> None:
    hidden = cat.hide_patches(model, CHELSEA, fill=fill)
    assert hidden.z.shape == hidden.probability.shape == (15, 15)
    w = model.w.reshape(64, 64, 3).astype(float)
    cover = model.average if fill == "average" else np.full((64, 64, 3), 128)
    for i, j in ((0, 0), (3, 11), (14, 14)):
        here = np.s_[4 * i : 4 * i + 8, 4 * j : 4 * j + 8]
        change = np.sum(w[here] * (cover[here] / 255 - CHELSEA[here] / 255))
        assert hidden.z[i, j] == pytest.approx(change, abs=1e-10)
        z = cat.verdict(model, CHELSEA).z
        assert hidden.probability[i, j] == pytest.approx(1 / (1 + np.exp(-z - change)) - 1 / (1 + np.exp(-z)))


def test_patches_can_be_hidden_from_any_model_that_has_a_z() -> None:
    class Corner:
        """Looks at one pixel only, and not linearly."""

        name = kind = "corner"
        figures = Figures(0, 0)
        average = np.zeros((64, 64, 3), np.uint8)

        def z(self, pictures: NDArray[np.uint8]) -> NDArray[np.float64]:
            return np.asarray((pictures[:, 60, 60, 0] / 255.0) ** 2, np.float64)

        def probability(self, pictures: NDArray[np.uint8]) -> NDArray[np.float64]:
            return 1 / (1 + np.exp(-self.z(pictures)))

    white = np.full((64, 64, 3), 255, np.uint8)
    hidden = cat.hide_patches(Corner(), white, patch=16, stride=16)
    assert hidden.z.shape == (4, 4)
    assert hidden.z[3, 3] == -1
    assert np.count_nonzero(hidden.z) == 1
