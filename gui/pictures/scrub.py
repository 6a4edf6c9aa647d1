"""A face of numbers that are dragged up and down: one notch for every few pixels, from where it was taken."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from gui.lesson import Frame
from gui.pictures.face import Face


class Scrub(Face):
    """Every number has a place (`spots`). Dragged up it grows by `notch` every `pace` pixels. The picture that holds
    the face calls `take` when something is taken hold of."""

    start: tuple[float, float] | None = None  # the number and the pointer's height when it was taken hold of
    notch = 1.0  # what a number grows by
    press = 1.0  # and at a press of an arrow; with Shift a notch

    def spots(self, frame: Frame) -> dict[str, tuple[QRectF, float]]:
        """Where each number lies, and what it is."""
        raise NotImplementedError

    @property
    def pace(self) -> float:
        """Pixels for one more notch."""
        return max(4.0, self.look.px("body") * 0.9)

    def take(self, what: str, at: QPointF, frame: Frame) -> None:
        """Remember where it was taken."""
        found = self.spots(frame).get(what)
        self.start = (found[1], at.y()) if found is not None else None

    def grab(self, at: QPointF, frame: Frame) -> str:
        """The number under the pointer."""
        return next((name for name, (box, _) in self.spots(frame).items() if box.contains(at)), "")

    def value(self, what: str, at: QPointF, frame: Frame) -> float | None:
        """As many notches more as the pointer has climbed."""
        if self.start is None:
            return None
        return round(self.start[0] + self.notch * round((self.start[1] - at.y()) / self.pace), 9)

    def handles(self, frame: Frame) -> tuple[str, ...]:
        """Every number."""
        return tuple(self.spots(frame))

    def nudged(self, what: str, frame: Frame, right: float, up: float) -> float | None:
        """One press more or less; there is nothing between notches."""
        found, way = self.spots(frame).get(what), right + up
        size = self.press if abs(way) >= 1 else self.notch
        return None if found is None else round(found[1] + (size if way > 0 else -size), 9)

    def hot(self, what: str, frame: Frame) -> bool:
        """Whether the keyboard holds it, or the pointer lies over it."""
        return what == self.active or (self.pointer is not None and self.grab(self.pointer, frame) == what)
