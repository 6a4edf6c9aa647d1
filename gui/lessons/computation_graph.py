"""The computation graph: forward once, then backward, each slope from the one before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from core.graph import COURSE, Add, Step, Times, Triple, backward, forward, push, there_and_back
from gui.language import Language
from gui.lesson import Choice, Document, Frame, Lesson, Picture, Row, control
from gui.pictures.computation_graph import words as graph_words

_LINES = {
    "forward": "values[y] = rule.forward",
    "back": "slopes[x] = slopes.get(x, 0.0) + dy * dy_dx",
    "push": "values[y] = rule.forward",
}


@dataclass(frozen=True)
class GraphParams:
    """Which film, and the three inputs as they were dragged."""

    act: str = control("slopes", Choice(("slopes", "a", "b", "c")))
    a: float = 5.0
    b: float = 3.0
    c: float = 2.0


class ComputationGraph(Lesson):
    """u = bc, v = a + u, J = 3v."""

    number = 13
    name = "computation_graph"
    symbol = "∘"
    Params: ClassVar[type] = GraphParams
    speed = 0.6
    acts = "act"
    poster = 9.0

    def scene(self, params: GraphParams, document: Document | None = None) -> dict[str, float]:
        """The inputs."""
        return {"a": params.a, "b": params.b, "c": params.c}

    def trace(self, scene: dict[str, float], params: GraphParams) -> Sequence[Step]:
        """There and back, or a push that runs there."""
        if params.act == "slopes":
            return tuple(there_and_back(COURSE, scene))
        return tuple(push(COURSE, scene, params.act))

    def picture(self) -> Picture:
        """The graph, and the chain of the moment."""
        from gui.pictures.computation_graph.picture import GraphPicture

        return GraphPicture()

    def words(self, frame: Frame, language: Language) -> str:
        """What is new, and from what it was made."""
        return graph_words.words(frame, language)

    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        """Everything that is known by now."""
        return graph_words.formula(frame, language)

    def code(self, params: GraphParams) -> tuple[Callable[..., Any] | type, ...]:
        """The walk, and the three operations: each with its two rules."""
        return (forward, backward, Times, Add, Triple) if params.act == "slopes" else (push, Times, Add, Triple)

    def running(self, frame: Frame) -> str:
        """The line that made what is new."""
        step: Step = frame.step
        if step.way == "back" and not step.through:
            return "slopes = {last: 1.0}"
        if step.way == "push" and step.name == frame.params.act:
            return "values[name] = values[name] + by"
        return _LINES.get(step.way, "")

    def drag(self, frame: Frame, what: str, value: Any) -> tuple[GraphParams, float] | None:
        """An input."""
        if what not in ("a", "b", "c"):
            return None
        return replace(frame.params, **{what: float(value)}), frame.position

    def question(self, params: GraphParams) -> str:
        """What to ask before playing."""
        return "" if params.act == "slopes" else "push"
