"""Where the cells of "dot or *?" lie: three blocks side by side, or one over the other where all are single rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from gui.pictures import marks
from gui.pictures.broadcast_parts import box, fitting
from gui.pictures.dot_or_star.case import Case, Half
from gui.pictures.dot_or_star.line import ROLES
from gui.pictures.dot_or_star.sums import written
from gui.theme import Look

HIGH = 0.72  # of a cell, in its width
NARROW, TALL = 3.6, 1.1  # a cell narrower than so many lines is up to so high: two numbers stand one over the other
GAP = 1.1  # between blocks, in cells
BETWEEN = 0.45  # between blocks that lie one over the other, in the height of a cell
NAMES = 0.24  # of the width, for the names beside blocks that lie one over the other
BAND = 0.16  # of a cell too small for two numbers: what lies on it is seen, but not written


@dataclass(frozen=True)
class Plan:
    """Where the three blocks lie."""

    boxes: tuple[QRectF, QRectF, QRectF]
    wide: float
    high: float
    stacked: bool = False  # like a sum on paper: names and signs stand at the left

    def cell(self, k: int, i: float, j: float) -> QRectF:
        """One cell of block k."""
        at = self.boxes[k].topLeft()
        return QRectF(at.x() + j * self.wide, at.y() + i * self.high, self.wide, self.high)


def sizes(of: Case) -> list[Any]:
    """Rows and columns of the three blocks; a product that fails keeps room for one number."""
    if of.line.product:
        return [of.shapes[0], of.shapes[1], of.result.shape if of.result is not None else (1, 2)]
    return [of.room] * 3


def planned(rect: QRectF, look: Look, of: Case, heads: int = 1) -> Plan:
    """As large as fits under heads of so many lines; a row longer than the column it is laid on needs room below it."""
    s, line = look.space, look.px("body")
    if not of.line.product and of.room[0] == 1 and of.room[1] > 1:
        return _stacked(rect.adjusted(s, s, -s, -line * 2.1), line, of.room[1])
    room = rect.adjusted(s, line * (0.5 + 1.3 * heads), -s, -line * 2.1)
    blocks = sizes(of)
    over = of.shapes[0][1] if of.line.product else 0
    rows, columns = max(over, *(r for r, _ in blocks)), sum(c for _, c in blocks) + 2 * GAP
    wide = max(4.0, min(room.width() / columns, room.height() / rows / HIGH, line * 5.5))
    high = wide * min(TALL, max(HIGH, room.height() / rows / wide)) if wide < NARROW * line else wide * HIGH
    x, boxes = room.center().x() - columns * wide / 2, []
    for k, (r, c) in enumerate(blocks):
        tall = max(r, over) if k == 1 else r
        boxes.append(QRectF(x, room.center().y() - tall * high / 2, c * wide, r * high))
        x += (c + GAP) * wide
    return Plan((boxes[0], boxes[1], boxes[2]), wide, high)


def _stacked(room: QRectF, line: float, columns: int) -> Plan:
    """Single rows, one over the other."""
    tall = 3 + 2 * BETWEEN
    names = room.width() * NAMES
    wide = max(4.0, min((room.width() - names) / (columns + GAP), room.height() / tall / HIGH, line * 5.5))
    left = room.center().x() - (names + (GAP + columns) * wide) / 2 + names + GAP * wide
    top, high = room.center().y() - tall * wide * HIGH / 2, wide * HIGH
    one, two, end = (QRectF(left, top + k * (1 + BETWEEN) * high, columns * wide, high) for k in range(3))
    return Plan((one, two, end), wide, high, True)


@dataclass(frozen=True)
class Brush:
    """What both ways of meeting paint with."""

    painter: QPainter
    look: Look
    plan: Plan
    of: Case
    half: Half
    whole: QFont  # for a number alone in its cell
    pair: QFont  # for two numbers in one cell
    share: float  # of the cell, for the first of the two
    upright: bool = False  # one over the other: side by side they would be too small

    @property
    def roles(self) -> tuple[str, str]:
        """The colours of both arrays."""
        one, two = (ROLES[name] for name in self.of.line.letters)
        return one, two

    def text(self, value: float) -> str:
        """As it stands in a cell."""
        return written(value, self.of.cost)

    def part(self, cell: QRectF, first: bool) -> QRectF:
        """The part of a cell for one of the two numbers that meet in it."""
        if self.upright:
            cut = cell.height() * self.share
            return QRectF(cell.left(), cell.top(), cell.width(), cut) if first else cell.adjusted(0, cut, 0, 0)
        cut = cell.width() * self.share
        return QRectF(cell.left(), cell.top(), cut, cell.height()) if first else cell.adjusted(cut, 0, 0, 0)

    def dot(self, end: QRectF) -> None:
        """The sign between the two: after the box of the first; where one lies over the other it goes without."""
        if not self.upright and self.share != BAND:
            marks.text(self.painter, QPointF(end.right(), end.center().y()), "·", self.pair, self.look.colour("ink"),
                       None, (0.5, 0.5))  # fmt: skip

    def number(self, rect: QRectF, words: str, font: QFont) -> None:
        """A number without a cell of its own."""
        self.painter.setFont(font)
        self.painter.setPen(self.look.colour("ink"))
        self.painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), words)

    def missing(self, rect: QRectF) -> None:
        """Here something finds no partner."""
        box(self.painter, self.look, inset(rect), "", QFont(), self.look.colour("warn"), 0.0, True)


def brush(painter: QPainter, look: Look, plan: Plan, of: Case, half: Half) -> Brush:
    """The largest type in which all numbers of this line fit, those of its other half among them."""
    texts = [{written(v, of.cost) for h in of.halves for v in array(h).ravel()} for array in (_first, _other)]
    ends = {written(v, of.cost) for h in of.halves if h.result is not None for v in h.result.ravel()}
    whole = fitting(look, texts[0] | texts[1] | ends, plan.wide * 0.8, 1.5)
    longest = [max(map(len, each)) for each in texts]
    both = "0" * (sum(longest) + 1)
    pair = fitting(look, [both], plan.wide * 0.9, 1.5)
    fits = QFontMetricsF(pair).horizontalAdvance(both) <= plan.wide * 0.95
    if not fits or pair.pixelSize() < look.px("small"):
        above = fitting(look, ["0" * max(longest)], plan.wide * 0.88, 1.5)
        if plan.high >= 2.1 * QFontMetricsF(above).height():
            return Brush(painter, look, plan, of, half, whole, above, 0.5, True)
    if fits:
        return Brush(painter, look, plan, of, half, whole, pair, (longest[0] + 0.5) / (sum(longest) + 1))
    pair = fitting(look, ["0" * longest[1]], plan.wide * (0.94 - BAND), 1.5)  # no room for two: the first is a band
    return Brush(painter, look, plan, of, half, whole, pair, BAND)


def _first(half: Half) -> Any:
    return half.a


def _other(half: Half) -> Any:
    return half.b


def inset(rect: QRectF) -> QRectF:
    """A cell without its margin."""
    edge = max(1.0, rect.width() * 0.04)
    return rect.adjusted(edge, edge, -edge, -edge)
