"""The picture of "structured and unstructured data": four things, their numbers, and four columns that look alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from gui.language import MINUS
from gui.lesson import Frame
from gui.pictures import cells as beads
from gui.pictures import marks
from gui.pictures.broadcast_parts import fitting
from gui.pictures.faces import FacesPicture
from gui.pictures.kinds_of_data.film import KINDS, NAME, SEEN, SIDE, WIDE, Cell, at, cells, first_pixel, first_sample
from gui.pictures.kinds_of_data.plan import Spot, between, column, corner
from gui.pictures.kinds_of_data.things import Things
from gui.pictures.pace import part
from gui.pictures.wiring_nodes import fitted

ASIDE = 3  # pixels beside a number in its cell


class KindsPicture(FacesPicture):
    """One face."""

    lesson = NAME
    cursors: ClassVar[dict[str, Qt.CursorShape]] = {
        "sample": Qt.CursorShape.SizeHorCursor, "pixel": Qt.CursorShape.CrossCursor,
    }  # fmt: skip

    def __init__(self) -> None:
        self.kinds = KindsFace()
        super().__init__(self.kinds)

    def arrange(self, whole: QRectF, frame: Frame) -> Sequence[QRectF]:
        """All of it."""
        s = self.look.space
        return (whole.adjusted(1.5 * s, s, -1.5 * s, -s),)


class KindsFace(Things):
    """A house, a sound, a picture, a sentence."""

    def spot(self, frame: Frame, k: int) -> Spot:
        """The boxes of the k-th at this moment."""
        n, here = len(cells(frame, KINDS[k])), at(frame)
        closed = corner(self.rect, k, n, self.line, False)
        if frame.params.act == "shuffle":
            return closed
        wide = corner(self.rect, k, n, self.line, True)
        if here <= 1:
            return between(closed, wide, part(here, 0.0, 0.6))
        start = 1.0 if k < 2 else 1.4  # the upper two make room first
        return between(wide, column(self.rect, k, n, self.line), part(here, start, start + 0.5))

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """All four."""
        shuffle = frame.params.act == "shuffle"
        t = part(at(frame), 0.1, 1.0) if shuffle else 0.0
        draws = (self.table, self.sound, self.photo, self.sentence)
        for k, (kind, draw) in enumerate(zip(KINDS, draws, strict=True)):
            spot = self.spot(frame, k)
            self._card(painter, spot)
            draw(painter, spot.thing, frame.scene, t)
            font = self.look.font("body", bold=True)
            fitted(painter, spot.head, self.language(f"{NAME}.kind.{kind}"), font, self.look.colour("ink"))
            if not shuffle and at(frame) > 0:
                self._opened(painter, frame, kind, spot)

    def _card(self, painter: QPainter, spot: Spot) -> None:
        """The sheet it stands on."""
        s = self.look.space
        whole = spot.head.united(spot.thing).adjusted(-s * 0.5, -s * 0.3, s * 0.5, s * 0.4)
        painter.setPen(self.look.pen("line", 1.0))
        painter.setBrush(self.look.colour("raised"))
        painter.drawRoundedRect(whole, s * 0.6, s * 0.6)

    # -- the numbers ---------------------------------------------------------------------------------------------

    def _opened(self, painter: QPainter, frame: Frame, kind: str, spot: Spot) -> None:
        """The written numbers, what they are a part of, and at the end the shape of the column."""
        here, shown = at(frame), cells(frame, kind)
        seen, stands = part(here, 0.35, 0.9), part(here, 1.7, 2.0)
        window = self.window(frame, kind, spot)
        if not window.isEmpty():
            painter.setOpacity(seen * (1 - part(here, 1.0, 1.3)))
            self._beam(painter, window, spot.numbers)
            painter.setOpacity(1.0)
            if kind == "picture":
                self.frame_pixels(painter, window)
            else:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(self.look.pen("accent", self.look.stroke))
                painter.drawRect(window)
        # on their way to the columns things pass over each other: the numbers wait until they are there
        painter.setOpacity(seen * (1 - part(here, 1.0, 1.15) + part(here, 1.75, 1.95)))
        names = [self._named(cell, here > 1.5) for cell in shown]
        font = fitting(self.look, names, min(box.width() for box in spot.names), 0.85, mono=False)
        numbers = self._one_size(shown, spot.numbers)
        for cell, box, name, words in zip(shown, spot.numbers, spot.names, names, strict=True):
            self._number(painter, cell, box, numbers, here > 1.5)
            fitted(painter, name, words, font, self.look.colour("ink" if cell.label else "faint"))
        painter.setOpacity(stands)
        if stands > 0:
            self._rest(painter, frame, kind, spot)
        painter.setOpacity(1.0)

    def window(self, frame: Frame, kind: str, spot: Spot) -> QRectF:
        """Which part of the thing is written in numbers; empty if all of it is."""
        if kind == "sound":
            return self.sound_window(spot.thing, frame.scene, first_sample(frame))
        return self.photo_window(spot.thing, first_pixel(frame)) if kind == "picture" else QRectF()

    def _beam(self, painter: QPainter, window: QRectF, numbers: tuple[QRectF, ...]) -> None:
        """From the small part to its numbers."""
        painter.setPen(self.look.pen("accent", 1.0))
        painter.drawLine(window.bottomLeft(), numbers[0].topLeft())
        painter.drawLine(window.bottomRight(), numbers[-1].topRight())

    def _named(self, cell: Cell, column: bool) -> str:
        """The name of a number: in the table a meaning, elsewhere only its place."""
        known = f"{NAME}.label.{cell.label}"
        if cell.label:
            return self.language(known) if self.language.has(known) else cell.label
        return f"{cell.row:,}" if column else ""

    def _one_size(self, shown: Sequence[Cell], boxes: Sequence[QRectF]) -> QFont:
        """In which all numbers of one thing fit into their cells: one that is longer is no less important."""
        font = self.look.maths("body", italic=False)
        metrics = QFontMetricsF(font)
        ratios = [(box.width() - 2 * ASIDE) / metrics.horizontalAdvance(_written(cell))
                  for cell, box in zip(shown, boxes, strict=True)]  # fmt: skip
        font.setPixelSize(max(6, int(font.pixelSize() * min(1.0, *ratios))))
        return font

    def _number(self, painter: QPainter, cell: Cell, box: QRectF, font: QFont, column: bool) -> None:
        """A number in its cell; as a column all of them look alike."""
        look = self.look
        inner = box.adjusted(1, 1, -1, -1)
        painter.setPen(look.pen("line", 1.0))
        plain = column or cell.role == "ink"
        painter.setBrush(look.colour("raised") if plain else beads.tint(look, 1.0, 1.0, cell.role))
        painter.drawRoundedRect(inner, 2, 2)
        marks.text(painter, inner.center(), _written(cell), font, look.colour("ink"), None, (0.5, 0.5))

    def _rest(self, painter: QPainter, frame: Frame, kind: str, spot: Spot) -> None:
        """That there is more above and below, and how many numbers in all."""
        n, shown, look = len(frame.scene.columns[kind]), cells(frame, kind), self.look
        font = look.font("body", bold=True)
        first, last = spot.numbers[0], spot.numbers[-1]
        if shown[0].row > 0:
            fitted(painter, QRectF(first.left(), first.top() - self.line, first.width(), self.line), "⋮", font,
                   look.colour("faint"))  # fmt: skip
        if shown[-1].row < n - 1:
            below = QRectF(last.left(), last.bottom(), last.width(), self.line)
            fitted(painter, below, "⋮", font, look.colour("faint"))
        fitted(painter, spot.foot, f"({n}, 1)", look.maths("title", italic=False, scale=0.75), look.colour("x"))

    # -- hands ---------------------------------------------------------------------------------------------------

    def grab(self, at_: QPointF, frame: Frame) -> str:
        """The window over the wave, or over the picture."""
        if frame.params.act == "shuffle" or frame.view.asking:
            return ""
        if self.spot(frame, 1).thing.contains(at_):
            return "sample"
        return "pixel" if self.square_box(self.spot(frame, 2).thing).contains(at_) else ""

    def jumps(self, what: str) -> bool:
        """To the pointer."""
        return True

    def value(self, what: str, at_: QPointF, frame: Frame) -> Any:
        """The sample or the pixel under the pointer."""
        if what == "sample":
            box = self.spot(frame, 1).thing
            n = len(frame.scene.samples)
            return min(max((at_.x() - box.left()) / box.width() * n - SEEN / 2, 0.0), float(n - SEEN))
        box = self.square_box(self.spot(frame, 2).thing)
        y, x = (at_.y() - box.top()) / box.height() * SIDE - 0.5, (at_.x() - box.left()) / box.width() * SIDE - WIDE / 2
        return min(max(y, 0.0), SIDE - 1.0), min(max(x, 0.0), SIDE - float(WIDE))

    def handles(self, frame: Frame) -> tuple[str, ...]:
        """Both windows."""
        return () if frame.params.act == "shuffle" or frame.view.asking else ("sample", "pixel")

    def nudged(self, what: str, frame: Frame, right: float, up: float) -> Any:
        """Ten samples (with Shift one), or a pixel."""
        if what == "sample":
            return first_sample(frame) + 10 * (right + up)
        y, x = first_pixel(frame)
        return y - (up > 0) + (up < 0), x + (right > 0) - (right < 0)


def _written(cell: Cell) -> str:
    return f"{cell.value:g}".replace("-", MINUS)
