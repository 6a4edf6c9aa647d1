"""What every page of the cat door paints with: painter, look, words, frame, a cache, and where things were drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from gui.language import Language
from gui.lesson import Frame
from gui.pictures.cat_scene import Scene
from gui.pictures.photo import channel_image, rgb_image, scale_of, signed_image, signed_shades
from gui.theme import Look, Size

Made = TypeVar("Made")
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
CHANNELS = ("red", "green", "blue")
MOST_KEPT = 4000  # things in the cache


@dataclass(frozen=True)
class Spot:
    """Something that can be pointed at: what it is, and where."""

    kind: str
    box: QRectF
    value: int = 0
    symbol: str = ""  # what is in focus while it is pointed at
    side: int = 64  # places along an edge


@dataclass
class Easel:
    """One painting. Nothing here outlives it but the cache, whose keys name all that a thing depends on."""

    p: QPainter
    look: Look
    say: Language
    frame: Frame
    area: QRectF
    cache: dict[Any, Any]
    pixel: tuple[int, int, int]  # the pixel in focus: row, column, colour
    spots: list[Spot] = field(default_factory=list)

    @property
    def scene(self) -> Scene:
        """What does not move."""
        scene: Scene = self.frame.scene
        return scene

    def kept(self, key: tuple[Any, ...], make: Callable[[], Made]) -> Made:
        """Something costly, made once for this scene and look."""
        full = (id(self.scene), self.look.theme.name, *key)
        if full not in self.cache:
            self.cache[full] = make()
        value: Made = self.cache[full]
        return value

    def px(self, size: Size = "body") -> float:
        """Height of a text."""
        return float(self.look.px(size))

    # -- text ------------------------------------------------------------------------------------------------------

    def text(
        self, box: QRectF, words: str, size: Size = "body", role: str = "ink", align: Qt.AlignmentFlag = LEFT,
        *, bold: bool = False, maths: bool = False, wrap: bool = False, scale: float = 1.0,
    ) -> None:  # fmt: skip
        """Words in a box: smaller if they do not fit, wrapped if allowed, and only then cut."""
        if box.width() < 4 or box.height() < 4:
            return
        flags = int(align.value) | int(Qt.TextFlag.TextWordWrap.value if wrap else Qt.TextFlag.TextSingleLine.value)
        key = ("font", words, size, bold, maths, wrap, scale, round(box.width()), round(box.height()))
        if len(self.cache) > MOST_KEPT:
            self.cache.clear()
        font = self.kept(key, lambda: self._fitting(box, words, size, flags, bold, maths, wrap, scale))
        self.p.setFont(font)
        self.p.setPen(self.look.colour(role))
        if not wrap:
            words = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideMiddle, box.width() + 1)
        self.p.drawText(box, flags, words)

    def _fitting(
        self, box: QRectF, words: str, size: Size, flags: int, bold: bool, maths: bool, wrap: bool, scale: float
    ) -> QFont:
        """The font in which they fit, not under two thirds; at a projector not under 1/50 of the window."""
        least = self.look.height / 50 if self.look.theme.projector else 0.0
        while True:
            font = self.look.maths(size, italic=False, scale=scale) if maths else self.look.font(size, bold, scale)
            need = QFontMetricsF(font).boundingRect(QRectF(0, 0, box.width() if wrap else 1e6, 1e6), flags, words)
            fits = need.width() <= box.width() + 1 and (not wrap or need.height() <= box.height() + 2)
            if fits or scale < 0.62 or font.pixelSize() - 1 < least:
                return font
            scale = min(scale * 0.93, (font.pixelSize() - 1) / font.pixelSize() * scale)

    def first_fitting(self, width: float, size: Size, *choices: str) -> str:
        """The first of these words that fits; else the last."""
        return next((words for words in choices if self.width_of(words, size) <= width), choices[-1])

    def height_of(
        self, words: str, width: float, size: Size = "body", *, bold: bool = False, scale: float = 1.0
    ) -> float:
        """How high words are, wrapped at this width."""
        flags = int(LEFT.value) | int(Qt.TextFlag.TextWordWrap.value)
        metrics = QFontMetricsF(self.look.font(size, bold, scale))
        return metrics.boundingRect(QRectF(0, 0, width, 1e6), flags, words).height()

    def common(self, names: list[str], width: float, size: Size = "body") -> float:
        """The scale at which all of several sister labels fit, so that none is smaller than the others."""
        widest = max(self.width_of(name, size) for name in names)
        least = self.px("small") / self.px(size) if self.look.theme.projector else 0.7
        return max(min(1.0, width / widest), least)

    def lit(self, box: QRectF, symbol: str) -> None:
        """A frame round what the formula points at."""
        if self.frame.view.focus == symbol:
            self.p.setBrush(Qt.BrushStyle.NoBrush)
            self.p.setPen(QPen(self.look.colour("accent"), 2 * self.look.stroke))
            self.p.drawRect(box)

    def width_of(self, words: str, size: Size = "body", *, bold: bool = False, maths: bool = False) -> float:
        """How wide words are."""
        font = self.look.maths(size, italic=False) if maths else self.look.font(size, bold)
        return QFontMetricsF(font).horizontalAdvance(words)

    def haloed(self, point: QPointF, words: str, size: Size, role: str, *, bold: bool = True) -> None:
        """Words in the middle of a place whose colour is not known."""
        font = self.look.font(size, bold)
        metrics = QFontMetricsF(font)
        path = QPainterPath()
        x = point.x() - metrics.horizontalAdvance(words) / 2
        path.addText(QPointF(x, point.y() + (metrics.ascent() - metrics.descent()) / 2), font, words)
        self.p.setBrush(Qt.BrushStyle.NoBrush)
        self.p.setPen(QPen(self.look.colour("halo"), self.px(size) / 4, Qt.PenStyle.SolidLine,
                           Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))  # fmt: skip
        self.p.drawPath(path)
        self.p.fillPath(path, self.look.colour(role))

    # -- lines -------------------------------------------------------------------------------------------------------

    def line(self, a: QPointF, b: QPointF, role: str, width: float = 1.0, dashes: tuple[float, ...] = ()) -> None:
        """A line; width in strokes of the look."""
        self.p.setPen(self.look.pen(role, self.look.stroke * width, dashes))
        self.p.drawLine(a, b)

    def frame_round(self, box: QRectF, role: str = "line", width: float = 0.6) -> None:
        """A thin frame."""
        self.p.setBrush(Qt.BrushStyle.NoBrush)
        self.p.setPen(self.look.pen(role, self.look.stroke * width))
        self.p.drawRect(box)

    def dot(self, at: QPointF, role: str, radius: float, square: bool = False) -> None:
        """A mark with a halo; class 0 is a square."""
        self.p.setPen(QPen(self.look.colour("halo"), self.look.stroke))
        self.p.setBrush(self.look.colour(role))
        if square:
            self.p.drawRect(QRectF(at.x() - radius * 0.9, at.y() - radius * 0.9, 1.8 * radius, 1.8 * radius))
        else:
            self.p.drawEllipse(at, radius, radius)

    # -- pictures that several pages show ----------------------------------------------------------------------------

    def photo(self) -> QImage:
        """The original, upright."""
        arrival = self.scene.seen
        return self.kept(("photo",), lambda: rgb_image(arrival.photo.pixels))

    def square(self) -> QImage:
        """What the model sees."""
        arrival = self.scene.seen
        return self.kept(("square",), lambda: rgb_image(arrival.square))

    def plane(self, channel: int) -> QImage:
        """One colour of it."""
        arrival = self.scene.seen
        return self.kept(("plane", channel), lambda: channel_image(arrival.square, channel))

    def average(self) -> QImage:
        """The mean of the pictures the model learnt from."""
        model = self.scene.mind
        return self.kept(("average",), lambda: rgb_image(model.average))

    def shades(self) -> NDArray[np.uint32]:
        """Minus to plus, in this theme."""
        return self.kept(("shades",), lambda: signed_shades(self.look))

    def weights(self) -> NDArray[np.float64]:
        """w as (64, 64, 3)."""
        model = self.scene.neuron
        return self.kept(("w",), lambda: model.w.astype(np.float64).reshape(64, 64, 3))

    def signed(self, name: str, values: Callable[[], NDArray[Any]]) -> QImage:
        """A map of signed numbers, scaled by itself."""

        def make() -> QImage:
            numbers = values()
            return signed_image(numbers, scale_of(numbers), self.shades())

        return self.kept(("signed", name), make)


def mix(a: QPointF, b: QPointF, t: float) -> QPointF:
    """A point on its way."""
    return a + (b - a) * t


def faded(colour: QColor, alpha: float) -> QColor:
    """The same colour, more see-through."""
    colour.setAlphaF(max(0.0, min(1.0, alpha)) * colour.alphaF())
    return colour
