"""One neuron: the street with the bent line through it, and the neuron as it is drawn: in, weigh and bend, out."""

from __future__ import annotations

from core.activation import relu
from core.house import neuron
from gui.figures import fixed
from gui.lesson import Frame
from gui.pictures.axes import Scale
from gui.pictures.board import CurveBoard
from gui.pictures.board_parts import Board, Dot, Guide, Line, Note, Stick
from gui.pictures.house_price.scene import (
    BENDS,
    HANDLE,
    NAME,
    LineMoment,
    bend_at,
    line_moment,
    pivot,
    shown,
)  # fmt: skip
from gui.pictures.house_price.sum import money_of
from gui.pictures.wiring import Wiring
from gui.pictures.wiring_parts import Diagram, Node, Wire

X, Y = Scale(0.0, 3.1), Scale(-1.3, 4.8)
HOME = (0.4, 2.6)  # sizes of the house that can be asked for


def corners(w: float, b: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The bent line as points: both ends, and its bend if that lies between them."""
    bend = -b / w if w else X.low
    xs = (X.low, bend, X.high) if X.low < bend < X.high else (X.low, X.high)
    return xs, tuple(float(neuron(w, x, b)) for x in xs)


class LineBoard(CurveBoard):
    """Ten houses, the bent line, and what it is off at each."""

    def board(self, frame: Frame) -> Board:
        """The street at this moment."""
        say, m, here = self.language, line_moment(frame), shown(frame)
        return Board(
            X, Y, title=say(f"{NAME}.face.line"), x_label=say(f"{NAME}.label.size_axis"), x_role="x",
            y_label=say(f"{NAME}.label.price_axis"), y_role="y", lines=self._curves(frame, m),
            dots=self._dots(frame, m), sticks=self._misses(frame, m), guides=self._guides(frame, m),
            notes=self._notes(frame, m, float(here.cost)),
        )  # fmt: skip

    def _curves(self, frame: Frame, m: LineMoment) -> tuple[Line, ...]:
        """The bent line; dashed, what it would be without its bend; and where the next step puts it."""
        along = tuple(X.low + k * (X.high - X.low) / 31 for k in range(32))
        straight = Line(xs=along, ys=tuple(m.w * x + m.b for x in along), role="z", dashes=(3.0, 3.0), width=0.7,
                        faint=0.8, label="z = wx + b" if m.w * X.low + m.b < -0.2 else "", at=0.12)  # fmt: skip
        xs, ys = corners(m.w, m.b)
        bent = Line(xs=xs, ys=ys, role="a", width=2.0, symbol="a")
        made = [straight, bent]
        if m.ghost > 0:
            xs, ys = corners(float(frame.next.w), float(frame.next.b))
            made.append(Line(xs=xs, ys=ys, role="slope", dashes=(2.0, 2.0), width=1.1, faint=m.ghost))
        return tuple(made)

    def _dots(self, frame: Frame, m: LineMoment) -> tuple[Dot, ...]:
        """The houses, the house that is asked for, the bend, and the handle that turns the line."""
        street = frame.scene.surface
        houses = [Dot(x, y, role="y", size=1.4, symbol="y")
                  for x, y in zip(street.x.tolist(), street.y.tolist(), strict=True)]  # fmt: skip
        home = frame.params.home
        made = [*houses, Dot(home, float(neuron(m.w, home, m.b)), role="a", hollow=True, size=0.9, symbol="a")]
        bend = bend_at(m.w, m.b)
        if bend is None and abs(m.w) < 1e-9 and abs(m.b) < 1e-9:
            bend = pivot(frame)
        say = self.language
        if bend is not None:
            made.append(Dot(bend, 0.0, role="w", name="bend", moves="x", x_range=BENDS, step=0.05, symbol="b",
                            label=say(f"{NAME}.label.bend")))  # fmt: skip
        height = min(max(m.w * HANDLE + m.b, Y.low), Y.high)
        made.append(Dot(HANDLE, height, role="w", name="slope", moves="y", step=0.1, symbol="w",
                        label=say(f"{NAME}.label.turn")))  # fmt: skip
        return tuple(made)

    def _misses(self, frame: Frame, m: LineMoment) -> tuple[Stick, ...]:
        """From each house to the line; a house on the flat part cannot pull, and its stick is faint."""
        street = frame.scene.surface
        made = [
            Stick(x, y, x, float(relu(m.w * x + m.b)), role="J", faint=1.0 if m.w * x + m.b > 0 else 0.3, symbol="J")
            for x, y in zip(street.x.tolist(), street.y.tolist(), strict=True)
        ]
        if m.slope > 0:  # where the slopes pull the line: at the handle, and at size 0, where its height is b
            for x in (0.0, HANDLE):
                z, after = m.w * x + m.b, float(frame.next.w * x + frame.next.b)
                made.append(Stick(x, z, x, z + m.slope * (after - z), role="slope", width=3.0, symbol="slope"))
        return tuple(made)

    def _guides(self, frame: Frame, m: LineMoment) -> tuple[Guide, ...]:
        """From the size that is asked for up to the line, and across to its price."""
        home = frame.params.home
        price = float(neuron(m.w, home, m.b))
        return (Guide(x=home, to=price, role="x"), Guide(y=price, to=home, role="a"))

    def _notes(self, frame: Frame, m: LineMoment, cost: float) -> tuple[Note, ...]:
        """The cost, and what is to be said of a neuron that has died."""
        say = self.language
        made = [Note(0.03, 0.97, f"J = {fixed(cost, 3)}", role="J", part=True, anchor=(0.0, 1.0), bold=True)]
        if m.dead and not frame.view.asking:
            words = say(f"{NAME}.label.dead")
            made.append(Note(0.03, 0.87, words, role="warn", part=True, anchor=(0.0, 1.0), bold=True))
        return tuple(made)


def turned(frame: Frame, what: str, value: float) -> tuple[float, float, float]:
    """The line (w, b, pivot) when its bend or its handle is put there: exactly there."""
    step = shown(frame)
    w, b = float(step.w), float(step.b)
    if what == "bend":
        at = min(max(value, BENDS[0]), BENDS[1])
        return w, -w * at, at
    at = pivot(frame)
    low = 0.0 if bend_at(w, b) is not None else w * at + b
    new = (value - low) / (HANDLE - at)
    return new, low - new * at, at


class Neuron(Wiring):
    """A size comes in, is weighed and bent, a price goes out."""

    def diagram(self, frame: Frame) -> Diagram:
        """The neuron with this house's numbers."""
        say, m, home = self.language, line_moment(frame), frame.params.home
        z = m.w * home + m.b
        price = float(relu(z))
        nodes = (
            Node("home", 0.0, 0.5, say(f"{NAME}.input.size"), fixed(home, 2), role="x", shape="input", maths=False,
                 note=f"{fixed(100 * home, 0)} m²", value=home, low=HOME[0], high=HOME[1], step=0.05, symbol="x"),
            Node("z", 0.5, 0.5, "z = wx + b", fixed(z, 2), role="z", symbol="z", note=f"b = {fixed(m.b, 2)}"),
            Node("a", 1.0, 0.5, say(f"{NAME}.label.out"), fixed(price, 2), role="a", symbol="a", maths=False,
                 note=money_of(price, say)),
        )  # fmt: skip
        wires = (Wire("home", "z", m.w, f"w = {fixed(m.w, 2)}", forward=1.0, symbol="w"),
                 Wire("z", "a", None, say(f"{NAME}.label.bends"), role="a", forward=1.0))  # fmt: skip
        return Diagram(nodes, wires, number_room="−0.00", wire_room="w = −0.00", largest=1.4)

