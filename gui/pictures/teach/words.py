"""What "Teach it yourself" says: the line of words for every moment, and the live numbers."""

from __future__ import annotations

import numpy as np

from core.heaps import LEAST, Heaps, Place
from core.heaps_film import Step
from core.heaps_learn import Score, folds
from gui.figures import equals, fixed, percent
from gui.language import Language
from gui.lesson import Frame, Row, Term
from gui.pictures.teach.scene import (
    chance,
    drop_place,
    final,
    focused,
    index_of,
    name_of,
    secret,
    shown_z,
    sure,
    testing,
    training,
    trial_z,
)  # fmt: skip


def words(frame: Frame, language: Language) -> str:
    """What the picture shows now."""
    heaps: Heaps = frame.scene.heaps
    done, of = frame.view.reading
    over = drop_place(frame)
    names = {"one": name_of(heaps, "one", language), "zero": name_of(heaps, "zero", language)}
    if of > 1:
        return language("teach.words.reading", done=done, of=of)
    if over:
        return language("teach.words.drop_try" if over == "trial" else "teach.words.drop", name=names.get(over, ""))
    if secret(frame):
        return language("teach.words.asking")
    found = focused(frame)
    if found is not None:
        return _of_item(frame, *found, names, language)
    if frame.scene.trouble:
        return trouble_words(frame, language)
    return _of_film(frame, names, language)


def trouble_words(frame: Frame, language: Language) -> str:
    """Why nothing can be learnt, and what to do."""
    heaps: Heaps = frame.scene.heaps
    kind = frame.scene.trouble
    if kind == "both":
        return language("teach.words.both", least=LEAST)
    small: Place = "one" if kind == "one" or (kind == "few" and len(heaps.one.items) < LEAST) else "zero"
    name, n = name_of(heaps, small, language), len(heaps.heap(small).items)
    return language("teach.words.few" if n else "teach.words.empty", name=name, n=n, least=LEAST)


def _of_film(frame: Frame, names: dict[str, str], language: Language) -> str:
    heaps: Heaps = frame.scene.heaps
    step: Step = frame.step
    seen, left, m = training(frame), testing(frame), len(heaps.items)
    values: dict[str, object] = {
        "one": names["one"], "zero": names["zero"], "n": len(heaps.one.items), "k": len(heaps.zero.items), "m": m,
        "cost": fixed(step.cost, 3), "steps": step.steps, "right": seen.right, "left": left.right, "told": left.n,
    }  # fmt: skip
    if step.name == "test":
        rounds = folds(heaps.y)
        done = sum(bool(np.isfinite(step.left[r]).all()) for r in rounds)
        values |= {"round": done, "rounds": len(rounds), "out": len(step.out)}
    if final(frame):
        low, high = left.interval
        values |= {"seen": percent(seen.rate, 0), "rate": percent(left.rate, 0), "low": percent(low, 0),
                   "high": percent(high, 0), "base": percent(heaps.larger / m, 0)}  # fmt: skip
        if step.rival is not None:
            other = step.rival[1]
            values |= {"other": percent(other.rate, 0), "other_seen": percent(step.rival[0].rate, 0)}
            network = other if frame.scene.rival == "network" else left
            pixels = left if frame.scene.rival == "network" else other
            tail = "" if network.right > pixels.right else "_enough"
            return language(f"teach.words.compare_{frame.scene.rival}{tail}", **values)
        return language(f"teach.words.final_{_gap(seen, left, heaps)}", **values)
    key = "learn_first" if step.name == "learn" and step.steps == 1 else step.name
    return language(f"teach.words.{key}", **values)


def _gap(seen: Score, left: Score, heaps: Heaps) -> str:
    """What the outcome means: it knows, it has only remembered, or one cannot tell yet."""
    base = heaps.larger / len(heaps.items)
    low, _ = left.interval
    if low > base:
        return "knows" if seen.rate - left.rate < 0.15 else "some"
    return "remembers" if seen.rate > base else "nothing"


def _of_item(frame: Frame, place: Place, k: int, names: dict[str, str], language: Language) -> str:
    """The picture under the pointer."""
    heaps: Heaps = frame.scene.heaps
    if place == "trial":
        z = trial_z(frame)
        item = heaps.trial
        name = item.name if item is not None and item.name else language("teach.label.this_picture")
        if z is None:
            return language("teach.words.item", name=name)
        said, share = _said(z, names)
        return language("teach.words.item_tried", name=name, said=said, percent=sure(share))
    item = heaps.heap(place).items[k]
    name = item.name or language("teach.label.this_picture")
    seen = shown_z(frame, index_of(heaps, place, k))
    if seen is None:
        return language("teach.words.item", name=name)
    z, left = seen
    said, share = _said(z, names)
    right = (z > 0) == (place == "one")
    tail = "right" if right else "wrong"
    key = f"teach.words.item_left_{tail}" if left else f"teach.words.item_seen_{tail}"
    return language(key, name=name, said=said, percent=sure(share))


def _said(z: float, names: dict[str, str]) -> tuple[str, float]:
    a = chance(z)
    return (names["one"], a) if a > 0.5 else (names["zero"], 1 - a)


# -- numbers -------------------------------------------------------------------------------------------------------


def formula(frame: Frame, language: Language) -> tuple[Row, ...]:
    """How many, how dear, how often right; and the picture under the pointer or on trial."""
    heaps: Heaps = frame.scene.heaps
    n, k = len(heaps.one.items), len(heaps.zero.items)
    rows = [Row(head=language("teach.number.pictures"))]
    rows.append(Row((Term("m", above=""), Term("="), Term(str(n), "one", float(n)), Term("+"),
                     Term(str(k), "zero", float(k)), Term("="), Term(str(n + k), value=float(n + k)))))  # fmt: skip
    if frame.scene.trouble:
        return tuple(rows)
    if secret(frame):
        return (*rows, *_share(language("teach.number.always"), Score(heaps.larger, n + k)))
    step: Step = frame.step
    rows.append(Row(head=language("teach.number.cost")))
    rows.append(Row((Term("J", "J"), Term("≈"), Term(fixed(step.cost, 4), "J", step.cost))))
    if step.name != "start":
        rows.extend(_share(language("teach.number.learnt"), training(frame)))
    left = testing(frame)
    if left.n:
        rows.extend(_share(language("teach.number.left_out"), left))
        low, high = left.interval
        rows.append(Row((Term(language("teach.number.between"), maths=False), Term(percent(low), value=low),
                         Term("…"), Term(percent(high), value=high))))  # fmt: skip
    rows.extend(_share(language("teach.number.always"), Score(heaps.larger, n + k)))
    rows.extend(_one(frame, language))
    return tuple(rows)


def _share(head: str, score: Score) -> tuple[Row, ...]:
    """right / n as a fraction and in percent."""
    right, n, rate = str(score.right), str(score.n), percent(score.rate)
    sign = equals(rate.split("\u202f")[0], lambda a, b: 100 * a / b, right, n)
    terms = (Term(right, value=float(score.right)), Term("/"), Term(n, value=float(score.n)), Term(sign),
             Term(rate, value=score.rate))  # fmt: skip
    return Row(head=head), Row(terms)


def _one(frame: Frame, language: Language) -> tuple[Row, ...]:
    """z and a of the picture under the pointer, else of the one on trial."""
    found = focused(frame)
    z = trial_z(frame)
    head = language("teach.number.tried")
    if found is not None and found[0] != "trial":
        seen = shown_z(frame, index_of(frame.scene.heaps, *found))
        z = seen[0] if seen else None
        head = language("teach.number.pointed_left" if seen and seen[1] else "teach.number.pointed")
    if z is None:
        return ()
    a = chance(z)
    terms = (Term("a", "a"), Term("="), Term("σ(z)", "a"), Term("="), Term("σ("), Term(fixed(z, 3), "z", z),
             Term(")"), Term("≈"), Term(fixed(a, 3), "a", a))  # fmt: skip
    return Row(head=head), Row(terms)
