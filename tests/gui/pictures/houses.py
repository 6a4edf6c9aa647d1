"""Frames of the house price for the tests of its faces."""

from __future__ import annotations

from typing import Any

from gui.lesson import Frame, View
from gui.lessons.house_price import HousePrice

LESSON = HousePrice()
ACTS = ("neuron", "named", "learned")


def frame_of(position: float = 0.0, view: View | None = None, **values: Any) -> Frame:
    """A moment of the lesson with these values."""
    params = LESSON.Params(**values)
    scene = LESSON.scene(params)
    trace = LESSON.trace(scene, params)
    return Frame(params, scene, trace, min(position, len(trace) - 1.0), view or View())
