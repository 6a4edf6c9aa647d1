"""Under the network, the thing that is spoken of, looked at closely: a unit's bend, the postcodes' table, the price as
one input changes, all prices against what was paid, or the cost while the network learns."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from core import house_net
from core.activation import relu
from core.house_net import POSTCODES, Houses, Net
from gui.figures import fixed
from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.axes import Axes, Scale
from gui.pictures.board import CurveBoard
from gui.pictures.board_parts import Board, Dot, Guide, Line, Note, Stick
from gui.pictures.house_price.scene import INPUTS, NAME, NET_STEPS, RANGES, House, net_moment, shown, topic, world
from gui.pictures.house_price.wires import unit_name

PRICES = Scale(0.0, 5.0)


def prices_along(net: Net, house: House, k: int, values: Any) -> Any:
    """The price of this house if one of its inputs were each of these values."""
    rows = np.tile(np.array(house), (np.size(values), 1))
    rows[:, k] = np.ravel(values)
    houses = Houses(rows[:, 0], rows[:, 1], rows[:, 2].astype(int), rows[:, 3], np.zeros(len(rows)))
    return house_net.forward(net, houses).A2[0]


@lru_cache(maxsize=16)
def unit_sums(net: Net) -> Any:
    """z of every unit for every house of the city, (3, m)."""
    return house_net.forward(net, world()[1]).Z1


@lru_cache(maxsize=16)
def guesses(net: Net) -> Any:
    """The price of every house that no net has learned from, (m,)."""
    return house_net.forward(net, world()[2]).A2[0]


class Lens(CurveBoard):
    """One board, whatever is spoken of."""

    def board(self, frame: Frame) -> Board:
        """The board of the topic."""
        what = topic(frame, self.active)
        if what == "cost":
            return self._cost(frame)
        kind, k = what.split()[1], int(what.split()[2])
        if kind == "unit":
            return self._unit(frame, k)
        if kind == "price":
            return self._prices(frame)
        return self._table(frame) if k == 2 else self._along(frame, k)

    def under(self, painter: QPainter, frame: Frame, axes: Axes) -> None:
        """Many houses at once, as small dots."""
        what = topic(frame, self.active)
        if what.startswith("part unit"):
            z = unit_sums(net_moment(frame).net)[int(what.split()[2])]
            self._dots(painter, axes, z, relu(z), "y")
        elif what.startswith("part price"):
            self._dots(painter, axes, world()[2].price, guesses(net_moment(frame).net), "y")

    def _dots(self, painter: QPainter, axes: Axes, x: Any, y: Any, role: str) -> None:
        px, py = axes.pixels(x, y)
        places = [QPointF(a, b) for a, b in zip(px.tolist(), py.tolist(), strict=True)]
        marks.dots(painter, places, max(2.5, 1.3 * self.look.stroke), self.look.colour(role, 0.6))

    # -- the boards ----------------------------------------------------------------------------------------------

    def _unit(self, frame: Frame, k: int) -> Board:
        """A unit is a neuron: its sum z goes in, max(0, z) comes out; a dot for each house of the city."""
        m = net_moment(frame)
        z = unit_sums(m.net)[k]
        low, high = min(-1.0, float(z.min()) - 0.2), max(1.0, float(z.max()) + 0.2)
        here = float(m.flow.Z1[k, 0])
        low, high = min(low, here), max(high, here)
        awake = int((z > 0).sum())
        title = self.language(f"{NAME}.face.unit", name=unit_name(frame, self.language, k), n=awake, of=z.size)
        return Board(Scale(low, high), Scale(-0.08 * high, max(high, 0.5)), title=title, x_label="z", x_role="z",
                     lines=(Line(xs=(low, 0.0, high), ys=(0.0, 0.0, high), role="a", width=0.8),),
                     dots=(Dot(here, max(0.0, here), role="ball", size=1.3),))  # fmt: skip

    def _along(self, frame: Frame, k: int) -> Board:
        """All else kept, one input moves: bent lines added up are a line with several bends."""
        m, say, (low, high, step) = net_moment(frame), self.language, RANGES[k]
        net, house = m.net, m.house
        name = say(f"{NAME}.input.{INPUTS[k]}")
        dot = Dot(house[k], float(m.flow.A2[0, 0]), role="ball", name=f"part input {k}", moves="x", snap=step,
                  step=step, x_range=(low, high))  # fmt: skip
        return Board(Scale(low, high), PRICES, title=say(f"{NAME}.face.along", name=name), x_label=name, x_role="x",
                     lines=(Line(f=lambda x: prices_along(net, house, k, x), role="y", width=1.6),),
                     dots=(dot,))  # fmt: skip

    def _table(self, frame: Frame) -> Board:
        """What stands in the table for each postcode."""
        m, say = net_moment(frame), self.language
        table, mine = m.net.table.tolist(), int(m.house[2])
        low, high = min(0.0, *table), max(1.0, *table)
        foot = low - 0.13 * (high - low)
        bars = tuple(Stick(k, 0.0, k, v, role="x", label=fixed(v, 2), wide=0.6, faint=1.0 if k == mine + 1 else 0.35)
                     for k, v in enumerate(table, 1))  # fmt: skip
        names = tuple(Note(k, foot, str(code), role="ink" if k == mine + 1 else "faint", bold=k == mine + 1)
                      for k, code in enumerate(POSTCODES, 1))  # fmt: skip
        return Board(Scale(0.4, len(table) + 0.6), Scale(low - 0.26 * (high - low), high + 0.2 * (high - low)),
                     title=say(f"{NAME}.face.table"), sticks=bars, notes=names, numbers=False)  # fmt: skip

    def _prices(self, frame: Frame) -> Board:
        """Houses that no net has seen: what was paid across, what the net says upwards."""
        m, say = net_moment(frame), self.language
        dots = (Dot(m.sold, float(m.flow.A2[0, 0]), role="ball", size=1.3),) if m.sold is not None else ()
        right = Line(xs=(0.0, 5.0), ys=(0.0, 5.0), role="faint", dashes=(3.0, 3.0), width=0.8,
                     label=say(f"{NAME}.label.exact"), at=4.4)  # fmt: skip
        return Board(PRICES, PRICES, title=say(f"{NAME}.face.prices"), x_label=say(f"{NAME}.label.paid_axis"),
                     y_label=say(f"{NAME}.label.net_axis"), x_role="y", y_role="y", lines=(right,),
                     dots=dots)  # fmt: skip

    def _cost(self, frame: Frame) -> Board:
        """The cost so far; dashed, the cost of the net that was made by hand."""
        say, k = self.language, 0 if frame.view.asking else frame.index
        costs = [s.cost for s in frame.trace[: k + 1]]
        some = sorted({*np.unique(np.geomspace(1, k + 1, 200).astype(int) - 1).tolist(), k})
        line = Line(xs=tuple(map(float, some)), ys=tuple(costs[s] for s in some), role="J", width=1.6)
        top = 1.1 * max(0.5, *(s.cost for s in frame.trace[:50:7]))
        scene = frame.scene
        hand = house_net.cost(house_net.forward(scene.hand, scene.houses), scene.houses)
        here = float(shown(frame).cost)
        return Board(Scale(0.0, float(NET_STEPS), True, 1.0), Scale(-0.18 * top, top), title=say(f"{NAME}.face.cost"),
                     x_label=say(f"{NAME}.label.steps"), lines=(line,),
                     guides=(Guide(y=hand, role="faint", label=say(f"{NAME}.label.hand_cost", J=fixed(hand, 3))),),
                     dots=(Dot(float(k), here, role="J", label=f"J = {fixed(here, 3)}", name="time", moves="x",
                               snap=1.0),))  # fmt: skip
