"""A program of its own: breaks the painting of many widgets in turn, and says what becomes of each.

For each it prints its name, how many exceptions were told while it was broken, and how it looks when it is mended.
A painter that is still at work after one of them makes Qt complain, and sooner or later ends the whole program by a
signal (test_painting.py).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from core.data import rings
from gui import icon
from gui.formula import Formula
from gui.icon import Icon
from gui.lesson import Row, Slider, Term, film
from gui.lessons.cat_door import CatDoor
from gui.pictures.cat_door import canvas as cat_canvas
from gui.pictures.field import Field
from gui.pictures.gradient_descent.contour import Contour
from gui.pictures.gradient_descent.picture import BowlPicture
from gui.pictures.sigmoid_relu.curve import Curve, CurvePlot
from gui.pictures.sigmoid_relu.gradient_ladder import Ladder, Stairs
from gui.player import Player
from gui.player_bar import Scrubber
from gui.slider import Slider as Knob
from gui.theme import DARK, LIGHT, Look
from tests.gui.pictures.downhill import frame_of

Broken = tuple[str, Any, Any, str]  # a name, a widget, where the part of its painting is found, the name of that part


def widgets() -> Iterator[Broken]:
    """Each with a part to break: of what is painted on the widget itself, or of a layer that it keeps ("kept")."""
    yield "slider", Knob(Slider(0.0, 1.0)), Knob, "_paint_marks"
    yield "icon", Icon("play"), icon, "_sign"
    player = Player()
    player.load(10.0)
    yield "scrubber", Scrubber(player), Scrubber, "_paint_marks"
    formula = Formula()
    formula.show_rows((Row((Term("0.5", "w", 0.5),)),))
    yield "formula", formula, Formula, "_text"
    yield "chart", CurvePlot((-1.0, 1.0), (-1.0, 1.0), (Curve(np.tanh, "a", "a"),)), CurvePlot, "over"
    field = Field()
    field.show_points(*rings())
    yield "field", field, Field, "_paint_border"
    yield "field, kept", field, Field, "_paint_examples"
    ladder = Ladder(low=-6)
    ladder.show_stairs(Stairs((1e-3, 1e-2), ("1", "2")))
    yield "stairs", ladder, Ladder, "_steps"
    yield "stairs, kept", ladder, Ladder, "_grid"
    bowl = BowlPicture()
    bowl.draw(frame_of(2.0))
    yield "map", bowl, Contour, "_balls"
    yield "map, kept", bowl, Contour, "_ground"
    door = CatDoor().picture()
    door.draw(next(film(CatDoor())))
    yield "door", door, cat_canvas, "paint"


def seen(widget: Any) -> QImage:
    """The widget in the light, after the dark: all its layers are painted anew."""
    for theme in (DARK, LIGHT):
        widget.dress(Look(theme))
        QApplication.processEvents()
    image: QImage = widget.grab().toImage()
    return image


def main() -> None:
    """Break and mend them one after the other."""
    told: list[object] = []  # tracebacks: while they are kept the frames live, and the painters in them
    said: list[str] = []  # what Qt complains of
    qInstallMessageHandler(lambda _kind, _where, line: said.append(line))
    app = QApplication([])
    for name, widget, owner, part in widgets():
        widget.resize(640, 480)
        widget.show()
        before, whole = seen(widget), getattr(owner, part)
        told.clear()
        said.clear()
        setattr(owner, part, broken)
        sys.excepthook = lambda _kind, _error, trace: told.append(trace)
        widget.dress(Look(DARK))
        QApplication.processEvents()
        sys.excepthook = sys.__excepthook__
        count, held = len(told), any("active painter" in line or "being painted" in line for line in said)
        setattr(owner, part, whole)
        end = "held by a painter" if held else "as before" if seen(widget) == before else "changed"
        print(f"{name}: told {count}, {end}", flush=True)
    app.closeAllWindows()


def broken(*_: object) -> None:
    """Stands in for what painted."""
    raise RuntimeError("this part is broken")


if __name__ == "__main__":
    main()
