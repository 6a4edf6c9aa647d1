"""The four things as people see them: a table, a wave, a picture, words; and the same with all numbers shuffled."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from gui.pictures import marks
from gui.pictures.broadcast_parts import fitting
from gui.pictures.column_squares import Squares
from gui.pictures.kinds_of_data.film import FIELDS, HOUSES, NAME, SEEN, WIDE, Scene
from gui.pictures.kinds_of_data.plan import mixed
from gui.pictures.photo import crisp, pixel_box, rgb_image, ring
from gui.pictures.wiring_nodes import fitted

CENTRE = int(Qt.AlignmentFlag.AlignCenter)
SCALES = (2.2, 1.9, 1.6, 1.3, 1.15, 1.0, 0.85, 0.7, 0.58, 0.48, 0.4)  # of a sentence's words


class Things(Squares):
    """Paints each of them in a box. `t`: how far its numbers have gone into another order."""

    # -- the table -----------------------------------------------------------------------------------------------

    def table(self, painter: QPainter, box: QRectF, here: Scene, t: float) -> None:
        """Three houses; the first is the one whose numbers are meant. A field takes its name along."""
        look, order = self.look, here.mixed[2]
        rows = min(box.height() / 4, 2.8 * self.line)
        area = QRectF(box.left(), box.center().y() - 2 * rows, box.width(), 4 * rows)
        each = area.width() / len(FIELDS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("marker"))
        painter.drawRect(QRectF(area.left(), area.top() + rows, area.width(), rows))
        names = [self.language(f"{NAME}.label.{name}") for name in FIELDS]
        font = fitting(look, names, each * 0.94, mono=False)
        if font.pixelSize() < look.px("small"):  # a unit goes under its name before both become small
            names = [name.replace(" / ", "\n") for name in names]
            font = fitting(look, (row for name in names for row in name.split("\n")), each * 0.94, mono=False)
        numbers = look.maths("title", italic=False, scale=min(0.85, 0.62 * rows / look.px("title")))
        for k, name in enumerate(names):
            left = area.left() + each * (k + t * (order.index(k) - k))
            head = QRectF(left, area.top(), each, rows)
            if rows > 1.3 * self.line:  # where it is small they stand beside the numbers below
                marks.text(painter, head.center(), name, font, look.colour("faint"), None, (0.5, 0.5))
            for i, house in enumerate(HOUSES):
                role = "ink" if i == 0 else "faint"
                fitted(painter, head.translated(0, (i + 1) * rows), f"{house[k]:g}", numbers, look.colour(role))
        painter.setPen(look.pen("line", 1.0))
        for i in range(5):
            y = area.top() + i * rows
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))

    # -- the sound -----------------------------------------------------------------------------------------------

    def sound(self, painter: QPainter, box: QRectF, here: Scene, t: float) -> None:
        """The wave: at every pixel from the lowest to the highest of its samples."""
        samples = moving(here.samples, here.mixed[0], t)
        painter.setPen(self.look.pen("line", 1.0))
        painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))
        count = max(2, min(int(box.width() / 1.5), len(samples)))
        cuts = np.linspace(0, len(samples), count, endpoint=False).astype(int)
        high, low = np.maximum.reduceat(samples, cuts), np.minimum.reduceat(samples, cuts)
        next_ = samples[np.append(cuts[1:], len(samples) - 1)]  # up to where the next bar begins: they hang together
        high, low = np.maximum(high, next_), np.minimum(low, next_)
        x = box.left() + (np.arange(count) + 0.5) / count * box.width()
        middle, reach = box.center().y(), box.height() / 2 / 32768
        wide = box.width() / count + 0.5  # a little over the next one: no seams
        bars = [QRectF(a - wide / 2, middle - b * reach - 0.5, wide, (b - c) * reach + 1.0)
                for a, b, c in zip(x.tolist(), high.tolist(), low.tolist(), strict=True)]  # fmt: skip
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("a"))
        painter.drawRects(bars)  # a polygon of so many corners takes ten times as long

    def sound_window(self, box: QRectF, here: Scene, start: int) -> QRectF:
        """Where the written samples lie in the wave."""
        n = len(here.samples)
        wide = max(box.width() * SEEN / n, self.look.stroke * 2)
        left = box.left() + box.width() * (start + SEEN / 2) / n - wide / 2
        return QRectF(min(max(left, box.left()), box.right() - wide), box.top(), wide, box.height())

    # -- the picture ---------------------------------------------------------------------------------------------

    def photo(self, painter: QPainter, box: QRectF, here: Scene, t: float) -> None:
        """The picture, or its pixels on their way elsewhere."""
        square = self.square_box(box)
        if t <= 0 or t >= 1:
            crisp(painter, square, self.image(here.mixed[1] if t >= 1 else here.square))
            return
        pixels = moving(here.square.reshape(-1, 3), here.mixed[1].reshape(-1, 3), t).reshape(here.square.shape)
        crisp(painter, square, rgb_image(pixels))

    @staticmethod
    def square_box(box: QRectF) -> QRectF:
        """The picture's square in its box."""
        size = min(box.width(), box.height())
        return QRectF(box.center().x() - size / 2, box.center().y() - size / 2, size, size)

    def photo_window(self, box: QRectF, pixel: tuple[int, int]) -> QRectF:
        """Where the three written pixels lie."""
        one = pixel_box(self.square_box(box), *pixel)
        return QRectF(one.left(), one.top(), WIDE * one.width(), one.height())

    def frame_pixels(self, painter: QPainter, box: QRectF) -> None:
        """A frame that is seen however small they are."""
        more = max(0.0, 7.0 - box.height()) / 2
        ring(painter, box.adjusted(-more, -more, more, more), self.look)

    # -- the sentence --------------------------------------------------------------------------------------------

    def sentence(self, painter: QPainter, box: QRectF, here: Scene, t: float) -> None:
        """Its words, as large as there is room."""
        order = here.mixed[3]
        scale, boxes = self._words(box, here.words, tuple(range(len(here.words))))
        _, later = self._words(box, here.words, order, scale)
        painter.setFont(self.look.font("title", scale=scale))
        painter.setPen(self.look.colour("ink"))
        for k, word in enumerate(here.words):
            place = mixed(boxes[k], later[order.index(k)], t) if t else boxes[k]
            painter.drawText(place.adjusted(-4, 0, 4, 0), CENTRE, word)

    def _words(self, box: QRectF, words: tuple[str, ...], order: tuple[int, ...], given: float = 0.0
               ) -> tuple[float, list[QRectF]]:  # fmt: skip
        """A size of type, and the box of each word in this order, wrapped and in the middle."""
        scales = (given,) if given else SCALES
        tried = (self._wrapped(scale, box, words, order) for scale in scales)
        lines, gap, high, scale = next((one for one in tried if len(one[0]) * one[2] <= box.height()),
                                       self._wrapped(scales[-1], box, words, order))  # fmt: skip
        made: list[QRectF] = []
        y = box.center().y() - len(lines) * high / 2
        for line in lines:
            x = box.center().x() - (sum(wide for _, wide in line) + gap * (len(line) - 1)) / 2
            for _, wide in line:
                made.append(QRectF(x, y, wide, high))
                x += wide + gap
            y += high
        return scale, made

    def _wrapped(self, scale: float, box: QRectF, words: tuple[str, ...], order: tuple[int, ...]
                 ) -> tuple[list[list[tuple[int, float]]], float, float, float]:  # fmt: skip
        """Lines of words with their widths; the gap between words, the height of a line, the size of the type."""
        metrics = QFontMetricsF(self.look.font("title", scale=scale))
        gap, room = metrics.horizontalAdvance(" ") * 1.4, 0.0
        lines: list[list[tuple[int, float]]] = [[]]
        for k in order:
            wide = metrics.horizontalAdvance(words[k])
            if lines[-1] and room + wide > box.width():
                lines.append([])
                room = 0.0
            lines[-1].append((k, wide))
            room += wide + gap
        return lines, gap, metrics.height() * 1.1, scale


def moving(before: NDArray[Any], after: NDArray[Any], t: float) -> NDArray[Any]:
    """So much of it is in the new order: which places come first is fixed."""
    if t <= 0 or t >= 1:
        return before if t <= 0 else after
    early = np.random.default_rng(2).random(len(before)) < t
    return np.where(early.reshape(-1, *(1,) * (before.ndim - 1)), after, before)
