"""Numbers become pictures without losing any, and a point on the screen finds its pixel again."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage

from gui.pictures import photo
from gui.theme import THEMES, Look


def rgb(image: QImage, x: int, y: int) -> tuple[int, int, int]:
    """The colour of a pixel."""
    colour = image.pixelColor(x, y)
    return colour.red(), colour.green(), colour.blue()


def test_every_byte_of_a_picture_is_in_its_image() -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (5, 7, 3), np.uint8)
    image = photo.rgb_image(pixels)
    for y in range(5):
        for x in range(7):
            assert rgb(image, x, y) == tuple(int(v) for v in pixels[y, x])


def test_the_three_colours_are_light_that_adds_up_to_the_picture() -> None:
    pixels = np.random.default_rng(2).integers(0, 256, (3, 3, 3), np.uint8)
    planes = [photo.channel_image(pixels, c) for c in range(3)]
    for y in range(3):
        for x in range(3):
            parts = [rgb(plane, x, y) for plane in planes]
            assert tuple(sum(part[c] for part in parts) for c in range(3)) == tuple(int(v) for v in pixels[y, x])


def test_what_has_left_is_see_through() -> None:
    pixels = np.full((2, 2, 3), 200, np.uint8)
    image = photo.channel_image(pixels, 0, np.array([[True, False], [False, True]]))
    assert [image.pixelColor(x, y).alpha() for y in range(2) for x in range(2)] == [255, 0, 0, 255]


@pytest.mark.parametrize("name", THEMES)
def test_shades_run_from_minus_over_a_neutral_middle_to_plus(name: str) -> None:
    look = Look(THEMES[name])
    shades = [QColor.fromRgb(int(value)) for value in photo.signed_shades(look)]
    ends = [shades[0], shades[photo.STEPS], shades[-1]]
    assert [c.name() for c in ends] == [look.colour(role).name() for role in ("minus", "raised", "plus")]
    dark = [abs(c.lightness() - shades[photo.STEPS].lightness()) for c in shades]
    assert dark[0] > 20
    assert dark[-1] > 20


def test_signs_keep_their_side_and_nothing_breaks_the_map() -> None:
    shades = photo.signed_shades(Look())
    values = np.array([[-np.inf, -1.0, -1e-300, 0.0, np.nan, 0.5, np.inf]])
    image = photo.signed_image(values, 1.0, shades)
    raw = [image.pixel(x, 0) for x in range(7)]
    middle = int(shades[photo.STEPS])
    assert raw == [
        int(shades[0]),
        int(shades[0]),
        middle,
        middle,
        middle,
        int(shades[photo.STEPS + 128]),
        int(shades[-1]),
    ]


def test_a_map_of_nothing_but_zeros_is_neutral() -> None:
    values = np.zeros((4, 4))
    assert photo.scale_of(values) == 1.0
    image = photo.signed_image(values, photo.scale_of(values), photo.signed_shades(Look()))
    assert image.pixel(1, 1) == int(photo.signed_shades(Look())[photo.STEPS])


@given(
    y=st.integers(0, 63), x=st.integers(0, 63), left=st.floats(-500, 500), top=st.floats(-500, 500),
    side=st.floats(20, 2000),
)  # fmt: skip
def test_the_middle_of_a_drawn_pixel_is_that_pixel(y: int, x: int, left: float, top: float, side: float) -> None:
    box = QRectF(left, top, side, side)
    assert photo.pixel_at(box, photo.pixel_box(box, y, x).center()) == (y, x)


def test_a_point_outside_is_the_nearest_pixel() -> None:
    box = QRectF(10, 10, 640, 640)
    assert photo.pixel_at(box, QPointF(-1000, 5000)) == (63, 0)
