"""The live formulas of the lesson on loss and cost: letters, and under each its present number."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from gui.figures import equals, fixed, short
from gui.language import MINUS, Language
from gui.lesson import Row, Term
from gui.pictures.loss_and_cost.film import TRUTH, Crowd, Guess, Pull, loss

NAME = "loss_and_cost"
ALPHA = Decimal(1)


def written(a: float, made: Callable[[float], float]) -> str:
    """An answer with as many places (two at least) as what is made of it needs to follow from what is written."""
    ways = [fixed(a, places) for places in range(2, 15)]
    return next((way for way in ways if 0 < float(way) < 1 and short(made(float(way))) == short(made(a))), ways[-1])


def answer_text(a: float, y: float) -> str:
    """An answer of which its written loss can be worked out."""
    return written(a, lambda a: loss(a, y))


def pull_text(a: float, y: float) -> str:
    """An answer of which both written slopes can be worked out, and 1 − a, too."""
    exact = written(a, lambda a: (a - y) * a * (1.0 - a))
    return max(exact, written(a, lambda a: a - y), key=len)


def rest(text: str) -> str:
    """1 − a, with the places of the written a."""
    return f"{1 - Decimal(text)}"


# -- act 1 -------------------------------------------------------------------------------------------------------


def loss_terms(guess: Guess) -> tuple[Term, ...]:
    """L = −(y log ŷ + (1 − y) log(1 − ŷ)), and under it the numbers; the term that is times 0 is grey."""
    y, a = guess.y, guess.a
    text, result = answer_text(a, y), short(guess.loss)
    first, second = (("y", "a"), ("faint", "faint")) if y == 1.0 else (("faint", "faint"), ("y", "a"))
    return (
        Term(result, "J", guess.loss, above="L"), Term("≈", above="="), Term(MINUS + "(", above=MINUS + "("),
        Term(fixed(y, 0), first[0], y, above="y"), Term("· log", _grey(first), above="log"),
        Term(text, first[1], a, above="ŷ"), Term("+", above="+"),
        Term(fixed(1.0 - y, 0), second[0], 1.0 - y, above="(1 − y)"), Term("· log", _grey(second), above="log"),
        Term(rest(text), second[1], 1.0 - a, above="(1 − ŷ)"), Term(")", above=")"),
    )  # fmt: skip


def _grey(roles: tuple[str, str]) -> str:
    return "faint" if "faint" in roles else ""


def one_rows(guess: Guess, asking: bool, language: Language) -> list[Row]:
    """The loss of this answer."""
    text = answer_text(guess.a, guess.y)
    told = Row((Term("y", "y"), Term("="), Term(fixed(guess.y, 0), "y", guess.y), Term(","), Term("ŷ", "a"), Term("="),
                Term(text, "a", guess.a)))  # fmt: skip
    if asking:  # what it costs is the question
        return [Row(head=language(f"{NAME}.formula.one")), told]
    left = text if guess.y == 1.0 else rest(text)
    return [
        Row(head=language(f"{NAME}.formula.one")), Row(loss_terms(guess)), Row(head=language(f"{NAME}.formula.left")),
        Row((Term("L", "J"), Term("="), Term(MINUS + "log ŷ" if guess.y == 1.0 else MINUS + "log(1 − ŷ)"), Term("="),
             Term(MINUS + "log " + left, "a"), Term("≈"), Term(short(guess.loss), "J", guess.loss))),
    ]  # fmt: skip


# -- act 2 -------------------------------------------------------------------------------------------------------


def many_rows(crowd: Crowd, asking: bool, language: Language) -> list[Row]:
    """The losses, their sum and their mean."""
    if asking:
        return [Row(head=language(f"{NAME}.formula.mean")), Row(_mean())]
    rows = [Row(head=language(f"{NAME}.formula.many"))]
    for k, (a, y, cost) in enumerate(zip(crowd.answers, TRUTH, crowd.losses, strict=True), 1):
        text = answer_text(a, y)
        given = text if y == 1.0 else f"(1 {MINUS} {text})"
        rows.append(Row((Term("L", "J", sub=str(k)), Term("="), Term(MINUS + "log " + given, "a"), Term("≈"),
                         Term(short(cost), "J", cost))))  # fmt: skip
    total, m = short(sum(crowd.losses), 4), str(len(TRUTH))
    sign = equals(short(crowd.cost), lambda s, m: s / m, total, m)
    return [*rows, Row(head=language(f"{NAME}.formula.mean")), Row(_mean()),
            Row((Term("J", "J"), Term("≈"), Term(total, "J", sum(crowd.losses)), Term("/ " + m), Term(sign),
                 Term(short(crowd.cost), "J", crowd.cost)))]  # fmt: skip


def _mean() -> tuple[Term, ...]:
    return Term("J", "J"), Term("="), Term("(L₁ + … + L₈) / 8")


# -- act 3 -------------------------------------------------------------------------------------------------------


def why_rows(pull: Pull, asking: bool, language: Language) -> list[Row]:
    """Both losses: the slope along z, and the step that follows from it."""
    log, squared = _log_row(pull), _squared_row(pull)
    heads = [Row(head=language(f"{NAME}.formula.{key}")) for key in ("log", "squared")]
    if asking:  # how hard each pulls is the question
        here = Row((Term("z", "z"), Term("="), Term(fixed(pull.log, 2), "z", pull.log), Term(","), Term("a", "a"),
                    Term("="), Term(pull_text(pull.answers[0], pull.y), "a", pull.answers[0])))  # fmt: skip
        return [Row(head=language(f"{NAME}.formula.here")), here]
    steps = [_step(z, dz) for z, dz in zip((pull.log, pull.squared), pull.slopes, strict=True)]
    return [heads[0], log, steps[0], heads[1], squared, steps[1]]


def _log_row(pull: Pull) -> Row:
    a, dz = pull.answers[0], pull.slopes[0]
    text, result, y = pull_text(a, pull.y), short(dz), fixed(pull.y, 0)
    sign = equals(result, lambda a, y: a - y, text, y)
    return Row((Term(result, "slope", dz, above="dz"), Term(sign, above="="), Term(text, "a", a, above="a"),
                Term(MINUS, above=MINUS), Term(y, "y", pull.y, above="y")))  # fmt: skip


def _squared_row(pull: Pull) -> Row:
    a, dz = pull.answers[1], pull.slopes[1]
    text, result, y = pull_text(a, pull.y), short(dz), fixed(pull.y, 0)
    sign = equals(result, lambda a, y: (a - y) * a * (1 - a), text, y)
    wrong, other = fixed(float(Decimal(text)) - pull.y, len(text) - 2), rest(text)
    return Row((Term(result, "slope", dz, above="dz"), Term(sign, above="="),
                Term(f"({wrong})" if a < pull.y else wrong, "slope", a - pull.y, above="(a − y)"), Term("·", above="·"),
                Term(text, "a", a, above="a"), Term("·", above="·"), Term(other, "a", 1.0 - a, above="(1 − a)")))


def _step(z: float, dz: float) -> Row:
    """z := z − α dz with α = 1."""
    old, slope, new = fixed(z, 4), fixed(dz, 4), fixed(z - dz, 4)
    sign = equals(new, lambda z, d: z - ALPHA * d, old, slope)
    return Row((Term(new, "z", z - dz, above="z"), Term(sign, above=":="), Term(old, "z", z, above="z"),
                Term(MINUS, above=MINUS), Term("1", "alpha", 1.0, above="α"), Term("·", above="·"),
                Term(f"({slope})" if dz < 0 else slope, "slope", dz, above="dz")))  # fmt: skip
