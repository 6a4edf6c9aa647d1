"""The line of words and the live numbers of the lesson on broadcasting."""

from __future__ import annotations

from core.broadcast import counted
from gui.figures import equals, fixed
from gui.language import Language
from gui.lesson import Frame, Row, Term
from gui.pictures.broadcasting.film import COLUMNS, UNITS, Case, Meal, written

NAME = "broadcasting"


def words(frame: Frame, language: Language) -> str:
    """What happens now."""
    of = frame.step.of
    if frame.view.asking:
        return language(f"{NAME}.words.ask" if isinstance(of, Case) else f"{NAME}.words.ask_food")
    values = _case(of) if isinstance(of, Case) else _meal(of)
    key = frame.step.stage
    if key == "stretch" and isinstance(of, Case):
        key = "stretch_both" if len(_stretched(of)) == 2 else "stretch_one"
    return language(f"{NAME}.words.{key}", **values)


def _stretched(of: Case) -> list[str]:
    """Who is stretched."""
    return [name for name, shape in zip("AB", of.pair, strict=True) if shape != of.room]


def _case(of: Case) -> dict[str, object]:
    k = 0 if len(of.a) < len(of.b) else 1
    axis = of.clash[0] if of.clash else -1
    x, y = last(of)
    one = _stretched(of)
    return {
        "A": written(of.a), "B": written(of.b), "shape": written(of.room), "x": x, "y": y, "s": x + y,
        "who": "AB"[k], "old": written((of.a, of.b)[k]), "new": written(of.pair[k]),
        "k": f"−{-axis}", "n": of.a[axis] if of.clash else 0, "m": of.b[axis] if of.clash else 0,
        "one": one[0] if one else "", "from": written(of.pair["AB".index(one[0])]) if one else "",
    }  # fmt: skip


def last(of: Case) -> tuple[int, int]:
    """The two numbers that meet in the last cell: each array's own last one."""
    return int(counted(of.a, UNITS[0]).max()), int(counted(of.b, UNITS[1]).max())


def _meal(of: Meal) -> dict[str, object]:
    return {"v": fixed(of.table[2 * 4 + 2], 0), "cal": fixed(of.cal[2], 0), "p": fixed(of.percent[2, 2], 1),
            "sign": equals(fixed(of.percent[2, 2], 1), lambda v, c: 100 * v / c,
                           fixed(of.table[10], 0), fixed(of.cal[2], 0))}  # fmt: skip


# -- the numbers -------------------------------------------------------------------------------------------------


def formula(frame: Frame, language: Language) -> tuple[Row, ...]:
    """The shapes axis by axis; or a column and its percentages."""
    of = frame.step.of
    if isinstance(of, Case):
        return tuple(_axes(of, frame.index == len(frame.trace) - 1, language))
    return tuple(_foods(of, frame.index, language))


def _axes(of: Case, told: bool, language: Language) -> list[Row]:
    """From the right, as NumPy does it."""
    rows = [_shape("A", "w", written(of.a)), _shape("B", "J", written(of.b))]
    if not told:
        return rows
    rows.append(Row(head=language(f"{NAME}.formula.right")))
    for back in range(1, of.axes + 1):
        n, m = of.pair[0][-back], of.pair[1][-back]
        good = Term("✓") if of.clash else Term(str(of.room[-back]), "z", float(of.room[-back]))
        end = Term("✗", "warn") if -back in of.clash else good
        rows.append(Row((Term(language(f"{NAME}.label.axis", k=f"−{back}"), maths=False), Term(":"),
                         Term(str(n), "w", float(n)), Term(","), Term(str(m), "J", float(m)),
                         Term("→"), end)))  # fmt: skip
    if of.clash:
        return [*rows, Row((Term(language(f"{NAME}.label.none"), "warn", maths=False),))]
    x, y = last(of)
    sum_row = Row((Term(str(x + y), "z", float(x + y)), Term("="), Term(str(x), "w", float(x)), Term("+"),
                   Term(str(y), "J", float(y))))  # fmt: skip
    return [*rows, _shape("(A + B)", "z", written(of.room)), Row(head=language(f"{NAME}.formula.corner")), sum_row]


def _shape(name: str, role: str, shape: str) -> Row:
    return Row((Term(f"{name}.shape", role, maths=False), Term("="), Term(shape, role, maths=False)))


def _foods(of: Meal, index: int, language: Language) -> list[Row]:
    """Every food: its sum; then its parts of 100."""
    rows = [_shape("A", "w", "(3, 4)")]
    if index >= 1:
        rows.append(_shape("cal", "J", "(4,)") if index < 2 else _shape("cal.reshape(1, 4)", "J", "(1, 4)"))
    for j, name in enumerate(COLUMNS) if index >= 1 else ():
        parts = [of.table[4 * i + j] for i in range(3)]
        rows += [Row(head=language(f"{NAME}.food.{name}")), _sum(parts, float(of.cal[j]), 0, "w", "J")]
        if index >= 3:
            rows.append(_sum([float(of.percent[i, j]) for i in range(3)], 100.0, 1, "z", "z"))
    return rows


def _sum(parts: list[float], total: float, places: int, role: str, end: str) -> Row:
    """Numbers and their sum, = only if the written ones make it."""
    texts = [fixed(part, places) for part in parts]
    result = fixed(total, 0)
    terms: list[Term] = []
    for text, part in zip(texts, parts, strict=True):
        terms += [*([Term("+")] if terms else []), Term(text, role, part)]
    sign = equals(result, lambda a, b, c: a + b + c, *texts)
    return Row((*terms, Term(sign), Term(result, end, total)))
