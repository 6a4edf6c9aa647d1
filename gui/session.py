"""A lesson being played: its params, its film, what was done and can be undone. No widget; the stage shows it.

Everything that changes goes through `_become`: new params (or a new document) make a new scene and trace, the player
is told the new length, and one Frame goes out. Long work arrives in slices and only makes the trace longer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal, SignalInstance

from gui.lesson import Document, Frame, Job, Lesson, Parcel, check, with_values
from gui.player import Player
from gui.work import Work

UNDO_DEPTH = 200
READING = 4.0  # seconds that reading what was brought may take


@dataclass(frozen=True)
class Moment:
    """What undo returns to."""

    params: Any
    document: Document | None
    position: float


class Session(QObject):
    """One lesson with its history. Only one session is awake (on the stage) at a time."""

    framed = Signal(object)  # a Frame to show
    shaped = Signal()  # params, marks or the document have changed
    refused = Signal(object)  # a Refusal
    failed = Signal(str)  # long work did not come to its end: the key of a sentence in work.toml
    busied = Signal(bool)  # something that was brought is being read

    def __init__(self, lesson: Lesson, player: Player, work: Work) -> None:
        super().__init__()
        self.lesson, self.player, self.work = lesson, player, work
        self.awake = False
        self.params: Any = lesson.Params()
        self.document: Document | None = None
        self.position = 0.0
        self.speed = lesson.speed_for(self.params)
        self.view = lesson.camera()
        self.past: list[Moment] = []
        self.future: list[Moment] = []
        self._merging = ""
        self._scene_key: object = None
        self.scene: Any = None
        self.trace: Sequence[Any] = ()
        self.awaited: Parcel | None = None  # brought, and not yet read

    # -- on and off the stage ------------------------------------------------------------------------------------

    def wake(self) -> None:
        """Take the stage."""
        self.awake = True
        self.player.moved.connect(self._moved)
        self.player.set_speed(self.speed)
        self._make(self.position)

    def sleep(self) -> None:
        """Leave it; what was reached is kept."""
        if self.awake:
            self.awake = False
            self.position, self.speed = self.player.position, self.player.speed
            self.player.moved.disconnect(self._moved)
            self.player.pause()
            self.player.growing = False
            self.work.stop("lesson")

    @property
    def frame(self) -> Frame:
        """The present moment."""
        view = replace(self.view, beats=self.player.shows_beats)
        return Frame(self.params, self.scene, self.trace, self.player.position, view, self.document)

    @property
    def beats(self) -> tuple[float, ...]:
        """Where the beats of a step begin."""
        return tuple(beat.phase for beat in self.lesson.beats_for(self.params))

    # -- changes -------------------------------------------------------------------------------------------------

    def turn(self, name: str, value: object, done: bool) -> None:
        """A knob was turned."""
        params = replace(self.params, **{name: check(self.params, name, value)})
        if name == self.lesson.instead and self.document is not None:
            self._remember("")
            self.future.clear()
            self._become(Moment(params, None, self.player.position))
        else:
            self._change(params, None, "knob:" + name, done)

    def drag(self, what: str, value: Any, done: bool) -> None:
        """Something on the picture was dragged."""
        outcome = self.lesson.drag(self.frame, what, value)
        if outcome is not None:
            params, position = outcome
            self._change(params, position, "drag:" + what, done)

    def set_values(self, values: dict[str, object]) -> list[str]:
        """Values from the command line or the last start; the names of those that could not be used."""
        params, refused = with_values(self.params, values)
        self._retune(params)
        self.params = params
        if self.awake:
            self._make(self.player.position)
        return refused

    def reset(self) -> None:
        """Back to the lesson's start; undo brings everything back."""
        fresh = Moment(self.lesson.Params(), None, 0.0)
        self.view = self.lesson.camera()
        self._remember("")
        self._become(fresh)

    def undo(self) -> bool:
        """Take the last change back."""
        if not self.past:
            return False
        self.future.append(self._moment())
        self._merging = ""
        self._become(self.past.pop())
        return True

    def redo(self) -> bool:
        """Do it again after all."""
        if not self.future:
            return False
        self.past.append(self._moment())
        self._merging = ""
        self._become(self.future.pop())
        return True

    def look(self, **changes: Any) -> None:
        """Change how one looks at it: camera, focus. No history: nothing of the lesson has changed."""
        view = replace(self.view, **changes)
        if view != self.view:
            self.view = view
            self.emit_frame()

    def emit_frame(self) -> None:
        """Show the present moment again."""
        if self.awake:
            self.framed.emit(self.frame)

    def _change(self, params: Any, position: float | None, merge: str, done: bool) -> None:
        if params != self.params:
            self._remember(merge)
            self.future.clear()
            at = self.player.position if position is None else position
            self._become(Moment(params, self.document, at))
        elif position is not None and position != self.player.position:
            self.player.seek(position)
        if done:
            self._merging = ""

    def _remember(self, merge: str) -> None:
        if merge and merge == self._merging:
            return  # one drag is one thing to undo
        self._merging = merge
        self.past.append(self._moment())
        del self.past[:-UNDO_DEPTH]

    def _moment(self) -> Moment:
        return Moment(self.params, self.document, self.player.position)

    def _become(self, moment: Moment) -> None:
        self._retune(moment.params)
        self.params, self.document = moment.params, moment.document
        self._make(moment.position)

    def _retune(self, params: Any) -> None:
        """Another act, another tempo."""
        usual = self.lesson.speed_for(params)
        if usual != self.lesson.speed_for(self.params):
            self.speed = usual
            if self.awake:
                self.player.set_speed(usual)

    def _make(self, position: float) -> None:
        """Params → scene → trace → player → frame."""
        lesson = self.lesson
        key = (lesson.key(self.params), id(self.document))
        if key != self._scene_key:
            self.scene = lesson.scene(self.params, self.document)
            self._scene_key = key
        self.trace = lesson.trace(self.scene, self.params)
        self.player.load(len(self.trace) - 1, self.beats, position)
        self.shaped.emit()
        self.framed.emit(self.frame)
        self._start_job()

    def _moved(self, _position: float) -> None:
        self.framed.emit(self.frame)

    # -- long work -----------------------------------------------------------------------------------------------

    def _start_job(self) -> None:
        job = self.lesson.job(self.scene, self.params)
        self.work.stop("lesson")
        self.player.growing = job is not None
        if job is not None:  # a moment later, so that a drag does not start a process for every pixel
            self.player.later("session:job", 0.15, lambda: self._submit(job))
        else:
            self.player.forget("session:job")

    def _submit(self, job: Job) -> None:
        if self.awake:
            self.work.submit(
                "lesson", job, on_slice=self._grow, on_done=self._grown,
                on_refused=lambda refusal: self._grown(self.refused, refusal),
                on_failed=lambda why: self._grown(self.failed, why),
            )  # fmt: skip

    def _grown(self, signal: SignalInstance | None = None, why: object = None) -> None:
        """The film is complete, or as long as it will get."""
        self.player.growing = False
        if signal is not None:
            signal.emit(why)

    def _grow(self, steps: Any) -> None:
        if not isinstance(self.trace, list):
            self.trace = list(self.trace)
        self.trace.extend(steps)
        self.player.extend(len(self.trace) - 1)
        self.framed.emit(self.frame)

    # -- documents -----------------------------------------------------------------------------------------------

    def receive(self, parcel: Parcel, quiet: bool = False) -> None:
        """Something was brought: read it in the helper process. The last document stays until this one is good.

        quiet: it comes back from the last start, so nothing is played and there is nothing to undo.
        """
        job = self.lesson.receive(parcel)
        if job is None:
            return
        content: list[Any] = []
        self.awaited = parcel
        self.busied.emit(True)
        self.work.submit(
            "door", job, on_slice=content.append,
            on_done=lambda: self._received(parcel, content, quiet),
            on_refused=lambda refusal: self._not_received(self.refused, refusal),
            on_failed=lambda why: self._not_received(self.failed, why), limit=READING,
        )  # fmt: skip

    def _not_received(self, signal: SignalInstance, why: object) -> None:
        self.awaited = None
        self.busied.emit(False)
        signal.emit(why)

    def _received(self, parcel: Parcel, content: list[Any], quiet: bool) -> None:
        self.awaited = None
        self.busied.emit(False)
        if not content:
            return
        position = 0.0
        if quiet:
            position = self.player.position if self.awake else self.position
        else:
            self._remember("")
            self.future.clear()
        self.document = Document(parcel, content[-1])
        if self.awake:
            self._make(position)
            if not quiet:
                self.player.play()
        else:
            self.position = position

    @property
    def parcel(self) -> Parcel | None:
        """What was brought, though it may still be being read."""
        return self.awaited or (self.document.parcel if self.document else None)

    # -- kept for the next start ---------------------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """What the next start needs, as plain values."""
        position = self.player.position if self.awake else self.position
        speed = self.player.speed if self.awake else self.speed
        return {"params": asdict(self.params), "position": position, "speed": speed, "camera": list(self.view.camera)}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up such a state; whatever in it is broken is left at its default."""
        values = state.get("params")
        if isinstance(values, dict):
            self.params, _ = with_values(self.params, values)
        for name in ("position", "speed"):
            number = state.get(name)
            if isinstance(number, int | float) and not isinstance(number, bool) and 0 <= number < 1e9:
                setattr(self, name, float(number))
        camera = state.get("camera")
        if isinstance(camera, list) and len(camera) == 2 and all(map(_angle, camera)):
            self.view = replace(self.view, camera=(float(camera[0]), float(camera[1])))


def _angle(value: object) -> bool:
    return isinstance(value, int | float) and abs(value) <= 360
