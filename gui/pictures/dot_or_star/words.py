"""The line of words and the live numbers of the lesson on dot and *."""

from __future__ import annotations

from gui.figures import short
from gui.language import Language
from gui.lesson import Frame, Row, Term
from gui.pictures.dot_or_star.case import Case
from gui.pictures.dot_or_star.film import Step
from gui.pictures.dot_or_star.line import ROLES
from gui.pictures.dot_or_star.sums import SUMS, behind
from gui.pictures.dot_or_star.told import NAME, meaning, told
from gui.pictures.pace import opened


def words(frame: Frame, language: Language) -> str:
    """What happens at this stage."""
    step: Step = opened(frame).step
    of = step.of
    (_, k), (rows, _) = of.shapes
    values: dict[str, object] = {
        "line": of.line.text(), "one": of.line.sides[0], "two": of.line.sides[1], "k": k, "l": rows,
        "j": step.column + 1, "room": str(of.room),
    }  # fmt: skip
    if frame.view.asking:
        return language(f"{NAME}.words.ask_{frame.params.act}", **values)
    if step.stage == "told":
        return meaning(of, language)
    if step.stage in ("cell", "second"):
        return language(f"{NAME}.words.{step.stage}", sum=behind(step), **values)
    if step.stage == "meet":
        return language(f"{NAME}.words.{'clash' if of.clash else 'meet'}", **values)
    if step.stage == "touch":
        return language(f"{NAME}.words.{'touch' if k == rows else 'misfit'}", **values)
    return language(f"{NAME}.words.{step.stage}", **values)


def formula(frame: Frame, language: Language) -> tuple[Row, ...]:
    """Shapes of what goes in; the sum that is made; what comes out."""
    step: Step = opened(frame).step
    of = step.of
    rows = [Row(head=language(f"{NAME}.head.in"))]
    for name, letter, shape in zip(of.line.sides, of.line.letters, of.shapes, strict=True):
        rows.append(Row((Term(f"{name}.shape", ROLES[letter]), Term("="), Term(str(shape), ROLES[letter]))))
    if frame.view.asking:
        return tuple(rows)
    if of.result is not None and step.stage in SUMS:
        pieces = behind(step).split(" ")
        rows += [Row(head=language(f"{NAME}.head.sum")), Row(tuple(Term(piece) for piece in pieces))]
    return (*rows, *_outcome(of, language)) if told(frame) else tuple(rows)


def _outcome(of: Case, language: Language) -> list[Row]:
    """The shape of what came, or that nothing did; for the cost both values."""
    head, name, role = Row(head=language(f"{NAME}.head.out")), "P" if of.cost else "Z", "J" if of.cost else "z"
    if not of.fits:
        return [head, Row((Term(of.error.partition(":")[0], "warn"),))]
    made = [head, Row((Term(f"{name}.shape", role), Term("="), Term(str(of.result.shape), role)))]
    if of.cost:
        got, want = float(of.last.value), float(of.wanted)
        meant = Term(language(f"{NAME}.label.meant"), maths=False)
        made += [Row((Term("J", "J"), Term("≈"), Term(short(got, 4), "J", got))),
                 Row((meant, Term("≈"), Term(short(want, 4), "a", want)))]  # fmt: skip
    return made
