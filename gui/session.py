"""A lesson being played: its params, its film, what was done and can be undone. No widget; the stage shows it.

Everything that changes goes through `_become`: new params (or a new document) make a new scene and trace, the player
is told the new length, and one Frame goes out. Long work arrives in slices and only makes the trace longer.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from PySide6.QtCore import QObject, Signal, SignalInstance

from gui.desk import Desk
from gui.gatherer import Gatherer, held
from gui.lesson import Choice, Document, Frame, Good, Job, Lesson, Parcel, View, check, with_values
from gui.player import Player
from gui.work import Work

UNDO_DEPTH = 200
UNDO_PICTURES, UNDO_BYTES = 10, 100_000_000  # and no more brought pictures than these: a dropped photo is megabytes


@dataclass(frozen=True)
class Moment:
    """What undo returns to."""

    params: Any
    document: Document | None
    position: float
    view: View | None = None  # only where the change itself turned the camera: a reset


class Session(QObject):
    """One lesson with its history. Only one session is awake (on the stage) at a time."""

    framed = Signal(object)  # a Frame to show
    shaped = Signal()  # params, marks or the document have changed
    refused = Signal(object)  # a Refusal
    failed = Signal(str)  # long work did not come to its end: the key of a sentence in work.toml

    def __init__(self, lesson: Lesson, player: Player, work: Work) -> None:
        super().__init__()
        self.lesson, self.player, self.work = lesson, player, work
        self.awake = False
        self.params: Any = lesson.Params()
        self.desk = Desk(lesson, work)
        self.desk.read.connect(self._read)
        self.gatherer = Gatherer(lesson, work, player)
        self.gatherer.came.connect(self._gathered)
        self.gatherer.progressed.connect(lambda done, of: self.look(reading=(done, of)))
        self._shown: Document | None = None  # the document that the scene was made of
        self.position = 0.0
        self._beyond: float | None = None  # where we were in a film that has not yet grown so far again
        self._following = False  # what is new shows its outcome: the film is shown as far as it has grown
        self.speed = lesson.speed_for(self.params)
        self.view = lesson.camera()
        self.past: list[Moment] = []
        self.future: list[Moment] = []
        self._merging = ""
        self._scene_key: object = None
        self._film_key: object = None  # of the job that has made the whole film
        self.scene: Any = None
        self.trace: Sequence[Any] = ()

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
            self.position, self.speed = self.here, self.player.speed
            self.awake = False
            self.player.moved.disconnect(self._moved)
            self.player.pause()
            self.player.growing = False
            self.work.stop("lesson")

    @property
    def here(self) -> float:
        """Where we are in the film, or will be when it has grown so far."""
        if not self.awake:
            return self.position
        return self.player.position if self._beyond is None else self._beyond

    @property
    def document(self) -> Document | None:
        """What was brought, and has been read."""
        return self.desk.document

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
        if name == self.lesson.instead and self.desk.parcel is not None:
            self._remember("")
            self._become(Moment(params, None, self.here), put=True)
        elif params != self.params:
            self._change(params, self.lesson.turned(self.params, params, self.here), "knob:" + name, done)
        elif done:
            self._merging = ""

    def turn_act(self, direction: int) -> bool:
        """The lesson's next or previous act, from its start; False where there is none."""
        field, options = self._acts()
        k = options.index(getattr(self.params, field)) + direction if field else -1
        if not 0 <= k < len(options):
            return False
        self._change(replace(self.params, **{field: options[k]}), 0.0, "", True)
        return True

    def open_act(self, direction: int) -> None:
        """A clicker comes in from the previous lesson: the first act from its start; going back: as it was left."""
        field, options = self._acts()
        if direction > 0:
            params = replace(self.params, **{field: options[0]}) if field else self.params
            self._change(params, 0.0, "", True)

    def _acts(self) -> tuple[str, tuple[str, ...]]:
        field = self.lesson.acts
        how = {f.name: f for f in fields(self.params)}[field].metadata["control"] if field else None
        return field, how.options if isinstance(how, Choice) else ()

    def drag(self, what: str, value: Any, done: bool) -> None:
        """Something on the picture was dragged."""
        edited = self.lesson.edit(self.frame, what, value)
        if edited is not None:
            self._exchange(*edited)
            return
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
            self._make(self.here)
        return refused

    def reset(self) -> None:
        """Back to the lesson's start; undo brings everything back."""
        self.gatherer.stop()
        self._merging = ""
        self._push(replace(self._moment(), view=self.view))
        self._become(Moment(self.lesson.Params(), None, 0.0, self.lesson.camera()), put=True)

    def undo(self) -> bool:
        """Take the last change back."""
        if not self.past:
            return False
        moment = self.past.pop()
        self.future.append(replace(self._moment(), view=moment.view and self.view))
        self._merging = ""
        self._become(moment, put=True)
        return True

    def redo(self) -> bool:
        """Do it again after all."""
        if not self.future:
            return False
        moment = self.future.pop()
        self.past.append(replace(self._moment(), view=moment.view and self.view))
        self._merging = ""
        self._become(moment, put=True)
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
            at = self.here if position is None else position
            self._become(Moment(params, self.document, at))
        elif position is not None and position != self.player.position:
            self.player.seek(position)
        if done:
            self._merging = ""

    def _remember(self, merge: str) -> None:
        if merge and merge == self._merging:
            return  # one drag is one thing to undo
        self._merging = merge
        self._push(self._moment())

    def _push(self, moment: Moment) -> None:
        self.past.append(moment)
        del self.past[:-UNDO_DEPTH]
        while len(self.past) > 1 and _too_much(self.past):
            del self.past[0]
        self.future.clear()

    def _moment(self) -> Moment:
        return Moment(self.params, self.document, self.here)

    def _become(self, moment: Moment, put: bool = False) -> None:
        """Make this moment the present one. put: it also decides what lies on the desk."""
        self._retune(moment.params)
        self.params = moment.params
        if put:
            self.desk.put(moment.document)
        self.view = moment.view or self.view
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
        key = lesson.key(self.params)
        if key != self._scene_key or self.document is not self._shown:
            self.scene = lesson.scene(self.params, self.document)
            self._scene_key, self._shown = key, self.document
        job = lesson.job(self.scene, self.params)
        if job is not None and job.key is not None and job.key == self._film_key:
            job = None  # the film that is there
        else:
            self.trace, self._film_key = lesson.trace(self.scene, self.params), None
        self._following = math.isinf(position)
        if self._following:
            position = lesson.settled(self.scene, self.params)
        self.player.growing = job is not None
        self.player.load(len(self.trace) - 1, self.beats, position, lesson.stops(self.trace, self.params))
        self._beyond = position if job is not None and position > self.player.end else None
        self.shaped.emit()
        self.framed.emit(self.frame)
        self._start(job)

    def _moved(self, _position: float) -> None:
        self._beyond = None
        self.framed.emit(self.frame)

    # -- long work -----------------------------------------------------------------------------------------------

    def _start(self, job: Job | None) -> None:
        self.work.stop("lesson")
        if job is not None:  # a moment later, so that a drag does not start a process for every pixel
            self.player.later("session:job", 0.15, lambda: self._submit(job))
        else:
            self.player.forget("session:job")

    def _submit(self, job: Job) -> None:
        if self.awake:
            self.work.submit(
                "lesson", job, on_slice=self._grow, on_done=lambda: self._whole(job),
                on_refused=lambda refusal: self._grown(self.refused, refusal),
                on_failed=lambda why: self._grown(self.failed, why),
            )  # fmt: skip

    def _whole(self, job: Job) -> None:
        self._film_key = job.key
        self._grown()

    def _grown(self, signal: SignalInstance | None = None, why: object = None) -> None:
        """The film is complete, or as long as it will get."""
        self.player.growing, self._beyond = False, None
        if signal is not None:
            signal.emit(why)

    def _grow(self, steps: Any) -> None:
        if not isinstance(self.trace, list):
            self.trace = list(self.trace)
        self.trace.extend(steps)
        self.player.extend(len(self.trace) - 1, self.lesson.stops(self.trace, self.params))
        beyond = self._beyond
        if beyond is not None and (self._following or beyond <= self.player.end):
            self.player.seek(min(beyond, self.player.end))
            self._beyond = beyond if beyond > self.player.end else None
        else:
            self.framed.emit(self.frame)

    # -- documents -----------------------------------------------------------------------------------------------

    def receive(self, parcel: Parcel, quiet: bool = False) -> None:
        """Something was brought, or (quiet) comes back from the last start: the desk reads it, or it is gathered."""
        if not quiet and self.lesson.gathers and self.lesson.receive(parcel) is None:
            self.gatherer.bring((parcel,), "")
        else:
            self.desk.receive(parcel, quiet)

    def _read(self, before: Document | None, quiet: bool) -> None:
        """It has been read. What comes back is shown where the film stood; what is new is played from its start."""
        if quiet:
            if self.awake:
                self._make(self.here)
            return
        self._merging = ""
        self._push(replace(self._moment(), document=before))
        if self.awake:
            self._make(0.0)
            self.player.play()
        else:
            self.position = 0.0

    def bring(self, goods: Sequence[Good], target: str) -> None:
        """Things were brought to a certain place: they join what is there, unless one of them replaces it all."""
        one = goods[0] if len(goods) == 1 else None
        if isinstance(one, Parcel) and self.lesson.receive(one) is not None:
            self.desk.receive(one)
        else:
            self.gatherer.bring(goods, target)

    def _gathered(self, news: Sequence[object], target: str) -> None:
        """They have been read; what was kept from the last start comes first."""
        if self.desk.waiting:
            self.player.later("session:gathered", 0.05, lambda: self._gathered(news, target))
            return
        document, said = self.lesson.gather(self.params, self.document, news, target)
        if document is not None:
            self._exchange(document, math.inf)
        for refusal in said[:1]:
            self.refused.emit(refusal)

    def _exchange(self, document: Document, position: float) -> None:
        """Another document, made from the present one."""
        self._merging = ""
        self._push(self._moment())
        self.desk.put(document)
        if self.awake:
            self._make(position)
        else:
            self.position = 0.0

    # -- kept for the next start ---------------------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """What the next start needs, as plain values."""
        speed = self.player.speed if self.awake else self.speed
        return {"params": asdict(self.params), "position": self.here, "speed": speed, "camera": list(self.view.camera)}

    def restore(self, state: dict[str, Any]) -> bool:
        """Take up such a state; whatever in it is broken is left at its default. False if a value was."""
        values = state.get("params")
        refused: list[str] = []
        if isinstance(values, dict):
            self.params, refused = with_values(self.params, values)
        for name in ("position", "speed"):
            number = state.get(name)
            if isinstance(number, int | float) and not isinstance(number, bool) and 0 <= number < 1e9:
                setattr(self, name, float(number))
        camera = state.get("camera")
        if isinstance(camera, list) and len(camera) == 2 and all(map(_angle, camera)):
            self.view = replace(self.view, camera=(float(camera[0]), float(camera[1])))
        return not refused


def _too_much(moments: list[Moment]) -> bool:
    """Whether this history holds more pictures than it may."""
    documents = {id(m.document): m.document for m in moments if m.document is not None}
    weight = {part: size for document in documents.values() for part, size in held(document).items()}
    brought = [document for document in documents.values() if document.parcel.data]
    return len(brought) > UNDO_PICTURES or sum(weight.values()) > UNDO_BYTES


def _angle(value: object) -> bool:
    return isinstance(value, int | float) and abs(value) <= 360
