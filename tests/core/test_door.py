"""What a model adds up over a picture is the model's own z, however it is taken apart."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from core import door
from core.cat import Model, verdict
from core.figures import Figures
from core.refusal import Refusal


def model(seed: int) -> Model:
    """Weights of no meaning."""
    r = np.random.default_rng(seed)
    w = r.normal(0, 0.02, (12288, 1)).astype(np.float32)
    average = r.integers(0, 256, (64, 64, 3), np.uint8)
    return Model("any", "logistic", w, float(r.normal()), average, Figures(2, 1))


@given(st.integers(0, 10**6), st.sampled_from(["black", "average"]))
def test_the_parts_and_the_rest_add_up_to_z_in_every_order(seed: int, against: str) -> None:
    picture = np.random.default_rng(seed + 1).integers(0, 256, (64, 64, 3), np.uint8)
    mind = model(seed)
    total, z = door.add_up(mind, picture, against), verdict(mind, picture).z
    assert total.running.shape == (194,)
    assert total.running[0] == 0
    assert total.z == pytest.approx(z, abs=1e-10)
    assert float(total.parts.sum()) + total.rest == pytest.approx(z, abs=1e-10)
    assert float(total.colours.sum()) + total.rest == pytest.approx(z, abs=1e-10)
    assert total.running[-1] - total.running[-2] == pytest.approx(total.rest, abs=1e-10)


def test_the_running_sum_takes_the_tiles_colour_by_colour() -> None:
    picture = np.full((64, 64, 3), 200, np.uint8)
    total = door.add_up(model(3), picture, "black")
    for c in range(3):
        grown = total.running[64 * (c + 1)] - total.running[64 * c]
        assert grown == pytest.approx(float(total.parts[..., c].sum()), abs=1e-10)
    first = total.running[1] - total.running[0]
    assert first == pytest.approx(float(total.parts[:8, :8, 0].sum()), abs=1e-12)


def test_what_arrives_is_the_photo_and_its_square() -> None:
    buffer = BytesIO()
    Image.new("RGB", (90, 70), "teal").save(buffer, "PNG")
    arrival = door.arrive(buffer.getvalue(), "teal.png")
    assert arrival.photo.size == (90, 70)
    assert arrival.photo.name == "teal.png"
    assert arrival.square.shape == (64, 64, 3)
    with pytest.raises(Refusal):
        door.arrive(b"no picture", "x.png")
