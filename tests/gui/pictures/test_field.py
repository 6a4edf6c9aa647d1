"""What a network has learned: the image lies where the plane does, and the border where the answer is 1/2."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.activation import ACTIVATIONS, sigmoid
from core.data import rings
from core.network import field, initialise
from gui.pictures.field import FINE, Field, border
from gui.theme import LIGHT, Look

ACROSS = np.linspace(-1.5, 1.5, 40)


def test_the_border_of_a_disc_is_its_circle() -> None:
    x1, x2 = np.meshgrid(ACROSS, ACROSS, indexing="ij")
    pieces = border(ACROSS, 1.0 - np.hypot(x1, x2))
    np.testing.assert_allclose(np.hypot(*pieces.reshape(-1, 2).T), 1.0, atol=2e-3)
    length = np.hypot(*(pieces[:, 1] - pieces[:, 0]).T).sum()
    assert length == pytest.approx(2 * np.pi, rel=0.01)


def test_a_straight_border_is_exact() -> None:
    x1, x2 = np.meshgrid(ACROSS, ACROSS, indexing="ij")
    pieces = border(ACROSS, 2.0 * x1 - x2 + 0.3)
    ends = pieces.reshape(-1, 2)
    np.testing.assert_allclose(2.0 * ends[:, 0] - ends[:, 1] + 0.3, 0.0, atol=1e-12)


def test_a_saddle_gives_two_pieces_and_a_plateau_none() -> None:
    corners = np.array([[1.0, -1.0], [-1.0, 1.0]])
    assert border(np.array([0.0, 1.0]), corners).shape == (2, 2, 2)
    assert border(ACROSS, np.zeros((40, 40))).shape == (0, 2, 2)


def test_an_answer_that_is_no_number_draws_nothing_wild(qtbot: QtBot) -> None:
    made = Field()
    qtbot.addWidget(made)
    made.resize(200, 200)
    made.dress(Look(LIGHT, 900))
    made.show_field(np.full((FINE, FINE), np.nan))
    assert not made.grab().isNull()


def test_colour_and_place_belong_together(qtbot: QtBot) -> None:
    made = Field()
    qtbot.addWidget(made)
    made.resize(300, 300)
    look = Look(LIGHT, 900)
    made.dress(look)
    x1, _ = np.meshgrid(made.across, made.across, indexing="ij")
    made.show_field(sigmoid(40.0 * (x1 - 0.5)))  # class 1 right of x1 = 0.5
    picture = made.grab().toImage()
    right = picture.pixelColor(made.pixel_at(1.2, -0.7).toPoint())
    left = picture.pixelColor(made.pixel_at(0.0, -0.7).toPoint())
    assert right.red() > right.blue()
    assert left.blue() > left.red()


def test_examples_are_painted_in_place_with_their_colour(qtbot: QtBot) -> None:
    made = Field()
    qtbot.addWidget(made)
    made.resize(400, 400)
    look = Look(LIGHT, 900)
    made.dress(look)
    X, Y = np.array([[-1.0, 1.0], [0.5, -0.5]]), np.array([[0.0, 1.0]])
    made.show_points(X, Y)
    picture = made.grab().toImage()
    assert picture.pixelColor(made.pixel_at(-1.0, 0.5).toPoint()) == look.colour("zero")
    assert picture.pixelColor(made.pixel_at(1.0, -0.5).toPoint()) == look.colour("one")


def test_every_example_of_the_rings_lies_on_the_field() -> None:
    X, _ = rings()
    assert np.abs(X).max() < 1.5
    parameters = initialise((2, 8, 1), 2.0, 0)
    across = (np.arange(FINE) + 0.5) / FINE * 3.0 - 1.5
    assert field(parameters, ACTIVATIONS["relu"], across, across).shape == (FINE, FINE)
