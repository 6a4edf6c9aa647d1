"""Three ways to write sigmoid, beside each other: which powers of e each needs, against the largest float there is,
and what NumPy really gave and said.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from core.sigmoid_code import LARGEST
from gui.lesson import Frame
from gui.pictures import marks, shell
from gui.pictures.axes import Scale
from gui.pictures.face import Face
from gui.pictures.sigmoid_code.boards import NAME
from gui.pictures.sigmoid_code.film import THIRDS, TOLD, Far, Form, Power, moved, size_text, told
from gui.theme import Look

TENS = Scale(-460.0, 460.0)  # powers of ten
CEILING = math.log10(LARGEST)
COLUMNS, ROWS = 44, 4  # of what is said of a form
MARKS = ((-300.0, "10⁻³⁰⁰", 0.5), (0.0, "1", 0.5), (CEILING, "1.8×10³⁰⁸", 0.95), (460.0, "inf", 1.0))  # and its anchor


class FormsFace(Face):
    """Act 2, below: a row for each form."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """A head for both columns, then the rows."""
        step = cast(Far, frame.step)
        rows = list(zip(self.rows(step.forms), step.forms, strict=True))
        key = (step, frame.view.asking, self.language.code)
        self.layer(painter, "still", key, lambda p: self._still(p, frame, rows))
        if not frame.view.asking:
            for row, form in rows:
                self._bars(painter, frame, self._plot(row), form)
        if frame.index in TOLD["far"] and frame.view.beats and not frame.view.asking:
            ring(painter, self.look, rows[told(frame, THIRDS)][0])

    def rows(self, forms: Sequence[Form]) -> list[QRectF]:
        """A rectangle for each form; one that needs two powers has more to say."""
        shares = [1.0 + 0.4 * (len(form.powers) - 1) for form in forms]
        gap, top, made = self.look.space * 0.7, self.rect.top() + self.head, list[QRectF]()
        whole = self.rect.bottom() - top - gap * (len(forms) - 1)
        for share in shares:
            high = whole * share / sum(shares)
            made.append(QRectF(self.rect.left(), top, self.rect.width(), high))
            top += high + gap
        return made

    def gauge(self) -> tuple[float, float]:
        """From where to where, in pixels, the powers of ten are laid out."""
        left = self.rect.left() + self.look.space * 2.5
        return left, self.rect.left() + self.rect.width() * 0.5

    def spot(self, tens: float) -> float:
        """The pixel of a power of ten."""
        left, right = self.gauge()
        return left + min(max(TENS.spot(tens), 0.0), 1.0) * (right - left)

    def _still(self, painter: QPainter, frame: Frame, rows: Sequence[tuple[QRectF, Form]]) -> None:
        """All but the bars: it stays until the next step."""
        self._head(painter)
        for row, form in rows:
            self._row(painter, frame, row, form)

    def _head(self, painter: QPainter) -> None:
        look, font = self.look, self.look.font("small")
        y = self.rect.top()
        for tens, words, part in MARKS:
            role = "warn" if tens >= CEILING else "faint"
            marks.text(painter, QPointF(self.spot(tens), y), words, font, look.colour(role), None, (part, 0.0))
        left = self.gauge()[1] + 2 * look.space
        words = self.language(f"{NAME}.face.said")
        marks.text(painter, QPointF(left, y), words, look.font("small", bold=True), look.colour("faint"))

    # -- one form ------------------------------------------------------------------------------------------------

    def _row(self, painter: QPainter, frame: Frame, rect: QRectF, form: Form) -> None:
        look, asking = self.look, frame.view.asking
        inner = shell.card(painter, look, rect, "line" if asking else shell.verdict(form.said))
        marks.text(painter, inner.topLeft(), self.language(f"{NAME}.form.{form.name}"), look.font("small", bold=True),
                   look.colour("ink"))  # fmt: skip
        self._ceiling(painter, self._plot(rect))
        left = self.gauge()[1] + 2 * look.space
        room = QRectF(left, inner.top(), inner.right() - left, inner.height())
        typed = shell.rows(form.said)
        quiet = () if form.said.warnings else (shell.Row(self.language(f"{NAME}.label.quiet"), "a"),)
        lines = [typed[0], shell.Row("?", "accent", True)] if asking else [*typed, *quiet]
        shell.write(painter, look, room, lines, shell.scale_for(look, room.size(), COLUMNS, ROWS))
        for power, lane in () if asking else self._lanes(self._plot(rect), form):
            self._label(painter, lane, power, self._font(self._plot(rect), form))

    def _plot(self, row: QRectF) -> QRectF:
        """Where the bars of a row lie."""
        left, right = self.gauge()
        top = row.top() + self.look.space * 0.6 + QFontMetricsF(self.look.font("small", bold=True)).height()
        return QRectF(left, top, right - left, row.bottom() - self.look.space * 0.6 - top)

    def _ceiling(self, painter: QPainter, plot: QRectF) -> None:
        """1 in the middle, the largest float, and infinity beyond."""
        look, high = self.look, self.spot(CEILING)
        painter.fillRect(QRectF(high, plot.top(), plot.right() - high, plot.height()), look.colour("warn", 0.16))
        for x, role, width in ((high, "warn", 0.8), (self.spot(0), "line", 0.6)):
            painter.setPen(marks.pen(look.colour(role), look.stroke * width))
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))

    def _bars(self, painter: QPainter, frame: Frame, plot: QRectF, form: Form) -> None:
        """One for each power."""
        ratio = moved(frame) / frame.step.z if frame.step.z else 1.0
        for power, lane in self._lanes(plot, form):
            tip = self.spot(power.x * ratio / math.log(10))
            ends = QPointF(self.spot(0.0), lane.top()), QPointF(tip, lane.bottom())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour(role_of(power)))
            painter.drawRoundedRect(QRectF(*ends).normalized().adjusted(-1, 0, 1, 0), 2.0, 2.0)

    def _font(self, plot: QRectF, form: Form) -> QFont:
        return self.look.font("body" if plot.height() > 3.2 * len(form.powers) * self.look.px("body") else "small")

    def _lanes(self, plot: QRectF, form: Form) -> list[tuple[Power, QRectF]]:
        """The height of each bar; its label stands above it."""
        each = plot.height() / len(form.powers)
        high = QFontMetricsF(self._font(plot, form)).height()
        thick = min(max(5.0, each * 0.22), max(3.0, each - high), self.look.px("body"))
        tops = (plot.top() + k * each + (each + high - thick) / 2 for k in range(len(form.powers)))
        return [(power, QRectF(plot.left(), top, plot.width(), thick))
                for power, top in zip(form.powers, tops, strict=True)]  # fmt: skip

    def _label(self, painter: QPainter, lane: QRectF, power: Power, font: QFont) -> None:
        """Its size, on the side where its bar lies."""
        look, side = self.look, 1.0 if power.x > 0 else -1.0
        words = f"{power.name} = {size_text(power.x)}{arrived(power)}"
        at = QPointF(self.spot(0.0) + side * look.space * 0.6, lane.top() - 1)
        inside = QRectF(lane.left(), 0.0, lane.width(), lane.bottom())
        wall, anchor = self.spot(CEILING) - look.space * 0.6, 0.0 if side > 0 else 1.0
        if side > 0 and at.x() + QFontMetricsF(font).horizontalAdvance(words) > wall:  # never across the red wall
            at, anchor = QPointF(wall, at.y()), 1.0
        marks.text(painter, at, words, font, look.colour(role_of(power)), look.colour("raised"), (anchor, 1.0), inside)


def ring(painter: QPainter, look: Look, rect: QRectF) -> None:
    """Around what is told now."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(marks.pen(look.colour("accent"), look.stroke))
    painter.drawRoundedRect(rect, look.space * 0.8, look.space * 0.8)


def role_of(power: Power) -> str:
    """The warning's colour where a float cannot hold it."""
    return "warn" if math.isinf(power.got) else "a"


def arrived(power: Power) -> str:
    """What the float became of it, where it could not hold it."""
    if math.isinf(power.got):
        return " → inf"
    return " → 0.0" if power.got == 0.0 else ""
