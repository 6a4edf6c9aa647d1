"""The ground of a plot: which numbers on its axes have room."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gui.pictures.sigmoid_relu.chart import Chart, even_ticks, roomy
from gui.theme import THEMES, Look

SMOOTH = Qt.TransformationMode.SmoothTransformation
WHOLE = [str(k) for k in range(-5, 6)]


def _greys(image: QImage) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return rows[:, : grey.width()].astype(float)


@given(gap=st.floats(1.0, 60.0), size=st.floats(1.0, 80.0))
def test_words_that_are_kept_never_touch_and_zero_is_among_them(gap: float, size: float) -> None:
    places = [gap * k for k in range(len(WHOLE))]
    kept = sorted(roomy(places, [size] * len(WHOLE), WHOLE))
    assert all(places[b] - places[a] >= size for a, b in pairwise(kept))
    assert WHOLE.index("0") in kept or len(kept) == 1


def test_even_words_go_all_or_by_an_even_stride() -> None:
    places = [20.0 * k for k in range(len(WHOLE))]
    assert len(roomy(places, [18.0] * 11, WHOLE)) == 11
    assert [WHOLE[k] for k in sorted(roomy(places, [30.0] * 11, WHOLE))] == ["-4", "-2", "0", "2", "4"]


def test_of_uneven_words_the_shortest_stay() -> None:
    assert roomy([0.0, -10.0, -20.0, -40.0], [15.0] * 4, ["0", "0.25", "0.5", "1"]) == {0, 2, 3}


def test_a_chart_made_small_shows_fewer_numbers_and_made_large_again_all(qtbot: QtBot) -> None:
    chart = Chart((-5.5, 5.5), (0.0, 1.0))
    qtbot.addWidget(chart)
    chart.dress(Look(THEMES["projector"], 768))
    chart.mark_axes(even_ticks(-5, 5, 1), [(0.0, "0"), (1.0, "1")])
    shown = []
    for width in (600, 180, 600):
        chart.resize(width, 200)
        chart.show()
        chart.grab()
        major = chart.axes["bottom"]._tickLevels[0]
        assert len(major) == 11  # the lines of the grid stay
        shown.append(sum(bool(word) for _, word in major))
    assert shown[0] == shown[2] == 11
    assert shown[1] < 8


def test_on_a_screen_with_two_pixels_a_point_the_same_picture_is_finer_not_larger(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart = Chart((0.0, 10.0), (0.0, 10.0))
    qtbot.addWidget(chart)
    chart.dress(Look(THEMES["projector"], 768))
    chart.mark_axes(even_ticks(0, 10, 1), even_ticks(0, 10, 1))
    line = chart.add_line()
    line.setData([0.0, 10.0], [0.0, 10.0])
    chart.resize(400, 300)
    chart.show()
    chart.grab()
    whole = []
    for ratio in (1.0, 2.0):
        monkeypatch.setattr(chart, "devicePixelRatioF", lambda ratio=ratio: ratio)
        line.setPen(chart.pen("w", 6))
        whole.append(_greys(chart._paint_still(ratio).toImage().scaled(100, 75, mode=SMOOTH)))
    assert whole[0].std() > 5
    assert np.abs(whole[0] - whole[1]).mean() < 2
