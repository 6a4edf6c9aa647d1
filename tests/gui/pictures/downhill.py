"""Frames of the bowl for the tests of its faces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gui.lesson import Frame, View
from gui.lessons.gradient_descent import GradientDescent
from gui.pictures.gradient_descent.hiking import hill, walks
from gui.pictures.gradient_descent.hill import Hill, Walks

LESSON = GradientDescent()
Values = dict[str, Any]


@dataclass(frozen=True)
class DownhillFrame(Frame):
    """A frame whose scene is a hill and whose trace is a walk on it."""

    scene: Hill
    trace: Walks


def frame_of(position: float = 0.0, view: View | None = None, **values: Any) -> DownhillFrame:
    """A moment of the lesson with these values."""
    params = LESSON.Params(**values)
    scene = hill(LESSON.key(params))
    trace = walks(scene, params)
    return DownhillFrame(params, scene, trace, min(position, len(trace) - 1), view or LESSON.camera())
