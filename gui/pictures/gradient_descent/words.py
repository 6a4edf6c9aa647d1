"""What the bowl says of a frame: the line of words, the fate of the ball, the live formula."""

from __future__ import annotations

from typing import cast

import numpy as np

from core.bowl import LogisticBowl, SquaredLine, SquaredSigmoid
from core.surface import separable
from gui.figures import equals, short
from gui.language import Language, joined
from gui.lesson import Frame, Row, Term
from gui.pictures.gradient_descent.hill import Hill, Walks
from gui.pictures.gradient_descent.moment import BEATS
from gui.pictures.update_row import number, signed, update_row

NAME = "gradient_descent"


def words(frame: Frame, language: Language) -> str:
    """One beat in a sentence; when it runs fast or has ended, what becomes of the ball."""
    walks, here, after = cast(Walks, frame.trace), frame.step, frame.next
    k, last = frame.index, frame.index >= len(walks) - 1
    veiled = frame.view.asking  # what comes next would answer the question
    if last or not frame.view.beats:
        now = language(f"{NAME}.words.{'last' if last else 'fast'}", k=k, J=short(here.cost, 4))
        return now if veiled else joined(now, fate(frame, language))
    beat = [name for name, phase in BEATS.items() if phase <= frame.phase + 1e-6][-1]
    if veiled and beat in ("step", "ghost"):
        beat = "here"
    alpha = walks.alphas[0]
    values = {
        "k": k, "w": number(here.w), "b": number(here.b), "J": number(here.cost),
        "dw": number(here.dw), "db": number(here.db),
        "alpha": short(alpha, 3), "step_w": signed(after.w - here.w), "step_b": signed(after.b - here.b),
        "w2": number(after.w), "b2": number(after.b), "J2": number(after.cost),
        "by": number(abs(after.cost - here.cost)),
    }  # fmt: skip
    way = {"slope_w": here.dw, "slope_b": here.db, "ghost": here.cost - after.cost}.get(beat)
    sign = "" if way is None else "_up" if way > 0 else "_down" if way < 0 else "_flat"
    return language(f"{NAME}.words.{beat}{sign}", **values)


def fate(frame: Frame, language: Language) -> str:
    """What becomes of the first ball, with the places and costs it speaks of."""
    hill, walks = cast(Hill, frame.scene), cast(Walks, frame.trace)
    found, surface = walks.fate, hill.surface
    kind = found.kind.replace(" ", "_")
    if kind == "still_walking" and isinstance(surface, LogisticBowl) and hill.bottoms \
            and walks.alphas[0] > hill.bottoms[0].edge and _zigzags(walks):  # fmt: skip
        kind = "wanders"  # the bottom itself repels: it will never get there
    values: dict[str, object] = {"steps": frame.params.steps, "alpha": short(walks.alphas[0], 3)}
    for k, (w, b) in enumerate(found.points, 1):
        values |= {f"w{k}": short(w, 3), f"b{k}": short(b, 3), f"J{k}": short(float(surface.cost(w, b)), 3)}
    if found.step is not None:
        values["k"] = found.step
    if hill.bottoms:
        values["lowest"] = short(hill.bottoms[0].cost, 3)
        values["edge"] = short(hill.bottoms[0].edge, 3)
    if kind == "arrives" and len(hill.bottoms) > 1 and found.points[0] != (hill.bottoms[0].w, hill.bottoms[0].b):
        kind = "trapped"
    if not hill.bottoms:
        none = isinstance(surface, LogisticBowl) and separable(surface.x, surface.y)
        kind = "no_bottom" if none else "flat"
    return joined(language(f"{NAME}.fate.{kind}", **values), _remark(frame, kind, language))


def _zigzags(walks: Walks) -> bool:
    """Whether the cost of the first ball still rises and falls at the end."""
    rise = np.diff(walks.cost[-16:, 0])
    return bool((rise > 0).any() and (rise < 0).any())


def _remark(frame: Frame, kind: str, language: Language) -> str:
    """What is worth adding about this loss on these data."""
    hill, trap = cast(Hill, frame.scene), frame.params.ground == "trap"
    if isinstance(hill.surface, SquaredSigmoid):
        key = "one_valley" if len(hill.bottoms) == 1 else "second_valley" if kind == "arrives" else ""
    else:
        key = "all_home" if trap and kind == "arrives" else ""
    return language(f"{NAME}.fate.{key}") if key else ""


# -- the formula -------------------------------------------------------------------------------------------------


def formula(frame: Frame, language: Language) -> tuple[Row, ...]:
    """The cost, its slope, the step in letters with the numbers under them, and the shape of the valley."""
    hill, walks, here = cast(Hill, frame.scene), cast(Walks, frame.trace), frame.step
    rows = [Row(head=language(f"{NAME}.formula.cost")), _cost(hill, here.cost), *_slopes(hill, here.dw, here.db)]
    if frame.view.asking:
        return tuple(rows)  # what comes next would answer the question
    if frame.index < len(walks) - 1:
        after, alpha = frame.next, walks.alphas[0]
        rows += [Row(head=language(f"{NAME}.formula.step")), update_row("w", here.w, alpha, here.dw, after.w),
                 update_row("b", here.b, alpha, here.db, after.b), Row(head=language(f"{NAME}.formula.after")),
                 Row((Term("J", "J"), Term(":"), _n(here.cost, "J"), Term("→"), _n(after.cost, "J")))]  # fmt: skip
    if len(hill.bottoms) == 1:
        rows += _valley(hill, language)
    return tuple(rows)


def _n(value: float, symbol: str, above: str = "", text: str = "") -> Term:
    return Term(text or number(value), symbol, value, above=above)


def _cost(hill: Hill, J: float) -> Row:
    what = {LogisticBowl: "mean(log(1 + eᶻ) − y z)", SquaredSigmoid: "mean((a − y)²)", SquaredLine: "mean((z − y)²)"}
    return Row((Term("J", "J"), Term("="), Term(what[type(hill.surface)]), Term("="), _n(J, "J")))


def _slopes(hill: Hill, dw: float, db: float) -> tuple[Row, Row]:
    dz = {LogisticBowl: "(a − y)", SquaredSigmoid: "2 (a − y) a (1 − a)", SquaredLine: "2 (z − y)"}[type(hill.surface)]
    alone = f"mean{dz}" if dz == "(a − y)" else f"mean({dz})"
    return (Row((Term("dw", "w"), Term("="), Term(f"mean({dz} x)"), Term("="), _n(dw, "w"))),
            Row((Term("db", "b"), Term("="), Term(alone), Term("="), _n(db, "b"))))  # fmt: skip


def _valley(hill: Hill, language: Language) -> list[Row]:
    """How much longer than wide the valley is at its bottom, and what that makes of alpha."""
    low = hill.bottoms[0]
    flat, steep, ratio = short(low.curvatures[0], 4), short(low.curvatures[1], 4), short(low.condition, 3)
    sign = equals(ratio, lambda s, f: s / f, steep, flat)
    terms = (
        Term(language(f"{NAME}.formula.condition"), maths=False), _n(low.curvatures[1], "J", text=steep), Term("/"),
        _n(low.curvatures[0], "J", text=flat), Term(sign), _n(low.condition, "J", text=ratio),
    )  # fmt: skip
    rows = [Row(head=language(f"{NAME}.formula.valley")), Row(terms)]
    bowl = isinstance(hill.surface, LogisticBowl)
    edge = "away" if isinstance(hill.surface, SquaredLine) else "edge"
    marks = ((("safe", "<", low.safe),) if bowl else ()) + (("good", "=", low.good), (edge, ">", low.edge))
    for key, sign, value in marks:
        word = Term(language(f"{NAME}.formula.{key}"), maths=False)
        rows.append(Row((word, Term("α", "alpha"), Term(sign), Term(short(value, 4), "alpha", value))))
    return rows
