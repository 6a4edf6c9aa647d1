"""The numbers of "dot or *?" as they are written: in a cell, in a product, in the sum behind a cell."""

from __future__ import annotations

import numpy as np

from gui.figures import fixed
from gui.pictures.dot_or_star.case import Case, Half
from gui.pictures.dot_or_star.film import Step

SUMS = ("cell", "meet", "second")  # the stages that end with a number one can check


def written(value: float, cost: bool) -> str:
    """A number in its cell; in the cost the truths are 0 and 1, the rest has two places."""
    return fixed(float(value), 2 if cost and value not in (0, 1) else 0)


def factor(value: float, cost: bool) -> str:
    """The same in a product: what is negative, in brackets."""
    return f"({written(value, cost)})" if value < 0 else written(value, cost)


def base(half: Half, i: int, j: int) -> float:
    """What is added to the products of cell (i, j): b, or the P so far."""
    return float(half.base[i, j] if np.ndim(half.base) else half.base)


def summed(of: Case, half: Half, i: int, j: int) -> tuple[tuple[tuple[float, float], ...], float]:
    """The products behind cell (i, j), and the number that landed there."""
    a, b = half.a, half.b
    if of.line.product:
        pairs = tuple((float(x), float(y)) for x, y in zip(a[i], b[:, j], strict=True))
    else:
        one, other = np.broadcast_arrays(a, b)
        pairs = ((float(one[i, j]), float(other[i, j])),)
    return pairs, float(half.result[i, j])


def sentence(of: Case, half: Half, i: int, j: int) -> str:
    """2·1 + 1·3 + 3·0 + 10 = 15."""
    pairs, total = summed(of, half, i, j)
    plus = base(half, i, j)
    texts = ["·".join(factor(v, of.cost) for v in pair) for pair in pairs]
    texts += [factor(plus, of.cost)] if half.plus else []
    exact = sum(round(x, 2) * round(y, 2) for x, y in pairs) + round(plus, 2)
    sign = "=" if not of.cost or abs(exact - round(total, 2)) < 1e-9 else "≈"
    return f"{' + '.join(texts)} {sign} {written(total, of.cost)}"


def behind(step: Step) -> str:
    """The sum behind the number that has just landed; of a half that is added, behind the first one."""
    return sentence(step.of, step.half, 0, 0 if step.stage == "second" else max(0, step.column))


def astray(of: Case, i: int, j: int) -> bool:
    """Whether this number of the result is not the one that was meant."""
    if of.verdict == "right":
        return False
    if of.cost:
        return min(of.result.shape) > 1 and i != j
    if of.result.shape == of.wanted.shape:
        return not np.isclose(of.result[i, j], of.wanted[i, j])
    return of.verdict != "turned"
