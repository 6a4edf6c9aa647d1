"""A wiring: nodes with their numbers, wires between them, pulses that run forwards and slopes that run back.

A subclass says what is shown: `diagram(frame)`. Nodes that can be dragged carry a rail: the knob on it lies exactly
where the value lies in its range, and the pointer's place means exactly one value.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from gui.lesson import Frame
from gui.pictures.face import Face
from gui.pictures.wiring_nodes import node_ink, rail
from gui.pictures.wiring_parts import Diagram, Node
from gui.pictures.wiring_plan import Plan, plan, still
from gui.pictures.wiring_wires import distance, labels_ink, packets_ink, wire_ink


class Wiring(Face):
    """A neuron, a network or a graph of computations."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: tuple[object, Plan] | None = None

    def diagram(self, frame: Frame) -> Diagram:
        """What is shown at this moment."""
        raise NotImplementedError

    def plan(self, diagram: Diagram) -> Plan:
        """Where everything lies; found once, as long as nothing but numbers change."""
        s = self.look.space
        top = self.head + s if diagram.title else s
        rect = self.rect.adjusted(1.5 * s, top, -1.5 * s, -s)
        key = (still(diagram), rect.getRect(), self.look)
        if self._kept is None or self._kept[0] != key:
            self._kept = key, plan(diagram, rect, self.look)
        return self._kept[1]

    # -- painting ------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Wires, nodes over them, then what stands on the wires and what travels along them."""
        diagram = self.diagram(frame)
        found = self.plan(diagram)
        if diagram.title:
            self.heading(painter, diagram.title)
        heaviest = diagram.heaviest or max((abs(w.weight) for w in diagram.wires if w.weight is not None), default=1.0)
        focus = frame.view.focus
        for wire, way in zip(diagram.wires, found.ways, strict=True):
            wire_ink(painter, self.look, wire, way, heaviest, focus in (wire.name, wire.symbol or wire.name))
        for node in diagram.nodes:
            lit = node.name == self.active or focus in (node.name, node.symbol or node.name)
            node_ink(painter, self.look, found.fonts, node, found.places[node.name], lit, node.name == self.active)
        labels_ink(painter, self.look, diagram, found)
        packets_ink(painter, self.look, diagram, found)

    # -- hands ---------------------------------------------------------------------------------------------------

    def node_at(self, at: QPointF, frame: Frame) -> Node | None:
        """The node under a pixel."""
        diagram = self.diagram(frame)
        places = self.plan(diagram).places
        return next((n for n in reversed(diagram.nodes) if places[n.name].whole.contains(at)), None)

    def grab(self, at: QPointF, frame: Frame) -> str:
        """A node that can be dragged or pressed."""
        node = self.node_at(at, frame)
        if node is None:
            return ""
        return node.name if node.moves else node.press

    def value(self, what: str, at: QPointF, frame: Frame) -> float:
        """What the place of the pointer along the node's rail means."""
        diagram = self.diagram(frame)
        node = diagram.node(what)
        way = self.rail(what, frame)
        share = min(max((at.x() - way.left()) / max(1.0, way.width()), 0.0), 1.0)
        return snapped(node, node.low + share * (node.high - node.low))

    def rail(self, what: str, frame: Frame) -> QRectF:
        """The rail of a node that can be dragged: its left end means `low`, its right end `high`."""
        return rail(self.plan(self.diagram(frame)).places[what].body, self.look)

    def focus(self, at: QPointF, frame: Frame) -> str:
        """The node under the pointer, or the wire near it."""
        node = self.node_at(at, frame)
        if node is not None:
            return node.symbol or node.name
        diagram = self.diagram(frame)
        gaps = [distance(way, at) for way in self.plan(diagram).ways]
        if not gaps or min(gaps) > 2 * self.look.space:
            return ""
        wire = diagram.wires[gaps.index(min(gaps))]
        return wire.symbol or wire.name

    def handles(self, frame: Frame) -> tuple[str, ...]:
        """Every node that can be dragged or pressed."""
        return tuple(node.name for node in self.diagram(frame).nodes if node.moves or node.press)

    def nudged(self, what: str, frame: Frame, right: float, up: float) -> Any:
        """A step to the right or up makes it larger; what can be pressed is pressed by any arrow."""
        node = self.diagram(frame).node(what)
        if not node.moves:
            return node.press
        return min(max(round(node.value + (right + up) * step(node), 9), node.low), node.high)


def step(node: Node) -> float:
    """What one press of an arrow adds."""
    return node.step or (node.high - node.low) / 100


def snapped(node: Node, value: float) -> float:
    """The nearest multiple of the node's step, within its range."""
    return min(max(round(round(value / step(node)) * step(node), 9), node.low), node.high)
