"""How a wire is painted: the way forwards, the way back beside it, what stands on it and what travels along it."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gui.pictures import marks
from gui.pictures.wiring_parts import Diagram, Wire
from gui.pictures.wiring_plan import Plan
from gui.theme import Look


def role_of(wire: Wire) -> str:
    """Its colour: the sign of its weight, if it has one that is signed."""
    if wire.weight is None or not wire.signed:
        return wire.role
    return "plus" if wire.weight >= 0 else "minus"


def width_of(wire: Wire, look: Look, heaviest: float) -> float:
    """Its width: the size of its weight."""
    if wire.weight is None:
        return look.stroke
    return look.stroke * (0.5 + 2.8 * min(1.0, abs(wire.weight) / (heaviest or 1.0)))


def wire_ink(painter: QPainter, look: Look, wire: Wire, way: QLineF, heaviest: float, lit: bool) -> None:
    """The wire, as strong as the pulse has come; beside it the way back."""
    painter.setOpacity(wire.faint)
    role, width = role_of(wire), width_of(wire, look, heaviest)
    if wire.forward < 1:
        painter.setPen(_square(look.colour(role, 0.85 if lit else 0.3), width))
        painter.drawLine(way)
    if wire.forward > 0:
        painter.setPen(_square(look.colour(role), width * (1.3 if lit else 1.0)))
        painter.drawLine(way.p1(), way.pointAt(min(1.0, wire.forward)))
    if wire.back > 0:
        lane = back_lane(way, look, width)
        ground, colour = look.colour("ground"), look.colour("slope")
        marks.arrow(painter, lane.p2(), lane.pointAt(1.0 - min(1.0, wire.back)), colour, look.stroke, ground)
    painter.setOpacity(1.0)


def _square(colour: QColor, width: float) -> QPen:
    """A pen with square ends: they lie under the nodes, and round ones take ten times as long to paint."""
    made = marks.pen(colour, width)
    made.setCapStyle(Qt.PenCapStyle.SquareCap)
    return made


def back_lane(way: QLineF, look: Look, width: float) -> QLineF:
    """The way back: under the wire, beside it; moved straight down, so that it still ends where the bodies do."""
    lean = abs(way.dx()) / max(1.0, way.length())
    off = lane_gap(look, width) / max(0.62, lean)  # a steep one comes nearer to its wire, and still ends at the body
    return way.translated(0.0, off)


def lane_gap(look: Look, width: float) -> float:
    """How far the way back lies from the wire."""
    return width / 2 + 1.1 * look.space


def distance(way: QLineF, at: QPointF) -> float:
    """From a pixel to a wire."""
    d, e = way.p2() - way.p1(), at - way.p1()
    square = d.x() ** 2 + d.y() ** 2
    t = min(max((d.x() * e.x() + d.y() * e.y()) / square, 0.0), 1.0) if square else 0.0
    gap = at - way.pointAt(t)
    return math.hypot(gap.x(), gap.y())


def labels_ink(painter: QPainter, look: Look, diagram: Diagram, plan: Plan) -> None:
    """What stands over and under the wires: each where it meets nothing, else not at all."""
    taken = [place.whole for place in plan.places.values()]
    for wire, way in zip(diagram.wires, plan.ways, strict=True):
        for words, role, below in ((wire.label, role_of(wire), False), (wire.slope, "slope", True)):
            if words:
                others = [other for other in plan.ways if other is not way]
                box = _spot(way, look, words, plan.fonts.slope, below, wire.at, taken, others)
                if box is not None:
                    taken.append(box)
                    plate(painter, look, box, words, plan.fonts.slope, role, wire.faint)


def _spot(way: QLineF, look: Look, words: str, font: QFont, below: bool, at: float,
          taken: list[QRectF], others: list[QLineF]) -> QRectF | None:  # fmt: skip
    """The first place along the wire, near where it should be, that is free; best one that no other wire crosses."""
    metrics, s = QFontMetricsF(font), look.space
    wide, high, length = metrics.horizontalAdvance(words) + s, metrics.height(), max(1.0, way.length())
    across = QPointF(-way.dy() / length, way.dx() / length) * (1.0 if below else -1.0)
    gap = (lane_gap(look, look.stroke) + s if below else 0.4 * s) + 0.5 * abs(across.x()) * wide
    free: list[QRectF] = []
    for shift in (0.0, -0.1, 0.1, -0.2, 0.2, -0.3, 0.3):
        middle = way.pointAt(min(max(at + shift, 0.1), 0.9)) + across * (gap + 0.5 * abs(across.y()) * high)
        box = QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
        if not any(box.intersects(other) for other in taken):
            free.append(box)
    return next((box for box in free if not any(crosses(other, box) for other in others)), free[0] if free else None)


def crosses(way: QLineF, box: QRectF) -> bool:
    """Whether a wire runs through a box."""
    length = max(1.0, way.length())
    reach = (abs(way.dy()) * box.width() + abs(way.dx()) * box.height()) / (2 * length)
    return distance(way, box.center()) < reach


def plate(painter: QPainter, look: Look, box: QRectF, words: str, font: QFont, role: str, faint: float = 1.0) -> None:
    """Words on a patch of ground, so that a wire under them does not cross them."""
    painter.setOpacity(faint)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("ground", 0.85))
    painter.drawRoundedRect(box, look.space / 2, look.space / 2)
    marks.text(painter, box.center(), words, font, look.colour(role), None, (0.5, 0.5))
    painter.setOpacity(1.0)


def packets_ink(painter: QPainter, look: Look, diagram: Diagram, plan: Plan) -> None:
    """The pulses that are under way, with what they carry."""
    heaviest = diagram.heaviest or max((abs(w.weight) for w in diagram.wires if w.weight is not None), default=1.0)
    for wire, way in zip(diagram.wires, plan.ways, strict=True):
        if 0 < wire.forward < 1:
            _packet(painter, look, way.pointAt(wire.forward), wire.packet, plan.fonts.slope, role_of(wire))
        if 0 < wire.back < 1:
            lane = back_lane(way, look, width_of(wire, look, heaviest))
            _packet(painter, look, lane.pointAt(1 - wire.back), wire.back_packet, plan.fonts.slope, "slope")


def _packet(painter: QPainter, look: Look, at: QPointF, words: str, font: QFont, role: str) -> None:
    """A pulse: a ball, or a plate with what it carries."""
    if not words:
        marks.ball(painter, at, 1.1 * look.space, look.colour(role), look.colour("ground"))
        return
    metrics, s = QFontMetricsF(font), look.space
    wide, high = metrics.horizontalAdvance(words) + 1.6 * s, metrics.height() + 0.6 * s
    box = QRectF(at.x() - wide / 2, at.y() - high / 2, wide, high)
    painter.setPen(marks.pen(look.colour("ground"), look.stroke))
    painter.setBrush(look.colour(role))
    painter.drawRoundedRect(box, high / 2, high / 2)
    marks.text(painter, box.center(), words, font, look.colour("ground"), None, (0.5, 0.5))
