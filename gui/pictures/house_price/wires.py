"""Four facts, three units, one price, drawn as a network: wires by weight, and the numbers that run along them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF

from gui.figures import fixed, percent
from gui.language import Language
from gui.lesson import Frame
from gui.pictures.house_price.scene import INPUTS, NAME, RANGES, NetMoment, heard, net_moment, postcode, shown, topic
from gui.pictures.wiring import Wiring
from gui.pictures.wiring_parts import Diagram, Node, Wire

UNITS = ("family", "walk", "school")
NODES = (*(f"part input {k}" for k in range(4)), *(f"part unit {k}" for k in range(3)), "part price 0")
PLACES = 2  # of every number that is computed
FAINT = 0.25  # of a wire that is not spoken of
ROOMY = 21  # lines of text: the least height in which units have notes
ASLEEP = 0.45  # of a unit whose answer is 0


def unit_name(frame: Frame, say: Language, k: int, kind: str = "unit") -> str:
    """By hand it has a name (a "short" one for the picture); a learned one has only a number."""
    return say(f"{NAME}.{kind}.{UNITS[k]}") if frame.params.act == "named" else say(f"{NAME}.unit.plain", k=k + 1)


def tenths(value: float, k: int) -> str:
    """An input as it is written: bedrooms come whole."""
    return fixed(value, 0 if k == 1 else 1)


def weight(w: float) -> str:
    """A weight as it is written: a small one has a place more, so that it is not told as 0.00."""
    return fixed(w, PLACES if abs(w) >= 0.1 else PLACES + 1)


class HouseNet(Wiring):
    """The network with the numbers of one house. Every input can be dragged, every unit pointed at."""

    def diagram(self, frame: Frame) -> Diagram:
        """One house on its way."""
        m = net_moment(frame)
        about = topic(frame, self.active) if not frame.view.asking else ""
        pointed = about in (self.active, frame.view.focus)
        inputs = self._inputs(m)
        packets = [node.number.removeprefix("→ ") for node in inputs]
        nodes = (*inputs, *self._units(frame, m, about), self._price(frame, m))
        return Diagram(nodes, self._wires(m, about, pointed, packets), number_room="−0.00", heaviest=1.6, largest=1.7)

    def _inputs(self, m: NetMoment) -> tuple[Node, ...]:
        say, made = self.language, []
        for k, (name, value, (low, high, step)) in enumerate(zip(INPUTS, m.house, RANGES, strict=True)):
            letter = say(f"{NAME}.input.{name}")
            number = tenths(value, k)
            if name == "postcode":  # a name; what goes on is the number beside it in the table
                letter, number = f"{letter} {postcode(value)}", f"→ {fixed(float(m.flow.X[2, 0]), PLACES)}"
            made.append(Node(f"part input {k}", 0.0, k / 3, letter, number, role="x", shape="input", maths=False,
                             value=value, low=low, high=high, step=step))  # fmt: skip
        return tuple(made)

    def _units(self, frame: Frame, m: NetMoment, about: str) -> tuple[Node, ...]:
        made = []
        for k, value in enumerate(m.flow.A1[:, 0].tolist()):
            there = m.first >= 1.0
            made.append(Node(
                f"part unit {k}", 0.6, 0.04 + 0.46 * k, unit_name(frame, self.language, k, "short"),
                fixed(value, PLACES) if there else "", role="a", shape="disc", maths=False, note=self._note(frame, k),
                faint=ASLEEP if there and value == 0.0 and about != f"part unit {k}" else 1.0,
            ))  # fmt: skip
        return tuple(made)

    def _note(self, frame: Frame, k: int) -> str:
        """What a learned unit listens to most, where there is room to say so: the face below says it anyway."""
        if frame.params.act != "learned" or self.rect.height() < ROOMY * self.look.px("body"):
            return ""
        say, (shares, awake) = self.language, heard(shown(frame).net)
        if awake[k] == 0:
            return say(f"{NAME}.label.silent")
        most = int(shares[k].argmax())
        return say(f"{NAME}.label.most", what=say(f"{NAME}.input.{INPUTS[most]}"), share=percent(shares[k, most], 0))

    def _price(self, frame: Frame, m: NetMoment) -> Node:
        say = self.language
        value = float(m.flow.A2[0, 0])
        note = say(f"{NAME}.label.sold", y=fixed(m.sold, 1)) if m.sold is not None else say(f"{NAME}.label.unsold")
        return Node("part price 0", 1.0, 0.5, say(f"{NAME}.unit.price"), fixed(value, PLACES) if m.second >= 1 else "",
                    role="y", shape="disc", maths=False, note=note if m.answer else " ", lit=0.0)  # fmt: skip

    def _wires(self, m: NetMoment, about: str, pointed: bool, packets: list[str]) -> tuple[Wire, ...]:
        """Those of the thing that is spoken of say their weight; while a hand points at it, the others step back."""
        made = []
        for k, row in enumerate(m.net.W1.tolist()):
            for i, w in enumerate(row):
                near = about in (f"part unit {k}", f"part input {i}")
                told = near and not 0 < m.first < 1
                faint = 1.0 if near or not pointed or about == "part price 0" else FAINT
                if w != 0.0:
                    made.append(Wire(
                        f"part input {i}", f"part unit {k}", w, weight(w) if told else "", at=0.4, forward=m.first,
                        packet=packets[i], faint=faint, symbol=f"part unit {k}",
                    ))  # fmt: skip
        for k, w in enumerate(m.net.W2[0].tolist()):
            near, a = about in (f"part unit {k}", "part price 0"), fixed(float(m.flow.A1[k, 0]), PLACES)
            told = near and not 0 < m.second < 1
            asleep = m.first >= 1 and a == fixed(0.0, PLACES)
            faint = 1.0 if near or not pointed or about.startswith("part input") else FAINT
            faint = min(faint, ASLEEP) if asleep else faint
            made.append(Wire(f"part unit {k}", "part price 0", w, weight(w) if told else "", forward=m.second,
                             packet=a, faint=faint, symbol=f"part unit {k}"))  # fmt: skip
        return tuple(made)

    def handles(self, frame: Frame) -> tuple[str, ...]:
        """The inputs, which move, and then the units, which tell their sum."""
        return NODES

    def grab(self, at: QPointF, frame: Frame) -> str:
        """Any node: an input to drag, a unit to keep its sum in sight."""
        node = self.node_at(at, frame)
        return node.name if node is not None else ""

    def value(self, what: str, at: QPointF, frame: Frame) -> Any:
        """Only inputs have one to give."""
        return super().value(what, at, frame) if self.diagram(frame).node(what).moves else None

    def nudged(self, what: str, frame: Frame, right: float, up: float) -> Any:
        """A unit does not move: it is only looked at. With Shift an input moves a whole step, too."""
        node = self.diagram(frame).node(what)
        if not node.moves:
            return None
        way = right + up
        return super().nudged(what, frame, 1.0 if way > 0 else -1.0, 0.0)
