"""Act 3 of the lesson on arrays with one axis: what catches it, what mends it, and two lines that Python refuses."""

from __future__ import annotations

from typing import cast

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from gui.lesson import Frame
from gui.pictures import cells, marks, shell
from gui.pictures.face import Face
from gui.pictures.rank_one.film import MOST, Guard, turned
from gui.pictures.rank_one.looks import ASPECT, NAME

MEANS = 0.5  # the beat that says what it means


def meant(frame: Frame) -> bool:
    """Whether it has been said what Python's words mean."""
    return not frame.view.beats or frame.phase >= MEANS - 1e-6 or frame.index == len(frame.trace) - 1


class GuardFace(Face):
    """The array above, what was typed below, and what it means."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """The cells may be on their way; the rest is painted once for each beat."""
        step, asking = cast(Guard, frame.step), frame.view.asking
        said = meant(frame) and not asking
        key = (step, said, asking, self.language.code)
        self.layer(painter, "typed", key, lambda p: self._typed(p, step, said, asking))
        room, later = self.above(), cast(Guard, frame.next)
        t = 0.0 if asking else turned(frame)
        here = cells.boxes(room, np.shape(step.value), self.widest, ASPECT)
        moves = t > 0.0 and np.shape(step.value) != np.shape(later.value)
        if moves:
            here = cells.between(here, cells.boxes(room, np.shape(later.value), self.widest, ASPECT), t)
        cells.paint(painter, self.look, room, step.value, "warn" if np.ndim(step.value) == 1 else "a", where=here,
                    frame=not moves)  # fmt: skip

    @property
    def widest(self) -> float:
        """Of a cell: the same for a line and for a column."""
        return min(self.above().height() / (MOST + 0.4) / ASPECT, self.rect.width() / (MOST + 0.6))

    def above(self) -> QRectF:
        """Where the array is."""
        whole = self.rect.adjusted(0, 0, 0, -self.rect.height() * 0.62)
        return whole.adjusted(0, QFontMetricsF(self.look.code("body")).height() * 1.2, 0, -self.look.space)

    def _typed(self, painter: QPainter, step: Guard, said: bool, asking: bool) -> None:
        look = self.look
        role = "warn" if np.ndim(step.value) == 1 else "a"
        marks.text(painter, QPointF(self.rect.center().x(), self.rect.top()), f"a.shape = {np.shape(step.value)}",
                   look.code("body"), look.colour(role), None, (0.5, 0.0), self.rect)  # fmt: skip
        below = self.rect.adjusted(0, self.rect.height() * 0.38, 0, 0)
        recent = step.talk[-step.last :]
        inner = shell.card(painter, look, below, "line" if asking else shell.verdict(*recent))
        foot = look.px("body") * 4.2
        room = inner.adjusted(0, 0, 0, -foot)
        before = [shell.Row(line.text, "faint") for one in step.talk[: -step.last] for line in shell.rows(one)]
        now = [line for one in recent for line in shell.rows(one)]
        lines = [*now[:2], shell.Row("?", "accent", True)] if asking else [*before, *now]
        large = shell.scale_for(look, room.size(), 66, 12)
        end = shell.write(painter, look, room, lines, large)
        if said:
            painter.setFont(look.font("body", bold=True, scale=min(large, 1.3)))
            painter.setPen(look.colour("ink"))
            box = QRectF(inner.left(), end + look.space, inner.width(), inner.bottom() - end - look.space)
            flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            painter.drawText(box, flags, self.language(f"{NAME}.means.{step.k}", n=step.n))
