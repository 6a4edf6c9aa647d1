"""Below the boards: shapes in and out with both modules; the loss in two forms and the cost of four examples."""

from __future__ import annotations

import math
from typing import cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from core.activation import sigmoid
from gui.lesson import Frame
from gui.pictures import cells, marks, shell
from gui.pictures.face import Face
from gui.pictures.sigmoid_code.boards import NAME
from gui.pictures.sigmoid_code.film import THIRDS, TOLD, Costly, Piece, Shaped, told
from gui.pictures.sigmoid_code.forms import ring

COLUMNS, ROWS = 38, 15  # of a card about the cost, its cells and its large figure counted as rows
SECOND = 0.5  # the beat of the first act that runs NumPy's line


class ShapesFace(Face):
    """Act 1: z in cells, a in cells of the same shape; and what `math` and NumPy made of it."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Nothing moves: it is painted once for each step."""
        early = frame.view.beats and frame.phase < SECOND and frame.index < len(frame.trace) - 1
        done = not frame.view.asking and not early
        key = (frame.step, done, frame.view.asking, self.language.code)
        self.layer(painter, "all", key, lambda p: self._all(p, cast(Shaped, frame.step), done, frame.view.asking))

    def _all(self, painter: QPainter, step: Shaped, done: bool, asking: bool) -> None:
        """Above what goes in and comes out, below the two lines."""
        look = self.look
        low = self.rect.height() * 0.46
        above = self.rect.adjusted(0, 0, 0, -low)
        half = (self.rect.width() - 4 * look.space) / 2
        self._array(painter, QRectF(above.left(), above.top(), half, above.height()), "z", step.z, step)
        right = QRectF(above.right() - half, above.top(), half, above.height())
        marks.arrow(painter, QPointF(above.center().x() - look.space * 1.6, right.center().y()),
                    QPointF(above.center().x() + look.space * 1.6, right.center().y()),
                    look.colour("a" if done else "line"), look.stroke, look.colour("ground"))  # fmt: skip
        if done:
            self._array(painter, right, "a", sigmoid(step.z), step)
        below = QRectF(self.rect.left(), above.bottom(), self.rect.width(), low)
        self._lines(painter, step, done, asking, below)

    def _array(self, painter: QPainter, rect: QRectF, letter: str, values: object, step: Shaped) -> None:
        """Its shape over its cells."""
        look = self.look
        words = f"{letter}.shape = {step.shape}"
        box = marks.text(painter, QPointF(rect.center().x(), rect.top()), words, look.code("body"),
                         look.colour(letter), None, (0.5, 0.0), rect)  # fmt: skip
        room = QRectF(rect.left(), box.bottom() + 4, rect.width(), rect.bottom() - box.bottom() - 4 - look.space)
        cells.paint(painter, look, room, values, letter, widest=look.px("body") * 6.5)

    def _lines(self, painter: QPainter, step: Shaped, done: bool, asking: bool, rect: QRectF) -> None:
        """Both lines, really run."""
        look, gap = self.look, self.look.space
        wide = (rect.width() - gap) / 2
        for k, (said, ready) in enumerate(((step.maths, not asking), (step.numpy, done))):
            sheet = QRectF(rect.left() + k * (wide + gap), rect.top(), wide, rect.height())
            inner = shell.card(painter, look, sheet, shell.verdict(said) if ready else "line")
            lines = shell.rows(said) if ready else [*shell.rows(said)[:1], shell.Row("?", "accent", True)]
            shell.write(painter, look, inner, lines, shell.scale_for(look, inner.size(), 34, 5))


class CostFace(Face):
    """Act 3: from a as the course writes it, and from z; each part, the loss, and the mean of four."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Nothing moves: it is painted once for each step."""
        key = (frame.step, frame.view.asking, self.language.code)
        self.layer(painter, "all", key, lambda p: self._all(p, cast(Costly, frame.step), frame.view.asking))
        if frame.index in TOLD["cost"] and frame.view.beats and not frame.view.asking:
            left, right = self.sheets()
            room, _, high = self._table(left, frame.step)
            foot = left.adjusted(0, room.top() + high - left.top(), 0, 0)  # the four losses and their mean
            ring(painter, self.look, (left, foot, right)[told(frame, THIRDS)])

    def sheets(self) -> tuple[QRectF, QRectF]:
        """Where both cards lie."""
        wide = (self.rect.width() - self.look.space) / 2
        left = QRectF(self.rect.left(), self.rect.top(), wide, self.rect.height())
        return left, left.translated(wide + self.look.space, 0)

    def _all(self, painter: QPainter, step: Costly, asking: bool) -> None:
        """Two cards."""
        for k, sheet in enumerate(self.sheets()):
            self._card(painter, sheet, step, k, asking)

    def _table(self, sheet: QRectF, step: Costly) -> tuple[QRectF, float, float]:
        """The room of a card under its title, how large its type is, and how high the table of the parts."""
        look = self.look
        inner = shell.inside(look, sheet)
        room = inner.adjusted(0, QFontMetricsF(look.font("small", bold=True)).height() * 1.1, 0, 0)
        large = shell.scale_for(look, room.size(), COLUMNS, ROWS)
        high = QFontMetricsF(look.code("small", large)).height() * (len(step.parts[0]) + 1.6)
        return room, large, min(high, room.height() * 0.46)

    def _card(self, painter: QPainter, sheet: QRectF, step: Costly, k: int, asking: bool) -> None:
        look = self.look
        inner = shell.card(painter, look, sheet, "line" if asking else shell.verdict(step.losses[k], step.costs[k]))
        words = self.language(f"{NAME}.card.{'az'[k]}")
        marks.text(painter, inner.topLeft(), words, look.font("small", bold=True), look.colour("ink"), None, (0.0, 0.0),
                   inner)  # fmt: skip
        room, large, high = self._table(sheet, step)
        parts = (*step.parts[k], step.truth)
        self._parts(painter, QRectF(room.left(), room.top(), room.width(), high), parts, asking, large)
        room = room.adjusted(0, high, 0, 0)
        mean = step.costs[k]
        if asking:
            shell.write(painter, look, room, [*shell.rows(mean)[:1], shell.Row("?", "accent", True)], large)
            return
        four = QRectF(room.left(), room.top(), room.width(), min(room.height() * 0.28, look.px("body") * 2.4 * large))
        cells.paint(painter, look, four, [*step.others, step.losses[k].value], "J", lit=(3,))
        room = room.adjusted(0, four.height() + look.space * 0.4, 0, 0)
        big = look.font("title", bold=True)
        words, high = f"J = {number_text(float(mean.value))}", QFontMetricsF(big).height()
        sure = look.colour("J" if math.isfinite(mean.value) else "warn")
        marks.text(painter, QPointF(room.center().x(), room.bottom()), words, big, sure, None, (0.5, 1.0), room)
        shell.write(painter, look, room.adjusted(0, 0, 0, -high), shell.rows(mean), large)

    def _parts(self, painter: QPainter, rect: QRectF, parts: tuple[Piece, ...], asking: bool, large: float) -> None:
        """Each part's code and its number, as a small table; last the loss, and the loss in truth."""
        look = self.look
        wide = max(len(part.code) for part in parts)
        lines = []
        for part in parts:
            number = "?" if asking else number_text(part.value)
            role = "warn" if not asking and not math.isfinite(part.value) else "a" if part is parts[-1] else "ink"
            lines.append(shell.Row(f"{part.code:<{wide}}  {number}", role, part in parts[-2:]))
        shell.write(painter, look, rect, lines, large)


def number_text(value: float) -> str:
    """With four digits; near 1 by what is missing, for that is what counts."""
    if 0.999 < value < 1.0:
        return f"1 - {1 - value:.4g}"
    return repr(value) if value in (0.0, 1.0) else f"{value:.4g}"
