"""How the numbers meet: for a matrix product a row turns upright, lies down on a column and adds up into one cell;
for * the cells lie upon cells, and what has length 1 is stretched. What finds no partner is seen at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from gui.figures import fixed
from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.broadcast_parts import along, box, faded, fitting
from gui.pictures.dot_or_star.film import ROLES, B, Case, moved, reached
from gui.pictures.face import Face

HIGH = 0.72  # of a cell, in its width
GAP = 1.3  # between blocks, in cells
BAND = 0.16  # of a cell too small for two numbers: what lies on it is seen, but not written
SIGNS = {"np.dot": "·", "@": "@", "*": "*"}


def written(value: float, cost: bool) -> str:
    """A number in its cell; in the cost the truths are 0 and 1, the rest has two places."""
    return fixed(float(value), 2 if cost and value not in (0, 1) else 0)


def factor(value: float, cost: bool) -> str:
    """The same in a product: what is negative, in brackets."""
    return f"({written(value, cost)})" if value < 0 else written(value, cost)


def summed(of: Case, i: int, j: int) -> tuple[tuple[tuple[float, float], ...], float]:
    """The products behind cell (i, j), and the number that landed there."""
    a, b = of.a, of.b
    if of.line.product:
        pairs = tuple((float(x), float(y)) for x, y in zip(a[i], b[:, j], strict=True))
    else:
        one, other = np.broadcast_arrays(a, b)
        pairs = ((float(one[i, j]), float(other[i, j])),)
    return pairs, float(of.result[i, j])


def sentence(of: Case, i: int, j: int) -> str:
    """2·1 + 1·3 + 3·0 + 10 = 15."""
    pairs, total = summed(of, i, j)
    texts = ["·".join(factor(v, of.cost) for v in pair) for pair in pairs] + ([] if of.cost else [str(B)])
    exact = sum(round(x, 2) * round(y, 2) for x, y in pairs) if of.cost else total
    sign = "=" if not of.cost or abs(exact - round(total, 2)) < 1e-9 else "≈"
    return f"{' + '.join(texts)} {sign} {written(total, of.cost)}"


def astray(of: Case, i: int, j: int) -> bool:
    """Whether this number of the result is not the one that was meant."""
    if of.verdict == "right":
        return False
    if of.cost:
        return min(of.result.shape) > 1 and i != j
    if of.result.shape == of.wanted.shape:
        return not np.isclose(of.result[i, j], of.wanted[i, j])
    return of.verdict != "turned"


@dataclass(frozen=True)
class Plan:
    """Where the three blocks lie."""

    boxes: tuple[QRectF, QRectF, QRectF]
    wide: float

    def cell(self, k: int, i: float, j: float) -> QRectF:
        """One cell of block k."""
        at, high = self.boxes[k].topLeft(), self.wide * HIGH
        return QRectF(at.x() + j * self.wide, at.y() + i * high, self.wide, high)


class MeetFace(Face):
    """Two arrays and what comes of them."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """What rests is kept."""
        t = round(moved(frame), 4)
        if t in (0.0, 1.0):
            key = (frame.step, frame.params.shapes, self.language.code, t, frame.next.stage)
            self.layer(painter, "rest", key, lambda p: self._all(p, frame))
        else:
            self._all(painter, frame)

    def _all(self, painter: QPainter, frame: Frame) -> None:
        of: Case = frame.step.of
        plan = self.plan(of)
        fonts = self._fonts(of, plan)
        self._heads(painter, frame, of, plan)
        (self._rows if of.line.product else self._upon)(painter, frame, of, plan, fonts)
        self._signs(painter, frame, of, plan)
        self._result(painter, frame, of, plan, fonts[0])
        self._sum(painter, frame, of)

    # -- places --------------------------------------------------------------------------------------------------

    def sizes(self, of: Case) -> list[Any]:
        """Rows and columns of the three blocks; a product that fails keeps room for one number."""
        if of.line.product:
            end = of.result.shape if of.result is not None else (1, 2)
            return [of.shapes[0], of.shapes[1], end]
        return [of.room] * 3

    def plan(self, of: Case) -> Plan:
        """As large as fits; a row that is longer than the column it is laid on needs room below it."""
        s, line = self.look.space, self.look.px("body")
        room = self.rect.adjusted(s, line * 1.8, -s, -line * 2.1)
        sizes = self.sizes(of)
        over = of.shapes[0][1] if of.line.product else 0
        rows, columns = max(over, *(r for r, _ in sizes)), sum(c for _, c in sizes) + 2 * GAP
        wide = max(4.0, min(room.width() / columns, room.height() / rows / HIGH, line * 5.5))
        x, boxes = room.center().x() - columns * wide / 2, []
        for k, (r, c) in enumerate(sizes):
            tall = max(r, over) if k == 1 else r
            boxes.append(QRectF(x, room.center().y() - tall * wide * HIGH / 2, c * wide, r * wide * HIGH))
            x += (c + GAP) * wide
        return Plan((boxes[0], boxes[1], boxes[2]), wide)

    def _fonts(self, of: Case, plan: Plan) -> tuple[QFont, QFont, float]:
        """For whole cells, for a pair in one cell, and the first one's share of it."""
        texts = [{written(v, of.cost) for v in array.ravel()} for array in (of.a, of.b)]
        ends = {written(v, of.cost) for v in of.result.ravel()} if of.result is not None else set[str]()
        whole = fitting(self.look, texts[0] | texts[1] | ends, plan.wide * 0.8, 1.5)
        longest = [max(map(len, each)) for each in texts]
        both = "0" * (sum(longest) + 1)
        pair = fitting(self.look, [both], plan.wide * 0.9, 1.5)
        if QFontMetricsF(pair).horizontalAdvance(both) > plan.wide * 0.95:  # no room for two: the first is a band
            return whole, fitting(self.look, ["0" * longest[1]], plan.wide * (0.94 - BAND), 1.5), BAND
        return whole, pair, (longest[0] + 0.5) / (sum(longest) + 1)

    def _half(self, cell: QRectF, share: float, first: bool) -> QRectF:
        """The part of a cell for one of the two numbers that meet in it."""
        cut = cell.width() * share
        return QRectF(cell.left(), cell.top(), cut, cell.height()) if first else cell.adjusted(cut, 0, 0, 0)

    # -- what all lines have -------------------------------------------------------------------------------------

    def _heads(self, painter: QPainter, frame: Frame, of: Case, plan: Plan) -> None:
        """Names and shapes over the blocks."""
        top = min(cells.top() for cells in plan.boxes) - self.look.space
        names = [*of.line.sides, "P" if of.cost else "Z"]
        roles = [*(ROLES[name] for name in of.line.letters), "J" if of.cost else "z"]
        told = reached(frame, "told") > 0.5
        shapes = [*of.shapes, of.result.shape if of.result is not None else None]
        for k, (name, role, shape) in enumerate(zip(names, roles, shapes, strict=True)):
            tail = "" if not frame.params.shapes or (k == 2 and not told) or shape is None else f" {shape}"
            font = fitting(self.look, (name + tail,), plan.boxes[k].width() + plan.wide * (GAP - 0.15), 1.15)
            at = QPointF(plan.boxes[k].center().x(), top)
            marks.text(painter, at, name + tail, font, self.look.colour(role), None, (0.5, 1.0), self.rect)

    def _signs(self, painter: QPainter, frame: Frame, of: Case, plan: Plan) -> None:
        """What is done, and what is added."""
        font = fitting(self.look, (f"+{B}=",), plan.wide * (GAP - 0.1), 1.5)
        ends = "=" if of.cost else f"+{B}="
        for k, sign in ((0, SIGNS[of.line.op]), (1, ends)):
            x = plan.boxes[k].right() + plan.wide * GAP / 2
            at = QPointF(x, self.rect.center().y() - self.look.px("body") * 0.15)
            marks.text(painter, at, sign, font, self.look.colour("ink"), None, (0.5, 0.5))

    def _result(self, painter: QPainter, frame: Frame, of: Case, plan: Plan, font: QFont) -> None:
        """The numbers that have landed so far; or that there are none."""
        if of.result is None:
            faded(painter, reached(frame, "told"))
            words = self.language("dot_or_star.label.none")
            where = fitting(self.look, (words,), plan.boxes[2].width() + plan.wide * 0.6, 1.4, mono=False)
            marks.text(painter, plan.boxes[2].center(), words, where, self.look.colour("warn"), None, (0.5, 0.5),
                       self.rect)  # fmt: skip
            faded(painter, 1.0)
            return
        told, role = reached(frame, "told") > 0.5, "J" if of.cost else "z"
        for i, j in product(*map(range, of.result.shape)):
            part, cell = self.landed(frame, of, i, j), self._inset(plan.cell(2, i, j))
            hue = self.look.colour("warn" if told and astray(of, i, j) else role)
            faded(painter, part)
            box(painter, self.look, cell, written(of.result[i, j], of.cost), font, hue, 0.24)
        faded(painter, 1.0)

    def landed(self, frame: Frame, of: Case, i: int, j: int) -> float:
        """How much of a number of the result is there."""
        if not of.line.product:
            return max(0.0, 2 * reached(frame, "meet") - 1)
        if i > 0:
            return reached(frame, "rest")
        step, after = frame.step, frame.next
        if step.stage in ("cell", "rest", "told") and j <= step.column:
            return 1.0
        coming = after.stage == "cell" and after.column == j and not after.new
        return max(0.0, 2 * moved(frame) - 1) if coming else 0.0

    def _sum(self, painter: QPainter, frame: Frame, of: Case) -> None:
        """The sum behind the number that has just landed."""
        if of.result is None or frame.step.stage not in ("cell", "meet"):
            return
        words = sentence(of, 0, max(0, frame.step.column))
        font = fitting(self.look, (words,), self.rect.width() - 2 * self.look.space, 1.5)
        at = QPointF(self.rect.center().x(), self.rect.bottom())
        marks.text(painter, at, words, font, self.look.colour("ink"), None, (0.5, 1.0), self.rect)

    def _inset(self, rect: QRectF) -> QRectF:
        edge = max(1.0, rect.width() * 0.04)
        return rect.adjusted(edge, edge, -edge, -edge)

    def _number(self, painter: QPainter, rect: QRectF, words: str, font: QFont) -> None:
        painter.setFont(font)
        painter.setPen(self.look.colour("ink"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), words)

    def _missing(self, painter: QPainter, rect: QRectF) -> None:
        """Here something finds no partner."""
        box(painter, self.look, self._inset(rect), "", QFont(), self.look.colour("warn"), 0.0, True)

    # -- a matrix product ----------------------------------------------------------------------------------------

    def _rows(self, painter: QPainter, frame: Frame, of: Case, plan: Plan, fonts: Any) -> None:
        """The first row of the first array walks from column to column of the second."""
        whole, pair, share = fonts
        (r, k), (rows, c) = of.shapes
        hues = [self.look.colour(ROLES[name]) for name in of.line.letters]
        on, x = reached(frame, "touch"), self.column(frame)
        stays = 1.0 - reached(frame, "rest")
        for i, j in product(range(r), range(k)):
            lit = i == 0 and on * stays > 0.0
            box(painter, self.look, self._inset(plan.cell(0, i, j)), written(of.a[i, j], of.cost), whole, hues[0],
                0.34 if lit else 0.16)  # fmt: skip
        for i, j in product(range(rows), range(c)):
            near = on * stays * max(0.0, 1.0 - abs(j - x)) if i < k else 0.0
            cell = plan.cell(1, i, j)
            box(painter, self.look, self._inset(cell), "", whole, hues[1], 0.16 + 0.18 * near)
            rest = self._half(cell, share, False)
            self._number(painter, along(cell, rest, near), written(of.b[i, j], of.cost), pair if near > 0.5 else whole)
        if on > 0.0:
            faded(painter, stays)
            self._walker(painter, of, plan, (pair, share), on, x)
            faded(painter, 1.0)

    def column(self, frame: Frame) -> float:
        """The column that the row lies on; between two of them while it slides."""
        here, after = max(0, frame.step.column), frame.next
        slides = after.stage == "cell" and not after.new and after.column == here + 1 and frame.step.stage == "cell"
        return float(here + (min(1.0, 2 * moved(frame)) if slides else 0.0))

    def _walker(self, painter: QPainter, of: Case, plan: Plan, fonts: Any, on: float, x: float) -> None:
        """The row, on its way or upright on a column; what lies on nothing, or has nothing on it, is a warning."""
        (pair, share), k, rows = fonts, of.shapes[0][1], of.shapes[1][0]
        for q in range(k):
            end = self._half(plan.cell(1, q, x), share, True)
            place = along(self._inset(plan.cell(0, 0, q)), end.adjusted(1, 2, -1, -2), on)
            hue = self.look.colour("warn" if q >= rows and on == 1.0 else ROLES[of.line.letters[0]])
            value = "" if share == BAND and on == 1.0 else written(of.a[0, q], of.cost)
            box(painter, self.look, place, value, pair, hue, 0.42)
            if on == 1.0 and q < rows and share != BAND:
                at = QPointF(end.right(), end.center().y())
                marks.text(painter, at, "·", pair, self.look.colour("ink"), None, (0.5, 0.5))
            if on == 1.0 and q >= rows:
                self._missing(painter, plan.cell(1, q, x))
        for q in range(k, rows) if on == 1.0 else ():
            self._missing(painter, plan.cell(1, q, x))

    # -- number by number ----------------------------------------------------------------------------------------

    def _upon(self, painter: QPainter, frame: Frame, of: Case, plan: Plan, fonts: Any) -> None:
        """Both are stretched to one size; then the first lies down on the second."""
        whole, pair, share = fonts
        stretch, meet = reached(frame, "stretch"), reached(frame, "meet")
        for k, array in ((0, of.a), (1, of.b)):
            for i, j, real in self._cells(of, array, stretch):
                value = written(array[min(i, array.shape[0] - 1), min(j, array.shape[1] - 1)], of.cost)
                cell, hue = self._stretched(plan, k, array, i, j, stretch), ROLES[of.line.letters[k]]
                covered = k == 1 and meet > 0.0 and self._meets(of, i, j)
                ink = "" if covered else value
                box(painter, self.look, self._inset(cell), ink, whole, self.look.colour(hue),
                    0.2 if real else 0.06, not real)  # fmt: skip
                if covered:
                    rest = along(cell, self._half(cell, share, False), meet)
                    self._number(painter, rest, value, pair if meet > 0.5 else whole)
        if meet > 0.0:
            self._lies(painter, of, plan, (pair, share), meet)

    def _cells(self, of: Case, array: Any, stretch: float) -> list[tuple[int, int, bool]]:
        """Own cells and copies; those that move come first, so that own ones lie on top."""
        r, c = array.shape
        grid = of.room if stretch > 0.0 else (r, c)
        found = [(i, j, i < r and j < c) for i, j in product(*map(range, grid))]
        return sorted(found, key=lambda cell: cell[2])

    def _stretched(self, plan: Plan, k: int, array: Any, i: int, j: int, stretch: float) -> QRectF:
        start = plan.cell(k, min(i, array.shape[0] - 1), min(j, array.shape[1] - 1))
        return along(start, plan.cell(k, i, j), stretch)

    def _meets(self, of: Case, i: int, j: int) -> bool:
        """Whether both have a number here."""
        return not of.clash or all(i < r and j < c for r, c in of.shapes)

    def _lies(self, painter: QPainter, of: Case, plan: Plan, fonts: Any, meet: float) -> None:
        """The first array, on its way to the second."""
        (pair, share), array = fonts, of.a
        grid = array.shape if of.clash else of.room
        for i, j in product(*map(range, grid)):
            value = written(array[min(i, array.shape[0] - 1), min(j, array.shape[1] - 1)], of.cost)
            value = "" if share == BAND and meet == 1.0 else value
            end = self._half(plan.cell(1, i, j), share, True).adjusted(1, 2, -1, -2)
            alone = not self._meets(of, i, j)
            hue = self.look.colour("warn" if alone and meet == 1.0 else ROLES[of.line.letters[0]])
            box(painter, self.look, along(self._inset(plan.cell(0, i, j)), end, meet), value, pair, hue, 0.42)
            if meet == 1.0 and not alone and share != BAND:
                at = QPointF(end.right() + 1, end.center().y())
                marks.text(painter, at, "·", pair, self.look.colour("ink"), None, (0.5, 0.5))
        for i, j in product(*map(range, of.room)) if of.clash and meet == 1.0 else ():
            if self._alone(of, i, j):
                self._missing(painter, plan.cell(1, i, j))

    def _alone(self, of: Case, i: int, j: int) -> bool:
        """Whether a guilty axis ends before this cell in one of the two."""
        least = [min(pair) for pair in zip(*of.shapes, strict=True)]
        return (-1 in of.clash and j >= least[1]) or (-2 in of.clash and i >= least[0])

