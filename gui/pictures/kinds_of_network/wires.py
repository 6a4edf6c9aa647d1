"""The standard network on a row of the table: every wire is a weight of its own, and all inputs go in at once."""

from __future__ import annotations

from core.visitors import UNITS
from gui.figures import fixed, percent
from gui.lesson import Frame
from gui.pictures.kinds_of_network.film import COLUMNS, HIGH, HOLD, LOW, NAME, Net, unit_of
from gui.pictures.kinds_of_network.sum import SUBS, trimmed
from gui.pictures.pace import gone
from gui.pictures.wiring import Wiring
from gui.pictures.wiring_parts import Diagram, Node, Wire

FAINT = 0.16  # of a wire that is not spoken of
LAST = UNITS + 1  # the step of the answer


class NetFace(Wiring):
    """Four inputs that can be dragged, three units, one answer."""

    def diagram(self, frame: Frame) -> Diagram:
        """The row on its way."""
        of: Net = frame.step.of
        g, k = gone(frame, HOLD), frame.index
        first = 1.0 if k else g
        second = 1.0 if k >= LAST else g if k == LAST - 1 else 0.0
        unit = unit_of(frame) if k else -1
        nodes = (*self._inputs(of), *self._units(of, k, unit), self._answer(of, k))
        return Diagram(nodes, tuple(self._wires(of, first, second, unit)), number_room="0.00", wire_room="−0.00",
                       heaviest=2.0, largest=1.7)  # fmt: skip

    def _inputs(self, of: Net) -> list[Node]:
        say = self.language
        return [
            Node(f"row:{i}", 0.0, i / 3, say(f"{NAME}.row.{name}"), trimmed(x, 1), role="x", shape="slot", maths=False,
                 value=x, low=low, high=high, step=0.1)
            for i, (name, x, low, high) in enumerate(zip(COLUMNS, of.row, LOW, HIGH, strict=True))
        ]  # fmt: skip

    def _units(self, of: Net, k: int, unit: int) -> list[Node]:
        numbers = [fixed(a, 2) if k else "" for a in of.a.tolist()]
        return [Node(f"part unit {i}", 0.55, i / 2, "a" + SUBS[i], number, role="a", shape="disc",
                     lit=1.0 if i == unit else 0.0) for i, number in enumerate(numbers)]  # fmt: skip

    def _answer(self, of: Net, k: int) -> Node:
        number = fixed(of.answer, 2) if k >= LAST else ""
        note = self.language(f"{NAME}.row.click", share=percent(of.answer, 0)) if k >= LAST else " "
        return Node("part answer 0", 1.0, 0.5, "ŷ", number, role="y", shape="disc", note=note)

    def _wires(self, of: Net, first: float, second: float, unit: int) -> list[Wire]:
        """Those of the unit that is spoken of say their weights; the others step back."""
        made = []
        (W1, _), (W2, _) = of.parameters
        for i, row in enumerate(W1.tolist()):
            for j, w in enumerate(row):
                near = unit in (-1, i)
                made.append(Wire(
                    f"row:{j}", f"part unit {i}", w, fixed(w, 2) if unit == i else "", at=0.42, forward=first,
                    role="w", faint=1.0 if near else FAINT, signed=False,
                ))  # fmt: skip
        for i, w in enumerate(W2[0].tolist()):
            told = unit == len(W1)
            faint = 1.0 if told or unit == -1 or 0 < second < 1 else FAINT
            made.append(Wire(f"part unit {i}", "part answer 0", w, fixed(w, 2) if told else "", forward=second,
                             role="w", faint=faint, signed=False))  # fmt: skip
        return made
