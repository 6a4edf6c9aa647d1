"""Building the classifier as a lesson: its numbers are NumPy's, its words follow what was measured, its veils hold."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from core import album_file, class_film
from core.album import Album, drawn
from core.album_door import AlbumNews
from core.class_film import ALPHAS, SHOWN
from core.classifier import build
from core.figures import count
from core.reliability import wilson
from gui.figures import shown
from gui.language import LANGUAGES, Language
from gui.lesson import Document, Frame, Parcel, View
from gui.lessons.build_the_classifier import RUNS, BuildTheClassifier, ClassParams
from gui.pictures.build_the_classifier.road import CODE
from gui.pictures.build_the_classifier.scene import LAST, STATIONS, Scene, baseline, index_of, verdict
from gui.watch import source

LESSON = BuildTheClassifier()
EN = Language("en")


@cache
def small() -> Album:
    """A few of the drawn pictures, and of these every eighth pixel: a training in a moment."""
    whole = drawn()
    pictures, test = (some[:, ::8, ::8].copy() for some in (whole.pictures[:40], whole.test_pictures[:20]))
    return Album("own", pictures, whole.y[:40], test, whole.test_y[:20], ("tabby", "dog"))


DOCUMENT = Document(Parcel("album", b""), small())


@cache
def trained(act: str, alpha: float = 0.005) -> tuple[Any, ...]:
    params = ClassParams(act=act, alpha=alpha)
    scene = LESSON.scene(params, DOCUMENT)
    job = LESSON.job(scene, params)
    assert job is not None
    made = getattr(class_film, job.target.partition(":")[2])(*job.args)
    return (*LESSON.trace(scene, params), *(step for some in made for step in some))


def frame(act: str, position: float, asking: bool = False, **values: Any) -> Frame:
    params = replace(ClassParams(act=act), **values)
    scene = LESSON.scene(params, DOCUMENT)
    trace = LESSON.trace(scene, params) if act == "walk" else trained(act, params.alpha)
    return Frame(params, scene, trace, position, View(asking=asking), DOCUMENT)


def text(moment: Frame, code: str = "en") -> str:
    language = Language(code)
    rows = LESSON.formula(moment, language)
    return LESSON.words(moment, language) + " " + " ".join(term.text for row in rows for term in row.terms)


def walked(learnt: Any, y: Any, tried: Any, alpha: float, rounds: int = 2000) -> tuple[Any, Any]:
    """Z of what is learnt from and of what is tried, by another way: w is always a sum of the pictures, w = X c,
    so that only their products with each other are needed."""
    X, T = (np.asarray(some, float).reshape(len(some), -1) / 255 for some in (learnt, tried))
    K, L = X @ X.T, T @ X.T
    c, b, m = np.zeros(len(y)), 0.0, len(y)
    for _ in range(rounds):
        error = 1 / (1 + np.exp(-(K @ c + b))) - y
        c, b = c - alpha * error / m, b - alpha * error.mean()
    return K @ c + b, L @ c + b


def test_the_drawn_pictures_end_as_the_answer_says() -> None:
    book = drawn()
    Z, tried = walked(book.pictures, book.y, book.test_pictures, 0.005)
    tested = count("test", book.test_y, tried > 0)
    assert (int(np.sum((Z > 0) == (book.y == 1))), tested.right, tested.n) == (209, 35, 50)
    assert verdict(tested) == "barely"
    for code in LANGUAGES:
        answer = Language(code)("build_the_classifier.answer_train")
        assert all(number in answer for number in ("209", "35", "50", "70", "66", "12,288"))


def test_the_learning_rates_end_as_the_answer_says() -> None:
    book = drawn()
    some, its, back = book.pictures[~book.held], book.y[~book.held], book.held
    ends = [walked(some, its, book.pictures[back], alpha) for alpha in ALPHAS]
    right = [int(np.sum((held > 0) == (book.y[back] == 1))) for _, held in ends]
    known = [int(np.sum((Z > 0) == (its == 1))) for Z, _ in ends]
    assert right == [32, 32, 27, 25]
    assert known[0] == known[1] == len(its) == 168
    losses = [np.mean(np.logaddexp(0, held) - book.y[back] * held) for _, held in ends]
    assert losses[1] < losses[0], "so 0.005 is chosen"
    for code in LANGUAGES:
        answer = Language(code)("build_the_classifier.answer_choose")
        assert all(number in answer for number in ("32", "27", "25", "41", "0.005", "0.0001"))


def test_the_stations_run_through_the_eight_lines_of_the_code_that_is_shown() -> None:
    code = source(LESSON.code(ClassParams()))
    assert tuple(CODE) == tuple(RUNS) == STATIONS
    for k, station in enumerate(STATIONS):
        line = LESSON.running(frame("walk", float(k)))
        assert code.line(line) is not None
        assert CODE[station].split("\n")[0].split("  #")[0] in line
    for act, position in (("train", 100.0), ("choose", 5.0), ("choose", float(LAST))):
        moment = frame(act, position)
        assert source(LESSON.code(moment.params)).line(LESSON.running(moment)) is not None


def test_the_walk_tells_the_first_round_of_numpy() -> None:
    book = small()
    first, second = build(book.pictures, book.Y, 0.005, 1)
    moment = frame("walk", 7.0)
    right = int(np.sum((second.A > 0.5) == book.Y))
    assert f"right for {right} of 40" in LESSON.words(moment, EN)
    terms = [term for row in LESSON.formula(frame("walk", 5.0), EN) for term in row.terms]
    values = {term.symbol: term.value for term in terms if term.value is not None}
    assert values["slope"] == pytest.approx(float(first.db))
    assert values["J"] == pytest.approx(np.log(2))
    update = LESSON.formula(frame("walk", 6.0), EN)
    w = next(row for row in update if row.terms and row.terms[0].above == "w₁")
    assert w.terms[0].value == pytest.approx(float(second.w[0, 0]))


@pytest.mark.parametrize("position", [0.0, 1.0, 40.0, 120.0, float(LAST)])
def test_shares_intervals_and_baselines_are_those_of_the_round(position: float) -> None:
    moment = frame("train", position)
    step = moment.step
    book = small()
    for check, y in ((step.train, book.y), (step.test, book.test_y)):
        assert check.n == len(y)
        assert baseline(check) == pytest.approx((max(np.mean(y), 1 - np.mean(y)), np.mean(y) > 0.5))
    written = text(moment)
    for check in (step.train, step.test):
        low, high = wilson(check.right, check.n)
        assert f"{100 * check.accuracy:.1f}" in written
        assert f"{100 * low:.1f}" in written
        assert f"{100 * high:.1f}" in written


def test_signs_are_honest_in_every_written_share() -> None:
    for position in (3.0, 60.0, float(LAST)):
        for row in LESSON.formula(frame("train", position), EN):
            parts = [term.text for term in row.terms]
            if "/" in parts:
                exact = 100 * shown(parts[0]) / shown(parts[2])
                assert parts[3] == ("=" if exact == shown(parts[4].split("\u202f")[0]) else "≈")


def test_the_words_follow_what_is_measured() -> None:
    end = frame("train", float(LAST))
    step = end.step

    def said(train: int, test: int) -> str:
        made = replace(step, train=_right(step.train, train), test=_right(step.test, test))
        return LESSON.words(replace(end, trace=(*end.trace[:-1], made)), EN)

    assert "overfitted" in said(40, 8)
    assert "no more than" in said(40, 8)
    assert "overfitted" not in said(40, 20)
    assert "surely more" in said(40, 20)
    assert "tabby" in said(40, 12) or "dog" in said(40, 12)


def _right(check: Any, right: int) -> Any:
    return replace(check, cats_right=min(right, check.cats), others_right=max(0, right - check.cats))


def test_the_chosen_rate_is_said_and_the_test_set_stays_shut_until_the_last_step() -> None:
    before, after = frame("choose", float(LAST)), frame("choose", float(LAST + 1))
    best = before.step.best
    assert "not been looked at" in LESSON.words(before, EN)
    assert before.step.test is None
    assert after.step.test is not None
    assert f"{ALPHAS[best]:g}" in LESSON.words(after, EN)
    assert f"{after.step.test.right} of 20" in LESSON.words(after, EN)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("act", ["walk", "train", "choose"])
def test_while_it_is_asked_every_moment_says_the_same(code: str, act: str) -> None:
    end = len(frame(act, 0.0).trace) - 1
    positions = (3.0, 5.0, 7.0) if act == "walk" else (0.0, 40.0, float(end))
    assert len({text(frame(act, p, True), code) for p in positions}) == 1
    assert len({text(frame(act, p), code) for p in positions}) == len(positions)


def test_drags_go_to_a_station_a_picture_or_a_round_and_senseless_ones_mean_nothing() -> None:
    walk, train = frame("walk", 2.0), frame("train", 10.0)
    assert LESSON.drag(walk, "station", 5) == (walk.params, 5.0)
    assert LESSON.drag(walk, "station", 99) == (walk.params, 7.0)
    assert LESSON.drag(walk, "example", 17) == (replace(walk.params, example=17), 2.0)
    assert LESSON.drag(walk, "example", 1e6) == (replace(walk.params, example=39), 2.0)
    assert LESSON.drag(train, "k", 1003.0) == (train.params, float(SHOWN.index(1000)))
    assert LESSON.drag(train, "k", -50.0) == (train.params, 0.0)
    for what, value in (("k", None), ("k", float("nan")), ("k", (1.0, 2.0)), ("station", 3), ("w", 1.0)):
        assert LESSON.drag(train, what, value) is None
    assert index_of(1500.0, 20) == 20, "no further than the film has grown"


def test_a_clicker_stops_at_the_first_rounds_and_then_leaps() -> None:
    trace = trained("train")
    assert LESSON.stops(trace, ClassParams(act="train")) == (0, 1, 2, 3, 10, 19, 59, 109, 209)
    assert LESSON.stops(trace[:30], ClassParams(act="train")) == (0, 1, 2, 3, 10, 19, 29)
    assert LESSON.stops(trained("choose"), ClassParams(act="choose"))[-2:] == (209.0, 210.0)


def test_the_same_training_has_the_same_key_and_another_rate_or_album_has_not() -> None:
    def key(album: Document | None, **values: Any) -> Any:
        params = replace(ClassParams(), **values)
        job = LESSON.job(LESSON.scene(params, album), params)
        return job.key if job else None

    assert key(None) is None
    assert key(None, act="train") == key(None, act="train", example=3)
    assert len({key(None, act="train"), key(DOCUMENT, act="train"), key(None, act="train", alpha=0.01)}) == 3
    assert key(None, act="choose") == key(None, act="choose", alpha=0.01)


def test_another_learning_rate_is_watched_as_it_trains_and_an_act_begins_at_its_start() -> None:
    walk, train = ClassParams(), ClassParams(act="train")
    assert LESSON.turned(train, replace(train, alpha=0.01), 50.0) == float("inf")
    assert LESSON.turned(walk, replace(walk, alpha=0.01), 6.0) == 6.0
    assert LESSON.turned(walk, train, 6.0) == 0.0
    assert [LESSON.settled(Scene(small()), p) for p in (walk, train)] == [0.0, LAST]


def test_what_was_brought_becomes_the_album_and_comes_back_at_the_next_start() -> None:
    document, said = LESSON.gather(ClassParams(), None, [AlbumNews(0, 2), AlbumNews(2, 2, small(), 3)], "album")
    assert document is not None
    assert [(one.code, one.values) for one in said] == [("album_some_not", {"good": 60, "count": 3})]
    assert LESSON.scene(ClassParams(), document).album is small()
    kept = LESSON.pack(document)
    assert album_file.is_album(kept.data)
    job = LESSON.receive(kept)
    assert job is not None
    assert job.target == "core.album_door:open_album"
    assert LESSON.receive(Parcel("cat.png", b"\x89PNG")) is None
    assert LESSON.gather(ClassParams(), None, [AlbumNews(1, 5)], "album") == (None, [])
    assert "tabby" in LESSON.words(frame("walk", 0.0), EN)


def test_a_scene_makes_its_first_round_when_it_is_wanted_and_once() -> None:
    scene = Scene(small())
    assert "first" not in scene.__dict__
    assert scene.first is scene.first
