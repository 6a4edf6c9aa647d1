"""What slopes that change say of a frame: the line of words, the live numbers."""

from __future__ import annotations

import math
from typing import cast

from gui.figures import equals, short, sign
from gui.language import Language
from gui.lesson import Frame, Row, Term
from gui.pictures.slopes.curve import BEATS, Curve, Step, curve_of, missed
from gui.pictures.slopes.line import height_row, slope_row
from gui.pictures.slopes.moment import over, plain, power, slope_text, standing

NAME = "slopes_that_change"
LEVEL = 1e-9  # a smaller slope is called level
_SMALL = {"a^2": ("²", 2), "a^3": ("³", 3)}


def words(frame: Frame, language: Language) -> str:
    """What is seen now, in a sentence."""
    step, act, asking = cast(Step, frame.step), frame.params.act, frame.view.asking
    made = step.nudge
    values = {
        "a": plain(made.a, 4), "f": plain(made.f), "width": power(made.width),
        "a2": plain(made.a + made.width), "f2": plain(made.f_nudged), "height": plain(made.height, 17),
        "over": slope_text(made), "slope": plain(step.slope, 6), "miss": plain(missed(step)),
        "f_name": curve_of(frame.params).label,
    }  # fmt: skip
    if not math.isfinite(made.f):
        return language(f"{NAME}.words.nothing", **values)
    if asking:
        return language(f"{NAME}.words.ask_{act}", **values)
    if act == "trace":
        way = "level" if abs(step.slope) < LEVEL else "up" if step.slope > 0 else "down"
        return language(f"{NAME}.words.trace_{way}", **values)
    if act == "tiny":
        return language(f"{NAME}.words." + _tiny(frame), **values)
    if step.exact:
        return language(f"{NAME}.words.exact", **values)
    over = frame.phase >= BEATS["over"] - 1e-6 or not frame.view.beats
    return language(f"{NAME}.words." + ("over" if over else "nudge"), **values)


def _tiny(frame: Frame) -> str:
    """Whether a has moved at all, whether rounding or the bend is what is missed."""
    step, trace = frame.step, frame.trace
    if step.nudge.a + step.nudge.width == step.nudge.a:
        return "tiny_nothing"
    best = min(range(len(trace)), key=lambda k: missed(trace[k]) if math.isfinite(missed(trace[k])) else math.inf)
    return "tiny_rounding" if frame.index > best else "tiny_best" if frame.index == best else "tiny_bend"


# -- the formula -------------------------------------------------------------------------------------------------


def formula(frame: Frame, language: Language) -> tuple[Row, ...]:
    """f here and a little further, height over width, the exact slope: as far as the film has come."""
    step, act, here = cast(Step, frame.step), frame.params.act, curve_of(frame.params)
    rows = [Row(head=language(f"{NAME}.formula.here")), _value(here, step.nudge.a, "a")]
    if frame.view.asking or not math.isfinite(step.nudge.f):
        return tuple(rows)
    if act == "trace":
        return (*rows, Row(head=language(f"{NAME}.formula.exact")), _exact(here, step, language))
    rows += [Row(head=language(f"{NAME}.formula.nudged", width=_width(step)))]
    if act == "tiny":
        return (*rows, *_lost(step, language))
    rows += [_value(here, step.nudge.a + step.nudge.width, f"a + {plain(step.nudge.width)}")]
    over = frame.phase >= BEATS["over"] - 1e-6 or step.exact or not frame.view.beats
    if over and math.isfinite(step.nudge.height):
        rows += [Row(head=language("slope_of_a_line.formula.slope")), height_row(step.nudge, language)]
        rows += [slope_row(step.nudge, language)]
    if step.exact:
        rows += [Row(head=language(f"{NAME}.formula.exact")), _exact(here, step, language)]
    return tuple(rows)


def _width(step: Step) -> str:
    return power(step.nudge.width)


def _value(here: Curve, a: float, name: str) -> Row:
    """f(a) = a² with its number; the factors are written out for a² and a³."""
    f = standing(here.f, a, 0.001).f
    value, place = plain(f), plain(a)
    shown = f"({place})" if a < 0 else place
    if here.text in _SMALL:
        small, count = _SMALL[here.text]
        base = name if name == "a" else f"({name})"
        return Row((Term(value, "J", f, above=f"f({name})"), Term(equals(value, lambda a: a**count, place), above="="),
                    Term(shown + small, "a", a, above=base + small)))  # fmt: skip
    if here.text == "log(a)":
        return Row((Term(value, "J", f, above=f"f({name})"), Term(sign(f, value), above="="),
                    Term("log(", above="log("), Term(place, "a", a, above=name), Term(")", above=")")))  # fmt: skip
    return Row((Term(f"f({place})", "J"), Term(sign(f, value)), Term(value, "J", f)))


def _exact(here: Curve, step: Step, language: Language) -> Row:
    """The rule with the number in it."""
    a, slope = step.nudge.a, plain(step.slope, 6)
    place = plain(a)
    shown = f"({place})" if a < 0 else place
    name = language("slope_of_a_line.label.slope")
    head = Term(slope, "slope", step.slope, above=name)
    if here.text == "a^2":
        is_so = equals(slope, lambda a: 2 * a, place)
        return Row((head, Term(is_so, above="="), Term("2", above="2"), Term("·", above="·"),
                    Term(shown, "a", a, above="a")))  # fmt: skip
    if here.text == "a^3":
        is_so = equals(slope, lambda a: 3 * a * a, place)
        return Row((head, Term(is_so, above="="), Term("3", above="3"), Term("·", above="·"),
                    Term(shown + "²", "a", a, above="a²")))  # fmt: skip
    if here.text == "log(a)":
        is_so = equals(slope, lambda a: 1 / a, place)
        return Row((head, Term(is_so, above="="), Term("1", above="1"), Term("/", above="/"),
                    Term(shown, "a", a, above="a")))  # fmt: skip
    return Row((Term(name, "slope", maths=False), Term(sign(step.slope, slope)), Term(slope, "slope", step.slope)))


def _lost(step: Step, language: Language) -> list[Row]:
    """With tiny nudges: what the computer makes of it, and what it should be."""
    made, miss = step.nudge, missed(step)
    if not math.isfinite(made.height):
        return []
    height, slope = short(made.height, 4), plain(step.slope, 6)
    miss_text = short(miss, 3) if miss else "0"
    tops = {key: language(f"slope_of_a_line.label.{key}") for key in ("slope", "height", "width")}
    return [
        Row((Term(slope_text(made), "slope", made.slope, above=tops["slope"]), Term(over(made), above="="),
             Term(height, "J", made.height, above=tops["height"]), Term(" / ", above=" / "),
             Term(power(made.width), "a", made.width, above=tops["width"]))),
        Row((Term(language(f"{NAME}.formula.exactly"), maths=False), Term(sign(step.slope, slope)),
             Term(slope, "slope", step.slope))),
        Row((Term(language(f"{NAME}.formula.missed"), maths=False), Term(sign(miss, miss_text)),
             Term(miss_text, "slope", miss))),
    ]  # fmt: skip
