"""A table of calories per food becomes percentages: its sums, one row, go up into every row and divide it."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from gui.figures import fixed
from gui.lesson import Frame
from gui.pictures import marks, shell
from gui.pictures.broadcast_parts import along, box, faded, fitting
from gui.pictures.broadcasting.film import COLUMNS, ROWS, Meal, done, resting
from gui.pictures.face import Face
from gui.pictures.scrub import Scrub

LABEL = 0.15  # of the width: the names of the rows
BETWEEN = 0.06  # of the width: between the tables
MIDDLE = Qt.AlignmentFlag.AlignCenter


class FoodFace(Scrub):
    """Calories on the left, their sums below, percentages on the right."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """The table, and what has been made of it."""
        of: Meal = frame.step.of
        if resting(frame):
            still = replace(frame, position=float(frame.index))
            hot = tuple(name for name in self.spots(frame) if self.hot(name, frame))
            self.layer(painter, "rest", (frame.step, hot, self.language.code), lambda p: self._left(p, still, of))
        else:
            self._left(painter, frame, of)
        part = done(frame, "divide")
        if part > 0.0:
            faded(painter, part)
            self.layer(painter, "right", (of, self.language.code), lambda p: self._right(p, of))
            faded(painter, 1.0)

    def _left(self, painter: QPainter, frame: Frame, of: Meal) -> None:
        """The calories and their sums."""
        self.layer(painter, "labels", self.language.code, self._labels)
        self._table(painter, frame, of)
        self._sums(painter, frame, of)

    def _right(self, painter: QPainter, of: Meal) -> None:
        """The percentages."""
        self._heads(painter, 1)
        self._percent(painter, of)

    def spots(self, frame: Frame) -> dict[str, tuple[QRectF, float]]:
        """The calories."""
        return {f"food:{4 * i + j}": (self._cell(0, i, j), frame.step.of.table[4 * i + j])
                for i, j in product(range(3), range(4))}  # fmt: skip

    # -- places --------------------------------------------------------------------------------------------------

    def _cell(self, table: int, row: float, column: int) -> QRectF:
        """Row 3 are the sums."""
        left, gap = self.rect.width() * LABEL, self.rect.width() * BETWEEN
        wide = (self.rect.width() - left - gap) / 8
        top = self.rect.top() + 2 * self.head
        high = (self.rect.bottom() - top) / 4.3
        x = self.rect.left() + left + table * (4 * wide + gap) + column * wide
        below = 0.3 * high if row > 2 else 0.0
        return QRectF(x, top + row * high + min(1.0, max(0.0, row - 2)) * below, wide, high).adjusted(2, 2, -2, -2)

    # -- painting ------------------------------------------------------------------------------------------------

    def _labels(self, painter: QPainter) -> None:
        """What stands beside the calories: foods above, nutrients on the left."""
        say, look = self.language, self.look
        self._heads(painter, 0)
        rows = [say(f"broadcasting.food.{name}") for name in ROWS]
        side = fitting(look, [*rows, say("broadcasting.food.cal")], self.rect.width() * LABEL - look.space, mono=False)
        for i, words in enumerate(rows):
            at = QPointF(self.rect.left(), self._cell(0, i, 0).center().y())
            marks.text(painter, at, words, side, look.colour("ink"), None, (0.0, 0.5))

    def _heads(self, painter: QPainter, table: int) -> None:
        """The title of a table, and its foods."""
        say, look, first = self.language, self.look, self._cell(table, 0, 0)
        foods = [say(f"broadcasting.food.{name}") for name in COLUMNS]
        font = fitting(look, foods, first.width() * 1.02, mono=False)
        title = say(f"broadcasting.food.{('calories', 'percent')[table]}")
        head = fitting(look, (title,), first.width() * 3.8, mono=False)
        head.setBold(True)
        marks.text(painter, QPointF(first.left(), self.rect.top()), title, head, look.colour("wz"[table]))
        for j, words in enumerate(foods):
            at = QPointF(self._cell(table, 0, j).center().x(), first.top() - 3)
            marks.text(painter, at, words, font, look.colour("ink"), None, (0.5, 1.0))

    def _table(self, painter: QPainter, frame: Frame, of: Meal) -> None:
        """Each number with a bar as high as its part of the column; and what it is divided by."""
        look, stretch = self.look, done(frame, "stretch")
        font = fitting(look, ("400",), self._cell(0, 0, 0).width() * 0.6, 1.3)
        small = fitting(look, ("÷1200",), self._cell(0, 0, 0).width() * 0.8)
        for i, j in product(range(3), range(4)):
            rect, value = self._cell(0, i, j), of.table[4 * i + j]
            hot = self.hot(f"food:{4 * i + j}", frame)
            box(painter, look, rect, "", font, look.colour("w"), 0.14, hot=hot)
            upper = QRectF(rect.left(), rect.top(), rect.width(), rect.height() * (1.0 - 0.42 * min(1.0, stretch * 3)))
            painter.setFont(font)
            painter.setPen(look.colour("ink"))
            painter.drawText(upper, int(MIDDLE), fixed(value, 0))
            if stretch > 0.0:
                side, low = rect.width() * 0.06, rect.height() * 0.05
                end = rect.adjusted(side, rect.height() * 0.54, -side, -low)
                moving = along(self._cell(0, 3, j), end, stretch)
                box(painter, look, moving, f"÷{fixed(of.cal[j], 0)}", small, look.colour("J"), 0.12, stretch == 1.0)

    def _sums(self, painter: QPainter, frame: Frame, of: Meal) -> None:
        """cal: numbers fall out of their column."""
        look, part = self.look, done(frame, "sum")
        if part <= 0.0:
            return
        faded(painter, part)
        name = self.language("broadcasting.food.cal")
        font = fitting(look, (name,), self.rect.width() * LABEL - look.space, mono=False)
        marks.text(painter, QPointF(self.rect.left(), self._cell(0, 3, 0).center().y()), name, font, look.colour("J"),
                   None, (0.0, 0.5))  # fmt: skip
        font = fitting(look, ("1200",), self._cell(0, 0, 0).width() * 0.7, 1.3)
        for j in range(4):
            for i in range(3) if part < 1.0 else (2,):
                rect = along(self._cell(0, i, j), self._cell(0, 3, j), part)
                box(painter, look, rect, fixed(of.cal[j], 0), font, look.colour("J"), 0.2)
        faded(painter, 1.0)

    def _percent(self, painter: QPainter, of: Meal) -> None:
        """Each part of its column: a bar from the left of the cell to its share."""
        look = self.look
        font = fitting(look, ("100.0",), self._cell(1, 0, 0).width() * 0.86, 1.3)
        for i, j in product(range(3), range(4)):
            rect, value = self._cell(1, i, j), float(of.percent[i, j])
            box(painter, look, rect, "", font, look.colour("z"), 0.05)
            bar = QRectF(rect.left(), rect.top(), rect.width() * value / 100, rect.height())
            painter.fillRect(bar.adjusted(1, 1, -1, -1), look.colour("z", 0.26))
            painter.setFont(font)
            painter.setPen(look.colour("ink"))
            painter.drawText(rect, int(MIDDLE), fixed(value, 1))
        for j in range(4):
            rect = self._cell(1, 3, j)
            marks.text(painter, rect.center(), "100\u202f%", fitting(look, ("100\u202f%",), rect.width(), 1.0),
                       look.colour("z"), None, (0.5, 0.5))  # fmt: skip


class LinesFace(Face):
    """The lines, really run, as far as the film has come."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """One more at every stage."""
        key = (frame.step, frame.view.asking)
        self.layer(painter, "all", key, lambda p: self._all(p, frame))

    def _all(self, painter: QPainter, frame: Frame) -> None:
        said = frame.step.of.said
        inner = shell.card(painter, self.look, self.rect, "a" if frame.index else "line")
        lines = [row for one in said[: (0, 2, 3, 4)[frame.index]] for row in shell.rows(one)]
        if not frame.index:
            lines = [shell.Row(shell.PROMPT + "A.shape", "faint"), shell.Row("(3, 4)", "ink", True)]
        shell.write(painter, self.look, inner, lines, shell.scale_for(self.look, inner.size(), 46, 9))
