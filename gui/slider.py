"""A slider with a symbol's colour, a value that can be read from afar, and named marks under its groove."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import product

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from gui.figures import short
from gui.lesson import Slider as Spec
from gui.theme import Look

TICKS = 1000  # the whole groove in units of QAbstractSlider, which assistive technology reads and sets
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Up: 1}
_JUMPS = (Qt.Key.Key_Home, Qt.Key.Key_End)


@lru_cache(maxsize=64)
def placed(spots: tuple[tuple[float, float], ...], width: float, gap: float) -> tuple[float | None, ...]:
    """Where words of these widths begin, so that each stands at its tick and none overlaps another.

    spots  (x of the tick, width of the word), from left to right. A word is centred under its tick, or ends or begins
           at it; the arrangement that shows most words wins, then the one with most of them centred. None: no room.
    """
    best: tuple[float, tuple[float | None, ...]] = (-1.0, ())
    for ways in product((0.5, 0.95, 0.05, None), repeat=len(spots)):
        starts: list[float | None] = []
        taken, score = -gap, 0.0
        for (x, w), way in zip(spots, ways, strict=True):
            start = None if way is None else min(max(0.0, x - way * w), width - w)
            if start is not None and start < taken + gap:
                break
            starts.append(start)
            if start is not None:
                taken, score = start + w, score + (1.01 if way == 0.5 else 1.0)
        else:
            if score > best[0]:
                best = score, tuple(starts)
    return best[1]


def paint_groove(
    painter: QPainter, look: Look, groove: tuple[float, float, float], share: float, colour: QColor, focus: bool
) -> None:
    """A groove (left, right, height), filled up to its share, with the handle there; ringed when it has the focus."""
    left, right, y = groove
    at = QPointF(left + (right - left) * share, y)
    width = look.px("body") * 0.22
    painter.setPen(look.pen("line", width))
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    painter.setPen(look.pen(colour, width))
    painter.drawLine(QPointF(left, y), at)
    radius = look.px("body") * 0.42
    painter.setPen(look.pen("raised", max(1.5, radius / 5)))
    painter.setBrush(colour)
    painter.drawEllipse(at, radius, radius)
    if focus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(look.pen("ink", 2))
        painter.drawEllipse(at, radius + 3, radius + 3)


class Slider(QAbstractSlider):
    """`moved(value, done)` while it is dragged; `done` ends a drag, so that undo knows where it began."""

    moved = Signal(float, bool)

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.number = spec.low
        self.marks: tuple[tuple[float, str], ...] = ()  # value and word
        self.label = ""
        self._look = Look()
        self._silent = False
        self.setRange(0, TICKS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._by_assistant)

    # -- values --------------------------------------------------------------------------------------------------

    def share(self, number: float) -> float:
        """Where a number lies on the groove, from 0 to 1."""
        low, high = self.spec.low, self.spec.high
        if self.spec.log:
            return math.log(max(number, low) / low) / math.log(high / low)
        return (number - low) / (high - low)

    def at(self, share: float) -> float:
        """The number at a part of the groove; coarse enough to be written down."""
        low, high = self.spec.low, self.spec.high
        share = min(max(share, 0.0), 1.0)
        number = low * (high / low) ** share if self.spec.log else low + (high - low) * share
        if self.spec.step:
            number = low + round((number - low) / self.spec.step) * self.spec.step
        elif self.spec.log:
            number = float(f"{number:.{self.spec.digits - 1}e}")
        return min(max(number, low), high)

    def set_number(self, number: float) -> None:
        """Show this number without telling anybody."""
        self.number = number
        self._silent = True
        self.setValue(round(self.share(number) * TICKS))
        self._silent = False
        self.update()

    def _by_assistant(self, ticks: int) -> None:
        if not self._silent:
            self._choose(self.at(ticks / TICKS), True)

    def _choose(self, number: float, done: bool) -> None:
        if number != self.number or done:
            self.set_number(number)
            self.moved.emit(number, done)

    # -- looks ---------------------------------------------------------------------------------------------------

    def dress(self, look: Look) -> None:
        """Colours and sizes."""
        self._look = look
        self.setMinimumWidth(look.px("body") * 9)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for its marks."""
        return QSize(self._look.px("body") * (20 if self.marks else 12), self._height())

    def minimumSizeHint(self) -> QSize:
        """Narrowest that can be used."""
        return QSize(self._look.px("body") * (14 if self.marks else 9), self._height())

    def _height(self) -> int:
        return round(self._look.px("body") * 2.4 + self._look.px("small") * 1.3)

    def _groove(self) -> tuple[float, float, float]:
        """Left, right and height of the groove."""
        look = self._look
        return look.px("body") * 0.6, self.width() - look.px("body") * 0.6, look.px("body") * 2.0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Label and value above, groove and handle, marks below."""
        look = self._look
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            left, right, y = self._groove()
            colour = look.colour(self.spec.role)
            self._paint_label(painter, left, colour)
            self._paint_marks(painter, left, right, y)
            share = min(max(self.share(self.number), 0.0), 1.0)
            paint_groove(painter, look, (left, right, y), share, colour, self.hasFocus())

    def _paint_label(self, painter: QPainter, left: float, colour: QColor) -> None:
        look = self._look
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("faint"))
        box = QRectF(0, 0, self.width(), look.px("body") * 1.4)
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, flags | Qt.AlignmentFlag.AlignLeft, self.label)
        painter.setFont(look.font("body", bold=True))
        painter.setPen(colour)
        painter.drawText(box, flags | Qt.AlignmentFlag.AlignRight, self.written())

    def written(self) -> str:
        """The value as it is shown."""
        if self.spec.step >= 1:
            return str(round(self.number)).replace("-", "\u2212")
        return short(self.number, self.spec.digits)

    def _paint_marks(self, painter: QPainter, left: float, right: float, y: float) -> None:
        look = self._look
        painter.setFont(look.font("small", scale=0.92))
        metrics = QFontMetricsF(painter.font())
        marks = [(left + (right - left) * self.share(value), word) for value, word in sorted(self.marks)]
        marks = [(x, word) for x, word in marks if left - 1 <= x <= right + 1]
        painter.setPen(look.pen("ink", 2))
        for x, _word in marks:
            painter.drawLine(QPointF(x, y - look.px("body") * 0.3), QPointF(x, y + look.px("body") * 0.4))
        painter.setPen(look.colour("faint"))
        spots = tuple((x, metrics.horizontalAdvance(word)) for x, word in marks)
        for (_x, word), start in zip(marks, placed(spots, self.width(), look.space), strict=True):
            if start is not None:
                painter.drawText(QPointF(start, y + look.px("body") * 0.45 + metrics.ascent()), word)

    # -- hands ---------------------------------------------------------------------------------------------------

    def _from(self, x: float) -> float:
        """The number under the pointer; marks attract it a little."""
        left, right, _ = self._groove()
        share = (x - left) / max(1.0, right - left)
        for value, _word in self.marks:
            if abs(self.share(value) - share) * (right - left) < 5 and not self.spec.step:
                return value
        return self.at(share)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Jump to the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.setSliderDown(True)
            self._choose(self._from(event.position().x()), False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow it."""
        if self.isSliderDown():
            self._choose(self._from(event.position().x()), False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The drag has ended (another button in the middle of it does not end it)."""
        if self.isSliderDown() and event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)
            self.clearFocus()  # the arrows are the film's again; Tab brings them back to a slider
            self.moved.emit(self.number, True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turning the wheel over a slider changes nothing by accident."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """With focus the arrows are ours, not the film's."""
        ours = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if ours and (event.key() in _ARROWS or event.key() in _JUMPS):  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows nudge (with Shift finely), Home and End go to the edges."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._choose(self._nudged(_ARROWS[key], fine), True)
        elif key in _JUMPS:
            self._choose(self.spec.low if key == Qt.Key.Key_Home else self.spec.high, True)
        else:
            super().keyPressEvent(event)

    def _nudged(self, direction: int, fine: bool) -> float:
        if self.spec.step:
            return min(max(self.number + direction * self.spec.step, self.spec.low), self.spec.high)
        delta = 0.004 if fine else 0.02
        return self.at(self.share(self.number) + direction * delta)
