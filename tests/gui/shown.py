"""The real program in a process of its own, telling its state: python -m tests.gui.shown [what main.py takes].

Nothing of the program is changed: it starts as main.py starts it. Many times a second its widgets are looked at from
outside, and when something is different a line of JSON goes to stdout. `places` are points of the screen to aim at.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Any, cast

from PySide6.QtCore import QPointF, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from gui import app, command
from gui.help import Card
from gui.pictures.gradient_descent.picture import BowlPicture
from gui.window import Window

EVERY = 25  # milliseconds between two looks


def state(window: Window) -> dict[str, Any]:
    """Everything that a test may ask."""
    stage, side, session = window.stage, window.side, window.session
    menu = QApplication.activePopupWidget()
    entry = menu.activeAction() if isinstance(menu, QMenu) else None
    under, focus = QApplication.widgetAt(QCursor.pos()), QApplication.focusWidget()
    found: dict[str, Any] = {
        "title": window.windowTitle(), "active": window.isActiveWindow(), "language": window.language.code,
        "theme": window.look.theme.name, "open": [name for name, open_ in side.open.items() if open_],
        "alone": window.arrangement.alone, "playing": window.player.playing, "speed": window.player.speed,
        "position": round(window.player.position, 4), "end": window.player.end, "words": stage.header.words.text(),
        "notice": stage.notice.label.text() if stage.notice.isVisible() else "", "asking": stage.card.asking,
        "answer": stage.card.answer.text() if stage.card.answer.isVisible() else "",
        "cards": [card.windowTitle() for card in window.findChildren(Card) if card.isVisible()],
        "popup": type(menu).__name__, "entry": entry.text().split("\t")[0] if entry else "",
        "focus": f"{type(focus).__name__}: {named(focus)}" if focus else "",
        "handle": getattr(focus, "handle", ""),
        "cursor": under.cursor().shape().name if under else "", "places": {},
    }  # fmt: skip
    if session is not None and session.awake:
        document = session.document
        found |= {
            "lesson": session.lesson.name, "params": asdict(session.params), "undo": len(session.past),
            "camera": session.view.camera, "symbol": session.view.focus,
            "document": document.parcel.name if document else "", "places": places(window),
        }  # fmt: skip
    return found


def named(widget: QWidget) -> str:
    """What a screen reader calls it."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def places(window: Window) -> dict[str, tuple[int, int]]:
    """Where things lie on the screen."""
    stage, found = window.stage, {}

    def put(name: str, widget: QWidget, x: float, y: float) -> None:
        at = widget.mapToGlobal(QPointF(x, y).toPoint())
        found[name] = (at.x(), at.y())

    for name, button in (*window.shelf.buttons.items(), *stage.bar.icons.items(), *stage.header.buttons.items()):
        put(name, button, button.width() / 2, button.height() / 2)
    bar, picture = stage.bar.scrubber, stage.pictures.currentWidget()
    for part in (0.0, 0.5, 1.0):
        put(f"scrub {part:g}", bar, bar.x_of(part * window.player.end), bar.height() / 2)
    lesson = window.session.lesson.name if window.session else ""
    for name, knob in stage.built[lesson][1].knobs.items():
        if knob.slider is not None and knob.isVisible():
            left, right, y = knob.slider._groove()
            put(name, knob.slider, left + (right - left) * knob.slider.share(knob.slider.number), y)
    put("formula", window.side.formula, 20, 20)
    put("edge", window, window.width(), window.height() / 2)
    if isinstance(picture, BowlPicture) and picture.frame is not None:
        frame, step = picture.frame, picture.frame.step
        ball = picture.hillside.projection(frame).point(step.w, step.b, step.cost)
        put("ball", picture, ball.x(), ball.y())
        for name, face in (("map", picture.map), ("hill", picture.hillside), ("data", picture.data)):
            put(name, picture, face.rect.center().x(), face.rect.center().y())
        put("hill's edge", picture, picture.hillside.rect.left() + 8, picture.hillside.rect.bottom() - 8)
        on_map = picture.map.axes(frame.scene).point(2.0, float(frame.scene.window.b_low + 3.0))
        put("w = 2", picture, on_map.x(), on_map.y())
    return found


def watch(window: Window) -> None:
    """Tell every change from now on."""
    timer, last = QTimer(window), [""]

    def look() -> None:
        line = json.dumps(state(window), ensure_ascii=False)
        if line != last[0]:
            last[0] = line
            print(line, flush=True)

    timer.timeout.connect(look)
    timer.start(EVERY)


def main() -> int:
    """As main.py does; the watching begins with the first lesson."""
    begin = app.begin

    def begin_watched(*arguments: Any) -> None:
        begin(*arguments)
        watch(cast(Window, arguments[0]))

    vars(app)["begin"] = begin_watched
    return command.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
