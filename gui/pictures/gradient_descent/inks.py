"""Which colour things wear on the hill: contour lines, balls, their paths."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColor

from gui.pictures import marks
from gui.pictures.gradient_descent.hill import Hill, Walks
from gui.theme import Look


def line_colour(look: Look, hill: Hill, level: float, light: float = 1.0) -> QColor:
    """A contour's colour: the ground's own, moved towards white where it is dark, towards black where it is bright."""
    rgb = marks.heights(look, hill.shade(np.array(level)))
    bright = float(rgb @ (0.3, 0.59, 0.11)) / 255
    to, part = (255.0, 0.42 * light) if bright < 0.5 else (0.0, 0.3 * light)
    mixed = rgb + (to - rgb) * min(1.0, part)
    return QColor(*(round(float(v)) for v in mixed))


def ball_colour(look: Look, k: int) -> QColor:
    """The first ball is the ball; the others wear the colours of a series."""
    return look.colour("ball") if k == 0 else look.series(k)


def wild(walks: Walks) -> bool:
    """A path that never comes to rest would cover the map: it is drawn more softly."""
    return walks.fate.kind in ("wanders", "flies away", "two_cycle")


def path_colour(look: Look, walks: Walks, k: int) -> QColor:
    """The way to come: white on the dark ground for the ball, in its own colour for every other."""
    if k == 0:
        return look.colour("path", 0.35 if wild(walks) else 1.0)
    return look.series(k, 0.5 if wild(walks) else 1.0)
