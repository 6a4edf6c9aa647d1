"""The only clock. It moves a position (step + phase) through a trace and knows nothing of what is shown.

Only `_timer` feeds it real time, and never more than 0.1 s at once: three ticks of 1 s and 720 of 1/240 s end in the
same place when called by hand. Everything else that must happen later (debounce, polling) asks `later`.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

LONGEST_TICK = 0.1  # seconds of real time that one tick of the timer may stand for
GLIDE = 0.35  # seconds from one beat to the next
SPEEDS = (0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 100.0, 300.0, 1000.0)  # steps a second
BEATS_UNTIL = 2.0  # faster than this the beats of a step are not shown
GUIDED = 0.0  # the speed of a guided film: its first steps beat by beat, then faster and faster
READ = 2.2  # seconds that a beat stands in a guided film, so that its sentence can be read
SLOW_STEPS = 2.0  # so many steps of a long film are shown beat by beat
BRISK, GROWTH = 2.5, 0.25  # then steps a second; and the part of the way that is gone in each further second
LONG = 12.0  # a film of more steps than this is long


def guided(position: float, seconds: float, end: float, beats: int) -> float:
    """Where a guided film is so many seconds later. Exact, so that small ticks and large ones end in the same place."""
    slow = 1.0 / (READ * max(1, beats))
    for edge, rate in ((SLOW_STEPS if end > LONG else math.inf, slow), (BRISK / GROWTH, BRISK)):
        if position < edge:
            need = (edge - position) / rate
            if need >= seconds:
                return position + rate * seconds
            position, seconds = edge, seconds - need
    return position * math.exp(min(GROWTH * seconds, 60.0))


def ease(t: float) -> float:
    """Smooth from 0 to 1: slow, fast, slow."""
    t = min(1.0, max(0.0, t))
    return t * t * (3.0 - 2.0 * t)


class Player(QObject):
    """Play, pause, step, beat, scrub. `moved(position)` tells the stage; `changed()` tells the player's bar."""

    moved = Signal(float)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.position = 0.0
        self.end = 0.0
        self.speed = 1.0
        self.beats: tuple[float, ...] = (0.0,)
        self.stops: tuple[float, ...] = ()  # where a clicker stops, if not at every beat
        self.playing = False
        self.growing = False  # more of the film is on its way: playing waits at the end instead of stopping
        self.still = False
        self._glide: tuple[float, float, float] | None = None  # from, to, seconds gone
        self._waiting: dict[str, tuple[float, Callable[[], None]]] = {}
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(16)
        self._timer.timeout.connect(self._beat_of_the_clock)

    # -- the film ------------------------------------------------------------------------------------------------

    def load(
        self, end: float, beats: tuple[float, ...] = (0.0,), position: float = 0.0, stops: tuple[float, ...] = ()
    ) -> None:
        """Take a new trace of `end` steps; stop whatever was gliding."""
        self._glide = None
        self.end, self.beats, self.stops = float(max(0.0, end)), beats, stops
        self.position = min(max(0.0, position), self.end)
        if self.playing and self.position >= self.end and not self.growing:
            self.playing = False
        self._update()

    def extend(self, end: float, stops: tuple[float, ...] = ()) -> None:
        """The trace has grown (or was found to be shorter); what is playing plays on."""
        self.end, self.stops = float(end), stops
        self.position = min(self.position, self.end)
        self._update()

    def play(self) -> None:
        """Play from here, or from the start when at the end."""
        self._glide = None
        if self.position >= self.end and not self.growing:
            self._go(0.0)
        self.playing = self.end > 0
        self._update()

    def pause(self) -> None:
        """Stop where we are."""
        self.playing = False
        self._update()

    def toggle(self) -> None:
        """Space."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def seek(self, position: float) -> None:
        """Jump; playing goes on from there."""
        self._glide = None
        self._go(position)
        self._update()

    def step(self, count: int) -> None:
        """Whole steps forward or back; from within a step, to its edge."""
        self.playing = False
        at = self._target()
        whole = math.floor(at + 1e-9) if count > 0 else math.ceil(at - 1e-9)
        self.glide(whole + count)

    def beat(self, direction: int) -> bool:
        """To the next beat (+1) or the last one (−1); False at the end of a film that is complete."""
        self.playing = False
        target = self.next_beat(self._target(), direction)
        if target is None:
            self._update()
            return self.growing and direction > 0
        self.glide(target)
        return True

    def next_beat(self, position: float, direction: int) -> float | None:
        """Where a clicker goes from here, or None at the edges."""
        step = math.floor(position + 1e-9)
        marks = self.stops or tuple(s + beat for s in (step - 1, step, step + 1) for beat in self.beats)
        if direction > 0:
            after = [m for m in marks if m > position + 1e-6 and m <= self.end + 1e-9]
            return min(after) if after else None
        before = [m for m in marks if m < position - 1e-6 and m >= 0]
        return max(before) if before else None

    def glide(self, target: float) -> None:
        """Move there within a third of a second; at once with reduced motion."""
        target = min(max(0.0, target), self.end)
        if self.still:
            self.seek(target)
            return
        if self._glide is not None:  # finish what was under way, so that two quick clicks are two beats
            self._go(self._glide[1])
        self._glide = (self.position, target, 0.0) if target != self.position else None
        self._update()

    def set_speed(self, speed: float) -> None:
        """Steps a second, or GUIDED."""
        self.speed = GUIDED if speed <= 0 else min(max(float(speed), SPEEDS[0]), SPEEDS[-1])
        self._update()

    @property
    def rate(self) -> float:
        """Steps a second at this moment."""
        if self.speed != GUIDED:
            return self.speed
        return (guided(self.position, 1e-3, self.end, len(self.beats)) - self.position) / 1e-3

    @property
    def shows_beats(self) -> bool:
        """Whether the film is slow enough (or halted) for the beats within a step to be seen."""
        if self._glide is not None:
            return abs(self._glide[1] - self._glide[0]) <= 1.0 + 1e-9
        return not self.playing or self.rate <= BEATS_UNTIL

    # -- the clock -----------------------------------------------------------------------------------------------

    def tick(self, seconds: float) -> None:
        """Let time pass. Public: tests and renderers call it; only the timer feeds it real time."""
        self._run_waiting(seconds)
        if self._glide is not None:
            start, target, gone = self._glide
            gone += seconds
            self._glide = None if gone >= GLIDE else (start, target, gone)
            self._go(target if gone >= GLIDE else start + (target - start) * ease(gone / GLIDE))
            if self._glide is None:
                self.changed.emit()
        elif self.playing:
            self._go(self._after(seconds))
            if self.position >= self.end and not self.growing:
                self.playing = False
                self.changed.emit()
        self._mind_the_timer()

    def _after(self, seconds: float) -> float:
        if self.speed == GUIDED:
            return guided(self.position, seconds, self.end, len(self.beats))
        return self.position + seconds * self.speed

    def later(self, name: str, seconds: float, call: Callable[[], None]) -> None:
        """Call back once after so much time; the same name again starts the waiting anew."""
        self._waiting[name] = (seconds, call)
        self._mind_the_timer()

    def forget(self, name: str) -> None:
        """Do not call back after all."""
        self._waiting.pop(name, None)
        self._mind_the_timer()

    def shut(self) -> None:
        """Stop everything for good."""
        self.playing, self._glide = False, None
        self._waiting.clear()
        self._timer.stop()

    def _target(self) -> float:
        return self._glide[1] if self._glide is not None else self.position

    def _go(self, position: float) -> None:
        position = min(max(0.0, position), self.end)
        if position != self.position:
            self.position = position
            self.moved.emit(position)

    def _run_waiting(self, seconds: float) -> None:
        due = []
        for name, (left, call) in list(self._waiting.items()):
            if left - seconds <= 0:
                del self._waiting[name]
                due.append((name, call))
            else:
                self._waiting[name] = (left - seconds, call)
        while due:  # one that fails must not silence the others
            name, call = due.pop(0)
            try:
                call()
            except BaseException:
                self._waiting.update({name: (0.0, call) for name, call in due if name not in self._waiting})
                raise

    def _update(self) -> None:
        self._mind_the_timer()
        self.changed.emit()

    def _mind_the_timer(self) -> None:
        wanted = self.playing or self._glide is not None or bool(self._waiting)
        if wanted and not self._timer.isActive():
            self._clock.start()
            self._timer.start()
        elif not wanted and self._timer.isActive():
            self._timer.stop()

    def _beat_of_the_clock(self) -> None:
        self.tick(min(self._clock.restart() / 1000.0, LONGEST_TICK))
