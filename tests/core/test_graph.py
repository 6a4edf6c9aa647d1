"""The computation graph: values by hand, slopes against finite differences, paths that meet, pushes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.graph import COURSE, Add, Operation, Times, Triple, backward, forward, push, there_and_back

GIVEN = {"a": 5.0, "b": 3.0, "c": 2.0}
SOME = st.floats(-20, 20)


def value(graph: tuple[Operation, ...], inputs: dict[str, float]) -> float:
    """The last value of a graph."""
    *_, done = forward(graph, inputs)
    return done.values[graph[-1].y]


def finite(graph: tuple[Operation, ...], inputs: dict[str, float], name: str, by: float = 1e-3) -> float:
    """A slope from two values."""
    up, down = ({**inputs, name: inputs[name] + way} for way in (by, -by))
    return (value(graph, up) - value(graph, down)) / (2 * by)


def test_the_courses_numbers_come_forward_and_back() -> None:
    steps = list(there_and_back(COURSE, GIVEN))
    assert [(s.name, s.values[s.name]) for s in steps if s.way == "forward"] == [("u", 6.0), ("v", 11.0), ("J", 33.0)]
    back = [(s.name, s.slopes[s.name]) for s in steps if s.way == "back"]
    assert back == [("J", 1.0), ("v", 3.0), ("a", 3.0), ("u", 3.0), ("b", 6.0), ("c", 9.0)]


def test_every_slope_comes_from_the_one_behind_it_times_the_slope_of_the_operation() -> None:
    for step in there_and_back(COURSE, GIVEN):
        if step.through:
            assert step.slopes[step.name] == step.slopes[step.through] * step.local


def test_a_step_is_not_changed_by_those_after_it() -> None:
    steps = list(there_and_back(COURSE, GIVEN))
    assert set(steps[0].values) == {"a", "b", "c"}
    assert steps[4].slopes == {"J": 1.0}


@given(SOME, SOME)
def test_each_rule_stands_beside_its_own_slopes(p: float, q: float) -> None:
    for rule, inputs in ((Add, [p, q]), (Times, [p, q]), (Triple, [p])):
        for k, slope in enumerate(rule.slopes(*inputs)):
            up, down = list(inputs), list(inputs)
            up[k] += 1e-3
            down[k] -= 1e-3
            assert (rule.forward(*up) - rule.forward(*down)) / 2e-3 == pytest.approx(slope, abs=1e-6)


@given(SOME, SOME, SOME)
def test_the_slopes_of_the_courses_graph_are_those_of_finite_differences(a: float, b: float, c: float) -> None:
    inputs = {"a": a, "b": b, "c": c}
    *_, done = there_and_back(COURSE, inputs)
    for name in inputs:
        assert done.slopes[name] == pytest.approx(finite(COURSE, inputs, name), abs=1e-5)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[Operation, ...]:
    """Graphs of one to five operations, each on whatever is there: values are used twice, once or never."""
    known, made = ["a", "b", "c"], []
    for k in range(draw(st.integers(1, 5))):
        rule = draw(st.sampled_from([Add, Times, Triple]))
        names = tuple(draw(st.sampled_from(known)) for _ in range(1 if rule is Triple else 2))
        made.append(Operation(f"y{k}", rule, names))
        known.append(f"y{k}")
    return tuple(made)


@given(graphs(), *[st.floats(-1.5, 1.5)] * 3)
def test_where_paths_meet_their_slopes_are_added(
    graph: tuple[Operation, ...], a: float, b: float, c: float
) -> None:
    inputs = {"a": a, "b": b, "c": c}
    *_, done = forward(graph, inputs)
    *_, back = backward(graph, done.values)
    for name in inputs:
        near = finite(graph, inputs, name, 1e-4)
        assert back.slopes.get(name, 0.0) == pytest.approx(near, rel=1e-3, abs=1e-3)


@pytest.mark.parametrize(
    ("name", "moved"), [("a", ["a", "v", "J"]), ("b", ["b", "u", "v", "J"]), ("c", ["c", "u", "v", "J"])]
)
def test_a_push_reaches_only_what_lies_on_its_way(name: str, moved: list[str]) -> None:
    steps = list(push(COURSE, GIVEN, name))
    assert [s.name for s in steps[1:]] == moved
    base, last = steps[0], steps[-1]
    assert last.values["J"] - base.values["J"] == pytest.approx(0.001 * last.slopes[name])
