"""Where things lie on the plane at a moment: the middle, the arrow, the lines of equal answers; no painter here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QLineF, QPointF, QRectF

from gui.pictures.axes import Axes
from gui.pictures.logistic_regression import plane_marks as ink
from gui.pictures.logistic_regression.parts import Stand

SHORT = 1e-6  # an arrow shorter than this makes no line


@dataclass(frozen=True)
class Sight:
    """A moment in pixels."""

    axes: Axes
    now: Stand
    edge: float  # what is taken hold of stays so far from the edge

    @cached_property
    def middle(self) -> QPointF:
        """The place where both inputs are average."""
        return self.axes.point(0.0, 0.0)

    @cached_property
    def unit(self) -> float:
        """Pixels of an hour."""
        return self.axes.rect.height() / (self.axes.y.high - self.axes.y.low)

    @cached_property
    def uphill(self) -> QPointF:
        """One pixel in the direction of w; nothing where w is 0."""
        return ink.unit(QPointF(self.now.w1, -self.now.w2))

    @cached_property
    def along(self) -> QPointF:
        """One pixel along the line, to the right of w."""
        return QPointF(-self.uphill.y(), self.uphill.x())

    @cached_property
    def room(self) -> QRectF:
        """Where things can be taken hold of."""
        return self.axes.rect.adjusted(self.edge, self.edge, -self.edge, -self.edge)

    @cached_property
    def tip(self) -> QPointF:
        """Of the arrow, kept in sight."""
        return ink.back_inside(self.room, self.middle, self.axes.point(self.now.w1, self.now.w2))

    def foot(self, z: float) -> QPointF:
        """The place nearest to the middle on the line with this z."""
        return self.middle + self.uphill * ((z - self.now.b) / max(self.now.length, SHORT) * self.unit)

    def level(self, z: float, inside: QRectF | None = None) -> QLineF | None:
        """What is in sight of the line with this z, from left of w to right of it."""
        if self.now.length < SHORT:
            return None
        return ink.across(inside or self.axes.rect, self.foot(z), self.along)

    def label(self, z: float, wide: float, high: float) -> QPointF | None:
        """As far out on the left as words of this size are in sight: a label that moves with its line."""
        seen = self.level(z, self.axes.rect.adjusted(wide / 2, high / 2, -wide / 2, -high / 2))
        return seen.p1() if seen is not None else None

    def grip(self) -> QPointF | None:
        """Where a hand takes the line: to the right of w; at the edge towards it where it is out of sight."""
        if self.now.length < SHORT:
            return None
        foot, seen = self.foot(0.0), self.level(0.0, self.room)
        if seen is None:
            return ink.back_inside(self.room, self.middle, foot)
        low, high = (QPointF.dotProduct(end - foot, self.along) for end in (seen.p1(), seen.p2()))
        return foot + self.along * min(max(1.6 * self.unit, low), high)

    def beside(self, at: QPointF) -> float:
        """Pixels from a place to the line."""
        return abs(QPointF.dotProduct(at - self.foot(0.0), self.uphill))
