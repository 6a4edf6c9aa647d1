"""A kernel slides over a picture: the window moves, the nine weights stay, and the map fills place by place."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPolygonF

from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.kinds_of_network.film import HOLD, NAME, K, Slid
from gui.pictures.kinds_of_network.plan import Squares
from gui.pictures.kinds_of_network.plan import squares as squares_in
from gui.pictures.kinds_of_network.strip import weight_ink
from gui.pictures.kinds_of_network.sum import map_shades, shades, trimmed
from gui.pictures.matrix import readable
from gui.pictures.pace import gone
from gui.pictures.scrub import Scrub

CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class SlideFace(Scrub):
    """Press or drag on the picture or on the map to move the window; drag a weight up or down."""

    notch = 0.1

    @property
    def pace(self) -> float:
        """Fine, since the notches are."""
        return max(2.0, self.look.px("body") * 0.25)

    # -- places --------------------------------------------------------------------------------------------------

    def squares(self, of: Slid) -> Squares:
        """Below the names."""
        s = self.look.space
        return squares_in(of, self.rect.adjusted(s, self.head, -s, -0.5 * s), 6 * s)

    def window(self, frame: Frame) -> tuple[float, float]:
        """Row and column of the window, on its way to the next place."""
        of: Slid = frame.step.of
        (y, x), (v, u) = of.at(frame.index), of.at(frame.next.k)
        t = gone(frame, HOLD)
        return y + t * (v - y), x + t * (u - x)

    def spots(self, frame: Frame) -> dict[str, tuple[QRectF, float]]:
        """The nine weights."""
        of: Slid = frame.step.of
        squares = self.squares(of)
        return {f"kernel:{i}": (squares.cell("kernel", *divmod(i, K), K), float(w)) for i, w in enumerate(of.W.flat)}

    # -- hands ---------------------------------------------------------------------------------------------------

    def grab(self, at: QPointF, frame: Frame) -> str:
        """A weight, or the window: it comes to wherever one presses."""
        squares = self.squares(frame.step.of)
        if squares.picture.contains(at) or squares.map.contains(at):
            return "window"
        return super().grab(at, frame)

    def jumps(self, what: str) -> bool:
        """The window does."""
        return what == "window"

    def take(self, what: str, at: QPointF, frame: Frame) -> None:
        """Which of the two squares it was taken hold of in."""
        self._by_map = self.squares(frame.step.of).map.contains(at)
        super().take(what, at, frame)

    _by_map = False

    def value(self, what: str, at: QPointF, frame: Frame) -> float | None:
        """The place whose middle is nearest; a weight's new value."""
        if what != "window":
            return super().value(what, at, frame)
        of: Slid = frame.step.of
        squares = self.squares(of)
        whole, side, off = (squares.map, len(of.Z), 0) if self._by_map else (squares.picture, len(of.X), K // 2)
        u = whole.width() / side
        row, column = int((at.y() - whole.top()) // u) - off, int((at.x() - whole.left()) // u) - off
        return _place(of, row, column)

    def handles(self, frame: Frame) -> tuple[str, ...]:
        """The window, then the weights."""
        return ("window", *super().handles(frame))

    def nudged(self, what: str, frame: Frame, right: float, up: float) -> float | None:
        """The window goes where the arrow points."""
        if what != "window":
            return super().nudged(what, frame, right, up)
        of: Slid = frame.step.of
        y, x = of.at(frame.index)
        return _place(of, y - int(np.sign(up)), x + int(np.sign(right)))

    # -- painting ------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """The picture, the beam through the kernel, the map."""
        of: Slid = frame.step.of
        squares = self.squares(of)
        key = (of, self.language.code, frame.view.asking)
        self.layer(painter, "still", key, lambda p: self._still(p, squares, of, frame.view.asking))
        done = 0 if frame.view.asking else frame.index + 1
        self.growing(painter, "map", key, done, lambda p, first, last: self._map(p, squares, of, first, last))
        self._beam(painter, squares, frame, of)
        self._kernel(painter, squares, frame, of)

    def _still(self, painter: QPainter, squares: Squares, of: Slid, asking: bool) -> None:
        """What does not move: pixels, the empty map, and what everything is called."""
        side = len(of.X)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for row, line in enumerate(shades(of.X)):
            for column, grey in enumerate(line):
                box = squares.cell("picture", row, column, side).adjusted(0, 0, 1, 1)
                painter.fillRect(box, QColor(grey, grey, grey))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(marks.pen(self.look.colour("faint"), 1.0))
        painter.drawRect(squares.picture)
        painter.setPen(marks.pen(self.look.colour("line"), 1.0))
        for k in range(of.count):
            painter.drawRect(squares.cell("map", *of.at(k), len(of.Z)))
        say = self.language
        heads = (("picture", squares.picture, "x"), ("kernel", squares.kernel, "w"), ("map", squares.map, "z"))
        for name, box, role in heads:
            words = say(f"{NAME}.slide.{name}", n=len(of.X) if name == "picture" else len(of.Z))
            at = QPointF(box.center().x(), box.top() - 0.4 * self.look.space)
            marks.text(painter, at, words, self.look.font("small", bold=True), self.look.colour(role), None,
                       (0.5, 1.0), self.rect)  # fmt: skip

    def _map(self, painter: QPainter, squares: Squares, of: Slid, first: int, last: int) -> None:
        """A picture again; the numbers where they fit."""
        look, font, greys = self.look, self.look.font("small"), map_shades(of.Z)
        texts = [trimmed(z, 1) for z in of.Z.ravel().tolist()]
        u = squares.map.width() / len(of.Z)
        fits = max(map(QFontMetricsF(font).horizontalAdvance, texts)) <= 0.94 * u
        for k in range(first, last):
            (row, column), box = of.at(k), squares.cell("map", *of.at(k), len(of.Z))
            grey = greys[row][column]
            ground = QColor(grey, grey, grey)
            painter.setPen(marks.pen(look.colour("line"), 1.0))
            painter.setBrush(ground)
            painter.drawRect(box)
            if fits:
                painter.setFont(font)
                painter.setPen(readable(look, ground))
                painter.drawText(box, CENTRE, texts[k])

    def _beam(self, painter: QPainter, squares: Squares, frame: Frame, of: Slid) -> None:
        """From the window through the kernel to the place that it fills."""
        look = self.look
        row, column = self.window(frame)
        window = squares.cell("picture", row, column, len(of.X), K)
        target = squares.cell("map", row, column, len(of.Z))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("w", 0.13))
        for one, other in ((window, squares.kernel), (squares.kernel, target)):
            painter.drawPolygon(QPolygonF([one.topRight(), other.topLeft(), other.bottomLeft(), one.bottomRight()]))
        self._digits(painter, squares, frame, of)
        held = self.hot("window", frame) and self.active == "window"
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for box, role, width in ((window, "w", 1.6), (target, "z", 1.2)):
            painter.setPen(marks.pen(look.colour("halo"), look.stroke * (width + 0.9)))
            painter.drawRect(box)
            painter.setPen(marks.pen(look.colour("accent" if held and role == "w" else role), look.stroke * width))
            painter.drawRect(box)

    def _digits(self, painter: QPainter, squares: Squares, frame: Frame, of: Slid) -> None:
        """The nine pixels under the window, while it rests."""
        if gone(frame, HOLD) > 0.0:
            return
        y, x = of.at(frame.index)
        font = self.look.font("body")
        painter.setFont(font)
        for i in range(K * K):
            row, column = y + i // K, x + i % K
            box, p = squares.cell("picture", row, column, len(of.X)), float(of.X[row, column])
            grey = round(255 * p / 9)
            painter.setPen(readable(self.look, QColor(grey, grey, grey)))
            painter.drawText(box, CENTRE, trimmed(p, 1))

    def _kernel(self, painter: QPainter, squares: Squares, frame: Frame, of: Slid) -> None:
        """Nine weights that do not move, whatever moves."""
        spots = self.spots(frame)
        texts, most = [trimmed(w, 1) for _, w in spots.values()], float(np.abs(of.W).max()) or 1.0
        fonts = [self.look.maths("body", False, scale) for scale in (1.6, 1.4, 1.2, 1.0, 0.9)]
        room = squares.kernel.width() / K * 0.8
        font = next((f for f in fonts if max(map(QFontMetricsF(f).horizontalAdvance, texts)) <= room), fonts[-1])
        painter.setPen(marks.pen(self.look.colour("ground"), self.look.stroke * 2))
        painter.setBrush(self.look.colour("ground"))
        painter.drawRect(squares.kernel)
        for (name, (box, w)), text in zip(spots.items(), texts, strict=True):
            cell = box.adjusted(1.5, 1.5, -1.5, -1.5)
            weight_ink(painter, self.look, cell, text, font, abs(w) / most, self.hot(name, frame))


def _place(of: Slid, row: int, column: int) -> float:
    """The number of a place, the nearest one there is."""
    high, wide = of.Z.shape
    return float(min(max(row, 0), high - 1) * wide + min(max(column, 0), wide - 1))


