"""What the hand can take hold of among m examples: a number, which is a row of X and an example."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from gui.lesson import Frame
from gui.pictures.cat_plan import blend
from gui.pictures.face import Face
from gui.pictures.notation.film import example, row, turn
from gui.pictures.notation.plan import Plan, lying, place, standing

LONGEST = "x⁽⁸⁾ = X[:, 7]"


class StackHand(Face):
    """The boxes of a moment, and what lies under the pointer."""

    @property
    def line(self) -> float:
        """Height of a line of text."""
        return QFontMetricsF(self.look.font("body")).height()

    @property
    def shape_font(self) -> QFont:
        """Of the shapes: they are what one looks for."""
        return self.look.maths("title", italic=False, scale=0.9)

    @property
    def names(self) -> float:
        """Room left of X for its name and shape."""
        wide = QFontMetricsF(self.shape_font).horizontalAdvance("(12288, 8)")
        return wide + 2.5 * self.look.space

    def plan(self, frame: Frame) -> Plan:
        """Everything in its place; on the way from columns to rows somewhere between."""
        here, t, look = frame.scene, turn(frame), self.look
        spoken = frame.params.act == "rows"
        talk = min(7.5 * self.line, self.rect.height() * 0.34) if spoken else 0.0
        longest = QFontMetricsF(self.shape_font).horizontalAdvance(LONGEST)
        side = 2 * look.space if spoken else longest + 3 * look.space
        upright = standing(self.rect, here.m, self.line, self.names, side, talk)
        if t == 0:
            return upright
        flat = lying(self.rect, here.m, self.line, 2 * look.space, 2 * look.space, talk)
        return flat if t == 1 else between(upright, flat, t)

    def spot(self, at: QPointF, frame: Frame) -> tuple[int, int] | None:
        """Row and example under a pixel: in X, or in a picture."""
        here, plan = frame.scene, self.plan(frame)
        for i, box in enumerate(plan.X):
            if box.contains(at):
                if plan.upright:
                    return place(at.y(), box.top(), box.height(), here.n_x), i
                return place(at.x(), box.left(), box.width(), here.n_x), i
        for i, box in enumerate((*plan.cards, *plan.whole)):
            if box.contains(at):
                y = place(at.y(), box.top(), box.height(), here.side)
                x = place(at.x(), box.left(), box.width(), here.side)
                return 3 * (y * here.side + x) + row(frame) % 3, i % here.m
        return None

    def grab(self, at: QPointF, frame: Frame) -> str:
        """A number."""
        return "cell" if not frame.view.asking and self.spot(at, frame) is not None else ""

    def jumps(self, what: str) -> bool:
        """At once."""
        return True

    def value(self, what: str, at: QPointF, frame: Frame) -> Any:
        """The number under the pointer."""
        return self.spot(at, frame)

    def focus(self, at: QPointF, frame: Frame) -> str:
        """The same while nothing is held."""
        found = None if frame.view.asking else self.spot(at, frame)
        return "" if found is None else "cell {} {}".format(*found)

    def handles(self, frame: Frame) -> tuple[str, ...]:
        """One number, to be moved in both ways."""
        return () if frame.view.asking else ("cell",)

    def nudged(self, what: str, frame: Frame, right: float, up: float) -> Any:
        """The next example, the next row (with Shift ten rows further)."""
        step = 10 if 0 < abs(right + up) < 1 else 1
        across, rise = (0 if v == 0 else step if v > 0 else -step for v in (right, up))
        if not self.plan(frame).upright:
            across, rise = -rise, -across
        r, i = row(frame) - rise, example(frame) + (across > 0) - (across < 0)
        return min(max(r, 0), frame.scene.n_x - 1), min(max(i, 0), frame.scene.m - 1)


def between(one: Plan, other: Plan, t: float) -> Plan:
    """Boxes on their way."""
    def mixed(a: tuple[QRectF, ...], b: tuple[QRectF, ...]) -> tuple[QRectF, ...]:
        return tuple(blend(p, q, t) for p, q in zip(a, b, strict=True))

    names = ("whole", "cards", "X", "Y")
    whole, cards, X, Y = (mixed(getattr(one, name), getattr(other, name)) for name in names)
    return Plan(whole, cards, X, Y, one.left + t * (other.left - one.left), other.talk, t < 0.5)
