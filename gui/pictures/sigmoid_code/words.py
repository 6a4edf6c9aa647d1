"""The line of words and the live numbers of the lesson on writing sigmoid."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from core.sigmoid_code import LARGEST
from gui.figures import equals, fixed, short
from gui.language import Language
from gui.lesson import Frame, Row, Term
from gui.pictures.sigmoid_code.boards import NAME, z_text
from gui.pictures.sigmoid_code.film import Costly, Far, Power, Shaped, size_text


def words(frame: Frame, beat: str, language: Language) -> str:
    """What was run now, and what it said."""
    act, step = frame.params.act, frame.step
    if frame.view.asking:
        return language(f"{NAME}.words.ask_{act}")
    tell: dict[str, Callable[[Any, str], tuple[str, dict[str, object]]]]
    tell = {"shapes": _shaped, "far": _far, "cost": _costly}
    key, values = tell[act](step, beat)
    return language(f"{NAME}.words.{key}", **values)


def a_text(a: float) -> str:
    """An answer: near 1 by what is missing, for that is what counts."""
    if 0.9999 < a < 1.0:
        return f"1 − {short(1 - a, 2)}"
    return fixed(a, 0) if a in (0.0, 1.0) else short(a, 3)


def _shaped(step: Shaped, beat: str) -> tuple[str, dict[str, object]]:
    one = "one" if step.shape == () else "many"
    return f"{beat}_{one}", {"shape": step.shape, "a": fixed(1 / (1 + math.exp(-step.values[0])), 4)}


def _far(step: Far, beat: str) -> tuple[str, dict[str, object]]:
    form = next(form for form in step.forms if form.name == beat)
    power, value = form.powers[0], float(form.said.value)
    kind = "warns" if form.said.warnings else "small" if power.got == 0.0 and beat == "naive" else "quiet"
    values: dict[str, object] = {"z": z_text(step.z), "e": size_text(power.x), "a": a_text(value)}
    return (f"{beat}_{kind}" if beat != "stable" else "stable"), values


def _costly(step: Costly, beat: str) -> tuple[str, dict[str, object]]:
    a, log = step.parts[0][0].value, float(step.losses[0].value)
    values: dict[str, object] = {
        "z": z_text(step.z), "y": fixed(step.y, 0), "a": a_text(a), "L": short(log), "L2": short(step.losses[1].value),
        "J": short(step.costs[1].value), "which": "1 − a" if a == 1.0 else "a", "T": truth_text(step),
        "lost": "a" if step.y == 1.0 else "1 − a",
    }  # fmt: skip
    from_z = float(step.losses[1].value)
    if beat == "from_z":
        same = from_z > 0.0 and short(from_z, 3) == short(step.truth.value, 3)  # in truth no loss is 0
        return ("from_z" if same else "from_z_off"), values
    if beat == "course" and math.isfinite(log) and short(log, 4) != short(from_z, 4):
        values |= {"L": short(log, 4), "L2": short(from_z, 4)}
        return f"course_near_{'a' if abs(log - step.truth.value) < abs(from_z - step.truth.value) else 'z'}", values
    kind = "nan" if math.isnan(log) else "inf" if math.isinf(log) else "fine"
    return f"{beat}_{kind}", values


def truth_text(step: Costly) -> str:
    """The loss in truth; one that is smaller than any float, too: there it is e^−|z|."""
    return short(step.truth.value, 4) if step.truth.value > 1e-300 else size_text(-abs(step.z))


# -- the numbers -------------------------------------------------------------------------------------------------


def formula(frame: Frame, language: Language) -> tuple[Row, ...]:
    """The numbers of this act."""
    make: dict[str, Callable[[Any, bool, Language], list[Row]]]
    make = {"shapes": _shaped_rows, "far": _far_rows, "cost": _cost_rows}
    return tuple(make[frame.params.act](frame.step, frame.view.asking, language))


def _shaped_rows(step: Shaped, asking: bool, language: Language) -> list[Row]:
    """Every number of z by itself."""
    rows = [Row(head=language(f"{NAME}.formula.each"))]
    for z in step.values:
        e, a = math.exp(-z), 1 / (1 + math.exp(-z))
        if asking:
            rows.append(Row((Term("z", "z"), Term("="), Term(z_text(z), "z", z))))
            continue
        sign = equals(fixed(a, 4), lambda p: 1 / (1 + p), short(e, 4))
        rows.append(Row((
            Term(fixed(a, 4), "a", a, above="a"), Term(sign, above="="), Term("1 / (1 +", above="1 / (1 +"),
            Term(short(e, 4), "z", e, above="e⁻ᶻ"), Term(")", above=")"),
        )))  # fmt: skip
    return rows


def _far_rows(step: Far, asking: bool, language: Language) -> list[Row]:
    """The powers that each form needs, against the largest float."""
    rows = [Row((Term("z", "z"), Term("="), Term(z_text(step.z), "z", step.z)))]
    if asking:
        return rows
    for form in step.forms:
        rows.append(Row(head=language(f"{NAME}.form.{form.name}")))
        rows += [_power(power) for power in form.powers]
        value = float(form.said.value)
        rows.append(Row((Term("a", "a"), Term(_sign(value)), Term(a_text(value), "a", value))))
    return rows


def _sign(value: float) -> str:
    """A float that is 0 or 1 is rounded unless z makes it so, which no z does."""
    return "=" if value == 0.5 else "≈"


def _power(power: Power) -> Row:
    """Its size, and whether a float can hold it."""
    terms = [Term(power.name), Term("=" if power.x == 0 else "≈"), Term(size_text(power.x), "z")]
    if math.isinf(power.got):
        terms += [Term(">"), Term("1.8×10³⁰⁸", "", LARGEST)]
    elif power.x <= 0:
        terms += [Term("≤"), Term("1")]
    return Row(tuple(terms))


def _cost_rows(step: Costly, asking: bool, language: Language) -> list[Row]:
    """The loss from a, and from z, with this example's numbers."""
    rows = [Row((Term("z", "z"), Term("="), Term(z_text(step.z), "z", step.z), Term(","),
                 Term("y", "y"), Term("="), Term(fixed(step.y, 0), "y", step.y)))]  # fmt: skip
    if asking:
        return rows
    a, _, log_a, log_b = (part.value for part in step.parts[0][:4])
    y, no = fixed(step.y, 0), language(f"{NAME}.formula.no_number")
    loss = float(step.losses[0].value)
    end = Term(short(loss), "J", loss if math.isfinite(loss) else None)
    end = Term(no, "J", maths=False) if math.isnan(loss) else end
    rows += [
        Row(head=language(f"{NAME}.formula.from_a")),
        Row((Term("a", "a"), Term("≈"), Term(a_text(a), "a", a))),
        Row((Term("−", above="−"), Term("(", above="("), Term(y, "y", step.y, above="y"), Term("·", above="·"),
             Term(_log(log_a), "a", above="log a"), Term("+", above="+"),
             Term(fixed(1 - step.y, 0), "y", above="(1 − y)"),
             Term("·", above="·"), Term(_log(log_b), "a", above="log(1 − a)"), Term(")", above=")"))),
        Row((Term("L", "J"), Term("≈" if math.isfinite(loss) else "="), end)),
    ]  # fmt: skip
    return rows + _from_z(step, language)


def _log(value: float) -> str:
    """A logarithm in brackets where it has a sign."""
    text = short(value, 3)
    return f"({text})" if value < 0 else text


def _from_z(step: Costly, language: Language) -> list[Row]:
    """The form that never sees a."""
    soft, loss, product = step.parts[1][1].value, float(step.losses[1].value), step.y * step.z
    texts = short(loss, 4), short(soft, 5), short(product, 5)
    sign = equals(texts[0], lambda s, p: s - p, *texts[1:])
    right = f"({texts[2]})" if product < 0 else texts[2]
    return [
        Row(head=language(f"{NAME}.formula.from_z")),
        Row((Term(texts[0], "J", loss, above="L"), Term(sign, above="="),
             Term(texts[1], "z", soft, above="log(1 + eᶻ)"), Term("−", above="−"),
             Term(right, "z", product, above="y z"))),
        Row((Term(language(f"{NAME}.formula.truth"), maths=False), Term("L", "J"), Term("≈"),
             Term(truth_text(step), "J", step.truth.value))),
        Row((Term("J", "J"), Term("≈"), Term(short(step.costs[1].value, 4), "J", float(step.costs[1].value)))),
    ]  # fmt: skip
