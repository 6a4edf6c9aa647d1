"""What the lesson on logistic regression says of a frame: the line of words and the live formulas."""

from __future__ import annotations

import math

from core.reliability import wilson
from gui.figures import equals, fixed, percent, short
from gui.language import MINUS, Language
from gui.lesson import Frame, Row, Term
from gui.pictures.logistic_regression.film import BEATS, NAME, sharp, told, veiled, who
from gui.pictures.logistic_regression.parts import Stand, between, counts, hours, person, slopes, written
from gui.pictures.logistic_regression.plane_sight import SHORT

PLACES = 2


def words(frame: Frame, language: Language) -> str:
    """One sentence or two for this step."""
    now, params = told(frame), frame.params
    values = {"w1": fixed(now.w1, PLACES), "w2": fixed(now.w2, PLACES), "b": fixed(now.b, PLACES),
              "length": fixed(now.length, PLACES), "k": 0 if frame.view.asking else frame.index}  # fmt: skip
    if veiled(frame):
        return language(f"{NAME}.words.asked", **values)
    if params.act == "decide":
        right, always = counts(frame.scene, now)
        part = "answers" if sharp(frame) < 1.0 else "learned" if frame.index == 2 else "decide"
        return language(f"{NAME}.words.{part}", right=right, always=always, m=len(frame.scene.y))
    if params.act == "learn":
        return _learning(frame, now, values, language)
    if now.length < SHORT:
        return language(f"{NAME}.words.nothing", **values, a=between(person(frame.scene, 0, now).a))
    return _line(now, values, language)


def _line(now: Stand, values: dict[str, object], language: Language) -> str:
    """What was done to w or b, and what the line did."""
    far, amount = fixed(now.distance, PLACES), now.amount
    by = ("+" if amount > 0 else "") + fixed(amount, 0) if now.part == "shift" else f"{amount:g}"
    key = now.part
    if (key, amount) in (("turn", 360.0), ("shift", 0.0), ("stretch", 1.0)):
        key += "_home"
    steep = language(f"{NAME}.words.{'steeper' if amount > 1.0 else 'flatter'}")
    return language(f"{NAME}.words.{key}", **values, by=by, far=far, steep=steep)


def _learning(frame: Frame, now: Stand, values: dict[str, object], language: Language) -> str:
    """The beats of a step; fast or at the end only where it has come."""
    dw1, dw2, db, J = slopes(frame.scene, now)
    beat = [name for name, at in BEATS.items() if at <= frame.phase + 1e-6][-1]
    if not frame.view.beats or frame.index >= len(frame.trace) - 1 or frame.view.asking:
        beat = "end" if frame.index >= len(frame.trace) - 1 and not frame.view.asking else "answers"
    return language(f"{NAME}.words.learn_{beat}", **values, J=short(J, 3), dw1=fixed(dw1, 3), dw2=fixed(dw2, 3),
                    db=fixed(db, 3), first=short(slopes(frame.scene, frame.trace[0])[3], 3))  # fmt: skip


# -- the formulas ------------------------------------------------------------------------------------------------


def formula(frame: Frame, language: Language) -> tuple[Row, ...]:
    """One student; then the line, or the step, or the count."""
    now, act = told(frame), frame.params.act
    if veiled(frame):
        return (Row(head=language(f"{NAME}.formula.given")), *_given(now))
    rows = [Row(head=language(f"{NAME}.formula.student")), *_student(frame, now)]
    if act == "learn":
        return (*rows, *_step(frame, now, language))
    if act == "decide":
        return (*rows, *_count(frame, now, language))
    return (*rows, Row(head=language(f"{NAME}.formula.line")), *_distance(now))


def _given(now: Stand) -> tuple[Row, Row]:
    return (Row((Term("w", "w"), Term("=  ("), _n(now.w1, "w"), Term(","), _n(now.w2, "w"), Term(")"))),
            Row((Term("b", "b"), Term("="), _n(now.b, "b"))))  # fmt: skip


def _n(value: float, symbol: str, above: str = "", places: int = PLACES) -> Term:
    return Term(fixed(value, places), symbol, value, above=above)


def _in(value: float, symbol: str, above: str = "", text: str = "") -> Term:
    """A number that stands after another: in brackets where it is negative."""
    text = text or fixed(value, PLACES)
    return Term(f"({text})" if text.startswith(MINUS) else text, symbol, value, above=above)


def _student(frame: Frame, now: Stand) -> tuple[Row, ...]:
    """z = w₁ x₁ + w₂ x₂ + b with this student's numbers, the answer and its loss."""
    one = person(frame.scene, who(frame), now)
    parts = [fixed(now.w1, PLACES), hours(one.x1), fixed(now.w2, PLACES), hours(one.x2), fixed(now.b, PLACES)]
    text = fixed(one.z, PLACES)
    sign = equals(text, lambda w1, x1, w2, x2, b: w1 * x1 + w2 * x2 + b, *parts)
    z = Row((Term(text, "z", one.z, above="z"), Term(sign, above="="), _n(now.w1, "w", "w₁"),
             _in(one.x1, "x", "x₁", parts[1]), Term("+", above="+"), _in(now.w2, "w", "w₂"),
             _in(one.x2, "x", "x₂", parts[3]), Term("+", above="+"), _in(now.b, "b", "b")))  # fmt: skip
    z_text, answer, cost = written(one)
    a = Row((Term("ŷ", "a"), Term("="), Term("σ(z)"), Term("="), Term(f"σ({z_text})", "z", one.z), Term("≈"),
             Term(answer, "a", one.a)))  # fmt: skip
    letters = f"{MINUS}log ŷ" if one.y else f"{MINUS}log(1 {MINUS} ŷ)"
    loss = Row((Term("L", "J"), Term("="), Term(letters), Term("≈"), Term(cost, "J", one.loss)))
    return z, a, loss


def _distance(now: Stand) -> tuple[Row, ...]:
    """‖w‖, and how far the line lies from the middle."""
    w1, w2, b, length = (fixed(v, PLACES) for v in (now.w1, now.w2, now.b, now.length))
    sign = equals(length, lambda p, q: (p * p + q * q).sqrt(), w1, w2)
    rows = [Row((Term(length, "w", now.length, above="‖w‖"), Term(sign, above="="), Term("√(", above="√("),
                 _in(now.w1, "w", "w₁"), Term("² +", above="² +"), _in(now.w2, "w", "w₂"),
                 Term("² )", above="² )")))]  # fmt: skip
    if not math.isfinite(now.distance):
        return tuple(rows)
    far = fixed(now.distance, PLACES)
    same = equals(far, lambda b, length: -b / length, b, length)
    rows.append(Row((Term(far, "slope", now.distance, above="d"), Term(same, above="="), Term(MINUS, above=MINUS),
                     _in(now.b, "b", "b"), Term("/", above="/"), _n(now.length, "w", "‖w‖"))))  # fmt: skip
    return tuple(rows)


def _step(frame: Frame, now: Stand, language: Language) -> list[Row]:
    """The cost of all, its slopes, and the step that follows from them."""
    *downhill, J = slopes(frame.scene, now)
    cost = Row((Term("J", "J"), Term("="), Term("mean(L)"), Term("≈"), Term(short(J, 4), "J", J)))
    rows = [Row(head=language(f"{NAME}.formula.cost")), cost]
    if frame.view.asking or frame.index >= len(frame.trace) - 1:
        return rows
    rows.append(Row(head=language(f"{NAME}.formula.step")))
    alpha = frame.params.alpha
    named = (("w₁", "w", now.w1, downhill[0]), ("w₂", "w", now.w2, downhill[1]), ("b", "b", now.b, downhill[2]))
    return rows + [_update(*each, alpha) for each in named]


def _update(letter: str, symbol: str, here: float, slope: float, alpha: float) -> Row:
    """w := w − α dw with its numbers."""
    after, rate = here - alpha * slope, short(alpha, 3)
    old, d, new = (fixed(v, 4) for v in (here, slope, after))
    sign = equals(new, lambda w, r, s: w - r * s, old, rate, d)
    return Row((Term(new, symbol, after, above=letter), Term(sign, above=":="), Term(old, symbol, here, above=letter),
                Term(MINUS, above=MINUS), Term(rate, "alpha", alpha, above="α"), Term("·", above="·"),
                Term(f"({d})" if d.startswith(MINUS) else d, "slope", slope, above="d" + letter)))  # fmt: skip


def _count(frame: Frame, now: Stand, language: Language) -> list[Row]:
    """Right ones of all, with what chance leaves open, beside the answer that looks at nothing."""
    right, always = counts(frame.scene, now)
    m = len(frame.scene.y)
    rows = [Row(head=language(f"{NAME}.formula.count"))]
    for key, count in (("line", right), ("always", always)):
        if key == "line" and sharp(frame) < 1.0:
            continue
        share = percent(count / m)
        sign = equals(share.split("\u202f")[0], lambda r, m: 100 * r / m, str(count), str(m))
        terms = (Term(language(f"{NAME}.card.{key}"), maths=False), Term(str(count), value=float(count)), Term("/"),
                 Term(str(m), value=float(m)), Term(sign), Term(share, value=count / m))  # fmt: skip
        rows.append(Row(terms))
        if key == "line":
            low, high = wilson(count, m)
            interval = language(f"{NAME}.formula.interval", low=percent(low, 0), high=percent(high, 0))
            rows.append(Row((Term(interval, maths=False),)))
    return rows

