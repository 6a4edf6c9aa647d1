"""Where everything of a wiring lies: nodes as large as there is room for, and never over each other. No painting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from gui.pictures.wiring_parts import Diagram, Node, Wire
from gui.theme import Look

SHRINK = 0.94  # from one size that is tried to the next


@dataclass(frozen=True)
class Fonts:
    """The type of a wiring at one size."""

    letter: QFont
    word: QFont  # a letter that is a word
    number: QFont
    slope: QFont
    note: QFont

    @classmethod
    def of(cls, look: Look, scale: float) -> Fonts:
        """Numbers grow most; nothing is smaller than small type (where the reader has magnified it: than it was)."""
        least = look.px("small") / look.px("body") / max(1.0, look.zoom)
        k = max(scale, least)
        return cls(look.maths("body", True, k), look.font("body", False, max(least, 0.85 * k)),
                   look.font("body", True, 1.25 * k), look.maths("body", True, max(least, 0.9 * k)),
                   look.font("small", False, max(1.0 / max(1.0, look.zoom), 0.75 * k)))  # fmt: skip


@dataclass(frozen=True)
class Place:
    """One node on the screen: its body, and the whole with what hangs under it."""

    body: QRectF
    tag: QRectF  # for the slope
    note: QRectF

    @property
    def whole(self) -> QRectF:
        """All of it."""
        return self.body.united(self.tag).united(self.note)


@dataclass(frozen=True)
class Plan:
    """All of it on the screen."""

    places: dict[str, Place]
    ways: tuple[QLineF, ...]  # one for each wire, from body to body
    fonts: Fonts
    scale: float


def still(diagram: Diagram) -> object:
    """All of a diagram that the plan depends on."""
    nodes = tuple((n.name, n.x, n.y, n.letter, n.shape, n.note, n.maths, n.moves, n.sloped) for n in diagram.nodes)
    wires = tuple((w.start, w.end) for w in diagram.wires)
    return nodes, wires, diagram.number_room, diagram.slope_room, diagram.wire_room, diagram.largest


def plan(diagram: Diagram, rect: QRectF, look: Look) -> Plan:
    """The largest size at which nothing meets."""
    scale, least = diagram.largest, 0.7 * look.px("small") / look.px("body") / max(1.0, look.zoom)
    while True:
        fonts = Fonts.of(look, scale)
        places = _placed(diagram, rect, look, fonts)
        ways = _ways(diagram.wires, diagram, places)
        if scale <= least or _fits(diagram, rect, look, fonts, places, ways):
            return Plan(places, ways, fonts, scale)
        scale *= SHRINK


def _fits(diagram: Diagram, rect: QRectF, look: Look, fonts: Fonts, places: dict[str, Place],
          ways: Sequence[QLineF]) -> bool:  # fmt: skip
    """Whether no node meets another or leaves the face, and every wire is long enough for what stands on it."""
    s = look.space
    wholes = [place.whole for place in places.values()]
    if not all(rect.adjusted(-1, -1, 1, 1).contains(whole) for whole in wholes):
        return False
    if any(one.adjusted(-s, -s, s, s).intersects(other) for one, other in combinations(wholes, 2)):
        return False
    room = 4 * s + QFontMetricsF(fonts.slope).horizontalAdvance(diagram.wire_room) if diagram.wire_room else 6 * s
    return all(way.length() >= room for way in ways)


def _placed(diagram: Diagram, rect: QRectF, look: Look, fonts: Fonts) -> dict[str, Place]:
    """Every node at its place; a row or a column keeps its line, whatever the sizes."""
    boxes = {node.name: _size(node, diagram, look, fonts) for node in diagram.nodes}
    wholes = [(boxes[node.name].whole, node) for node in diagram.nodes]
    left = max((-box.left() * (1 - node.x) for box, node in wholes), default=0.0)
    right = max((box.right() * node.x for box, node in wholes), default=0.0)
    up = max((-box.top() * (1 - node.y) for box, node in wholes), default=0.0)
    down = max((box.bottom() * node.y for box, node in wholes), default=0.0)
    inner = rect.adjusted(left, up, -right, -down)  # so that what lies at 0 or 1 touches the edge
    made = {}
    for node in diagram.nodes:
        d = QPointF(inner.left() + node.x * inner.width(), inner.top() + node.y * inner.height())
        box = boxes[node.name]
        made[node.name] = Place(box.body.translated(d), box.tag.translated(d), box.note.translated(d))
    return made


def _size(node: Node, diagram: Diagram, look: Look, fonts: Fonts) -> Place:
    """A node round (0, 0)."""
    s = unit(look)
    letter = QFontMetricsF(fonts.letter if node.maths else fonts.word)
    number, slope, note = QFontMetricsF(fonts.number), QFontMetricsF(fonts.slope), QFontMetricsF(fonts.note)
    room = number.horizontalAdvance(diagram.number_room)
    peers = [n for n in diagram.nodes if n.shape == "slot"] if node.shape == "slot" else [node]  # slots are a column
    across = max(letter.horizontalAdvance(n.letter) for n in peers)
    wide = (across + room + s if node.shape == "slot" else max(across, room)) + 2.5 * s
    high = max(letter.height(), number.height()) if node.shape == "slot" else letter.height() + number.height()
    high += s + (rail_room(look) if node.moves else 0.0)
    if node.shape == "disc":
        wide = high = max(wide, high * 1.08)
    body = QRectF(-wide / 2, -high / 2, wide, high)
    tag = note_box = QRectF(0, body.bottom(), 0, 0)
    if diagram.slope_room and node.sloped:
        across = max(wide, slope.horizontalAdvance(diagram.slope_room) + 1.5 * s)
        tag = QRectF(-across / 2, body.bottom() + 0.4 * s, across, slope.height() + 0.6 * s)
        note_box = QRectF(0, tag.bottom(), 0, 0)
    if node.note:
        across = note.horizontalAdvance(node.note)
        note_box = QRectF(-across / 2, tag.bottom() + 0.3 * s, across, note.height())
    return Place(body, tag, note_box)


def rail_room(look: Look) -> float:
    """What the rail of a node that can be dragged takes of its height."""
    return 2.6 * unit(look)


def unit(look: Look) -> float:
    """The space in and round a node; a magnified window needs its room for type."""
    return look.space / max(1.0, look.zoom)


def _ways(wires: Sequence[Wire], diagram: Diagram, places: dict[str, Place]) -> tuple[QLineF, ...]:
    """From the right of one body to the left of the other; at a box they arrive one over the other, in order."""
    made = []
    for wire in wires:
        start, end = places[wire.start].body, places[wire.end].body
        into = sorted((w for w in wires if w.end == wire.end), key=lambda w: places[w.start].body.center().y())
        share = (into.index(wire) + 0.5) / len(into)
        a, b = QPointF(start.right(), start.center().y()), QPointF(end.left(), end.top() + share * end.height())
        centres = QLineF(start.center(), end.center())
        if diagram.node(wire.start).shape == "disc":
            a = centres.pointAt(0.5 * start.width() / max(1.0, centres.length()))
        if diagram.node(wire.end).shape == "disc":
            b = centres.pointAt(1 - 0.5 * end.width() / max(1.0, centres.length()))
        made.append(QLineF(a, b))
    return tuple(made)
