"""A face that shows pictures of 64 × 64 and a pixel in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from gui.pictures.column_scene import Pixel
from gui.pictures.face import Face
from gui.pictures.photo import crisp, pixel_at, pixel_box, rgb_image, ring
from gui.pictures.wiring_nodes import fitted

STEP = 8  # pixels, with Shift
MOST = 64  # images in the cache


class Squares(Face):
    """Keeps the images of the arrays it has shown; the arrays themselves are the keys' guards."""

    def __init__(self) -> None:
        super().__init__()
        self._images: dict[Any, tuple[Any, Any]] = {}

    def forget(self) -> None:
        """Images, too."""
        super().forget()
        self._images.clear()

    def kept(self, key: tuple[Any, ...], make: Callable[[], Any]) -> Any:
        """Something made of arrays, once for each; held together with them, so that no other takes their place."""
        of = tuple(id(part) if isinstance(part, np.ndarray) else part for part in key)
        if of not in self._images:
            if len(self._images) >= MOST:
                self._images.clear()
            self._images[of] = (key, make())
        return self._images[of][1]

    @property
    def line(self) -> float:
        """Height of a line of text."""
        return QFontMetricsF(self.look.font("body")).height()

    def image(self, pixels: NDArray[np.uint8]) -> QImage:
        """It as an image."""
        image: QImage = self.kept(("rgb", pixels), lambda: rgb_image(pixels))
        return image

    def square(self, painter: QPainter, box: QRectF, pixels: NDArray[np.uint8]) -> None:
        """A picture, its pixels as blocks."""
        crisp(painter, box, self.image(pixels))

    def above(self, painter: QPainter, box: QRectF, words: str, role: str) -> None:
        """The name over a picture."""
        high = 1.3 * self.line
        font = self.look.font("body", bold=True)
        fitted(painter, QRectF(box.x(), box.y() - high, box.width(), high), words, font, self.look.colour(role))

    @staticmethod
    def pixel_place(box: QRectF, pixel: Pixel) -> QRectF:
        """Where a pixel is drawn: never too small to be seen."""
        place = pixel_box(box, pixel[0], pixel[1])
        more = max(0.0, 9.0 - place.width()) / 2
        return place.adjusted(-more, -more, more, more)

    def mark(self, painter: QPainter, box: QRectF, pixel: Pixel, role: str = "ink") -> None:
        """A frame round a pixel."""
        ring(painter, self.pixel_place(box, pixel), self.look, role)

    @staticmethod
    def pixel_under(box: QRectF, at: QPointF) -> tuple[int, int]:
        """Row and column."""
        return pixel_at(box, at)
