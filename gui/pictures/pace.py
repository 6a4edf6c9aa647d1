"""How a film goes from step to step: it rests so that one can read, then moves; what a question holds back."""

from __future__ import annotations

from dataclasses import replace

from gui.lesson import Frame
from gui.player import ease


def part(phase: float, start: float, end: float) -> float:
    """How far we are from start to end, eased, within 0 and 1."""
    return ease((phase - start) / (end - start))


def gone(frame: Frame, hold: float) -> float:
    """How far what moves has come towards the next step; during `hold`, the first part of a step, nothing does.

    A film too fast for that moves all the time.
    """
    return part(frame.phase, hold, 1.0) if frame.view.beats else frame.phase


def opened(frame: Frame) -> Frame:
    """While a question is open: where the film begins, for that is what is asked about."""
    return replace(frame, position=0.0) if frame.view.asking else frame
