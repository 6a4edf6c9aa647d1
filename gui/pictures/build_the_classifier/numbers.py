"""The live numbers of building the classifier: counts, the first round by hand, shares with intervals and baselines."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from core.class_film import ALPHAS
from core.figures import Check
from gui.figures import equals, fixed, percent
from gui.language import Language
from gui.lesson import Frame, Row, Term
from gui.pictures.build_the_classifier.scene import (
    NAME,
    STATIONS,
    after_one,
    baseline,
    example,
    moment,
    name_of,
    rate,
    scene_of,
    station,
    trial,
)
from gui.pictures.update_row import update_row


def formula(frame: Frame, language: Language) -> tuple[Row, ...]:
    """By act."""
    if frame.params.act == "walk":
        return _walk(frame, language)
    if frame.params.act == "train":
        now = moment(frame)
        head = Row(head=language(f"{NAME}.head.cost", k=f"{now.k:,}"))
        J = Row((Term("J", "J"), Term("≈"), Term(fixed(now.J, 4), "J", now.J)))
        return (head, J, *shares(frame, now.train, "train", language), *shares(frame, now.test, "test", language))
    return _choose(frame, language)


def _rate(check: Check) -> tuple[Term, ...]:
    """209 / 209 = 100.0 %."""
    written = percent(check.accuracy)
    sign = equals(written.split("\u202f")[0], lambda r, n: 100 * r / n, str(check.right), str(check.n))
    return (Term(str(check.right), value=check.right), Term("/"), Term(str(check.n), value=check.n), Term(sign),
            Term(written, "a", 100 * check.accuracy))  # fmt: skip


def shares(frame: Frame, check: Check, key: str, language: Language) -> tuple[Row, ...]:
    """The share, its interval, what always saying the same gets."""
    low, high = check.accuracy_interval
    base, one = baseline(check)
    always = language(f"{NAME}.label.always", name=name_of(frame, one, language))
    return (
        Row(head=language(f"{NAME}.head.{key}")),
        Row(_rate(check)),
        Row((Term("95 %:", maths=False), Term(percent(low), value=100 * low), Term("…"),
             Term(percent(high), value=100 * high))),
        Row((Term(f"{always}:", maths=False), Term(percent(base), "warn", 100 * base))),
    )  # fmt: skip


def _choose(frame: Frame, language: Language) -> tuple[Row, ...]:
    now = trial(frame)
    rows = [Row(head=language(f"{NAME}.head.held", n=now.held[0].n, k=f"{now.k:,}"))]
    for alpha, check, J in zip(ALPHAS, now.held, now.held_costs, strict=True):
        rows.append(Row((Term("α"), Term("="), Term(rate(alpha), "alpha", alpha))))
        rows.append(Row((*_rate(check), Term("   J ≈"), Term(fixed(J, 3), "J", J))))
    if now.test is not None:
        rows += shares(frame, now.test, "opened", language)
    return tuple(rows)


def _walk(frame: Frame, language: Language) -> tuple[Row, ...]:
    here, at = scene_of(frame), station(frame)
    album, name = here.album, STATIONS[at]
    ones = int(album.y.sum())
    rows = [
        Row(head=language(f"{NAME}.head.counts")),
        Row((Term("m"), Term("="), Term(str(ones), "one", ones), Term("+"),
             Term(str(here.m - ones), "zero", here.m - ones), Term("="), Term(str(here.m), value=here.m))),
    ]  # fmt: skip
    if at >= STATIONS.index("flatten"):
        h, w, c = album.pictures.shape[1:]
        rows.append(Row((Term("n", sub="x"), Term("="), Term(f"{h} · {w} · {c}"), Term("="),
                         Term(f"{here.n:,}", value=here.n))))  # fmt: skip
    if name == "divide":
        rows += _divided(here.column(example(frame)), language)
    if at >= STATIONS.index("forward"):
        rows += _first(frame, language)
    if name == "predict":
        rows += shares(frame, after_one(frame), "after_one", language)
    return tuple(rows)


def _divided(column: np.ndarray, language: Language) -> list[Row]:
    """The first pixel's three numbers."""
    rows = [Row(head=language(f"{NAME}.head.pixel"))]
    for value, role in zip(column[:3].tolist(), ("red", "green", "blue"), strict=True):
        made = fixed(value / 255, 3)
        sign = equals(made, lambda v: v / Decimal(255), str(value))
        rows.append(Row((Term(str(value), role, value), Term("/"), Term("255"), Term(sign),
                         Term(made, role, value / 255))))  # fmt: skip
    return rows


def _first(frame: Frame, language: Language) -> list[Row]:
    """The first round: what it says, both slopes, one step."""
    here, at, alpha = scene_of(frame), STATIONS[station(frame)], frame.params.alpha
    told, ones = here.first, int(here.album.y.sum())
    rows = [
        Row(head=language(f"{NAME}.head.first")),
        Row((Term("a", "a"), Term("= σ("), Term("0", "z", 0.0), Term(") ="), Term("0.5", "a", 0.5))),
        Row((Term("J", "J"), Term("= ln 2 ≈"), Term(fixed(told.J, 4), "J", told.J))),
    ]
    if at in ("backward", "update", "predict"):
        db = float(told.round.db)
        made = fixed(db, 4)
        sign = equals(made, lambda m, k: (m / 2 - k) / m, str(here.m), str(ones))
        rows.append(Row((Term("db", "slope"), Term(f"= (0.5 · {here.m} − {ones}) / {here.m}"), Term(sign),
                         Term(made, "slope", db))))  # fmt: skip
    if at in ("update", "predict"):
        w, b = float(told.round.dw[0, 0]), float(told.round.db)
        rows += [update_row("w₁", 0.0, alpha, w, -alpha * w, "w"), update_row("b", 0.0, alpha, b, -alpha * b)]
    return rows


