"""What is said while the classifier is built: the words follow what was measured on the present pictures."""

from __future__ import annotations

from core.class_film import ALPHAS, Moment, Trial
from core.figures import Check
from gui.figures import fixed, percent
from gui.language import Language
from gui.lesson import Frame
from gui.pictures.build_the_classifier.scene import (
    LAST,
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
    verdict,
)


def words(frame: Frame, language: Language) -> str:
    """The line under the title."""
    done, of = frame.view.reading
    if of:
        return language(f"{NAME}.words.reading", done=done, of=of)
    if frame.params.act == "walk":
        return _walk(frame, language)
    if frame.params.act == "train":
        return _train(frame, language)
    return _choose(frame, language)


def _walk(frame: Frame, language: Language) -> str:
    here, at, told = scene_of(frame), STATIONS[station(frame)], scene_of(frame).first
    if frame.view.asking and at == "start":
        return language(f"{NAME}.words.asked_walk", n=f"{here.n:,}")
    after, byte = after_one(frame), int(here.column(example(frame))[0])
    base, one = baseline(after)
    return language(
        f"{NAME}.words.{at}", m=here.m, n=f"{here.n:,}", shape=f"({here.n}, {here.m})", ones=int(here.album.y.sum()),
        one=name_of(frame, True, language), byte=byte, value=fixed(byte / 255, 3), J=fixed(told.J, 3),
        db=fixed(float(told.round.db), 4), alpha=rate(frame.params.alpha), right=after.right,
        base=round(base * after.n), name=name_of(frame, one, language), j=example(frame) + 1,
    )  # fmt: skip


def share(check: Check) -> str:
    """In percent without places: with 50 pictures the next place would mean nothing."""
    return percent(check.accuracy, 0)


def _train(frame: Frame, language: Language) -> str:
    if frame.view.asking:
        return language(f"{NAME}.words.asked_train", m=scene_of(frame).m, n=len(scene_of(frame).album.test_y))
    now: Moment = moment(frame)
    if now.k == 0:
        key = "begin" if len(frame.trace) > 1 else "going"
        return language(f"{NAME}.words.{key}", m=scene_of(frame).m)
    base, one = baseline(now.test)
    values = {
        "k": f"{now.k:,}", "J": fixed(now.J, 3), "train": share(now.train), "test": share(now.test),
        "right": now.train.right, "m": now.train.n, "test_right": now.test.right, "n": now.test.n,
        "name": name_of(frame, one, language), "base": percent(base, 0),
    }  # fmt: skip
    values |= dict(zip(("low", "high"), (percent(end, 0) for end in now.test.accuracy_interval), strict=True))
    if frame.index < LAST:
        return language(f"{NAME}.words.round", **values)
    gap = "wide" if now.train.accuracy_interval[0] > now.test.accuracy_interval[1] else "narrow"
    join = "" if language.code == "zh" else " "
    return join.join(language(f"{NAME}.words.{key}", **values) for key in (f"gap_{gap}", f"beside_{verdict(now.test)}"))


def _choose(frame: Frame, language: Language) -> str:
    now: Trial = trial(frame)
    n = now.held[0].n
    if frame.view.asking or now.k == 0:
        key = "asked_choose" if frame.view.asking else "begin_choose" if len(frame.trace) > 1 else "going_choose"
        return language(f"{NAME}.words.{key}", n=n, m=scene_of(frame).m - n)
    best, join = now.best, "" if language.code == "zh" else " "
    alpha = rate(ALPHAS[best])
    if now.test is not None:
        base, one = baseline(now.test)
        return language(f"{NAME}.words.opened", alpha=alpha, right=now.test.right, n=now.test.n,
                        share=share(now.test), base=percent(base, 0),
                        name=name_of(frame, one, language))  # fmt: skip
    if frame.index < LAST:
        rates = language(f"{NAME}.words.comma").join(f"α = {rate(a)}: {c.right}"
                                                     for a, c in zip(ALPHAS, now.held, strict=True))  # fmt: skip
        return language(f"{NAME}.words.round_choose", k=f"{now.k:,}", n=n, rates=rates)
    equal = [rate(a) for a, c in zip(ALPHAS, now.held, strict=True) if c.right == now.held[best].right]
    said = language(f"{NAME}.words.chosen{'_tie' if len(equal) > 1 else ''}", alpha=alpha, n=n,
                    right=now.held[best].right, equal=language(f"{NAME}.words.and").join(equal))  # fmt: skip
    return join.join((said, language(f"{NAME}.words.shut")))
