"""What the hand can take hold of on the way from a picture to its column: a pixel, and a row."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from gui.lesson import Frame
from gui.pictures.column_scene import CHANNELS, N_X, inside, pixel_in, reached
from gui.pictures.column_squares import STEP, Squares
from gui.pictures.picture_to_column.plan import Plan, plan

KEY = "picture_to_column.label"


class Hand(Squares):
    """The boxes, and what lies under the pointer."""

    def plan(self) -> Plan:
        """The boxes."""
        font, small = self.look.font("body", bold=True), self.look.font("small")
        say = self.language
        words = [say(f"{KEY}.row", row=f"{N_X - 1:,}"), *(f"{say(f'{KEY}.{name}')} 255" for name in CHANNELS)]
        card = max(map(QFontMetricsF(font).horizontalAdvance, words)) + 2 * self.look.space
        rows = QFontMetricsF(small).horizontalAdvance(f"{N_X - 1:,}") + 1.5 * self.look.space
        return plan(self.rect, self.line, card, rows)

    @staticmethod
    def height(p: Plan, row: float) -> float:
        """Where a row of the column is."""
        return p.column.top() + p.column.height() * (row + 0.5) / N_X

    def boxes(self, frame: Frame) -> list[QRectF]:
        """The pictures that show the pixel at this moment."""
        at, p = reached(frame), self.plan()
        if at <= 0:
            return [p.big]
        resting = at == int(at)
        return [p.first, *(p.planes if resting else ()), *((p.again,) if at >= 3 else ())] if at >= 1 else []

    def place(self, at: QPointF, frame: Frame) -> tuple[int, int, int] | None:
        """The pixel under the pointer."""
        p, boxes = self.plan(), self.boxes(frame)
        box = next((box for box in boxes if box.contains(at)), None)
        if box is None:
            return None
        y, x = self.pixel_under(box, at)
        return y, x, p.planes.index(box) if box in p.planes else pixel_in(frame)[2]

    def row_at(self, at: QPointF) -> int:
        """The row at this height."""
        p = self.plan()
        return min(max(int((at.y() - p.column.top()) / p.column.height() * N_X), 0), N_X - 1)

    def _over_column(self, at: QPointF, frame: Frame) -> bool:
        reach = self.look.space
        return reached(frame) >= 2 and self.plan().column.adjusted(-reach, 0, reach, 0).contains(at)

    def grab(self, at: QPointF, frame: Frame) -> str:
        """A pixel, or a row."""
        return "row" if self._over_column(at, frame) else "pixel" if self.place(at, frame) is not None else ""

    def jumps(self, what: str) -> bool:
        """At once."""
        return True

    def value(self, what: str, at: QPointF, frame: Frame) -> Any:
        """The pixel that it means: outside all pictures the nearest of the one it is nearest to."""
        if what == "row":
            return frame.scene.pixel(self.row_at(at))
        boxes, p = self.boxes(frame), self.plan()
        if not boxes:
            return None
        box = min(boxes, key=lambda b: _away(b, at))
        y, x = self.pixel_under(box, at)
        return y, x, p.planes.index(box) if box in p.planes else frame.params.pixel[2]

    def focus(self, at: QPointF, frame: Frame) -> str:
        """The pixel under the pointer, or the one whose row it is."""
        found = frame.scene.pixel(self.row_at(at)) if self._over_column(at, frame) else self.place(at, frame)
        return "" if found is None else "pixel {} {} {}".format(*found)

    def handles(self, frame: Frame) -> tuple[str, ...]:
        """The pixel, and the row once there is a column."""
        return ("pixel", "row") if reached(frame) >= 2 else ("pixel",)

    def nudged(self, what: str, frame: Frame, right: float, up: float) -> Any:
        """The next pixel, or the next row; with Shift eight further."""
        step = STEP if abs(right + up) < 1 else 1
        across, rise = (0 if v == 0 else step if v > 0 else -step for v in (right, up))
        y, x, c = (int(v) for v in frame.params.pixel)
        if what == "row":
            return frame.scene.pixel(min(max(frame.scene.row((y, x, c)) + across - rise, 0), N_X - 1))
        return inside(y - rise, x + across, c)


def _away(box: QRectF, at: QPointF) -> float:
    """How far a point lies outside a box."""
    across, down = (max(low - v, v - high, 0.0) for low, v, high in
                    ((box.left(), at.x(), box.right()), (box.top(), at.y(), box.bottom())))  # fmt: skip
    return float(np.hypot(across, down))
