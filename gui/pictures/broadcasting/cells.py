"""The arrays as cells: a row or a column of length 1 slides out of itself until it fits; then numbers meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter

from core.broadcast import counted
from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.broadcast_parts import along, box, faded, fitting
from gui.pictures.broadcasting.film import UNITS, Case, done, resting
from gui.pictures.broadcasting.shapes import HUES
from gui.pictures.face import Face

HIGH = 0.72  # of a cell, in its width
SIGN = 0.07  # room for + and =, in parts of the width


class CellsFace(Face):
    """A + B = the sum, all three on the result's grid."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """What happens to A happens to B."""
        if not resting(frame):
            self._all(painter, frame)
            return
        still = replace(frame, position=float(frame.index))
        self.layer(painter, "rest", (frame.step, self.language.code), lambda p: self._all(p, still))

    def _all(self, painter: QPainter, frame: Frame) -> None:
        """Both arrays, and what has come out so far."""
        of: Case = frame.step.of
        numbers = [counted(of.a, UNITS[0]), counted(of.b, UNITS[1])]
        font = self._font(of, numbers)
        for k in (0, 1):
            self._operand(painter, frame, of, k, numbers[k], font)
        self._signs(painter, of, done(frame, "add", "refuse"))
        if not of.clash and done(frame, "add") > 0.0:
            faded(painter, done(frame, "add"))
            self.layer(painter, "sum", of, lambda p: self._sum(p, of, numbers[0] + numbers[1], font))
            faded(painter, 1.0)

    # -- places --------------------------------------------------------------------------------------------------

    def _block(self, k: int) -> QRectF:
        sign = self.rect.width() * SIGN
        wide = (self.rect.width() - 2 * sign) / 3
        return QRectF(self.rect.left() + k * (wide + sign), self.rect.top(), wide, self.rect.height())

    def _grid(self, of: Case) -> tuple[int, int]:
        """Rows and columns of the result."""
        rows, columns = (1, 1, *of.room)[-2:]
        return rows, columns

    def _cell(self, k: int, of: Case, row: float, column: float) -> QRectF:
        rows, columns = self._grid(of)
        block = self._block(k)
        wide = min(block.width() / columns, block.height() / rows / HIGH, self.look.px("body") * 6.0)
        high = wide * HIGH
        left, top = block.center().x() - columns * wide / 2, block.center().y() - rows * high / 2
        return QRectF(left + column * wide, top + row * high, wide, high)

    def _font(self, of: Case, numbers: list[np.ndarray]) -> QFont:
        """One size for all numbers of the picture."""
        most = f"{int(numbers[0].max()) + int(numbers[1].max())}"
        return fitting(self.look, (most,), self._cell(0, of, 0, 0).width() * 0.76, 1.3)

    # -- painting ------------------------------------------------------------------------------------------------

    def _operand(self, painter: QPainter, frame: Frame, of: Case, k: int, numbers: np.ndarray, font: QFont) -> None:
        """Its own cells, and copies that come out of them."""
        rows, columns = self._grid(of)
        own_rows, own_columns = (1, 1, *numbers.shape)[-2:]
        table = numbers.reshape(own_rows, own_columns)
        stretch, pad = 0.0 if of.clash else done(frame, "stretch"), done(frame, "pad")
        differ = done(frame, "differ") if of.clash else 0.0
        flat = numbers.ndim < 2 and not (numbers.ndim < of.axes and pad > 0.5)
        cells = list(product(range(rows), range(columns)))
        if differ > 0.0:  # the room that this one would have to fill
            faded(painter, differ)
            for r, c in (cell for cell in cells if cell[0] >= own_rows or cell[1] >= own_columns):
                place = self._inset(self._cell(k, of, r, c))
                box(painter, self.look, place, "", font, self.look.colour("warn"), 0.0, True)
            faded(painter, 1.0)
        middle = (rows - own_rows) / 2, (columns - own_columns) / 2
        own = [(r, c) for r, c in cells if r < own_rows and c < own_columns]

        def draw(painter: QPainter, some: Sequence[tuple[int, int]], real: bool) -> None:
            for r, c in some:
                i, j = min(r, own_rows - 1), min(c, own_columns - 1)
                start = self._cell(k, of, i + middle[0], j + middle[1])
                rect = along(start, self._cell(k, of, r, c), max(stretch, differ))
                round_ = rect.height() / 2 if flat else 3.0
                box(painter, self.look, self._inset(rect), str(table[i, j]), font, self.look.colour(HUES[k]),
                    0.22 if real else 0.07, not real and stretch == 1.0, round_=round_)  # fmt: skip

        if not of.clash and stretch > 0.0:
            draw(painter, [cell for cell in cells if cell not in own], False)
        if (own_rows, own_columns) == (rows, columns):  # nowhere to go
            self.layer(painter, f"own {k}", (of, flat), lambda p: draw(p, own, True))
        else:
            draw(painter, own, True)

    def _inset(self, rect: QRectF) -> QRectF:
        edge = max(1.0, rect.width() * 0.04)
        return rect.adjusted(edge, edge, -edge, -edge)

    def _sum(self, painter: QPainter, of: Case, total: np.ndarray, font: QFont) -> None:
        rows, columns = self._grid(of)
        table = total.reshape(rows, columns)
        for r, c in product(range(rows), range(columns)):
            cell = self._cell(2, of, r, c)
            round_ = cell.height() / 2 if of.axes == 1 else 3.0  # beads, as everywhere, for numbers with one axis
            box(painter, self.look, self._inset(cell), str(table[r, c]), font, self.look.colour(HUES[2]), 0.22,
                round_=round_)  # fmt: skip

    def _signs(self, painter: QPainter, of: Case, part: float) -> None:
        """A + B =, or no sum at all."""
        font = self.look.maths("title", italic=False, scale=1.2)
        for k, sign in ((1, "+"), (2, "=")):
            x = self._block(k).left() - self.rect.width() * SIGN / 2
            faded(painter, 1.0 if k == 1 else part if not of.clash else 0.0)
            at = QPointF(x, self.rect.center().y())
            marks.text(painter, at, sign, font, self.look.colour("ink"), None, (0.5, 0.5))
        faded(painter, part if of.clash else 0.0)
        marks.text(painter, self._block(2).center(), self.language("broadcasting.label.none"),
                   self.look.font("title", bold=True), self.look.colour("warn"), None, (0.5, 0.5))  # fmt: skip
        faded(painter, 1.0)
