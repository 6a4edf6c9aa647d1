"""Unlike anything seen: noise, text, one colour, gradients; but not new pictures of the sort that was learnt from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from assets.draw import variants
from core import cat, convnet, door, learn_net, models, photo, shipped, strange, weights
from core.augment import augment
from core.figures import Figures
from core.models import NetModel
from core.plan import Conv, Dense, MeanPool
from core.sources import Pictures

Bytes = NDArray[np.uint8]
SAMPLES = sorted((shipped.FOLDER.parent / "samples").glob("*.png"))


def drawn(seed: int, times: int) -> Bytes:
    """The drawn samples, `times` times, each time seen differently."""
    P = np.stack([door.arrive(file.read_bytes()).square for file in SAMPLES])
    rng = np.random.default_rng(seed)
    return np.concatenate([augment(P, rng).astype(np.uint8) for _ in range(times)])


@pytest.fixture(scope="module")
def model() -> NetModel:
    """A tiny network that has learnt a little from drawn pictures, and knows what it has seen."""
    P = drawn(0, 40)
    Y = np.tile([file.stem.startswith("cat") for file in SAMPLES], 40).astype(np.uint8)
    photos = Pictures(P, Y, np.full(len(Y), "drawn"))
    plan = (Conv(5, 8, stride=4), Conv(3, 12), MeanPool(), Dense(1))
    walk = learn_net.start(convnet.start(0, plan))
    pace = learn_net.Pace(0.01, 0.01, 60, 10)
    for k in range(60):
        batch = np.random.default_rng(k).permutation(len(Y))[:32]
        learn_net.step(walk, photos, batch, pace, k, np.random.default_rng((1, k)))
    ready = models.ready(walk.average, "tiny", P[0], Figures(640, 320))
    return models.with_memory(ready, P)


def page(seed: int) -> Bytes:
    """A page of drawn text, as the door would see it."""
    rng = np.random.default_rng(seed)
    size = int(rng.choice([12, 18, 30, 50]))
    image = Image.new("RGB", (800, 1000), (255, 255, 255))
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(size)
    words = ["gradient", "descent", "learns", "from", "the", "slope", "a", "cat", "sat"]
    for y in range(20, 980, int(size * 1.4)):
        pen.text((30, y), " ".join(rng.choice(words, 120 * 10 // size)), font=font, fill=(10, 10, 10))
    return photo.square(np.asarray(image))


def nothing_seen(which: str) -> Bytes:
    rng = np.random.default_rng(4)
    y, x = np.mgrid[:64, :64][..., None]
    if which == "noise":
        fine = [rng.integers(0, 256, (64, 64, 3)) for _ in range(8)]
        coarse = [np.kron(rng.integers(0, 256, (16, 16, 3)), np.ones((4, 4, 1))) for _ in range(4)]
        grey = [np.repeat(rng.integers(0, 256, (64, 64, 1)), 3, 2) for _ in range(4)]
        return np.stack([*fine, *coarse, *grey]).astype(np.uint8)
    if which == "one colour":
        colours = [(0, 0, 0), (255, 255, 255), (128, 128, 128), *rng.integers(0, 256, (12, 3))]
        return np.stack([np.full((64, 64, 3), colour, np.uint8) for colour in colours])
    if which == "text":
        return np.stack([page(seed) for seed in range(8)])
    ends = rng.integers(0, 256, (8, 2, 3))
    ramps = [a + (b - a) * (y if i % 2 else (x + y) / 2) / 63 for i, (a, b) in enumerate(ends)]
    return np.stack(ramps).astype(np.uint8)


@pytest.mark.parametrize("which", ["noise", "one colour", "text", "gradients"])
def test_what_is_no_picture_of_anything_is_strange(model: NetModel, which: str) -> None:
    P = nothing_seen(which)
    scores = model.strangeness(P)
    assert (scores > 1).all(), scores
    told = cat.strange(model, P[0])
    assert told is not None
    assert told.strange


def test_new_pictures_of_the_same_sort_are_not_strange(model: NetModel) -> None:
    assert np.mean(model.strangeness(drawn(7, 20)) > 1) < 0.03
    new = np.stack([one for name in ("cat", "other") for one in variants(name, 4, size=32)])
    new = np.stack([photo.square(one) for one in new])  # enlarged as the door does
    assert np.mean(model.strangeness(new) > 1) <= 1 / 8


def test_one_in_200_of_what_it_learnt_from_lies_beyond_the_limit(model: NetModel) -> None:
    assert np.mean(model.strangeness(drawn(0, 40)) > 1) < 2 * (1 - strange.SHARE)


def test_what_a_model_has_seen_is_stored_with_it(model: NetModel, tmp_path: Path) -> None:
    weights.save(model, tmp_path / "tiny.safetensors")
    again = weights.load(tmp_path / "tiny.safetensors")
    assert isinstance(again, NetModel)
    P = nothing_seen("text")
    np.testing.assert_array_equal(again.strangeness(P), model.strangeness(P))
    assert (tmp_path / "tiny.safetensors").stat().st_size < 40_000


def test_the_distance_is_that_of_mahalanobis_where_all_directions_are_kept() -> None:
    rng = np.random.default_rng(0)
    V = rng.normal(size=(500, 6)) @ rng.normal(size=(6, 6)) + 3
    found = strange.cloud(V, 6).distance(V[:20])
    inverse = np.linalg.inv(np.cov(V.T, bias=True))
    X = V[:20] - V.mean(0)
    expected = np.sqrt(np.einsum("mi,ij,mj->m", X, inverse, X) / 6)
    np.testing.assert_allclose(found, expected, rtol=0.01)


def test_beside_the_kept_directions_a_step_counts_too() -> None:
    rng = np.random.default_rng(1)
    V = rng.normal(size=(500, 20)) * np.linspace(3, 0.5, 20)
    cloud = strange.cloud(V, 5)
    V = V[:1] + np.zeros((3, 20))
    V[1:, 19] += (10, 20)
    far = cloud.distance(V)
    assert far[0] + 2 < far[1] < far[2] - 2


def test_traits_are_numbers_for_any_picture() -> None:
    P = np.concatenate([nothing_seen(which) for which in ("noise", "one colour", "gradients")])
    told = strange.traits(P)
    assert told.shape == (len(P), strange.TRAITS)
    assert np.isfinite(told).all()
    flat = strange.traits(nothing_seen("one colour"))
    np.testing.assert_allclose(flat[:, 4], 1)  # nothing but even places
    np.testing.assert_allclose(flat[:, 3], 0, atol=1e-6)  # one shade has no entropy


@pytest.mark.skipif("convolution" not in shipped.models(), reason="no convolutional network came with the program")
@pytest.mark.parametrize("which", ["noise", "one colour", "text", "gradients"])
def test_the_shipped_network_knows_what_it_has_not_seen_and_knows_the_samples(which: str) -> None:
    model = shipped.load_model("convolution")
    assert isinstance(model, NetModel)
    assert (model.strangeness(nothing_seen(which)) > 1).all()
    samples = np.stack([door.arrive(file.read_bytes()).square for file in SAMPLES])
    assert (model.strangeness(samples) < 1).all()
