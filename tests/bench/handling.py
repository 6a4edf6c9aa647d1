"""Asked on the screen: moves of a hand, each timed to the end of painting.

`python -m tests.bench.handling WIDTH HEIGHT MOVES`. Mouse moves are Qt's own events, sent to the picture.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from gui.lesson import Slider
from gui.window import Window
from tests.bench.paints import Watch, spin
from tests.bench.stand import opened, put_on, settled

SEEKING = 12  # places along each side of a picture where something may be taken hold of
Times = list[float]


def main(width: int, height: int, moves: int) -> list[dict[str, Any]]:
    """Times in milliseconds of every kind of move in every lesson."""
    window = opened(width, height)
    watch = Watch(window)
    made = []
    for name in window.lessons:
        put_on(window, name, {})
        for what, times in (*knobs(window, watch, moves), *drags(window, watch, moves)):
            made.append({"name": f"{name}: {what}", "times": times, "blank": watch.blank(max(3, moves // 3))})
            window.player.pause()
        put_on(window, name, {})
        times = sizing(window, watch, moves)
        made.append({"name": f"{name}: window sized", "times": times, "blank": watch.blank(max(3, moves // 3))})
    window.close()
    settled(0.1)
    return made


def knobs(window: Window, watch: Watch, moves: int) -> Iterator[tuple[str, Times]]:
    """Every slider that shows, from end to end."""
    session = window.session
    assert session is not None
    bar = window.stage.built[session.lesson.name][1]  # what the knobs tell, so that the picture knows of the hand
    for field in fields(session.params):
        how = field.metadata.get("control")
        if isinstance(how, Slider) and field.name not in session.lesson.hidden(session.params):
            values = (np.geomspace if how.log else np.linspace)(how.low, how.high, moves).tolist()
            yield field.name + " turned", [
                watch.once(lambda value=value, name=field.name: bar.turned.emit(name, value, False))  # type: ignore[misc]
                for value in values
            ]
            session.undo()
            settled(0.3)


def drags(window: Window, watch: Watch, moves: int) -> Iterator[tuple[str, Times]]:
    """Whatever of the picture can be dragged, found by trying a grid of places; the camera is one of them."""
    session = window.session
    assert session is not None
    picture = window.stage.built[session.lesson.name][0]
    picture.asked.disconnect()  # a dialog would wait for somebody
    heard: list[str] = []
    picture.dragged.connect(lambda what, _value, _done: heard.append(what))
    picture.turned.connect(lambda _az, _el: heard.append("view"))
    known = set()
    for at in _places(picture):
        heard.clear()
        target, there = _under(picture, at)
        _pull(target, there, 3, lambda move: move())
        kind = heard[-1].partition(":")[0] if heard else ""
        while session.undo():
            pass
        if kind and kind not in known:
            known.add(kind)
            settled(0.3)
            yield kind + (" turned" if kind == "view" else " dragged"), _timed(watch, target, there, moves)
            while session.undo():
                pass
            settled(0.3)


def _timed(watch: Watch, target: QWidget, at: QPointF, moves: int) -> Times:
    times: Times = []
    _pull(target, at, moves, lambda move: times.append(watch.once(move)))
    return times


def _places(picture: QWidget) -> Iterator[QPointF]:
    for i in range(1, SEEKING):
        for j in range(1, SEEKING):
            yield QPointF(picture.width() * j / SEEKING, picture.height() * i / SEEKING)


def _under(picture: QWidget, at: QPointF) -> tuple[QWidget, QPointF]:
    """The widget that gets a press at this place."""
    child = picture.childAt(at.toPoint())
    return (picture, at) if child is None else (child, QPointF(child.mapFrom(picture, at)))


def _pull(target: QWidget, at: QPointF, moves: int, do: Callable[[Callable[[], object]], object]) -> None:
    """Press, move by a few pixels so often, release."""
    _send(target, QEvent.Type.MouseButtonPress, at)
    for k in range(1, moves + 1):
        there = at + QPointF(3.0 * k, 1.5 * k)
        do(lambda there=there: _send(target, QEvent.Type.MouseMove, there))  # type: ignore[misc]
    _send(target, QEvent.Type.MouseButtonRelease, at + QPointF(3.0 * moves, 1.5 * moves))
    spin()


def _send(target: QWidget, kind: QEvent.Type, at: QPointF) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    held = none if kind == QEvent.Type.MouseButtonRelease else left
    where = QPointF(target.mapToGlobal(at))
    QApplication.sendEvent(target, QMouseEvent(kind, at, where, button, held, Qt.KeyboardModifier.NoModifier))


def sizing(window: Window, watch: Watch, moves: int) -> Times:
    """The window made smaller pixel by pixel, as a hand at its corner does."""
    size = window.size()
    times = [watch.once(lambda k=k: window.resize(size.width() - k, size.height() - k)) for k in range(1, moves + 1)]  # type: ignore[misc]
    window.resize(size)
    settled(0.6)
    return times


if __name__ == "__main__":
    print(json.dumps(main(*(int(word) for word in sys.argv[1:4]))))
