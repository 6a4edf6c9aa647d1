"""The staircase of gradients: heights on a scale of tenths, honest figures, an honest floor."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from gui.figures import shown
from gui.pictures.sigmoid_relu.gradient_ladder import Ladder, Stairs, fitting, writings
from gui.theme import LIGHT, Look

LOOK = Look(LIGHT, 900)


@pytest.fixture
def ladder(qtbot: QtBot) -> Ladder:
    made = Ladder(low=-6)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.dress(LOOK)
    return made


def test_a_tenth_is_always_the_same_step_down(ladder: Ladder) -> None:
    heights = [ladder.height_of(10.0**-k) for k in range(7)]
    steps = [b - a for a, b in pairwise(heights)]
    assert steps == pytest.approx([steps[0]] * 6)
    assert (heights[0], heights[-1]) == pytest.approx((ladder.plot().top(), ladder.plot().bottom()))


@pytest.mark.parametrize("value", [0.0, 1e-300, 1e-7])
def test_what_is_below_the_scale_lies_on_the_floor(ladder: Ladder, value: float) -> None:
    assert ladder.height_of(value) == ladder.plot().bottom()


@pytest.mark.parametrize("value", [0.0, -0.0, 1e-320, 1.0, 1e300, math.inf, math.nan])
def test_no_value_reaches_the_painter_as_infinite(ladder: Ladder, value: float) -> None:
    assert math.isfinite(ladder.height_of(value))
    ladder.show_stairs(Stairs((value, 0.1), ("1", "2"), ghost=(value, value), caption=("c",), back="back"))
    assert not ladder.grab().isNull()


def test_the_first_layer_stands_left_and_all_columns_are_equally_wide(ladder: Ladder) -> None:
    ladder.show_stairs(Stairs((1e-4, 1e-3, 1e-2), ("1", "2", "3")))
    cells = [ladder.cell(k) for k in range(3)]
    assert cells[0].left() == pytest.approx(ladder.plot().left())
    assert cells[2].right() == pytest.approx(ladder.plot().right())
    assert len({round(c.width(), 6) for c in cells}) == 1


def test_a_stair_is_painted_up_to_its_height(ladder: Ladder) -> None:
    ladder.show_stairs(Stairs((1e-5, 1e-1), ("1", "2")))
    picture = ladder.grab().toImage()
    y = round(ladder.height_of(1e-3))
    low, high = (round(ladder.cell(k).center().x()) for k in (0, 1))
    assert picture.pixelColor(high, y + 3) != picture.pixelColor(low, y + 3)


def test_a_gradient_on_its_way_has_reached_the_last_layers_first(ladder: Ladder) -> None:
    still = Stairs((1e-1, 1e-1), ("1", "2"))
    ladder.show_stairs(still)
    whole = ladder.grab().toImage()
    ladder.show_stairs(Stairs((1e-1, 1e-1), ("1", "2"), reached=0.5))
    half = ladder.grab().toImage()
    y = round(ladder.height_of(1e-4))
    first, last = (round(ladder.cell(k).center().x()) + 9 for k in (0, 1))
    assert half.pixelColor(last, y) == whole.pixelColor(last, y)
    assert half.pixelColor(first, y) != whole.pixelColor(first, y)


@given(st.floats(1e-12, 0.99))
def test_every_way_of_writing_a_size_is_right_to_its_last_digit(value: float) -> None:
    for digits, text in zip((2, 1, 1), writings(value), strict=False):
        if "·10" in text:
            mantissa, power = text.split("·10")
            exponent = int(power.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")))
            number = float(mantissa) * 10.0**exponent
        else:
            number = float(shown(text))
        assert number == pytest.approx(value, rel=0.51 * 10.0 ** (1 - digits) + 1e-9) or digits == 2
        assert abs(number - value) <= 0.51 * 10.0 ** math.ceil(math.log10(value))


def test_less_room_means_fewer_signs_never_a_cut_figure(qtbot: QtBot) -> None:
    font = LOOK.font("small")
    assert fitting(0.00051, font, 1000.0) == "0.00051"
    narrow = fitting(0.00051, font, 1.0)
    assert narrow in writings(0.00051)
    assert len(narrow) <= len("0.0005")
    assert fitting(0.0, font, 1000.0) == "0"
    assert fitting(1.0, font, 1000.0) == "1"


def test_one_layer_has_one_figure(ladder: Ladder, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    draw = QPainter.drawText

    def note(painter: QPainter, *said: object) -> object:
        written.extend(part for part in said if isinstance(part, str))
        return draw(painter, *said)  # type: ignore[call-overload]

    monkeypatch.setattr(QPainter, "drawText", note)
    ladder.show_stairs(Stairs((0.25,), ("1",), "slope"))
    ladder.grab()
    assert written.count("0.25") == 1


def test_what_was_kept_to_paint_faster_is_let_go_with_the_page_and_painted_again(ladder: Ladder, qtbot: QtBot) -> None:
    ladder.show_stairs(Stairs((0.1, 0.01), ("1", "2")))
    ladder.show()
    before = ladder.grab().toImage()
    assert not ladder._ground[1].isNull()
    ladder.hide()
    assert ladder._ground[1].isNull()
    ladder.show()
    assert ladder.grab().toImage() == before
