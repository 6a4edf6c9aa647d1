"""u = bc, v = a + u, J = 3v as a wiring: numbers run to the right, slopes run back, a push runs to the right again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count

from core.graph import COURSE, Step
from gui.figures import fixed
from gui.lesson import Frame
from gui.pictures.wiring import Wiring
from gui.pictures.wiring_parts import Diagram, Node, Wire

NAME = "computation_graph"
INPUTS = ("a", "b", "c")
LOW, HIGH, STEP = -9.0, 9.0, 0.5
ROLES = {"a": "a", "b": "b", "c": "x", "u": "z", "v": "w", "J": "J"}
LETTERS = {"u": "u = bc", "v": "v = a + u", "J": "J = 3v"}
PLACES = {"a": (0.0, 0.0), "b": (0.0, 0.5), "c": (0.0, 1.0), "u": (0.33, 0.75), "v": (0.66, 0.36), "J": (1.0, 0.36)}


def figure(value: float) -> str:
    """A number with all its places: 5, 2.5, 33.003."""
    text = fixed(value, 6)
    return text.rstrip("0").rstrip(".") if "." in text else text


def signed(value: float) -> str:
    """With its sign: +0.003."""
    return ("+" if value > 0 else "") + figure(value)


def arrived(steps: Sequence[Step], way: str, name: str, through: str = "") -> int:
    """The step at which this value or slope comes (through that operation); after the film if never."""
    found = (k for k, s in enumerate(steps) if (s.way, s.name) == (way, name) and through in ("", s.through))
    return next(found, len(steps))


def share(position: float, arrival: int) -> float:
    """How far that which arrives there has come, 0..1: it sets out one step before."""
    return min(1.0, max(0.0, position - (arrival - 1)))


class GraphWiring(Wiring):
    """The course's graph. a, b and c can be dragged."""

    def diagram(self, frame: Frame) -> Diagram:
        """The numbers, pulses and slopes of this moment."""
        return Diagram(
            tuple(self._node(frame, name) for name in PLACES), tuple(self._wires(frame)),
            number_room="−00.000", slope_room="dv = −00", wire_room="dv/du = 1",
        )  # fmt: skip

    def _node(self, frame: Frame, name: str) -> Node:
        step: Step = frame.step
        x, y = PLACES[name]
        known, slope = name in step.values, step.slopes.get(name)
        veiled = frame.view.asking
        number = figure(step.values[name]) if known else "?"
        if veiled and step.way == "push" and name != frame.params.act:
            number = "?"
        return Node(
            name, x, y, LETTERS.get(name, name), number,
            "" if slope is None or veiled else f"d{name} = {figure(slope)}",
            note=self._note(frame, name), role=ROLES[name], shape="slot" if name in INPUTS else "box",
            lit=self._lit(frame, name),
            value=step.values.get(name, 0.0), low=LOW if name in INPUTS else 0.0, high=HIGH if name in INPUTS else 0.0,
            step=STEP, symbol=ROLES[name],
        )  # fmt: skip

    @staticmethod
    def _note(frame: Frame, name: str) -> str:
        """Of a push: how far it has moved; else nothing, with its room kept."""
        if frame.params.act == "slopes":
            return ""
        moved = frame.step.values[name] - frame.trace[0].values[name]
        return signed(moved) if abs(moved) > 1e-9 and not frame.view.asking else " "

    @staticmethod
    def _lit(frame: Frame, name: str) -> float:
        """What is new glows, and fades while the next is under way."""
        return max(0.0, 1.0 - frame.phase) if frame.step.name == name and not frame.view.asking else 0.0

    def _wires(self, frame: Frame) -> list[Wire]:
        steps, at, veiled = frame.trace, frame.position, frame.view.asking
        pushing, made = frame.params.act != "slopes", []
        for y, _, names in COURSE:
            for x in names:
                there = share(at, arrived(steps, "push" if pushing else "forward", y))
                back = share(at, arrived(steps, "back", x, y))
                local = local_slope(y, x, frame.step.values)
                reached = not pushing or self._reached(steps, x)
                known = back >= 1 and not pushing and not veiled
                made.append(Wire(
                    x, y, forward=there if reached else 0.0, back=0.0 if veiled else back,
                    packet=self._packet(frame, x) if not veiled else "",
                    back_packet=figure(frame.step.slopes.get(y, 0.0)),
                    slope=f"d{y}/d{x} = {figure(local)}" if known else "", role=ROLES[x],
                ))  # fmt: skip
        return made

    @staticmethod
    def _reached(steps: Sequence[Step], name: str) -> bool:
        """Whether the push goes through here."""
        return arrived(steps, "push", name) < len(steps)

    @staticmethod
    def _packet(frame: Frame, name: str) -> str:
        """What runs along the wires out of a node: its number, or of a push the small difference."""
        value = frame.step.values.get(name)
        if value is None:
            return ""
        base = frame.trace[0].values
        return signed(value - base[name]) if frame.params.act != "slopes" else figure(value)


def local_slope(y: str, x: str, values: Mapping[str, float]) -> float:
    """How much y moves for a small nudge of x alone; 0 while that is not known."""
    rule, names = next((op.rule, op.inputs) for op in COURSE if op.y == y)
    if any(name not in values for name in names):
        return 0.0
    return float(rule.slopes(*(values[name] for name in names))[names.index(x)])


def chain(name: str) -> tuple[tuple[str, str], ...]:
    """The way back from J to a value: ((J, v), (v, u), (u, b))."""
    made: list[tuple[str, str]] = []
    for _ in count():
        op = next((op for op in COURSE if name in op.inputs), None)
        if op is None:
            break
        made.insert(0, (op.y, name))
        name = op.y
    return tuple(made)
