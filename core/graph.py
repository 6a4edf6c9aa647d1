"""A computation graph: forwards for values, backwards for slopes.

Every operation is a class with two rules side by side: what it makes
of its inputs, and how much that moves when one input is nudged.  A
graph is a list of operations in an order in which they can be done.
The slope of the last value, J, by a variable x is written dJ/dx; in
Python it is called dx.  Source: course 1, week 2, "Computation graph"
and "Derivatives with a computation graph".
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple


class Add:
    """y = p + q.  Nudge either: y moves just as much."""

    @staticmethod
    def forward(p: float, q: float) -> float:
        return p + q

    @staticmethod
    def slopes(_p: float, _q: float) -> tuple[float, ...]:
        return 1.0, 1.0  # dy/dp, dy/dq


class Times:
    """y = p q.  Nudge p: y moves q times as much."""

    @staticmethod
    def forward(p: float, q: float) -> float:
        return p * q

    @staticmethod
    def slopes(p: float, q: float) -> tuple[float, ...]:
        return q, p  # dy/dp, dy/dq


class Triple:
    """y = 3 p.  Nudge p: y moves three times as much."""

    @staticmethod
    def forward(p: float) -> float:
        return 3.0 * p

    @staticmethod
    def slopes(_p: float) -> tuple[float, ...]:
        return (3.0,)  # dy/dp


class Operation(NamedTuple):
    """y = rule(inputs)."""

    y: str
    rule: Any  # Add, Times, Triple: has `forward` and `slopes`
    inputs: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """What is known by now, and which number is the newest."""

    values: Mapping[str, float]
    slopes: Mapping[str, float]
    name: str = ""  # whose value or slope is new
    way: str = "start"  # or "forward", "back", "push"
    through: str = ""  # back: the operation it came through
    local: float = 1.0  # back: the slope of that operation


COURSE = (
    Operation("u", Times, ("b", "c")),
    Operation("v", Add, ("a", "u")),
    Operation("J", Triple, ("v",)),
)


def forward(
    graph: Sequence[Operation], inputs: Mapping[str, float]
) -> Iterator[Step]:
    """From left to right: every value from those before it."""
    values = dict(inputs)
    yield Step(dict(values), {})
    for y, rule, names in graph:
        values[y] = rule.forward(*(values[n] for n in names))
        yield Step(dict(values), {}, y, "forward")


def backward(
    graph: Sequence[Operation], values: Mapping[str, float]
) -> Iterator[Step]:
    """From right to left: every slope from the one behind it.

    The chain rule: dJ/dx = dJ/dy * dy/dx.  Where x goes into several
    operations, what comes back through each of them is added up.
    """
    last = graph[-1].y
    slopes = {last: 1.0}  # J moves as much as J
    yield Step(values, dict(slopes), last, "back")
    for y, rule, names in reversed(graph):
        dy = slopes.get(y, 0.0)
        local = rule.slopes(*(values[n] for n in names))
        for x, dy_dx in zip(names, local, strict=True):
            slopes[x] = slopes.get(x, 0.0) + dy * dy_dx
            yield Step(
                values, dict(slopes), x, "back", y, dy_dx
            )


def there_and_back(
    graph: Sequence[Operation], inputs: Mapping[str, float]
) -> Iterator[Step]:
    """Forward once, then backward once."""
    for step in forward(graph, inputs):
        yield step
    yield from backward(graph, step.values)


def push(
    graph: Sequence[Operation], inputs: Mapping[str, float],
    name: str, by: float = 0.001,
) -> Iterator[Step]:
    """The check: push one input a little and see what moves.

    Yields the graph as it was, the push, and then every value that
    the push has reached.
    """
    *_, done = there_and_back(graph, inputs)
    values, slopes = dict(done.values), done.slopes
    yield Step(dict(values), slopes)
    values[name] = values[name] + by
    yield Step(dict(values), slopes, name, "push")
    reached = {name}
    for y, rule, names in graph:
        if reached & set(names):
            values[y] = rule.forward(*(values[n] for n in names))
            reached.add(y)
            yield Step(dict(values), slopes, y, "push")
