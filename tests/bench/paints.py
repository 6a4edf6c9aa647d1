"""When painting ends: once for a widget, and for every tick of the program's own clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from gui.window import Window


class _Once(QObject):
    """Hears the first paint of a widget."""

    def __init__(self, widget: QWidget, call: Callable[[], None]) -> None:
        super().__init__(widget)
        self.widget, self.call = widget, call
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.widget.removeEventFilter(self)
            QTimer.singleShot(0, self.call)  # runs when all that is being painted has been painted
        return False


def after_paint(widget: QWidget, call: Callable[[], None]) -> None:
    """Call when the window has been painted that shows this widget for the first time."""
    _Once(widget, call)


class Sheet(QWidget):
    """Covers a window with one colour: what a repaint of so many pixels costs, whatever is on them."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Window))


class Watch(QObject):
    """Times from a tick of the player, or from `begin`, to the end of the paint that follows."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window, self.times = window, list[float]()
        self._since: float | None = None
        tick = window.player.tick

        def timed(seconds: float) -> None:
            if window.player.playing:
                self.begin()
            tick(seconds)

        setattr(window.player, "tick", timed)  # noqa: B010  mypy minds an assignment
        window.installEventFilter(self)

    def begin(self) -> None:
        """From now, unless a paint is already awaited."""
        if self._since is None:
            self._since = time.perf_counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.UpdateRequest:
            return False
        watched.event(event)  # paints everything that is due, and hands it to the screen
        if self._since is not None:
            self.times.append(time.perf_counter() - self._since)
            self._since = None
        return True

    def take(self) -> list[float]:
        """What was measured since the last time, in milliseconds."""
        taken, self.times, self._since = [t * 1000 for t in self.times], [], None
        return taken

    def play(self, position: float, frames: int, patience: float = 4.0) -> list[float]:
        """So many frames of the film from here, by the program's own clock; it begins again where it ends."""
        self.take()
        player, until = self.window.player, time.monotonic() + patience
        while len(self.times) < frames and time.monotonic() < until:
            if not player.playing:
                player.seek(position)
                spin()
                player.play()
            spin()
        player.pause()
        spin()
        return self.take()[:frames]

    def blank(self, frames: int) -> list[float]:
        """The same window covered by one colour, painted so often."""
        sheet = Sheet(self.window)
        sheet.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # or Qt would paint all that lies under it
        sheet.setGeometry(self.window.rect())
        sheet.show()
        spin()
        made = [self.once(sheet.update) for _ in range(frames)]
        sheet.hide()  # at once: outside of an event loop nothing is deleted later, and it would go on hiding everything
        sheet.setParent(None)
        spin()
        return made

    def once(self, do: Callable[[], object]) -> float:
        """Milliseconds from doing something to the end of the last paint that it asks for at once."""
        self.take()
        start = time.perf_counter()
        do()
        spin()
        return (time.perf_counter() - start) * 1000


def spin() -> None:
    """Let everything happen that is due; what is to be deleted is, as in an event loop that runs."""
    QApplication.sendPostedEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
