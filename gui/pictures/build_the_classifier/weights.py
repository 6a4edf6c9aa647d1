"""w, put back into the shape of a picture: where it speaks for class 1, where against.

On the road the same face shows dw, and w after one update.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from gui.figures import short
from gui.language import MINUS
from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.build_the_classifier.scene import NAME, STATIONS, moment, name_of, scene_of, station
from gui.pictures.build_the_classifier.type import fitting
from gui.pictures.face import Face
from gui.pictures.photo import crisp, pixel_at, pixel_box, ring, scale_of, signed_image, signed_shades
from gui.theme import Look

Weights = NDArray[np.floating[Any]]


@lru_cache(maxsize=2)
def shades(look: Look) -> NDArray[np.uint32]:
    """From minus to plus in this theme."""
    return signed_shades(look)


def drawing(w: Weights, look: Look) -> QImage:
    """All three colours of a pixel together, scaled so that the strongest are seen."""
    total = np.asarray(w, float).sum(axis=2)
    return signed_image(total, scale_of(total), shades(look))


class WeightsFace(Face):
    """A square, and below it what its colours mean."""

    def shown(self, frame: Frame) -> tuple[str, Weights]:
        """What it is called, and its numbers (64, 64, 3)."""
        if frame.params.act == "train":
            now = moment(frame)
            return self.language(f"{NAME}.face.weights", k=f"{now.k:,}"), now.w
        here, at = scene_of(frame), STATIONS[station(frame)]
        shape = here.album.pictures.shape[1:]
        if at == "start":
            return self.language(f"{NAME}.face.weights", k="0"), np.zeros(shape)
        dw = here.first.round.dw.reshape(shape)
        if at == "backward":
            return self.language(f"{NAME}.face.slopes"), dw
        return self.language(f"{NAME}.face.weights", k="1"), -frame.params.alpha * dw

    def map(self) -> QRectF:
        """The square."""
        s, line = self.look.space, QFontMetricsF(self.look.font("small")).height()
        room = self.rect.adjusted(s, self.head + s * 0.5, -s, -(2.4 * line + s))
        side = max(16.0, min(room.width(), room.height()))
        return QRectF(room.center().x() - side / 2, room.top(), side, side)

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """The picture, the legend, and what the pointer is on."""
        title, w = self.shown(frame)
        self.heading(painter, title)
        box = self.map()
        now = (moment(frame).k, moment(frame).J) if frame.params.act == "train" else station(frame)
        key = (scene_of(frame).album, frame.params.act, frame.params.alpha, now)
        self.layer(painter, "w", key, lambda p: crisp(p, box, drawing(w, self.look)))
        painter.setPen(marks.pen(self.look.colour("line"), 1.0))
        painter.drawRect(box)
        self._legend(painter, box, frame)
        at = self._pixel(box, frame)
        if at is not None:
            self._pointed(painter, box, w, *at)

    def _pixel(self, box: QRectF, frame: Frame) -> tuple[int, int] | None:
        """Under the pointer, or held by the keyboard."""
        if self.pointer is not None and box.contains(self.pointer):
            return pixel_at(box, self.pointer)
        y, x = frame.params.pixel
        return (int(y), int(x)) if self.active == "pixel" else None

    def _legend(self, painter: QPainter, box: QRectF, frame: Frame) -> None:
        """Minus at the left, plus at the right. dw is a slope: where it is plus, w will go down."""
        look, y = self.look, box.bottom() + self.look.space * 0.5
        slopes = frame.params.act == "walk" and STATIONS[station(frame)] == "backward"
        less, more = (self.language(f"{NAME}.label.slope_{key}") for key in ("less", "more")) if slopes else (
            name_of(frame, False, self.language), name_of(frame, True, self.language))  # fmt: skip
        room = self.rect.width() / 2 - look.space
        written = f"{MINUS} {less}", f"+ {more}"
        font = fitting(written, room, (look.font("small", True, scale) for scale in (1.0, 0.9, 0.8, 0.7)))
        widths = [QFontMetricsF(font).horizontalAdvance(words) for words in written]
        left, right = (min(box.left(), box.center().x() - widths[0] - look.space),
                       max(box.right(), box.center().x() + widths[1] + look.space))  # fmt: skip
        marks.text(painter, QPointF(left, y), written[0], font, look.colour("minus"), None, (0.0, 0.0),
                   self.rect)  # fmt: skip
        marks.text(painter, QPointF(right, y), written[1], font, look.colour("plus"), None, (1.0, 0.0), self.rect)

    def _pointed(self, painter: QPainter, box: QRectF, w: Weights, y: int, x: int) -> None:
        """Its three weights, beneath the legend."""
        look = self.look
        ring(painter, pixel_box(box, y, x), look)
        line = QFontMetricsF(look.font("small")).height()
        numbers = "   ".join(short(float(v), 2) for v in w[y, x])
        marks.text(painter, QPointF(box.center().x(), box.bottom() + look.space * 0.5 + line),
                   f"({y}, {x})   {numbers}", look.font("small"), look.colour("ink"), None, (0.5, 0.0),
                   self.rect)  # fmt: skip

    # -- hands ---------------------------------------------------------------------------------------------------

    def handles(self, frame: Frame) -> tuple[str, ...]:
        """A pixel whose weights are read."""
        return ("pixel",)

    def grab(self, at: QPointF, frame: Frame) -> str:
        """Anywhere on the square."""
        return "pixel" if self.map().contains(at) else ""

    def jumps(self, what: str) -> bool:
        """To the pointer."""
        return True

    def value(self, what: str, at: QPointF, frame: Frame) -> Any:
        """Row and column."""
        return pixel_at(self.map(), at)

    def nudged(self, what: str, frame: Frame, right: float, up: float) -> Any:
        """The next pixel; with Shift, where other things move more finely, eight further."""
        far = 8 if 0 < abs(right) + abs(up) < 1 else 1
        y, x = frame.params.pixel
        return inside(y - far * _sign(up)), inside(x + far * _sign(right))


def inside(place: float) -> int:
    """A row or column of the picture."""
    return min(max(round(place), 0), 63)


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
