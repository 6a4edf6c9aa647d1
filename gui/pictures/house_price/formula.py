"""The live numbers of the house price: one neuron and its step, or the sum of the unit that is spoken of."""

from __future__ import annotations

from gui.figures import equals, fixed
from gui.language import Language
from gui.lesson import Frame, Row, Term
from gui.pictures.house_price.scene import NAME, net_moment, shown, topic
from gui.pictures.house_price.sum import Sum, sum_of
from gui.pictures.house_price.wires import PLACES
from gui.pictures.update_row import number, update_row


def formula(frame: Frame, language: Language) -> tuple[Row, ...]:
    """The rows of this act."""
    return _neuron(frame, language) if frame.params.act == "neuron" else _net(frame, language)


def _neuron(frame: Frame, say: Language) -> tuple[Row, ...]:
    """The price of the house that is moved, the cost, and one step with its numbers."""
    here, after, x = shown(frame), frame.next, frame.params.home
    w, b = float(here.w), float(here.b)
    z, texts = w * x + b, (number(w), fixed(x, 2), number(b))
    sign = equals(number(z), lambda w, x, b: w * x + b, *texts)
    rows = [
        Row(head=say(f"{NAME}.formula.neuron")),
        Row((Term(number(z), "z", z, above="z"), Term(sign, above="="), Term(texts[0], "w", w, above="w"),
             Term("·", above="·"), Term(texts[1], "x", x, above="x"), Term("+", above="+"),
             Term(_bracket(texts[2]), "b", b, above="b"))),
        Row((Term("a", "a"), Term("="), Term("max(0, z)"), Term("="), Term(number(max(0.0, z)), "a", max(0.0, z)))),
        Row(head=say(f"{NAME}.formula.cost")),
        Row((Term("J", "J"), Term("="), Term("mean((a − y)²)"), Term("="), _n(here.cost, "J"))),
    ]  # fmt: skip
    if frame.view.asking:
        return tuple(rows)
    rows.append(Row((Term("dw", "w"), Term("="), _n(here.dw, "w"), Term(","),
                     Term("db", "b"), Term("="), _n(here.db, "b"))))  # fmt: skip
    if frame.index < len(frame.trace) - 1:
        alpha = frame.params.alpha
        rows += [Row(head=say(f"{NAME}.formula.step")), update_row("w", w, alpha, float(here.dw), float(after.w)),
                 update_row("b", b, alpha, float(here.db), float(after.b)),
                 Row((Term("J", "J"), Term(":"), _n(here.cost, "J"), Term("→"), _n(after.cost, "J")))]  # fmt: skip
    return tuple(rows)


def _n(value: float, symbol: str) -> Term:
    return Term(number(float(value)), symbol, float(value))


def _bracket(text: str) -> str:
    return f"({text})" if text.startswith("−") else text


def _net(frame: Frame, say: Language) -> tuple[Row, ...]:
    """The unit that is spoken of (else the first), then the price; while a question is open, letters only."""
    if frame.view.asking:
        return (Row((Term("a", "a"), Term("="), Term("max(0, w₁x₁ + w₂x₂ + … + b)"))),)
    m, about = net_moment(frame), topic(frame)
    unit = about if about.startswith("part unit") else "part unit 0"
    rows: list[Row] = []
    if frame.params.act == "learned":
        rows.append(Row((Term("J", "J"), Term("="), Term("mean((a − y)²)"), Term("="), _n(frame.step.cost, "J"))))
    if m.first >= 1:
        rows += _sum(sum_of(frame, say, unit), say(f"{NAME}.formula.unit", name=sum_of(frame, say, unit).name))
    if m.second >= 1:
        rows += _sum(sum_of(frame, say, "part price 0"), say(f"{NAME}.formula.price"))
    if not rows:
        rows.append(Row((Term("a", "a"), Term("="), Term("max(0, w₁x₁ + w₂x₂ + … + b)"))))
    return tuple(rows)


def _sum(s: Sum, head: str) -> list[Row]:
    """z as products and b; = only if the written parts make the written sum."""
    terms = [Term("z", "z"), Term("=")]
    for p in s.products:
        terms += [Term(_bracket(p.w_text), "w", p.w), Term("·"), Term(p.x_text, p.role, p.x), Term("+")]
    terms.append(Term(_bracket(fixed(s.b, PLACES)), "b", s.b))
    parts = [t for p in s.products for t in (p.w_text, p.x_text)]
    total = equals(fixed(s.z, PLACES), lambda b, *v: sum((w * x for w, x in zip(v[::2], v[1::2], strict=True)), b),
                   fixed(s.b, PLACES), *parts)  # fmt: skip
    terms += [Term(total), Term(fixed(s.z, PLACES), "z", s.z)]
    bent = (Term("a", "a"), Term("="), Term("max(0, z)"), Term("="), Term(fixed(s.a, PLACES), "a", s.a))
    return [Row(head=head), Row(tuple(terms)), Row(bent)]
