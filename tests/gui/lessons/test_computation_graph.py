"""The computation graph as a lesson: its chains, its words, drags, pushes, and what a question hides."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from gui.figures import shown
from gui.language import LANGUAGES, Language
from gui.lesson import Frame, Term, View
from gui.lessons.computation_graph import ComputationGraph
from gui.pictures.computation_graph.wiring import GraphWiring, chain
from gui.pictures.computation_graph.words import board, formula, slope_row

LESSON = ComputationGraph()


def slopes_of(values: Mapping[str, float]) -> dict[str, float]:
    """J = 3 (a + b c), by hand."""
    return {"v": 3.0, "a": 3.0, "u": 3.0, "b": 3 * values["c"], "c": 3 * values["b"]}


def frame_of(position: float = 0.0, view: View | None = None, **values: Any) -> Frame:
    """A moment of the lesson."""
    params = LESSON.Params(**values)
    scene = LESSON.scene(params)
    return Frame(params, scene, LESSON.trace(scene, params), position, view or View())


def test_the_chains_are_those_of_the_course() -> None:
    assert chain("b") == (("J", "v"), ("v", "u"), ("u", "b"))
    assert chain("a") == (("J", "v"), ("v", "a"))
    assert chain("J") == ()


@pytest.mark.parametrize(
    "values", [{}, {"a": -9.0, "b": 0.05, "c": 8.5}, {"b": 0.0, "c": 0.0}, {"b": -3.35, "c": -7.45}]
)
def test_a_written_chain_multiplies_to_its_slope_which_is_that_of_the_formula(values: dict[str, Any]) -> None:
    frame = frame_of(9.0, **values)
    for name, slope in slopes_of(frame.step.values).items():
        row = slope_row(frame.step, name)
        factors = [t for t in row.terms if "/" in t.above and not t.above.startswith(f"dJ/d{name}")]
        if len(factors) > 1:
            assert math.prod(float(shown(t.text.strip("()"))) for t in factors) == pytest.approx(slope)
            assert row.terms[-2].text == "="
        assert row.terms[-1].value == pytest.approx(slope)


def test_numbers_appear_when_they_are_computed_and_not_before() -> None:
    face = GraphWiring()
    for position, seen in ((0.0, "???"), (1.0, "6??"), (1.9, "6??"), (2.0, "611?"), (3.0, "61133")):
        diagram = face.diagram(frame_of(position))
        assert "".join(diagram.node(n).number for n in "uvJ") == seen
    slopes = [[n for n in "Jvaubc" if face.diagram(frame_of(k)).node(n).slope] for k in range(3, 10)]
    assert ["".join(s) for s in slopes] == ["", "J", "Jv", "Jva", "Jvau", "Jvaub", "Jvaubc"]


def test_a_pulse_runs_while_its_number_is_under_way() -> None:
    face = GraphWiring()
    wires = {w.name: w for w in face.diagram(frame_of(1.25)).wires}
    assert (wires["b>u"].forward, wires["u>v"].forward, wires["v>J"].forward) == (1.0, 0.25, 0.0)
    assert wires["u>v"].packet == "6"
    wires = {w.name: w for w in face.diagram(frame_of(7.5)).wires}
    assert (wires["u>v"].back, wires["b>u"].back, wires["c>u"].back) == (1.0, 0.5, 0.0)
    assert wires["b>u"].back_packet == "3"


@pytest.mark.parametrize(("name", "j"), [("a", "+0.003"), ("b", "+0.006"), ("c", "+0.009")])
def test_a_push_carries_the_small_difference_along_its_own_way(name: str, j: str) -> None:
    frame = frame_of(9.0, act=name)
    frame = replace(frame, position=float(len(frame.trace) - 1))
    diagram = GraphWiring().diagram(frame)
    assert diagram.node("J").note == j
    assert all((w.forward == 1.0) == (diagram.node(w.start).note != " ") for w in diagram.wires)
    assert j in LESSON.words(frame, Language("en"))
    row = board(frame)[0]
    assert [t.text for t in row.terms] == [j[1:], "/", "0.001", "=", str(round(float(j) * 1000))]


def test_a_drag_changes_the_input_and_nothing_else() -> None:
    frame = frame_of(4.0)
    assert LESSON.drag(frame, "b", 7.5) == (replace(frame.params, b=7.5), 4.0)
    assert LESSON.drag(frame, "v", 7.5) is None


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("act", ["slopes", "a", "b", "c"])
def test_an_open_question_hides_slopes_and_moves(code: str, act: str) -> None:
    language = Language(code)
    for k in range(len(frame_of(act=act).trace)):
        frame = frame_of(float(k), View(asking=True), act=act)
        diagram = GraphWiring().diagram(frame)
        assert not any(n.slope for n in diagram.nodes)
        assert not any(w.slope or w.back or w.packet for w in diagram.wires)
        assert all(n.note.strip() == "" for n in diagram.nodes)
        assert board(frame) == ()
        told = [t for row in formula(frame, language) for t in row.terms]
        assert not any(t.symbol == "slope" for t in told)
        assert not re.search(r"0\.00[369]", LESSON.words(frame, language) + "".join(t.text for t in told))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("values", [{}, {"a": -9.0, "b": -9.0, "c": 9.0}, {"b": 0.0}, {"a": 0.05, "act": "c"}])
def test_written_numbers_are_the_exact_ones(code: str, values: dict[str, Any]) -> None:
    for k in range(len(frame_of(**values).trace)):
        frame = frame_of(float(k), **values)
        assert "{" not in LESSON.words(frame, Language(code))
        terms = [t for row in formula(frame, Language(code)) for t in row.terms]
        for term in filter(_plain, terms):
            assert term.value is not None
            assert float(shown(term.text.strip("()+"))) == pytest.approx(term.value, abs=1e-6)


def _plain(term: Term) -> bool:
    return term.value is not None and bool(re.fullmatch(r"[(−+]*[\d.]+\)?", term.text))


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_answer_speaks_of_the_numbers_of_the_film(code: str) -> None:
    answer = Language(code)("computation_graph.answer")
    slopes = frame_of(9.0).step.slopes
    for name in "ab":
        assert f"{slopes[name] * 0.001:g}" in answer


def test_no_row_of_a_slope_says_that_a_letter_is_itself() -> None:
    for k in range(4, 10):
        (row,) = board(frame_of(float(k)))
        letters = [term.above for term in row.terms if term.above not in ("", "=", "·")]
        assert len(set(letters)) == len(letters) >= 2, letters


def test_a_negative_slope_in_the_words_stands_in_brackets() -> None:
    assert "3 · (−3) = −9" in LESSON.words(frame_of(9.0, b=-3.0), Language("en"))
