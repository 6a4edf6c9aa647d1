"""The line of words and the live numbers of the lesson on m examples."""

from __future__ import annotations

from gui.language import Language
from gui.lesson import Frame, Row, Term
from gui.pictures.notation.film import CHANNELS, NAME, Scene, example, landed, pixel, row
from gui.pictures.pace import opened


def words(frame: Frame, language: Language) -> str:
    """What stands in X by now; or what happens to it."""
    here, act = frame.scene, frame.params.act
    values: dict[str, object] = {"m": here.m, "n_x": f"{here.n_x:,}"}
    if frame.view.asking:
        return language(f"{NAME}.words.ask_{act}", **values)
    if act == "rows":
        return language(f"{NAME}.words.{opened(frame).step.name}", **values)
    done = int(landed(frame) + 1e-9)
    what = "cat" if here.labels[max(done - 1, 0)] else "no_cat"
    key = "none" if done == 0 else "all" if done == here.m else "some"
    return language(f"{NAME}.words.{key}", k=done, what=language(f"{NAME}.label.{what}"),
                    y=here.labels[max(done - 1, 0)], **values)  # fmt: skip


def formula(frame: Frame, language: Language) -> tuple[Row, ...]:
    """How many numbers, how many examples, both shapes; the chosen number."""
    here, asking = frame.scene, frame.view.asking
    side, rows = here.side, [Row(head=language(f"{NAME}.head.sizes"))]
    sizes = tuple(Term(str(v), value=float(v)) for v in (side, side, 3))
    made = () if asking else (Term("="), Term(f"{here.n_x:,}", "x", float(here.n_x)))
    rows.append(Row((Term("n", "x", sub="x"), Term("="), sizes[0], Term("·"), sizes[1], Term("·"), sizes[2], *made)))
    rows.append(Row((Term("m", "y"), Term("="), Term(str(here.m), "y", float(here.m)))))
    if asking:
        return tuple(rows)
    rows.append(Row(head=language(f"{NAME}.head.shapes")))
    done = int(landed(frame) + 1e-9)
    X, Y = (here.n_x, done), (1, done)
    if lying(frame):
        X, Y = X[::-1], Y[::-1]
    rows += [Row((Term(f"{name}.shape", role), Term("="), Term(str(shape), role)))
             for name, role, shape in (("X", "x", X), ("Y", "y", Y))]  # fmt: skip
    return (*rows, *_chosen(frame, here, done, language))


def lying(frame: Frame) -> bool:
    """Whether the examples are rows at this moment."""
    return frame.params.act == "rows" and opened(frame).step.name in ("turned", "asked")


def _chosen(frame: Frame, here: Scene, done: int, language: Language) -> list[Row]:
    """One number, as Python finds it: counted from 0, where the course counts from 1."""
    r, i = row(frame), example(frame)
    if i >= done:
        return []
    y, x, c = pixel(here.side, r)
    place = language(f"{NAME}.head.chosen", i=i + 1, y=y, x=x, colour=language(f"{NAME}.label.{CHANNELS[c]}"))
    value, label = int(here.small[i].ravel()[r]), int(here.labels[i])
    at, of = (f"X[{i}, {r}]", f"Y[{i}, 0]") if lying(frame) else (f"X[{r}, {i}]", f"Y[0, {i}]")
    kind = "one" if label else "zero"
    return [Row(head=place), Row((Term(at, "x"), Term("="), Term(str(value), CHANNELS[c], float(value)))),
            Row((Term(of, "y"), Term("="), Term(str(label), kind, float(label))))]  # fmt: skip
