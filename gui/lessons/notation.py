"""m examples: X and Y. Pictures stack into columns; and what Python says when they lie in rows instead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, cast

from core import notation
from core.picture import to_column
from gui.language import Language
from gui.lesson import Beat, Choice, Document, Frame, Lesson, Picture, Row, Slider, control
from gui.pictures.notation import words as telling
from gui.pictures.notation.film import SIDES, Scene, columns, rows, scene

ACTS = ("columns", "rows")
TAKE, JOIN = "x = to_column(picture)", "X = np.hstack([X, x])"
ASK = "Z: NDArray[Any] = np.dot(w.T, X) + b"


@dataclass(frozen=True)
class NotationParams:
    """What can be chosen, and the number that was pointed at last."""

    act: str = control("columns", Choice(ACTS))
    m: int = control(5, Slider(2, 8, step=1.0, symbol="y"))
    side: str = control("2", Choice(tuple(SIDES)))
    row: int = 0
    example: int = 0


class Notation(Lesson):
    """Columns are examples."""

    number = 7
    name = "notation"
    symbol = "X"
    acts = "act"
    speed = 0.5
    poster = 3.5
    Params: ClassVar[type] = NotationParams
    beats = (Beat(0.0, "see"),)

    def scene(self, params: NotationParams, document: Document | None = None) -> Scene:
        """The pictures and what each is."""
        return scene(params.m, SIDES[params.side])

    def key(self, params: NotationParams) -> Any:
        """What is pointed at changes nothing of it."""
        return params.m, params.side

    def trace(self, scene: Scene, params: NotationParams) -> Sequence[Any]:
        """Column after column; or the stations of the rows."""
        return columns(scene) if params.act == "columns" else rows(scene)

    def picture(self) -> Picture:
        """Pictures, X and Y."""
        from gui.pictures.notation.picture import NotationPicture

        return NotationPicture()

    def code(self, params: NotationParams) -> tuple[Callable[..., Any] | type, ...]:
        """The stacking; or what the columns are for."""
        return (notation.stack, to_column) if params.act == "columns" else (notation.scores,)

    def running(self, frame: Frame) -> str:
        """A picture becomes a column, then the column joins X; the neuron's line while Python is asked."""
        if not frame.view.beats or frame.view.asking:
            return ""
        if frame.params.act == "rows":
            return ASK if frame.index >= 2 else ""
        return "" if frame.position == 0 else TAKE if 0 < frame.phase < 0.6 else JOIN

    def question(self, params: NotationParams) -> str:
        """One for each act; a general one where its numbers do not hold."""
        blank = NotationParams()
        return params.act if (params.m, params.side) == (blank.m, blank.side) else f"{params.act}_own"

    def drag(self, frame: Frame, what: str, value: Any) -> tuple[NotationParams, float] | None:
        """A number: its row and its example."""
        if what != "cell" or not isinstance(value, tuple | list) or len(value) != 2:
            return None
        r, i = (int(v) for v in value)
        r, i = min(max(r, 0), frame.scene.n_x - 1), min(max(i, 0), frame.scene.m - 1)
        return replace(cast(NotationParams, frame.params), row=r, example=i), frame.position

    def words(self, frame: Frame, language: Language) -> str:
        """What stands in X by now."""
        return telling.words(frame, language)

    def formula(self, frame: Frame, language: Language) -> tuple[Row, ...]:
        """The shapes, and the chosen number."""
        return telling.formula(frame, language)
