"""A heap: its pictures as small squares, under each how sure the learner is of it, and whether it was judged right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from core.heaps import LEAST, Place
from core.heaps_film import Step
from gui.pictures.cat_easel import CENTRE, RIGHT
from gui.pictures.photo import rgb_image
from gui.pictures.teach.board import Board
from gui.pictures.teach.plan import Grid, close_box
from gui.pictures.teach.scene import drop_place, focused, index_of, secret, shares_of


def paint_heap(e: Board, place: Place) -> None:
    """The room, its first line (the name is a field that lies over it), and the pictures."""
    box = e.plan.room(place)
    e.room(box, drop_place(e.frame) == place, e.aim == place)
    paint_sign(e, place)
    items = e.heaps.heap(place).items
    if not items:
        _empty(e, place)
        return
    where = e.plan.grid(place, len(items))
    at, sheet = _sheet(e, place, where)
    e.p.drawPixmap(at, sheet)
    _pointed(e, place, where)


def paint_sign(e: Board, place: Place) -> None:
    """The mark of the class: a disc for the first heap, a square for the second; and how many there are."""
    box, text = e.plan.room(place), e.px()
    at = QPointF(box.x() + e.plan.pad + 0.6 * text, box.y() + e.plan.pad + 0.5 * e.plan.head)
    e.dot(at, place, 0.5 * text, square=place == "zero")
    items = e.heaps.heap(place).items
    count = QRectF(e.edges.get(place, box.right()) - 4.6 * text, at.y() - text, 4 * text, 2 * text)
    e.text(count, str(len(items)), "title", place, RIGHT, bold=True)


def _empty(e: Board, place: Place) -> None:
    """What to do with an empty heap."""
    box = e.plan.ground(place)
    e.p.setBrush(Qt.BrushStyle.NoBrush)
    e.p.setPen(e.look.pen("faint", 0.6 * e.look.stroke, (5, 4)))
    e.p.drawRoundedRect(box.adjusted(4, 4, -4, -4), 8, 8)
    words = e.say("teach.label.empty_heap", least=LEAST)
    inner = box.adjusted(1.2 * e.px(), e.px(), -1.2 * e.px(), -e.px())
    e.text(inner, words, "title", "faint", CENTRE, wrap=True, scale=0.8)


def _pictures(e: Board, place: Place, where: Grid) -> QPixmap:
    """All of them, painted once for as long as nothing changes."""

    def make() -> QPixmap:
        ratio = e.p.device().devicePixelRatioF()
        size = where.box.size() * ratio
        sheet = QPixmap(max(1, round(size.width())), max(1, round(size.height())))
        sheet.setDevicePixelRatio(ratio)
        sheet.fill(Qt.GlobalColor.transparent)
        with QPainter(sheet) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for k, item in enumerate(e.heaps.heap(place).items):
                cell = where.cell(k).translated(-where.box.x(), -where.box.y())
                painter.drawImage(cell, rgb_image(item.square))
        return sheet

    return e.kept(("sheet", place, where.box.width(), where.box.height()), make)


@dataclass
class _Sheet:
    """A heap as one step shows it: within the step nothing of it moves."""

    pixmap: QPixmap
    step: Step | None = None
    hidden: bool = False


def _sheet(e: Board, place: Place, where: Grid) -> tuple[QPointF, QPixmap]:
    """The pictures with what was said of them, and where to put them down."""
    edge = ceil(2 * e.look.stroke) + 1
    at = QPointF(floor(where.box.x()) - edge, floor(where.box.y()) - edge)
    wide, high = ceil(where.box.width()) + 2 * edge + 1, ceil(where.box.height()) + 2 * edge + 1
    ratio = e.p.device().devicePixelRatioF()

    def make() -> _Sheet:
        pixmap = QPixmap(round(wide * ratio), round(high * ratio))
        pixmap.setDevicePixelRatio(ratio)
        return _Sheet(pixmap)

    kept, hidden = e.kept(("judged", place, at.x(), at.y(), wide, high, ratio), make), secret(e.frame)
    if kept.step is not e.step or kept.hidden != hidden:
        kept.step, kept.hidden = e.step, hidden
        kept.pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(kept.pixmap) as painter:
            painter.translate(-at)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawPixmap(QPointF(where.box.x(), where.box.y()), _pictures(e, place, where))
            inner = replace(e, p=painter)
            _judged(inner, place, where)
            _round(inner, place, where)
    return at, kept.pixmap


def _judged(e: Board, place: Place, where: Grid) -> None:
    """Under each picture how sure it is that it lies in its own heap; and a tick once it was left out."""
    side, tall = where.side, max(3.0, 0.09 * where.side)
    cells = [where.cell(k) for k in range(where.n)]
    bars = [QRectF(cell.x(), cell.bottom() + 0.04 * side, side, tall) for cell in cells]
    e.p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    _fill(e, bars, "line")
    shares, left = shares_of(e.frame, place)
    if len(shares) == where.n and not secret(e.frame):
        told = [QRectF(bar.x(), bar.y(), share * side, tall) for bar, share in zip(bars, shares.tolist(), strict=True)]
        right = shares > 0.5
        _fill(e, _some(told, right), place)
        _fill(e, _some(told, ~right), "zero" if place == "one" else "one")
        _fill(e, [QRectF(bar.center().x() - 0.5, bar.y() - 1, 1.0, tall + 2) for bar in bars], "ink")
        _fill(e, _some(cells, left & ~right), "ground", 0.45)
        r = min(max(6.0, 0.15 * side), 0.3 * side)
        for sign in (True, False):
            stamp = _tick(e, r, sign)
            for cell in _some(cells, left & (right == sign)):
                e.p.drawPixmap(QPointF(cell.right() - 2 * r, cell.bottom() - 2 * r), stamp)
    e.p.setRenderHint(QPainter.RenderHint.Antialiasing)


def _some(boxes: list[QRectF], which: NDArray[np.bool_]) -> list[QRectF]:
    return [boxes[k] for k in np.flatnonzero(which).tolist()]


def _fill(e: Board, boxes: list[QRectF], role: str, alpha: float = 1.0) -> None:
    """All in one colour, at once."""
    if boxes:
        e.p.setPen(Qt.PenStyle.NoPen)
        e.p.setBrush(e.look.colour(role, alpha))
        e.p.drawRects(boxes)


def _tick(e: Board, r: float, right: bool) -> QPixmap:
    """The sign of right or wrong, painted once."""

    def make() -> QPixmap:
        ratio = e.p.device().devicePixelRatioF()
        side = ceil(2.4 * r * ratio)
        sign = QPixmap(side, side)
        sign.setDevicePixelRatio(ratio)
        sign.fill(Qt.GlobalColor.transparent)
        with QPainter(sign) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            replace(e, p=painter).tick(QPointF(1.2 * r, 1.2 * r), r, right)
        return sign

    return e.kept(("tick", r, right), make)


def _round(e: Board, place: Place, where: Grid) -> None:
    """Those that are left out in this round."""
    if e.step.name != "test" or bool(np.isfinite(e.step.left).all()) or secret(e.frame):
        return
    first = index_of(e.heaps, place, 0)
    _ring(e, [where.cell(k - first) for k in e.step.out if first <= k < first + where.n], "accent")


def _ring(e: Board, boxes: list[QRectF], role: str) -> None:
    if not boxes:
        return
    e.p.setBrush(Qt.BrushStyle.NoBrush)
    for colour, wide in (("halo", 2.6), (role, 1.5)):
        e.p.setPen(QPen(e.look.colour(colour), wide * e.look.stroke))
        e.p.drawRects(boxes)


def _pointed(e: Board, place: Place, where: Grid) -> None:
    """The picture under the pointer, with the corner that removes it."""
    there = focused(e.frame)
    if there is None or there[0] != place:
        return
    cell = where.cell(there[1])
    _ring(e, [cell], "ink")
    paint_close(e, cell)


def paint_close(e: Board, cell: QRectF) -> None:
    """The × in the corner."""
    box = close_box(cell, e.px())
    e.p.setPen(QPen(e.look.colour("halo"), 1.0))
    e.p.setBrush(e.look.colour("ink"))
    e.p.drawEllipse(box)
    e.p.setPen(QPen(e.look.colour("halo"), max(1.5, 0.09 * box.width())))
    s = 0.2 * box.width()
    for sign in (1, -1):
        e.p.drawLine(box.center() + QPointF(-s, -s * sign), box.center() + QPointF(s, s * sign))
