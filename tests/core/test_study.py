"""What a network makes of one picture: layers, parts of z, places, hidden patches, worked out another way."""

from __future__ import annotations

import numpy as np
import pytest

from core import cat, convnet, models, shipped, study
from core.activation import sigmoid
from core.plan import Conv, Dense
from tests.core import minds

PICTURE = minds.pictures(1, 7)[0]
networks = pytest.mark.parametrize("which", minds.PLANS)


@networks
def test_the_parts_and_b_add_up_to_what_the_model_says(which: str) -> None:
    model = minds.net(which)
    seen = study.study(model, PICTURE)
    assert seen.z == pytest.approx(float(model.z(PICTURE[None])[0]), abs=1e-4)
    assert seen.parts.sum() + seen.b == pytest.approx(seen.z, abs=1e-12)
    np.testing.assert_allclose(seen.features, model.features(PICTURE[None]).ravel(), rtol=1e-5, atol=1e-6)
    assert len(seen.layers) == len(model.network.plan)


def test_the_places_of_the_map_add_up_to_the_same_z() -> None:
    seen = study.study(minds.net("convolution"), PICTURE)
    assert seen.map is not None
    assert seen.map.mean() + seen.b == pytest.approx(seen.z, abs=1e-5)
    assert study.study(minds.net("network"), PICTURE).map is None


def test_a_network_of_one_layer_has_the_picture_for_features() -> None:
    network = convnet.start(1, (Dense(1),))
    model = models.ready(network, "one", PICTURE, minds.FIGURES)
    seen = study.study(model, PICTURE)
    assert seen.features.shape == (12288,)
    assert seen.z == pytest.approx(float(model.z(PICTURE[None])[0]), abs=1e-4)


@networks
@pytest.mark.parametrize(("patch", "stride"), [(32, 16), (12, 26)])
def test_hiding_row_by_row_is_hiding_all_at_once(which: str, patch: int, stride: int) -> None:
    model = minds.net(which)
    rows = [row for slices in study.cover(model, PICTURE, patch, stride) for row in slices]
    whole = cat.hide_patches(model, PICTURE, patch, stride)
    assert [row.k for row in rows] == list(range(1, len(whole.z) + 1))
    np.testing.assert_allclose(np.stack([row.z for row in rows]), whole.z, atol=1e-4)
    np.testing.assert_allclose(np.stack([row.probability for row in rows]), whole.probability, atol=1e-5)
    covered = PICTURE.copy()
    covered[:patch, stride : stride + patch] = model.average[:patch, stride : stride + patch]
    assert rows[0].z[1] == pytest.approx(float(model.z(covered[None])[0] - model.z(PICTURE[None])[0]), abs=1e-4)


def test_a_model_that_remembers_is_asked_whether_it_knows_such_pictures() -> None:
    photos = np.clip(minds.pictures(80, 2) // 8 + np.arange(64, dtype=np.uint8)[:, None, None] * 3, 0, 255)
    model = models.with_memory(minds.net("convolution"), photos.astype(np.uint8))
    noise = study.ask(model, minds.pictures(1, 9)[0])
    assert noise.unlike is not None
    assert noise.strange is noise.unlike.strange is True
    assert noise.verdict.probability == pytest.approx(float(sigmoid(noise.verdict.z)))
    assert study.ask(minds.logistic(), PICTURE).unlike is None
    assert not study.ask(minds.logistic(), PICTURE).strange


def test_a_model_that_takes_long_is_known_beforehand() -> None:
    assert all(study.soon(minds.mind(which)) for which in ("logistic", *minds.PLANS))
    assert all(study.soon(shipped.load_model(name)) for name in shipped.models())
    slow = convnet.start(1, (Conv(5, 64), Conv(3, 64), Conv(3, 64), Conv(3, 64), Dense(1)))
    assert not study.soon(models.ready(slow, "slow", PICTURE, minds.FIGURES))
