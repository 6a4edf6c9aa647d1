"""Walking downhill: gradient descent on the real cost of a small data set, seen from four sides at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, ClassVar, cast

from core.bowl import LogisticBowl, SquaredLine, SquaredSigmoid, Surface
from core.descent import walk
from gui.language import Language
from gui.lesson import Beat, Choice, Document, Frame, Lesson, Mark, Picture, Row, Slider, Switch, View, control
from gui.pictures.gradient_descent import hiking
from gui.pictures.gradient_descent import words as telling
from gui.pictures.gradient_descent.hill import Hill, Walks
from gui.pictures.gradient_descent.moment import BEATS

_LINES = {
    "here": "yield Step(w, b, dw, db, surface.cost(w, b))",
    "slope_w": "dw, db = surface.slope(w, b)",
    "slope_b": "dw, db = surface.slope(w, b)",
    "step": "w = w - alpha * dw",
    "ghost": "b = b - alpha * db",
}


@dataclass(frozen=True)
class WalkParams:
    """What can be changed. An empty tuple stands for what the lesson brings itself."""

    alpha: float = control(1.0, Slider(0.03, 20.0, log=True, symbol="alpha"))
    ground: str = control("hours", Choice(("hours", "trap", "line")))
    loss: str = control("log", Choice(("log", "squared")))
    balls: str = control("one", Choice(("one", "rates", "starts", "methods")))
    centre: float = control(1.0, Slider(0.0, 4.0, step=0.05, symbol="x"))
    homes: bool = control(False, Switch(), main=False)
    steps: int = control(400, Slider(20, 2000, log=True), main=False)
    start_hours: tuple[float, ...] = ()
    start_trap: tuple[float, ...] = ()
    start_line: tuple[float, ...] = ()
    hours_x: tuple[float, ...] = ()  # in hours, before the centre is taken off
    hours_y: tuple[float, ...] = ()
    trap_x: tuple[float, ...] = ()
    trap_y: tuple[float, ...] = ()
    line_x: tuple[float, ...] = ()
    line_y: tuple[float, ...] = ()


class GradientDescent(Lesson):
    """The heart of the product."""

    number = 10
    name = "gradient_descent"
    symbol = "↓"
    Params: ClassVar[type] = WalkParams
    beats = tuple(Beat(phase, name, _LINES[name]) for name, phase in BEATS.items())
    speed = 0.0  # guided
    poster = 1.6  # the step of step 1

    def key(self, params: WalkParams) -> WalkParams:
        """The hill depends on the data, the loss and the centre; alpha matters only for where every start ends."""
        blank = WalkParams()
        ends = params.homes and "homes" not in self.hidden(params)
        return replace(params, balls=blank.balls, steps=blank.steps, start_hours=(), start_trap=(), start_line=(),
                       alpha=params.alpha if ends else blank.alpha, homes=ends)  # fmt: skip

    def scene(self, params: WalkParams, document: Document | None = None) -> Hill:
        """The hill."""
        return hiking.hill(self.key(params))

    def trace(self, scene: Hill, params: WalkParams) -> Walks:
        """The walks."""
        return hiking.walks(scene, params)

    def picture(self) -> Picture:
        """Four faces of one (w, b)."""
        from gui.pictures.gradient_descent.picture import BowlPicture

        return BowlPicture()

    def words(self, frame: Frame, language: Language) -> str:
        """One beat in a sentence; when it runs fast or has ended, what becomes of the ball."""
        return telling.words(frame, language)

    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        """Slope, step and cost with the present numbers."""
        return telling.formula(frame, language)

    def code(self, params: WalkParams) -> tuple[Callable[..., Any] | type, ...]:
        """The walk, and the ground it walks on."""
        if params.ground == "line":
            return walk, Surface.slope, SquaredLine
        return walk, Surface.slope, SquaredSigmoid if params.loss == "squared" else LogisticBowl

    def marks(self, scene: Hill, params: WalkParams) -> dict[str, tuple[Mark, ...]]:
        """What alpha does here, exactly: only for plain gradient descent, and only where there is one bottom."""
        if params.balls == "methods" or len(scene.bottoms) != 1:
            return {}
        low = scene.bottoms[0]
        straight = isinstance(scene.surface, SquaredLine)
        made = [Mark(low.good / 20, "slow"), Mark(low.good, "good"), Mark(low.edge, "away" if straight else "edge")]
        if isinstance(scene.surface, LogisticBowl):  # on the line it is the edge itself; the wavy one promises nothing
            made.insert(1, Mark(low.safe, "safe"))
        return {"alpha": tuple(m for m in made if 0.03 <= m.value <= 20.0)}

    def hidden(self, params: WalkParams) -> frozenset[str]:
        """What makes no sense here."""
        fields = set()
        if params.ground != "hours":
            fields.add("centre")
        if params.ground != "trap":
            fields.add("homes")
        return frozenset(fields)

    def idle(self, params: WalkParams) -> frozenset[str]:
        """The line has one loss only; its control keeps its place, so that the others do not jump."""
        return frozenset({"loss"} if params.ground == "line" else ())

    def drag(self, frame: Frame, what: str, value: Any) -> tuple[WalkParams, float] | None:
        """The ball, a point of the data, or the time."""
        params = cast(WalkParams, frame.params)
        if what == "time":
            return params, float(value)
        if what == "ball":
            w, b = value
            return hiking.with_start(params, float(w), float(b)), 0.0
        if what.startswith("point:"):
            return hiking.with_point(params, int(what.split(":")[1]), *value), frame.position
        return None

    def question(self, params: WalkParams) -> str:
        """What to ask before playing."""
        if params.ground == "line":
            return "line"
        if params.ground == "trap":
            return "why"
        bottoms = hiking.hill(self.key(params)).bottoms
        return "steps" if bottoms and params.alpha > 1.2 * bottoms[0].good else ""

    def camera(self) -> View:
        """From where the valley is seen best."""
        return View(camera=(-64.0, 36.0))
