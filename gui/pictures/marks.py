"""The marks that faces share: words with a halo, arrows, balls, ghosts, pins at the edge. Painter in, nothing kept."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from gui.pictures import halo as halos
from gui.theme import Look

ROUND = Qt.PenCapStyle.RoundCap


def pen(colour: QColor, width: float, dashes: Sequence[float] = ()) -> QPen:
    """A round pen, dashed in multiples of its width."""
    made = QPen(colour, width, Qt.PenStyle.SolidLine, ROUND, Qt.PenJoinStyle.RoundJoin)
    if dashes:
        made.setDashPattern(list(dashes))
        made.setCapStyle(Qt.PenCapStyle.FlatCap)
    return made


def hair(colour: QColor) -> QPen:
    """A line as thin as the screen has them, for what is painted while a hand is at work: anything wider is outlined
    first, which takes three times as long, and a hundred times where a line crosses itself again and again.
    """
    made = QPen(colour, 1.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.BevelJoin)
    made.setCosmetic(True)
    return made


def channels(colour: QColor) -> tuple[int, int, int]:
    """Red, green and blue, 0..255."""
    return colour.red(), colour.green(), colour.blue()


def mix(a: QColor, b: QColor, part: float) -> QColor:
    """A colour between two."""
    return QColor(*(round(x + (y - x) * part) for x, y in zip(channels(a), channels(b), strict=True)))


def heights(look: Look, t: Any) -> Any:
    """The colours (..., 3), 0..255, of heights t in 0..1 on the theme's map."""
    table = np.array([channels(QColor(c)) for c in look.theme.heights], dtype=float)
    place = np.asarray(t) * (len(table) - 1)
    low = np.minimum(place.astype(int), len(table) - 2)
    part = (place - low)[..., None]
    return table[low] * (1 - part) + table[low + 1] * part


def points(x: Any, y: Any) -> list[QPointF]:
    """Arrays of pixels as points."""
    return [QPointF(a, c) for a, c in zip(np.asarray(x).tolist(), np.asarray(y).tolist(), strict=True)]


def polyline(x: Any, y: Any) -> QPolygonF:
    """Arrays of pixels as a polygon that can be drawn as one line."""
    return QPolygonF(points(x, y))


def thin(x: Any, y: Any, least: float = 1.5) -> QPolygonF:
    """A polyline without the points that lie within so many pixels of way from the last one: the eye cannot see them,
    and a painter takes a hundred times as long over them.
    """
    way = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
    kept = np.flatnonzero(np.diff(np.floor(way / least), prepend=-1.0))
    kept = np.append(kept, len(way) - 1) if kept[-1] != len(way) - 1 else kept
    return polyline(np.asarray(x)[kept], np.asarray(y)[kept])


def lines(ends: Any) -> list[QLineF]:
    """(k, 2, 2) pixels as separate lines."""
    return [QLineF(*piece) for piece in np.asarray(ends, dtype=float).reshape(-1, 4).tolist()]


def text(painter: QPainter, at: QPointF, words: str, font: QFont, colour: QColor, halo: QColor | None = None,
         anchor: tuple[float, float] = (0.0, 0.0), inside: QRectF | None = None) -> QRectF:  # fmt: skip
    """Words at a point; `anchor` (0..1, 0..1) says which part of their box lies there; kept inside a rectangle.

    A new line begins where there is one in the words. Returns the box they fill.
    """
    metrics = QFontMetricsF(font)
    rows = words.split("\n")
    width = max(metrics.horizontalAdvance(row) for row in rows)
    box = QRectF(at.x() - anchor[0] * width, at.y() - anchor[1] * metrics.height() * len(rows),
                 width, metrics.height() * len(rows))  # fmt: skip
    if inside is not None:
        box.moveLeft(max(inside.left(), min(box.left(), inside.right() - box.width())))
        box.moveTop(max(inside.top(), min(box.top(), inside.bottom() - box.height())))
    for k, row in enumerate(rows):
        x = box.left() + anchor[0] * (width - metrics.horizontalAdvance(row))
        base = QPointF(x, box.top() + k * metrics.height() + metrics.ascent())
        if halo is not None:
            _with_halo(painter, base, row, font, colour, halo)
        else:
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(base, row)
    return box


def _with_halo(painter: QPainter, base: QPointF, row: str, font: QFont, colour: QColor, halo: QColor) -> None:
    """One row, and round its letters a thick line of another colour."""
    path, width = QPainterPath(), max(2.5, font.pixelSize() / 4)
    path.addText(base, font, row)
    if halo.alpha() == 255:
        halos.halo(painter, base, row, font, halo, width)
    else:  # letters must not overlap
        painter.strokePath(path, pen(halo, width))
    painter.fillPath(path, QBrush(colour))


def arrow(painter: QPainter, start: QPointF, end: QPointF, colour: QColor, width: float, halo: QColor) -> None:
    """A straight arrow whose tip is exactly at `end`; one shorter than its head is only a head."""
    path([start, end], painter, colour, width, halo)


def path(way: Sequence[QPointF], painter: QPainter, colour: QColor, width: float, halo: QColor) -> None:
    """An arrow along a line of points: a shaft and a head at the last one, both with a halo."""
    end, length = way[-1], sum(QLineF(a, b).length() for a, b in pairwise(way))
    if length < 0.5:
        return
    head = min(width * 4.2, max(length * 0.6, width * 1.2))
    back = _back_along(way, head * 0.9)
    line = QLineF(back[-1], end)
    angle = math.atan2(line.dy(), line.dx())
    wings = [QPointF(end.x() - head * math.cos(angle + s), end.y() - head * math.sin(angle + s)) for s in (0.42, -0.42)]
    tip = QPolygonF([end, *wings])
    shaft = QPolygonF(back)
    for ink, extra in ((halo, max(3.0, width * 0.9)), (colour, 0.0)):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(ink, width + extra))
        painter.drawPolyline(shaft)
        painter.setPen(pen(ink, extra) if extra else Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPolygon(tip)


def _back_along(way: Sequence[QPointF], cut: float) -> list[QPointF]:
    """The line without its last `cut` pixels."""
    kept = list(way)
    while len(kept) > 1:
        last = QLineF(kept[-1], kept[-2])
        if last.length() > cut:
            return [*kept[:-1], last.pointAt(cut / last.length())]
        cut -= last.length()
        kept.pop()
    return [way[0], way[0]]


def ball(painter: QPainter, at: QPointF, radius: float, colour: QColor, halo: QColor) -> None:
    """A ball: a disc with a halo and a soft light."""
    painter.setPen(pen(halo, max(2.0, radius * 0.3)))
    painter.setBrush(colour)
    painter.drawEllipse(at, radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour.lighter(165))
    painter.drawEllipse(at + QPointF(-radius * 0.3, -radius * 0.34), radius * 0.36, radius * 0.3)


def ghost(painter: QPainter, at: QPointF, radius: float, colour: QColor, halo: QColor) -> None:
    """Where the ball will be: a ring you can see through."""
    soft = QColor(colour)
    soft.setAlphaF(0.28)
    painter.setBrush(soft)
    painter.setPen(pen(halo, radius * 0.7))
    painter.drawEllipse(at, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(colour, max(2.0, radius * 0.3)))
    painter.drawEllipse(at, radius, radius)


def pin(painter: QPainter, at: QPointF, towards: QPointF, size: float, colour: QColor, halo: QColor) -> None:
    """A triangle at the edge: what it stands for lies further out in this direction."""
    way = QLineF(QPointF(0, 0), towards)
    angle = math.atan2(way.dy(), way.dx()) if way.length() else 0.0
    turn = ((1.0, 0.0), (-0.7, 0.75), (-0.7, -0.75))
    c, s = size * math.cos(angle), size * math.sin(angle)
    shape = QPolygonF([at + QPointF(x * c - y * s, x * s + y * c) for x, y in turn])
    painter.setPen(pen(halo, max(2.0, size * 0.3)))
    painter.setBrush(colour)
    painter.drawPolygon(shape)


def cross(painter: QPainter, at: QPointF, size: float, colour: QColor, width: float, halo: QColor) -> None:
    """The bottom: a plus with a halo."""
    for ink, extra in ((halo, width * 1.6), (colour, 0.0)):
        painter.setPen(pen(ink, width + extra))
        painter.drawLine(at - QPointF(size, 0), at + QPointF(size, 0))
        painter.drawLine(at - QPointF(0, size), at + QPointF(0, size))


def symbol(painter: QPainter, at: QPointF, one: bool, size: float, look: Look, lit: bool = False) -> None:
    """A data point: class 1 is a disc, class 0 a square; they differ in colour and in shape."""
    painter.setPen(pen(look.colour("accent" if lit else "halo"), max(1.6, size * (0.5 if lit else 0.22))))
    painter.setBrush(look.colour("one" if one else "zero"))
    if one:
        painter.drawEllipse(at, size, size)
    else:
        painter.drawRect(QRectF(at.x() - size * 0.9, at.y() - size * 0.9, size * 1.8, size * 1.8))


def dots(painter: QPainter, places: Iterable[QPointF], radius: float, colour: QColor) -> None:
    """Many small discs of one colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for at in places:
        painter.drawEllipse(at, radius, radius)


def apart(px: Any, py: Any, least: float) -> list[int]:
    """Every place that is at least so many pixels from the last one kept: dots, not sausages."""
    kept = [0] if len(px) else []
    for k in range(1, len(px)):
        if abs(px[k] - px[kept[-1]]) + abs(py[k] - py[kept[-1]]) >= least:
            kept.append(k)
    return kept
