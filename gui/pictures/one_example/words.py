"""What one example's film says: the line of words, the formula of the moment, all numbers that are known by now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from core.one_example import Step
from gui.figures import equals, sign
from gui.language import Language
from gui.lesson import Frame, Row, Term
from gui.pictures.one_example.film import AT, LEARNED, LETTERS, NAME, ORDER, ROLES, loss_fell, number

Values = Mapping[str, float]


def words(frame: Frame, language: Language) -> str:
    """What is new, and from what it was made."""
    step: Step = frame.step
    values = {name.replace("new ", "new_"): number(value) for name, value in step.values.items()}
    values |= {"is_" + name: sign(step.values[name.replace("new_", "new ")], text) for name, text in values.items()}
    if frame.view.asking:
        return language(f"{NAME}.words.asking")
    key = step.name or "start"
    if key == "da" and not abs(step.values["da"]) < float("inf"):
        key = "da_infinite"
    if key == "dz" and not abs(step.values["da"]) < float("inf"):
        key = "dz_straight"
    if key == "again":
        key = loss_fell(step)
    return language(f"{NAME}.words.{key}", **values, alpha=number(frame.params.alpha))


def told(frame: Frame) -> tuple[str, ...]:
    """What may be told by now: everything up to this step; with an open question nothing that comes back."""
    upto = AT["L"] if frame.view.asking else len(ORDER)
    return ORDER[1 : min(frame.index, upto) + 1]


def board(frame: Frame) -> tuple[Row, ...]:
    """The formula of the moment, for the blackboard."""
    name, v = frame.step.name, frame.step.values
    if name not in told(frame):
        return ()
    if name == "update":
        return tuple(_in_one_line(v, n, frame.params.alpha) for n in LEARNED)
    return rows_of(frame, name)[:1]


def rows_of(frame: Frame, name: str) -> tuple[Row, ...]:
    """What was worked out in this step."""
    v = frame.step.values
    made: dict[str, Callable[[], tuple[Row, ...]]] = {
        "z": lambda: (_sum(v, ""),), "a": lambda: (_bend(v, ""),), "L": lambda: (_loss(v, ""),),
        "da": lambda: (_da(v),), "dz": lambda: (_dz(v),),
        "dw1": lambda: (_product(v, "w1", "x1"),), "dw2": lambda: (_product(v, "w2", "x2"),), "db": lambda: (_db(v),),
        "update": lambda: tuple(_update(v, n, frame.params.alpha) for n in LEARNED),
        "again": lambda: (_before_after(v), _sum(v, "new ")),
    }  # fmt: skip
    return made[name]()


def formula(frame: Frame, language: Language) -> tuple[Row, ...]:
    """What was worked out last, and what that was made from: the present part of the walk and the one before it."""
    heads = {"z": "forward", "da": "back", "update": "update", "again": "after"}
    parts: list[list[Row]] = []
    for name in told(frame):
        if name in heads:
            parts.append([Row(head=language(f"{NAME}.formula.{heads[name]}"))])
        if parts:
            parts[-1] += rows_of(frame, name)
    return tuple(row for part in parts[-2:] for row in part)


# -- rows --------------------------------------------------------------------------------------------------------

def _t(values: Values, name: str, first: bool = True) -> Term:
    """A number under its letter; a negative one in brackets where something stands before it."""
    text, bare = number(values[name]), name.removeprefix("new ")
    text = text if first or not text.startswith("−") else f"({text})"
    if bare in LETTERS:
        return Term(text, ROLES[bare], values[name], above=LETTERS[bare])
    return Term(text, "slope", values[name], above="d" + LETTERS[bare[1:]])


def _op(sign: str) -> Term:
    return Term(sign, above=sign)


def _sum(v: Values, new: str) -> Row:
    """z = w₁x₁ + w₂x₂ + b."""
    names = (f"{new}z", f"{new}w1", "x1", f"{new}w2", "x2", f"{new}b")
    texts = [number(v[name]) for name in names]
    sign = equals(texts[0], lambda p, q, r, s, t: p * q + r * s + t, *texts[1:])
    return Row((_t(v, names[0]), Term(sign, above="="), _t(v, names[1], False), _op("·"), _t(v, "x1", False), _op("+"),
                _t(v, names[3], False), _op("·"), _t(v, "x2", False), _op("+"), _t(v, names[5], False)))  # fmt: skip


def _bend(v: Values, new: str) -> Row:
    """a = σ(z)."""
    return Row((_t(v, f"{new}a"), Term("≈", above="="), _op("σ("), _t(v, f"{new}z"), _op(")")))


def _loss(v: Values, new: str) -> Row:
    """L = −log a, or −log(1 − a)."""
    what = "−log a" if v["y"] == 1 else "−log(1 − a)"
    power = "⁻ᶻ" if v["y"] == 1 else "ᶻ"
    return Row((Term("L", "J"), Term("="), Term(what, "a"), Term("="), Term(f"log(1 + e{power})", "z"), Term("≈"),
                Term(number(v[f"{new}L"]), "J", v[f"{new}L"])))  # fmt: skip


def _da(v: Values) -> Row:
    """da = −1/a, or 1/(1 − a)."""
    result, a = number(v["da"]), number(v["a"])
    one = v["y"] == 1
    sign = equals(result, lambda p: -1 / p if one else 1 / (1 - p), a)
    sign = "→" if result in ("∞", "−∞") else sign
    made = f"−1 / {a}" if one else f"1 / (1 − {a})"
    return Row((Term("da", "slope", v["da"], above="da"), Term("=", above="="),
                Term(made, "a", above="−y / a + (1 − y) / (1 − a)"),
                Term(sign), Term(result, "slope", v["da"])))  # fmt: skip


def _dz(v: Values) -> Row:
    """dz = da · da/dz = a − y."""
    result = number(v["dz"])
    sign = equals(result, lambda a, y: a - y, number(v["a"]), number(v["y"]))
    return Row((_t(v, "dz"), Term(sign, above="="), _t(v, "a"), _op("−"), _t(v, "y")))


def _product(v: Values, w: str, x: str) -> Row:
    """dw₁ = x₁ · dz."""
    result = number(v[f"d{w}"])
    sign = equals(result, lambda p, q: p * q, number(v[x]), number(v["dz"]))
    return Row((_t(v, f"d{w}"), Term(sign, above="="), _t(v, x), _op("·"), _t(v, "dz", False)))


def _db(v: Values) -> Row:
    """db = dz."""
    return Row((_t(v, "db"), _op("="), _t(v, "dz")))


def _update(v: Values, name: str, alpha: float) -> Row:
    """w₁ := w₁ − α · dw₁."""
    parts = number(v[f"new {name}"]), number(v[name]), number(alpha), number(v[f"d{name}"])
    sign = equals(parts[0], _stepped, *parts[1:])
    return Row((_t(v, f"new {name}"), Term(sign, above=":="), _t(v, name), _op("−"),
                Term(parts[2], "alpha", alpha, above="α"), _op("·"), _t(v, f"d{name}", False)))  # fmt: skip


def _in_one_line(v: Values, name: str, alpha: float) -> Row:
    """w₁ := 1 − 0.5 · 0.9685 ≈ 0.5158."""
    new, old, by, slope = number(v[f"new {name}"]), number(v[name]), number(alpha), number(v[f"d{name}"])
    bracketed = f"({slope})" if slope.startswith("−") else slope
    return Row((Term(LETTERS[name], ROLES[name]), Term(":="), Term(old, ROLES[name], v[name]), Term("−"),
                Term(by, "alpha", alpha), Term("·"), Term(bracketed, "slope", v[f"d{name}"]),
                Term(equals(new, _stepped, old, by, slope)), Term(new, ROLES[name], v[f"new {name}"])))  # fmt: skip


def _stepped(w: Decimal, alpha: Decimal, dw: Decimal) -> Decimal:
    return w - alpha * dw


def _before_after(v: Values) -> Row:
    """L: 0.913 → 0.157."""
    return Row((Term("L", "J"), Term(":"), Term(number(v["L"]), "J", v["L"]), Term("→"),
                Term(number(v["new L"]), "J", v["new L"])))  # fmt: skip
