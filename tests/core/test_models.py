"""Networks as models: what is worked into the weights changes nothing but what it should, and reasons add up to z."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core import cat, convnet, models
from core.figures import Figures
from core.plan import Conv, Dense, MeanPool
from tests.core import minds

P = minds.pictures(37, 2)


@pytest.mark.parametrize("which", minds.PLANS)
def test_z_is_the_network_s_answer_calibrated_and_in_halves(which: str) -> None:
    model = minds.net(which)
    raw = convnet.outputs(minds.raw(which), P)[:, 0]
    z = model.z(P)
    np.testing.assert_allclose(z, raw / 1.7 + 0.3, atol=models.HALF_WAY)
    assert z.dtype == np.float64
    np.testing.assert_allclose(model.probability(P), 1 / (1 + np.exp(-z)))
    for p in model.network.layers:
        for a in p.values():
            assert a.dtype == np.float32
            np.testing.assert_array_equal(a, a.astype(np.float16))


@pytest.mark.parametrize("which", minds.PLANS)
def test_many_pictures_are_judged_as_one_by_one(which: str) -> None:
    model = minds.net(which)
    z = model.z(P)
    for i in (0, 15, 16, 36):
        assert model.z(P[[i]])[0] == pytest.approx(z[i], abs=1e-5)
    assert model.z(P[:0]).shape == (0,)


def test_the_kind_is_that_of_the_plan() -> None:
    assert {which: minds.net(which).kind for which in minds.PLANS} == {
        "network": "network", "convolution": "convolution", "convolution and hidden": "convolution",
    }  # fmt: skip


@pytest.mark.parametrize("which", minds.PLANS)
def test_every_layer_answers_and_the_last_answer_is_z(which: str) -> None:
    model = minds.net(which)
    answers = model.answers(P[0])
    assert len(answers) == len(model.network.plan)
    assert answers[-1][0] == pytest.approx(model.z(P[:1])[0], abs=1e-5)
    np.testing.assert_allclose(model.features(P[:1])[0].ravel(), answers[-2].ravel(), atol=1e-5)


def test_the_map_of_a_cat_and_the_rest_add_up_to_z() -> None:
    model = minds.net("convolution")
    assert model.has_map
    for picture in P[:5]:
        told, rest = model.cat_map(picture)
        assert told.shape == (16, 16)
        assert told.mean() + rest == pytest.approx(model.z(picture[None])[0], abs=1e-5)


@pytest.mark.parametrize("which", ["network", "convolution and hidden"])
def test_without_means_before_the_last_layer_there_is_no_map(which: str) -> None:
    assert not minds.net(which).has_map
    with pytest.raises(ValueError, match="means"):
        minds.net(which).cat_map(P[0])


def test_a_filter_times_a_picture_is_what_the_first_layer_answers() -> None:
    """W x of a layer on raw pixels, with the filters as pictures: only the constant is left over."""
    model = minds.net("network")
    assert model.filters.shape == (7, 64, 64, 3)
    p = model.network.layers[0]
    for picture in P[:3]:
        z = np.tensordot(model.filters, picture / 255, 3)
        black = convnet.standardised(model.network, np.zeros((1, 64, 64, 3))).reshape(1, -1) @ p["W"] + p["b"]
        np.testing.assert_allclose(np.maximum(z + black[0], 0), model.answers(picture)[0], atol=1e-3)
    assert minds.net("convolution").filters.shape == (6, 5, 5, 3)


def test_patches_are_hidden_from_a_network_as_from_any_model() -> None:
    model = minds.net("convolution")
    hidden = cat.hide_patches(model, P[0], patch=16, stride=16)
    covered = P[0].copy()
    covered[16:32, 48:64] = model.average[16:32, 48:64]
    assert hidden.z[1, 3] == pytest.approx(model.z(covered[None])[0] - model.z(P[:1])[0], abs=1e-5)
    said = cat.verdict(model, P[0])
    assert said.probability == pytest.approx(model.probability(P[:1])[0])
    assert said.model == "mine"


def test_a_teacher_s_outputs_are_left_out() -> None:
    plan = (Conv(3, 4, stride=4), MeanPool(), Dense(6))
    network = convnet.start(0, plan, norm=False)
    model = models.ready(network, "a", P[0], Figures(1, 1), tried=P)
    assert model.network.plan[-1] == Dense(1)
    np.testing.assert_allclose(model.z(P), convnet.outputs(network, P)[:, 0], atol=models.HALF_WAY)


def test_what_cannot_be_a_model_is_said() -> None:
    bent = convnet.start(0, (Dense(1, relu=True),))
    with pytest.raises(ValueError, match="bare neuron"):
        models.ready(bent, "a", P[0], Figures(1, 1))
    large = convnet.start(0, (Dense(1),))
    large.layers[0]["W"][5] = 70_000
    with pytest.raises(ValueError, match="layer 0 does not fit"):
        models.ready(large, "a", P[0], Figures(1, 1))
    coarse = convnet.start(0, (Dense(1),))
    coarse.layers[0]["W"][:] = np.random.default_rng(0).normal(0, 1, (12288, 1))
    with pytest.raises(ValueError, match="halves change z"):
        models.ready(coarse, "a", P[0], Figures(1, 1), tried=P)


def test_who_remembers_nothing_does_not_call_anything_strange() -> None:
    model = minds.net("convolution")
    assert np.isnan(model.strangeness(P[:2])).all()
    assert cat.strange(model, P[0]) is None
    assert cat.strange(minds.logistic(), P[0]) is None
    knows = models.with_memory(replace(model, name="knows"), P)
    told = cat.strange(knows, P[0])
    assert told is not None
    assert told.strange == (told.score > told.threshold)
    assert told.score == pytest.approx(knows.strangeness(P[:1])[0])
