"""The line of words and the live numbers of the lesson on three kinds of network."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice

from gui.figures import equals, fixed, percent
from gui.language import Language
from gui.lesson import Frame, Row, Term
from gui.pictures.kinds_of_network.film import NAME, Net, Slid, Walked, remembers
from gui.pictures.kinds_of_network.sum import Column, Sum, sum_of, trimmed
from gui.pictures.kinds_of_network.wires import LAST


def words(frame: Frame, say: Language) -> str:
    """What happens now."""
    of, k = frame.step.of, frame.index
    if frame.view.asking:
        return say(f"{NAME}.words.ask_{frame.params.act}")
    if isinstance(of, Net):
        return _net(of, k, say)
    if isinstance(of, Slid):
        y, x = of.at(k)
        z = trimmed(float(of.Z[y, x]), 2)
        return say(f"{NAME}.words.place", k=k + 1, n=of.count, row=y + 1, column=x + 1, z=z)
    return _day(of, k, say)


def _net(of: Net, k: int, say: Language) -> str:
    if k == 0:
        return say(f"{NAME}.words.row")
    if k >= LAST:
        return say(f"{NAME}.words.answer", a=fixed(of.answer, 2))
    key = "unit" if of.z[k - 1] > 0 else "asleep"
    return say(f"{NAME}.words.{key}", k=k, z=fixed(float(of.z[k - 1]), 2))


def _day(of: Walked, t: int, say: Language) -> str:
    """What the day brings; and what is left of the marked one."""
    first = say(f"{NAME}.words.day", t=t + 1, x=trimmed(of.rain[t], 1), before=fixed(of.before(t), 2),
                a=fixed(of.states[t], 2))  # fmt: skip
    if t <= of.day or not of.trail[of.day]:
        return first
    left = remembers(of, t)
    text = percent(left, 0)
    return say(f"{NAME}.words.left", first=first, t=of.day + 1, left=text)


# -- the numbers -------------------------------------------------------------------------------------------------


def formula(frame: Frame, say: Language) -> tuple[Row, ...]:
    """Letters first; then the sum that is at work."""
    of, made = frame.step.of, sum_of(frame)
    rows = [Row(head=say(f"{NAME}.formula.{frame.params.act}")), _letters(of, made)]
    if frame.view.asking or not made.told:
        return tuple(rows)
    if isinstance(of, Slid):
        return (*rows, *_nine(made))
    return (*rows, _products(made), _bent(made))


def _letters(of: Net | Slid | Walked, made: Sum) -> Row:
    if isinstance(of, Slid):
        return Row((Term("z", "z"), Term("="), Term("Σ"), Term("x", "x"), Term("·"), Term("w", "w")))
    if isinstance(of, Walked):
        return Row((Term("aₜ", "a"), Term("= tanh("), Term("wₐₐ", "w"), Term("·"), Term("aₜ₋₁", "a"), Term("+"),
                    Term("wₐₓ", "w"), Term("·"), Term("xₜ", "x"), Term("+"), Term("b", "b"), Term(")")))  # fmt: skip
    bend = ("σ(", ")") if made.a_letter == "ŷ" else ("max(0, ", ")")
    inside, role = ("a", "a") if made.a_letter == "ŷ" else ("x", "x")
    return Row((Term(made.a_letter, "y" if role == "a" else "a"), Term("="), Term(bend[0]), Term("Σ"), Term("w", "w"),
                Term("·"), Term(inside, role), Term("+"), Term("b", "b"), Term(bend[1])))  # fmt: skip


def _bracket(text: str) -> str:
    return f"({text})" if text.startswith("−") else text


def _pair(c: Column) -> list[Term]:
    """A number and its weight; of b only itself."""
    if c.w_letter == "b":
        return [Term(_bracket(c.w_text), "b", c.w)]
    return [Term(_bracket(c.x_text), c.role, c.x), Term("·"), Term(_bracket(c.w_text), "w", c.w)]


def _joined(columns: tuple[Column, ...]) -> list[Term]:
    terms: list[Term] = []
    for c in columns:
        terms += [*([Term("+")] if terms else []), *_pair(c)]
    return terms


def _products(made: Sum) -> Row:
    """z from its parts."""
    return Row((Term(made.z_text, "z", made.z), Term(made.sign), *_joined(made.columns)))


def _bent(made: Sum) -> Row:
    """The answer from z."""
    role = "y" if made.a_letter == "ŷ" else "a"
    return Row((Term(made.a_letter, role), Term("="), Term(made.bend), Term(made.bent),
                Term(made.a_text, role, made.a)))  # fmt: skip


def _nine(made: Sum) -> list[Row]:
    """A row of the window for each row; then all three."""
    rows, sums, columns = [], [], iter(made.columns)
    for _ in range(3):
        three = tuple(islice(columns, 3))
        total = sum(c.product for c in three)
        text = trimmed(total, 2)
        sums.append((text, total))
        parts = [t for c in three for t in (c.x_text, c.w_text)]
        sign = equals(text, lambda *v: sum((x * w for x, w in zip(v[::2], v[1::2], strict=True)), Decimal(0)), *parts)
        rows.append(Row((*_joined(three), Term(sign), Term(text, "ink", total))))
    terms: list[Term] = []
    for text, total in sums:
        terms += [*([Term("+")] if terms else []), Term(_bracket(text), "ink", total)]
    sign = equals(made.z_text, lambda *v: sum(v, Decimal(0)), *(text for text, _ in sums))
    return [*rows, Row((Term("z", "z"), Term("="), *terms, Term(sign), Term(made.z_text, "z", made.z)))]
