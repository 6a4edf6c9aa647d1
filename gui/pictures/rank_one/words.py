"""The line of words and the live numbers of the lesson on arrays with one axis."""

from __future__ import annotations

from typing import Any

import numpy as np

from gui.figures import equals, fixed, short
from gui.language import Language
from gui.lesson import Frame, Row, Term
from gui.pictures.rank_one.film import Guard, Harm, Looks
from gui.pictures.rank_one.guard import meant
from gui.pictures.rank_one.harm import means
from gui.pictures.rank_one.looks import NAME

LINES = ("a", "a.T", "np.dot(a, a.T)")  # what the steps of the first act show


def words(frame: Frame, language: Language) -> str:
    """What was typed now, and what came of it."""
    act, step = frame.params.act, frame.step
    values: dict[str, object] = {"n": step.n, "nn": step.n**2}
    if frame.view.asking:
        return language(f"{NAME}.words.ask_{act}", **values)
    if isinstance(step, Looks):
        dot = short(float(step.values[0])) if frame.index == 2 else ""
        return language(f"{NAME}.words.looks_{frame.index}", dot=dot, **values)
    if isinstance(step, Harm):
        got, right = means(step)
        values |= {"got": short(got), "meant": short(right)}
        key = f"harm_{step.told}" + ("_right" if step.told == 0 and right == 0 else "")
        return language(f"{NAME}.words.{key}", **values)
    return language(f"{NAME}.{'means.' if meant(frame) else 'words.guard_'}{step.k}", **values)


def formula(frame: Frame, language: Language) -> tuple[Row, ...]:
    """The shapes and the numbers of this act."""
    step, asking = frame.step, frame.view.asking
    if isinstance(step, Looks):
        return tuple(_looks(step, frame.index, asking, language))
    return tuple(_harm(step, asking, language) if isinstance(step, Harm) else _guard(step, asking))


def _shape(name: str, value: Any, symbol: str) -> Row:
    """A shape as Python writes it."""
    return Row((Term(f"{name}.shape", symbol), Term("="), Term(str(np.shape(value)))))


def _looks(step: Looks, index: int, asking: bool, language: Language) -> list[Row]:
    """What the last line gave for each array; and the sum behind the one number."""
    rows = []
    for kind, value in zip(("flat", "column", "row"), step.values, strict=True):
        rows += [Row(head=language(f"{NAME}.kind.{kind}")), _shape(LINES[index], value, "a")]
    if asking:
        return rows
    if index == 2:
        numbers = np.diag(step.values[1])  # the squares of the numbers
        rows += [Row(head=language(f"{NAME}.formula.dot")), _sum(numbers, float(step.values[0]))]
    return rows


def _sum(squares: Any, total: float) -> Row:
    """a₁² + a₂² + … = the one number."""
    texts = [fixed(float(v), 2) for v in squares]
    sign = equals(fixed(total, 2), lambda *parts: sum(parts), *texts)
    terms: list[Term] = []
    for k, (text, value) in enumerate(zip(texts, squares, strict=True)):
        terms += [Term("+")] if k else []
        terms.append(Term(text, "a", float(value)))
    return Row((*terms, Term(sign), Term(fixed(total, 2), "a", total)))


def _harm(step: Harm, asking: bool, language: Language) -> list[Row]:
    """How many differences there are, and their mean square; beside it the one that was meant."""
    got, right = means(step)
    rows = [Row((Term("A.shape", "a"), Term("="), Term(f"({step.n}, 1)"))),
            Row((Term("y.shape", "y"), Term("="), Term(f"({step.n}, 1)" if step.told == 3 else f"({step.n},)")))]
    if asking or not step.told:
        return rows
    count = len(step.pairs)
    rows += [Row(head=language(f"{NAME}.formula.differences", count=count)),
             Row((Term("(A − y).shape"), Term("="), Term(f"({step.n}, {count // step.n})")))]
    if step.told < 2:
        return rows
    rows.append(Row(head=language(f"{NAME}.formula.mean")))
    rows.append(_mean(got * count, count, got))
    if count > step.n:
        rows += [Row(head=language(f"{NAME}.formula.meant")), _mean(right * step.n, step.n, right)]
    return rows


def _mean(total: float, count: int, mean: float) -> Row:
    """A sum of squares divided by how many there are."""
    texts = short(total, 4), str(count), short(mean, 4)
    sign = equals(texts[2], lambda s, c: s / c, *texts[:2])
    return Row((Term(texts[0], "J", total), Term("/"), Term(texts[1]), Term(sign), Term(texts[2], "J", mean)))


def _guard(step: Guard, asking: bool) -> list[Row]:
    """The shape that is there, and the one that is wanted."""
    shape, wanted = np.shape(step.value), (step.n, 1)
    if asking:
        return [_shape("a", step.value, "a")]
    return [Row((Term("a.shape", "a"), Term("="), Term(str(shape)), Term("=" if shape == wanted else "≠"),
                 Term(str(wanted))))]  # fmt: skip
