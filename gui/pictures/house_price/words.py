"""What the house price says of a frame, in one line."""

from __future__ import annotations

from typing import Any

import numpy as np

from core import house_net
from core.house import best
from gui.figures import fixed, short
from gui.language import Language, joined
from gui.lesson import Frame
from gui.pictures.house_price.scene import FLOWS, INPUTS, LEARNS, NAME, heard, line_moment, net_moment, postcode, shown
from gui.pictures.house_price.sum import money_of, sign_of
from gui.pictures.house_price.wires import tenths, unit_name
from gui.pictures.update_row import signed


def words(frame: Frame, language: Language) -> str:
    """The line of this act."""
    return {"neuron": _neuron, "named": _named, "learned": _learned}[frame.params.act](frame, language)


def _neuron(frame: Frame, say: Language) -> str:
    """Guess, slopes, step; and what has become of the line."""
    here, after, k = shown(frame), frame.next, frame.index
    J = _cost(here)
    if frame.view.asking:
        return joined(say(f"{NAME}.words.guess", k=0, J=J), say(f"{NAME}.words.veiled"))
    if line_moment(frame).dead:
        return say(f"{NAME}.words.dead", J=J)
    if k == len(frame.trace) - 1:
        surface = frame.scene.surface
        w, b = best(surface.x, surface.y)
        return say(f"{NAME}.words.last", k=k, J=J, best=fixed(float(surface.cost(w, b)), 3))
    if not frame.view.beats:
        return say(f"{NAME}.words.fast", k=k, J=J)
    beat = [name for name, phase in LEARNS.items() if phase <= frame.phase + 1e-6][-1]
    if beat == "guess":
        return joined(say(f"{NAME}.words.guess", k=k, J=J), _silent(frame, say))
    if beat == "slope":
        ways = {f"{letter}_way": say(f"{NAME}.words.{_way(d)}") for letter, d in (("w", here.dw), ("b", here.db))}
        return say(f"{NAME}.words.slope", k=k, dw=signed(here.dw), db=signed(here.db), **ways)
    rises = "_up" if after.cost > here.cost else ""
    return say(f"{NAME}.words.step{rises}", k=k, dw=signed(after.w - here.w), db=signed(after.b - here.b), J=J,
               J2=_cost(after))  # fmt: skip


def _cost(step: Any) -> str:
    """J with three places, or in short where it is huge."""
    return fixed(float(step.cost), 3) if step.cost < 1e4 else short(float(step.cost))


def _silent(frame: Frame, say: Language) -> str:
    """Houses on the flat part."""
    here, x = shown(frame), frame.scene.surface.x
    n = int(np.count_nonzero(here.w * x + here.b <= 0))
    return say(f"{NAME}.words.silent", n=n) if n else ""


def _way(slope: float) -> str:
    return "down" if slope > 0 else "up" if slope < 0 else "still"


def _named(frame: Frame, say: Language) -> str:
    """The facts, the units, the price, what was paid; or the unit that is pointed at."""
    m, k = net_moment(frame), frame.step.k + 1
    told = _unit(frame, say)
    if told:
        return told
    beat = [name for name, phase in FLOWS.items() if phase <= frame.phase + 1e-6][-1]
    if frame.index == len(frame.trace) - 1 or not frame.view.beats:
        beat = "answer"
    if frame.view.asking or beat == "house":
        size, bedrooms, place, wealth = m.house
        value = fixed(float(m.flow.X[2, 0]), 2)
        text = say(f"{NAME}.words.house", k=k, size=fixed(100 * size, 0), bedrooms=tenths(bedrooms, 1),
                   postcode=postcode(place), wealth=fixed(wealth, 1), value=value)  # fmt: skip
        return joined(text, say(f"{NAME}.words.veiled_named") if frame.view.asking else "")
    a = float(m.flow.A2[0, 0])
    if beat == "units":
        names = {n: unit_name(frame, say, i) for i, n in enumerate(("first", "second", "third"))}
        values = {f"a{i + 1}": fixed(v, 2) for i, v in enumerate(m.flow.A1[:, 0].tolist())}
        return say(f"{NAME}.words.units", **names, **values)
    money = money_of(a, say)
    if beat == "price":
        return say(f"{NAME}.words.price", a=fixed(a, 2), money=money)
    if m.sold is None:
        return say(f"{NAME}.words.unsold", money=money)
    off = abs(round(a, 2) - m.sold)
    return say(f"{NAME}.words.answer", money=money, paid=money_of(m.sold, say), off=money_of(off, say))


def _unit(frame: Frame, say: Language) -> str:
    """What the unit that is pointed at listens to."""
    focus = frame.view.focus
    if not focus.startswith("part unit") or frame.view.asking:
        return ""
    k, m = int(focus.split()[2]), net_moment(frame)
    if m.first < 1:
        return ""
    shares, awake = heard(m.net)
    name = unit_name(frame, say, k)
    if not awake[k]:
        return say(f"{NAME}.words.unit_dead", name=name)
    one, two = sorted(range(4), key=lambda i: -shares[k, i])[:2]
    ways = [sign_of(float(m.net.W1[k, i])) for i in (one, two)]
    values = {"name": name, "a": fixed(float(m.flow.A1[k, 0]), 2), "n": int(awake[k]), "of": m_of(frame),
              "one": say(f"{NAME}.input.{INPUTS[one]}"), "sign1": ways[0]}  # fmt: skip
    if shares[k, two] == 0:
        return say(f"{NAME}.words.unit_one", **values)
    return say(f"{NAME}.words.unit", two=say(f"{NAME}.input.{INPUTS[two]}"), sign2=ways[1], **values)


def m_of(frame: Frame) -> int:
    """How many houses the nets learn from."""
    return int(frame.scene.houses.size.size)


def _learned(frame: Frame, say: Language) -> str:
    """Learning, and how good it has become."""
    told = _unit(frame, say)
    if told:
        return told
    here, after, k = shown(frame), frame.next, frame.index
    J = fixed(here.cost, 3)
    if frame.view.asking:
        return say(f"{NAME}.words.guess_net", k=0, J=J)
    if k == len(frame.trace) - 1:
        scene = frame.scene
        off, hand = (money_of(house_net.miss(net, scene.unseen), say) for net in (here.net, scene.hand))
        return say(f"{NAME}.words.last_net", k=k, off=off, hand=hand)
    if not frame.view.beats:
        return say(f"{NAME}.words.fast", k=k, J=J)
    if frame.phase < 0.5 - 1e-6:
        return say(f"{NAME}.words.guess_net", k=k, J=J)
    return say(f"{NAME}.words.step_net", k=k, J=J, J2=fixed(after.cost, 3))
