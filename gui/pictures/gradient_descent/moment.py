"""What a frame of the bowl means for all faces: where every ball is now, and how far each beat has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import numpy as np

from gui.lesson import Frame
from gui.pictures.gradient_descent.hill import Hill, Walks

BEATS = {"here": 0.0, "slope_w": 0.2, "slope_b": 0.4, "step": 0.6, "ghost": 0.8}
_NICE = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)


@dataclass(frozen=True)
class Moment:
    """The balls between two steps, and how much of each beat's mark is shown: a share 0..1."""

    index: int
    last: bool  # no step follows
    w: Any  # (balls,), blended; may be inf or nan
    b: Any
    hop: float  # how far the hop has come, 0..1
    slope_w: float
    slope_b: float
    step: float
    ghost: float


def moment(frame: Frame) -> Moment:
    """Read a frame. A beat's mark grows while the film glides towards the beat; the hop follows the last beat."""
    walks, k, phase = cast(Walks, frame.trace), frame.index, frame.phase
    last = k >= len(walks) - 1
    start = BEATS["ghost"] if frame.view.beats else 0.0
    hop = 0.0 if last else min(1.0, max(0.0, (phase - start) / (1.0 - start)))
    after = min(k + 1, len(walks) - 1)
    with np.errstate(invalid="ignore", over="ignore"):
        w = walks.w[k] if hop == 0 else (1 - hop) * walks.w[k] + hop * walks.w[after]
        b = walks.b[k] if hop == 0 else (1 - hop) * walks.b[k] + hop * walks.b[after]
    shown = frame.view.beats and not last
    grown = [min(1.0, max(0.0, (phase - at + 0.2) / 0.2)) if shown else 0.0 for at in (0.2, 0.4, 0.6, 0.8)]
    return Moment(k, last, w, b, hop, *grown)


def arrow_scale(hill: Hill, walks: Walks) -> float:
    """How many times longer than one to one the slopes are drawn; one number for the whole walk.

    One to one, where a slope of 1 is as long as 1 on the axes, if the longest arrow inside the window is then between
    a sixteenth and four tenths of it; else the round number that brings that arrow closest to a quarter.
    """
    seen = hill.inside(walks.w[:, 0], walks.b[:, 0])
    size = np.hypot(walks.dw[seen, 0], walks.db[seen, 0])
    longest = float(size.max(initial=0.0)) / (hill.window.w_high - hill.window.w_low)
    if longest == 0 or 0.06 <= longest <= 0.4:
        return 1.0
    return min(_NICE, key=lambda k: abs(np.log(k * longest / 0.25)))
