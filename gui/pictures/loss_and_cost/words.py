"""The line of words of the lesson on loss and cost: what is measured now, never a story told in advance."""

from __future__ import annotations

from typing import cast

from gui.figures import fixed, percent, short
from gui.language import Language, joined
from gui.lesson import Frame
from gui.pictures.loss_and_cost.film import HOME, TRUTH, Crowd, Guess, Pull, arrival, chance, loss
from gui.pictures.loss_and_cost.numbers import NAME, answer_text

CHEAP = loss(0.9, 1.0)  # of an answer that is right with 0.9: what the others are compared to
SHRUG = loss(0.5, 1.0)  # of an answer that says nothing
KINDS = (("sure_right", 0.9), ("right", 0.5), ("wrong", 0.1), ("sure_wrong", 0.0))  # from so much for the truth


def kind(guess: Guess) -> str:
    """How sure, and how right."""
    given = chance(guess.a, guess.y)
    if given == 0.5:
        return "undecided"  # and only there the price is the same for both truths
    return next(name for name, least in KINDS if given >= least - 1e-12)


def one_words(frame: Frame, beat: str, language: Language) -> str:
    """Act 1: what this answer costs, or which term of the formula is left."""
    guess = cast(Guess, frame.step)
    values = {"y": fixed(guess.y, 0), "a": answer_text(guess.a, guess.y), "L": short(guess.loss),
              "times": fixed(guess.loss / CHEAP, 0), "cheap": short(CHEAP)}  # fmt: skip
    if frame.view.asking:
        return language(f"{NAME}.words.ask_one", **values)
    if beat == "terms":
        return language(f"{NAME}.words.terms_{values['y']}", **values)
    return language(f"{NAME}.words.{kind(guess)}", **values)


def many_words(frame: Frame, language: Language) -> str:
    """Act 2: who costs most, and the mean."""
    crowd = cast(Crowd, frame.step)
    right = sum(chance(a, y) > 0.5 for a, y in zip(crowd.answers, TRUTH, strict=True))
    losses, most = crowd.losses, max(range(len(TRUTH)), key=lambda k: crowd.losses[k])
    values: dict[str, object] = {
        "right": right, "m": len(TRUTH), "k": crowd.worst + 1, "a": answer_text(crowd.answers[crowd.worst],
        TRUTH[crowd.worst]), "L": short(losses[crowd.worst]), "J": short(crowd.cost), "shrug": short(SHRUG),
        "share": percent(losses[most] / sum(losses), 0), "most": most + 1,
    }  # fmt: skip
    if frame.view.asking:
        return language(f"{NAME}.words.ask_many", **values)
    tied = sum(short(price) == short(losses[most]) for price in losses)
    values |= {"tied": tied, "each": percent(losses[most] / sum(losses), 1)}
    one = "crowd" if losses[most] > sum(losses) / 2 else "even"
    key = "home" if frame.index else "tied" if tied > 1 else one
    now = language(f"{NAME}.words.{key}", **values)
    dear = crowd.cost > SHRUG and frame.index == 0
    return joined(now, language(f"{NAME}.words.dear", **values) if dear else "")


def why_words(frame: Frame, beat: str, language: Language) -> str:
    """Act 3: bowls, flat ends, slopes; then what so many steps have made of both."""
    pull = cast(Pull, frame.step)
    values: dict[str, object] = {"k": pull.k, "y": fixed(pull.y, 0), "z": fixed(pull.log, 2)}
    for n, (a, dz) in enumerate(zip(pull.answers, pull.slopes, strict=True), 1):
        values |= {f"a{n}": _answer(a), f"d{n}": short(dz)}
    if frame.view.asking:
        return language(f"{NAME}.words.ask_why", **values)
    if pull.k == 0:
        told = language(f"{NAME}.words.{beat}", **values)
        given = chance(pull.answers[0], pull.y)
        key = "" if beat != "slope" else "silent" if given < 0.1 else "rest" if given > 0.9 else ""
        return joined(told, language(f"{NAME}.words.{key}") if key else "")
    now = language(f"{NAME}.words.walk", **values)
    return joined(now, _homes(frame, language)) if pull.k == len(frame.trace) - 1 else now


def _answer(a: float) -> str:
    """With three places; with two digits where it is nearly 0."""
    if a < 0.01:
        return short(a, 2)
    return fixed(a, 3) if a < 0.999 else fixed(a, 4)


def _homes(frame: Frame, language: Language) -> str:
    """At the end: when each has come home."""
    log, squared = arrival(frame.trace, "log"), arrival(frame.trace, "squared")
    if not log:  # it was at home from the start
        return ""
    key = "both" if squared is not None else "log"
    return language(f"{NAME}.words.home_{key}", log=log, squared=squared, home=HOME)
