"""How the trainings of "Why now" are painted: dots, their spread, the lines that join them. Nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from core.amount_record import Column
from gui.pictures import marks
from gui.pictures.why_now.moment import ROLES, Moment
from gui.pictures.why_now.places import CHANCE, Places
from gui.theme import Look

THICK = {"large": 1.7, "medium": 1.4, "small": 1.1}  # of the lines, in strokes: a larger network, a thicker line
BACK = 0.4  # opacity of the amounts that are not looked at


@dataclass(frozen=True)
class Canvas:
    """What every part needs."""

    painter: QPainter
    look: Look
    places: Places
    now: Moment
    lit: str = ""  # the role that the pointer is on

    def seen(self, model: str) -> float:
        """How strongly a model shows: the others step back while one is pointed at."""
        return 1.0 if not self.lit or self.lit == ROLES[model] else 0.25

    @property
    def curves(self) -> float:
        """Over algorithms there is nothing to join."""
        return min(1.0, max(0.0, 2.0 - self.now.turn) if self.now.turn > 1 else 1.0)


def trainings(canvas: Canvas) -> None:
    """Everything that was measured, model by model."""
    for model in canvas.places.models:
        with_spread(canvas, model)
        joined(canvas, model)
    for model in canvas.places.models:
        dots(canvas, model)
    if canvas.now.coming and not canvas.now.columns:
        rising(canvas, canvas.now.coming)


def head(canvas: Canvas, model: str) -> QPointF | None:
    """Where a line has come to on its way to the next amount."""
    now, places = canvas.now, canvas.places
    if now.coming is None or not now.columns or now.grown <= 0:
        return None
    a, b = (places.mean(model, column, 0.0) for column in (now.columns[-1], now.coming))
    return a + (b - a) * now.grown


def joined(canvas: Canvas, model: str) -> None:
    """A line through the means."""
    now, look = canvas.now, canvas.look
    way = [canvas.places.mean(model, column, now.turn) for column in now.columns]
    ahead = head(canvas, model)
    way += [ahead] if ahead is not None else []
    strength = canvas.curves * canvas.seen(model)
    if len(way) < 2 or strength <= 0:
        return
    colour = look.colour(ROLES[model], strength)
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    dashes = (3.0, 2.0) if model in ("logistic", "features") else ()  # no hidden layer: only one neuron learns
    canvas.painter.setPen(marks.pen(colour, look.stroke * THICK.get(model, 1.1), dashes))
    canvas.painter.drawPolyline(QPolygonF(way))


def with_spread(canvas: Canvas, model: str) -> None:
    """From the unluckiest training to the luckiest: a band over the amounts."""
    now, places = canvas.now, canvas.places
    edge = []
    for share in ("low", "high"):
        side = [QPointF(places.mean(model, column, now.turn).x(), places.y(getattr(column.of(model), share)))
                for column in now.columns]  # fmt: skip
        if now.coming is not None and side and now.grown > 0:
            last = QPointF(places.mean(model, now.coming, 0.0).x(), places.y(getattr(now.coming.of(model), share)))
            side.append(side[-1] + (last - side[-1]) * now.grown)
        edge.append(side)
    strength = canvas.curves * canvas.seen(model)
    if strength > 0 and len(edge[0]) > 1:
        canvas.painter.setPen(Qt.PenStyle.NoPen)
        canvas.painter.setBrush(canvas.look.colour(ROLES[model], 0.13 * strength))
        canvas.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # so soft that nobody sees its edge
        canvas.painter.drawPolygon(QPolygonF([*edge[0], *reversed(edge[1])]))
        canvas.painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def dots(canvas: Canvas, model: str) -> None:
    """Every training a dot; the amount that is looked at stands out."""
    now, look = canvas.now, canvas.look
    small = max(2.4, look.stroke * 1.1)
    away = 1.0 - canvas.curves  # over algorithms only one amount is seen
    for k, column in enumerate(now.columns):
        chosen = k == now.at
        strength = (1.0 if chosen else BACK * (1.0 - away)) * canvas.seen(model)
        colour = look.colour(ROLES[model], strength * 0.8)
        radius = small * (1.25 if chosen else 0.9) * (1.0 + 0.5 * away)
        places = (canvas.places.training(model, column, s, now.turn) for s in range(len(column.of(model).right)))
        marks.dots(canvas.painter, places, radius, colour)
        if chosen:
            _middle(canvas, model, column, away)


def _middle(canvas: Canvas, model: str, column: Column, away: float) -> None:
    """The mean of the amount that is looked at: a ring; over algorithms a bar across the place."""
    at = canvas.places.mean(model, column, canvas.now.turn)
    look, strength = canvas.look, canvas.seen(model)
    colour = look.colour(ROLES[model], strength)
    if away > 0:
        half = away * abs(canvas.places.over_model(model, 1.35) - canvas.places.over_model(model))
        canvas.painter.setPen(marks.pen(colour, look.stroke * 1.3))
        canvas.painter.drawLine(QLineF(at - QPointF(half, 0), at + QPointF(half, 0)))
    if away < 1:
        canvas.painter.setOpacity(1.0 - away)
        canvas.painter.setPen(marks.pen(look.colour("ground"), max(1.6, look.stroke * 0.6)))
        canvas.painter.setBrush(colour)
        radius = max(4.5, look.stroke * 1.8)
        canvas.painter.drawEllipse(at, radius, radius)
        canvas.painter.setOpacity(1.0)


def rising(canvas: Canvas, column: Column) -> None:
    """The first amount rises from guessing, where everyone begins."""
    now, places = canvas.now, canvas.places
    chance = min(places.y(CHANCE / 100.0), places.plot.bottom())
    for model in places.models:
        colour = canvas.look.colour(ROLES[model], 0.8 * now.grown)
        points = [places.training(model, column, seed, 0.0) for seed in range(len(column.of(model).right))]
        moved = [QPointF(p.x(), chance + (p.y() - chance) * now.grown) for p in points]
        marks.dots(canvas.painter, moved, max(2.4, canvas.look.stroke * 1.1) * 1.25, colour)


def brackets(canvas: Canvas) -> None:
    """Below the dots of an amount: what stands side by side there belongs to one amount."""
    places, y, high = canvas.places, canvas.places.plot.bottom(), canvas.look.space * 0.5
    for column in canvas.now.columns:
        left, right = (places.beside_amount(places.models[k], column.amount) for k in (0, -1))
        colour = canvas.look.colour("ink" if column is canvas.now.now else "faint")
        canvas.painter.setPen(marks.pen(colour, max(1.0, canvas.look.stroke * 0.6)))
        corners = (left, y - high), (left, y), (right, y), (right, y - high)
        canvas.painter.drawPolyline([QPointF(*corner) for corner in corners])


def level(canvas: Canvas, right: float, words: str) -> None:
    """Guessing: right for half of them. Its name ends before the last amount's guide."""
    look, y, places = canvas.look, canvas.places.y(CHANCE / 100.0), canvas.places
    if y > places.plot.bottom():
        return
    canvas.painter.setPen(marks.pen(look.colour("faint"), look.stroke * 0.8, (4.0, 3.0)))
    canvas.painter.drawLine(QPointF(places.plot.left(), y), QPointF(right, y))
    end = right - (places.plot.right() - places.over_amount(places.amount)) - look.space
    at = QPointF(end, y + look.stroke + look.space * 0.5)  # Chinese letters are higher than the font's own
    marks.text(canvas.painter, at, words, look.font("small"), look.colour("faint"), None, (1.0, 0.0))
