"""Act 1 of the lesson on arrays with one axis: the same lines for three arrays, and how each of them looks."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from gui.lesson import Frame
from gui.pictures import cells, marks, shell
from gui.pictures.face import Face, near
from gui.pictures.rank_one.film import KINDS, LEAST, MOST, Looks, turned

NAME = "rank_one"
ASPECT = 0.52  # of a cell
COLUMNS, ROWS = 32, 8  # of what is typed for one array


def laid(rect: QRectF, shape: tuple[int, ...], most: int = MOST) -> list[QRectF]:
    """The cells from the left of a rectangle, as large as they may be when there are most of them; a single one may be
    larger."""
    rows, columns = cells.grid(shape)
    wide = min(rect.width() / (most + 0.6), rect.height() / (most + 0.4) / ASPECT)
    wide *= 1.8 if rows * columns == 1 else 1.0
    left, high = rect.left() + wide * 0.3, wide * ASPECT
    top = rect.center().y() - rows * high / 2
    return [QRectF(left + c * wide, top + r * high, wide, high) for r in range(rows) for c in range(columns)]


class LooksFace(Face):
    """A row for each array: what was typed, and its cells."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """What was typed stays for a step; the cells may be turning."""
        step, asking = cast(Looks, frame.step), frame.view.asking
        key = (step, asking, self.language.code)
        self.layer(painter, "typed", key, lambda p: self._typed(p, step, asking))
        after = cast(Looks, frame.next)
        for row, value, later, kind in zip(self.rows(), step.values, after.values, KINDS, strict=True):
            self._array(painter, self.room(row), value, later, turned(frame), kind)
        if not self.grips(frame).isEmpty() and self.active == "n":
            painter.setPen(marks.pen(self.look.colour("accent"), self.look.stroke))
            painter.drawRoundedRect(self.grips(frame), 4, 4)

    def rows(self) -> list[QRectF]:
        """A rectangle for each array."""
        gap = self.look.space * 0.8
        high = (self.rect.height() - 2 * gap) / 3
        return [QRectF(self.rect.left(), self.rect.top() + k * (high + gap), self.rect.width(), high) for k in range(3)]

    def room(self, row: QRectF) -> QRectF:
        """Where the cells of a row lie."""
        s = self.look.space
        return row.adjusted(row.width() * 0.47, s, -s, -s)

    def _typed(self, painter: QPainter, step: Looks, asking: bool) -> None:
        look = self.look
        for row, talk, kind in zip(self.rows(), step.talks, KINDS, strict=True):
            inner = shell.card(painter, look, row, "warn" if kind == "flat" and not asking else "a")
            title = marks.text(painter, inner.topLeft(), self.language(f"{NAME}.kind.{kind}"),
                               look.font("small", bold=True), look.colour("ink"))  # fmt: skip
            high, wide = inner.bottom() - title.bottom(), row.width() * 0.45 - look.space
            left = QRectF(inner.left(), title.bottom(), wide, high)
            lines = [line for said in talk for line in shell.rows(said)]
            shown = [*lines[:3], shell.Row("?", "accent", True)] if asking else lines
            shell.write(painter, look, left, shown, shell.scale_for(look, left.size(), COLUMNS, ROWS + 1))

    def _array(self, painter: QPainter, room: QRectF, value: Any, later: Any, t: float, kind: str) -> None:
        """The cells; on their way to the next step's places if they only change places."""
        here = laid(room, np.shape(value))
        moves = t > 0.0 and np.size(value) == np.size(later) and np.shape(value) != np.shape(later)
        if moves:
            here = cells.between(here, laid(room, np.shape(later)), t)
        cells.paint(painter, self.look, room, value, "warn" if kind == "flat" else "a", where=here,
                    frame=not moves)  # fmt: skip

    # -- hands ---------------------------------------------------------------------------------------------------

    def grips(self, frame: Frame) -> QRectF:
        """The last bead: it is drawn out to make the array longer."""
        step = cast(Looks, frame.step)
        first = step.values[0]
        return laid(self.room(self.rows()[0]), np.shape(first))[-1] if np.ndim(first) == 1 else QRectF()

    def handles(self, frame: Frame) -> tuple[str, ...]:
        """The length."""
        return () if self.grips(frame).isEmpty() else ("n",)

    def grab(self, at: QPointF, frame: Frame) -> str:
        """The last bead."""
        grip = self.grips(frame)
        close = not grip.isEmpty() and (grip.contains(at) or near(grip.center(), at, 16.0))
        return "n" if close else ""

    def value(self, what: str, at: QPointF, frame: Frame) -> Any:
        """As many beads as end under the pointer."""
        first = laid(self.room(self.rows()[0]), (MOST,))[0]
        return min(max(round((at.x() - first.left()) / first.width() + 0.5), LEAST), MOST)

    def nudged(self, what: str, frame: Frame, right: float, up: float) -> Any:
        """One more or one less."""
        way = right + up
        return min(max(cast(Looks, frame.step).n + (1 if way > 0 else -1), LEAST), MOST)
