"""The road: eight stations from pictures to predictions, the present one large, and the loop."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPolygonF

from core.class_film import STEPS
from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.build_the_classifier.scene import LOOP, NAME, STATIONS, station
from gui.pictures.build_the_classifier.type import fitting
from gui.pictures.face import Face

CODE = {
    "read": "m = len(pictures)", "flatten": "X = pictures.reshape(m, -1).T", "divide": "X = X / 255",
    "start": "w, b = np.zeros((len(X), 1)), 0.0", "forward": "Z = w.T @ X + b\nA = sigmoid(Z)",
    "backward": "dw = X @ (A - Y).T / m\ndb = np.sum(A - Y) / m", "update": "w, b = w - alpha * dw, b - alpha * db",
    "predict": "return (A > 0.5) * 1.0",
}  # fmt: skip


class Road(Face):
    """Stations on a line; a press on one goes there."""

    def places(self) -> list[QPointF]:
        """The middle of every station's disc."""
        wide = self.rect.width() / len(STATIONS)
        y = self.rect.top() + self.look.px("body") * 1.35
        return [QPointF(self.rect.left() + (k + 0.5) * wide, y) for k in range(len(STATIONS))]

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """The way gone is strong; then the discs, the names, the loop, the lines of code."""
        look, places, at = self.look, self.places(), station(frame)
        reached = at if frame.view.asking else min(frame.position, len(STATIONS) - 1.0)
        painter.setPen(marks.pen(look.colour("line"), look.stroke))
        painter.drawLine(places[0], places[-1])
        painter.setPen(marks.pen(look.colour("accent"), look.stroke * 1.4))
        painter.drawLine(places[0], places[0] + (places[-1] - places[0]) * (reached / (len(STATIONS) - 1)))
        for k, place in enumerate(places):
            self._station(painter, k, place, at)
        self._loop(painter, places, at)
        self._code(painter, at)

    def _station(self, painter: QPainter, k: int, place: QPointF, at: int) -> None:
        look = self.look
        here, passed = k == at, k < at
        r = look.px("body") * (1.15 if here else 0.72)
        painter.setPen(marks.pen(look.colour("accent" if here or passed else "line"), look.stroke))
        painter.setBrush(look.colour("accent" if here else "raised"))
        painter.drawEllipse(place, r, r)
        marks.text(painter, place, str(k + 1), look.font("body" if here else "small", bold=True),
                   look.colour("on_accent" if here else "ink"), None, (0.5, 0.5))  # fmt: skip
        marks.text(painter, QPointF(place.x(), self.rect.top() + look.px("body") * 2.6), self._word(k),
                   self._font(here), look.colour("accent" if here else "ink" if passed else "faint"), None,
                   (0.5, 0.0), self.rect)  # fmt: skip

    def _word(self, k: int) -> str:
        return self.language(f"{NAME}.station.{STATIONS[k]}")

    def _font(self, bold: bool) -> QFont:
        """As large as all names fit in their places."""
        room = self.rect.width() / len(STATIONS) - self.look.space * 0.6
        fonts = (self.look.font("small", True, scale) for scale in (1.15, 1.0, 0.92, 0.84, 0.76, 0.7))
        font = fitting(map(self._word, range(len(STATIONS))), room, fonts)
        font.setBold(bold)
        return font

    @property
    def _low(self) -> float:
        """Where the names end."""
        return self.rect.top() + self.look.px("body") * 2.6 + QFontMetricsF(self.look.font("small")).height()

    def _loop(self, painter: QPainter, places: list[QPointF], at: int) -> None:
        """From the update back to the forward pass."""
        look, s = self.look, self.look.space
        first, last = (places[k] for k in LOOP)
        colour = look.colour("accent" if LOOP[0] <= at <= LOOP[1] else "faint")
        top, low = self._low + s * 0.3, self._low + look.px("body") * 0.95
        way = QPainterPath(QPointF(last.x(), top))
        way.lineTo(QPointF(last.x(), low))
        way.lineTo(QPointF(first.x(), low))
        way.lineTo(QPointF(first.x(), top + s * 0.6))
        painter.setPen(marks.pen(colour, look.stroke * 0.9))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(way)
        tip = QPointF(first.x(), top - s * 0.2)
        painter.setBrush(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(QPolygonF([tip, tip + QPointF(-s * 0.7, s * 1.1), tip + QPointF(s * 0.7, s * 1.1)]))
        font, middle = look.font("small", bold=True), QPointF((first.x() + last.x()) / 2, low)
        wide = QFontMetricsF(font).horizontalAdvance(f"× {STEPS}") + s
        painter.fillRect(QRectF(middle.x() - wide / 2, low - s, wide, 2 * s), look.colour("ground"))
        marks.text(painter, middle, f"× {STEPS}", font, colour, None, (0.5, 0.5))

    def _code(self, painter: QPainter, at: int) -> None:
        """The one or two lines of this station, in the largest type that fits beside the loop's left end."""
        look = self.look
        rows = CODE[STATIONS[at]].split("\n")
        box = self.code_room()
        fonts = (look.code("small", size) for size in (2.0, 1.8, 1.6, 1.4, 1.25, 1.1, 1.0, 0.9, 0.8))
        font = fitting(rows, box.width() - 4 * look.space, fonts, box.height() / 2)
        metrics = QFontMetricsF(font)
        wide = max(map(metrics.horizontalAdvance, rows)) + 4 * look.space
        tall = metrics.height() * len(rows) + look.space
        card = QRectF(box.left(), box.center().y() - tall / 2, wide, tall)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("marker"))
        painter.drawRoundedRect(card, look.space, look.space)
        painter.setFont(font)
        painter.setPen(look.colour("ink"))
        for k, row in enumerate(rows):
            y = card.top() + look.space / 2 + k * metrics.height() + metrics.ascent()
            painter.drawText(QPointF(card.left() + 2 * look.space, y), row)

    def code_room(self) -> QRectF:
        """Below the loop."""
        top = self._low + self.look.px("body") * 1.5
        return QRectF(self.rect.left(), top, self.rect.width(), max(8.0, self.rect.bottom() - top))

    @staticmethod
    def height(px: float) -> float:
        """What the whole road needs."""
        return px * 9.8

    # -- hands ---------------------------------------------------------------------------------------------------

    def handles(self, frame: Frame) -> tuple[str, ...]:
        """One can go along it."""
        return () if frame.view.asking else ("station",)

    def grab(self, at: QPointF, frame: Frame) -> str:
        """A press on the line or a name."""
        near = self.rect.top() <= at.y() <= self._low
        return "station" if near and not frame.view.asking else ""

    def jumps(self, what: str) -> bool:
        """At once."""
        return True

    def value(self, what: str, at: QPointF, frame: Frame) -> Any:
        """The station here."""
        k = int((at.x() - self.rect.left()) / max(1.0, self.rect.width()) * len(STATIONS))
        return min(max(k, 0), len(STATIONS) - 1)

    def nudged(self, what: str, frame: Frame, right: float, up: float) -> Any:
        """One further, or back."""
        return min(max(station(frame) + (1 if right + up > 0 else -1), 0), len(STATIONS) - 1)
