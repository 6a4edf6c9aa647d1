"""Act 2 of the lesson on arrays with one axis: answers minus truths, all with all, without a word from NumPy."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from gui.figures import short
from gui.lesson import Frame
from gui.pictures import cells, marks, shell
from gui.pictures.axes import Axes, Scale
from gui.pictures.board import CurveBoard
from gui.pictures.board_parts import Board, Dot, Note
from gui.pictures.face import Face
from gui.pictures.rank_one.film import LOW, TOP, Harm
from gui.pictures.rank_one.looks import ASPECT, NAME

LEFT, RIGHT = 1.0, 2.0  # where answers and truths stand


def means(step: Harm) -> tuple[float, float]:
    """The mean of the squares of all differences that were made, and of those that were meant."""
    squares = [(step.answers[i] - step.truths[j]) ** 2 for i, j in step.pairs]
    meant = [(a - y) ** 2 for a, y in zip(step.answers, step.truths, strict=True)]
    return float(np.mean(squares)), float(np.mean(meant))


class MeetBoard(CurveBoard):
    """Answers on the left, truths on the right, a line for every difference."""

    def board(self, frame: Frame) -> Board:
        """Every answer can be dragged."""
        step = cast(Harm, frame.step)
        answers = tuple(
            Dot(LEFT, a, "a", name=f"A:{k}", moves="y", y_range=(LOW, TOP), snap=0.1, step=0.1, symbol="a")
            for k, a in enumerate(step.answers)
        )  # fmt: skip
        truths = tuple(Dot(RIGHT, y, "y", hollow=True, size=1.2, symbol="y") for y in step.truths)
        shape = f"({step.n}, 1)" if step.told == 3 else f"({step.n},)"
        beside = [Note(LEFT - 0.09, a, f"{a:g}", "a", anchor=(1.0, 0.5)) for a in step.answers]
        beside += [Note(RIGHT + 0.09, y, f"{y:g}", "y", anchor=(0.0, 0.5)) for y in step.truths]
        notes = (Note(LEFT, TOP + 0.55, f"A ({step.n}, 1)", "a", bold=True),
                 Note(RIGHT, TOP + 0.55, f"y {shape}", "y", bold=True))  # fmt: skip
        return Board(Scale(LEFT - 0.45, RIGHT + 0.45), Scale(LOW - 0.3, TOP + 1.0), numbers=False,
                     dots=(*answers, *truths), notes=(*notes, *beside))

    def under(self, painter: QPainter, frame: Frame, axes: Axes) -> None:
        """All differences that are made; those that were meant are strong."""
        step = cast(Harm, frame.step)
        look, asking = self.look, frame.view.asking
        made = [] if asking or step.told == 0 else [p for p in step.pairs if p[0] != p[1]]
        for i, j in made + [(k, k) for k in range(step.n)]:
            role, width = ("a", 1.2) if i == j else ("warn", 0.6)
            painter.setPen(marks.pen(look.colour(role), look.stroke * width))
            painter.drawLine(axes.point(LEFT, step.answers[i]), axes.point(RIGHT, step.truths[j]))


class GridFace(Face):
    """The difference as an array: A beside its rows, y above its columns."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Nothing moves: painted once for each step."""
        key = (frame.step, frame.view.asking, self.language.code)
        self.layer(painter, "all", key, lambda p: self._all(p, cast(Harm, frame.step), frame.view.asking))

    def _all(self, painter: QPainter, step: Harm, asking: bool) -> None:
        """With y in one line above while it has one axis; as two columns when it was mended."""
        answers, truths = np.array(step.answers).reshape(-1, 1), np.array(step.truths)
        if step.told == 3:
            self._columns(painter, answers, truths.reshape(-1, 1))
            return
        wide, left, top = self._cell(step.n)
        high, body = wide * ASPECT, top + wide * ASPECT * 1.35
        where = [QRectF(left, body + k * high, wide, high) for k in range(step.n)]
        cells.paint(painter, self.look, self.rect, answers, "a", where=where, places=1)
        beads = [QRectF(left + (1.6 + k) * wide, top, wide, high) for k in range(step.n)]
        cells.paint(painter, self.look, self.rect, truths, "y", where=beads, places=1)
        marks.text(painter, QPointF(left + wide / 2, top + high / 2), "A − y", self.look.maths("body"),
                   self.look.colour("ink"), None, (0.5, 0.5), self.rect)  # fmt: skip
        if step.told and not asking:
            inside = [QRectF(b.left(), w.top(), wide, high) for w in where for b in beads]
            diagonal = [k * (step.n + 1) for k in range(step.n)]
            cells.paint(painter, self.look, self.rect, answers - truths, "warn", lit=diagonal, where=inside, places=1)

    def _cell(self, n: int) -> tuple[float, float, float]:
        """How wide a cell is, and where the drawing begins."""
        wide = min(self.rect.width() / (n + 2.4), self.rect.height() / (n + 1.8) / ASPECT)
        whole = QPointF((n + 1.6) * wide, (n + 1.35) * wide * ASPECT)
        return wide, self.rect.center().x() - whole.x() / 2, self.rect.center().y() - whole.y() / 2

    def _columns(self, painter: QPainter, answers: Any, truths: Any) -> None:
        """A − y = the difference, all of them columns."""
        n, centre = len(answers), self.rect.center()
        wide = min(self.rect.width() / 6.5, self.rect.height() / (n + 1) / ASPECT)
        parts = ((answers, "a", "−"), (truths, "y", "="), (answers - truths, "a", ""))
        for k, (values, role, sign) in enumerate(parts):
            x = centre.x() + (k - 1) * 2 * wide - wide / 2
            top = centre.y() - n * wide * ASPECT / 2
            where = [QRectF(x, top + r * wide * ASPECT, wide, wide * ASPECT) for r in range(n)]
            cells.paint(painter, self.look, self.rect, values, role, where=where, places=1)
            marks.text(painter, QPointF(x + 1.5 * wide, centre.y()), sign, self.look.maths("title", italic=False),
                       self.look.colour("ink"), None, (0.5, 0.5))  # fmt: skip


class MeanFace(Face):
    """What was typed, and the mean beside the one that was meant."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Nothing moves: painted once for each step."""
        key = (frame.step, frame.view.asking, self.language.code)
        self.layer(painter, "all", key, lambda p: self._all(p, cast(Harm, frame.step), frame.view.asking))

    def _all(self, painter: QPainter, step: Harm, asking: bool) -> None:
        look = self.look
        wrong = step.told in (1, 2) and not asking
        inner = shell.card(painter, look, self.rect, "warn" if wrong else "a")
        left = inner.adjusted(0, 0, -inner.width() * 0.38, 0)
        lines = [line for said in step.talk for line in shell.rows(said)]
        shown = [*lines, shell.Row("?", "accent", True)] if asking else lines
        shell.write(painter, look, left, shown, shell.scale_for(look, left.size(), 34, 12))
        if asking or not step.told:
            return
        counted = step.told == 1
        got, meant = (float(len(step.pairs)), float(step.n)) if counted else means(step)
        figures = (("made" if counted else "got", got, "warn" if got != meant else "a"), ("meant", meant, "a"))
        right = QRectF(left.right(), inner.top(), inner.right() - left.right(), inner.height())
        for k, (word, value, role) in enumerate(figures):
            y = right.top() + right.height() * (0.12 + 0.46 * k)
            words = marks.text(painter, QPointF(right.center().x(), y), self.language(f"{NAME}.label.{word}"),
                               look.font("small"), look.colour("faint"), None, (0.5, 0.0), right)  # fmt: skip
            marks.text(painter, QPointF(right.center().x(), words.bottom()),
                       f"{value:.0f}" if counted else short(value), look.font("title", bold=True), look.colour(role),
                       None, (0.5, 0.0), right)  # fmt: skip
