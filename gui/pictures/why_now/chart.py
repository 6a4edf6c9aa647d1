"""The chart of "Why now": every dot is one training, its height the share of right answers. What lies below changes:
first the amount of labelled data, then the seconds of computation, then the algorithm; the dots glide there."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from core.amount_record import Column
from gui.figures import percent
from gui.lesson import Frame
from gui.pictures import marks
from gui.pictures.axes import Axes, Scale
from gui.pictures.face import Face
from gui.pictures.why_now import paint
from gui.pictures.why_now.moment import ROLES, columns_of, moment
from gui.pictures.why_now.names import below_algorithms, names
from gui.pictures.why_now.paint import Canvas
from gui.pictures.why_now.places import Places, scales
from gui.pictures.why_now.points import points
from gui.pictures.why_now.words import model_name, spread

HANDLE = "amount"
MOST = 0.45  # of the width that the names at the right may take
FORMS = ("00–00 %  ", "00 %  ")  # what may stand before them: from the lowest to the highest; the mean


class AmountChart(Face):
    """One chart; pure in the frame."""

    # -- places --------------------------------------------------------------------------------------------------

    def places(self, frame: Frame) -> Places:
        """The plot leaves room at the right for the names, at the top for the amounts when they have gone up there."""
        rect, wide, models = self._room, self._room, frame.scene.models
        rect.setRight(rect.right() - self._beside(frame, rect.width()))
        wide.setBottom(self.rect.bottom() - self.look.space - below_algorithms(self, frame, wide.width() / len(models)))
        rect.setBottom(min(rect.bottom(), wide.bottom()))
        wide.setBottom(rect.bottom())
        columns = columns_of(frame)
        times = [time for column in columns for _, found in column.models for time in found.seconds]
        foot, top = frame.scene.shares
        least = min((found.low for column in columns for _, found in column.models), default=1.0)
        shares = Scale(min(foot, 5.0 * math.floor(20.0 * least)), top)  # few points may lead far astray
        return Places(rect, wide, *scales(frame.scene.amounts, times), shares, models, frame.scene.amounts[-1])

    def label(self, frame: Frame, model: str, column: Column | None) -> str:
        """A name, and with it what was measured, as far as there is room; between two amounts nothing was."""
        before = self._before(frame, self._room.width())
        name = model_name(self.language, frame, model)
        if column is None or not before:
            return name
        found = column.of(model)
        return f"{spread(found) if before == FORMS[0] else percent(found.mean, 0)}  {name}"

    def _before(self, frame: Frame, width: float) -> str:
        """What fits before the names: the spread, the mean, or nothing."""
        return next((form for form in FORMS if self._widest(frame, form) <= MOST * width), "")

    def _widest(self, frame: Frame, more: str) -> float:
        metrics = QFontMetricsF(self.look.font("body", bold=True))
        return max(metrics.horizontalAdvance(more + model_name(self.language, frame, m)) for m in frame.scene.models)

    def _beside(self, frame: Frame, width: float) -> float:
        return self._widest(frame, self._before(frame, width)) + 3.0 * self.look.space

    @property
    def _room(self) -> QRectF:
        """What the plot and the names beside it share."""
        s, metrics = self.look.space, QFontMetricsF(self.look.font("small"))
        left = metrics.horizontalAdvance(percent(1.0, 0)) + s
        rect = QRectF(self.rect).adjusted(left, self.head + metrics.height() * 2.0, -s, -metrics.height() * 2 - s * 1.5)
        rect.setSize(rect.size().expandedTo(QRectF(0, 0, 40, 40).size()))
        return rect

    # -- painting ------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Ground, trainings, guide, names."""
        now, places = moment(frame), self.places(frame)
        lit = frame.view.focus if frame.view.focus in ROLES.values() else ""
        canvas = Canvas(painter, self.look, places, now, lit)
        self.heading(painter, self.language(f"why_now.label.right_{frame.params.source}"))
        self._levels(canvas)
        self._below(canvas, frame)
        if now.columns:
            self._guide(canvas, frame)
        paint.trainings(canvas)
        points(self, canvas, frame)
        names(self, canvas, frame)

    def _levels(self, canvas: Canvas) -> None:
        """Every tenth percent, and guessing."""
        painter, look, places = canvas.painter, self.look, canvas.places
        more = places.wide.right() - places.plot.right()
        right = places.plot.right() + more * min(1.0, canvas.now.turn)
        font = look.font("small")
        for value in range(10 * math.ceil(places.shares.low / 10), round(places.shares.high) + 1, 10):
            y = places.y(value / 100.0)
            painter.setPen(marks.pen(look.colour("grid"), 1.0))
            painter.drawLine(QPointF(places.plot.left(), y), QPointF(right, y))
            marks.text(painter, QPointF(places.plot.left() - look.space * 0.6, y), percent(value / 100, 0), font,
                       look.colour("faint"), None, (1.0, 0.5))  # fmt: skip
        paint.level(canvas, right, self.language("why_now.label.guessing"))

    def _below(self, canvas: Canvas, frame: Frame) -> None:
        """The amounts: below, then above; the seconds below while they count."""
        painter, places, turn = canvas.painter, canvas.places, canvas.now.turn
        words = self.language(f"why_now.label.amount_{frame.params.source}")
        if turn < 1:
            painter.setOpacity(1.0 - turn)
            paint.brackets(canvas)
            self._amounts(canvas, frame, places.plot.bottom() + self.look.space)
            beside = self.language("why_now.label.beside", what=words)
            self._name_below(painter, places.plot.right(), places, beside)
        if turn > 0:
            painter.setOpacity(min(1.0, turn))
            y = self._above(places)
            self._amounts(canvas, frame, y)
            marks.text(painter, QPointF(self.rect.right() - self.look.space, y), words, self.look.font("small"),
                       self.look.colour("faint"), None, (1.0, 0.0))  # fmt: skip
        painter.setOpacity(1.0)
        strength = max(0.0, 1.0 - abs(turn - 1.0))
        if strength > 0 and canvas.now.columns:
            painter.setOpacity(strength)
            axes = Axes(places.wide, places.seconds, places.shares)
            self._ticks(canvas, axes)
            self._name_below(painter, places.wide.right(), places, self.language("why_now.label.seconds"))
            painter.setOpacity(1.0)

    def _ticks(self, canvas: Canvas, axes: Axes) -> None:
        """Seconds, thinned out until they fit."""
        font, free = self.look.font("small"), -1e9
        metrics = QFontMetricsF(font)
        for value in axes.x.marks(8):
            x, text = axes.point(value, 50.0).x(), f"{value:g}"
            canvas.painter.setPen(marks.pen(self.look.colour("grid"), 1.0))
            canvas.painter.drawLine(QPointF(x, axes.rect.top()), QPointF(x, axes.rect.bottom()))
            if x - metrics.horizontalAdvance(text) / 2 > free:
                marks.text(canvas.painter, QPointF(x, axes.rect.bottom() + self.look.space * 0.8), text, font,
                           self.look.colour("faint"), None, (0.5, 0.0))  # fmt: skip
                free = x + metrics.horizontalAdvance(text) / 2 + self.look.space

    def _above(self, places: Places) -> float:
        """The top of the amounts when they stand above the plot."""
        return places.plot.top() - QFontMetricsF(self.look.font("small")).height() * 1.3 - self.look.space * 0.6

    def _amounts(self, canvas: Canvas, frame: Frame, y: float) -> None:
        """The ruler of amounts: the one that is looked at in any case, the others where there is room."""
        look, chosen = self.look, canvas.now.now.amount if canvas.now.now else 0
        used: list[tuple[float, float]] = []
        for amount in sorted(frame.scene.amounts, key=lambda amount: amount != chosen):
            here = amount == chosen
            font, colour = look.font("small", bold=here), look.colour("ink" if here else "faint")
            x, half = canvas.places.over_amount(amount), QFontMetricsF(font).horizontalAdvance(f"{amount:,}") / 2
            if all(right < x - half - 3 or x + half + 3 < left for left, right in used):
                marks.text(canvas.painter, QPointF(x, y), f"{amount:,}", font, colour, None, (0.5, 0.0))
                used.append((x - half, x + half))

    def _name_below(self, painter: QPainter, right: float, places: Places, words: str) -> None:
        high = QFontMetricsF(self.look.font("small")).height()
        at = QPointF(right, places.plot.bottom() + self.look.space + high)
        marks.text(painter, at, words, self.look.font("small"), self.look.colour("faint"), None, (1.0, 0.0), self.rect)

    def _guide(self, canvas: Canvas, frame: Frame) -> None:
        """The amount that is looked at: an upright line with its ball, which goes up with the ruler."""
        at, reach = self.ball(frame), min(1.0, canvas.now.turn)
        look, plot = self.look, canvas.places.plot
        canvas.painter.setPen(marks.pen(look.colour("ink", 1.0 - reach), look.stroke * 0.6, (3.0, 3.0)))
        if reach < 1:
            canvas.painter.drawLine(QPointF(at.x(), plot.top()), QPointF(at.x(), plot.bottom()))
        radius = self.ball_radius * 0.8
        if self.active == HANDLE:
            marks.dots(canvas.painter, [at], radius * 1.8, look.colour("accent", 0.35))
        marks.ball(canvas.painter, at, radius, look.colour("ink"), look.colour("ground"))

    # -- hands ---------------------------------------------------------------------------------------------------

    def ball(self, frame: Frame) -> QPointF:
        """The handle: at the foot of the guide, or on the ruler above."""
        now, places = moment(frame), self.places(frame)
        x = places.over_amount(now.now.amount if now.now else frame.scene.amounts[0])
        if now.turn <= 0.5 and now.coming is not None and now.columns:
            x += (places.over_amount(now.coming.amount) - x) * now.grown
        up = min(1.0, now.turn)
        if 0 < up < 1:  # on its way from the last amount to the one that is looked at up there
            a, b = now.columns[-1], now.columns[min(frame.params.at, len(now.columns) - 1)]
            x = places.over_amount(a.amount) * (1.0 - up) + places.over_amount(b.amount) * up
        top = places.plot.top() - self.look.space * 0.4
        return QPointF(x, places.plot.bottom() + (top - places.plot.bottom()) * up)

    def handles(self, frame: Frame) -> tuple[str, ...]:
        """The amount, once everything is measured."""
        now = moment(frame)
        return (HANDLE,) if now.whole and now.columns else ()

    def grab(self, at: QPointF, frame: Frame) -> str:
        """Over amounts everywhere; else on the ruler at the top."""
        if not self.handles(frame):
            return ""
        plot, now = self.places(frame).plot, moment(frame)
        room = QRectF(plot.left() - 20, self.rect.top(), plot.width() + 40, self.rect.height())
        if now.turn > 0.5:
            room.setBottom(plot.top() + self.look.space)
            room.setTop(self.rect.top() + self.head)
        return HANDLE if room.contains(at) else ""

    def jumps(self, what: str) -> bool:
        """The amount comes to the pointer."""
        return True

    def value(self, what: str, at: QPointF, frame: Frame) -> Any:
        """The amount that lies there; the lesson takes the nearest one that was measured."""
        places = self.places(frame)
        return places.amounts.value((at.x() - places.plot.left()) / max(1.0, places.plot.width()))

    def nudged(self, what: str, frame: Frame, right: float, up: float) -> Any:
        """The next amount, or the one before it."""
        amounts, now = frame.scene.amounts, moment(frame).now
        if now is None:
            return None
        k = amounts.index(now.amount) + (1 if right + up > 0 else -1)
        return float(amounts[min(max(k, 0), len(amounts) - 1)])

    def focus(self, at: QPointF, frame: Frame) -> str:
        """The model whose dots or line lie under the pointer."""
        now, places = moment(frame), self.places(frame)
        found, least = "", 14.0
        for model in places.models:
            for column in now.columns:
                way = at - places.mean(model, column, now.turn)
                away = (way.x() ** 2 + way.y() ** 2) ** 0.5
                if away < least:
                    found, least = ROLES[model], away
        return found
