"""The line of words and the live numbers of the lesson on kinds of data."""

from __future__ import annotations

from core.encode import number
from gui.language import Language
from gui.lesson import Frame, Row, Term
from gui.pictures.kinds_of_data.film import FIELDS, HOUSES, KINDS, NAME, SIDE, Scene, at, cells, first_pixel
from gui.pictures.pace import opened


def words(frame: Frame, language: Language) -> str:
    """What is seen at this station."""
    act, here = frame.params.act, frame.scene
    if frame.view.asking:
        return language(f"{NAME}.words.ask_{act}")
    name = opened(frame).step
    unknown = [word for word in here.words if number(word) == 0]
    values = {"samples": f"{len(here.samples):,}", "n": len(here.words), "word": unknown[0] if unknown else ""}
    key = "open_unknown" if name == "open" and unknown else name if name != "see" else f"see_{act}"
    return language(f"{NAME}.words.{key}", **values)


def formula(frame: Frame, language: Language) -> tuple[Row, ...]:
    """How many numbers each is made of."""
    here: Scene = frame.scene
    if frame.params.act == "shuffle":
        return _orders(frame, here, language)
    if frame.view.asking or at(frame) < 1:
        return ()
    rows = [Row(head=language(f"{NAME}.head.count"))]
    y, x = first_pixel(frame)
    parts: dict[str, tuple[Term, ...]] = {
        "table": (), "sentence": (), "sound": (Term("8,000"), Term("·"), Term("0.5"), Term("=")),
        "picture": (Term(str(SIDE)), Term("·"), Term(str(SIDE)), Term("·"), Term("3"), Term("=")),
    }  # fmt: skip
    for kind in KINDS:
        n = len(here.columns[kind])
        rows.append(Row((Term(language(f"{NAME}.kind.{kind}"), maths=False), *parts[kind],
                         Term(f"{n:,}", "x", float(n)))))  # fmt: skip
    rows.append(Row(head=language(f"{NAME}.head.pixel", y=y, x=x)))
    pixel = cells(frame, "picture")[:3]
    rows.append(Row(tuple(Term(str(cell.value), cell.role, float(cell.value)) for cell in pixel)))
    return tuple(rows)


def _orders(frame: Frame, here: Scene, language: Language) -> tuple[Row, ...]:
    """Before and after: the table with its names, the sentence without."""
    if frame.view.asking or frame.index < 1:
        return ()
    _, _, fields, order = here.mixed
    made = [Row(head=language(f"{NAME}.kind.table"))]
    for k in fields:
        name, value = Term(language(f"{NAME}.label.{FIELDS[k]}"), maths=False), HOUSES[0][k]
        made += [Row((name, Term("="), Term(f"{value:g}", "x", value)))]
    made.append(Row(head=language(f"{NAME}.kind.sentence")))
    column = here.columns["sentence"].ravel()
    made.append(Row(tuple(Term(str(column[k]), "x", float(column[k])) for k in order)))
    return tuple(made)
