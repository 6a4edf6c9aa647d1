"""What "Teach it yourself" is painted with: the easel of the cat door, told of heaps."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen

from core.heaps import Heaps, Place
from core.heaps_film import Step
from gui.pictures.cat_easel import Easel
from gui.pictures.teach.plan import Plan
from gui.pictures.teach.scene import Scene, name_of


@dataclass
class Board(Easel):
    """One painting of the heaps."""

    rooms: Plan | None = None
    aim: str = "one"  # where what is pasted goes
    edges: dict[str, float] = field(default_factory=dict)  # where the button of each room begins

    @property
    def told(self) -> Scene:
        """The scene."""
        scene: Scene = self.frame.scene
        return scene

    @property
    def heaps(self) -> Heaps:
        """Both heaps."""
        return self.told.heaps

    @property
    def step(self) -> Step:
        """The present moment of the film."""
        step: Step = self.frame.step
        return step

    @property
    def plan(self) -> Plan:
        """The rooms."""
        if self.rooms is None:
            raise LookupError("painted without rooms")
        return self.rooms

    def name(self, place: Place) -> str:
        """What a heap is called."""
        return name_of(self.heaps, place, self.say)

    def room(self, box: QRectF, lit: bool = False, aimed: bool = False) -> None:
        """A quiet panel; framed while something is held over it, and where what is pasted goes."""
        radius = 0.6 * self.px()
        role, width = ("accent", 2.0) if lit else ("line", 0.5)
        self.p.setPen(self.look.pen(role, width * self.look.stroke))
        self.p.setBrush(self.look.colour("panel" if not lit else "raised"))
        self.p.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
        if aimed and not lit:
            self.p.setBrush(Qt.BrushStyle.NoBrush)
            self.p.setPen(self.look.pen("faint", 0.8 * self.look.stroke))
            self.p.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)

    def tick(self, at: QPointF, r: float, right: bool) -> None:
        """A disc with a tick, or a square with a cross: right or wrong by colour, shape and sign."""
        self.p.setPen(QPen(self.look.colour("halo"), max(1.0, 0.18 * r)))
        self.p.setBrush(self.look.colour("a" if right else "warn"))
        box = QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r)
        if right:
            self.p.drawEllipse(box)
        else:
            self.p.drawRoundedRect(box, 0.3 * r, 0.3 * r)
        pen = QPen(self.look.colour("halo"), max(1.4, 0.3 * r))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self.p.setPen(pen)
        self.p.setBrush(Qt.BrushStyle.NoBrush)
        path = QPainterPath()
        s = 0.42 * r
        if right:
            path.moveTo(at + QPointF(-1.1 * s, 0.1 * s))
            path.lineTo(at + QPointF(-0.25 * s, 0.95 * s))
            path.lineTo(at + QPointF(1.15 * s, -0.85 * s))
        else:
            for sign in (1, -1):
                path.moveTo(at + QPointF(-s, -s * sign))
                path.lineTo(at + QPointF(s, s * sign))
        self.p.drawPath(path)
