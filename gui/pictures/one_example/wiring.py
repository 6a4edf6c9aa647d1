"""x₁, w₁, x₂, w₂, b → z → a → L(a, y) as a wiring. Every input can be dragged; y changes when it is pressed."""

from __future__ import annotations

from gui.lesson import Frame
from gui.pictures.one_example.film import AT, INPUTS, LEARNED, LETTERS, ROLES, again, number, share, shown_values
from gui.pictures.wiring import Wiring
from gui.pictures.wiring_parts import Diagram, Node, Wire

LOW, HIGH, STEP = -6.0, 6.0, 0.1
PLACES = {
    "x1": (0.0, 0.0), "w1": (0.0, 0.2), "x2": (0.0, 0.5), "w2": (0.0, 0.7), "b": (0.0, 1.0),
    "z": (0.42, 0.5), "a": (0.71, 0.5), "L": (1.0, 0.5), "y": (0.71, 1.0),
}  # fmt: skip
FORMULAS = {"z": "z", "a": "a = σ(z)", "L": "L(a, y)"}
WAYS = (*((name, "z") for name in INPUTS), ("z", "a"), ("a", "L"), ("y", "L"))
LOCAL = {"w1": "· x₁", "w2": "· x₂", "b": "· 1", "z": "· a(1 − a)"}  # what a slope is multiplied by on its way back
SLOPES = {"a": "da", "z": "dz", "w1": "dw1", "w2": "dw2", "b": "db"}  # what comes back to a node


class ExampleWiring(Wiring):
    """One example, there and back and there again."""

    def diagram(self, frame: Frame) -> Diagram:
        """The numbers, pulses and slopes of this moment."""
        nodes = tuple(self._node(frame, name) for name in PLACES)
        wires = tuple(self._wire(frame, start, end) for start, end in WAYS)
        return Diagram(nodes, wires, number_room="−0.000", slope_room="dw₁ = −0.000", largest=2.0)

    def _node(self, frame: Frame, name: str) -> Node:
        x, y = PLACES[name]
        values, hand = shown_values(frame), name in INPUTS
        known, veiled = name in values, frame.view.asking
        if veiled and frame.index >= AT["update"]:
            known = name in INPUTS or name == "y"
        press = f"y={'0' if frame.params.y == '1' else '1'}" if name == "y" else ""
        return Node(
            name, x, y, FORMULAS.get(name, LETTERS[name]), number(values[name]) if known else "?",
            "" if veiled else self._slope(frame, name), role=ROLES[name], shape="slot" if hand else "box",
            lit=self._lit(frame, name), value=values[name] if hand else 0.0,
            low=LOW if hand else 0.0, high=HIGH if hand else 0.0, step=STEP, symbol=ROLES[name], press=press,
            sloped=name in SLOPES,
        )  # fmt: skip

    @staticmethod
    def _slope(frame: Frame, name: str) -> str:
        slope = SLOPES.get(name, "")
        value = frame.step.values.get(slope)
        return "" if value is None else f"d{LETTERS[name]} = {number(value)}"

    @staticmethod
    def _lit(frame: Frame, name: str) -> float:
        """What is new glows, and fades while the next is under way."""
        new = frame.step.name
        names = {"update": LEARNED, "again": ("z", "a", "L")}.get(new, (new, new.removeprefix("d")))
        return max(0.0, 1.0 - frame.phase) if name in names and not frame.view.asking else 0.0

    @staticmethod
    def _wire(frame: Frame, start: str, end: str) -> Wire:
        values, veiled = frame.step.values, frame.view.asking
        part = ("z", "a", "L").index(end)
        second = frame.position > AT["update"]
        forward = again(frame, part) if second else share(frame, end)
        if frame.index == AT["update"] and not second:
            forward = 0.0  # the new w and b have not been walked through yet
        slope = SLOPES.get(start, "")
        back = share(frame, slope) if slope and not veiled else 0.0
        behind = {"L": 1.0, "a": values.get("da", 0.0), "z": values.get("dz", 0.0)}[end]
        shown = shown_values(frame).get(start)
        return Wire(start, end, forward=0.0 if veiled and second else forward, back=back, role=ROLES[start],
                    slope=LOCAL.get(start, "") if back >= 1 else "",
                    packet="" if shown is None or second else number(shown),
                    back_packet=number(behind) if end != "L" else "1")  # fmt: skip
