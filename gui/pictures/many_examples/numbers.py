"""The live numbers of the lesson on m examples: one example's formulas, the averages, the step, both ways compared."""

from __future__ import annotations

from dataclasses import astuple
from typing import cast

from core.many_examples import average
from gui.figures import equals, short
from gui.language import Language
from gui.lesson import Frame, Row, Term
from gui.pictures.many_examples.board import NAME, plain, value_of
from gui.pictures.many_examples.film import (
    ROWS,
    VESSELS,
    W1,
    W2,
    B,
    Moment,
    Scene,
    apart,
    final,
    known,
    landing,
    opened,
    scene_of,
    told,
    walk,
)  # fmt: skip
from gui.pictures.many_examples.vessels import SUBSCRIPT, role_of
from gui.pictures.update_row import number, update_row


def formula(frame: Frame, language: Language) -> tuple[Row, ...]:
    """What belongs to this moment."""
    here, now = scene_of(frame), cast(Moment, frame.step)
    if not opened(frame):
        return (_shapes(here),) if frame.params.act == "matrix" else _effective(frame, here, language)
    if now.kind == "walk":
        return (*_effective(frame, here, language), *_costs(frame, here, language))
    if now.kind == "example":
        return (*_example(frame, here, now.i, language), *_sums(frame, language))
    if now.kind in ROWS:
        return (_shapes(here), *_made(frame, here))
    if now.kind == "same":
        return (Row(head=language(f"{NAME}.formula.same")), *_compared(frame, here, language))
    if now.kind == "step":
        return _step(frame, here, language)
    return (*_sums(frame, language), *(_division(here, language) if now.kind == "divide" else ()))


def bracketed(text: str) -> str:
    """Negative numbers after a sign stand in brackets."""
    return f"({text})" if text.startswith("−") else text


def _op(sign: str) -> Term:
    return Term(sign, above=sign)


def _example(frame: Frame, here: Scene, i: int, language: Language) -> tuple[Row, ...]:
    """z, a, dz and what they add, as far as they are known."""
    seen, y = here.seen[i], str(int(here.Y[0, i]))
    x1, x2 = (plain(float(v), 1) for v in here.X[:, i])
    w1, w2, b, z, a, dz = *(plain(v) for v in (W1, W2, B)), *(value_of(here, row, i) for row in ("z", "a", "dz"))
    sign = equals(z, lambda p, q, r, s, t: p * q + r * s + t, w1, x1, w2, x2, b)
    rows = [Row(head=language(f"{NAME}.formula.example", k=i + 1)),
            Row((Term(z, "z", seen.z, above="z"), Term(sign, above="="), Term(w1, "w", W1, above="w₁"), _op("·"),
                 Term(bracketed(x1), "x", float(here.X[0, i]), above="x₁"), _op("+"),
                 Term(bracketed(w2), "w", W2, above="w₂"), _op("·"),
                 Term(bracketed(x2), "x", float(here.X[1, i]), above="x₂"), _op("+"),
                 Term(bracketed(b), "b", B, above="b")))]  # fmt: skip
    if known(frame, "a", i):
        rows.append(Row((Term(a, "a", seen.a, above="a"), Term("≈", above="="), _op("σ("),
                         Term(z, "z", seen.z, above="z"), _op(")"))))  # fmt: skip
    if known(frame, "dz", i):
        rows.append(Row((Term(dz, "slope", seen.dz, above="dz"), Term(equals(dz, lambda p, q: p - q, a, y), above="="),
                         Term(a, "a", seen.a, above="a"), _op("−"), Term(y, "y", float(y), above="y"))))  # fmt: skip
    return tuple(rows)


def _sums(frame: Frame, language: Language) -> tuple[Row, ...]:
    """The four accumulators as they stand."""
    sums = told(frame)
    rows = [Row((Term(SUBSCRIPT[name], role_of(name)), Term("="), Term(number(value), role_of(name), value)))
            for name, value in zip(VESSELS, astuple(sums), strict=True)]  # fmt: skip
    return (Row(head=language(f"{NAME}.formula.sums")), *rows)


def _division(here: Scene, language: Language) -> tuple[Row, ...]:
    """Each sum over m."""
    rows = [Row(head=language(f"{NAME}.formula.divide"))]
    means = astuple(average(here.sums, here.m))
    for name, whole, mean in zip(VESSELS, astuple(here.sums), means, strict=True):
        s, r = number(whole), number(mean)
        rows.append(Row((Term(s, role_of(name), whole), Term("/"), Term(str(here.m)),
                         Term(equals(r, lambda p: p / here.m, s)), Term(r, role_of(name), mean))))  # fmt: skip
    return tuple(rows)


def _shapes(here: Scene) -> Row:
    return Row((Term("X"), Term(f"(2, {here.m})", "x"), Term("Y"), Term(f"(1, {here.m})", "y"), Term("wᵀ"),
                Term("(1, 2)", "w")))  # fmt: skip


def _made(frame: Frame, here: Scene) -> tuple[Row, ...]:
    """The rows of no_loop that have run, each with the shapes that go in and come out."""
    m, sums = here.m, final(here, frame.params)
    over = "" if frame.params.forget else f" / {m}"
    rows = {
        "Z": Row((Term("Z", "z"), Term("="), Term("wᵀX + b"), Term(":"), Term(f"(1, 2)·(2, {m}) → (1, {m})", "z"))),
        "A": Row((Term("A", "a"), Term("="), Term("σ(Z)"), Term(":"), Term(f"(1, {m}) → (1, {m})", "a"))),
        "dZ": Row((Term("dZ", "slope"), Term("="), Term("A − Y"), Term(":"), Term(f"(1, {m})", "slope"))),
        "dw": Row((Term("dw", "slope"), Term("="), Term(f"X dZᵀ{over}"), Term(":"),
                   Term(f"(2, {m})·({m}, 1) → (2, 1)", "slope"))),
        "db": Row((Term("db", "slope"), Term("="), Term(f"Σ dZ{over}"), Term("≈"),
                   Term(number(sums.db), "slope", sums.db))),
        "J": Row((Term("J", "J"), Term("="), Term(f"Σ L{over}"), Term("≈"), Term(number(sums.J), "J", sums.J))),
    }  # fmt: skip
    shown = [rows[name] for name in ROWS[1 : ROWS.index(frame.step.kind) + 1]]
    if ROWS.index(frame.step.kind) >= ROWS.index("dw"):
        at = ROWS.index("dw")
        shown[at:at] = [Row((Term(SUBSCRIPT[n], "slope"), Term("≈"), Term(number(getattr(sums, n)), "slope",
                                                                          getattr(sums, n)))) for n in ("dw1", "dw2")]
    return tuple(shown)


def _compared(frame: Frame, here: Scene, language: Language) -> tuple[Row, ...]:
    """Loop, matrices, and what they differ by."""
    looped = here.sums if frame.params.forget else average(here.sums, here.m)
    gaps, rows = apart(here, frame.params), []
    for name, one, other in zip(VESSELS, astuple(looped), astuple(final(here, frame.params)), strict=True):
        gap = short(gaps[name], 2)
        rows.append(Row((Term(SUBSCRIPT[name], role_of(name)), Term(":"), Term(number(one), role_of(name), one),
                         Term("=" if number(one) == number(other) else "≈"), Term(number(other), role_of(name), other),
                         Term(";", maths=False), Term(language(f"{NAME}.formula.gap"), maths=False),
                         Term(gap, role_of(name), gaps[name]))))  # fmt: skip
    return tuple(rows)


def _step(frame: Frame, here: Scene, language: Language) -> tuple[Row, ...]:
    """The update and the cost before and after."""
    sums, end, alpha = final(here, frame.params), landing(here, frame.params), frame.params.alpha
    return (Row(head=language(f"{NAME}.formula.step")),
            update_row("w₁", W1, alpha, sums.dw1, float(end.w[0, 0]), "w"),
            update_row("w₂", W2, alpha, sums.dw2, float(end.w[1, 0]), "w"),
            update_row("b", B, alpha, sums.db, end.b), Row(head=language(f"{NAME}.formula.cost")),
            Row((Term("J", "J"), Term(":"), Term(number(here.start.cost), "J", here.start.cost), Term("→"),
                 Term(number(end.cost), "J", end.cost))))  # fmt: skip


def _effective(frame: Frame, here: Scene, language: Language) -> tuple[Row, ...]:
    """What the step is really multiplied with."""
    alpha = frame.params.alpha
    far, one = short(here.m * alpha), short(alpha)
    if not opened(frame):
        return (Row((Term("α", "alpha"), Term("="), Term(one, "alpha", alpha), Term("m"), Term("="),
                     Term(str(here.m)))),)  # fmt: skip
    return (Row(head=language(f"{NAME}.formula.forgot")),
            Row((Term("m · α", "alpha"), Term("="), Term(str(here.m)), Term("·"), Term(one, "alpha", alpha),
                 Term(equals(far, lambda p: here.m * p, one)), Term(far, "alpha", here.m * alpha))))  # fmt: skip


def _costs(frame: Frame, here: Scene, language: Language) -> tuple[Row, ...]:
    """Both costs at this step."""
    rows = [Row(head=language(f"{NAME}.formula.costs", k=frame.index))]
    for divide, key in ((True, "with"), (False, "without")):
        cost = walk(here, frame.params.alpha, divide)[frame.index].cost
        rows.append(Row((Term(language(f"{NAME}.label.{key}", m=here.m), maths=False), Term(":"), Term("J", "J"),
                         Term("≈"), Term(number(cost), "J", cost))))  # fmt: skip
    return tuple(rows)
