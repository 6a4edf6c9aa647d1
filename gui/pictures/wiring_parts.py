"""What a wiring shows: a frozen description made from a frame: a neuron, a small network, a graph of computations.

Roles are colours of the theme ("w", "z", "slope"). A `symbol` is what the formula and the code call a thing: pointing
at it lights both. A node with a range (`low` < `high`) can be dragged; its name is its handle.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Shape = Literal["box", "disc", "input", "slot"]  # a slot has letter and number on one line


@dataclass(frozen=True)
class Node:
    """Something that has a number. `x`, `y` are its place, 0..1 from the upper left; at 0 and 1 it touches the edge.

    Above stands the `letter` (or a short formula, or with `maths` off a word), in the node its `number`, under it the
    `slope` that came back to it and a `note`. `lit` 0..1 frames it, `faint` is its opacity.
    """

    name: str
    x: float
    y: float
    letter: str
    number: str = ""
    slope: str = ""
    note: str = ""
    role: str = "ink"
    shape: Shape = "box"
    lit: float = 0.0
    faint: float = 1.0
    maths: bool = True
    value: float = 0.0  # of a node that can be dragged
    low: float = 0.0
    high: float = 0.0
    step: float = 0.0  # what an arrow key adds, and what the mouse finds multiples of; 0: a hundredth of the range
    symbol: str = ""
    press: str = ""  # "field=value": pressing it chooses that
    sloped: bool = True  # whether room is kept for a slope

    @property
    def moves(self) -> bool:
        """Whether it can be dragged."""
        return self.low < self.high


@dataclass(frozen=True)
class Wire:
    """From one node to another. With a `weight` its width is the size of it and its colour the sign.

    `forward` and `back` 0..1 say how far a pulse has come from `start` to `end`, and back again; on their way the
    pulses carry `packet` and `back_packet`. `label` stands over the wire, `slope` under it, `at` 0..1 along it.
    """

    start: str
    end: str
    weight: float | None = None
    label: str = ""
    slope: str = ""
    forward: float = 0.0
    back: float = 0.0
    packet: str = ""
    back_packet: str = ""
    role: str = "ink"
    lit: float = 0.0
    faint: float = 1.0
    at: float = 0.5
    symbol: str = ""
    signed: bool = True  # False: its role is its colour, whatever the sign of its weight

    @property
    def name(self) -> str:
        """What it is called where no symbol stands for it."""
        return f"{self.start}>{self.end}"


@dataclass(frozen=True)
class Diagram:
    """One moment of a wiring. The rooms are sample texts: space is kept for them, so that nothing moves or grows when
    numbers change; an empty `slope_room` or `wire_room` keeps none."""

    nodes: tuple[Node, ...]
    wires: tuple[Wire, ...] = ()
    title: str = ""
    number_room: str = "−00.00"
    slope_room: str = ""
    wire_room: str = ""
    heaviest: float = 0.0  # the weight that is drawn widest; 0: the largest here
    largest: float = 2.4  # how many times body size the numbers may grow

    def node(self, name: str) -> Node:
        """The node of that name."""
        return next(node for node in self.nodes if node.name == name)
