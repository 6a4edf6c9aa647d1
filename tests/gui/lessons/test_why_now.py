"""Why now: what is written is what was measured, the words follow the curves, and an open question shows nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from statistics import mean, median

import pytest

from core import amount_points
from core.amount_record import TURNS, Column, Trained, photos
from gui.figures import shown
from gui.language import LANGUAGES, Language
from gui.lesson import Frame, View, film
from gui.lessons.why_now import WhyNow, WhyNowParams
from gui.pictures.why_now.words import duration, model_name, spread

LESSON = WhyNow()
EN = Language("en")
EVERY = pytest.mark.parametrize("code", LANGUAGES)


def frame(position: float = 0.0, params: WhyNowParams | None = None, view: View | None = None) -> Frame:
    params = params or WhyNowParams()
    scene = LESSON.scene(params)
    return Frame(params, scene, LESSON.trace(scene, params), position, view or View())


def made(**right: list[int]) -> Frame:
    """A film of one amount with these right answers of 100."""
    scene = LESSON.scene(WhyNowParams(source="points"))
    models = tuple((name, Trained(tuple(right[name]), tuple(0.1 for _ in right[name]), 100)) for name in scene.models)
    return Frame(WhyNowParams(source="points"), scene, (None, Column(8, models), *TURNS), 1.0)


def test_the_film_is_nothing_then_every_amount_then_both_turns() -> None:
    trace = frame().trace
    assert trace[0] is None
    assert [step.amount for step in trace[1:6]] == [50, 200, 800, 3200, 12800]
    assert tuple(trace[6:]) == TURNS


@EVERY
@pytest.mark.parametrize("position", range(1, 6))
def test_the_numbers_are_those_of_the_file(position: int, code: str) -> None:
    column = photos().columns[position - 1]
    rows = [row.terms for row in LESSON.formula(frame(position), Language(code)) if len(row.terms) == 4]
    assert len(rows) == 6
    means: list[float] = []
    for name, main, _, more in rows:
        model = next(m for m, _ in column.models if model_name(Language(code), frame(position), m) == name.text)
        found = column.of(model)
        shares = [100 * n / 2814 for n in found.right]
        assert main.value == pytest.approx(mean(shares))
        assert float(shown(main.text.removesuffix("\u202f%"))) == pytest.approx(mean(shares), abs=0.0501)
        assert more.text == spread(found)
        low, high = re.findall(r"\d+", more.text)[0], re.findall(r"\d+", more.text)[-1]
        assert (int(low), int(high)) == (round(min(shares)), round(max(shares)))
        means.append(main.value or 0.0)
    assert means == sorted(means, reverse=True)


@pytest.mark.parametrize("at", range(5))
def test_over_seconds_the_times_are_the_middle_ones_of_the_file(at: int) -> None:
    rows = [row.terms for row in LESSON.formula(frame(6.0, WhyNowParams(at=at)), EN) if len(row.terms) == 4]
    column = photos().columns[at]
    assert sorted(term[1].value or 0.0 for term in rows) == sorted(median(found.seconds) for _, found in column.models)


@EVERY
def test_who_leads_for_certain_is_said_so_and_who_does_not_is_not(code: str) -> None:
    language = Language(code)
    low = {"logistic": [60, 61], "features": [62, 63], "small": [60, 64], "medium": [70, 71]}
    alone = LESSON.words(made(**low, large=[80, 82]), language)
    two = LESSON.words(made(**low, large=[71, 82]), language)
    many = LESSON.words(made(**low, large=[63, 95]), language)
    assert alone == language("why_now.words.one", n="8", first=model_name(language, made(**low, large=[1]), "large"),
                             mean="81.0\u202f%", seeds=2)  # fmt: skip
    unsure = "not certain" if code == "en" else "不能确定"
    assert unsure not in alone
    assert unsure in two
    assert unsure in many
    assert "3" in many


@EVERY
def test_the_words_name_the_best_mean_at_every_amount(code: str) -> None:
    for k, column in enumerate(photos().columns, 1):
        at = frame(float(k))
        best = max(column.models, key=lambda pair: sum(pair[1].right))[0]
        said = LESSON.words(at, Language(code))
        assert model_name(Language(code), at, best) in said
        assert f"{column.amount:,}" in said


@EVERY
@pytest.mark.parametrize("position", [0.0, 2.4, 5.0, 6.5, 7.0])
def test_an_open_question_shows_no_number(position: float, code: str) -> None:
    asking = frame(position, view=View(asking=True))
    language = Language(code)
    assert LESSON.words(asking, language) == language("why_now.words.asked")
    assert len(LESSON.formula(asking, language)) == 1
    assert LESSON.running(asking) == ""
    assert LESSON.drag(asking, "amount", 800.0) is None


@pytest.mark.parametrize("seconds", [0.012, 0.43, 4.48, 99.0, 100.0, 215.0])
def test_a_duration_is_written_to_two_digits(seconds: float) -> None:
    figure, unit = duration(seconds).split(" ")
    assert float(figure) * {"ms": 1e-3, "s": 1.0, "min": 60.0}[unit] == pytest.approx(seconds, rel=0.051)


def test_points_are_measured_by_a_job_and_a_drag_is_no_other_job() -> None:
    params = WhyNowParams(source="points")
    scene = LESSON.scene(params)
    first, second = LESSON.job(scene, params), LESSON.job(scene, replace(params, run=2))
    assert LESSON.job(LESSON.scene(WhyNowParams()), WhyNowParams()) is None
    assert first is not None
    assert second is not None
    assert first.key != second.key
    assert first == LESSON.job(scene, replace(params, at=1))
    assert first.target == f"{amount_points.__name__}:{amount_points.measured.__name__}"
    assert LESSON.trace(scene, params) == (None,)


@EVERY
def test_nothing_that_is_dragged_leads_astray(code: str) -> None:
    for what, value in (("amount", float("nan")), ("amount", -3.0), ("amount", "x"), ("turn:x", True), ("w", 1.0)):
        assert LESSON.drag(frame(3.0), what, value) is None
    for huge in (1e-9, 1e300):
        outcome = LESSON.drag(frame(3.0), "amount", huge)
        assert outcome is not None
        assert outcome[1] in (1.0, 5.0)


def test_an_amount_that_is_kept_from_another_film_is_the_last_one_there_is() -> None:
    for at in (-5, 99, 4):
        for moment in film(LESSON, WhyNowParams(at=at), 29):
            assert LESSON.words(moment, EN)
    assert LESSON.words(frame(6.0, WhyNowParams(at=99)), EN) == LESSON.words(frame(6.0, WhyNowParams(at=4)), EN)


# -- the texts follow the curves -----------------------------------------------------------------------------------


def percent_of(model: str, amount: int) -> float:
    column = next(c for c in photos().columns if c.amount == amount)
    return 100 * column.of(model).mean


@EVERY
def test_the_answer_says_what_was_measured(code: str) -> None:
    answer = Language(code)("why_now.answer")
    first, last = photos().columns[0], photos().columns[-1]
    means = [100 * found.mean for _, found in first.models]
    ends = (min(means), max(means), percent_of("large", 12_800), percent_of("logistic", 12_800))
    numbers = [n for n in re.findall(r"\d[\d,]*", answer) if n not in ("50", "12,800")]
    assert numbers == [f"{value:.0f}" for value in ends]
    assert len(first.rivals()) > 1  # the first places are not certain
    assert last.rivals() == ("large",)  # it stands alone


@EVERY
def test_what_the_teacher_says_is_so(code: str) -> None:
    language = Language(code)
    notes, wrong = language("why_now.notes"), language("why_now.wrong")
    for name in ("logistic", "features"):
        assert f"{percent_of(name, 200):.0f}\u202f%" in notes
    assert all(column.of("dense").mean < column.of("features").mean for column in photos().columns)  # never passes
    flat = [percent_of(name, 12_800) - percent_of(name, 3_200) for name in ("logistic", "features")]
    assert max(flat) < 2.0
    assert percent_of("large", 12_800) - percent_of("large", 3_200) > 3.0
    times = [photos().columns[-1].of(name).time for name in ("large", "logistic")]
    assert f"{times[0] / times[1]:.0f}" in re.findall(r"\d+", notes)
    counts = photos().parameters
    for text in (notes, wrong):
        assert f"{counts['dense']:,}" in text
        assert f"{counts['small']:,}" in text
    assert f"{flat[0]:.1f}" in wrong
    assert f"{percent_of('large', 12_800):.0f}\u202f%" in wrong
    for name in ("small", "dense"):
        assert f"{percent_of(name, 12_800):.0f}" in re.findall(r"\d+", wrong)
    assert percent_of("small", 12_800) > percent_of("dense", 12_800)
    assert photos().columns[0].order()[0] == "large"
    assert len(photos().columns[0].rivals()) > 1


@EVERY
def test_the_photos_and_points_that_are_counted_on_are_as_many_as_is_said(code: str) -> None:
    language = Language(code)
    assert f"{photos().columns[0].of('large').tested:,}" in language("why_now.label.right_photos")
    assert f"{amount_points.TESTED:,}" in language("why_now.label.right_points")
    assert {column.amount for column in photos().columns} >= {50, 12_800}
    assert {8, 512} <= set(amount_points.AMOUNTS)


def test_on_points_knowledge_leads_at_first_and_the_larger_networks_in_the_end() -> None:
    few, many = amount_points.measure(8, 1), amount_points.measure(512, 1)
    assert few.order()[0] == "features"
    assert set(many.order()[:2]) == {"medium", "large"}
    assert "features" not in many.rivals()
